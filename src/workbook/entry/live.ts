/**
 * Expressions of live cells: each knows its formula and what it comes to now, so that the cached result and the formula
 * cannot disagree. Blank is ''.
 */
export type LiveValue = string | number | boolean;

export interface Live {
  readonly formula: string;
  readonly value: LiveValue;
}

export const word = (text: string): Live => ({ formula: `"${text.replaceAll('"', '""')}"`, value: text });
export const number = (value: number): Live => ({ formula: String(value), value });
export const BLANK: Live = word('');

/** A cell (or a look-up) with what stands in it. */
export const at = (formula: string, value: LiveValue | undefined): Live => ({ formula, value: value ?? '' });

export const when = (condition: Live, yes: Live, no: Live): Live => ({
  formula: `IF(${condition.formula},${yes.formula},${no.formula})`,
  value: condition.value === true ? yes.value : no.value,
});

/** Texts are equal whatever their case, as in spreadsheets. */
const same = (a: LiveValue, b: LiveValue): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;

export const equal = (a: Live, b: Live): Live => ({
  formula: `${a.formula}=${b.formula}`,
  value: same(a.value, b.value),
});

export const isNumber = (a: Live): Live => ({
  formula: `ISNUMBER(${a.formula})`,
  value: typeof a.value === 'number',
});

const every = (name: 'AND' | 'OR', of: readonly Live[]): Live => ({
  formula: `${name}(${of.map((x) => x.formula).join(',')})`,
  value: name === 'AND' ? of.every((x) => x.value === true) : of.some((x) => x.value === true),
});
export const and = (...of: readonly Live[]): Live => every('AND', of);
export const or = (...of: readonly Live[]): Live => every('OR', of);

/** Both are numbers wherever it matters. */
export const compare = (a: Live, sign: '>=' | '<=' | '=' | '<' | '>', b: Live): Live => {
  const [x, y] = [Number(a.value), Number(b.value)];
  const value = { '>=': x >= y, '<=': x <= y, '=': x === y, '<': x < y, '>': x > y }[sign];
  return { formula: `${a.formula}${sign}${b.formula}`, value };
};

/** Percentage of a ratio, rounded so far that no binary fraction is left of an exact one (0,57 is 57). */
export const percentage = (n: Live, d: Live): Live => ({
  formula: `ROUND(${n.formula}/${d.formula}*100,10)`,
  value: Number(((Number(n.value) / Number(d.value)) * 100).toFixed(10)),
});

/** Position of a word in an ordered list; 0 when it is not in it. */
export const position = (a: Live, words: readonly string[]): Live => ({
  formula: `IFERROR(MATCH(${a.formula},{${words.map((w) => `"${w}"`).join(',')}},0),0)`,
  value: words.findIndex((w) => same(w, a.value)) + 1,
});

/** How many cells of a range hold this word. */
export const countOf = (range: string, text: string, values: readonly LiveValue[]): Live => ({
  formula: `COUNTIF(${range},"${text}")`,
  value: values.filter((v) => same(v, text)).length,
});
