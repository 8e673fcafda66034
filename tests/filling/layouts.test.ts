/** Whole forms of several layouts, filled from both cases; every value compared with the dossier's own table or the real plan. */
import { describe, expect, it } from 'vitest';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import type { FilledForm } from '../../src/filling/fill.ts';
import { fillForm } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { cellLines } from '../../src/tables/cell-text.ts';
import { resultsTable } from '../../src/tables/results.ts';
import { changed, mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { zipPart } from '../support/unzip.ts';
import {
  bookOf,
  decreeSheet,
  mergedSheet,
  namesSheet,
  openBook,
  rowsBy,
  type Sheet,
  tickSheet,
} from './forms.ts';

const real = mustLoadFolder(REAL);
const sample = mustLoadFolder(SAMPLE);
const CASES = [
  ['nhan-ly-2024', real],
  ['xa-mau', sample],
] as const;

async function filled(
  loaded: LoadedDossier,
  layout: (pack: LoadedDossier['pack']) => (sheet: Sheet) => void,
): Promise<{ sheet: Sheet; result: FilledForm; form: Buffer }> {
  const form = await bookOf(['Biểu 01', layout(loaded.pack)]);
  const result = await fillForm(loaded, form);
  return { sheet: (await openBook(result.bytes)).worksheets[0]!, result, form };
}

const warnings = (result: FilledForm): string[] =>
  result.findings.filter((d) => d.severity === 'warning').map((d) => `${d.code}: ${d.message}`);

/** What the results table of the dossier shows, lines joined as a form takes them. */
function shownInTable(loaded: LoadedDossier): (row: string, column: string) => string {
  const table = resultsTable({
    appraised: loaded.appraised,
    places: loaded.places,
    diagnostics: new Diagnostics(),
    edition: 'submission',
    issuerRole: '',
  });
  return (row, column) =>
    cellLines(table.rows.find((r) => r.key === row)?.cells[column], { kind: 'empty' }).join('; ');
}

/** Stated "chưa đạt" in the real plan, counted by hand (OFFICE §12). */
const UNMET =
  '1.3 2.1 2.2 3.1 3.2 3.3 3.5 3.6 5.1 5.6 6.1 8.5 10 12.1 13.2 13.5 13.8 14.1 14.2 14.3 14.4 17.4 17.5 17.8 17.10 17.12 18.1 18.3 18.7 19.2'.split(
    ' ',
  );

describe.each(CASES)('a form with heads in two merged rows, %s', (_, loaded) => {
  it('holds what the results table holds, cell by cell', async () => {
    const { sheet, result } = await filled(loaded, decreeSheet);
    expect(warnings(result)).toEqual([]);
    const shown = shownInTable(loaded);
    const differences: string[] = [];
    let seen = 0;
    const columns = [
      [5, 'communeResult'],
      [6, 'communeVerdict'],
      [7, 'reviewResult'],
      [8, 'reviewVerdict'],
      [9, 'evidence'],
      [10, 'note'],
    ] as const;
    sheet.eachRow((row, number) => {
      if (number < 7 || row.getCell(1).text === '') return;
      const id = row.getCell(1).text;
      const isCriterion = row.getCell(3).text === '';
      for (const [column, key] of columns) {
        if (isCriterion && column !== 6 && column !== 8) continue;
        const expected = shown(isCriterion ? `criterion-${id}` : id, key);
        if (expected !== '') seen++;
        if (row.getCell(column).text !== expected)
          differences.push(`${id} ${key}: "${row.getCell(column).text}", not "${expected}"`);
      }
    });
    expect(differences).toEqual([]);
    expect(seen).toBeGreaterThan(70);
    const { commune, district, assessmentYear } = loaded.appraised.data;
    expect([sheet.getCell('B2').text, sheet.getCell('D2').text, sheet.getCell('G2').value]).toEqual([
      commune.name,
      district!.name,
      assessmentYear,
    ]);
  });

  it('keeps its formulas, and asks for them to be calculated anew', async () => {
    const { sheet, result } = await filled(loaded, decreeSheet);
    const last = sheet.lastRow!.number;
    expect(sheet.getCell(last - 1, 6).formula).toBe(`COUNTIF(F7:F${last - 2},"Đạt")`);
    expect(sheet.getCell(last, 8).formula).toBe(`COUNTIF(H7:H${last - 2},"Chưa đạt")`);
    expect(zipPart(result.bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });
});

describe('numbers as number cells, two columns for ticks', () => {
  it.each([
    ['with names', true],
    ['without names', false],
  ])('%s: 17.1 and 17.10 are told apart, and it is said how', async (_, names) => {
    const { sheet, result } = await filled(real, (pack) => tickSheet(pack, names));
    expect(warnings(result)).toEqual([]);
    const decided = result.findings.filter((d) => d.code === 'fill-row-decided');
    expect(decided.map((d) => d.about)).toEqual([['indicator:17.1'], ['indicator:17.10']]);
    const ids = [...real.pack.indicator.keys()];
    const ticked = (column: number): string[] =>
      ids.filter((_id, i) => sheet.getCell(i + 2, column).text === 'x');
    expect(ticked(8)).toEqual(UNMET);
    // Met by complement: the criterion was stated met, its only indicator has the row.
    expect(ticked(7)).toEqual(['4', '7', '9', '11']);
  });

  it('numerator, denominator and percentage stay numbers; unknown ones stay blank', async () => {
    const { sheet } = await filled(real, (pack) => tickSheet(pack));
    const row = (id: string): number => [...real.pack.indicator.keys()].indexOf(id) + 2;
    const values = (id: string): unknown[] => [3, 4, 5, 6].map((c) => sheet.getCell(row(id), c).value);
    expect(values('2.3')).toEqual(['km', 14, 15.7, 89.17]);
    expect(values('2.4')).toEqual(['km', 6.6, 8.5, 77.65]);
    expect(values('3.1')).toEqual(['ha', 27.5, 33.2, 82.83]);
    expect(values('17.10')).toEqual([null, null, null, null]);
    expect(values('1.2')).toEqual([null, null, null, null]);
    expect(sheet.getCell(row('2.3'), 6).numFmt).toBe('0.00');
  });
});

describe('names only, under roman sections', () => {
  it.each(CASES)('%s: every row is found, though each is worded a little differently', async (_, loaded) => {
    const { sheet, result } = await filled(loaded, namesSheet);
    expect(warnings(result)).toEqual([]);
    expect(result.sheets[0]!.rows).toBe(loaded.pack.criteria.length + loaded.pack.indicator.size);
    expect(result.mapping).toContain('A: so-thu-tu');
    const stated = [...loaded.appraised.indicators.values()].filter((i) => i.effective.basis === 'stated');
    const words: string[] = [];
    for (let row = 4; row <= sheet.rowCount; row++)
      if (/^\d+$/.test(sheet.getCell(row, 1).text)) words.push(sheet.getCell(row, 5).text);
    expect(words).toHaveLength(loaded.pack.indicator.size);
    const ids = [...loaded.pack.indicator.keys()];
    for (const { def, effective } of stated)
      expect(words[ids.indexOf(def.id)], def.id).toBe(
        { met: 'Đạt', unmet: 'Chưa đạt', 'not-applicable': 'Không áp dụng', undetermined: '' }[
          effective.verdict
        ],
      );
  });

  it('percentages are fractions in percent cells', async () => {
    const { sheet } = await filled(real, namesSheet);
    const name = (id: string): string => real.pack.indicator.get(id)!.def.name.slice(0, 30);
    const row = (id: string): number => {
      for (let r = 4; r <= sheet.rowCount; r++)
        if (sheet.getCell(r, 2).text.normalize('NFC').toLowerCase().includes(name(id).toLowerCase()))
          return r;
      throw new Error(id);
    };
    expect(sheet.getCell(row('2.3'), 4).value).toBe(0.8917);
    expect(sheet.getCell(row('2.4'), 4).value).toBe(0.7765);
    // Income is no percentage: its text, not 4.491 %.
    expect(sheet.getCell(row('10'), 4).text.replaceAll('\u00a0', ' ')).toMatch(/^44,91 triệu đồng/);
  });
});

describe('criteria in merged cells, indicator numbers inside names', () => {
  it.each(CASES)(
    '%s: dots are written over, the shared cell takes the verdict of the criterion',
    async (_, loaded) => {
      const { sheet, result } = await filled(loaded, mergedSheet);
      expect(warnings(result)).toEqual([]);
      expect(result.mapping).toContain('D: yeu-cau');
      const names = rowsBy(sheet, 3);
      let shared = 0;
      for (const criterion of loaded.appraised.criteria) {
        const first = criterion.indicators[0]!.def;
        const row = names.get(first.id.includes('.') ? `${first.id}. ${first.name}` : first.name)!;
        const only = criterion.indicators.length === 1 ? criterion.indicators[0]! : null;
        const says = only?.effective.basis === 'stated' ? only.effective : criterion.effective;
        const word = { met: 'Đạt', unmet: 'Chưa đạt', 'not-applicable': 'Không áp dụng', undetermined: '' }[
          says.verdict
        ];
        expect(sheet.getCell(row, 6).text, criterion.def.id).toBe(says.basis === 'stated' ? word : '');
        shared++;
        for (const i of criterion.indicators) {
          const at = names.get(i.def.id.includes('.') ? `${i.def.id}. ${i.def.name}` : i.def.name)!;
          const text = sheet.getCell(at, 5).text;
          const known = [i.value.figure, i.value.stated, i.value.level, i.value.male, i.value.female].some(
            (v) => v !== null,
          );
          const parts = i.parts.some((p) => Object.values(p.value).some((v) => v !== null));
          expect(text === '……', i.def.id).toBe(!known && !parts);
        }
      }
      expect(shared).toBe(19);
    },
  );
});

describe('a criterion with one indicator', () => {
  const lines = (sheet: Sheet, rows: readonly (readonly string[])[]): void => {
    sheet.getRow(1).values = ['TT', 'Tiêu chí, chỉ tiêu', 'Huyện đánh giá'];
    for (const [i, row] of rows.entries()) sheet.getRow(i + 2).values = [...row];
  };
  const name = (id: string): string => real.pack.indicator.get(id)!.def.name;
  const verdicts = async (loaded: LoadedDossier, rows: readonly (readonly string[])[]) => {
    const result = await fillForm(loaded, await bookOf(['Biểu', (s) => lines(s, rows)]));
    const sheet = (await openBook(result.bytes)).worksheets[0]!;
    return rows.map((_, i) => sheet.getCell(i + 2, 3).text);
  };
  const OTHERS = [
    ['2.1', name('2.1')],
    ['2.2', name('2.2')],
  ] as const;

  it('in one row it takes what was said of the criterion; in rows of their own each its own', async () => {
    // The real plan says that criterion 4 is met and nothing of its indicator.
    expect(await verdicts(real, [...OTHERS, ['4', name('4')]])).toEqual(['Chưa đạt', 'Chưa đạt', 'Đạt']);
    expect(await verdicts(real, [...OTHERS, ['4', 'Điện'], ['4.1', name('4')]])).toEqual([
      'Chưa đạt',
      'Chưa đạt',
      'Đạt',
      '',
    ]);
    expect(await verdicts(real, [...OTHERS, ['4', 'Điện']])).toEqual(['Chưa đạt', 'Chưa đạt', 'Đạt']);
  });

  it('that is not applicable is not met with its criterion', async () => {
    const loaded = changed(real, (data) => {
      data.indicators.push({
        ...data.indicators[0]!,
        id: '4',
        stated: undefined,
        rounds: [],
        notApplicable: { reason: 'thử', source: 'thử' },
      });
    });
    expect(await verdicts(loaded, [...OTHERS, ['4', name('4')]])).toEqual(['Chưa đạt', 'Chưa đạt', '']);
  });
});

describe('several sheets', () => {
  it('those that name criteria are filled, hidden ones and others are left alone', async () => {
    const form = await bookOf(
      ['Bìa', (s) => (s.getCell('A1').value = 'Xã:')],
      ['Phần 1', decreeSheet(real.pack)],
      [
        'Ẩn',
        (s) => {
          decreeSheet(real.pack)(s);
          s.state = 'hidden';
        },
      ],
      [
        'Vốn',
        (s) => {
          s.getRow(1).values = ['TT', 'Lĩnh vực', 'Kế hoạch', 'Thực hiện', 'Ghi chú'];
          for (const [i, name] of ['Giao thông', 'Điện', 'Giáo dục', 'Y tế'].entries())
            s.getRow(i + 2).values = [i + 1, name];
        },
      ],
      ['Phần 2', tickSheet(real.pack)],
    );
    const result = await fillForm(real, form);
    expect(result.findings.filter((d) => d.where.some((p) => p.sheet === 'Vốn'))).toEqual([]);
    expect(result.sheets.map((s) => s.name)).toEqual(['Phần 1', 'Phần 2']);
    const book = await openBook(result.bytes);
    expect(book.getWorksheet('Ẩn')!.getCell('B2').value).toBeNull();
    expect(book.getWorksheet('Bìa')!.getCell('B1').value).toBeNull();
  });
});
