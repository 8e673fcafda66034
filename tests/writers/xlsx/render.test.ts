import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CellModel, TableModel } from '../../../src/tables/model.ts';
import { renderXlsx, type XlsxOutput } from '../../../src/writers/xlsx/render.ts';
import { unzip, zipPart } from '../../support/unzip.ts';
import {
  assignmentTable,
  cell,
  date,
  formula,
  number,
  overviewTable,
  resultsTable,
  sampleInput,
  text,
} from './sample-tables.ts';

const read = async (buffer: Buffer): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(buffer as unknown as ArrayBuffer);
  return workbook;
};

const render = (...tables: TableModel[]) => renderXlsx({ ...sampleInput, tables });
const column = (key: string, more: object = {}) =>
  ({ key, title: key, kind: 'text', align: 'left', weight: 10, ...more }) as const;
const small = (cells: Record<string, CellModel>, more: Partial<TableModel> = {}): TableModel => ({
  key: 't',
  sheetName: 'T',
  title: 'Bảng',
  notes: [],
  columns: Object.keys(cells).map((key) => column(key)),
  numberedColumns: false,
  rows: [{ key: 'r', kind: 'data', cells }],
  footNotes: [],
  orientation: 'portrait',
  ...more,
});

let output: XlsxOutput;
let workbook: ExcelJS.Workbook;
let results: ExcelJS.Worksheet;
let assignments: ExcelJS.Worksheet;
let overview: ExcelJS.Worksheet;
const sheetXml = (n: number) => zipPart(output.buffer, `xl/worksheets/sheet${n}.xml`);

beforeAll(async () => {
  output = await render(resultsTable(), assignmentTable(), overviewTable());
  workbook = await read(output.buffer);
  [results, assignments, overview] = workbook.worksheets as [
    ExcelJS.Worksheet,
    ExcelJS.Worksheet,
    ExcelJS.Worksheet,
  ];
});

describe('values', () => {
  test('entered numbers are numbers with their digits and unit, ids are text', () => {
    expect(results.getCell('A9').value).toBe('2.1');
    expect(results.getCell('A12').value).toBe('2.10');
    expect(results.getCell('A12').numFmt).toBe('@');
    expect(results.getCell('D9').value).toBe(15.7);
    expect(results.getCell('D9').numFmt).toBe('#,##0.000" km"');
    expect(results.getCell('F10').value).toBe(0.95);
    expect(results.getCell('F10').numFmt).toBe('0%');
  });

  test('formulas are live and carry the exact result', () => {
    expect(results.getCell('E9').value).toEqual({
      formula: 'IF(COUNT(C9,D9)<2,"",IF(D9=0,"",C9/D9))',
      result: 14 / 15.7,
    });
    expect(results.getCell('E9').numFmt).toBe('0.00%');
    // 1.2/1.6 is below 75 % in doubles and exactly 75 % in fact.
    expect(1.2 / 1.6).toBeLessThan(0.75);
    expect(results.getCell('G11').value).toEqual({
      formula: 'IF(COUNT(E11,F11)<2,"",IF(ROUND(E11,12)>=F11,"Đạt","Chưa đạt"))',
      result: 'Đạt',
    });
    expect(results.getCell('C38').formula).toBe('SUM(C8:C37)');
    expect(results.getCell('G38').value).toEqual({ formula: 'COUNTIF(G8:G37,"Chưa đạt")', result: 12 });
  });

  test('days are real days that show as documents write them', async () => {
    expect(results.getCell('H9').value).toEqual(new Date(Date.UTC(2024, 5, 7)));
    expect(zipPart(output.buffer, 'xl/styles.xml')).toContain('formatCode="dd\\/m\\/yyyy"');
    const { buffer } = await render(
      small({
        a: date('2024-02-07', '07/02/2024'),
        b: date('2024-12-31', 'Quý IV năm 2024'),
        c: date('2024-13-01', 'không rõ'),
      }),
    );
    const sheet = (await read(buffer)).worksheets[0]!;
    const styles = zipPart(buffer, 'xl/styles.xml');
    expect(styles).toContain('formatCode="dd\\/mm\\/yyyy"');
    expect(styles).toContain('formatCode="&quot;Quý IV năm 2024&quot;"');
    expect(sheet.getCell('C3').value).toBe('không rõ');
  });

  test('lines of a text are lines of the cell', () => {
    expect(results.getCell('I11').value).toBe('Dòng thứ nhất\nDòng thứ hai');
  });

  test('a formula over a column that the sheet lacks is written as its value, with a warning', async () => {
    const { buffer, warnings } = await render(
      small(
        { a: formula(cell('r', 'b'), 'number', 1), b: number('1.5', 1) },
        { columns: [column('a'), column('b', { documentOnly: true })] },
      ),
    );
    expect((await read(buffer)).worksheets[0]!.getCell('A3').value).toBe(1.5);
    expect(warnings.map((w) => w.code)).toEqual(['xlsx-formula-as-value']);
  });
});

