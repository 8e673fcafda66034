/** How changes of tables and of whole clauses are told. */
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import type { DocumentChange } from '../../../src/document/comparison/compared.ts';
import type { Block, Chart, Table, TableCell } from '../../../src/document/tree.ts';
import { cell, changesOf, loweredOf } from '../../support/compared-blocks.ts';
import { signatures } from '../../support/sample-trees.ts';

const table = (rows: readonly (readonly string[])[], first = 'TT'): Table => ({
  type: 'table',
  key: 'b',
  summary: 'biểu',
  columns: [600, 3000, 1500, 1500, 1500].map((widthTwip) => ({ widthTwip, align: 'left' })),
  head: [
    {
      key: 'h1',
      cells: [
        cell(first, { rowSpan: 2 }),
        cell('Tên', { rowSpan: 2 }),
        cell('Huyện thẩm tra', { colSpan: 2 }),
        cell('Ghi chú', { rowSpan: 2 }),
      ],
    },
    { key: 'h2', cells: [cell('Kết quả'), cell('Đánh giá')] },
    { key: 'h3', cells: ['(1)', '(2)', '(3)', '(4)', '(5)'].map((text) => cell(text)) },
  ],
  body: rows.map((texts) => ({ key: `r-${texts[1]}`, cells: texts.map((text) => cell(text)) })),
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
});

const road = ['1', 'Đường trục thôn', '92,8%', 'Chưa đạt', ''];
const lane = ['2', 'Đường ngõ xóm', '89,17%', '', 'chờ số liệu'];
const field = ['3', 'Đường nội đồng', '77,65%', '', ''];

describe('rows', () => {
  it('a row taken out: the rows below are only renumbered', () => {
    const changes = changesOf([table([road, lane, field])], [table([road, ['2', ...field.slice(1)]])]);
    expect(changes.map((c) => c.kind)).toEqual(['deleted', 'renumbered']);
    expect(changes[0]!.row).toEqual({
      name: '2 Đường ngõ xóm',
      cells: [
        { column: 'Huyện thẩm tra, Kết quả', before: '89,17%', after: '' },
        { column: 'Ghi chú', before: 'chờ số liệu', after: '' },
      ],
    });
  });

  it('only in a column that counts: another year in a first column is a change', () => {
    const years = (year: string) => [table([[year, 'Thu nhập', '45', '', '']], 'Năm')];
    expect(changesOf(years('2023'), years('2024')).map((c) => c.kind)).toEqual(['changed']);
  });

  it('a changed row says which columns changed, empty cells too; its new number is no part of that', () => {
    const [change] = changesOf([table([road])], [table([['2', 'Đường trục thôn', '95,6%', '', 'mới đo']])]);
    expect(change).toMatchObject({
      kind: 'changed',
      row: {
        name: '2 Đường trục thôn',
        cells: [
          { column: 'Huyện thẩm tra, Kết quả', before: '92,8%', after: '95,6%' },
          { column: 'Huyện thẩm tra, Đánh giá', before: 'Chưa đạt', after: '' },
          { column: 'Ghi chú', before: '', after: 'mới đo' },
        ],
      },
      before: '2 Đường trục thôn; Huyện thẩm tra, Kết quả: 92,8%; Huyện thẩm tra, Đánh giá: Chưa đạt',
      after: '2 Đường trục thôn; Huyện thẩm tra, Kết quả: 95,6%; Ghi chú: mới đo',
    });
  });

  it('lines of a cell are parted by a sign', () => {
    const total = (met: string) => [
      table([['', 'Tổng cộng', `19 tiêu chí: đạt ${met}\n75 chỉ tiêu`, '', '']]),
    ];
    expect(changesOf(total('06'), total('07'))[0]!.row!.cells[0]).toEqual({
      column: 'Huyện thẩm tra, Kết quả',
      before: '19 tiêu chí: đạt 06; 75 chỉ tiêu',
      after: '19 tiêu chí: đạt 07; 75 chỉ tiêu',
    });
  });

  it('a row without number and name is named by the row above it', () => {
    const rows = (text: string) => [table([road, ['', '', '', '', text]])];
    expect(changesOf(rows('a'), rows('b'))[0]!.row!.name).toBe('1 Đường trục thôn');
  });
});

