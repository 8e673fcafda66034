/**
 * A PDF file that only grows: objects are written as they come and forgotten, but for the place of each. Lengths in
 * bytes. Throws what the disk throws.
 */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const BUFFER_BYTES = 64 * 1024;

export class PdfOutput {
  readonly #file: number;
  readonly #hash: Hash = createHash('sha256');
  /** Place of each object by number; 0 when a number was reserved and never used. */
  readonly #places: number[] = [0];
  #small: Buffer[] = [];
  #smallBytes = 0;
  #bytes = 0;
  #open = true;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
    this.#put(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  get bytes(): number {
    return this.#bytes;
  }

  reserve(): number {
    return this.#places.push(0) - 1;
  }

  /** `body` in Latin-1, one character a byte. */
  object(num: number, body: string): void {
    this.#begin(num);
    this.#text(`${body}\nendobj\n`);
  }

  add(body: string): number {
    const num = this.reserve();
    this.object(num, body);
    return num;
  }

  /** `entries` of the dictionary without the length: `/Type/XObject …`. */
  stream(num: number, entries: string, ...data: readonly Uint8Array[]): void {
    const length = data.reduce((sum, part) => sum + part.length, 0);
    this.#begin(num);
    this.#text(`<<${entries}/Length ${length}>>\nstream\n`);
    for (const part of data) this.#put(part);
    this.#text('\nendstream\nendobj\n');
  }

  addDeflated(entries: string, data: Uint8Array): number {
    const num = this.reserve();
    this.stream(num, `${entries}/Filter/FlateDecode`, deflateSync(data));
    return num;
  }

  /** A stream whose length is known only when it has been written; nothing else may be written meanwhile. */
  openStream(num: number, entries: string): { put(data: Uint8Array): void; close(): void } {
    const lengthNum = this.reserve();
    this.#begin(num);
    this.#text(`<<${entries}/Length ${lengthNum} 0 R>>\nstream\n`);
    const start = this.#bytes;
    return {
      put: (data) => this.#put(data),
      close: () => {
        const length = this.#bytes - start;
        this.#text('\nendstream\nendobj\n');
        this.object(lengthNum, String(length));
      },
    };
  }

  /** First 16 bytes of the checksum of what was written so far, in hexadecimal: a name for the content. */
  identifier(): string {
    this.#flush();
    return this.#hash.copy().digest('hex').slice(0, 32);
  }

  /** Writes table and trailer and closes the file. `trailer`: entries without /Size. */
  finish(trailer: string): { readonly bytes: number; readonly sha256: string } {
    const table = this.#bytes;
    this.#text(`xref\n0 ${this.#places.length}\n0000000000 65535 f \n`);
    for (const place of this.#places.slice(1))
      this.#text(place === 0 ? '0000000000 00000 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`);
    this.#text(`trailer\n<</Size ${this.#places.length}${trailer}>>\nstartxref\n${table}\n%%EOF\n`);
    this.#flush();
    this.close();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }

  #begin(num: number): void {
    this.#places[num] = this.#bytes;
    this.#text(`${num} 0 obj\n`);
  }

  #text(text: string): void {
    this.#put(Buffer.from(text, 'latin1'));
  }

  #put(data: Uint8Array): void {
    this.#bytes += data.length;
    if (data.length >= BUFFER_BYTES) {
      this.#flush();
      this.#write(data);
      return;
    }
    // Copied: small pieces are often views into something large that should be let go.
    this.#small.push(Buffer.from(data));
    this.#smallBytes += data.length;
    if (this.#smallBytes >= BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    if (this.#smallBytes === 0) return;
    const data = Buffer.concat(this.#small);
    this.#small = [];
    this.#smallBytes = 0;
    this.#write(data);
  }

  #write(data: Uint8Array): void {
    this.#hash.update(data);
    for (let at = 0; at < data.length; ) at += writeSync(this.#file, data, at);
  }
}
