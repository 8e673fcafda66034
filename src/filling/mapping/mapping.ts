/**
 * How the columns and rows of one form are understood, as the office may write it down: a small YAML file beside the
 * form. What goes in: text of the file. What comes out: fields by column, every fault with its line and column.
 */
import * as z from 'zod';
import { type Diagnostics, didYouMean, type Place } from '../../model/diagnostics.ts';
import type { Pack } from '../../model/pack.ts';
import { id, line, wholeNumber } from '../../model/scalars.ts';
import { readSourceTree } from '../../readers/source-tree.ts';
import { validate } from '../../readers/validate.ts';
import { parseAddress } from '../../readers/workbook/raw.ts';
import { CELL_FIELDS, type CellField, FIELDS, type Field, fieldOf } from '../columns/fields.ts';
import { columnLetters } from '../form/form.ts';
import type { FixedRows } from '../rows/find-rows.ts';
import type { RowTarget } from '../rows/row-evidence.ts';

export interface SheetMapping {
  readonly sheet: string;
  readonly firstRow: number;
  readonly columns: ReadonlyMap<number, Field>;
  readonly rows: FixedRows;
  readonly cells: ReadonlyMap<string, CellField>;
  /** Where the file names the sheet; null for a proposal. */
  readonly place: Place | null;
}

export interface FormMapping {
  readonly sheets: readonly SheetMapping[];
}

/** Beginning of the code of a criterion's own row, where an indicator has the same number. */
const CRITERION = 'tieu-chi-';
const SKIP = 'bo-qua';

const mappingFile = z.strictObject({
  trang: z
    .array(
      z.strictObject({
        ten: line,
        'tu-hang': wholeNumber.refine((n) => n >= 1, { message: 'hàng đầu của bảng, từ 1 trở lên' }),
        cot: z.record(z.string(), line),
        hang: z.record(z.string(), id).default({}),
        o: z.record(z.string(), line).default({}),
      }),
    )
    .min(1),
});

/** Null when the file has errors; all are in the diagnostics. */
export function readMapping(
  file: string,
  text: string,
  pack: Pack,
  diagnostics: Diagnostics,
): FormMapping | null {
  const tree = readSourceTree(file, text, diagnostics);
  if (!tree) return null;
  const data = validate(mappingFile, tree.value, tree.placeOf, diagnostics);
  if (!data) return null;
  let failed = false;
  const fault = (code: string, message: string, path: readonly PropertyKey[], hint?: string): null => {
    diagnostics.error(code, message, [tree.placeOf(path)], hint);
    failed = true;
    return null;
  };
  const seen = new Set<string>();
  const sheets = data.trang.map((s, i): SheetMapping => {
    const at = ['trang', i] as const;
    if (seen.has(s.ten))
      fault('mapping-sheet', `trang "${s.ten}" ghi hai lần`, [...at, 'ten'], 'gộp làm một');
    seen.add(s.ten);
    const columns = new Map<number, Field>();
    for (const [letters, code] of Object.entries(s.cot)) {
      const path = [...at, 'cot', letters];
      const column = /^[A-Z]{1,3}$/i.test(letters) ? (parseAddress(`${letters}1`)?.column ?? 0) : 0;
      if (column < 1 || column > 16_384)
        fault(
          'mapping-column',
          `"${letters}" không phải chữ của một cột`,
          path,
          'ghi chữ cột như trong Excel: A, B, … AA',
        );
      const field = fieldOf(code);
      if (field) columns.set(column, field);
      else
        fault(
          'mapping-field',
          `không có mục "${code}" để điền`,
          path,
          didYouMean(
            code,
            FIELDS.map((f) => f.code),
          ) ?? `các mục: ${FIELDS.map((f) => f.code).join(', ')}`,
        );
    }
    if (![...columns.values()].some((f) => f.kind === 'number' || f.kind === 'name'))
      fault(
        'mapping-identity',
        'chưa có cột nào cho biết hàng nào của chỉ tiêu nào',
        [...at, 'cot'],
        'ghi "so" cho cột số hoặc "ten" cho cột tên chỉ tiêu',
      );
    const twice = [...columns].find(
      ([c, f]) => !['ignored', 'name'].includes(f.kind) && [...columns].some(([d, g]) => d !== c && f === g),
    );
    if (twice)
      fault(
        'mapping-twice',
        `hai cột cùng điền "${twice[1].code}"`,
        [...at, 'cot', columnLetters(twice[0])],
        'giữ một cột, cột kia ghi bo-qua',
      );
    const rows = new Map<number, RowTarget | null>();
    for (const [number, code] of Object.entries(s.hang)) {
      const path = [...at, 'hang', number];
      if (!/^[1-9]\d{0,6}$/.test(number))
        fault(
          'mapping-row',
          `"${number}" không phải số hàng`,
          path,
          'ghi số hàng như trong Excel, ví dụ 12: "17.4"',
        );
      const target = code === SKIP ? null : targetOf(pack, code);
      if (target === undefined)
        fault(
          'mapping-indicator',
          `bộ tiêu chí không có chỉ tiêu "${code}"`,
          path,
          didYouMean(code, pack.indicator.keys()) ??
            `ghi số chỉ tiêu, "${CRITERION}1" cho tiêu chí số 1, hoặc ${SKIP}`,
        );
      else rows.set(Number(number), target);
    }
    const cells = new Map<string, CellField>();
    for (const [address, code] of Object.entries(s.o)) {
      const path = [...at, 'o', address];
      if (!parseAddress(address))
        fault(
          'mapping-cell',
          `"${address}" không phải địa chỉ ô`,
          path,
          'ghi như trong Excel, ví dụ C3: ten-xa',
        );
      const known = CELL_FIELDS.map(([c]) => c);
      const field = known.find((c) => c === code);
      if (field) cells.set(address.toUpperCase(), field);
      else
        fault(
          'mapping-field',
          `không có mục "${code}" cho một ô`,
          path,
          didYouMean(code, known) ?? `các mục: ${known.join(', ')}`,
        );
    }
    return {
      sheet: s.ten,
      firstRow: s['tu-hang'],
      columns,
      rows,
      cells,
      place: tree.placeOf([...at, 'ten']),
    };
  });
  return failed ? null : { sheets };
}

