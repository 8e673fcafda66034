import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/document/lowering/clean.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type { PrimParagraph, PrimRule, PrimTable } from '../../src/document/lowering/primitives.ts';
import { paragraphText, project } from '../../src/document/projection.ts';
import { type PageShape, pageShapes, styleOf, textWidthTwip } from '../../src/document/styles.ts';
import type { Block, Letterhead } from '../../src/document/tree.ts';
import { breakLines } from '../../src/text/lines.ts';
import { letterhead, sectionOf, signatures, treeOf } from '../support/sample-trees.ts';

const lowered = (blocks: Block[], page: 'portrait' | 'landscape' = 'portrait') =>
  lower(treeOf('t', [sectionOf('s', blocks, page)])).sections[0]!.blocks;

const cellBlocks = (table: PrimTable, row: number, column: number) => table.body[row]!.cells[column]!.blocks;
const headOf = (block: Letterhead, page: 'portrait' | 'landscape' = 'portrait') =>
  lowered([block], page)[0] as PrimTable;

const linesOf = (p: PrimParagraph, cellTwip: number) =>
  breakLines(p.runs, styleOf(p.style), cellTwip - p.leftTwip - p.rightTwip).map((line) => line.text);
const ruleTwip = (rule: PrimRule, cellTwip: number) => cellTwip - rule.leftTwip - rule.rightTwip;

describe('letterhead (nd30 B 1-4)', () => {
  it.each(['portrait', 'landscape'] as const)(
    '%s: the national title is one line, its rule as long as the motto',
    (page) => {
      const table = headOf(letterhead, page);
      const [, right] = table.columns;
      const [nation, motto, rule] = cellBlocks(table, 0, 1) as [PrimParagraph, PrimParagraph, PrimRule];
      expect(linesOf(nation, right!)).toHaveLength(1);
      const [line] = breakLines(motto.runs, styleOf(motto.style), right!);
      expect(Math.abs(ruleTwip(rule, right!) - line!.widthTwip)).toBeLessThan(3);
      expect(table.columns.reduce((a, b) => a + b)).toBe(textWidthTwip(pageShapes[page] as PageShape));
    },
  );

  it('wraps the issuer between words, without parting one; the rule is 1/3 to 1/2 of the text', () => {
    const table = headOf(letterhead);
    const [left] = table.columns;
    const [superior, issuer, rule] = cellBlocks(table, 0, 0) as [PrimParagraph, PrimParagraph, PrimRule];
    expect(linesOf(superior, left!)).toEqual(['ỦY BAN NHÂN DÂN', 'HUYỆN CHI LĂNG']);
    expect(linesOf(issuer, left!)).toEqual(['BAN CHỈ ĐẠO CÁC', 'CHƯƠNG TRÌNH', 'MỤC TIÊU QUỐC GIA']);
    const widest = Math.max(
      ...breakLines(issuer.runs, styleOf('issuer'), left! - issuer.leftTwip - issuer.rightTwip).map(
        (l) => l.widthTwip,
      ),
    );
    expect(ruleTwip(rule, left!) / widest).toBeGreaterThan(1 / 3);
    expect(ruleTwip(rule, left!) / widest).toBeLessThan(1 / 2);
  });

  it('number and date share a row; DỰ THẢO and V/v stand below the number', () => {
    const table = headOf({ ...letterhead, draft: 'DỰ THẢO', subject: [{ text: 'V/v thẩm tra hồ sơ' }] });
    expect(table.body).toHaveLength(3);
    expect(cellBlocks(table, 1, 0)).toMatchObject([{ style: 'documentNumber' }]);
    expect(cellBlocks(table, 1, 1)).toMatchObject([{ style: 'placeDate' }]);
    expect(cellBlocks(table, 2, 0)).toMatchObject([{ style: 'letterSubject' }, { style: 'draftMark' }]);
    const minutes: Letterhead = { type: 'letterhead', key: 'm', issuer: 'UBND XÃ NHÂN LÝ' };
    expect(headOf(minutes).body).toHaveLength(1);
  });
});

describe('signatures (nd30 B 7, 9b)', () => {
  it('one row that never splits: recipients left, signer right', () => {
    const table = lowered([signatures])[0] as PrimTable;
    expect(table.body).toHaveLength(1);
    expect(table.body[0]!.cantSplit).toBe(true);
    const left = cellBlocks(table, 0, 0) as PrimParagraph[];
    expect(left.map((p) => p.style)).toEqual([
      'recipientsTitle',
      ...signatures.recipients!.items.map(() => 'recipient'),
    ]);
    expect(left.slice(1).every((p) => p.label === '-')).toBe(true);
    const right = cellBlocks(table, 0, 1) as PrimParagraph[];
    expect(right.map((p) => p.runs[0]?.text)).toEqual([
      'KT. TRƯỞNG BAN',
      'PHÓ TRƯỞNG BAN',
      'PHÓ CHỦ TỊCH UBND HUYỆN',
      'Phùng Văn Nghĩa',
    ]);
    expect(right[2]!.beforeTwip).toBeGreaterThan(4 * 322);
  });

  it('the closing paragraph keeps with them, and one more until there are two lines', () => {
    const text = (key: string, t: string): Block => ({
      type: 'paragraph',
      key,
      style: 'body',
      runs: [{ text: t }],
    });
    const blocks = lowered([text('a', 'Một.'), text('b', 'Hai.'), text('c', 'Hết./.'), signatures]);
    expect(blocks.slice(0, 3).map((b) => (b as PrimParagraph).keepNext)).toEqual([false, true, true]);
  });
});

