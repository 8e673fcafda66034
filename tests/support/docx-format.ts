/**
 * What Word would show of a DOCX: every paragraph and run with its formatting resolved through document defaults and
 * styles. Read from the XML alone. Lengths in twips, sizes in half-points.
 */
import { unzip, zipPart } from './unzip.ts';
import { child, descendants, parseXml, type XmlElement } from './xml.ts';

export interface ShownRun {
  readonly text: string;
  readonly fonts: readonly string[];
  readonly sizeHalfPt: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  /** `auto` is black. */
  readonly color: string;
}

export interface ShownParagraph {
  /** Name in Word's style list. */
  readonly style: string;
  readonly text: string;
  readonly runs: readonly ShownRun[];
  readonly align: string;
  readonly beforeTwip: number;
  readonly afterTwip: number;
  /** 240 = single. */
  readonly line: number;
  readonly lineRule: string;
  readonly firstLineTwip: number;
  readonly leftTwip: number;
  readonly rightTwip: number;
  readonly keepNext: boolean;
  readonly outlineLevel: number | undefined;
  /** Width in eighths of a point of the line below the paragraph. */
  readonly ruleEighths: number | undefined;
  /** Widths of the cell this paragraph stands in and its column; undefined in the body. */
  readonly cell: { readonly column: number; readonly widthTwip: number } | undefined;
}

export interface ShownSection {
  readonly widthTwip: number;
  readonly heightTwip: number;
  readonly landscape: boolean;
  readonly marginsTwip: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header', number>>;
  readonly firstPageDiffers: boolean;
  readonly startsAt: number | undefined;
  /** The header part shown on other pages and the one shown on the first. */
  readonly header: ShownHeader | undefined;
  readonly firstHeader: ShownHeader | undefined;
  readonly paragraphs: readonly ShownParagraph[];
}

export interface ShownHeader {
  readonly paragraphs: readonly ShownParagraph[];
  readonly hasPageField: boolean;
}

type Properties = ReadonlyMap<string, XmlElement>;

const properties = (element: XmlElement | undefined): Map<string, XmlElement> =>
  new Map((element?.children ?? []).map((c) => [c.name, c]));

/** Attributes of one property may come from different levels (w:spacing before here, line there). */
function merge(lower: Properties, upper: Properties): Properties {
  const merged = new Map(lower);
  for (const [name, element] of upper) {
    const below = merged.get(name);
    // A toggle without attributes is on, whatever the style says; indents and spaces add to the style's.
    const adds = below !== undefined && Object.keys(element.attributes).length > 0;
    merged.set(
      name,
      adds ? { ...element, attributes: { ...below.attributes, ...element.attributes } } : element,
    );
  }
  return merged;
}

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['0', 'false', 'none'].includes(element.attributes['w:val'] ?? '1');

const number = (value: string | undefined, otherwise = 0): number =>
  value === undefined ? otherwise : Number(value);

