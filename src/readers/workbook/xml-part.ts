/** One XML part, read as a stream of elements by local name: namespace prefixes differ between programs, names do not. */
import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { damaged, WorkbookFault } from './fault.ts';
import { LIMITS } from './limits.ts';

export interface XmlHandlers {
  /** `parent` is the local name of the element around it, '' at the root. Attributes keep their prefixes. */
  open(name: string, attributes: Readonly<Record<string, string>>, parent: string): void;
  close?(name: string): void;
  /** Text directly inside element `name`. */
  text?(text: string, name: string): void;
}

/** Throws a WorkbookFault for what is not well-formed XML in UTF-8 or UTF-16 without a document type. */
export function readXmlPart(part: string, content: Buffer, handlers: XmlHandlers): void {
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = new Map<string, string>();
  const localName = (name: string): string => {
    let known = local.get(name);
    if (known === undefined) {
      if (local.size >= LIMITS.names) throw damaged(`phần "${part}" có quá nhiều loại phần tử`);
      known = name.slice(name.indexOf(':') + 1);
      local.set(name, known);
    }
    return known;
  };
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-?8|utf-?16(?:le|be)?|us-ascii)$/i.test(encoding))
      throw damaged(`phần "${part}" ghi bằng mã ${encoding}`);
  });
  parser.on('doctype', () => {
    throw damaged(`phần "${part}" có khai báo DOCTYPE, không dùng trong bảng tính`);
  });
  // Every attribute is kept until its element ends: counted before they fill the memory.
  let attributes = 0;
  parser.on('attribute', () => {
    if (++attributes > LIMITS.attributes) throw damaged(`phần "${part}" có quá nhiều thuộc tính`);
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    const name = localName(tag.name);
    const parent = open.at(-1) ?? '';
    if (open.push(name) > LIMITS.depth) throw damaged(`phần "${part}" lồng nhau quá ${LIMITS.depth} mức`);
    handlers.open(name, tag.attributes, parent);
  });
  parser.on('closetag', () => {
    // Apart from the call, which is skipped with its argument where there is no handler.
    const name = open.pop() ?? '';
    handlers.close?.(name);
  });
  const { text } = handlers;
  if (text) {
    const onText = (value: string): void => text(value, open.at(-1) ?? '');
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  try {
    parser.write(decode(part, content)).close();
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    throw damaged(`phần "${part}" không đúng cú pháp XML`);
  }
}

function decode(part: string, content: Buffer): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return content.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff && content.length % 2 === 0)
    return Buffer.from(content.subarray(2)).swap16().toString('utf16le');
  if (!isUtf8(content)) throw damaged(`phần "${part}" không ghi bằng mã UTF-8`);
  return content.toString('utf8', content.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : 0);
}

/** Value of an attribute whatever its prefix (`r:id`, `d3p1:id`); undefined when it has none with that prefix-less name. */
export function prefixed(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}
