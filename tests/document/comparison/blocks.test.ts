/** Which blocks of two documents are one that changed, and what stands between those that came or went. */
import { describe, expect, it } from 'vitest';
import { paragraph, row, rule, spacer, cell as told } from '../../../src/document/lowering/build.ts';
import type {
  LoweredDocument,
  Primitive,
  PrimParagraph,
  PrimTable,
} from '../../../src/document/lowering/primitives.ts';
import type { Block, Table } from '../../../src/document/tree.ts';
import { blocksOf, cell, changesOf, compared, comparedBlocks, shown } from '../../support/compared-blocks.ts';
import { jpeg, jpegTurned, resource } from '../../support/pictures.ts';

const p = (key: string, text: string): Block => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: text === '' ? [] : [{ text }],
});
const heading = (key: string, text: string): Block => ({
  type: 'heading',
  key,
  style: 'heading2',
  runs: [{ text }],
});
const table = (key: string, rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  key,
  summary: 'biểu',
  columns: rows[0]!.map(() => ({ widthTwip: 3000, align: 'left' })),
  head: [],
  body: rows.map((texts, i) => ({ key: `${key}/${i}`, cells: texts.map((text) => cell(text)) })),
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
});

const kinds = (before: Block[], after: Block[]) =>
  changesOf(before, after).map(({ kind, part, key }) => `${kind} ${part} ${key}`);
const marks = (before: Block[], after: Block[]) => shown(blocksOf(comparedBlocks(before, after)));

const WORDS = 'một hai ba bốn năm sáu bảy tám chín mười'.split(' ');
/** Ten words, the first so many of them those of `WORDS`. */
const sharing = (count: number, else_ = 'khác'): string =>
  WORDS.map((word, i) => (i < count ? word : `${else_}${i}`)).join(' ');

