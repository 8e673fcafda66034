/**
 * Where a table's width is best spent: a little room at a time goes from the column that loses least by it to the one
 * that gains most, as long as the table gets shorter. Estimates, not line breaking: a paragraph needs its width divided
 * by the room, and some for the ragged ends of lines.
 */

/** Widths in twips of the paragraphs of each column's cell in one row. */
export type RowWords = readonly (readonly number[])[];

/** What is moved at a time, of the whole width. */
const STEP = 1 / 90;
const MOST_STEPS = 60;
/** Room that the ragged ends of lines take, of a paragraph's width. */
const RAGGED = 1.08;
/** A column keeps this much of what it had: titles and hands that write need room, and tables stay alike. */
const KEPT = 0.6;
/** Rows that are looked at; of longer tables every second, third … */
const MOST_ROWS = 150;
/** A table is not touched for less. */
const WORTH = 2;

/**
 * @param widths start, adding up to the table's width. @param least of each column, for its longest word.
 * @returns widths with the same sum; `widths` itself where nothing is gained.
 */
export function fewerLines(
  widths: readonly number[],
  least: readonly number[],
  rows: readonly RowWords[],
  padX: number,
): readonly number[] {
  if (widths.length < 3 || rows.length < 3) return widths;
  const stride = Math.ceil(rows.length / MOST_ROWS);
  const seen = rows.filter((_, i) => i % stride === 0);
  const total = widths.reduce((a, b) => a + b, 0);
  const step = Math.max(1, Math.floor(total * STEP));
  const columns = widths.map((width, c) => new Column(seen, c, width, step, padX));
  // A column without words is there to be written in.
  const floor = widths.map((w, c) =>
    columns[c]!.hasWords() ? Math.max(least[c]!, Math.floor(w * KEPT)) : w,
  );
  const rowHeights = new RowHeights(seen.length);
  rowHeights.take(columns);
  let before = rowHeights.sum();
  for (let n = 0; n < MOST_STEPS; n++) {
    const to = leastOf(columns.map((column, c) => rowHeights.sumWith(c, column.wider)));
    const from = leastOf(
      columns.map((column, c) =>
        c === to || column.width - step < floor[c]!
          ? Number.POSITIVE_INFINITY
          : rowHeights.sumWith(c, column.narrower),
      ),
    );
    if (from < 0) break;
    columns[to]!.widen();
    columns[from]!.narrow();
    rowHeights.take(columns);
    const after = rowHeights.sum();
    if (after >= before) {
      columns[to]!.narrow();
      columns[from]!.widen();
      break;
    }
    before = after;
  }
  const now = columns.map(({ width }) => width);
  const wholeLines = (all: readonly number[]) => linesOf(columns, all, seen.length);
  return wholeLines(widths) - wholeLines(now) >= WORTH ? now : widths;
}

/** What each row needs in one column, as wide as it is and a step wider or narrower. */
class Column {
  width: number;
  now: Float64Array;
  wider: Float64Array;
  narrower: Float64Array;
  /** Widths of all paragraphs, from row to row. */
  readonly #wholes: Float64Array;
  /** How many of them there are up to the end of each row. */
  readonly #ends: Int32Array;
  readonly #step: number;
  readonly #padX: number;

  constructor(rows: readonly RowWords[], c: number, width: number, step: number, padX: number) {
    this.#ends = new Int32Array(rows.length);
    let end = 0;
    for (let r = 0; r < rows.length; r++) {
      end += rows[r]![c]!.length;
      this.#ends[r] = end;
    }
    this.#wholes = new Float64Array(end);
    let k = 0;
    for (let r = 0; r < rows.length; r++) {
      const wholes = rows[r]![c]!;
      for (let i = 0; i < wholes.length; i++) this.#wholes[k++] = wholes[i]!;
    }
    this.#step = step;
    this.#padX = padX;
    this.width = width;
    this.now = this.#measured(width, new Float64Array(rows.length));
    this.wider = this.#measured(width + step, new Float64Array(rows.length));
    this.narrower = this.#measured(width - step, new Float64Array(rows.length));
  }

