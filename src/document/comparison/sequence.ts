/**
 * Aligning two sequences: the pairs that stay, in order, so that what is equal weighs most. Plain dynamic programming
 * after common ends are cut off; the sequences of a document are short.
 */

/** `[i, j]` belong together; `[i, null]` is only in the old sequence, `[null, j]` only in the new one. */
export type Pair = readonly [number, number] | readonly [number, null] | readonly [null, number];

/** Above this many comparisons a stretch is taken for replaced as a whole. */
const MOST_CELLS = 4_000_000;

/**
 * The common subsequence of greatest weight. `weight(i, j)` is above 0 for elements that may be paired, and cheap.
 * Where several are as heavy, old elements come before new ones.
 */
export function align(
  before: number,
  after: number,
  weight: (i: number, j: number) => number,
  same: (i: number, j: number) => boolean,
): Pair[] {
  let start = 0;
  while (start < before && start < after && same(start, start)) start++;
  let endBefore = before;
  let endAfter = after;
  while (endBefore > start && endAfter > start && same(endBefore - 1, endAfter - 1)) {
    endBefore--;
    endAfter--;
  }
  const pairs: Pair[] = [];
  for (let k = 0; k < start; k++) pairs.push([k, k]);
  pairs.push(...heaviest(start, endBefore, start, endAfter, weight));
  for (let k = 0; endBefore + k < before; k++) pairs.push([endBefore + k, endAfter + k]);
  return pairs;
}

function heaviest(
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  weight: (i: number, j: number) => number,
): Pair[] {
  const rows = i1 - i0;
  const columns = j1 - j0;
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) return apart(i0, i1, j0, j1);
  const width = columns + 1;
  /** Weight of the best pairing of what follows. */
  const best = new Float64Array((rows + 1) * width);
  const paired = new Uint8Array(rows * columns);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      const own = weight(i0 + i, j0 + j);
      const pair = own > 0 ? own + best[(i + 1) * width + j + 1]! : -1;
      if (pair > 0 && pair >= skip) {
        paired[i * columns + j] = 1;
        best[i * width + j] = pair;
      } else best[i * width + j] = skip;
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (paired[i * columns + j] === 1) pairs.push([i0 + i++, j0 + j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) pairs.push([i0 + i++, null]);
    else pairs.push([null, j0 + j++]);
  }
  pairs.push(...apart(i0 + i, i1, j0 + j, j1));
  return pairs;
}

const apart = (i0: number, i1: number, j0: number, j1: number): Pair[] => [
  ...Array.from({ length: i1 - i0 }, (_, k): Pair => [i0 + k, null]),
  ...Array.from({ length: j1 - j0 }, (_, k): Pair => [null, j0 + k]),
];

/** The stretches between kept pairs, each paired anew by `inner`; everything else stays. */
export function refine(
  pairs: readonly Pair[],
  inner: (before: readonly number[], after: readonly number[]) => readonly Pair[],
): Pair[] {
  const result: Pair[] = [];
  let before: number[] = [];
  let after: number[] = [];
  const flush = (): void => {
    if (before.length > 0 && after.length > 0) result.push(...inner(before, after));
    else {
      result.push(...before.map((i): Pair => [i, null]), ...after.map((j): Pair => [null, j]));
    }
    before = [];
    after = [];
  };
  for (const [i, j] of pairs) {
    if (i !== null && j !== null) {
      flush();
      result.push([i, j]);
    } else if (i !== null) before.push(i);
    else if (j !== null) after.push(j);
  }
  flush();
  return result;
}
