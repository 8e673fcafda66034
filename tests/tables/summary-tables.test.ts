/** The tables B1–B6 of the real case (OFFICE §8): what stands in them, once each, and that derived cells are live. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Edition } from '../../src/model/pack-schema.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import type { TableContext } from '../../src/tables/context.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import type { TableModel } from '../../src/tables/model.ts';
import { overviewTable } from '../../src/tables/overview.ts';
import { taskText } from '../../src/wording/tasks.ts';
import { changed, mustBuild, mustLoad, REAL } from '../support/load.ts';

const dossier = mustLoad(REAL);
const { appraised, pack } = dossier;
const context: TableContext = {
  appraised,
  places: dossier.places,
  diagnostics: new Diagnostics(),
  edition: 'working',
  issuerRole: 'commune-committee',
};
const unmetIndicators = [...appraised.indicators.values()]
  .filter((i) => i.effective.verdict === 'unmet')
  .map((i) => i.def.id);

interface Shown {
  readonly model: TableModel;
  readonly keys: readonly string[];
  cell(row: string, column: string): string;
  column(key: string): readonly string[];
}

function shown(model: TableModel): Shown {
  const values = evaluateTable(model);
  const cell = (key: string, column: string): string => {
    const row = model.rows.find((r) => r.key === key);
    if (!row) throw new Error(`${model.key}: no row ${key}`);
    return shownLines(values, row, column).join('\n').replaceAll('\u00a0', ' ');
  };
  const keys = model.rows.map((r) => r.key);
  return { model, keys, cell, column: (column) => keys.map((key) => cell(key, column)) };
}

const workbook = (edition: Edition, of = dossier) =>
  new Map(mustBuild(of, 'summary-tables', edition).workbook.map((t) => [t.key, shown(t)]));
const working = workbook('working');
const submission = workbook('submission');
const table = (key: string, of = working) => of.get(key)!;

describe.each([...working.values()].map((t) => [t.model.sheetName, t] as const))('%s', (_, t) => {
  it('names every row and column once, and its sheet as a sheet may be named', () => {
    expect(new Set(t.keys).size).toBe(t.keys.length);
    const columns = t.model.columns.map((c) => c.key);
    expect(new Set(columns).size).toBe(columns.length);
    expect(t.model.sheetName).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  it('fills only columns that it has', () => {
    const columns = new Set(t.model.columns.map((c) => c.key));
    // Columns that are empty in the whole case are dropped, so a cell without a column has nothing to show.
    for (const row of t.model.rows)
      for (const [key, cell] of Object.entries(row.cells))
        if (!columns.has(key)) expect([row.key, key, cell.kind]).toEqual([row.key, key, 'empty']);
  });

  it('evaluates every formula', () => {
    for (const row of t.model.rows)
      for (const [column, cell] of Object.entries(row.cells))
        if (cell.kind === 'formula') expect([row.key, column, t.cell(row.key, column)]).not.toContain('');
  });
});

describe('B1 Kết quả', () => {
  const t = table('results');

  it('has every criterion and indicator in the order of their numbers, then the total', () => {
    expect(t.keys).toEqual([
      ...pack.criteria.flatMap((c) => [`criterion-${c.id}`, ...c.indicators.map((i) => i.id)]),
      'total',
    ]);
  });

  it('counts live: each criterion over its own indicators, the total over the criteria', () => {
    expect(
      ['countMet', 'countUnmet', 'countNotApplicable', 'countUndetermined'].map((c) => t.cell('total', c)),
    ).toEqual([
      String(appraised.indicatorCounts.met),
      '30',
      '0',
      String(appraised.indicatorCounts.undetermined),
    ]);
    for (const c of appraised.criteria) {
      const unmet = c.indicators.filter((i) => i.effective.verdict === 'unmet').length;
      expect([c.def.id, t.cell(`criterion-${c.def.id}`, 'countUnmet')]).toEqual([c.def.id, String(unmet)]);
      expect(t.model.rows.find((r) => r.key === `criterion-${c.def.id}`)!.cells.countUnmet!.kind).toBe(
        'formula',
      );
    }
  });

  it('never says how many are met where that cannot be known', () => {
    expect(t.cell('criterion-10', 'indicator')).toBe('đạt 0/1 chỉ tiêu');
    expect(t.cell('criterion-14', 'indicator')).toBe('đạt 0/4 chỉ tiêu');
    expect(t.cell('criterion-17', 'indicator')).toContain('chưa đủ số liệu');
    expect(t.cell('criterion-17', 'indicator')).toContain('chưa xác định 07/12');
    expect(t.column('indicator').join('\n')).not.toMatch(/\b45\b|45\/75/);
  });

  it('total: all classes, which add up', () => {
    const [criteria, indicators] = t.cell('total', 'indicator').split('\n');
    expect(criteria).toBe('19 tiêu chí: đạt 06, chưa đạt 13');
    const numbers = [...indicators!.matchAll(/(?:đạt|áp dụng|xác định) (\d+)/g)].map((m) => Number(m[1]));
    expect(numbers.reduce((a, b) => a + b)).toBe(75);
  });

  it('has the verdict of the district in its own column, and none for the commune', () => {
    expect(t.column('communeVerdict').every((v) => v === '')).toBe(true);
    for (const id of unmetIndicators) expect([id, t.cell(id, 'reviewVerdict')]).toEqual([id, 'Chưa đạt']);
    expect(['2.3', '2.4', '8.1', '8.4'].map((id) => t.cell(id, 'reviewVerdict'))).toEqual(['', '', '', '']);
  });

  it('says "chưa có số liệu" exactly where nothing is known', () => {
    const silent = [...appraised.indicators.values()].filter(
      (i) =>
        !i.value.figure &&
        i.value.stated === null &&
        i.value.level === null &&
        i.parts.every((p) => !p.value.figure && p.value.stated === null),
    );
    const noted = [...appraised.indicators.keys()].filter((id) =>
      t.cell(id, 'note').includes('chưa có số liệu'),
    );
    expect(noted).toEqual(silent.map((i) => i.def.id));
    expect(table('results', submission).column('note').join('')).toBe('');
  });

  it('numbers are numbers, and know their figures', () => {
    const cell = t.model.rows.find((r) => r.key === '2.3')!.cells.reviewResult!;
    expect(cell).toMatchObject({ kind: 'percent', figure: 'duong-ngo-xom', scale: 2 });
    expect(t.cell('17.8', 'reviewResult')).toBe('73,7%');
    expect(t.cell('10', 'reviewResult')).toBe('44,91 triệu đồng');
  });
});

describe('B2 Tổng quan', () => {
  const t = table('overview');

  it('has the unmet criteria with what blocks them, units and deadlines', () => {
    expect(t.keys.filter((k) => k !== 'rest')).toHaveLength(13);
    expect(t.cell('criterion-19', 'lead')).toContain('Ban Chỉ huy Quân sự huyện');
    expect(new Set(t.column('deadline'))).toEqual(new Set(['30/11/2024']));
    expect(t.model.onePage).toBe(true);
    expect(t.model.notes.join(' ')).toContain('19 tiêu chí: đạt 06, chưa đạt 13');
  });

  it('what does not fit is counted, never dropped', () => {
    for (const rows of [1, 9, 12]) {
      const less = shown(overviewTable(context, { rows }));
      expect(less.keys).toHaveLength(rows + 1);
      expect(less.cell('rest', 'criterion')).toBe(`và ${String(13 - rows).padStart(2, '0')} tiêu chí khác`);
    }
    expect(shown(overviewTable(context, { rows: 13 })).keys).not.toContain('rest');
  });

  it('the chart has only percentages with a confirmed requirement, and the gap is live', () => {
    const chart = table('chart');
    expect(chart.keys).toEqual(['17.4', '17.5', '17.8', '17.12', '18.1', '18.7']);
    expect(chart.keys.map((k) => chart.cell(k, 'gap'))).toEqual([
      '30 điểm %',
      '6,2 điểm %',
      '11,3 điểm %',
      '6,2 điểm %',
      '24,7 điểm %',
      '7,6 điểm %',
    ]);
  });
});

describe('B3 Chưa đạt', () => {
  const t = table('unmet');
  const tasks = appraised.criteria.flatMap((c) =>
    (c.result?.measures ?? []).flatMap((m) => ('task' in m ? [{ criterion: c, task: m.task }] : [])),
  );

  it('has every unmet indicator once, under its criterion', () => {
    expect(t.keys.filter((k) => appraised.indicators.has(k) && !k.startsWith('criterion'))).toEqual(
      unmetIndicators,
    );
    expect(t.keys.filter((k) => /^criterion-\d+$/.test(k))).toHaveLength(13);
  });

  it('has every task of an unmet criterion exactly once', () => {
    const all = t.column('tasks').join('\n');
    expect(tasks.length).toBeGreaterThan(20);
    for (const { criterion, task } of tasks) {
      const text = taskText(criterion, task.id, context).replaceAll('\u00a0', ' ');
      expect([task.id, all.split(text).length - 1]).toEqual([task.id, 1]);
    }
  });

  it('shows parts where the whole has no value', () => {
    expect(t.cell('2.2', 'fraction')).toContain('7,86/8,472 km');
    expect(t.cell('2.2', 'result')).toContain('a) 92,8%');
    expect(t.cell('5.1', 'result')).toContain('b) chưa có');
    expect(t.cell('2.1', 'result')).toBe('chưa có số liệu');
  });

  it('the difference to the requirement is live, and only against a confirmed one', () => {
    expect(t.cell('17.4', 'points')).toBe('30 điểm %');
    expect(t.model.rows.find((r) => r.key === '17.4')!.cells.points!.kind).toBe('formula');
    expect(['3.1', '10', '14.1', '2.2'].map((id) => t.cell(id, 'points'))).toEqual(['', '', '', '']);
  });

  it('drops columns that are empty in the whole case and names them in working papers', () => {
    const columns = t.model.columns.map((c) => c.key);
    for (const key of ['costTotal', 'costState', 'costPeople', 'progress'])
      expect(columns).not.toContain(key);
    expect(t.model.footNotes.join(' ')).toMatch(/Kinh phí \(triệu đồng\): Tổng.*Tiến độ/);
    expect(table('unmet', submission).model.footNotes).toEqual([]);
  });

  it('a whole share missing is in the unit people work in, live over numerator and denominator', () => {
    const confirmed = changed(dossier, (data) => {
      data.requirements.push({
        indicator: '3.1',
        value: { digits: 90n, scale: 0 },
        document: 'Quyết định X',
        confirmedBy: 'UBND tỉnh',
      });
    });
    const other = table('unmet', workbook('working', confirmed));
    // 90 % of 33,2 ha is 29,88: 29,9 at one decimal.
    expect(other.cell('3.1', 'gap')).toBe('2,4 ha');
    expect(other.cell('3.1', 'points')).toBe('7,17 điểm %');
  });
});

describe('B4 Phân công', () => {
  const t = table('assignments');

  it('names every criterion and indicator assignment once as led, joint ones twice', () => {
    const led = t.column('criteria').flatMap((c) => c.split('\n').filter(Boolean));
    const expected = appraised.data.assignments.filter((a) => a.role === 'lead').flatMap((a) => a.criteria);
    expect(led.map((l) => l.split('.')[0]).sort()).toEqual([...expected].sort());
    expect(led.filter((l) => l.startsWith('19.'))).toHaveLength(2);
    expect(t.column('indicators').join('\n')).toContain('17.9 và 17.10');
  });

  it("stands in the case's order of units", () => {
    const names = t.column('unit').filter(Boolean);
    const order = appraised.data.organisations.map((o) => o.name);
    expect(names).toEqual(order.filter((n) => names.includes(n)));
    expect(names.length).toBeGreaterThan(12);
  });
});

describe('B5 Minh chứng', () => {
  it('has what is missing in working papers, and nothing but the criteria in submitted ones of a case without evidence', () => {
    expect(table('evidence').column('state').filter(Boolean).length).toBe(pack.evidence.items.length);
    expect(table('evidence', submission).column('state').filter(Boolean)).toEqual([]);
  });

  it('proposes evidence for every indicator of the set', () => {
    const covered = new Set(pack.evidence.items.flatMap((i) => i.indicators));
    expect([...pack.indicator.keys()].filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('B6 Số liệu', () => {
  const t = table('figures');

  it('has every figure once, as entered', () => {
    expect(t.keys).toEqual(appraised.data.figures.map((f) => f.id));
    expect(['value', 'percent', 'unit'].map((c) => t.cell('duong-noi-dong', c))).toEqual([
      '6,60/8,5',
      '77,65%',
      'km',
    ]);
    expect(t.cell('thu-nhap', 'value')).toBe('44,91');
    expect(t.cell('thu-nhap', 'year')).toBe('2023');
  });

  it('marks targets as targets and says where each figure is used', () => {
    for (const f of appraised.data.figures) {
      expect([f.id, t.cell(f.id, 'name').endsWith('(mục tiêu)')]).toEqual([f.id, f.role === 'target']);
      expect([f.id, t.cell(f.id, 'used') !== '']).toEqual([f.id, true]);
    }
    expect(t.cell('duong-ngo-xom', 'used').split('\n')).toEqual([
      'Chỉ tiêu 2.3',
      'Thực trạng tiêu chí 2',
      'Nhiệm vụ tiêu chí 2',
    ]);
  });

  it('says in working papers only what was inferred', () => {
    expect(t.cell('duong-noi-dong', 'source')).toContain('suy ra');
    expect(table('figures', submission).cell('duong-noi-dong', 'source')).not.toContain('suy ra');
  });
});
