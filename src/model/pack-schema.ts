/**
 * Schema of a pack: one legal regime as data. Nothing in the program knows 19, 75 or "huyện"; all of it comes from here.
 */
import * as z from 'zod';
import {
  date,
  flag,
  id,
  level,
  line,
  quantity,
  sourceNote,
  text,
  WINDOWS_DEVICE,
  wholeNumber,
} from './scalars.ts';

/** Name of a file that every system takes; what stands in braces is filled in. */
const fileNamePattern = line.refine(
  (name) => /^[A-Za-z0-9{](?:[A-Za-z0-9{}_-]{0,78}[A-Za-z0-9}])?$/.test(name) && !WINDOWS_DEVICE.test(name),
  { message: 'tên tệp chỉ gồm chữ không dấu, số, gạch nối, không quá 80 chữ, không có đuôi tệp và thư mục' },
);

/** What a value of an indicator is. `level` values are words of the indicator's own ordered list. */
export const valueKind = z.enum(['boolean', 'percent', 'count', 'quantity', 'money', 'level']);
export const comparator = z.enum(['at-least', 'at-most', 'equals']);

/** A requirement holds for a region and, where it changes with the year assessed, for one year. */
const requirement = z.strictObject({
  region: id,
  year: wholeNumber.optional(),
  value: quantity.optional(),
  level: line.optional(),
});

const measured = {
  kind: valueKind,
  unit: line.optional(),
  comparator,
  /** Ordered from lowest to highest, for kind `level`. */
  levels: z.array(line).optional(),
  requirements: z.array(requirement).default([]),
  /** As the pack's source words it; printed only with its state of verification. */
  requirementText: line,
};

const part = z.strictObject({ id, name: line, ...measured });

const indicator = z.strictObject({
  id,
  name: line,
  ...measured,
  /** The requirement is left to the province by the criteria set. */
  setByProvince: flag.default(false),
  /** `both`: men's and women's values must each pass. */
  genderRule: z.enum(['both']).optional(),
  parts: z
    .strictObject({ rule: z.enum(['all', 'any']), proposed: flag.default(true), items: z.array(part).min(2) })
    .optional(),
  /** Names of numerator and denominator (a proposal of the pack). */
  ratio: z.strictObject({ numerator: line, denominator: line }).optional(),
  /** Leading role when it differs from the criterion's. */
  role: id.optional(),
  nameSource: sourceNote,
  requirementSource: sourceNote,
  note: text.optional(),
});

const criterion = z.strictObject({
  id,
  /** "tiêu chí số 2": the label that never changes when sections renumber. */
  name: line,
  group: line.optional(),
  /** ASCII words for file names: "giao-thong". */
  slug: id,
  role: id.optional(),
  nameSource: sourceNote,
  note: text.optional(),
  indicators: z.array(indicator).min(1),
});

export const criteriaFile = z.strictObject({ criteria: z.array(criterion).min(1) });

/** Papers and bodies that exist in one arrangement of government only; without it, in both. */
const government = z.enum(['three-tier', 'two-tier']);

const edition = z.enum(['working', 'submission']);

const documentEntry = z.strictObject({
  id,
  /** Command of `hoso` that makes it: `forms --outstanding`, `bundle` (lists of a bundle), … */
  on: z.enum(['generate', 'forms', 'bundle', 'diff', 'batch']).default('generate'),
  /** Handlebars file of the pack. */
  template: line,
  /**
   * `criterion`: one document per criterion, id ending in its number; `external`: one per paper of another body;
   * `province`: one for many cases.
   */
  per: z.enum(['case', 'criterion', 'external', 'province']).default('case'),
  kind: line,
  title: line,
  /** ASCII file name without extension; `{number}` and `{slug}` of the criterion, `{id}` of another body's paper. */
  fileName: fileNamePattern,
  formats: z.array(z.enum(['docx', 'pdf', 'xlsx'])).min(1),
  editions: z.array(edition).min(1),
  origin: z.enum(['ours', 'draft-for-other', 'external']),
  issuer: id,
  symbol: line.optional(),
  audience: z.array(id),
  /** Tables of a workbook, in order. */
  tables: z.array(id).default([]),
  government: government.optional(),
  /** Who it is about or comes from: the level of a meeting, of opinions, of a report. */
  level: level.optional(),
  /** Heading and order of prose that people write; a part that the case leaves out is a dotted blank. */
  parts: z.array(z.strictObject({ id, name: line })).default([]),
  /** Where its content is prescribed and whether anybody compared it. */
  source: sourceNote.optional(),
});

/** A paper that another body issues: never made here, only asked for and given its place. */
const externalPaper = z.strictObject({
  id,
  title: line,
  /** Role of the body that issues it. */
  from: id,
  indicators: z.array(id).default([]),
  condition: id.optional(),
  government: government.optional(),
  source: sourceNote,
});

/** One line of a bundle's list. */
const bundleItem = z.strictObject({
  id,
  title: line,
  /** What stands here: documents of the catalogue, evidence volumes, papers of other bodies, another bundle whole. */
  documents: z.array(id).default([]),
  volumes: flag.default(false),
  externals: z.array(id).default([]),
  bundle: id.optional(),
  copy: z.enum(['original', 'certified', 'plain']).optional(),
  /** Not part of the legal list, but asked for in practice. */
  extra: flag.default(false),
  government: government.optional(),
  source: sourceNote.optional(),
});

