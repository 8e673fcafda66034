/**
 * The same document as Typst source: same page, margins, font, sizes, texts, tables, heads repeated on every page.
 * Line breaking is Typst's simple (first-fit) one, which is both its faster one and the one that offices' programs use.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pageShapes, styleOf } from '../../../dist/document/styles.js';

const require = createRequire(import.meta.url);
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

const pt = (twip) => `${twip / 20}pt`;
const string = (text) => JSON.stringify(text.normalize('NFC'));
/** Tinos: ascender and descender of the line box, and the natural line, in em. */
const BOX = 0.891 + 0.216;
const NATURAL = 1.1499;

const runsOf = (runs, style) =>
  runs
    .filter((run) => run.text !== '')
    .map((run) => {
      const bold = run.bold ?? style.bold ?? false;
      const italic = run.italic ?? style.italic ?? false;
      const options = [bold && 'weight: "bold"', italic && 'style: "italic"'].filter(Boolean).join(', ');
      return options ? `#text(${options}, ${string(run.text)})` : `#${string(run.text)}`;
    })
    .join('');

const labelled = (label, runs) => (label === undefined ? runs : [{ text: `${label} ` }, ...runs]);

const leadingPt = (style) => (style.sizeHalfPt / 2) * ((NATURAL * style.line) / 240 - BOX);

/** What a style says apart from weight and slant, to tell whether the page's set rules already say it. */
const frame = (style) =>
  [style.sizeHalfPt, style.align, style.beforeTwip, style.line, style.firstLineTwip, !style.keepNext].join();

/** Body text is bare text under the set rules, as a person would write it; what differs gets a block of its own. */
function paragraph(id, runs, over = {}) {
  const style = { ...styleOf(id), ...over };
  if (frame(style) === frame(styleOf('body'))) return `\n${runsOf(runs, style) || '#" "'}\n\n`;
  const size = style.sizeHalfPt / 2;
  const leading = leadingPt(style);
  const content = runsOf(runs, style) || '#" "';
  const options = [
    `leading: ${leading}pt`,
    `justify: ${style.align === 'both'}`,
    ...(style.firstLineTwip ? [`first-line-indent: (amount: ${pt(style.firstLineTwip)}, all: true)`] : []),
  ].join(', ');
  const par = `#text(size: ${size}pt)[#par(${options})[${content}]]`;
  const aligned = style.align === 'both' ? par : `#align(${style.align})[${par}]`;
  const sticky = style.keepNext ? ', sticky: true' : '';
  return `#block(above: ${pt(style.beforeTwip + leading * 20)}, below: 0pt, width: 100%${sticky})[${aligned}]`;
}

/** A heading that stands in the bookmarks, dressed like the style. */
function heading(block) {
  const style = styleOf(block.style);
  const indent = style.firstLineTwip ? `#h(${pt(style.firstLineTwip)})` : '';
  const content = indent + runsOf(labelled(block.label, block.runs), style);
  const level = (style.outlineLevel ?? 0) + 1;
  return `#align(${style.align === 'center' ? 'center' : 'start'})[#heading(level: ${level}, outlined: false)[${content}]]`;
}

/** Cells hold bare text; size, alignment and leading are set once for the table. */
function table(block) {
  const base = styleOf(block.cellStyle);
  const cellsOf = (row, id) =>
    row.cells.map((cell) => {
      const options = [
        cell.colSpan > 1 && `colspan: ${cell.colSpan}`,
        cell.rowSpan > 1 && `rowspan: ${cell.rowSpan}, breakable: true`,
        cell.shadePercent > 0 && `fill: luma(${100 - cell.shadePercent}%)`,
        styleOf(id).align === 'center' && 'align: center',
      ].filter(Boolean);
      const content = cell.paragraphs.map((p) => runsOf(p.runs, styleOf(p.style ?? id))).join('\n\n');
      return options.length > 0 ? `table.cell(${options.join(', ')})[${content}]` : `[${content}]`;
    });
  const head = block.head.flatMap((row) => cellsOf(row, block.headStyle));
  const body = block.body.flatMap((row) => cellsOf(row, block.cellStyle));
  const aligns = block.columns.map((column) => (column.align === 'center' ? 'center' : 'left'));
  return (
    `#[#set text(size: ${base.sizeHalfPt / 2}pt)\n` +
    `#set par(justify: false, first-line-indent: 0pt, leading: ${leadingPt(base)}pt, spacing: ${leadingPt(base)}pt)\n` +
    '#set table.cell(breakable: false)\n' +
    `#table(columns: (${block.columns.map((c) => pt(c.widthTwip)).join(', ')},), align: (${aligns.join(', ')},), ` +
    `stroke: 0.5pt, inset: (x: 4.25pt, y: 1.5pt), table.header(${head.join(', ')}), ${body.join(', ')})]`
  );
}

