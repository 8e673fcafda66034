/** A report with the office's choices → submissions of the values that were kept aside, the chosen ones marked. */
import path from 'node:path';
import type { Diagnostics } from '../../model/diagnostics.ts';
import { cleanSourceText } from '../../readers/clean-text.ts';
import { convertCell } from '../../readers/workbook/cell-values.ts';
import { cellAddress, type RawCell } from '../../readers/workbook/raw.ts';
import { readWorkbook } from '../../readers/workbook/read-workbook.ts';
import { type FormDef, type FormRow, rowsOf } from '../forms/form.ts';
import type { Answer, Submission } from '../returned/answers.ts';
import { pairEntry } from '../returned/read-answers.ts';
import { CHOICE_KEY, HEAD_ROW, REPORT_MARK } from './report-workbook.ts';

const NOT_A_REPORT = 'dùng đúng tệp bao-cao-thu-thap.xlsx do lệnh hoso collect ghi ra';

/** Null when the file is no report of this case; the reason is in the diagnostics. */
export function readChoices(
  file: string,
  bytes: Uint8Array,
  caseId: string,
  forms: readonly FormDef[],
  diagnostics: Diagnostics,
): Submission[] | null {
  const workbook = readWorkbook(file, bytes, diagnostics);
  if (!workbook) return null;
  const text = (cell: RawCell | undefined): string => cleanSourceText(cell?.text ?? '').trim();
  const sheet = workbook.sheets.find((s) => text(s.rows.get(1)?.get(1)).startsWith(`${REPORT_MARK}|`));
  if (!sheet) {
    diagnostics.error(
      'choices-unknown',
      `tệp ${file} không phải báo cáo tổng hợp phiếu`,
      [{ file }],
      NOT_A_REPORT,
    );
    return null;
  }
  const [, ofCase = ''] = text(sheet.rows.get(1)?.get(1)).split('|');
  if (ofCase !== caseId) {
    diagnostics.error(
      'choices-case',
      `báo cáo này là của hồ sơ "${ofCase}", không phải "${caseId}"`,
      [{ file }],
      NOT_A_REPORT,
    );
    return null;
  }
  const columns = new Map(
    [...(sheet.rows.get(1) ?? [])].map(([c, cell]) => [c === 1 ? 'row' : text(cell), c]),
  );
  const groups = new Map<string, Submission>();
  const byForm = new Map(forms.map((f) => [f.id, f]));
  for (const [r, cells] of sheet.rows) {
    if (r <= HEAD_ROW) continue;
    const get = (key: string): string => text(cells.get(columns.get(key) ?? 0));
    const form = byForm.get(get('form'));
    const row = form ? rowOf(get('row'), form, forms) : null;
    const asked = Object.values(row?.entries ?? {}).find((e) => e.field === get('field'));
    const entry = asked ?? (row && get('field') === 'value' ? pairEntry(row) : null);
    const choiceColumn = columns.get(CHOICE_KEY) ?? 0;
    const mark = convertCell(
      cells.get(choiceColumn),
      { type: 'flag' },
      {
        place: { file, sheet: sheet.name, cell: cellAddress(r, choiceColumn) },
        title: 'Chọn (x)',
        date1904: workbook.date1904,
      },
      diagnostics,
    );
    const chosen = mark.ok && mark.value === true;
    if (!form || !row || !entry || get('value') === '') {
      if (chosen)
        diagnostics.error(
          'choice-impossible',
          `dòng ${r} không chọn được: không đọc được giá trị, hoặc mục này không còn trong hồ sơ`,
          [{ file, sheet: sheet.name, cell: cellAddress(r, choiceColumn) }],
          'bỏ dấu x; nhập số đó vào hồ sơ bằng tay, hoặc lập phiếu mới gửi lại đơn vị',
        );
      continue;
    }
    // What the report says is taken or known needs no choice.
    const stale = (entry.last ?? '') !== get('last');
    const key = `${get('file')}|${get('form')}|${get('row')}`;
    const before = groups.get(key);
    const answer: Answer = {
      entry,
      field: entry.field,
      text: get('new'),
      value: get('value'),
      place: { file: get('file'), sheet: get('sheet'), cell: get('cell') },
      problem: null,
    };
    groups.set(key, {
      sender: {
        unit: form.unitName,
        person: get('person') || null,
        date: get('date') || null,
        file: path.posix.basename(get('file').replaceAll('\\', '/')),
      },
      form,
      rowId: get('row'),
      row,
      label: row.label,
      answers: [...(before?.answers ?? []), answer],
      refused:
        before?.refused ??
        (stale
          ? { status: 'older', reason: 'số trong hồ sơ đã đổi sau khi lập báo cáo này', final: true }
          : null),
      shownLast: null,
      chosen: (before?.chosen ?? false) || chosen,
    });
  }
  return openGroups([...groups.values()]);
}

/** Only rows about which somebody decided something, with all that compete for them. */
function openGroups(submissions: readonly Submission[]): Submission[] {
  const decided = new Set(submissions.filter((s) => s.chosen).map((s) => s.row!.id));
  return submissions.filter((s) => decided.has(s.row!.id));
}

/** A row by the id that stood in the returned file; rows that were added are found by their sheet. */
function rowOf(id: string, form: FormDef, forms: readonly FormDef[]): FormRow | null {
  const growing = form.sheets.find((s) => s.growing !== null && id.startsWith(s.growing.id))?.growing;
  if (growing) return { ...growing, id };
  for (const f of [form, ...forms]) {
    const row = rowsOf(f).find((r) => r.id === id);
    if (row) return row;
  }
  return null;
}
