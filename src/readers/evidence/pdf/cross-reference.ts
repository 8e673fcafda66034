/** Where the objects of a PDF lie: by its tables and streams (ISO 32000-1, 7.5.4, 7.5.8), or by searching the bytes. */
import { damaged } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { isDigit, isSpace, PdfLexer } from './lexer.ts';
import { objectAt, type SearchBudget } from './object-at.ts';
import { type Dict, isDict, nameOf, Operator, type PdfObject, Ref, Stream } from './objects.ts';

export interface CrossReference {
  /** Object number → offset of the object; -1 for a number that is free. */
  readonly offsets: Map<number, number>;
  /** Object number → number of the object stream that holds it. */
  readonly packed: Map<number, number>;
  readonly trailer: Dict;
}

type Decode = (stream: Stream) => Uint8Array;

const direct = (object: PdfObject | undefined): number | undefined =>
  typeof object === 'number' ? object : undefined;

/** Follows `startxref` and all earlier tables; newer entries win. Throws an EvidenceFault when a link is broken. */
export function readTables(bytes: Buffer, budget: SearchBudget, decode: Decode): CrossReference {
  const offsets = new Map<number, number>();
  const packed = new Map<number, number>();
  let trailer: Dict | undefined;
  const known = (num: number): boolean => offsets.has(num) || packed.has(num);
  const add = (num: number, map: Map<number, number>, value: number): void => {
    if (known(num)) return;
    if (offsets.size + packed.size >= LIMITS.objects) throw damaged('bảng tham chiếu quá dài');
    map.set(num, value);
  };

  const last = bytes.lastIndexOf('startxref', undefined, 'latin1');
  const start = last < 0 ? undefined : new PdfLexer(bytes, last + 9).next();
  if (typeof start !== 'number') throw damaged('không có bảng tham chiếu');
  const ahead = [start];
  const seen = new Set<number>();
  for (let at = ahead.shift(); at !== undefined; at = ahead.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (!Number.isInteger(at) || at < 0 || at >= bytes.length) throw damaged('bảng tham chiếu sai chỗ');
    const lexer = new PdfLexer(bytes, at);
    lexer.skipSpace();
    const isTable = bytes.toString('latin1', lexer.at, lexer.at + 4) === 'xref';
    const dict = isTable ? table(lexer) : stream(at);
    trailer ??= dict;
    const more = [dict.get('XRefStm'), dict.get('Prev')].filter((link) => typeof link === 'number');
    ahead.unshift(...more);
  }
  if (trailer === undefined) throw damaged('không có bảng tham chiếu');
  return { offsets, packed, trailer };

  function table(lexer: PdfLexer): Dict {
    lexer.next();
    for (;;) {
      const first = lexer.next();
      if (first instanceof Operator && first.value === 'trailer') break;
      const count = lexer.next();
      if (typeof first !== 'number' || typeof count !== 'number') throw damaged('bảng tham chiếu bị hỏng');
      for (let i = 0; i < count; i++) {
        const offset = lexer.next();
        const generation = lexer.next();
        const use = lexer.next();
        if (typeof offset !== 'number' || typeof generation !== 'number' || !(use instanceof Operator))
          throw damaged('bảng tham chiếu bị hỏng');
        add(first + i, offsets, use.value === 'n' ? offset : -1);
      }
    }
    const dict = lexer.next();
    if (dict === undefined || dict instanceof Operator || !isDict(dict))
      throw damaged('bảng tham chiếu bị hỏng');
    return dict;
  }

  function stream(at: number): Dict {
    const object = objectAt(bytes, at, direct, budget)?.object;
    if (!(object instanceof Stream) || nameOf(object.dict.get('Type')) !== 'XRef')
      throw damaged('bảng tham chiếu sai chỗ');
    const { dict } = object;
    const data = decode(object);
    const widths = numbers(dict.get('W'));
    const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    const entry = typeWidth + secondWidth + thirdWidth;
    if (widths.length < 3 || widths.some((w) => w < 0 || w > 8) || entry === 0)
      throw damaged('bảng tham chiếu bị hỏng');
    const field = (from: number, width: number): number => {
      let value = 0;
      for (let i = 0; i < width; i++) value = value * 256 + data[from + i]!;
      return value;
    };
    const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, direct(dict.get('Size')) ?? 0];
    let position = 0;
    for (let i = 0; i + 1 < index.length; i += 2)
      for (let n = 0; n < index[i + 1]! && position + entry <= data.length; n++, position += entry) {
        const type = typeWidth === 0 ? 1 : field(position, typeWidth);
        const second = field(position + typeWidth, secondWidth);
        if (type === 2) add(index[i]! + n, packed, second);
        else add(index[i]! + n, offsets, type === 1 ? second : -1);
      }
    return dict;
  }
}

