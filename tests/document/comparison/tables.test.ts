/** Two versions of a table: which rows stay, what becomes of merges, and when a table is replaced as a whole. */
import { describe, expect, it } from 'vitest';
import { layoutTable, paragraph, row, spacer, cell as told } from '../../../src/document/lowering/build.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import type {
  LoweredDocument,
  Primitive,
  PrimParagraph,
  PrimRow,
  PrimTable,
} from '../../../src/document/lowering/primitives.ts';
import { type Picture, readPicture } from '../../../src/document/pictures/picture.ts';
import type { Block, Chart, Table, TableCell } from '../../../src/document/tree.ts';
import {
  blocksOf,
  cell,
  changesOf,
  compared,
  comparedBlocks,
  shown,
  tableIn,
} from '../../support/compared-blocks.ts';
import { jpeg, jpegTurned, resource } from '../../support/pictures.ts';
import { sectionOf, treeOf } from '../../support/sample-trees.ts';

type Row = readonly [key: string, ...cells: (string | TableCell)[]];

const rowOf = ([key, ...cells]: Row) => ({
  key,
  cells: cells.map((c) => (typeof c === 'string' ? cell(c) : c)),
});

const table = (columns: number, rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  type: 'table',
  key: 'b',
  summary: 'biểu',
  columns: Array.from({ length: columns }, () => ({ widthTwip: 1800, align: 'left' })),
  head: [],
  body: rows.map(rowOf),
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
  ...more,
});
const headed = (columns: number, head: readonly Row[], rows: readonly Row[]): Table =>
  table(columns, rows, { head: head.map(rowOf) });

const over = (text: string, rowSpan: number, colSpan = 1): TableCell => cell(text, { rowSpan, colSpan });
const wide = (text: string, colSpan: number): TableCell => cell(text, { colSpan });
const figured = (text: string, figure: string): TableCell => ({ paragraphs: [{ runs: [{ text, figure }] }] });

const marks = (before: Table, after: Table) =>
  shown(blocksOf(comparedBlocks([before], [after]))).slice(0, -1);
const kinds = (before: Table, after: Table) =>
  changesOf([before], [after]).map(({ kind, part, key }) => `${kind} ${part} ${key}`);
/** Spans of the marked table, a row each: "1x2 1x1" is a cell over two rows and a plain one. */
const spans = (before: Table, after: Table) => tableIn(comparedBlocks([before], [after])).body.map(spansOf);
const spansOf = ({ cells }: PrimRow) => cells.map((c) => `${c.colSpan}x${c.rowSpan}`).join(' ');

