/**
 * A case in a data-entry workbook: each edit goes to the cell of its value; what is new goes to the row that the pack
 * prefilled for it, else below the last row of its sheet. Every other byte of the file stays.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import { detailRows } from '../../bindings/figures.ts';
import { PROPOSED, resultRow } from '../../bindings/proposals.ts';
import { sheets } from '../../bindings/sheets.ts';
import type { SheetBinding } from '../../bindings/types.ts';
import { FIGURE_ROLES, FLAG, LEVELS, VERDICTS } from '../../bindings/words.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import { parseDecimal } from '../../model/quantity.ts';
import type { CasePlaces } from '../../readers/case-folder.ts';
import { CaseSheets, type FoundRow, type FoundSheet } from '../../readers/workbook/case-sheets.ts';
import { readWorkbook } from '../../readers/workbook/read-workbook.ts';
import type { FileSource } from '../../readers/world.ts';
import { type CellEdit, type CellValue, patchWorkbook } from '../../workbook/patch/patch-workbook.ts';
import { type CaseEdit, Digits, type EditRecord, type EditValue } from './case-edits.ts';

export function editWorkbookCase(
  file: string,
  files: FileSource,
  places: CasePlaces,
  appraised: AppraisedCase,
  edits: readonly CaseEdit[],
  diagnostics: Diagnostics,
): ReadonlyMap<string, Uint8Array> | null {
  const bytes = files.readBytes(file);
  const book = bytes && readWorkbook(file, bytes, diagnostics);
  if (!bytes || !book) return null;
  const cells = new WorkbookEdits(file, new CaseSheets(book, diagnostics), places, appraised, diagnostics);
  for (const edit of edits) cells.take(edit);
  return diagnostics.hasErrors ? null : new Map([[file, patchWorkbook(bytes, cells.edits)]]);
}

const DATES = new Set(['asOf', 'on', 'date']);

/** Words that the cells of these fields show for the codes of the model. */
const WORDS = new Map([
  ['verdict', VERDICTS],
  ['state', VERDICTS],
  ['role', FIGURE_ROLES],
]);

function cellValue(field: string, value: EditValue): CellValue {
  if (value instanceof Digits)
    return { kind: 'number', text: value.text, decimals: parseDecimal(value.text)?.scale };
  if (typeof value === 'boolean')
    return { kind: 'text', text: FLAG.find(([code]) => code === String(value))![1] };
  if (Array.isArray(value)) return { kind: 'text', text: value.join('; ') };
  const text = String(value);
  if (DATES.has(field)) return { kind: 'date', iso: text };
  return { kind: 'text', text: WORDS.get(field)?.find(([code]) => code === text)?.[1] ?? text };
}

class WorkbookEdits {
  readonly edits: CellEdit[] = [];
  readonly #file: string;
  readonly #sheets: CaseSheets;
  readonly #places: CasePlaces;
  readonly #appraised: AppraisedCase;
  readonly #diagnostics: Diagnostics;
  readonly #found = new Map<string, FoundSheet | null>();
  /** Rows that this run has begun, by sheet. */
  readonly #next = new Map<string, number>();

  constructor(
    file: string,
    caseSheets: CaseSheets,
    places: CasePlaces,
    appraised: AppraisedCase,
    diagnostics: Diagnostics,
  ) {
    this.#file = file;
    this.#sheets = caseSheets;
    this.#places = places;
    this.#appraised = appraised;
    this.#diagnostics = diagnostics;
  }

  take(edit: CaseEdit): void {
    if (edit.op === 'append') {
      for (const value of edit.values) this.#append(edit.path.map(String), value);
      return;
    }
    const field = String(edit.path.at(-1));
    const value: CellValue = edit.op === 'delete' ? { kind: 'blank' } : cellValue(field, edit.value);
    this.#at(edit.path, field, value);
  }