function targetOf(pack: Pack, id: string): RowTarget | undefined {
  if (id.startsWith(CRITERION)) {
    const criterion = id.slice(CRITERION.length);
    return pack.criterion.has(criterion) ? { kind: 'criterion', id: criterion } : undefined;
  }
  const indicator = pack.indicator.get(id);
  if (indicator)
    return indicator.criterion.indicators.length === 1
      ? { kind: 'both', id, criterion: indicator.criterion.id }
      : { kind: 'indicator', id };
  return pack.criterion.has(id) ? { kind: 'criterion', id } : undefined;
}

/** The file, with what each code means. */
export function mappingText(
  mapping: FormMapping,
  heads: ReadonlyMap<string, ReadonlyMap<number, string>>,
): string {
  const lines = [
    '# Cách hiểu biểu này. Sửa chỗ máy hiểu sai rồi chạy lại; máy không ghi đè tệp này.',
    '# cot: chữ cột: mục điền vào cột. hang: số hàng: "số chỉ tiêu" (tieu-chi-1 là hàng của tiêu chí số 1; bo-qua là không điền).',
    `# Các mục: ${FIELDS.map((f) => `${f.code} (${f.words})`).join(', ')}`,
    `# o: ô riêng, ví dụ C3: ten-xa. Các mục: ${CELL_FIELDS.map(([c, w]) => `${c} (${w})`).join(', ')}`,
    'trang:',
  ];
  for (const s of mapping.sheets) {
    lines.push(`  - ten: ${quoted(s.sheet)}`, `    tu-hang: ${s.firstRow}`, '    cot:');
    for (const [column, field] of s.columns) {
      const head = heads.get(s.sheet)?.get(column) ?? '';
      lines.push(
        `      ${key(columnLetters(column))}: ${field.code}${head === '' ? '' : ` # ${comment(head)}`}`,
      );
    }
    lines.push(`    hang: {}`);
    if (s.cells.size > 0) {
      lines.push('    o:');
      for (const [address, field] of s.cells) lines.push(`      ${address}: ${field}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string => JSON.stringify(text);
/** `N` and `Y` are yes and no to other readers of YAML. */
const key = (letters: string): string =>
  /^(?:[YN]|ON|NO|OFF|YES)$/.test(letters) ? quoted(letters) : letters;
const comment = (text: string): string => text.replace(/[\p{C}\p{Z}\ufffd]+/gu, ' ').slice(0, 80);