describe('one paragraph that changed', () => {
  it.each([
    ['same', 3, 'changed'],
    ['same', 2, 'replaced'],
    ['other', 5, 'changed'],
    ['other', 4, 'replaced'],
  ])('with the %s key and %i of ten words kept: %s', (keys, kept, outcome) => {
    const now = keys === 'same' ? 'k' : 'n';
    expect(kinds([p('k', WORDS.join(' '))], [p(now, sharing(kept))])).toEqual(
      outcome === 'changed'
        ? [`changed paragraph ${now}`]
        : ['deleted paragraph k', `inserted paragraph ${now}`],
    );
  });

  it('of two that are about as like the key decides, else the likeness', () => {
    const before = [p('k', WORDS.join(' '))];
    expect(kinds(before, [p('n', sharing(6, 'này')), p('k', sharing(5))])).toEqual([
      'inserted paragraph n',
      'changed paragraph k',
    ]);
    expect(kinds(before, [p('n', sharing(8, 'này')), p('k', sharing(5))])).toEqual([
      'changed paragraph n',
      'inserted paragraph k',
    ]);
    expect(kinds(before, [p('n', sharing(6, 'này')), p('m', sharing(7))])).toEqual([
      'inserted paragraph n',
      'changed paragraph m',
    ]);
  });

  it('an empty one that is filled under its key; under another key the text came', () => {
    expect(changesOf([p('k', '')], [p('k', 'Đạt chuẩn.')])).toMatchObject([
      { kind: 'changed', key: 'k', before: '', after: 'Đạt chuẩn.' },
    ]);
    expect(kinds([p('k', '')], [p('n', 'Đạt chuẩn.')])).toEqual(['inserted paragraph n']);
    expect(changesOf([p('k', 'Đạt chuẩn.')], [p('k', '')])).toMatchObject([
      { kind: 'changed', before: 'Đạt chuẩn.', after: '' },
    ]);
  });

  it('a paragraph put in before others shifts their keys, and nothing else', () => {
    const texts = ['Xã đã cứng hóa 14 km đường.', 'Còn 1,7 km chưa cứng hóa.', 'Hoàn thành trong năm.'];
    const keyed = (list: string[]) => list.map((text, i) => p(`việc/${i}`, text));
    expect(marks(keyed(texts), keyed(['Xã có 5 thôn.', ...texts]))).toEqual(['+ Xã có 5 thôn.', ...texts]);
    expect(marks(keyed(['Xã có 5 thôn.', ...texts]), keyed(texts))).toEqual(['- Xã có 5 thôn.', ...texts]);
  });

  it('of two that changed places the longer one stays', () => {
    const [long, short] = ['Ban Chỉ đạo giao các đơn vị thực hiện những việc sau.', 'Hết.'];
    expect(marks([p('a', long), p('b', short)], [p('a', short), p('b', long), p('c', 'Ký')])).toEqual([
      `+ ${short}`,
      long,
      `- ${short}`,
      '+ Ký',
      '',
    ]);
    expect(marks([p('a', short), p('b', long), p('c', 'Ký')], [p('a', long), p('b', short)])).toEqual([
      `- ${short}`,
      long,
      '- Ký',
      `+ ${short}`,
      '',
    ]);
  });

  it('in a long stretch of changed ones only where the key says so', () => {
    const many = (count: number, key: string, year: string) =>
      Array.from({ length: count }, (_, i) =>
        p(`${key}${i}`, `Việc của tổ số a${i} phải xong trong ${year}`),
      );
    const told = (count: number, key: string) => {
      const changes = changesOf(many(count, 'k', 'quý ba'), many(count, key, 'quý tư'));
      return [...new Set(changes.map((c) => c.kind))];
    };
    expect(told(244, 'n')).toEqual(['changed']);
    expect(told(245, 'n')).toEqual(['deleted', 'inserted']);
    expect(told(245, 'k')).toEqual(['changed']);
  });

  it('that did not change stays in a long stretch too, whatever its key', () => {
    const many = (key: string, ends: string) => [
      p('đầu', `Mở đầu ${ends}`),
      ...Array.from({ length: 300 }, (_, i) => p(`${key}${i}`, `Việc ${i}`)),
      p('cuối', `Kết thúc ${ends}`),
    ];
    expect(kinds(many('k', 'cũ'), many('n', 'mới'))).toEqual([
      'changed paragraph đầu',
      'changed paragraph cuối',
    ]);
  });

  it('names the figures of the words that changed, and no others', () => {
    const of = (km: string): Block => ({
      type: 'paragraph',
      key: 'k',
      style: 'body',
      runs: [{ text: '5 thôn', figure: 'thôn' }, { text: ' có ' }, { text: km, figure: 'đường' }],
    });
    expect(changesOf([of('14 km')], [of('15 km')])[0]!.figures).toEqual(['đường']);
    const numbered = (label: string): Block => ({ ...of('14 km'), label }) as Block;
    expect(changesOf([numbered('1.')], [numbered('2.')])).toMatchObject([
      { kind: 'renumbered', before: '1. 5 thôn có 14 km', after: '2. 5 thôn có 14 km', figures: [] },
    ]);
  });

  it('stands under the headings of the new document, what went under those of the old one', () => {
    const under = (before: Block[], after: Block[]) =>
      changesOf(before, after).map(({ kind, under: place, key }) => [key, kind, place]);
    const [two, three] = [p('a', 'Xã có hai thôn'), p('a', 'Xã có ba thôn')];
    const rest = p('b', 'Hết.');
    expect(under([two, rest], [heading('h', 'Dân cư'), three, rest])).toEqual([
      ['h', 'inserted', ''],
      ['a', 'changed', 'Dân cư'],
    ]);
    expect(under([heading('h', 'Dân cư'), two, rest], [three, rest])).toEqual([
      ['h', 'deleted', ''],
      ['a', 'changed', ''],
    ]);
    const gone = p('x', 'Bỏ đi.');
    expect(under([rest, gone, two], [heading('h', 'Dân cư'), rest, two])).toEqual([
      ['h', 'inserted', ''],
      ['x', 'deleted', ''],
    ]);
    expect(under([heading('h', 'Dân cư'), two, rest], [rest])).toEqual([
      ['h', 'deleted', ''],
      ['a', 'deleted', 'Dân cư'],
    ]);
  });

  it('is told as a heading where it is one', () => {
    expect(kinds([heading('h', 'Tiêu chí Giao thông')], [heading('h', 'Tiêu chí Thủy lợi')])).toEqual([
      'changed heading h',
    ]);
    expect(kinds([], [heading('h', 'Tiêu chí Giao thông')])).toEqual(['inserted heading h']);
    expect(kinds([p('a', 'Một việc'), heading('h', 'Tiêu chí')], [p('a', 'Hai việc')])).toEqual([
      'changed paragraph a',
      'deleted heading h',
    ]);
  });
});

