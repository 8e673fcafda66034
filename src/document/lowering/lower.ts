/**
 * From the document tree to primitives. Trusts the tree's shape, not its text: text is cleaned here once for all
 * writers. What comes out obeys the rules that both formats need: no page-break blocks, no two tables in touch,
 * a paragraph at the end of every section, no space above what starts a page by force.
 */
import { fontGeneration } from '../../text/faces.ts';
import { missingGlyphs } from '../../text/shape.ts';
import { sharesParts } from '../kept-trees.ts';
import { type PageShape, pageShapes, styleOf, textWidthTwip } from '../styles.ts';
import type { Block, DocumentTree, PageShapeId, Section } from '../tree.ts';
import { addressees } from './addressees.ts';
import { balanced } from './balance.ts';
import { paragraph, spacer } from './build.ts';
import { chart } from './chart.ts';
import { cleanBlock } from './clean.ts';
import { keepWithSignatures } from './closing.ts';
import { cover } from './cover.ts';
import { derived } from './derived.ts';
import { withFill } from './fill.ts';
import { image } from './image.ts';
import { letterhead } from './letterhead.ts';
import { isPlainBlock } from './plain-text.ts';
import type {
  LoweredDocument,
  LoweredSection,
  OutputWarning,
  Primitive,
  PrimPageBreak,
  PrimParagraph,
} from './primitives.ts';
import { signatures } from './signatures.ts';
import { allowSplits } from './splitting.ts';
import { table } from './table.ts';
import { title } from './title.ts';

type Lowered = readonly (Primitive | PrimPageBreak)[];
type Handlers = {
  readonly [T in Block['type']]: (
    block: Extract<Block, { type: T }>,
    shape: PageShape,
    warnings: OutputWarning[],
  ) => Lowered;
};

const PAGE_BREAK: PrimPageBreak = { type: 'page-break' };

const handlers: Handlers = {
  heading: (b) => [paragraph(b.key, b.style, b.runs, { role: 'heading', keepNext: true, label: b.label })],
  paragraph: (b, page) => {
    const more = { label: b.label, keepNext: b.keepNext };
    if (b.style === 'authority') {
      return [balanced(b.key, b.style, b.runs, textWidthTwip(page), more).paragraph];
    }
    const text = paragraph(b.key, b.style, b.runs, more);
    return [b.fill ? withFill(text, textWidthTwip(page)) : text];
  },
  item: (b) => [
    paragraph(b.key, b.style, b.runs, {
      role: 'item',
      depth: b.depth,
      label: b.depth === 0 ? '-' : '+',
      keepNext: b.keepNext,
    }),
  ],
  table: (b, page) => [table(b, page)],
  chart: (b, page) => chart(b, textWidthTwip(page)),
  image: (b, page, warnings) => image(b, page, warnings),
  letterhead: (b, page) => [letterhead(b, textWidthTwip(page))],
  title: (b, page) => title(b, textWidthTwip(page)),
  addressees: (b, page) => addressees(b, textWidthTwip(page)),
  signatures: (b, page) => [signatures(b, textWidthTwip(page))],
  cover: (b, page) => [PAGE_BREAK, cover(b, page), PAGE_BREAK],
  blank: (b) =>
    Array.from({ length: b.lines }, (_, i) =>
      paragraph(`${b.key}/${i}`, b.style, [], { dotted: true, firstLineTwip: 0, align: 'left' }),
    ),
  'page-break': () => [PAGE_BREAK],
};

/** One handler per block type; the type of `handlers` makes a missing one an error of compilation. */
function lowerBlock<T extends Block['type']>(
  block: Extract<Block, { type: T }>,
  shape: PageShape,
  warnings: OutputWarning[],
): Lowered {
  const handler = handlers[block.type as T] as unknown as (
    b: typeof block,
    s: PageShape,
    w: OutputWarning[],
  ) => Lowered;
  return handler(block, shape, warnings);
}

const known = new WeakMap<DocumentTree, { readonly fonts: number; readonly lowered: LoweredDocument }>();

/** Trees and primitives are never changed, so a tree is lowered once, whichever writers and comparisons ask. */
export function lower(tree: DocumentTree): LoweredDocument {
  const fonts = fontGeneration();
  const before = known.get(tree);
  if (before?.fonts === fonts) return before.lowered;
  const met = sharesParts(tree) ? new Set<Block>() : undefined;
  const made = tree.sections.map((section) => sectionOnce(section, met));
  const lowered = {
    sections: made.map(({ lowered }) => lowered),
    warnings: made.flatMap(({ warnings }) => warnings),
  };
  known.set(tree, { fonts, lowered });
  return lowered;
}

interface Made<T> {
  readonly fonts: number;
  readonly page: PageShapeId;
  readonly lowered: T;
  readonly warnings: readonly OutputWarning[];
}

interface MadeBlock extends Made<Lowered> {
  /** No sign of it has to be looked for in the fonts. */
  readonly plain: boolean;
}