describe('names of rows', () => {
  const plain = (columns: number, ...rows: (readonly (string | TableCell)[])[]): Table => ({
    ...table([]),
    columns: Array.from({ length: columns }, () => ({ widthTwip: 1800, align: 'left' })),
    head: [],
    body: rows.map((cells, i) => ({
      key: `r${i}`,
      cells: cells.map((c) => (typeof c === 'string' ? cell(c) : c)),
    })),
  });
  const rowsIn = (before: Table, after: Table) => changesOf([before], [after]).map((c) => c.row);

  it('what changed names no row: what stands before it does, else nothing', () => {
    const roads = (name: string) => plain(3, ['1', name, 'Bê tông hóa mặt đường']);
    expect(rowsIn(roads('Đường trục xã'), roads('Đường trục thôn'))).toEqual([
      { name: '1', cells: [{ column: '', before: 'Đường trục xã', after: 'Đường trục thôn' }] },
    ]);
    const first = (text: string) => plain(2, [text, '14 km']);
    expect(rowsIn(first('Đường trục xã'), first('Đường trục thôn'))).toMatchObject([{ name: '' }]);
  });

  it('number and name stand in the first three columns; a cell behind them names nothing', () => {
    const row = (text: string) => plain(5, ['', '', '', 'Nguồn vốn', text]);
    expect(rowsIn(row('tỉnh'), row('huyện'))).toMatchObject([{ name: '' }]);
    const third = (text: string) => plain(5, ['1', '', 'Đường', 'Nguồn vốn', text]);
    expect(rowsIn(third('tỉnh'), third('huyện'))).toMatchObject([{ name: '1 Đường' }]);
    const all = (text: string) => plain(5, ['1', '2', 'Đường', 'Nguồn vốn', text]);
    expect(rowsIn(all('tỉnh'), all('huyện'))).toMatchObject([{ name: '1 2' }]);
  });

  it('a merge names all its rows', () => {
    const group = (text: string) =>
      plain(3, [cell('Giao thông', { rowSpan: 2 }), 'Đường trục', '14 km'], ['Đường ngõ', text]);
    expect(rowsIn(group('8 km'), group('9 km'))).toEqual([
      { name: 'Giao thông Đường ngõ', cells: [{ column: '', before: '8 km', after: '9 km' }] },
    ]);
  });

  it('a row without first cells is named by the last one above that has one', () => {
    const rows = (text: string) =>
      plain(4, ['1', 'Đường', 'a', 'b'], ['', 'Ngõ', 'c', 'd'], ['', '', '', text], ['2', 'Chợ', 'e', 'f']);
    expect(rowsIn(rows('vốn tỉnh'), rows('vốn huyện'))).toMatchObject([{ name: '1 Đường' }]);
    expect(rowsIn(plain(4, ['', '', '', 'vốn tỉnh']), plain(4, ['', '', '', 'vốn huyện']))).toMatchObject([
      { name: '' },
    ]);
  });

  it('a row that came tells its cells, those that name it apart', () => {
    const before = plain(3, ['1', 'Đường', '14 km']);
    const after = plain(
      3,
      ['1', 'Đường', '14 km'],
      ['2', 'Ngõ', '8 km'],
      [cell('Cộng', { colSpan: 2 }), '22 km'],
    );
    expect(changesOf([before], [after])).toMatchObject([
      { after: '2; Ngõ; 8 km', row: { name: '2 Ngõ', cells: [{ column: '', before: '', after: '8 km' }] } },
      { before: '', after: 'Cộng; 22 km', row: { name: 'Cộng 22 km', cells: [] } },
    ]);
    expect(changesOf([after], [before])).toMatchObject([
      { before: '2; Ngõ; 8 km', row: { name: '2 Ngõ', cells: [{ column: '', before: '8 km', after: '' }] } },
      { before: 'Cộng; 22 km', after: '' },
    ]);
    const wide = plain(
      5,
      ['1', 'Đường', 'xã', 'a', 'b'],
      ['2', 'Ngõ', 'xã', cell('chung cả hai', { colSpan: 2 })],
    );
    const headed = (table: Table): Table => ({
      ...table,
      head: [{ key: 'h', cells: ['TT', 'Tên', 'Cấp', 'Một', 'Hai'].map((t) => cell(t)) }],
    });
    expect(changesOf([headed({ ...wide, body: wide.body.slice(0, 1) })], [headed(wide)])[0]!.row).toEqual({
      name: '2 Ngõ',
      cells: [
        { column: 'Cấp', before: '', after: 'xã' },
        { column: '', before: '', after: 'chung cả hai' },
      ],
    });
  });

  it('a row of a merge that came tells its own cells alone', () => {
    const group = (...names: string[]) =>
      plain(
        2,
        ...names.map((name, i) => (i === 0 ? [cell('Nhóm', { rowSpan: names.length }), name] : [name])),
      );
    expect(changesOf([group('a', 'c')], [group('a', 'b', 'c')])).toMatchObject([
      { kind: 'inserted', after: 'b', row: { name: 'Nhóm b', cells: [] } },
    ]);
  });
});

