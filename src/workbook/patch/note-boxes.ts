/**
 * The yellow boxes of notes in a VML drawing: hidden until the pointer is over the cell, beside it, as large as the
 * text. VML is not always XML (old Excel wrote `<br>`), so it is changed as text.
 */
import { type Grid, isTrue } from './grid.ts';
import type { Note } from './notes.ts';
import { child, Splices } from './xml.ts';

/** Pixels at 96 dpi; Tahoma 9 is about 6 wide and 15 high, Vietnamese marks included. */
const CHAR_PX = 6;
const LINE_PX = 15;
const BOX_PX = 320;
const PADDING_PX = 12;
const MAX_LINES = 40;
const IDS_PER_BLOCK = 1024;

export class NoteBoxes {
  readonly #widths: (column: number) => number;
  readonly #heights: (row: number) => number;

  /** `grid` gives the sizes of rows and columns, in which boxes are anchored. */
  constructor(grid: Grid) {
    const format = child(grid.root, 'sheetFormatPr')?.attributes ?? {};
    const columns = child(grid.root, 'cols')?.children ?? [];
    const rows = new Map(grid.rows.map((r) => [r.number, r.node.attributes]));
    const usual = Number(format.defaultColWidth ?? Number(format.baseColWidth ?? 8) + 0.71);
    this.#widths = (column) => {
      const own = columns.find(
        ({ attributes: a }) => column >= Number(a.min) && column <= Number(a.max),
      )?.attributes;
      return isTrue(own?.hidden) ? 0 : Math.round(Number(own?.width ?? usual) * 7) + 5;
    };
    this.#heights = (row) => {
      const own = rows.get(row);
      if (isTrue(own?.hidden)) return 0;
      return Math.round((Number(own?.ht ?? format.defaultRowHeight ?? 15) * 4) / 3);
    };
  }

  emptyDrawing(block: number): string {
    return (
      `<xml xmlns:v="${NAMESPACES.v}" xmlns:o="${NAMESPACES.o}" xmlns:x="${NAMESPACES.x}">` +
      `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout></xml>`
    );
  }

  /** `vml` with a box for each note; a box that the cell has is made higher where the whole text needs it. */
  put(vml: string, notes: readonly (Note & { readonly whole: string })[]): string {
    const root = /<(?:\w+:)?xml\b[^>]*>/.exec(vml)?.[0] ?? '';
    const declared = Object.entries(NAMESPACES)
      .filter(([prefix]) => !root.includes(`xmlns:${prefix}=`))
      .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
      .join('');
    const end = /<\/(?:\w+:)?xml\s*>\s*$/.exec(vml)?.index ?? vml.length;
    const old = boxes(vml);
    const splices = new Splices(vml);
    const added: string[] = [];
    let id = nextId(vml);
    for (const note of notes) {
      const height = boxHeight(note.whole);
      const box = old.get(`${note.row} ${note.column}`);
      if (box) splices.replace(box.start, box.start + box.text.length, this.#grown(box.text, note, height));
      else added.push(this.#box(note, height, id++, declared));
    }
    if (added.length > 0 && !vml.includes('"_x0000_t202"'))
      added.unshift(SHAPE_TYPE.replace('<v:shapetype', `$&${declared}`));
    splices.insert(end, added.join(''));
    return splices.apply();
  }

  #box(note: Note, height: number, id: number, declared: string): string {
    return (
      `<v:shape${declared} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;` +
      `width:${(BOX_PX * 3) / 4}pt;height:${(height * 3) / 4}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `${this.#anchor(note, height, 'x:')}<x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${note.row - 1}</x:Row><x:Column>${note.column - 1}</x:Column></x:ClientData></v:shape>`
    );
  }

  #grown(shape: string, note: Note, height: number): string {
    const anchor = /<(\w+:)?Anchor>([^<]*)<\/(?:\w+:)?Anchor>/.exec(shape);
    // openpyxl leaves the anchor out and gives a size that Excel reads from the style.
    if (!anchor) return shape.replace(/<(\w+:)?Row>/, (row, p = '') => this.#anchor(note, height, p) + row);
    const n = anchor[2]!.split(',').map(Number);
    if (n.length !== 8 || n.some(Number.isNaN)) return shape;
    const [row, pixels] = walk(n[2]!, this.#heights, n[3]!, height)[1];
    if (row < n[6]! || (row === n[6] && pixels <= n[7]!)) return shape;
    return shape.replace(anchor[2]!, [...n.slice(0, 6), row, pixels].join(', '));
  }

  /** Left column, offset, top row, offset, right column, offset, bottom row, offset; from 0, in pixels. */
  #anchor(note: Note, height: number, prefix: string): string {
    const [left, right] = walk(note.column, this.#widths, 15, BOX_PX);
    const [top, bottom] = walk(Math.max(0, note.row - 2), this.#heights, 4, height);
    const numbers = [...left, ...top, ...right, ...bottom].join(', ');
    return `<${prefix}Anchor>${numbers}</${prefix}Anchor>`;
  }
}

/** From `index` (0-based) and an offset in it over `length` pixels: where that begins and ends, as index and offset. */
function walk(
  index: number,
  size: (n: number) => number,
  offset: number,
  length: number,
): [start: [number, number], end: [number, number]] {
  let at = index;
  while (size(at + 1) === 0) at++;
  const from = Math.min(offset, size(at + 1));
  const start: [number, number] = [at, from];
  let rest = from + length;
  while (rest > size(at + 1)) rest -= size(++at);
  return [start, [at, rest]];
}

function boxHeight(text: string): number {
  const perLine = Math.floor((BOX_PX - PADDING_PX) / CHAR_PX);
  const lines = text.split('\n').reduce((n, line) => n + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return Math.min(lines, MAX_LINES) * LINE_PX + PADDING_PX;
}

/** The shapes of notes by row and column, from 1; prefixes are as their writer chose. */
function boxes(vml: string): Map<string, { readonly start: number; readonly text: string }> {
  const found = new Map<string, { start: number; text: string }>();
  for (const { 0: text, index } of vml.matchAll(/<((?:\w+:)?shape)\s[\s\S]*?<\/\1>/g)) {
    const number = (name: string): number =>
      Number(new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)\\s*<`).exec(text)?.[1] ?? Number.NaN) + 1;
    if (/ObjectType=["']Note["']/.test(text))
      found.set(`${number('Row')} ${number('Column')}`, { start: index, text });
  }
  return found;
}

function nextId(vml: string): number {
  const ids = [...vml.matchAll(/_x0000_s(\d+)/g)].map((m) => Number(m[1]));
  const block = Number(/<(?:\w+:)?idmap\b[^>]*\bdata=["'](\d+)/.exec(vml)?.[1] ?? 1);
  return ids.reduce((a, b) => Math.max(a, b), block * IDS_PER_BLOCK) + 1;
}

const NAMESPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
} as const;
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
