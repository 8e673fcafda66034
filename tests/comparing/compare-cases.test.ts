/** What is said of two states of a case: each kind of change, order, differences, and what must never be said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppraisedCase } from '../../src/appraisal/appraise.ts';
import { compareCases } from '../../src/comparing/compare-cases.ts';
import { type Difference, type FigureChange, isSame } from '../../src/comparing/compared-cases.ts';
import { type Decimal, formatDecimal, parseDecimal } from '../../src/model/quantity.ts';
import { changed, mustLoad, SAMPLE } from '../support/load.ts';

const sample = mustLoad(SAMPLE);
const { appraised } = sample;
const number = (text: string): Decimal => parseDecimal(text)!;
type Change = Parameters<typeof changed>[1];
type Data = Parameters<Change>[0];

const stateAfter = (change: Change): AppraisedCase => changed(sample, change).appraised;
const figureOf = (data: Data, id: string): Data['figures'][number] => {
  const found = data.figures.find((f) => f.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ') ?? null;
const told = (f: FigureChange) => [
  f.id,
  f.kind,
  plain(f.before?.text),
  plain(f.after?.text),
  plain(f.amount?.text),
  plain(f.points?.text),
];
const figures = (change: Change) => compareCases(appraised, stateAfter(change)).figures.map(told);

describe('figures', () => {
  it('a value: difference with sign and unit, day and source of the new one', () => {
    const { figures: found, after: side } = compareCases(
      appraised,
      stateAfter((data) => {
        Object.assign(figureOf(data, 'thu-nhap'), {
          value: number('58.15'),
          asOf: '2024-10-31',
          source: 'Xác nhận mới',
        });
      }),
    );
    expect(found.map(told)).toEqual([
      [
        'thu-nhap',
        'changed',
        '56,8 triệu đồng/người/năm',
        '58,15 triệu đồng/người/năm',
        '+1,35 triệu đồng/người/năm',
        null,
      ],
    ]);
    expect(found[0]).toMatchObject({ indicator: '10', since: '2024-10-31', by: null });
    expect(found[0]!.after!.source).toBe('Xác nhận mới');
    expect(side.asOf).toBe('2024-10-31');
  });

  it('a ratio over the same whole: numerators and percentage points', () => {
    expect(figures((d) => Object.assign(figureOf(d, 'tuoi-tiet-kiem'), { numerator: number('20') }))).toEqual(
      [['tuoi-tiet-kiem', 'changed', '24,6/92 ha (26,7%)', '20/92 ha (21,7%)', '-4,6 ha', '-5,0 điểm %']],
    );
  });

  it('a ratio over another whole: percentage points alone', () => {
    expect(
      figures((d) => Object.assign(figureOf(d, 'tuoi-tiet-kiem'), { denominator: number('100') })),
    ).toEqual([
      ['tuoi-tiet-kiem', 'changed', '24,6/92 ha (26,7%)', '24,6/100 ha (24,6%)', null, '-2,1 điểm %'],
    ]);
  });

  it('a value that became unknown has no difference and no invented zero', () => {
    expect(figures((d) => void delete figureOf(d, 'thu-nhap').value)).toEqual([
      ['thu-nhap', 'changed', '56,8 triệu đồng/người/năm', null, null, null],
    ]);
  });

  it('another unit: no difference, the numbers do not compare', () => {
    expect(figures((d) => Object.assign(figureOf(d, 'thu-nhap'), { unit: 'nghìn đồng' }))).toEqual([
      ['thu-nhap', 'changed', '56,8 triệu đồng/người/năm', '56,8 nghìn đồng', null, null],
    ]);
  });

  it('6,6 written as 6,60 prints otherwise and differs by nothing', () => {
    expect(figures((d) => Object.assign(figureOf(d, 'thu-nhap'), { value: number('56.80') }))).toEqual([
      ['thu-nhap', 'changed', '56,8 triệu đồng/người/năm', '56,80 triệu đồng/người/năm', null, null],
    ]);
  });

  it('one figure more and one less', () => {
    const more: Change = (d) => void d.figures.push({ ...figureOf(d, 'thu-nhap'), id: 'thu-nhap-moi' });
    expect(figures(more)).toEqual([['thu-nhap-moi', 'added', null, '56,8 triệu đồng/người/năm', null, null]]);
    expect(compareCases(stateAfter(more), appraised).figures.map(told)).toEqual([
      ['thu-nhap-moi', 'removed', '56,8 triệu đồng/người/năm', null, null, null],
    ]);
  });

  it('a row of a detail table changes what is counted from it; common figures come last', () => {
    const found = compareCases(
      appraised,
      stateAfter((d) => {
        const table = d.detailTables.find((t) => t.id === 'ho-nhan-khau')!;
        table.rows[0]!['so-ho'] = String(Number(table.rows[0]!['so-ho']) + 7);
      }),
    ).figures;
    const common = found.find((f) => f.id === 'tong-so-ho')!;
    expect(plain(common.amount!.text)).toBe('+07 hộ');
    expect(common.indicator).toBeNull();
    const places = found.map((f) => f.indicator);
    expect(places.indexOf(null)).toBe(found.findIndex((f) => f.role === 'common'));
    expect(places.slice(places.indexOf(null)).every((p) => p === null)).toBe(true);
    expect(found.length).toBeGreaterThan(2);
  });

  it('stand in the order of the set: 17.9 before 17.10', () => {
    const order = [...appraised.indicators.keys()];
    const all = compareCases(
      appraised,
      stateAfter((d) => {
        for (const f of d.figures)
          if (f.value) f.value = { digits: f.value.digits + 1n, scale: f.value.scale };
      }),
    ).figures.flatMap((f) => f.indicator ?? []);
    expect(all.length).toBeGreaterThan(5);
    expect(all).toEqual(all.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('who entered it: only where the history ends in the value that holds now', () => {
    const of = (history: Data['figures'][number]['history']) =>
      compareCases(
        appraised,
        stateAfter((d) => Object.assign(figureOf(d, 'thu-nhap'), { value: number('60'), history })),
      ).figures[0]!;
    expect(of([{ value: '56.8', on: '2024-08-31', by: 'A' }])).toMatchObject({
      by: null,
      since: '2024-08-31',
    });
    expect(
      of([
        { value: '56.8', on: '2024-08-31', by: 'A' },
        { value: '60', on: '2024-10-05', by: 'B' },
      ]),
    ).toMatchObject({ by: 'B', since: '2024-10-05' });
  });
});

describe('verdicts', () => {
  it('a criterion that is met now leaves the plan; back again it enters', () => {
    const met = stateAfter((d) => {
      for (const r of d.criteria.find((c) => c.id === '2')!.rounds) r.verdict = 'met';
    });
    const there = compareCases(appraised, met);
    expect(there.verdicts).toMatchObject([
      { id: '2', of: 'criterion', before: { text: 'Chưa đạt' }, after: { text: 'Đạt' } },
    ]);
    expect([there.entered, there.left]).toEqual([[], ['2']]);
    const back = compareCases(met, appraised);
    expect([back.entered, back.left]).toEqual([['2'], []]);
  });

  it('what is only computed is called so', () => {
    const { verdicts } = compareCases(
      appraised,
      stateAfter((d) => {
        const result = d.indicators.find((i) => i.id === '10')!;
        result.rounds = [];
        figureOf(d, result.figure!).value = number('1');
      }),
    );
    expect(verdicts.find((v) => v.id === '10' && v.of === 'indicator')?.after).toMatchObject({
      verdict: 'unmet',
      provisional: true,
      text: 'Chưa đạt (tạm tính)',
    });
  });
});

/** Some figures with another number, some gone, some verdicts turned. */
const random = fc
  .record({
    add: fc.array(fc.tuple(fc.nat(200), fc.bigInt(-3n, 9n)), { maxLength: 6 }),
    drop: fc.array(fc.nat(200), { maxLength: 2 }),
    turn: fc.array(fc.nat(18), { maxLength: 3 }),
  })
  .map(({ add, drop, turn }) =>
    stateAfter((d) => {
      for (const [i, by] of add) {
        const f = d.figures[i % d.figures.length]!;
        const old = f.value ?? f.numerator;
        if (!old || old.digits + by < 0n) continue;
        const now = { digits: old.digits + by, scale: old.scale };
        if (f.value) f.value = now;
        else f.numerator = now;
      }
      for (const i of drop) {
        const f = d.figures[i % d.figures.length]!;
        delete f.value;
      }
      for (const i of turn)
        for (const r of d.criteria[i % d.criteria.length]!.rounds)
          r.verdict = r.verdict === 'met' ? 'unmet' : 'met';
    }),
  );

