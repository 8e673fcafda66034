/** Values that rounds measured themselves, requirements of parts and levels, and what a criterion makes of its indicators. */
import { describe, expect, it } from 'vitest';
import { plainDecimal } from '../../src/model/quantity.ts';
import {
  appraised,
  booleanDef,
  criterionDef,
  criterionOf,
  indicatorDef,
  indicatorOf,
  partDef,
  tiny,
  tryTiny,
} from '../support/cases.ts';

const percent = (id: string, value: string) => ({ id, name: id, unit: '%', value });
const figures = [percent('khai', '95'), percent('huyen', '80'), percent('tinh', '91')];
const parts = (rule: 'all' | 'any', ...items: object[]) => ({ parts: { rule, proposed: true, items } });

describe('a value that a round measured', () => {
  const measured = (rounds: object[], entered: object = { figure: 'khai' }) => {
    const found = indicatorOf(
      appraised([indicatorDef('1.1')], { figures, indicators: [{ id: '1.1', ...entered, rounds }] }),
      '1.1',
    );
    return [found.value.figure?.def.id ?? null, found.entered.figure?.def.id ?? null, found.computed.verdict];
  };

  it('counts instead of the entered one; that of the highest level counts, and of its last round', () => {
    expect(measured([])).toEqual(['khai', 'khai', 'met']);
    expect(measured([{ level: 'district', figure: 'huyen' }])).toEqual(['huyen', 'khai', 'unmet']);
    const [district, province] = [
      { level: 'district', figure: 'huyen' },
      { level: 'province', figure: 'tinh' },
    ];
    expect(measured([district, province])[0]).toBe('tinh');
    expect(measured([province, district])[0]).toBe('tinh');
    expect(measured([district, { level: 'district', figure: 'tinh' }])[0]).toBe('tinh');
    expect(measured([district, { level: 'province', verdict: 'met' }])[0]).toBe('huyen');
    expect(measured([district], {})).toEqual(['huyen', null, 'unmet']);
  });

  it('of a part too', () => {
    const part = partDef('a', {
      kind: 'percent',
      unit: '%',
      comparator: 'at-least',
      requirements: [{ region: 'vung', value: '90' }],
    });
    const def = indicatorDef('1.1', parts('all', part, partDef('b')));
    const found = (rounds: object[]) =>
      indicatorOf(
        appraised([def], {
          figures,
          indicators: [
            {
              id: '1.1',
              parts: [
                { id: 'a', figure: 'khai', rounds },
                { id: 'b', stated: true },
              ],
            },
          ],
        }),
        '1.1',
      );
    expect(found([]).computed).toEqual({ verdict: 'met', reason: 'các nội dung thành phần đều đạt' });
    expect(found([]).parts[0]!.requirement).toMatchObject({
      kind: 'number',
      source: 'đề xuất của bộ mẫu',
      confirmed: false,
    });
    const measured = found([{ level: 'district', figure: 'huyen' }]);
    expect(measured.parts[0]!.value.figure?.def.id).toBe('huyen');
    expect(measured.computed.verdict).toBe('unmet');
  });
});

describe('a value of the whole beside its parts', () => {
  const computed = (rule: 'all' | 'any', figure: string, stated: (boolean | undefined)[]) => {
    const def = indicatorDef('1.1', parts(rule, ...stated.map((_, i) => partDef(`p${i}`))));
    const items = stated.map((value, i) => ({
      id: `p${i}`,
      ...(value === undefined ? {} : { stated: value }),
    }));
    return indicatorOf(
      appraised([def], { figures, indicators: [{ id: '1.1', figure, parts: items }] }),
      '1.1',
    ).computed.verdict;
  };

  it('can prove that all-of is not met, and any-of where its parts say nothing; never that it is met', () => {
    expect(computed('all', 'huyen', [true, true])).toBe('unmet');
    expect(computed('all', 'khai', [true, undefined])).toBe('undetermined');
    expect(computed('all', 'khai', [true, false])).toBe('unmet');
    expect(computed('any', 'huyen', [true, undefined])).toBe('met');
    expect(computed('any', 'huyen', [undefined, undefined])).toBe('unmet');
    expect(computed('any', 'khai', [undefined, false])).toBe('undetermined');
  });
});

