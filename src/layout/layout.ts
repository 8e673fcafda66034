/** A lowered document to pages of drawing commands, in reading order. */
import { isKept, lower } from '../document/lowering/lower.ts';
import type { LoweredDocument, LoweredSection, Primitive } from '../document/lowering/primitives.ts';
import { pageShapes, textHeightTwip, textWidthTwip } from '../document/styles.ts';
import type { DocumentTree } from '../document/tree.ts';
import { fontGeneration } from '../text/faces.ts';
import type { Command, Page } from './commands.ts';
import { flowParagraph, flowRule } from './flow-text.ts';
import { pageCommands, pageCommandsOnce } from './page-commands.ts';
import { paginate } from './paginate.ts';
import type { Slice } from './slices.ts';
import { flowTable } from './table/flow-table.ts';

/** One block to slices, for a text area of the given size. `keep`: other documents may hold it too. */
export function flow(block: Primitive, widthTwip: number, pageTwip: number, keep = false): Slice[] {
  switch (block.type) {
    case 'paragraph':
      return flowParagraph(block, widthTwip);
    case 'rule':
      return [flowRule(block, widthTwip)];
    case 'table': {
      const table = flowTable(block, widthTwip, pageTwip, keep);
      return table.rows.map((row, index) => ({
        type: 'row',
        table,
        index,
        breakAfter: row.keepNext || index < table.headRows ? 'forbid' : 'ok',
      }));
    }
  }
}

interface Flowed {
  readonly fonts: number;
  readonly widthTwip: number;
  readonly pageTwip: number;
  readonly slices: readonly Slice[];
}

const knownFlows = new WeakMap<Primitive, Flowed>();

function flowOnce(block: Primitive, widthTwip: number, pageTwip: number): readonly Slice[] {
  const before = knownFlows.get(block);
  if (before?.fonts === fontGeneration() && before.widthTwip === widthTwip && before.pageTwip === pageTwip)
    return before.slices;
  const slices = flow(block, widthTwip, pageTwip, true);
  knownFlows.set(block, { fonts: fontGeneration(), widthTwip, pageTwip, slices });
  return slices;
}

const known = new WeakMap<LoweredDocument, { readonly fonts: number; readonly pages: readonly Page[] }>();

/** Laid out once: a paper that must keep to some pages is measured before it is painted. */
export function layoutLowered(document: LoweredDocument): readonly Page[] {
  const fonts = fontGeneration();
  const before = known.get(document);
  if (before?.fonts === fonts) return before.pages;
  const pages = layout(document);
  known.set(document, { fonts, pages });
  return pages;
}

function layout(document: LoweredDocument): Page[] {
  const pages: Page[] = [];
  let number = 0;
  document.sections.forEach((section, index) => {
    const restart = section.numbering === 'restart';
    if (restart) number = 0;
    for (const [i, commands] of sectionPages(section).entries()) {
      number++;
      const first = i === 0 && (restart || index === 0);
      const shown = section.pageNumbers !== 'none' && !first;
      pages.push({ shape: section.page, section: index, number: shown ? number : undefined, commands });
    }
  });
  return pages;
}

const knownSections = new WeakMap<
  LoweredSection,
  { readonly fonts: number; readonly pages: readonly (readonly Command[])[] }
>();

function sectionPages(section: LoweredSection): readonly (readonly Command[])[] {
  const fonts = fontGeneration();
  const before = knownSections.get(section);
  if (before?.fonts === fonts) return before.pages;
  const pages = layoutSection(section);
  knownSections.set(section, { fonts, pages });
  return pages;
}

function layoutSection(section: LoweredSection): (readonly Command[])[] {
  const shape = pageShapes[section.page];
  const width = textWidthTwip(shape);
  const height = textHeightTwip(shape);
  const keep = isKept(section);
  const flowed = keep ? flowOnce : flow;
  const slices = section.blocks.flatMap((block) => flowed(block, width, height));
  const place = keep ? pageCommandsOnce : pageCommands;
  return paginate(slices, height).map((content) => place(content, shape));
}

/** Text of a page in reading order of the commands, one entry per line of text (for tests). */
export function pageText(page: Page): string[] {
  const texts = page.commands.filter((command) => command.type === 'text');
  const sorted = [...texts].sort((a, b) => a.baseline - b.baseline || a.x - b.x);
  return sorted.map(({ shaped, line }) => shaped.text.slice(line.from, line.to));
}

export interface LaidOutPage extends Page {
  readonly text: readonly string[];
}

/** Pages of a document tree with their texts. */
export const layoutDocument = (tree: DocumentTree): LaidOutPage[] =>
  layoutLowered(lower(tree)).map((page) => ({ ...page, text: pageText(page) }));

/** How many pages a tree takes: what stands on them is not read. */
export const pageCount = (tree: DocumentTree): number => layoutLowered(lower(tree)).length;
