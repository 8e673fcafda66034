/** Who is asked what, and who has not answered. */
import { describe, expect, it } from 'vitest';
import { entryId, isNew, rowsOf } from '../../src/collecting/forms/form.ts';
import { formsOf } from '../../src/collecting/forms/forms-of.ts';
import { outstandingForms } from '../../src/collecting/outstanding.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { caseFiles, edited, INVENTED, loadFiles, mustLoad, REAL, SAMPLE } from '../support/load.ts';

const itemsOf = (form: ReturnType<typeof formsOf>[number]): string[] =>
  rowsOf(form).flatMap((row) => Object.values(row.entries).map((e) => entryId(row, e)));

const form = (source: typeof REAL, id: string) =>
  formsOf(mustLoad(source).appraised).find((f) => f.id === id)!;

describe('formsOf', () => {
  it('asks an indicator of the unit to which it is assigned, not of the one that has its criterion', () => {
    const items = itemsOf(form(REAL, 'don-vi-phong-kinh-te-ha-tang'));
    // Criterion 17 is led by another unit; 17.9 and 17.10 are assigned to this one.
    expect(
      items.filter((i) => /^(figure\/chi-tieu-17|indicator\/17)/.test(i)).map((i) => i.split('/')[1]),
    ).toEqual(expect.arrayContaining(['17.9']));
    expect(itemsOf(form(REAL, 'don-vi-phong-tai-nguyen'))).not.toContain('indicator/17.9/stated');
  });

  it('asks joint leads the same', () => {
    expect(itemsOf(form(REAL, 'don-vi-cong-an'))).toEqual(itemsOf(form(REAL, 'don-vi-ban-chi-huy-quan-su')));
    expect(itemsOf(form(REAL, 'don-vi-cong-an'))).toContain('indicator/19.1/stated');
  });

  it('asks every indicator of somebody, once or of its joint leads', () => {
    const { appraised } = mustLoad(REAL);
    const asked = new Set(
      formsOf(appraised).flatMap((f) =>
        rowsOf(f).flatMap((r) =>
          r.target.kind === 'value'
            ? [r.target.indicator]
            : r.target.kind === 'figure'
              ? [r.label.split('. ')[0]!.replace(/\.[a-z]$/, '')]
              : [],
        ),
      ),
    );
    expect([...appraised.indicators.keys()].filter((id) => !asked.has(id))).toEqual([]);
  });

  it('asks a ratio by its two numbers, a percentage that nobody split either way, a yes by a list', () => {
    const rows = rowsOf(form(REAL, 'don-vi-phong-kinh-te-ha-tang'));
    const answers = (id: string) =>
      Object.values(rows.find((r) => r.id === id)!.entries)
        .filter((e) => e.weight === 'answer')
        .map((e) => [e.field, e.kind, e.last]);
    expect(answers('figure/duong-ngo-xom')).toEqual([
      ['numerator', 'number', '14'],
      ['denominator', 'number', '15.7'],
    ]);
    expect(answers('figure/chi-tieu-2-1').map(([field]) => field)).toEqual([
      'numerator',
      'denominator',
      'value',
    ]);
    expect(answers('indicator/1.1')).toEqual([['stated', 'flag', 'true']]);
  });

  it('gives a detail table to the lead of its indicators, with room for new rows; its figures are asked nowhere else', () => {
    const table = form(INVENTED, 'bang-ke-duong');
    expect(table.unit).toBe('phong-kinh-te');
    expect(itemsOf(table)).toContain('detail/duong/Đường Đông 1/chieu-dai');
    expect(rowsOf(table).filter(isNew).length).toBeGreaterThan(5);
    const all = formsOf(mustLoad(INVENTED).appraised).flatMap(itemsOf);
    expect(all.filter((i) => i.startsWith('figure/duong-cung-hoa/'))).toEqual([]);
  });

  it('keeps ids and version when the data only stand in another order; changes the version with a value', () => {
    const files = caseFiles(REAL);
    const version = (changed: typeof files): string =>
      formsOf(loadFiles(REAL, changed).dossier!.appraised).find(
        (f) => f.id === 'don-vi-phong-kinh-te-ha-tang',
      )!.version;
    const parts = files['so-lieu.yaml']!.split(/(?=^ {2}- id: )/m);
    const swapped = [parts[0], parts[2], parts[1], ...parts.slice(3)].join('');
    expect(version({ ...files, 'so-lieu.yaml': swapped })).toBe(version(files));
    expect(version(edited(files, 'so-lieu.yaml', 'numerator: "14"', 'numerator: "14.2"'))).not.toBe(
      version(files),
    );
  });
});

describe('outstandingForms', () => {
  const { appraised } = mustLoad(SAMPLE);
  const { deadlines } = appraised.data;
  const dateOf = (id: string): string => deadlines.find((d) => d.id === id)!.date;
  const withReturn = (on: string) => ({
    ...appraised,
    data: {
      ...appraised.data,
      collection: {
        deadline: 'thu-so-lieu',
        units: [],
        returns: [{ form: 'xa', file: 'phieu-xa.xlsx', on }],
      },
    } satisfies CaseData,
  });

  it('knows the deadline of all and of single units, and sorts by it', () => {
    const rows = outstandingForms(appraised, null);
    expect(rows.map((r) => r.form).toSorted()).toEqual(
      formsOf(appraised)
        .map((f) => f.id)
        .toSorted(),
    );
    expect(rows.map((r) => r.deadline)).toEqual(rows.map((r) => r.deadline).toSorted());
    expect(rows.every((r) => r.deadline === dateOf('thu-so-lieu') || r.unit === 'trung-tam-y-te')).toBe(true);
    expect(rows.find((r) => r.form === 'don-vi-phong-giao-duc')!.returned).toEqual({
      file: 'phieu-phong-giao-duc.xlsx',
      on: '2024-08-29',
    });
  });

  it('says late by the day of return, else by today; nothing where nobody says what day it is', () => {
    const due = dateOf('thu-so-lieu');
    const late = (on: string): boolean | null =>
      outstandingForms(withReturn(on), '2030-01-01').find((r) => r.form === 'xa')!.late;
    expect([late(due), late('2029-12-31')]).toEqual([false, true]);
    const open = (today: string | null): boolean | null =>
      outstandingForms(withReturn(due), today).find((r) => r.form === 'don-vi-cong-an')!.late;
    expect([open(due), open('2030-01-01'), open(null)]).toEqual([false, true, null]);
  });

  it('counts what is asked and what is known', () => {
    const rows = outstandingForms(mustLoad(REAL).appraised, null);
    const income = rows.find((r) => r.form === 'don-vi-chi-cuc-thong-ke')!;
    expect([income.items, income.filled]).toEqual([1, 1]);
    expect(rows.every((r) => r.filled <= r.items && r.deadline === null && r.late === null)).toBe(true);
  });
});
