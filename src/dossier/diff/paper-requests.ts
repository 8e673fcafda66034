/** Which papers about issued ones `hoso diff` shall make, as people ask for them: "adjust,report,correct:plan". */
import { DiagnosticError } from '../../model/diagnostics.ts';

export type PaperRequest =
  | { readonly kind: 'adjust' }
  | { readonly kind: 'report' }
  /** `document`: id of the issued paper whose form is corrected. */
  | { readonly kind: 'correct'; readonly document: string };

/** @throws DiagnosticError at a word that names no paper. */
export function paperRequests(words: readonly string[]): PaperRequest[] {
  return words.map((word): PaperRequest => {
    const [kind, document] = word.split(':');
    if ((kind === 'adjust' || kind === 'report') && document === undefined) return { kind };
    if (kind === 'correct' && document) return { kind, document };
    throw new DiagnosticError([
      {
        code: 'diff-papers',
        severity: 'error',
        message: `không có văn bản "${word}" để lập từ phần so sánh`,
        hint: 'adjust: kế hoạch điều chỉnh, bổ sung; report: báo cáo tiến độ; correct:<mã văn bản>: công văn đính chính (correct:plan)',
        where: [],
      },
    ]);
  });
}
