/**
 * A figure as it stood on a day. Its life is its history and, last, its present value on the day of that value (`asOf`);
 * what holds on a day is the last entry on or before it. Nothing is guessed: a value whose day nobody wrote, or whose
 * text can be read in two ways, leaves the figure open, and whoever asked says so.
 */
import type { FigureDef } from './case-schema.ts';
import { type Decimal, parseDecimal } from './quantity.ts';

export type FigureHistoryEntry = FigureDef['history'][number];

/** Why nobody can say what the figure was: no value that early; a present value without a day; a text of two readings. */
export type OpenReason = 'none' | 'undated' | 'unreadable';

export type FigureAt =
  | { readonly kind: 'present'; readonly figure: FigureDef }
  | { readonly kind: 'past'; readonly figure: FigureDef; readonly entry: FigureHistoryEntry }
  /** `figure` has no value then. */
  | {
      readonly kind: 'open';
      readonly figure: FigureDef;
      readonly reason: OpenReason;
      readonly entry: FigureHistoryEntry | null;
    };

/** By day; entries of one day stay in the order in which they were entered. */
export const historyByDay = (figure: Pick<FigureDef, 'history'>): readonly FigureHistoryEntry[] =>
  figure.history.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Last entry on or before the day; null when there is none. */
export const entryAt = (figure: Pick<FigureDef, 'history'>, day: string): FigureHistoryEntry | null =>
  historyByDay(figure).findLast((entry) => entry.on <= day) ?? null;

/**
 * @param day `YYYY-MM-DD`
 * @param presentDay day of the present value, where that is later than its own: a figure computed from a detail table is
 * no older than the table.
 */
export function figureAt(
  figure: FigureDef,
  day: string,
  presentDay: string | undefined = figure.asOf,
): FigureAt {
  const entry = entryAt(figure, day);
  const history = historyByDay(figure).filter((e) => e.on <= day);
  if (!hasValue(figure) && figure.history.length === 0) return { kind: 'present', figure };
  if (presentDay === undefined) {
    // Without a day and without a past the value is taken as it is; with a past nobody knows on which side it falls.
    if (figure.history.length === 0) return { kind: 'present', figure };
    if (history.length === figure.history.length)
      return { kind: 'open', figure: emptied(figure, history), reason: 'undated', entry };
  } else if (presentDay <= day && (entry === null || entry.on <= presentDay))
    return { kind: 'present', figure: { ...figure, history } };
  if (entry === null) return { kind: 'open', figure: emptied(figure, history), reason: 'none', entry };
  const value = historyValue(entry.value, figure);
  if (value === null) return { kind: 'open', figure: emptied(figure, history), reason: 'unreadable', entry };
  const bare = emptied(figure, history.slice(0, -1));
  return {
    kind: 'past',
    entry,
    figure: {
      ...bare,
      ...value,
      ...(entry.source === undefined ? {} : { source: entry.source }),
      asOf: entry.on,
      ...(figure.dataYear !== undefined && presentDay?.slice(0, 4) === entry.on.slice(0, 4)
        ? { dataYear: figure.dataYear }
        : {}),
    },
  };
}

/** Without anything that was said of the value; name, unit and use stay. */
export function emptied(figure: FigureDef, history: readonly FigureHistoryEntry[] = []): FigureDef {
  const { value, numerator, denominator, from, denominatorFrom, source, asOf, dataYear, inferred, ...rest } =
    figure;
  return { ...rest, history: [...history] };
}

const hasValue = (f: FigureDef): boolean =>
  f.value !== undefined || f.numerator !== undefined || f.from !== undefined;

type HistoryValue = Pick<FigureDef, 'value' | 'numerator' | 'denominator' | 'denominatorFrom' | 'unit'>;

/**
 * The text of a history entry as a value: "56.8", "56,8 %", "1.234 hộ", "14/15,7 km (89,17%)". Null when it can be read in
 * two ways: "1.234" without a unit, or one bare number for a figure that is a ratio.
 */
export function historyValue(text: string, figure: FigureDef): HistoryValue | null {
  const plain = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .replace(/ ?\([\d.,]+ ?%\)$/, '');
  const { rest, unit } = withoutUnit(plain, figure.unit);
  const parts = rest.split('/').map((part) => number(part, unit !== null));
  if (parts.length > 2 || parts.some((part) => part === null)) return null;
  const [first, second] = parts as Decimal[];
  if (second) {
    if (second.digits === 0n) return null;
    return { numerator: first!, denominator: second, ...(unit === '%' ? { unit: undefined } : {}) };
  }
  const ratio = figure.numerator !== undefined || figure.from?.numerator !== undefined;
  if (unit === '%') return { value: first!, unit: '%' };
  if (!ratio) return { value: first! };
  const denominatorFrom = figure.denominatorFrom ?? figure.from?.denominator?.common;
  return unit !== null && denominatorFrom !== undefined ? { numerator: first!, denominatorFrom } : null;
}

/** Takes the unit off the end: the figure's own, or a percent sign. */
function withoutUnit(text: string, unit: string | undefined): { rest: string; unit: string | null } {
  for (const known of [unit, '%'])
    if (known !== undefined && text.endsWith(known))
      return { rest: text.slice(0, -known.length).trim(), unit: known };
  return { rest: text, unit: null };
}

/** `printed`: as documents write it, with points between thousands; a bare "1.234" may be either. */
function number(text: string, printed: boolean): Decimal | null {
  const bare = text.trim();
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare))
    return printed || bare.includes(',') || /\..*\./.test(bare)
      ? parseDecimal(bare.replaceAll('.', ''))
      : null;
  return parseDecimal(bare);
}
