/**
 * What reading cells leaves out and filling needs: drop-down lists, protection, array formulas, formats of cells that
 * the file does not have. Trusted: nothing; parts go through the same limits as reading.
 */
import { parseAddress, type RawRange } from '../../readers/workbook/raw.ts';
import { readXmlPart } from '../../readers/workbook/xml-part.ts';

/** A rule about what may be typed; `formula` as the file has it: `"Đạt,Chưa đạt"`, `$A$1:$A$3`, a defined name. */
export interface Validation {
  readonly type: string;
  readonly formula: string;
  readonly ranges: readonly RawRange[];
}

export interface SheetExtras {
  readonly isProtected: boolean;
  readonly validations: readonly Validation[];
  /** Ranges that one formula fills. */
  readonly arrays: readonly RawRange[];
  /** Texts in quotation marks inside formulas: words that the form counts. */
  readonly formulaTexts: ReadonlySet<string>;
  readonly columnStyles: readonly { readonly min: number; readonly max: number; readonly style: number }[];
  readonly hiddenColumns: readonly { readonly min: number; readonly max: number }[];
  readonly rowStyles: ReadonlyMap<number, number>;
  /** Style of every cell, by `row:column`; read of protected sheets only. */
  readonly cellStyles: ReadonlyMap<string, number>;
}

export function parseRange(text: string): RawRange | null {
  const [a = '', b = a] = text.trim().split(':');
  const [first, last] = [parseAddress(a), parseAddress(b)];
  if (!first || !last) return null;
  return {
    firstRow: Math.min(first.row, last.row),
    firstColumn: Math.min(first.column, last.column),
    lastRow: Math.max(first.row, last.row),
    lastColumn: Math.max(first.column, last.column),
  };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Throws a WorkbookFault for what is no XML. */
export function readSheetExtras(part: string, content: Buffer): SheetExtras {
  const withLocks = content.includes('sheetProtection');
  let isProtected = false;
  const validations: Validation[] = [];
  const arrays: RawRange[] = [];
  const formulaTexts = new Set<string>();
  const columnStyles: { min: number; max: number; style: number }[] = [];
  const hiddenColumns: { min: number; max: number }[] = [];
  const rowStyles = new Map<number, number>();
  const cellStyles = new Map<string, number>();
  let rule: { type: string; formula: string; sqref: string } | null = null;
  let inFirst = false;
  let formula = '';
  readXmlPart(part, content, {
    open(name, a, parent) {
      if (name === 'sheetProtection') isProtected = isTrue(a.sheet);
      else if (name === 'col') {
        const columns = { min: Number(a.min), max: Number(a.max) };
        if (isTrue(a.hidden)) hiddenColumns.push(columns);
        if (a.style !== undefined) columnStyles.push({ ...columns, style: Number(a.style) });
      } else if (name === 'row' && isTrue(a.customFormat) && a.s !== undefined)
        rowStyles.set(Number(a.r), Number(a.s));
      else if (name === 'c' && withLocks) {
        const at = parseAddress(a.r ?? '');
        if (at) cellStyles.set(`${at.row}:${at.column}`, Number(a.s ?? 0));
      } else if (name === 'f' && parent === 'c') {
        formula = '';
        const range = a.t === 'array' || a.t === 'dataTable' ? parseRange(a.ref ?? '') : null;
        if (range) arrays.push(range);
      } else if (name === 'dataValidation')
        rule = { type: a.type ?? 'none', formula: '', sqref: a.sqref ?? '' };
      else if (name === 'formula1') inFirst = true;
    },
    text(text, name) {
      if (rule === null) {
        if (name === 'f') formula += text;
      } else if (name === 'sqref') rule.sqref += text;
      else if (inFirst && (name === 'formula1' || name === 'f')) rule.formula += text;
    },
    close(name) {
      if (name === 'formula1') inFirst = false;
      else if (name === 'f' && rule === null) {
        for (const m of formula.matchAll(/"((?:[^"]|"")*)"/g)) formulaTexts.add(m[1]!.replaceAll('""', '"'));
      } else if (name === 'dataValidation' && rule !== null) {
        const { type, formula: text, sqref } = rule;
        validations.push({
          type,
          formula: text.trim(),
          ranges: sqref.split(/\s+/).flatMap((r) => parseRange(r) ?? []),
        });
        rule = null;
      }
    },
  });
  return {
    isProtected,
    validations,
    arrays,
    formulaTexts,
    columnStyles,
    hiddenColumns,
    rowStyles,
    cellStyles,
  };
}
