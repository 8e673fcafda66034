/**
 * Collecting from many hands: small workbooks go out ("phiếu thu thập"), filled ones come back and are laid together.
 *
 * In: an appraised case. A form asks one sender for what that sender answers for, and for nothing else. What every cell
 * asks has an id made of the data's own ids (`figure/duong-ngo-xom/numerator`), so moved, sorted and inserted rows do no
 * harm. Trusted of what comes back: nothing.
 */
import { createHash } from 'node:crypto';
import type { Level } from '../../model/scalars.ts';

/** How an answer is read. `flag` is yes or no; the closed ones carry their choices. */
export type EntryKind = 'number' | 'date' | 'text' | 'flag' | 'level' | 'verdict' | 'choice';

export interface Choice {
  /** As the case writes it: `true`, `met`, `Khá`. */
  readonly value: string;
  /** As people choose it: "Có", "Đạt", "Khá". */
  readonly word: string;
}

/** One cell that the sender may fill. */
export interface Entry {
  /** Last step of its id: `numerator`, `stated`, `asOf`, a column of a detail table. */
  readonly field: string;
  readonly kind: EntryKind;
  /** Closed list of `flag`, `level`, `verdict`, `choice`; empty for the others. */
  readonly choices: readonly Choice[];
  /** What the case holds, canonical ("15.7", "true", "2024-11-20"); null when nothing is known. */
  readonly last: string | null;
  /** `beside` goes with the row's answer (day, source, note) and is no answer by itself. */
  readonly weight: 'answer' | 'beside';
}

export type Slot = 'figure' | 'male' | 'female';

/** A figure that an answer brings into being, and what it is then the value of; a common figure belongs to nothing. */
export interface NewFigure {
  readonly name: string;
  /** Unit of a plain value. */
  readonly unit: string | null;
  readonly owner: { readonly indicator: string; readonly part: string | null; readonly slot: Slot } | null;
}

/** What a row changes in the case. */
export type Target =
  | { readonly kind: 'figure'; readonly figure: string; readonly create: NewFigure | null }
  /** Yes or no, or a level, of an indicator or part. */
  | { readonly kind: 'value'; readonly indicator: string; readonly part: string | null }
  | { readonly kind: 'round'; readonly indicator: string; readonly level: Level }
  | { readonly kind: 'condition'; readonly condition: string }
  /** `row` is the index in the case; null for a new row. */
  | { readonly kind: 'detail'; readonly table: string; readonly row: number | null }
  /** `known` is the index of an item that the case has already. */
  | { readonly kind: 'evidence'; readonly known: number | null };

export interface FormRow {
  /** `figure/duong-ngo-xom`; new rows of growing sheets are `evidence/+1`, `detail/duong/+1`. */
  readonly id: string;
  readonly target: Target;
  /** What it is about, in words, for the report: "2.3. Tỷ lệ đường ngõ, xóm …". */
  readonly label: string;
  /** Locked texts by column. */
  readonly shown: Readonly<Record<string, string>>;
  /** Cells to fill, by column. */
  readonly entries: Readonly<Record<string, Entry>>;
}

/** A line across the sheet that only orders it: the criterion, the indicator with parts. */
export interface FormHeading {
  readonly heading: string;
}

export interface FormColumn {
  readonly key: string;
  readonly title: string;
  /** Title over several columns of a detail table. */
  readonly group?: string;
  readonly widthChars: number;
  readonly role: 'shown' | 'last' | 'entry';
  readonly align?: 'center' | 'right';
}

export interface FormSheet {
  /** Id inside the form, hidden in the sheet. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly guide: readonly string[];
  readonly columns: readonly FormColumn[];
  readonly rows: readonly (FormRow | FormHeading)[];
  /** Rows that the sender adds below are rows of the case too. */
  readonly growing: FormRow | null;
}

export interface FormDef {
  /** `don-vi-<unit>`, `bang-ke-<table>`, `xa`. */
  readonly id: string;
  readonly title: string;
  /** Id of the unit that answers; null when the case does not name it. */
  readonly unit: string | null;
  readonly unitName: string;
  /** ASCII, with extension. */
  readonly fileName: string;
  readonly sheets: readonly FormSheet[];
  /** Changes when what is asked or the last values change. */
  readonly version: string;
}

export const isHeading = (row: FormRow | FormHeading): row is FormHeading => 'heading' in row;

export const rowsOf = (form: Pick<FormDef, 'sheets'>): FormRow[] =>
  form.sheets.flatMap((sheet) => sheet.rows.filter((row): row is FormRow => !isHeading(row)));

/** Room for a row that the case does not have yet. */
export const isNew = (row: FormRow): boolean => /\/\+\d*$/.test(row.id);

export const entryId = (row: FormRow, entry: Entry): string => `${row.id}/${entry.field}`;

/** A short hash of everything a sender is asked and shown. */
export function versionOf(sheets: readonly FormSheet[]): string {
  const asked = rowsOf({ sheets }).map((row) => [
    row.id,
    row.label,
    Object.values(row.entries).map((e) => [e.field, e.kind, e.choices.map((c) => c.value), e.last]),
  ]);
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 12);
}

/** "Phòng Kinh tế" → "phong-kinh-te": ids and file names that survive every disk and mail program. */
export function asciiName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
