/**
 * Notes on cells ("ghi chú"): text in the comments part, a hidden yellow box in the legacy VML drawing. What the sheet
 * has of either is added to; threads of newer Excel keep their own parts and are not touched.
 */
import { cellAddress } from '../../readers/workbook/raw.ts';
import { cleanText } from './cell-value.ts';
import { readGrid } from './grid.ts';
import { NoteBoxes } from './note-boxes.ts';
import { type OfficePackage, RELATIONSHIPS_NS, relationId, type SheetRef } from './package.ts';
import { child, Splices, sibling, type XmlNode } from './xml.ts';

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const AUTHOR = 'Kiểm tra số liệu';
const RULE = '────────';
/** Excel keeps no more characters of a note. */
const MAX_CHARS = 32_000;

/** Children of `worksheet` that stand before `legacyDrawing` (ECMA-376 part 1, 18.3.1.99). */
const BEFORE_DRAWING = new Set(
  (
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios ' +
    'autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting ' +
    'dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks ' +
    'customProperties cellWatches ignoredErrors smartTags drawing'
  ).split(' '),
);

/** `notes`: one a cell. */
export function addNotes(
  pkg: OfficePackage,
  sheet: SheetRef,
  notes: readonly Note[],
  namespace: string,
): void {
  if (notes.length === 0) return;
  const texts = writeComments(pkg, sheet, notes, namespace);
  const boxes = new NoteBoxes(readGrid(pkg, sheet.part, new Set()));
  const drawing = drawingPart(pkg, sheet);
  const vml = boxes.put(
    drawing === null ? boxes.emptyDrawing(sheet.position) : pkg.text(drawing),
    notes.map((n) => ({ ...n, whole: texts.get(cellAddress(n.row, n.column))! })),
  );
  if (drawing !== null) pkg.write(drawing, vml);
  else {
    const part = pkg.freshName('xl/drawings/vmlDrawing', '.vml');
    pkg.write(part, vml);
    pkg.addExtension('vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
    linkDrawing(pkg, sheet, pkg.relate(sheet.part, 'vmlDrawing', part));
  }
}

/** Writes or extends the comments part; the whole text of each cell's note now, by address. */
function writeComments(
  pkg: OfficePackage,
  sheet: SheetRef,
  notes: readonly Note[],
  namespace: string,
): Map<string, string> {
  const part = pkg.relationships(sheet.part).find((r) => r.kind === 'comments')?.part ?? newComments();
  const whole = new Map<string, string>();
  pkg.edit(part, (splices, root) => {
    const list = child(root, 'commentList');
    const at = author(splices, root);
    const known = new Map(list?.children.map((c) => [c.attributes.ref?.replaceAll('$', ''), c]));
    const added: string[] = [];
    for (const note of notes) {
      const ref = cellAddress(note.row, note.column);
      const old = known.get(ref);
      const oldText = old && child(old, 'text');
      if (oldText) {
        const before = plainText(splices.text.slice(oldText.start, oldText.end));
        whole.set(ref, `${before}\n${RULE}\n${note.text}`);
        appendRun(splices, oldText, `\n${RULE}\n${note.text}`);
      } else {
        whole.set(ref, note.text);
        const el = (local: string): string => sibling(root, local);
        added.push(
          `<${el('comment')} ref="${ref}" authorId="${at}"><${el('text')}>${run(root, note.text)}</${el('text')}></${el('comment')}>`,
        );
      }
    }
    if (added.length === 0) return;
    const name = sibling(root, 'commentList');
    if (list) splices.append(list, added.join(''));
    else splices.insert(root.closeStart, `<${name}>${added.join('')}</${name}>`);
  });
  return whole;

  function newComments(): string {
    const fresh = pkg.freshName('xl/comments', '.xml');
    pkg.addPart(
      fresh,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
    );
    pkg.relate(sheet.part, 'comments', fresh);
    return fresh;
  }
}

/** Index of our author in the list, after adding it. */
function author(splices: Splices, root: XmlNode): number {
  const list = child(root, 'authors');
  const name = sibling(root, 'author');
  const xml = `<${name}>${cleanText(AUTHOR)}</${name}>`;
  if (!list) {
    splices.insert(root.openEnd, `<${sibling(root, 'authors')}>${xml}</${sibling(root, 'authors')}>`);
    return 0;
  }
  const known = list.children.findIndex(
    (a) => splices.text.slice(a.openEnd, a.closeStart) === cleanText(AUTHOR),
  );
  if (known >= 0) return known;
  splices.append(list, xml);
  return list.children.length;
}

function run(like: XmlNode, text: string): string {
  const el = (local: string): string => sibling(like, local);
  const font = `<${el('rPr')}><${el('sz')} val="9"/><${el('color')} indexed="81"/><${el('rFont')} val="Tahoma"/><${el('family')} val="2"/></${el('rPr')}>`;
  return `<${el('r')}>${font}<${el('t')} xml:space="preserve">${cleanText(text.slice(0, MAX_CHARS))}</${el('t')}></${el('r')}>`;
}

/** A text is one plain `t`, or runs; phonetic parts come last and stay there. */
function appendRun(splices: Splices, text: XmlNode, added: string): void {
  const plain = child(text, 't');
  if (plain) {
    const name = sibling(text, 'r');
    const inner = splices.text.slice(plain.openEnd, plain.closeStart);
    const t = `<${plain.name} xml:space="preserve">${inner}</${plain.name}>`;
    splices.replace(plain.start, plain.end, `<${name}>${t}</${name}>${run(text, added)}`);
    return;
  }
  const phonetic = text.children.find((c) => c.local === 'rPh' || c.local === 'phoneticPr');
  if (phonetic) splices.insert(phonetic.start, run(text, added));
  else splices.append(text, run(text, added));
}

/** Characters of a piece of XML, to know how large its box must be. */
const plainText = (xml: string): string => xml.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '·');

function drawingPart(pkg: OfficePackage, sheet: SheetRef): string | null {
  const root = pkg.parse(sheet.part, (_, depth) => depth === 0);
  const link = child(root, 'legacyDrawing');
  const id = link && relationId(link, root);
  return pkg.relationships(sheet.part).find((r) => r.id === id)?.part ?? null;
}

function linkDrawing(pkg: OfficePackage, sheet: SheetRef, id: string): void {
  const splices = new Splices(pkg.text(sheet.part));
  const root = pkg.parse(sheet.part, (_, depth) => depth === 0);
  const before = root.children.findLast((c) => BEFORE_DRAWING.has(c.local))!;
  const prefix = Object.entries(root.ns).find(([p, uri]) => p !== '' && uri === RELATIONSHIPS_NS)?.[0];
  const name = sibling(root, 'legacyDrawing');
  const declared = prefix === undefined ? ` xmlns:r="${RELATIONSHIPS_NS}"` : '';
  splices.insert(before.end, `<${name}${declared} ${prefix ?? 'r'}:id="${id}"/>`);
  pkg.write(sheet.part, splices.apply());
}
