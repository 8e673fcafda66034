/**
 * Pieces of formula text: what a piece needs to be a number, how tightly it binds and how much noise doubles have
 * left in it. Operators join pieces; `guarded` closes a cell.
 */

/** The formula cannot be written; the cell gets its value instead. `message` (Vietnamese) says why. */
export class Unprintable extends Error {}

const MAX_LITERAL_CHARS = 255;

/** Noise that doubles may have left: none, of sums and products, or of quotients. */
export type Noise = 0 | 1 | 2;
const NOISE_DIGITS = ['', '9', '12'] as const;

export const COMPARE = 1;
export const ADD = 2;
export const MULTIPLY = 3;
export const ATOM = 4;

export interface Printed {
  readonly text: string;
  readonly level: number;
  readonly noise: Noise;
  /** Cells that must hold numbers. */
  readonly needs: ReadonlySet<string>;
  /** Divisors, inner ones first. */
  readonly divisors: readonly string[];
  /** Holds an IF that may yield "". */
  readonly fallible: boolean;
}

export const atom = (text: string, extra: Partial<Printed> = {}): Printed => ({
  text,
  level: ATOM,
  noise: 0,
  needs: new Set(),
  divisors: [],
  fallible: false,
  ...extra,
});

export const inside = (p: Printed, level: number): string => (p.level < level ? `(${p.text})` : p.text);
export const clean = (p: Printed): string =>
  p.noise === 0 ? p.text : `ROUND(${p.text},${NOISE_DIGITS[p.noise]})`;

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a, ...b]);

export function binary(left: Printed, sign: '+' | '-' | '*' | '/', right: Printed): Printed {
  const level = sign === '+' || sign === '-' ? ADD : MULTIPLY;
  const own = sign === '/' ? 2 : 1;
  return {
    text: inside(left, level) + sign + inside(right, sign === '-' || sign === '/' ? level + 1 : level),
    level,
    noise: Math.max(own, left.noise, right.noise) as Noise,
    needs: union(left.needs, right.needs),
    divisors: [...left.divisors, ...right.divisors],
    fallible: left.fallible || right.fallible,
  };
}

/** `body`, or "" where an operand is no number or a divisor is zero. */
export function guarded(p: Printed, body: string): string {
  let text = body;
  for (const divisor of [...new Set(p.divisors)].reverse()) text = `IF(${divisor}=0,"",${text})`;
  if (p.fallible) text = `IFERROR(${text},"")`;
  const needs = [...p.needs];
  if (needs.length === 0) return text;
  const missing =
    needs.length === 1 ? `NOT(ISNUMBER(${needs[0]}))` : `COUNT(${needs.join(',')})<${needs.length}`;
  return `IF(${missing},"",${text})`;
}

export function literalText(text: string): string {
  if (text.length > MAX_LITERAL_CHARS || /[^\P{Cc}\n]|_x[0-9a-f]{4}_/iu.test(text)) {
    throw new Unprintable('chữ trong công thức quá dài hoặc có ký tự điều khiển');
  }
  return `"${text.replaceAll('"', '""')}"`;
}

/** COUNTIF is what people know, but it reads signs and "true" and does not see capitals; EXACT does. */
export function countEquals(range: string, text: string, texts: readonly string[]): string {
  const wanted = literalText(text);
  const lower = text.toLowerCase();
  const plain =
    /^\p{L}[\p{L}\p{N} ,.%()-]*$/u.test(text) &&
    !/^(?:true|false)$/i.test(text) &&
    !texts.some((other) => other !== text && other.toLowerCase() === lower);
  return plain ? `COUNTIF(${range},${wanted})` : `SUMPRODUCT(--EXACT(${range},${wanted}))`;
}