  /** The cell of a value that has one, filled or blank. */
  #at(path: readonly (string | number)[], field: string, value: CellValue): void {
    const { sheet, cell } = this.#places.of(path);
    if (sheet === undefined || cell === undefined) this.#missing(sheet ?? String(path[0]), field);
    else this.edits.push({ sheet, cell, value });
  }

  #append(path: readonly string[], value: EditValue): void {
    const { data } = this.#appraised;
    const [group = '', index = '', list = ''] = path;
    const i = Number(index);
    const object = value as EditRecord;
    switch (list === '' ? group : `${group}.${list}`) {
      case 'figures':
      case 'evidence':
        this.#fill(group, String(object.id), object);
        break;
      case 'indicators':
        this.#result(resultRow(String(object.id)), object);
        break;
      case 'indicators.parts':
        this.#result(resultRow(data.indicators[i]!.id, String(object.id)), object);
        break;
      case 'indicators.rounds':
        this.#round(data.indicators[i]!.id, object);
        break;
      case 'conditions':
        this.#fill('conditions', String(object.id), object);
        break;
      case 'figures.history':
        this.#fill('history', null, { figure: data.figures[i]!.id, ...object });
        break;
      case 'detailTables.rows':
        this.#fill(`rows:${data.detailTables[i]!.id}`, null, object);
        break;
      case 'evidence.indicators':
        this.#at(['evidence', i, 'indicators'], 'indicators', {
          kind: 'text',
          text: [...data.evidence[i]!.indicators, String(value)].join('; '),
        });
        break;
      default:
        this.#fill(group === 'collection' ? 'returns' : group, null, object);
    }
  }

  /** An indicator or part that said nothing yet: its row is there. */
  #result(row: string, { id, parts, rounds, ...own }: EditRecord): void {
    if (Object.keys(own).length > 0) this.#fill('results', row, own);
    for (const part of (parts ?? []) as EditRecord[]) this.#result(resultRow(row, String(part.id)), part);
    for (const round of (rounds ?? []) as EditRecord[]) this.#round(String(id), round);
  }

  /** In the columns of its level; in the sheet of further rounds when these are taken. */
  #round(indicator: string, { level, ...round }: EditRecord): void {
    const before = this.#appraised.indicators.get(indicator)?.rounds ?? [];
    if (before.some((r) => r.level === level)) {
      const word = LEVELS.find(([code]) => code === level)![1];
      this.#fill('rounds', null, { of: indicator, level: word, ...round });
      return;
    }
    const columns = Object.fromEntries(
      Object.entries(round).map(([key, v]) => [`${String(level)}.${key}`, v]),
    );
    this.#fill('results', indicator, columns);
  }

  /** Values by column into the row with this id, else into the next free row. */
  #fill(key: string, id: string | null, values: EditRecord): void {
    const sheet = this.#sheet(key);
    if (!sheet) {
      this.#missing(key, '');
      return;
    }
    const row = id === null ? undefined : sheet.rows.find((r) => r.id === id || r.id === PROPOSED + id);
    const at = row?.row ?? this.#free(key, sheet);
    for (const [column, value] of Object.entries(values)) {
      // A prefilled row has its id, and a proposed figure its name.
      const shown = row?.cell(column)?.text.trim();
      if (row && column === 'id') continue;
      const field = column.split('.').at(-1)!;
      const address = sheet.rows[0]?.address(column)?.replace(/\d+$/, String(at));
      if (address === undefined) this.#missing(sheet.name, column);
      else if (typeof value !== 'string' || value !== shown)
        this.edits.push({ sheet: sheet.name, cell: address, value: cellValue(field, value) });
    }
  }

  #sheet(key: string): FoundSheet | null {
    const before = this.#found.get(key);
    if (before !== undefined) return before;
    const table = this.#appraised.data.detailTables.find((t) => `rows:${t.id}` === key);
    const binding: SheetBinding | undefined = table ? detailRows(table) : sheets.find((s) => s.key === key);
    const found = binding ? this.#sheets.find(binding) : null;
    this.#found.set(key, found);
    return found;
  }

  /** The row below the last one in which something was written. */
  #free(key: string, { rows, binding }: FoundSheet): number {
    const filled = (row: FoundRow): boolean =>
      binding.columns.some((c) => {
        const cell = row.cell(c.key);
        return cell !== undefined && cell.kind !== 'blank' && !cell.formula && cell.text.trim() !== '';
      });
    const next = this.#next.get(key) ?? (rows.findLast(filled)?.row ?? (rows[0]?.row ?? 1) - 1) + 1;
    this.#next.set(key, next + 1);
    return next;
  }

  #missing(sheet: string, column: string): void {
    this.#diagnostics.error(
      'collect-place',
      `bảng tính không có chỗ để ghi ${column === '' ? `phần "${sheet}"` : `"${column}" ở tờ "${sheet}"`}`,
      [{ file: this.#file }],
      'lập bảng tính mới từ hồ sơ này (hoso init --from) rồi tổng hợp lại',
    );
  }
}
