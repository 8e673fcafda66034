/**
 * Document tree to PDF/A-2a and PDF/UA-1. Comes in: a tree. Goes out: bytes that depend on the tree and the fonts
 * alone. Layout has decided where everything stands; here it is only painted and tagged.
 */
import { lower } from '../../document/lowering/lower.ts';
import type { LoweredDocument, OutputWarning } from '../../document/lowering/primitives.ts';
import { type PageShape, pageShapes, styleOf, textWidthTwip } from '../../document/styles.ts';
import type { DocumentTree, Run } from '../../document/tree.ts';
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
  /** A line above the page number on every page, also where no number stands: what the paper is not to be used for. */
  readonly mark?: string;
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
  const { signatureFields = false, mark } = options;
  const structure = buildStructure(canvas, lowered, { signatureFields });
  const names = new Map<string, number>();
  for (const page of pages) {
    paintPage(canvas, page, structure.targets, mark);
    if (signatureFields) placeSignatureFields(canvas, page, structure.forms, names);
  }
  buildOutline(canvas, pages);
  const buffer = canvas.end();
  await freed();
  return { buffer, pages: pages.length, warnings: lowered.warnings };
}

/**
 * pdfkit is a stream: it puts itself into the queue of the next tick, and stays there as long as only promises are
 * awaited. A turn of the event loop empties the queue, or the papers of a whole dossier would stay in memory.
 */
const freed = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function paintPage(
  canvas: PdfCanvas,
  page: Page,
  targets: Structure['targets'],
  mark: string | undefined,
): void {
  const shape = pageShapes[page.shape];
  const height = shape.heightTwip / 20;
  canvas.beginPage(shape.widthTwip / 20, height);
  const stream = new PageStream(canvas, shape.heightTwip);
  const { sizeHalfPt } = styleOf('pageNumber');
  const header = [
    ...(mark === undefined ? [] : [headerLine({ text: mark, bold: true }, MARK_SIZE_HALF_PT, 0, shape)]),
    ...(page.number === undefined
      ? []
      : [
          headerLine(
            { text: String(page.number) },
            sizeHalfPt,
            mark === undefined ? 0 : MARK_LINE_TWIP,
            shape,
          ),
        ]),
  ];
  for (const line of header)
    stream.artifact('/Type /Pagination /Subtype /Header /Attached [/Top]', () => {
      stream.text(line, 0, line.line.to);
    });
  stream.draw(page.commands, (command) => (command.node ? targets.get(command.node) : undefined));
  canvas.endPage(stream.toString(), height);
}

/** As in DOCX (`writers/docx/marked-shell.ts`). */
const MARK_SIZE_HALF_PT = 20;
const MARK_LINE_TWIP = 220;

/** In the top margin, `below` its upper edge, centred over the text (page numbers: nd30 A7). */
function headerLine(run: Run, sizeHalfPt: number, below: number, page: PageShape): TextCommand {
  const shaped = shapeText([run], styleOf('pageNumber'));
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
