/**
 * The rows of a sheet → criteria and indicators. Numbers that a number cell cannot tell apart are decided by the name
 * beside them, else by the rows around them; what stays open is listed, never guessed.
 */
import type { Pack } from '../../model/pack.ts';
import type { FormSheet } from '../form/form.ts';
import { type Identity, isColumnNumbers } from './identity.ts';
import type { NameIndex } from './names.ts';
import {
  judge,
  type RowEvidence,
  type RowTarget,
  rowEvidence,
  targetKey,
  type Verdict,
} from './row-evidence.ts';

export interface FoundRow {
  readonly row: number;
  readonly lastRow: number;
  readonly target: RowTarget;
  /** How a number that may be read in two ways was decided: what was chosen and why. */
  readonly decided: string | null;
}

export interface RowProblem {
  readonly row: number;
  readonly kind: 'unknown' | 'several' | 'contradiction' | 'twice';
  readonly shown: string;
  /** Ids that come into question. */
  readonly ids: readonly string[];
}

export interface FoundRows {
  readonly rows: readonly FoundRow[];
  readonly problems: readonly RowProblem[];
}

/** A row that somebody decided: what it is about, or null for a row to leave alone. */
export type FixedRows = ReadonlyMap<number, RowTarget | null>;

interface Open {
  readonly evidence: RowEvidence;
  verdict: Verdict;
  decided: string | null;
  fixed: boolean;
}

export function findRows(
  pack: Pack,
  index: NameIndex,
  sheet: FormSheet,
  identity: Identity,
  fixed: FixedRows,
  firstRow = 1,
): FoundRows {
  const open: Open[] = [];
  const rows = new Set([...sheet.raw.rows.keys(), ...fixed.keys()]);
  for (const row of [...rows].sort((a, b) => a - b)) {
    if (!fixed.has(row) && (row < firstRow || isColumnNumbers(sheet, row))) continue;
    const evidence = rowEvidence(pack, sheet, identity, row);
    const chosen = fixed.get(row);
    if (chosen === null) continue;
    const verdict: Verdict = chosen
      ? { kind: 'found', target: chosen, strength: 9, by: 'number' }
      : judge(pack, index, identity, evidence);
    if (
      verdict.kind === 'found' &&
      verdict.by === 'name' &&
      evidence.numbers.some((n) => n.indicators.length > 1)
    )
      open.push({ evidence, verdict, decided: `theo tên, là ${verdict.target.id}`, fixed: false });
    else open.push({ evidence, verdict, decided: null, fixed: chosen !== undefined });
  }
  decideByOrder(pack, open);
  const problems = refuseTwice(open);
  const found = open.flatMap(({ evidence, verdict, decided, fixed: byHand }): FoundRow[] =>
    verdict.kind === 'found'
      ? [
          {
            row: evidence.row,
            lastRow: byHand ? evidence.row : evidence.lastRow,
            target: verdict.target,
            decided,
          },
        ]
      : [],
  );
  const [first = 0, last = 0] = [found[0]?.row, found.at(-1)?.row];
  for (const { evidence, verdict } of open) {
    const { row, shown, foreign } = evidence;
    if (row < first) continue;
    if (verdict.kind === 'several') problems.push({ row, kind: 'several', shown, ids: verdict.ids });
    else if (verdict.kind === 'contradiction')
      problems.push({ row, kind: 'contradiction', shown, ids: verdict.ids });
    else if (verdict.kind === 'unknown' && row < last)
      problems.push({ row, kind: 'unknown', shown, ids: verdict.nearest });
    else if (verdict.kind !== 'found' && foreign) problems.push({ row, kind: 'unknown', shown, ids: [] });
  }
  return {
    rows: withOnlyIndicators(pack, found, problems),
    problems: problems.sort((a, b) => a.row - b.row),
  };
}

/** Numbers in the order of the criteria set: between 17.9 and 17.11 stands 17.10. */
function decideByOrder(pack: Pack, open: readonly Open[]): void {
  const order = new Map<string, number>();
  for (const c of pack.criteria) {
    order.set(`criterion:${c.id}`, order.size);
    for (const i of c.indicators) order.set(`indicator:${i.id}`, order.size);
  }
  const place = (o: Open | undefined): number | null =>
    o?.verdict.kind === 'found' ? order.get(targetKey(o.verdict.target))! : null;
  for (let changed = true; changed; ) {
    changed = false;
    open.forEach((o, i) => {
      const { verdict } = o;
      if (verdict.kind !== 'several' || !verdict.fromNumber) return;
      const isFound = (x: Open): boolean => x.verdict.kind === 'found';
      const before = place(open.slice(0, i).findLast(isFound));
      const after = place(open.slice(i + 1).find(isFound));
      const fitting = verdict.ids.filter((id) => {
        const own = order.get(`indicator:${id}`)!;
        return (before === null || own > before) && (after === null || own < after);
      });
      if (fitting.length !== 1 || (before === null && after === null)) return;
      o.verdict = {
        kind: 'found',
        target: { kind: 'indicator', id: fitting[0]! },
        strength: verdict.strength,
        by: 'number',
      };
      o.decided = `theo các hàng trước và sau, là ${fitting[0]}`;
      changed = true;
    });
  }
}

/** Two rows about the same: the one that says so more surely stays; of equals none. */
function refuseTwice(open: readonly Open[]): RowProblem[] {
  const problems: RowProblem[] = [];
  const groups = new Map<string, Open[]>();
  for (const o of open)
    if (o.verdict.kind === 'found') {
      const key = targetKey(o.verdict.target);
      groups.set(key, [...(groups.get(key) ?? []), o]);
    }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const strength = (o: Open): number => (o.verdict.kind === 'found' ? o.verdict.strength : 0);
    const most = Math.max(...group.map(strength));
    const best = group.filter((o) => strength(o) === most);
    for (const o of group) {
      if (o.verdict.kind !== 'found' || (best.length === 1 && o === best[0]) || (o.fixed && most === 9))
        continue;
      problems.push({
        row: o.evidence.row,
        kind: 'twice',
        shown: o.evidence.shown,
        ids: [o.verdict.target.id],
      });
      o.verdict = { kind: 'nothing' };
    }
  }
  return problems;
}

/**
 * The row of a criterion with one indicator stands for it too where it has none of its own; where each has its row,
 * what was said of the criterion is not said of the indicator.
 */
function withOnlyIndicators(
  pack: Pack,
  rows: readonly FoundRow[],
  problems: readonly RowProblem[],
): FoundRow[] {
  const keys = new Set([
    ...rows.map((r) => targetKey(r.target)),
    ...problems.flatMap((p) => p.ids.map((id) => `indicator:${id}`)),
  ]);
  return rows.map((r) => {
    const { target } = r;
    if (target.kind === 'both' && keys.has(`criterion:${target.criterion}`))
      return { ...r, target: { kind: 'indicator', id: target.id } };
    if (target.kind !== 'criterion') return r;
    const { indicators } = pack.criterion.get(target.id)!;
    const only = indicators[0]!.id;
    return indicators.length > 1 || keys.has(`indicator:${only}`)
      ? r
      : { ...r, target: { kind: 'both', id: only, criterion: target.id } };
  });
}
