/**
 * Tables of the minutes that count ballots (qd18-2022 §4: issued, collected, valid, agreeing, share of those present)
 * and of the people who counted them. Only what is entered is printed; what is left of one count after another is taken
 * only where both are known and do not contradict each other.
 */
import type { Meeting } from '../model/paper-schema.ts';
import { orBlank } from '../wording/blanks.ts';
import { countText } from '../wording/grammar.ts';
import { type TableContext, textCell } from './context.ts';
import type { CellModel, TableModel, TableRowModel } from './model.ts';

type Path = readonly PropertyKey[];

/** What is left of `whole` without `part`; null where one is not known or they contradict each other. */
const rest = (whole: number | undefined, part: number | undefined): number | null =>
  whole === undefined || part === undefined || part > whole ? null : whole - part;

/** `share`: what `agreeing` is of those present, as text; null where it cannot be said. `at`: path of a field. */
export function ballotsTable(
  context: TableContext,
  { present, votes = {} }: Partial<Meeting>,
  share: string | null,
  at: (...field: PropertyKey[]) => Path,
): TableModel {
  const { shortBlank } = context.appraised.pack.wording.marks;
  const told = (count: number | undefined, what: string, ...field: string[]): string =>
    orBlank(context, count === undefined ? null : countText(count), what, at(...field), 'shortBlank');
  const derived = (count: number | null): string => (count === null ? shortBlank : countText(count));
  const lines: readonly (readonly [key: string, name: string, shown: string])[] = [
    ['present', 'Số người dự họp có mặt', told(present, 'số người có mặt', 'present')],
    ['issued', 'Số phiếu phát ra', told(votes.issued, 'số phiếu phát ra', 'votes', 'issued')],
    ['collected', 'Số phiếu thu về', told(votes.collected, 'số phiếu thu về', 'votes', 'collected')],
    ['valid', 'Số phiếu hợp lệ', told(votes.valid, 'số phiếu hợp lệ', 'votes', 'valid')],
    ['invalid', 'Số phiếu không hợp lệ', derived(rest(votes.collected, votes.valid))],
    ['agreeing', 'Số phiếu đồng ý', told(votes.agreeing, 'số phiếu đồng ý', 'votes', 'agreeing')],
    ['disagreeing', 'Số phiếu không đồng ý', derived(rest(votes.valid, votes.agreeing))],
    ['share', 'Tỷ lệ số phiếu đồng ý trên số người dự họp có mặt', share ?? `${shortBlank}%`],
  ];
  return {
    key: 'ballots',
    sheetName: 'Kiểm phiếu',
    title: 'Kết quả kiểm phiếu',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'name', title: 'Nội dung', kind: 'text', align: 'left', weight: 110 },
      { key: 'count', title: 'Kết quả', kind: 'text', align: 'center', weight: 40 },
    ],
    numberedColumns: false,
    rows: lines.map(
      ([key, name, shown], i): TableRowModel => ({
        key,
        kind: key === 'share' ? 'total' : 'data',
        cells: { number: textCell(String(i + 1)), name: textCell(name), count: textCell(shown) },
      }),
    ),
    footNotes: [],
    orientation: 'portrait',
  };
}

/** Rows to write on while nobody has named the counters. */
const EMPTY_ROWS = 3;

/** About 1 cm. */
const ROOM_TO_SIGN: CellModel = { kind: 'text', lines: ['\u00a0', '\u00a0'] };

/** Those who count the ballots, with room to sign. */
export function countersTable(
  context: TableContext,
  counters: readonly string[],
  at: (...field: PropertyKey[]) => Path,
): TableModel {
  const { blank } = context.appraised.pack.wording.marks;
  if (counters.length === 0) orBlank(context, null, 'người kiểm phiếu', at('counters'));
  const names = counters.length > 0 ? counters : Array.from({ length: EMPTY_ROWS }, () => blank);
  return {
    key: 'counters',
    sheetName: 'Tổ kiểm phiếu',
    title: 'Tổ kiểm phiếu',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'name', title: 'Họ và tên người kiểm phiếu', kind: 'text', align: 'left', weight: 90 },
      { key: 'signature', title: 'Chữ ký', kind: 'text', align: 'center', weight: 60 },
    ],
    numberedColumns: false,
    rows: names.map((name, i) => ({
      key: `counter-${i + 1}`,
      kind: 'data',
      cells: { number: textCell(String(i + 1)), name: textCell(name), signature: ROOM_TO_SIGN },
    })),
    footNotes: [],
    orientation: 'portrait',
  };
}
