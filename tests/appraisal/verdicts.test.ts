/** Who says what (OFFICE §1): rounds, stated and computed verdicts, compound indicators, gender rule, levels. */
import { describe, expect, it } from 'vitest';
import {
  appraised,
  booleanDef,
  criterionDef,
  criterionOf,
  indicatorDef,
  indicatorOf,
  partDef,
  tiny,
  UNVERIFIED,
} from '../support/cases.ts';

const percent = (id: string, value: string) => ({ id, name: id, unit: '%', value });
const round = (level: string, verdict?: string, more = {}) => ({
  level,
  ...(verdict ? { verdict } : {}),
  ...more,
});

describe('rounds', () => {
  const effective = (...rounds: object[]) =>
    indicatorOf(appraised([booleanDef('1.1')], { indicators: [{ id: '1.1', rounds }] }), '1.1').effective;

  it('the highest level that has spoken decides, in whatever order the rounds stand', () => {
    const commune = round('commune', 'met');
    const district = round('district', 'unmet');
    const province = round('province', 'met');
    expect(effective(commune)).toEqual({ verdict: 'met', basis: 'stated' });
    expect(effective(commune, district).verdict).toBe('unmet');
    expect(effective(district, commune).verdict).toBe('unmet');
    expect(effective(province, district, commune).verdict).toBe('met');
  });

  it('a round without a verdict has not spoken', () => {
    expect(effective(round('commune', 'met'), round('province')).verdict).toBe('met');
    expect(effective(round('province'))).toEqual({ verdict: 'undetermined', basis: 'none' });
  });

  it('a later round of the same level replaces the earlier one', () => {
    expect(effective(round('district', 'unmet'), round('district', 'met')).verdict).toBe('met');
  });
});

describe('computed verdicts', () => {
  const one = (figure: object, indicator: object, def = indicatorDef('1.1')) =>
    indicatorOf(appraised([def], { figures: [figure], indicators: [{ id: '1.1', ...indicator }] }), '1.1');

  it('count only where nobody has stated one', () => {
    const computed = one(percent('f', '95'), { figure: 'f' });
    expect(computed.effective).toEqual({ verdict: 'met', basis: 'computed' });
    const stated = one(percent('f', '95'), { figure: 'f', rounds: [round('commune', 'unmet')] });
    expect(stated.effective).toEqual({ verdict: 'unmet', basis: 'stated' });
  });

  it('stay beside the stated one where they contradict it', () => {
    const found = one(percent('f', '95'), { figure: 'f', rounds: [round('district', 'unmet')] });
    expect([found.stated?.verdict, found.computed.verdict]).toEqual(['unmet', 'met']);
  });

  it('compare on and one digit beside the requirement', () => {
    const verdict = (value: string, comparator = 'at-least') =>
      one(percent('f', value), { figure: 'f' }, indicatorDef('1.1', { comparator })).computed.verdict;
    expect([verdict('90'), verdict('90.0'), verdict('89.9'), verdict('90.1')]).toEqual([
      'met',
      'met',
      'unmet',
      'met',
    ]);
    expect(['90', '89.99', '90.01'].map((v) => verdict(v, 'at-most'))).toEqual(['met', 'met', 'unmet']);
    expect(['90', '90.00', '89.99'].map((v) => verdict(v, 'equals'))).toEqual(['met', 'met', 'unmet']);
  });

  it('compare a ratio exactly, not the percentage that is printed', () => {
    const ratio = (numerator: string, denominator: string) =>
      one({ id: 'f', name: 'f', numerator, denominator, percentDecimals: 0 }, { figure: 'f' }).computed
        .verdict;
    // 89.9996 % is printed as 90 %.
    expect(ratio('2249990', '2500000')).toBe('unmet');
    expect(ratio('2250000', '2500000')).toBe('met');
    // In doubles 1.2/1.6*100 is below 75; here: 1.44/1.6.
    expect(ratio('1.44', '1.6')).toBe('met');
  });

  it('know nothing without a value, or without a requirement', () => {
    expect(one(percent('f', '95'), {}).computed).toMatchObject({ verdict: 'undetermined' });
    const open = one(percent('f', '95'), { figure: 'f' }, indicatorDef('1.1', { requirements: [] }));
    expect(open.computed).toEqual({ verdict: 'undetermined', reason: 'chưa có mức yêu cầu' });
  });

  it('a stated no is a zero: unmet for at least, met for at most', () => {
    const no = (def: object) =>
      indicatorOf(appraised([def as never], { indicators: [{ id: '1.1', stated: false }] }), '1.1').computed
        .verdict;
    expect(no(booleanDef('1.1'))).toBe('unmet');
    expect(no(indicatorDef('1.1', { kind: 'count', unit: 'mô hình' }))).toBe('unmet');
    expect(no(indicatorDef('1.1', { kind: 'count', unit: 'vụ', comparator: 'at-most' }))).toBe('met');
  });

  it('a stated yes meets a yes-or-no indicator and says nothing about an amount', () => {
    const yes = (def: object) =>
      indicatorOf(appraised([def as never], { indicators: [{ id: '1.1', stated: true }] }), '1.1').computed
        .verdict;
    expect(yes(booleanDef('1.1'))).toBe('met');
    expect(yes(indicatorDef('1.1'))).toBe('undetermined');
  });
});