describe('hostile text', () => {
  const values = () => Array.from({ length: 12 }, (_, i) => assignments.getCell(3 + i, 3));

  test('stays text, sign for sign', () => {
    const written = values().map((c) => c.value);
    expect(written.slice(0, 7)).toEqual([
      '=HYPERLINK("http://x","y")',
      '+84 912 345 678',
      '@SUM(1)',
      '-1-1|cmd',
      "'nháy đơn",
      'abc',
      '_x0041_ & <b> "ngoặc" ]]>',
    ]);
    expect(sheetXml(2)).not.toContain('<f>');
  });

  test('would stay text after an edit, too', () => {
    const styles = zipPart(output.buffer, 'xl/styles.xml');
    const xfs = [...styles.split('<cellXfs')[1]!.matchAll(/<xf .*?(?:\/>(?=<xf|<\/cellXfs)|<\/xf>)/g)].map(
      (m) => m[0],
    );
    const styleOf = (ref: string) => xfs[Number(new RegExp(`r="${ref}" s="(\\d+)"`).exec(sheetXml(2))![1])]!;
    for (const ref of ['C3', 'C5', 'C6', 'C7']) expect(styleOf(ref)).toContain('quotePrefix="1"');
    expect(assignments.getCell('C4').numFmt).toBe('@');
    expect(styleOf('C13')).not.toContain('quotePrefix');
    expect(styles).not.toContain('readingOrder');
  });

  test('forbidden characters are removed with a warning that names the cell', () => {
    expect(output.warnings.map((w) => w.code)).toEqual(['xlsx-character-removed']);
    expect(output.warnings[0]!.message).toContain('!C8: đã bỏ 5 ký tự');
  });

  test('too long a text is cut where Excel would refuse the file, and said so', async () => {
    const { buffer, warnings } = await render(small({ a: text('dài '.repeat(10_000)) }));
    expect(String((await read(buffer)).worksheets[0]!.getCell('A3').value)).toHaveLength(32_767);
    expect(warnings.map((w) => w.code)).toEqual(['xlsx-text-cut', 'xlsx-row-too-high']);
  });

  test('units and prefixes with quotation marks keep the number a number', async () => {
    const { buffer } = await render(small({ a: number('1', 0, '"m"\u0007') }));
    const sheet = (await read(buffer)).worksheets[0]!;
    expect(sheet.getCell('A3').value).toBe(1);
    expect(sheet.getCell('A3').numFmt).toBe('#,##0" ”m”"');
  });

  test('sheet names are cut, cleaned and made different', async () => {
    expect(assignments.name).toBe('B4 Phân công nháp ’x’ dài hơn b');
    const names = ['A', 'a', 'HISTORY', '[]', 'x'.repeat(40), 'x'.repeat(40)];
    const { buffer } = await render(...names.map((sheetName) => small({ a: text('1') }, { sheetName })));
    expect((await read(buffer)).worksheets.map((s) => s.name)).toEqual([
      'A',
      'a (2)',
      'HISTORY (2)',
      'Bảng 4',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
  });
});

describe('the sheet on screen', () => {
  test('heads are frozen, the filter covers the body without its total', () => {
    expect(results.views[0]).toMatchObject({ state: 'frozen', ySplit: 7, topLeftCell: 'A8' });
    expect(results.autoFilter).toBe('A7:I37');
    expect(results.getRow(7).values).toEqual([
      undefined,
      ...Array.from({ length: 9 }, (_, i) => `(${i + 1})`),
    ]);
  });

  test('nothing is merged between the heads and the foot', () => {
    const merged = [...sheetXml(1).matchAll(/mergeCell ref="[A-Z]+(\d+):[A-Z]+(\d+)"/g)];
    expect(merged.length).toBeGreaterThan(5);
    for (const [, from, to] of merged) expect(Number(to) < 8 || Number(from) > 38).toBe(true);
  });

  test('columns that only documents show are absent, group heads span', () => {
    expect(results.columnCount).toBe(9);
    expect(results.getCell('C5').value).toBe('Xã tự đánh giá');
    expect(results.getCell('E5').master.address).toBe('C5');
    expect(results.getCell('A6').master.address).toBe('A5');
  });

  test('unmet verdicts are bold on 15 % grey by a rule, derived ones too', () => {
    const [marks] = (results as unknown as { conditionalFormattings: ExcelJS.ConditionalFormattingOptions[] })
      .conditionalFormattings;
    expect(marks).toMatchObject({ ref: 'G8:G38', rules: [{ type: 'cellIs', formulae: ['"Chưa đạt"'] }] });
    expect(zipPart(output.buffer, 'xl/styles.xml')).toMatch(/<dxf><font><b\/><\/font><fill>.*?FFD9D9D9/);
  });

  test('data bars run from 0 to 100 % in both columns and keep their extension', () => {
    const xml = sheetXml(3);
    expect(xml).toContain('<conditionalFormatting sqref="C5:C12"><cfRule type="dataBar"');
    expect(xml).toContain('<conditionalFormatting sqref="D5:D12"><cfRule type="dataBar"');
    expect(xml).toContain('uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"');
    expect(xml.match(/\{00000000-0000-4000-8000-000003000001\}/g)).toHaveLength(2);
    expect(xml).toContain('<x14:fillColor rgb="FFD9D9D9"/><x14:borderColor');
  });

  test('number-like texts are not marked as errors', () => {
    expect(sheetXml(1)).toContain('<ignoredError sqref="A8:A38" numberStoredAsText="1"/>');
  });
});

describe('the sheet on paper', () => {
  test('A4, margins of the documents, one page wide, heads repeated', () => {
    expect(results.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '5:7',
    });
    const { left, right, top, bottom } = results.pageSetup.margins!;
    expect([left, right, top, bottom].map((inch) => Math.round(inch * 25.4))).toEqual([30, 15, 20, 20]);
    expect(zipPart(output.buffer, 'xl/workbook.xml')).toContain('$A$1:$I$43</definedName>');
    expect(results.headerFooter).toMatchObject({ differentFirst: true });
    expect(results.headerFooter.oddHeader).toContain('&P');
    expect(results.headerFooter.firstHeader ?? null).toBeNull();
  });

  test('columns fill the page and no more', () => {
    const widths = (sheet: ExcelJS.Worksheet, n: number) =>
      Array.from({ length: n }, (_, i) => sheet.getColumn(i + 1).width! * 8).reduce((a, b) => a + b, 0);
    const landscapePx = ((297 - 45) / 25.4) * 96;
    expect(widths(results, 9)).toBeLessThanOrEqual(landscapePx);
    expect(widths(results, 9)).toBeGreaterThan(landscapePx - 20);
  });

  test('one page when asked, at 13 pt, without helper columns', () => {
    expect(overview.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 1 });
    expect(overview.getCell('B5').font.size).toBe(13);
    expect(zipPart(output.buffer, 'xl/workbook.xml')).toContain('$A$1:$E$12</definedName>');
    expect(overview.getCell('F5').value).toBe(0.25);
    expect(overview.getCell('F4').value).toBeNull();
  });

  test('a page that must be scaled down is reported', async () => {
    const { warnings } = await render(overviewTable(40));
    expect(warnings.map((w) => w.code)).toEqual(['xlsx-small-print']);
  });

  test('rows grow with their text, and the sheet grows where Excel allows no higher row', async () => {
    expect(results.getRow(12).height).toBeGreaterThan(results.getRow(8).height * 2);
    const prose = 'Một đoạn văn rất dài về nhiệm vụ của đơn vị. '.repeat(20);
    const { buffer, warnings } = await render(assignmentTable(prose));
    const sheet = (await read(buffer)).worksheets[0]!;
    expect(sheet.getRow(13).height).toBeLessThanOrEqual(409.5);
    expect(warnings.map((w) => w.code)).not.toContain('xlsx-row-too-high');
    expect(sheet.getColumn(3).width!).toBeGreaterThan(assignments.getColumn(3).width!);
  });
});

