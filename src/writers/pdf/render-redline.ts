/**
 * A comparison as PDF: pages that sum the changes up, then the new document with what came underlined, what went
 * struck, and bars in the margin. Pages of the summary and of the document each count from 1, as they do alone.
 */
import type { ComparedDocument } from '../../document/comparison/compared.ts';
import { lower } from '../../document/lowering/lower.ts';
import type { LoweredDocument, LoweredSection } from '../../document/lowering/primitives.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { type PdfResult, renderLowered } from './render.ts';

/**
 * `tree`: the new document, for the properties of the file. `summary`: pages that stand first. `mark`: above every page,
 * that nobody signs or issues it.
 */
export function renderRedlinePdf(
  tree: DocumentTree,
  compared: ComparedDocument,
  summary: DocumentTree,
  mark?: string,
): PdfResult {
  return renderLowered(
    { ...tree, title: summary.title },
    redlineDocument(compared, summary),
    mark === undefined ? {} : { mark },
  );
}

/** Summary and marked document as one. */
export function redlineDocument(compared: ComparedDocument, summary: DocumentTree): LoweredDocument {
  const front = lower(summary);
  const sections = [
    ...front.sections,
    ...compared.marked.sections.map(
      (section, i): LoweredSection => (i === 0 ? { ...section, numbering: 'restart' } : section),
    ),
  ];
  return { sections, warnings: [...front.warnings, ...compared.marked.warnings] };
}
