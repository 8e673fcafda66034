/** What a verdict says of itself and where a fault of a figure stands: people read the reason and go to the place. */
import { describe, expect, it } from 'vitest';
import { appraisedOn } from '../../src/appraisal/dated.ts';
import { resolveFigures } from '../../src/appraisal/figures.ts';
import { computeVerdict } from '../../src/appraisal/verdicts.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { appraised, booleanDef, indicatorDef, indicatorOf, partDef, UNVERIFIED } from '../support/cases.ts';

const reasonOf = (def: object, result: object, figures: readonly object[] = []): string => {
  const data = { figures, indicators: [{ id: '1.1', ...result }] };
  const { computed } = indicatorOf(appraised([def as never], data), '1.1');
  return `${computed.verdict}: ${computed.reason}`;
};
const figure = (id: string, value: string) => ({ id, name: id, unit: '%', value });

describe('the reason of a computed verdict', () => {
  it('of a stated yes or no tells a missing thing from a zero', () => {
    const count = (comparator: string) => indicatorDef('1.1', { kind: 'count', unit: 'vụ', comparator });
    expect(reasonOf(booleanDef('1.1'), { stated: false })).toBe('unmet: chưa có');
    expect(reasonOf(booleanDef('1.1'), { stated: true })).toBe('met: có');
    expect(reasonOf(count('at-least'), { stated: false })).toBe('unmet: chưa có (bằng 0)');
    expect(reasonOf(count('at-most'), { stated: false })).toBe('met: không có (bằng 0)');
    // Having none of a yes-or-no thing is a fault, whatever the comparator says.
    expect(reasonOf(booleanDef('1.1', { comparator: 'at-most' }), { stated: false })).toBe('unmet: chưa có');
    expect(reasonOf(count('at-least'), { stated: true })).toBe('undetermined: có nhưng chưa có số liệu');
  });

  it('of a value tells the missing figure from the missing requirement', () => {
    const open = indicatorDef('1.1', { requirements: [] });
    expect(reasonOf(open, {})).toBe('undetermined: chưa có số liệu');
    expect(reasonOf(open, { figure: 'f' }, [figure('f', '95')])).toBe('undetermined: chưa có mức yêu cầu');
    expect(reasonOf(indicatorDef('1.1'), {})).toBe('undetermined: chưa có số liệu');
    expect(reasonOf(indicatorDef('1.1'), { figure: 'f' }, [figure('f', '95')])).toBe('met: đạt mức yêu cầu');
    expect(reasonOf(indicatorDef('1.1'), { figure: 'f' }, [figure('f', '85')])).toBe(
      'unmet: chưa đạt mức yêu cầu',
    );
  });

  it('of a level names both, and knows nothing of a level out of its list', () => {
    const def = (level?: string) =>
      indicatorDef('1.1', {
        kind: 'level',
        unit: undefined,
        levels: ['Đạt', 'Khá'],
        requirements: level ? [{ region: 'vung', level }] : [],
      });
    expect(reasonOf(def('Đạt'), { level: 'Khá' })).toBe('met: Khá, yêu cầu Đạt');
    expect(reasonOf(def('Đạt'), { level: 'Đạt' })).toBe('met: Đạt, yêu cầu Đạt');
    expect(reasonOf(def('Khá'), { level: 'Đạt' })).toBe('unmet: Đạt, yêu cầu Khá');
    expect(reasonOf(def(), { level: 'Đạt' })).toBe('undetermined: chưa có mức yêu cầu');
    const known = indicatorOf(appraised([def('Đạt') as never], {}), '1.1');
    const between = (have: string, need: string) =>
      computeVerdict(known.def, { ...known.value, level: have }, { ...known.requirement, level: need });
    const strange = { verdict: 'undetermined', reason: 'mức xếp loại không có trong thang của chỉ tiêu' };
    expect([between('Lạ', 'Đạt'), between('Đạt', 'Lạ')]).toEqual([strange, strange]);
    expect(between('Khá', 'Đạt').verdict).toBe('met');
  });

  it('of both sexes names the one that fails, and what is missing', () => {
    const def = indicatorDef('1.1', { genderRule: 'both' });
    const told = (values: Record<string, string>) =>
      reasonOf(
        def,
        Object.fromEntries(Object.keys(values).map((who) => [who, `f-${who}`])),
        Object.entries(values).map(([who, value]) => figure(`f-${who}`, value)),
      );
    expect(told({ male: '89', female: '95' })).toBe('unmet: giá trị của nam chưa đạt mức yêu cầu');
    expect(told({ male: '95', female: '89' })).toBe('unmet: giá trị của nữ chưa đạt mức yêu cầu');
    expect(told({ figure: '89', male: '95', female: '95' })).toBe(
      'unmet: giá trị chung chưa đạt mức yêu cầu',
    );
    expect(told({ male: '95', female: '95' })).toBe('met: cả nam và nữ đạt mức yêu cầu');
    expect(told({ male: '95' })).toBe('undetermined: chưa có số liệu');
    expect(told({ figure: '95', male: '95' })).toBe(
      'undetermined: giá trị chung đạt nhưng chưa có số liệu tách nam, nữ',
    );
  });

  it('of parts says whether one decides or all agree', () => {
    const told = (rule: string, ...said: (boolean | null)[]) =>
      reasonOf(
        booleanDef('1.1', { parts: { rule, items: said.map((_, i) => partDef(`1.1.${'abc'[i]}`)) } }),
        {
          parts: said.flatMap((stated, i) => (stated === null ? [] : [{ id: `1.1.${'abc'[i]}`, stated }])),
        },
      );
    expect(told('all', true, false)).toBe('unmet: có nội dung thành phần chưa đạt');
    expect(told('all', true, true)).toBe('met: các nội dung thành phần đều đạt');
    expect(told('any', false, true)).toBe('met: có nội dung thành phần đạt');
    expect(told('any', false, false)).toBe('unmet: các nội dung thành phần đều chưa đạt');
    expect(told('all', true, null)).toBe('undetermined: chưa đủ số liệu của các nội dung thành phần');
  });
});

