/**
 * What is written where: for every found row and column the value of the case, unless the form has a formula there,
 * another value, a lock, or a merge that several rows share. What is not written is told with its reason.
 */
import type { Pack } from '../model/pack.ts';
import type { Level } from '../model/scalars.ts';
import type { CellEdit, CellValue } from '../workbook/patch/patch-workbook.ts';
import type { Field } from './columns/fields.ts';
import type { FormSheet } from './form/form.ts';
import type { FoundRow } from './rows/find-rows.ts';
import { type RowTarget, targetKey } from './rows/row-evidence.ts';
import type { UnderstoodSheet } from './understand.ts';
import type { CaseValues, FieldValue } from './values/case-values.ts';
import { cellFieldValue } from './values/labels.ts';
import { sameDay } from './values/same-day.ts';
import { isPlaceholder, saysSame, type Written, written } from './values/written.ts';

export interface DecidedCell {
  readonly sheet: string;
  readonly cell: string;
  /** `indicator:17.4`, `criterion:17`; '' for a cell beside a label. */
  readonly about: string;
  readonly field: string;
  /** What the case says, as it is or would be shown. */
  readonly shown: string;
  /** What the form says; '' when it says nothing. */
  readonly before: string;
  readonly state: CellState;
}

/** `written`: into an empty cell or dots; `replaced`: over another value, as was asked for; the others: left as they are. */
export type CellState =
  | 'written'
  | 'replaced'
  | 'same'
  | 'kept'
  | 'formula'
  | 'locked'
  | 'lines'
  | 'merged'
  | 'unit'
  | 'no-tick'
  | 'list'
  | 'number-only';

export interface Decisions {
  readonly cells: readonly DecidedCell[];
  readonly edits: readonly CellEdit[];
}

export function decideCells(
  pack: Pack,
  values: CaseValues,
  understood: UnderstoodSheet,
  overwrite: boolean,
): Decisions {
  const { sheet, rows, columns, heads } = understood;
  const cells: DecidedCell[] = [];
  const edits: CellEdit[] = [];
  const taken = new Set<string>();
  const unitColumn = [...columns].find(([, f]) => f.kind === 'unit')?.[0];
  const hasParts = [...columns.values()].some((f) => f.kind === 'numerator' || f.kind === 'denominator');
  const only = onlyLevel([...columns.values()]);
  const hasNotApplicable = [...columns.values()].some(
    (f) => f.kind === 'not-applicable' || f.kind === 'verdict',
  );
  const naming = new Set([...columns].filter(([, f]) => IDENTITY.has(f.kind)).map(([c]) => c));

  for (const row of rows)
    for (const [column, field] of columns) {
      if (IDENTITY.has(field.kind) || field.kind === 'ignored') continue;
      const at = sheet.anchor(row.row, column);
      // A label over the whole width, or the cell of another column.
      if (naming.has(at.column) || (at.column !== column && columns.has(at.column))) continue;
      const target = targetAt(row, column);
      if (target === 'shared') {
        if (values.of(row.target, field)) tell(at, row.target, field.code, '', 'merged');
        continue;
      }
      if (taken.has(sheet.address(at.row, at.column))) continue;
      const value = valueAt(target, field);
      if (!value) continue;
      const mergedTo = sheet.mergeAt(row.row, column)?.lastRow ?? row.row;
      if (row.lastRow > mergedTo) {
        tell(at, target, field.code, value.text, 'lines');
        continue;
      }
      const unit = unitAt(row, field);
      put(
        at,
        target,
        field,
        value,
        written(value, { sheet, ...at, head: heads.get(column) ?? '', field, unit }),
      );
    }
  for (const { row, column, field } of understood.cells) {
    const value = cellFieldValue(values, field);
    if (!value) continue;
    const at = sheet.anchor(row, column);
    const shown: Written =
      value.kind === 'number'
        ? {
            kind: 'write',
            value:
              sheet.format(at.row, at.column).kind === 'text'
                ? { kind: 'text', text: value.text }
                : { kind: 'number', text: value.text },
            shown: value.text,
          }
        : written(value, { sheet, ...at, head: '', field: LABEL, unit: null });
    put(at, null, { code: field }, value, shown);
  }
  return { cells, edits };

  /** A cell that the indicators of one criterion share is the criterion's. */
  function targetAt(row: FoundRow, column: number): RowTarget | 'shared' {
    const merge = sheet.mergeAt(row.row, column);
    if (!merge || merge.firstRow === merge.lastRow) return row.target;
    const inside = rows.filter((r) => r.row >= merge.firstRow && r.row <= merge.lastRow);
    if (inside.length === 1) return merge.firstRow === row.row ? row.target : 'shared';
    const criteria = new Set(inside.map((r) => criterionOf(pack, r.target)));
    return criteria.size === 1 ? { kind: 'criterion', id: [...criteria][0]! } : 'shared';
  }

  function valueAt(target: RowTarget, field: Field): FieldValue | null {
    return field.kind === 'unit' ? values.unit(target, hasParts) : values.of(target, field, only);
  }

  /** What the form, or else the case, says in the unit column. With columns for numerator and denominator it is theirs. */
  function unitAt(row: FoundRow, field: Field): string | null {
    if (unitColumn === undefined || (hasParts && field.kind === 'percent')) return null;
    const now = sheet.text(row.row, unitColumn);
    if (now !== '' && !isPlaceholder(now)) return now;
    return values.unit(row.target, hasParts)?.text ?? null;
  }

  function put(
    at: { row: number; column: number },
    target: RowTarget | null,
    field: { readonly code: string },
    value: FieldValue,
    result: Written,
  ): void {
    const address = sheet.address(at.row, at.column);
    if (taken.has(address)) return;
    taken.add(address);
    const cell = sheet.cell(at.row, at.column);
    const empty = !cell || cell.kind === 'blank' || (cell.kind === 'text' && isPlaceholder(cell.text));
    if (result.kind === 'refused') {
      if (empty || !saysSame(cell, { kind: 'text', text: result.shown }))
        tell(at, target, field.code, result.shown, result.why);
      return;
    }
    if (result.kind === 'leave') {
      if (isNotApplicable(value) && !hasNotApplicable && field.code.endsWith('chua-dat'))
        tell(at, target, field.code, value.text, 'no-tick');
      // A tick of the form under the other verdict.
      if (empty || sheet.isFormula(at.row, at.column)) return;
      settle(at, target, field.code, '', { kind: 'blank' });
      return;
    }
    if (sheet.isFormula(at.row, at.column)) tell(at, target, field.code, result.shown, 'formula');
    else if (
      !empty &&
      (saysSame(cell, result.value) || sameDay(cell, value) || isFormsOwn(cell, field.code, value))
    )
      tell(at, target, field.code, result.shown, 'same');
    else if (sheet.isLocked(at.row, at.column)) tell(at, target, field.code, result.shown, 'locked');
    else if (!empty) settle(at, target, field.code, result.shown, result.value);
    else {
      tell(at, target, field.code, result.shown, 'written');
      edits.push({ sheet: sheet.name, cell: address, value: result.value });
    }
  }

  /** Over what a person wrote only when that was asked for. */
  function settle(
    at: { row: number; column: number },
    target: RowTarget | null,
    field: string,
    shown: string,
    value: CellValue,
  ): void {
    const locked = sheet.isLocked(at.row, at.column);
    tell(at, target, field, shown, overwrite ? (locked ? 'locked' : 'replaced') : 'kept');
    if (overwrite && !locked)
      edits.push({ sheet: sheet.name, cell: sheet.address(at.row, at.column), value });
  }

  function tell(
    at: { row: number; column: number },
    target: RowTarget | null,
    field: string,
    shown: string,
    state: CellState,
  ): void {
    cells.push({
      sheet: sheet.name,
      cell: sheet.address(at.row, at.column),
      about: target === null ? '' : targetKey(target),
      field,
      shown,
      before: beforeText(sheet, at),
      state,
    });
  }
}

