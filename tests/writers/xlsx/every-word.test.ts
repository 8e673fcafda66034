/** Every word of a table stands in its workbook, whatever the words are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CellModel, TableModel } from '../../../src/tables/model.ts';
import { renderXlsx } from '../../../src/writers/xlsx/render.ts';
import { unzip } from '../../support/unzip.ts';

const SYLLABLES = [
  'Nghị',
  'định',
  'ưỡng',
  'Đường',
  '=SUM(A1)',
  '+84',
  '@x',
  '-1',
  '<b>',
  '&amp;',
  '"nháy"',
  '17.10',
  '6/8',
  'ngoằn-ngoèo',
  'm²/người',
  '☐',
  'x'.repeat(60),
];
const words = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 30 })
  .map((list) => list.join(' '));
const cell: fc.Arbitrary<CellModel> = fc.oneof(
  fc.constant<CellModel>({ kind: 'empty' }),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((lines): CellModel => ({ kind: 'text', lines })),
);
const table = fc
  .record({
    columns: fc.integer({ min: 1, max: 6 }),
    rows: fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
    title: words,
    notes: fc.array(words, { maxLength: 2 }),
  })
  .map(
    ({ columns, rows, title, notes }): TableModel => ({
      key: 't',
      sheetName: 'Bảng',
      title,
      notes,
      columns: Array.from({ length: columns }, (_, i) => ({
        key: `c${i}`,
        title: `Cột ${i + 1}`,
        kind: 'text',
        align: 'left',
        weight: 10 + i,
      })),
      numberedColumns: true,
      rows: rows.map((cells, r) => ({
        key: `r${r}`,
        kind: 'data',
        cells: Object.fromEntries(cells.slice(0, columns).map((c, i) => [`c${i}`, c])),
      })),
      footNotes: [],
      orientation: 'landscape',
    }),
  );

const texts = (buffer: Buffer): string =>
  unzip(buffer)
    .filter(({ name }) => name === 'xl/sharedStrings.xml' || name.startsWith('xl/worksheets/'))
    .map(({ content }) => content.toString('utf8'))
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

it('every line of every cell, title and note is in the workbook', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (model) => {
      const { buffer } = await renderXlsx({
        title: 't',
        author: 'a',
        subject: 's',
        created: '2024-03-01',
        tables: [model],
      });
      const found = texts(buffer);
      const lines = model.rows.flatMap((r) =>
        Object.values(r.cells).flatMap((c) => (c.kind === 'text' ? c.lines : [])),
      );
      for (const line of [...lines, ...model.notes, model.title.toUpperCase()]) expect(found).toContain(line);
    }),
    { numRuns: 60, seed: 20240301 },
  );
});
