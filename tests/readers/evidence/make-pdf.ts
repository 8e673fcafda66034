/** Small PDFs by code, right or wrong in one chosen way. Bodies are Latin-1, one character a byte. */
import { deflateSync } from 'node:zlib';

export interface PdfObjectText {
  readonly body: string;
  readonly data?: Uint8Array;
}

export const stream = (entries: string, data: string | Uint8Array): PdfObjectText => {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return { body: `<<${entries}/Length ${bytes.length}>>`, data: bytes };
};

export const deflated = (entries: string, data: string | Uint8Array): PdfObjectText =>
  stream(
    `${entries}/Filter/FlateDecode`,
    deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data),
  );

const bytesOf = (num: number, object: string | PdfObjectText): Buffer => {
  const { body, data } = typeof object === 'string' ? { body: object, data: undefined } : object;
  const head = Buffer.from(`${num} 0 obj\n${body}\n`, 'latin1');
  const tail = Buffer.from('endobj\n');
  return data
    ? Buffer.concat([head, Buffer.from('stream\n'), data, Buffer.from('\nendstream\n'), tail])
    : Buffer.concat([head, tail]);
};

export interface FileOptions {
  /** Added to what the table says, to make it wrong. */
  readonly shift?: number;
  readonly trailer?: string;
  readonly before?: string;
}

/** Objects 1, 2, …; the first is the catalog. With a table of cross-references. */
export function pdfFile(objects: readonly (string | PdfObjectText)[], options: FileOptions = {}): Buffer {
  const { shift = 0, trailer = '', before = '' } = options;
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  let at = parts[0]!.length;
  for (const [i, object] of objects.entries()) {
    const bytes = bytesOf(i + 1, object);
    places.push(at);
    parts.push(bytes);
    at += bytes.length;
  }
  const rows = places.map((place) => `${String(place + shift).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${places.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at + shift}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(before, 'latin1'), ...parts, Buffer.from(end)]);
}

/** The same objects, those without data in an object stream, the places in a cross-reference stream. */
export function packedPdf(objects: readonly (string | PdfObjectText)[]): Buffer {
  const plain = objects.flatMap((object, i) => (typeof object === 'string' ? [{ num: i + 1, object }] : []));
  let offset = 0;
  const heads = plain.map(({ num, object }) => {
    const head = `${num} ${offset}`;
    offset += object.length + 1;
    return head;
  });
  const head = `${heads.join(' ')} `;
  const holder = objects.length + 1;
  const packed = deflated(
    `/Type/ObjStm/N ${plain.length}/First ${head.length}`,
    head + plain.map(({ object }) => `${object} `).join(''),
  );
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]!.length;
  const entries: number[][] = [[0, 0, 0]];
  for (const [i, object] of [...objects, packed].entries()) {
    if (typeof object === 'string') {
      entries.push([2, holder, plain.findIndex(({ num }) => num === i + 1)]);
      continue;
    }
    const bytes = bytesOf(i + 1, object);
    entries.push([1, at, 0]);
    parts.push(bytes);
    at += bytes.length;
  }
  const self = holder + 1;
  entries.push([1, at, 0]);
  // PNG predictor "up", as most writers use it here.
  let above = [0, 0, 0, 0, 0, 0];
  const rows = entries.map(([type, second, third]) => {
    const row = [
      type!,
      (second! >> 16) & 255,
      (second! >> 8) & 255,
      second! & 255,
      third! >> 8,
      third! & 255,
    ];
    const filtered = row.map((b, i) => (b - above[i]!) & 255);
    above = row;
    return Buffer.from([2, ...filtered]);
  });
  const table = deflated(
    `/Type/XRef/W[1 3 2]/Size ${entries.length}/Root 1 0 R/DecodeParms<</Predictor 12/Columns 6>>`,
    Buffer.concat(rows),
  );
  parts.push(bytesOf(self, table), Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export interface PageText {
  /** Entries of the page besides Type, Parent, Contents. */
  readonly entries?: string;
  readonly content?: string;
}

export const A4_BOX = '/MediaBox[0 0 595.28 841.89]';
const FONT = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';

/** Objects of a document of plain pages: 1 catalog, 2 page tree, then page and content by turns, then `more`. */
export function pageObjects(
  pages: readonly PageText[],
  more: readonly (string | PdfObjectText)[] = [],
  catalog = '',
): (string | PdfObjectText)[] {
  const kids = pages.map((_, i) => `${3 + 2 * i} 0 R`).join(' ');
  return [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]${A4_BOX}${FONT}>>`,
    ...pages.flatMap(({ entries = '', content = 'BT /F 24 Tf 72 700 Td (Trang) Tj ET' }, i) => [
      `<</Type/Page/Parent 2 0 R/Contents ${4 + 2 * i} 0 R${entries}>>`,
      deflated('', content),
    ]),
    ...more,
  ];
}

/** Number of the first object of `more` in `pageObjects`. */
export const afterPages = (pages: number): number => 3 + 2 * pages;

export const plainPdf = (pages = 1, options: FileOptions = {}): Buffer =>
  pdfFile(pageObjects(Array.from({ length: pages }, () => ({}))), options);

export const pdfaMetadata = (part: number, conformance: string): PdfObjectText =>
  stream(
    '/Type/Metadata/Subtype/XML',
    `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="${part}" pdfaid:conformance="${conformance}"/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`,
  );