describe('clauses', () => {
  const heading = (key: string, label: string, text: string, level: 1 | 2 | 3 = 2): Block => ({
    type: 'heading',
    key,
    style: `heading${level}`,
    label,
    runs: [{ text }],
  });
  const p = (key: string, text: string): Block => ({
    type: 'paragraph',
    key,
    style: 'body',
    runs: [{ text }],
  });
  const clause = (n: number, name: string): Block[] => [
    heading(`c${name}`, `${n}.`, `Tiêu chí ${name}`),
    heading(`c${name}/a`, 'a)', 'Thực trạng', 3),
    p(`c${name}/1`, `Hiện trạng của ${name} hiện nay.`),
    heading(`c${name}/b`, 'b)', 'Giải pháp', 3),
    p(`c${name}/2`, `Việc phải làm cho ${name} trong năm.`),
  ];
  const plan = (count: number, ...clauses: Block[][]): Block[] => [
    heading('ii', 'II.', `${count} TIÊU CHÍ CHƯA ĐẠT`, 1),
    ...clauses.flat(),
    heading('iii', 'III.', 'TỔ CHỨC THỰC HIỆN', 1),
    p('end', 'Hết./.'),
  ];
  const told = (changes: readonly DocumentChange[]) =>
    changes.map((c) => [c.kind, c.part, c.under, (c.before + c.after).split('\n')[0]]);

  it.each([
    ['deleted', 2, 1],
    ['inserted', 1, 2],
  ] as const)('%s whole: one change, under the heading as the new document prints it', (kind, n, m) => {
    const [both, one] = [
      plan(2, clause(1, 'Quy hoạch'), clause(2, 'Giao thông')),
      plan(1, clause(1, 'Giao thông')),
    ];
    const changes = kind === 'deleted' ? changesOf(both, one) : changesOf(one, both);
    expect(told(changes)).toEqual([
      ['changed', 'heading', '', `II. ${n} TIÊU CHÍ CHƯA ĐẠTII. ${m} TIÊU CHÍ CHƯA ĐẠT`],
      [kind, 'clause', `II. ${m} TIÊU CHÍ CHƯA ĐẠT`, '1. Tiêu chí Quy hoạch'],
      ['renumbered', 'heading', `II. ${m} TIÊU CHÍ CHƯA ĐẠT`, expect.stringContaining('Giao thông')],
    ]);
  });

  it('tells its heading, texts and tables, and names the figures of all', () => {
    const figured = (key: string): Block =>
      ({ ...p(key, `số ${key}`), runs: [{ text: `số ${key}`, figure: key }] }) as Block;
    const blocks: Block[] = [
      heading('x', '3.', 'Tiêu chí Chợ'),
      figured('f1'),
      p('e', ''),
      { type: 'blank', key: 'd', style: 'body', lines: 1 },
      {
        ...table([road]),
        body: [
          {
            key: 'r',
            cells: road.map((text, i) =>
              i === 2 ? { paragraphs: [{ runs: [{ text, figure: 'f3' }] }] } : cell(text),
            ),
          },
        ],
      },
      figured('f2'),
    ];
    const [came, ...others] = changesOf(plan(1), plan(1, blocks));
    expect(others).toEqual([]);
    expect(came).toMatchObject({ kind: 'inserted', part: 'clause', before: '', figures: ['f1', 'f3', 'f2'] });
    expect(came!.after.split('\n').slice(0, 3)).toEqual([
      '3. Tiêu chí Chợ',
      'số f1',
      '[dòng chấm để ghi tay]',
    ]);
    expect(came!.after).toContain('1; Đường trục thôn; 92,8%; Chưa đạt\nsố f2');
    expect(changesOf(plan(1, blocks), plan(1))).toMatchObject([
      { kind: 'deleted', part: 'clause', after: '' },
    ]);
  });

  it('ends at a heading of its level or at signatures, and is none without anything below', () => {
    const bare = heading('x', '3.', 'Tiêu chí Chợ');
    expect(told(changesOf(plan(1), plan(1, [bare])))).toEqual([
      ['inserted', 'heading', 'II. 1 TIÊU CHÍ CHƯA ĐẠT', '3. Tiêu chí Chợ'],
    ]);
    expect(told(changesOf(plan(1), plan(1, [bare, p('e', '')])))).toHaveLength(1);
    const signed = changesOf([p('a', 'Một')], [p('a', 'Một'), bare, p('b', 'Việc'), signatures]);
    expect(told(signed).map(([kind, part]) => `${kind} ${part}`)).toEqual([
      'inserted clause',
      'inserted table',
    ]);
  });

  it('one after the other are one change each', () => {
    const changes = changesOf(plan(1), plan(1, clause(1, 'Chợ'), clause(2, 'Điện')));
    expect(told(changes).map(([, part, , text]) => `${part} ${text}`)).toEqual([
      'clause 1. Tiêu chí Chợ',
      'clause 2. Tiêu chí Điện',
    ]);
  });

  it('what stands under headings is told with those of its part; a deeper one ends with the next', () => {
    const under = (text: string) =>
      changesOf(
        plan(1, [...clause(1, 'Chợ'), p('z', 'Cũ'), heading('n', '2.', 'Tiêu chí Điện'), p('y', 'Số cũ')]),
        plan(1, [...clause(1, 'Chợ'), p('z', text), heading('n', '2.', 'Tiêu chí Điện'), p('y', text)]),
      ).map((c) => c.under);
    expect(new Set(under('Mới'))).toEqual(new Set(['1. Tiêu chí Chợ / b) Giải pháp', '2. Tiêu chí Điện']));
  });

  it('not whole: what went is told by paragraph, inner clauses that are whole as such', () => {
    const all = clause(1, 'Quy hoạch');
    const changes = changesOf(plan(1, all), plan(1, all.slice(2, 3)));
    expect(changes.map((c) => [c.part, c.before.split('\n')[0]])).toEqual([
      ['heading', '1. Tiêu chí Quy hoạch'],
      ['heading', 'a) Thực trạng'],
      ['clause', 'b) Giải pháp'],
    ]);
  });
});

