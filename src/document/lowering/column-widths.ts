/**
 * Widths of a table's columns. The widths of the tree are wishes. A column that could not hold its longest word gets
 * the room from the others, so that no number and no syllable is cut between characters; then room goes where it saves
 * lines, so that a long table is as short as its words allow.
 */
import { fontGeneration } from '../../text/faces.ts';
import { paragraphWidths } from '../../text/lines.ts';
import { widthsOverLeast } from '../share-widths.ts';
import { styleOf } from '../styles.ts';
import type { Table, TableRow } from '../tree.ts';
import { fewerLines, type RowWords } from './fewer-lines.ts';

/** A word may claim this share of the table at most; longer ones are cut. */
const MAX_WORD_SHARE = 0.3;
/** Against rounding in the programs that read the file. */
const SPARE = 14;

/** Both writers lower the same tree; its tables are measured once. */
const known = new WeakMap<
  Table,
  { readonly fonts: number; readonly widthTwip: number; readonly widths: readonly number[] }
>();

/** Whole twips; never wider together than `widthTwip`. `padX`: clear space left and right of a cell's text. */
export function columnWidths(block: Table, widthTwip: number, padX: number): readonly number[] {
  const fonts = fontGeneration();
  const before = known.get(block);
  if (before?.fonts === fonts && before.widthTwip === widthTwip) return before.widths;
  const widths = measured(block, widthTwip, padX);
  known.set(block, { fonts, widthTwip, widths });
  return widths;
}

function measured(block: Table, widthTwip: number, padX: number): readonly number[] {
  const wishes = block.columns.map((column) => column.widthTwip);
  const total = Math.min(
    widthTwip,
    wishes.reduce((sum, wish) => sum + wish, 0),
  );
  const most = Math.floor(total * MAX_WORD_SHARE);
  const least = wishes.map(() => 0);
  const words: RowWords[] = [];
  measure(block.head, block.headStyle, block.columns.length, least);
  measure(block.body, block.cellStyle, block.columns.length, least, words);
  const padded = least.map((twip) => Math.min(most, Math.ceil(twip) + 2 * padX + SPARE));
  const sum = padded.reduce((a, b) => a + b, 0);
  if (sum > total)
    return widthsOverLeast(
      wishes,
      padded.map((twip) => Math.floor((twip * total) / sum)),
      total,
    );
  return fewerLines(widthsOverLeast(wishes, padded, total), padded, words, padX);
}

const NO_WORDS: readonly number[] = [];

/**
 * Raises `least` to the widest piece of each column, and collects what the rows say in `words`; cells over several
 * columns or rows do not count.
 */
function measure(
  rows: readonly TableRow[],
  style: Table['cellStyle'],
  columns: number,
  least: number[],
  words?: RowWords[],
): void {
  /** For how many more rows each column is covered from above. */
  const covered: number[] = Array.from({ length: columns }, () => 0);
  for (const { cells } of rows) {
    const said = new Array<readonly number[]>(columns).fill(NO_WORDS);
    let column = 0;
    for (const cell of cells) {
      while (column < columns && covered[column]! > 0) column++;
      if (column >= columns) break;
      const span = cell.colSpan ?? 1;
      if (span === 1) {
        const wholes = new Array<number>(cell.paragraphs.length);
        for (let i = 0; i < wholes.length; i++) {
          const p = cell.paragraphs[i]!;
          const { whole, widest } = paragraphWidths(p.runs, styleOf(p.style ?? style), least[column]!);
          least[column] = Math.max(least[column]!, widest);
          wholes[i] = whole;
        }
        if ((cell.rowSpan ?? 1) === 1) said[column] = wholes;
      }
      for (let k = column; k < Math.min(columns, column + span); k++) covered[k] = cell.rowSpan ?? 1;
      column += span;
    }
    for (let k = 0; k < columns; k++) covered[k] = Math.max(0, covered[k]! - 1);
    words?.push(said);
  }
}
