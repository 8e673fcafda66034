/** View of the minutes that count the ballots of a meeting (nd30 form 1.9). */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import { optional, text, type ValueOf } from '../shape.ts';
import {
  beginningOf,
  meetingOf,
  personOrBlank,
  placeOf,
  recognitionText,
  voteThresholdNote,
} from './meeting.ts';
import { CHAIR, SECRETARY } from './minutes.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';

export const voteCountShape = (entry: DocumentEntry) =>
  paperShape(entry, {
    about: text,
    beginning: text,
    place: optional(text),
    chair: optional(text),
    secretary: optional(text),
    voteThreshold: optional(text),
  });

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function voteCountView(context: PaperContext) {
  const meeting = meetingOf(context);
  const { data } = meeting;
  const { recipientsMinutes = '' } = context.appraised.pack.wording.texts;
  const paper = paperView(context, {
    left: SECRETARY,
    right: CHAIR,
    known: { left: { name: data.secretary?.name }, right: { name: data.chair?.name } },
    recipients: [recipientsMinutes],
    bases: false,
  });
  if (!paper) return null;
  return {
    ...paper,
    about: recognitionText(context),
    beginning: beginningOf(context, meeting),
    place: placeOf(context, meeting),
    chair: personOrBlank(context, meeting, 'chair', 'người chủ trì'),
    secretary: personOrBlank(context, meeting, 'secretary', 'thư ký'),
    voteThreshold: voteThresholdNote(context),
  } satisfies Omit<ValueOf<ReturnType<typeof voteCountShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
