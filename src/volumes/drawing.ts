/** What a bound page shows, made ready in the file: operators that draw it upright from the lower left corner. */
import type { Size } from '../readers/evidence/bound-page.ts';

export interface Drawing {
  /** Upright, in points. */
  readonly content: Size;
  /** Size of the page it belongs on. */
  readonly page: Size;
  readonly operators: string;
  /** Names used by the operators → object numbers. */
  readonly objects: ReadonlyMap<string, number>;
}
