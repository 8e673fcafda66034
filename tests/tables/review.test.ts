/** The review sheet: readiness counted from the appraisal, every open finding as work of a unit, accepted ones apart. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/checks/rules.ts';
import { checkDossier } from '../../src/dossier/check.ts';
import { ruleTexts } from '../../src/dossier/findings.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { type Diagnostic, Diagnostics } from '../../src/model/diagnostics.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import type { TableModel } from '../../src/tables/model.ts';
import { acceptedTable, type ReviewContext, readinessOf, readinessTable } from '../../src/tables/review.ts';
import {
  RULES_OF_THE_OFFICE,
  reviewTasks,
  taskDetailsTable,
  taskLines,
  tasksTable,
} from '../../src/tables/review-tasks.ts';
import { leadsOf } from '../../src/wording/results.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';

const real = mustLoad(REAL);
const contextOf = (dossier: LoadedDossier, findings: readonly Diagnostic[]): ReviewContext => ({
  appraised: dossier.appraised,
  places: dossier.places,
  diagnostics: new Diagnostics(),
  edition: 'working',
  issuerRole: 'coordination-office',
  findings,
  rules: ruleTexts,
});
const found = checkDossier(real, real.files);
const context = contextOf(real, found);

const cellOf = (table: TableModel) => {
  const values = evaluateTable(table);
  return (key: string, column: string): string => {
    const row = table.rows.find((r) => r.key === key)!;
    return shownLines(values, row, column).join('\n').replaceAll('\u00a0', ' ');
  };
};
const finding = (more: Partial<Diagnostic>): Diagnostic => ({
  code: 'value-missing',
  severity: 'warning',
  message: 'chưa có số liệu',
  where: [],
  ...more,
});
const about = (...ids: string[]): readonly string[] =>
  ids.flatMap((id) => [`criterion:${id.split('.')[0]}`, `indicator:${id}`]);

describe('readiness of the real case', () => {
  const table = readinessTable(context);
  const cell = cellOf(table);
  const criteria = real.appraised.criteria.map((c) => `criterion-${c.def.id}`);

  it('has every criterion once, then what concerns several or none, then the total', () => {
    expect(table.rows.map((r) => r.key)).toEqual([...criteria, 'general', 'total']);
  });

  it('counts indicators with data, with a confirmed requirement and with evidence', () => {
    // 1.1 and 1.3 have values, 1.2 nothing.
    expect(['data', 'requirement', 'evidence'].map((c) => cell('criterion-1', c))).toEqual([
      '2/3',
      '3/3',
      '0/3',
    ]);
    expect(cell('criterion-14', 'data')).toBe('0/4');
    expect(cell('total', 'evidence')).toBe('0/75');
    const confirmed = [...real.appraised.indicators.values()].filter((i) => i.requirement.confirmed).length;
    expect(cell('total', 'requirement')).toBe(`${confirmed}/75`);
  });

  it('has the verdict of the district alone, since nobody else has spoken', () => {
    const columns = table.columns.map((c) => c.key);
    expect(columns).toContain('district');
    for (const key of ['commune', 'province', 'effective']) expect(columns).not.toContain(key);
    expect(criteria.filter((key) => cell(key, 'district') === 'Chưa đạt')).toHaveLength(13);
    expect(criteria.filter((key) => cell(key, 'district') === 'Đạt')).toHaveLength(6);
  });

  it('counts every open error and warning once', () => {
    for (const [severity, column] of [
      ['error', 'errors'],
      ['warning', 'warnings'],
    ] as const) {
      const open = found.filter((f) => f.severity === severity && f.silenced === undefined);
      expect(cell('total', column)).toBe(String(open.length));
    }
  });

  it('calls nothing ready while evidence and data are missing', () => {
    expect(criteria.map((key) => cell(key, 'ready'))).toEqual(criteria.map(() => 'Chưa'));
    expect(cell('total', 'ready')).toBe('0/19');
  });
});

describe('readiness', () => {
  /** Criterion 7 with everything that it needs. */
  const whole = changed(real, (data) => {
    data.indicators = data.indicators.filter((r) => r.id !== '7');
    data.indicators.push({
      id: '7',
      stated: true,
      parts: [],
      rounds: [
        { level: 'commune', verdict: 'unmet' },
        { level: 'district', verdict: 'met' },
      ],
    });
    data.evidence.push({
      id: 'cho',
      indicators: ['7'],
      kind: 'Quyết định',
      abstract: 'công nhận chợ',
      personal: false,
    });
  });
  const criterion = (dossier: LoadedDossier) => dossier.appraised.criteria.find((c) => c.def.id === '7')!;
  const ready = (dossier: LoadedDossier, ...findings: Diagnostic[]) =>
    readinessOf(contextOf(dossier, findings), criterion(dossier)).ready;

  it('is there when data, requirement, evidence and a stated "Đạt" are, and no error is open', () => {
    expect(ready(whole)).toBe(true);
    expect(ready(whole, finding({ about: about('7') }))).toBe(true);
    expect(ready(whole, finding({ about: about('6.1'), severity: 'error' }))).toBe(true);
  });

  it.each<[string, () => boolean]>([
    ['an open error', () => ready(whole, finding({ about: about('7'), severity: 'error' }))],
    [
      'an error of several criteria',
      () => ready(whole, finding({ about: about('6.1', '7'), severity: 'error' })),
    ],
    [
      'no evidence',
      () =>
        ready(
          changed(whole, (data) => {
            data.evidence = [];
          }),
        ),
    ],
    [
      'no value',
      () =>
        ready(
          changed(whole, (data) => {
            data.indicators = data.indicators.filter((r) => r.id !== '7');
          }),
        ),
    ],
    [
      'no verdict but a computed one',
      () =>
        ready(
          changed(whole, (data) => {
            data.criteria.find((c) => c.id === '7')!.rounds = [];
          }),
        ),
    ],
  ])('is not there with %s', (_, look) => {
    expect(look()).toBe(false);
  });

  it('an error that the office accepts does not stand in the way', () => {
    const accepted = finding({ about: about('7'), severity: 'error', silenced: 'đã hỏi' });
    expect(ready(whole, accepted)).toBe(true);
  });

  it('an indicator that is not applicable needs nothing', () => {
    const none = changed(real, (data) => {
      data.indicators = data.indicators.filter((r) => r.id !== '7');
      data.indicators.push({
        id: '7',
        parts: [],
        rounds: [],
        notApplicable: { reason: 'không có chợ', source: 'Quyết định X' },
      });
    });
    expect(readinessOf(contextOf(none, []), criterion(none)).needed).toBe(0);
    expect(cellOf(readinessTable(contextOf(none, [])))('criterion-7', 'data')).toBe('');
  });

  it('where levels differ, each has its column and the effective one stands beside them', () => {
    const two = changed(real, (data) => {
      data.criteria.find((c) => c.id === '7')!.rounds = [
        { level: 'commune', verdict: 'met' },
        { level: 'district', verdict: 'unmet' },
      ];
    });
    const table = readinessTable(contextOf(two, []));
    const cell = cellOf(table);
    expect(table.columns.filter((c) => c.group === 'Kết luận').map((c) => c.title)).toEqual([
      'Xã',
      'Huyện',
      'Hiện hành',
    ]);
    expect(['commune', 'district', 'effective'].map((c) => cell('criterion-7', c))).toEqual([
      'Đạt',
      'Chưa đạt',
      'Chưa đạt',
    ]);
  });
});

