/** What becomes of a table's cells, columns and rows, and what stays with the signatures below them. */
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/document/lowering/lower.ts';
import type {
  PrimCell,
  Primitive,
  PrimParagraph,
  PrimTable,
} from '../../src/document/lowering/primitives.ts';
import { pageShapes, styleOf, textHeightTwip, textWidthTwip } from '../../src/document/styles.ts';
import type { Block, Table, TableCell, TableRow } from '../../src/document/tree.ts';
import { breakLines } from '../../src/text/lines.ts';
import { cell } from '../support/compared-blocks.ts';
import { png, resource } from '../support/pictures.ts';
import { letterhead, sectionOf, signatures, treeOf } from '../support/sample-trees.ts';

type Row = readonly (string | TableCell)[];

const rowsOf = (name: string, rows: readonly Row[]): TableRow[] =>
  rows.map((cells, i) => ({
    key: `${name}${i}`,
    cells: cells.map((c) => (typeof c === 'string' ? cell(c) : c)),
  }));

const table = (widths: readonly number[], body: readonly Row[], more: Partial<Table> = {}): Table => ({
  type: 'table',
  key: 'b',
  summary: 'biểu',
  columns: widths.map((widthTwip) => ({ widthTwip, align: 'left' })),
  head: [],
  body: rowsOf('r', body),
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
  ...more,
});
const headed = (widths: readonly number[], head: readonly Row[], body: readonly Row[]): Table =>
  table(widths, body, { head: rowsOf('h', head) });

const lowered = (...blocks: Block[]): readonly Primitive[] =>
  lower(treeOf('t', [sectionOf('s', blocks)])).sections[0]!.blocks;
const tableOf = (block: Table): PrimTable => lowered(block)[0] as PrimTable;

const textOf = (c: PrimCell): string =>
  c.blocks.map((b) => (b.type === 'paragraph' ? b.runs.map((r) => r.text).join('') : '')).join(' / ');
/** "a 1x2": text, and over how many columns and rows. */
const shown = (rows: PrimTable['body']): string[] =>
  rows.map(({ cells }) => cells.map((c) => `${textOf(c)} ${c.colSpan}x${c.rowSpan}`).join(' | '));
const bodyOf = (block: Table): string[] => shown(tableOf(block).body);

const THREE = [2000, 2000, 2000];

