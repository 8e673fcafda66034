/**
 * View of the letter that corrects an issued paper's form (công văn đính chính, nd30 form 1.5; NĐ 30, Điều 18.3): where,
 * what was printed, what it should be. It goes to those who got the paper.
 */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import { list, text, type ValueOf } from '../shape.ts';
import { citedShape, correctionShape, type IssuedPaper } from './changed-points.ts';
import { type PaperContext, paperShape, paperView, signerAs } from './paper.ts';
import { issuerName } from './report-bodies.ts';

const own = {
  issuerName: text,
  cited: citedShape,
  corrections: list(correctionShape),
} as const;

export const correctionLetterShape = (entry: DocumentEntry) => paperShape(entry, own);

/** Who got the paper, without the file copy. */
function receivers({ appraised: { data } }: PaperContext, document: string): readonly string[] {
  const paper = data.papers.find((p) => p.document === document);
  const listed = document === 'plan' ? (data.plan?.recipients ?? []) : (paper?.recipients ?? []);
  const all = [...(paper?.addressees ?? []), ...listed];
  return [...new Set(all.filter((r) => !/^(lưu|như trên)/iu.test(r.trim())))];
}

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function correctionLetterView(context: PaperContext, issued: IssuedPaper) {
  const paper = paperView(context, { bases: false });
  if (!paper) return null;
  const { blank } = context.appraised.pack.wording.marks;
  const to = receivers(context, issued.document);
  return {
    ...paper,
    addressees: paper.addressees.length > 0 ? paper.addressees : to.length > 0 ? to : [blank],
    issuerName: issuerName(context),
    cited: issued.cited,
    right: signerAs(context, issued.document, paper.right),
    corrections: issued.corrections,
  } satisfies Omit<ValueOf<ReturnType<typeof correctionLetterShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
