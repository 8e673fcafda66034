/** The lists of the bundles: every part of the reference has its line, in order, and says when it does not apply. */
import { describe, expect, it } from 'vitest';
import { type PlannedLine, planLines } from '../../../src/dossier/bundle/plan.ts';
import { bundleRequest } from '../../../src/dossier/bundle/request.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { changed, mustLoad, mustLoadFolder, REAL, SAMPLE } from '../../support/load.ts';
import { twoTierFiles } from '../../support/two-tier.ts';

const sample = mustLoadFolder(SAMPLE);
const real = mustLoad(REAL);
const twoTier = mustLoad(SAMPLE, twoTierFiles());

const linesOf = (dossier: LoadedDossier, asked: string): readonly PlannedLine[] => {
  const request = bundleRequest(dossier, asked, new Diagnostics())!;
  return planLines(dossier, request.bundle, request.unit);
};
const parts = (lines: readonly PlannedLine[]) => lines.filter((l) => l.depth === 0);
const refused = (dossier: LoadedDossier, asked: string) => {
  const diagnostics = new Diagnostics();
  expect(bundleRequest(dossier, asked, diagnostics)).toBeNull();
  return diagnostics.items[0]!;
};

describe('district: the six parts of the commune’s dossier', () => {
  const lines = linesOf(sample, 'district');
  it('in their order', () => {
    expect(parts(lines).map((l) => l.place)).toEqual([
      '01-to-trinh',
      '02-bao-cao-ket-qua',
      '03-bao-cao-y-kien',
      '04-bien-ban-hop',
      '05-hinh-anh',
      '06-minh-chung',
    ]);
  });

  it('with one dossier for each criterion, numbered as the criteria set numbers them', () => {
    const dossiers = lines.filter((l) => l.order.startsWith('6.'));
    expect(dossiers).toHaveLength(19);
    expect(dossiers[1]).toMatchObject({
      order: '6.2',
      place: '06-minh-chung/02-tieu-chi-02-giao-thong',
      bound: true,
    });
    expect(dossiers.map((l) => l.document!.criterion!.id)).toEqual(sample.pack.criteria.map((c) => c.id));
  });

  it('papers of one part stand in its folder', () => {
    expect(lines.filter((l) => l.order.startsWith('4.')).map((l) => l.place)).toEqual([
      '04-bien-ban-hop/01-bien-ban-hop-xa',
      '04-bien-ban-hop/02-bien-ban-kiem-phieu-xa',
    ]);
  });
});

describe('province', () => {
  it('has the seven parts of the district’s dossier, the last the whole commune dossier', () => {
    const lines = linesOf(sample, 'province');
    expect(parts(lines)).toHaveLength(7);
    const commune = linesOf(sample, 'district');
    const inside = lines.filter((l) => l.order.startsWith('7.'));
    expect(inside.map((l) => l.order)).toEqual(commune.map((l) => `7.${l.order}`));
    expect(inside.map((l) => l.place)).toEqual(commune.map((l) => `07-ho-so-xa/${l.place}`));
  });

  it('papers of other bodies come from the evidence; what is missing names its request letter', () => {
    const there = linesOf(sample, 'province').filter((l) => l.kind === 'external');
    expect(there.length).toBeGreaterThanOrEqual(3);
    expect(there.every((l) => l.evidence !== null)).toBe(true);
    const missing = linesOf(real, 'province').filter((l) => l.kind === 'external');
    expect(missing).toHaveLength(3);
    for (const line of missing) {
      expect(line.state).toBe('missing');
      expect(line.reason).toMatch(/văn bản đề nghị: \S+\.docx$/);
    }
  });

  it('without districts: the commune’s parts, and those of the level between as not applicable', () => {
    const lines = linesOf(twoTier, 'province');
    const state = (l: PlannedLine) => l.state;
    const gone = parts(lines).filter((l) => l.state === 'not-applicable');
    expect(gone).toHaveLength(4);
    expect(gone.map(state)).toEqual(Array(4).fill('not-applicable'));
    expect(lines.filter((l) => l.document?.entry.id === 'commune-letter')).toHaveLength(1);
    expect(lines.filter((l) => l.document?.entry.id.startsWith('district'))).toEqual([]);
    expect(
      lines.flatMap((l) => [l.title, l.reason ?? '', l.place]).filter((t) => /huy[eệ]n/i.test(t)),
    ).toEqual([]);
  });
});

