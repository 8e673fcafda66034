/** What a PDF says of itself: PDF/A part and conformance, output intent, signatures, parts that binding loses. */

import { type PdfObject, Stream } from './objects.ts';
import type { PdfFile } from './pdf-file.ts';
import { decodeText } from './xmp-text.ts';

/** `2b`, `1a`, `4`; null when the file makes no claim. */
export function pdfaClaim(file: PdfFile): string | null {
  const metadata = file.get(file.catalog.get('Metadata'));
  if (!(metadata instanceof Stream)) return null;
  const text = decodeText(file.decoded(metadata));
  const value = (name: string): string | undefined =>
    new RegExp(`pdfaid:${name}\\s*(?:=\\s*["']|>)\\s*([0-9A-Za-z]{1,4})`).exec(text)?.[1];
  const part = value('part');
  return part === undefined ? null : `${part}${(value('conformance') ?? '').toLowerCase()}`;
}

/** Number of colour components of the file's PDF/A output intent; null when it has none. */
export function outputComponents(file: PdfFile): number | null {
  for (const item of file.array(file.catalog.get('OutputIntents')) ?? []) {
    const intent = file.dict(item);
    if (file.name(intent?.get('S')) !== 'GTS_PDFA1') continue;
    return file.number(file.dict(intent?.get('DestOutputProfile'))?.get('N')) ?? null;
  }
  return null;
}

/**
 * Vietnamese, completes "không phải PDF/A vì …"; null when pages of the file may stand in a PDF/A-2b volume whose
 * colours are sRGB.
 */
export function whyNotPdfa(file: PdfFile, claim: string | null): string | null {
  if (claim === null) return 'tệp nguồn không phải PDF/A';
  if (!/^2[abu]$/.test(claim)) return `tệp nguồn là PDF/A-${claim}, chỉ PDF/A-2 mới ghép được vào PDF/A-2b`;
  if (file.repaired) return 'tệp nguồn ghi là PDF/A nhưng bị hỏng';
  const components = outputComponents(file);
  return components === null || components === 1 || components === 3
    ? null
    : 'tệp nguồn dùng hệ màu in (CMYK)';
}

export const isSigned = (file: PdfFile): boolean =>
  ((file.number(file.dict(file.catalog.get('AcroForm'))?.get('SigFlags')) ?? 0) & 1) === 1 &&
  signatures(file, file.dict(file.catalog.get('AcroForm'))?.get('Fields'), 0);

/** A signature field that has been signed, not only prepared. */
function signatures(file: PdfFile, fields: PdfObject | undefined, depth: number): boolean {
  return (file.array(fields) ?? []).slice(0, 1000).some((item) => {
    const field = file.dict(item);
    if (field === undefined) return false;
    if (file.name(field.get('FT')) === 'Sig' && file.dict(field.get('V')) !== undefined) return true;
    return depth < 4 && signatures(file, field.get('Kids'), depth + 1);
  });
}

/** A page that only asks for another program stands in place of the form (XFA). */
export const isDynamicForm = (file: PdfFile): boolean => {
  const form = file.dict(file.catalog.get('AcroForm'));
  return file.get(file.catalog.get('NeedsRendering')) === true && form?.has('XFA') === true;
};

/** Other files packed into the PDF. */
export const hasAttachments = (file: PdfFile): boolean =>
  file.dict(file.catalog.get('Collection')) !== undefined ||
  file.dict(file.dict(file.catalog.get('Names'))?.get('EmbeddedFiles')) !== undefined;
