/** Content stream of a page from its drawing commands: twips from the top become points from the bottom. */
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import type { Picture } from '../../document/pictures/picture.ts';
import type {
  Command,
  DotsCommand,
  FillCommand,
  PictureCommand,
  StrokeCommand,
  TextCommand,
} from '../../layout/commands.ts';
import { type Mark, pieces } from '../../layout/redline/marks.ts';
import { spacesIn } from '../../layout/text-metrics.ts';
import { unitsToTwip } from '../../text/shape.ts';
import type { DrawnMark, DrawnPage } from './drawn-page.ts';
import { faceName } from './embedded-font.ts';
import { number, pt } from './numbers.ts';
import { turned } from './picture-turns.ts';
import { ShownGlyphs } from './shown-glyphs.ts';
import { SYMBOLS } from './symbol-font.ts';

/** How the contents of a paragraph are marked: what list items print first has a tag of its own. */
export interface Tags {
  readonly tag: string;
  readonly label?: { readonly tag: string; readonly length: number };
}

/** What a page is told of its document. */
export interface Surroundings {
  /** Undefined makes a text or picture an artifact. */
  readonly tagsOf: (node: PrimParagraph) => Tags | undefined;
  /** Code of a sign that is drawn because the fonts lack it. */
  readonly signCode: (codePoint: number) => string;
}

/** Tag of a stretch that came or went. */
export const STRETCH = 'Span';

export class PageDrawing {
  readonly #out: string[] = [];
  readonly #heightTwip: number;
  readonly #document: Surroundings;
  readonly #marks: DrawnMark[] = [];
  readonly #shown = new ShownGlyphs();
  readonly #signs = new Map<number, string>();
  readonly #pictures = new Map<string, Picture>();
  readonly #boxes: { readonly node: PrimParagraph; readonly box: readonly number[] }[] = [];

  constructor(heightTwip: number, document: Surroundings) {
    this.#heightTwip = heightTwip;
    this.#document = document;
  }

  /** What was drawn. */
  end(): DrawnPage {
    return {
      content: Buffer.from(`${this.#out.join('\n')}\n`, 'latin1'),
      marks: this.#marks,
      shown: this.#shown.byFace(),
      signs: this.#signs,
      pictures: this.#pictures,
      boxes: this.#boxes,
    };
  }

  /** All of a page but its header. */
  draw(commands: readonly Command[]): void {
    const fills = commands.filter((c) => c.type === 'fill');
    const strokes = commands.filter((c) => c.type === 'stroke');
    if (fills.length > 0) this.#artifact('/Type /Layout', () => this.#fills(fills));
    let i = 0;
    while (i < commands.length) {
      const command = commands[i]!;
      if (command.type === 'dots') this.#artifact('/Type /Layout', () => this.#dots(command));
      if (command.type === 'picture') this.#picture(command);
      if (command.type !== 'text') {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < commands.length && sameText(commands[end]!, command)) end++;
      this.#block(commands.slice(i, end) as TextCommand[], command.node);
      i = end;
    }
    if (strokes.length > 0) this.#artifact('/Type /Layout', () => this.#strokes(strokes));
  }

