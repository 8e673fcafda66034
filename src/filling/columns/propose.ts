/** Heads → fields: a proposal that the office may change in the mapping file. Two columns for one field are none. */
import type { FormSheet } from '../form/form.ts';
import type { Identity } from '../rows/identity.ts';
import { folded } from '../rows/names.ts';
import { metWord, unmetWord } from '../values/verdict-words.ts';
import { type Field, fieldFor, type Kind, type Whose } from './fields.ts';

export interface ColumnProblem {
  readonly column: number;
  readonly head: string;
  readonly why: 'unknown' | 'twice' | 'other-year';
  readonly words: string;
}

export interface ProposedColumns {
  readonly fields: ReadonlyMap<number, Field>;
  readonly problems: readonly ColumnProblem[];
}

/** First match counts, so the narrower stand first. `=`: the head is exactly this. */
const KINDS: readonly (readonly [Kind, readonly string[]])[] = [
  [
    'ignored',
    [
      '=tt',
      '=stt',
      '=số tt',
      'số thứ tự',
      'đơn vị phụ trách',
      'đơn vị chủ trì',
      'cơ quan phụ trách',
      'phụ trách',
      'kế hoạch',
      'mục tiêu',
      'thời hạn',
      'giải pháp',
    ],
  ],
  ['note', ['ghi chú', 'giải trình', 'ý kiến khác']],
  [
    'evidence',
    ['minh chứng', 'kiểm chứng', '=hồ sơ', 'tài liệu chứng minh', 'tài liệu kèm theo', 'văn bản kèm theo'],
  ],
  ['unit', ['đơn vị tính', '=đvt', '=đơn vị']],
  ['numerator', ['tử số', 'số đạt', 'số lượng đạt']],
  ['denominator', ['mẫu số', 'tổng số']],
  ['not-applicable', ['=không áp dụng']],
  [
    'as-of',
    [
      'số liệu tính đến',
      'tính đến ngày',
      'ngày số liệu',
      'thời điểm số liệu',
      '=thời điểm',
      'ngày của số liệu',
    ],
  ],
  [
    'verdict',
    [
      'đạt chưa đạt',
      'đạt không đạt',
      'đạt hay chưa đạt',
      'đạt hoặc chưa đạt',
      'kết quả đánh giá',
      'kết quả tự đánh giá',
      'kết quả thẩm tra',
      'kết quả thẩm định',
      '=kết luận',
      'mức độ đạt',
      'tự chấm',
    ],
  ],
  ['unmet', ['=chưa đạt', '=không đạt', '=chưa đạt x', '=không đạt x']],
  ['met', ['=đạt', '=đạt x', '=đạt chuẩn']],
  [
    'requirement',
    [
      'yêu cầu',
      'mức đạt chuẩn',
      'mức quy định',
      'quy định',
      'mức đạt',
      '=chuẩn',
      '=chỉ tiêu',
      'chỉ tiêu chung',
      'theo bộ tiêu chí',
    ],
  ],
  [
    'result',
    [
      'kết quả',
      'hiện trạng',
      'thực trạng',
      'giá trị',
      '=thực hiện',
      'đã thực hiện',
      '=số liệu',
      'số liệu thực hiện',
    ],
  ],
  ['percent', ['=tỷ lệ', 'tỷ lệ đạt', '=tỷ lệ phần trăm']],
  ['verdict', ['đánh giá', 'thẩm tra', 'thẩm định', 'kết luận', 'xếp loại']],
];

const LEVELS: readonly (readonly [Whose, readonly string[]])[] = [
  ['district', ['huyện', 'thẩm tra']],
  ['province', ['tỉnh', 'thẩm định']],
  ['commune', ['xã', 'tự đánh giá', 'tự chấm']],
];

const PATTERNS = KINDS.map(([kind, words]) => [kind, words.map(pattern)] as const);
const LEVEL_PATTERNS = LEVELS.map(([whose, words]) => [whose, words.map(pattern)] as const);

function pattern(words: string): (head: string) => boolean {
  const exact = words.startsWith('=');
  const key = folded(exact ? words.slice(1) : words);
  return (head) => (exact ? head === key : ` ${head} `.includes(` ${key} `));
}

