/** Sharing a width among columns: by weight, but none under its least. */

/** Whole units in proportion to `weights` that add up to `total` exactly. */
export function sharedWidths(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let used = 0;
  let before = 0;
  return weights.map((w) => {
    before += w;
    const end = Math.round((before / sum) * total);
    const width = end - used;
    used = end;
    return width;
  });
}

/**
 * Whole units by weight, none under its least, adding up to `total` wherever the leasts allow; where they are too much
 * together, they stand as they are.
 */
export function widthsOverLeast(
  weights: readonly number[],
  least: readonly number[],
  total: number,
): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const free = weights.map((_, i) => i).filter((i) => !fixed.has(i));
    const room = total - [...fixed].reduce((sum, i) => sum + least[i]!, 0);
    const shares = sharedWidths(
      free.map((i) => weights[i]!),
      room,
    );
    const share = new Map(free.map((i, k) => [i, shares[k]!]));
    const narrow = free.filter((i) => !(share.get(i)! >= least[i]!));
    if (narrow.length === 0) return weights.map((_, i) => share.get(i) ?? least[i]!);
    for (const i of narrow) fixed.add(i);
  }
}
