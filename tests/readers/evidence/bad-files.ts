/** The corpus of bad evidence: what offices send, and what somebody could send to do harm. All made by code. */
import { deflateSync } from 'node:zlib';
import {
  A4_BOX,
  afterPages,
  deflated,
  packedPdf,
  pageObjects,
  pdfFile,
  plainPdf,
  stream,
} from './make-pdf.ts';
import { chunk, makeJpeg, makePng, pngHead } from './make-pictures.ts';

export interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly state: 'bindable' | 'beside' | 'faulty';
  /** Of bindable ones. */
  readonly pages?: number;
  /** Codes of the findings, in order. */
  readonly codes: readonly string[];
}

export const greyPng = makePng({
  width: 40,
  height: 30,
  colorType: 0,
  bits: 8,
  pixel: (x, y) => [(x * 5 + y) & 255],
});
export const greyJpeg = makeJpeg({ width: 64, height: 96, components: 1, block: (x, y) => [60 + 8 * x + y] });
const scanJpeg = makeJpeg({ width: 1656, height: 2344, components: 1, block: (x, y) => [(x + y) & 255] });

const zip = (name: string): Buffer =>
  Buffer.from(`PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}<x/>`, 'latin1');
const cut = (bytes: Uint8Array, share: number): Uint8Array =>
  bytes.subarray(0, Math.floor(bytes.length * share));
const withoutTable = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.indexOf('xref\n0'));
const encrypted = (user: string): Buffer =>
  pdfFile(
    pageObjects([{}], [`<</Filter/Standard/V 2/R 3/Length 128/P -1340/O<${'41'.repeat(32)}>/U<${user}>>>`]),
    {
      trailer: `/Encrypt ${afterPages(1)} 0 R/ID[<00><00>]`,
    },
  );