const numbers = (object: PdfObject | undefined): number[] =>
  Array.isArray(object) ? object.map((n) => (typeof n === 'number' ? n : 0)) : [];

/**
 * Finds every object by looking for the word `obj`; later ones win, as in a file that was saved repeatedly. Content of
 * whole streams is stepped over, so that a PDF attached to a PDF does not mix with it.
 */
export function searchObjects(
  bytes: Buffer,
  budget: SearchBudget,
  contents: (stream: Stream) => readonly number[],
): CrossReference {
  const offsets = new Map<number, number>();
  const packed = new Map<number, number>();
  const trailer = new Map<string, PdfObject>();
  let catalog: Ref | undefined;
  const learn = (dict: Dict): void => {
    for (const key of ['Root', 'Encrypt']) if (dict.has(key)) trailer.set(key, dict.get(key)!);
  };
  let from = 0;
  for (let at = bytes.indexOf('obj', 0, 'latin1'); at >= 0; at = bytes.indexOf('obj', from, 'latin1')) {
    const trailerAt = bytes.subarray(from, at).indexOf('trailer', 0, 'latin1');
    if (trailerAt >= 0) learnTrailer(bytes, from + trailerAt, learn);
    from = at + 3;
    const start = headBefore(bytes, at);
    if (start < 0) continue;
    try {
      const found = objectAt(bytes, start, direct, budget);
      if (found === null) continue;
      if (offsets.size + packed.size >= LIMITS.objects) break;
      offsets.set(found.num, start);
      packed.delete(found.num);
      from = Math.max(from, found.end);
      const { object } = found;
      const dict = object instanceof Stream ? object.dict : object;
      if (!isDict(dict)) continue;
      const type = nameOf(dict.get('Type'));
      if (type === 'Catalog') catalog = new Ref(found.num);
      if (type === 'XRef') learn(dict);
      if (type === 'ObjStm' && object instanceof Stream)
        for (const num of contents(object)) {
          packed.set(num, found.num);
          offsets.delete(num);
        }
    } catch {
      // A cut object is no object; what needs it says so.
    }
  }
  const trailerAt = bytes.subarray(from).indexOf('trailer', 0, 'latin1');
  if (trailerAt >= 0) learnTrailer(bytes, from + trailerAt, learn);
  const root = trailer.get('Root');
  const rootIsThere = root instanceof Ref && (offsets.has(root.num) || packed.has(root.num));
  if (!rootIsThere && catalog) trailer.set('Root', catalog);
  return { offsets, packed, trailer };
}

function learnTrailer(bytes: Buffer, at: number, learn: (dict: Dict) => void): void {
  try {
    const dict = new PdfLexer(bytes, at + 7).next();
    if (dict !== undefined && !(dict instanceof Operator) && isDict(dict)) learn(dict);
  } catch {
    // A cut trailer tells nothing.
  }
}

/** Where `12 0 ` before the word `obj` begins; -1 when no two numbers stand there. */
function headBefore(bytes: Buffer, at: number): number {
  let i = at;
  for (let part = 0; part < 2; part++) {
    const spaces = i;
    while (isSpace(bytes[i - 1])) i--;
    if (i === spaces) return -1;
    const digits = i;
    while (isDigit(bytes[i - 1]) && digits - i < 10) i--;
    if (i === digits) return -1;
  }
  return i;
}
