/** The form around the filled cells: every other part, cell, format, merge and formula is as it was, byte for byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillForm } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { cellAddress } from '../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../src/readers/workbook/read-workbook.ts';
import { mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { unzip } from '../support/unzip.ts';
import { addChart, bookOf, decreeSheet, mergedSheet, namesSheet, type Sheet, tickSheet } from './forms.ts';

const CASES = [mustLoadFolder(REAL), mustLoadFolder(SAMPLE)];
const { pack } = CASES[0]!;
const LAYOUTS = [
  decreeSheet(pack),
  tickSheet(pack),
  tickSheet(pack, false),
  namesSheet(pack),
  mergedSheet(pack),
];

/** Style and content of every `<c>` as the file writes it, by address; our reader is not asked. */
const rawCells = (xml: string): Map<string, string> =>
  new Map([...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/gs)].map((m) => [m[1]!, m[0]]));
const styleOf = (cell: string | undefined): string => / s="(\d+)"/.exec(cell ?? '')?.[1] ?? '0';

const parts = (bytes: Buffer): Map<string, string> =>
  new Map(unzip(bytes).map((e) => [e.name, e.content.toString('latin1')]));

describe('nothing else changes', () => {
  it('whatever stands in the form: only told cells differ, and keep their formats', async () => {
    const cell = fc.record({
      row: fc.integer({ min: 1, max: 110 }),
      column: fc.integer({ min: 1, max: 12 }),
      value: fc.oneof(
        fc.constantFrom<unknown>('x', 'Đạt', 'Chưa đạt', '……', 'Giao thông', '17.4', 17.1, 95, true),
        fc.record({
          formula: fc.constantFrom('A1', 'SUM(D4:D9)', 'COUNTIF(H1:H99,"Đạt")'),
          result: fc.constant(1),
        }),
        fc.string({ maxLength: 12 }),
      ),
      format: fc.constantFrom('General', '0.00%', '0.0', '@', 'dd/mm/yyyy'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CASES),
        fc.constantFrom(...LAYOUTS),
        fc.array(cell, { maxLength: 12 }),
        fc.boolean(),
        async (loaded, layout, cells, overwrite) => {
          const form = await bookOf(
            [
              'Biểu',
              (sheet: Sheet) => {
                layout(sheet);
                for (const { row, column, value, format } of cells) {
                  const at = sheet.getCell(row, column);
                  if (at.isMerged) continue;
                  at.value = value as string;
                  at.numFmt = format;
                }
              },
            ],
            ['Khác', (sheet: Sheet) => (sheet.getCell('B2').value = 'để yên')],
          );
          const result = await fillForm(loaded, form, { overwrite });
          const [before, after] = [parts(form), parts(result.bytes)];
          expect([...after.keys()]).toEqual([...before.keys()].filter((n) => after.has(n)));
          const changed = [...before.keys()].filter((n) => before.get(n) !== after.get(n));
          expect(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']).toEqual(expect.arrayContaining(changed));
          const told = new Set(
            result.cells.filter((c) => c.state === 'written' || c.state === 'replaced').map((c) => c.cell),
          );
          const [old, now] = [
            rawCells(before.get('xl/worksheets/sheet1.xml')!),
            rawCells(after.get('xl/worksheets/sheet1.xml')!),
          ];
          const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
            (a) => old.get(a) !== now.get(a),
          );
          expect(differing.filter((a) => !told.has(a))).toEqual([]);
          for (const a of differing) {
            expect(old.get(a) ?? '').not.toContain('<f');
            if (old.has(a)) expect(styleOf(now.get(a))).toBe(styleOf(old.get(a)));
          }
          const around = (xml: string): string =>
            xml.replace(/<sheetData>.*<\/sheetData>/s, '').replace(/<dimension[^>]*>/, '');
          expect(around(after.get('xl/worksheets/sheet1.xml')!)).toBe(
            around(before.get('xl/worksheets/sheet1.xml')!),
          );
        },
      ),
      { numRuns: 25, seed: 20240811 },
    );
  }, 120_000);

  it('every written cell reads back as what was told', async () => {
    for (const loaded of CASES)
      for (const layout of LAYOUTS) {
        const result = await fillForm(loaded, await bookOf(['Biểu', layout]));
        const sheet = readWorkbook('x', result.bytes, new Diagnostics())!.sheets[0]!;
        const shown = new Map(
          [...sheet.rows.values()].flatMap((row) =>
            [...row.values()].map((c) => [cellAddress(c.row, c.column), c] as const),
          ),
        );
        const written = result.cells.filter((c) => c.state === 'written');
        expect(written.length).toBeGreaterThan(40);
        for (const { cell, shown: text } of written) {
          const now = shown.get(cell)!;
          if (now.kind === 'text') expect(now.text).toBe(text);
          else {
            const percent = text.endsWith('%') ? 0.01 : 1;
            expect(Number(now.text)).toBeCloseTo(
              Number(text.replace(/[^\d,]/g, '').replace(',', '.')) * percent,
              10,
            );
          }
        }
      }
  });

  it('a chart, a picture and printer settings stay as they are', async () => {
    const form = await bookOf(['Biểu', decreeSheet(pack)]);
    const withChart = addChart(form);
    const result = await fillForm(CASES[1]!, withChart);
    const [before, after] = [parts(withChart), parts(result.bytes)];
    const changed = [...before.keys()].filter((n) => before.get(n) !== after.get(n));
    expect(changed.sort()).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    expect(after.get('xl/charts/chart1.xml')).toContain('c:barChart');
    expect(after.get('xl/worksheets/sheet1.xml')).toContain('<drawing r:id="rId9"/>');
    expect(after.get('xl/worksheets/sheet1.xml')).toContain('<conditionalFormatting');
  });
});
