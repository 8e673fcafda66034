/**
 * Schema of a case: one commune's data for one assessment year. Every figure is entered once; prose refers to it.
 * The parts of a case may stand in several files of its folder; their top-level groups are laid together.
 */
import * as z from 'zod';
import { canonicalRow, detailCell } from './detail-cells.ts';
import {
  issued,
  meeting,
  opinionRound,
  paper,
  paperText,
  resources,
  reviewer,
  submission,
  survey,
  work,
} from './paper-schema.ts';
import { date, flag, id, level, line, quantity, text, verdict, wholeNumber, year } from './scalars.ts';

/** A group whose mention alone would say nothing. */
const saysSomething = (v: object): boolean => Object.values(v).some((x) => x !== undefined);
const EMPTY_GROUP = { message: 'nhóm này để trống; ghi ít nhất một mục hoặc bỏ cả nhóm' };

/** Units merge and change names: a paper uses the one that is valid on its day. */
const overTime = {
  validFrom: date.optional(),
  validTo: date.optional(),
  successors: z.array(id).default([]),
};

const place = z.strictObject({ kind: line, name: line, short: line.optional(), ...overTime });

/** Communes, districts and provinces that others were merged into. */
const administrativeUnit = place.extend({ id, tier: level });

/** A body or unit. The name valid on a document's date is used (validFrom, validTo, successors). */
const organisation = z.strictObject({
  id,
  name: line,
  /** Name inside a sentence after a preposition ("phòng Kinh tế và Hạ tầng"). */
  inText: line.optional(),
  level: z.enum(['commune', 'district', 'province', 'other']),
  /** Upper-case lines for heads of documents. */
  letterhead: z.strictObject({ superior: line.optional(), issuer: line, place: line.optional() }).optional(),
  inferred: line.optional(),
  ...overTime,
});

/** One assessment round: who said what, when (OFFICE §1). Each round may give another value too. */
const round = z.strictObject({
  level,
  verdict: verdict.optional(),
  /** Id of a figure, where this level measured another value. */
  figure: id.optional(),
  by: line.optional(),
  on: date.optional(),
  document: line.optional(),
  note: line.optional(),
});

const figureHistory = z.strictObject({ value: line, on: date, by: line.optional(), source: line.optional() });

const figure = z.strictObject({
  id,
  name: line,
  unit: line.optional(),
  value: quantity.optional(),
  numerator: quantity.optional(),
  denominator: quantity.optional(),
  /** Computed from a detail table of the case. */
  from: z
    .strictObject({
      table: id,
      sum: id.optional(),
      numerator: z
        .strictObject({
          sum: id.optional(),
          countWhere: z.strictObject({ column: id, equals: line }).optional(),
        })
        .refine(saysSomething, EMPTY_GROUP)
        .optional(),
      denominator: z
        .strictObject({ sum: id.optional(), count: flag.optional(), common: id.optional() })
        .refine(saysSomething, EMPTY_GROUP)
        .optional(),
      countWhere: z.strictObject({ column: id, equals: line }).optional(),
    })
    .optional(),
  /** Denominator taken from a common figure of the case. */
  denominatorFrom: id.optional(),
  /** Why this ratio uses a denominator of its own instead of the common figure. */
  denominatorReason: line.optional(),
  /** Digits after the mark of the percentage. */
  percentDecimals: wholeNumber
    .refine((v) => v <= 6, { message: 'nhiều nhất 6 chữ số sau dấu phẩy' })
    .default(2),
  /** Unit in which the remaining work is written: 612 m of a road measured in km. */
  remainingUnit: line.optional(),
  /** `target` belongs to a task; `common` is a denominator shared by the dossier. */
  role: z.enum(['result', 'target', 'common', 'context']).default('result'),
  indicator: id.optional(),
  source: line.optional(),
  asOf: date.optional(),
  dataYear: year.optional(),
  inferred: line.optional(),
  personal: flag.default(false),
  history: z.array(figureHistory).default([]),
});

const detailColumn = z.strictObject({
  id,
  name: line,
  kind: z.enum(['text', 'number', 'hamlet', 'choice']),
  unit: line.optional(),
  choices: z.array(line).optional(),
});

const detailTable = z
  .strictObject({
    id,
    name: line,
    indicators: z.array(id).default([]),
    columns: z.array(detailColumn).min(1),
    rows: z.array(z.record(z.string(), detailCell)),
    source: line.optional(),
    asOf: date.optional(),
    personal: flag.default(false),
  })
  // A number reads the same whether it was typed with a comma, a point or as a number of a workbook.
  .transform((table) => ({ ...table, rows: table.rows.map((row) => canonicalRow(row, table.columns)) }));

