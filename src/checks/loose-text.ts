/**
 * Texts that differ only in how they are typed are equal here: letters composed or not, tone placement,
 * case, spaces, dashes (OFFICE §6.9).
 */

/** Tone on the second vowel → on the first: "òa", "óe", "ủy": the placement the office writes. */
const TONES: ReadonlyMap<string, string> = new Map(
  ['oa', 'oe', 'uy'].flatMap(([first, second]) =>
    ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map(
      (tone) =>
        [`${first}${second}${tone}`.normalize('NFC'), `${first}${tone}${second}`.normalize('NFC')] as const,
    ),
  ),
);
/** Only at the end of a syllable: "hoàn" keeps its tone on the second vowel. */
const OLD_TONE = new RegExp(`(?<!q)(?:${[...TONES.keys()].join('|')})(?!\\p{L})`, 'gu');

/** Lower case, NFC, one tone placement. */
export const oneTone = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(OLD_TONE, (old) => TONES.get(old) ?? old);

export const looseText = (text: string): string =>
  oneTone(text)
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*([-,;/&()])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
