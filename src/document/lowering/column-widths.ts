/**
 * Widths of a table's columns. The widths of the tree are wishes: a column that could not hold its longest word gets
 * the room from the others, so that no number and no syllable is cut between characters.
 */
import { widestPieceTwip } from '../../text/lines.ts';
import { widthsOverLeast } from '../share-widths.ts';
import { styleOf } from '../styles.ts';
import type { Table, TableRow } from '../tree.ts';

/** A word may claim this share of the table at most; longer ones are cut. */
const MAX_WORD_SHARE = 0.3;
/** Against rounding in the programs that read the file. */
const SPARE = 14;

/** Whole twips; never wider together than `widthTwip`. `padX`: clear space left and right of a cell's text. */
export function columnWidths(block: Table, widthTwip: number, padX: number): number[] {
  const wishes = block.columns.map((column) => column.widthTwip);
  const total = Math.min(
    widthTwip,
    wishes.reduce((sum, wish) => sum + wish, 0),
  );
  const most = Math.floor(total * MAX_WORD_SHARE);
  const least = wishes.map(() => 0);
  measure(block.head, block.headStyle, block.columns.length, least);
  measure(block.body, block.cellStyle, block.columns.length, least);
  const padded = least.map((twip) => Math.min(most, Math.ceil(twip) + 2 * padX + SPARE));
  const sum = padded.reduce((a, b) => a + b, 0);
  return widthsOverLeast(
    wishes,
    sum <= total ? padded : padded.map((twip) => Math.floor((twip * total) / sum)),
    total,
  );
}

/** Raises `least` to the widest piece of each column; cells over several columns do not count. */
function measure(
  rows: readonly TableRow[],
  style: Table['cellStyle'],
  columns: number,
  least: number[],
): void {
  /** For how many more rows each column is covered from above. */
  const covered: number[] = Array.from({ length: columns }, () => 0);
  for (const { cells } of rows) {
    let column = 0;
    for (const cell of cells) {
      while (column < columns && covered[column]! > 0) column++;
      if (column >= columns) break;
      const span = cell.colSpan ?? 1;
      if (span === 1)
        for (const p of cell.paragraphs)
          least[column] = Math.max(least[column]!, widestPieceTwip(p.runs, styleOf(p.style ?? style)));
      for (let k = column; k < Math.min(columns, column + span); k++) covered[k] = cell.rowSpan ?? 1;
      column += span;
    }
    for (let k = 0; k < columns; k++) covered[k] = Math.max(0, covered[k]! - 1);
  }
}
