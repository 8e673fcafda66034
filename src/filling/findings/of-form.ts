/** Rows and columns of the form that were not understood, or only by a decision that people should know. */
import type { Diagnostic, Place } from '../../model/diagnostics.ts';
import { columnLetters } from '../form/form.ts';
import type { RowProblem } from '../rows/find-rows.ts';
import { targetKey } from '../rows/row-evidence.ts';
import type { UnderstoodSheet } from '../understand.ts';
import { finding, MAPPING, short } from './finding.ts';

const byHand = (row: number): string =>
  `nếu là một chỉ tiêu, ghi vào mục hang của ${MAPPING}: ${row}: "17.4" (số chỉ tiêu của hàng này)`;

const PROBLEMS: Readonly<
  Record<RowProblem['kind'], (shown: string, ids: string) => readonly [code: string, message: string]>
> = {
  unknown: (shown, ids) => [
    'fill-row-unknown',
    `không nhận ra hàng "${shown}"${ids === '' ? '' : `; gần nhất: ${ids}`}`,
  ],
  several: (shown, ids) => ['fill-row-several', `hàng "${shown}" có thể là ${ids}`],
  contradiction: (shown, ids) => [
    'fill-row-contradiction',
    `số và tên của hàng "${shown}" không khớp (${ids})`,
  ],
  twice: (shown, ids) => ['fill-row-twice', `hàng "${shown}": đã có hàng khác cũng là ${ids}`],
};

export function rowFindings(
  file: string,
  { sheet, rowProblems, rows, running }: UnderstoodSheet,
): Diagnostic[] {
  const at = (row: number): Place => ({ file, sheet: sheet.name, cell: `A${row}` });
  return [
    ...rowProblems.map(({ row, kind, shown, ids }) => {
      const [code, message] = PROBLEMS[kind](short(shown), [...new Set(ids)].slice(0, 4).join(', '));
      return finding('warning', code, message, [at(row)], byHand(row));
    }),
    ...rows.flatMap(({ row, target, decided }) =>
      decided === null
        ? []
        : [
            finding(
              'note',
              'fill-row-decided',
              `số của hàng ${row} đọc được hai cách; ${decided}`,
              [at(row)],
              `nếu sai, ghi vào mục hang của ${MAPPING}: ${row}: "…"`,
              [targetKey(target)],
            ),
          ],
    ),
    ...(running
      ? [
          finding(
            'note',
            'fill-running',
            `trang "${sheet.name}": cột số là số thứ tự, không phải số chỉ tiêu; nhận hàng theo tên`,
            [],
          ),
        ]
      : []),
  ];
}

export function columnFindings(
  file: string,
  { sheet, columnProblems, firstRow }: UnderstoodSheet,
): Diagnostic[] {
  const hint = `ghi mục cần điền cho cột này trong ${MAPPING}`;
  return columnProblems.map(({ column, head, why, words: field }) => {
    const letters = columnLetters(column);
    const where = [{ file, sheet: sheet.name, cell: `${letters}${Math.max(1, firstRow - 1)}` }];
    const said = `cột ${letters} "${short(head)}"`;
    if (why === 'twice')
      return finding(
        'warning',
        'fill-column-twice',
        `${said}: nhiều cột cùng là ${field}, chưa điền cột nào`,
        where,
        hint,
      );
    if (why === 'other-year')
      return finding('note', 'fill-column-year', `${said} là số của năm khác, không điền`, where, hint);
    return finding('note', 'fill-column-unknown', `${said}: không biết cần điền gì`, where, hint);
  });
}

export const dottedFindings = (file: string, { sheet, dotted }: UnderstoodSheet): Diagnostic[] =>
  dotted.map(({ cell, text }) =>
    finding(
      'note',
      'fill-dotted-label',
      `chỗ trống "${short(text)}" nằm cùng ô với chữ, không điền`,
      [{ file, sheet: sheet.name, cell }],
      'điền tay',
    ),
  );
