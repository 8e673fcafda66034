/**
 * A process that keeps parts of its documents leaves the bytes that one leaves which makes all of them anew: documents
 * are changed round by round, and each round is rendered both ways. Wrong keeping is worse than none.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../src/document/comparison/compare.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type { Block, DocumentTree, Paragraph } from '../../src/document/tree.ts';
import type { BuiltDocument } from '../../src/dossier/documents.ts';
import { KeptParts } from '../../src/dossier/generate/kept-parts.ts';
import { renderDocument } from '../../src/dossier/generate/render.ts';
import { useFontFiles } from '../../src/text/faces.ts';
import { renderRedlinePdf } from '../../src/writers/pdf/render-redline.ts';
import { mustBuild, mustLoadFolder, SAMPLE } from '../support/load.ts';
import { editedDossier } from '../support/random-edits.ts';
import { randomTree } from '../support/random-trees.ts';
import { planBlocks, resultTable, samples, sectionOf, treeOf } from '../support/sample-trees.ts';

/** All of it anew, but for the functions that fetch pictures. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copied(part)])) as T;
}

const built = (tree: DocumentTree): BuiltDocument => ({ tree, workbook: [] }) as unknown as BuiltDocument;

async function expectSame(document: BuiltDocument, parts: KeptParts, told = ''): Promise<number> {
  let pages = 0;
  for (const [format, signatureFields] of [
    ['docx', false],
    ['pdf', false],
    ['pdf', true],
  ] as const) {
    const anew = await renderDocument({ ...document, tree: copied(document.tree) }, format, {
      signatureFields,
    });
    const kept = await renderDocument(document, format, { signatureFields, parts });
    expect(kept.data.equals(anew.data), `${told} ${format}`).toBe(true);
    expect({ ...kept, data: null }).toEqual({ ...anew, data: null });
    pages = kept.pages ?? 0;
  }
  return pages;
}

const paragraph = (key: string, words: number): Paragraph => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: [{ text: Array.from({ length: words }, (_, i) => `từ ${i}`).join(' ') }],
});

describe('rounds of one document', () => {
  const front = (words: number): Block[] => [paragraph('changing', words), ...planBlocks()];
  const back: Block[] = [
    resultTable('r', 60),
    ...Array.from({ length: 30 }, (_, i) => paragraph(`p${i}`, 120)),
  ];
  const two = (words: number, more: Parameters<typeof sectionOf>[3] = {}) =>
    treeOf('d', [sectionOf('a', front(words)), sectionOf('b', copied(back), 'landscape', more)]);

  it('a paragraph that gets longer moves pages, and their numbers, and back', async () => {
    const parts = new KeptParts();
    const pages: number[] = [];
    for (const words of [5, 6, 2000, 2001, 5, 9000, 6])
      pages.push(await expectSame(built(two(words)), parts, `${words} words`));
    expect(new Set(pages).size).toBeGreaterThan(2);
  });

  it('section breaks and page numbers', async () => {
    const parts = new KeptParts();
    for (const more of [
      {},
      { numbering: 'restart' },
      { pageNumbers: 'none' },
      { numbering: 'restart', pageNumbers: 'none' },
      {},
    ] as const)
      await expectSame(built(two(50, more)), parts, JSON.stringify(more));
    const whole = [...front(50), ...copied(back)];
    await expectSame(built(treeOf('d', [sectionOf('a', whole)])), parts, 'one section');
    await expectSame(built(treeOf('d', [sectionOf('a', whole, 'landscape')])), parts, 'turned');
    await expectSame(built(treeOf('d', [...two(50).sections].reverse())), parts, 'other order');
  });

  it('headings above take other levels, so that tags of a page change with a page before it', async () => {
    const heading = (key: string, style: 'heading1' | 'heading2' | 'heading3'): Block => ({
      type: 'heading',
      key,
      style,
      runs: [{ text: key }],
    });
    const later = () => sectionOf('b', [heading('c', 'heading3'), paragraph('end', 900)]);
    const parts = new KeptParts();
    for (const blocks of [
      [heading('a', 'heading1')],
      [heading('a', 'heading1'), heading('b', 'heading2')],
      [heading('a', 'heading1')],
    ])
      await expectSame(built(treeOf('d', [sectionOf('a', blocks), later()])), parts);
  });

  it('other signs before take other codes', async () => {
    const sign = (key: string, text: string): Paragraph => ({ ...paragraph(key, 2000), runs: [{ text }] });
    const parts = new KeptParts();
    for (const first of ['☐ ☑', '☑ ☐', '日 ☑', '☐ ☑'])
      await expectSame(
        built(treeOf('d', [sectionOf('a', [sign('a', first)]), sectionOf('b', [sign('b', '☑ ✓ 日 ☐')])])),
        parts,
        first,
      );
  });

  it('other fonts, and back', async () => {
    const require = createRequire(import.meta.url);
    const face = (name: string) => () =>
      readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}.ttf`));
    const [regular, bold] = [face('700Bold/Tinos_700Bold'), face('400Regular/Tinos_400Regular')];
    const parts = new KeptParts();
    try {
      await expectSame(built(two(50)), parts);
      useFontFiles({ regular, bold, italic: bold, boldItalic: regular });
      await expectSame(built(two(51)), parts);
      useFontFiles();
      await expectSame(built(two(50)), parts);
    } finally {
      useFontFiles();
    }
  });

  it('the sample trees, in turn', async () => {
    const parts = new KeptParts();
    for (let round = 0; round < 2; round++)
      for (const [name, sample] of Object.entries(samples)) await expectSame(built(sample()), parts, name);
  });
});

it('random documents, each round with blocks of another', async () => {
  const round = fc.tuple(randomTree, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(randomTree, fc.array(round, { minLength: 1, maxLength: 3 }), async (first, rounds) => {
      const parts = new KeptParts();
      let tree = first;
      await expectSame(built(tree), parts);
      for (const [other, places] of rounds) {
        const from = other.sections.flatMap((s) => s.blocks);
        const sections = copied(tree.sections).map((section, i) => {
          const blocks = [...section.blocks];
          places.forEach((place, k) => {
            const given = from[(place + k) % Math.max(1, from.length)];
            if ((place + k) % 3 === i % 3 && given)
              blocks.splice(place % (blocks.length + 1), place % 2, given);
          });
          return { ...section, blocks };
        });
        tree = { ...tree, sections };
        await expectSame(built(tree), parts);
      }
    }),
    { numRuns: 25, seed: 6 },
  );
});

describe('the sample case after random edits', () => {
  const sample = mustLoadFolder(SAMPLE);
  const ids = ['plan', 'criterion-02', 'summary-tables', 'review', 'commune-report'];
  const rounds = [sample, ...[3, 8, 20, 41].map((seed) => editedDossier(sample, seed)), sample];

  it.each(ids)('%s', async (id) => {
    const parts = new KeptParts();
    for (const [i, dossier] of rounds.entries())
      await expectSame(mustBuild(dossier, id), parts, `round ${i}`);
  });

  it('a redline of two rounds', () => {
    const parts = new KeptParts();
    const [a, b, front] = [mustBuild(rounds[1]!, 'plan'), mustBuild(rounds[2]!, 'plan'), samples.plan!()];
    const redline = (old: DocumentTree, now: DocumentTree) =>
      renderRedlinePdf(now, compareLowered(lower(old), lower(now)), front).buffer;
    const shared = redline(parts.trees.shared(a.tree), parts.trees.shared(b.tree));
    expect(shared.equals(redline(copied(a.tree), copied(b.tree)))).toBe(true);
    expect(shared.toString('latin1')).toContain('/TextDecorationType /LineThrough');
  });
});
