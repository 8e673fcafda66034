/** Bytes of one document in one format. Writers are loaded when first needed. */
import type { BuiltDocument } from '../documents.ts';
import type { Format, RenderOptions } from './options.ts';

export interface Rendered {
  readonly data: Buffer;
  /** Of a PDF. */
  readonly pages?: number;
  /** What could not be shown. */
  readonly warnings: readonly string[];
}

export async function renderDocument(
  document: BuiltDocument,
  format: Format,
  { signatureFields = false }: RenderOptions = {},
): Promise<Rendered> {
  if (format === 'docx') {
    const { renderDocx } = await import('../../writers/docx/render.ts');
    const { buffer, warnings } = renderDocx(document.tree);
    return { data: buffer, warnings: warnings.map((w) => w.message) };
  }
  if (format === 'pdf') {
    const { renderPdf } = await import('../../writers/pdf/render.ts');
    const { buffer, pages, warnings } = await renderPdf(document.tree, { signatureFields });
    return { data: buffer, pages, warnings: warnings.map((w) => w.message) };
  }
  const { renderXlsx } = await import('../../writers/xlsx/render.ts');
  const { buffer, warnings } = await renderXlsx(workbookOf(document));
  return { data: buffer, warnings: warnings.map((w) => w.message) };
}

/** All that the workbook's writer is given. */
export const workbookOf = ({ tree, workbook }: BuiltDocument) => ({
  title: tree.title,
  author: tree.author,
  subject: tree.subject,
  created: tree.created,
  tables: workbook,
});