describe('rows that stay', () => {
  const words = 'một hai ba bốn năm sáu bảy tám chín mười'.split(' ');
  const sharing = (count: number) => words.map((w, i) => (i < count ? w : `khác${i}`)).join(' ');
  const whole = words.join(' ');

  it.each([
    ['k', 2, 'changed row k'],
    ['k', 1, 'deleted row k'],
    ['n', 5, 'changed row n'],
    ['n', 4, 'deleted row k'],
  ])('a row with the key %s and %i of ten words kept: %s', (key, kept, first) => {
    expect(kinds(table(1, [['k', whole]]), table(1, [[key, sharing(kept)]]))[0]).toBe(first);
  });

  it('of two that are about as like the key decides', () => {
    const before = table(1, [['k', whole]]);
    expect(
      kinds(
        before,
        table(1, [
          ['n', sharing(6)],
          ['k', sharing(5)],
        ]),
      ),
    ).toEqual(['inserted row n', 'changed row k']);
    expect(
      kinds(
        before,
        table(1, [
          ['n', sharing(10)],
          ['k', sharing(5)],
        ]),
      ),
    ).toEqual(['inserted row k']);
    expect(
      kinds(
        before,
        table(1, [
          ['n', sharing(6)],
          ['m', sharing(7)],
        ]),
      ),
    ).toEqual(['inserted row n', 'changed row m']);
  });

  it('are known without the running number in their first cell, and there alone', () => {
    expect(kinds(table(2, [['a', '1', 'Đường']]), table(2, [['n', '9999', 'Đường']]))).toEqual([
      'changed row n',
    ]);
    expect(kinds(table(2, [['a', '1', 'Đường']]), table(2, [['n', '10000', 'Đường']]))).toHaveLength(1);
    expect(kinds(table(2, [['a', 'Tày', '1']]), table(2, [['n', 'Nùng', '2']]))).toHaveLength(2);
    expect(kinds(table(1, [['a', '1']]), table(1, [['n', '2']]))).toEqual(['changed row n']);
    expect(kinds(table(1, [['a', '12345']]), table(1, [['n', '23456']]))).toHaveLength(2);
  });

  it('of two that changed places the longer one stays', () => {
    const [long, short] = ['Xây dựng đường trục thôn Lạng Giai', 'Chợ'];
    expect(
      marks(
        table(1, [
          ['a', long],
          ['b', short],
        ]),
        table(1, [
          ['b', short],
          ['a', long],
        ]),
      ),
    ).toEqual([`+ | {${short}}`, `| ${long}`, `- | [${short}]`]);
  });

  it('are not made of rows with other cells', () => {
    expect(
      marks(table(2, [['k', wide('Đường trục thôn', 2)]]), table(2, [['k', 'Đường trục thôn', '']])),
    ).toEqual(['- | [Đường trục thôn]', '+ | {Đường trục thôn} | ']);
  });

  it('in a long stretch only where the key says so', () => {
    const many = (count: number, key: string, year: string) =>
      table(
        1,
        Array.from({ length: count }, (_, i): Row => [`${key}${i}`, `việc tổ a${i} xong ${year}`]),
      );
    const told = (count: number, key: string) => [
      ...new Set(changesOf([many(count, 'k', 'ba')], [many(count, key, 'tư')]).map((c) => c.kind)),
    ];
    expect(told(244, 'n')).toEqual(['changed']);
    expect(told(245, 'n')).toEqual(['deleted', 'inserted']);
    expect(told(245, 'k')).toEqual(['changed']);
  });

  it('a table of which nothing changed stays as it is', () => {
    const same = table(2, [
      ['a', over('Nhóm', 2), 'x'],
      ['b', 'y'],
    ]);
    expect(comparedBlocks([same], [{ ...same }])).toMatchObject({ changes: [] });
    expect(spans(same, { ...same })).toEqual(['1x2 1x1', '1x1']);
  });
});

