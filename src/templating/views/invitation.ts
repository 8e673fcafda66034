/** View of the invitation to a meeting (nd30 form 1.7). */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import { noteMissing } from '../../wording/blanks.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { beginningOf, meetingOf, personOrBlank, placeOf, recognitionText } from './meeting.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { issuerName } from './report-bodies.ts';

const invitationOwn = {
  issuerName: text,
  about: text,
  /** One guest stands on the line of the invitation, several below it. */
  guest: optional(text),
  guests: list(object({ key: text, text })),
  chair: optional(text),
  beginning: text,
  place: optional(text),
} as const;

export const invitationShape = (entry: DocumentEntry) => paperShape(entry, invitationOwn);

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function invitationView(context: PaperContext) {
  const meeting = meetingOf(context);
  const { recipientsSame = '', recipientsFile = '' } = context.appraised.pack.wording.texts;
  const paper = paperView(context, { recipients: [recipientsSame, recipientsFile], bases: false });
  if (!paper) return null;
  const { data, at } = meeting;
  // Guests as the meeting has them; a paper of its own may name others.
  const guests = data.invited && data.invited.length > 0 ? data.invited : paper.addressees;
  if (guests.length === 0) noteMissing(context, 'đại biểu được mời', at('invited'));
  return {
    ...paper,
    issuerName: issuerName(context),
    about: recognitionText(context),
    guest: guests.length === 1 ? guests[0]! : null,
    guests: guests.map((g, i) => ({
      key: `guest-${i + 1}`,
      text: `${g}${i === guests.length - 1 ? '.' : ';'}`,
    })),
    chair: personOrBlank(context, meeting, 'chair', 'người chủ trì'),
    beginning: beginningOf(context, meeting),
    place: placeOf(context, meeting),
  } satisfies Omit<ValueOf<ReturnType<typeof invitationShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
