/** Numbers with units that a person typed into prose, and the amounts a figure may print. */
import { type ResolvedFigure, remainingToWhole } from '../appraisal/figures.ts';
import type { Facet } from '../model/prose.ts';
import { type Decimal, parseDecimal, percentOf } from '../model/quantity.ts';
import type { CheckContext } from './context.ts';
import type { ProseSpot } from './prose-spots.ts';

export interface TypedNumber {
  /** Offset in the printed text. */
  readonly at: number;
  readonly text: string;
  readonly value: Decimal;
  readonly unit: string;
}

/** "1.234,5" as people write it: points between thousands, a comma before the fraction. */
export function readNumber(text: string): Decimal | null {
  const grouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  return parseDecimal(grouped ? text.replaceAll('.', '') : text);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Units of the case's figures, longest first, so that "triệu đồng/người/năm" is not read as "triệu đồng". */
function unitsOf(context: CheckContext): readonly string[] {
  const units = context.data.figures.flatMap((f) => [f.unit, f.remainingUnit].filter((u) => u !== undefined));
  return [...new Set(['%', ...units])].sort((a, b) => b.length - a.length);
}

/** Finds a number, or a numerator and a denominator, before a unit that some figure of the case has. */
export const numberPattern = (context: CheckContext): RegExp =>
  new RegExp(
    `(?<![\\d\\p{L}/.,])(\\d+(?:[.,]\\d+)*)(?:/(\\d+(?:[.,]\\d+)*))?\\s*(${unitsOf(context).map(escaped).join('|')})(?![\\p{L}\\d/])`,
    'gu',
  );

/** `pattern`: `numberPattern` of the case. */
export function typedNumbers(pattern: RegExp, spot: ProseSpot): readonly TypedNumber[] {
  return [...spot.printed.matchAll(pattern)].flatMap((m): TypedNumber[] => {
    if (!spot.typed(m.index)) return [];
    return [m[1], m[2]].flatMap((text, i) => {
      const value = text === undefined ? null : readNumber(text);
      const at = i === 0 ? m.index : m.index + m[1]!.length + 1;
      return value && text !== undefined ? [{ at, text, value, unit: m[3]! }] : [];
    });
  });
}

/** A requirement or an aim, not a result: "ít nhất 01 trường", "từ 50% trở lên", "phấn đấu … 75%". */
export function isAim(text: string, n: TypedNumber): boolean {
  const before = text.slice(0, n.at);
  const after = text.slice(n.at + n.text.length);
  return (
    /(ít nhất|tối thiểu|tối đa|không quá|từ|trên|dưới|khoảng|[≥≤<>])\s*$/iu.test(before) ||
    /(phấn đấu|mục tiêu|yêu cầu|quy định|chỉ tiêu giao)[^.;]*$/iu.test(before) ||
    /^\s*\S*\s*(trở lên|trở xuống)/iu.test(after)
  );
}

/** The sentence or clause (to the next full stop, semicolon or line) around an offset. */
export function sentenceAround(text: string, at: number): string {
  const ends = [...text.matchAll(/[.;](?=\s|$)|\n/g)].map((m) => m.index);
  const from = ends.filter((e) => e < at).at(-1);
  const to = ends.find((e) => e >= at);
  return text.slice(from === undefined ? 0 : from + 1, to ?? text.length);
}

/** Everything a figure may print, as number and unit. */
export function amountsOf(
  figure: ResolvedFigure,
): readonly { readonly facet: Facet; readonly value: Decimal; readonly unit: string }[] {
  const { def, ratio, value } = figure;
  const unit = def.unit ?? '';
  if (value) return [{ facet: 'value', value, unit }];
  if (!ratio) return [];
  return [
    { facet: 'percent', value: percentOf(ratio, def.percentDecimals), unit: '%' },
    { facet: 'numerator', value: ratio.numerator, unit },
    { facet: 'denominator', value: ratio.denominator, unit },
    { facet: 'remaining', value: remainingToWhole(ratio), unit },
  ];
}

/** Whether a sentence speaks of a year before `year`: its numbers are those of that time. */
export const ofEarlierYear = (sentence: string, year: number): boolean =>
  [...sentence.matchAll(/(?:năm |\/)((?:19|20)\d\d)(?!\d)/gu)].some((m) => Number(m[1]) < year);
