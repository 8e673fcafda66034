/** Figures of two states of a case, paired by id: what is printed otherwise, and by how much. */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { ResolvedFigure } from '../appraisal/figures.ts';
import type { FigureDef } from '../model/case-schema.ts';
import { historyByDay } from '../model/figure-at.ts';
import { compareDecimals, type Decimal, isZero, percentOf, subtractDecimals } from '../model/quantity.ts';
import { figureText, isMeasure, quantityText } from '../wording/figure-text.ts';
import type { Difference, FigureChange, FigureState } from './compared-cases.ts';

/** "14/15,7 km (89,17%)", "44,91 triệu đồng/người/năm"; null when nothing is known. */
export function wholeFigureText(figure: ResolvedFigure): string | null {
  // A stated zero of things counted is said in words, as in results.
  if (figure.value && isZero(figure.value) && !isMeasure(figure.def.unit)) return 'Chưa có';
  const own = figureText(figure, null);
  return figure.ratio && own !== null ? `${own} (${figureText(figure, 'percent')})` : own;
}

const stateOf = (figure: ResolvedFigure): FigureState => ({
  text: wholeFigureText(figure),
  value: figure.ratio ? null : figure.value,
  unit: figure.def.unit ?? null,
  asOf: figure.def.asOf ?? null,
  source: figure.def.source ?? null,
  computation: figure.computation,
});

/** Null when both are equal: a zero is no difference. */
function difference(before: Decimal, after: Decimal, unit: string | null): Difference | null {
  const value = subtractDecimals(after, before);
  if (isZero(value)) return null;
  const sign = value.digits < 0n ? '-' : '+';
  const size = value.digits < 0n ? { digits: -value.digits, scale: value.scale } : value;
  // A count below ten takes its zero after the sign: "+03 hộ".
  return { value, unit, text: `${sign}${quantityText(size, unit)}` };
}

/** The percentage as printed; null where the figure has none. */
const percentage = ({ def, ratio, value }: ResolvedFigure): Decimal | null =>
  ratio ? percentOf(ratio, def.percentDecimals) : def.unit === '%' ? value : null;

function differences(
  before: ResolvedFigure,
  after: ResolvedFigure,
): { readonly amount: Difference | null; readonly points: Difference | null } {
  const [old, now] = [percentage(before), percentage(after)];
  const points = old && now ? difference(old, now, 'điểm %') : null;
  const unit = after.def.unit ?? null;
  if ((before.def.unit ?? null) !== unit) return { amount: null, points };
  if (before.ratio && after.ratio) {
    const whole = compareDecimals(before.ratio.denominator, after.ratio.denominator) === 0;
    return {
      amount: whole ? difference(before.ratio.numerator, after.ratio.numerator, unit) : null,
      points,
    };
  }
  const plain = before.value && after.value && unit !== '%' && !before.ratio && !after.ratio;
  return { amount: plain ? difference(before.value, after.value, unit) : null, points };
}

/** Written in any of the ways people write it: "57.2", "57,2 triệu đồng", "14/15,7". */
const plainText = (text: string): string => text.replace(/\s+/g, '').replaceAll('.', ',').toLowerCase();

/**
 * Since when the value holds and who entered it. The history names old values; where its last rows repeat the value that
 * holds now, the first of them says when it came and who brought it. Else the value's own day.
 */
function origin(figure: ResolvedFigure): { readonly since: string | null; readonly by: string | null } {
  const shown = [
    wholeFigureText(figure),
    figureText(figure, null),
    figureText({ ...figure, def: { ...figure.def, unit: undefined } }, null),
  ].flatMap((text) => (text === null ? [] : [plainText(text)]));
  let first: FigureDef['history'][number] | null = null;
  for (const entry of historyByDay(figure.def).toReversed()) {
    if (!shown.includes(plainText(entry.value))) break;
    first = entry;
  }
  return { since: first?.on ?? figure.def.asOf ?? null, by: first?.by ?? null };
}

/** Indicator that uses each figure: its own statement wins over where the results name it. */
export function indicatorsOfFigures({ data, figures }: AppraisedCase): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const add = (figure: string | undefined, indicator: string): void => {
    if (figure !== undefined && !out.has(figure)) out.set(figure, indicator);
  };
  for (const { def } of figures.values()) if (def.indicator !== undefined) out.set(def.id, def.indicator);
  for (const result of data.indicators)
    for (const value of [result, ...result.parts]) {
      for (const figure of [value.figure, value.male, value.female]) add(figure, result.id);
      for (const round of value.rounds) add(round.figure, result.id);
    }
  return out;
}

/** The denominator is a common figure, and nothing else of the ratio changed. */
function throughCommon(
  { ratio: old }: ResolvedFigure,
  { ratio: now, def }: ResolvedFigure,
  { figures }: AppraisedCase,
): string | null {
  const common = def.denominatorFrom ?? def.from?.denominator?.common;
  const same = old && now && compareDecimals(old.numerator, now.numerator) === 0;
  return (same && common !== undefined && figures.get(common)?.def.name) || null;
}

/** A paper or a day that is named no longer is an omission, and nothing to tell of a value that stays. */
const sameOrigin = ({ def: old }: ResolvedFigure, { def: now }: ResolvedFigure): boolean =>
  (now.source === undefined || now.source === old.source) &&
  (now.asOf === undefined || now.asOf === old.asOf);

/** In the order of the criteria set, then as in the new case; removed figures stand where the old case had them. */
export function figureChanges(before: AppraisedCase, after: AppraisedCase): FigureChange[] {
  const [oldUses, newUses] = [indicatorsOfFigures(before), indicatorsOfFigures(after)];
  const order = [...new Set([...after.figures.keys(), ...before.figures.keys()])];
  const changes = order.flatMap((id): FigureChange[] => {
    const [old, now] = [before.figures.get(id), after.figures.get(id)];
    const known = now ?? old;
    const restated = old && now && wholeFigureText(old) === wholeFigureText(now);
    if (!known || (restated && sameOrigin(old, now))) return [];
    return [
      {
        id,
        name: known.def.name,
        indicator: newUses.get(id) ?? oldUses.get(id) ?? null,
        role: known.def.role,
        kind: !old ? 'added' : !now ? 'removed' : restated ? 'restated' : 'changed',
        before: old ? stateOf(old) : null,
        after: now ? stateOf(now) : null,
        ...(old && now ? differences(old, now) : { amount: null, points: null }),
        through: old && now ? throughCommon(old, now, after) : null,
        ...(now ? origin(now) : { since: null, by: null }),
      },
    ];
  });
  const places = [...new Set([...after.indicators.keys(), ...before.indicators.keys()])];
  const place = ({ indicator }: FigureChange): number => {
    const at = indicator === null ? -1 : places.indexOf(indicator);
    return at < 0 ? places.length : at;
  };
  return changes.toSorted((a, b) => place(a) - place(b));
}
