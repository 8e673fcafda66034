/** A form's own words for verdicts: those of its drop-down, of its head, of the formulas that count them. */
import { folded } from '../rows/names.ts';

const keys = (...words: readonly string[]): ReadonlySet<string> => new Set(words.map(folded));

const MET = keys('đạt', 'đạt chuẩn', 'có', 'đ', 'hoàn thành', 'đã đạt');
const UNMET = keys(
  'chưa đạt',
  'không đạt',
  'chưa',
  'không',
  'cđ',
  'kđ',
  'chưa đạt chuẩn',
  'không đạt chuẩn',
  'chưa hoàn thành',
);
const NOT_APPLICABLE = keys('không áp dụng', 'không xét', 'kad');
const TICKS = keys('x', 'v');

export const metWord = (words: readonly string[]): string | undefined =>
  words.find((w) => MET.has(folded(w)));
export const unmetWord = (words: readonly string[]): string | undefined =>
  words.find((w) => UNMET.has(folded(w)));
export const notApplicableWord = (words: readonly string[]): string | undefined =>
  words.find((w) => NOT_APPLICABLE.has(folded(w)));
export const tickWord = (words: readonly string[]): string | undefined =>
  words.find((w) => TICKS.has(folded(w)) || /^[✓✔☑]$/u.test(w.trim()));

/** "Không đạt" where the head or the counting formulas of a form say so and nowhere "chưa đạt". */
export function ownUnmetWord(head: string, formulaTexts: ReadonlySet<string>): string | null {
  for (const text of [folded(head), [...formulaTexts].map(folded).join(' | ')]) {
    if (text.includes(folded('chưa đạt'))) return null;
    if (text.includes(folded('không đạt'))) return 'Không đạt';
  }
  return null;
}
