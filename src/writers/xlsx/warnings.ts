/** Warnings of this writer; `sheet` and cell are named in the message, because a table has no line in a file. */
import type { Diagnostic } from '../../model/diagnostics.ts';

export type WarningCode =
  | 'xlsx-character-removed'
  | 'xlsx-text-cut'
  | 'xlsx-row-too-high'
  | 'xlsx-small-print'
  | 'xlsx-head-not-frozen'
  | 'xlsx-formula-as-value';

export type Warn = (code: WarningCode, place: string, message: string, hint?: string) => void;

/** Of a cell that is known already. */
export type WarnHere = (code: WarningCode, message: string, hint?: string) => void;

/** Collects into `into`; a place is "B1 Kết quả!C7" or "thuộc tính tệp". */
export const warner =
  (into: Diagnostic[]): Warn =>
  (code, place, message, hint) => {
    const text = `${place}: ${message}`;
    into.push({ code, severity: 'warning', message: text, where: [], ...(hint ? { hint } : {}) });
  };
