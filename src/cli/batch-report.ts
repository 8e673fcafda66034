/** What a run over many communes tells at its end. */
import type { BatchResult, CommuneOutcome } from '../index.ts';
import { jsonDiagnostic } from './json-report.ts';
import { diagnosticsText, diagnosticText } from './print.ts';

/** "đã lập 21 tài liệu, ghi mới 44 tệp", "không lập được: …" */
export function stateText({ state, made, diagnostics }: CommuneOutcome): string {
  if (state === 'stopped') return 'chưa đến lượt';
  if (state === 'failed') return `KHÔNG LẬP ĐƯỢC: ${diagnostics[0]?.message ?? 'không rõ lý do'}`;
  if (!made) return 'đã đọc';
  const changed =
    made.written + made.removed === 0
      ? 'không tệp nào phải ghi lại'
      : `ghi mới ${made.written} tệp, ${made.unchanged} tệp không đổi`;
  const notMade = [
    ...(made.failed.length > 0 ? [`KHÔNG LẬP ĐƯỢC ${made.failed.map((f) => f.id).join(', ')}`] : []),
    ...(made.refused.length > 0 ? [`${made.refused.length} tài liệu chưa đưa vào bản trình`] : []),
    ...(made.kept > 0 ? [`giữ nguyên ${made.kept} tệp đã sửa, đã ban hành hoặc đã chốt`] : []),
  ];
  return [`đã lập ${made.documents} tài liệu`, changed, ...notMade].join(', ');
}

export function batchText(result: BatchResult): string {
  const { communes, skipped, summary, diagnostics, stopped } = result;
  const lines: string[] = [];
  if (diagnostics.length > 0) lines.push(diagnosticsText(diagnostics), '');
  for (const c of communes)
    if (c.state === 'failed')
      lines.push(`KHÔNG LẬP ĐƯỢC ${c.source.name}:`, ...c.diagnostics.map(diagnosticText), '');
  for (const c of communes)
    for (const f of c.made?.failed ?? [])
      lines.push(`KHÔNG LẬP ĐƯỢC ${f.id} của ${c.source.name}: ${f.reason}`);
  if (skipped.length > 0)
    lines.push('Bỏ qua, không phải hồ sơ:', ...skipped.map((s) => `  - ${s.name}: ${s.reason}`), '');
  const count = (state: CommuneOutcome['state']): number => communes.filter((c) => c.state === state).length;
  const others = [
    [count('partial'), 'xã còn văn bản chưa lập'],
    [count('failed'), 'xã không lập được'],
    [count('stopped'), 'xã chưa đến lượt'],
  ] as const;
  lines.push(
    [
      `Đã lập đủ ${count('made')}/${communes.length} xã`,
      ...others.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`),
    ].join(', '),
  );
  if (summary?.folder)
    lines.push(`Tổng hợp toàn tỉnh: ${summary.files.join(', ')}`, `Ở thư mục: ${summary.folder}`);
  if (stopped) lines.push('Đã dừng giữa chừng. Chạy lại đúng lệnh này để làm tiếp phần còn lại.');
  return `${lines.join('\n')}\n`;
}

export const batchJson = ({ communes, skipped, summary, stopped }: BatchResult) => ({
  communes: communes.map(({ source, state, facts, folder, made, diagnostics }) => ({
    path: source.path,
    name: source.name,
    state,
    id: facts?.caseId ?? null,
    folder,
    made,
    diagnostics: diagnostics.map(jsonDiagnostic),
  })),
  skipped,
  summary: summary && {
    folder: summary.folder,
    files: summary.files,
    communes: summary.communes,
    troubled: summary.troubled,
  },
  stopped,
});
