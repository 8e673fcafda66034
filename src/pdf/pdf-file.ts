/**
 * A PDF file in memory: numbered objects in the order in which they are written, then the table of their places
 * (ISO 32000-1, 7.5). Texts have one character a byte and become bytes only at the end, all at once.
 */
import { type PdfDictionary, PdfRef, pdfValue } from './values.ts';

export class PdfFile {
  readonly #parts: (string | Uint8Array)[] = [];
  #length = 0;
  /** Place of each object, by its number less one. */
  readonly #places: number[] = [];

  constructor() {
    // Four bytes that tell programs that the file is not text.
    this.#put('%PDF-1.7\n%\xff\xff\xff\xff\n');
  }

  /** The number of an object that is written later. */
  reserve(): PdfRef {
    return new PdfRef(this.#places.push(0));
  }

  /** `body` as a PDF value. */
  write(ref: PdfRef, body: string): void {
    this.#begin(ref, `${body}\nendobj\n`);
  }

  object(entries: PdfDictionary): PdfRef {
    const ref = this.reserve();
    this.write(ref, pdfValue(entries));
    return ref;
  }

  /** `data` as it stands in the file: coded as `entries` say. */
  writeStream(ref: PdfRef, entries: PdfDictionary, data: Uint8Array): void {
    this.#begin(ref, `${pdfValue({ ...entries, Length: data.length })}\nstream\n`);
    this.#put(data);
    this.#put('\nendstream\nendobj\n');
  }

  stream(entries: PdfDictionary, data: Uint8Array): PdfRef {
    const ref = this.reserve();
    this.writeStream(ref, entries, data);
    return ref;
  }

  /** `id`: 16 bytes, in hexadecimal. Throws RangeError when a number was reserved and nothing written under it. */
  finish(root: PdfRef, info: PdfRef, id: string): Buffer {
    const unwritten = this.#places.indexOf(0);
    if (unwritten >= 0) throw new RangeError(`PDF object ${unwritten + 1} was never written`);
    const table = this.#length;
    const places = this.#places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
    this.#put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}`);
    const trailer = `<<\n/Size ${places.length + 1}\n/Root ${root}\n/Info ${info}\n/ID [<${id}> <${id}>]\n>>`;
    this.#put(`trailer\n${trailer}\nstartxref\n${table}\n%%EOF\n`);
    return this.#bytes();
  }

  #begin(ref: PdfRef, rest: string): void {
    this.#places[ref.num - 1] = this.#length;
    this.#put(`${ref.num} 0 obj\n${rest}`);
  }

  #put(part: string | Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  #bytes(): Buffer {
    const bytes = Buffer.allocUnsafe(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      if (typeof part === 'string') bytes.write(part, at, 'latin1');
      else bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}
