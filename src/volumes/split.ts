/**
 * Volumes of at most so many bytes, divided between items (`--max-mb`), numbers running on. Sizes are estimated from the
 * sources first; what a written part really weighs corrects the estimate, until every part holds.
 */
export interface SplitItem {
  readonly id: string;
  /** What it adds to a volume: the bytes of its source, as an estimate. */
  readonly bytes: number;
}

export interface VolumePart {
  readonly ids: readonly string[];
  /** Estimated, with what every part has anyway. */
  readonly bytes: number;
  /** One item alone is larger than the limit: its part cannot be made smaller here. */
  readonly over: boolean;
}

/**
 * As few parts as the order allows; never none, and no item is left out.
 * @param fixedBytes what every part carries besides its items: cover, register, certificate, fonts.
 */
export function planParts(
  items: readonly SplitItem[],
  maxBytes: number,
  fixedBytes = 0,
): readonly VolumePart[] {
  const parts: VolumePart[] = [];
  let ids: string[] = [];
  let bytes = fixedBytes;
  const close = (): void => {
    parts.push({ ids, bytes, over: bytes > maxBytes });
    ids = [];
    bytes = fixedBytes;
  };
  for (const item of items) {
    if (ids.length > 0 && bytes + item.bytes > maxBytes) close();
    ids.push(item.id);
    bytes += item.bytes;
  }
  if (ids.length > 0 || parts.length === 0) close();
  return parts;
}

/**
 * The plan for another round when a written part is heavier than allowed, or null when all parts hold (or cannot be
 * made smaller). Items of heavy parts are taken to be heavier in the proportion that was measured.
 * @param written bytes of the files, in the order of `parts`.
 */
export function replanParts(
  items: readonly SplitItem[],
  parts: readonly VolumePart[],
  written: readonly number[],
  maxBytes: number,
  fixedBytes = 0,
): { readonly items: readonly SplitItem[]; readonly parts: readonly VolumePart[] } | null {
  const heavier = new Map<string, number>();
  for (const [i, part] of parts.entries()) {
    const measured = written[i] ?? 0;
    if (measured <= maxBytes || part.ids.length < 2) continue;
    // At least enough to force the part apart, also when the estimate was nothing.
    const factor = Math.max(measured / Math.max(1, part.bytes), (maxBytes + 1) / Math.max(1, part.bytes));
    for (const id of part.ids) heavier.set(id, factor);
  }
  if (heavier.size === 0) return null;
  const corrected = items.map((item) => {
    const factor = heavier.get(item.id);
    return factor === undefined ? item : { ...item, bytes: Math.ceil(Math.max(1, item.bytes) * factor) };
  });
  return { items: corrected, parts: planParts(corrected, maxBytes, fixedBytes) };
}
