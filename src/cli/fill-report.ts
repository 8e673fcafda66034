/** What a filled form is told as: on the terminal, and as JSON. */
import type { CellState } from '../filling/decide-cells.ts';
import type { FilledForm } from '../filling/fill.ts';
import type { Written } from './fill-command.ts';

const count = ({ cells }: FilledForm, ...states: readonly CellState[]): number =>
  cells.filter((c) => states.includes(c.state)).length;

export function filledSummary(filled: FilledForm, files: Written, sample: boolean): string {
  const { sheets, cells, findings } = filled;
  const same = count(filled, 'same');
  const left = cells.length - count(filled, 'written', 'replaced', 'same');
  const warnings = findings.filter((d) => d.severity === 'warning').length;
  return [
    ...(sample ? ['HỒ SƠ MẪU: số liệu bịa để thử, không dùng làm hồ sơ thật.'] : []),
    `Đã điền ${count(filled, 'written', 'replaced')} ô${same > 0 ? `; ${same} ô đã ghi đúng sẵn` : ''}${left > 0 ? `; ${left} ô để nguyên` : ''}: ${files.target}`,
    ...(files.target === files.asked ? [] : [`  (${files.asked} đã có và khác, giữ nguyên)`]),
    ...sheets.flatMap((s) => [
      `Trang "${s.name}": ${s.rows} hàng tiêu chí, chỉ tiêu`,
      ...s.columns.map(
        ({ column, head, field }) => `  cột ${column}${head === '' ? '' : ` "${head}"`}: ${field}`,
      ),
    ]),
    files.proposed
      ? `Cách hiểu biểu, sửa được rồi chạy lại: ${files.mapping}`
      : `Theo cách hiểu biểu trong: ${files.mapping}`,
    ...(warnings > 0 ? [`Còn ${warnings} việc phải xem:`] : []),
    '',
  ].join('\n');
}

export const filledJson = (filled: FilledForm, files: Written) => ({
  file: files.target,
  mapping: files.mapping,
  mappingProposed: files.proposed,
  sheets: filled.sheets,
  cells: filled.cells,
});
