/**
 * View of the submission letter (tờ trình): the commune asks the district, or without a district the province, and the
 * district asks the province (qd18-2022 §5.1). What is asked for and of whom follows from the level of the paper.
 */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { countText, joinNames } from '../../wording/grammar.ts';
import { list, object, text, type ValueOf } from '../shape.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { issuerName, nextBody } from './report-bodies.ts';
import { conditionLines } from './report-conditions.ts';
import { countLines } from './report-counts.ts';
import { openLines } from './report-open.ts';

const line = object({ key: text, text });

const lettersOwn = {
  issuerName: text,
  addressee: text,
  /** "thẩm tra, đề nghị xét công nhận", or of the province "thẩm định, xét công nhận". */
  asked: text,
  /** "xã Nhân Lý", in the district's letter with the district. */
  candidate: text,
  counts: list(line),
  conditions: list(line),
  sets: text,
  enclosed: list(object({ key: text, label: text, text })),
  open: list(line),
} as const;

export const submissionLetterShape = (entry: DocumentEntry) => paperShape(entry, lettersOwn);

/** The papers of the bundle that this letter opens, in its order, without the letter itself. */
function enclosures(context: PaperContext): ValueOf<(typeof lettersOwn)['enclosed']> {
  const { pack } = context.appraised;
  const government = context.appraised.pack.info.tiers.district === undefined ? 'two-tier' : 'three-tier';
  const bundle = pack.bundles.find(
    (b) => b.from === context.entry.issuer && b.items.some((i) => i.documents.includes(context.entry.id)),
  );
  const items = (bundle?.items ?? []).filter(
    (i) =>
      !i.documents.includes(context.entry.id) && (i.government === undefined || i.government === government),
  );
  if (items.length === 0) noteMissing(context, 'danh mục hồ sơ kèm theo', ['submission']);
  return items.map((item, i) => ({
    key: item.id,
    label: `${i + 1}.`,
    text: `${item.title}${item.copy ? ` (${COPIES[item.copy]})` : ''}${i === items.length - 1 ? '.' : ';'}`,
  }));
}

const COPIES = { original: 'bản chính', certified: 'bản sao y', plain: 'bản chụp' } as const;

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function submissionLetterView(context: PaperContext) {
  const paper = paperView(context, { to: nextBody(context) });
  if (!paper) return null;
  const { data } = context.appraised;
  const { commune, district } = paper;
  const toProvince = nextBody(context)[0] === 'province-committee';
  const sets = data.submission?.sets;
  return {
    ...paper,
    issuerName: issuerName(context),
    addressee: joinNames(paper.addressees),
    asked: toProvince ? 'thẩm định, xét công nhận' : 'thẩm tra, đề nghị xét công nhận',
    candidate:
      context.entry.level === 'district' && district ? `${commune.full}, ${district.full}` : commune.full,
    counts: countLines(context, context.entry.level ?? 'commune'),
    conditions: conditionLines(context),
    sets: orBlank(
      context,
      sets === undefined ? null : countText(sets),
      'số bộ hồ sơ',
      ['submission', 'sets'],
      'shortBlank',
    ),
    enclosed: enclosures(context),
    open: openLines(context),
  } satisfies Omit<ValueOf<ReturnType<typeof submissionLetterShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
