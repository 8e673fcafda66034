/** Signature fields of a page, one in each signing room, named after the place in the data they belong to. */
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import type { Page } from '../../layout/commands.ts';
import type { PdfCanvas } from './canvas.ts';
import { fieldTooltip } from './structure.ts';
import type { StructElement } from './structure-tree.ts';

/** `names`: how often each name was given in the document, so that no two fields share one. */
export function placeSignatureFields(
  canvas: PdfCanvas,
  page: Page,
  forms: ReadonlyMap<PrimParagraph, StructElement>,
  names: Map<string, number>,
): void {
  for (const command of page.commands) {
    if (command.type !== 'signing') continue;
    const element = forms.get(command.node);
    if (!element) continue;
    const { x, y, width, height, node } = command;
    const base = fieldName(node.signing.name);
    const times = (names.get(base) ?? 0) + 1;
    names.set(base, times);
    const field = {
      x: x / 20,
      y: y / 20,
      width: width / 20,
      height: height / 20,
      name: times === 1 ? base : `${base}~${times}`,
      tooltip: fieldTooltip(node.signing),
    };
    canvas.signatureField(field, element);
  }
}

/** A full stop would part the name into a field and its parent (ISO 32000-1, 12.7.3.2). */
const fieldName = (key: string): string => `chu-ky/${key}`.replaceAll('.', '-');