describe('cells', () => {
  it('a row with too few is filled up, of one with too many the rest joins the last', () => {
    expect(bodyOf(table(THREE, [['a'], ['b', 'c', 'd', 'e', 'f']]))).toEqual([
      'a 1x1 |  1x1 |  1x1',
      'b 1x1 | c 1x1 | d / e / f 1x1',
    ]);
  });

  it('reach over the rows and columns that there are, and no others', () => {
    expect(
      bodyOf(
        table(THREE, [
          ['a', cell('b', { rowSpan: 9 }), 'c'],
          ['d', 'e'],
        ]),
      ),
    ).toEqual(['a 1x1 | b 1x2 | c 1x1', 'd 1x1 | e 1x1']);
    expect(bodyOf(table(THREE, [['a', cell('b', { colSpan: 9 })]]))).toEqual(['a 1x1 | b 2x1']);
    expect(bodyOf(table(THREE, [[cell('a', { rowSpan: 0, colSpan: 0 }), 'b', 'c']]))).toEqual([
      'a 1x1 | b 1x1 | c 1x1',
    ]);
  });

  it('go around those that rows above cover', () => {
    const body: Row[] = [
      ['a', cell('b', { rowSpan: 2 }), 'c'],
      [cell('d', { colSpan: 2 }), 'e'],
      [cell('f', { colSpan: 2 }), 'g'],
    ];
    expect(bodyOf(table(THREE, body))).toEqual(['a 1x1 | b 1x2 | c 1x1', 'd 1x1 | e 1x1', 'f 2x1 | g 1x1']);
  });

  it('a row that merges cover wholly is no row; what it says joins the merge', () => {
    const all = { rowSpan: 3 };
    expect(bodyOf(table(THREE, [[cell('a', all), cell('b', all), cell('c', all)], [], ['d']]))).toEqual([
      'a 1x1 | b 1x1 | c / d 1x1',
    ]);
  });

  it('are set as the paragraph, the cell, the column or the head says, in this order', () => {
    const columns = [{ widthTwip: 3000, align: 'right' as const }];
    const alignments = (c: TableCell) =>
      tableOf(table([3000], [[c]], { columns })).body[0]!.cells[0]!.blocks.map(
        (b) => b.type === 'paragraph' && b.align,
      );
    expect(alignments(cell('a'))).toEqual(['right']);
    expect(alignments(cell('a', { align: 'center' }))).toEqual(['center']);
    expect(
      alignments({ align: 'center', paragraphs: [{ runs: [{ text: 'a' }], align: 'both' }, { runs: [] }] }),
    ).toEqual(['both', 'center']);
    const { head } = tableOf({ ...headed([3000], [['a']], [['b']]), columns });
    expect(head[0]!.cells[0]!.blocks[0]).toMatchObject({ style: 'tableHead', align: 'center' });
  });

  it('keep their greys, which are at most light, and say which of them name rows', () => {
    const of = (c: TableCell) => tableOf(table([3000], [[c]])).body[0]!.cells[0]!;
    expect(
      [undefined, -5, 10, 90].map(
        (shadePercent) => of(cell('a', { shadePercent } as TableCell)).shadePercent,
      ),
    ).toEqual([0, 0, 10, 15]);
    expect(of(cell('a'))).toMatchObject({ header: false, valign: 'top' });
    expect(of(cell('a', { header: true })).header).toBe(true);
    expect(tableOf(headed([3000], [['a']], [['b']])).head[0]!.cells[0]).toMatchObject({
      header: true,
      valign: 'center',
    });
  });

  it('have a paragraph, and keys that tell all paragraphs apart', () => {
    const body = tableOf(table([3000, 3000], [[{ paragraphs: [] }, 'a\nb']])).body[0]!;
    expect(body.cells.map((c) => c.blocks.map((b) => b.key))).toEqual([['r0/0'], ['r0/1', 'r0/1/1']]);
  });
});

describe('columns', () => {
  const sum = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0);
  const page = textWidthTwip(pageShapes.portrait);
  const widths = (block: Table) => tableOf(block).columns;
  /** Lines of a text in a column, as the programs that open the file will break it. */
  const lines = (text: string, widthTwip: number, style: 'tableCell' | 'tableHead' = 'tableCell') =>
    breakLines([{ text }], styleOf(style), widthTwip - 2 * 85).length;
  const LONG = '14.567.890.123,456';

  it('are as wide as wished, and no wider than the page', () => {
    expect(widths(table([1000, 2000, 3000], [['a', 'b', 'c']]))).toEqual([1000, 2000, 3000]);
    const wide = widths(table([6000, 6000, 6000], [['a', 'b', 'c']]));
    expect(sum(wide)).toBe(page);
    expect(Math.max(...wide) - Math.min(...wide)).toBeLessThan(2);
  });

  it('get the room of their longest word from the others, in heads and rows', () => {
    for (const block of [
      table([500, 4000, 3000], [[LONG, 'b', 'c']]),
      headed([500, 4000, 3000], [[LONG, 'b', 'c']], [['1', 'b', 'c']]),
    ]) {
      const [first, ...others] = widths(block);
      expect(lines(LONG, first!, 'tableHead')).toBe(1);
      expect(sum([first!, ...others])).toBe(7500);
      expect(others.every((w, i) => w < [4000, 3000][i]!)).toBe(true);
    }
  });

  it('a word may claim three tenths of the table at most', () => {
    const [first] = widths(table([500, 4000, 3000], [['x'.repeat(200), 'b', 'c']]));
    expect(first).toBe(2250);
  });

  it('that cannot all have their words have them in proportion', () => {
    const few = widths(table([500, 500, 500, 500, 500], [[LONG, LONG, LONG, LONG, LONG]]));
    expect(sum(few)).toBeLessThanOrEqual(2500);
    expect(sum(few)).toBeGreaterThan(2490);
    expect(new Set(few).size).toBeLessThanOrEqual(2);
  });

  it('are measured by the cells that stand in them', () => {
    const plain = widths(table([500, 4000, 3000], [['1', 'b', 'c']]));
    const over = (...body: Row[]) => widths(table([500, 4000, 3000], body));
    expect(over([cell(LONG, { colSpan: 2 }), 'c'])).toEqual(plain);
    expect(over([cell('1', { rowSpan: 2 }), 'b', 'c'], [LONG, 'c'])).toEqual(plain);
    expect(over([cell('1', { rowSpan: 2, colSpan: 2 }), 'c'], [LONG])).toEqual(plain);
    expect(over([cell('1', { rowSpan: 2 }), 'b', 'c'], ['b', 'c'], [LONG, 'b', 'c'])[0]).toBeGreaterThan(
      1500,
    );
    expect(over([cell(LONG, { rowSpan: 2 }), 'b', 'c'], ['b', 'c'])[0]).toBeGreaterThan(1500);
    expect(over(['1', 'b', 'c', LONG])).toEqual(plain);
  });

  it('give room to the one that fills lines, but not for a cell over several rows', () => {
    const long = 'xã đã hoàn thành và giữ vững '.repeat(12);
    const every = Array.from({ length: 20 }, (): Row => ['a', long, 'c']);
    expect(widths(table([3000, 3000, 3000], every))[1]).toBeGreaterThan(4000);
    const once: Row[] = [
      ['a', cell(long, { rowSpan: 20 }), 'c'],
      ...every.slice(1).map((): Row => ['a', 'c']),
    ];
    expect(widths(table([3000, 3000, 3000], once))).toEqual([3000, 3000, 3000]);
  });
});

