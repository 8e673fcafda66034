/**
 * View of the letter that asks another body for its paper (nd30 form 1.5): what it is for, of which year, by when. The
 * paper itself is never made here (OFFICE §3, `external`).
 */
import type { DocumentEntry, ExternalPaper } from '../../model/pack-schema.ts';
import { shortDate } from '../../wording/dates.ts';
import { indicatorList } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { recognitionText } from './meeting.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { issuerName } from './report-bodies.ts';

const requestOwn = {
  issuerName: text,
  about: text,
  /** What is asked for, inside a sentence: "báo cáo kết quả …". */
  paper: text,
  /** Criteria with their indicators, or the condition, that it proves. */
  uses: list(object({ key: text, text })),
  deadline: optional(text),
  /** Working papers: where it is written that the paper belongs into the dossier. */
  source: optional(text),
} as const;

export const requestLetterShape = (entry: DocumentEntry) => paperShape(entry, requestOwn);

/** Inside a sentence the kind of a paper begins with a small letter. */
const inSentence = (title: string): string => title.slice(0, 1).toLowerCase() + title.slice(1);

function usesOf({ appraised: { pack, data } }: PaperContext, external: ExternalPaper): string[] {
  const criteria = pack.criteria.flatMap((c) => {
    const all = c.indicators.map((i) => i.id);
    const ids = all.filter((id) => external.indicators.includes(id));
    if (ids.length === 0) return [];
    const [only] = c.indicators.filter((i) => ids.includes(i.id));
    const named = ids.length === 1 && only!.name !== c.name ? ` (${only!.name})` : '';
    return [`${indicatorList(ids, all)}${named} của tiêu chí số ${c.id} về ${c.name}`];
  });
  const condition =
    pack.info.conditions.find((c) => c.id === external.condition)?.name ??
    data.conditions.find((c) => c.id === external.condition)?.name;
  return [...criteria, ...(condition === undefined ? [] : [`điều kiện “${condition}”`])];
}

/** Day by which the unit answers, else by which the criterion's dossier is complete; null when the case names none. */
function deadlineOf({ appraised }: PaperContext, external: ExternalPaper): string | null {
  const { collection } = appraised.data;
  const unit = inRole(appraised, external.from)?.id;
  const asked = collection?.units.find((u) => u.unit === unit)?.deadline ?? collection?.deadline;
  const own = asked === undefined ? undefined : appraised.deadlines.get(asked);
  const criterion = appraised.criteria.find((c) =>
    c.indicators.some((i) => external.indicators.includes(i.def.id)),
  );
  const day = own?.date ?? criterion?.deadline?.date;
  return day === undefined ? null : shortDate(day);
}

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function requestLetterView(context: PaperContext, external: ExternalPaper) {
  const paper = paperView(context, { to: [external.from], bases: false });
  if (!paper) return null;
  const { marks } = context.appraised.pack.wording;
  const uses = usesOf(context, external);
  const { source } = external;
  return {
    ...paper,
    issuerName: issuerName(context),
    about: recognitionText(context),
    paper: inSentence(external.title),
    uses: uses.map((u, i) => ({ key: `use-${i + 1}`, text: `${u}${i === uses.length - 1 ? '.' : ';'}` })),
    deadline: deadlineOf(context, external),
    source:
      context.edition === 'working' ? `${source.text}${source.verified ? '' : ` (${marks.toVerify})`}` : null,
  } satisfies Omit<ValueOf<ReturnType<typeof requestLetterShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
