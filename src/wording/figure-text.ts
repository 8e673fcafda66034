/**
 * Figures as printed text, by facet. The unit stands once, after a no-break space; a percent sign takes none; counts
 * of things below ten take a zero, measures never (OFFICE §5, §6.1).
 */
import { type ResolvedFigure, remainingToWhole } from '../appraisal/figures.ts';
import type { DeadlineDef } from '../model/case-schema.ts';
import type { Facet } from '../model/prose.ts';
import {
  type Decimal,
  decimal,
  formatDecimal,
  multiplyDecimals,
  percentOf,
  trimZeros,
} from '../model/quantity.ts';
import { shortDate } from './dates.ts';

const NBSP = '\u00a0';
const SHORT_UNIT = 6;
const MEASURES = new Set([
  'km',
  'm',
  'cm',
  'mm',
  'ha',
  'm²',
  'm2',
  'm³',
  'lít',
  'kg',
  'tấn',
  'tạ',
  'đồng',
  'nghìn đồng',
  'triệu đồng',
  'tỷ đồng',
  '%',
  'điểm',
  'điểm %',
  'kW',
  'kWh',
  'giờ',
  'phút',
]);

/** Units of measure, and rates such as "tin/tháng", are not counts of things. */
export const isMeasure = (unit: string | null | undefined): boolean =>
  unit === null || unit === undefined || MEASURES.has(unit) || unit.includes('/');

export function quantityText(value: Decimal, unit: string | null | undefined): string {
  const plain = formatDecimal(value);
  const number =
    !isMeasure(unit) && value.scale === 0 && value.digits >= 0n && value.digits < 10n ? `0${plain}` : plain;
  if (!unit) return number;
  if (unit === '%') return `${number}%`;
  // A short unit stays in one piece too ("điểm %").
  return number + NBSP + (unit.length <= SHORT_UNIT ? unit.replaceAll(' ', NBSP) : unit);
}

/** Length units between which remaining work may be rewritten: 0,612 km is 612 m. Powers of ten of a metre. */
const LENGTH: Readonly<Record<string, number>> = { mm: 0, cm: 1, m: 3, km: 6 };

function converted(
  value: Decimal,
  from: string | undefined,
  to: string | undefined,
): { value: Decimal; unit: string | undefined } {
  if (to === undefined || to === from) return { value, unit: from };
  const shift =
    LENGTH[from ?? ''] !== undefined && LENGTH[to] !== undefined ? LENGTH[from!]! - LENGTH[to]! : null;
  if (shift === null) return { value, unit: from };
  const moved =
    shift >= 0
      ? multiplyDecimals(value, decimal(10n ** BigInt(shift)))
      : { digits: value.digits, scale: value.scale - shift };
  return { value: trimZeros(moved), unit: to };
}

/** Null when the figure has no such facet (a ratio's `value`, a plain value's `percent`). */
export function figureText(figure: ResolvedFigure, facet: Facet | null): string | null {
  const { def, ratio, value } = figure;
  switch (facet ?? (ratio ? 'ratio' : 'value')) {
    case 'value':
      return value ? quantityText(value, def.unit) : null;
    case 'ratio':
      return ratio
        ? `${formatDecimal(ratio.numerator)}/${formatDecimal(ratio.denominator)}${def.unit ? NBSP + def.unit : ''}`
        : null;
    case 'percent':
      if (ratio) return `${formatDecimal(percentOf(ratio, def.percentDecimals))}%`;
      return value && def.unit === '%' ? quantityText(value, '%') : null;
    case 'numerator':
      return ratio ? quantityText(ratio.numerator, def.unit) : null;
    case 'denominator':
      return ratio ? quantityText(ratio.denominator, def.unit) : null;
    case 'remaining': {
      if (!ratio) return null;
      const { value: rest, unit } = converted(remainingToWhole(ratio), def.unit, def.remainingUnit);
      return quantityText(rest, unit);
    }
    case 'unit':
      return def.unit ?? null;
    case 'date':
      return def.asOf ? shortDate(def.asOf) : null;
    case 'year':
      return def.dataYear === undefined ? (def.asOf?.slice(0, 4) ?? null) : String(def.dataYear);
  }
}

export const deadlineText = (deadline: DeadlineDef, facet: Facet | null): string | null =>
  facet === null || facet === 'date'
    ? shortDate(deadline.date)
    : facet === 'year'
      ? deadline.date.slice(0, 4)
      : null;
