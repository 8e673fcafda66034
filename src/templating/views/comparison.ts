/** View of the table "So sánh số liệu": the sheet of two days' data, signed as the other tables of the commune. */
import { WORKBOOK_NOTE } from '../../tables/comparison/columns.ts';
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { capitals } from '../../wording/grammar.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView, signerShape } from './common.ts';
import { communeHead, headShape } from './head.ts';

export const comparisonShape = object({
  ...commonShape,
  head: headShape,
  titleCapitals: text,
  notes: list(text),
  /** There are rows to print. */
  filled: flag,
  closing: optional(text),
  footNotes: list(text),
  /** Stays with the closing line, so that signatures never stand alone on a page. */
  lastNote: optional(text),
  signers: object({ left: signerShape, right: signerShape }),
});

const NOBODY = { capacity: [], name: '' };

/** Null, with a diagnostic, when nobody issues it. */
export function comparisonView(context: TableContext, issuerRole: string, table: TableModel) {
  const head = communeHead(context, issuerRole, context.edition === 'working');
  if (!head) return null;
  const notes = table.footNotes.filter((note) => note !== WORKBOOK_NOTE);
  const [left = NOBODY, right = NOBODY] = table.signers ?? [];
  return {
    ...commonView(context.appraised, context.edition),
    head,
    titleCapitals: capitals(table.title),
    notes: table.notes,
    filled: table.rows.length > 0,
    closing: table.closing ?? null,
    footNotes: notes.slice(0, -1),
    lastNote: notes.at(-1) ?? null,
    signers: { left, right },
  } satisfies ValueOf<typeof comparisonShape> & { wording: unknown };
}
