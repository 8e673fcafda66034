/** Nothing is lost: each paragraph of a tree stands on the pages and in the DOCX once, whole and in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/document/lowering/lower.ts';
import type { LoweredDocument, PrimParagraph } from '../../src/document/lowering/primitives.ts';
import { paragraphText } from '../../src/document/projection.ts';
import { pageShapes, textHeightTwip } from '../../src/document/styles.ts';
import type { Page } from '../../src/layout/commands.ts';
import { layoutLowered } from '../../src/layout/layout.ts';
import { writeBody } from '../../src/writers/docx/render.ts';
import { shell } from '../../src/writers/docx/shell.ts';
import { randomTree } from '../support/random-trees.ts';
import { samples } from '../support/sample-trees.ts';

const solid = (text: string): string => text.replace(/\s+/g, '');

function paragraphsOf(document: LoweredDocument): PrimParagraph[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'paragraph') return [block];
      if (block.type === 'rule') return [];
      const cells = [...block.head, ...block.body].flatMap((row) => row.cells);
      return cells.flatMap((cell) => cell.blocks.filter((b) => b.type === 'paragraph'));
    }),
  );
}

/** Text of each paragraph as it stands on the pages, in the order of the pages. */
function printed(pages: readonly Page[]): Map<PrimParagraph, string> {
  const texts = new Map<PrimParagraph, string>();
  for (const { commands } of pages) {
    for (const command of commands) {
      if (command.type !== 'text' || !command.node) continue;
      const { shaped, line, node } = command;
      texts.set(node, (texts.get(node) ?? '') + shaped.text.slice(line.from, line.to));
    }
  }
  return texts;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
function docxText(document: LoweredDocument): string {
  let xml = '';
  writeBody({ write: (piece) => (xml += piece) }, document, shell());
  return [...xml.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text.replace(/&\w+;/g, (entity) => entities[entity]!))
    .join('');
}

function check(document: LoweredDocument): void {
  const paragraphs = paragraphsOf(document);
  const pages = layoutLowered(document);
  const texts = printed(pages);
  for (const p of paragraphs) expect(solid(texts.get(p) ?? '')).toBe(solid(paragraphText(p)));
  expect(solid(docxText(document))).toBe(solid(paragraphs.map(paragraphText).join('')));
  for (const { shape, commands } of pages) {
    const page = pageShapes[shape];
    const bottom = page.topTwip + textHeightTwip(page);
    for (const command of commands) {
      if (command.type !== 'text') continue;
      expect(command.baseline).toBeGreaterThan(page.topTwip);
      expect(command.baseline).toBeLessThanOrEqual(bottom);
    }
  }
}

describe('every word is printed once', () => {
  it.each(Object.keys(samples))('sample %s', (name) => {
    check(lower(samples[name]!()));
  });

  it('random documents', () => {
    fc.assert(
      fc.property(randomTree, (tree) => {
        check(lower(tree));
      }),
      { numRuns: 100, seed: 20240305, endOnFailure: true },
    );
  });
});
