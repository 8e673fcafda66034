/**
 * What an office changes in a case from one week to the next, at random but seeded: figures, prose, names, days, rows,
 * paragraphs, tasks, verdicts, papers. The edited data keep the schema and their references.
 */
import { type AppraisedCase, appraise } from '../../src/appraisal/appraise.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Decimal } from '../../src/model/quantity.ts';
import { checkReferences } from '../../src/model/references.ts';

type Mutable<T> = T extends bigint
  ? T
  : T extends readonly (infer U)[]
    ? Mutable<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;
type Draft = Mutable<CaseData>;

/** Small seeded numbers (mulberry32), the same on every machine. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 0x9e3779b1) >>> 0;
  }
  /** 0 to n - 1. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const PHRASES = [
  'các tuyến còn lại',
  'theo kế hoạch đã duyệt',
  'vận động Nhân dân cùng làm',
  'đúng tiến độ',
  'kiểm tra, nghiệm thu',
  'phối hợp chặt chẽ với các đơn vị',
];
const NAMES = ['Hoàng Thị Mẫu', 'Phạm Văn Ví', 'Đỗ Minh Dụ'];

/** Changes, adds or takes out words, never inside `{{…}}`. */
function reworded(text: string, dice: Dice): string {
  const parts = text.split(/(\{\{[^}]*\}\}|\s+)/u);
  const places = parts.flatMap((p, i) => (/^[\p{L}]+$/u.test(p) ? [i] : []));
  if (places.length === 0) return `${text} ${dice.of(PHRASES)}`;
  const at = dice.of(places);
  const kind = dice.below(3);
  if (kind === 0) parts[at] = dice.of(PHRASES);
  else if (kind === 1) parts[at] = `${parts[at]} ${dice.of(PHRASES)}`;
  else if (places.length > 3) parts[at] = dice.of(['nhanh', 'tốt', 'thêm']);
  return parts.join('');
}

const put = <T>(list: T[], item: T, dice: Dice) => list.splice(dice.below(list.length + 1), 0, item);
const take = (list: unknown[], dice: Dice) => {
  if (list.length > 1) list.splice(dice.below(list.length), 1);
};
const more = (d: Decimal, dice: Dice): Decimal => ({ ...d, digits: d.digits + BigInt(1 + dice.below(9)) });
const flipped = (verdict: 'met' | 'unmet') => (verdict === 'met' ? 'unmet' : 'met');

type Edit = (data: Draft, dice: Dice) => void;