export class DocxFormat {
  readonly sections: readonly ShownSection[];
  private readonly bytes: Uint8Array;
  private readonly styles: ReadonlyMap<string, XmlElement>;
  private readonly defaultParagraph: Properties;
  private readonly defaultRun: Properties;
  private readonly relations: ReadonlyMap<string, string>;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const styles = parseXml(zipPart(bytes, 'word/styles.xml'));
    this.styles = new Map(descendants(styles, 'w:style').map((s) => [s.attributes['w:styleId'] ?? '', s]));
    const defaults = descendants(styles, 'w:docDefaults')[0];
    this.defaultParagraph = properties(child(child(defaults, 'w:pPrDefault'), 'w:pPr'));
    this.defaultRun = properties(child(child(defaults, 'w:rPrDefault'), 'w:rPr'));
    const relations = parseXml(zipPart(bytes, 'word/_rels/document.xml.rels'));
    this.relations = new Map(
      descendants(relations, 'Relationship').map((r) => [r.attributes.Id ?? '', r.attributes.Target ?? '']),
    );
    this.sections = this.readSections(parseXml(zipPart(bytes, 'word/document.xml')));
  }

  get paragraphs(): readonly ShownParagraph[] {
    return this.sections.flatMap((section) => section.paragraphs);
  }

  /** The only paragraph with this text. */
  paragraph(text: string): ShownParagraph {
    const found = this.paragraphs.filter((p) => p.text === text);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} paragraphs read "${text}"`);
    return found[0];
  }

  /** The paragraph after the only one with this text. */
  after(text: string): ShownParagraph | undefined {
    return this.paragraphs[this.paragraphs.indexOf(this.paragraph(text)) + 1];
  }

  get partNames(): string[] {
    return unzip(this.bytes).map((entry) => entry.name);
  }

  private readSections(document: XmlElement): ShownSection[] {
    const body = descendants(document, 'w:body')[0];
    const sections: ShownSection[] = [];
    let paragraphs: ShownParagraph[] = [];
    for (const block of body?.children ?? []) {
      if (block.name === 'w:p') paragraphs.push(this.readParagraph(block, undefined));
      if (block.name === 'w:tbl') paragraphs.push(...this.readTable(block));
      const end = block.name === 'w:sectPr' ? block : child(child(block, 'w:pPr'), 'w:sectPr');
      if (end) {
        sections.push(this.readSection(end, paragraphs));
        paragraphs = [];
      }
    }
    return sections;
  }

  private readTable(table: XmlElement): ShownParagraph[] {
    return table.children
      .filter((row) => row.name === 'w:tr')
      .flatMap((row) =>
        row.children
          .filter((cell) => cell.name === 'w:tc')
          .flatMap((cell, column) => {
            const width = child(child(cell, 'w:tcPr'), 'w:tcW')?.attributes['w:w'];
            return descendants(cell, 'w:p').map((p) =>
              this.readParagraph(p, { column, widthTwip: number(width) }),
            );
          }),
      );
  }

  private readSection(end: XmlElement, paragraphs: ShownParagraph[]): ShownSection {
    const size = child(end, 'w:pgSz')?.attributes ?? {};
    const margins = child(end, 'w:pgMar')?.attributes ?? {};
    const header = (type: string): ShownHeader | undefined => {
      const reference = end.children.find(
        (c) => c.name === 'w:headerReference' && c.attributes['w:type'] === type,
      );
      const target = this.relations.get(reference?.attributes['r:id'] ?? '');
      if (target === undefined) return undefined;
      const part = parseXml(zipPart(this.bytes, `word/${target}`));
      return {
        paragraphs: descendants(part, 'w:p').map((p) => this.readParagraph(p, undefined)),
        hasPageField: descendants(part, 'w:instrText').some((field) => field.text.trim() === 'PAGE'),
      };
    };
    const start = child(end, 'w:pgNumType')?.attributes['w:start'];
    return {
      widthTwip: number(size['w:w']),
      heightTwip: number(size['w:h']),
      landscape: size['w:orient'] === 'landscape',
      marginsTwip: {
        top: number(margins['w:top']),
        right: number(margins['w:right']),
        bottom: number(margins['w:bottom']),
        left: number(margins['w:left']),
        header: number(margins['w:header']),
      },
      firstPageDiffers: isOn(child(end, 'w:titlePg')),
      startsAt: start === undefined ? undefined : Number(start),
      header: header('default'),
      firstHeader: header('first'),
      paragraphs,
    };
  }

  private readParagraph(p: XmlElement, cell: ShownParagraph['cell']): ShownParagraph {
    const own = properties(child(p, 'w:pPr'));
    const styleId = own.get('w:pStyle')?.attributes['w:val'] ?? 'Normal';
    const shown = merge(this.inherited(styleId, 'w:pPr', this.defaultParagraph), own);
    const spacing = shown.get('w:spacing')?.attributes ?? {};
    const indent = shown.get('w:ind')?.attributes ?? {};
    const ownIndent = own.get('w:ind')?.attributes ?? {};
    const hanging = ownIndent['w:firstLine'] === undefined ? indent['w:hanging'] : undefined;
    const level = shown.get('w:outlineLvl')?.attributes['w:val'];
    const rule = child(shown.get('w:pBdr'), 'w:bottom')?.attributes['w:sz'];
    const base = this.inherited(styleId, 'w:rPr', this.defaultRun);
    const runs = descendants(p, 'w:r').map((r) => this.readRun(r, base));
    return {
      style: child(this.styles.get(styleId), 'w:name')?.attributes['w:val'] ?? styleId,
      text: runs.map((run) => run.text).join(''),
      runs,
      align: shown.get('w:jc')?.attributes['w:val'] ?? 'left',
      beforeTwip: number(spacing['w:before']),
      afterTwip: number(spacing['w:after']),
      line: number(spacing['w:line'], 240),
      lineRule: spacing['w:lineRule'] ?? 'auto',
      firstLineTwip: hanging === undefined ? number(indent['w:firstLine']) : -Number(hanging),
      leftTwip: number(indent['w:left']),
      rightTwip: number(indent['w:right']),
      keepNext: isOn(shown.get('w:keepNext')),
      outlineLevel: level === undefined ? undefined : Number(level),
      ruleEighths: rule === undefined ? undefined : Number(rule),
      cell,
    };
  }

  private readRun(r: XmlElement, base: Properties): ShownRun {
    const shown = merge(base, properties(child(r, 'w:rPr')));
    const fonts = shown.get('w:rFonts')?.attributes ?? {};
    return {
      text: r.children.map((c) => (c.name === 'w:t' ? c.text : c.name === 'w:tab' ? '\t' : '')).join(''),
      fonts: ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia'].map((slot) => fonts[slot] ?? ''),
      sizeHalfPt: number(shown.get('w:sz')?.attributes['w:val'], 20),
      bold: isOn(shown.get('w:b')),
      italic: isOn(shown.get('w:i')),
      underline: isOn(shown.get('w:u')),
      color: shown.get('w:color')?.attributes['w:val'] ?? 'auto',
    };
  }

  private inherited(styleId: string, part: 'w:pPr' | 'w:rPr', defaults: Properties): Properties {
    const style = this.styles.get(styleId);
    if (!style) return defaults;
    const parent = child(style, 'w:basedOn')?.attributes['w:val'];
    const below = parent === undefined ? defaults : this.inherited(parent, part, defaults);
    return merge(below, properties(child(style, part)));
  }
}
