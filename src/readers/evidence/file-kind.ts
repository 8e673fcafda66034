/** What a file is by its first bytes and inner names, whatever it is called; and what to do with kinds that have no pages. */
import type { EvidenceKind } from './probe-types.ts';

export interface FileKind {
  readonly kind: EvidenceKind;
  /** For people: "văn bản Word", "ảnh HEIC". */
  readonly what: string;
  /** Extensions that fit; empty when any does. */
  readonly extensions: readonly string[];
  /** How to make a file of it that can be bound; for kinds that are not bound as they are. */
  readonly convert?: string;
}

const OFFICE_HINT = (program: string): string =>
  `mở bằng ${program}, chọn Lưu thành (Save As), kiểu PDF, rồi ghi tệp PDF ấy vào danh mục minh chứng`;
const PICTURE_HINT = 'mở ảnh bằng Paint hoặc Photos, lưu lại thành JPG hoặc PNG rồi ghi tệp mới vào danh mục';
const HEIC_HINT =
  'mở ảnh bằng Photos trên máy tính rồi lưu thành JPG; trên iPhone: Cài đặt › Camera › Định dạng › Tương thích nhất';
const UNZIP_HINT = 'giải nén (Extract) rồi ghi từng tệp bên trong vào danh mục minh chứng';

const KINDS = {
  pdf: { kind: 'pdf', what: 'PDF', extensions: ['pdf'] },
  jpeg: { kind: 'jpeg', what: 'ảnh JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { kind: 'png', what: 'ảnh PNG', extensions: ['png'] },
  tiff: {
    kind: 'tiff',
    what: 'ảnh TIFF',
    extensions: ['tif', 'tiff'],
    convert: 'đặt máy quét lưu thành PDF; hoặc mở tệp rồi in ra PDF (Microsoft Print to PDF), dùng bản PDF',
  },
  heic: { kind: 'heic', what: 'ảnh HEIC', extensions: ['heic', 'heif', 'hif'], convert: HEIC_HINT },
  word: {
    kind: 'word',
    what: 'văn bản Word',
    extensions: ['docx', 'doc', 'docm', 'dotx', 'rtf', 'odt'],
    convert: OFFICE_HINT('Word'),
  },
  excel: {
    kind: 'excel',
    what: 'bảng tính Excel',
    extensions: ['xlsx', 'xls', 'xlsm', 'xlsb', 'ods'],
    convert: OFFICE_HINT('Excel'),
  },
  slides: {
    kind: 'other',
    what: 'bài trình chiếu',
    extensions: ['pptx', 'ppt', 'odp', 'pps', 'ppsx'],
    convert: OFFICE_HINT('PowerPoint'),
  },
  picture: { kind: 'other', what: 'ảnh kiểu khác', extensions: [], convert: PICTURE_HINT },
  zip: { kind: 'other', what: 'tệp nén', extensions: [], convert: UNZIP_HINT },
  film: {
    kind: 'other',
    what: 'phim hoặc âm thanh',
    extensions: [],
    convert: 'chép vào đĩa hoặc USB gửi kèm; trong tập chỉ để ảnh chụp màn hình nếu cần',
  },
  other: {
    kind: 'other',
    what: 'tệp không nhận ra',
    extensions: [],
    convert: 'mở bằng chương trình đã lập ra nó, lưu hoặc in thành PDF rồi ghi tệp PDF vào danh mục',
  },
} as const satisfies Readonly<Record<string, FileKind>>;

const HEIF_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;

/** First bytes, as Latin-1. */
const BEGINNINGS: readonly (readonly [kind: FileKind, ...beginnings: readonly string[]])[] = [
  [KINDS.jpeg, '\xff\xd8\xff'],
  [KINDS.png, '\x89PNG\r\n\x1a\n'],
  [KINDS.tiff, 'II*\0', 'MM\0*', 'II+\0', 'MM\0+'],
  [KINDS.word, '{\\rtf'],
  [KINDS.picture, 'GIF8', 'BM', '8BPS', '\0\0\0\x0cjP  \r\n', '\xff\x4f\xff\x51'],
  [KINDS.zip, 'Rar!', '7z\xbc\xaf', '\x1f\x8b'],
  [KINDS.film, 'ID3', 'OggS', '\x1aE\xdf\xa3', '\xff\xfb'],
];

/** `bytes` is not empty. */
export function fileKind(file: Uint8Array, extension: string): FileKind {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = bytes.toString('latin1', 0, 1024);
  for (const [kind, ...beginnings] of BEGINNINGS)
    if (beginnings.some((beginning) => start.startsWith(beginning))) return kind;
  if (start.startsWith('RIFF')) return start.slice(8, 12) === 'WEBP' ? KINDS.picture : KINDS.film;
  if (start.startsWith('PK\x03\x04')) return packageKind(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundKind(bytes, extension);
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12);
    return HEIF_BRANDS.test(brand) ? KINDS.heic : brand === 'avif' ? KINDS.picture : KINDS.film;
  }
  // Last, because the header may stand behind other bytes.
  return start.includes('%PDF-') ? KINDS.pdf : KINDS.other;
}

/** By names of parts, which stand in a ZIP as they are. */
function packageKind(bytes: Buffer): FileKind {
  const has = (name: string): boolean => bytes.includes(name, 0, 'latin1');
  const type = bytes.toString('latin1', 30, 120);
  if (has('word/document.xml') || type.includes('opendocument.text')) return KINDS.word;
  if (has('xl/workbook.') || type.includes('opendocument.spreadsheet')) return KINDS.excel;
  if (has('ppt/presentation.xml') || type.includes('opendocument.presentation')) return KINDS.slides;
  return KINDS.zip;
}

/** Programs of 1997 to 2003, and files with a password of later ones, which only their names tell apart. */
function compoundKind(bytes: Buffer, extension: string): FileKind {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('WordDocument')) return KINDS.word;
  if (has('Workbook') || has('Book')) return KINDS.excel;
  if (has('PowerPoint Document')) return KINDS.slides;
  const named = [KINDS.word, KINDS.excel, KINDS.slides].find((k) =>
    (k.extensions as readonly string[]).includes(extension),
  );
  return named ?? KINDS.other;
}