describe('a requirement that the office entered', () => {
  const stated = (more: object) => ({
    indicator: '1.1',
    document: 'Quyết định 1',
    confirmedBy: 'Ông A',
    ...more,
  });
  const part = partDef('a', {
    kind: 'percent',
    unit: '%',
    comparator: 'at-least',
    requirements: [{ region: 'vung', value: '90' }],
  });

  it('is that of its indicator or of its part, not of another', () => {
    const defs = [indicatorDef('1.1', parts('all', part, { ...part, id: 'b' })), indicatorDef('1.2')];
    const requirements = [stated({ part: 'b', value: '70' }), stated({ indicator: '1.2', value: '60' })];
    const found = appraised(defs, { requirements });
    const text = (r: { value: Parameters<typeof plainDecimal>[0] | null }) =>
      r.value && plainDecimal(r.value);
    expect(text(indicatorOf(found, '1.1').requirement)).toBe('90');
    expect(indicatorOf(found, '1.1').parts.map((p) => text(p.requirement))).toEqual(['90', '70']);
    expect(text(indicatorOf(found, '1.2').requirement)).toBe('60');
  });

  it('may be a level', () => {
    const def = indicatorDef('1.1', {
      kind: 'level',
      unit: undefined,
      levels: ['Khá', 'Tốt'],
      requirements: [{ region: 'vung', level: 'Khá' }],
    });
    const requirement = (requirements: object[]) =>
      indicatorOf(appraised([def], { requirements }), '1.1').requirement;
    expect(requirement([])).toMatchObject({ kind: 'level', level: 'Khá', value: null, entered: false });
    expect(requirement([stated({ level: 'Tốt' })])).toMatchObject({
      kind: 'level',
      level: 'Tốt',
      value: null,
      entered: true,
    });
  });

  it('of another year does not hold where none is for all years', () => {
    const def = indicatorDef('1.1', { requirements: [{ region: 'vung', year: 2023, value: '10' }] });
    expect(indicatorOf(appraised([def], {}), '1.1').requirement.kind).toBe('unknown');
  });
});

describe('a criterion', () => {
  const of = (states: (boolean | undefined)[]) =>
    criterionOf(
      appraised(
        states.map((_, i) => booleanDef(`1.${i + 1}`)),
        {
          indicators: states.map((stated, i) => ({
            id: `1.${i + 1}`,
            ...(stated === undefined ? {} : { stated }),
          })),
        },
      ),
    ).computed;

  it('says why it is met, not met or unknown', () => {
    expect(of([true, true])).toEqual({ verdict: 'met', reason: 'các chỉ tiêu đều đạt' });
    expect(of([false, true, false])).toEqual({ verdict: 'unmet', reason: 'chỉ tiêu chưa đạt: 1.1, 1.3' });
    expect(of([true, undefined])).toEqual({ verdict: 'undetermined', reason: 'chưa đủ số liệu' });
  });

  it('has the deadline that it names', () => {
    const deadlines = [{ id: 'han', date: '2024-09-30', name: 'Hạn' }];
    const found = tryTiny(
      { criteria: [criterionDef('1', [booleanDef('1.1')]), criterionDef('2', [booleanDef('2.1')])] },
      { deadlines, criteria: [{ id: '1', deadline: 'han' }] },
    );
    const { criteria } = found.dossier!.appraised;
    expect(criteria.map((c) => c.deadline?.id ?? null)).toEqual(['han', null]);
    expect(found.dossier!.appraised.deadlines.get('han')?.date).toBe('2024-09-30');
  });
});

it('bodies and indicators are found by their ids', () => {
  const found = tiny({ criteria: [criterionDef('1', [booleanDef('1.1'), booleanDef('1.2')])] }, {});
  expect(found.organisations.get('xa')?.name).toBe('UBND xã Thử');
  expect([...found.indicators.keys()]).toEqual(['1.1', '1.2']);
});
