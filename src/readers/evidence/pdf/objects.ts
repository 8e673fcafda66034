/** The eight kinds of PDF objects (ISO 32000-1, 7.3), as small as copying them needs. */
export class Name {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class Ref {
  readonly num: number;
  constructor(num: number) {
    this.num = num;
  }
}

/** A string as it stands in the file, delimiters included: copied, not understood. */
export class PdfString {
  readonly raw: Uint8Array;
  constructor(raw: Uint8Array) {
    this.raw = raw;
  }
}

export class Stream {
  readonly dict: Dict;
  /** As stored, still filtered; a view into the file. */
  readonly data: Uint8Array;
  constructor(dict: Dict, data: Uint8Array) {
    this.dict = dict;
    this.data = data;
  }
}

/** A keyword that is no object: `obj`, `stream`, or an operator of a content stream. */
export class Operator {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export type Dict = ReadonlyMap<string, PdfObject>;
export type PdfObject =
  | null
  | boolean
  | number
  | Name
  | Ref
  | PdfString
  | Stream
  | Dict
  | readonly PdfObject[];

export const isDict = (object: PdfObject | undefined): object is Dict => object instanceof Map;

/** Keys of a name valued entry: `nameOf(dict.get('Type'))`; undefined for anything else. */
export const nameOf = (object: PdfObject | undefined): string | undefined =>
  object instanceof Name ? object.value : undefined;

/** Bytes of a literal or hexadecimal string. */
export function stringBytes({ raw }: PdfString): Uint8Array {
  const body = raw.subarray(1, -1);
  if (raw[0] === 0x3c)
    return Buffer.from(
      Buffer.from(body)
        .toString('latin1')
        .replace(/[^0-9A-Fa-f]/g, '')
        .replace(/^((?:..)*.)$/, (odd) => (odd.length % 2 ? `${odd}0` : odd)),
      'hex',
    );
  const text = Buffer.from(body).toString('latin1');
  return Buffer.from(
    text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, what: string) =>
      /^[0-7]/.test(what)
        ? String.fromCharCode(Number.parseInt(what, 8) & 255)
        : (ESCAPES[what] ?? (/[\r\n]/.test(what) ? '' : what)),
    ),
    'latin1',
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
