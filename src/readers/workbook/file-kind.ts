/** Files that people take for an .xlsx: each is named and told how it becomes one. */
import { isUtf8 } from 'node:buffer';
import { SAVE_AS_XLSX, WorkbookFault } from './fault.ts';
import { PASSWORD, REMOVE_PASSWORD, type ZipArchive } from './zip-archive.ts';

const kind = (what: string, hint = SAVE_AS_XLSX): WorkbookFault =>
  new WorkbookFault('workbook-kind', `đây là ${what}, không phải bảng tính Excel (.xlsx)`, hint);

const PICK_THE_WORKBOOK = 'chọn lại đúng tệp bảng tính Excel (*.xlsx)';
const CFB = 'd0cf11e0a1b11ae1';

/** First bytes (latin1) of files that are no ZIP. */
const BEGINNINGS: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF/, 'tệp PDF', PICK_THE_WORKBOOK],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8|^BM|^RIFF/, 'ảnh', PICK_THE_WORKBOOK],
  [
    /^Rar!|^7z\xBC\xAF|^.\x8B/s,
    'tệp nén',
    'giải nén (Extract) rồi chọn tệp bảng tính Excel (*.xlsx) bên trong',
  ],
  [/^\{\\rtf/, 'văn bản RTF', PICK_THE_WORKBOOK],
  [/schemas-microsoft-com:office:spreadsheet/, 'bảng tính XML 2003', SAVE_AS_XLSX],
  [
    /<(?:!doctype\s+)?(?:html|table|head|body|meta)\b/i,
    'trang web (HTML), dù tên tệp có thể là .xls hay .xlsx',
    SAVE_AS_XLSX,
  ],
];

/** The fault of a file that does not begin as a ZIP package; null when it does. */
export function notZip(content: Uint8Array): WorkbookFault | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0)
    return new WorkbookFault(
      'workbook-empty',
      'tệp rỗng (0 byte)',
      'gửi lại tệp; bản này chép hoặc tải hỏng',
    );
  if (bytes.toString('latin1', 0, 2) === 'PK') return null;
  if (bytes.toString('hex', 0, 8) === CFB) return compoundFile(bytes);
  const beginning = bytes.toString('latin1', 0, 4096).replaceAll('\0', '');
  for (const [pattern, what, hint] of BEGINNINGS) if (pattern.test(beginning)) return kind(what, hint);
  if (!bytes.subarray(0, 65_536).includes(0) && isUtf8(bytes))
    return kind(
      /[,;\t]/.test(beginning) ? 'tệp chữ ngăn cột (CSV)' : 'tệp chữ',
      `${SAVE_AS_XLSX}; nếu chữ Việt bị hỏng khi mở, dùng Data › From Text/CSV với mã 65001: UTF-8`,
    );
  return kind('tệp không nhận ra được (có thể đã hỏng)');
}

/** OLE compound files: workbooks of Excel 97–2003, documents of Word, and encrypted .xlsx. */
function compoundFile(bytes: Buffer): WorkbookFault {
  const holds = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return new WorkbookFault('workbook-password', PASSWORD, REMOVE_PASSWORD);
  if (holds('WordDocument')) return kind('văn bản Word đời cũ (.doc)', PICK_THE_WORKBOOK);
  return kind('bảng tính Excel đời cũ (.xls)');
}

/** The fault of a ZIP package that holds something else than an .xlsx workbook. */
export function otherPackage(archive: ZipArchive): WorkbookFault {
  const has = (name: string): boolean => archive.entries.has(name);
  if (has('xl/workbook.bin')) return kind('bảng tính Excel nhị phân (.xlsb)');
  if (has('word/document.xml')) return kind('văn bản Word (.docx)', PICK_THE_WORKBOOK);
  if (has('ppt/presentation.xml')) return kind('bài trình chiếu (.pptx)', PICK_THE_WORKBOOK);
  const type = has('mimetype') ? (archive.read('mimetype')?.toString('latin1', 0, 100) ?? '') : '';
  if (type.includes('opendocument.spreadsheet'))
    return kind(
      'bảng tính OpenDocument (.ods)',
      `${SAVE_AS_XLSX}; hoặc mở bằng LibreOffice, Lưu thành (Save As) kiểu Excel 2007-365 (.xlsx)`,
    );
  if (type.includes('opendocument')) return kind('văn bản OpenDocument', PICK_THE_WORKBOOK);
  if ([...archive.entries.keys()].some((name) => name.endsWith('.xlsx')))
    return kind(
      'tệp nén (.zip) có bảng tính bên trong',
      'giải nén (Extract) rồi chọn tệp bảng tính Excel (*.xlsx)',
    );
  return kind('tệp nén (.zip)', PICK_THE_WORKBOOK);
}
