/**
 * A workbook as it stands in the file, before anything is known of cases: sheets and cells, nothing expanded.
 * Everything that reads an XLSX (cases, returned forms, marking) starts from this.
 */

/** How Excel shows a number cell; decides whether 45611 is a day and 0.8283 a percentage. */
export interface RawNumberFormat {
  readonly kind: 'general' | 'number' | 'percent' | 'date' | 'text';
  /** Digits after the mark that the format fixes (`0.00`, `0.0%`); null when it fixes none (General, `0.##`). */
  readonly decimals: number | null;
}

export interface RawCell {
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  /** `blank`: the cell exists (a style) and holds nothing. */
  readonly kind: 'blank' | 'text' | 'number' | 'boolean' | 'error';
  /**
   * Text as stored (rich text joined, phonetic runs left out, not cleaned, line ends as \n); the source digits of a
   * number ("14.5", "8.8282999999999999E-1"); "TRUE"/"FALSE"; "#REF!".
   */
  readonly text: string;
  readonly format: RawNumberFormat;
  /** The cell holds a formula (its cached result is `kind` and `text`). */
  readonly formula: boolean;
  /** A formula whose result was never saved. */
  readonly uncached: boolean;
}

export interface RawRange {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface RawSheet {
  readonly name: string;
  /** Part inside the package: `xl/worksheets/sheet3.xml`. */
  readonly part: string;
  readonly hidden: boolean;
  /** By row, ascending; inside a row by column, ascending. Only cells that the file has. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  readonly merges: readonly RawRange[];
}

export interface RawWorkbook {
  readonly file: string;
  readonly sheets: readonly RawSheet[];
  /** Serial 0 is 1904-01-01 instead of 1899-12-30. */
  readonly date1904: boolean;
  /** Name of the program that saved it, from docProps/app.xml; for messages only. */
  readonly application: string | null;
}

/** `A1`, `AB17`. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** Row and column of `AB17` or `$AB$17`; null when it is no address. */
export function parseAddress(address: string): { readonly row: number; readonly column: number } | null {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address.toUpperCase());
  if (!m) return null;
  const column = [...m[1]!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
  return { row: Number(m[2]), column };
}
