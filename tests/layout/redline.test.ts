/**
 * Signs of redlines: what is struck and underlined on the pages is, letter by letter, what the document marks; bars
 * stand in the margin beside those lines and nowhere else.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../src/document/comparison/compare.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type {
  LoweredDocument,
  Primitive,
  PrimParagraph,
  PrimRow,
} from '../../src/document/lowering/primitives.ts';
import { pageShapes } from '../../src/document/styles.ts';
import type { Block, Change, Run } from '../../src/document/tree.ts';
import { loadCase } from '../../src/index.ts';
import type { Page, StrokeCommand, TextCommand } from '../../src/layout/commands.ts';
import { layoutLowered, pageText } from '../../src/layout/layout.ts';
import { mustBuild } from '../support/load.ts';
import { randomTree } from '../support/random-trees.ts';
import { resultTable, sectionOf, treeOf } from '../support/sample-trees.ts';

type Words = { [K in Change]: string };
const bare = (text: string): string => text.replace(/\s/g, '');

/** What each paragraph of the document marks, without spaces. */
function markedWords(document: LoweredDocument): Map<PrimParagraph, Words> {
  const out = new Map<PrimParagraph, Words>();
  const paragraph = (p: PrimParagraph, row: Change | undefined) => {
    const change = p.change ?? row;
    const label: Run[] =
      change !== undefined
        ? [{ text: p.label ?? '', change }]
        : p.labelWas === undefined
          ? []
          : [
              { text: p.labelWas, change: 'deleted' },
              { text: p.label ?? '', change: 'inserted' },
            ];
    const runs = p.dotted || p.picture ? [] : [...label, ...p.runs];
    const of = (wanted: Change) =>
      bare(runs.flatMap((r) => ((r.change ?? change) === wanted ? [r.text] : [])).join(''));
    out.set(p, { deleted: of('deleted'), inserted: of('inserted') });
  };
  const rows = (list: readonly PrimRow[]) => {
    for (const row of list)
      for (const cell of row.cells)
        for (const b of cell.blocks) if (b.type === 'paragraph') paragraph(b, row.change);
  };
  const block = (b: Primitive) => {
    if (b.type === 'paragraph') paragraph(b, undefined);
    if (b.type !== 'table') return;
    rows(b.head);
    rows(b.body);
  };
  for (const section of document.sections) for (const b of section.blocks) block(b);
  return out;
}

const signsOf = (page: Page): StrokeCommand[] =>
  page.commands.filter((c) => c.type === 'stroke').filter((c) => c.sign && c.sign !== 'bar');
const barsOf = (page: Page): StrokeCommand[] =>
  page.commands.filter((c) => c.type === 'stroke').filter((c) => c.sign === 'bar');
const textsOf = (page: Page): TextCommand[] => page.commands.filter((c) => c.type === 'text');

/** The letters of a line under (or through) which a stroke of the sign stands, by the middle of each letter. */
function signed(command: TextCommand, strokes: readonly StrokeCommand[], sign: Change): string {
  const { shaped, line, sizeHalfPt, extraPerSpace, baseline } = command;
  const em = sizeHalfPt * 10;
  const height = sign === 'deleted' ? [-0.3, -0.15] : [0.16, 0.26];
  const near = strokes.filter(
    (s) =>
      s.sign === sign &&
      s.y1 === s.y2 &&
      s.y1 > baseline + height[0]! * em &&
      s.y1 < baseline + height[1]! * em,
  );
  let x = command.x;
  let out = '';
  for (let i = line.from; i < line.to; i++) {
    const width = ((shaped.sums[i + 1]! - shaped.sums[i]!) * em) / 2048;
    const char = shaped.text[i]!;
    const extra = char === ' ' ? extraPerSpace : 0;
    const middle = x + (width + extra) / 2;
    const edge = 0.001 * em;
    // Marks without a width stand at an edge; they belong to the letter before.
    if (near.some((s) => s.x1 - edge <= middle && middle <= s.x2 + edge)) out += char;
    x += width + extra;
  }
  return bare(out);
}

function expectSigns(document: LoweredDocument): number {
  const pages = layoutLowered(document);
  const found = new Map<PrimParagraph, Words>();
  let strokes = 0;
  let used = 0;
  for (const page of pages) {
    const signs = signsOf(page);
    strokes += signs.length;
    for (const command of textsOf(page)) {
      const own = signs.filter((s) => s.x1 >= command.x - 1);
      const words = { deleted: signed(command, own, 'deleted'), inserted: signed(command, own, 'inserted') };
      used += (words.deleted + words.inserted).length;
      if (!command.node) continue;
      const before = found.get(command.node) ?? { deleted: '', inserted: '' };
      found.set(command.node, {
        deleted: before.deleted + words.deleted,
        inserted: before.inserted + words.inserted,
      });
    }
    expectBars(page);
  }
  for (const [p, words] of markedWords(document))
    expect([p.key, found.get(p) ?? { deleted: '', inserted: '' }]).toEqual([p.key, words]);
  expect(strokes === 0).toBe(used === 0);
  return used;
}

/** Every line with a sign has the bar beside it; every bar begins and ends at such a line. */
function expectBars(page: Page): void {
  const shape = pageShapes[page.shape];
  const bars = barsOf(page);
  const lines = textsOf(page)
    .filter((c) => c.marks?.some((m) => m.from < c.line.to && m.to > c.line.from))
    .map((c) => c.baseline);
  const pictures = page.commands.filter((c) => c.type === 'picture').filter((c) => c.change);
  for (const bar of bars) {
    expect(bar.x1).toBe(bar.x2);
    expect(bar.widthTwip).toBe(20);
    expect(bar.x1).toBeLessThan(shape.leftTwip - 100);
    expect(bar.x1).toBeGreaterThan(shape.leftTwip - 400);
    const within = lines.filter((y) => bar.y1 < y && y < bar.y2);
    expect(within.length + pictures.length).toBeGreaterThan(0);
    if (pictures.length > 0) continue;
    expect(Math.min(...within) - bar.y1).toBeLessThan(600);
    expect(bar.y2 - Math.max(...within)).toBeLessThan(200);
  }
  for (const y of lines) expect(bars.some((bar) => bar.y1 < y && y < bar.y2)).toBe(true);
}

