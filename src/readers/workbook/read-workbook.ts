/**
 * XLSX bytes → `RawWorkbook`: sheets and cells as they stand, formulas through their cached results. Reads what Excel,
 * LibreOffice, openpyxl, exceljs and Google Sheets write. Trusted: nothing; limits are in `limits.ts`, and a file that
 * cannot be read gives exactly one error.
 */
import { posix } from 'node:path';
import type { Diagnostics } from '../../model/diagnostics.ts';
import { damaged, tooLarge, WorkbookFault } from './fault.ts';
import { notZip, otherPackage } from './file-kind.ts';
import { LIMITS } from './limits.ts';
import { readCellFormats } from './number-formats.ts';
import type { RawSheet, RawWorkbook } from './raw.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetPart, type SheetContext } from './sheet-part.ts';
import { prefixed, readXmlPart } from './xml-part.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

/** `file` is the name shown in messages. Null when the file cannot be read; `diagnostics` then has one error more. */
export function readWorkbook(file: string, bytes: Uint8Array, diagnostics: Diagnostics): RawWorkbook | null {
  try {
    return read(file, bytes);
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    error.report(file, diagnostics);
    return null;
  }
}

function read(file: string, bytes: Uint8Array): RawWorkbook {
  if (bytes.length > LIMITS.fileBytes)
    throw tooLarge(
      `lớn hơn ${LIMITS.fileBytes / 1024 / 1024} MB`,
      'bỏ ảnh và các trang tính không cần, rồi lưu lại',
    );
  const foreign = notZip(bytes);
  if (foreign) throw foreign;
  const archive = openZip(bytes);
  const packageTargets = relationships(archive, '');
  const workbookPart = packageTargets.find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const content = /workbook[^/]*\.xml$/i.test(workbookPart) ? archive.read(workbookPart) : null;
  if (!content) throw otherPackage(archive);
  const { sheets, date1904 } = readWorkbookPart(workbookPart, content);

  const targets = relationships(archive, workbookPart);
  const shared = <T>(type: string, readPart: (part: string, bytes: Buffer) => T[]): T[] => {
    const part = targets.find((r) => r.type === type)?.target;
    const partContent = part === undefined ? null : archive.read(part);
    return part === undefined || !partContent ? [] : readPart(part, partContent);
  };
  const context: SheetContext = {
    strings: shared('sharedStrings', readSharedStrings),
    formats: shared('styles', readCellFormats),
    cells: 0,
  };
  const seen = new Set<string>();
  const readSheets = sheets.flatMap(({ name, hidden, relation }): RawSheet[] => {
    const link = targets.find((r) => r.id === relation);
    if (!link) throw damaged(`không tìm thấy trang tính "${name}"`);
    // Sheets of charts and macros hold no cells.
    if (link.type !== 'worksheet') return [];
    const part = link.target;
    const sheetContent = seen.has(part.toLowerCase()) ? null : archive.read(part);
    if (!sheetContent) throw damaged(`không tìm thấy nội dung của trang tính "${name}"`);
    seen.add(part.toLowerCase());
    return [{ name, part, hidden, ...readSheetPart({ name, part, content: sheetContent }, context) }];
  });
  if (readSheets.length === 0) throw damaged('không có trang tính nào');
  const properties = packageTargets.find(({ type }) => /^extended-?properties$/i.test(type))?.target;
  return {
    file,
    sheets: readSheets,
    date1904,
    application: properties === undefined ? null : readApplication(archive, properties),
  };
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

function readWorkbookPart(part: string, content: Buffer): { sheets: SheetEntry[]; date1904: boolean } {
  const sheets: SheetEntry[] = [];
  const names = new Set<string>();
  let date1904 = false;
  readXmlPart(part, content, {
    open(name, attributes, parent) {
      if (name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || parent !== 'sheets') return;
      const sheet = attributes.name ?? '';
      if (sheet === '' || sheet.length > LIMITS.nameLength) throw damaged('tên một trang tính không hợp lệ');
      if (names.has(sheet.toLowerCase())) throw damaged(`có hai trang tính cùng tên "${sheet}"`);
      names.add(sheet.toLowerCase());
      const relation = prefixed(attributes, 'id') ?? '';
      sheets.push({ name: sheet, hidden: (attributes.state ?? 'visible') !== 'visible', relation });
      if (sheets.length > LIMITS.sheets)
        throw tooLarge(`có hơn ${LIMITS.sheets} trang tính`, 'xóa các trang tính không cần rồi lưu lại');
    },
  });
  return { sheets, date1904 };
}

interface Relationship {
  readonly id: string;
  /** Last step of the type, the same in both namespaces: `worksheet`, `styles`. */
  readonly type: string;
  /** Part name from the root of the package, without the first slash. */
  readonly target: string;
}

/** Relationships of a part ('' is the package) to other parts inside. */
function relationships(archive: ZipArchive, part: string): Relationship[] {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const content = archive.read(name);
  const found: Relationship[] = [];
  if (!content) return found;
  readXmlPart(name, content, {
    open(element, { Id = '', Type = '', Target = '', TargetMode }) {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      found.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        // Relative to the folder of the part, or absolute; never above the root.
        target: posix.resolve('/', folder, Target).slice(1),
      });
    },
  });
  return found;
}

function readApplication(archive: ZipArchive, part: string): string | null {
  const content = archive.read(part);
  let application = '';
  if (content)
    readXmlPart(part, content, {
      open() {},
      text(text, name) {
        if (name === 'Application') application += text;
      },
    });
  return application.slice(0, 100) || null;
}
