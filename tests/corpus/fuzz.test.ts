/**
 * Data as nobody would write them: random values in random cells of a workbook, random cuts and insertions in YAML. A run ends
 * with diagnostics or with a case; nothing else is thrown, and what is loaded can be checked.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDossier } from '../../src/dossier/check.ts';
import { loadDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { cellAddress } from '../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../src/readers/workbook/read-workbook.ts';
import { diskFiles, type FileSource } from '../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { type CellEdit, type CellValue, patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { type CaseFiles, caseFiles, loadFiles, mustLoad, REAL, SAMPLE } from '../support/load.ts';

const ODD = [
  '=1+1',
  '-',
  '0',
  '-1',
  '1e9',
  '14/15,7',
  '8.472',
  '> 97',
  '17.10',
  '6/8',
  'Đạt',
  'Có',
  '{{',
  '}}',
  '{{x}}',
  '{{duong-ngo-xom.percent}}',
  ' ',
  '\n',
  '\u202e',
  'ｘ',
  '٣',
  '𝟜',
  'a'.repeat(300),
  '31/02/2024',
  'null',
  'true',
  '#REF!',
  '; ; ;',
  'chi-tieu-2-3',
  '2.3',
  '99',
  'xã',
  "'",
  '"',
  '<b>&',
  '__proto__',
  'constructor',
  '../..',
  'CON',
  'hoso:figures',
];

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom(...ODD).map((text): CellValue => ({ kind: 'text', text })),
  fc
    .string({ maxLength: 40 })
    .map((text): CellValue => ({ kind: 'text', text: text.replace(/\p{Cc}|\p{Cs}/gu, ' ') })),
  fc
    .double({ noNaN: true, min: -1e12, max: 1e12 })
    .map((n): CellValue => ({ kind: 'number', text: n.toFixed(4) })),
  fc.constant<CellValue>({ kind: 'date', iso: '2024-08-06' }),
  fc.constant<CellValue>({ kind: 'blank' }),
);

let book: Buffer;
let cells: { readonly sheet: string; readonly cell: string }[];

beforeAll(async () => {
  const { pack, appraised } = mustLoad(REAL);
  book = await writeCaseWorkbook(pack, appraised.data);
  const raw = readWorkbook('so-lieu.xlsx', book, new Diagnostics())!;
  const covered = (sheet: (typeof raw.sheets)[number], row: number, column: number): boolean =>
    sheet.merges.some(
      (m) => row >= m.firstRow && row <= m.lastRow && column >= m.firstColumn && column <= m.lastColumn,
    );
  cells = raw.sheets.flatMap((sheet) =>
    [...sheet.rows].flatMap(([row, line]) =>
      [...line.keys()]
        .filter((column) => !covered(sheet, row, column))
        .map((column) => ({ sheet: sheet.name, cell: cellAddress(row, column) })),
    ),
  );
});

const inMemory = (bytes: Uint8Array): FileSource => ({
  ...diskFiles,
  list: (folder) => (folder === 'so-lieu.xlsx' ? null : diskFiles.list(folder)),
  readBytes: (file) => (file === 'so-lieu.xlsx' ? bytes : diskFiles.readBytes(file)),
});

/** Every diagnostic says something, and says it to people. */
function wellSaid(diagnostics: Diagnostics['items']): void {
  for (const d of diagnostics) {
    expect(d.code).toMatch(/^[a-z][a-z0-9-]+$/);
    expect(d.message.length).toBeGreaterThan(5);
    expect(`${d.message} ${d.hint ?? ''}`).not.toMatch(/\bundefined\b|\[object |\bNaN\b/);
  }
}

describe('random data never crash', () => {
  it('a workbook with odd cells', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 12 }), (edits) => {
        const changes = new Map<string, CellEdit>();
        for (const [n, v] of edits) {
          const at = cells[n % cells.length]!;
          changes.set(`${at.sheet}!${at.cell}`, { ...at, value: v });
        }
        const diagnostics = new Diagnostics();
        const files = inMemory(patchWorkbook(book, [...changes.values()]));
        const dossier = loadDossier(
          'so-lieu.xlsx',
          { files, packsFolder: REAL.packsFolder, packNames: REAL.packNames },
          diagnostics,
        );
        wellSaid(diagnostics.items);
        if (dossier) wellSaid(checkDossier(dossier, files));
        else expect(diagnostics.hasErrors).toBe(true);
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it('YAML with cuts and insertions', () => {
    const sources = [REAL, SAMPLE].map((source) => ({ source, files: caseFiles(source) }));
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat({ max: 40 }),
            fc.constantFrom('', ...ODD, '- ', ': ', '[', '}', '&a', '*a', '\t', '|'),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (which, edits) => {
          const { source, files } = sources[which % sources.length]!;
          const names = Object.keys(files);
          const broken: Record<string, string> = { ...files };
          for (const [n, length, insert] of edits) {
            const name = names[n % names.length]!;
            const text = broken[name]!;
            const at = n % (text.length + 1);
            broken[name] = text.slice(0, at) + insert + text.slice(at + length);
          }
          const { dossier, diagnostics } = loadFiles(source, broken as CaseFiles);
          wellSaid(diagnostics);
          if (dossier) wellSaid(checkDossier(dossier, dossier.files));
          else expect(diagnostics.some((d) => d.severity === 'error')).toBe(true);
        },
      ),
      { seed: 12, numRuns: 40 },
    );
  });
});