const manyPages = (count: number): Buffer => {
  const content = 3 + count;
  const kids = Array.from({ length: count }, (_, i) => `${3 + i} 0 R`).join(' ');
  return pdfFile([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[${kids}]${A4_BOX}/Resources<<>>>>`,
    ...Array.from({ length: count }, () => `<</Type/Page/Parent 2 0 R/Contents ${content} 0 R>>`),
    deflated('', '0 0 m 10 10 l S'),
  ]);
};
/** Doubles at every level: 2^40 pages in a few hundred bytes. */
const endlessPages = (): Buffer =>
  pdfFile([
    '<</Type/Catalog/Pages 2 0 R>>',
    ...Array.from({ length: 40 }, (_, i) => `<</Type/Pages/Count 9/Kids[${3 + i} 0 R ${3 + i} 0 R]>>`),
    `<</Type/Page${A4_BOX}>>`,
  ]);
const nested = '['.repeat(50_000);
const bomb = deflateSync(deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 }), { level: 9 });

export const badFiles: readonly BadFile[] = [
  { name: 'cut.pdf', bytes: cut(plainPdf(6), 0.5), state: 'faulty', codes: ['evidence-damaged'] },
  {
    name: 'cut-early.pdf',
    bytes: Buffer.from('%PDF-1.4\n%\xe2\xe3'),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  { name: 'only-header.pdf', bytes: Buffer.from('%PDF-1.7'), state: 'faulty', codes: ['evidence-damaged'] },
  {
    name: 'cut-tail.pdf',
    bytes: withoutTable(plainPdf(3)),
    state: 'bindable',
    pages: 3,
    codes: ['evidence-repaired'],
  },
  {
    name: 'wrong-table.pdf',
    bytes: plainPdf(3, { shift: 7 }),
    state: 'bindable',
    pages: 3,
    codes: ['evidence-repaired'],
  },
  {
    name: 'mail-header.pdf',
    bytes: plainPdf(2, { before: 'X-Mail: 1\r\n\r\n' }),
    state: 'bindable',
    pages: 2,
    codes: [],
  },
  { name: 'packed.pdf', bytes: packedPdf(pageObjects([{}, {}])), state: 'bindable', pages: 2, codes: [] },
  {
    name: 'owner-password.pdf',
    bytes: encrypted('00'.repeat(32)),
    state: 'faulty',
    codes: ['evidence-encrypted'],
  },
  {
    name: 'user-password.pdf',
    bytes: encrypted('5a'.repeat(32)),
    state: 'faulty',
    codes: ['evidence-encrypted'],
  },
  { name: 'empty.pdf', bytes: new Uint8Array(), state: 'faulty', codes: ['evidence-empty'] },
  { name: 'empty.jpg', bytes: new Uint8Array(), state: 'faulty', codes: ['evidence-empty'] },
  {
    name: 'no-pages.pdf',
    bytes: pdfFile(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>']),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  {
    name: 'circular-tree.pdf',
    bytes: pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>',
      `<</Type/Page${A4_BOX}>>`,
    ]),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-page-count'],
  },
  {
    name: 'endless-tree.pdf',
    bytes: endlessPages(),
    state: 'bindable',
    pages: 2,
    codes: ['evidence-page-count'],
  },
  {
    name: 'lost-page.pdf',
    bytes: pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 2/Kids[9 0 R 3 0 R]>>',
      `<</Type/Page${A4_BOX}>>`,
    ]),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-page-count'],
  },
  {
    name: 'thousands.pdf',
    bytes: manyPages(3000),
    state: 'bindable',
    pages: 3000,
    codes: ['evidence-many-pages'],
  },
  { name: 'too-many.pdf', bytes: manyPages(12_000), state: 'faulty', codes: ['evidence-too-large'] },
  {
    name: 'huge-page.pdf',
    bytes: pdfFile(pageObjects([{ entries: '/MediaBox[0 0 1000000 1000000]' }])),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-oversized'],
  },
  {
    name: 'no-box.pdf',
    bytes: pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/MediaBox[5 5 5 5]/CropBox(x)/Rotate/a>>',
    ]),
    state: 'bindable',
    pages: 1,
    codes: [],
  },
  {
    name: 'deep.pdf',
    bytes: pdfFile(pageObjects([{ entries: `/Resources ${nested}` }])),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  {
    name: 'bomb.pdf',
    bytes: pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count 1/Kids[3 0 R]${A4_BOX}>>`,
      '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
      stream('/Filter[/FlateDecode/FlateDecode]', bomb),
    ]),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  {
    name: 'damaged-second-page.pdf',
    bytes: pdfFile([
      ...pageObjects([{}, { entries: '/Contents 8 0 R' }, {}]).slice(0, 4),
      '<</Type/Page/Parent 2 0 R/Contents 9 0 R>>',
      'null',
      '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
      'null',
      stream('/Filter/FlateDecode', Buffer.from('no zlib data at all')),
    ]),
    state: 'bindable',
    pages: 3,
    codes: ['evidence-page-damaged'],
  },
  {
    name: 'length-of-itself.pdf',
    bytes: pdfFile([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count 1/Kids[3 0 R]${A4_BOX}>>`,
      '<</Type/Page/Contents 4 0 R>>',
      { body: '<</Length 4 0 R>>', data: Buffer.from('0 0 m') },
    ]),
    state: 'bindable',
    pages: 1,
    codes: [],
  },
  {
    name: 'form.pdf',
    bytes: pdfFile(pageObjects([{}], [], '/NeedsRendering true/AcroForm<</XFA 3 0 R>>')),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-dynamic-form'],
  },
  { name: 'cut.jpg', bytes: cut(greyJpeg, 0.7), state: 'faulty', codes: ['evidence-damaged'] },
  { name: 'cut-head.jpg', bytes: greyJpeg.subarray(0, 12), state: 'faulty', codes: ['evidence-damaged'] },
  {
    name: 'only-start.jpg',
    bytes: Buffer.from([0xff, 0xd8, 0xff]),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  { name: 'cut.png', bytes: cut(greyPng, 0.7), state: 'faulty', codes: ['evidence-damaged'] },
  {
    name: 'cut-before-end.png',
    bytes: greyPng.subarray(0, -12),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  {
    name: 'flipped.png',
    bytes: Buffer.from(greyPng.map((b, i) => (i === 60 ? b ^ 1 : b))),
    state: 'faulty',
    codes: ['evidence-damaged'],
  },
  {
    name: 'bomb.png',
    bytes: Buffer.concat([
      pngHead(30_000, 30_000, 8, 2),
      chunk('IDAT', deflateSync(Buffer.alloc(1000))),
      chunk('IEND', new Uint8Array()),
    ]),
    state: 'faulty',
    codes: ['evidence-too-large'],
  },
  {
    name: 'short-data.png',
    bytes: Buffer.concat([
      pngHead(300, 300, 8, 6),
      chunk('IDAT', deflateSync(Buffer.alloc(1000))),
      chunk('IEND', new Uint8Array()),
    ]),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-low-dpi'],
  },
  {
    name: 'cmyk.jpg',
    bytes: makeJpeg({ width: 16, height: 16, components: 4, adobe: 2, block: () => [10, 20, 30, 40] }),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-low-dpi'],
  },
  {
    name: 'turned.jpg',
    bytes: makeJpeg({ width: 16, height: 32, components: 1, orientation: 6, block: () => [99] }),
    state: 'bindable',
    pages: 1,
    codes: ['evidence-low-dpi'],
  },
  { name: 'scan.jpg', bytes: scanJpeg, state: 'bindable', pages: 1, codes: [] },
  { name: 'picture.pdf', bytes: scanJpeg, state: 'bindable', pages: 1, codes: ['evidence-extension'] },
  { name: 'paper.jpg', bytes: plainPdf(1), state: 'bindable', pages: 1, codes: ['evidence-extension'] },
  { name: 'packed-up.pdf', bytes: zip('a.txt'), state: 'beside', codes: ['evidence-beside'] },
  {
    name: 'word.pdf',
    bytes: zip('word/document.xml'),
    state: 'beside',
    codes: ['evidence-beside', 'evidence-extension'],
  },
  { name: 'word.docx', bytes: zip('word/document.xml'), state: 'beside', codes: ['evidence-beside'] },
  { name: 'sheet.xlsx', bytes: zip('xl/workbook.xml'), state: 'beside', codes: ['evidence-beside'] },
  {
    name: 'old.doc',
    bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
    state: 'beside',
    codes: ['evidence-beside'],
  },
  {
    name: 'locked.xlsx',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    state: 'beside',
    codes: ['evidence-beside'],
  },
  { name: 'scan.tif', bytes: Buffer.from('II*\0\x08\0\0\0'), state: 'beside', codes: ['evidence-beside'] },
  {
    name: 'phone.heic',
    bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'),
    state: 'beside',
    codes: ['evidence-beside'],
  },
  {
    name: 'noise.pdf',
    bytes: Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255)),
    state: 'beside',
    codes: ['evidence-beside'],
  },
  {
    name: 'page.htm',
    bytes: Buffer.from('<html><body>x</body></html>'),
    state: 'beside',
    codes: ['evidence-beside'],
  },
];