describe('the file', () => {
  test('same input, same bytes; nothing of the clock', async () => {
    const again = await render(resultsTable(), assignmentTable(), overviewTable());
    expect(again.buffer.equals(output.buffer)).toBe(true);
    expect(zipPart(output.buffer, 'docProps/core.xml')).toContain('2024-11-15T00:00:00Z</dcterms:modified>');
  });

  test('properties say who, what and in which language', () => {
    expect(workbook).toMatchObject({
      title: sampleInput.title,
      creator: sampleInput.author,
      subject: sampleInput.subject,
    });
    expect(zipPart(output.buffer, 'docProps/core.xml')).toContain('<dc:language>vi-VN</dc:language>');
  });

  test('parts stand in the order of the package, content types first', () => {
    expect(unzip(output.buffer).map((part) => part.name)[0]).toBe('[Content_Types].xml');
  });

  test('a table without rows, notes and signers is still a sheet', async () => {
    const { buffer } = await render(small({ a: text('x') }, { rows: [], numberedColumns: true }));
    const sheet = (await read(buffer)).worksheets[0]!;
    expect(sheet.getCell('A3').value).toBe('(1)');
    expect(sheet.autoFilter ?? null).toBeNull();
  });

  test('no table and no date are errors of the caller', async () => {
    await expect(render()).rejects.toThrow(RangeError);
    await expect(
      renderXlsx({ ...sampleInput, created: '15/11/2024', tables: [overviewTable()] }),
    ).rejects.toThrow(RangeError);
  });
});
