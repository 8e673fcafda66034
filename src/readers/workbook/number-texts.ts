/** Numbers as people type them: marks, thousands, units, words of comparison. Nothing is rounded or guessed. */

/** Full-width digits and marks as plain ones, one kind of minus, without the apostrophe that makes a cell text. */
export const plainText = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[−‒–](?=\d)/g, '-')
    .replace(/^\s*'/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A number in canonical writing ("1234.5"), or two readings of one ("8.472" is 8,472 or 8472). */
export type Numeral = { readonly value: string } | { readonly readings: readonly [string, string] };

const NUMERAL = String.raw`[+-]?(?:\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)`;

/** Reads the marks of `14,5`, `14.5`, `1.234,5`, `1,234.5`, `1.234.567`, `1 234,5`; null when they make no number. */
export function readNumeral(source: string): Numeral | null {
  const sign = source.startsWith('-') ? '-' : '';
  const text = source.replace(/^[+-]/, '').replaceAll(' ', '');
  const spaced = source.includes(' ');
  const number = (whole: string, fraction?: string): Numeral => ({
    value: `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction === undefined ? '' : `.${fraction}`}`,
  });
  if (/^\d+$/.test(text)) return number(text);
  const [, whole = '', mark = '', fraction = ''] = /^(\d+)([.,])(\d+)$/.exec(text) ?? [];
  if (whole !== '') {
    // Three digits after a point, one to three before: a thousand to some, a fraction to others.
    if (mark === '.' && fraction.length === 3 && !spaced && /^[1-9]\d{0,2}$/.test(whole))
      return { readings: [`${sign}${whole}.${fraction}`, `${sign}${whole}${fraction}`] };
    return number(whole, fraction);
  }
  if (spaced) return null;
  for (const [thousands, decimal] of [
    ['.', ','],
    [',', '.'],
  ] as const) {
    const groups = new RegExp(`^(\\d{1,3}(?:\\${thousands}\\d{3})+)(?:\\${decimal}(\\d+))?$`).exec(text);
    if (groups) return number(groups[1]!.replaceAll(thousands, ''), groups[2]);
  }
  return null;
}

export type Comparison = 'at-least' | 'at-most' | 'equals' | 'more-than' | 'less-than' | 'about';

const BEFORE: Readonly<Record<string, Comparison>> = {
  '>=': 'at-least',
  '=>': 'at-least',
  '≥': 'at-least',
  từ: 'at-least',
  'tối thiểu': 'at-least',
  'ít nhất': 'at-least',
  '<=': 'at-most',
  '=<': 'at-most',
  '≤': 'at-most',
  'tối đa': 'at-most',
  'nhiều nhất': 'at-most',
  'không quá': 'at-most',
  '=': 'equals',
  bằng: 'equals',
  '>': 'more-than',
  trên: 'more-than',
  hơn: 'more-than',
  'lớn hơn': 'more-than',
  '<': 'less-than',
  dưới: 'less-than',
  'nhỏ hơn': 'less-than',
  '~': 'about',
  '≈': 'about',
  '±': 'about',
  gần: 'about',
  khoảng: 'about',
  'ước khoảng': 'about',
  ước: 'about',
};
const AFTER: Readonly<Record<string, Comparison>> = { 'trở lên': 'at-least', 'trở xuống': 'at-most' };

export interface QuantityText {
  readonly numeral: Numeral;
  /** As typed, trimmed; '' when there is none. */
  readonly unit: string;
  readonly comparison: Comparison | null;
}

/** No second number; the digit of "m2" is none. */
const UNIT = String.raw`(?:\D|(?<=m)[23](?!\d))*`;
const QUANTITY = new RegExp(String.raw`^(?<before>\D*?)(?<numeral>${NUMERAL})(?!\d)(?<after>${UNIT})$`, 's');

/** `44,91 triệu`, `≥ 97 %`, `từ 5 hộ trở lên`; null when it is not one number with what may stand around it. */
export function readQuantity(text: string): QuantityText | null {
  const { before = '', numeral = '', after = '' } = QUANTITY.exec(text.trim())?.groups ?? {};
  const number = numeral === '' ? null : readNumeral(numeral);
  if (!number) return null;
  const word = before
    .toLowerCase()
    .replace(/^đạt\b\s*|^đạt(?=\s|[^\p{L}])\s*/u, '')
    .trim();
  let unit = after.trim().replace(/^[.;,]+$|[.;]$/g, '');
  let comparison: Comparison | null = null;
  for (const [suffix, meaning] of Object.entries(AFTER)) {
    if (!unit.toLowerCase().endsWith(suffix)) continue;
    unit = unit.slice(0, -suffix.length).trim();
    comparison = meaning;
  }
  if (word !== '') {
    if (!Object.hasOwn(BEFORE, word)) return null;
    const meaning = BEFORE[word]!;
    // "từ 5 trở xuống" is at most.
    if (comparison === null || word !== 'từ') comparison = meaning;
  }
  return { numeral: number, unit, comparison };
}

const RATIO = new RegExp(
  String.raw`^(?<left>${NUMERAL})\s*(?<unit>[^\d/]*)\/\s*(?<right>${NUMERAL})(?!\d)\s*(?<unit2>${UNIT})$`,
  's',
);

/** `14/15,7`, `27,5/33,2 ha`; null when it is no pair of numbers. */
export function readRatio(
  text: string,
): { readonly numerator: Numeral; readonly denominator: Numeral; readonly unit: string } | null {
  const found = RATIO.exec(text.trim())?.groups;
  if (!found) return null;
  const numerator = readNumeral(found.left!);
  const denominator = readNumeral(found.right!);
  return numerator && denominator
    ? { numerator, denominator, unit: (found.unit2 || found.unit || '').trim() }
    : null;
}

/** Short writings of units, word by word. */
const SHORT_UNITS: Readonly<Record<string, string>> = {
  tr: 'triệu',
  trđ: 'triệu đồng',
  'tr.đ': 'triệu đồng',
  'tr.đồng': 'triệu đồng',
  đ: 'đồng',
  vnđ: 'đồng',
  m2: 'm²',
  m3: 'm³',
  'phần trăm': '%',
};

const unitSteps = (unit: string): string[] =>
  unit
    .toLowerCase()
    .replace(/\s*\/\s*/g, '/')
    .split('/')
    .map((step) => {
      const plain = step.replace(/\s+/g, ' ').trim();
      return (
        SHORT_UNITS[plain] ??
        plain
          .split(' ')
          .map((word) => SHORT_UNITS[word] ?? word)
          .join(' ')
      );
    });

/** Whether a typed unit says no other than the expected one: "triệu" of "triệu đồng/người/năm", "m2" of "m²". */
export function unitAgrees(typed: string, expected: string): boolean {
  const wanted = unitSteps(expected);
  const steps = unitSteps(typed);
  return (
    steps.length <= wanted.length &&
    steps.every((step, i) => step === wanted[i] || (i === 0 && wanted[i]!.startsWith(`${step} `)))
  );
}
