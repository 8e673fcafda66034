/**
 * Reads PDF objects and operators from bytes (ISO 32000-1, 7.2 and 7.3). Lenient where readers are lenient: unknown
 * words are skipped, unclosed strings end with the bytes. Nesting is limited.
 */
import { damaged } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { type Dict, Name, Operator, type PdfObject, PdfString, Ref } from './objects.ts';

/** 1 white space, 2 delimiter, 0 part of a word. */
const CLASS = new Uint8Array(256);
for (const c of [0, 9, 10, 12, 13, 32]) CLASS[c] = 1;
for (const c of '()<>[]{}/%') CLASS[c.charCodeAt(0)] = 2;

const END = Symbol('end');
const CLOSE_ARRAY = Symbol(']');
const CLOSE_DICT = Symbol('>>');
type Token = PdfObject | Operator | typeof END | typeof CLOSE_ARRAY | typeof CLOSE_DICT;

export const isSpace = (byte: number | undefined): boolean => byte !== undefined && CLASS[byte] === 1;
export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

export class PdfLexer {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#end = end;
    this.at = at;
  }

  /** The next object or operator; undefined at the end. Stray closing brackets are skipped. */
  next(): PdfObject | Operator | undefined {
    for (;;) {
      const token = this.#token(0);
      if (token === END) return undefined;
      if (token !== CLOSE_ARRAY && token !== CLOSE_DICT) return token;
    }
  }

  /** Like `next`, but `12 0 R` is one object. For the bodies of indirect objects, not for content. */
  object(): PdfObject | Operator | undefined {
    const first = this.next();
    if (typeof first !== 'number' || !Number.isInteger(first)) return first;
    const after = this.at;
    const second = this.next();
    if (typeof second === 'number') {
      const third = this.next();
      if (third instanceof Operator && third.value === 'R') return new Ref(first);
    }
    this.at = after;
    return first;
  }

  skipSpace(): void {
    const bytes = this.#bytes;
    while (this.at < this.#end) {
      const c = bytes[this.at]!;
      if (c === 0x25) {
        while (this.at < this.#end && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
      } else if (CLASS[c] === 1) this.at++;
      else return;
    }
  }

  #token(depth: number): Token {
    this.skipSpace();
    if (this.at >= this.#end) return END;
    const bytes = this.#bytes;
    switch (bytes[this.at]) {
      case 0x2f:
        return this.#name();
      case 0x28:
        return this.#literal();
      case 0x5b:
        this.at++;
        return this.#items(depth, CLOSE_ARRAY);
      case 0x5d:
        this.at++;
        return CLOSE_ARRAY;
      case 0x3c:
        if (bytes[this.at + 1] !== 0x3c) return this.#hex();
        this.at += 2;
        return pairs(this.#items(depth, CLOSE_DICT));
      case 0x3e:
        this.at += bytes[this.at + 1] === 0x3e ? 2 : 1;
        return CLOSE_DICT;
      case 0x29:
      case 0x7b:
      case 0x7d:
        return new Operator(String.fromCharCode(bytes[this.at++]!));
      default:
        return this.#word();
    }
  }

  #items(depth: number, close: symbol): PdfObject[] {
    if (depth >= LIMITS.depth) throw damaged('các phần lồng nhau quá sâu');
    const items: PdfObject[] = [];
    for (;;) {
      const start = this.at;
      const token = this.#token(depth + 1);
      if (token === close) return items;
      if (token === END) throw damaged('một phần bị cắt ngang');
      if (token === CLOSE_ARRAY || token === CLOSE_DICT) continue;
      if (!(token instanceof Operator)) items.push(token);
      else if (token.value === 'R' && items.length >= 2) {
        items.pop();
        const num = items.pop();
        items.push(typeof num === 'number' ? new Ref(num) : null);
      } else if (token.value === 'endobj' || token.value === 'stream') {
        // The bracket was never closed: the object ends here.
        this.at = start;
        return items;
      }
    }
  }

  #wordEnd(): number {
    let end = this.at;
    while (end < this.#end && CLASS[this.#bytes[end]!] === 0) end++;
    return end;
  }

  #slice(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i++) text += String.fromCharCode(this.#bytes[i]!);
    return text;
  }

  #name(): Name {
    this.at++;
    const end = this.#wordEnd();
    const text = this.#slice(this.at, end);
    this.at = end;
    return new Name(
      text.includes('#')
        ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          )
        : text,
    );
  }

  #word(): PdfObject | Operator {
    const end = this.#wordEnd();
    const text = this.#slice(this.at, end);
    this.at = end;
    const first = text.charCodeAt(0);
    if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e) {
      const value = Number(text);
      // Broken writers leave `--5`, `1.-2` or `.`; readers take what is readable.
      return Number.isFinite(value) ? value : Number.parseFloat(text.replace(/^[+-]+(?=-)/, '')) || 0;
    }
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'null') return null;
    return new Operator(text);
  }

  #literal(): PdfString {
    const start = this.at++;
    let open = 1;
    while (this.at < this.#end) {
      const c = this.#bytes[this.at++];
      if (c === 0x5c) this.at++;
      else if (c === 0x28) open++;
      else if (c === 0x29 && --open === 0) return new PdfString(this.#bytes.subarray(start, this.at));
    }
    throw damaged('một chuỗi chữ bị cắt ngang');
  }

  #hex(): PdfString {
    const start = this.at;
    const end = this.#bytes.indexOf(0x3e, start);
    if (end < 0 || end >= this.#end) throw damaged('một chuỗi chữ bị cắt ngang');
    this.at = end + 1;
    return new PdfString(this.#bytes.subarray(start, this.at));
  }
}

function pairs(items: readonly PdfObject[]): Dict {
  const dict = new Map<string, PdfObject>();
  for (let i = 0; i < items.length; ) {
    const key = items[i++];
    // A value without a key is skipped, so that the next key is found again.
    if (key instanceof Name) dict.set(key.value, items[i++] ?? null);
  }
  return dict;
}