describe('merges', () => {
  const group = (...names: string[]): Row[] =>
    names.map((name, i) => (i === 0 ? [name, over('Giao thông', names.length), name] : [name, name]));

  it('stay where their rows stay, also when words in them changed', () => {
    const rows = (text: string): Row[] => [
      ['a', over(text, 2), 'Đường thôn'],
      ['b', 'Đường ngõ'],
      ['c', 'Thủy lợi', 'Kênh'],
    ];
    expect(marks(table(2, rows('Số 2')), table(2, rows('Số 3')))).toEqual([
      '| Số [2]{3} | Đường thôn',
      '| Đường ngõ',
      '| Thủy lợi | Kênh',
    ]);
    expect(spans(table(2, rows('Số 2')), table(2, rows('Số 3')))).toEqual(['1x2 1x1', '1x1', '1x1 1x1']);
  });

  it('are dissolved where a row came into them or went out of them; the text stands in the first row', () => {
    const [two, three] = [table(2, group('trục', 'xóm')), table(2, group('trục', 'ngõ', 'xóm'))];
    expect(marks(two, three)).toEqual(['| Giao thông | trục', '+ |  | {ngõ}', '|  | xóm']);
    expect(spans(two, three)).toEqual(['1x1 1x1', '1x1 1x1', '1x1 1x1']);
    expect(marks(three, two)).toEqual(['| Giao thông | trục', '- |  | [ngõ]', '|  | xóm']);
  });

  it('are dissolved where their first row went', () => {
    const before = table(2, group('trục', 'ngõ', 'xóm'));
    const after = table(2, group('ngõ', 'xóm'));
    expect(marks(before, after)).toEqual(['- | [Giao thông] | [trục]', '| {Giao thông} | ngõ', '|  | xóm']);
  });

  it('are dissolved where a row in them was replaced', () => {
    const rows = (middle: string) => table(2, group('trục', middle, 'xóm'));
    expect(marks(rows('ngõ'), rows('kênh mương'))).toEqual([
      '| Giao thông | trục',
      '- |  | [ngõ]',
      '+ |  | {kênh mương}',
      '|  | xóm',
    ]);
  });

  it('a changed merge is told in its first row, not in those it covers', () => {
    const rows = (text: string, km: string) =>
      table(3, [
        ['a', over(text, 2), 'Đường thôn', '14 km'],
        ['b', 'Đường ngõ', km],
      ]);
    expect(changesOf([rows('Số 2', '8 km')], [rows('Số 3', '9 km')])).toMatchObject([
      { key: 'a', row: { cells: [{ before: 'Số 2', after: 'Số 3' }] } },
      { key: 'b', row: { name: 'Số 3 Đường ngõ', cells: [{ before: '8 km', after: '9 km' }] } },
    ]);
  });

  it('of other rows stay', () => {
    const before = table(2, [...group('trục', 'ngõ'), ['x', 'Điện', 'lưới']]);
    const after = table(2, [['n', 'Nước', 'giếng'], ...group('trục', 'ngõ'), ['x', 'Điện', 'lưới']]);
    expect(spans(before, after)).toEqual(['1x1 1x1', '1x2 1x1', '1x1', '1x1 1x1']);
    expect(spans(after, before)).toEqual(['1x1 1x1', '1x2 1x1', '1x1', '1x1 1x1']);
  });

  it('stay only where their rows have the same shape', () => {
    const apart = table(2, [
      ['a', 'Giao thông', 'trục'],
      ['b', 'Giao thông', 'ngõ'],
    ]);
    const merged = table(2, [
      ['a', over('Giao thông', 2), 'trục'],
      ['b', 'ngõ'],
    ]);
    expect(spans(apart, merged)).toEqual(['1x1 1x1', '1x1 1x1']);
    expect(marks(apart, merged)).toEqual(['| Giao thông | trục', '| [Giao thông] | ngõ']);
    expect(marks(merged, apart)).toEqual(['| Giao thông | trục', '| {Giao thông} | ngõ']);
  });

  it('that lost a row to a merge of the same rows are written anew', () => {
    const three = table(2, [
      ['a', over('Nhóm', 3), 'x'],
      ['b', 'y'],
      ['c', 'z'],
    ]);
    const two = table(2, [
      ['a', over('Nhóm', 2), 'x'],
      ['b', 'y'],
      ['c', 'Riêng', 'z'],
    ]);
    expect(marks(three, two)).toEqual(['| Nhóm | x', '|  | y', '| {Riêng} | z']);
    expect(spans(three, two)).toEqual(['1x1 1x1', '1x1 1x1', '1x1 1x1']);
    expect(spans(two, three)).toEqual(['1x1 1x1', '1x1 1x1', '1x1 1x1']);
  });

  it('over several columns leave cells of the same widths', () => {
    const rows = (...last: string[]): Row[] => [
      ['a', over('Nhóm', 1 + last.length, 2), 'x'],
      ...last.map((name): Row => [name, name]),
    ];
    expect(spans(table(3, rows('y')), table(3, rows('y', 'z')))).toEqual(['2x1 1x1', '2x1 1x1', '2x1 1x1']);
  });
});

