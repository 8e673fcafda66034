/**
 * Reads a DOCX with tracked changes as if all of them were accepted, or rejected, by the rules of Word: what went is
 * left out, a paragraph whose mark went joins the next one, a row that went vanishes, and a table without rows too.
 * Reads the XML alone, not by the code that wrote it.
 */

import { zipPart } from './unzip.ts';
import { parseXml, type XmlElement } from './xml.ts';

export type Verdict = 'accept' | 'reject';

/** A paragraph, or a table as the cell texts of its rows; the paragraphs of a cell are parted by line ends. */
export type ReadBlock = string | readonly (readonly string[])[];

const GOES: Readonly<Record<Verdict, string>> = { accept: 'w:del', reject: 'w:ins' };

const part = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((e, name) => e?.children.find((c) => c.name === name), element);

/** Blocks of the body in order; empty paragraphs are not counted. A file without marks reads the same both ways. */
export function readTracked(file: Uint8Array, verdict: Verdict): ReadBlock[] {
  const root = parseXml(zipPart(file, 'word/document.xml'));
  return blocksOf(part(root, 'w:document', 'w:body')!, GOES[verdict]);
}

/** How many changes are tracked, by kind and place. */
export function countTracked(file: Uint8Array): { words: number; paragraphs: number; rows: number } {
  const xml = zipPart(file, 'word/document.xml');
  const count = (pattern: RegExp): number => [...xml.matchAll(pattern)].length;
  return {
    words: count(/<w:(ins|del) [^>]*[^/]>/g),
    paragraphs: count(/<w:rPr><w:(ins|del) [^>]*\/><\/w:rPr>/g),
    rows: count(/<w:(ins|del) [^>]*\/><\/w:trPr>/g),
  };
}

function blocksOf(container: XmlElement, goes: string): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  /** Text of paragraphs whose marks went, waiting for the one they join. */
  let held = '';
  const settle = (text: string): void => {
    const clean = text.replace(/\s+/gu, ' ').trim();
    if (clean !== '') blocks.push(clean);
  };
  for (const child of container.children) {
    if (child.name === 'w:p') {
      held += textOf(child, goes);
      if (part(child, 'w:pPr', 'w:rPr', goes)) continue;
      settle(held);
      held = '';
    } else if (child.name === 'w:tbl') {
      // A mark directly before a table cannot go: the text stays a paragraph of its own.
      settle(held);
      held = '';
      const rows = child.children
        .filter((c) => c.name === 'w:tr' && !part(c, 'w:trPr', goes))
        .map((row) => row.children.filter((c) => c.name === 'w:tc').map((cell) => cellText(cell, goes)));
      if (rows.length > 0) blocks.push(rows);
    }
  }
  settle(held);
  return blocks;
}

/** What a merge covers holds nothing. */
function cellText(cell: XmlElement, goes: string): string {
  const merge = part(cell, 'w:tcPr', 'w:vMerge');
  if (merge && merge.attributes['w:val'] !== 'restart') return '';
  return blocksOf(cell, goes)
    .map((block) => (typeof block === 'string' ? block : JSON.stringify(block)))
    .join('\n');
}

/** Pictures read by the words that describe them; dotted lines are spaces. */
function textOf(element: XmlElement, goes: string): string {
  if (element.name === goes) return '';
  switch (element.name) {
    case 'w:pPr':
    case 'w:rPr':
      return '';
    case 'w:t':
    case 'w:delText':
      return element.text;
    case 'w:tab':
    case 'w:br':
      return ' ';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'wp:docPr':
      return `[${element.attributes.descr ?? ''}]`;
    default:
      return element.children.map((child) => textOf(child, goes)).join('');
  }
}
