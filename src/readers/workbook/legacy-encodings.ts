/**
 * Recognises text of the old font encodings TCVN3 (ABC, .VnTime) and VNI: such text opens as other letters
 * ("§¹t", "Ñaït" for "Đạt"). A word counts when it is no Vietnamese syllable as it stands and is one once decoded; the
 * tables are for recognising only, nothing is converted.
 */

/** Encoded piece → letters, lower case; codes as Windows-1252 shows them. */
type Table = ReadonlyMap<string, string>;

const pairs = (codes: readonly string[], letters: string): [string, string][] =>
  [...letters].map((letter, i) => [codes[i]!, letter]);

/** TCVN 5712:1993 VN3, codes A1 to FE. Capitals share the codes of small letters, in fonts of their own. */
const TCVN3: Table = new Map([
  ...pairs([...'¡¢£¤¥¦§'], 'ăâêôơưđ'),
  ...pairs([...'¨©ª«¬\u00AD®'], 'ăâêôơưđ'),
  ...pairs([...'µ¶·¸¹'], 'àảãáạ'),
  ...pairs([...'»¼½¾Æ'], 'ằẳẵắặ'),
  ...pairs([...'ÇÈÉÊË'], 'ầẩẫấậ'),
  ...pairs([...'ÌÎÏÐÑ'], 'èẻẽéẹ'),
  ...pairs([...'ÒÓÔÕÖ'], 'ềểễếệ'),
  ...pairs([...'×ØÜÝÞ'], 'ìỉĩíị'),
  ...pairs([...'ßáâãä'], 'òỏõóọ'),
  ...pairs([...'åæçèé'], 'ồổỗốộ'),
  ...pairs([...'êëìíî'], 'ờởỡớợ'),
  ...pairs([...'ïñòóô'], 'ùủũúụ'),
  ...pairs([...'õö÷øù'], 'ừửữứự'),
  ...pairs([...'úûüýþ'], 'ỳỷỹýỵ'),
]);

/** VNI Windows: a base letter and the letter of its mark. */
const VNI: Table = new Map([
  ...['aáàảãạ', 'eéèẻẽẹ', 'oóòỏõọ', 'uúùủũụ', 'yýỳỷỹ', 'ôớờởỡợ', 'öứừửữự'].flatMap((row) => {
    const [base, ...toned] = [...row];
    return pairs(
      [...'ùøûõï'].map((mark) => `${base}${mark}`),
      toned.join(''),
    );
  }),
  ...['aâấầẩẫậ', 'eêếềểễệ', 'oôốồổỗộ'].flatMap((row) => {
    const [base, ...toned] = [...row];
    return pairs(
      [...'âáàåãä'].map((mark) => `${base}${mark}`),
      toned.join(''),
    );
  }),
  ...pairs(['aê', 'aé', 'aè', 'aú', 'aü', 'aë'], 'ăắằẳẵặ'),
  ...pairs([...'ñôöæóòî'], 'đơưỉĩịỵ'),
]);

interface Encoding {
  readonly name: string;
  readonly table: Table;
  readonly piece: RegExp;
  /** Small letters of a word: in TCVN3 "Ç" and "ç" are two letters, so only A–Z has a small form. */
  readonly lower: (word: string) => string;
  /** Pieces that words of other languages have too; a word with one such piece alone proves little. */
  readonly weak: RegExp;
}

const encoding = (name: string, table: Table, weak: RegExp, lower: (word: string) => string): Encoding => ({
  name,
  table,
  // Longer pieces first: "ôù" before "ô".
  piece: new RegExp([...table.keys()].sort((a, b) => b.length - a.length).join('|'), 'g'),
  lower,
  weak,
});
const ENCODINGS = [
  // Letters but those of the far north (æ, å, ø, ð, þ); bullets, × and ÷, µ, soft hyphens.
  encoding('TCVN3 (ABC)', TCVN3, /[·×÷µ\u00AD]|(?![æåøðþ])[\u00C0-\u00FF]/, (word) =>
    word.replace(/[A-Z]/g, (c) => c.toLowerCase()),
  ),
  encoding('VNI Windows', VNI, /^.$|[ïûùëüúé]$/, (word) => word.toLowerCase()),
] as const;

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?';
/** Vowels with or without an end; those that take "ch" and "nh"; those that need an end; those that take none. */
const RHYME = [
  '(?:[aeêioôơuưy]|oa|oe|uê|uy|uơ|oo)(?:ng|[cmnpt])?',
  '(?:[aêiy]|oa|uê|uy)(?:ch|nh)',
  '(?:[ăâ]|oă|uâ|uô|iê|yê|ươ|uyê)(?:ng|[cmnpt])',
  'ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oi|ôi|ơi|oai|oao|oay|oeo|ua|ui|ưa|ưi|ưu|uôi|ươi|ươu|uya|uyu|uây|yêu',
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYME})$`);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether a lower-case word is formed as a Vietnamese syllable: one tone at most, and a stop only under sắc or nặng. */
function isSyllable(word: string): boolean {
  const decomposed = word.normalize('NFD');
  const tones = decomposed.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const bare = decomposed.replace(TONES, '').normalize('NFC');
  return (
    SYLLABLE.test(bare) && (!/(?:ch|[cpt])$/.test(bare) || tones[0] === '\u0301' || tones[0] === '\u0323')
  );
}

/** A run of letters and of the signs that TCVN3 uses as letters. */
const WORD = /[\p{L}\p{M}\u00A1-\u00BF×÷]+/gu;
const LATIN_1 = /[\u00A1-\u00FF]/;
/** Letters of Vietnamese that neither old encoding shows: their word is Unicode. */
const UNICODE_ONLY = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/;

export interface LegacyText {
  readonly name: string;
  /** The first word that shows it, as it stands. */
  readonly word: string;
}

/** The old encoding in which `text` is written; null for Unicode, whatever the language. */
export function detectLegacyEncoding(text: string): LegacyText | null {
  if (!LATIN_1.test(text)) return null;
  const composed = text.normalize('NFC');
  // Words that are neither Vietnamese as they stand nor without any such letter.
  const suspects = (composed.match(WORD) ?? []).filter(
    (word) =>
      /[a-z]/i.test(word) &&
      LATIN_1.test(word) &&
      !UNICODE_ONLY.test(word) &&
      !isSyllable(word.toLowerCase()),
  );
  // One sure word is enough in a text without Unicode words; beside such words it takes two.
  let bestScore = UNICODE_ONLY.test(composed) ? 3 : 1;
  let best: LegacyText | null = null;
  for (const { name, table, piece, lower, weak } of ENCODINGS) {
    const found = suspects.flatMap((word) => {
      const pieces = lower(word).match(piece) ?? [];
      if (!isSyllable(lower(word).replace(piece, (code) => table.get(code)!))) return [];
      return [{ word, score: pieces.length === 1 && weak.test(pieces[0]!) ? 1 : 2 }];
    });
    const score = found.reduce((sum, w) => sum + w.score, 0);
    if (score > bestScore && found.length * 2 >= suspects.length) {
      best = { name, word: found[0]!.word };
      bestScore = score;
    }
  }
  return best;
}
