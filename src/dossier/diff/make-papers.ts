/**
 * The papers that follow an issued one (OFFICE §10): adjusting plan, correction letter, progress report. What does not
 * fit the state of things is refused before anything is written, with the way that fits.
 */
import { DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { IssuedPaper } from '../../templating/views/changed-points.ts';
import { shortDate } from '../../wording/dates.ts';
import { countText } from '../../wording/grammar.ts';
import { type BuiltDocument, buildDocumentTree, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import type { DossierDifference } from './diff-dossiers.ts';
import type { TouchedDocument } from './documents-touched.ts';
import { isFormat } from './format-only.ts';
import { issuedPaper } from './issued-paper.ts';
import type { PaperRequest } from './paper-requests.ts';
import { placesOf } from './points/places.ts';
import { issuedOf } from './ways-on.ts';

const TEMPLATES: Readonly<Record<PaperRequest['kind'], string>> = {
  adjust: 'plan-adjustment.hbs',
  report: 'progress-report.hbs',
  correct: 'correction-letter.hbs',
};

interface Sides {
  readonly before: LoadedDossier;
  readonly after: LoadedDossier;
  readonly difference: DossierDifference;
  readonly edition: Edition;
}

/** @throws DiagnosticError with every request that is refused, and why. */
export function makePapers(requests: readonly PaperRequest[], sides: Sides): BuiltDocument[] {
  const diagnostics = new Diagnostics();
  const built = requests.flatMap((request) => paperOf(request, sides, diagnostics) ?? []);
  if (diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  return built;
}

function paperOf(request: PaperRequest, sides: Sides, diagnostics: Diagnostics): BuiltDocument | null {
  const { after, difference, edition } = sides;
  const template = TEMPLATES[request.kind];
  const planned = plannedDocuments(after, 'diff').find((d) => d.entry.template === template);
  if (!planned) {
    diagnostics.error(
      'document-unknown',
      `bộ mẫu "${after.pack.info.id}" không có văn bản theo mẫu ${template}`,
      [{ file: 'catalogue.yaml' }],
      `thêm tài liệu có template: ${template}, on: diff`,
    );
    return null;
  }
  const document = request.kind === 'correct' ? request.document : 'plan';
  const issued = issuedSide(document, sides);
  if (!issued.paper && request.kind !== 'report') return refuseDraft(document, sides, diagnostics);
  if (request.kind === 'adjust' && !mayAdjust(issued.touched, sides, diagnostics)) return null;
  if (request.kind === 'correct' && !mayCorrect(document, issued.touched, diagnostics)) return null;
  const { entry } = planned;
  const corrected = request.kind === 'correct' ? entryOf(document, sides.before) : undefined;
  return buildDocumentTree(
    // A letter that corrects a paper comes from who issued that paper, in that body's numbers.
    corrected
      ? {
          ...planned,
          entry: { ...entry, issuer: corrected.issuer, symbol: letterSymbol(corrected.symbol, entry.symbol) },
        }
      : planned,
    after,
    edition,
    diagnostics,
    { comparison: difference.comparison, ...(issued.paper ? { issuedPaper: issued.paper } : {}) },
  );
}

const entryOf = (id: string, dossier: LoadedDossier) =>
  plannedDocuments(dossier).find((d) => d.id === id)?.entry;

/** "KH-BCĐ" and "UBND-NN" → "BCĐ-NN": a letter has the issuer and the unit that drafted it, no kind (nd30 E). */
function letterSymbol(of: string | undefined, usual: string | undefined): string | undefined {
  const issuer = of?.split('-').slice(1).join('-');
  const unit = usual?.split('-').at(-1);
  return issuer && unit ? `${issuer}-${unit}` : usual;
}

/** The paper as the old side issued it; null while that side has it as a draft. */
function issuedSide(
  id: string,
  { before, difference, edition }: Sides,
): { readonly paper: IssuedPaper | null; readonly touched: TouchedDocument | null } {
  const touched = difference.touched.documents.find((d) => d.id === id) ?? null;
  const issued = issuedOf(before, id);
  const planned = plannedDocuments(before).find((d) => d.id === id);
  const was =
    touched?.was ??
    (issued && planned ? buildDocumentTree(planned, before, edition, new Diagnostics()) : null);
  return { paper: issued && was ? issuedPaper(before, was, issued, touched) : null, touched };
}

function refuseDraft(id: string, { before, after }: Sides, diagnostics: Diagnostics): null {
  const title =
    plannedDocuments(after)
      .find((d) => d.id === id)
      ?.title.toLowerCase() ?? id;
  const at = id === 'plan' ? ['plan', 'issued'] : ['papers'];
  diagnostics.error(
    'paper-not-issued',
    `bản cũ chưa ghi số và ngày ban hành của văn bản "${id}" (${title}) nên chưa có gì để điều chỉnh, đính chính`,
    [before.places.of(at)],
    'văn bản chưa ban hành thì sửa số liệu rồi chạy hoso generate; đã ban hành thì chọn bản cũ là phiên bản lưu (hoso snapshot) sau khi đã ghi số, ngày',
  );
  return null;
}

function mayAdjust(touched: TouchedDocument | null, { after }: Sides, diagnostics: Diagnostics): boolean {
  const refuse = (message: string, hint: string): false => {
    diagnostics.error('plan-adjustment', message, [after.places.of(['plan'])], hint);
    return false;
  };
  const { replaces } = after.appraised.data.plan ?? {};
  if (replaces)
    return refuse(
      `kế hoạch ở bản mới thay thế kế hoạch số ${replaces.number} ngày ${shortDate(replaces.date)} nên không lập kế hoạch điều chỉnh nữa`,
      'ban hành kế hoạch mới (hoso generate), hoặc bỏ phần thay thế (plan.replaces)',
    );
  if (touched?.kind === 'removed')
    return refuse(
      'không còn tiêu chí chưa đạt nên không còn kế hoạch để điều chỉnh',
      'lập báo cáo tiến độ: --papers report; rồi tờ trình và báo cáo kết quả',
    );
  const content = touched?.compared
    ? placesOf(touched.compared).changes.filter(({ frame }) => !frame).length
    : 0;
  return content > 0
    ? true
    : refuse(
        'kế hoạch không có nội dung nào thay đổi',
        'số liệu đổi mà kế hoạch không nhắc đến thì báo cáo: --papers report',
      );
}

function mayCorrect(id: string, touched: TouchedDocument | null, diagnostics: Diagnostics): boolean {
  const changes = touched?.compared
    ? placesOf(touched.compared)
        .changes.filter(({ frame }) => !frame)
        .map(({ change }) => change)
    : [];
  const wrong = changes.filter((change) => !isFormat(change));
  if (changes.length > 0 && wrong.length === 0) return true;
  const message =
    changes.length === 0
      ? `văn bản "${id}" không có chỗ nào khác để đính chính`
      : `văn bản "${id}" có ${countText(wrong.length)} chỗ khác về nội dung: công văn đính chính chỉ sửa thể thức, kỹ thuật trình bày`;
  diagnostics.error(
    'paper-correction',
    message,
    [],
    changes.length === 0
      ? 'xem lại bản cũ, bản mới đã chọn đúng chưa'
      : 'sai nội dung thì ban hành văn bản cùng loại thay thế (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP); xem từng chỗ: thêm --verbose',
  );
  return false;
}
