/** A document of a comparison in every format of its entry in the catalogue. */
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { BuiltDocument } from '../documents.ts';
import { renderDocument } from '../generate/render.ts';
import type { DocumentFile } from '../write-documents.ts';

/** @param issued number and day of a paper that has them: its files are never written over. */
export async function documentFiles(
  document: BuiltDocument,
  diagnostics: Diagnostics,
  issued: string | null = null,
): Promise<DocumentFile[]> {
  const files: DocumentFile[] = [];
  for (const format of document.entry.formats) {
    const { data, pages, warnings } = await renderDocument(document, format);
    const name = `${document.fileName}.${format}`;
    for (const message of warnings) diagnostics.warn('writer', `${name}: ${message}`);
    files.push({
      of: document,
      name,
      format,
      data,
      ...(pages === undefined ? {} : { pages }),
      ...(issued === null ? {} : { issued }),
    });
  }
  return files;
}