const edits: Readonly<Record<string, Edit>> = {
  figure(data, dice) {
    const f = dice.of(data.figures.filter((x) => x.value ?? x.denominator));
    if (f.value) f.value = more(f.value, dice);
    else f.denominator = more(f.denominator!, dice);
  },
  state(data, dice) {
    const s = dice.of(data.criteria.flatMap((c) => c.currentState));
    s.text = reworded(s.text, dice);
  },
  stateAdded(data, dice) {
    put(
      dice.of(data.criteria.filter((c) => c.currentState.length > 0)).currentState,
      { text: `Xã ${dice.of(PHRASES)}, ${dice.of(PHRASES)}`, indicators: [], item: true, verdict: true },
      dice,
    );
  },
  stateRemoved: (data, dice) => take(dice.of(data.criteria).currentState, dice),
  implementation(data, dice) {
    const c = dice.of(data.criteria.filter((x) => x.implementation));
    c.implementation = reworded(c.implementation!, dice);
  },
  measure(data, dice) {
    const m = dice.of(data.criteria.flatMap((c) => c.measures));
    if ('task' in m) m.task.text = reworded(m.task.text, dice);
    else m.text = reworded(m.text, dice);
  },
  measureAdded(data, dice) {
    const { measures } = dice.of(data.criteria.filter((c) => c.measures.length > 0));
    if (dice.below(2) === 0)
      put(measures, { text: `Tiếp tục ${dice.of(PHRASES)}.`, item: dice.below(2) === 0 }, dice);
    else {
      const id = `viec-them-${dice.below(1_000_000)}`;
      const text = `Rà soát, ${dice.of(PHRASES)}`;
      const task = {
        id,
        text,
        indicators: [],
        hamlets: [],
        targets: [],
        lead: 'ubnd-xa',
        support: [],
        item: true,
      };
      put(measures, { task }, dice);
    }
  },
  measureRemoved: (data, dice) =>
    take(dice.of(data.criteria.filter((c) => c.measures.length > 1)).measures, dice),
  duty(data, dice) {
    const d = dice.of(data.plan!.duties);
    d.text = reworded(d.text, dice);
  },
  dutyAdded: (data, dice) => put(data.plan!.duties, { text: `Các đoàn thể ${dice.of(PHRASES)}.` }, dice),
  dutyRemoved: (data, dice) => take(data.plan!.duties, dice),
  rowAdded(data, dice) {
    const { rows } = dice.of(data.detailTables.filter((t) => t.rows.length > 0));
    put(rows, structuredClone(dice.of(rows)), dice);
  },
  rowRemoved: (data, dice) => take(dice.of(data.detailTables).rows, dice),
  rowMoved(data, dice) {
    const { rows } = dice.of(data.detailTables.filter((t) => t.rows.length > 1));
    put(rows, rows.splice(dice.below(rows.length), 1)[0]!, dice);
  },
  verdict(data, dice) {
    const round = dice.of([...data.indicators, ...data.criteria].flatMap((x) => x.rounds));
    if (round.verdict) round.verdict = flipped(round.verdict);
  },
  roundRemoved: (data, dice) => {
    dice.of(data.indicators.filter((i) => i.rounds.length > 0)).rounds.pop();
  },
  evidenceAdded(data, dice) {
    const copy = structuredClone(dice.of(data.evidence.filter((e) => e.indicators.length > 0)));
    const { file: _, external: __, ...rest } = copy;
    put(
      data.evidence,
      {
        ...rest,
        id: `giay-them-${dice.below(1_000_000)}`,
        abstract: `${rest.abstract}, ${dice.of(PHRASES)}`,
      },
      dice,
    );
  },
  evidenceRemoved: (data, dice) => take(data.evidence, dice),
  evidence(data, dice) {
    const e = dice.of(data.evidence);
    e.abstract = reworded(e.abstract, dice);
  },
  name(data, dice) {
    const o = dice.of(data.organisations);
    o.name = `${o.name} ${dice.of(['mới', 'và Đô thị', 'khu vực'])}`;
  },
  deadline(data, dice) {
    const d = dice.of(data.deadlines);
    d.date = `2024-${dice.of(['10', '11', '12'])}-${String(1 + dice.below(28)).padStart(2, '0')}`;
  },
  signatory(data, dice) {
    dice.of(data.signatories).name = dice.of(NAMES);
  },
  recipient(data, dice) {
    const list = data.plan!.recipients;
    if (dice.below(2) === 0) put(list, `Như Điều ${1 + dice.below(5)}`, dice);
    else take(list, dice);
  },
  basis(data, dice) {
    const b = dice.of(data.legalBases);
    if (b.abstract) b.abstract = reworded(b.abstract, dice);
  },
};

/** The kinds of edits by name, so that a test can see that all of them occurred. */
export const EDITS = Object.keys(edits);

export interface Edited {
  readonly data: CaseData;
  readonly kinds: readonly string[];
}

/** One to five edits, drawn by the seed. */
export function randomEdits(data: CaseData, seed: number): Edited {
  const dice = new Dice(seed);
  const draft = structuredClone(data) as Draft;
  // Every kind comes up in turn, with others at random.
  const kinds = [EDITS[seed % EDITS.length]!];
  for (let n = dice.below(5); n > 0; n--) kinds.push(dice.of(EDITS));
  for (const kind of kinds) edits[kind]!(draft, dice);
  return { data: draft as CaseData, kinds };
}

export const randomEdit = (data: CaseData, seed: number): CaseData => randomEdits(data, seed).data;

const nowhere = { of: () => ({ file: 'sửa' }), inText: () => ({ file: 'sửa' }) };

/** The pack of a loaded dossier lacks roles of the other form of government: what the case itself says already counts not. */
function faults(dossier: LoadedDossier, data: CaseData): { appraised: AppraisedCase; errors: string[] } {
  const diagnostics = new Diagnostics();
  checkReferences(dossier.pack, data, nowhere, diagnostics);
  const appraised = appraise(dossier.pack, data, nowhere.of, diagnostics);
  const errors = diagnostics.items.filter((d) => d.severity === 'error').map((d) => d.message);
  return { appraised, errors };
}

/** What the data as they are get wrong, asked once for a dossier. */
const faultsBefore = new WeakMap<LoadedDossier, ReadonlySet<string>>();

function knownFaults(dossier: LoadedDossier): ReadonlySet<string> {
  const known = faultsBefore.get(dossier) ?? new Set(faults(dossier, dossier.appraised.data).errors);
  faultsBefore.set(dossier, known);
  return known;
}

/** The dossier with edited data. Throws when they are not what an office could have entered. */
export function editedDossier(dossier: LoadedDossier, seed: number): LoadedDossier {
  const known = knownFaults(dossier);
  const { appraised, errors } = faults(dossier, randomEdit(dossier.appraised.data, seed));
  const added = errors.filter((message) => !known.has(message));
  if (added.length > 0) throw new Error(`seed ${seed}: ${added.join('\n')}`);
  return { ...dossier, appraised };
}
