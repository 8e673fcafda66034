/** Paragraphs and rules as WordprocessingML. Only what differs from the named style is written. */
import { labelRun } from '../../document/lowering/label-run.ts';
import type { PrimParagraph, PrimRule } from '../../document/lowering/primitives.ts';
import { type ParagraphStyle, type StyleId, styleOf, styles } from '../../document/styles.ts';
import type { Align, Change } from '../../document/tree.ts';
import { SYMBOL_SCALE } from '../../text/glyphs.ts';
import { styleIdOf } from './names.ts';
import { type Media, pictureXml } from './pictures.ts';
import { apart, marked, type PartedRun, type Revisions, TrackedRuns } from './revisions.ts';
import { el, escapeXml } from './xml.ts';

/** Rules are 0.75 pt lines (nd30 B: 0.5 to 0.75 pt). */
export const RULE_EIGHTHS = 6;

/** What a document collects while its blocks are written. */
export interface Pen {
  readonly media: Media;
  /** Only in a redline. */
  readonly revisions: Revisions | undefined;
}

const opened = (id: StyleId): string => `<w:p><w:pPr>${el('w:pStyle', { 'w:val': styleIdOf(id) })}`;
const alignXml = (align: Align): string => `<w:jc w:val="${align}"/>`;

/** Starts of paragraphs that differ from their style in alignment at most, as nearly all do: written out once. */
const asStyled = Object.fromEntries(
  (Object.entries(styles) as [StyleId, ParagraphStyle][]).map(([id, s]) => {
    const start = (align: Align) => `${opened(id)}${align === s.align ? '' : alignXml(align)}</w:pPr>`;
    return [id, { left: start('left'), center: start('center'), right: start('right'), both: start('both') }];
  }),
) as Readonly<Record<StyleId, Readonly<Record<Align, string>>>>;

/** What a paragraph is told by what it stands in. */
export interface Surroundings {
  /** Goes last into w:pPr: a section's properties. */
  readonly tail?: string;
  /** All of its table row keeps with the next one. */
  readonly keepNext?: boolean;
  /** The words came or went, with their table row, but the paragraph mark did not. */
  readonly change?: Change | undefined;
}

const ALONE: Surroundings = {};

/** `availableTwip`: room for a dotted line. */
export function paragraphXml(
  p: PrimParagraph,
  availableTwip: number,
  pen: Pen,
  { tail = '', keepNext = false, change }: Surroundings = ALONE,
): string {
  const s = styleOf(p.style);
  const keep = keepNext || p.keepNext;
  const start =
    tail === '' && isAsStyled(p, s, keep)
      ? asStyled[p.style][p.align]
      : startXml(p, s, keep, availableTwip, pen, tail);
  return `${start}${contentXml(p, s.sizeHalfPt, p.change ?? change, pen)}</w:p>`;
}

const isAsStyled = (p: PrimParagraph, s: ParagraphStyle, keep: boolean): boolean =>
  keep === (s.keepNext ?? false) &&
  p.beforeTwip === s.beforeTwip &&
  hasIndentOf(p, s) &&
  !(p.pageBreakBefore || p.dotted || p.fill || p.change);

const hasIndentOf = (p: PrimParagraph, s: ParagraphStyle): boolean =>
  p.leftTwip === s.leftTwip && p.rightTwip === 0 && p.firstLineTwip === s.firstLineTwip;

function startXml(
  p: PrimParagraph,
  s: ParagraphStyle,
  keep: boolean,
  availableTwip: number,
  pen: Pen,
  tail: string,
): string {
  let xml = opened(p.style);
  if (keep !== (s.keepNext ?? false)) xml += keepXml(keep);
  if (p.pageBreakBefore) xml += '<w:pageBreakBefore/>';
  if (p.dotted || p.fill) xml += leaderXml(p.leftTwip + availableTwip);
  if (p.beforeTwip !== s.beforeTwip) xml += `<w:spacing w:before="${p.beforeTwip}"/>`;
  if (!hasIndentOf(p, s)) xml += indentXml(p);
  if (p.align !== s.align) xml += alignXml(p.align);
  if (p.change) xml += el('w:rPr', {}, marked(pen.revisions, p.change));
  return `${xml}${tail}</w:pPr>`;
}

/** What keeps with the next paragraph moves as a whole, in Word as in LibreOffice. */
const keepXml = (keep: boolean): string =>
  keep ? '<w:keepNext/><w:keepLines/>' : '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>';

