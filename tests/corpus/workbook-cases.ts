/**
 * Broken data-entry workbooks, one fault each, made from the real case's workbook by typing into one cell: the cell in
 * which the value at `path` of the case stands. The message must point at exactly that cell, or at `at`.
 */
import type { CellValue } from '../../src/workbook/patch/patch-workbook.ts';

export interface BrokenCell {
  readonly fault: string;
  readonly path: readonly (string | number)[];
  readonly typed: CellValue;
  readonly code: string;
  /** Other places in which the message may stand, as paths. */
  readonly at?: readonly (string | number)[];
}

const text = (value: string): CellValue => ({ kind: 'text', text: value });
const number = (value: string): CellValue => ({ kind: 'number', text: value });

/** Places in the figures of the real case: 0 trục thôn 7,86/8,472 km, 1 ngõ xóm 14/15,7 km, 6 thu nhập, 7 lao động. */
export const brokenCells: readonly BrokenCell[] = [
  {
    fault: 'words for a number',
    path: ['figures', 1, 'numerator'],
    typed: text('mười bốn'),
    code: 'cell-number',
  },
  {
    fault: 'a dot that may part thousands',
    path: ['figures', 1, 'numerator'],
    typed: text('8.472'),
    code: 'cell-two-readings',
  },
  {
    fault: 'another unit in the cell',
    path: ['figures', 1, 'numerator'],
    typed: text('14 ha'),
    code: 'cell-unit',
  },
  {
    fault: 'more than a number',
    path: ['figures', 1, 'numerator'],
    typed: text('> 14'),
    code: 'cell-inexact',
  },
  {
    fault: 'about a number',
    path: ['figures', 1, 'numerator'],
    typed: text('khoảng 14'),
    code: 'cell-inexact',
  },
  {
    fault: 'a dash for nothing known',
    path: ['figures', 1, 'numerator'],
    typed: text('-'),
    code: 'cell-no-number',
  },
  {
    fault: '"chưa có" for a number',
    path: ['figures', 1, 'numerator'],
    typed: text('chưa có'),
    code: 'cell-no-number',
  },
  { fault: 'letter O for a zero', path: ['figures', 1, 'numerator'], typed: text('1O'), code: 'cell-unit' },
  {
    fault: 'a ratio that became a day',
    path: ['figures', 1, 'numerator'],
    typed: { kind: 'date', iso: '2024-08-06' },
    code: 'cell-became-date',
  },
  { fault: 'a negative length', path: ['figures', 1, 'numerator'], typed: number('-14'), code: 'negative' },
  {
    fault: 'a denominator of zero',
    path: ['figures', 1, 'denominator'],
    typed: number('0'),
    code: 'zero-denominator',
  },
  {
    fault: 'a denominator left out',
    path: ['figures', 1, 'denominator'],
    typed: { kind: 'blank' },
    code: 'figure-denominator',
    at: ['figures', 1, 'numerator'],
  },
  {
    fault: 'a year of two digits',
    path: ['figures', 6, 'dataYear'],
    typed: number('23'),
    code: 'cell-year',
  },
  {
    fault: 'a year in words',
    path: ['figures', 6, 'dataYear'],
    typed: text('năm ngoái'),
    code: 'cell-number',
  },
  {
    fault: 'an indicator number that lost its zero',
    path: ['figures', 1, 'indicator'],
    typed: number('2.3'),
    code: 'cell-id-number',
  },
  {
    fault: 'an indicator that does not exist',
    path: ['figures', 1, 'indicator'],
    typed: text('2.33'),
    code: 'unknown-id',
  },
  {
    fault: 'a name in TCVN3',
    path: ['figures', 1, 'name'],
    typed: text('§­êng ngâ xãm cã mÆt ®­êng bª t«ng xi m¨ng'),
    code: 'cell-legacy-encoding',
  },
  {
    fault: 'a name in VNI',
    path: ['figures', 1, 'name'],
    typed: text('Ñöôøng ngoõ xoùm coù maët ñöôøng beâ toâng'),
    code: 'cell-legacy-encoding',
  },
  {
    fault: 'a Cyrillic letter in a name',
    path: ['figures', 1, 'name'],
    typed: text('Đường ngõ xóm được cứng hóа'),
    code: 'cell-look-alike',
  },
  { fault: 'a name left out', path: ['figures', 1, 'name'], typed: { kind: 'blank' }, code: 'missing-key' },
  {
    fault: 'a code that is taken',
    path: ['figures', 1, 'id'],
    typed: text('duong-truc-thon'),
    code: 'duplicate-id',
  },
  {
    fault: 'a code with spaces',
    path: ['figures', 1, 'id'],
    typed: text('duong ngo xom'),
    code: 'wrong-value',
  },
  {
    fault: 'a day that does not exist',
    path: ['deadlines', 0, 'date'],
    typed: text('31/11/2024'),
    code: 'cell-date',
  },
  { fault: 'an American day', path: ['deadlines', 0, 'date'], typed: text('11/15/2024'), code: 'cell-date' },
  {
    fault: 'a year of two digits in a day',
    path: ['deadlines', 0, 'date'],
    typed: text('15/11/24'),
    code: 'cell-date',
  },
  {
    fault: 'a day in words',
    path: ['deadlines', 0, 'date'],
    typed: text('giữa tháng 11'),
    code: 'cell-date',
  },
  {
    fault: 'a number that is no day',
    path: ['deadlines', 0, 'date'],
    typed: number('15'),
    code: 'cell-date',
  },
  {
    fault: 'yes in other words',
    path: ['indicators', 0, 'stated'],
    typed: text('cũng có'),
    code: 'cell-flag',
  },
  {
    fault: 'a verdict that is none',
    path: ['indicators', 1, 'rounds', 0, 'verdict'],
    typed: text('Cơ bản đạt'),
    code: 'cell-choice',
  },
  {
    fault: 'a figure that does not exist',
    path: ['indicators', 4, 'figure'],
    typed: text('duong-ngo-som'),
    code: 'unknown-id',
  },
  {
    fault: 'two forms of one value',
    path: ['indicators', 4, 'stated'],
    typed: text('Có'),
    code: 'value-forms',
  },
  {
    fault: 'a unit that does not exist',
    path: ['assignments', 0, 'unit'],
    typed: text('Phòng Lâm nghiệp'),
    code: 'unknown-id',
  },
  {
    fault: 'a criterion that does not exist',
    path: ['assignments', 2, 'criteria', 0],
    typed: text('55'),
    code: 'unknown-id',
  },
  {
    fault: 'a year of assessment that cannot be',
    path: ['assessmentYear'],
    typed: number('202'),
    code: 'cell-year',
  },
  {
    fault: 'a region that the pack does not have',
    path: ['region'],
    typed: text('Tây Bắc'),
    code: 'unknown-id',
  },
  { fault: 'a pack that does not exist', path: ['pack'], typed: text('nang-cao-2026'), code: 'pack-unknown' },
  {
    fault: 'a commune without a name',
    path: ['commune', 'name'],
    typed: { kind: 'blank' },
    code: 'missing-key',
  },
  {
    fault: 'a basis that does not exist',
    path: ['plan', 'basis'],
    typed: text('ke-hoach-99'),
    code: 'unknown-id',
  },
  {
    fault: 'a figure in prose that does not exist',
    path: ['criteria', 1, 'currentState', 0, 'text'],
    typed: text('Đạt {{duong-ngo-xomm.percent}}'),
    code: 'unknown-figure',
  },
  {
    fault: 'a brace left open',
    path: ['criteria', 1, 'currentState', 0, 'text'],
    typed: text('Đạt {{duong-ngo-xom.percent}'),
    code: 'prose-markup',
  },
  {
    fault: 'a hamlet that the case does not have',
    path: ['criteria', 1, 'measures', 1, 'task', 'hamlets', 0],
    typed: text('Lạng Giai C'),
    code: 'unknown-id',
  },
];
