/** Paragraphs and rules as WordprocessingML. Only what differs from the named style is written. */
import { labelRun } from '../../document/lowering/label-run.ts';
import type { PrimParagraph, PrimRule } from '../../document/lowering/primitives.ts';
import { styleOf } from '../../document/styles.ts';
import type { Change } from '../../document/tree.ts';
import { SYMBOL_SCALE } from '../../text/glyphs.ts';
import { type Media, pictureXml } from './pictures.ts';
import { apart, marked, type PartedRun, type Revisions, TrackedRuns } from './revisions.ts';
import { styleIdOf } from './shell.ts';
import { el, escapeXml } from './xml.ts';

/** Rules are 0.75 pt lines (nd30 B: 0.5 to 0.75 pt). */
export const RULE_EIGHTHS = 6;

/** What a document collects while its blocks are written. */
export interface Pen {
  readonly media: Media;
  /** Only in a redline. */
  readonly revisions: Revisions | undefined;
}

export interface Surroundings {
  /** Goes last into w:pPr: a section's properties. */
  readonly tail?: string;
  /** The words came or went, with their table row, but the paragraph mark did not. */
  readonly words?: Change | undefined;
}

/** `availableTwip`: room for a dotted line. */
export function paragraphXml(
  p: PrimParagraph,
  availableTwip: number,
  pen: Pen,
  { tail = '', words }: Surroundings = {},
): string {
  const s = styleOf(p.style);
  const properties =
    el('w:pStyle', { 'w:val': styleIdOf(p.style) }) +
    keepXml(p.keepNext, s.keepNext ?? false) +
    (p.pageBreakBefore ? '<w:pageBreakBefore/>' : '') +
    (p.dotted || p.fill ? leaderXml(p.leftTwip + availableTwip) : '') +
    (p.beforeTwip === s.beforeTwip ? '' : el('w:spacing', { 'w:before': p.beforeTwip })) +
    indentXml(p) +
    (p.align === s.align ? '' : el('w:jc', { 'w:val': p.align })) +
    (p.change ? el('w:rPr', {}, marked(pen.revisions, p.change)) : '') +
    tail;
  return `<w:p><w:pPr>${properties}</w:pPr>${contentXml(p, p.change ?? words, pen)}</w:p>`;
}

/** What keeps with the next paragraph moves as a whole, in Word as in LibreOffice. */
const keepXml = (keep: boolean, styled: boolean): string =>
  keep === styled
    ? ''
    : keep
      ? '<w:keepNext/><w:keepLines/>'
      : '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>';

function indentXml(p: PrimParagraph): string {
  const s = styleOf(p.style);
  if (p.leftTwip === s.leftTwip && p.rightTwip === 0 && p.firstLineTwip === s.firstLineTwip) return '';
  return el('w:ind', {
    'w:left': p.leftTwip,
    'w:right': p.rightTwip,
    ...(p.firstLineTwip < 0 ? { 'w:hanging': -p.firstLineTwip } : { 'w:firstLine': p.firstLineTwip }),
  });
}

const TAB = '<w:r><w:tab/></w:r>';

/** `whole`: what came or went in full; marks of single runs win over it. */
function contentXml(p: PrimParagraph, whole: Change | undefined, { media, revisions }: Pen): string {
  const content = new TrackedRuns(revisions);
  const add = (run: PartedRun, change: Change | undefined) =>
    content.add(runXml(run, styleOf(p.style).sizeHalfPt, change === 'deleted'), change);
  if (p.picture) content.add(`<w:r>${pictureXml(p.picture, media)}</w:r>`, whole);
  else if (p.dotted) content.add(TAB, whole);
  else {
    if (p.labelWas) add(labelRun(p.labelWas, p), 'deleted');
    if (p.label !== undefined) add(labelRun(p.label, p), p.labelWas === undefined ? whole : 'inserted');
    for (const run of apart(p.runs)) if (run.text !== '') add(run, run.change ?? whole);
    if (p.fill) {
      add({ text: ' ' }, whole);
      content.add(TAB, whole);
    }
  }
  return content.close();
}

/** Dots up to a place measured from the margin. */
const leaderXml = (placeTwip: number): string =>
  el('w:tabs', {}, el('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': placeTwip }));

/** Signs that Times New Roman lacks: a smaller symbol font, so that the line keeps its height. */
const symbol = /([\u2610-\u2612\u2713\u2714]+)/;

function runXml(run: PartedRun, sizeHalfPt: number, deleted: boolean): string {
  if (!symbol.test(run.text)) return textRun(run.text, weightXml(run), deleted);
  return run.text
    .split(symbol)
    .filter((part) => part !== '')
    .map((part) => textRun(part, symbol.test(part) ? symbolXml(run, sizeHalfPt) : weightXml(run), deleted))
    .join('');
}

function textRun(text: string, properties: string, deleted: boolean): string {
  const name = deleted ? 'w:delText' : 'w:t';
  return (
    `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}` +
    `<${name} xml:space="preserve">${escapeXml(text)}</${name}></w:r>`
  );
}

const toggle = (name: string, on: boolean | undefined): string =>
  on === undefined
    ? ''
    : on
      ? `<w:${name}/><w:${name}Cs/>`
      : `<w:${name} w:val="0"/><w:${name}Cs w:val="0"/>`;

const weightXml = (run: PartedRun): string =>
  toggle('b', run.bold) +
  toggle('i', run.italic) +
  (run.gapTwip === undefined ? '' : el('w:spacing', { 'w:val': run.gapTwip }));

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

export function ruleXml(r: PrimRule): string {
  return el(
    'w:p',
    {},
    el(
      'w:pPr',
      {},
      el('w:pStyle', { 'w:val': styleIdOf('spacer') }) +
        (r.keepNext ? '<w:keepNext/>' : '') +
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
