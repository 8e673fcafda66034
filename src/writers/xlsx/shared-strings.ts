/** Texts of a workbook, each kept once; cells name them by number. */
import { escapeXml, SPREADSHEET, XML_HEAD } from './xml.ts';

export class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #items = '';
  #used = 0;

  /** Number of a text, for the value of a cell. */
  number(text: string): number {
    this.#used++;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    const space = /^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : '';
    this.#items += `<si><t${space}>${escapeXml(text)}</t></si>`;
    return number;
  }

  /** The part `xl/sharedStrings.xml`. */
  xml(): string {
    const counts = `count="${this.#used}" uniqueCount="${this.#numbers.size}"`;
    return `${XML_HEAD}<sst xmlns="${SPREADSHEET}" ${counts}>${this.#items}</sst>`;
  }
}
