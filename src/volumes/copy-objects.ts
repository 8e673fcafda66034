/**
 * Copies what pages of a source are drawn with into the volume: objects get new numbers and are written once, streams
 * exactly as they are stored. Links are followed by a list, never by recursion.
 */
import { EvidenceFault, tooLarge } from '../readers/evidence/finding.ts';
import { LIMITS } from '../readers/evidence/limits.ts';
import { copiedEntries, leadsOutside } from '../readers/evidence/pdf/copied-keys.ts';
import {
  type Dict,
  isDict,
  Name,
  nameOf,
  type PdfObject,
  PdfString,
  Ref,
  Stream,
} from '../readers/evidence/pdf/objects.ts';
import type { PdfFile } from '../readers/evidence/pdf/pdf-file.ts';
import type { Layers } from './layers.ts';
import type { PdfOutput } from './pdf-output.ts';
import { name, number } from './pdf-text.ts';

export class ObjectCopier {
  readonly #file: PdfFile;
  readonly #out: PdfOutput;
  readonly #layers: Layers;
  /** Numbers in the source → numbers in the volume. */
  readonly #numbers = new Map<number, number>();
  #waiting: number[] = [];
  #copied = 0;
  readonly #most: number;
  /** Parts that could not be read and were left empty. */
  lost = 0;

  constructor(file: PdfFile, sourceBytes: number, out: PdfOutput, layers: Layers) {
    this.#file = file;
    this.#out = out;
    this.#layers = layers;
    this.#most = Math.max(LIMITS.copiedBytes, sourceBytes * LIMITS.copies);
  }

  /** Counts bytes against what one source may add to a volume. Throws an EvidenceFault beyond it. */
  spend(bytes: number): void {
    this.#copied += bytes;
    if (this.#copied > this.#most)
      throw tooLarge('các trang chép ra nặng gấp nhiều lần tệp nguồn', 'in tệp ra PDF mới (Print to PDF)');
  }

  /** Text of an object whose references are those of the volume; what it refers to is written by `flush`. */
  text(object: PdfObject): string {
    if (object === null || typeof object === 'boolean') return String(object);
    if (typeof object === 'number') return number(object);
    if (object instanceof Name) return name(object.value);
    if (object instanceof Ref) return `${this.#numberOf(object.num)} 0 R`;
    if (object instanceof PdfString) return Buffer.from(object.raw).toString('latin1');
    if (object instanceof Stream) return 'null';
    if (Array.isArray(object)) return `[${object.map((item) => this.text(item)).join(' ')}]`;
    if (!isDict(object) || leadsOutside(object)) return 'null';
    return `<<${this.entries(object, false)}>>`;
  }

  entries(dict: Dict, isStream: boolean): string {
    return copiedEntries(dict, isStream)
      .map(([key, value]) => `${name(key)} ${this.text(value)}`)
      .join('');
  }

  number(ref: Ref): number {
    return this.#numberOf(ref.num);
  }

  /** Writes all that was referred to. Throws an EvidenceFault when the source adds too much. */
  flush(): void {
    for (let num = this.#waiting.pop(); num !== undefined; num = this.#waiting.pop())
      this.#copy(num, this.#numbers.get(num)!);
  }

  #numberOf(num: number): number {
    let known = this.#numbers.get(num);
    if (known === undefined) {
      known = this.#out.reserve();
      this.#numbers.set(num, known);
      this.#waiting.push(num);
    }
    return known;
  }

  #copy(num: number, target: number): void {
    let object: PdfObject = null;
    try {
      object = this.#file.get(new Ref(num));
    } catch (e) {
      if (!(e instanceof EvidenceFault)) throw e;
      this.lost++;
    }
    if (object instanceof Stream) {
      this.spend(object.data.length);
      this.#out.stream(target, this.entries(object.dict, true), object.data);
      return;
    }
    const text = this.text(object);
    this.spend(text.length);
    this.#out.object(target, text);
    if (isDict(object) && nameOf(object.get('Type')) === 'OCG') this.#layers.add(target, this.#isHidden(num));
  }

  /** Layers (ISO 32000-1, 8.11) that the source hides stay hidden. */
  #isHidden(num: number): boolean {
    const usual = this.#file.dict(this.#file.dict(this.#file.catalog.get('OCProperties'))?.get('D'));
    const names = (key: string): boolean =>
      this.#file.array(usual?.get(key))?.some((item) => item instanceof Ref && item.num === num) ?? false;
    return names('OFF') || (this.#file.name(usual?.get('BaseState')) === 'OFF' && !names('ON'));
  }
}
