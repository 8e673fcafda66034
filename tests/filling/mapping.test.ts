/** The mapping file: what is proposed reads back to the same bytes; what an office writes counts; faults have places. */
import { describe, expect, it } from 'vitest';
import { readMapping } from '../../src/filling/mapping/mapping.ts';
import { fillForm } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { bookOf, decreeSheet, mergedSheet, namesSheet, openBook, tickSheet } from './forms.ts';

const real = mustLoadFolder(REAL);
const sample = mustLoadFolder(SAMPLE);

describe('a proposed mapping', () => {
  it.each([
    ['decree', decreeSheet],
    ['ticks', tickSheet],
    ['numbers only', (pack: typeof real.pack) => tickSheet(pack, false)],
    ['names', namesSheet],
    ['merged', mergedSheet],
  ] as const)('%s: the second run with it gives the same bytes', async (_, layout) => {
    for (const loaded of [real, sample]) {
      const form = await bookOf(['Biểu "số 1" # thử', layout(loaded.pack)]);
      const first = await fillForm(loaded, form);
      const second = await fillForm(loaded, form, { mapping: first.mapping });
      expect(second.bytes.equals(first.bytes)).toBe(true);
      expect(second.mapping).toBe(first.mapping);
      const again = await fillForm(loaded, form);
      expect(again.bytes.equals(first.bytes)).toBe(true);
    }
  });

  it('filling a filled copy again changes nothing', async () => {
    const form = await bookOf(['Biểu', decreeSheet(sample.pack)]);
    const first = await fillForm(sample, form);
    const again = await fillForm(sample, first.bytes);
    expect(again.cells.filter((c) => c.state !== 'same')).toEqual([]);
    expect(again.bytes.equals(first.bytes)).toBe(true);
  });
});

describe('what the office writes', () => {
  const MAPPING = `trang:
  - ten: Biểu
    tu-hang: 2
    cot: { A: so, B: ten, C: huyen-danh-gia }
    hang: { 4: "2.1", 3: bo-qua }
    o: { H1: ten-xa }
`;
  const form = () =>
    bookOf([
      'Biểu',
      (sheet) => {
        sheet.getRow(1).values = ['TT', 'Nội dung', 'Cột lạ'];
        sheet.getRow(2).values = ['2', 'Giao thông'];
        sheet.getRow(3).values = ['2.2', real.pack.indicator.get('2.2')!.def.name];
        sheet.getRow(4).values = ['2.9', 'Nội dung riêng của tỉnh'];
      },
    ]);

  it('rows, columns and cells by hand count', async () => {
    const result = await fillForm(real, await form(), { mapping: MAPPING });
    const sheet = (await openBook(result.bytes)).worksheets[0]!;
    expect([2, 3, 4].map((r) => sheet.getCell(r, 3).text)).toEqual(['Chưa đạt', '', 'Chưa đạt']);
    expect(sheet.getCell('H1').text).toBe('Nhân Lý');
    expect(result.cells.map((c) => c.about)).toEqual(['criterion:2', 'indicator:2.1', '']);
  });

  it.each([
    ['ten: Biểu', 'ten: Bieu', 'mapping-sheet', '2:10'],
    ['C: huyen-danh-gia', 'C: huyen-danhgia', 'mapping-field', '4:30'],
    ['C: huyen', '3: huyen', 'mapping-column', '4:30'],
    ['cot: { A: so, B: ten, C', 'cot: { C', 'mapping-identity', '4:10'],
    ['B: ten, C: huyen-danh-gia', 'B: ghi-chu, C: ghi-chu', 'mapping-twice', '4:22'],
    ['4: "2.1"', '4: "2.11"', 'mapping-indicator', '5:16'],
    ['4: "2.1"', '4: 2.1', 'wrong-value', '5:16'],
    ['4: "2.1"', 'A4: "2.1"', 'mapping-row', '5:17'],
    ['H1: ten-xa', 'H: ten-xa', 'mapping-cell', '6:13'],
    ['H1: ten-xa', 'H1: tenxa', 'mapping-field', '6:14'],
    ['tu-hang: 2', 'tu-hang: 0', 'wrong-value', '3:14'],
    ['tu-hang: 2', 'tuhang: 2', 'unknown-key', '3:13'],
    ['trang:', 'trang', 'source-syntax', ''],
  ])('"%s" written as "%s" is %s at %s', async (right, wrong, code, place) => {
    const text = MAPPING.replace(right, wrong);
    expect(text).not.toBe(MAPPING);
    const diagnostics = new Diagnostics();
    const mapping = readMapping('bieu.anh-xa.yaml', text, real.pack, diagnostics);
    if (code === 'mapping-sheet') {
      expect(mapping).not.toBeNull();
      await expect(fillForm(real, await form(), { mapping: text })).rejects.toMatchObject({
        diagnostics: [{ code, where: [{ line: 2, column: 10 }], hint: 'có phải ý bạn là "Biểu"?' }],
      });
      return;
    }
    expect(mapping).toBeNull();
    const found = diagnostics.items.find((d) => d.code === code);
    expect(diagnostics.items.map((d) => d.code)).toContain(code);
    const at = found!.where[0]!;
    expect(at.file).toBe('bieu.anh-xa.yaml');
    if (place !== '') expect(`${at.line}:${at.column}`).toBe(place);
  });
});
