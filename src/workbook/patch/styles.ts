/**
 * Formats derived from those the office chose: the same font, borders and number format, with another fill or, where
 * a value needs it, another number format. Each derived format is appended once.
 */
import { GENERAL, readCellFormats } from '../../readers/workbook/number-formats.ts';
import type { RawNumberFormat } from '../../readers/workbook/raw.ts';
import type { OfficePackage } from './package.ts';
import { unreadable } from './refuse.ts';
import { child, Splices, sibling, withAttribute, type XmlNode } from './xml.ts';

export type Fill = 'error' | 'warning' | 'note';

/** Light enough that black text and its copy on grey paper stay readable. */
const COLOURS: Readonly<Record<Fill, string>> = {
  error: 'FFFFC7CE',
  warning: 'FFFFEB9C',
  note: 'FFDDEBF7',
};

const FIRST_OWN_FORMAT = 164;
/** Formats with a number and no code (ECMA-376 part 1, 18.8.30): those we use, and those that group thousands. */
const BUILT_IN = new Map([
  ['0', 1],
  ['0.00', 2],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
]);
const GROUPED = new Set([3, 4, 5, 6, 7, 8, 37, 38, 39, 40, 41, 42, 43, 44]);
/** What a value needs of the format of its cell. */
export type FormatNeed = { readonly kind: 'date' } | { readonly kind: 'decimals'; readonly decimals: number };

export interface Derivation {
  readonly fill?: Fill | undefined;
  readonly need?: FormatNeed | undefined;
}

const MINIMAL = (ns: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<styleSheet xmlns="${ns}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

export class StyleSheet {
  readonly #package: OfficePackage;
  readonly #part: string;
  readonly #splices: Splices;
  readonly #root: XmlNode;
  readonly #xfs: XmlNode;
  readonly #fills: XmlNode;
  readonly #newXfs: string[] = [];
  readonly #newFills: string[] = [];
  readonly #newFormats: { id: number; code: string }[] = [];
  readonly #derived = new Map<string, number>();
  readonly #fillIds = new Map<Fill, number>();
  /** Of every old xf; and the codes that have a number in this workbook. */
  readonly #formats: readonly RawNumberFormat[];
  readonly #codes = new Map<number, string>();

  constructor(pkg: OfficePackage, mainNamespace: string) {
    this.#package = pkg;
    this.#part = pkg.relationships(pkg.workbook).find((r) => r.kind === 'styles')?.part ?? '';
    if (this.#part === '') {
      this.#part = 'xl/styles.xml';
      pkg.addPart(
        this.#part,
        MINIMAL(mainNamespace),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
      );
      pkg.relate(pkg.workbook, 'styles', this.#part);
    }
    this.#splices = new Splices(pkg.text(this.#part));
    this.#root = pkg.parse(this.#part);
    this.#formats = readCellFormats(this.#part, Buffer.from(this.#splices.text));
    this.#xfs = child(this.#root, 'cellXfs') ?? unreadable('bảng kiểu ô (styles.xml) thiếu cellXfs');
    this.#fills = child(this.#root, 'fills') ?? unreadable('bảng kiểu ô (styles.xml) thiếu fills');
    for (const f of child(this.#root, 'numFmts')?.children ?? [])
      this.#codes.set(Number(f.attributes.numFmtId), f.attributes.formatCode ?? '');
  }

  /** Index of the format that is `base` with the changes; `base` itself when it already is what is needed. */
  derive(base: number, { fill, need }: Derivation): number {
    const xf = this.#xfs.children[base] ?? this.#xfs.children[0];
    if (!xf) return unreadable('bảng kiểu ô (styles.xml) trống');
    const code = need === undefined ? undefined : this.#neededCode(xf, this.#formats[base] ?? GENERAL, need);
    if (fill === undefined && code === undefined) return base;
    const key = JSON.stringify([base, fill, code]);
    const known = this.#derived.get(key);
    if (known !== undefined) return known;
    let tag = this.#splices.text.slice(xf.start, xf.openEnd);
    if (code !== undefined) {
      tag = withAttribute(tag, 'numFmtId', String(this.#formatId(code)));
      tag = withAttribute(tag, 'applyNumberFormat', '1');
    }
    if (fill !== undefined) {
      tag = withAttribute(tag, 'fillId', String(this.#fillId(fill)));
      tag = withAttribute(tag, 'applyFill', '1');
    }
    this.#newXfs.push(tag + this.#splices.text.slice(xf.openEnd, xf.end));
    const index = this.#xfs.children.length + this.#newXfs.length - 1;
    this.#derived.set(key, index);
    return index;
  }

  save(): void {
    if (this.#newXfs.length === 0) return;
    this.#grow(this.#fills, this.#newFills);
    this.#grow(this.#xfs, this.#newXfs);
    if (this.#newFormats.length > 0) {
      const formats = this.#newFormats.map(
        ({ id, code }) => `<${sibling(this.#root, 'numFmt')} numFmtId="${id}" formatCode="${code}"/>`,
      );
      const old = child(this.#root, 'numFmts');
      const name = sibling(this.#root, 'numFmts');
      if (old) this.#grow(old, formats);
      else
        this.#splices.insert(
          this.#root.openEnd,
          `<${name} count="${formats.length}">${formats.join('')}</${name}>`,
        );
    }
    this.#package.write(this.#part, this.#splices.apply());
  }

  #grow(list: XmlNode, added: readonly string[]): void {
    if (added.length === 0) return;
    this.#splices.setAttribute(list, 'count', String(list.children.length + added.length));
    this.#splices.append(list, added.join(''));
  }

  /** Code that a value needs in a cell of format `shown`; undefined when the cell already shows it rightly. */
  #neededCode(xf: XmlNode, shown: RawNumberFormat, need: FormatNeed): string | undefined {
    if (need.kind === 'date') return shown.kind === 'date' ? undefined : 'dd/mm/yyyy';
    const isNumber = shown.kind === 'number' || shown.kind === 'percent';
    if (isNumber && shown.decimals === need.decimals) return undefined;
    const id = Number(xf.attributes.numFmtId ?? 0);
    const grouped = GROUPED.has(id) || (this.#codes.get(id) ?? '').includes('#,##');
    const fraction = need.decimals > 0 ? `.${'0'.repeat(need.decimals)}` : '';
    return (grouped ? '#,##0' : '0') + fraction + (shown.kind === 'percent' ? '%' : '');
  }

  #formatId(code: string): number {
    const known = BUILT_IN.get(code) ?? [...this.#codes].find(([, c]) => c === code)?.[0];
    if (known !== undefined) return known;
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...this.#codes.keys()) + 1;
    this.#codes.set(id, code);
    this.#newFormats.push({ id, code });
    return id;
  }

  #fillId(fill: Fill): number {
    const known = this.#fillIds.get(fill);
    if (known !== undefined) return known;
    const el = (name: string): string => sibling(this.#root, name);
    this.#newFills.push(
      `<${el('fill')}><${el('patternFill')} patternType="solid"><${el('fgColor')} rgb="${COLOURS[fill]}"/>` +
        `<${el('bgColor')} indexed="64"/></${el('patternFill')}></${el('fill')}>`,
    );
    const id = this.#fills.children.length + this.#newFills.length - 1;
    this.#fillIds.set(fill, id);
    return id;
  }
}
