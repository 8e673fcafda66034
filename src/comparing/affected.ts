/** Which documents print something else because of one change. */
import type { DocumentChange } from '../document/comparison/compared.ts';
import type { CaseComparison, DocumentTouched, FigureChange, VerdictChange } from './compared-cases.ts';

const having = (
  { documents }: CaseComparison,
  test: (change: DocumentChange) => boolean,
): readonly DocumentTouched[] => documents.filter((d) => d.changes.some(test));

/** Those in which a run that names the figure changed; else those in which its new or old text came or went. */
export function affectedByFigure(
  comparison: CaseComparison,
  figure: FigureChange,
): readonly DocumentTouched[] {
  const named = having(comparison, (c) => c.figures.includes(figure.id));
  if (named.length > 0) return named;
  const old = figure.before?.text?.split(' (')[0] ?? null;
  const now = figure.after?.text?.split(' (')[0] ?? null;
  return having(
    comparison,
    ({ before, after }) => (old !== null && before.includes(old)) || (now !== null && after.includes(now)),
  );
}

/** Those whose changed places speak of it by its number, or stand under its heading. */
export function affectedByVerdict(
  comparison: CaseComparison,
  verdict: VerdictChange,
): readonly DocumentTouched[] {
  const label =
    verdict.of === 'criterion'
      ? new RegExp(`tiêu chí (?:số )?${verdict.id}(?![\\d.])`, 'i')
      : new RegExp(
          `(?<![\\d.,/])${(verdict.of === 'part' ? verdict.id.replace(/\.[^.]*$/, '') : verdict.id).replaceAll('.', '\\.')}(?![\\d%]|[.,/]\\d)`,
        );
  return having(comparison, (c) => [c.under, c.before, c.after].some((text) => label.test(text)));
}
