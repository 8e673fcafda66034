/**
 * Names of criteria and indicators however a form words them: letters composed or not, either tone placement, case,
 * marks, examples in brackets left out, words more or less.
 */
import type { Pack } from '../../model/pack.ts';
import { looseWord } from '../../readers/workbook/word-cells.ts';

/** Words of a text, one form for each however it is typed; joined by single spaces. "Tỉ lệ" is "tỷ lệ", "kĩ" is "kỹ". */
export const folded = (text: string): string =>
  looseWord(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) =>
      word
        .normalize('NFD')
        .replace(/^([hklmst]|qu)y(\p{M}?)$/u, '$1i$2')
        .normalize('NFC'),
    )
    .join(' ');

/** What forms shorten and the criteria set spells out, or the other way round. */
const SHORT: Readonly<Record<string, string>> = {
  bhyt: 'bảo hiểm y tế',
  thcs: 'trung học cơ sở',
  attp: 'an toàn thực phẩm',
  ntm: 'nông thôn mới',
  htx: 'hợp tác xã',
  cntt: 'công nghệ thông tin',
  tthc: 'thủ tục hành chính',
  csvc: 'cơ sở vật chất',
  sxkd: 'sản xuất kinh doanh',
  vsmt: 'vệ sinh môi trường',
  bvmt: 'bảo vệ môi trường',
  hgđ: 'hộ gia đình',
  kcb: 'khám chữa bệnh',
  atgt: 'an toàn giao thông',
  qđ: 'quy định',
  pl: 'pháp luật',
};
const SPELLED = new Map(Object.entries(SHORT).map(([short, full]) => [folded(short), folded(full)]));

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((w) => w !== '')
    .flatMap((w) => (SPELLED.get(w) ?? w).split(' '));

const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)/g, ' ');

export interface Scored {
  readonly id: string;
  /** 0…1; 1: the same words. */
  readonly score: number;
}

interface Variant {
  readonly id: string;
  readonly words: readonly string[];
  readonly joined: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** From here on two names are the same thing, if nothing else comes near. */
export const SURE = 0.62;
/** How far the second best must be behind. */
const LEAD = 0.08;
/** Texts beyond these are no names; a workbook with more different texts is no form. */
const LONGEST = 1_000;
const MOST_TEXTS = 4_000;

export class NameIndex {
  readonly #weights = new Map<string, number>();
  readonly #indicators: readonly Variant[];
  readonly #criteria: readonly Variant[];
  readonly #groups: ReadonlySet<string>;
  readonly #ranked = new Map<string, readonly Scored[]>();

  constructor(pack: Pack) {
    const names = [...pack.indicator.values()].map(({ def }) => def.name);
    const documents = names.map((name) => new Set(wordsOf(name)));
    for (const word of new Set(documents.flatMap((d) => [...d])))
      this.#weights.set(word, Math.log(1 + names.length / documents.filter((d) => d.has(word)).length));
    const variants = (id: string, name: string): Variant[] =>
      [...new Set([name, withoutBrackets(name)].map((n) => wordsOf(n).join(' ')))].map((joined) =>
        this.#variant(id, joined.split(' ')),
      );
    this.#indicators = [...pack.indicator.values()].flatMap(({ def }) => variants(def.id, def.name));
    this.#criteria = pack.criteria.flatMap((c) => variants(c.id, c.name));
    this.#groups = new Set(
      pack.criteria.flatMap((c) => (c.group === undefined ? [] : [wordsOf(c.group).join(' ')])),
    );
  }

  /** Criterion of exactly this name ("Giao thông", "Tiêu chí Giao thông"); null when there is none. */
  criterion(text: string): string | null {
    const joined = wordsOf(text.replace(/^\s*tiêu\s+chí\s*:?/iu, '')).join(' ');
    return this.#criteria.find((c) => c.joined === joined)?.id ?? null;
  }

  /** "II. Hạ tầng kinh tế - xã hội", "Nhóm tiêu chí …": several criteria together. */
  isGroup(text: string): boolean {
    const joined = wordsOf(text).join(' ');
    return this.#groups.has(joined) || joined.startsWith(wordsOf('nhóm').join(' '));
  }

  /** Indicators by likeness, best first; those with nothing in common left out. */
  ranked(text: string): readonly Scored[] {
    const known = this.#ranked.get(text);
    if (known) return known;
    if (text.length > LONGEST || this.#ranked.size >= MOST_TEXTS) return [];
    const best = new Map<string, number>();
    for (const own of new Set([text, withoutBrackets(text)].map((t) => wordsOf(t).join(' ')))) {
      if (own === '') continue;
      const mine = this.#variant('', own.split(' '));
      for (const theirs of this.#indicators) {
        const score = this.#score(mine, theirs);
        if (score > (best.get(theirs.id) ?? 0.05)) best.set(theirs.id, score);
      }
    }
    const list = [...best].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
    this.#ranked.set(text, list);
    return list;
  }

  /** The one indicator that a text names; several when none is clearly ahead; none when nothing is near. */
  named(text: string): readonly string[] {
    const [first, ...others] = this.ranked(text);
    if (!first || first.score < SURE) return [];
    if (first.score === 1 && others[0]?.score !== 1) return [first.id];
    return [first.id, ...others.filter((o) => o.score > first.score - LEAD).map((o) => o.id)];
  }

  scoreOf(text: string, id: string): number {
    return this.ranked(text).find((s) => s.id === id)?.score ?? 0;
  }

  #variant(id: string, words: readonly string[]): Variant {
    const counts = new Map<string, number>();
    for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
    return {
      id,
      words,
      joined: words.join(' '),
      counts,
      weight: words.reduce((n, w) => n + this.#weight(w), 0),
    };
  }

  /** Words of many names say little about which one it is; words of none say that it is another. */
  #weight(word: string): number {
    return this.#weights.get(word) ?? 4;
  }

  #score(a: Variant, b: Variant): number {
    if (a.joined === b.joined) return 1;
    let common = 0;
    for (const [word, n] of a.counts) common += Math.min(n, b.counts.get(word) ?? 0) * this.#weight(word);
    const dice = (2 * common) / (a.weight + b.weight);
    const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
    const contained = short.words.length > 1 && ` ${long.joined} `.includes(` ${short.joined} `);
    return contained ? Math.max(dice, 0.6 + 0.39 * (short.weight / long.weight)) : Math.min(dice, 0.99);
  }
}
