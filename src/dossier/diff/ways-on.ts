/**
 * An issued document is never written over. Which way on fits its changes (OFFICE §10): (a) an error of content: a
 * replacing document of the same kind (NĐ 30, Điều 18.3); (b) an error of format: a correction letter; (c) changed
 * circumstances: a progress report with the comparison table, or "Kế hoạch điều chỉnh, bổ sung". A person decides; the
 * reason is printed.
 */
import type { CaseComparison, DocumentTouched } from '../../comparing/compared-cases.ts';
import { shortDate } from '../../wording/dates.ts';
import type { LoadedDossier } from '../load.ts';
import { isFormat } from './format-only.ts';

export type Way = 'replace' | 'correct' | 'report';

export interface WayOn {
  readonly document: string;
  readonly title: string;
  readonly issued: { readonly number: string; readonly date: string };
  readonly way: Way;
  /** Why this way, in words. */
  readonly reason: string;
}

/** What to do, with the option that makes the paper. */
export function adviceOf({ way, document }: Pick<WayOn, 'way' | 'document'>): string {
  const plan = document === 'plan';
  if (way === 'correct') return `gửi công văn đính chính: thêm --papers correct:${document}`;
  if (way === 'report')
    return `báo cáo tiến độ kèm biểu "So sánh số liệu": thêm --papers report${plan ? '; hoặc Kế hoạch điều chỉnh, bổ sung: --papers adjust' : ''}`;
  return `ban hành văn bản cùng loại thay thế, ghi rõ thay văn bản nào (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)${plan ? ': chuyển số, ngày đã ban hành sang phần thay thế (plan.replaces) rồi chạy hoso generate' : ''}`;
}

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
    return [{ document: id, title, issued, ...wayOf(document, comparison, issued) }];
  });
}

/** That it has its number and day now is no change of what it says. */
const saysOtherwise = (document: DocumentTouched, issued: WayOn['issued']): boolean =>
  document.kind !== 'added' &&
  (document.kind === 'removed' || document.changes.some((c) => !isHead(c, issued)));

const isHead = (c: DocumentTouched['changes'][number], issued: WayOn['issued']): boolean =>
  c.part === 'row' &&
  c.under === '' &&
  (new RegExp(`(?<!\\d)0?${issued.number}/`).test(c.after) || /ngày .*tháng .*năm/.test(c.after));

function wayOf(
  { changes }: DocumentTouched,
  { figures, verdicts }: CaseComparison,
  issued: WayOn['issued'],
): Pick<WayOn, 'way' | 'reason'> {
  const said = changes.filter((c) => !isHead(c, issued));
  if (said.length > 0 && said.every(isFormat))
    return {
      way: 'correct',
      reason: 'chỉ khác về thể thức, kỹ thuật trình bày: số thứ tự, viết hoa, dấu, khổ trang',
    };
  const touched = new Set(changes.flatMap((c) => c.figures));
  const own = figures.filter((f) => touched.has(f.id));
  const later = own.filter((f) => f.since !== null && f.since > issued.date);
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
