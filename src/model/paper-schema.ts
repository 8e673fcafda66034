/**
 * Schema of what official papers need besides figures and verdicts: numbers and dates, addressees, prose of their own,
 * meetings, opinions, the survey of satisfaction, funds and works. Nothing here has a default count: what is not entered
 * is a dotted blank on paper (OFFICE §3).
 */
import * as z from 'zod';
import { clockTime, date, flag, id, level, line, quantity, text, wholeNumber } from './scalars.ts';

/** Number (without the symbol) and day a paper got when it was issued: from then on it is never written over. */
export const issued = z.strictObject({
  number: line.refine((v) => /^\d{1,5}[a-zA-Z]?$/.test(v), {
    message: 'chỉ ghi số (12), không ghi ký hiệu: chương trình tự thêm',
  }),
  date,
});

/** One paper of the catalogue: what only this case knows of it. */
export const paper = z.strictObject({
  document: id,
  issued: issued.optional(),
  /** Day the paper is drafted for, before it is issued: decides names and tiers; printed as year only. */
  date: date.optional(),
  addressees: z.array(line).default([]),
  recipients: z.array(line).default([]),
  /** Legal bases in the order in which they are printed; none: all of the case. */
  bases: z.array(id).default([]),
});

/** Prose of a paper; `part` is named by the catalogue ("advantages", "direction"). */
export const paperText = z.strictObject({ document: id, part: id, text });

const person = z.strictObject({ name: line.optional(), position: line.optional() });

/** Ballots of a meeting. `issued` to those present; agreeing ≤ valid ≤ collected ≤ issued is checked. */
const votes = z.strictObject({
  issued: wholeNumber.optional(),
  collected: wholeNumber.optional(),
  valid: wholeNumber.optional(),
  agreeing: wholeNumber.optional(),
});

/** A meeting that asks for recognition: before it only place and time are known, afterwards counts and speakers. */
export const meeting = z.strictObject({
  id,
  level,
  date: date.optional(),
  begin: clockTime.optional(),
  endDate: date.optional(),
  end: clockTime.optional(),
  place: line.optional(),
  chair: person.optional(),
  secretary: person.optional(),
  summoned: wholeNumber.optional(),
  present: wholeNumber.optional(),
  absent: wholeNumber.optional(),
  absentReason: line.optional(),
  attendees: z
    .array(z.strictObject({ name: line.optional(), position: line.optional(), unit: line.optional() }))
    .default([]),
  /** Who is invited, as the invitation addresses them. */
  invited: z.array(line).default([]),
  speeches: z.array(z.strictObject({ by: line.optional(), text })).default([]),
  votes: votes.optional(),
  /** Those who count the ballots, in the order of the minutes. */
  counters: z.array(line).default([]),
  /** Copies of the minutes: all, kept here, sent on. */
  copies: wholeNumber.optional(),
});

/** Posting and opinions at one level (qd18-2022 §2, §5.4). */
export const opinionRound = z.strictObject({
  id,
  level,
  /** How opinions were asked for: posting, meetings of hamlets, broadcasting, written opinions of organisations. */
  forms: z.array(line).default([]),
  postedFrom: date.optional(),
  postedTo: date.optional(),
  places: z.array(line).default([]),
  broadcasts: wholeNumber.optional(),
  asked: wholeNumber.optional(),
  received: wholeNumber.optional(),
  agreeing: wholeNumber.optional(),
  /** What was asked is counted in this: "hộ", "tổ chức", "người". */
  unit: line.optional(),
  items: z.array(z.strictObject({ by: line, text, reply: text.optional() })).default([]),
});

/** Survey of satisfaction by the Fatherland Front. The number of questions and thresholds differ by province. */
export const survey = z.strictObject({
  by: line.optional(),
  from: date.optional(),
  to: date.optional(),
  document: line.optional(),
  households: wholeNumber.optional(),
  itemThreshold: quantity.optional(),
  itemThresholdSource: line.optional(),
  items: z
    .array(
      z.strictObject({
        content: line,
        issued: wholeNumber.optional(),
        collected: wholeNumber.optional(),
        valid: wholeNumber.optional(),
        satisfied: wholeNumber.optional(),
      }),
    )
    .default([]),
});

/** Funds raised; amounts in `unit`, one line a source of the pack or of the case. */
export const resources = z.strictObject({
  unit: line.optional(),
  from: date.optional(),
  to: date.optional(),
  source: line.optional(),
  items: z
    .array(
      z.strictObject({
        id,
        name: line.optional(),
        planned: quantity.optional(),
        amount: quantity.optional(),
        note: line.optional(),
      }),
    )
    .default([]),
});

/** A public work; what is done and not yet paid is owed (nợ đọng), in the unit of the resources. */
export const work = z.strictObject({
  id,
  name: line,
  place: line.optional(),
  years: line.optional(),
  indicators: z.array(id).default([]),
  decision: line.optional(),
  total: quantity.optional(),
  completed: quantity.optional(),
  paid: quantity.optional(),
  note: line.optional(),
});

/** Member of the district's review team. */
export const reviewer = z.strictObject({
  name: line.optional(),
  position: line.optional(),
  unit: id.optional(),
  /** "Trưởng đoàn", "Phó Trưởng đoàn", "Thư ký", "Thành viên". */
  role: line,
  criteria: z.array(id).default([]),
});

/** How the dossier is handed in; the day decides the tiers of government and the names of bodies. */
export const submission = z.strictObject({
  date: date.optional(),
  /** Overrides what follows from the day. */
  government: z.enum(['three-tier', 'two-tier']).optional(),
  medium: z.enum(['paper', 'electronic']).optional(),
  sets: wholeNumber.optional(),
  /** Numbering of evidence volumes: leaves (tờ) or pages (trang). */
  numbering: z.enum(['leaf', 'page']).optional(),
  /** Both sides of a leaf are printed. */
  duplex: flag.optional(),
  handedOverBy: person.optional(),
  receivedBy: person.optional(),
  /** Archival data of the files (NĐ 30, Phụ lục VI). */
  archive: z
    .strictObject({
      organId: line.optional(),
      receiverId: line.optional(),
      notation: line.optional(),
      maintenance: line.optional(),
      rights: line.optional(),
      creator: line.optional(),
    })
    .optional(),
});

export type Issued = z.output<typeof issued>;
export type Paper = z.output<typeof paper>;
export type Meeting = z.output<typeof meeting>;
export type OpinionRound = z.output<typeof opinionRound>;
export type Survey = z.output<typeof survey>;
export type Resources = z.output<typeof resources>;
export type Work = z.output<typeof work>;
export type Reviewer = z.output<typeof reviewer>;
export type Submission = z.output<typeof submission>;
