/**
 * Exact decimals: an integer and a scale, read from the source text, never a binary float.
 * Of 6,493 one-decimal ratios lying exactly on a threshold, 371 compare as below it in doubles, so nothing that
 * is judged ever becomes a double. A ratio is a pair; it is compared by cross-multiplication and rounded once, half up,
 * at printing (OFFICE §4).
 */
export interface Decimal {
  /** Value times 10^scale. */
  readonly digits: bigint;
  /** Digits after the decimal mark as the source wrote them; entered zeros are kept (6,60). */
  readonly scale: number;
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);

export const decimal = (digits: bigint | number, scale = 0): Decimal => ({ digits: BigInt(digits), scale });

/**
 * Reads a decimal written with a point or a comma ("14", "15.7", "15,7", "-0,5"); thousands marks are not accepted,
 * because "8.472" cannot be told from 8472 (readers ask instead). Returns null for anything else.
 */
export function parseDecimal(text: string): Decimal | null {
  const m = /^([+-]?)(\d{1,30})(?:[.,](\d{1,15}))?$/.exec(text.trim());
  if (!m) return null;
  const fraction = m[3] ?? '';
  const digits = BigInt(m[2]! + fraction);
  return { digits: m[1] === '-' ? -digits : digits, scale: fraction.length };
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const left = a.digits * pow10(b.scale);
  const right = b.digits * pow10(a.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isZero = (a: Decimal): boolean => a.digits === 0n;

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * pow10(scale - a.scale), b.digits * pow10(scale - b.scale), scale];
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { digits: x + y, scale };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { digits: x - y, scale };
}

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** Drops zeros at the end of the fraction: 1,900 becomes 1,9. For computed values; entered ones keep theirs. */
export function trimZeros(a: Decimal): Decimal {
  let { digits, scale } = a;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale--;
  }
  return { digits, scale };
}

/** Integer division rounded half up (away from zero at exactly one half). `denominator` must not be 0. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const q = (2n * n + d) / (2n * d);
  return negative ? -q : q;
}

/** Rounds half up to `scale` digits after the mark; a shorter number is padded with zeros. */
export function roundDecimal(a: Decimal, scale: number): Decimal {
  if (a.scale <= scale) return { digits: a.digits * pow10(scale - a.scale), scale };
  return { digits: divideHalfUp(a.digits, pow10(a.scale - scale)), scale };
}

/** An exact quotient. `denominator` is not zero; readers refuse a ratio over zero. */
export interface Ratio {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** Percentage of a ratio, rounded half up once: 14/15,7 at two digits is 89,17. */
export function percentOf(ratio: Ratio, scale: number): Decimal {
  const { numerator: n, denominator: d } = ratio;
  return {
    digits: divideHalfUp(n.digits * pow10(d.scale) * 100n * pow10(scale), d.digits * pow10(n.scale)),
    scale,
  };
}

/** Compares numerator/denominator × 100 with `percent`, exactly: both sides are cross-multiplied. */
export function compareRatioToPercent(ratio: Ratio, percent: Decimal): -1 | 0 | 1 {
  const order = compareDecimals(
    multiplyDecimals(ratio.numerator, decimal(100)),
    multiplyDecimals(percent, ratio.denominator),
  );
  return ratio.denominator.digits < 0n ? ((-order || 0) as -1 | 0 | 1) : order;
}

/** Smallest whole multiple of 10^-scale that is at least `percent` % of `denominator` (OFFICE §4, gap). */
export function shareRoundedUp(percent: Decimal, denominator: Decimal, scale: number): Decimal {
  const exact = multiplyDecimals(percent, denominator);
  const unit = pow10(exact.scale + 2);
  const n = exact.digits * pow10(scale);
  const q = n / unit;
  return { digits: n % unit > 0n ? q + 1n : q, scale };
}

/** For XLSX cells only: nothing that is judged goes through here. */
export const toNumber = (a: Decimal): number => Number(`${a.digits}e-${a.scale}`);

/** "1.234,5": comma as decimal mark, points between thousands (OFFICE §5). */
export function formatDecimal(a: Decimal): string {
  const negative = a.digits < 0n;
  const all = (negative ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0');
  const whole = all.slice(0, all.length - a.scale).replace(/\B(?=(\d{3})+$)/g, '.');
  const fraction = a.scale > 0 ? `,${all.slice(-a.scale)}` : '';
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** Canonical text with a point, for hashing and for formulas: "15.7". */
export function plainDecimal(a: Decimal): string {
  return formatDecimal(a).replaceAll('.', '').replace(',', '.');
}
