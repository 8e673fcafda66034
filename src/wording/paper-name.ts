/** A registered paper in a sentence: "Quyết định số 11/QĐ-UBND ngày 12/5/2022 của UBND huyện Minh Họa phê duyệt …". */
import type { Evidence } from '../model/case-schema.ts';
import { shortDate } from './dates.ts';

export const paperName = ({ kind, number, date, author, abstract }: Evidence): string =>
  [
    kind,
    ...(number ? [`số ${number}`] : []),
    ...(date ? [`ngày ${shortDate(date)}`] : []),
    ...(author ? [`của ${author}`] : []),
    abstract,
  ].join(' ');

/** In a bookmark or a list of files: without author and day. */
export const shortPaperName = ({ kind, number, abstract }: Evidence): string =>
  `${kind}${number ? ` số ${number}` : ''} ${abstract}`;
