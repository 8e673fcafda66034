/**
 * Text as the writers may print it: no control characters, no invisible formatting characters, no halves of
 * surrogate pairs. What would not be legal XML becomes U+FFFD; line breaks and tabs become spaces.
 */
import type { Run } from '../tree.ts';

const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const blank = /[\t\n\r\u000b\u000c\u0085\u2028\u2029]+/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(blank, ' ').replace(invisible, '').replace(illegal, '\ufffd');
}

export function cleanRuns(runs: readonly Run[]): readonly Run[] {
  if (runs.every((run) => !suspect.test(run.text))) return runs;
  return runs.map((run) => ({ ...run, text: cleanText(run.text) }));
}
