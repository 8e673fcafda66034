/** Content stream of a page from its drawing commands: twips from the top become points from the bottom. */
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
import { advanceOf, glyphOf } from '../../text/faces.ts';
import { EM, isMark } from '../../text/glyphs.ts';
import { unitsToTwip } from '../../text/shape.ts';
import type { MarkedContent, PdfCanvas } from './adapter.ts';
import { turned } from './picture-turns.ts';

/** Where a paragraph's marked contents go: its own element, or label and body of a list item. */
export interface Target {
  readonly tag: string;
  add(content: MarkedContent): void;
  /** List items: the first `labelLength` characters belong to this one. */
  readonly label?: Target;
  readonly labelLength?: number;
  /** Redline: the element of a stretch that came or went; `text` is all of the stretch. */
  stretch?(mark: Mark, text: string): Target;
  /** Pictures: where it stands on its page, in points: left, bottom, right, top. */
  place?(box: readonly number[]): void;
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000);
const pt = (twip: number): string => number(twip / 20);

export class PageStream {
  private readonly out: string[] = [];
  private readonly canvas: PdfCanvas;
  private readonly heightTwip: number;

  constructor(canvas: PdfCanvas, heightTwip: number) {
    this.canvas = canvas;
    this.heightTwip = heightTwip;
  }

  /** All of a page; `targetOf` finds the structure of a text or picture, undefined makes it an artifact. */
  draw(
    commands: readonly Command[],
    targetOf: (command: TextCommand | PictureCommand) => Target | undefined,
  ): void {
    const fills = commands.filter((c) => c.type === 'fill');
    const strokes = commands.filter((c) => c.type === 'stroke');
    if (fills.length > 0) this.artifact('/Type /Layout', () => this.fills(fills));
    let i = 0;
    while (i < commands.length) {
      const command = commands[i]!;
      if (command.type === 'dots') this.artifact('/Type /Layout', () => this.dots(command));
      if (command.type === 'picture') this.picture(command, targetOf(command));
      if (command.type !== 'text') {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < commands.length && sameText(commands[end]!, command)) end++;
      this.block(commands.slice(i, end) as TextCommand[], targetOf(command));
      i = end;
    }
    if (strokes.length > 0) this.artifact('/Type /Layout', () => this.strokes(strokes));
  }

  artifact(properties: string, draw: () => void): void {
    this.out.push(`/Artifact <<${properties}>> BDC`);
    draw();
    this.out.push('EMC');
  }

  toString(): string {
    return this.out.join('\n');
  }

  /** Lines of one paragraph on this page as one marked content (two for a list item's first line). */
  private block(lines: readonly TextCommand[], target: Target | undefined): void {
    if (!target) {
      this.artifact('/Type /Pagination', () => {
        for (const line of lines) this.text(line, line.line.from, line.line.to);
      });
      return;
    }
    const [first] = lines;
    const labelEnd = first && first.line.from === 0 && target.label ? (target.labelLength ?? 0) : 0;
    if (labelEnd > 0 && target.label) {
      const cut = Math.min(labelEnd, first!.line.to);
      this.parts([{ command: first!, from: 0, to: cut }], target.label);
    }
    if (labelEnd > 0 && lines.length === 1 && labelEnd >= first!.line.to) return;
    const parts = lines.map((command) => ({
      command,
      from: command === first ? Math.max(command.line.from, labelEnd) : command.line.from,
      to: command.line.to,
    }));
    this.parts(parts, target);
  }

  /** One marked content; in a redline, one for each stretch that came, went or stayed. */
  private parts(parts: readonly LinePart[], target: Target): void {
    if (!parts.some(({ command }) => command.marks)) {
      this.marked(target, () => {
        for (const { command, from, to } of parts) this.text(command, from, to);
      });
      return;
    }
    for (const { mark, pieces } of stretches(parts)) {
      const text = pieces[0]!.command.shaped.text;
      const own = mark ? target.stretch?.(mark, text.slice(mark.from, mark.to)) : undefined;
      this.marked(own ?? target, () => {
        for (const { command, from, to } of pieces) this.text(command, from, to);
      });
    }
  }

  private picture({ node, x, y, width, height }: PictureCommand, target: Target | undefined): void {
    const { picture } = node.picture;
    const [left, bottom] = [x / 20, (this.heightTwip - y - height) / 20];
    const [w, h] = [width / 20, height / 20];
    const draw = () => {
      const name = this.canvas.usePicture(picture);
      const matrix = turned(picture.orientation, left, bottom, w, h).map(number).join(' ');
      this.out.push(`q ${matrix} cm /${name} Do Q`);
    };
    if (!target) {
      this.artifact('/Type /Layout', draw);
      return;
    }
    target.place?.([left, bottom, left + w, bottom + h].map((value) => Number(number(value))));
    this.marked(target, draw);
  }

