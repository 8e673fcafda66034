/**
 * The same document as pdfmake's definition: same page, margins, font, sizes, texts, tables, heads repeated. It writes
 * its quickest file (no tags, no PDF/A). Fonts are parsed once for the process, which pdfmake itself does not offer.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pageShapes, styleOf } from '../../../dist/document/styles.js';

const require = createRequire(import.meta.url);
const pdfmake = require('pdfmake');
const { default: PdfDocument } = require('pdfmake/js/PDFDocument');
const FACES = {
  normal: '400Regular/Tinos_400Regular',
  bold: '700Bold/Tinos_700Bold',
  italics: '400Regular_Italic/Tinos_400Regular_Italic',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic',
};

const pt = (twip) => twip / 20;
/** Tinos: pdfmake's line is ascender and descender, ours the natural line. */
const BOX = 0.891 + 0.216;
const NATURAL = 1.1499;

function useFonts() {
  const fonts = {};
  for (const [type, face] of Object.entries(FACES)) {
    fonts[type] = `${type}.ttf`;
    pdfmake.virtualfs.writeFileSync(
      fonts[type],
      readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}.ttf`)),
    );
  }
  pdfmake.setFonts({ Tinos: fonts });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const open = PdfDocument.prototype.provideFont;
  const parsed = {};
  PdfDocument.prototype.provideFont = function (family, bold, italics) {
    const type = this.getFontType(bold, italics);
    this.fontCache[family] ??= {};
    if (!this.fontCache[family][type]) {
      if (!parsed[type]) {
        const { constructor: Embedded, font } = open.call(this, family, bold, italics);
        // A glyph first met as a part of another would not know its letter, and the file would not be searchable.
        for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
        parsed[type] = { Embedded, font };
      } else {
        const { Embedded, font } = parsed[type];
        const id = `F${++this._fontCount}`;
        this._fontFamilies[id] = new Embedded(this, font, id);
        this.fontCache[family][type] = this._fontFamilies[id];
      }
    }
    return this.fontCache[family][type];
  };
}

const runsOf = (runs, style) =>
  runs
    .filter((run) => run.text !== '')
    .map((run) => ({
      text: run.text,
      ...((run.bold ?? style.bold) ? { bold: true } : {}),
      ...((run.italic ?? style.italic) ? { italics: true } : {}),
    }));

const labelled = (label, runs) => (label === undefined ? runs : [{ text: `${label} ` }, ...runs]);
const alignments = { both: 'justify', left: 'left', center: 'center', right: 'right' };

function paragraph(id, runs, align) {
  const style = styleOf(id);
  const text = runsOf(runs, style);
  return {
    text: text.length > 0 ? text : ' ',
    fontSize: style.sizeHalfPt / 2,
    lineHeight: (NATURAL * style.line) / 240 / BOX,
    alignment: alignments[align ?? style.align],
    margin: [pt(style.leftTwip), pt(style.beforeTwip), 0, 0],
    ...(style.firstLineTwip ? { leadingIndent: pt(style.firstLineTwip) } : {}),
  };
}

const LAYOUT = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 4.25,
  paddingRight: () => 4.25,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

/** Rows list a cell for every column; those that another covers are empty. */
function table(block) {
  const covered = [];
  const row = ({ cells }, id) => {
    const out = [];
    let next = 0;
    for (let column = 0; column < block.columns.length; column++) {
      if (covered[column] > 0) {
        covered[column]--;
        out.push({});
        continue;
      }
      const cell = cells[next++];
      const { colSpan = 1, rowSpan = 1 } = cell;
      const align = cell.align ?? (styleOf(id).align === 'center' ? 'center' : block.columns[column].align);
      out.push({
        stack: cell.paragraphs.map((p) => paragraph(p.style ?? id, p.runs, p.align ?? align)),
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
        ...(cell.shadePercent > 0 ? { fillColor: '#e6e6e6' } : {}),
      });
      for (let i = 0; i < colSpan; i++) covered[column + i] = rowSpan - 1;
      for (let i = 1; i < colSpan; i++) out.push({});
      column += colSpan - 1;
    }
    return out;
  };
  return {
    table: {
      widths: block.columns.map((column) => pt(column.widthTwip) - 8.5),
      headerRows: block.head.length,
      dontBreakRows: true,
      body: [
        ...block.head.map((one) => row(one, block.headStyle)),
        ...block.body.map((one) => row(one, block.cellStyle)),
      ],
    },
    layout: LAYOUT,
  };
}

const rule = (width) => ({
  canvas: [{ type: 'line', x1: 0, y1: 4, x2: width, y2: 4, lineWidth: 0.75 }],
  alignment: 'center',
});

const side = (column) =>
  column
    ? [
        ...(column.placeDate ? [paragraph('placeDate', column.placeDate)] : []),
        ...column.capacity.map((line) => paragraph('capacity', [{ text: line }])),
        ...column.notes.map((runs) => paragraph('signatureNote', runs)),
        { text: ' ', margin: [0, 54, 0, 0] },
        ...(column.position ? [paragraph('capacity', [{ text: column.position }])] : []),
        paragraph('signerName', [{ text: column.name ?? '' }]),
      ]
    : [];

const handlers = {
  heading: (b) => ({
    ...paragraph(b.style, labelled(b.label, b.runs)),
    outline: true,
    headlineLevel: (styleOf(b.style).outlineLevel ?? 0) + 1,
  }),
  paragraph: (b) => paragraph(b.style, labelled(b.label, b.runs)),
  item: (b) => paragraph(b.style, labelled(b.depth === 0 ? '-' : '+', b.runs)),
  table,
  letterhead: (b) => ({
    columns: [
      {
        width: '*',
        stack: [
          ...(b.superior ? [paragraph('superior', [{ text: b.superior }])] : []),
          paragraph('issuer', [{ text: b.issuer }]),
          rule(40),
          ...(b.number ? [paragraph('documentNumber', b.number)] : []),
          ...(b.draft ? [paragraph('draftMark', [{ text: b.draft }])] : []),
        ],
      },
      {
        width: 283.5,
        stack: [
          paragraph('nationalTitle', [{ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' }]),
          paragraph('motto', [{ text: 'Độc lập - Tự do - Hạnh phúc' }]),
          rule(170),
          ...(b.placeDate ? [paragraph('placeDate', b.placeDate)] : []),
        ],
      },
    ],
  }),
  title: (b) => [
    { ...paragraph('documentKind', [{ text: b.kind }]), outline: true },
    paragraph('documentAbstract', b.abstract),
    rule(140),
    ...b.notes.map((runs) => paragraph('titleNote', runs)),
  ],
  signatures: (b) => ({
    margin: [0, 12, 0, 0],
    unbreakable: true,
    columns: [
      {
        width: '46%',
        stack: b.recipients
          ? [
              ...side(b.left),
              paragraph('recipientsTitle', [{ text: b.recipients.title }]),
              ...b.recipients.items.map((runs) => paragraph('recipient', labelled('-', runs))),
            ]
          : side(b.left),
      },
      { width: '54%', stack: side(b.right) },
    ],
  }),
  'page-break': () => ({ text: '', pageBreak: 'after' }),
};

export function pdfmakeDefinition(tree) {
  const section = ({ page, blocks }) => {
    const shape = pageShapes[page];
    return {
      section: blocks.flatMap((block) => {
        const handler = handlers[block.type];
        if (!handler) throw new Error(`no pdfmake for ${block.type}`);
        return handler(block);
      }),
      pageSize: 'A4',
      pageOrientation: shape.landscape ? 'landscape' : 'portrait',
      pageMargins: [shape.leftTwip, shape.topTwip, shape.rightTwip, shape.bottomTwip].map(pt),
    };
  };
  return {
    version: '1.7',
    pageSize: 'A4',
    info: { title: tree.title, author: tree.author },
    language: 'vi',
    defaultStyle: { font: 'Tinos', fontSize: 14 },
    header: (page) =>
      page > 1 ? { text: String(page), alignment: 'center', margin: [0, 28, 0, 0] } : undefined,
    content: tree.sections.map(section),
  };
}

/** The definition is made anew for every run: pdfmake writes into it. */
export function pdfmakeSide(treeOf) {
  useFonts();
  return {
    prepare: (round) => pdfmakeDefinition(treeOf(round)),
    run: (definition) => pdfmake.createPdf(definition).getBuffer(),
  };
}
