/**
 * XML of somebody else, changed by splices: elements know where they stand in the text, and only what must change is
 * written anew; spaces, quotes, prefixes and order of everything else stay.
 */
import { SaxesParser } from 'saxes';
import { refuse, unreadable } from './refuse.ts';

export interface XmlNode {
  /** As written, `x:row`; and without its prefix, `row`. */
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  /** By name as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** Offsets in the text: of `<`, behind the open tag, of the close tag, behind the element. */
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly selfClosing: boolean;
  /** Prefixes in force at the root, with their namespaces; only of the root. */
  readonly ns: Readonly<Record<string, string>>;
}

/**
 * The root element. Children of an element are kept only where `enter` says so, since sheets are large. Refuses what
 * is not UTF-8, not well-formed, or has a DOCTYPE; `part` is its name in messages.
 */
export function scan(xml: string, part: string, enter: (node: XmlNode, depth: number) => boolean): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: { node: XmlNode; kept: boolean }[] = [];
  let root: XmlNode | undefined;
  parser.on('error', () => unreadable(`phần ${part} không đúng XML`));
  parser.on('doctype', () => unreadable(`phần ${part} có DOCTYPE`));
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    const kept = parent === undefined || (parent.kept && enter(parent.node, open.length - 1));
    const node: XmlNode = {
      name: tag.name,
      local: tag.local,
      uri: tag.uri,
      attributes: kept
        ? Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value]))
        : NO_ATTRIBUTES,
      children: [],
      start: kept ? xml.lastIndexOf('<', parser.position - 1) : 0,
      openEnd: parser.position,
      closeStart: parser.position,
      end: parser.position,
      selfClosing: tag.isSelfClosing,
      ns: parent === undefined ? (tag.ns ?? {}) : NO_ATTRIBUTES,
    };
    root ??= node;
    if (kept) parent?.node.children.push(node);
    open.push({ node, kept });
  });
  parser.on('closetag', () => {
    const { node, kept } = open.pop()!;
    node.end = parser.position;
    node.closeStart = node.selfClosing || !kept ? parser.position : xml.lastIndexOf('<', parser.position - 1);
  });
  parser.write(xml).close();
  return root ?? unreadable(`phần ${part} trống`);
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

export const everywhere = (): boolean => true;

/** UTF-8 text of a part; the byte order mark, if any, stays. */
export function partText(bytes: Uint8Array, part: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(
      'workbook-encoding',
      `phần ${part} của bảng tính không ở mã UTF-8`,
      'mở tệp bằng Excel, lưu lại thành .xlsx rồi chạy lại',
    );
  }
}

export const child = (node: XmlNode | undefined, local: string): XmlNode | undefined =>
  node?.children.find((c) => c.local === local);

/** `<x:v>` beside `<x:c>`: a new element takes the prefix of its parent. */
export const sibling = (like: XmlNode, local: string): string =>
  like.name.slice(0, like.name.length - like.local.length) + local;

/** Changes of one text, in offsets of the original. At one place they stand in the order in which they were made. */
export class Splices {
  readonly text: string;
  readonly #list: { start: number; end: number; text: string }[] = [];

  constructor(text: string) {
    this.text = text;
  }

  replace(start: number, end: number, text: string): void {
    this.#list.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** Puts `xml` in front of the close tag; an element without content is opened, so only once for one of these. */
  append(node: XmlNode, xml: string): void {
    if (node.selfClosing) this.replace(node.openEnd - 2, node.openEnd, `>${xml}</${node.name}>`);
    else this.insert(node.closeStart, xml);
  }

  setAttribute(node: XmlNode, name: string, value: string): void {
    const tag = this.text.slice(node.start, node.openEnd);
    const [from, to, text] = attributeSplice(tag, name, value);
    this.replace(node.start + from, node.start + to, text);
  }

  apply(): string {
    const sorted = this.#list.toSorted((a, b) => a.start - b.start || a.end - b.end);
    let at = 0;
    let out = '';
    for (const { start, end, text } of sorted) {
      if (start < at) throw new Error(`overlapping changes at ${start}`);
      out += this.text.slice(at, start) + text;
      at = end;
    }
    return out + this.text.slice(at);
  }
}

function attributeSplice(tag: string, name: string, value: string): [from: number, to: number, text: string] {
  for (const m of tag.matchAll(/\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (m[1] === name) {
      const to = m.index + m[0].length;
      return [to - m[2]!.length, to, `"${escapeXml(value)}"`];
    }
  const end = tag.length - (tag.endsWith('/>') ? 2 : 1);
  return [end, end, ` ${name}="${escapeXml(value)}"`];
}

/** The open tag `tag` with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const [from, to, text] = attributeSplice(tag, name, value);
  return tag.slice(0, from) + text + tag.slice(to);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c]!);
