/** Values as YAML (or JSON) text: quoted wherever a plain text could be read as something else. */
import { Digits, type EditRecord, type EditValue } from './case-edits.ts';

export class YamlWriter {
  readonly #json: boolean;

  constructor(json: boolean) {
    this.#json = json;
  }

  /** Lines of `key: value` in block style, each with its indent. */
  pairLines(key: string, value: EditValue, indent: number): string[] {
    const pad = ' '.repeat(indent);
    if (Array.isArray(value) && value.some(isRecord))
      return [`${pad}${this.key(key)}:`, ...value.flatMap((v: EditValue) => this.itemLines(v, indent + 2))];
    if (isRecord(value))
      return [
        `${pad}${this.key(key)}:`,
        ...Object.entries(value).flatMap(([k, v]) => this.pairLines(k, v, indent + 2)),
      ];
    return [`${pad}${this.key(key)}: ${this.inline(value, false)}`];
  }

  itemLines(value: EditValue, indent: number): string[] {
    const pad = ' '.repeat(indent);
    if (!isRecord(value)) return [`${pad}- ${this.inline(value, false)}`];
    const lines = Object.entries(value).flatMap(([k, v]) => this.pairLines(k, v, indent + 2));
    return lines.map((line, i) => (i === 0 ? `${pad}- ${line.slice(indent + 2)}` : line));
  }

  key(key: string): string {
    return this.#json || !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(key) ? JSON.stringify(key) : key;
  }

  inline(value: EditValue, flow: boolean): string {
    if (value instanceof Digits) return JSON.stringify(value.text);
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'string') return this.#scalar(value, flow);
    if (Array.isArray(value)) return `[${value.map((v: EditValue) => this.inline(v, true)).join(', ')}]`;
    const pairs = Object.entries(value).map(([k, v]) => `${this.key(k)}: ${this.inline(v, true)}`);
    return `{ ${pairs.join(', ')} }`;
  }

  /** Plain only where nothing can be misread; ids like 2.10 and days stay texts in any reader. */
  #scalar(text: string, flow: boolean): string {
    const plain = flow ? /^\p{L}[\p{L}\p{N} ._/()-]*$/u : /^\p{L}[\p{L}\p{N} ._/(),;–-]*$/u;
    const word = /^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
    return !this.#json && (day || (plain.test(text) && !word && text.trim() === text))
      ? text
      : JSON.stringify(text);
  }
}

const isRecord = (value: EditValue): value is EditRecord =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Digits);
