/**
 * What the submission edition may not pass over: a criterion dossier is refused while its verdict is not "Đạt" or a
 * requirement is unconfirmed (OFFICE §2), and every blank that is left is named.
 */
import type { AppraisedCase, AppraisedCriterion } from '../appraisal/appraise.ts';
import { project } from '../document/projection.ts';
import type { DocumentTree } from '../document/tree.ts';
import { indicatorList } from '../wording/grammar.ts';
import { verdictInCell } from '../wording/results.ts';

/** Reasons why a criterion's dossier cannot be submitted; empty when it can. */
export function refusals(appraised: AppraisedCase, criterion: AppraisedCriterion): string[] {
  const out: string[] = [];
  const { pack } = appraised;
  if (criterion.effective.verdict !== 'met')
    out.push(
      `tiêu chí số ${criterion.def.id} ${verdictInCell(pack, criterion.effective.verdict).toLowerCase()}`,
    );
  else if (criterion.effective.basis !== 'stated')
    out.push(`tiêu chí số ${criterion.def.id} mới chỉ đạt theo tạm tính, chưa ai kết luận`);
  const unconfirmed = criterion.indicators.filter((i) => !i.requirement.confirmed).map((i) => i.def.id);
  if (unconfirmed.length > 0)
    out.push(
      `chưa ai xác nhận mức yêu cầu: ${indicatorList(
        unconfirmed,
        criterion.def.indicators.map((i) => i.id),
      )}`,
    );
  return out;
}

/** Lines of the document that still have a dotted blank to fill by hand. */
export function blanksOf(tree: DocumentTree, blank: string): string[] {
  return project(tree)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(blank) || /(?:^| )\.{4,}$/.test(line));
}
