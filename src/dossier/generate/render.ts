/** Bytes of one document in one format. Writers are loaded when first needed. */
import type { BuiltDocument } from '../documents.ts';
import type { KeptParts } from './kept-parts.ts';
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
  { signatureFields = false, parts }: RenderOptions = {},
): Promise<Rendered> {
  const tree = parts ? parts.trees.shared(document.tree) : document.tree;
  if (format === 'docx') {
    const { renderDocx } = await import('../../writers/docx/render.ts');
    const { buffer, warnings } = renderDocx(tree);
    return { data: buffer, warnings: warnings.map((w) => w.message) };
  }
  if (format === 'pdf') {
    const { renderPdf } = await import('../../writers/pdf/render.ts');
    const kept = parts ? { pages: await keptPages(parts) } : {};
    const { buffer, pages, warnings } = renderPdf(tree, { signatureFields, ...kept });
    return { data: buffer, pages, warnings: warnings.map((w) => w.message) };
  }
  const { renderXlsx } = await import('../../writers/xlsx/render.ts');
  const { buffer, warnings } = await renderXlsx(workbookOf(document));
  return { data: buffer, warnings: warnings.map((w) => w.message) };
}

async function keptPages(parts: KeptParts) {
  const { KeptPages } = await import('../../writers/pdf/kept-pages.ts');
  parts.pages ??= new KeptPages();
  return parts.pages;
}

/** All that the workbook's writer is given. */
export const workbookOf = ({ tree, workbook }: BuiltDocument) => ({
  title: tree.title,
  author: tree.author,
  subject: tree.subject,
  created: tree.created,
  tables: workbook,
});