describe('public bundles', () => {
  it.each(['meeting', 'posting'])('%s has no volume and no paper of another body', (asked) => {
    const lines = linesOf(sample, asked);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((l) => l.bound || l.evidence !== null)).toEqual([]);
    expect(lines.filter((l) => l.document?.criterion)).toEqual([]);
  });

  it('a list that names evidence all the same gets a line that says so', () => {
    const { bundle } = bundleRequest(sample, 'posting', new Diagnostics())!;
    const own = { ...bundle, items: [{ ...bundle.items[0]!, volumes: true }] };
    expect(planLines(sample, own, null)).toMatchObject([
      { state: 'left-out', reason: expect.stringMatching(/công khai/) },
    ]);
  });

  it('without districts a meeting has no line of a district', () => {
    const titles = linesOf(twoTier, 'meeting').map((l) => l.title);
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.filter((t) => /huyện/i.test(t))).toEqual([]);
  });
});

describe('unit', () => {
  it('gets the criteria it leads, also for one indicator, and the letters that go to it', () => {
    const lines = linesOf(sample, 'unit:phong-kinh-te-ha-tang');
    const criteria = lines.flatMap((l) => l.document?.criterion?.id ?? []);
    expect(criteria).toEqual(['1', '2', '4', '7', '9', '17']);
    const police = linesOf(sample, 'unit:cong-an');
    expect(police.flatMap((l) => l.document?.external?.id ?? [])).toEqual(['an-ninh-trat-tu']);
    expect(police.flatMap((l) => l.document?.criterion?.id ?? [])).toEqual(['19']);
  });

  it('a unit with nothing has no line', () => {
    expect(linesOf(sample, 'unit:doan-kiem-tra-tinh')).toEqual([]);
  });
});

describe('what cannot be asked for', () => {
  it('an unknown bundle names the nearest one, or all', () => {
    expect(refused(sample, 'distrit').hint).toContain('"district"');
    expect(refused(sample, 'abcdefgh').hint).toContain('posting');
  });
  it('an unknown unit names the nearest one', () => {
    expect(refused(sample, 'unit:cong-na')).toMatchObject({
      code: 'unit-unknown',
      hint: expect.stringContaining('"cong-an"'),
    });
    expect(refused(sample, 'unit').hint).toMatch(/unit:[a-z-]+ \(/);
  });
  it('a unit of a bundle that is not divided', () => {
    expect(refused(sample, 'district:cong-an').code).toBe('bundle-unit');
  });
  it('the district where there is none', () => {
    expect(refused(twoTier, 'district')).toMatchObject({ hint: expect.stringContaining('province') });
  });
  it('a bundle that holds itself', () => {
    const { bundle } = bundleRequest(sample, 'district', new Diagnostics())!;
    const own = { ...bundle, items: [{ ...bundle.items[0]!, bundle: 'district' }] };
    const pack = { ...sample.pack, bundles: [own] };
    expect(() => planLines({ ...sample, pack }, own, null)).toThrow(/holds itself/);
  });
});

describe('the lists of the pack', () => {
  it('name only what the pack has', () => {
    for (const dossier of [sample, twoTier]) {
      for (const bundle of dossier.pack.bundles) {
        const unit = bundle.perUnit ? dossier.appraised.data.organisations[0]! : null;
        const unknown = planLines(dossier, bundle, unit).filter((l) => l.reason?.startsWith('bộ mẫu'));
        expect(unknown.map((l) => `${bundle.id} ${l.order} ${l.reason}`)).toEqual([]);
      }
    }
  });

  it('are marked as not compared with the law', () => {
    const sources = sample.pack.bundles.flatMap((b) => [b.source, ...b.items.map((i) => i.source)]);
    expect(sample.pack.bundles.every((b) => b.source !== undefined)).toBe(true);
    expect(sources.filter((s) => s?.verified)).toEqual([]);
  });

  it('a changed case changes nothing in the numbers of the list', () => {
    const without = changed(sample, (data) => {
      data.evidence = [];
    });
    const orders = (d: LoadedDossier) => parts(linesOf(d, 'province')).map((l) => `${l.order} ${l.id}`);
    expect(orders(without)).toEqual(orders(sample));
  });
});
