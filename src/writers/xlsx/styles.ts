/** Cell styles of a workbook: each distinct look is one `xf`, numbered in the order in which cells first ask for it. */
import type { CellFont } from './measure.ts';
import { escapeXml, SPREADSHEET, XML_HEAD } from './xml.ts';

export interface CellLook {
  readonly font: CellFont;
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle';
  readonly border: boolean;
  readonly wrap: boolean;
}

/** What the content of a cell adds to its look. */
export interface ContentLook {
  readonly numFmt?: string;
  /** Text that Excel would take for a formula as soon as somebody edits it. */
  readonly quotePrefix?: boolean;
}

export const FONT_NAME = 'Times New Roman';
/** 15 % grey: the darkest that a photocopy keeps apart from text. */
export const GREY_15 = 'FFD9D9D9';

/** Formats that have numbers of their own (ECMA-376 part 1, 18.8.30), as far as we use them. */
const BUILT_IN = new Map([
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0%', 9],
  ['0.00%', 10],
  ['@', 49],
]);
const FIRST_OWN_FORMAT = 164;

export class StyleTable {
  readonly #ids = new Map<string | number, number>();
  /** Column widths are counted in digits of the first font. */
  readonly #fonts = [fontXml({ sizePt: 12 })];
  readonly #fontIds = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #cellXfs = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  #marks = 0;

  /** Number of the style, for a cell's `s`. */
  id(look: CellLook, content: ContentLook): number {
    const bits = lookBits(look) * 2 + (content.quotePrefix ? 1 : 0);
    const key = content.numFmt === undefined ? bits : `${bits} ${content.numFmt}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#cellXfs.push(this.#xf(look, content)) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }

  /** Number of one more conditional style: bold on grey. */
  markId(): number {
    return this.#marks++;
  }

  /** The part `xl/styles.xml`. */
  xml(): string {
    const formats = [...this.#formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`,
    );
    return (
      `${XML_HEAD}<styleSheet xmlns="${SPREADSHEET}" ${EXTENSIONS}>` +
      (formats.length === 0 ? '' : counted('numFmts', formats)) +
      `<fonts count="${this.#fonts.length}" x14ac:knownFonts="1">${this.#fonts.join('')}</fonts>` +
      FILLS_AND_BORDERS +
      counted('cellXfs', this.#cellXfs) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      (this.#marks === 0 ? '<dxfs count="0"/>' : counted('dxfs', Array<string>(this.#marks).fill(MARK))) +
      TAIL
    );
  }

  #xf({ font, align, vertical, border, wrap }: CellLook, { numFmt, quotePrefix }: ContentLook): string {
    const format = numFmt === undefined ? 0 : this.#formatId(numFmt);
    return (
      `<xf numFmtId="${format}" fontId="${this.#fontId(font)}" fillId="0" borderId="${border ? 1 : 0}" xfId="0"` +
      (format === 0 ? '' : ' applyNumberFormat="1"') +
      ' applyFont="1"' +
      (border ? ' applyBorder="1"' : '') +
      ' applyAlignment="1"' +
      (quotePrefix ? ' quotePrefix="1"' : '') +
      `><alignment horizontal="${align}" vertical="${vertical === 'middle' ? 'center' : vertical}"` +
      `${wrap ? ' wrapText="1"' : ''}/></xf>`
    );
  }

  #fontId(font: CellFont): number {
    const xml = fontXml(font);
    let id = this.#fontIds.get(xml);
    if (id === undefined) {
      id = this.#fonts.push(xml) - 1;
      this.#fontIds.set(xml, id);
    }
    return id;
  }

  #formatId(code: string): number {
    let id = BUILT_IN.get(code) ?? this.#formats.get(code);
    if (id === undefined) {
      id = FIRST_OWN_FORMAT + this.#formats.size;
      this.#formats.set(code, id);
    }
    return id;
  }
}

const ALIGNS = { left: 0, center: 1, right: 2 };

/** A number for each look. */
const lookBits = ({ font, align, vertical, border, wrap }: CellLook): number =>
  (font.sizePt * 4 + ALIGNS[align]) * 32 +
  (font.bold ? 16 : 0) +
  (font.italic ? 8 : 0) +
  (vertical === 'top' ? 4 : 0) +
  (border ? 2 : 0) +
  (wrap ? 1 : 0);

/** In the order of CT_Font (ECMA-376 part 1, 18.8.22). */
function fontXml({ bold, italic, sizePt }: CellFont): string {
  const weight = (bold ? '<b/>' : '') + (italic ? '<i/>' : '');
  return `<font>${weight}<sz val="${sizePt}"/><name val="${FONT_NAME}"/><family val="1"/></font>`;
}

const counted = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

const EXTENSIONS =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac x16r2" ' +
  'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" ' +
  'xmlns:x16r2="http://schemas.microsoft.com/office/spreadsheetml/2015/02/main"';

const thin = (side: string): string => `<${side} style="thin"><color rgb="FF000000"/></${side}>`;
const BOX = ['left', 'right', 'top', 'bottom'].map(thin).join('');

const FILLS_AND_BORDERS =
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${BOX}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>';

const MARK =
  '<dxf><font><b/></font><fill><patternFill patternType="solid">' +
  `<fgColor rgb="${GREY_15}"/><bgColor rgb="${GREY_15}"/></patternFill></fill></dxf>`;

const TAIL =
  '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/><extLst>' +
  '<ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
  '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext>' +
  '<ext uri="{9260A510-F301-46a8-8635-F512D64BE5F5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">' +
  '<x15:timelineStyles defaultTimelineStyle="TimeSlicerStyleLight1"/></ext></extLst></styleSheet>';