describe('cells', () => {
  it('one paragraph on either side is one whose words changed, however little is kept', () => {
    expect(marks(table(2, [['k', 'Đường', 'Chưa đạt']]), table(2, [['k', 'Đường', 'Có']]))).toEqual([
      '| Đường | [Chưa đạt]{Có}',
    ]);
  });

  it('several paragraphs are compared as blocks', () => {
    const before = table(2, [['k', 'Đường', 'Xã đã đạt chuẩn\nCòn lại 5 km']]);
    const after = table(2, [['k', 'Đường', 'Xã đã đạt chuẩn\nMột ghi chú mới\nCòn lại 6 km']]);
    expect(marks(before, after)).toEqual([
      '| Đường | Xã đã đạt chuẩn / + Một ghi chú mới / Còn lại [5 km]{6 km}',
    ]);
  });

  it('one paragraph that became two, and two that became one', () => {
    const [one, two] = [table(1, [['k', 'Xã đã đạt']]), table(1, [['k', 'Xã đã đạt\nCòn lại 5 km']])];
    expect(marks(one, two)).toEqual(['| Xã đã đạt / + Còn lại 5 km / ']);
    expect(marks(two, one)).toEqual(['| Xã đã đạt / - Còn lại 5 km / ']);
  });

  it('are told on one line, their paragraphs parted by a sign where none stands', () => {
    const of = (text: string) => table(1, [['k', `${text}\n\nthôn chưa đạt\nhết`]]);
    expect(changesOf([of('Xã đã đạt.')], [of('Xã đã đạt 2.')])[0]).toMatchObject({
      before: 'Xã đã đạt. thôn chưa đạt; hết',
      after: 'Xã đã đạt 2. thôn chưa đạt; hết',
    });
  });

  it('the first of several that changed decides what names the row', () => {
    const row = (name: string, km: string) => table(3, [['k', '1', `Đường trục ${name}`, km]]);
    expect(changesOf([row('xã', '14 km')], [row('thôn', '15 km')])[0]!.row).toMatchObject({
      name: '1',
      cells: [{ after: 'Đường trục thôn' }, { after: '15 km' }],
    });
  });

  it('a row is renumbered where only numbers before its paragraphs changed', () => {
    const change = changesOf(
      [headed(2, [['h', 'TT', 'Tên']], [['k', '1', 'Đường trục thôn']])],
      [headed(2, [['h', 'TT', 'Tên']], [['k', '2', 'Đường trục thôn']])],
    );
    expect(change).toMatchObject([{ kind: 'renumbered', part: 'row', key: 'k' }]);
  });

  it('figures of a row are named once', () => {
    const row = (a: string, b: string): Row => ['k', 'Đường trục thôn', figured(a, 'f'), figured(b, 'f')];
    expect(changesOf([table(3, [row('14', '15')])], [table(3, [row('15', '16')])])).toMatchObject([
      { figures: ['f'] },
    ]);
    expect(
      changesOf([table(3, [row('14', '15')])], [table(3, [row('14', '15'), row('1', '2')])]),
    ).toMatchObject([{ kind: 'inserted', figures: ['f'] }]);
    expect(changesOf([], [table(3, [row('14', '15')])])).toMatchObject([
      { kind: 'inserted', part: 'table', figures: ['f'] },
    ]);
  });
});

describe('cells that are not plain text', () => {
  const pictured = (bytes: Uint8Array, alt: string) =>
    paragraph('ảnh', 'picture', [], {
      picture: { picture: readPicture(resource(bytes)) as Picture, alt, widthTwip: 900, heightTwip: 600 },
    });
  const dotted = paragraph('dòng', 'tableCell', [], { dotted: true });
  const words = (text: string, more: Partial<PrimParagraph> = {}) =>
    paragraph('lời', 'tableCell', text === '' ? [] : [{ text }], more);
  const doc = (...cells: PrimParagraph[]): LoweredDocument => {
    const grid = layoutTable(
      'b',
      cells.map(() => 2000),
      [
        row(
          'k',
          cells.map((p) => told([p])),
        ),
      ],
    );
    const section = { key: 's', page: 'portrait', numbering: 'continue', pageNumbers: 'none' } as const;
    return { sections: [{ ...section, blocks: [grid, spacer('s/end')] }], warnings: [] };
  };
  const cellsOf = (before: LoweredDocument, after: LoweredDocument) => {
    const result = compared(before, after);
    return [result.changes.map((c) => c.kind).join(), shown(blocksOf(result))[0]];
  };

  it('another picture: both are shown', () => {
    const [old, now] = [pictured(jpeg('baseline'), 'Cũ'), pictured(jpegTurned(6), 'Mới')];
    expect(cellsOf(doc(words('a'), old), doc(words('a'), now))[1]).toBe('| a | - Cũ / + Mới / ');
    expect(cellsOf(doc(words('a'), old), doc(words('a'), words('Mới')))[1]).toBe('| a | - Cũ / + Mới / ');
    expect(cellsOf(doc(words('a'), words('Cũ')), doc(words('a'), now))[1]).toBe('| a | - Cũ / + Mới / ');
  });

  it('a line to write on that became words, and words that became such a line', () => {
    expect(cellsOf(doc(words('a'), dotted), doc(words('a'), words('Đạt')))[1]).toBe(
      '| a | - .... / + Đạt / ',
    );
    expect(cellsOf(doc(words('a'), words('Đạt')), doc(words('a'), dotted))[1]).toBe(
      '| a | - Đạt / + .... / ',
    );
  });

  it('a row is renumbered where all that changed are numbers before its paragraphs', () => {
    const before = doc(words('Đường', { label: '1.' }), words('14 km'));
    expect(cellsOf(before, doc(words('Đường', { label: '2.' }), words('14 km')))).toEqual([
      'renumbered',
      '| [1.]{2.} Đường | 14 km',
    ]);
    expect(cellsOf(before, doc(words('Đường', { label: '2.' }), words('15 km')))[0]).toBe('changed');
  });

  it('a number that came or went before a paragraph', () => {
    expect(cellsOf(doc(words('Đường')), doc(words('Đường', { label: '2.' })))[1]).toBe('| {2.} Đường');
    expect(cellsOf(doc(words('Đường', { label: '2.' })), doc(words('Đường')))[1]).toBe('| [2.] Đường');
  });
});

