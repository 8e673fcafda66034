/** Order and numbers of volumes over random lists of evidence: every paper once, numbers without gaps or doubles. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangeVolume, type PlannedVolume } from '../../../src/dossier/volumes/arrange.ts';
import { sheetNumbers } from '../../../src/dossier/volumes/numbers.ts';
import type { Evidence } from '../../../src/model/case-schema.ts';
import type { EvidenceProbe } from '../../../src/readers/evidence/probe-types.ts';
import { homeOf } from '../../../src/tables/evidence-order.ts';
import { changed, mustLoadFolder, SAMPLE } from '../../support/load.ts';
import { fakeProbe } from './fake-probes.ts';

const sample = mustLoadFolder(SAMPLE);
const INDICATORS = ['2.1', '2.2', '2.3', '13.1', '13.2', '4'];
const CRITERIA = ['2', '4', '13'];

interface RandomPaper {
  readonly evidence: Evidence;
  readonly probe: EvidenceProbe | null;
}

const randomPaper = (i: number): fc.Arbitrary<RandomPaper> =>
  fc
    .record({
      indicators: fc.uniqueArray(fc.constantFrom(...INDICATORS), { minLength: 1, maxLength: 4 }),
      kind: fc.constantFrom('Quyết định', 'Ảnh', 'Bảng kê', 'Thư', 'Giấy xác nhận', 'Kế hoạch'),
      date: fc.option(fc.constantFrom('2023-12-31', '2024-01-05', '2024-02-10'), { nil: undefined }),
      order: fc.option(fc.nat(5), { nil: undefined }),
      state: fc.constantFrom('bindable', 'bindable', 'bindable', 'beside', 'faulty', 'absent', 'none'),
      pages: fc.integer({ min: 1, max: 7 }),
    })
    .map(({ state, pages, ...more }) => {
      const picture = more.kind === 'Ảnh' && pages < 5;
      return {
        evidence: { id: `p${i}`, abstract: `giấy tờ ${i}`, personal: false, file: `f${i}`, ...more },
        probe:
          state === 'none'
            ? null
            : fakeProbe(
                `f${i}`,
                state as EvidenceProbe['state'],
                picture ? 1 : pages,
                picture ? 'jpeg' : 'pdf',
              ),
      };
    });

const papers = fc
  .integer({ min: 0, max: 14 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => randomPaper(i))));
const settings = fc.constantFrom(
  { numbering: 'leaf', duplex: false } as const,
  { numbering: 'leaf', duplex: true } as const,
  { numbering: 'page', duplex: false } as const,
  { numbering: 'page', duplex: true } as const,
);

function arrangeAll(list: readonly RandomPaper[], more: Pick<Arrangement, 'settings' | 'explanationPages'>) {
  const { appraised } = changed(sample, (data) => {
    data.evidence = structuredClone(list.map((p) => p.evidence)) as typeof data.evidence;
  });
  const probes = new Map(list.map((p) => [p.evidence.id, p.probe]));
  const arrangement: Arrangement = {
    ...more,
    probe: (id) => probes.get(id) ?? null,
    isPicture: ({ id }) => probes.get(id)?.kind === 'jpeg',
  };
  const volumes = new Map<string, PlannedVolume>(
    appraised.criteria
      .filter((c) => CRITERIA.includes(c.def.id))
      .map((c) => [c.def.id, arrangeVolume(appraised, c.def, arrangement)]),
  );
  return { appraised, volumes };
}

const stampsOf = (volume: PlannedVolume): number[] =>
  volume.sheets.flatMap((s) => ('stamps' in s ? s.stamps.flatMap((n) => n ?? []) : []));

describe('volumes of random evidence', () => {
  it('number every leaf or page once, in order, without gaps; the total is the last number', () => {
    fc.assert(
      fc.property(papers, settings, fc.integer({ min: 1, max: 5 }), (list, setting, pages) => {
        const { volumes } = arrangeAll(list, { settings: setting, explanationPages: () => pages });
        for (const volume of volumes.values()) {
          const stamps = stampsOf(volume);
          expect(stamps).toEqual(Array.from({ length: volume.total }, (_, i) => i + 1));
          expect(volume.items[0]).toMatchObject({ as: 'explanation', first: 1 });
        }
      }),
      { numRuns: 150, seed: 41 },
    );
  });

  it('bind every readable or unreadable file once, with the first criterion it serves, and say so everywhere', () => {
    fc.assert(
      fc.property(papers, settings, (list, setting) => {
        const { appraised, volumes } = arrangeAll(list, { settings: setting, explanationPages: () => 2 });
        const sheets = sheetNumbers(volumes, setting, () => 1);
        for (const { evidence, probe } of list) {
          const home = homeOf(appraised, evidence)!;
          const bound = [...volumes.values()].filter((v) =>
            v.items.some((i) => i.evidence?.id === evidence.id && i.first !== null),
          );
          const hasPages = probe !== null && probe.state !== 'beside';
          expect(bound.map((v) => v.criterion.id)).toEqual(hasPages ? [home] : []);
          expect(sheets.boundIn(evidence.id)).toBe(probe === null ? null : home);
          const numbers = sheets.of(home, evidence.id);
          expect(numbers === null).toBe(!hasPages);
          for (const criterion of CRITERIA)
            if (criterion !== home) expect(sheets.of(criterion, evidence.id)).toBeNull();
          // The register of every criterion that it serves lists it once.
          for (const [criterion, volume] of volumes) {
            const serves = volume.criterion.indicators.some((i) => evidence.indicators.includes(i.id));
            expect(
              volume.items.filter((i) => i.evidence?.id === evidence.id),
              criterion,
            ).toHaveLength(serves ? 1 : 0);
          }
        }
      }),
      { numRuns: 150, seed: 42 },
    );
  });

  it('the numbers of a paper are the stamps on its pages', () => {
    fc.assert(
      fc.property(papers, settings, (list, setting) => {
        const { volumes } = arrangeAll(list, { settings: setting, explanationPages: () => 3 });
        for (const { sheets } of volumes.values())
          for (const sheet of sheets) {
            if (sheet.kind === 'source' || sheet.kind === 'placeholder') {
              const stamps = sheet.stamps.flatMap((s) => s ?? []);
              expect([sheet.item.first, sheet.item.last]).toEqual([stamps[0], stamps.at(-1)]);
              expect(sheet.stamps).toHaveLength(sheet.kind === 'source' ? sheet.item.probe!.pages.length : 1);
            }
            if (sheet.kind === 'photos') {
              expect(sheet.items.length).toBeGreaterThan(0);
              expect(sheet.items.length).toBeLessThanOrEqual(2);
              // The back of a leaf carries no number; its photos have the front's.
              if (sheet.stamps[0] !== null)
                for (const item of sheet.items) expect(item.first).toBe(sheet.stamps[0]);
            }
          }
      }),
      { numRuns: 150, seed: 43 },
    );
  });

  it('divide by indicator: a divider stands before the papers of every indicator that has some', () => {
    fc.assert(
      fc.property(papers, (list) => {
        const { volumes } = arrangeAll(list, {
          settings: { numbering: 'leaf', duplex: false },
          explanationPages: () => 1,
        });
        for (const { sheets } of volumes.values()) {
          let here: string | null = null;
          const dividers: string[] = [];
          for (const sheet of sheets) {
            if (sheet.kind === 'divider') {
              here = sheet.indicator;
              dividers.push(here);
            }
            if (sheet.kind === 'source' || sheet.kind === 'placeholder')
              expect(sheet.item.indicator).toBe(here);
            if (sheet.kind === 'photos') for (const i of sheet.items) expect(i.indicator).toBe(here);
          }
          expect(new Set(dividers).size).toBe(dividers.length);
        }
      }),
      { numRuns: 100, seed: 44 },
    );
  });
});

it('on both sides of leaves, three photos take two pages and one number', () => {
  const list = [1, 2, 3].map((i) => ({
    evidence: {
      id: `a${i}`,
      abstract: `ảnh ${i}`,
      personal: false,
      file: `a${i}`,
      kind: 'Ảnh',
      indicators: ['2.1'],
    },
    probe: fakeProbe(`a${i}`, 'bindable', 1, 'jpeg'),
  }));
  const { volumes } = arrangeAll(list, {
    settings: { numbering: 'leaf', duplex: true },
    explanationPages: () => 3,
  });
  const { items, total } = volumes.get('2')!;
  expect(items.map((i) => i.first)).toEqual([1, 3, 3, 3]);
  expect(items[0]).toMatchObject({ first: 1, last: 2, pages: 3 });
  expect(total).toBe(3);
});
