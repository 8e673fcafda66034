/**
 * Document tree to PDF/A-2a and PDF/UA-1. Comes in: a tree. Goes out: bytes that depend on the tree and the fonts
 * alone. Layout has decided where everything stands; here it is only painted and tagged.
 */
import { lower } from '../../document/lowering/lower.ts';
import type { LoweredDocument, OutputWarning, PrimParagraph } from '../../document/lowering/primitives.ts';
import { type PageShape, pageShapes, styleOf, textWidthTwip } from '../../document/styles.ts';
import type { DocumentTree, Run } from '../../document/tree.ts';
import type { Page, TextCommand } from '../../layout/commands.ts';
import { layoutLowered } from '../../layout/layout.ts';
import { shapeRuns, unitsToTwip } from '../../text/shape.ts';
import { PdfCanvas } from './canvas.ts';
import { PageDrawing, type Surroundings, type Tags } from './draw-page.ts';
import type { DrawnPage } from './drawn-page.ts';
import type { KeptPages } from './kept-pages.ts';
import { outlineOf } from './outline.ts';
import { placeSignatureFields } from './signature-fields.ts';
import { buildStructure, type Structure } from './structure.ts';
import type { PageContents } from './structure-tree.ts';
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
  /** A line above the page number on every page, also where no number stands: what the paper is not to be used for. */
  readonly mark?: string;
  /** Of a process that makes equal pages again and again. */
  readonly pages?: KeptPages;
}

export function renderPdf(tree: DocumentTree, options: PdfOptions = {}): PdfResult {
  return renderLowered(tree, lower(tree), options);
}

/** `setup`: the properties of the file. */
export function renderLowered(
  setup: PdfProperties,
  lowered: LoweredDocument,
  { signatureFields = false, mark, pages: kept }: PdfOptions = {},
): PdfResult {
  const pages = layoutLowered(lowered);
  const { title, subject, author, keywords, created } = setup;
  const canvas = new PdfCanvas({ title, subject, author, keywords, created, xmp: xmp(setup) });
  const structure = buildStructure(canvas, lowered, { signatureFields });
  const around: Surroundings = { tagsOf: tagsIn(structure), signCode: (c) => canvas.signCode(c) };
  const names = new Map<string, number>();
  for (const page of pages) {
    const shape = pageShapes[page.shape];
    const draw = () => drawPage(page, mark, around);
    const drawn = kept ? kept.page(page, mark, around, draw) : draw();
    attach(drawn, canvas.addPage(shape.widthTwip / 20, shape.heightTwip / 20, drawn), structure);
    if (signatureFields) placeSignatureFields(canvas, page, structure.forms, names);
  }
  return { buffer: canvas.end(outlineOf(pages)), pages: pages.length, warnings: lowered.warnings };
}

const tagsIn =
  ({ places }: Structure) =>
  (node: PrimParagraph): Tags | undefined => {
    const place = places.get(node);
    if (!place) return undefined;
    const { own, label } = place;
    return label
      ? { tag: own.tag, label: { tag: label.target.tag, length: label.length } }
      : { tag: own.tag };
  };

/** Gives the marked contents of a page, and the places of its pictures, to the elements of their paragraphs. */
function attach({ marks, boxes }: DrawnPage, page: PageContents, { places }: Structure): void {
  marks.forEach(({ node, label, stretch }, mcid) => {
    const place = places.get(node)!;
    const target = label ? place.label!.target : place.own;
    const element = stretch ? target.stretch(stretch.mark, stretch.text) : target.element;
    element.add({ page, mcid });
  });
  for (const { node, box } of boxes)
    places.get(node)!.own.element.attributes({ O: 'Layout', Placement: 'Block', BBox: box });
}

function drawPage(page: Page, mark: string | undefined, surroundings: Surroundings): DrawnPage {
  const shape = pageShapes[page.shape];
  const drawing = new PageDrawing(shape.heightTwip, surroundings);
  const numberTwip = mark === undefined ? 0 : MARK_LINE_TWIP;
  if (mark !== undefined) drawing.header(headerLine({ text: mark, bold: true }, MARK_SIZE_HALF_PT, 0, shape));
  if (page.number !== undefined) {
    const { sizeHalfPt } = styleOf('pageNumber');
    drawing.header(headerLine({ text: String(page.number) }, sizeHalfPt, numberTwip, shape));
  }
  drawing.draw(page.commands);
  return drawing.end();
}

/** As in DOCX (`writers/docx/marked-shell.ts`). */
const MARK_SIZE_HALF_PT = 20;
const MARK_LINE_TWIP = 220;

/** In the top margin, `below` its upper edge, centred over the text (page numbers: nd30 A7). */
function headerLine(run: Run, sizeHalfPt: number, below: number, page: PageShape): TextCommand {
  const shaped = shapeRuns([run], styleOf('pageNumber'));
  const to = shaped.text.length;
  const units = shaped.sums[to]!;
  const width = unitsToTwip(units, sizeHalfPt);
  return {
    type: 'text',
    node: undefined,
    x: page.leftTwip + (textWidthTwip(page) - width) / 2,
    baseline: page.headerTwip + below + (1825 / 2048) * sizeHalfPt * 10,
    shaped,
    line: { from: 0, to, units, last: true },
    sizeHalfPt,
    extraPerSpace: 0,
  };
}
