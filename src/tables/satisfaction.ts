/**
 * Annex "Hài lòng" (OFFICE §8): the survey that the Fatherland Front made, question by question. The numbers are the
 * Front's, from its own report. No threshold is assumed and none is judged: a paper that nobody gave one says so.
 */
import type { Survey } from '../model/paper-schema.ts';
import { decimal } from '../model/quantity.ts';
import { noteMissing, orBlank } from '../wording/blanks.ts';
import { quantityText } from '../wording/figure-text.ts';
import { EMPTY, issuerLine, type TableContext, textCell } from './context.ts';
import type { CellModel, Expression, TableModel, TableRowModel } from './model.ts';

/** Rows to write on while nobody has entered the questions; their number differs by province. */
const EMPTY_ROWS = 5;
const SHARE_DECIMALS = 2;

/** What a working paper says where a threshold belongs and nobody has given one. */
export const NO_THRESHOLD = 'chưa xác định ngưỡng';

/** The threshold of each question, or that there is none; told once, whatever the number of rows. */
function thresholdText(context: TableContext, survey: Partial<Survey>): string {
  if (survey.itemThreshold) return `≥\u00a0${quantityText(survey.itemThreshold, '%')}`;
  const dots = orBlank(
    context,
    null,
    'ngưỡng hài lòng của từng nội dung',
    ['survey', 'itemThreshold'],
    'shortBlank',
  );
  return context.edition === 'working' ? NO_THRESHOLD : dots;
}

/** Counts that a question has; `satisfied` of `valid` is its share. */
const COUNTS = [
  ['issued', 'Phát ra', 'số phiếu phát ra'],
  ['collected', 'Thu về', 'số phiếu thu về'],
  ['valid', 'Hợp lệ', 'số phiếu hợp lệ'],
  ['satisfied', 'Hài lòng', 'số phiếu hài lòng'],
] as const;

export function satisfactionTable(context: TableContext): TableModel {
  const { data, pack } = context.appraised;
  const { marks } = pack.wording;
  const survey: Partial<Survey> = data.survey ?? {};
  const items = survey.items ?? [];
  const threshold = textCell(thresholdText(context, survey));
  const dots = textCell(marks.shortBlank);
  const rows = items.map((item, i): TableRowModel => {
    const key = `question-${i + 1}`;
    const count = (field: (typeof COUNTS)[number][0], what: string): CellModel => {
      const n = item[field];
      if (n !== undefined) return { kind: 'number', value: decimal(n), scale: 0 };
      noteMissing(context, `${what} của nội dung hỏi thứ ${i + 1}`, ['survey', 'items', i, field]);
      return dots;
    };
    const cell = (column: string): Expression => ({ op: 'cell', ref: { row: key, column } });
    // What cannot be taken from the counts, or contradicts them, stays a blank: `check` says which count is wrong.
    const known = item.valid !== undefined && item.satisfied !== undefined && item.satisfied <= item.valid;
    return {
      key,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        content: textCell(item.content),
        ...Object.fromEntries(COUNTS.map(([field, , what]) => [field, count(field, what)])),
        unsatisfied: known
          ? {
              kind: 'formula',
              expression: { op: 'subtract', left: cell('valid'), right: cell('satisfied') },
              show: { as: 'number', scale: 0 },
            }
          : dots,
        share:
          known && item.valid !== 0
            ? {
                kind: 'formula',
                expression: {
                  op: 'multiply',
                  left: { op: 'divide', left: cell('satisfied'), right: cell('valid') },
                  right: { op: 'literal', value: decimal(100) },
                },
                show: { as: 'percent', scale: SHARE_DECIMALS },
              }
            : dots,
        threshold,
      },
    };
  });
  if (rows.length === 0) {
    noteMissing(context, 'kết quả lấy ý kiến sự hài lòng', ['survey', 'items']);
    for (let i = 1; i <= EMPTY_ROWS; i++)
      rows.push({
        key: `question-${i}`,
        kind: 'data',
        cells: {
          number: textCell(String(i)),
          content: textCell(marks.blank),
          ...Object.fromEntries([...COUNTS.map(([f]) => f), 'unsatisfied', 'share'].map((f) => [f, dots])),
          threshold: survey.itemThreshold ? threshold : context.edition === 'working' ? EMPTY : dots,
        },
      });
  }
  const source = survey.document ? `Nguồn: ${survey.document}` : null;
  const itemSource =
    survey.itemThreshold && survey.itemThresholdSource
      ? `Ngưỡng của từng nội dung: ${survey.itemThresholdSource}`
      : null;
  return {
    key: 'satisfaction',
    ...issuerLine(context),
    sheetName: 'Hài lòng',
    title: 'Kết quả lấy ý kiến sự hài lòng của người dân',
    notes: [source].filter((n) => n !== null),
    unitNote: 'ĐVT: phiếu',
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'content', title: 'Nội dung hỏi', kind: 'text', align: 'left', weight: 90 },
      ...COUNTS.map(([key, title]) => ({
        key,
        title,
        kind: 'number' as const,
        align: 'center' as const,
        weight: 22,
      })),
      { key: 'unsatisfied', title: 'Không hài lòng', kind: 'number', align: 'center', weight: 22 },
      { key: 'share', title: 'Tỷ lệ hài lòng', kind: 'percent', align: 'center', weight: 24 },
      { key: 'threshold', title: 'Ngưỡng', kind: 'text', align: 'center', weight: 28 },
    ],
    numberedColumns: true,
    rows,
    footNotes: [
      'Tỷ lệ hài lòng là số phiếu hài lòng trên số phiếu hợp lệ.',
      ...(itemSource ? [`${itemSource}.`] : []),
    ],
    orientation: 'landscape',
  };
}
