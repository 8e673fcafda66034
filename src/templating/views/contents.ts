/** View of the list of a bundle's contents. */
import type { BundleListing } from '../../tables/contents.ts';
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { orBlank } from '../../wording/blanks.ts';
import { capitals } from '../../wording/grammar.ts';
import { flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { headShape, internalHead } from './head.ts';

export const contentsShape = object({
  ...commonShape,
  head: optional(headShape),
  titleCapitals: text,
  notes: list(text),
  /** There are lines to print. */
  filled: flag,
  closing: optional(text),
  /** Files are handed over, so there is somebody to whom. */
  handedOver: flag,
  sender: text,
  receiver: text,
});

export function contentsView(context: TableContext, listing: BundleListing, table: TableModel) {
  const body = (name: string | null, what: string, role: string): string =>
    listing.handedOver ? orBlank(context, name, what, ['roles', role]) : (name ?? '');
  return {
    ...commonView(context.appraised, context.edition),
    head: internalHead(context, context.issuerRole),
    titleCapitals: capitals(table.title),
    notes: table.notes,
    filled: table.rows.length > 0,
    closing: table.closing ?? null,
    handedOver: listing.handedOver,
    sender: body(listing.sender, 'nơi gửi hồ sơ', context.issuerRole),
    receiver: body(listing.receiver, 'nơi nhận hồ sơ', context.issuerRole),
  } satisfies ValueOf<typeof contentsShape> & { wording: unknown };
}
