/**
 * Random access to the objects of one PDF held in memory. Nothing is kept but the places of objects: every object is
 * read when asked for, so memory stays near the size of the file. Broken tables are replaced by a search, once.
 */
import { damaged, EvidenceFault, tooLarge } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { type CrossReference, readTables, searchObjects } from './cross-reference.ts';
import { parameterOf, unfilter } from './filters.ts';
import { PdfLexer } from './lexer.ts';
import { objectAt, SearchBudget } from './object-at.ts';
import { type Dict, isDict, nameOf, Operator, type PdfObject, Ref, Stream } from './objects.ts';

interface ObjectStream {
  readonly data: Uint8Array;
  /** Object number → offset in `data`. */
  readonly offsets: ReadonlyMap<number, number>;
}

const CHAIN = 32;
const KEPT_OBJECT_STREAMS = 4;

export class PdfFile {
  readonly #bytes: Buffer;
  readonly #budget: SearchBudget;
  readonly #objectStreams = new Map<number, ObjectStream>();
  /** Objects being read, to notice a length or an object stream that needs itself. */
  readonly #open = new Set<number>();
  #places: CrossReference = { offsets: new Map(), packed: new Map(), trailer: new Map() };
  #inflated = 0;
  #searched = false;

  /** Throws an EvidenceFault for files that are encrypted or have no catalog. */
  constructor(bytes: Uint8Array) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Offsets count from the header, which mail gateways sometimes push down.
    const header = whole.subarray(0, 1024).indexOf('%PDF-', 0, 'latin1');
    this.#bytes = header > 0 ? whole.subarray(header) : whole;
    this.#budget = new SearchBudget(this.#bytes.length);
    try {
      this.#places = readTables(this.#bytes, this.#budget, (stream) => this.decoded(stream));
    } catch (e) {
      if (!(e instanceof EvidenceFault)) throw e;
      this.#places = this.#search();
    }
    if (!this.#hasPages()) this.#searchOnce();
    if (this.get(this.#places.trailer.get('Encrypt')) !== null) throw encrypted();
    if (!this.#hasPages()) throw damaged('không tìm thấy mục lục trang của tệp PDF');
  }

  /** The tables were broken and the objects were found by a search. */
  get repaired(): boolean {
    return this.#searched;
  }

  get catalog(): Dict {
    return this.dict(this.#places.trailer.get('Root')) ?? new Map();
  }

  /** The object itself, references followed; null for what is missing. Throws an EvidenceFault for what is cut. */
  get(object: PdfObject | undefined): PdfObject {
    let found = object ?? null;
    for (let i = 0; found instanceof Ref; i++) {
      if (i === CHAIN) throw damaged('các phần tham chiếu vòng quanh');
      found = this.#read(found.num);
    }
    return found;
  }

  /** A dictionary, or that of a stream. */
  dict(object: PdfObject | undefined): Dict | undefined {
    const found = this.get(object);
    return found instanceof Stream ? found.dict : isDict(found) ? found : undefined;
  }

  array(object: PdfObject | undefined): readonly PdfObject[] | undefined {
    const found = this.get(object);
    return Array.isArray(found) ? found : undefined;
  }

  number(object: PdfObject | undefined): number | undefined {
    const found = this.get(object);
    return typeof found === 'number' ? found : undefined;
  }

  name(object: PdfObject | undefined): string | undefined {
    return nameOf(this.get(object));
  }

  /** Whether the file has an object of this number at all. */
  has(num: number): boolean {
    return (this.#places.offsets.get(num) ?? -1) >= 0 || this.#places.packed.has(num);
  }

  /** Filters undone. Throws an EvidenceFault for damage, unknown filters and bombs. */
  decoded(stream: Stream): Uint8Array {
    const { dict } = stream;
    const filter = this.get(dict.get('Filter'));
    const filters = Array.isArray(filter) ? filter : filter === null ? [] : [filter];
    const given = this.get(dict.get('DecodeParms'));
    const parameters = Array.isArray(given) ? given : [given];
    let data = stream.data;
    for (const [i, item] of filters.entries()) {
      data = unfilter(this.name(item) ?? '', data, parameterOf(this.#resolved(parameters[i])));
      if (data.length > LIMITS.inflatedBytes) throw tooMuch();
      this.#inflated += data.length;
      if (this.#inflated > LIMITS.inflatedTotal) throw tooMuch();
    }
    return data;
  }

  #resolved(object: PdfObject | undefined): Dict | undefined {
    const dict = this.dict(object);
    return dict && new Map([...dict].map(([key, value]) => [key, this.get(value)]));
  }

  #hasPages(): boolean {
    try {
      return this.dict(this.catalog.get('Pages')) !== undefined;
    } catch {
      return false;
    }
  }

  #read(num: number): PdfObject {
    const { offsets, packed } = this.#places;
    if (this.#open.has(num)) throw damaged('các phần tham chiếu vòng quanh');
    this.#open.add(num);
    try {
      const holder = packed.get(num);
      if (holder !== undefined) return this.#unpack(holder, num);
      const offset = offsets.get(num) ?? -1;
      if (offset < 0) return null;
      const found = this.#at(offset);
      if (found?.num === num) return found.object;
    } catch (e) {
      if (this.#searched) throw e;
    } finally {
      this.#open.delete(num);
    }
    if (this.#searched) return null;
    this.#searchOnce();
    return this.#read(num);
  }

  #at(offset: number) {
    const length = (object: PdfObject | undefined): number | undefined => {
      try {
        return this.number(object);
      } catch {
        return undefined;
      }
    };
    return objectAt(this.#bytes, offset, length, this.#budget);
  }

  #unpack(holder: number, num: number): PdfObject {
    let stream = this.#objectStreams.get(holder);
    if (stream === undefined) {
      const found = this.#read(holder);
      if (!(found instanceof Stream)) return null;
      stream = this.#objectStream(found);
      const oldest = this.#objectStreams.keys().next();
      if (this.#objectStreams.size >= KEPT_OBJECT_STREAMS && !oldest.done)
        this.#objectStreams.delete(oldest.value);
      this.#objectStreams.set(holder, stream);
    }
    const offset = stream.offsets.get(num);
    if (offset === undefined) return null;
    const object = new PdfLexer(stream.data, offset).object();
    return object === undefined || object instanceof Operator ? null : object;
  }

  #objectStream(stream: Stream): ObjectStream {
    const data = this.decoded(stream);
    const first = this.number(stream.dict.get('First')) ?? 0;
    const count = this.number(stream.dict.get('N')) ?? 0;
    const lexer = new PdfLexer(data, 0, Math.min(first, data.length));
    const offsets = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const num = lexer.next();
      const offset = lexer.next();
      if (typeof num !== 'number' || typeof offset !== 'number') break;
      offsets.set(num, first + offset);
    }
    return { data, offsets };
  }

  #searchOnce(): void {
    if (!this.#searched) this.#places = this.#search();
  }

  #search(): CrossReference {
    this.#searched = true;
    this.#objectStreams.clear();
    return searchObjects(this.#bytes, this.#budget, (stream) => [
      ...this.#objectStream(stream).offsets.keys(),
    ]);
  }
}

const encrypted = (): EvidenceFault =>
  new EvidenceFault(
    'evidence-encrypted',
    'tệp PDF có mật khẩu hoặc bị khóa nên không đóng vào tập được',
    'mở tệp (nhập mật khẩu nếu hỏi), chọn In rồi "Microsoft Print to PDF" để có bản không khóa; hoặc xin nơi gửi bản không khóa',
  );

const tooMuch = (): EvidenceFault =>
  tooLarge('nội dung giải nén ra quá lớn', 'in tệp ra PDF mới (Print to PDF) rồi dùng bản mới');