const table = {
  id: 'bang',
  name: 'Bảng',
  columns: [
    { id: 'so', name: 'Số', kind: 'number' },
    { id: 'trong', name: 'Có ô trống', kind: 'number' },
    { id: 'loai', name: 'Loại', kind: 'choice', choices: ['tốt', 'kém'] },
  ],
  rows: [
    { so: '3', trong: '1', loai: 'tốt' },
    { so: '4', loai: 'kém' },
  ],
};
const n = parseDecimal;

/** `code path → hint` of each fault of these figures. */
function faults(...figures: readonly object[]): string[] {
  const diagnostics = new Diagnostics();
  const defs = figures.map((def, i) => ({ id: `f${i}`, ...def }));
  const data = { figures: defs, detailTables: [table] } as unknown as CaseData;
  resolveFigures(data, (path) => ({ file: path.join('.') }), diagnostics);
  return diagnostics.items.map(
    ({ code, where, hint }) => `${code} ${where[0]?.file}${hint?.startsWith('có phải') ? ` → ${hint}` : ''}`,
  );
}
const from = (more: object) => ({ from: { table: 'bang', ...more } });

describe('a fault of a figure stands', () => {
  it('at the number that is negative', () => {
    expect(faults({ value: n('-1') })).toEqual(['negative figures.0.value']);
    expect(faults({ value: n('0') })).toEqual([]);
    expect(faults({ numerator: n('-0,5'), denominator: n('-2') })).toEqual([
      'negative figures.0.numerator',
      'negative figures.0.denominator',
    ]);
  });

  it('at the second of two figures with one name, which changes nothing', () => {
    expect(faults({ id: 'f', value: n('1') }, { id: 'f', value: n('-2') })).toEqual([
      'duplicate-id figures.1.id',
    ]);
  });

  it('at the denominator, entered or taken from elsewhere', () => {
    const zero = { id: 'khong', value: n('0') };
    const [one, two] = [n('1'), n('2')];
    expect(faults({ numerator: one, denominator: n('0') })).toEqual([
      'zero-denominator figures.0.denominator',
    ]);
    expect(faults({ numerator: one, denominatorFrom: 'khong' }, zero)).toEqual([
      'zero-denominator figures.0.denominatorFrom',
    ]);
    expect(faults({ numerator: one })).toEqual(['figure-denominator figures.0.numerator']);
    expect(faults({ denominator: two })).toEqual(['figure-numerator figures.0.denominator']);
    // Known by name, without a value yet: no fault of the figure that divides by it.
    expect(faults({ numerator: one, denominatorFrom: 'chua-co' }, { id: 'chua-co' })).toEqual([]);
    expect(faults({ numerator: one, denominatorFrom: 'khon' }, zero)).toEqual([
      'unknown-figure figures.0.denominatorFrom → có phải ý bạn là "khong"?',
      'figure-denominator figures.0.numerator',
    ]);
  });

  it('at the figure that is written in two ways', () => {
    expect(faults({ value: n('1'), ...from({ sum: 'so' }) })).toEqual(['figure-forms figures.0']);
    expect(faults({ value: n('1'), numerator: n('1'), denominator: n('2') })).toEqual([
      'figure-forms figures.0',
    ]);
  });

  it('at the name of a table, column or choice that does not exist, with the nearest one', () => {
    expect(faults({ from: { table: 'bag', sum: 'so' } })).toEqual([
      'unknown-table figures.0.from.table → có phải ý bạn là "bang"?',
    ]);
    const column = (where: string) => `unknown-column figures.0.from.${where} → có phải ý bạn là "so"?`;
    const lost = 'figure-from figures.0.from';
    expect(faults(from({ sum: 'soo' }))).toEqual([column('sum'), lost]);
    expect(faults(from({ numerator: { sum: 'soo' }, denominator: { count: true } }))).toEqual([
      column('numerator.sum'),
      lost,
    ]);
    expect(faults(from({ numerator: { sum: 'so' }, denominator: { sum: 'soo' } }))).toEqual([
      column('denominator.sum'),
      lost,
    ]);
    expect(faults(from({ countWhere: { column: 'loaii', equals: 'tốt' } }))).toEqual([
      'unknown-column figures.0.from.countWhere.column → có phải ý bạn là "loai"?',
      lost,
    ]);
    const numerator = { countWhere: { column: 'loai', equals: 'tôt' } };
    expect(faults(from({ numerator, denominator: { count: true } }))).toEqual([
      'unknown-choice figures.0.from.numerator.countWhere.equals → có phải ý bạn là "tốt"?',
    ]);
    expect(faults(from({ numerator: { sum: 'so' }, denominator: { common: 'f9' } }))).toEqual([
      'unknown-figure figures.0.from.denominator.common → có phải ý bạn là "f0"?',
      lost,
    ]);
  });

  it('a choice far from all others is answered with all of them', () => {
    const diagnostics = new Diagnostics();
    const figures = [{ id: 'f', ...from({ countWhere: { column: 'loai', equals: 'không rõ gì cả' } }) }];
    const data = { figures, detailTables: [table] } as unknown as CaseData;
    resolveFigures(data, () => ({ file: 'x' }), diagnostics);
    expect(diagnostics.items[0]?.hint).toBe('các giá trị: tốt, kém');
  });

  it('where a cell of the summed column is empty: unknown, not zero', () => {
    expect(faults(from({ sum: 'trong' }))).toEqual(['figure-from figures.0.from']);
    expect(faults(from({ sum: 'so' }))).toEqual([]);
  });
});