describe('what says nothing', () => {
  const doc = (...blocks: Primitive[]): LoweredDocument => ({
    sections: [
      {
        key: 's',
        page: 'portrait',
        numbering: 'continue',
        pageNumbers: 'none',
        blocks: [...blocks, spacer('s/end')],
      },
    ],
    warnings: [],
  });
  const text = (key: string) => paragraph(key, 'body', [{ text: key }]);
  const line = (key: string) => rule(key, 1000, 9000);

  it('lines and empty paragraphs come and go without a word', () => {
    const with_ = doc(text('a'), line('r'), spacer('e'), text('b'));
    const without = doc(text('a'), text('b'));
    expect(compared(with_, without)).toMatchObject({ changes: [] });
    expect(compared(with_, without).marked).toEqual(without);
    expect(compared(without, with_)).toMatchObject({ changes: [] });
    expect(compared(without, with_).marked).toEqual(with_);
  });

  it('a line stays a line where the texts around it changed', () => {
    const before = doc(text('a'), line('r'), text('b'));
    const after = doc(text('c'), line('q'), text('d'));
    expect(shown(blocksOf(compared(before, after)))).toEqual(['- a', '+ c', '----', '- b', '+ d', '']);
  });
});

describe('pictures and dotted lines', () => {
  const picture = (bytes: Uint8Array, alt: string): Block => ({
    type: 'image',
    key: 'ảnh',
    image: resource(bytes),
    maxWidthTwip: 4000,
    maxHeightTwip: 4000,
    alt,
  });
  const dots = (lines: number): Block => ({ type: 'blank', key: 'b', style: 'body', lines });

  it('another picture in its place: the old one went, the new one came', () => {
    const before = [picture(jpeg('baseline'), 'Đường cũ'), p('a', 'Ảnh 1')];
    expect(changesOf(before, before)).toEqual([]);
    const result = comparedBlocks(before, [picture(jpegTurned(6), 'Đường mới'), p('a', 'Ảnh 1')]);
    expect(result.changes).toMatchObject([
      { kind: 'deleted', part: 'paragraph', before: '[ảnh: Đường cũ]', after: '' },
      { kind: 'inserted', part: 'paragraph', before: '', after: '[ảnh: Đường mới]' },
    ]);
    expect(shown(blocksOf(result))).toEqual(['- Đường cũ', '+ Đường mới', 'Ảnh 1']);
  });

  it('a line to write on that came or went is told, also in the place of an empty paragraph', () => {
    expect(changesOf([dots(2), p('a', 'Hết')], [dots(3), p('a', 'Hết')])).toMatchObject([
      { kind: 'inserted', part: 'paragraph', after: '[dòng chấm để ghi tay]' },
    ]);
    expect(kinds([dots(1), p('a', 'Hết')], [p('b/0', ''), p('a', 'Hết')])).toEqual(['deleted paragraph b/0']);
    expect(kinds([p('b/0', ''), p('a', 'Hết')], [dots(1), p('a', 'Hết')])).toEqual([
      'inserted paragraph b/0',
    ]);
  });
});

