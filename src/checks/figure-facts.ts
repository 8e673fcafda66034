/** What several rules ask of figures. */
import type { ResolvedFigure } from '../appraisal/figures.ts';
import { compareDecimals, type Decimal, percentOf, roundDecimal, trimZeros } from '../model/quantity.ts';
import type { CheckContext } from './context.ts';
import type { Finding } from './rule.ts';

/** Text for a message: ordinary spaces. */
export const textSays = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

export const sameNumber = (a: Decimal, b: Decimal): boolean => compareDecimals(a, b) === 0;

/** Whether a percentage somebody wrote is the ratio's, rounded half up to as many digits as were written. */
export function isPercentOf(written: Decimal, figure: ResolvedFigure): boolean {
  return figure.ratio !== null && sameNumber(written, percentOf(figure.ratio, written.scale));
}

/** Whether two percentages agree at the coarser of their precisions. */
export const agree = (a: Decimal, b: Decimal): boolean => {
  const scale = Math.min(a.scale, b.scale);
  return sameNumber(roundDecimal(a, scale), roundDecimal(b, scale));
};

/** Digits that say something: 43,8 has three, 100 has one. Two figures alike in three are worth a look. */
export function significantDigits(value: Decimal): number {
  const { digits } = trimZeros(value);
  const text = (digits < 0n ? -digits : digits).toString().replace(/0+$/, '');
  return text.length;
}

/** A finding about one figure that is told together with others of its criterion; alone when it belongs to none. */
export function figureMember(context: CheckContext, id: string): Finding {
  const user = context.usersOf.get(id)?.[0]?.criterion;
  const named = context.data.figures.find((f) => f.id === id)?.indicator;
  const criterion = user ?? (named === undefined ? undefined : context.pack.indicator.get(named)?.criterion);
  return {
    message: `số liệu "${id}"`,
    ...(criterion ? { member: { criterion, label: id } } : {}),
    where: [context.figurePlace(id)],
    about: context.aboutFigure(id),
  };
}
