/**
 * Evidence is probed before anything is bound: what a file is, without trusting its name; how many pages it will be
 * and how large; and what an office should know about it.
 *
 * In: the name in the case and the folder. Out: one `EvidenceProbe`, always. Nothing is trusted: files come from
 * scanners, telephones and mail; whatever is wrong with one becomes a finding in one line, never an exception, and
 * work and memory are bounded by `limits.ts`. PDF is read by a small reader of our own (`pdf/`): it takes objects one
 * by one where they lie, so that memory stays near the size of the file, and never recurses along links of the file.
 */
import type { FileSource } from '../world.ts';
import { placePicture, type Size } from './bound-page.ts';
import { liesOnSide, type Orientation, TURN_OF } from './exif-orientation.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { findFile } from './find-file.ts';
import { damaged, EvidenceFault, type EvidenceFinding, tooLarge } from './finding.ts';
import { jpegHeader } from './jpeg-header.ts';
import { LIMITS } from './limits.ts';
import { probePdf } from './pdf/probe-pdf.ts';
import { pngHeader } from './png-header.ts';
import type { EvidenceProbe, PageProbe } from './probe-types.ts';

export type { EvidenceFinding } from './finding.ts';
export type { EvidenceKind, EvidenceProbe, PageProbe } from './probe-types.ts';

type Contents = Pick<EvidenceProbe, 'pages' | 'pdfa' | 'notPdfa' | 'findings'>;
const NO_CONTENTS: Contents = { pages: [], pdfa: null, notPdfa: null, findings: [] };

/**
 * @param file as entered in the case, relative to `folder`.
 * @param folder of the case, as `source` knows it.
 */
export async function probeEvidence(
  file: string,
  folder: string,
  source: FileSource,
): Promise<EvidenceProbe> {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const found = findFile(file, folder, source);
  const base = { ...NO_CONTENTS, file, path: found.path, kind: 'other', bytes: 0 } as const;
  if ('why' in found) return { ...base, state: 'absent', findings: [ABSENT[found.why]] };
  const { bytes } = found;
  if (bytes === 0) return { ...base, state: 'faulty', findings: [EMPTY] };
  if (bytes > LIMITS.fileBytes) return { ...base, bytes, state: 'faulty', findings: [tooLong().finding] };
  const content = source.readBytes(found.path);
  if (content === null) return { ...base, bytes, state: 'faulty', findings: [UNREADABLE] };
  if (content.length === 0) return { ...base, state: 'faulty', findings: [EMPTY] };

  const kind = fileKind(content, extension);
  const named = wrongExtension(kind, extension);
  const known = { ...base, bytes: content.length, kind: kind.kind };
  if (kind.convert !== undefined) return { ...known, state: 'beside', findings: [beside(kind), ...named] };
  try {
    const contents = contentsOf(kind, content);
    return { ...known, ...contents, state: 'bindable', findings: [...contents.findings, ...named] };
  } catch (e) {
    // What is no EvidenceFault is a case that this reader does not know yet: the file is named, the run goes on.
    const fault = e instanceof EvidenceFault ? e : damaged('nội dung không đọc được');
    return { ...known, state: 'faulty', findings: [fault.finding, ...named] };
  }
}

function contentsOf(kind: FileKind, content: Uint8Array): Contents {
  if (kind.kind === 'pdf') {
    const probe = probePdf(content);
    return { ...probe, findings: [...probe.findings, ...lowResolution(probe.pages)] };
  }
  if (kind.kind === 'jpeg') {
    const header = jpegHeader(content);
    const notPdfa = header.components === 4 ? 'ảnh dùng hệ màu in (CMYK)' : null;
    return { ...NO_CONTENTS, notPdfa, ...picture(header, header.orientation, header.density) };
  }
  const header = pngHeader(content);
  return { ...NO_CONTENTS, ...picture(header, 1, header.density) };
}