const bundle = z.strictObject({
  id,
  title: line,
  /** Folder and ZIP name, ASCII. */
  fileName: fileNamePattern,
  /** Roles of sender and receiver; `unit:<id>` bundles have the unit as receiver. */
  from: id,
  to: id.optional(),
  /** One bundle for each unit: only what it leads. */
  perUnit: flag.default(false),
  /** `public`: personal data never enter. */
  privacy: z.enum(['full', 'public']),
  edition: edition,
  government: government.optional(),
  source: sourceNote.optional(),
  items: z.array(bundleItem).min(1),
});

export const packFile = z.strictObject({
  id,
  title: line,
  /** "nông thôn mới nâng cao": the standard's name inside sentences. */
  standard: line,
  programme: line,
  basis: z.array(sourceNote).default([]),
  regions: z.array(z.strictObject({ id, name: line })).min(1),
  /** Words for the tiers of government; `district` is absent in a two-tier regime. */
  tiers: z.strictObject({ commune: line, district: line.optional(), province: line }),
  roles: z
    .array(
      z.strictObject({ id, name: line, twoTierName: line.optional(), government: government.optional() }),
    )
    .default([]),
  /** Deadlines that documents of the pack refer to by id. */
  deadlines: z.array(z.strictObject({ id, name: line, twoTierName: line.optional() })).default([]),
  /** Sources of funds, in the order of the annex; `group` adds its members up. */
  fundingSources: z
    .array(z.strictObject({ id, name: line, group: line.optional(), government: government.optional() }))
    .default([]),
  /** Common figures (denominators) the pack proposes, so one denominator has one value. */
  commonFigures: z.array(z.strictObject({ id, name: line, unit: line })).default([]),
  /** Detail tables the pack proposes. */
  detailTables: z
    .array(
      z.strictObject({
        indicators: z.array(id),
        name: line,
        columns: z.array(z.strictObject({ id, name: line, unit: line.optional() })),
      }),
    )
    .default([]),
  /** Conditions outside the table (OFFICE §1). */
  conditions: z.array(z.strictObject({ id, name: line, source: sourceNote })).default([]),
  /**
   * Steps that take time before a deadline, one after another in this order: posting, survey, meeting. Their lengths
   * differ by province and are printed only with their state of verification.
   */
  steps: z
    .array(
      z.strictObject({
        id,
        name: line,
        days: wholeNumber,
        /** The deadline by which it must be over. */
        before: id,
        /** The deadline before which it cannot begin, because what it needs is not there. */
        after: id.optional(),
        government: government.optional(),
        source: sourceNote,
      }),
    )
    .default([]),
  settings: z.strictObject({
    notApplicableCountsAs: z.enum(['met', 'left-out', 'undetermined']),
    notApplicableSource: sourceNote,
    /** Figures may be of the year assessed or of so many years before it. */
    /** Day from which there is no district; absent: the tiers of the pack hold on any day. */
    twoTierFrom: z.strictObject({ date, source: sourceNote }).optional(),
    /** Share of those present that must agree, by level of the meeting; never printed as law while unverified. */
    voteThresholds: z.array(z.strictObject({ level, percent: quantity, source: sourceNote })).default([]),
    /** How often and how long results are posted. */
    posting: z.strictObject({ days: wholeNumber, broadcasts: wholeNumber, source: sourceNote }).optional(),
    /** Numbering of evidence volumes while the case says nothing. */
    volumes: z
      .strictObject({ numbering: z.enum(['leaf', 'page']), duplex: flag, source: sourceNote })
      .optional(),
    dataYear: z.strictObject({ yearsBefore: wholeNumber, source: sourceNote }).optional(),
  }),
});

export const catalogueFile = z.strictObject({
  documents: z.array(documentEntry).min(1),
  externals: z.array(externalPaper).default([]),
  bundles: z.array(bundle).default([]),
});

/** Words that offices change; templates use them as {{wording.…}}. */
export const wordingFile = z.strictObject({
  verdicts: z.strictObject({ met: line, unmet: line, notApplicable: line, undetermined: line }),
  marks: z.strictObject({
    noFigure: line,
    noRequirement: line,
    toVerify: line,
    provisional: line,
    noProse: line,
    draft: line,
    /** Under the title of every paper of a sample case. */
    sample: line,
    blank: line,
    /** For narrow cells. */
    shortBlank: line,
  }),
  texts: z.record(z.string(), line),
});

export const evidenceFile = z.strictObject({
  proposal: line,
  /** Kinds of evidence that are pictures: captioned, two to a page, exempt from the least resolution. */
  photoKinds: z.array(line).default([]),
  items: z.array(z.strictObject({ indicators: z.array(id).min(1), name: line })),
});

export type PackInfo = z.output<typeof packFile>;
export type CriterionDef = z.output<typeof criterion>;
export type IndicatorDef = z.output<typeof indicator>;
export type PartDef = z.output<typeof part>;
export type Comparator = z.output<typeof comparator>;
export type ExternalPaper = z.output<typeof externalPaper>;
export type Bundle = z.output<typeof bundle>;
export type BundleItem = z.output<typeof bundleItem>;
export type Government = z.output<typeof government>;
export type DocumentEntry = z.output<typeof documentEntry>;
export type Wording = z.output<typeof wordingFile>;
export type EvidenceProposal = z.output<typeof evidenceFile>;
export type Edition = z.output<typeof edition>;
