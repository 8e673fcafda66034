import type { PdfOutput } from './pdf-output.ts';
import { textString } from './pdf-text.ts';

/** Layers of all sources together: without a list in the catalog, hidden ones would show. */
export class Layers {
  readonly #all: number[] = [];
  readonly #hidden: number[] = [];

  add(num: number, hidden: boolean): void {
    this.#all.push(num);
    if (hidden) this.#hidden.push(num);
  }

  /** Entry of the catalog; empty when there are no layers. */
  entry(out: PdfOutput): string {
    if (this.#all.length === 0) return '';
    const list = (nums: readonly number[]): string => `[${nums.map((num) => `${num} 0 R`).join(' ')}]`;
    const usual = `<</Name${textString('Lớp của tệp nguồn')}/Order${list(this.#all)}/OFF${list(this.#hidden)}>>`;
    return `/OCProperties ${out.add(`<</OCGs${list(this.#all)}/D${usual}>>`)} 0 R`;
  }
}