function picture(
  size: Size,
  orientation: Orientation,
  density: Size | null,
): Pick<Contents, 'pages' | 'findings'> {
  if (size.width * size.height > LIMITS.pixels)
    throw tooLarge(
      `ảnh ${size.width} × ${size.height} điểm, nhiều nhất ${LIMITS.pixels / 1e6} triệu điểm`,
      'giảm kích thước ảnh hoặc quét lại ở 300 dpi',
    );
  const lies = liesOnSide(orientation);
  const placed = placePicture(
    lies ? size.height : size.width,
    lies ? size.width : size.height,
    density && lies ? { width: density.height, height: density.width } : density,
  );
  const page: PageProbe = {
    widthPt: placed.page.width,
    heightPt: placed.page.height,
    rotate: TURN_OF[orientation],
    dpi: placed.dpi,
  };
  return { pages: [page], findings: [...lowResolution([page])] };
}

function* lowResolution(pages: readonly PageProbe[]): Iterable<EvidenceFinding> {
  const low = pages.flatMap(({ dpi }, i) => (dpi !== null && dpi < LIMITS.dpi ? [{ page: i + 1, dpi }] : []));
  if (low.length === 0) return;
  const lowest = Math.min(...low.map(({ dpi }) => dpi));
  const where =
    pages.length === 1 ? '' : low.length === 1 ? ` (trang ${low[0]!.page})` : ` (${low.length} trang)`;
  yield {
    code: 'evidence-low-dpi',
    severity: 'warning',
    message: `bản quét chỉ đạt ${lowest} dpi, dưới ${LIMITS.dpi} dpi${where}`,
    hint: `quét lại ở 300 dpi nếu chữ khó đọc; ảnh chụp hiện trường thì không cần`,
  };
}

function wrongExtension(kind: FileKind, extension: string): EvidenceFinding[] {
  if (kind.extensions.length === 0 || kind.extensions.includes(extension)) return [];
  return [
    {
      code: 'evidence-extension',
      severity: 'warning',
      message: `tên tệp ghi ${extension === '' ? 'không có đuôi' : `đuôi .${extension}`} nhưng nội dung là ${kind.what}`,
      hint: `đổi đuôi tệp thành .${kind.extensions[0]} và sửa tên trong danh mục minh chứng`,
    },
  ];
}

const beside = (kind: FileKind): EvidenceFinding => ({
  code: 'evidence-beside',
  severity: 'note',
  message: `${kind.what} không đóng vào tập được, để kèm bên ngoài`,
  hint: kind.convert!,
});

const EMPTY: EvidenceFinding = {
  code: 'evidence-empty',
  severity: 'error',
  message: 'tệp rỗng (0 byte)',
  hint: 'chép hoặc tải lại tệp; bản này chép hỏng',
};

const UNREADABLE: EvidenceFinding = {
  code: 'evidence-unreadable',
  severity: 'error',
  message: 'không mở được tệp',
  hint: 'đóng chương trình đang mở tệp, kiểm tra quyền đọc rồi chạy lại',
};

const tooLong = (): EvidenceFault =>
  tooLarge(
    `nặng hơn ${LIMITS.fileBytes / 1024 / 1024} MB`,
    'tách tệp thành nhiều tệp nhỏ, hoặc quét lại ở 300 dpi',
  );

const ABSENT: Readonly<Record<'outside' | 'folder' | 'missing', EvidenceFinding>> = {
  missing: {
    code: 'evidence-absent',
    severity: 'error',
    message: 'không có tệp này trong thư mục hồ sơ',
    hint: 'chép tệp vào đúng chỗ, hoặc sửa tên tệp trong danh mục minh chứng',
  },
  folder: {
    code: 'evidence-folder',
    severity: 'error',
    message: 'tên này là một thư mục, không phải tệp',
    hint: 'ghi tên tệp ở trong thư mục ấy',
  },
  outside: {
    code: 'evidence-outside',
    severity: 'error',
    message: 'tên tệp dẫn ra ngoài thư mục hồ sơ nên không mở',
    hint: 'chép tệp vào thư mục minh-chung của hồ sơ và ghi tên tính từ thư mục hồ sơ',
  },
};
