/** Decimals of the doubles that number cells hold. */
import { parseDecimal } from '../../model/quantity.ts';

/** Digits that a double keeps; what follows them is noise of the binary fraction (0.30000000000000004). */
const SIGNIFICANT = 15;
const MAX_DECIMALS = 15;

/**
 * Decimal of a number cell without exponent: "8.8282999999999999E-1" is 0.88283, 6.6 with `decimals` 2 is 6.60. `shift`
 * moves the mark to the right (2 for percentages). Null when the model cannot hold it.
 */
export function decimalOfDouble(source: string, decimals: number | null, shift = 0): string | null {
  const value = Number(source);
  if (!Number.isFinite(value)) return null;
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(SIGNIFICANT - 1)
    .split('e');
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  const point = value === 0 ? 1 : Number(exponent) + 1 + shift;
  if (point > 30 || point < -MAX_DECIMALS) return null;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const own = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const fraction = (value === 0 ? '' : own).padEnd(Math.min(decimals ?? 0, MAX_DECIMALS), '0');
  const text = `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  return parseDecimal(text) === null ? null : text;
}
