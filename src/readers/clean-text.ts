/** What is done to every text that comes in, whatever the file: NFC, spaces of every kind one space, nothing invisible. */

/** No-break, figure, thin, ideographic and other spaces that people paste without seeing them. */
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
/** Zero-width marks and the soft hyphen. Bidirectional controls stay: the schema refuses them by name. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

export const cleanSourceText = (text: string): string =>
  text.replace(SPACES, ' ').replace(INVISIBLE, '').normalize('NFC');
