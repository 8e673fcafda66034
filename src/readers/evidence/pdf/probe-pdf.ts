/**
 * Learns of a PDF what binding it needs: the pages as they will be seen, scans under the resolution, PDF/A, damage.
 * Everything that the writer will copy is read here once, so that damage shows before numbers are given.
 */
import { boundSize, isOversized } from '../bound-page.ts';
import { damaged, EvidenceFault, type EvidenceFinding } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import type { PageProbe } from '../probe-types.ts';
import { references } from './copied-keys.ts';
import type { PdfObject } from './objects.ts';
import { joinedContent, pageParts } from './page-parts.ts';
import { listPages } from './pages.ts';
import { PdfFile } from './pdf-file.ts';
import { hasAttachments, isDynamicForm, isSigned, pdfaClaim, whyNotPdfa } from './pdfa-claim.ts';
import { scanResolution } from './scan-resolution.ts';

export interface PdfProbe {
  readonly pages: readonly PageProbe[];
  readonly pdfa: string | null;
  readonly notPdfa: string | null;
  readonly findings: readonly EvidenceFinding[];
}

/** Throws an EvidenceFault when the file cannot be bound. */
export function probePdf(bytes: Uint8Array): PdfProbe {
  const file = new PdfFile(bytes);
  const { pages: nodes, lost, stated } = listPages(file);
  if (nodes.length === 0) throw damaged('tệp PDF không có trang nào');
  if (file.repaired && (lost > 0 || (stated !== undefined && stated > nodes.length)))
    throw damaged(
      `chỉ còn đọc được ${nodes.length} trong ${Math.max(stated ?? 0, nodes.length + lost)} trang`,
    );
  const pages: PageProbe[] = [];
  const broken: number[] = [];
  const incomplete: number[] = [];
  const oversized: number[] = [];
  const undrawn: number[] = [];
  const intact = new IntactObjects(file);
  for (const [i, node] of nodes.entries()) {
    try {
      const parts = pageParts(file, node);
      const { shape } = parts;
      const content = joinedContent(file, parts.contents);
      if (!intact.holds([parts.resources, parts.group, ...parts.appearances.shown.map((a) => a.form)]))
        incomplete.push(i + 1);
      if (isOversized(shape)) oversized.push(i + 1);
      if (parts.appearances.without > 0) undrawn.push(i + 1);
      const bound = boundSize(shape);
      const shrunk = Math.min(1, bound.width / shape.width, bound.height / shape.height);
      const dpi = scanResolution(file, shape, parts.resources, content);
      pages.push({
        widthPt: bound.width,
        heightPt: bound.height,
        rotate: shape.rotate,
        dpi: dpi === null ? null : Math.round(dpi / shrunk),
      });
    } catch (e) {
      if (!(e instanceof EvidenceFault)) throw e;
      broken.push(i + 1);
      pages.push(blankPage());
    }
  }
  if (broken.length === nodes.length) throw damaged('không đọc được nội dung của trang nào');
  const pdfa = claimOf(file);
  const dropped = lost > 0 || broken.length > 0 || incomplete.length > 0;
  return {
    pages,
    pdfa,
    notPdfa: whyNotPdfa(file, pdfa) ?? (dropped ? 'tệp nguồn ghi là PDF/A nhưng bị hỏng' : null),
    findings: [
      ...damage(file, lost, stated, nodes.length, broken, incomplete),
      ...remarks(file, nodes.length, oversized, undrawn),
    ],
  };
}

const blankPage = (): PageProbe => {
  const { width, height } = boundSize({ width: 1, height: 1 });
  return { widthPt: width, heightPt: height, rotate: 0, dpi: null };
};

function claimOf(file: PdfFile): string | null {
  try {
    return pdfaClaim(file);
  } catch {
    return null;
  }
}

