/**
 * Replays fixtures/nhan-ly-2024/ERRATA.md on nguon.txt: what the printed plan must say, paragraph by paragraph.
 * The rules and the escapes of the table are described in ERRATA.md itself.
 */
import { readFileSync } from 'node:fs';

const FIXTURE = new URL('../../fixtures/nhan-ly-2024/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FIXTURE), 'utf8').normalize('NFC');

export const CLASSES = ['E1', 'E2', 'E3', 'E4', 'E5'] as const;
export type ErratumClass = (typeof CLASSES)[number];

export interface Erratum {
  readonly number: number;
  /** 1-based lines of nguon.txt. */
  readonly lines: readonly number[];
  readonly old: string;
  /** Replacement; for E5 the question. */
  readonly replacement: string;
  readonly class: ErratumClass;
}

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', '|': '|', '\\': '\\' };

const cells = (row: string): string[] =>
  row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\\([sn|\\])/g, (_, c: string) => ESCAPES[c]!));

/** Rows of every table whose first cell is a number. */
export function readErrata(markdown = read('ERRATA.md')): Erratum[] {
  return markdown
    .split('\n')
    .filter((line) => /^\| *\d+ *\|/.test(line))
    .map((line) => {
      const [number, places, old, replacement, kind] = cells(line);
      const known = CLASSES.find((c) => c === kind);
      if (!known || !old || replacement === undefined) throw new Error(`hàng không đúng dạng: ${line}`);
      return {
        number: Number(number),
        lines: places!.split(',').map(Number),
        old,
        replacement,
        class: known,
      };
    });
}

const withoutMarks = (line: string): string =>
  line
    .replace(/^#{1,6} /, '')
    .replaceAll('*', '')
    .replace(/\$\\geq (\d+)\\%\$/g, '≥ $1%')
    .replace(/ {2,}/g, ' ')
    .trimEnd();

const CLOSED = /[.,:;)]$/;
const CONTINUES = /^\p{Ll}(?!\))/u;

/** One string per paragraph: rules, then rows, then page cuts joined. Throws naming every row that does not fit. */
export function replay(source = read('nguon.txt'), errata: readonly Erratum[] = readErrata()): string[] {
  const lines = source.split('\n').map(withoutMarks);
  const faults: string[] = [];
  const check = (row: Erratum, line: number): boolean => {
    const count = (lines[line - 1] ?? '').split(row.old).length - 1;
    if (count !== 1) faults.push(`hàng ${row.number}: "${row.old}" có ${count} lần ở dòng ${line}`);
    return count === 1;
  };
  for (const row of errata) {
    if (row.class === 'E5') continue;
    for (const line of row.lines) {
      if (check(row, line)) lines[line - 1] = lines[line - 1]!.split(row.old).join(row.replacement);
    }
  }
  // What is kept and asked about must still stand there after the corrections.
  for (const row of errata) if (row.class === 'E5') for (const line of row.lines) check(row, line);
  if (faults.length > 0) throw new Error(`ERRATA.md không khớp nguon.txt:\n${faults.join('\n')}`);

  const paragraphs: string[] = [];
  let afterBlank = false;
  for (const line of lines) {
    if (line === '') {
      afterBlank = true;
      continue;
    }
    const previous = paragraphs.at(-1);
    if (previous !== undefined && afterBlank && !CLOSED.test(previous) && CONTINUES.test(line)) {
      paragraphs[paragraphs.length - 1] = `${previous} ${line}`;
    } else paragraphs.push(...line.split('\n'));
    afterBlank = false;
  }
  return paragraphs;
}
