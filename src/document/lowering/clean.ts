/**
 * Text as the writers may print it: no control characters, no invisible formatting characters, no halves of
 * surrogate pairs. What would not be legal XML becomes U+FFFD; line breaks and tabs become spaces.
 */
import type { Block } from '../tree.ts';

const suspect =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const blank = /[\t\n\r\u000b\u000c\u0085\u2028\u2029]+/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A block with every text in it cleaned; the block itself where nothing has to be. */
export const cleanBlock = <T extends Block>(block: T): T => cleanValue(block) as T;

const VERBATIM = new Set([
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
  if (Array.isArray(value)) return cleanList(value);
  return typeof value === 'object' && value !== null ? cleanObject(value as Plain) : value;
}

type Plain = Record<string, unknown>;

function cleanList(list: readonly unknown[]): readonly unknown[] {
  let cleaned: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const part = cleanValue(list[i]);
    if (part === list[i]) continue;
    cleaned ??= [...list];
    cleaned[i] = part;
  }
  return cleaned ?? list;
}

function cleanObject(object: Plain): Plain {
  let cleaned: Plain | undefined;
  for (const name in object) {
    if (VERBATIM.has(name)) continue;
    const part = cleanValue(object[name]);
    if (part === object[name]) continue;
    cleaned ??= { ...object };
    cleaned[name] = part;
  }
  return cleaned ?? object;
}

export function cleanText(text: string): string {
  if (!suspect.test(text)) return text;
  return text.replace(blank, ' ').replace(invisible, '').replace(illegal, '\ufffd');
}