describe('tables among other blocks', () => {
  const road = ['Đường', '14 km'];
  const lane = ['Ngõ', '8 km'];

  it('with one key are one table, also where no row is left', () => {
    expect(kinds([table('b', [road])], [table('b', [lane])])).toEqual([
      'deleted row b/0',
      'inserted row b/0',
    ]);
  });

  it('with other keys are one table when they say the same', () => {
    expect(kinds([table('a', [road, lane])], [table('b', [road, lane])])).toEqual([]);
    const result = comparedBlocks([table('a', [road])], [table('b', [lane])]);
    expect(result.changes.map(({ kind, part, key }) => `${kind} ${part} ${key}`)).toEqual([
      'deleted table a',
      'inserted table b',
    ]);
    expect(shown(blocksOf(result))).toEqual(['- | [Đường] | [14 km]', '', '+ | {Ngõ} | {8 km}', '']);
  });

  it('say other things when a text stands in another row or column', () => {
    expect(kinds([table('a', [['Đường', '']])], [table('b', [['', 'Đường']])])).toHaveLength(2);
    expect(kinds([table('a', [['Đường'], ['']])], [table('b', [[''], ['Đường']])])).toHaveLength(2);
  });

  it('a paragraph that came before a table is parted from it, and keeps with it as before', () => {
    const caption: Block = { ...p('c', 'Biểu số 1'), keepNext: true } as Block;
    const afterOf = (block: Block) => {
      const blocks = blocksOf(comparedBlocks([table('b', [road])], [block, table('b', [road])]));
      expect(blocks.map((b) => b.type)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
      return blocks[1];
    };
    expect(afterOf(caption)).toMatchObject({ key: 'c/after', style: 'spacer', keepNext: true });
    expect(afterOf(p('c', 'Biểu số 1'))).toMatchObject({ style: 'spacer', keepNext: false });
  });

  it('one that came last is followed by an empty one that keeps with nothing', () => {
    const caption: Block = { ...p('c', 'Ghi chú'), keepNext: true } as Block;
    const blocks = blocksOf(comparedBlocks([p('a', 'Một')], [p('a', 'Một'), caption]));
    expect(blocks).toMatchObject([{}, { change: 'inserted' }, { style: 'spacer', keepNext: false }]);
  });

  it('a paragraph whose words alone changed needs nothing behind it', () => {
    const blocks = blocksOf(
      comparedBlocks([p('c', 'Biểu số 1'), table('b', [road])], [p('c', 'Biểu số 2'), table('b', [road])]),
    );
    expect(blocks.map((b) => b.type)).toEqual(['paragraph', 'table', 'paragraph']);
  });
});

describe('sections', () => {
  const section = (key: string, blocks: Primitive[], page: 'portrait' | 'landscape' = 'portrait') => ({
    key,
    page,
    numbering: 'continue' as const,
    pageNumbers: 'none' as const,
    blocks,
  });
  const doc = (...sections: ReturnType<typeof section>[]): LoweredDocument => ({ sections, warnings: [] });
  const text = (key: string, words = key) => paragraph(key, 'body', [{ text: words, figure: `số-${key}` }]);
  const grid = (key: string): PrimTable => ({
    type: 'table',
    key,
    layout: false,
    summary: '',
    borders: 'grid',
    columns: [3000],
    padX: 0,
    padY: 0,
    head: [],
    body: [row(`${key}/0`, [told([text(key)])])],
  });
  const main = section('a', [text('một')]);

  it('one that came or went is one change, told by all its words and figures', () => {
    const annex = section('b', [text('hai'), grid('ba'), spacer('b/end')]);
    const came = compared(doc(main), doc(main, annex));
    expect(came.changes).toEqual([
      {
        key: 'b',
        kind: 'inserted',
        part: 'section',
        under: '',
        before: '',
        after: 'hai\nba',
        figures: ['số-hai', 'số-ba'],
      },
    ]);
    expect(shown(came.marked.sections[1]!.blocks)).toEqual(['+ hai', '', '+ | {ba}', '']);
    expect(came.marked.sections[1]!.blocks.map((b) => b.key)).toEqual(['hai', 'hai/after', 'ba', 'b/end']);
    const went = compared(doc(annex, main), doc(main));
    expect(went.changes).toMatchObject([{ kind: 'deleted', part: 'section', before: 'hai\nba', after: '' }]);
    expect(went.marked.sections.map((s) => s.key)).toEqual(['b', 'a']);
  });

  it('turned pages: the old section went, the new one came, told as one change', () => {
    const tables = (page: 'portrait' | 'landscape') => section('b', [grid('ba'), spacer('b/end')], page);
    const { marked, changes } = compared(doc(main, tables('portrait')), doc(main, tables('landscape')));
    expect(changes).toEqual([
      {
        key: 'b',
        kind: 'replaced',
        part: 'section',
        under: '',
        before: 'trang đứng',
        after: 'trang ngang',
        figures: [],
      },
    ]);
    expect(marked.sections.map((s) => [s.page, ...shown(s.blocks)])).toEqual([
      ['portrait', 'một'],
      ['portrait', '- | [ba]', ''],
      ['landscape', '+ | {ba}', ''],
    ]);
  });

  it('tables of a section that went stay apart where only an empty paragraph parted them', () => {
    const went = section('b', [grid('ba'), spacer('b/gap'), grid('tư'), spacer('b/end')]);
    const { marked } = compared(doc(went, main), doc(main));
    expect(shown(marked.sections[0]!.blocks)).toEqual(['- | [ba]', '', '- | [tư]', '']);
  });

  it('are known by their keys, also between others that came and went', () => {
    const [old, now] = ['x', 'y'].map((key) => section(key, [text(key)]));
    const { changes } = compared(doc(old!, main, old!), doc(now!, main, now!));
    expect(changes.map((c) => `${c.kind} ${c.key}`)).toEqual([
      'deleted x',
      'inserted y',
      'deleted x',
      'inserted y',
    ]);
  });

  it('what went starts no page by force and is no place to sign', () => {
    const placed = (more: Partial<PrimParagraph>) =>
      doc(section('a', [text('hai'), { ...text('ba'), ...more }, text('hết')]));
    const end = doc(section('a', [text('hai'), text('hết')]));
    const signing = { name: 'n', capacity: 'CHỦ TỊCH' };
    const [went, came] = [
      compared(placed({ pageBreakBefore: true, signing }), end),
      compared(end, placed({ pageBreakBefore: true, signing })),
    ].map((result) => blocksOf(result)[1] as PrimParagraph);
    expect(went).toMatchObject({ change: 'deleted', pageBreakBefore: false });
    expect(went!.signing).toBeUndefined();
    expect(came).toMatchObject({ change: 'inserted', pageBreakBefore: true, signing });
  });

  it('labels in tables come and go with their words', () => {
    const labelled = { ...text('hai'), label: '-' };
    const list = doc(
      section('a', [text('một'), { ...grid('b'), body: [row('r', [told([labelled])])] }, spacer('e')]),
    );
    const without = doc(section('a', [text('một'), spacer('e')]));
    const cellOf = (blocks: readonly Primitive[]) => {
      const found = blocks.find((b): b is PrimTable => b.type === 'table')!;
      return found.body[0]!.cells[0]!.blocks[0] as PrimParagraph;
    };
    expect(cellOf(blocksOf(compared(without, list)))).toMatchObject({ label: '-', labelWas: '' });
    const went = cellOf(blocksOf(compared(list, without)));
    expect([went.label, went.labelWas]).toEqual([undefined, '-']);
  });

  it('one without words leaves an empty paragraph', () => {
    const { marked } = compared(doc(main, section('b', [spacer('b/end')])), doc(main));
    expect(marked.sections.map((s) => s.blocks.length)).toEqual([1, 1]);
  });

  it('rows that a page cannot hold may be cut in marked sections too', () => {
    const rowsOf = (count: number) =>
      Array.from(
        { length: count },
        (_, i): PrimParagraph => paragraph(`p${i}`, 'tableCell', [{ text: 'a' }]),
      );
    const cut = (count: number): boolean => {
      const came = section('b', [{ ...grid('ba'), body: [row('r', [told(rowsOf(count))])] }, spacer('e')]);
      const { marked } = compared(doc(main), doc(main, came));
      return !(marked.sections[1]!.blocks[0] as PrimTable).body[0]!.cantSplit;
    };
    expect([cut(40), cut(60)]).toEqual([false, true]);
  });
});
