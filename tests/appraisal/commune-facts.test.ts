/** What a table of the province is told of one commune. */
import { describe, expect, it } from 'vitest';
import { communeFacts } from '../../src/appraisal/commune-facts.ts';
import { mustLoad, REAL } from '../support/load.ts';

const { appraised } = mustLoad(REAL);
const facts = communeFacts(appraised);

describe('the real commune', () => {
  it('is told by its place, year and pack', () => {
    expect(facts).toMatchObject({
      caseId: 'nhan-ly-2024',
      commune: { kind: 'xã', name: 'Nhân Lý' },
      district: { kind: 'huyện', name: 'Chi Lăng' },
      // The plan does not state it.
      province: null,
      pack: 'nang-cao-2021-2025',
      year: 2024,
      sample: false,
    });
  });

  it('each criterion with what counts, and whether somebody has stated it', () => {
    expect(facts.criteria.map((c) => c.id)).toEqual(appraised.criteria.map((c) => c.def.id));
    expect(facts.criteria.filter((c) => c.verdict === 'met')).toHaveLength(6);
    expect(facts.criteria.filter((c) => c.verdict === 'unmet')).toHaveLength(13);
    const [first, ...others] = appraised.criteria;
    const computed = { ...first!, effective: { ...first!.effective, basis: 'computed' as const } };
    const stated = { ...first!, effective: { ...first!.effective, basis: 'stated' as const } };
    expect(
      [computed, stated].map(
        (c) => communeFacts({ ...appraised, criteria: [c, ...others] }).criteria[0]!.computed,
      ),
    ).toEqual([true, false]);
  });

  it('indicators that are met, and those of them that somebody has stated', () => {
    const all = [...appraised.indicators.values()];
    const met = all.filter((i) => i.effective.verdict === 'met');
    expect(facts.indicators).toEqual({
      total: 75,
      met: met.length,
      metStated: met.filter((i) => i.effective.basis === 'stated').length,
    });
    const [id, one] = [...appraised.indicators].find(([, i]) => i.effective.verdict === 'met')!;
    const basis = one.effective.basis === 'stated' ? ('computed' as const) : ('stated' as const);
    const changed = new Map(appraised.indicators).set(id, { ...one, effective: { ...one.effective, basis } });
    const now = communeFacts({ ...appraised, indicators: changed }).indicators;
    expect(now.met).toBe(met.length);
    expect(Math.abs(now.metStated - facts.indicators.metStated)).toBe(1);
  });

  it('the day is that of the latest figure, or of closing', () => {
    const on = (...days: string[]) =>
      new Map(
        [...appraised.figures].slice(0, days.length).map(([id, figure], i) => {
          return [id, { ...figure, def: { ...figure.def, asOf: days[i]! } }] as const;
        }),
      );
    const figures = on('2024-03-01', '2024-05-01', '2023-12-31');
    expect(communeFacts({ ...appraised, figures }).asOf).toBe('2024-05-01');
    expect(communeFacts({ ...appraised, figures, frozenOn: '2024-04-30' }).asOf).toBe('2024-04-30');
    expect(communeFacts({ ...appraised, figures: new Map() }).asOf).toBeNull();
  });
});

it('where government has two tiers there is no district, whatever was entered', () => {
  const { district: _, ...tiers } = appraised.pack.info.tiers;
  const pack = { ...appraised.pack, info: { ...appraised.pack.info, tiers } };
  expect(communeFacts({ ...appraised, pack }).district).toBeNull();
  const { district, ...data } = appraised.data;
  expect(district).toBeDefined();
  expect(communeFacts({ ...appraised, data }).district).toBeNull();
});
