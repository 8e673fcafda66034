/**
 * An issued document is never written over. Which way on fits its changes (OFFICE §10): (a) an error of content: a
 * replacing document of the same kind (NĐ 30, Điều 18.3); (b) an error of format: a correction letter; (c) changed
 * circumstances: a progress report with the comparison table, or "Kế hoạch điều chỉnh, bổ sung". A person decides; the
 * reason is printed.
 */
import type { CaseComparison, DocumentTouched } from '../../comparing/compared-cases.ts';
import { shortDate } from '../../wording/dates.ts';
import type { LoadedDossier } from '../load.ts';

export type Way = 'replace' | 'correct' | 'report';

export interface WayOn {
  readonly document: string;
  readonly title: string;
  readonly issued: { readonly number: string; readonly date: string };
  readonly way: Way;
  /** Why this way, in words. */
  readonly reason: string;
}

export const WAY_TEXT: Readonly<Record<Way, string>> = {
  replace:
    'ban hành văn bản cùng loại thay thế, ghi rõ thay văn bản nào (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)',
  correct: 'gửi công văn đính chính',
  report:
    'báo cáo tiến độ kèm biểu "So sánh số liệu", hoặc lập Kế hoạch điều chỉnh, bổ sung (nếu là kế hoạch)',
};

/** Number and day of a document as the case has them; null while it is a draft. */
export function issuedOf({ appraised: { data } }: LoadedDossier, id: string): WayOn['issued'] | null {
  const issued = id === 'plan' ? data.plan?.issued : data.papers.find((p) => p.document === id)?.issued;
  return issued ? { number: issued.number, date: issued.date } : null;
}

export function waysOn(after: LoadedDossier, comparison: CaseComparison): readonly WayOn[] {
  return comparison.documents.flatMap((document): WayOn[] => {
    const issued = issuedOf(after, document.id);
    if (!issued || !saysOtherwise(document, issued)) return [];
    const { id, title } = document;
    return [{ document: id, title, issued, ...wayOf(document, comparison, issued.date) }];
  });
}

/** That it has its number and day now is no change of what it says. */
const saysOtherwise = (document: DocumentTouched, issued: WayOn['issued']): boolean =>
  document.kind !== 'added' &&
  (document.kind === 'removed' || document.changes.some((c) => !isHead(c, issued)));

const isHead = (c: DocumentTouched['changes'][number], issued: WayOn['issued']): boolean =>
  c.under === '' && (c.after.includes(issued.number) || /ngày .*tháng .*năm/.test(c.after));

function wayOf(
  { changes }: DocumentTouched,
  { figures, verdicts }: CaseComparison,
  issuedOn: string,
): Pick<WayOn, 'way' | 'reason'> {
  if (changes.length > 0 && changes.every((c) => c.kind === 'renumbered' || c.kind === 'replaced'))
    return { way: 'correct', reason: 'chỉ khác về thể thức: số thứ tự, khổ trang' };
  const touched = new Set(changes.flatMap((c) => c.figures));
  const own = figures.filter((f) => touched.has(f.id));
  const later = own.filter((f) => f.since !== null && f.since > issuedOn);
  if (later.length > 0) {
    const days = later.flatMap((f) => f.since ?? []).toSorted();
    return {
      way: 'report',
      reason: `số liệu đổi sau ngày ban hành (từ ngày ${shortDate(days[0]!)})`,
    };
  }
  if (own.length > 0)
    return {
      way: 'replace',
      reason: 'số liệu của thời điểm trước ngày ban hành nay ghi khác: văn bản đã in số sai',
    };
  if (verdicts.length > 0) return { way: 'report', reason: 'kết luận của tiêu chí, chỉ tiêu đã đổi' };
  return { way: 'replace', reason: 'nội dung văn bản nay ghi khác' };
}