const loweredOf = (blocks: Block[], page: 'portrait' | 'landscape' = 'portrait') =>
  lower(treeOf('t', [sectionOf('s', blocks, page)]));
const p = (runs: Run[], more: object = {}): Block => ({
  type: 'paragraph',
  key: 'p',
  style: 'body',
  runs,
  ...more,
});
/** The document with its first paragraph changed by hand. */
function withFirst(document: LoweredDocument, change: Partial<PrimParagraph>): LoweredDocument {
  const [section] = document.sections;
  const [first, ...rest] = section!.blocks;
  return {
    ...document,
    sections: [{ ...section!, blocks: [{ ...(first as PrimParagraph), ...change }, ...rest] }],
  };
}

describe('signs', () => {
  it('a line through what went at half the x-height, a line below the dots of what came', () => {
    const page = layoutLowered(
      loweredOf([
        p([
          { text: 'đạt ' },
          { text: '14', change: 'deleted' },
          { text: '15', change: 'inserted' },
          { text: ' km' },
        ]),
      ]),
    )[0]!;
    const [line] = textsOf(page);
    const [strike, under] = signsOf(page);
    expect([strike!.sign, under!.sign]).toEqual(['deleted', 'inserted']);
    expect(line!.baseline - strike!.y1).toBeCloseTo(0.23 * 280);
    expect(under!.y1 - line!.baseline).toBeCloseTo(0.21 * 280);
    expect(strike!.widthTwip).toBeCloseTo(14);
    // Old and new are parted by an unmarked space.
    expect(pageText(page)).toEqual(['đạt 14 15 km']);
    expect(strike!.x2).toBeLessThan(under!.x1 - 50);
  });

  it('one stroke for each stretch of a line, over words and stretched spaces', () => {
    const words = Array.from({ length: 60 }, (_, i) => `từ${i}`).join(' ');
    const page = layoutLowered(loweredOf([p([{ text: words, change: 'inserted' }])]))[0]!;
    const lines = textsOf(page);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines[1]!.extraPerSpace).toBeGreaterThan(0);
    expect(signsOf(page)).toHaveLength(lines.length);
    const right = pageShapes.portrait.widthTwip - pageShapes.portrait.rightTwip;
    for (const stroke of signsOf(page).slice(0, -1)) expect(stroke.x2).toBeCloseTo(right, 0);
    expect(barsOf(page)).toHaveLength(1);
  });

  it('the old number struck, the new one underlined, the text untouched', () => {
    const base = loweredOf([p([{ text: 'Nội dung' }], { label: '3.' })]);
    const shown = (change: Partial<PrimParagraph>) => {
      const document = withFirst(base, change);
      expectSigns(document);
      const page = layoutLowered(document)[0]!;
      return [pageText(page)[0], signsOf(page).map((s) => s.sign)];
    };
    expect(shown({ labelWas: '2.' })).toEqual(['2. 3. Nội dung', ['deleted', 'inserted']]);
    expect(shown({ labelWas: '' })).toEqual(['3. Nội dung', ['inserted']]);
    expect(shown({ labelWas: '2.', label: undefined as unknown as string })).toEqual([
      '2. Nội dung',
      ['deleted'],
    ]);
    expect(shown({ change: 'deleted' })).toEqual(['3. Nội dung', ['deleted']]);
  });

  it('rows that came or went carry their sign in every cell', () => {
    const document = loweredOf([resultTable('t', 6)], 'landscape');
    const table = document.sections[0]!.blocks.find((b) => b.type === 'table')!;
    const body = table.body.map(
      (row, i): PrimRow =>
        i === 1 ? { ...row, change: 'deleted' } : i === 2 ? { ...row, change: 'inserted' } : row,
    );
    const marked = {
      ...document,
      sections: [
        { ...document.sections[0]!, blocks: [{ ...table, body }, ...document.sections[0]!.blocks.slice(1)] },
      ],
    };
    expect(expectSigns(marked)).toBeGreaterThan(50);
  });

  it('nothing is drawn where nothing is marked', () => {
    const pages = layoutLowered(loweredOf([p([{ text: 'Không đổi' }]), resultTable('t', 20)]));
    expect(pages.flatMap((page) => [...signsOf(page), ...barsOf(page)])).toEqual([]);
    expect(pages.flatMap(textsOf).filter((c) => 'marks' in c)).toEqual([]);
  });
});

describe('whole documents', () => {
  const sample = loadCase('fixtures/xa-mau');
  const real = loadCase('fixtures/nhan-ly-2024');

  it.each(['plan', 'criterion-02', 'summary-tables', 'review', 'commune-report'])(
    '%s of two communes: struck is what went, underlined what came',
    (id) => {
      const { marked } = compareLowered(lower(mustBuild(sample, id).tree), lower(mustBuild(real, id).tree));
      expect(expectSigns(marked)).toBeGreaterThan(500);
    },
  );

  it('random documents against each other', () => {
    let most = 0;
    fc.assert(
      fc.property(randomTree, randomTree, (a, b) => {
        most = Math.max(most, expectSigns(compareLowered(lower(a), lower(b)).marked));
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(most).toBeGreaterThan(200);
  });
});
