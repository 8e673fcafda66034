/** Random document trees with hostile Vietnamese text for property tests: spans, long words, rows taller than a page. */
import fc from 'fast-check';
import type { StyleId } from '../../src/document/styles.ts';
import type {
  Block,
  DocumentTree,
  Run,
  Section,
  Table,
  TableCell,
  TableRow,
} from '../../src/document/tree.ts';
import { jpeg, jpegTurned, png, resource } from './pictures.ts';
import { sectionOf, treeOf } from './sample-trees.ts';

const words = [
  ...'Ủy ban nhân dân xã Nhân Lý nghiêng ngưỡng khuỷu quyển ƯỚC ợ ễ ặ đường'.split(' '),
  ...[
    '14/15,7',
    '07/KH-BCĐ',
    '“Nhà',
    'trợ”',
    '(chưa',
    'đạt),',
    '–',
    '≥',
    '95%',
    '&',
    '<b>',
    '"kép"',
    "'",
    ']]>',
  ],
  ...[
    '17.1-17.6',
    '10\u00a0km',
    'https://nongthonmoi.gov.vn/tin-tuc',
    '☐',
    '☑',
    '✓',
    '日本',
    '🙂',
    'a\u0323',
    '\u00ad',
  ],
  ...['Nghiêncứukhoahọcvàpháttriểncôngnghệthôngtintruyềnthôngvàchuyểnđổisốtoàndiện', './.', '...', '₫', 'm²'],
];

const text = (longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 6 })), {
      maxLength: longest,
    })
    .map((list) => list.join(' ').normalize('NFC'));

const runs = (longest = 60): fc.Arbitrary<Run[]> =>
  fc.array(
    fc.record({ text: text(longest), bold: fc.boolean(), italic: fc.boolean() }, { requiredKeys: ['text'] }),
    { minLength: 1, maxLength: 3 },
  );

const key = fc.integer({ min: 0, max: 1e9 }).map((n) => `k${n}`);
const bodyStyle = fc.constantFrom<StyleId[]>('body', 'legalBasis', 'bodyBold', 'bodyCenter', 'noteItalic');

