/**
 * Annexes on funds and on works: sums, rates, shares and debts are live and exact, and what is not known is dotted
 * together with every sum that needs it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Edition } from '../../src/model/pack-schema.ts';
import { addDecimals, type Decimal, decimal, formatDecimal, trimZeros } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import type { TableContext } from '../../src/tables/context.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import type { TableModel } from '../../src/tables/model.ts';
import { resourcesTable } from '../../src/tables/resources.ts';
import { worksTable } from '../../src/tables/works.ts';
import { changed, mustLoad, REAL, SAMPLE } from '../support/load.ts';

const real = mustLoad(REAL);
const sample = mustLoad(SAMPLE);

function made(
  dossier: LoadedDossier,
  table: (context: TableContext) => TableModel,
  edition: Edition = 'submission',
) {
  const told: string[] = [];
  const model = table({
    appraised: dossier.appraised,
    places: dossier.places,
    diagnostics: new Diagnostics(),
    edition,
    issuerRole: 'commune-committee',
    missing: (fact) => told.push(fact.what),
  });
  const values = evaluateTable(model);
  const cell = (row: string, column: string): string => {
    const found = model.rows.find((r) => r.key === row);
    if (!found) throw new Error(`no row ${row}`);
    return shownLines(values, found, column).join('\n');
  };
  return { model, told, cell, keys: model.rows.map((r) => r.key) };
}

const amounts = fc.array(
  fc.record({ digits: fc.bigInt({ min: 0n, max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 8 },
);
const added = (values: readonly Decimal[]): Decimal =>
  trimZeros(values.reduce((a, b) => addDecimals(a, b), decimal(0)));

describe('funds', () => {
  it('add up by group and in all, with rates and shares', () => {
    const { cell, keys, told } = made(sample, resourcesTable);
    expect(told).toEqual([]);
    expect(keys[0]).toBe('group-1');
    expect(cell('group-1', 'source')).toBe('Ngân sách nhà nước');
    // 4.320 + 3.150 + 2.545 + 786,5
    expect(cell('group-1', 'amount')).toBe('10.801,5');
    expect(cell('group-1', 'planned')).toBe('11.100');
    expect(cell('von-xa', 'rate')).toBe('98,31');
    const total = sample.appraised.data.resources!.items.map((i) => i.amount!);
    expect(cell('total', 'amount')).toBe(formatDecimal(added(total)));
    expect(cell('total', 'share')).toBe('100,00');
  });

  it('keep the order of the pack, with sources of the case after it under their own name', () => {
    const own = changed(sample, (data) => {
      data.resources!.items.unshift({ id: 'quy-rieng', name: 'Quỹ của thôn', amount: decimal(5) });
    });
    const { cell, keys } = made(own, resourcesTable);
    expect(keys.indexOf('quy-rieng')).toBeGreaterThan(keys.indexOf('von-khac'));
    expect(keys.at(-1)).toBe('total');
    expect(cell('quy-rieng', 'source')).toBe('Quỹ của thôn');
    expect(cell('quy-rieng', 'planned')).toBe('');
    expect(cell('quy-rieng', 'rate')).toBe('');
    // Not every line was planned, so the rate of the whole is not said.
    expect(cell('total', 'rate')).toBe('');
  });

  it('have a line for each source of the pack, dotted, while nothing is entered', () => {
    const { cell, keys, told } = made(real, resourcesTable);
    for (const source of real.pack.info.fundingSources) expect(keys).toContain(source.id);
    for (const key of keys) expect([key, cell(key, 'amount')]).toEqual([key, '……']);
    expect(told).toContain('nguồn lực huy động (số tiền từng nguồn vốn)');
  });

  it('dot every sum that needs an amount that is not known, and no other', () => {
    const open = changed(sample, (data) => {
      delete data.resources!.items.find((i) => i.id === 'von-tinh')!.amount;
    });
    const { cell, told } = made(open, resourcesTable);
    expect(['von-tinh', 'group-1', 'total'].map((row) => cell(row, 'amount'))).toEqual(['……', '……', '……']);
    expect(cell('group-5', 'amount')).toBe('2.354,6');
    expect(cell('von-xa', 'share')).toBe('');
    expect(told).toEqual(['số huy động: Ngân sách tỉnh']);
  });

  it('say in the working edition which columns and sources they leave out', () => {
    const few = changed(sample, (data) => {
      const items = data.resources!.items;
      data.resources!.items = items.slice(0, 2).map(({ planned: _, note: __, ...i }) => i);
    });
    const { model } = made(few, resourcesTable, 'working');
    expect(model.columns.map((c) => c.key)).toEqual(['number', 'source', 'amount', 'share']);
    expect(model.footNotes.join('\n')).toMatch(/không ghi nguồn: Ngân sách huyện; .*Nguồn khác\./);
    expect(model.footNotes.join('\n')).toContain('Chưa có số liệu nên không in các cột: Kế hoạch');
    expect(made(few, resourcesTable).model.columns).toHaveLength(7);
  });

  it('add up exactly whatever the amounts', () => {
    const ids = sample.pack.info.fundingSources.map((s) => s.id);
    fc.assert(
      fc.property(amounts, (values) => {
        const items = values.map((amount, i) => ({ id: ids[i]!, amount }));
        const some = changed(sample, (data) => {
          data.resources!.items = items;
        });
        const { cell, keys } = made(some, resourcesTable);
        expect(cell('total', 'amount')).toBe(formatDecimal(added(values)));
        const top = keys.filter((k) => k !== 'total' && !cell(k, 'number').includes('.'));
        expect(top.length).toBeGreaterThan(0);
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe('works', () => {
  it('owe what is done and not paid, work by work and in all', () => {
    const owing = changed(sample, (data) => {
      data.works[3]!.paid = { digits: 3000n, scale: 1 };
    });
    const { cell, told } = made(owing, worksTable);
    expect(told).toEqual([]);
    expect(cell('duong-truc-thon', 'owed')).toBe('0');
    expect(cell('duong-ngo-xom-2024', 'owed')).toBe('120,5');
    expect(cell('total', 'owed')).toBe('120,5');
    expect(cell('total', 'completed')).toBe('8.670,5');
  });

  it('never say that nothing is owed when that is not known', () => {
    const open = changed(sample, (data) => {
      delete data.works[0]!.paid;
    });
    const { cell, told } = made(open, worksTable);
    expect(['paid', 'owed'].map((c) => cell('duong-truc-thon', c))).toEqual(['……', '……']);
    expect(['total', 'completed', 'paid', 'owed'].map((c) => cell('total', c))).toEqual([
      '9.354',
      '8.670,5',
      '……',
      '……',
    ]);
    expect(told).toEqual(['số đã thanh toán: Đường trục thôn Mẫu Một - Mẫu Hai']);
  });

  it('leave lines to write on while no work is entered', () => {
    const { model, cell, told } = made(real, worksTable);
    expect(model.rows.filter((r) => r.kind === 'data').length).toBeGreaterThan(1);
    for (const row of model.rows) expect(cell(row.key, 'owed')).toBe('……');
    expect(told).toContain('danh sách công trình và giá trị hoàn thành, đã thanh toán');
  });

  it('owe exactly the difference whatever the amounts', () => {
    fc.assert(
      fc.property(amounts, amounts, (done, paid) => {
        const pairs = done.slice(0, paid.length).map((d, i) => [d, paid[i]!] as const);
        const some = changed(sample, (data) => {
          data.works = pairs.map(([completed, p], i) => ({
            id: `w-${i}`,
            name: `Công trình ${i}`,
            indicators: [],
            total: completed,
            completed,
            paid: p,
          }));
        });
        const negative = pairs.map(([, p]) => ({ digits: -p.digits, scale: p.scale }));
        const owed = added([...pairs.map(([d]) => d), ...negative]);
        expect(made(some, worksTable).cell('total', 'owed')).toBe(formatDecimal(owed));
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
