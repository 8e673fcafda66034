/** Page breaks on whole documents; what is expected was measured on LibreOffice's layout of the same DOCX. */
import { describe, expect, it } from 'vitest';
import type { Block, Paragraph, Table, TableCell } from '../../src/document/tree.ts';
import { layoutDocument } from '../../src/layout/layout.ts';
import { sectionOf, signatures, treeOf } from '../support/sample-trees.ts';

const line = (text: string): Paragraph => ({
  type: 'paragraph',
  key: text,
  style: 'tableCell',
  runs: [{ text }],
});
/** Lines of 276 twip; a page holds 52 of them (14570 twip). */
const fill = (count: number): Block[] => Array.from({ length: count }, (_, i) => line(`c${i}`));
const cell = (texts: string | string[], more: Partial<TableCell> = {}): TableCell => ({
  paragraphs: [texts].flat().map((text) => ({ runs: [{ text }] })),
  ...more,
});
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `d${i}`);
const table = (body: (TableCell[] | { cells: TableCell[]; keepNext: boolean })[]): Table => ({
  type: 'table',
  key: 't',
  summary: '',
  columns: [3000, 3000].map((widthTwip) => ({ widthTwip, align: 'left' })),
  head: [{ key: 'h', cells: [cell('H1'), cell('H2')] }],
  body: body.map((row, i) => ({ key: `r${i}`, ...(Array.isArray(row) ? { cells: row } : row) })),
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
});

const pages = (blocks: Block[]): string[][] =>
  layoutDocument(treeOf('t', [sectionOf('s', blocks)])).map(({ text }) =>
    text.filter((word) => !/^c\d/.test(word)),
  );

describe('tables', () => {
  it('a head never stands alone at the end of a page', () => {
    const rows = [0, 1, 2].map((i) => [cell(`r${i}`), cell('x')]);
    expect(pages([...fill(51), table(rows)])).toEqual([[], ['H1', 'H2', 'r0', 'x', 'r1', 'x', 'r2', 'x']]);
    expect(pages([...fill(50), table(rows)])).toEqual([
      ['H1', 'H2', 'r0', 'x'],
      ['H1', 'H2', 'r1', 'x', 'r2', 'x'],
    ]);
  });

  it('a group row stays with the row below it', () => {
    const rows = [
      [cell('a'), cell('b')],
      { cells: [cell('G'), cell('G2')], keepNext: true },
      [cell(many(3)), cell('z')],
    ];
    const [first, second] = pages([...fill(46), table(rows)]);
    expect(first).toEqual(['H1', 'H2', 'a', 'b']);
    expect(second!.slice(0, 4)).toEqual(['H1', 'H2', 'G', 'G2']);
  });

  it('a cell over several rows goes on beside the rows of the next page', () => {
    const rows = [
      [cell(many(12), { rowSpan: 4 }), cell('r0')],
      ...[1, 2, 3].map((i) => [cell(`r${i}`)]),
      [cell('q'), cell('q2')],
    ];
    const [first, second] = pages([...fill(47), table(rows)]);
    expect(first).toEqual(['H1', 'H2', 'd0', 'r0', 'd1', 'r1', 'd2', 'r2']);
    expect(second!.slice(0, 4)).toEqual(['H1', 'H2', 'd3', 'r3']);
    expect(second!.slice(-3)).toEqual(['d11', 'q', 'q2']);
  });

  it('a row splits only when it is taller than a page', () => {
    const rows = (count: number) => [
      [cell('a'), cell('b')],
      [cell(many(count)), cell('z')],
    ];
    expect(pages([...fill(20), table(rows(51))])[0]).toEqual(['H1', 'H2', 'a', 'b']);
    const tall = pages([...fill(20), table(rows(80))]);
    expect(tall.map((page) => page.filter((word) => /^d/.test(word)).at(-1))).toEqual(['d28', 'd79']);
  });
});

describe('text', () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `từ${i}`).join(' ');
  const body = (text: string, style: 'body' | 'heading2' = 'body'): Paragraph => ({
    type: 'paragraph',
    key: text,
    style,
    runs: [{ text }],
  });

  it('a heading never ends a page', () => {
    const [first, second] = pages([...fill(49), body('Tiêu đề', 'heading2'), body(words(60))]);
    expect(first).toEqual([]);
    expect(second![0]).toBe('Tiêu đề');
  });

  it('leaves two lines at least on either page', () => {
    for (let k = 40; k < 50; k++) {
      const counts = pages([...fill(k), body(words(75))]).map((page) => page.length);
      expect(Math.min(...counts.filter((count) => count > 0))).toBeGreaterThanOrEqual(2);
    }
  });

  it('signatures never stand alone on a page: two lines of text come with them', () => {
    for (let k = 30; k < 50; k++) {
      const blocks = [...fill(k), body(words(60)), body('Hết./.'), signatures];
      const page = pages(blocks).find((texts) => texts.includes('Nơi nhận:'))!;
      expect(page.indexOf('Nơi nhận:')).toBeGreaterThanOrEqual(2);
    }
  });

  it('signatures after a table keep its last row', () => {
    for (let k = 26; k < 46; k++) {
      const rows = [0, 1, 2, 3].map((i) => [cell(`r${i}`), cell('x')]);
      const page = pages([...fill(k), table(rows), signatures]).find((texts) => texts.includes('Nơi nhận:'))!;
      expect(page).toContain('r3');
    }
  });
});

describe('page numbers (nd30 A7, A8)', () => {
  it('start with the second page and restart with a section', () => {
    const long = fill(120);
    const tree = treeOf('t', [
      sectionOf('a', long),
      sectionOf('b', long, 'landscape', { numbering: 'restart' }),
      sectionOf('c', fill(1)),
      sectionOf('d', fill(1), 'portrait', { pageNumbers: 'none' }),
    ]);
    expect(layoutDocument(tree).map(({ number }) => number)).toEqual([
      ...[undefined, 2, 3],
      ...[undefined, 2, 3, 4],
      ...[5, undefined],
    ]);
  });
});