/** Of one line in a cell. */
const LINE = 276;
/** Clear space above and below, and the line below a row. */
const EXTRA = 70;

describe('heads over several rows', () => {
  const heights = (...head: Row[]) =>
    tableOf(headed([1500, 3000], head, [['a', 'b']])).head.map((row) => row.minHeightTwip);
  const tall = (lines: number) => cell('Số\n'.repeat(lines).trim(), { rowSpan: 2 });

  it('have room for the cell over them, which their last row says', () => {
    expect(heights([tall(2), 'Tên'], ['(2)'])).toEqual([0, 0]);
    expect(heights([tall(5), 'Tên'], ['(2)'])).toEqual([0, 5 * LINE + EXTRA - (LINE + EXTRA)]);
    expect(heights([tall(5), 'Tên\nđơn vị'], ['(2)'])).toEqual([0, 5 * LINE + EXTRA - (2 * LINE + EXTRA)]);
  });

  it('that no page could repeat are left alone', () => {
    expect(heights([tall(40), 'Tên'], ['(2)'])).toEqual([0, 0]);
  });

  it('count the width of all columns that the cell covers', () => {
    const words = 'Tỷ lệ số hộ được sử dụng nước sạch theo quy chuẩn';
    const wide = cell(words, { rowSpan: 2, colSpan: 2 });
    const of = (c: TableCell, ...rest: string[]) =>
      tableOf(headed([1500, 3500, 1500], [[c, ...rest, 'x'], ['y']], [['a', 'b', 'c']])).head[1]!
        .minHeightTwip;
    expect(of(wide)).toBe(0);
    expect(
      tableOf(
        headed(
          [1500, 3500, 1500],
          [
            [cell(words, { rowSpan: 2 }), 'm', 'x'],
            ['n', 'y'],
          ],
          [['a', 'b', 'c']],
        ),
      ).head[1]!.minHeightTwip,
    ).toBeGreaterThan(0);
  });
});

