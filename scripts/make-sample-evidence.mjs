/**
 * Makes the small evidence files of the sample commune from its own register (fixtures/xa-mau/minh-chung.yaml): one file
 * per line, of the kind its name ends in. Every page says that it is sample data. No clock and no chance: run twice on
 * one Node, it writes the same bytes. The one JPEG is the PNG of the same picture, converted once and kept.
 *
 *   node scripts/make-sample-evidence.mjs
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { parse } from 'yaml';

const FOLDER = fileURLToPath(new URL('../fixtures/xa-mau/', import.meta.url));
const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
);
const MARK = 'DỮ LIỆU MẪU - KHÔNG PHẢI HỒ SƠ THẬT';
/** Papers that are unlike the others, for those who bind and number pages. */
const LANDSCAPE = new Set(['bieu-lao-dong', 'thon-van-hoa']);
const ROTATED = new Set(['danh-sach-nha-o']);
const SCANNED = new Set(['cong-dong-hoc-tap', 'so-hoa-giai']);
const A4 = { short: 595.28, long: 841.89 };

const vietnameseDate = (iso) => (iso ? iso.split('-').reverse().join('/') : '');
const headOf = (e) => [
  e.author.toUpperCase(),
  [e.number && `Số: ${e.number}`, e.date && `ngày ${vietnameseDate(e.date)}`].filter(Boolean).join(', '),
  e.kind.toUpperCase(),
  e.abstract,
];

/**
 * Paper with text, or with a picture of paper, as PDF/A-2b, so that volumes bound from it can be PDF/A too. The second
 * page of `rotate` lies on its side in the file and says how it must be turned.
 */
function pdf(e) {
  const wide = LANDSCAPE.has(e.id);
  const [width, height] = wide ? [A4.long, A4.short] : [A4.short, A4.long];
  const title = `${e.kind} (${MARK.toLowerCase()})`;
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    font: FONT,
    info: { Title: title, CreationDate: new Date(0), ModDate: new Date(0) },
  });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  for (let page = 1; page <= e.pages; page++) {
    const lies = ROTATED.has(e.id) && page === 2;
    doc.addPage({ size: lies ? [height, width] : [width, height], margin: 0 });
    if (SCANNED.has(e.id)) {
      doc.image(picture(420, 594, page), 0, 0, { width, height });
      continue;
    }
    if (lies) {
      // Drawn turned to the left: /Rotate turns it back.
      doc.page.dictionary.data.Rotate = 90;
      doc.transform(0, -1, 1, 0, 0, width);
    }
    writeLines(doc, e, page, width);
  }
  return new Promise((resolve) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.end();
  });
}

const MARGIN = 56;

function writeLines(doc, e, page, width) {
  const [author, symbol, kind, abstract] = headOf(e);
  const line = (text, size, more = {}) => {
    if (text !== '') doc.fontSize(size).text(text, { width: width - 2 * MARGIN, ...more });
    return doc;
  };
  doc.x = MARGIN;
  doc.y = MARGIN;
  line(MARK, 11, { align: 'center' }).moveDown(2);
  line(author, 12);
  line(symbol, 12).moveDown(2);
  line(kind, 14, { align: 'center' });
  line(abstract, 14, { align: 'center' }).moveDown(2);
  if (e.indicators.length > 0) line(`Dùng cho chỉ tiêu: ${e.indicators.join(', ')}.`, 12);
  if (e.validUntil) line(`Có giá trị đến ngày ${vietnameseDate(e.validUntil)}.`, 12);
  doc.moveDown();
  line(`Trang ${page}/${e.pages}`, 12, { align: 'right' });
}

/** Letters of five by seven dots, enough to write that a picture is a sample. */
const GLYPHS = {
  D: ['11110', '10001', '10001', '10001', '10001', '10001', '11110'],
  U: ['10001', '10001', '10001', '10001', '10001', '10001', '01110'],
  L: ['10000', '10000', '10000', '10000', '10000', '10000', '11111'],
  I: ['01110', '00100', '00100', '00100', '00100', '00100', '01110'],
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  A: ['01110', '10001', '10001', '11111', '10001', '10001', '10001'],
  ' ': ['00000', '00000', '00000', '00000', '00000', '00000', '00000'],
};

/** Grey PNG: a landscape of bands like a photograph or a scanned sheet, with "DU LIEU MAU" across it. */
function picture(width, height, seed) {
  const rows = [];
  const words = 'DU LIEU MAU';
  const dot = Math.floor(width / (words.length * 6 + 4));
  const top = Math.floor(height / 2) - 4 * dot;
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(width + 1);
    for (let x = 0; x < width; x++) {
      const letter = Math.floor((x - 2 * dot) / (6 * dot));
      const glyph = x >= 2 * dot && GLYPHS[words[letter]];
      const bit = glyph?.[Math.floor((y - top) / dot)]?.[Math.floor((x - 2 * dot) / dot) % 6];
      const band = 255 - ((Math.floor((y * (3 + seed)) / 40) % 4) * 12 + (x > y ? 10 : 0));
      row[x + 1] = bit === '1' ? 30 : band;
    }
    rows.push(row);
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A ZIP of text parts, as Office files are; dates are the format's first day. */
function zip(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text, 'utf8');
    const data = deflateRawSync(raw, { level: 9 });
    const common = Buffer.alloc(26);
    [20, 0x800, 8, 0, 0x21].forEach((v, i) => void common.writeUInt16LE(v, i * 2));
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]),
    );
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org';
const packageParts = (main, type, more) => ({
  '[Content_Types].xml': `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/>${more}</Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
});

function docx(e) {
  const paragraphs = [MARK, ...headOf(e), `Dùng cho chỉ tiêu: ${e.indicators.join(', ')}.`]
    .filter((line) => line !== '')
    .flatMap((line) => `<w:p><w:r><w:t>${xml(line)}</w:t></w:r></w:p>`);
  const pages = Array.from({ length: e.pages }, (_, i) =>
    i === 0
      ? paragraphs.join('')
      : `<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>${MARK}</w:t></w:r></w:p>`,
  );
  return zip({
    ...packageParts('word/document.xml', 'wordprocessingml.document', ''),
    'word/document.xml': `${HEAD}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${pages.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  });
}

function xlsx(e) {
  const rows = [MARK, ...headOf(e)]
    .filter((line) => line !== '')
    .map(
      (line, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${xml(line)}</t></is></c></row>`,
    );
  return zip({
    ...packageParts(
      'xl/workbook.xml',
      'spreadsheetml.sheet',
      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
    ),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Mẫu" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  });
}

const MAKERS = {
  '.pdf': pdf,
  '.docx': docx,
  '.xlsx': xlsx,
  '.png': (e) => picture(360, 240, e.id.length % 5),
};

const { evidence } = parse(readFileSync(path.join(FOLDER, 'minh-chung.yaml'), 'utf8'));
/** The stray picture that no line of the register names, on purpose: LOI-CO-Y.md. */
const stray = { id: 'anh-thua', file: 'minh-chung/khac/anh-thua.png' };
for (const e of [...evidence, stray]) {
  const target = path.join(FOLDER, e.file);
  const maker = MAKERS[path.extname(e.file)];
  if (!maker) {
    if (!existsSync(target)) throw new Error(`${e.file} is kept, not made, and is not there`);
    continue;
  }
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, await maker(e));
}