/** Without what heads say beside the matter: units and signs in brackets, the standard's name, the year. */
const headKey = (text: string): string =>
  folded(
    text
      .replace(/\((?!\s*x\s*\))[^)]*\)/gi, ' ')
      .replace(/xã\s+(?:đạt\s+chuẩn\s+)?(?:nông\s+thôn\s+mới|NTM)(?:\s+nâng\s+cao|\s+kiểu\s+mẫu)?/giu, ' '),
  ).replace(/ ?(?:năm )?(?:19|20)\d\d$/u, '');

const kindOf = (head: string): Kind | null =>
  PATTERNS.find(([, tests]) => tests.some((t) => t(head)))?.[0] ?? null;
const levelOf = (head: string): Whose | null =>
  LEVEL_PATTERNS.find(([, tests]) => tests.some((t) => t(head)))?.[0] ?? null;

/** What one head asks for; null when it says nothing known. */
export function fieldOfHead(path: readonly string[]): Field | null {
  const keys = path.map(headKey);
  const inner = keys.toReversed();
  const kind = inner.map(kindOf).find((k) => k !== null) ?? null;
  if (kind === null) {
    // "Xã tự đánh giá" alone asks for the verdict.
    const alone = levelOf(keys.at(-1) ?? '');
    return alone && keys.some((k) => levelOf(k)) && keys.length === 1 ? fieldFor('verdict', alone) : null;
  }
  const whose = inner.map(levelOf).find((w) => w !== null) ?? 'effective';
  return fieldFor(kind, ['result', 'verdict', 'met', 'unmet'].includes(kind) ? whose : 'effective');
}

export function proposeColumns(
  sheet: FormSheet,
  identity: Identity,
  paths: ReadonlyMap<number, readonly string[]>,
  bodyRows: readonly number[],
  year: number,
): ProposedColumns {
  const fields = new Map<number, Field>();
  const problems: ColumnProblem[] = [];
  const lastName = Math.max(identity.numberColumn ?? 0, ...identity.nameColumns);
  const wanted = new Map<number, Field>();
  for (const [column, path] of paths) {
    const head = path.join(' › ');
    if (column === identity.numberColumn)
      fields.set(column, fieldFor(identity.running ? 'running' : 'number'));
    else if (identity.nameColumns.includes(column)) fields.set(column, fieldFor('name'));
    else if (path.length > 0 && !sheet.isHidden(column)) {
      const field = byWords(sheet, fieldOfHead(path), column, bodyRows);
      const years = [...(path.at(-1)!.matchAll(/\b(?:19|20)\d\d\b/g) ?? [])].map((m) => Number(m[0]));
      if (!field) {
        // The right part of a cell that a column on the left has is no column.
        const covered = sheet.anchor(bodyRows[0] ?? 1, column).column < column;
        if (column > lastName && !covered) problems.push({ column, head, why: 'unknown', words: '' });
      } else if (field.kind === 'result' && years.length > 0 && !years.includes(year))
        problems.push({ column, head, why: 'other-year', words: field.words });
      else wanted.set(column, field);
    }
  }
  for (const [column, field] of wanted) {
    const anchors = new Set(
      [...wanted].filter(([, f]) => f === field).map(([c]) => sheet.anchor(bodyRows[0] ?? 1, c).column),
    );
    if (field.kind === 'ignored' || anchors.size === 1) {
      if (field.kind === 'ignored' || sheet.anchor(bodyRows[0] ?? 1, column).column === column)
        fields.set(column, field);
    } else problems.push({ column, head: paths.get(column)!.join(' › '), why: 'twice', words: field.words });
  }
  return { fields: new Map([...fields].sort(([a], [b]) => a - b)), problems };
}

/** A drop-down of "Đạt" and "Chưa đạt" makes a column of verdicts, whatever its head calls results. */
function byWords(
  sheet: FormSheet,
  field: Field | null,
  column: number,
  rows: readonly number[],
): Field | null {
  if (field?.kind !== 'result') return field;
  for (const row of rows) {
    const words = sheet.listAt(row, column);
    if (words) return metWord(words) && unmetWord(words) ? fieldFor('verdict', field.whose) : field;
  }
  return field;
}
