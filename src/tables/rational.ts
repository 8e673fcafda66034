/**
 * Exact fractions for derived cells: sums, products and quotients of decimals lose nothing until they are printed.
 * Always in lowest terms with a positive denominator.
 */
import type { Decimal } from '../model/quantity.ts';

export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);
const abs = (a: bigint): bigint => (a < 0n ? -a : a);

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** `denominator` must not be 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  const common = gcd(abs(numerator), abs(denominator)) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / common, denominator: denominator / common };
}

export const fromDecimal = (a: Decimal): Rational => rational(a.digits, pow10(a.scale));

export const addRational = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const negateRational = (a: Rational): Rational => ({
  numerator: -a.numerator,
  denominator: a.denominator,
});

export const multiplyRational = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** `b` must not be 0. */
export const divideRational = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Half up (away from zero at exactly one half) to `scale` digits after the mark; a negative scale rounds to tens. */
export const roundRational = (a: Rational, scale: number): Decimal =>
  rounded(a, scale, (n, d) => (2n * n + d) / (2n * d));

/** Away from zero, as ROUNDUP does. */
export const roundRationalUp = (a: Rational, scale: number): Decimal =>
  rounded(a, scale, (n, d) => (n + d - 1n) / d);

function rounded(a: Rational, scale: number, divide: (n: bigint, d: bigint) => bigint): Decimal {
  const shift = pow10(Math.abs(scale));
  const n = abs(a.numerator) * (scale > 0 ? shift : 1n);
  const d = a.denominator * (scale < 0 ? shift : 1n);
  const digits = divide(n, d) * (scale < 0 ? shift : 1n);
  return { digits: a.numerator < 0n ? -digits : digits, scale: Math.max(0, scale) };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Nearest double, for XLSX cells only; `a` need not be in lowest terms. Doubles divide correctly what they hold exactly;
 * for larger numbers twenty digits and a sticky one decide the rounding.
 */
export function rationalToNumber(a: Rational): number {
  if (a.numerator === 0n) return 0;
  const n = abs(a.numerator);
  if (n <= SAFE && a.denominator <= SAFE) return Number(a.numerator) / Number(a.denominator);
  const places = Math.max(0, 21 + a.denominator.toString().length - n.toString().length);
  const scaled = n * pow10(places);
  const quotient = scaled / a.denominator;
  const sticky = scaled % a.denominator === 0n ? '0' : '1';
  return Number(`${a.numerator < 0n ? '-' : ''}${quotient}${sticky}e-${places + 1}`);
}
