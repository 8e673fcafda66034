/**
 * A shared formula stands as text in its first cell only; when that cell gets a value, the next cell takes the text
 * over, moved by the distance between the two.
 */
import { cellAddress, parseAddress } from '../../readers/workbook/raw.ts';

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;

/** Pieces that are not addresses: texts, quoted sheet names, structured references, names and functions. */
const PIECES =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\p{L}\p{N}_.\\])(?:(\$?)([A-Z]{1,3})(\$?)(\d{1,7})|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!])|[\p{L}_\\][\p{L}\p{N}_.\\]*/giu;

/** `formula` (without `=`) as it reads when copied `rows` down and `columns` to the right. */
export const movedFormula = (formula: string, rows: number, columns: number): string =>
  formula.replace(PIECES, (piece, ...groups: (string | undefined)[]) => {
    const [absC, column, absR, row, absC1, c1, absC2, c2, absR1, r1, absR2, r2] = groups;
    const down = (fixed: string | undefined, n: string): string | null =>
      within(Number(n) + (fixed ? 0 : rows), MAX_ROW, (m) => `${fixed}${m}`);
    const right = (fixed: string | undefined, letters: string): string | null =>
      within(columnNumber(letters) + (fixed ? 0 : columns), MAX_COLUMN, (m) => `${fixed}${lettersOf(m)}`);
    const join = (a: string | null, mark: string, b: string | null): string =>
      a === null || b === null ? '#REF!' : a + mark + b;
    if (column !== undefined && row !== undefined) return join(right(absC, column), '', down(absR, row));
    if (c1 !== undefined && c2 !== undefined) return join(right(absC1, c1), ':', right(absC2, c2));
    if (r1 !== undefined && r2 !== undefined) return join(down(absR1, r1), ':', down(absR2, r2));
    return piece;
  });

const within = (n: number, max: number, show: (n: number) => string): string | null =>
  n >= 1 && n <= max ? show(n) : null;
const columnNumber = (letters: string): number => parseAddress(`${letters}1`)!.column;
const lettersOf = (column: number): string => cellAddress(1, column).slice(0, -1);
