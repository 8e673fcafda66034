/** Whole twips in proportion to `weights` that add up to `total` exactly. */
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
