/** Ends patching: a workbook that cannot be changed without risk is left as it is, and the reason is said. */
import { DiagnosticError } from '../../model/diagnostics.ts';

export function refuse(code: string, message: string, hint: string): never {
  throw new DiagnosticError([{ code, severity: 'error', message, hint, where: [] }]);
}

const SAVE_AGAIN = 'mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi chạy lại';

export const unreadable = (what: string): never =>
  refuse('workbook-unreadable', `không đọc được bảng tính: ${what}`, SAVE_AGAIN);
