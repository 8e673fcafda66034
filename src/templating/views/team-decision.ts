/** View of the decision that sets up the review team (nd30 form 1.2; qd18-2022 §3). */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { TableModel } from '../../tables/model.ts';
import { orBlank } from '../../wording/blanks.ts';
import { capitals, countText } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import { text, type ValueOf } from '../shape.ts';
import { recognitionText } from './meeting.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { issuerName } from './report-bodies.ts';

const decisionOwn = {
  issuerName: text,
  /** "ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG": who has the power to decide, above the legal bases. */
  authority: text,
  about: text,
  /** "Theo đề nghị của …." after the legal bases. */
  proposal: text,
  members: text,
  annexTitle: text,
} as const;

export const teamDecisionShape = (entry: DocumentEntry) => paperShape(entry, decisionOwn);

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function teamDecisionView(context: PaperContext, team: TableModel) {
  const { appraised } = context;
  const { recipientsFile = '', recipientsArticle = '' } = appraised.pack.wording.texts;
  const paper = paperView(context, { recipients: [recipientsArticle, recipientsFile] });
  if (!paper) return null;
  const name = issuerName(context);
  const size = appraised.data.reviewTeam.length;
  const { shortBlank } = appraised.pack.wording.marks;
  return {
    ...paper,
    // The proposal follows the bases and closes their list (nd30 C6).
    bases: paper.bases.map((b) => b.replace(/\.$/, ';')),
    issuerName: name,
    authority: capitals(name),
    about: recognitionText(context),
    proposal: `Theo đề nghị của ${orBlank(
      context,
      inRole(appraised, 'coordination-office')?.name,
      'đơn vị đề nghị thành lập đoàn thẩm tra',
      ['roles', 'coordination-office'],
    )}.`,
    // Members who are not named are told where the table leaves its rows blank.
    members: `${size === 0 ? shortBlank : countText(size)}\u00a0thành viên`,
    annexTitle: capitals(team.title),
  } satisfies Omit<ValueOf<ReturnType<typeof teamDecisionShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