  hasWords(): boolean {
    return this.#wholes.some((whole) => whole > 0);
  }

  widen(): void {
    const spare = this.narrower;
    this.width += this.#step;
    this.narrower = this.now;
    this.now = this.wider;
    this.wider = this.#measured(this.width + this.#step, spare);
  }

  narrow(): void {
    const spare = this.wider;
    this.width -= this.#step;
    this.wider = this.now;
    this.now = this.narrower;
    this.narrower = this.#measured(this.width - this.#step, spare);
  }

  /** Lines that a row's cell needs, in parts of a line: smooth, so that every little room counts. */
  #measured(width: number, parts: Float64Array): Float64Array {
    const room = Math.max(1, width - 2 * this.#padX);
    let k = 0;
    for (let r = 0; r < parts.length; r++) {
      let lines = 0;
      for (const end = this.#ends[r]!; k < end; k++) {
        const whole = this.#wholes[k]!;
        lines += whole <= room ? 1 : Math.max(1, (whole * RAGGED) / room);
      }
      parts[r] = Math.max(1, lines);
    }
    return parts;
  }

  /** ... and in whole lines. */
  wholeLines(r: number, width: number): number {
    const room = Math.max(1, width - 2 * this.#padX);
    let lines = 0;
    for (let k = r === 0 ? 0 : this.#ends[r - 1]!; k < this.#ends[r]!; k++) {
      const whole = this.#wholes[k]!;
      lines += whole <= room ? 1 : Math.ceil((whole * RAGGED) / room);
    }
    return Math.max(1, lines);
  }
}

/** The tallest cell of each row, and the tallest but one: what stays when the tallest changes. */
class RowHeights {
  readonly #tallest: Float64Array;
  readonly #next: Float64Array;
  /** Column of the tallest. */
  readonly #column: Int32Array;

  constructor(rows: number) {
    this.#tallest = new Float64Array(rows);
    this.#next = new Float64Array(rows);
    this.#column = new Int32Array(rows);
  }

  take(columns: readonly Column[]): void {
    this.#tallest.fill(0);
    this.#next.fill(0);
    for (let c = 0; c < columns.length; c++) {
      const { now } = columns[c]!;
      for (let r = 0; r < now.length; r++) {
        if (now[r]! > this.#tallest[r]!) {
          this.#next[r] = this.#tallest[r]!;
          this.#tallest[r] = now[r]!;
          this.#column[r] = c;
        } else if (now[r]! > this.#next[r]!) this.#next[r] = now[r]!;
      }
    }
  }

  sum(): number {
    let all = 0;
    for (let r = 0; r < this.#tallest.length; r++) all += this.#tallest[r]!;
    return all;
  }

  /** Height of the whole table when column `c` needed `lines`. */
  sumWith(c: number, lines: Float64Array): number {
    let all = 0;
    for (let r = 0; r < lines.length; r++) {
      const others = this.#column[r] === c ? this.#next[r]! : this.#tallest[r]!;
      all += Math.max(lines[r]!, others);
    }
    return all;
  }
}

/** Height of all rows in whole lines. */
function linesOf(columns: readonly Column[], widths: readonly number[], rows: number): number {
  let all = 0;
  for (let r = 0; r < rows; r++) {
    let most = 1;
    for (let c = 0; c < columns.length; c++) most = Math.max(most, columns[c]!.wholeLines(r, widths[c]!));
    all += most;
  }
  return all;
}

/** Index of the least finite value, the first of equals; -1 when there is none. */
function leastOf(values: readonly number[]): number {
  let at = -1;
  values.forEach((value, i) => {
    if (Number.isFinite(value) && (at < 0 || value < values[at]!)) at = i;
  });
  return at;
}
