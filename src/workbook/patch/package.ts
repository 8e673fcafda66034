/** An XLSX as a package of parts: relationships, content types, and where its sheets stand (ECMA-376 part 2). */
import { posix } from 'node:path';
import { Container } from './container.ts';
import { refuse, unreadable } from './refuse.ts';
import { child, escapeXml, everywhere, partText, Splices, scan, sibling, type XmlNode } from './xml.ts';

export const MAIN_NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIPS_NS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/';
const CONTENT_TYPES = '[Content_Types].xml';

export interface Relationship {
  readonly id: string;
  /** Last piece of its type: `worksheet`, `comments`, `vmlDrawing`. */
  readonly kind: string;
  readonly part: string;
}

export interface SheetRef {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
  /** 1-based, in the order of the workbook. */
  readonly position: number;
}

export class OfficePackage {
  readonly #container: Container;
  readonly workbook: string;
  readonly date1904: boolean;
  readonly sheets: readonly SheetRef[];

  /** Refuses what is no transitional XLSX, is encrypted, or is signed: a change would break the signature. */
  constructor(bytes: Uint8Array) {
    this.#container = new Container(bytes);
    if (this.#container.names.some((n) => n.toLowerCase().startsWith('_xmlsignatures/')))
      refuse(
        'workbook-signed',
        'tệp đã ký số; sửa hay tô màu sẽ làm hỏng chữ ký',
        'chép nội dung sang một tệp chưa ký rồi chạy lại',
      );
    this.workbook =
      this.relationships('').find((r) => r.kind === 'officeDocument')?.part ?? unreadable('không phải .xlsx');
    const root = this.parse(this.workbook);
    if (root.local !== 'workbook') unreadable('không phải .xlsx');
    this.date1904 = ['1', 'true'].includes(child(root, 'workbookPr')?.attributes.date1904 ?? '');
    const links = new Map(this.relationships(this.workbook).map((r) => [r.id, r]));
    this.sheets = (child(root, 'sheets')?.children ?? []).flatMap((sheet, i) => {
      const name = sheet.attributes.name ?? '';
      const link =
        links.get(relationId(sheet, root) ?? '') ?? unreadable(`không tìm thấy trang tính "${name}"`);
      // Sheets of charts and macros hold no cells.
      if (link.kind !== 'worksheet') return [];
      const hidden = (sheet.attributes.state ?? 'visible') !== 'visible';
      return [{ name, part: link.part, hidden, position: i + 1 }];
    });
  }

  toBuffer(): Buffer {
    return this.#container.toBuffer();
  }

  text(part: string): string {
    return partText(this.#container.read(part), part);
  }

  /** Whole tree of a small part of spreadsheet XML; refuses the strict variant. */
  parse(part: string, enter: (node: XmlNode, depth: number) => boolean = everywhere): XmlNode {
    const root = scan(this.text(part), part, enter);
    if (root.uri.startsWith(STRICT))
      refuse(
        'workbook-strict',
        'tệp lưu ở dạng "Strict Open XML", chương trình không sửa dạng này',
        'trong Excel: Lưu dưới dạng › Excel Workbook (.xlsx)',
      );
    return root;
  }

  write(part: string, text: string): void {
    this.#container.write(part, Buffer.from(text, 'utf8'));
  }

  /** Splices a part that has been scanned; nothing is written when nothing changes. */
  edit(part: string, change: (splices: Splices, root: XmlNode) => void): void {
    const splices = new Splices(this.text(part));
    change(splices, this.parse(part));
    const text = splices.apply();
    if (text !== splices.text) this.write(part, text);
  }

  has(part: string): boolean {
    return this.#container.names.includes(part);
  }

  /** `xl/comments3.xml`: the first number that no part has. */
  freshName(before: string, after: string): string {
    const taken = new Set(this.#container.names.map((n) => n.toLowerCase()));
    for (let n = 1; ; n++) if (!taken.has(`${before}${n}${after}`.toLowerCase())) return before + n + after;
  }

  /** Of a part, or of the package itself (''). Links to places outside are left out. */
  relationships(part: string): readonly Relationship[] {
    const rels = relsName(part);
    if (!this.has(rels)) return [];
    return scan(this.text(rels), rels, everywhere)
      .children.filter((r) => r.attributes.TargetMode !== 'External')
      .map((r) => ({
        id: r.attributes.Id ?? '',
        kind: (r.attributes.Type ?? '').split('/').at(-1)!,
        part: this.#resolve(part, r.attributes.Target ?? ''),
      }));
  }

  /** Relates `part` to `target` and gives back the new id. */
  relate(part: string, kind: string, target: string): string {
    const rels = relsName(part);
    if (!this.has(rels))
      this.write(
        rels,
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
      );
    let id = '';
    this.edit(rels, (splices, root) => {
      const taken = new Set(root.children.map((r) => r.attributes.Id));
      let n = root.children.length + 1;
      while (taken.has(`rId${n}`)) n++;
      id = `rId${n}`;
      splices.append(
        root,
        `<${sibling(root, 'Relationship')} Id="${id}" Type="${RELATIONSHIPS_NS}/${kind}" Target="${escapeXml(posix.relative(posix.dirname(part), target))}"/>`,
      );
    });
    return id;
  }

  /** Takes a part out: itself, its content type and what `from` says of it. */
  removeRelated(from: string, { id, part }: Relationship): void {
    this.#container.remove(part);
    this.edit(relsName(from), (splices, root) => {
      for (const r of root.children) if (r.attributes.Id === id) splices.replace(r.start, r.end, '');
    });
    this.edit(CONTENT_TYPES, (splices, root) => {
      for (const type of root.children)
        if (type.attributes.PartName?.toLowerCase() === `/${part}`.toLowerCase())
          splices.replace(type.start, type.end, '');
    });
  }

  addPart(part: string, text: string, contentType: string): void {
    this.write(part, text);
    this.#addContentType('Override', 'PartName', `/${part}`, contentType);
  }

  addExtension(extension: string, contentType: string): void {
    this.#addContentType('Default', 'Extension', extension, contentType);
  }

  #addContentType(element: string, key: string, value: string, contentType: string): void {
    this.edit(CONTENT_TYPES, (splices, root) => {
      if (root.children.some((c) => c.attributes[key]?.toLowerCase() === value.toLowerCase())) return;
      splices.append(
        root,
        `<${sibling(root, element)} ${key}="${escapeXml(value)}" ContentType="${contentType}"/>`,
      );
    });
  }

  /** Targets are relative to the folder of the part, or absolute; names of parts do not differ by case alone. */
  #resolve(from: string, target: string): string {
    const decoded = /%[0-9a-f]{2}/i.test(target) ? safeDecode(target) : target;
    const path = decoded.startsWith('/')
      ? decoded.slice(1)
      : posix.normalize(posix.join(posix.dirname(from), decoded));
    return this.#container.names.find((n) => n.toLowerCase() === path.toLowerCase()) ?? path;
  }
}

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const relsName = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** The `r:id` of an element, whatever its prefix. */
export function relationId(node: XmlNode, root: XmlNode): string | undefined {
  for (const [name, value] of Object.entries(node.attributes)) {
    const [prefix, local] = name.split(':');
    if (local !== 'id' || prefix === undefined) continue;
    const uri = root.ns[prefix] ?? node.attributes[`xmlns:${prefix}`];
    if (uri === RELATIONSHIPS_NS) return value;
  }
  return undefined;
}
