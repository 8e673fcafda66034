/** Returned forms for tests: the generated workbook of a form, filled in by item id as a person would by cell. */
import type { AppraisedCase } from '../../src/appraisal/appraise.ts';
import { entryId, type FormDef, rowsOf } from '../../src/collecting/forms/form.ts';
import { ID_COLUMN } from '../../src/collecting/forms/form-layout.ts';
import { formWorkbook } from '../../src/collecting/forms/form-workbook.ts';
import { formsOf } from '../../src/collecting/forms/forms-of.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { cellAddress, type RawSheet, type RawWorkbook } from '../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../src/readers/workbook/read-workbook.ts';
import { type CellEdit, patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';

/** Texts by item id (`figure/duong-ngo-xom/numerator`) or line of the sender (`@sender`). */
export type Fills = Readonly<Record<string, string>>;

export function formOf(appraised: AppraisedCase, id: string): FormDef {
  const form = formsOf(appraised).find((f) => f.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

export const blankForm = (appraised: AppraisedCase, form: FormDef): Promise<Buffer> =>
  formWorkbook(form, { caseId: appraised.data.id, created: appraised.data.created, author: 'Văn phòng' });

export function rawOf(bytes: Uint8Array): RawWorkbook {
  const diagnostics = new Diagnostics();
  const raw = readWorkbook('phieu.xlsx', bytes, diagnostics);
  if (!raw) throw new Error(JSON.stringify(diagnostics.items));
  return raw;
}

const rowWith = (sheet: RawSheet, id: string): number | undefined =>
  [...sheet.rows].find(([, cells]) => cells.get(ID_COLUMN)?.text === id)?.[0];

const columnWith = (sheet: RawSheet, key: string): number | undefined =>
  [...(sheet.rows.get(1) ?? [])].find(([, cell]) => cell.text === key)?.[0];

/** Where an item is answered. */
export function placeOfItem(form: FormDef, raw: RawWorkbook, item: string): { sheet: string; cell: string } {
  for (const row of rowsOf(form))
    for (const [key, entry] of Object.entries(row.entries)) {
      if (entryId(row, entry) !== item) continue;
      for (const sheet of raw.sheets) {
        const [r, c] = [rowWith(sheet, row.id), columnWith(sheet, key)];
        if (r !== undefined && c !== undefined) return { sheet: sheet.name, cell: cellAddress(r, c) };
      }
    }
  throw new Error(`no cell for ${item}`);
}

export function edits(form: FormDef, bytes: Uint8Array, fills: Fills): CellEdit[] {
  const raw = rawOf(bytes);
  return Object.entries(fills).map(([item, text]): CellEdit => {
    const value = { kind: 'text', text } as const;
    if (!item.startsWith('@')) return { ...placeOfItem(form, raw, item), value };
    const sheet = raw.sheets[0]!;
    return { sheet: sheet.name, cell: cellAddress(rowWith(sheet, item)!, 5), value };
  });
}

/** The form with these cells filled; nothing else differs from what was sent. */
export async function filledForm(appraised: AppraisedCase, id: string, fills: Fills): Promise<Buffer> {
  const form = formOf(appraised, id);
  const bytes = await blankForm(appraised, form);
  return patchWorkbook(bytes, edits(form, bytes, fills));
}

/** Without the hidden row and columns, as when a sheet's values are copied into a new workbook. */
export function withoutIds(bytes: Uint8Array): Buffer {
  const hidden = rawOf(bytes).sheets.flatMap((sheet) =>
    [...sheet.rows].flatMap(([r, cells]) =>
      [...cells.keys()]
        .filter((c) => (r === 1 || c <= 2) && cells.get(c)?.kind !== 'blank')
        .map((c): CellEdit => ({ sheet: sheet.name, cell: cellAddress(r, c), value: { kind: 'blank' } })),
    ),
  );
  return patchWorkbook(bytes, hidden);
}

/** The hidden id of one row replaced by another. */
export function withRowId(bytes: Uint8Array, from: string, to: string): Buffer {
  const found = rawOf(bytes).sheets.flatMap((sheet) => {
    const row = rowWith(sheet, from);
    return row === undefined ? [] : [{ sheet: sheet.name, cell: cellAddress(row, ID_COLUMN) }];
  });
  return patchWorkbook(
    bytes,
    found.map((at) => ({ ...at, value: { kind: 'text', text: to } })),
  );
}
