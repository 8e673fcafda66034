/**
 * Texts that differ only in how they are typed are equal here: letters composed or not, tone placement (hoà = hòa),
 * case, spaces, dashes (OFFICE §6.9).
 */

/** "oà", "oé", "uỳ" … → "òa", "óe", "ủy": the placement the office writes. */
const TONES: readonly (readonly [string, string])[] = [
  ['o', 'a'],
  ['o', 'e'],
  ['u', 'y'],
].flatMap(([first, second]) =>
  ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map(
    (tone) =>
      [`${first}${second}${tone}`.normalize('NFC'), `${first}${tone}${second}`.normalize('NFC')] as const,
  ),
);

/** Lower case, NFC, one tone placement; the length may change. */
export function oneTone(text: string): string {
  let out = text.normalize('NFC').toLowerCase();
  // Only at the end of a syllable: "hoàn" keeps its tone on the second vowel.
  for (const [old, now] of TONES) out = out.replace(new RegExp(`(?<!q)${old}(?![\\p{L}])`, 'gu'), now);
  return out;
}

export const looseText = (text: string): string =>
  oneTone(text)
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*([-,;/&()])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
