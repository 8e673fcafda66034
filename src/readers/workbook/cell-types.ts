/** What a cell is asked for, and how a conversion answers: a value, nothing, or a message at the cell. */
import type { Diagnostics, Place } from '../../model/diagnostics.ts';
import type { NumberText } from '../../model/number-text.ts';

export type Expected =
  | { readonly type: 'text' | 'line' | 'id' | 'integer' | 'year' | 'date' | 'month' | 'flag' }
  /** By the Vietnamese word that the workbook shows; the code itself is read too. */
  | { readonly type: 'choice'; readonly choices: ReadonlyMap<string, string> }
  /** `ratio`: "14/15,7" may stand here. */
  | { readonly type: 'decimal'; readonly unit?: string; readonly ratio?: boolean }
  | {
      readonly type: 'requirement';
      readonly comparator: 'at-least' | 'at-most' | 'equals';
      readonly unit?: string;
    };

/** As the schema takes it (`model/scalars.ts`): dates `YYYY-MM-DD`, months `YYYY-MM`, choices as codes; blank is undefined. */
export type Converted =
  | string
  | boolean
  | NumberText
  | { readonly ratio: { readonly numerator: NumberText; readonly denominator: NumberText } }
  | undefined;

export interface CellContext {
  readonly place: Place;
  /** Title of the column, for messages. */
  readonly title: string;
  readonly date1904: boolean;
}

export type Failure = { readonly ok: false };
export type Conversion = { readonly ok: true; readonly value: Converted } | Failure;

export const converted = (value: Converted): Conversion => ({ ok: true, value });

/** Says at one cell what is wrong; `problem` follows the title of the column. */
export class CellReport {
  readonly #context: CellContext;
  readonly #diagnostics: Diagnostics;

  constructor(context: CellContext, diagnostics: Diagnostics) {
    this.#context = context;
    this.#diagnostics = diagnostics;
  }

  error(code: string, problem: string, hint: string): Failure {
    this.#diagnostics.error(code, `"${this.#context.title}": ${problem}`, [this.#context.place], hint);
    return { ok: false };
  }

  warn(code: string, problem: string, hint: string): void {
    this.#diagnostics.warn(code, `"${this.#context.title}": ${problem}`, [this.#context.place], hint);
  }

  get date1904(): boolean {
    return this.#context.date1904;
  }
}

/** Text of a cell as messages quote it: one line, not endless. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
};
