/**
 * A DOCX that a person edited -> its text. Trusted: nothing; the package is opened with the limits of workbooks, and
 * every fault is one diagnostic with a way to repair it.
 */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { WorkbookFault } from '../workbook/fault.ts';
import { LIMITS } from '../workbook/limits.ts';
import { readXmlPart } from '../workbook/xml-part.ts';
import { openZip, type ZipArchive } from '../workbook/zip-archive.ts';
import { readBody } from './body.ts';
import type { DocxText } from './docx-text.ts';
import { lockFile, notDocx, otherPackage, SAVE_AS_DOCX } from './file-kind.ts';

/** Null when it cannot be read; the reason is in the diagnostics. */
export function readDocx(file: string, bytes: Uint8Array, diagnostics: Diagnostics): DocxText | null {
  try {
    if (bytes.length > LIMITS.fileBytes)
      throw new WorkbookFault(
        'docx-too-large',
        `tệp lớn hơn ${LIMITS.fileBytes / 1024 / 1024} MB nên không được đọc`,
        'bỏ bớt ảnh trong tệp rồi lưu lại',
      );
    const wrong = lockFile(file) ?? notDocx(bytes);
    if (wrong) throw wrong;
    const archive = openZip(bytes);
    const part = mainPart(archive);
    const body = archive.read(part);
    if (body === null) throw otherPackage(archive);
    return { title: titleOf(archive), blocks: readBody(part, body) };
  } catch (e) {
    if (!(e instanceof WorkbookFault)) throw e;
    // The package reader speaks of workbooks.
    const own = e.code.startsWith('docx-');
    diagnostics.error(
      own ? e.code : e.code.replace('workbook-', 'docx-'),
      own ? e.message : e.message.replaceAll('bảng tính', 'văn bản'),
      [{ file }],
      own ? e.hint : SAVE_AS_DOCX,
    );
    return null;
  }
}

const USUAL = 'word/document.xml';

/** Some programs number the part: its name is said by the package's relationships. */
function mainPart(archive: ZipArchive): string {
  const relationships = archive.read('_rels/.rels');
  let found = USUAL;
  if (relationships && !archive.entries.has(USUAL))
    readXmlPart('_rels/.rels', relationships, {
      open(name, { Type = '', Target = '' }) {
        if (name === 'Relationship' && /\/officeDocument$/.test(Type) && /^\/?word\//.test(Target))
          found = Target.replace(/^\//, '');
      },
    });
  return found;
}

function titleOf(archive: ZipArchive): string | null {
  const core = archive.read('docProps/core.xml');
  let title = '';
  if (core)
    readXmlPart('docProps/core.xml', core, {
      open: () => {},
      text(text, name) {
        if (name === 'title') title += text;
      },
    });
  return title.trim() === '' ? null : title.trim().normalize('NFC');
}
