/**
 * Changes single cells of an office's workbook. What is not named stays byte for byte: charts, pivots, pictures,
 * macros, printer settings, even the compression of their parts. In: the file's bytes; out: new bytes.
 */
import { cellAddress, parseAddress } from '../../readers/workbook/raw.ts';
import type { CellValue } from './cell-value.ts';
import { firstVisibleCell, inRange, isTrue, readGrid } from './grid.ts';
import { addNotes } from './notes.ts';
import { MAIN_NS, OfficePackage, type SheetRef } from './package.ts';
import { refuse, withDiagnostics } from './refuse.ts';
import { type CellChange, editCells } from './sheet-edits.ts';
import { type Fill, StyleSheet } from './styles.ts';
import { child, sibling } from './xml.ts';

export type { CellValue } from './cell-value.ts';
export type { Fill } from './styles.ts';

export interface CellEdit {
  /** Name of the sheet as its tab shows it. */
  readonly sheet: string;
  /** `D17`. */
  readonly cell: string;
  /** Colour by severity; number format, font and borders stay. */
  readonly fill?: Fill;
  /** Becomes a note, or stands under the note that the cell has. */
  readonly comment?: string;
  /** The cell keeps its format; a formula in it gives way. */
  readonly value?: CellValue;
}

export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  /** The first cell that shows: for what concerns the sheet as a whole. */
  readonly cell: string;
}

/** The sheets in their order. Throws as `patchWorkbook` does. */
export const sheetHeads = (bytes: Uint8Array): SheetHead[] =>
  withDiagnostics(() => {
    const pkg = new OfficePackage(bytes);
    return pkg.sheets.map(({ name, hidden, part }) => {
      const { row, column } = firstVisibleCell(pkg, part);
      return { name, hidden, cell: cellAddress(row, column) };
    });
  });

type Change = CellChange & { readonly comment?: string | undefined };

/**
 * Several edits of one cell are done together: the last value, the gravest fill, all comments. In a merged range fill and note
 * go to the cell that shows.
 *
 * @throws DiagnosticError when the file is encrypted, signed, damaged or strict; when a sheet is unknown; when a value
 * is for a cell that a merge covers or an array formula fills.
 */
export const patchWorkbook = (bytes: Uint8Array, edits: readonly CellEdit[]): Buffer =>
  withDiagnostics(() => patched(bytes, edits));

function patched(bytes: Uint8Array, edits: readonly CellEdit[]): Buffer {
  const pkg = new OfficePackage(bytes);
  if (edits.length === 0) return Buffer.from(bytes);
  const styles = new StyleSheet(pkg, MAIN_NS);
  let formulaRemoved = false;
  for (const [sheet, changes] of bySheet(pkg, edits)) {
    formulaRemoved = editCells(pkg, sheet, changes, styles) || formulaRemoved;
    const notes = changes.flatMap(({ row, column, comment }) =>
      comment === undefined ? [] : [{ row, column, text: comment }],
    );
    addNotes(pkg, sheet, notes, MAIN_NS);
  }
  styles.save();
  if (edits.some((e) => e.value !== undefined)) recalculateOnLoad(pkg);
  // Excel builds the order of calculation anew when it is absent; a line about a cell without formula is an error.
  const chain = pkg.relationships(pkg.workbook).find((r) => r.kind === 'calcChain');
  if (formulaRemoved && chain) pkg.removeRelated(pkg.workbook, chain);
  return pkg.toBuffer();
}

function bySheet(pkg: OfficePackage, edits: readonly CellEdit[]): Map<SheetRef, Change[]> {
  const groups = new Map<SheetRef, CellEdit[]>();
  for (const edit of edits) {
    const sheet = findSheet(pkg, edit.sheet);
    const group = groups.get(sheet);
    if (group) group.push(edit);
    else groups.set(sheet, [edit]);
  }
  return new Map([...groups].map(([sheet, group]) => [sheet, joined(pkg, sheet, group)]));
}

function joined(pkg: OfficePackage, { part }: SheetRef, edits: readonly CellEdit[]): Change[] {
  const { merges } = readGrid(pkg, part, new Set());
  const cells = new Map<string, Change>();
  for (const edit of edits) {
    const at = parseAddress(edit.cell);
    if (!at || at.row > 1_048_576 || at.column > 16_384) throw new Error(`not an address: ${edit.cell}`);
    const merge = edit.value === undefined && merges.find((m) => inRange(m, at.row, at.column));
    const shown = merge ? { row: merge.firstRow, column: merge.firstColumn } : at;
    const key = cellAddress(shown.row, shown.column);
    const before = cells.get(key);
    const comments = [before?.comment, edit.comment].filter((c) => c !== undefined);
    cells.set(key, {
      ...shown,
      fill: FILLS.find((f) => f === edit.fill || f === before?.fill),
      value: edit.value ?? before?.value,
      comment: comments.length > 0 ? comments.join('\n\n') : undefined,
    });
  }
  return [...cells.values()];
}

function findSheet(pkg: OfficePackage, name: string): SheetRef {
  return (
    pkg.sheets.find((s) => s.name === name) ??
    pkg.sheets.find((s) => s.name.normalize('NFC') === name.normalize('NFC')) ??
    refuse(
      'sheet-unknown',
      `bảng tính không có trang "${name}"`,
      `các trang: ${pkg.sheets.map((s) => s.name).join(', ')}`,
    )
  );
}

/** The graver one covers. */
const FILLS: readonly Fill[] = ['error', 'warning', 'note'];

/** Children of `workbook` that stand before `calcPr` (ECMA-376 part 1, 18.2.27). */
const BEFORE_CALCULATION = new Set(
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames'.split(
    ' ',
  ),
);

/** Results of formulas that depend on a new value are those of the old one until the workbook is opened. */
function recalculateOnLoad(pkg: OfficePackage): void {
  pkg.edit(pkg.workbook, (splices, root) => {
    const settings = child(root, 'calcPr');
    if (settings) {
      if (!isTrue(settings.attributes.fullCalcOnLoad)) splices.setAttribute(settings, 'fullCalcOnLoad', '1');
      return;
    }
    const before = root.children.findLast((c) => BEFORE_CALCULATION.has(c.local))!;
    splices.insert(before.end, `<${sibling(root, 'calcPr')} calcId="0" fullCalcOnLoad="1"/>`);
  });
}
