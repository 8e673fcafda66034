/** View of the list of forms that nobody has sent back. */
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { capitals } from '../../wording/grammar.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView, signerShape } from './common.ts';
import { headShape, internalHead } from './head.ts';

export const outstandingShape = object({
  ...commonShape,
  head: optional(headShape),
  titleCapitals: text,
  notes: list(text),
  /** Some form is still out. */
  open: flag,
  footNotes: list(text),
  signer: signerShape,
});

export function outstandingView(context: TableContext, table: TableModel) {
  return {
    ...commonView(context.appraised, context.edition),
    head: internalHead(context, context.issuerRole),
    titleCapitals: capitals(table.title),
    notes: table.notes,
    open: table.rows.length > 0,
    footNotes: table.footNotes,
    signer: table.signers?.[0] ?? { capacity: [], name: '' },
  } satisfies ValueOf<typeof outstandingShape> & { wording: unknown };
}