describe('the requirement that counts', () => {
  const requirement = (def: object, more: Readonly<Record<string, unknown>> = {}) =>
    indicatorOf(appraised([def as never], more), '1.1').requirement;

  it('of a yes-or-no indicator is its own text and needs nobody to confirm it', () => {
    expect(requirement(booleanDef('1.1', { requirementSource: UNVERIFIED }))).toEqual({
      kind: 'boolean',
      value: null,
      level: null,
      confirmed: true,
      entered: false,
      source: 'bịa để thử',
    });
    const stated = { indicator: '1.1', document: 'Quyết định 1' };
    expect(requirement(booleanDef('1.1'), { requirements: [stated] })).toMatchObject({
      kind: 'boolean',
      confirmed: true,
      entered: true,
      source: 'Quyết định 1',
    });
  });

  it('is unknown where the pack says nothing of the region, and nothing of it counts as confirmed', () => {
    expect(requirement(indicatorDef('1.1', { requirements: [{ region: 'khac', value: '10' }] }))).toEqual({
      kind: 'unknown',
      value: null,
      level: null,
      confirmed: false,
      entered: false,
      source: 'bịa để thử',
    });
  });

  it('of an amount, entered by the office, needs a name behind it', () => {
    const stated = { indicator: '1.1', value: '55', document: 'Quyết định 1' };
    const of = (more: object) => requirement(indicatorDef('1.1'), { requirements: [{ ...stated, ...more }] });
    expect(of({})).toMatchObject({ kind: 'number', confirmed: false });
    expect(of({ confirmedBy: 'Ông A' })).toMatchObject({ kind: 'number', confirmed: true });
  });
});

describe('a case as a paper of another day speaks of it', () => {
  it('keeps verdicts and figures and names bodies as on that day', () => {
    const organisations = [
      { id: 'xa', name: 'UBND xã Thử', level: 'commune', validTo: '2025-06-30', successors: ['xa-moi'] },
      { id: 'xa-moi', name: 'UBND xã Thử Mới', level: 'commune', validFrom: '2025-07-01' },
    ];
    const found = appraised([booleanDef('1.1')], {
      organisations,
      indicators: [{ id: '1.1', stated: true }],
    });
    const before = appraisedOn(found, '2025-06-30');
    const after = appraisedOn(found, '2025-07-01');
    expect(before.organisations.get('xa')?.name).toBe('UBND xã Thử');
    expect([...after.organisations.values()].map((o) => o.name)).toContain('UBND xã Thử Mới');
    expect(after.criteria).toBe(found.criteria);
    expect(after.data.district).toBeUndefined();
    expect([...after.organisations.keys()]).toEqual(after.data.organisations.map((o) => o.id));
  });
});