/** The level of every verdict that a form asks for; null when it asks for several, or for what counts in the end. */
function onlyLevel(fields: readonly Field[]): Level | null {
  const whose = new Set(
    fields.filter((f) => ['verdict', 'met', 'unmet'].includes(f.kind)).map((f) => f.whose),
  );
  const [first] = whose;
  return whose.size === 1 && first !== undefined && first !== 'effective' ? first : null;
}

const isNotApplicable = (value: FieldValue): boolean =>
  value.kind === 'verdict' && value.verdict === 'not-applicable';

/** Units and requirements that a form brings are its own; a requirement with other numbers is worth a word. */
const isFormsOwn = (cell: { readonly text: string }, field: string, value: FieldValue): boolean =>
  field === 'don-vi-tinh' || (field === 'yeu-cau' && !otherNumbers(cell.text, value.text));

function otherNumbers(form: string, ours: string): boolean {
  const numbers = (text: string): string =>
    (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((n) => Number(n.replace(',', '.'))).join(' ');
  return numbers(form) !== '' && numbers(ours) !== '' && numbers(form) !== numbers(ours);
}

const IDENTITY: ReadonlySet<string> = new Set(['number', 'running', 'name']);
const LABEL: Field = { code: '', kind: 'note', whose: 'effective', words: '' };

const beforeText = (sheet: FormSheet, at: { row: number; column: number }): string => {
  const cell = sheet.cell(at.row, at.column);
  if (!cell || cell.kind === 'blank') return '';
  return cell.kind === 'number' ? cell.text.replace('.', ',') : cell.text.trim();
};

export const criterionOf = (pack: Pack, target: RowTarget): string =>
  target.kind === 'criterion' ? target.id : pack.indicator.get(target.id)!.criterion.id;