describe('a row stays whole', () => {
  const PAGE = textHeightTwip(pageShapes.portrait);
  const lines = (count: number): string => Array.from({ length: count }, () => 'a').join('\n');
  /** Most lines of a row that may not be cut, below these blocks. */
  function most(
    rows: (tall: TableRow) => TableRow[],
    head: Row[] = [],
    above: Block[] = [],
    columns?: Table['columns'],
  ): number {
    const whole = (count: number): boolean => {
      const tall: TableRow = { key: 'tall', cells: [cell(lines(count))] };
      const block = { ...headed([3000], head, []), ...(columns ? { columns } : {}), body: rows(tall) };
      const made = lowered(...above, block).find((b): b is PrimTable => b.type === 'table')!;
      return made.body.find((row) => row.key === 'tall')!.cantSplit;
    };
    let count = 60;
    while (!whole(count)) count--;
    expect(whole(1)).toBe(true);
    return count;
  }
  const alone = (tall: TableRow) => [tall];
  const linesBeside = (otherTwip: number): number => Math.floor((PAGE - otherTwip - EXTRA) / LINE);
  const text = (more: Partial<Extract<Block, { type: 'paragraph' }>> = {}): Block => ({
    type: 'paragraph',
    key: 'p',
    style: 'tableCell',
    runs: [{ text: 'Biểu' }],
    ...more,
  });

  it('up to the height of a page, less the head that is repeated', () => {
    expect(most(alone)).toBe(linesBeside(0));
    expect(most(alone, [['Tên']])).toBe(linesBeside(LINE + EXTRA));
    expect(most(alone, [['Tên'], [lines(3)]])).toBe(linesBeside(4 * LINE + 2 * EXTRA));
  });

  it('less the height of head cells over several rows', () => {
    const over = cell(lines(9), { rowSpan: 2 });
    const rows = (tall: TableRow): TableRow[] => [{ ...tall, cells: [...tall.cells, cell('b')] }];
    const columns = [3000, 3000].map((widthTwip) => ({ widthTwip, align: 'left' as const }));
    expect(most(rows, [[over, 'Tên'], ['(2)']], [], columns)).toBe(linesBeside(9 * LINE + EXTRA));
  });

  it('less what is kept above it', () => {
    expect(most(alone, [], [text()])).toBe(linesBeside(0));
    expect(most(alone, [], [text({ keepNext: true })])).toBe(linesBeside(LINE));
    expect(most(alone, [], [text({ keepNext: true }), text({ keepNext: true })])).toBe(linesBeside(2 * LINE));
    expect(most(alone, [], [text({ keepNext: true }), text()])).toBe(linesBeside(0));
    const broken = [
      text({ keepNext: true }),
      { type: 'page-break' as const, key: 'x' },
      text({ keepNext: true }),
    ];
    expect(most(alone, [], broken)).toBe(linesBeside(LINE));
  });

  it('less a picture that is kept with it', () => {
    const picture: Block = {
      type: 'image',
      key: 'ảnh',
      image: resource(png({ widthPx: 200, heightPx: 100 })),
      maxWidthTwip: 9000,
      maxHeightTwip: 9000,
      alt: 'Đường',
    };
    expect(most(alone, [], [text(), picture])).toBe(linesBeside(2000 + styleOf('picture').beforeTwip));
  });

  it('less the rows that are kept with it', () => {
    const group = (keepNext: boolean) => (tall: TableRow) => [
      { key: 'g', cells: [cell(lines(3))], keepNext },
      { key: 'g2', cells: [cell(lines(2))], keepNext },
      tall,
    ];
    expect(most(group(false))).toBe(linesBeside(0));
    expect(most(group(true))).toBe(linesBeside(5 * LINE + 2 * EXTRA));
    expect(most((tall) => [...group(true)({ key: 'x', cells: [cell('a')] }), tall])).toBe(linesBeside(0));
  });

  it('what is kept above a table matters to its first row alone', () => {
    const first = { key: 'first', cells: [cell('a')] };
    expect(most((tall) => [first, tall], [], [text({ keepNext: true })])).toBe(linesBeside(0));
  });

  it('a paragraph that is kept above it counts with all its lines', () => {
    const words = 'Biểu tổng hợp kết quả thực hiện các tiêu chí nông thôn mới nâng cao '.repeat(9);
    const caption = text({ keepNext: true, runs: [{ text: words }] });
    const count = breakLines(
      [{ text: words }],
      styleOf('tableCell'),
      textWidthTwip(pageShapes.portrait),
    ).length;
    expect(count).toBeGreaterThan(4);
    expect(most(alone, [], [caption])).toBe(linesBeside(count * LINE));
  });

  it('is as high as its words need in the columns where they stand', () => {
    const words = 'xã đã hoàn thành và giữ vững tiêu chí về giao thông';
    const many = Array.from({ length: 40 }, () => words).join('\n');
    const cut = (...body: Row[]) => tableOf(table([1000, 7000], body)).body.map((row) => !row.cantSplit);
    expect(cut(['a', many])).toEqual([false]);
    expect(cut([many, 'a'])).toEqual([true]);
    expect(cut([cell(many, { colSpan: 2 })])).toEqual([false]);
    expect(cut([cell('a', { rowSpan: 2 }), 'b'], [many], ['c', 'd'])).toEqual([false, false, false]);
    expect(cut([cell('a', { rowSpan: 2 }), 'b'], ['c'], [many, 'd'])).toEqual([false, false, true]);
    expect(cut(['a', cell('b', { rowSpan: 2 })], ['c'], ['d', many])).toEqual([false, false, false]);
  });

  it('a cell over several rows does not count', () => {
    const rows = [[cell(lines(80), { rowSpan: 2 }), 'b'], ['c']];
    expect(tableOf(table([3000, 3000], rows)).body.map((row) => row.cantSplit)).toEqual([true, true]);
  });
});

