/** What a column of a form may ask for, with the code that the mapping file uses and the words for people. */
import type { Level } from '../../model/scalars.ts';

export type Kind =
  | 'number'
  | 'running'
  | 'name'
  | 'ignored'
  | 'requirement'
  | 'result'
  | 'verdict'
  | 'met'
  | 'unmet'
  | 'not-applicable'
  | 'numerator'
  | 'denominator'
  | 'percent'
  | 'unit'
  | 'evidence'
  | 'note'
  | 'as-of';

/** `effective`: what counts in the end, whoever said it. */
export type Whose = Level | 'effective';

export interface Field {
  readonly code: string;
  readonly kind: Kind;
  readonly whose: Whose;
  readonly words: string;
}

const OF: readonly (readonly [Whose, code: string, words: string])[] = [
  ['commune', 'xa-', ' của xã'],
  ['district', 'huyen-', ' của huyện'],
  ['province', 'tinh-', ' của tỉnh'],
  ['effective', '', ''],
];

const BY_LEVEL: readonly (readonly [Kind, code: string, words: string])[] = [
  ['result', 'ket-qua', 'kết quả'],
  ['verdict', 'danh-gia', 'đánh giá'],
  ['met', 'dat', 'đạt (đánh x)'],
  ['unmet', 'chua-dat', 'chưa đạt (đánh x)'],
];

const plain = (kind: Kind, code: string, words: string): Field => ({ code, kind, whose: 'effective', words });

export const FIELDS: readonly Field[] = [
  plain('number', 'so', 'số tiêu chí, chỉ tiêu'),
  plain('running', 'so-thu-tu', 'số thứ tự, không phải số chỉ tiêu'),
  plain('name', 'ten', 'tên tiêu chí, chỉ tiêu'),
  plain('requirement', 'yeu-cau', 'yêu cầu'),
  ...OF.flatMap(([whose, prefix, level]) =>
    BY_LEVEL.map(
      ([kind, code, words]): Field => ({ code: prefix + code, kind, whose, words: words + level }),
    ),
  ),
  plain('not-applicable', 'khong-ap-dung', 'không áp dụng (đánh x)'),
  plain('numerator', 'tu-so', 'tử số'),
  plain('denominator', 'mau-so', 'mẫu số'),
  plain('percent', 'ty-le', 'tỷ lệ'),
  plain('unit', 'don-vi-tinh', 'đơn vị tính'),
  plain('evidence', 'minh-chung', 'minh chứng'),
  plain('note', 'ghi-chu', 'ghi chú'),
  plain('as-of', 'ngay-so-lieu', 'ngày của số liệu'),
  plain('ignored', 'bo-qua', 'không điền'),
];

const BY_CODE = new Map(FIELDS.map((f) => [f.code, f]));
export const fieldOf = (code: string): Field | undefined => BY_CODE.get(code);

export const fieldFor = (kind: Kind, whose: Whose = 'effective'): Field =>
  FIELDS.find((f) => f.kind === kind && f.whose === whose) ?? FIELDS.find((f) => f.kind === kind)!;

/** Single cells beside a label: "Xã:", "Năm:". */
export const CELL_FIELDS = [
  ['ten-xa', 'tên xã'],
  ['ten-huyen', 'tên huyện'],
  ['ten-tinh', 'tên tỉnh'],
  ['nam', 'năm đánh giá'],
  ['ngay-so-lieu', 'ngày của số liệu'],
] as const;
export type CellField = (typeof CELL_FIELDS)[number][0];