const cell: fc.Arbitrary<TableCell> = fc.record(
  {
    paragraphs: fc.oneof(
      {
        weight: 30,
        arbitrary: fc.array(
          runs(8).map((r) => ({ runs: r })),
          { maxLength: 3 },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.array(
          runs(30).map((r) => ({ runs: r })),
          { minLength: 20, maxLength: 40 },
        ),
      },
    ),
    colSpan: fc.constantFrom(1, 1, 1, 1, 2, 3),
    rowSpan: fc.constantFrom(1, 1, 1, 1, 2, 5),
    shadePercent: fc.constantFrom(0, 10),
    header: fc.boolean(),
  },
  { requiredKeys: ['paragraphs'] },
);

const row: fc.Arbitrary<TableRow> = fc.record(
  { key, cells: fc.array(cell, { maxLength: 5 }), keepNext: fc.constantFrom(false, false, true) },
  { requiredKeys: ['key', 'cells'] },
);

const table: fc.Arbitrary<Table> = fc.record({
  type: fc.constant('table' as const),
  key,
  summary: text(5),
  columns: fc.array(
    fc.record({
      widthTwip: fc.integer({ min: 250, max: 4000 }),
      align: fc.constantFrom<('left' | 'center' | 'right' | 'both')[]>('left', 'center', 'right', 'both'),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  head: fc.array(row, { maxLength: 2 }),
  body: fc.array(row, { minLength: 1, maxLength: 30 }),
  cellStyle: fc.constantFrom<StyleId[]>('tableCell', 'tableCellSmall', 'tableCellLarge'),
  headStyle: fc.constant<StyleId>('tableHead'),
});

const signer = fc.record(
  {
    capacity: fc.array(text(6), { maxLength: 3 }),
    notes: fc.array(runs(5), { maxLength: 1 }),
    choices: fc.array(fc.record({ label: text(2), checked: fc.boolean() }), { maxLength: 2 }),
    position: text(5),
    name: text(3),
    placeDate: runs(4),
  },
  { requiredKeys: ['capacity', 'notes'] },
);

const pictureFiles = [
  resource(jpeg()),
  resource(jpegTurned(6), { orientation: 6 }),
  resource(png({ colourType: 4, bits: 16 })),
  resource(png({ colourType: 3, bits: 2, interlaced: true })),
  resource(jpeg('cmyk')),
  resource(png().subarray(0, 70), { widthPx: 0 }),
];

const block: fc.Arbitrary<Block> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant('image' as const),
        key,
        image: fc.constantFrom(...pictureFiles),
        maxWidthTwip: fc.integer({ min: 0, max: 20_000 }),
        maxHeightTwip: fc.integer({ min: 0, max: 20_000 }),
        alt: text(8),
        keepNext: fc.boolean(),
      },
      { requiredKeys: ['type', 'key', 'image', 'maxWidthTwip', 'maxHeightTwip', 'alt'] },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        type: fc.constant('paragraph' as const),
        key,
        style: bodyStyle,
        label: fc.constantFrom('1.', 'a)'),
        runs: runs(),
        keepNext: fc.boolean(),
      },
      { requiredKeys: ['type', 'key', 'style', 'runs'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      key,
      style: fc.constantFrom<StyleId[]>('heading1', 'heading2', 'heading3'),
      runs: runs(10),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('item' as const),
      key,
      style: fc.constant<StyleId>('body'),
      depth: fc.constantFrom(0, 1),
      runs: runs(),
    }),
  },
  { weight: 3, arbitrary: table },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('page-break' as const), key }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('blank' as const), key, style: bodyStyle, lines: fc.nat(4) }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant('letterhead' as const),
        key,
        superior: text(6),
        issuer: text(8),
        number: runs(3),
        placeDate: runs(5),
        subject: runs(12),
        draft: fc.constant('DỰ THẢO'),
      },
      { requiredKeys: ['type', 'key', 'issuer'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('title' as const),
      key,
      kind: text(3),
      abstract: runs(20),
      notes: fc.array(runs(8), { maxLength: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant('signatures' as const),
        key,
        recipients: fc.record({ title: text(2), items: fc.array(runs(8), { maxLength: 40 }) }),
        left: signer,
        right: signer,
      },
      { requiredKeys: ['type', 'key'] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('cover' as const),
      key,
      issuer: text(8),
      title: text(3),
      subtitle: fc.array(runs(10), { maxLength: 2 }),
      fields: fc.array(fc.record({ label: text(3), runs: runs(10) }), { maxLength: 4 }),
      foot: runs(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('chart' as const),
      key,
      title: text(6),
      bars: fc.array(
        fc.record({
          key,
          label: text(6),
          value: fc.double({ min: -1, max: 2, noNaN: true }),
          requirement: fc.double({ min: 0, max: 1, noNaN: true }),
          valueRuns: runs(3),
          requirementRuns: runs(3),
        }),
        { maxLength: 5 },
      ),
    }),
  },
);

const section: fc.Arbitrary<Section> = fc
  .tuple(
    fc.array(block, { maxLength: 12 }),
    fc.constantFrom<Section['page'][]>('portrait', 'landscape'),
    fc.constantFrom<Section['numbering'][]>('continue', 'restart'),
    fc.constantFrom<Section['pageNumbers'][]>('from-second', 'none'),
  )
  .map(([blocks, page, numbering, pageNumbers]) => sectionOf('s', blocks, page, { numbering, pageNumbers }));

export const randomTree: fc.Arbitrary<DocumentTree> = fc
  .array(section, { minLength: 1, maxLength: 3 })
  .map((sections) => treeOf('random', sections));
