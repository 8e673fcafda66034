/**
 * Whether a page is a scan, and its resolution: follows the content far enough to know how large pictures are drawn.
 * Recognised text under or behind the picture does not make it a text page; words drawn on top of it do.
 */
import { LIMITS } from '../limits.ts';
import { stepOverInlinePicture } from './inline-picture.ts';
import { PdfLexer } from './lexer.ts';
import { after, IDENTITY, type Matrix, matrixOf } from './matrix.ts';
import { type Dict, Name, Operator, type PdfObject, Stream } from './objects.ts';
import type { PageShape } from './pages.ts';
import type { PdfFile } from './pdf-file.ts';

/** Pictures over so much of the page make it a scan; fewer words than this on top are stamps or page numbers. */
const COVERED = 0.5;
const FEW_WORDS = 40;
const INVISIBLE = 3;

interface State {
  readonly matrix: Matrix;
  readonly textMode: number;
}

/** Dots per inch of the finest picture, at the size of the page itself; null for pages that are no scans. */
export function scanResolution(
  file: PdfFile,
  shape: PageShape,
  resources: PdfObject,
  content: Uint8Array,
): number | null {
  const dict = file.dict(resources);
  if (dict === undefined || !file.dict(dict.get('XObject'))?.size) {
    // Inline pictures need no resources.
    if (!Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(' ID')) return null;
  }
  const page = {
    file,
    area: (shape.width * shape.height) / shape.unit ** 2,
    covered: 0,
    words: 0,
    dpi: 0,
    operators: 0,
  };
  walk(page, content, dict ?? new Map(), IDENTITY, 0);
  return page.covered >= COVERED && page.words < FEW_WORDS ? page.dpi / shape.unit : null;
}

interface Page {
  readonly file: PdfFile;
  /** In square units of the page. */
  readonly area: number;
  covered: number;
  /** Shows of visible text since a picture covered the page. */
  words: number;
  dpi: number;
  operators: number;
}

function walk(page: Page, content: Uint8Array, resources: Dict, start: Matrix, depth: number): void {
  const { file } = page;
  const lexer = new PdfLexer(content);
  const stack: State[] = [];
  let state: State = { matrix: start, textMode: 0 };
  let operands: PdfObject[] = [];
  const numbers = (): number[] => operands.map((o) => (typeof o === 'number' ? o : 0));
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!(token instanceof Operator)) {
      if (operands.length < 64) operands.push(token);
      continue;
    }
    if (++page.operators > LIMITS.operators) return;
    switch (token.value) {
      case 'q':
        if (stack.length < 512) stack.push(state);
        break;
      case 'Q':
        state = stack.pop() ?? state;
        break;
      case 'cm':
        if (operands.length === 6)
          state = { ...state, matrix: after(numbers() as unknown as Matrix, state.matrix) };
        break;
      case 'Tr':
        state = { ...state, textMode: numbers()[0] ?? 0 };
        break;
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        if (state.textMode !== INVISIBLE) page.words++;
        break;
      case 'Do':
        draw(page, resources, operands.at(-1), state.matrix, depth);
        break;
      case 'BI': {
        const size = stepOverInlinePicture(content, lexer);
        if (size) picture(page, size.width, size.height, state.matrix);
        break;
      }
    }
    operands = [];
  }

  function draw(p: Page, from: Dict, name: PdfObject | undefined, matrix: Matrix, level: number): void {
    const object = name instanceof Name ? file.get(file.dict(from.get('XObject'))?.get(name.value)) : null;
    if (!(object instanceof Stream)) return;
    const { dict } = object;
    const kind = file.name(dict.get('Subtype'));
    if (kind === 'Image')
      picture(p, file.number(dict.get('Width')) ?? 0, file.number(dict.get('Height')) ?? 0, matrix);
    if (kind !== 'Form' || level >= LIMITS.formDepth) return;
    const inner = after(matrixOf(file, dict.get('Matrix')), matrix);
    walk(p, file.decoded(object), file.dict(dict.get('Resources')) ?? from, inner, level + 1);
  }
}

function picture(page: Page, width: number, height: number, m: Matrix): void {
  const drawnWidth = Math.hypot(m[0], m[1]);
  const drawnHeight = Math.hypot(m[2], m[3]);
  const share = Math.abs(m[0] * m[3] - m[1] * m[2]) / page.area;
  // Rules and logos are pictures too: only what covers a good part of the page tells about the scan.
  if (!(share > 0.02) || !(drawnWidth > 0) || !(drawnHeight > 0) || width < 1 || height < 1) return;
  page.covered += share;
  if (share >= COVERED) page.words = 0;
  page.dpi = Math.max(page.dpi, Math.min((width / drawnWidth) * 72, (height / drawnHeight) * 72));
}