/** Value of an indicator or part. Exactly one of the forms; none of them = nothing is known. */
const value = {
  figure: id.optional(),
  /** Stated yes or no; "chưa có" is a stated no. */
  stated: flag.optional(),
  level: line.optional(),
  male: id.optional(),
  female: id.optional(),
  /** Who stated it, in which paper; the source of a figure stands at the figure. */
  source: line.optional(),
};

const indicatorResult = z.strictObject({
  id,
  ...value,
  parts: z.array(z.strictObject({ id, ...value, rounds: z.array(round).default([]) })).default([]),
  rounds: z.array(round).default([]),
  notApplicable: z.strictObject({ reason: line, source: line }).optional(),
  /** Wording of the source that is kept but is not a value. */
  quoted: line.optional(),
  question: line.optional(),
});

/** A sentence or paragraph of the current state, with the indicators whose verdict it ends in. */
const statement = z.strictObject({
  text,
  indicators: z.array(id).default([]),
  item: flag.default(false),
  /** Prints the effective verdict of its indicators in brackets. */
  verdict: flag.default(true),
});

const task = z.strictObject({
  id,
  indicators: z.array(id).default([]),
  text,
  /** Figure whose remaining work this task covers. */
  figure: id.optional(),
  hamlets: z.array(line).default([]),
  /** Remaining work when the hamlets were listed; when it differs, check asks for the list to be looked at. */
  remainingWhenListed: line.optional(),
  targets: z.array(id).default([]),
  cost: z
    .strictObject({ total: quantity.optional(), state: quantity.optional(), people: quantity.optional() })
    .refine(saysSomething, EMPTY_GROUP)
    .optional(),
  lead: id.optional(),
  support: z.array(id).default([]),
  deadline: id.optional(),
  progress: line.optional(),
  item: flag.default(true),
});

const measure = z.union([z.strictObject({ text, item: flag.default(false) }), z.strictObject({ task })], {
  message: 'mỗi giải pháp là { text: … } hoặc { task: … }',
});

const criterionResult = z.strictObject({
  id,
  rounds: z.array(round).default([]),
  /** Prose, or the indicators whose lines (name, requirement, value, verdict) are derived. */
  currentState: z.array(statement).default([]),
  currentStateLines: z
    .strictObject({ style: z.enum(['numbered', 'dashed']), indicators: z.array(id).min(1) })
    .optional(),
  measures: z.array(measure).default([]),
  /** How the criterion was carried out, for the report on results (qd18-2022 §5.2 b). */
  implementation: text.optional(),
  deadline: id.optional(),
  question: line.optional(),
});

const requirement = z.strictObject({
  indicator: id,
  part: id.optional(),
  value: quantity.optional(),
  level: line.optional(),
  /** Where it is written: document, clause, validity. */
  document: line,
  confirmedBy: line.optional(),
  on: date.optional(),
});

const assignment = z.strictObject({
  unit: id,
  role: z.enum(['lead', 'support', 'guide']),
  criteria: z.array(id).default([]),
  indicators: z.array(id).default([]),
  /** Joint lead is stated, never assumed (OFFICE §7). */
  joint: flag.default(false),
  source: line.optional(),
});

const duty = z.strictObject({
  /** Unit whose derived list {{assigned}} prints. */
  unit: id.optional(),
  heading: line.optional(),
  text,
});

const deadline = z.strictObject({
  id,
  date,
  name: line,
  from: id.optional(),
  to: line.optional(),
  question: line.optional(),
});

const legalBasis = z.strictObject({
  id,
  kind: line,
  number: line.optional(),
  date: date.optional(),
  issuer: line.optional(),
  abstract: line.optional(),
  inForceFrom: date.optional(),
  inForceTo: date.optional(),
});

const evidence = z
  .strictObject({
    id,
    indicators: z.array(id).default([]),
    /** The paper of another body that the pack asks for (catalogue, `externals`). */
    external: id.optional(),
    kind: line,
    number: line.optional(),
    date: date.optional(),
    abstract: line,
    author: line.optional(),
    copy: z.enum(['original', 'certified', 'plain']).optional(),
    pages: wholeNumber.optional(),
    validUntil: date.optional(),
    file: line.optional(),
    /** Where a photo was taken. */
    place: line.optional(),
    order: wholeNumber.optional(),
    personal: flag.default(false),
  })
  .refine((e) => e.indicators.length > 0 || e.external !== undefined, {
    path: ['indicators'],
    message: 'minh chứng phải thuộc ít nhất một chỉ tiêu, hoặc là giấy tờ của cơ quan khác (external)',
  });