  header(line: TextCommand): void {
    this.#artifact('/Type /Pagination /Subtype /Header /Attached [/Top]', () => {
      this.#text(line, 0, line.line.to);
    });
  }

  #artifact(properties: string, draw: () => void): void {
    this.#out.push(`/Artifact <<${properties}>> BDC`);
    draw();
    this.#out.push('EMC');
  }

  /** Lines of one paragraph on this page as one marked content (two for a list item's first line). */
  #block(lines: readonly TextCommand[], node: PrimParagraph | undefined): void {
    const tags = node && this.#document.tagsOf(node);
    if (!tags) {
      this.#artifact('/Type /Pagination', () => {
        for (const line of lines) this.#text(line, line.line.from, line.line.to);
      });
      return;
    }
    const first = lines[0]!;
    const { tag, label } = tags;
    const labelEnd = first.line.from === 0 && label ? label.length : 0;
    if (labelEnd > 0) {
      const cut = Math.min(labelEnd, first.line.to);
      this.#parts([{ command: first, from: 0, to: cut }], { node, label: true, tag: label!.tag });
    }
    if (labelEnd > 0 && lines.length === 1 && labelEnd >= first.line.to) return;
    const parts = lines.map((command) => ({
      command,
      from: command === first ? Math.max(command.line.from, labelEnd) : command.line.from,
      to: command.line.to,
    }));
    this.#parts(parts, { node, label: false, tag });
  }

  /** One marked content; in a redline, one for each stretch that came, went or stayed. */
  #parts(parts: readonly LinePart[], whole: DrawnMark): void {
    if (!parts.some(({ command }) => command.marks)) {
      this.#marked(whole, () => {
        for (const { command, from, to } of parts) this.#text(command, from, to);
      });
      return;
    }
    for (const { mark, pieces } of stretches(parts)) {
      const text = pieces[0]!.command.shaped.text;
      const shown: DrawnMark = mark
        ? { ...whole, stretch: { mark, text: text.slice(mark.from, mark.to) }, tag: STRETCH }
        : whole;
      this.#marked(shown, () => {
        for (const { command, from, to } of pieces) this.#text(command, from, to);
      });
    }
  }

  #picture({ node, x, y, width, height }: PictureCommand): void {
    const { picture } = node.picture;
    const [left, bottom] = [x / 20, (this.#heightTwip - y - height) / 20];
    const [w, h] = [width / 20, height / 20];
    const draw = () => {
      const matrix = turned(picture.orientation, left, bottom, w, h).map(number).join(' ');
      this.#out.push(`q ${matrix} cm /${this.#pictureName(picture)} Do Q`);
    };
    const tags = this.#document.tagsOf(node);
    if (!tags) {
      this.#artifact('/Type /Layout', draw);
      return;
    }
    const box = [left, bottom, left + w, bottom + h].map((value) => Number(number(value)));
    this.#boxes.push({ node, box });
    this.#marked({ node, label: false, tag: tags.tag }, draw);
  }

  /** A picture that the page shows twice is one resource. */
  #pictureName(picture: Picture): string {
    for (const [name, { sha256 }] of this.#pictures) if (sha256 === picture.sha256) return name;
    const name = `Im${this.#pictures.size + 1}`;
    this.#pictures.set(name, picture);
    return name;
  }

  #marked(mark: DrawnMark, draw: () => void): void {
    this.#out.push(`/${mark.tag} <</MCID ${this.#marks.length}>> BDC`);
    this.#marks.push(mark);
    draw();
    this.#out.push('EMC');
  }

  /**
   * Part of a line with real spaces; the space that hangs over the line's end is shown too, so that words of
   * neighbouring lines stay apart when text is copied.
   */
  #text(command: TextCommand, from: number, to: number): void {
    const { shaped, line, sizeHalfPt, extraPerSpace } = command;
    const { text, spans, sums } = shaped;
    const size = number(sizeHalfPt / 2);
    const stop = to === line.to && text.charCodeAt(to) === 32 ? to + 1 : to;
    const gap = extraPerSpace > 0 ? `> ${number((-extraPerSpace * 100) / sizeHalfPt)} <` : '';
    let i = from;
    let open = false;
    const begin = () => {
      if (open) return;
      open = true;
      const before = unitsToTwip(sums[i]! - sums[line.from]!, sizeHalfPt);
      const x = command.x + before + (extraPerSpace > 0 ? extraPerSpace * spacesIn(text, line.from, i) : 0);
      this.#out.push(`BT 1 0 0 1 ${pt(x)} ${pt(this.#heightTwip - command.baseline)} Tm`);
    };
    for (const { face, end } of spans) {
      if (end <= i) continue;
      if (i >= stop) break;
      const codeOf = this.#shown.codes(face);
      const upto = Math.min(end, stop);
      let hex = '';
      const flush = () => {
        if (hex !== '') this.#out.push(`/${faceName(face)} ${size} Tf [<${hex}>] TJ`);
        hex = '';
      };
      for (; i < upto; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 10) continue;
        const wide = unit >= 0xd800 && unit < 0xdc00;
        const codePoint = wide ? text.codePointAt(i)! : unit;
        const code = codeOf(codePoint);
        begin();
        if (code === undefined) {
          flush();
          this.#out.push(`/${SYMBOLS} ${size} Tf <${this.#sign(codePoint)}> Tj`);
        } else {
          hex += code;
          if (unit === 32) hex += gap;
        }
        if (codePoint > 0xffff) i++;
      }
      flush();
    }
    if (open) this.#out.push('ET');
  }

  #sign(codePoint: number): string {
    const code = this.#document.signCode(codePoint);
    this.#signs.set(codePoint, code);
    return code;
  }

  #fills(fills: readonly FillCommand[]): void {
    for (const { x, y, width, height, shade } of fills) {
      const rectangle = `${pt(x)} ${pt(this.#heightTwip - y - height)} ${pt(width)} ${pt(height)} re`;
      if (shade === 'hatch') this.#hatch(x, y, width, height, rectangle);
      else this.#out.push(`q ${number(1 - shade / 100)} g ${rectangle} f Q`);
    }
  }

  /** Diagonal lines 3 pt apart, clipped to the rectangle. */
  #hatch(x: number, y: number, width: number, height: number, rectangle: string): void {
    const lines: string[] = [];
    const bottom = this.#heightTwip - y - height;
    for (let at = x - height; at < x + width; at += 60) {
      lines.push(`${pt(at)} ${pt(bottom)} m ${pt(at + height)} ${pt(bottom + height)} l`);
    }
    this.#out.push(`q ${rectangle} W n 0.7 w ${lines.join(' ')} S Q`);
  }

  #strokes(strokes: readonly StrokeCommand[]): void {
    const seen = new Set<string>();
    let width = -1;
    for (const stroke of strokes) {
      const { x1, x2, widthTwip } = stroke;
      const [y1, y2] = [this.#heightTwip - stroke.y1, this.#heightTwip - stroke.y2];
      // Square ends: lines of a grid meet in its corners.
      const line = `${pt(x1)} ${pt(y1)} m ${pt(x2)} ${pt(y2)} l S`;
      const key = `${widthTwip} ${line}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (width !== widthTwip) this.#out.push(`2 J ${pt(widthTwip)} w`);
      width = widthTwip;
      this.#out.push(line);
    }
  }

  #dots({ x1, x2, baseline, sizeHalfPt }: DotsCommand): void {
    const gap = sizeHalfPt / 8;
    const y = pt(this.#heightTwip - baseline);
    this.#out.push(
      `q 1 J ${number(sizeHalfPt / 24)} w [0 ${number(gap)}] 0 d ${pt(x1)} ${y} m ${pt(x2)} ${y} l S Q`,
    );
  }
}

interface LinePart {
  readonly command: TextCommand;
  readonly from: number;
  readonly to: number;
}

/** Parts of lines cut where changes begin and end; what belongs together goes on over line ends. */
function stretches(parts: readonly LinePart[]): { mark: Mark | undefined; pieces: LinePart[] }[] {
  const out: { mark: Mark | undefined; pieces: LinePart[] }[] = [];
  for (const { command, ...range } of parts) {
    for (const { from, to, mark } of pieces(range.from, range.to, command.marks ?? [])) {
      const last = out.at(-1);
      if (last && last.mark === mark) last.pieces.push({ command, from, to });
      else out.push({ mark, pieces: [{ command, from, to }] });
    }
  }
  return out;
}

const sameText = (command: Command, first: TextCommand): boolean =>
  command.type === 'text' && command.shaped === first.shaped && command.node === first.node;
