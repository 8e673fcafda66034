/** The four parts of a sheet from top to bottom: title, heads, body, foot. Only title, heads and foot merge cells. */
import type { TableModel } from '../../tables/model.ts';
import { cellContent } from './cell-content.ts';
import type { FormulaContext } from './formula.ts';
import { type CellFont, lineCount } from './measure.ts';
import { columnLetter, groupSpans, type SheetPlan } from './sheet-plan.ts';
import type { SheetWriter } from './sheet-writer.ts';
import type { ShownRow } from './shown-cell.ts';
import type { CellLook } from './styles.ts';

const free = (font: CellFont, align: CellLook['align']): CellLook => ({
  font,
  align,
  vertical: 'middle',
  border: false,
  wrap: true,
});

const boxed = (font: CellFont, align: CellLook['align']): CellLook => ({
  font,
  align,
  vertical: 'middle',
  border: true,
  wrap: true,
});

const TITLE: CellFont = { sizePt: 14, bold: true };

export function writeTitle(w: SheetWriter, table: TableModel, plan: SheetPlan, sizePt: number): void {
  const { printed } = plan;
  if (plan.issuerRow !== null)
    w.text(plan.issuerRow, 1, printed, table.issuer!, free({ sizePt, bold: true }, 'left'));
  const title = table.title.normalize('NFC').toUpperCase();
  w.text(plan.titleRow, 1, printed, title, free(TITLE, 'center'));
  plan.noteRows.forEach((row, i) => {
    w.text(row, 1, printed, table.notes[i]!, free({ sizePt, italic: true }, 'center'));
  });
  if (plan.unitRow !== null) {
    w.text(plan.unitRow, 1, printed, table.unitNote!, free({ sizePt, italic: true }, 'right'));
  }
}

export function writeHeads(w: SheetWriter, plan: SheetPlan, font: CellFont): void {
  const look = boxed(font, 'center');
  const { columns, groupRow, headRow, numberRow } = plan;
  columns.forEach((column, i) => {
    if (column.group !== undefined) w.text(headRow, i + 1, i + 1, column.title, look);
  });
  if (groupRow !== null) {
    for (const { group, first, last } of groupSpans(columns)) w.text(groupRow, first, last, group, look);
  }
  // Heads over both rows come last: they only need what the two rows have not reserved yet.
  columns.forEach((column, i) => {
    if (column.group !== undefined) return;
    const top = groupRow ?? headRow;
    w.text(top, i + 1, i + 1, column.title, look, headRow - top + 1);
  });
  if (numberRow === null) return;
  let number = 0;
  columns.forEach((_, i) => {
    const text = i < plan.printed ? `(${++number})` : '';
    w.text(numberRow, i + 1, i + 1, text, boxed({ sizePt: font.sizePt, italic: true }, 'center'));
  });
}

/** Gives back the ranges of texts that look like numbers, by column. */
export function writeBody(
  w: SheetWriter,
  plan: SheetPlan,
  rows: readonly ShownRow[],
  context: FormulaContext,
): string[] {
  const numericTexts = new Set<number>();
  rows.forEach(({ row: model, cells }, r) => {
    const row = plan.bodyFirst + r;
    const vertical = model.kind === 'total' ? 'middle' : 'top';
    cells.forEach((cell, c) => {
      const { font, wraps: wrap } = cell;
      const content = cellContent(cell, context, w.warnAt(row, c + 1));
      const align = cell.model.align ?? cell.column.align;
      w.put(row, c + 1, content, { font, align, vertical, border: true, wrap });
      if (content.numericText) numericTexts.add(c);
    });
    w.fit(row, cells);
  });
  return [...numericTexts].sort((a, b) => a - b).map((c) => bodyRange(plan, c));
}

export const bodyRange = (plan: SheetPlan, column: number): string => {
  const letter = columnLetter(column + 1);
  return `${letter}${plan.bodyFirst}:${letter}${plan.bodyLast}`;
};

/** Lines left free for a signature. */
const SIGNATURE_LINES = 4;

/**
 * Notes and signers under the table; gives back the last row used. Each signer is one cell of one row, because
 * rows are all that a sheet never parts at a page end; blank lines bring the names to one height.
 */
export function writeFoot(
  w: SheetWriter,
  table: TableModel,
  plan: SheetPlan,
  px: readonly number[],
  font: CellFont,
): number {
  let row = plan.footFirst;
  let last = Math.max(plan.bodyLast, plan.bodyFirst - 1);
  const notes = [...(table.closing === undefined ? [] : [table.closing]), ...table.footNotes];
  for (const note of notes) {
    w.text(row, 1, plan.printed, note, free({ ...font, bold: false }, 'left'));
    last = row++;
  }
  const signers = table.signers ?? [];
  if (notes.length > 0) row++;
  const look = { ...free({ ...font, bold: true }, 'center'), vertical: 'top' } as const;
  const arrange = signers.length > plan.printed ? stacked : sideBySide;
  for (const group of arrange(signers, px.slice(0, plan.printed))) {
    const placed = group.map(({ signer, first, end }) => {
      const width = px.slice(first - 1, end).reduce((sum, w) => sum + w, 0);
      return { signer, first, end, lines: lineCount(signer.capacity, look.font, width) };
    });
    const most = Math.max(...placed.map(({ lines }) => lines));
    for (const { signer, first, end, lines } of placed) {
      const gap = Array<string>(most - lines + SIGNATURE_LINES).fill('');
      w.text(row, first, end, [...signer.capacity, ...gap, signer.name].join('\n'), look);
    }
    last = row;
    row += 2;
  }
  return last;
}

type Signer = NonNullable<TableModel['signers']>[number];
interface PlacedSigner {
  readonly signer: Signer;
  readonly first: number;
  readonly end: number;
}

/** As equal shares of the width as the columns allow, from left to right; a single signer stands on the right. */
function sideBySide(signers: readonly Signer[], px: readonly number[]): PlacedSigner[][] {
  if (signers.length === 0) return [];
  if (px.length === 1) return stacked(signers, px);
  const shares = Math.max(2, signers.length);
  let sum = 0;
  const edges = px.map((width) => (sum += width));
  const ends: number[] = [];
  for (let share = 1; share < shares; share++) {
    const target = (sum * share) / shares;
    const least = (ends.at(-1) ?? 0) + 1;
    const most = px.length - (shares - share);
    let end = least;
    for (let c = least; c <= most; c++) {
      if (Math.abs(edges[c - 1]! - target) < Math.abs(edges[end - 1]! - target)) end = c;
    }
    ends.push(end);
  }
  ends.push(px.length);
  const spans = ends.map((end, i) => ({ first: (ends[i - 1] ?? 0) + 1, end }));
  return [signers.map((signer, i) => ({ signer, ...spans[spans.length - signers.length + i]! }))];
}

const stacked = (signers: readonly Signer[], px: readonly number[]): PlacedSigner[][] =>
  signers.map((signer) => [{ signer, first: 1, end: px.length }]);
