/**
 * Danh sách đơn vị chưa gửi phiếu: forms that nobody has sent back, by deadline and unit, on one page. What does not fit is
 * counted, as in the meeting overview; who has answered stands below in a sentence.
 */
import { decimal } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { countText, joinNames } from '../wording/grammar.ts';
import { dateCell, issuerLine, signersOf, type TableContext, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';

/** State of one form; what `collecting` knows of it. */
export interface FormState {
  readonly form: string;
  readonly title: string;
  readonly unitName: string;
  /** ISO day. */
  readonly deadline: string | null;
  readonly items: number;
  readonly filled: number;
  readonly returned: { readonly on: string } | null;
  readonly late: boolean | null;
}

/** Not sent back, though something is still missing; a form whose data came by other ways is not asked for. */
export const isOutstanding = (form: FormState): boolean => form.returned === null && form.filled < form.items;

export interface OutstandingOptions {
  /** How many rows are printed; the rest is counted. */
  readonly rows: number;
  /** ISO day on which the list is made; null when nobody says. */
  readonly today: string | null;
}

/** "Phòng A (05/11/2024), Phòng B (06/11/2024, còn thiếu 03 mục)": who has answered, in the order of the forms. */
export function answeredText(forms: readonly FormState[]): string | null {
  const answered = forms.filter((f) => f.returned !== null);
  if (answered.length === 0) return null;
  const one = (f: FormState): string => {
    const missing = f.items - f.filled;
    const rest = missing > 0 ? `, còn thiếu ${countText(missing)} mục` : '';
    return `${f.unitName} (ngày ${shortDate(f.returned!.on)}${rest})`;
  };
  return `Đã gửi ${countText(answered.length)}/${forms.length} phiếu: ${joinNames(answered.map(one))}.`;
}

/** "Chưa gửi 04/12 phiếu, trong đó quá hạn 01." */
export function outstandingText(forms: readonly FormState[]): string {
  const open = forms.filter(isOutstanding);
  if (open.length === 0) return 'Không còn phiếu nào phải gửi.';
  const late = open.filter((f) => f.late === true).length;
  return `Chưa gửi ${countText(open.length)}/${forms.length} phiếu${late > 0 ? `, trong đó quá hạn ${countText(late)} phiếu` : ''}.`;
}

export function outstandingTable(
  context: TableContext,
  forms: readonly FormState[],
  { rows: most, today }: OutstandingOptions,
): TableModel {
  const open = forms.filter(isOutstanding);
  const rows = open.slice(0, most).map(
    (f, i): TableRowModel => ({
      key: f.form,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        unit: textCell(f.unitName),
        form: textCell(f.title.replace(` - ${f.unitName}`, '')),
        missing: { kind: 'number', value: decimal(f.items - f.filled), scale: 0, suffix: `/${f.items}` },
        deadline: dateCell(f.deadline),
        late: textCell(f.late === null ? null : f.late ? 'Quá hạn' : 'Chưa'),
      },
    }),
  );
  const rest = open.length - rows.length;
  if (rest > 0)
    rows.push({
      key: 'rest',
      kind: 'data',
      cells: { unit: textCell(`và ${countText(rest)} phiếu khác`, { bold: true }) },
    });
  const { commune, assessmentYear } = context.appraised.data;
  return {
    key: 'outstanding',
    ...issuerLine(context),
    sheetName: 'Chưa gửi phiếu',
    title: 'Danh sách đơn vị chưa gửi phiếu số liệu',
    notes: [
      `Hồ sơ ${commune.kind} ${commune.name} năm ${assessmentYear}${today === null ? '' : `, tính đến ngày ${shortDate(today)}`}`,
      outstandingText(forms),
    ],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 9 },
      { key: 'unit', title: 'Đơn vị', kind: 'text', align: 'left', weight: 54 },
      { key: 'form', title: 'Phiếu', kind: 'text', align: 'left', weight: 46 },
      { key: 'missing', title: 'Số mục còn thiếu', kind: 'number', align: 'center', weight: 17 },
      { key: 'deadline', title: 'Hạn gửi', kind: 'date', align: 'center', weight: 24 },
      { key: 'late', title: 'Quá hạn', kind: 'text', align: 'center', weight: 17 },
    ],
    numberedColumns: false,
    rows,
    footNotes: [answeredText(forms)].filter((line) => line !== null),
    signers: [signersOf(context, 'outstanding', [], ['NGƯỜI LẬP DANH SÁCH'])[1]],
    orientation: 'portrait',
    onePage: true,
  };
}