describe('work of the real case', () => {
  const tasks = reviewTasks(context);
  const open = found.filter((f) => f.silenced === undefined);

  it('has every open finding, and every indicator of it in exactly one task of its rule', () => {
    expect(new Set(tasks.flatMap((t) => t.shares.map((s) => s.finding)))).toEqual(new Set(open));
    for (const f of open) {
      const named = (f.about ?? []).flatMap((a) => (a.startsWith('indicator:') ? [a.slice(10)] : []));
      const shares = tasks.flatMap((t) => t.shares.filter((s) => s.finding === f));
      const told = shares.flatMap((s) => s.concern.indicators.map((i) => i.def.id));
      expect([f.message, told.toSorted()]).toEqual([f.message, named.toSorted()]);
      if (named.length === 0) expect([f.message, shares.length]).toEqual([f.message, 1]);
    }
  });

  it('gives no two tasks the same rule, severity, unit, day and repair', () => {
    const keys = tasks.map((t) =>
      JSON.stringify([t.code, t.severity, t.unit, t.deadline, t.shares[0]!.finding.hint]),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives it to the units that lead, before the deadline of the criterion', () => {
    for (const task of tasks) {
      if (RULES_OF_THE_OFFICE.has(task.code)) {
        expect(task.unit).toContain('Văn phòng Điều phối');
        continue;
      }
      for (const { concern } of task.shares)
        for (const indicator of concern.indicators)
          for (const unit of leadsOf(real.appraised, indicator)) expect(task.unit).toContain(unit.name);
    }
    const silent = tasks.filter((t) => t.code === 'value-missing');
    expect(silent.map((t) => [t.unit, t.deadline])).toContainEqual([
      'Văn phòng HĐND và UBND huyện',
      '2024-11-30',
    ]);
  });

  it('a finding about indicators of three units is three tasks, each with its own', () => {
    const three = finding({ about: about('17.7', '17.9', '17.10', '17.12') });
    expect(
      reviewTasks(contextOf(real, [three])).map((t) => [
        t.unit,
        t.shares.flatMap((s) => s.concern.indicators.map((i) => i.def.id)),
      ]),
    ).toEqual([
      ['Phòng Kinh tế và Hạ tầng', ['17.9', '17.10']],
      ['Phòng Nông nghiệp và PTNT', ['17.7']],
      ['Phòng Tài nguyên và Môi trường', ['17.12']],
    ]);
  });

  it('one that says something of its own stays whole, with all units', () => {
    const both = finding({ code: 'same-value', message: 'cùng là 43,8%', about: about('17.7', '17.12') });
    const own = contextOf(real, [both]);
    const [task, ...rest] = reviewTasks(own);
    expect(rest).toEqual([]);
    expect(task!.unit).toBe('Phòng Nông nghiệp và PTNT và Phòng Tài nguyên và Môi trường');
    expect(taskLines(own, task!, 0)).toEqual(['Cùng là 43,8%.']);
  });

  it('what concerns no criterion is for the office, due with the first dossiers', () => {
    const [task] = reviewTasks(contextOf(real, [finding({ code: 'basis-twice', about: ['document:plan'] })]));
    expect([task!.unit, task!.deadline]).toEqual([
      'Văn phòng Điều phối Chương trình xây dựng nông thôn mới huyện',
      '2024-11-15',
    ]);
  });

  it('steps that come before the deadline of a criterion are taken off it', () => {
    const { pack } = real.appraised;
    const steps = [
      {
        id: 'x',
        name: 'Công khai',
        days: 15,
        before: 'unmet-dossiers',
        source: { text: 'x', verified: false },
      },
    ];
    const stepped: LoadedDossier = {
      ...real,
      appraised: { ...real.appraised, pack: { ...pack, info: { ...pack.info, steps } } },
    };
    const due = (id: string) =>
      reviewTasks(contextOf(stepped, [finding({ about: about(id) })])).map((t) => t.deadline);
    expect([due('2.1'), due('4')]).toEqual([['2024-11-15'], ['2024-11-15']]);
    expect(reviewTasks(contextOf(real, [finding({ about: about('2.1') })]))[0]!.deadline).toBe('2024-11-30');
  });

  it('units stand once each, errors first under them, numbered through', () => {
    const more = finding({ severity: 'error', code: 'same-value', message: 'sai', about: about('17.9') });
    const own = contextOf(real, [...found, more]);
    const table = tasksTable(own, reviewTasks(own), 0);
    const units = table.rows.filter((r) => r.kind === 'group').map((r) => cellOf(table)(r.key, 'task'));
    expect(new Set(units).size).toBe(units.length);
    const rows = table.rows.filter((r) => r.kind === 'data').map((r) => r.key);
    expect(rows.map((key) => cellOf(table)(key, 'number'))).toEqual(rows.map((_, i) => String(i + 1)));
    const at = table.rows.findIndex((r) => cellOf(table)(r.key, 'task') === 'Phòng Kinh tế và Hạ tầng');
    expect(cellOf(table)(table.rows[at + 1]!.key, 'severity')).toBe('Lỗi');
  });

  it('the workbook tells every finding in its own words beside its task', () => {
    const table = taskDetailsTable(context, tasks);
    const cell = cellOf(table);
    for (const row of table.rows) {
      const n = Number(cell(row.key, 'number'));
      expect(tasks[n - 1]!.unit).toBe(cell(row.key, 'unit'));
    }
    expect(table.rows).toHaveLength(tasks.reduce((n, t) => n + t.shares.length, 0));
  });

  it('says less where the paper is full, and never nothing', () => {
    const questions = Array.from({ length: 3 }, (_, i) =>
      finding({ code: 'open-question', severity: 'note', message: `câu hỏi số ${i + 1}?`, about: [] }),
    );
    const told = (detail: number, findings = questions) => {
      const own = contextOf(real, findings);
      return taskLines(own, reviewTasks(own)[0]!, detail);
    };
    expect(told(0)).toEqual(['Câu hỏi số 1?', 'Câu hỏi số 2?', 'Câu hỏi số 3?']);
    const title = `${RULES.find((r) => r.code === 'open-question')!.title} (03 chỗ).`;
    for (const detail of [1, 2, 3, 99]) expect(told(detail).map((l) => l.toLowerCase())).toEqual([title]);
    expect([0, 1, 2].map((detail) => told(detail, questions.slice(0, 1))[0])).toEqual([
      'Câu hỏi số 1?',
      'Câu hỏi số 1?',
      'Câu hỏi chưa có trả lời.',
    ]);
  });

  it('names figures, not their ids', () => {
    const own = contextOf(real, [
      finding({
        code: 'thousands',
        message: 'số liệu "duong-ngo-xom" được đọc là 14',
        about: about('2.3'),
      }),
    ]);
    expect(taskLines(own, reviewTasks(own)[0]!, 0)).toEqual([
      `Số liệu "${real.appraised.figures.get('duong-ngo-xom')!.def.name}" được đọc là 14.`,
    ]);
  });

  it('knows the rules of the office by the codes that check has', () => {
    const codes = new Set(RULES.map((r) => r.code));
    expect([...RULES_OF_THE_OFFICE].filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('what the office accepts', () => {
  const silenced = changed(real, (data) => {
    data.silenced.push({
      rule: 'same-value',
      about: '17.5',
      reason: 'đã hỏi, trùng thật',
      by: 'Nguyễn Văn A',
    });
  });
  const now = contextOf(silenced, checkDossier(silenced, silenced.files));

  it('stands in the third table with its reason and nowhere else', () => {
    const table = acceptedTable(now);
    expect(table.rows.map((r) => cellOf(table)(r.key, 'reason'))).toEqual([
      'đã hỏi, trùng thật (Nguyễn Văn A)',
    ]);
    expect(cellOf(table)('accepted-1', 'finding')).toContain('17.5 và 17.12');
    expect(reviewTasks(now).map((t) => t.code)).not.toContain('same-value');
    expect(reviewTasks(context).map((t) => t.code)).toContain('same-value');
    expect(acceptedTable(context).rows).toEqual([]);
  });

  it('is no longer counted', () => {
    const warnings = (c: ReviewContext) => Number(cellOf(readinessTable(c))('total', 'warnings'));
    expect(warnings(now)).toBe(warnings(context) - 1);
  });
});
