/**
 * Reads a DOCX with tracked changes as if all of them were accepted, or rejected, by the rules of Word: what went is
 * left out, a paragraph whose mark went joins the next one, a row that went vanishes, and a table without rows too.
 * Reads the XML alone, not by the code that wrote it.
 */

import { zipPart } from './unzip.ts';
import type { XmlElement } from './xml.ts';

export type Verdict = 'accept' | 'reject';

/** A paragraph, or a table as the cell texts of its rows; the paragraphs of a cell are parted by line ends. */
export type ReadBlock = string | readonly (readonly string[])[];

const TOKEN = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|<[?!][^>]*>|([^<]+)/g;
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
        code ? String.fromCodePoint(Number(code)) : (ENTITY[name] ?? whole),
      )
    : text;

/** Elements of a part that is known to be well-formed; a tenth of the time that a parser with all its checks takes. */
function elementsOf(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  for (const [, closes, name, attributes, alone, text] of xml.matchAll(TOKEN)) {
    const top = open.at(-1)!;
    if (text !== undefined) top.text += decoded(text);
    else if (closes) open.pop();
    else if (name) {
      const known = [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, k, v]) => [k, decoded(v!)]);
      const element = { name, attributes: Object.fromEntries(known), children: [], text: '' };
      top.children.push(element);
      if (!alone) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error('elements are left open');
  return root;
}

const GOES: Readonly<Record<Verdict, string>> = { accept: 'w:del', reject: 'w:ins' };

const part = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((e, name) => e?.children.find((c) => c.name === name), element);

/** Blocks of the body in order; empty paragraphs are not counted. A file without marks reads the same both ways. */
export function readTracked(file: Uint8Array, verdict: Verdict): ReadBlock[] {
  return readBoth(file)[verdict]();
}

/** Parsed once for both. */
export function readBoth(file: Uint8Array): Readonly<Record<Verdict, () => ReadBlock[]>> {
  const body = part(elementsOf(zipPart(file, 'word/document.xml')), 'w:document', 'w:body')!;
  return { accept: () => blocksOf(body, GOES.accept), reject: () => blocksOf(body, GOES.reject) };
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
    // LibreOffice leaves a zero-width joiner in empty cells of rows that it tracked; our own texts have none.
    const clean = text.replaceAll('\u200d', '').replace(/\s+/gu, ' ').trim();
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