describe('requirement of the year and region', () => {
  const requirements = [
    { region: 'vung', value: '40' },
    { region: 'vung', year: 2024, value: '48' },
    { region: 'vung', year: 2025, value: '52' },
    { region: 'khac', year: 2024, value: '10' },
  ];
  const at = (assessmentYear: number, stated: object[] = [], def = {}) =>
    indicatorOf(
      appraised([indicatorDef('1.1', { requirements, ...def })], { assessmentYear, requirements: stated }),
      '1.1',
    ).requirement;

  it('the year assessed wins over the requirement without a year; other regions do not count', () => {
    expect([2023, 2024, 2025].map((y) => at(y).value)).toMatchObject([
      { digits: 40n },
      { digits: 48n },
      { digits: 52n },
    ]);
  });

  it("the office's own requirement wins; it is confirmed when somebody is named who confirmed it", () => {
    const stated = { indicator: '1.1', value: '55', document: 'Quyết định 1/QĐ-UBND' };
    expect(at(2024, [stated], { requirementSource: UNVERIFIED })).toMatchObject({
      value: { digits: 55n, scale: 0 },
      confirmed: false,
      entered: true,
      source: 'Quyết định 1/QĐ-UBND',
    });
    expect(at(2024, [{ ...stated, confirmedBy: 'UBND tỉnh' }]).confirmed).toBe(true);
  });

  it("the pack's requirement is confirmed only when somebody verified it", () => {
    expect(at(2024).confirmed).toBe(true);
    expect(at(2024, [], { requirementSource: UNVERIFIED }).confirmed).toBe(false);
  });
});

describe('compound indicators', () => {
  const parts = (rule: string) => ({
    parts: { rule, items: [partDef('1.1.a'), partDef('1.1.b'), partDef('1.1.c')] },
  });
  const combined = (rule: string, ...said: (boolean | null)[]) => {
    const items = said.flatMap((stated, i) => (stated === null ? [] : [{ id: `1.1.${'abc'[i]}`, stated }]));
    const data = { indicators: [{ id: '1.1', parts: items }] };
    return indicatorOf(appraised([booleanDef('1.1', parts(rule))], data), '1.1').computed.verdict;
  };

  it('all-of: one failed part proves "chưa đạt", "đạt" needs every part', () => {
    expect(combined('all', false, null, null)).toBe('unmet');
    expect(combined('all', true, false, true)).toBe('unmet');
    expect(combined('all', true, true, null)).toBe('undetermined');
    expect(combined('all', true, true, true)).toBe('met');
  });

  it('any-of: one part that passes proves "đạt", "chưa đạt" needs every part', () => {
    expect(combined('any', true, null, null)).toBe('met');
    expect(combined('any', false, false, null)).toBe('undetermined');
    expect(combined('any', false, false, false)).toBe('unmet');
    expect(combined('any', false, true, false)).toBe('met');
  });

  it('a round of a part decides that part, against its value', () => {
    const data = {
      indicators: [
        {
          id: '1.1',
          parts: [
            { id: '1.1.a', stated: true, rounds: [round('district', 'unmet')] },
            { id: '1.1.b', stated: true },
          ],
        },
      ],
    };
    expect(indicatorOf(appraised([booleanDef('1.1', parts('all'))], data), '1.1').computed.verdict).toBe(
      'unmet',
    );
  });

  it('a value of the whole never proves "đạt", but may prove "chưa đạt"', () => {
    const def = indicatorDef('1.1', { parts: { rule: 'all', items: [partDef('1.1.a'), partDef('1.1.b')] } });
    const whole = (value: string) =>
      indicatorOf(
        appraised([def], { figures: [percent('f', value)], indicators: [{ id: '1.1', figure: 'f' }] }),
        '1.1',
      ).computed.verdict;
    expect(whole('95')).toBe('undetermined');
    expect(whole('85')).toBe('unmet');
  });
});

describe('gender rule', () => {
  const judged = (values: { figure?: string; male?: string; female?: string }) => {
    const figures = Object.entries(values).map(([id, value]) => percent(id, value));
    const data = {
      figures,
      indicators: [{ id: '1.1', ...Object.fromEntries(figures.map((f) => [f.id, f.id])) }],
    };
    return indicatorOf(appraised([indicatorDef('1.1', { genderRule: 'both' })], data), '1.1').computed;
  };

  it('both values must pass', () => {
    expect(judged({ male: '91', female: '90' }).verdict).toBe('met');
    expect(judged({ male: '89.9', female: '99' }).reason).toMatch(/nam chưa đạt/);
    expect(judged({ male: '99', female: '89.9' }).reason).toMatch(/nữ chưa đạt/);
    expect(judged({ male: '99' }).verdict).toBe('undetermined');
    expect(judged({ female: '50' }).verdict).toBe('unmet');
  });

  it('a total alone can prove "chưa đạt", never "đạt"', () => {
    expect(judged({ figure: '99' }).verdict).toBe('undetermined');
    expect(judged({ figure: '89' }).verdict).toBe('unmet');
    expect(judged({ figure: '99', male: '89', female: '99' }).verdict).toBe('unmet');
    expect(judged({ figure: '89', male: '95', female: '95' }).verdict).toBe('unmet');
  });
});

