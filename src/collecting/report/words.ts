/** Words of the report for each status, in the order in which an office wants to see them. */
import { OPEN, STATUSES } from '../collect.ts';
import type { CellStatus } from '../returned/answers.ts';

export const STATUS_WORDS: Readonly<Record<CellStatus, string>> = {
  new: 'mới',
  changed: 'thay đổi',
  unchanged: 'không đổi',
  conflict: 'hai nơi khác nhau',
  outside: 'ngoài phần việc',
  older: 'phiếu cũ',
  invalid: 'không dùng được',
  unknown: 'không rõ phiếu',
  note: 'ghi chú',
  'passed-over': 'không chọn',
};

const FIRST: readonly CellStatus[] = [...OPEN, 'note', 'changed', 'new', 'passed-over', 'unchanged'];

export const statusOrder = (status: CellStatus): number => FIRST.indexOf(status);

/** "12 mới, 3 thay đổi, 1 hai nơi khác nhau": classes that occur, in one line. */
export const countsText = (counts: Readonly<Record<CellStatus, number>>): string =>
  STATUSES.filter((s) => counts[s] > 0)
    .map((s) => `${counts[s]} ${STATUS_WORDS[s]}`)
    .join(', ') || 'không có ô nào được ghi';
