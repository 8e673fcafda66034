/**
 * XMP descriptions: what the Info dictionary says, the mark of PDF/UA, and the schema that PDF/A demands for it (ISO
 * 16684-1, ISO 14289-1). pdfkit puts them into a packet beside the mark of PDF/A.
 */
import type { DocumentTree } from '../../document/tree.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xmlText = (text: string): string => text.replace(/[&<>]/g, (c) => escapes[c]!);

const description = (namespaces: string, content: string): string =>
  `<rdf:Description rdf:about="" ${namespaces}>${content}</rdf:Description>`;

const alternative = (name: string, text: string): string =>
  text === ''
    ? ''
    : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(text)}</rdf:li></rdf:Alt></${name}>`;

/** What makes the files. */
export const PRODUCER = 'ho-so-ntm';

export function xmp(tree: Omit<DocumentTree, 'id' | 'sections'>): string {
  return [
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreateDate>${tree.created}T00:00:00Z</xmp:CreateDate><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>`,
    ),
    description(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      alternative('dc:title', tree.title) +
        (tree.author === ''
          ? ''
          : `<dc:creator><rdf:Seq><rdf:li>${xmlText(tree.author)}</rdf:li></rdf:Seq></dc:creator>`) +
        alternative('dc:description', tree.subject) +
        '<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>',
    ),
    description(
      'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
      `<pdf:Producer>${PRODUCER}</pdf:Producer>` +
        (tree.keywords === '' ? '' : `<pdf:Keywords>${xmlText(tree.keywords)}</pdf:Keywords>`),
    ),
    description('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>'),
    UA_SCHEMA,
  ].join('\n');
}

const UA_SCHEMA = description(
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ' +
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" ' +
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">' +
    '<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
    '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
    '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>' +
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
    '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
    '<pdfaProperty:category>internal</pdfaProperty:category>' +
    '<pdfaProperty:description>PDF/UA part</pdfaProperty:description>' +
    '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>',
);