describe('heads', () => {
  const head = (last: string | TableCell): Row[] => [['h', 'TT', 'Tên', last]];
  const road: Row = ['k', '1', 'Đường', '14 km'];

  it('a head whose words changed is told by its words alone: it names columns and has none above it', () => {
    expect(
      changesOf([headed(3, head('Kết quả'), [road])], [headed(3, head('Số liệu'), [road])]),
    ).toMatchObject([
      {
        kind: 'changed',
        part: 'row',
        key: 'h',
        row: { name: '', cells: [{ column: '', before: 'Kết quả', after: 'Số liệu' }] },
      },
    ]);
  });

  it('its first cell too', () => {
    const of = (first: string) => headed(3, [['h', first, 'Tên gọi', 'Kết quả']], [road]);
    expect(changesOf([of('Thứ tự')], [of('Số thứ tự')])[0]!.row!.cells).toEqual([
      { column: '', before: 'Thứ tự', after: 'Số thứ tự' },
    ]);
  });

  it('a number under a head that counts renumbers the row in the first column alone', () => {
    const of = (a: string, b: string) => headed(3, [['h', 'STT', 'Tên', 'TT']], [['k', a, 'Đường trục', b]]);
    expect(kinds(of('1', '1'), of('2', '1'))).toEqual(['renumbered row k']);
    expect(kinds(of('1', '1'), of('1', '2'))).toEqual(['changed row k']);
  });

  it('columns are named by all heads above them, once, without their numbers', () => {
    const rows: Row[] = [
      ['h1', over('Tên', 2), wide('Huyện', 2)],
      ['h2', 'Kết quả', ''],
      ['h3', '(1)', '(2)', '(3)'],
    ];
    const change = changesOf(
      [headed(3, rows, [['k', 'Đường', '14', 'a']])],
      [headed(3, rows, [['k', 'Đường', '15', 'b']])],
    )[0]!;
    expect(change.row!.cells.map((c) => c.column)).toEqual(['Huyện, Kết quả', 'Huyện']);
  });

  it('a cell over several columns stands under no single head', () => {
    const rows = (text: string): Row[] => [['k', 'Cộng', wide(text, 2)]];
    expect(changesOf([headed(3, head('x'), rows('14'))], [headed(3, head('x'), rows('15'))])).toMatchObject([
      { before: 'Cộng; 14', after: 'Cộng; 15', row: { cells: [{ column: '' }] } },
    ]);
  });
});