describe('charts', () => {
  const chart = (...bars: (readonly [string, number])[]): Chart => ({
    type: 'chart',
    key: 'c',
    title: 'Chỉ tiêu chưa đạt',
    bars: bars.map(([label, value]) => ({
      key: label,
      label,
      value,
      requirement: 0.5,
      valueRuns: [{ text: `${value * 100}%` }],
      requirementRuns: [{ text: '50%' }],
    })),
  });

  it('with other bars: drawn anew, one change', () => {
    const changes = changesOf([chart(['17.4', 0.1])], [chart(['17.4', 0.1], ['17.5', 0.4])]);
    expect(changes).toMatchObject([
      {
        kind: 'replaced',
        part: 'chart',
        before: '17.4; 10% / 50%',
        after: '17.4; 10% / 50%\n17.5; 40% / 50%',
      },
    ]);
  });
});

describe('looks', () => {
  it('bold or another size alone is no change, and the new looks stand', () => {
    const p = (bold: boolean, style: 'body' | 'tableCell'): Block[] => [
      { type: 'paragraph', key: 'p', style, runs: [{ text: 'đạt ' }, { text: '14 km', bold }] },
    ];
    const { marked, changes } = compareLowered(loweredOf(p(false, 'body')), loweredOf(p(true, 'tableCell')));
    expect(changes).toEqual([]);
    expect(marked.sections).toEqual(loweredOf(p(true, 'tableCell')).sections);
  });

  it('beside a change each text keeps its own', () => {
    const p = (text: string, bold: boolean): Block[] => [
      { type: 'paragraph', key: 'p', style: 'body', runs: [{ text: 'xã đạt ' }, { text, bold }] },
    ];
    const { marked } = compareLowered(loweredOf(p('14 km', false)), loweredOf(p('15 km', true)));
    const [block] = marked.sections[0]!.blocks;
    expect(block?.type === 'paragraph' && block.runs).toEqual([
      { text: 'xã đạt ' },
      { text: '14 km', bold: false, change: 'deleted' },
      { text: '15 km', bold: true, change: 'inserted' },
    ]);
  });
});
