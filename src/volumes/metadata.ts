/** What a volume says of itself: the Info dictionary, the same as XMP, the colours it is meant for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PdfOutput } from './pdf-output.ts';
import { textString } from './pdf-text.ts';

export interface VolumeMetadata {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** YYYY-MM-DD. */
  readonly created: string;
}

const PRODUCER = 'ho-so-ntm';

/** @returns the object number. */
export function writeInfo(meta: VolumeMetadata, out: PdfOutput): number {
  const day = `(D:${meta.created.replaceAll('-', '')}000000Z)`;
  const texts = [
    ['Title', meta.title],
    ['Subject', meta.subject],
    ['Author', meta.author],
    ['Creator', PRODUCER],
    ['Producer', PRODUCER],
  ] as const;
  const entries = texts.filter(([, text]) => text !== '').map(([key, text]) => `/${key}${textString(text)}`);
  return out.add(`<<${entries.join('')}/CreationDate${day}/ModDate${day}>>`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string): string =>
  text
    .normalize('NFC')
    .replace(FORBIDDEN, '')
    .replace(/[&<>]/g, (c) => ESCAPES[c]!);

const alternative = (name: string, text: string): string =>
  text === ''
    ? ''
    : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt></${name}>`;

/** Uncompressed, as archives ask for. @returns the object number. */
export function writeXmp(meta: VolumeMetadata, pdfa: boolean, out: PdfOutput): number {
  const moment = `${meta.created}T00:00:00Z`;
  const creator =
    meta.author === ''
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${xml(meta.author)}</rdf:li></rdf:Seq></dc:creator>`;
  const text = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${alternative('dc:title', meta.title)}${creator}${alternative('dc:description', meta.subject)}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${PRODUCER}</pdf:Producer></rdf:Description>
${pdfa ? PDFA_CLAIM : ''}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const num = out.reserve();
  out.stream(num, '/Type/Metadata/Subtype/XML', Buffer.from(text, 'utf8'));
  return num;
}

const PDFA_CLAIM = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
`;

/** The profile that pdfkit brings, found beside its entry: also for a bundle, whose `node_modules` is the package's. */
const require = createRequire(import.meta.url);
const SRGB = 'sRGB IEC61966-2.1';
const srgbProfile = (): Uint8Array =>
  readFileSync(join(dirname(require.resolve('pdfkit')), 'data', 'sRGB_IEC61966_2_1.icc'));

/** Colours are those of screens and office scanners (ISO 19005-2, 6.2.3). @returns the object number. */
export function writeOutputIntent(out: PdfOutput): number {
  const profile = out.addDeflated('/N 3', srgbProfile());
  return out.add(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(${SRGB})/Info(${SRGB})/DestOutputProfile ${profile} 0 R>>`,
  );
}
