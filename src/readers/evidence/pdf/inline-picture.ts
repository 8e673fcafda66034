import { isSpace, type PdfLexer } from './lexer.ts';
import { Name, Operator, type PdfObject } from './objects.ts';

/** Behind `BI`: steps over `… ID data EI`, whose data may hold anything. @returns its size in pixels, if it says so. */
export function stepOverInlinePicture(
  content: Uint8Array,
  lexer: PdfLexer,
): { width: number; height: number } | null {
  const entries: PdfObject[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (token instanceof Operator && token.value === 'ID') break;
    if (!(token instanceof Operator)) entries.push(token);
  }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let at = bytes.indexOf('EI', lexer.at, 'latin1');
  while (at >= 0 && !(isSpace(bytes[at - 1]) && (at + 2 >= bytes.length || isSpace(bytes[at + 2]))))
    at = bytes.indexOf('EI', at + 2, 'latin1');
  lexer.at = at < 0 ? content.length : at + 2;
  const entry = (...keys: string[]): number => {
    const i = entries.findIndex((o) => o instanceof Name && keys.includes(o.value));
    const value = i < 0 ? 0 : entries[i + 1];
    return typeof value === 'number' ? value : 0;
  };
  const [width, height] = [entry('W', 'Width'), entry('H', 'Height')];
  return width > 0 && height > 0 ? { width, height } : null;
}
