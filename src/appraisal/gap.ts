/**
 * The gap to a requirement ("còn thiếu so với yêu cầu") is in the unit people work in when the denominator is known:
 * ⌈requirement × denominator⌉ − numerator, and in percentage points beside it. No gap against an unconfirmed
 * requirement (OFFICE §4). It is another thing than the remaining work to the whole.
 */
import type { IndicatorDef } from '../model/pack-schema.ts';
import {
  compareDecimals,
  type Decimal,
  decimal,
  percentOf,
  shareRoundedUp,
  subtractDecimals,
  trimZeros,
} from '../model/quantity.ts';
import type { Requirement } from './requirements.ts';
import { passes, type ResultValue } from './verdicts.ts';

export interface Gap {
  /** In the figure's own unit; null when the denominator is not known. */
  readonly amount: Decimal | null;
  readonly unit: string | null;
  /** Percentage points, or the plain difference for values that are no percentages. */
  readonly points: Decimal | null;
}

export function gapToRequirement(
  def: IndicatorDef,
  value: ResultValue,
  requirement: Requirement,
): Gap | null {
  const figure = value.figure;
  if (!figure || !requirement.value || !requirement.confirmed || def.comparator === 'equals') return null;
  if (passes(figure, requirement.value, def.comparator, def.kind === 'percent') !== false) return null;
  const unit = figure.def.unit ?? null;
  const upward = def.comparator === 'at-least';
  const difference = (a: Decimal, b: Decimal): Decimal =>
    trimZeros(upward ? subtractDecimals(a, b) : subtractDecimals(b, a));
  if (figure.ratio && def.kind === 'percent') {
    const { numerator, denominator } = figure.ratio;
    const scale = Math.max(numerator.scale, denominator.scale);
    const needed = upward
      ? shareRoundedUp(requirement.value, denominator, scale)
      : shareRoundedDown(requirement.value, denominator, scale);
    const percent = percentOf(figure.ratio, figure.def.percentDecimals);
    return { amount: difference(needed, numerator), unit, points: difference(requirement.value, percent) };
  }
  if (figure.value && def.kind === 'percent')
    return { amount: null, unit: null, points: difference(requirement.value, figure.value) };
  if (figure.value) return { amount: difference(requirement.value, figure.value), unit, points: null };
  return null;
}

function shareRoundedDown(percent: Decimal, denominator: Decimal, scale: number): Decimal {
  const up = shareRoundedUp(percent, denominator, scale);
  const exact = { digits: percent.digits * denominator.digits, scale: percent.scale + denominator.scale + 2 };
  return compareDecimals(up, exact) > 0 ? subtractDecimals(up, decimal(1, scale)) : up;
}
