/**
 * Filling a form of somebody else from the case. In: the appraised case, the bytes of an XLSX, perhaps the office's own
 * mapping of it. Out: new bytes in which nothing but empty cells of found rows and columns changed, the mapping that
 * was used, and everything that could not be placed.
 *
 * Principles: rows are known by number and name together, and what contradicts or is not clear is listed, not guessed;
 * values and words are those of the dossier's own tables; what the case does not know stays as the form has it; a
 * formula, a locked cell and what a person wrote are never written over unasked.
 */
import type { Diagnostic, Diagnostics } from '../model/diagnostics.ts';
import type { TableContext } from '../tables/context.ts';
import { patchWorkbook } from '../workbook/patch/patch-workbook.ts';
import { type DecidedCell, decideCells } from './decide-cells.ts';
import { findingsOf } from './findings/findings.ts';
import { columnLetters } from './form/form.ts';
import { readForm } from './form/read-form.ts';
import { type FormMapping, mappingText } from './mapping/mapping.ts';
import { NameIndex } from './rows/names.ts';
import { mappingOf, type UnderstoodSheet, understandMapped, understandSheet } from './understand.ts';
import { CaseValues } from './values/case-values.ts';

export interface FillRequest {
  /** Name of the form in messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** As the office wrote it down; null: proposed from the form. */
  readonly mapping: FormMapping | null;
  /** Write over values that the form has. */
  readonly overwrite: boolean;
}

export interface FilledSheet {
  readonly name: string;
  /** Found rows of criteria and indicators. */
  readonly rows: number;
  readonly columns: readonly { readonly column: string; readonly head: string; readonly field: string }[];
}

export interface FilledForm {
  readonly bytes: Buffer;
  /** For the file beside the form, so that the next run reads it the same way. */
  readonly mapping: string;
  readonly sheets: readonly FilledSheet[];
  readonly cells: readonly DecidedCell[];
  /** What could not be placed (warnings) and what to know (notes). */
  readonly findings: readonly Diagnostic[];
}

const NO_SHEET =
  'chọn đúng biểu có hàng cho từng chỉ tiêu; nếu đúng là biểu này, ghi tệp .anh-xa.yaml chỉ rõ trang, hàng, cột';

/**
 * Null when the form cannot be read, the mapping does not fit it, or no sheet of it names criteria; the reasons are in
 * the diagnostics. `context`: of the submission edition.
 *
 * @throws DiagnosticError when the workbook cannot be changed without risk (signed, strict).
 */
export function fillForm(
  context: TableContext,
  request: FillRequest,
  diagnostics: Diagnostics,
): FilledForm | null {
  const { pack, data } = context.appraised;
  const form = readForm(request.file, request.bytes, diagnostics);
  if (!form) return null;
  const index = new NameIndex(pack);
  const sheets = request.mapping
    ? request.mapping.sheets.flatMap((m) => understandMapped(pack, index, form, m, diagnostics) ?? [])
    : form.sheets.flatMap((s) => understandSheet(pack, index, s, data.assessmentYear) ?? []);
  if (diagnostics.hasErrors) return null;
  if (sheets.length === 0 || sheets.every((s) => s.rows.length === 0)) {
    diagnostics.error(
      'fill-no-sheet',
      'không thấy trang nào có từ 3 hàng tiêu chí, chỉ tiêu của bộ tiêu chí này',
      [{ file: request.file }],
      NO_SHEET,
    );
    return null;
  }
  const values = new CaseValues(context);
  const decided = sheets.map((s) => decideCells(pack, values, s, request.overwrite));
  const cells = decided.flatMap((d) => d.cells);
  const edits = decided.flatMap((d) => d.edits);
  if (edits.length === 0 && cells.some((c) => c.state === 'locked')) {
    diagnostics.error(
      'fill-protected',
      'biểu đang khóa (Protect Sheet), mọi ô cần điền đều bị khóa',
      [{ file: request.file, sheet: cells.find((c) => c.state === 'locked')!.sheet }],
      'mở bằng Excel, Review › Unprotect Sheet, lưu thành .xlsx (Excel Workbook) rồi chạy lại; không có mật khẩu thì xin nơi gửi biểu',
    );
    return null;
  }
  return {
    bytes: patchWorkbook(request.bytes, edits),
    mapping: mappingText(mappingOf(sheets), new Map(sheets.map((s) => [s.sheet.name, s.heads]))),
    sheets: sheets.map(filledSheet),
    cells,
    findings: findingsOf(request.file, values, sheets, cells),
  };
}

const filledSheet = ({ sheet, rows, columns, heads }: UnderstoodSheet): FilledSheet => ({
  name: sheet.name,
  rows: rows.length,
  columns: [...columns].map(([column, field]) => ({
    column: columnLetters(column),
    head: heads.get(column) ?? '',
    field: field.code,
  })),
});