const size = (d: Difference | null) => d && formatDecimal(d.value);
const turnedSize = (d: Difference | null) => d && formatDecimal({ ...d.value, digits: -d.value.digits });
const KIND = { added: 'removed', removed: 'added', changed: 'changed', restated: 'restated' } as const;

describe('any two states', () => {
  it('a state and itself: nothing', () => {
    fc.assert(
      fc.property(random, (a) => {
        expect(isSame(compareCases(a, a))).toBe(true);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('the other way round every sign turns, what came went', () => {
    let seen = 0;
    fc.assert(
      fc.property(random, random, (a, b) => {
        const there = compareCases(a, b);
        const back = compareCases(b, a);
        seen += there.figures.length;
        const byId = new Map(back.figures.map((f) => [f.id, f]));
        expect(byId.size).toBe(there.figures.length);
        for (const f of there.figures) {
          const other = byId.get(f.id)!;
          expect(other).toMatchObject({ kind: KIND[f.kind], indicator: f.indicator });
          expect([plain(other.before?.text), plain(other.after?.text)]).toEqual([
            plain(f.after?.text),
            plain(f.before?.text),
          ]);
          expect([size(other.amount), size(other.points)]).toEqual([
            turnedSize(f.amount),
            turnedSize(f.points),
          ]);
        }
        expect(back.entered).toEqual(there.left);
        expect(back.left).toEqual(there.entered);
        expect(back.verdicts.map((v) => [v.id, v.before, v.after])).toEqual(
          there.verdicts.map((v) => [v.id, v.after, v.before]),
        );
      }),
      { numRuns: 25, seed: 6 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});
