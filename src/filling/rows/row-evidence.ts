/** What one row says about itself → what it is about. A number and a name that contradict each other decide nothing. */
import type { Pack } from '../../model/pack.ts';
import type { FormSheet } from '../form/form.ts';
import type { Identity } from './identity.ts';
import { folded, type NameIndex, SURE } from './names.ts';
import { type NumberReading, readNumber, splitNumber } from './numbers.ts';

export type RowTarget =
  | { readonly kind: 'criterion'; readonly id: string }
  | { readonly kind: 'indicator'; readonly id: string }
  /** One row for a criterion and its only indicator. */
  | { readonly kind: 'both'; readonly id: string; readonly criterion: string };

/** Name by which two rows about the same are known. */
export const targetKey = (t: RowTarget): string =>
  `${t.kind === 'criterion' ? 'criterion' : 'indicator'}:${t.id}`;

export interface RowEvidence {
  readonly row: number;
  /** Last row of the cells that name it: a form may give an indicator several lines. */
  readonly lastRow: number;
  readonly numbers: readonly NumberReading[];
  readonly names: readonly string[];
  /** For messages. */
  readonly shown: string;
  /** A number that looks like an indicator's but is none of the criteria set's. */
  readonly foreign: boolean;
}

export type Verdict =
  | {
      readonly kind: 'found';
      readonly target: RowTarget;
      readonly strength: number;
      readonly by: 'number' | 'name';
    }
  | {
      readonly kind: 'several';
      readonly ids: readonly string[];
      readonly fromNumber: boolean;
      readonly strength: number;
    }
  | { readonly kind: 'contradiction'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] }
  | { readonly kind: 'nothing' };

export function rowEvidence(
  pack: Pack,
  sheet: FormSheet,
  { numberColumn, nameColumns }: Identity,
  row: number,
): RowEvidence {
  const numbers: NumberReading[] = [];
  const names: string[] = [];
  const shown: string[] = [];
  const spans: number[] = [];
  let foreign = false;
  const columns = numberColumn === null ? nameColumns : [numberColumn, ...nameColumns];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const at = sheet.anchor(row, column);
    const cell = sheet.cell(row, column);
    // A label over several rows or columns belongs to the first.
    if (at.row !== row || at.column !== column || !cell || cell.kind === 'blank') continue;
    shown.push(cell.format.kind === 'date' && cell.kind === 'number' ? '(ngày)' : cell.text.trim());
    const number = readNumber(pack, cell);
    if (number) numbers.push(number);
    else if (cell.kind === 'text' && (nameColumns.includes(column) || splitNumber(pack, cell.text).number)) {
      const split = splitNumber(pack, cell.text);
      if (split.number) numbers.push(split.number);
      if (folded(split.name) !== '') names.push(split.name);
      if (!split.number && /^\d{1,2}[.,]\d{1,2}[.\s)]/.test(cell.text.trim())) foreign = true;
    } else if (/^\d{1,2}[.,]\d{1,2}\.?$/.test(cell.text.trim())) foreign = true;
    spans.push(sheet.mergeAt(row, column)?.lastRow ?? row);
  }
  return {
    row,
    lastRow: Math.min(...spans, spans[0] ?? row),
    numbers,
    names,
    shown: shown.join(' '),
    foreign,
  };
}

/** Least likeness of a name to that of its number; less is another thing under this number. */
const KIN = 0.2;
/** From here on another name speaks against a number. */
const LIKE = 0.5;
/** How much nearer another name must be to contradict a number. */
const NEARER = 0.15;

