/** Single cells beside a label outside the table: "Xã:", "Huyện:", "Năm:". */
import { decimal } from '../../model/quantity.ts';
import type { CellField } from '../columns/fields.ts';
import type { FormSheet } from '../form/form.ts';
import { folded } from '../rows/names.ts';
import type { CaseValues, FieldValue } from './case-values.ts';

const LABELS: readonly (readonly [CellField, readonly string[]])[] = [
  ['ten-xa', ['xã', 'tên xã', 'ubnd xã', 'ủy ban nhân dân xã', 'đơn vị xã']],
  ['ten-huyen', ['huyện', 'tên huyện', 'thuộc huyện']],
  ['ten-tinh', ['tỉnh', 'tên tỉnh', 'thuộc tỉnh']],
  ['nam', ['năm', 'năm đánh giá', 'năm báo cáo', 'năm đạt chuẩn']],
  ['ngay-so-lieu', ['số liệu tính đến', 'số liệu tính đến ngày', 'tính đến ngày', 'ngày số liệu']],
];
const BY_LABEL = new Map(LABELS.flatMap(([field, words]) => words.map((w) => [folded(w), field] as const)));

export interface LabelledCell {
  readonly row: number;
  readonly column: number;
  readonly field: CellField;
}

/** Labels end with a colon; the value goes to the next cell on the right. `isTable`: rows of the table. */
export function findLabels(sheet: FormSheet, isTable: (row: number) => boolean): readonly LabelledCell[] {
  const out: LabelledCell[] = [];
  for (const [row, cells] of sheet.raw.rows) {
    if (isTable(row)) continue;
    for (const [column, cell] of cells) {
      if (cell.kind !== 'text' || !/:\s*$/.test(cell.text)) continue;
      const field = BY_LABEL.get(folded(cell.text));
      if (!field) continue;
      const right = (sheet.mergeAt(row, column)?.lastColumn ?? column) + 1;
      const at = sheet.anchor(row, right);
      // Not into another label.
      if (at.row === row && at.column === right && !sheet.text(row, right).endsWith(':'))
        out.push({ row, column: right, field });
    }
  }
  return out;
}

/** "Xã: ……… Huyện: ………": dots behind a label in one cell, for a person to write over. */
export function dottedLabels(
  sheet: FormSheet,
  isTable: (row: number) => boolean,
): readonly { readonly cell: string; readonly text: string }[] {
  return [...sheet.raw.rows].flatMap(([row, cells]) =>
    isTable(row)
      ? []
      : [...cells.values()].flatMap((c) => {
          const label =
            c.kind === 'text'
              ? /(?:^|\s)([^:…\n]{2,30}?)\s*:?\s*(?:…|\.{3,}|_{3,})/u.exec(c.text.trim())?.[1]
              : undefined;
          return label !== undefined &&
            BY_LABEL.has(folded(label.replace(/^.*\s(?=(?:xã|huyện|tỉnh|năm)$)/iu, '')))
            ? [{ cell: sheet.address(row, c.column), text: c.text.trim() }]
            : [];
        }),
  );
}

export function cellFieldValue(values: CaseValues, field: CellField): FieldValue | null {
  const { commune, district, province, assessmentYear } = values.appraised.data;
  const name = (place: { readonly name: string } | undefined): FieldValue | null =>
    place ? { kind: 'text', text: place.name } : null;
  switch (field) {
    case 'ten-xa':
      return name(commune);
    case 'ten-huyen':
      return name(district);
    case 'ten-tinh':
      return name(province);
    case 'nam':
      return { kind: 'number', value: decimal(assessmentYear), unit: null, text: String(assessmentYear) };
    case 'ngay-so-lieu':
      return values.asOf;
  }
}
