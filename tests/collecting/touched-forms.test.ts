/** Forms that people and programs have reworked: other formats, formulas, rows of their own, locked cells overwritten. */
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { collect } from '../../src/collecting/collect.ts';
import { mustLoad, REAL } from '../support/load.ts';
import { blankForm, formOf } from '../support/returned-forms.ts';

it('reads numbers, formulas and days of cells; names rows of the sender’s own and locked cells that were overwritten', async () => {
  const { appraised } = mustLoad(REAL);
  const workbook = new ExcelJS.Workbook();
  const bytes = await blankForm(appraised, formOf(appraised, 'don-vi-phong-kinh-te-ha-tang'));
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('Số liệu')!;
  const rows = new Map<string, number>();
  sheet.eachRow((row, r) => rows.set(String(row.getCell(1).value), r));
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, c) => columns.set(String(cell.value), c));
  const set = (row: number, key: string, value: ExcelJS.CellValue, numFmt = '@'): void => {
    const cell = sheet.getCell(row, columns.get(key)!);
    cell.numFmt = numFmt;
    cell.value = value;
  };
  const road = rows.get('figure/duong-ngo-xom')!;
  set(road, 'numerator', 14.6, 'General');
  set(road, 'denominator', { formula: '15+0.7', result: 15.7 }, 'General');
  set(road, 'asOf', new Date(Date.UTC(2024, 9, 30)), 'dd/mm/yyyy');
  const field = rows.get('figure/duong-noi-dong')!;
  set(field, 'numerator', '\u00a06,90 km ');
  set(field, 'last', '7,00/8,5 km');
  set(field, 'value', '80%');
  set(rows.get('figure/chi-tieu-2-1')!, 'numerator', { formula: 'A1' } as ExcelJS.CellFormulaValue);
  set(sheet.rowCount + 2, 'numerator', '99');
  sheet.name = 'Sheet1';
  const returned = Buffer.from(await workbook.xlsx.writeBuffer());

  const files = [{ file: 'Sao chép của phiếu.xlsx', bytes: returned }];
  const { cells } = collect({ appraised, files, choices: [], on: '2024-11-20' });
  expect(cells.map((c) => [c.status, c.answer.value ?? c.text])).toEqual([
    ['invalid', '(công thức)'],
    ['changed', '14.6'],
    ['unchanged', '15.7'],
    ['new', '2024-10-30'],
    ['outside', '7,00/8,5 km'],
    ['changed', '6.90'],
    ['outside', '80%'],
    ['outside', '99'],
  ]);
  expect(cells.every((c) => c.answer.place.sheet === 'Sheet1')).toBe(true);
  expect(cells[0]!.reason).toContain('công thức chưa được tính');
  expect(cells[4]!.hint).toBe('ghi số mới vào ô nền vàng cùng dòng');
});
