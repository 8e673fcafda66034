/** The real plan as data (OFFICE §12): what it states is known, what it does not state is not. */
import { describe, expect, it } from 'vitest';
import type { AppraisedIndicator } from '../../src/appraisal/appraise.ts';
import { percentOf, plainDecimal } from '../../src/model/quantity.ts';
import { figureText } from '../../src/wording/figure-text.ts';
import { mustLoad, REAL } from '../support/load.ts';

const { appraised, pack } = mustLoad(REAL);
const { criteria, indicators, figures, data } = appraised;
const idsWhere = (test: (i: AppraisedIndicator) => boolean) =>
  [...indicators.values()].filter(test).map((i) => i.def.id);

const UNMET =
  '1.3 2.1 2.2 3.1 3.2 3.3 3.5 3.6 5.1 5.6 6.1 8.5 10 12.1 13.2 13.5 13.8 14.1 14.2 14.3 14.4 17.4 17.5 17.8 17.10 17.12 18.1 18.3 18.7 19.2';

describe('the criteria set', () => {
  it('has 19 criteria and 75 indicators, in the order of their numbers', () => {
    expect(pack.criteria.map((c) => c.id)).toEqual(Array.from({ length: 19 }, (_, i) => String(i + 1)));
    expect(pack.indicator.size).toBe(75);
    const numbers = [...indicators.keys()].map((id) => id.split('.').map(Number));
    const sorted = [...numbers].sort((a, b) => a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0));
    expect(numbers).toEqual(sorted);
    expect([...indicators.keys()].indexOf('17.10')).toBe([...indicators.keys()].indexOf('17.9') + 1);
  });

  it('splits at least the compound indicators of OFFICE §1, and marks the split as its own', () => {
    const split = pack.criteria.flatMap((c) => c.indicators.filter((i) => i.parts));
    expect(split.map((i) => i.id)).toEqual(
      expect.arrayContaining(['2.2', '5.1', '6.1', '7', '13.3', '16.1', '18.7', '19.2']),
    );
    expect(split.every((i) => i.parts!.proposed)).toBe(true);
  });

  it('names where every name and requirement comes from', () => {
    for (const i of pack.criteria.flatMap((c) => c.indicators))
      expect([i.id, i.nameSource.text !== '' && i.requirementSource.text !== '']).toEqual([i.id, true]);
  });
});

describe('what the plan states', () => {
  it('13 criteria unmet and 6 met, all by the district', () => {
    const where = (v: string) => criteria.filter((c) => c.stated?.verdict === v).map((c) => c.def.id);
    expect(where('unmet')).toEqual('1 2 3 5 6 8 10 12 13 14 17 18 19'.split(' '));
    expect(where('met')).toEqual('4 7 9 11 15 16'.split(' '));
    expect(new Set(criteria.map((c) => c.stated?.level))).toEqual(new Set(['district']));
    expect(appraised.criterionCounts).toEqual({
      met: 6,
      unmet: 13,
      'not-applicable': 0,
      undetermined: 0,
      total: 19,
    });
  });

  it('30 indicators unmet, exactly these, and none met', () => {
    expect(idsWhere((i) => i.stated?.verdict === 'unmet')).toEqual(UNMET.split(' '));
    expect(idsWhere((i) => i.stated?.verdict === 'met')).toEqual([]);
    expect(idsWhere((i) => i.effective.verdict === 'unmet')).toEqual(UNMET.split(' '));
  });

  it('no verdict on 2.3, 2.4, 8.1 and 8.4', () => {
    for (const id of ['2.3', '2.4', '8.1', '8.4'])
      expect([id, indicators.get(id)?.rounds, indicators.get(id)?.effective.verdict]).toEqual([
        id,
        [],
        'undetermined',
      ]);
  });

  it('no contradiction between what is stated and what the values say', () => {
    const against = [...criteria, ...indicators.values()].filter(
      (x) => x.stated && x.computed.verdict !== 'undetermined' && x.computed.verdict !== x.stated.verdict,
    );
    expect(against.map((x) => x.def.id)).toEqual([]);
  });
});

describe('what the plan does not state', () => {
  it('40 indicators without a line have no value, no part, no round, no quotation', () => {
    const silent = idsWhere((i) => i.result === null);
    expect(silent).toHaveLength(40);
    for (const id of silent) {
      const i = indicators.get(id)!;
      expect([
        id,
        i.value,
        i.parts.filter((p) => p.stated || p.value.stated !== null || p.value.figure),
      ]).toEqual([id, { figure: null, stated: null, level: null, male: null, female: null }, []]);
      expect([id, i.rounds, i.effective.basis === 'stated']).toEqual([id, [], false]);
    }
  });

  it('the six met criteria have no text and no figure', () => {
    for (const c of criteria.filter((x) => x.effective.verdict === 'met')) {
      expect([c.def.id, c.result?.currentState, c.result?.currentStateLines, c.result?.measures]).toEqual([
        c.def.id,
        [],
        undefined,
        [],
      ]);
      expect([c.def.id, c.indicators.filter((i) => i.result !== null)]).toEqual([c.def.id, []]);
    }
  });

  it('how many indicators are met', () => {
    expect(appraised.indicatorCounts.met + appraised.indicatorCounts.undetermined).toBe(45);
    expect(idsWhere((i) => i.effective.verdict === 'met' && i.effective.basis === 'stated')).toEqual([]);
  });

  it('detail tables, evidence, conditions outside the table', () => {
    expect([data.detailTables, data.evidence, data.conditions]).toEqual([[], [], []]);
  });
});

