/** "Danh sách đơn vị chưa gửi phiếu": the document that `hoso forms --outstanding` writes. */
import { type Diagnostic, DiagnosticError, Diagnostics } from '../model/diagnostics.ts';
import { type BuiltDocument, buildDocumentTree, checkTemplates, plannedDocuments } from './documents.ts';
import { type Format, renderDocument } from './generate.ts';
import type { LoadedDossier } from './load.ts';

const TEMPLATE = 'outstanding.hbs';

/**
 * @param today ISO day on which the list is made; null leaves open what is late.
 * @throws DiagnosticError when the pack has no such document or its template has faults.
 */
export function buildOutstanding(dossier: LoadedDossier, today: string | null): BuiltDocument {
  const diagnostics = new Diagnostics();
  checkTemplates(dossier, diagnostics);
  const planned = plannedDocuments(dossier, 'forms').find((d) => d.entry.template === TEMPLATE);
  if (!planned)
    diagnostics.error(
      'document-unknown',
      `bộ mẫu "${dossier.pack.info.id}" không có danh sách đơn vị chưa gửi phiếu`,
      [{ file: 'catalogue.yaml' }],
      `thêm tài liệu có template: ${TEMPLATE}, on: forms`,
    );
  const built =
    planned && !diagnostics.hasErrors
      ? buildDocumentTree(planned, dossier, 'working', diagnostics, { today })
      : null;
  if (!built || diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  return built;
}

export interface RenderedOutstanding {
  /** `phieu-chua-gui.docx` */
  readonly fileName: string;
  readonly data: Buffer;
  readonly warnings: readonly Diagnostic[];
}

/** @throws DiagnosticError as `buildOutstanding`. */
export async function renderOutstanding(
  dossier: LoadedDossier,
  format: Format,
  today: string | null,
): Promise<RenderedOutstanding> {
  const document = buildOutstanding(dossier, today);
  const { data, warnings } = await renderDocument(document, format);
  const fileName = `${document.fileName}.${format}`;
  return {
    fileName,
    data,
    warnings: warnings.map((message) => ({
      code: 'writer',
      severity: 'warning',
      message: `${fileName}: ${message}`,
      where: [],
    })),
  };
}