const side = (column) =>
  column
    ? [
        ...(column.placeDate ? [paragraph('placeDate', column.placeDate)] : []),
        ...column.capacity.map((line) => paragraph('capacity', [{ text: line }])),
        ...column.notes.map((runs) => paragraph('signatureNote', runs)),
        '#v(72pt)',
        ...(column.position ? [paragraph('capacity', [{ text: column.position }])] : []),
        paragraph('signerName', [{ text: column.name ?? '' }]),
      ].join('')
    : '';

const rule = (percent) =>
  `#block(above: 4pt, below: 0pt, width: 100%, align(center, line(length: ${percent}%, stroke: 0.75pt)))`;

const handlers = {
  heading,
  paragraph: (b) => paragraph(b.style, labelled(b.label, b.runs), b.keepNext ? { keepNext: true } : {}),
  item: (b) => paragraph(b.style, labelled(b.depth === 0 ? '-' : '+', b.runs)),
  table,
  letterhead: (b) => {
    const left = [
      ...(b.superior ? [paragraph('superior', [{ text: b.superior }])] : []),
      paragraph('issuer', [{ text: b.issuer }]),
      rule(20),
      ...(b.number ? [paragraph('documentNumber', b.number)] : []),
      ...(b.draft ? [paragraph('draftMark', [{ text: b.draft }])] : []),
    ];
    const right = [
      paragraph('nationalTitle', [{ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' }]),
      paragraph('motto', [{ text: 'Độc lập - Tự do - Hạnh phúc' }]),
      rule(60),
      ...(b.placeDate ? [paragraph('placeDate', b.placeDate)] : []),
    ];
    return `#grid(columns: (1fr, 283.5pt), [${left.join('')}], [${right.join('')}])`;
  },
  title: (b) =>
    paragraph('documentKind', [{ text: b.kind }]) +
    paragraph('documentAbstract', b.abstract) +
    rule(30) +
    b.notes.map((runs) => paragraph('titleNote', runs)).join(''),
  signatures: (b) => {
    const left = b.recipients
      ? side(b.left) +
        paragraph('recipientsTitle', [{ text: b.recipients.title }]) +
        b.recipients.items.map((runs) => paragraph('recipient', labelled('-', runs))).join('')
      : side(b.left);
    return `#v(12pt)#block(breakable: false)[#grid(columns: (46%, 54%), [${left}], [${side(b.right)}])]`;
  },
  'page-break': () => '#pagebreak(weak: true)',
};

export function typstSource(tree) {
  const body = styleOf('body');
  const leading = leadingPt(body);
  const gap = leading + body.beforeTwip / 20;
  let source =
    `#set document(title: ${string(tree.title)}, author: ${string(tree.author)})\n` +
    '#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false, top-edge: 0.891em, bottom-edge: -0.216em, fallback: false)\n' +
    `#set par(linebreaks: "simple", justify: true, leading: ${leading}pt, spacing: ${gap}pt, ` +
    `first-line-indent: (amount: ${pt(body.firstLineTwip)}, all: true))\n` +
    `#show heading: it => block(above: ${gap}pt, below: ${gap}pt, sticky: true, text(size: 14pt, weight: "regular", it.body))\n`;
  for (const section of tree.sections) {
    const shape = pageShapes[section.page];
    source +=
      `${section.numbering === 'restart' && source.includes('#set page') ? '#counter(page).update(0)\n' : ''}` +
      `#set page(width: ${pt(shape.widthTwip)}, height: ${pt(shape.heightTwip)}, ` +
      `margin: (top: ${pt(shape.topTwip)}, bottom: ${pt(shape.bottomTwip)}, left: ${pt(shape.leftTwip)}, right: ${pt(shape.rightTwip)}), ` +
      'header-ascent: 14pt, header: context if counter(page).get().first() > 1 { align(center, counter(page).display("1")) })\n';
    for (const block of section.blocks) {
      const handler = handlers[block.type];
      if (!handler) throw new Error(`no Typst for ${block.type}`);
      source += `${handler(block)}\n`;
    }
  }
  return source;
}

/**
 * Typst as a library: one compiler, fonts loaded. Its memo is emptied before every run, because an unchanged document
 * compiled again is not work.
 */
export function typstSide(treeOf) {
  const folder = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontPaths: FACES.map((face) => join(folder, face)) }],
  });
  return {
    prepare: (round) => {
      compiler.evictCache(0);
      return typstSource(treeOf(round));
    },
    run: (mainFileContent) =>
      compiler.pdf({ mainFileContent }, { pdfStandard: 'a-2a', creationTimestamp: 1709251200 }),
  };
}
