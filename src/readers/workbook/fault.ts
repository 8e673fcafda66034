import type { Diagnostics, Place } from '../../model/diagnostics.ts';

/** Why a workbook cannot be read at all; thrown inside this folder only and turned into one diagnostic. */
export class WorkbookFault extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly inside: Pick<Place, 'sheet' | 'cell'>;

  constructor(code: string, message: string, hint?: string, inside: Pick<Place, 'sheet' | 'cell'> = {}) {
    super(message);
    this.name = 'WorkbookFault';
    this.code = code;
    this.hint = hint;
    this.inside = inside;
  }

  report(file: string, diagnostics: Diagnostics): void {
    diagnostics.error(this.code, this.message, [{ file, ...this.inside }], this.hint);
  }
}

export const SAVE_AS_XLSX =
  'mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu tệp Excel Workbook (*.xlsx), rồi gửi lại tệp mới';
const SEND_AGAIN = `mở tệp gốc trên máy đã lập, bấm Lưu rồi gửi lại; nếu nhận qua Zalo, tải lại tệp cho hết. Nếu vẫn lỗi: ${SAVE_AS_XLSX}`;

/** The package or one of its parts is not what a workbook holds. `what` completes "tệp hỏng: …". */
export const damaged = (what: string, inside: Pick<Place, 'sheet' | 'cell'> = {}): WorkbookFault =>
  new WorkbookFault('workbook-damaged', `tệp bị hỏng nên không đọc được: ${what}`, SEND_AGAIN, inside);

/** A documented limit (`limits.ts`) is passed. `what` completes "tệp vượt giới hạn: …". */
export const tooLarge = (
  what: string,
  hint: string,
  inside: Pick<Place, 'sheet' | 'cell'> = {},
): WorkbookFault => new WorkbookFault('workbook-too-large', `tệp vượt giới hạn đọc: ${what}`, hint, inside);
