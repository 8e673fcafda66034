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
  // A column without words is there to be written in.
  const floor = widths.map((w, c) =>
    seen.some((row) => row[c]!.some((width) => width > 0)) ? Math.max(least[c]!, Math.floor(w * KEPT)) : w,
  );
  const now = [...widths];
  const tall = widths.map((_, c) => seen.map((row) => partLines(row[c]!, now[c]!, padX)));
  const height = (): number[] => seen.map((_, r) => tall.reduce((most, col) => Math.max(most, col[r]!), 1));
  let rowsNow = height();
  /** Height of the whole table when this one column had this width. */
  const withColumn = (c: number, width: number): number => {
    let all = 0;
    for (let r = 0; r < seen.length; r++) {
      let most = partLines(seen[r]![c]!, width, padX);
      if (most < rowsNow[r]!)
        for (let k = 0; k < tall.length; k++) if (k !== c) most = Math.max(most, tall[k]![r]!);
      all += most;
    }
    return all;
  };
  const set = (c: number, width: number): void => {
    now[c] = width;
    tall[c] = seen.map((row) => partLines(row[c]!, width, padX));
  };
  let before = sum(rowsNow);
  for (let n = 0; n < MOST_STEPS; n++) {
    const to = leastOf(now.map((w, c) => withColumn(c, w + step)));
    const from = leastOf(
      now.map((w, c) =>
        c === to || w - step < floor[c]! ? Number.POSITIVE_INFINITY : withColumn(c, w - step),
      ),
    );
    if (from < 0) break;
    const kept = [now[to]!, now[from]!] as const;
    set(to, now[to]! + step);
    set(from, now[from]! - step);
    rowsNow = height();
    const after = sum(rowsNow);
    if (after >= before) {
      [now[to], now[from]] = kept;
      break;
    }
    before = after;
  }
  const lines = (all: readonly number[]): number =>
    sum(seen.map((row) => Math.max(...row.map((p, c) => wholeLines(p, all[c]!, padX)))));
  return lines(widths) - lines(now) >= WORTH ? now : widths;
}

/** Lines that a cell needs, in parts of a line: smooth, so that every little room counts. */
function partLines(paragraphs: readonly number[], width: number, padX: number): number {
  const room = Math.max(1, width - 2 * padX);
  let lines = 0;
  for (const whole of paragraphs) lines += whole <= room ? 1 : Math.max(1, (whole * RAGGED) / room);
  return Math.max(1, lines);
}

/** ... and in whole lines. */
function wholeLines(paragraphs: readonly number[], width: number, padX: number): number {
  const room = Math.max(1, width - 2 * padX);
  let lines = 0;
  for (const whole of paragraphs) lines += whole <= room ? 1 : Math.ceil((whole * RAGGED) / room);
  return Math.max(1, lines);
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Index of the least finite value, the first of equals; -1 when there is none. */
function leastOf(values: readonly number[]): number {
  let at = -1;
  values.forEach((value, i) => {
    if (Number.isFinite(value) && (at < 0 || value < values[at]!)) at = i;
  });
  return at;
}
