/** XLSX bytes → the visible sheets of a form. A file that cannot be read gives exactly one error. */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { SAVE_AS_XLSX, WorkbookFault } from '../../readers/workbook/fault.ts';
import { readCellFormats } from '../../readers/workbook/number-formats.ts';
import type { RawWorkbook } from '../../readers/workbook/raw.ts';
import { readWorkbook } from '../../readers/workbook/read-workbook.ts';
import { readXmlPart } from '../../readers/workbook/xml-part.ts';
import { openZip, type ZipArchive } from '../../readers/workbook/zip-archive.ts';
import { FormSheet } from './form.ts';
import { parseRange, readSheetExtras } from './sheet-extras.ts';

/** Names inside a drop-down's range, at most. */
const LIST_CELLS = 200;

export interface Form {
  readonly file: string;
  readonly sheets: readonly FormSheet[];
}

/** `file`: the name in messages. */
export function readForm(file: string, bytes: Uint8Array, diagnostics: Diagnostics): Form | null {
  const workbook = readWorkbook(file, bytes, diagnostics);
  if (!workbook) return null;
  try {
    const archive = openZip(bytes);
    refuseMacros(archive);
    const styles = readStyles(archive);
    const lists = listReader(workbook, definedNames(archive));
    const sheets = workbook.sheets
      .filter((s) => !s.hidden)
      .map((raw) => new FormSheet(raw, readSheetExtras(raw.part, archive.read(raw.part)!), styles, lists));
    return { file, sheets };
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    error.report(file, diagnostics);
    return null;
  }
}

/** A copy named .xlsx of what says that it holds macros, or is a template, is one that Excel does not open. */
function refuseMacros(archive: ZipArchive): void {
  const types = archive.read('[Content_Types].xml')?.toString('utf8') ?? '';
  const macros = archive.entries.has('xl/vbaproject.bin') || types.includes('macroEnabled');
  if (macros || types.includes('spreadsheetml.template.main'))
    throw new WorkbookFault(
      'workbook-kind',
      `biểu là ${macros ? 'bảng tính có macro (.xlsm)' : 'mẫu bảng tính (.xltx)'}, không điền được`,
      SAVE_AS_XLSX,
    );
}

const partEnding = (archive: ZipArchive, ending: RegExp): string | undefined =>
  [...archive.entries.values()].map((e) => e.name).find((n) => ending.test(n));

function readStyles(archive: ZipArchive) {
  const part = partEnding(archive, /(?:^|\/)styles\.xml$/i);
  const content = part === undefined ? null : archive.read(part);
  const unlocked = new Set<number>();
  if (part === undefined || !content) return { formats: [], unlocked };
  let index = -1;
  let inCells = false;
  readXmlPart(part, content, {
    open(name, attributes, parent) {
      if (name === 'cellXfs') inCells = true;
      else if (inCells && name === 'xf' && parent === 'cellXfs') index++;
      else if (inCells && name === 'protection' && ['0', 'false'].includes(attributes.locked ?? ''))
        unlocked.add(index);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return { formats: readCellFormats(part, content), unlocked };
}

function definedNames(archive: ZipArchive): ReadonlyMap<string, string> {
  const part = partEnding(archive, /(?:^|\/)workbook\.xml$/i);
  const content = part === undefined ? null : archive.read(part);
  const names = new Map<string, string>();
  if (part === undefined || !content) return names;
  let name = '';
  readXmlPart(part, content, {
    open(element, attributes) {
      name = element === 'definedName' ? (attributes.name ?? '').toLowerCase() : '';
    },
    text(text, element) {
      if (element === 'definedName' && name !== '') names.set(name, (names.get(name) ?? '') + text);
    },
  });
  return names;
}

/** Words of a list: written in the rule, in a range of some sheet, or in a range with a name. */
function listReader(workbook: RawWorkbook, names: ReadonlyMap<string, string>) {
  const known = new Map<string, readonly string[] | null>();
  const words = (formula: string, sheet: string, depth: number): readonly string[] | null => {
    const literal = /^"(.*)"$/s.exec(formula);
    if (literal)
      return literal[1]!
        .replaceAll('""', '"')
        .split(',')
        .map((w) => w.trim())
        .filter((w) => w !== '');
    const named = names.get(formula.toLowerCase());
    if (named !== undefined) return depth > 3 ? null : words(named, sheet, depth + 1);
    const at = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)$/i.exec(
      formula,
    );
    const range = at ? parseRange(at[3]!) : null;
    const source = workbook.sheets.find(
      (s) => s.name.toLowerCase() === (at?.[1]?.replaceAll("''", "'") ?? at?.[2] ?? sheet).toLowerCase(),
    );
    if (!range || !source) return null;
    const out: string[] = [];
    for (const [row, cells] of source.rows) {
      if (row < range.firstRow || row > range.lastRow) continue;
      for (const cell of cells.values())
        if (cell.column >= range.firstColumn && cell.column <= range.lastColumn && cell.kind !== 'blank')
          out.push(cell.text.trim());
      if (out.length > LIST_CELLS) return null;
    }
    return out;
  };
  return (formula: string, sheet: string): readonly string[] | null => {
    const key = `${sheet}\n${formula}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = words(formula, sheet, 0);
    known.set(key, found);
    return found;
  };
}