describe('a table that is replaced', () => {
  const other = (columns: number, texts: string[], key = 'b') => table(columns, [['k', ...texts]], { key });

  it('with other columns: one change, the old table before the new one', () => {
    const [before, after] = [other(2, ['Đường', '14 km']), other(3, ['Đường', '14 km', '89%'])];
    const result = comparedBlocks([before], [after]);
    expect(result.changes).toEqual([
      {
        key: 'b',
        kind: 'replaced',
        part: 'table',
        under: '',
        before: 'Đường; 14 km',
        after: 'Đường; 14 km; 89%',
        figures: [],
      },
    ]);
    expect(shown(blocksOf(result))).toEqual([
      '- | [Đường] | [14 km]',
      '',
      '+ | {Đường} | {14 km} | {89%}',
      '',
    ]);
  });

  it('with other heads: all heads and rows are marked, without merges', () => {
    const before = headed(
      2,
      [['h', wide('Tên', 2)]],
      [
        ['k', over('Đường', 2), 'a'],
        ['l', 'b'],
      ],
    );
    const after = headed(2, [['h', 'Tên', 'Số']], [['k', 'Đường', 'a']]);
    expect(marks(before, after)).toEqual([
      '- | [Tên]',
      '- | [Đường] | [a]',
      '- |  | [b]',
      '',
      '+ | {Tên} | {Số}',
      '+ | {Đường} | {a}',
    ]);
    const more = headed(
      2,
      [
        ['h', wide('Tên', 2)],
        ['h2', 'Một', 'Hai'],
      ],
      [['k', 'Đường', 'a']],
    );
    expect(kinds(headed(2, [['h', wide('Tên', 2)]], [['k', 'Đường', 'a']]), more)).toEqual([
      'replaced table b',
    ]);
  });

  it('names the figures of both once', () => {
    const of = (columns: number, figures: string[]) =>
      table(columns, [
        ['k', ...figures.map((f) => figured('14', f)), 'x', 'y'].slice(0, columns + 1) as unknown as Row,
      ]);
    expect(changesOf([of(3, ['a', 'b'])], [of(4, ['b', 'c'])])[0]!.figures).toEqual(['a', 'b', 'c']);
  });

  const chart = (value: number, count = 1): Chart => ({
    type: 'chart',
    key: 'c',
    title: 'Chỉ tiêu',
    bars: Array.from({ length: count }, (_, i) => ({
      key: `${i}`,
      label: `Chỉ tiêu ${i}`,
      value,
      requirement: 0.5,
      valueRuns: [{ text: 'một phần' }],
      requirementRuns: [{ text: '50%' }],
    })),
  });
  const bars = (before: Block, after: Block) =>
    changesOf([before], [after]).map(({ kind, part }) => `${kind} ${part}`);

  it('a chart only when its bars differ', () => {
    expect(bars(chart(0.2), chart(0.2))).toEqual([]);
    expect(
      bars(chart(0.2), { ...chart(0.2), bars: [{ ...chart(0.2).bars[0]!, label: 'Chỉ số 0' }] }),
    ).toEqual(['changed row']);
    expect(bars(chart(0.2), chart(0.2, 2))).toEqual(['replaced chart']);
  });

  it('a table that became a chart under its key', () => {
    const [, bars] = lower(treeOf('t', [sectionOf('s', [chart(0.2)])])).sections[0]!.blocks as [
      unknown,
      PrimTable,
    ];
    const [data] = lower(treeOf('t', [sectionOf('s', [table(bars.columns.length, [['k', 'a']])])]))
      .sections[0]!.blocks;
    const doc = (block: Primitive): LoweredDocument => ({
      sections: [
        {
          key: 's',
          page: 'portrait',
          numbering: 'continue',
          pageNumbers: 'none',
          blocks: [{ ...(block as PrimTable), key: 'b' }, spacer('s/end')],
        },
      ],
      warnings: [],
    });
    for (const [before, after] of [
      [data!, bars],
      [bars, data!],
    ] as const) {
      const result = compared(doc(before), doc(after));
      expect(result.changes).toMatchObject([{ kind: 'replaced', part: 'table', key: 'b' }]);
      expect(blocksOf(result).map((b) => b.key)).toEqual(['b', 'b/apart', 'b', 's/end']);
    }
  });

  it('rows without words say nothing', () => {
    expect(
      changesOf(
        [],
        [
          headed(
            1,
            [['h', '']],
            [
              ['k', 'Đường'],
              ['l', ''],
              ['m', 'Ngõ'],
            ],
          ),
        ],
      ),
    ).toMatchObject([{ kind: 'inserted', part: 'table', before: '', after: 'Đường\nNgõ' }]);
  });

  it('a chart that came', () => {
    expect(changesOf([], [chart(0.2)]).map(({ kind, part }) => `${kind} ${part}`)).toEqual([
      'inserted paragraph',
      'inserted chart',
    ]);
  });
});
