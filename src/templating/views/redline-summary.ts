/**
 * View of the pages before a redlined document: how to read its signs, how many places changed, and a list of them.
 * New numbers alone are counted, not listed: one item put in renumbers all that follow.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { DocumentChange } from '../../document/comparison/compared.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { countText } from '../../wording/grammar.ts';
import { flag, list, object, optional, type RichText, text, type ValueOf } from '../shape.ts';
import { changedWords } from './changed-words.ts';
import { commonShape, commonView } from './common.ts';

export const redlineSummaryShape = object({
  ...commonShape,
  /** Of the document that is compared. */
  title: text,
  before: text,
  after: text,
  legend: text,
  total: text,
  /** Nothing to list or count: both print the same. */
  same: flag,
  counts: list(text),
  listed: flag,
  rows: list(object({ number: text, under: text, row: optional(text), before: text, after: text })),
  /** What the list leaves out. */
  more: optional(text),
});

export interface RedlineSummaryInput {
  readonly title: string;
  /** "phiên bản 003, ngày 20/11/2024: trước khi họp". */
  readonly before: string;
  readonly after: string;
  readonly changes: readonly DocumentChange[];
}

/** More fill page after page that nobody reads; the margin shows them all. */
const MOST_ROWS = 60;

/** The signs drawn as they are in the document, the bar beside this very line too. */
const LEGEND: RichText = [
  { text: 'chữ gạch ngang', change: 'deleted' },
  { text: ': bỏ; ' },
  { text: 'chữ gạch chân', change: 'inserted' },
  { text: ': thêm; vạch đứng ở lề trái: dòng có thay đổi.' },
];

const KINDS: readonly (readonly [DocumentChange['kind'], string])[] = [
  ['changed', 'Sửa chữ hoặc số'],
  ['inserted', 'Thêm'],
  ['deleted', 'Bỏ'],
  ['replaced', 'Thay cả phần'],
  ['renumbered', 'Chỉ đổi số thứ tự, không liệt kê trong bảng'],
];

export function redlineSummaryView(appraised: AppraisedCase, edition: Edition, input: RedlineSummaryInput) {
  const { title, before, after, changes } = input;
  const worded = changes.filter((c) => c.kind !== 'renumbered');
  const listed = worded.slice(0, MOST_ROWS);
  const rest = worded.length - listed.length;
  return {
    ...commonView(appraised, edition),
    title,
    before: before.replace(/[.]+$/, ''),
    after: after.replace(/[.]+$/, ''),
    legend: LEGEND,
    total: countText(changes.length),
    same: changes.length === 0,
    counts: countsOf(changes),
    listed: listed.length > 0,
    rows: listed.map((change, i) => ({ number: String(i + 1), ...rowOf(change) })),
    more:
      rest === 0
        ? null
        : `Còn ${countText(rest)} chỗ thay đổi nữa không liệt kê ở đây; xem trong văn bản, ở những dòng có vạch bên lề trái.`,
  } satisfies ValueOf<typeof redlineSummaryShape> & { wording: unknown };
}

const countsOf = (changes: readonly DocumentChange[]): string[] =>
  KINDS.flatMap(([kind, name]) => {
    const count = changes.filter((c) => c.kind === kind).length;
    return count === 0 ? [] : [`${name}: ${countText(count)} chỗ`];
  }).map((line, i, lines) => `${line}${i === lines.length - 1 ? '.' : ';'}`);

const PARTS: Readonly<Record<DocumentChange['part'], string>> = {
  paragraph: 'đoạn',
  row: 'dòng trong bảng',
  table: 'cả bảng',
  section: 'cả phần',
};

/** What stands in the place of a text that is not there. */
const note = (words: string): RichText => [{ text: `(${words})`, italic: true }];

function rowOf(change: DocumentChange) {
  const under = change.under === '' ? 'Phần đầu' : change.under;
  const { row, before, after } = change.part === 'row' ? namedRow(change) : { row: null, ...change };
  if (change.kind === 'replaced')
    return {
      under,
      row: null,
      before: [{ text: 'Phần in trên ' }, { text: change.before }],
      after: [{ text: 'Phần in trên ' }, { text: `${change.after} ` }, ...note('thay cả phần')],
    };
  const words = changedWords(flat(before), flat(after));
  const part = PARTS[change.part];
  const [noneBefore, noneAfter] =
    change.kind === 'changed' ? ['để trống', 'để trống'] : [`chưa có; thêm ${part}`, `bỏ ${part}`];
  return {
    under,
    row,
    before: words.before.length > 0 ? words.before : note(noneBefore),
    after: words.after.length > 0 ? words.after : note(noneAfter),
  };
}

const flat = (words: string): string => words.replace(/\s*\n\s*/g, '; ').trim();

/** Cells of a row as the comparison joins them. */
const CELLS = ' | ';
/** So many of the first cells say which row it is: number and name. */
const NAMING = 2;
const MOST_NAME = 90;

/** A changed row is named by its first cells; of the others only those that changed are shown. */
function namedRow({ kind, before, after }: DocumentChange) {
  const [old, now] = [before.split(CELLS), after.split(CELLS)];
  if (kind !== 'changed') return { row: null, before, after };
  const differs = now.findIndex((cell, i) => cell !== old[i]);
  const first = differs === -1 ? now.length : differs;
  const name = now.slice(0, Math.min(NAMING, first)).join(' ');
  /** Cells that were empty on one side are missing there: the rest of the row then stands as it is. */
  const aligned = old.length === now.length;
  const changed = (cells: readonly string[]): string =>
    cells.filter((_, i) => (aligned ? old[i] !== now[i] : i >= first)).join(CELLS);
  return {
    row: name === '' ? null : name.length > MOST_NAME ? `${name.slice(0, MOST_NAME).trimEnd()}…` : name,
    before: changed(old),
    after: changed(now),
  };
}