describe('blocks in their places', () => {
  it('tables never touch, and a section ends in a paragraph', () => {
    const blocks = lowered([letterhead, { ...signatures, key: 'x' }]);
    expect(blocks.map((b) => b.type)).toEqual(['table', 'paragraph', 'table', 'paragraph']);
  });

  it('a page break becomes a mark of what follows, and is dropped at either end', () => {
    const text: Block = { type: 'paragraph', key: 'p', style: 'body', runs: [{ text: 'Đạt' }] };
    const pageBreak: Block = { type: 'page-break', key: 'b' };
    const blocks = lowered([pageBreak, text, pageBreak, text, pageBreak]) as PrimParagraph[];
    expect(blocks.map((b) => b.pageBreakBefore)).toEqual([false, true]);
    expect(blocks.map((b) => b.beforeTwip)).toEqual([0, 0]);
  });

  it('an empty section has an empty paragraph', () => {
    expect(lowered([])).toMatchObject([{ type: 'paragraph', runs: [] }]);
  });
});

describe('text', () => {
  it('is made printable: line ends, invisible and broken characters', () => {
    expect(cleanText('a\nb\tc\u200bd\u0007e\ud800f')).toBe('a b cd\ufffde\ufffdf');
    expect(cleanText('Ủy ban 🙂 10\u00a0km')).toBe('Ủy ban 🙂 10\u00a0km');
  });

  it('signs without a glyph are reported with their block', () => {
    const tree = treeOf('t', [
      sectionOf('s', [{ type: 'paragraph', key: 'k', style: 'body', runs: [{ text: '日' }] }]),
    ]);
    expect(lower(tree).warnings).toMatchObject([{ code: 'missing-glyph', key: 'k' }]);
  });
});

it('projects a tree to indented text', () => {
  const tree = treeOf('t', [
    sectionOf('s', [
      { type: 'heading', key: 'h', style: 'heading1', label: 'I.', runs: [{ text: 'MỤC ĐÍCH' }] },
      {
        type: 'paragraph',
        key: 'p',
        style: 'body',
        label: '1.',
        runs: [{ text: 'Xã ' }, { text: 'Nhân Lý.' }],
      },
      { type: 'item', key: 'i', style: 'body', depth: 0, runs: [{ text: 'đường trục thôn;' }] },
      {
        type: 'table',
        key: 't',
        summary: '',
        columns: [1000, 1000].map((widthTwip) => ({ widthTwip, align: 'left' as const })),
        head: [{ key: 'th', cells: ['TT', 'Tên'].map((t) => ({ paragraphs: [{ runs: [{ text: t }] }] })) }],
        body: [{ key: 'tr', cells: ['1', 'Đạt'].map((t) => ({ paragraphs: [{ runs: [{ text: t }] }] })) }],
        cellStyle: 'tableCell',
        headStyle: 'tableHead',
      },
    ]),
  ]);
  expect(project(tree)).toBe(
    [
      '== portrait, continue, from-second',
      '# I. MỤC ĐÍCH',
      '1. Xã Nhân Lý.',
      '  - đường trục thôn;',
      '| TT | Tên |',
      '| 1 | Đạt |',
      '',
    ].join('\n'),
  );
});

describe('a line to write on after a text', () => {
  const filled = (text: string) =>
    lowered([
      { type: 'paragraph', key: 'p', style: 'body', runs: [{ text }], fill: true },
    ])[0] as PrimParagraph;

  it('runs to the right edge; none where the text leaves no room', () => {
    expect(filled('Thời gian bắt đầu:').fill).toBe(true);
    const long = 'Thành phần tham dự cuộc họp gồm các ông, bà có tên trong danh sách kèm theo biên bản';
    const cut = Array.from({ length: long.length }, (_, i) => filled(long.slice(0, i + 1)).fill ?? false);
    expect(new Set(cut)).toEqual(new Set([true, false]));
  });

  it('stands in a projection as dots', () => {
    const block: Block = {
      type: 'paragraph',
      key: 'p',
      style: 'body',
      runs: [{ text: 'Địa điểm:' }],
      fill: true,
    };
    expect(project(treeOf('t', [sectionOf('s', [block])]))).toContain('Địa điểm: ....\n');
  });
});

describe('addressees (nd30 B 9a)', () => {
  const lines = (...to: string[]) =>
    (
      lowered([
        { type: 'addressees', key: 'a', label: 'Kính gửi:', to: to.map((text) => [{ text }]) },
      ]) as PrimParagraph[]
    )
      .filter((p) => p.style !== 'spacer')
      .map(paragraphText);

  it('none, one, several; what the data closed with is not doubled', () => {
    expect(lines()).toEqual(['Kính gửi:']);
    expect(lines('UBND huyện')).toEqual(['Kính gửi: UBND huyện']);
    expect(lines('UBND huyện;', 'Phòng Tài chính.', '……')).toEqual([
      'Kính gửi:',
      '- UBND huyện;',
      '- Phòng Tài chính;',
      '- …….',
    ]);
  });

  it('stay with the text below', () => {
    const blocks = lowered([
      { type: 'addressees', key: 'a', label: 'Kính gửi:', to: [[{ text: 'A' }], [{ text: 'B' }]] },
      { type: 'paragraph', key: 'p', style: 'body', runs: [{ text: 'Căn cứ' }] },
    ]) as PrimParagraph[];
    expect(blocks.map((b) => b.keepNext)).toEqual([true, true, true, true, false]);
  });
});