const condition = z.strictObject({
  id,
  /** `pack` conditions are named by the pack; `extra` ones by the province. */
  name: line.optional(),
  state: verdict.optional(),
  document: line.optional(),
  source: line.optional(),
  figure: id.optional(),
  threshold: quantity.optional(),
  thresholdSource: line.optional(),
});

const signatory = z.strictObject({
  document: id,
  side: z.enum(['left', 'right']).default('right'),
  capacity: z.array(line).min(1),
  position: line.optional(),
  name: line.optional(),
});

/** A finding of `check` that the office has looked at and accepts; the reason is printed. */
const silence = z.strictObject({
  /** Code of the rule. */
  rule: id,
  /** What it concerns ("17.5", "plan"); without it the rule is silent everywhere. */
  about: line.optional(),
  reason: line,
  by: line.optional(),
});

/** Forms sent to units, the commune and keepers of detail tables, and what came back. */
const collection = z.strictObject({
  /** Day by which forms are to be returned, unless the unit has one of its own. */
  deadline: id.optional(),
  units: z.array(z.strictObject({ unit: id, deadline: id })).default([]),
  returns: z.array(z.strictObject({ form: id, file: line, on: date, by: line.optional() })).default([]),
});

export const caseFile = z.strictObject({
  id,
  pack: id,
  title: line.optional(),
  sample: flag.default(false),
  assessmentYear: year,
  region: id,
  created: date,
  commune: place,
  district: place.optional(),
  province: place.optional(),
  administrativeUnits: z.array(administrativeUnit).default([]),
  hamlets: z.array(line).default([]),
  organisations: z.array(organisation).min(1),
  /** Roles of the pack -> organisations of the case. */
  roles: z.record(z.string(), id).default({}),
  assignments: z.array(assignment).default([]),
  deadlines: z.array(deadline).default([]),
  legalBases: z.array(legalBasis).default([]),
  figures: z.array(figure).default([]),
  detailTables: z.array(detailTable).default([]),
  requirements: z.array(requirement).default([]),
  indicators: z.array(indicatorResult).default([]),
  criteria: z.array(criterionResult).default([]),
  conditions: z.array(condition).default([]),
  evidence: z.array(evidence).default([]),
  signatories: z.array(signatory).default([]),
  /** What a document needs besides the figures: number, date, recipients, prose of its own. */
  plan: z
    .strictObject({
      issued: issued.optional(),
      /** The issued plan that this one takes the place of (NĐ 30, Điều 18.3). */
      replaces: issued.optional(),
      /** Year and month the head prints while the day is blank. */
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'cần năm-tháng, ví dụ 2024-03' }),
      basis: id,
      committee: line,
      duties: z.array(duty).default([]),
      recipients: z.array(line).default([]),
    })
    .optional(),
  submission: submission.optional(),
  /** Papers of the catalogue other than the plan: number, day, addressees, recipients. */
  papers: z.array(paper).default([]),
  paperTexts: z.array(paperText).default([]),
  meetings: z.array(meeting).default([]),
  opinions: z.array(opinionRound).default([]),
  survey: survey.optional(),
  resources: resources.optional(),
  works: z.array(work).default([]),
  reviewTeam: z.array(reviewer).default([]),
  questions: z.array(z.strictObject({ about: line, text })).default([]),
  /** Words of the pack that this case changes: `marks.noFigure`, `texts.recipients`. */
  wording: z.record(z.string(), line).default({}),
  silenced: z.array(silence).default([]),
  collection: collection.optional(),
});

export type AdministrativeUnit = z.output<typeof administrativeUnit>;
export type CaseData = z.output<typeof caseFile>;
export type FigureDef = CaseData['figures'][number];
export type IndicatorResult = CaseData['indicators'][number];
export type CriterionResult = CaseData['criteria'][number];
export type Statement = z.output<typeof statement>;
export type Task = z.output<typeof task>;
export type Round = z.output<typeof round>;
export type Organisation = z.output<typeof organisation>;
export type Duty = z.output<typeof duty>;
export type DeadlineDef = z.output<typeof deadline>;
export type LegalBasis = z.output<typeof legalBasis>;
export type Evidence = z.output<typeof evidence>;
export type DetailTable = z.output<typeof detailTable>;
export type RequirementEntry = z.output<typeof requirement>;
export type Silence = z.output<typeof silence>;
export type Collection = z.output<typeof collection>;
