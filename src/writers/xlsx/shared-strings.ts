/** Texts of a workbook, each kept once; cells name them by number. */
import { TextPart, type ZipPart } from '../zip.ts';
import { escapeXml, SPREADSHEET, XML_HEAD } from './xml.ts';

export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #used = 0;

  /** Number of a text, for the value of a cell. */
  number(text: string): number {
    this.#used++;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** `xl/sharedStrings.xml`. */
  part(): ZipPart {
    const part = new TextPart();
    const counts = `count="${this.#used}" uniqueCount="${this.#numbers.size}"`;
    part.write(`${XML_HEAD}<sst xmlns="${SPREADSHEET}" ${counts}>`);
    for (const text of this.#numbers.keys()) {
      const space = text.includes('\n') || text.trim().length < text.length ? ' xml:space="preserve"' : '';
      part.write(`<si><t${space}>${escapeXml(text)}</t></si>`);
    }
    part.write('</sst>');
    return part.deflated();
  }
}
