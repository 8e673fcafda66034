/** What `hoso collect` says of a run: on the terminal, as findings for the page and for programs. */
import { OPEN } from '../collecting/collect.ts';
import { countsText, STATUS_WORDS, statusOrder } from '../collecting/report/words.ts';
import type { CollectedCell } from '../collecting/returned/decide.ts';
import type { CollectRun } from '../dossier/collect-forms.ts';
import { type Diagnostic, placeText } from '../model/diagnostics.ts';

/** Files that were refused and cells that are not in the case: nothing that was typed is lost without a word. */
export function collectedFindings({ collected }: CollectRun): Diagnostic[] {
  const files = collected.files.flatMap((f): Diagnostic[] =>
    f.state !== 'refused'
      ? []
      : [
          {
            code: 'collect-refused',
            severity: 'error',
            message: f.message ?? 'tệp không được nhận',
            where: [{ file: f.file }],
            ...(f.hint ? { hint: f.hint } : {}),
          },
        ],
  );
  const cells = collected.cells.filter((c) => OPEN.includes(c.status) || c.status === 'note');
  return [
    ...files,
    ...cells.map(
      (c): Diagnostic => ({
        code: `collect-${c.status}`,
        severity: c.status === 'note' ? 'note' : c.status === 'invalid' ? 'error' : 'warning',
        message: `${STATUS_WORDS[c.status]}: ${c.label}: "${c.text}"${c.old === null ? '' : ` (đang có: ${c.old})`}${c.reason === null ? '' : `; ${c.reason}`}`,
        where: [c.answer.place],
        ...(c.hint ? { hint: c.hint } : {}),
      }),
    ),
  ];
}

const placeOf = (cell: CollectedCell): string => placeText(cell.answer.place);

/** Beside what every command says for `--json`: every file and every cell. */
export function collectedJson({ collected, written, copies }: CollectRun, report: string) {
  return {
    written,
    copies,
    report,
    counts: collected.counts,
    files: collected.files.map((f) => ({
      file: f.file,
      state: f.state,
      form: f.form?.id ?? null,
      unit: f.sender?.unit ?? null,
      cells: f.submissions.reduce((n, s) => n + s.answers.length, 0),
      message: f.message,
      hint: f.hint,
    })),
    cells: collected.cells.map((c) => ({
      status: c.status,
      item: c.item,
      label: c.label,
      old: c.old,
      new: c.text,
      value: c.answer.value,
      unit: c.submission.sender.unit,
      where: c.answer.place,
      reason: c.reason,
      hint: c.hint,
    })),
  };
}

export function collectedSummary(
  { collected, written, copies }: CollectRun,
  report: string,
  dryRun: boolean,
): string {
  const { cells, files, counts } = collected;
  const lines = [`Đã đọc ${files.length} tệp, ${cells.length} ô có ghi: ${countsText(counts)}.`];
  for (const f of files)
    if (f.message !== null) lines.push(`- ${f.file}: ${f.message}${f.hint ? ` (${f.hint})` : ''}`);
  const waiting = cells
    .filter((c) => OPEN.includes(c.status) || c.status === 'note')
    .toSorted((a, b) => statusOrder(a.status) - statusOrder(b.status));
  if (waiting.length > 0) lines.push('', 'Chưa đưa vào hồ sơ, cần xem:');
  for (const c of waiting)
    lines.push(
      `- ${STATUS_WORDS[c.status]}: ${c.label}: "${c.text}"${c.old === null ? '' : ` (đang có: ${c.old})`}`,
      `    ở: ${placeOf(c)}${c.reason === null ? '' : `\n    vì: ${c.reason}`}${c.hint === null ? '' : `\n    sửa: ${c.hint}`}`,
    );
  lines.push('', `Báo cáo từng ô: ${report}`);
  if (waiting.some((c) => c.status !== 'note' && c.status !== 'invalid'))
    lines.push(`Ghi x vào cột Chọn của báo cáo rồi chạy: hoso collect <hồ sơ> --choices ${report}`);
  lines.push(
    dryRun
      ? 'Chạy thử: chưa ghi gì vào hồ sơ.'
      : written.length === 0
        ? 'Hồ sơ không có gì thay đổi.'
        : `Đã ghi: ${written.join(', ')}${copies.length > 0 ? `; bản trước khi ghi: ${copies.join(', ')}` : ''}`,
  );
  return `${lines.join('\n')}\n`;
}