describe('traps of the seed', () => {
  const valued = (id: string) => {
    const figure = indicators.get(id)?.value.figure ?? null;
    return figure && (figureText(figure, 'ratio') ?? figureText(figure, 'value'));
  };

  it('2.2 has its ratio on one part only, 2.1 has a name and a verdict only', () => {
    const [a, b] = indicators.get('2.2')!.parts;
    expect(indicators.get('2.2')!.value.figure).toBeNull();
    expect(a!.value.figure && figureText(a!.value.figure, 'ratio')).toBe('7,86/8,472\u00a0km');
    expect(b!.value).toMatchObject({ figure: null, stated: null });
    expect(indicators.get('2.1')!.value.figure).toBeNull();
    expect(indicators.get('2.1')!.stated?.verdict).toBe('unmet');
  });

  it('prints the ratios as the errata say: 89,17 and not 88,17; entered zeros stay', () => {
    const printed = ['duong-ngo-xom', 'duong-noi-dong', 'duong-truc-thon', 'dien-tich-tuoi'].map((id) => {
      const f = figures.get(id)!;
      return ['ratio', 'percent', 'remaining'].map((facet) =>
        figureText(f, facet as 'ratio')?.replaceAll('\u00a0', ' '),
      );
    });
    expect(printed).toEqual([
      ['14/15,7 km', '89,17%', '1,7 km'],
      ['6,60/8,5 km', '77,65%', '1,9 km'],
      ['7,86/8,472 km', '92,8%', '612 m'],
      ['27,5/33,2 ha', '82,83%', '5,7 ha'],
    ]);
  });

  it('"đạt khá (chưa đạt)" of 3.6 is kept as words and is no level', () => {
    const i = indicators.get('3.6')!;
    expect(i.value.level).toBeNull();
    expect(i.result?.quoted).toContain('đạt khá');
    expect(i.result?.question).toBeTruthy();
    expect(i.effective).toEqual({ verdict: 'unmet', basis: 'stated' });
  });

  it('2.4 is inferred and says so', () => {
    expect(indicators.get('2.4')!.value.figure!.def.inferred).toBeTruthy();
  });

  it('targets of tasks are never values of indicators', () => {
    const targets = data.figures.filter((f) => f.role === 'target').map((f) => f.id);
    const used = [...indicators.values()].flatMap((i) => [
      i.value.figure?.def.id,
      ...i.parts.map((p) => p.value.figure?.def.id),
    ]);
    expect(targets).toHaveLength(8);
    expect(targets.filter((id) => used.includes(id))).toEqual([]);
    expect(['8.1', '8.2', '8.3', '8.4', '8.5'].map(valued)).toEqual([null, null, null, null, null]);
  });

  it('criterion 14 has requirements and no values; the last "chưa đạt" stands without a value', () => {
    for (const [id, value] of [
      ['14.1', '95'],
      ['14.2', '90'],
      ['14.3', '40'],
      ['14.4', '70'],
    ] as const) {
      const i = indicators.get(id)!;
      expect([id, plainDecimal(i.requirement.value!), i.value.figure, i.gap]).toEqual([
        id,
        value,
        null,
        null,
      ]);
    }
    expect(['17.10', '18.3'].map(valued)).toEqual([null, null]);
  });

  it('17.5 and 17.12 are both 43,8 %, and both are asked about', () => {
    expect(['17.5', '17.12'].map(valued)).toEqual(['43,8%', '43,8%']);
    expect(['17.5', '17.12'].map((id) => Boolean(indicators.get(id)!.result?.question))).toEqual([
      true,
      true,
    ]);
  });

  it('years belong to their figures', () => {
    expect([
      figures.get('thu-nhap')!.def.dataYear,
      figures.get('lao-dong-qua-dao-tao')!.def.dataYear,
    ]).toEqual([2023, 2023]);
    expect(figures.get('muc-tieu-lao-dong-qua-dao-tao')!.def).toMatchObject({
      role: 'target',
      dataYear: 2024,
    });
  });

  it('three named deadlines: 13 dossiers by 30/11, 6 by 15/11, the province by 05/12', () => {
    const by = (date: string) => criteria.filter((c) => c.deadline?.date === date).length;
    expect([by('2024-11-30'), by('2024-11-15')]).toEqual([13, 6]);
    expect(appraised.deadlines.get('province-submission')?.date).toBe('2024-12-05');
  });

  it('remaining work is denominator less numerator, not the gap', () => {
    const f = figures.get('duong-ngo-xom')!;
    expect(plainDecimal(percentOf(f.ratio!, 2))).toBe('89.17');
    expect(indicators.get('2.3')!.gap).toBeNull();
  });

  it('exactly one lead for every indicator, two only for criterion 19, where it is stated', () => {
    const leads = data.assignments.filter((a) => a.role === 'lead');
    for (const i of indicators.values()) {
      const own = leads.filter((a) => a.indicators.includes(i.def.id));
      const found = own.length > 0 ? own : leads.filter((a) => a.criteria.includes(i.criterion.id));
      const joint = i.criterion.id === '19';
      expect([i.def.id, found.length, found.every((a) => a.joint)]).toEqual([i.def.id, joint ? 2 : 1, joint]);
    }
  });
});