/** Reads what is reachable from given objects, each object once for the whole file. */
class IntactObjects {
  readonly #file: PdfFile;
  readonly #seen = new Map<number, boolean>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** False when a part that is there is cut, or was lost with the end of a repaired file. */
  holds(objects: readonly PdfObject[]): boolean {
    const ahead = objects.flatMap((object) => [...references(object)]);
    const walked: number[] = [];
    // Other pages that lead to the lost part must meet it too.
    const fail = (): boolean => {
      for (const num of walked) this.#seen.delete(num);
      return false;
    };
    try {
      for (let ref = ahead.pop(); ref !== undefined; ref = ahead.pop()) {
        const known = this.#seen.get(ref.num);
        if (known === false) return fail();
        if (known === true) continue;
        this.#seen.set(ref.num, false);
        if (this.#file.repaired && !this.#file.has(ref.num)) return fail();
        ahead.push(...references(this.#file.get(ref)));
        this.#seen.set(ref.num, true);
        walked.push(ref.num);
      }
      return true;
    } catch (e) {
      if (!(e instanceof EvidenceFault)) throw e;
      return fail();
    }
  }
}

function* damage(
  file: PdfFile,
  lost: number,
  stated: number | undefined,
  found: number,
  broken: readonly number[],
  incomplete: readonly number[],
): Iterable<EvidenceFinding> {
  const hint = 'so với bản giấy xem có thiếu trang không; nếu thiếu thì lưu hoặc quét lại tệp';
  if (broken.length > 0)
    yield {
      code: 'evidence-page-damaged',
      severity: 'error',
      message: `tệp PDF hỏng ở trang ${numbers(broken)}: trong tập để trang trắng có đánh số`,
      hint: 'mở tệp gốc trên máy đã lập rồi lưu hoặc quét lại',
    };
  if (incomplete.length > 0)
    yield {
      code: 'evidence-part-damaged',
      severity: 'error',
      message: `tệp PDF hỏng một phần ở trang ${numbers(incomplete)}: có hình hoặc phông chữ bị mất`,
      hint: 'mở tệp gốc trên máy đã lập rồi lưu hoặc quét lại',
    };
  if (lost > 0 || (stated !== undefined && stated !== found))
    yield {
      code: 'evidence-page-count',
      severity: lost > 0 ? 'error' : 'warning',
      message: `mục lục của tệp PDF ghi ${stated ?? 'không rõ'} trang nhưng đọc được ${found} trang`,
      hint,
    };
  else if (file.repaired)
    yield {
      code: 'evidence-repaired',
      severity: 'warning',
      message: `tệp PDF hỏng bảng tham chiếu, đã dò lại được ${found} trang`,
      hint,
    };
}

function* remarks(
  file: PdfFile,
  pages: number,
  oversized: readonly number[],
  undrawn: readonly number[],
): Iterable<EvidenceFinding> {
  if (pages > LIMITS.manyPages)
    yield {
      code: 'evidence-many-pages',
      severity: 'warning',
      message: `tệp PDF có ${pages} trang`,
      hint: 'xem có cần đóng cả tệp vào tập không; nếu không, tách lấy các trang cần',
    };
  if (oversized.length > 0)
    yield {
      code: 'evidence-oversized',
      severity: 'warning',
      message: `trang ${numbers(oversized)} khai khổ giấy quá lớn (hơn 5 m): thu về khổ A4`,
      hint: 'kiểm tra trang này trong tập; nếu không đọc được thì in lại tệp gốc ra PDF khổ A4 hoặc A3',
    };
  if (undrawn.length > 0)
    yield {
      code: 'evidence-undrawn',
      severity: 'warning',
      message: `trang ${numbers(undrawn)} có ô điền hoặc ghi chú không kèm hình hiển thị nên không vào tập`,
      hint: 'mở tệp, chọn In rồi "Microsoft Print to PDF", dùng bản in ra',
    };
  if (isDynamicForm(file))
    yield {
      code: 'evidence-dynamic-form',
      severity: 'warning',
      message: 'tệp PDF là biểu mẫu động (XFA): trong tập chỉ hiện trang yêu cầu mở bằng Adobe Reader',
      hint: 'mở bằng Adobe Reader, chọn In rồi "Microsoft Print to PDF", dùng bản in ra',
    };
  if (isSigned(file))
    yield {
      code: 'evidence-signed',
      severity: 'note',
      message: 'tệp PDF có chữ ký số: trong tập chỉ còn hình, không còn giá trị ký số',
      hint: 'gửi kèm tệp gốc đã ký số',
    };
  if (hasAttachments(file))
    yield {
      code: 'evidence-attachments',
      severity: 'warning',
      message: 'tệp PDF có tệp khác đính kèm bên trong: tệp đính kèm không vào tập',
      hint: 'lưu các tệp đính kèm ra và thêm vào danh mục minh chứng nếu cần',
    };
}

const MOST_NAMED = 8;
/** "3, 5, 9" or "3, 5, … (14 trang)". */
const numbers = (pages: readonly number[]): string =>
  pages.length <= MOST_NAMED
    ? pages.join(', ')
    : `${pages.slice(0, MOST_NAMED).join(', ')}, … (${pages.length} trang)`;
