/**
 * What people should look at before they send the papers: verdicts that contradict the figures, and what a change of
 * verdict or figure leaves behind (OFFICE §1, §9, §10, §12). Nothing here changes a document.
 */
import type { AppraisedCriterion } from '../appraisal/appraise.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import { compareDecimals, formatDecimal } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { isMeasure } from '../wording/figure-text.ts';
import { verdictInText } from '../wording/results.ts';
import { warnChangedTasks } from '../wording/tasks.ts';
import type { LoadedDossier } from './load.ts';

export function warnInconsistencies(dossier: LoadedDossier, diagnostics: Diagnostics): void {
  const { appraised, places } = dossier;
  warnChangedTasks({ appraised, diagnostics, places });
  for (const criterion of appraised.criteria) {
    warnContradictions(dossier, criterion, diagnostics);
    if (criterion.effective.verdict === 'met') warnLeftovers(dossier, criterion, diagnostics);
  }
  appraised.data.figures.forEach((figure, i) => {
    const at = [places.of(['figures', i])];
    const resolved = appraised.figures.get(figure.id);
    if (resolved?.ratio && compareDecimals(resolved.ratio.numerator, resolved.ratio.denominator) > 0)
      diagnostics.warn(
        'over-whole',
        `số liệu "${figure.id}" có tử số lớn hơn mẫu số`,
        at,
        'kiểm tra lại hai số',
      );
    const thousands = [figure.value, figure.numerator, figure.denominator].find((v) => v?.scale === 3);
    if (thousands && (!isMeasure(figure.unit) || figure.unit?.includes('đồng')))
      diagnostics.warn(
        'thousands',
        `số liệu "${figure.id}" được đọc là ${formatDecimal(thousands)} ${figure.unit ?? ''}`.trim(),
        at,
        `nếu là ${thousands.digits} thì viết liền, không có dấu chấm ngăn hàng nghìn`,
      );
  });
  appraised.data.evidence.forEach((evidence, i) => {
    if (evidence.validUntil === undefined || evidence.validUntil >= appraised.data.created) return;
    diagnostics.warn(
      'evidence-expired',
      `minh chứng "${evidence.abstract}" hết hiệu lực từ ${shortDate(evidence.validUntil)}`,
      [places.of(['evidence', i, 'validUntil'])],
      'thay bằng giấy tờ còn hiệu lực',
    );
  });
}

function warnContradictions(
  dossier: LoadedDossier,
  criterion: AppraisedCriterion,
  diagnostics: Diagnostics,
): void {
  const { pack } = dossier;
  for (const x of [criterion, ...criterion.indicators]) {
    if (!x.stated || x.computed.verdict === 'undetermined' || x.computed.verdict === x.stated.verdict)
      continue;
    const what = x === criterion ? `tiêu chí số ${criterion.def.id}` : `chỉ tiêu ${x.def.id}`;
    diagnostics.warn(
      'verdict-contradiction',
      `${what}: kết luận "${verdictInText(pack, x.stated.verdict)}" nhưng tính theo số liệu là "${verdictInText(pack, x.computed.verdict)}" (${x.computed.reason})`,
      [],
      'kiểm tra lại số liệu, mức yêu cầu hoặc kết luận',
    );
  }
}

/** A criterion that is met now, with a deadline or with prose from the time when it was not. */
function warnLeftovers(
  { appraised, places }: LoadedDossier,
  criterion: AppraisedCriterion,
  diagnostics: Diagnostics,
): void {
  const index = appraised.data.criteria.findIndex((c) => c.id === criterion.def.id);
  const unmet = appraised.criteria.filter((c) => c.effective.verdict === 'unmet');
  if (criterion.deadline && unmet.some((c) => c.deadline?.id === criterion.deadline!.id)) {
    diagnostics.warn(
      'deadline-group',
      `tiêu chí số ${criterion.def.id} nay đã đạt nhưng vẫn để thời hạn ${shortDate(criterion.deadline.date)} của các tiêu chí chưa đạt`,
      [places.of(['criteria', index, 'deadline'])],
      'xem lại thời hạn nộp hồ sơ của tiêu chí này',
    );
  }
  const { result } = criterion;
  if (result && (result.currentState.length > 0 || result.currentStateLines || result.measures.length > 0)) {
    diagnostics.warn(
      'prose-unmet',
      `tiêu chí số ${criterion.def.id} nay đã đạt; lời văn thực trạng, giải pháp viết khi chưa đạt`,
      [places.of(['criteria', index])],
      'viết lại hoặc bỏ currentState và measures của tiêu chí này',
    );
  }
}