function indentXml({ leftTwip, rightTwip, firstLineTwip }: PrimParagraph): string {
  const first = firstLineTwip < 0 ? `w:hanging="${-firstLineTwip}"` : `w:firstLine="${firstLineTwip}"`;
  return `<w:ind w:left="${leftTwip}" w:right="${rightTwip}" ${first}/>`;
}

const TAB = '<w:r><w:tab/></w:r>';

/** `whole`: what came or went in full; marks of single runs win over it. */
function contentXml(
  p: PrimParagraph,
  sizeHalfPt: number,
  whole: Change | undefined,
  { media, revisions }: Pen,
): string {
  const content = new TrackedRuns(revisions);
  if (p.picture) content.add(`<w:r>${pictureXml(p.picture, media)}</w:r>`, whole);
  else if (p.dotted) content.add(TAB, whole);
  else {
    if (p.labelWas) content.add(runXml(labelRun(p.labelWas, p), sizeHalfPt, 'deleted'), 'deleted');
    if (p.label !== undefined) {
      const change = p.labelWas === undefined ? whole : 'inserted';
      content.add(runXml(labelRun(p.label, p), sizeHalfPt, change), change);
    }
    // Without revisions nothing came or went, and nothing has to stand apart.
    for (const run of revisions ? apart(p.runs) : p.runs) {
      if (run.text === '') continue;
      const change = run.change ?? whole;
      content.add(runXml(run, sizeHalfPt, change), change);
    }
    if (p.fill) content.add(textRun(' ', '', whole) + TAB, whole);
  }
  return content.close();
}

/** Dots up to a place measured from the margin. */
const leaderXml = (placeTwip: number): string =>
  el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': placeTwip }));

/** Signs that Times New Roman lacks: a smaller symbol font, so that the line keeps its height. */
const symbol = /([\u2610-\u2612\u2713\u2714]+)/;
/** What keeps a text from being written as it is. */
const special = /[&<>"\u2610-\u2612\u2713\u2714]/;

function runXml(run: PartedRun, sizeHalfPt: number, change: Change | undefined): string {
  const { text } = run;
  if (!special.test(text)) return textRun(text, weightXml(run), change);
  return text
    .split(symbol)
    .filter((part) => part !== '')
    .map((part) => {
      const properties = symbol.test(part) ? symbolXml(run, sizeHalfPt) : weightXml(run);
      return textRun(escapeXml(part), properties, change);
    })
    .join('');
}

const OPEN = '<w:r><w:t xml:space="preserve">';

/** `text` is XML already. */
function textRun(text: string, properties: string, change: Change | undefined): string {
  if (change === 'deleted')
    return `<w:r>${propertiesXml(properties)}<w:delText xml:space="preserve">${text}</w:delText></w:r>`;
  const open = properties === '' ? OPEN : `<w:r>${propertiesXml(properties)}<w:t xml:space="preserve">`;
  return `${open}${text}</w:t></w:r>`;
}

const propertiesXml = (properties: string): string =>
  properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;

const toggle = (name: string, on: boolean | undefined): string =>
  on === undefined
    ? ''
    : on
      ? `<w:${name}/><w:${name}Cs/>`
      : `<w:${name} w:val="0"/><w:${name}Cs w:val="0"/>`;

function weightXml({ bold, italic, gapTwip }: PartedRun): string {
  if (bold === undefined && italic === undefined && gapTwip === undefined) return '';
  const gap = gapTwip === undefined ? '' : el('w:spacing', { 'w:val': gapTwip });
  return toggle('b', bold) + toggle('i', italic) + gap;
}

function symbolXml(run: PartedRun, sizeHalfPt: number): string {
  const font = 'Segoe UI Symbol';
  const size = Math.round(sizeHalfPt * SYMBOL_SCALE);
  return (
    el('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font }) +
    weightXml(run) +
    el('w:sz', { 'w:val': size }) +
    el('w:szCs', { 'w:val': size })
  );
}

export function ruleXml(r: PrimRule, keepNext = false): string {
  return el(
    'w:p',
    {},
    el(
      'w:pPr',
      {},
      el('w:pStyle', { 'w:val': styleIdOf('spacer') }) +
        (r.keepNext || keepNext ? '<w:keepNext/>' : '') +
        el(
          'w:pBdr',
          {},
          el('w:bottom', { 'w:val': 'single', 'w:sz': RULE_EIGHTHS, 'w:space': 0, 'w:color': '000000' }),
        ) +
        el('w:spacing', { 'w:before': 0, 'w:line': r.heightTwip, 'w:lineRule': 'exact' }) +
        el('w:ind', { 'w:left': r.leftTwip, 'w:right': r.rightTwip, 'w:firstLine': 0 }),
    ),
  );
}
