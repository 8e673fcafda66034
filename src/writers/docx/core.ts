/** docProps/core.xml: title, author, dates. All of it comes from the tree, nothing from a clock. */
import type { DocumentTree } from '../../document/tree.ts';
import { escapeXml } from './xml.ts';

export function coreXml(tree: DocumentTree): string {
  const moment = `${tree.created}T00:00:00Z`;
  const part = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;
  const date = (name: string) => `<${name} xsi:type="dcterms:W3CDTF">${moment}</${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    part('dc:title', tree.title) +
    part('dc:subject', tree.subject) +
    part('dc:creator', tree.author) +
    part('cp:keywords', tree.keywords) +
    part('cp:lastModifiedBy', tree.author) +
    date('dcterms:created') +
    date('dcterms:modified') +
    part('dc:language', 'vi-VN') +
    '</cp:coreProperties>'
  );
}
