/** Files that people take for a .docx, and what each is told. */
import { damaged, WorkbookFault } from '../workbook/fault.ts';
import type { ZipArchive } from '../workbook/zip-archive.ts';

export const SAVE_AS_DOCX =
  'mở tệp bằng Word, chọn Lưu thành (Save As), kiểu tệp Word Document (*.docx), rồi dùng tệp mới';
const PICK_AGAIN = 'chọn lại đúng tệp văn bản Word (*.docx)';
const CFB = 'd0cf11e0a1b11ae1';

const kind = (what: string, hint: string): WorkbookFault =>
  new WorkbookFault('docx-kind', `đây là ${what}, không phải văn bản Word (.docx)`, hint);

const BEGINNINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF/, 'tệp PDF', 'sửa trên tệp Word cùng tên rồi so tệp đó'],
  [/^\{\\rtf/, 'văn bản RTF', SAVE_AS_DOCX],
  [/<(?:!doctype\s+)?(?:html|head|body)\b/i, 'trang web (HTML)', SAVE_AS_DOCX],
];

/** The fault of a file that does not begin as a ZIP package; null when it does. */
export function notDocx(content: Uint8Array): WorkbookFault | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0)
    return new WorkbookFault('docx-empty', 'tệp rỗng (0 byte)', 'chép hoặc tải lại tệp; bản này hỏng');
  if (bytes.toString('latin1', 0, 2) === 'PK') return null;
  if (bytes.toString('hex', 0, 8) === CFB) {
    const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
    if (holds('EncryptedPackage'))
      return new WorkbookFault(
        'docx-password',
        'tệp đang có mật khẩu nên không đọc được',
        'mở tệp bằng Word, vào File › Info › Protect Document › Encrypt with Password, xóa mật khẩu, lưu rồi chạy lại',
      );
    return holds('WordDocument')
      ? kind('văn bản Word đời cũ (.doc)', SAVE_AS_DOCX)
      : kind('tệp Office đời cũ', PICK_AGAIN);
  }
  const beginning = bytes.toString('latin1', 0, 4096).replaceAll('\0', '');
  for (const [pattern, what, hint] of BEGINNINGS) if (pattern.test(beginning)) return kind(what, hint);
  return kind('tệp không nhận ra được (có thể đã hỏng)', PICK_AGAIN);
}

/** The fault of what Word leaves beside a document that is open, by its name; null for other files. */
export function lockFile(file: string): WorkbookFault | null {
  const name = file.split(/[\\/]/).at(-1)!;
  if (!/^~\$/.test(name)) return null;
  // Word puts the two signs before a short name and over the beginning of a long one.
  return kind(
    'tệp tạm mà Word tạo khi văn bản đang mở',
    `đóng văn bản trong Word, rồi chọn tệp ${name.slice(2)} (hoặc tệp có tên tận cùng như vậy)`,
  );
}

/** The fault of a ZIP package without the body of a text document. */
export function otherPackage(archive: ZipArchive): WorkbookFault {
  const has = (name: string): boolean => archive.entries.has(name);
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) return kind('bảng tính Excel', PICK_AGAIN);
  if (has('ppt/presentation.xml')) return kind('bài trình chiếu', PICK_AGAIN);
  if (has('mimetype')) return kind('văn bản OpenDocument (.odt)', SAVE_AS_DOCX);
  return has('[content_types].xml') ? damaged('không có phần chữ') : kind('tệp nén (.zip)', PICK_AGAIN);
}
