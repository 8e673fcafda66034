/** Values of PDF files as text, one character a byte (ISO 32000-1, 7.3). */

/** The number of an object, as other objects name it. */
export class PdfRef {
  readonly num: number;

  constructor(num: number) {
    this.num = num;
  }

  toString(): string {
    return `${this.num} 0 R`;
  }
}

/** Words, as against names such as `/Page`. */
export class PdfText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A string is a name, `PdfText` is words, an array an array, any other object a dictionary without what is undefined. */
export type PdfValue =
  | string
  | number
  | boolean
  | PdfRef
  | PdfText
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue | undefined };

export type PdfDictionary = Readonly<Record<string, PdfValue | undefined>>;

export function pdfValue(value: PdfValue): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
  if (typeof value === 'boolean' || value instanceof PdfRef) return String(value);
  if (value instanceof PdfText) return textString(value.text);
  if (Array.isArray(value)) return `[${value.map(pdfValue).join(' ')}]`;
  const entries = Object.entries(value as PdfDictionary).map(([key, entry]) =>
    entry === undefined ? '' : `/${key} ${pdfValue(entry)}\n`,
  );
  return `<<\n${entries.join('')}>>`;
}

/** A text string: as it is where it is ASCII, else as UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is the range of ASCII
  if (/^[\u0000-\u007f]*$/.test(text)) return `(${escaped(text)})`;
  let bytes = '\xfe\xff';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return `(${escaped(bytes)})`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};
const escaped = (bytes: string): string => bytes.replace(/[\n\r\t\b\f()\\]/g, (c) => ESCAPES[c]!);
