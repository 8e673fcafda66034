/**
 * Text as the writers may print it: no control characters, no invisible formatting characters, no halves of
 * surrogate pairs. What would not be legal XML becomes U+FFFD; line breaks and tabs become spaces.
 */
import type { Block } from '../tree.ts';

/** Characters that a text is cleaned of; most texts have none. */
const suspect = new Uint8Array(0x10000);
for (const [first, last] of [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfffe, 0xffff],
] as const)
  suspect.fill(1, first, last + 1);

export const isSuspect = (unit: number): boolean => suspect[unit]! > 0;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const blank = /[\t\n\r\u000b\u000c\u0085\u2028\u2029]+/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Copies a block with every text in it cleaned. */
export const cleanBlock = <T extends Block>(block: T): T => cleanValue(block) as T;

/** What is no text of a block. */
export const VERBATIM: ReadonlySet<string> = new Set([
  'key',
  'src',
  'type',
  'style',
  'figure',
  'align',
  'cellStyle',
  'headStyle',
  'image',
]);

/** Blocks are plain data, so one walk serves all types. */
function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) copy[name] = VERBATIM.has(name) ? part : cleanValue(part);
  return copy;
}

export const cleanText = (text: string): string =>
  text.replace(blank, ' ').replace(invisible, '').replace(illegal, '\ufffd');