export function judge(pack: Pack, index: NameIndex, identity: Identity, evidence: RowEvidence): Verdict {
  const exact = evidence.numbers.filter((n) => n.indicators.length > 0);
  const plain = evidence.numbers.filter((n) => n.indicators.length === 0 && !(identity.running && !n.roman));
  const criteria = evidence.names.flatMap((n) => index.criterion(n) ?? []);
  const name = evidence.names
    .filter((n) => index.criterion(n) === null)
    .reduce((longest, n) => (n.length > longest.length ? n : longest), '');
  const sections = [...plain.map((n) => n.criterion!), ...criteria];
  const criterionOf = (id: string): string => pack.indicator.get(id)!.criterion.id;
  const contradiction = (...ids: readonly string[]): Verdict => ({
    kind: 'contradiction',
    ids: [...new Set(ids)],
  });
  const indicator = (id: string, strength: number, by: 'number' | 'name'): Verdict => {
    const criterion = criterionOf(id);
    const both = pack.criterion.get(criterion)!.indicators.length === 1 && sections.includes(criterion);
    return {
      kind: 'found',
      target: both ? { kind: 'both', id, criterion } : { kind: 'indicator', id },
      strength,
      by,
    };
  };

  if (exact.length > 0) {
    const ids = exact.map((n) => n.indicators).reduce((a, b) => a.filter((id) => b.includes(id)));
    if (ids.length === 0) return contradiction(...exact.flatMap((n) => n.indicators));
    if (sections.some((c) => c !== criterionOf(ids[0]!))) return contradiction(ids[0]!, ...sections);
    if (name === '')
      return ids.length === 1
        ? indicator(ids[0]!, 2, 'number')
        : { kind: 'several', ids, fromNumber: true, strength: 2 };
    const own = ids.map((id) => ({ id, score: index.scoreOf(name, id) })).sort((a, b) => b.score - a.score);
    const best = index.ranked(name)[0];
    if (best && !ids.includes(best.id) && best.score >= LIKE && best.score - own[0]!.score >= NEARER)
      return contradiction(ids[0]!, best.id);
    if (own[0]!.score < KIN && folded(name).split(' ').length > 2) return contradiction(ids[0]!);
    if (own.length === 1) return indicator(own[0]!.id, 3, 'number');
    if (own[0]!.score >= SURE && own[0]!.score - own[1]!.score >= NEARER)
      return indicator(own[0]!.id, 3, 'name');
    return { kind: 'several', ids, fromNumber: true, strength: 3 };
  }

  if (name !== '') {
    const named = index.named(name);
    const inSection = sections.length > 0 ? named.filter((id) => sections.includes(criterionOf(id))) : named;
    if (named.length === 1 && inSection.length === 0) return contradiction(sections[0]!, named[0]!);
    if (inSection.length === 1 && sections.every((c) => c === criterionOf(inSection[0]!)))
      return indicator(
        inSection[0]!,
        sections.length > 0 || index.scoreOf(name, inSection[0]!) === 1 ? 3 : 1,
        'name',
      );
    if (named.length > 0) return { kind: 'several', ids: named, fromNumber: false, strength: 1 };
    if (index.isGroup(name)) return { kind: 'nothing' };
    return unnamed();
  }
  if (sections.length === 0) return { kind: 'nothing' };
  if (new Set(sections).size > 1) return contradiction(...sections);
  // A lone number beside an empty name is a line of something else.
  if (criteria.length === 0 && identity.nameColumns.length > 0) return { kind: 'nothing' };
  return {
    kind: 'found',
    target: { kind: 'criterion', id: sections[0]! },
    // Groups of criteria have roman numbers too.
    strength: plain.some((n) => !n.roman) && criteria.length > 0 ? 3 : 2,
    by: plain.length > 0 ? 'number' : 'name',
  };

  /** A name that is no indicator's: a criterion in other words, an indicator in quite other words, or something else. */
  function unnamed(): Verdict {
    const nearest = index.ranked(name);
    const id = sections[0];
    if (id !== undefined && sections.every((c) => c === id)) {
      const { indicators, name: criterionName } = pack.criterion.get(id)!;
      if (indicators.length === 1 && index.scoreOf(name, indicators[0]!.id) >= KIN)
        return indicator(indicators[0]!.id, 2, 'number');
      if (criteria.length > 0 || ` ${folded(name)} `.includes(` ${folded(criterionName)} `))
        return { kind: 'found', target: { kind: 'criterion', id }, strength: 2, by: 'number' };
      if (plain.some((n) => !n.roman)) return contradiction(id);
    }
    const near = nearest.slice(0, 3).filter((s) => s.score >= 0.4);
    return near.length > 0 && folded(name).split(' ').length > 3
      ? { kind: 'unknown', nearest: near.map((s) => s.id) }
      : { kind: 'nothing' };
  }
}
