/**
 * Any number of communes out of the invented one (fixtures/xa-mau), for runs over many: each with its own name, id and
 * figures, in districts of ten. Everything in them is as invented as in the sample, and they are marked as samples.
 * Seeded: the same number gives the same commune everywhere.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface ManyCommunes {
  /** The folder of fixtures/xa-mau. */
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly seed?: number;
  /** Scans and pictures too. */
  readonly evidence?: boolean;
}

export interface MadeCommune {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  /** Relative to `to`. */
  readonly folder: string;
}

/** mulberry32: good enough to vary figures, and the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PER_DISTRICT = 10;
const digits = (n: number): string => String(n).padStart(3, '0');

/** Other names of the same kind. */
const renamed = (text: string, name: string, district: string): string =>
  text.replaceAll('Hòa Mẫu', name).replaceAll('Minh Họa', district);

/** Up to a fifth more of what is counted by hamlet: sums, shares and gaps come out otherwise for each commune. */
function otherFigures(text: string, next: () => number): string {
  return text.replaceAll(/(so-ho|nhan-khau|nam|nu): (\d+)/g, (_, key: string, value: string) => {
    const more = Math.floor(Number(value) * 0.2 * next());
    return `${key}: ${Number(value) + more}`;
  });
}

/** Here and there the district has more to find fault with; what is unmet stays so, since a plan needs something to do. */
const otherVerdicts = (text: string, next: () => number): string =>
  text.replaceAll('level: district, verdict: met', (same) =>
    next() < 0.08 ? 'level: district, verdict: unmet' : same,
  );

/** Writes the communes as folders `huyen-01/xa-mau-001` and so on. */
export function makeManyCommunes({
  from,
  to,
  count,
  seed = 1,
  evidence = false,
}: ManyCommunes): MadeCommune[] {
  const texts = readdirSync(from)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(path.join(from, name), 'utf8')] as const);
  return Array.from({ length: count }, (_, i) => {
    const number = i + 1;
    const next = random(seed * 100_003 + number);
    const district = `Mẫu ${1 + Math.floor(i / PER_DISTRICT)}`;
    const [id, name] = [`xa-mau-${digits(number)}`, `Hòa Mẫu ${number}`];
    const folder = path.join(`huyen-${digits(1 + Math.floor(i / PER_DISTRICT))}`, id);
    mkdirSync(path.join(to, folder), { recursive: true });
    for (const [file, text] of texts) {
      let own = renamed(text, name, district);
      if (file === 'case.yaml') own = own.replace(/^id: .*$/m, `id: ${id}`);
      if (file === 'bang-ke.yaml') own = otherFigures(own, next);
      if (file === 'danh-gia.yaml' || file === 'tieu-chi.yaml') own = otherVerdicts(own, next);
      writeFileSync(path.join(to, folder, file), own);
    }
    if (evidence)
      cpSync(path.join(from, 'minh-chung'), path.join(to, folder, 'minh-chung'), { recursive: true });
    return { id, name, district, folder };
  });
}
