/**
 * View of the pages before a redlined document: how to read its signs, how many places changed, and a list of them.
 * New numbers alone are counted, not listed: one item put in renumbers all that follow.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { ChangedCell, DocumentChange } from '../../document/comparison/compared.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { countText } from '../../wording/grammar.ts';
import { flag, list, object, optional, type RichText, text, type ValueOf } from '../shape.ts';
import { changedWords } from './changed-words.ts';
import { commonShape, commonView } from './common.ts';
import { headShape, internalHead } from './head.ts';

export const redlineSummaryShape = object({
  ...commonShape,
  head: optional(headShape),
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
  /** By the heading above; each change is a row, each of its cells a line. */
  groups: list(
    object({
      under: text,
      rows: list(object({ number: text, place: text, before: list(text), after: list(text) })),
    }),
  ),
  /** What the list leaves out. */
  more: optional(text),
});

export interface RedlineSummaryInput {
  readonly title: string;
  /** Role of who issues the document. */
  readonly issuer: string;
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
  ['inserted', 'Bổ sung'],
  ['deleted', 'Bỏ'],
  ['replaced', 'Thay cả phần, bảng hoặc biểu đồ'],
  ['renumbered', 'Chỉ đổi số thứ tự, không liệt kê trong bảng'],
];

export function redlineSummaryView(appraised: AppraisedCase, edition: Edition, input: RedlineSummaryInput) {
  const { title, before, after, changes } = input;
  const worded = changes.filter((c) => c.kind !== 'renumbered');
  const listed = worded.slice(0, MOST_ROWS);
  const rest = worded.length - listed.length;
  return {
    ...commonView(appraised, edition),
    head: internalHead({ appraised }, input.issuer),
    title,
    before: before.replace(/[.]+$/, ''),
    after: after.replace(/[.]+$/, ''),
    legend: LEGEND,
    total: countText(changes.length),
    same: changes.length === 0,
    counts: countsOf(changes),
    listed: listed.length > 0,
    groups: groupsOf(listed),
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

/** Changes that stand one after the other under the same heading. */
function groupsOf(changes: readonly DocumentChange[]) {
  const groups: {
    under: string;
    rows: { number: string; place: string; before: RichText[]; after: RichText[] }[];
  }[] = [];
  changes.forEach((change, i) => {
    const under = change.under === '' ? 'Phần đầu' : change.under;
    if (groups.at(-1)?.under !== under) groups.push({ under, rows: [] });
    groups.at(-1)!.rows.push({ number: String(i + 1), ...rowOf(change) });
  });
  return groups;
}

const PARTS: Readonly<Record<DocumentChange['part'], string>> = {
  paragraph: 'Đoạn',
  heading: 'Tên mục',
  row: 'Dòng trong bảng',
  table: 'Cả bảng',
  chart: 'Biểu đồ',
  clause: 'Cả mục',
  section: 'Cả phần',
};

/** What stands in the place of a text that is not there. */
const note = (words: string): RichText => [{ text: `(${words})`, italic: true }];

interface SummaryRow {
  readonly place: string;
  readonly before: RichText[];
  readonly after: RichText[];
}

function rowOf(change: DocumentChange): SummaryRow {
  const { kind, part, row } = change;
  if (kind === 'replaced') return { place: PARTS[part], ...replacement(change) };
  if (isWhole(part)) return wholePart(part, change);
  if (row !== undefined) return { place: placeOfRow(row.name), ...cellsOf(change, row.cells) };
  const words = changedWords(flat(change.before), flat(change.after));
  return {
    place: PARTS[part],
    before: [words.before.length > 0 ? words.before : note(absence(kind, 'chưa có; bổ sung đoạn'))],
    after: [words.after.length > 0 ? words.after : note(absence(kind, 'bỏ đoạn'))],
  };
}

const absence = (kind: DocumentChange['kind'], words: string): string =>
  kind === 'changed' ? 'để trống' : words;

function replacement({ part, before, after }: DocumentChange): Omit<SummaryRow, 'place'> {
  if (part === 'section')
    return {
      before: [[{ text: `Phần in trên ${before}` }]],
      after: [[{ text: `Phần in trên ${after} ` }, ...note('thay cả phần')]],
    };
  const words = changedWords(flat(before), flat(after));
  const said = part === 'chart' ? 'biểu đồ được vẽ lại' : 'bảng được thay cả bảng vì khác số cột';
  return { before: [words.before], after: [words.after, note(said)] };
}

const WHOLE = { clause: 'mục', section: 'phần', table: 'bảng', chart: 'biểu đồ' } as const;
const isWhole = (part: DocumentChange['part']): part is keyof typeof WHOLE => part in WHOLE;

/** "Bỏ toàn bộ mục “1. Tiêu chí số 1 - Quy hoạch”" */
function wholePart(part: keyof typeof WHOLE, { kind, before, after }: DocumentChange): SummaryRow {
  const [first = ''] = (before + after).split('\n');
  const gone = kind === 'deleted';
  const text: RichText = [{ text: `${gone ? 'Bỏ' : 'Bổ sung'} toàn bộ ${WHOLE[part]} “${cut(first)}”` }];
  const none = note(gone ? 'không còn' : 'chưa có');
  return { place: PARTS[part], before: [gone ? text : none], after: [gone ? none : text] };
}

/** Each changed cell after the head of its column. */
function cellsOf(
  { kind }: DocumentChange,
  cells: readonly ChangedCell[],
): { readonly before: RichText[]; readonly after: RichText[] } {
  const column = (name: string): RichText => (name === '' ? [] : [{ text: `${name}: `, italic: true }]);
  if (kind !== 'changed') {
    const text = flat(
      cells.map((c) => [c.column, c.before + c.after].filter((t) => t !== '').join(': ')).join('; '),
    );
    const words = changedWords(kind === 'deleted' ? text : '', kind === 'inserted' ? text : '');
    const shown = kind === 'deleted' ? words.before : words.after;
    const [went, came] = [note('bỏ dòng'), note('chưa có; bổ sung dòng')];
    const own = shown.length > 0 ? shown : note(kind === 'deleted' ? 'dòng cũ' : 'dòng mới');
    return kind === 'deleted' ? { before: [own], after: [went] } : { before: [came], after: [own] };
  }
  const sides = cells.map((c) => ({ ...changedWords(flat(c.before), flat(c.after)), name: c.column }));
  const of = (side: 'before' | 'after') =>
    sides.map((c) => [...column(c.name), ...(c[side].length > 0 ? c[side] : note('để trống'))]);
  return { before: of('before'), after: of('after') };
}

const flat = (words: string): string => words.replace(/\s*\n\s*/g, '; ').trim();

const MOST_NAME = 90;
const cut = (text: string): string =>
  text.length <= MOST_NAME ? text : `${text.slice(0, MOST_NAME).replace(/\s+\S*$/u, '')}…`;

const placeOfRow = (name: string): string => (name === '' ? PARTS.row : `Dòng ${cut(flat(name))}`);
