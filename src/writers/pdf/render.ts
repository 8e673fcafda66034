/**
 * Document tree to PDF/A-2a and PDF/UA-1. Comes in: a tree. Goes out: bytes that depend on the tree and the fonts
 * alone. Layout has decided where everything stands; here it is only painted and tagged.
 */
import { lower } from '../../document/lowering/lower.ts';
import type { LoweredDocument, OutputWarning } from '../../document/lowering/primitives.ts';
import { type PageShape, pageShapes, styleOf, textWidthTwip } from '../../document/styles.ts';
import type { DocumentTree } from '../../document/tree.ts';
import type { Page, TextCommand } from '../../layout/commands.ts';
import { layoutLowered } from '../../layout/layout.ts';
import { shape as shapeText, unitsToTwip } from '../../text/shape.ts';
import { PdfCanvas } from './adapter.ts';
import { buildOutline } from './outline.ts';
import { placeSignatureFields } from './signature-fields.ts';
import { PageStream } from './stream.ts';
import { buildStructure, type Structure } from './structure.ts';
import { xmp } from './xmp.ts';

export interface PdfResult {
  readonly buffer: Buffer;
  readonly pages: number;
  readonly warnings: readonly OutputWarning[];
}

export type PdfProperties = Omit<DocumentTree, 'id' | 'sections'>;

export interface PdfOptions {
  /**
   * An unsigned signature field in the signing room of every signer. Off by default: the signing tools of most offices
   * place their own.
   */
  readonly signatureFields?: boolean;
}

export async function renderPdf(tree: DocumentTree, options: PdfOptions = {}): Promise<PdfResult> {
  return renderLowered(tree, lower(tree), options);
}

/** `setup`: the properties of the file. */
export async function renderLowered(
  setup: PdfProperties,
  lowered: LoweredDocument,
  options: PdfOptions = {},
): Promise<PdfResult> {
  const pages = layoutLowered(lowered);
  const { title, subject, author, keywords, created } = setup;
  const canvas = new PdfCanvas({ title, subject, author, keywords, created, xmp: xmp(setup, 'ho-so-ntm') });
  const { signatureFields = false } = options;
  const structure = buildStructure(canvas, lowered, { signatureFields });
  const names = new Map<string, number>();
  for (const page of pages) {
    paintPage(canvas, page, structure.targets);
    if (signatureFields) placeSignatureFields(canvas, page, structure.forms, names);
  }
  buildOutline(canvas, pages);
  return { buffer: canvas.end(), pages: pages.length, warnings: lowered.warnings };
}

function paintPage(canvas: PdfCanvas, page: Page, targets: Structure['targets']): void {
  const shape = pageShapes[page.shape];
  const height = shape.heightTwip / 20;
  canvas.beginPage(shape.widthTwip / 20, height);
  const stream = new PageStream(canvas, shape.heightTwip);
  if (page.number !== undefined) {
    const number = pageNumber(page.number, shape);
    stream.artifact('/Type /Pagination /Subtype /Header /Attached [/Top]', () => {
      stream.text(number, 0, number.line.to);
    });
  }
  stream.draw(page.commands, (command) => (command.node ? targets.get(command.node) : undefined));
  canvas.endPage(stream.toString(), height);
}

/** In the top margin, centred over the text (nd30 A7). */
function pageNumber(value: number, page: PageShape): TextCommand {
  const style = styleOf('pageNumber');
  const shaped = shapeText([{ text: String(value) }], style);
  const to = shaped.text.length;
  const units = shaped.sums[to]!;
  const width = unitsToTwip(units, style.sizeHalfPt);
  return {
    type: 'text',
    node: undefined,
    x: page.leftTwip + (textWidthTwip(page) - width) / 2,
    baseline: page.headerTwip + (1825 / 2048) * style.sizeHalfPt * 10,
    shaped,
    line: { from: 0, to, units, last: true },
    sizeHalfPt: style.sizeHalfPt,
    extraPerSpace: 0,
  };
}
