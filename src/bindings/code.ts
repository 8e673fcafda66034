/** Codes for rows whose author gave none: ASCII, lower case, made from the name, unique. */

const MAX = 40;

/** "Đường ngõ xóm" → `duong-ngo-xom`; cut at a word's end; '' when nothing is left. */
export function slug(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let code = '';
  for (const word of words) {
    if (code !== '' && code.length + 1 + word.length > MAX) break;
    code += (code === '' ? '' : '-') + word.slice(0, MAX);
  }
  return code;
}

/** A code that is not in `taken`: `duong-ngo-xom`, `duong-ngo-xom-2`. `taken` learns it. */
export function codeFor(text: string, fallback: string, taken: Set<string>): string {
  const base = slug(text) || fallback;
  let code = base;
  for (let n = 2; taken.has(code); n++) code = `${base}-${n}`;
  taken.add(code);
  return code;
}
