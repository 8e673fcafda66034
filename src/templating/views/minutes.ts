/** View of the minutes of a meeting (nd30 form 1.9; qd18-2022 §5.5), before it and after it. */

import type { DocumentEntry } from '../../model/pack-schema.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { inRole } from '../../wording/results.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import {
  beginningOf,
  clockOrBlank,
  countOrBlank,
  dayOrBlank,
  type MeetingOf,
  meetingOf,
  personOrBlank,
  placeOf,
  quiet,
  recognitionText,
  shareOrDots,
  voteThresholdNote,
} from './meeting.ts';
import { bodyName, type PaperContext, paperShape, paperView } from './paper.ts';
import { nextBody } from './report-bodies.ts';

/** Who writes the minutes signs on the left, who led the meeting on the right (nd30 E, form 1.9). */
export const SECRETARY = ['THƯ KÝ'] as const;
export const CHAIR = ['CHỦ TỌA'] as const;

export const minutesShape = (entry: DocumentEntry) =>
  paperShape(entry, {
    about: text,
    beginning: text,
    place: optional(text),
    attendance: text,
    attendees: list(object({ key: text, text })),
    chair: optional(text),
    secretary: optional(text),
    speeches: list(object({ key: text, by: text, body: text })),
    vote: text,
    voteThreshold: optional(text),
    copies: text,
    closing: text,
  });

/** "Triệu tập: 35 người; có mặt: 34 người; vắng mặt: 01 người (lý do: …)". */
export function attendanceOf(context: PaperContext, { data, at }: MeetingOf): string {
  const people = (count: number | undefined, what: string, field: string): string =>
    countOrBlank(context, count, 'người', what, at(field));
  const counts = [
    `triệu tập: ${people(data.summoned, 'số người được triệu tập', 'summoned')}`,
    `có mặt: ${people(data.present, 'số người có mặt', 'present')}`,
    `vắng mặt: ${people(data.absent, 'số người vắng mặt', 'absent')}`,
  ].join('; ');
  if (data.absent === 0) return counts;
  return `${counts} (lý do: ${orBlank(context, data.absentReason, 'lý do vắng mặt', at('absentReason'))})`;
}

function attendeesOf(
  context: PaperContext,
  { data, at }: MeetingOf,
): ValueOf<ReturnType<typeof minutesShape>>['attendees'] {
  const attendees = data.attendees ?? [];
  if (attendees.length === 0) noteMissing(context, 'danh sách người dự họp', at('attendees'));
  return attendees.map((a, i) => ({
    key: `attendee-${i + 1}`,
    text: `${['Ông (bà) '.concat(orBlank(context, a.name, `họ tên người dự họp thứ ${i + 1}`, at('attendees', i, 'name'))), a.position, a.unit].filter((x) => x !== undefined).join(', ')}${i === attendees.length - 1 ? '.' : ';'}`,
  }));
}

function speechesOf(
  context: PaperContext,
  { data, at }: MeetingOf,
): ValueOf<ReturnType<typeof minutesShape>>['speeches'] {
  const speeches = data.speeches ?? [];
  if (speeches.length === 0) noteMissing(context, 'ý kiến phát biểu tại cuộc họp', at('speeches'));
  return speeches.map((s, i) => ({
    key: `speech-${i + 1}`,
    by: orBlank(context, s.by, `người phát biểu thứ ${i + 1}`, at('speeches', i, 'by')),
    // What was said is printed as it was said; it is no prose whose figures follow the data.
    body: s.text.trim(),
  }));
}

/** The province recognises: the last meeting before it asks it by name, an earlier one does not go over its head. */
function asked(context: PaperContext): string | null {
  const { appraised } = context;
  const [role] = nextBody(context);
  return role === 'province-committee'
    ? (bodyName(inRole(appraised, role)) ?? `Ủy ban nhân dân ${appraised.pack.info.tiers.province}`)
    : null;
}

/** "Số thành viên tham dự cuộc họp nhất trí đề nghị … là 34/35 người, tỷ lệ 97,14%" (qd18-2022 §5.5). */
function voteOf(context: PaperContext, { data, at }: MeetingOf): string {
  const agreeing = countOrBlank(
    context,
    data.votes?.agreeing,
    'người',
    'số người nhất trí',
    at('votes', 'agreeing'),
  );
  // How many are present is told where it is printed first.
  const present = countOrBlank(quiet(context), data.present, 'người', '', []);
  return `Số thành viên tham dự cuộc họp nhất trí ${recognitionText(context, asked(context))} là ${agreeing} trên tổng số ${present} tham dự, tỷ lệ ${shareOrDots(context, data.votes?.agreeing, data.present)}`;
}

function closingOf(context: PaperContext, { data, at }: MeetingOf): string {
  const time = clockOrBlank(context, data.end, 'giờ kết thúc họp', at('end'));
  // A meeting that ends on another day says so; the day itself is told where the meeting begins.
  const day = dayOrBlank(quiet(context), data.endDate ?? data.date, '', []);
  return `Cuộc họp kết thúc vào ${time}, ${day}`;
}

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function minutesView(context: PaperContext) {
  const meeting = meetingOf(context);
  const { data, at } = meeting;
  const { recipientsMinutes = '' } = context.appraised.pack.wording.texts;
  const paper = paperView(context, {
    left: SECRETARY,
    right: CHAIR,
    known: {
      left: { name: data.secretary?.name },
      right: { name: data.chair?.name },
    },
    recipients: [recipientsMinutes],
    bases: false,
  });
  if (!paper) return null;
  return {
    ...paper,
    about: recognitionText(context),
    beginning: beginningOf(context, meeting),
    place: placeOf(context, meeting),
    attendance: attendanceOf(context, meeting),
    attendees: attendeesOf(context, meeting),
    chair: personOrBlank(context, meeting, 'chair', 'người chủ trì'),
    secretary: personOrBlank(context, meeting, 'secretary', 'thư ký'),
    speeches: speechesOf(context, meeting),
    vote: voteOf(context, meeting),
    voteThreshold: voteThresholdNote(context),
    copies: countOrBlank(context, data.copies, 'bản', 'số bản của biên bản', at('copies')),
    closing: closingOf(context, meeting),
  } satisfies Omit<ValueOf<ReturnType<typeof minutesShape>>, 'parts'> & { wording: unknown; parts: unknown };
}
