/**
 * Verdicts. `stated`: the highest level that has spoken. `computed`: what the values say, with the reason; it never
 * replaces a stated one. `effective`: stated, else computed shown as provisional (OFFICE §1).
 */
import type { Round } from '../model/case-schema.ts';
import type { Comparator, IndicatorDef, PartDef } from '../model/pack-schema.ts';
import { compareDecimals, compareRatioToPercent, type Decimal } from '../model/quantity.ts';
import type { Level, Verdict } from '../model/scalars.ts';
import type { ResolvedFigure } from './figures.ts';
import type { Requirement } from './requirements.ts';

export interface StatedVerdict {
  readonly verdict: 'met' | 'unmet';
  readonly level: Level;
  readonly round: Round;
}

export interface ComputedVerdict {
  readonly verdict: 'met' | 'unmet' | 'undetermined';
  /** Why, in Vietnamese, for the criterion dossier and for `check`. */
  readonly reason: string;
}

export interface EffectiveVerdict {
  readonly verdict: Verdict;
  readonly basis: 'stated' | 'computed' | 'none';
}

/** What is known of a value: at most one of figure, stated, level; men and women apart for the gender rule. */
export interface ResultValue {
  readonly figure: ResolvedFigure | null;
  readonly stated: boolean | null;
  readonly level: string | null;
  readonly male: ResolvedFigure | null;
  readonly female: ResolvedFigure | null;
}

const LEVELS: readonly Level[] = ['commune', 'district', 'province'];

export function statedVerdict(rounds: readonly Round[]): StatedVerdict | null {
  let best: StatedVerdict | null = null;
  for (const round of rounds) {
    if (!round.verdict) continue;
    // A later round of the same level replaces an earlier one.
    if (!best || LEVELS.indexOf(round.level) >= LEVELS.indexOf(best.level))
      best = { verdict: round.verdict, level: round.level, round };
  }
  return best;
}

/** Figure of the highest level that measured a value of its own; a later round of the same level counts. */
export function latestFigure(rounds: readonly Round[]): string | null {
  let best: Round | null = null;
  for (const round of rounds) {
    if (round.figure === undefined) continue;
    if (!best || LEVELS.indexOf(round.level) >= LEVELS.indexOf(best.level)) best = round;
  }
  return best?.figure ?? null;
}

/** Value against requirement, exactly. A ratio is compared as a pair; null when there is nothing to compare. */
export function passes(
  figure: ResolvedFigure,
  requirement: Decimal,
  comparator: Comparator,
  percent: boolean,
): boolean | null {
  let order: -1 | 0 | 1;
  if (figure.ratio) {
    order = percent
      ? compareRatioToPercent(figure.ratio, requirement)
      : compareRatioToPercent(
          { numerator: figure.ratio.numerator, denominator: scaledBy100(figure.ratio.denominator) },
          requirement,
        );
  } else if (figure.value) order = compareDecimals(figure.value, requirement);
  else return null;
  return comparator === 'at-least' ? order >= 0 : comparator === 'at-most' ? order <= 0 : order === 0;
}

/** A plain quotient n/d equals (n / 100d) in percent, so quantities per head use the same exact comparison. */
const scaledBy100 = (d: Decimal): Decimal => ({ digits: d.digits * 100n, scale: d.scale });

const undetermined = (reason: string): ComputedVerdict => ({ verdict: 'undetermined', reason });

export function computeVerdict(
  def: IndicatorDef | PartDef,
  value: ResultValue,
  requirement: Requirement,
): ComputedVerdict {
  if (value.stated !== null) {
    if (value.stated === false) {
      // Nothing of what may be had at most is within the limit.
      if (def.kind !== 'boolean' && def.comparator === 'at-most')
        return { verdict: 'met', reason: 'không có (bằng 0)' };
      return { verdict: 'unmet', reason: def.kind === 'boolean' ? 'chưa có' : 'chưa có (bằng 0)' };
    }
    return def.kind === 'boolean'
      ? { verdict: 'met', reason: 'có' }
      : undetermined('có nhưng chưa có số liệu');
  }
  if (value.level !== null) {
    if (!requirement.level) return undetermined('chưa có mức yêu cầu');
    const order = def.levels ?? [];
    const have = order.indexOf(value.level);
    const need = order.indexOf(requirement.level);
    if (have < 0 || need < 0) return undetermined('mức xếp loại không có trong thang của chỉ tiêu');
    return have >= need
      ? { verdict: 'met', reason: `${value.level}, yêu cầu ${requirement.level}` }
      : { verdict: 'unmet', reason: `${value.level}, yêu cầu ${requirement.level}` };
  }
  if (!requirement.value) return undetermined(value.figure ? 'chưa có mức yêu cầu' : 'chưa có số liệu');
  const percent = def.kind === 'percent';
  const test = (figure: ResolvedFigure | null): boolean | null =>
    figure ? passes(figure, requirement.value!, def.comparator, percent) : null;
  if ('genderRule' in def && def.genderRule === 'both') {
    const [male, female, total] = [test(value.male), test(value.female), test(value.figure)];
    if (male === false || female === false)
      return {
        verdict: 'unmet',
        reason:
          male === false ? 'giá trị của nam chưa đạt mức yêu cầu' : 'giá trị của nữ chưa đạt mức yêu cầu',
      };
    if (total === false) return { verdict: 'unmet', reason: 'giá trị chung chưa đạt mức yêu cầu' };
    if (male && female) return { verdict: 'met', reason: 'cả nam và nữ đạt mức yêu cầu' };
    return undetermined(total ? 'giá trị chung đạt nhưng chưa có số liệu tách nam, nữ' : 'chưa có số liệu');
  }
  const result = test(value.figure);
  if (result === null) return undetermined('chưa có số liệu');
  return result
    ? { verdict: 'met', reason: 'đạt mức yêu cầu' }
    : { verdict: 'unmet', reason: 'chưa đạt mức yêu cầu' };
}

/** Combines parts: all-of needs every part, any-of one. One failed part of all-of proves "chưa đạt". */
export function combineParts(
  rule: 'all' | 'any',
  verdicts: readonly ComputedVerdict['verdict'][],
): ComputedVerdict {
  const decisive = rule === 'all' ? 'unmet' : 'met';
  const other = rule === 'all' ? 'met' : 'unmet';
  if (verdicts.includes(decisive))
    return {
      verdict: decisive,
      reason: rule === 'all' ? 'có nội dung thành phần chưa đạt' : 'có nội dung thành phần đạt',
    };
  if (verdicts.length > 0 && verdicts.every((v) => v === other))
    return {
      verdict: other,
      reason: rule === 'all' ? 'các nội dung thành phần đều đạt' : 'các nội dung thành phần đều chưa đạt',
    };
  return undetermined('chưa đủ số liệu của các nội dung thành phần');
}

export function effectiveVerdict(stated: StatedVerdict | null, computed: ComputedVerdict): EffectiveVerdict {
  if (stated) return { verdict: stated.verdict, basis: 'stated' };
  if (computed.verdict === 'undetermined') return { verdict: 'undetermined', basis: 'none' };
  return { verdict: computed.verdict, basis: 'computed' };
}