  private marked(target: Target, draw: () => void): void {
    const { mcid, content } = this.canvas.mark();
    target.add(content);
    this.out.push(`/${target.tag} <</MCID ${mcid}>> BDC`);
    draw();
    this.out.push('EMC');
  }

  /**
   * Part of a line with real spaces; the space that hangs over the line's end is shown too, so that words of
   * neighbouring lines stay apart when text is copied.
   */
  text(command: TextCommand, from: number, to: number): void {
    const { shaped, line, sizeHalfPt, extraPerSpace } = command;
    const { text, spans, sums } = shaped;
    const size = sizeHalfPt / 2;
    const stop = to === line.to && text.charCodeAt(to) === 32 ? to + 1 : to;
    const baseline = (this.heightTwip - command.baseline) / 20;
    const adjust = (-extraPerSpace * EM * 1000) / (sizeHalfPt * 10 * EM);
    const gap = extraPerSpace > 0 ? `> ${number(adjust)} <` : '';
    let x = command.x + unitsToTwip(sums[from]! - sums[line.from]!, sizeHalfPt);
    if (extraPerSpace > 0) x += extraPerSpace * spacesIn(text, line.from, from);
    let i = from;
    let open = false;
    for (const { face, end } of spans) {
      if (end <= i) continue;
      if (i >= stop) break;
      const upto = Math.min(end, stop);
      let hex = '';
      const flush = () => {
        if (hex === '') return;
        if (!open) this.out.push(`BT 1 0 0 1 ${number(x0 / 20)} ${number(baseline)} Tm`);
        open = true;
        this.out.push(`/${this.canvas.useFont(face)} ${number(size)} Tf [<${hex}>] TJ`);
        hex = '';
      };
      let x0 = x;
      while (i < upto) {
        const codePoint = text.codePointAt(i)!;
        const next = i + (codePoint > 0xffff ? 2 : 1);
        if (codePoint !== 10) {
          if (glyphOf(face, codePoint) === 0 && !isMark(codePoint)) {
            flush();
            if (!open) this.out.push(`BT 1 0 0 1 ${number(x / 20)} ${number(baseline)} Tm`);
            open = true;
            const sign = this.canvas.symbol(codePoint);
            this.out.push(`/${sign.font} ${number(size)} Tf <${sign.code}> Tj`);
            x += unitsToTwip(advanceOf(face, codePoint), sizeHalfPt);
            x0 = x;
          } else {
            hex += this.canvas.code(face, codePoint);
            x += unitsToTwip(advanceOf(face, codePoint), sizeHalfPt);
            if (codePoint === 32) {
              hex += gap;
              x += extraPerSpace;
            }
          }
        }
        i = next;
      }
      flush();
    }
    if (open) this.out.push('ET');
  }

  private fills(fills: readonly FillCommand[]): void {
    for (const { x, y, width, height, shade } of fills) {
      const rectangle = `${pt(x)} ${pt(this.heightTwip - y - height)} ${pt(width)} ${pt(height)} re`;
      if (shade === 'hatch') this.hatch(x, y, width, height, rectangle);
      else this.out.push(`q ${number(1 - shade / 100)} g ${rectangle} f Q`);
    }
  }

  /** Diagonal lines 3 pt apart, clipped to the rectangle. */
  private hatch(x: number, y: number, width: number, height: number, rectangle: string): void {
    const lines: string[] = [];
    const bottom = this.heightTwip - y - height;
    for (let at = x - height; at < x + width; at += 60) {
      lines.push(`${pt(at)} ${pt(bottom)} m ${pt(at + height)} ${pt(bottom + height)} l`);
    }
    this.out.push(`q ${rectangle} W n 0.7 w ${lines.join(' ')} S Q`);
  }

  private strokes(strokes: readonly StrokeCommand[]): void {
    const seen = new Set<string>();
    let width = -1;
    for (const stroke of strokes) {
      const { x1, x2, widthTwip } = stroke;
      const [y1, y2] = [this.heightTwip - stroke.y1, this.heightTwip - stroke.y2];
      // Square ends: lines of a grid meet in its corners.
      const line = `${pt(x1)} ${pt(y1)} m ${pt(x2)} ${pt(y2)} l S`;
      const key = `${widthTwip} ${line}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (width !== widthTwip) this.out.push(`2 J ${pt(widthTwip)} w`);
      width = widthTwip;
      this.out.push(line);
    }
  }

  private dots({ x1, x2, baseline, sizeHalfPt }: DotsCommand): void {
    const gap = sizeHalfPt / 8;
    const y = pt(this.heightTwip - baseline);
    this.out.push(
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