describe('what stays with the signatures', () => {
  const text = (key: string, words = 'Hết./.'): Block => ({
    type: 'paragraph',
    key,
    style: 'body',
    runs: [{ text: words }],
  });
  const LONG = 'Ban Chỉ đạo yêu cầu các cơ quan, đơn vị và Ủy ban nhân dân xã nghiêm túc thực hiện '.repeat(
    2,
  );
  const dots = (count: number): Block => ({ type: 'blank', key: 'dots', style: 'body', lines: count });
  /** Keys of what is kept with the next; of tables the rows. */
  const kept = (...blocks: Block[]): string[] =>
    lowered(...blocks, signatures)
      .slice(0, -2)
      .flatMap((b) =>
        b.type === 'table'
          ? b.body.filter((row) => row.keepNext).map((row) => row.key)
          : b.keepNext
            ? [b.key]
            : [],
      );

  it('as many paragraphs as make two lines', () => {
    expect(kept(text('a'), text('b'), text('c'))).toEqual(['b', 'c']);
    expect(kept(text('a'), text('b'), text('c', LONG))).toEqual(['c']);
    expect(kept(text('a'), text('b', LONG), text('c'))).toEqual(['b', 'c']);
  });

  it('a dotted line is one line', () => {
    expect(kept(text('a'), dots(1))).toEqual(['a', 'dots/0']);
    expect(kept(text('a'), dots(3))).toEqual(['dots/1', 'dots/2']);
  });

  it('the last row of a table directly above, and the space between', () => {
    expect(kept(table([3000], [['a'], ['b']]))).toEqual(['r1', 'sign/gap']);
  });

  it('but not of a table above a closing line, nor of a chart', () => {
    expect(kept(table([3000], [['a'], ['b']]), text('c'))).toEqual(['c']);
    const bar = { key: '0', label: '17.4', value: 0.1, requirement: 0.5, valueRuns: [], requirementRuns: [] };
    expect(kept({ type: 'chart', key: 'chart', title: 'Chỉ tiêu', bars: [bar] })).toEqual([
      'chart',
      'sign/gap',
    ]);
    expect(kept(text('a'), letterhead, text('c'))).toEqual(['head', 'c']);
  });

  it('nothing above the rule of a title', () => {
    const title: Block = {
      type: 'title',
      key: 'title',
      kind: 'BIÊN BẢN',
      abstract: [{ text: 'Họp xét' }],
      notes: [],
    };
    expect(kept(text('a'), title)).toEqual(['title', 'title/abstract', 'title/rule']);
  });

  it('counts lines between the indents', () => {
    const room = textWidthTwip(pageShapes.portrait);
    const long = 'Ban Chỉ đạo yêu cầu các cơ quan, đơn vị và Ủy ban nhân dân xã thực hiện ngay';
    const [p] = lowered(text('a', long)) as PrimParagraph[];
    expect(breakLines(p!.runs, styleOf('body'), room)).toHaveLength(1);
    expect(kept(text('a'), text('b', long))).toEqual(['a', 'b']);
  });

  it('nothing without signatures', () => {
    expect(
      lowered(text('a'), text('b'), table([3000], [['a']])).map((b) => b.type !== 'table' && b.keepNext),
    ).toEqual([false, false, false, false]);
  });
});
