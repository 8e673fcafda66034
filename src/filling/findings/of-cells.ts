/** Cells that were left as the form has them, and why. */
import type { Diagnostic, Place } from '../../model/diagnostics.ts';
import type { CellState, DecidedCell } from '../decide-cells.ts';
import { finding, MAPPING, name, short, words } from './finding.ts';

/** States that are told together, with all their cells. */
const TOGETHER: Partial<Readonly<Record<CellState, readonly [code: string, message: string, hint: string]>>> =
  {
    formula: [
      'fill-formula',
      'ô có công thức, giữ nguyên công thức',
      'nếu cần ghi giá trị, xóa công thức trong biểu rồi chạy lại',
    ],
    locked: ['fill-locked', 'ô bị khóa', 'mở khóa trang (Review › Unprotect Sheet), lưu lại rồi chạy lại'],
    merged: [
      'fill-merged',
      'ô trộn chung cho nhiều hàng không cùng một tiêu chí',
      'bỏ trộn ô, hoặc điền tay',
    ],
    'no-tick': ['fill-no-tick', 'chỉ tiêu không áp dụng, biểu không có cột để đánh dấu', 'ghi tay vào biểu'],
    lines: [
      'fill-lines',
      'chỉ tiêu có nhiều dòng trong biểu, không biết ghi vào dòng nào',
      `chỉ rõ dòng ở mục hang của ${MAPPING}, hoặc điền tay`,
    ],
  };

const REFUSED: Partial<Readonly<Record<CellState, readonly [code: string, why: string, hint: string]>>> = {
  unit: ['fill-unit', 'đơn vị tính của biểu khác với của hồ sơ', 'đổi số ra đơn vị của biểu rồi điền tay'],
  list: ['fill-list', 'danh sách chọn của ô không có chữ này', 'chọn tay trong danh sách của ô'],
  'number-only': ['fill-number-only', 'ô chỉ nhận số', 'điền tay'],
};

export function cellFindings(file: string, cells: readonly DecidedCell[]): Diagnostic[] {
  const place = (c: DecidedCell): Place => ({ file, sheet: c.sheet, cell: c.cell });
  const out: Diagnostic[] = [];
  for (const [state, [code, message, hint]] of Object.entries(TOGETHER)) {
    const group = cells.filter((c) => c.state === state);
    if (group.length === 0) continue;
    const said = group.filter((c) => c.shown !== '').map((c) => `${c.cell} (${c.shown})`);
    const values =
      said.length > 0
        ? `; số của hồ sơ: ${said.slice(0, 12).join(', ')}${said.length > 12 ? ', …' : ''}`
        : '';
    out.push(
      finding('warning', code, `${group.length} ${message}${values}`, group.map(place), hint, [
        ...new Set(group.map((c) => c.about).filter((a) => a !== '')),
      ]),
    );
  }
  for (const c of cells) {
    const about = c.about === '' ? undefined : [c.about];
    const of = [name(c.about), words(c.field)].filter((w) => w !== '').join(', ');
    const refused = REFUSED[c.state];
    if (refused)
      out.push(
        finding(
          'warning',
          refused[0],
          `${of}: ${refused[1]}; hồ sơ: "${c.shown}"`,
          [place(c)],
          refused[2],
          about,
        ),
      );
    else if (c.state === 'kept')
      out.push(
        finding(
          'warning',
          'fill-kept',
          `${of}: biểu đã ghi "${short(c.before)}", hồ sơ ${c.shown === '' ? 'để trống' : `là "${short(c.shown)}"`}; giữ của biểu`,
          [place(c)],
          'sửa bên sai; muốn lấy của hồ sơ cho mọi ô thì thêm --overwrite',
          about,
        ),
      );
    else if (c.state === 'replaced')
      out.push(
        finding(
          'note',
          'fill-replaced',
          `${of}: "${short(c.before)}" của biểu thay bằng "${short(c.shown)}"`,
          [place(c)],
          undefined,
          about,
        ),
      );
  }
  return out;
}
