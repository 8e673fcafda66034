/** Numbers of content streams: at most three digits behind the point, never an exponent. */

/** Behind the point, by thousandths: '', '.001', … '.1', … */
const FRACTIONS: readonly string[] = Array.from({ length: 1000 }, (_, thousandths) =>
  String(thousandths / 1000).slice(1),
);

export function number(value: number): string {
  const thousandths = Math.round(value * 1000);
  const whole = Math.trunc(thousandths / 1000);
  const sign = thousandths < 0 && whole === 0 ? '-' : '';
  return sign + whole + FRACTIONS[Math.abs(thousandths - whole * 1000)]!;
}

/** Twips as points. */
export const pt = (twip: number): string => number(twip / 20);