/** Sections that other documents may hold too: what is made of them is worth keeping. */
const kept = new WeakSet<LoweredSection>();
export const isKept = (section: LoweredSection): boolean => kept.has(section);

/** What parts were lowered to: trees of two rounds may share them. */
const knownSections = new WeakMap<Section, Made<LoweredSection>>();
const knownBlocks = new WeakMap<Block, MadeBlock>();

/** Blocks that the document holds already: primitives are known by identity, none stands in two places. */
type Met = Set<Block> | undefined;

/** Without `met`, no other tree shares parts with this one, and nothing is kept. */
function sectionOnce(section: Section, met: Met): Made<LoweredSection> {
  const keep = met !== undefined && !section.blocks.some((block) => met.has(block));
  const before = keep ? knownSections.get(section) : undefined;
  if (before?.fonts === fontGeneration()) {
    for (const block of section.blocks) met?.add(block);
    return before;
  }
  const warnings: OutputWarning[] = [];
  const lowered = lowerSection(section, warnings, met);
  const made = { fonts: fontGeneration(), page: section.page, lowered, warnings };
  if (keep) {
    knownSections.set(section, made);
    kept.add(lowered);
  }
  return made;
}

function blockOnce(block: Block, page: PageShapeId, met: Met): MadeBlock {
  const keep = met !== undefined && !met.has(block);
  const before = keep ? knownBlocks.get(block) : undefined;
  met?.add(block);
  if (before?.fonts === fontGeneration() && before.page === page) return before;
  const warnings: OutputWarning[] = [];
  const plain = isPlainBlock(block);
  const lowered = lowerBlock(plain ? block : cleanBlock(block), pageShapes[page], warnings);
  const made = { fonts: fontGeneration(), page, lowered, warnings, plain };
  if (keep) knownBlocks.set(block, made);
  return made;
}

function lowerSection(section: Section, warnings: OutputWarning[], met: Met): LoweredSection {
  const shape = pageShapes[section.page];
  const signatureKeys = new Set(section.blocks.filter((b) => b.type === 'signatures').map((b) => b.key));
  const lowered: (Primitive | PrimPageBreak)[] = [];
  let plain = true;
  for (const block of section.blocks) {
    const made = blockOnce(block, section.page, met);
    lowered.push(...made.lowered);
    warnings.push(...made.warnings);
    plain &&= made.plain;
  }
  const blocks = joined(section.key, lowered);
  keepWithSignatures(blocks, signatureKeys, shape);
  allowSplits(blocks, shape);
  if (!plain) reportMissing(blocks, warnings);
  const { key, page, numbering, pageNumbers } = section;
  return { key, page, numbering, pageNumbers, blocks };
}

/** Resolves page breaks, parts tables that touch, closes with a paragraph. */
function joined(sectionKey: string, lowered: Lowered): Primitive[] {
  const blocks: Primitive[] = [];
  let breakBefore = false;
  for (const block of lowered) {
    if (block.type === 'page-break') {
      breakBefore = blocks.length > 0;
      continue;
    }
    const first = blocks.length === 0;
    if (block.type === 'paragraph' && (first || breakBefore)) {
      blocks.push(
        derived(block, `first ${breakBefore}`, () => ({
          ...block,
          beforeTwip: 0,
          pageBreakBefore: breakBefore,
        })),
      );
    } else {
      if (breakBefore)
        blocks.push(
          derived(block, 'break', () =>
            spacer(`${block.key}/break`, { pageBreakBefore: true, keepNext: true }),
          ),
        );
      else if (block.type === 'table' && blocks.at(-1)?.type === 'table')
        blocks.push(derived(block, 'gap', () => spacer(`${block.key}/gap`)));
      blocks.push(block);
    }
    breakBefore = false;
  }
  const last = blocks.at(-1);
  if (last === undefined) blocks.push(spacer(`${sectionKey}/end`));
  else if (last.type !== 'paragraph')
    blocks.push(derived(last, `end ${sectionKey}`, () => spacer(`${sectionKey}/end`)));
  return blocks;
}

const NONE: readonly string[] = [];

function reportMissing(blocks: readonly Primitive[], warnings: OutputWarning[]): void {
  const visit = (p: PrimParagraph) => {
    const style = styleOf(p.style);
    const ofLabel = p.label ? missingGlyphs([{ text: p.label }], style) : NONE;
    const ofRuns = missingGlyphs(p.runs, style);
    if (ofLabel.length + ofRuns.length === 0) return;
    const codes = [...new Set([...ofLabel, ...ofRuns])].map(
      (c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    );
    warnings.push({
      code: 'missing-glyph',
      key: p.key,
      message: `phông chữ không có ký tự ${codes.join(', ')}; bản PDF in ô trống thay thế`,
    });
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') visit(block);
    else if (block.type === 'table') {
      for (const r of [...block.head, ...block.body]) {
        for (const c of r.cells) for (const p of c.blocks) if (p.type === 'paragraph') visit(p);
      }
    }
  }
}
