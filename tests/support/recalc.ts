/**
 * Asks LibreOffice to calculate workbooks anew and compares with what they had cached. LibreOffice keeps cached values
 * by default, so the profile forces recalculation; a test that uses this must also plant a wrong value and see it found.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { run, runOk } from './oracle/run.ts';
import { SYSTEM_PYTHON } from './oracle/tools.ts';

const FILL_PROGRAM = fileURLToPath(new URL('fill-workbook.py', import.meta.url));
const HEIGHTS_PROGRAM = fileURLToPath(new URL('sufficient-heights.py', import.meta.url));

/** 0 = always. Locale vi-VN, so that decimal commas in texts and formats are put to the test as well. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>`;

/** Relative difference that doubles may leave in sums and quotients. */
const TOLERANCE = 1e-12;

export interface Recalculation {
  /** Formula cells compared, over all files; a pass with none would mean nothing. */
  readonly formulas: number;
  /** "file!sheet!E5: cached 1, calculated 2 (=A1+B1)". */
  readonly differences: readonly string[];
}

/** All files go through one LibreOffice call; two may not have the same base name. */
export async function recalculate(files: readonly string[]): Promise<Recalculation> {
  const differences: string[] = [];
  let formulas = 0;
  await convertAnew(files, async (file, calculated) => {
    const before = await formulaCells(file);
    const after = await formulaCells(calculated);
    formulas += before.size;
    for (const [at, { formula, result }] of before) {
      const now = after.get(at)?.result;
      if (same(result, now)) continue;
      differences.push(
        `${basename(file)}!${at}: cached ${shown(result)}, calculated ${shown(now)} (=${formula})`,
      );
    }
  });
  return { formulas, differences };
}

export interface Typed {
  readonly sheet: string;
  readonly cell: string;
  /** As a person with Vietnamese settings types it: `15,7`, `30/11/2024`, `Đạt`. */
  readonly typed: string;
}

/** Types into a workbook with LibreOffice (Vietnamese settings) and saves it as XLSX at `target`. */
export async function fillByHand(file: string, target: string, typed: readonly Typed[]): Promise<void> {
  const profile = vietnameseProfile();
  try {
    await runOk(SYSTEM_PYTHON, [FILL_PROGRAM, profile, file, target, JSON.stringify(typed)]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Row heights (pt) that LibreOffice finds sufficient, by sheet name and row. Merged cells do not count. */
export async function sufficientHeights(file: string): Promise<Map<string, Map<number, number>>> {
  const profile = mkdtempSync(join(tmpdir(), 'heights-'));
  try {
    const json = JSON.parse(await runOk(SYSTEM_PYTHON, [HEIGHTS_PROGRAM, profile, file])) as Record<
      string,
      Record<string, number>
    >;
    return new Map(
      Object.entries(json).map(([sheet, rows]) => [
        sheet,
        new Map(Object.entries(rows).map(([row, height]) => [Number(row), height])),
      ]),
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function convertAnew(
  files: readonly string[],
  look: (file: string, converted: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'recalc-'));
  const profile = vietnameseProfile();
  try {
    const out = join(folder, 'out');
    const args = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx',
      '--outdir',
      out,
      ...files,
    ];
    const { code, stderr, stdout } = await run('soffice', args);
    for (const file of files) {
      const converted = join(out, `${basename(file, extname(file))}.xlsx`);
      if (!existsSync(converted))
        throw new Error(`soffice (${code}) did not write ${converted}: ${stderr || stdout}`);
      await look(file, converted);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A profile folder of its own with SETTINGS. */
function vietnameseProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  mkdirSync(join(profile, 'user'));
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), SETTINGS);
  return profile;
}

async function load(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

interface FormulaCell {
  readonly formula: string;
  readonly result: unknown;
}

async function formulaCells(file: string): Promise<Map<string, FormulaCell>> {
  const cells = new Map<string, FormulaCell>();
  for (const sheet of (await load(file)).worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula)
          cells.set(`${sheet.name}!${cell.address}`, { formula: cell.formula, result: cell.result });
      });
    });
  }
  return cells;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
  }
  // exceljs reads an empty text as undefined.
  return JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
}

const shown = (value: unknown): string => JSON.stringify(value ?? '');