describe('ordered levels', () => {
  const def = indicatorDef('1.1', {
    kind: 'level',
    unit: undefined,
    levels: ['Chưa đạt', 'Đạt', 'Khá', 'Tốt'],
    requirements: [{ region: 'vung', level: 'Khá' }],
  });

  it('count by their place in the list of the indicator', () => {
    const verdicts = ['Chưa đạt', 'Đạt', 'Khá', 'Tốt'].map(
      (level) =>
        indicatorOf(appraised([def], { indicators: [{ id: '1.1', level }] }), '1.1').computed.verdict,
    );
    expect(verdicts).toEqual(['unmet', 'unmet', 'met', 'met']);
  });
});

describe('not applicable', () => {
  const defs = [booleanDef('1.1'), booleanDef('1.2')];
  const indicators = [
    { id: '1.1', stated: true },
    { id: '1.2', notApplicable: { reason: 'xã không có chợ', source: 'Công văn 5' } },
  ];
  const criterion = (notApplicableCountsAs?: string) =>
    criterionOf(appraised(defs, { indicators }, notApplicableCountsAs ? { notApplicableCountsAs } : {}))
      .computed.verdict;

  it('is a verdict of its own, stated by a person, and counted apart', () => {
    const found = appraised(defs, { indicators });
    expect(indicatorOf(found, '1.2').effective).toEqual({ verdict: 'not-applicable', basis: 'stated' });
    expect(found.indicatorCounts).toEqual({
      met: 1,
      unmet: 0,
      'not-applicable': 1,
      undetermined: 0,
      total: 2,
    });
  });

  it('counts as the setting says: undetermined by default, met, or left out', () => {
    expect(criterion()).toBe('undetermined');
    expect(criterion('undetermined')).toBe('undetermined');
    expect(criterion('met')).toBe('met');
    expect(criterion('left-out')).toBe('met');
  });

  it('left out everywhere leaves nothing to decide on', () => {
    const none = indicators.map(({ id }) => ({ id, notApplicable: { reason: 'r', source: 's' } }));
    const verdict = (setting: string) =>
      criterionOf(appraised(defs, { indicators: none }, { notApplicableCountsAs: setting })).computed.verdict;
    expect([verdict('left-out'), verdict('met'), verdict('undetermined')]).toEqual([
      'undetermined',
      'met',
      'undetermined',
    ]);
  });
});

describe('criteria', () => {
  const defs = [booleanDef('1.1'), booleanDef('1.2')];

  it('one unmet indicator proves unmet, all met are needed for met', () => {
    const verdict = (...said: (boolean | null)[]) =>
      criterionOf(
        appraised(defs, {
          indicators: said.flatMap((stated, i) => (stated === null ? [] : [{ id: `1.${i + 1}`, stated }])),
        }),
      ).computed.verdict;
    expect(verdict(false, null)).toBe('unmet');
    expect(verdict(true, null)).toBe('undetermined');
    expect(verdict(true, true)).toBe('met');
    expect(verdict(true, false)).toBe('unmet');
  });

  it('may be stated met without any figure: no contradiction', () => {
    const found = criterionOf(
      appraised(defs, { criteria: [{ id: '1', rounds: [round('district', 'met')] }] }),
    );
    expect(found.effective).toEqual({ verdict: 'met', basis: 'stated' });
    expect(found.computed.verdict).toBe('undetermined');
  });

  it('keep a stated verdict against their indicators, and keep both', () => {
    const found = criterionOf(
      appraised(defs, {
        indicators: [{ id: '1.1', stated: false }],
        criteria: [{ id: '1', rounds: [round('province', 'met')] }],
      }),
    );
    expect([found.effective.verdict, found.computed.verdict]).toEqual(['met', 'unmet']);
    expect(found.computed.reason).toBe('chỉ tiêu chưa đạt: 1.1');
  });

  it('all classes add up to the whole', () => {
    const criteria = ['1', '2', '3', '4'].map((id) => criterionDef(id, [booleanDef(`${id}.1`)]));
    const found = tiny(
      { criteria },
      {
        indicators: [
          { id: '1.1', stated: true },
          { id: '2.1', stated: false },
          { id: '3.1', notApplicable: { reason: 'r', source: 's' } },
        ],
      },
    );
    const one = { met: 1, unmet: 1, 'not-applicable': 1, undetermined: 1, total: 4 };
    expect(found.indicatorCounts).toEqual(one);
    expect(found.criterionCounts).toEqual({ ...one, 'not-applicable': 0, undetermined: 2 });
  });
});
