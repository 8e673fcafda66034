/**
 * Grammar of derived sentences (OFFICE §6). Each function is one rule or two; each rule has a test.
 */
import type { CriterionDef } from '../model/pack-schema.ts';

/** Rule 1: counts of things below ten take a zero (06 tiêu chí); labels and measures never go through here. */
export const countText = (n: number): string => (n >= 0 && n < 10 ? `0${n}` : String(n));

/**
 * Rule 4: commas; two plain names take "và"; when a member contains a comma the members are parted by ";".
 * "A và B", "A, B, C", "A, b; C".
 */
export function joinNames(names: readonly string[]): string {
  if (names.some((n) => n.includes(','))) return names.join('; ');
  return names.length === 2 ? names.join(' và ') : names.join(', ');
}

/** As `joinNames`, but two plain members take a comma too: members that are phrases, not names. */
export const joinPhrases = (phrases: readonly string[]): string =>
  phrases.join(phrases.some((p) => p.includes(',')) ? '; ' : ', ');

/** "A", "A và B", "A, B và C": labels of indicators. */
const joinLabels = (labels: readonly string[]): string =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} và ${labels.at(-1)}`;

/** Ids in the order of the set, cut into runs of neighbours. */
function consecutiveRuns(ids: readonly string[], order: readonly string[]): string[][] {
  const sorted = [...new Set(ids)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const runs: string[][] = [];
  for (const id of sorted) {
    const last = runs.at(-1);
    if (last && order.indexOf(id) === order.indexOf(last.at(-1)!) + 1) last.push(id);
    else runs.push([id]);
  }
  return runs;
}

/** For narrow cells: "14.1–14.4"; "3.1–3.3; 3.5; 3.6" (three or more in a row). */
export const shortIndicatorList = (ids: readonly string[], order: readonly string[]): string =>
  consecutiveRuns(ids, order)
    .flatMap((run) => (run.length < 3 ? run : [`${run[0]}–${run.at(-1)}`]))
    .join('; ');

/**
 * Rule 5: "chỉ tiêu 17.7, 17.8 và 17.11"; four or more in a row: "từ chỉ tiêu 17.1 đến 17.6 và chỉ tiêu 17.12".
 * `ids` are indicators of one criterion; `order` is that criterion's order.
 */
export function indicatorList(ids: readonly string[], order: readonly string[]): string {
  const runs = consecutiveRuns(ids, order);
  const members: string[] = [];
  let single: string[] = [];
  const flush = (): void => {
    if (single.length > 0) members.push(`chỉ tiêu ${joinLabels(single)}`);
    single = [];
  };
  for (const run of runs) {
    if (run.length < 4) single.push(...run);
    else {
      flush();
      members.push(`từ chỉ tiêu ${run[0]} đến ${run.at(-1)}`);
    }
  }
  flush();
  return members.length < 3
    ? members.join(' và ')
    : `${members.slice(0, -1).join(', ')} và ${members.at(-1)}`;
}

/** Rule 2 and 3: the head word belongs to the list, so it stays when the first member leaves. */
export function unmetCriteriaPhrase(criteria: readonly Pick<CriterionDef, 'id' | 'name'>[]): string {
  const [first, ...rest] = criteria;
  if (!first) throw new Error('no unmet criterion: the plan is refused before this');
  const head = `Tiêu chí số ${first.id} (${first.name})`;
  if (rest.length === 0) return `${countText(1)} tiêu chí chưa đạt chuẩn là ${head}`;
  return `${countText(criteria.length)} tiêu chí chưa đạt chuẩn bao gồm các tiêu chí: ${[head, ...rest.map((c) => `số ${c.id} (${c.name})`)].join(', ')}`;
}

/**
 * What a unit leads: whole criteria first, then indicators of other criteria by criterion (OFFICE §7).
 * "tiêu chí số 6 về Văn hóa, tiêu chí số 8 về …; chỉ tiêu 17.9 và 17.10 của tiêu chí số 17 về Môi trường".
 */
export function assignedPhrase(
  criteria: readonly CriterionDef[],
  indicators: readonly { readonly criterion: CriterionDef; readonly ids: readonly string[] }[],
): string {
  const named = (c: CriterionDef): string => `tiêu chí số ${c.id} về ${c.name}`;
  const groups = indicators.map(
    ({ criterion, ids }) =>
      `${indicatorList(
        ids,
        criterion.indicators.map((i) => i.id),
      )} của ${named(criterion)}`,
  );
  return [...(criteria.length > 0 ? [joinPhrases(criteria.map(named))] : []), ...groups].join('; ');
}

/** Rule 8: "các" only for two or more: "tại thôn A", "tại các thôn A và B". */
export const hamletsPhrase = (hamlets: readonly string[]): string =>
  hamlets.length === 0
    ? ''
    : hamlets.length === 1
      ? `tại thôn ${hamlets[0]}`
      : `tại các thôn ${joinNames(hamlets)}`;

/** Rule 7: capitals with the Vietnamese mapping, on composed letters. `toUpperCase` here knows no locale. */
export const capitals = (text: string): string => text.normalize('NFC').toUpperCase();

export const capitalised = (text: string): string =>
  text.normalize('NFC').replace(/^./su, (first) => first.toUpperCase());

const ROMAN: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
export function roman(n: number): string {
  let rest = n;
  let out = '';
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) out += sign;
  return out;
}
