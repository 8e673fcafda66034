/**
 * Danh mục thành phần hồ sơ: what a bundle holds, in the order of its list. Every part has a line, also one that does
 * not apply or is not there yet; the line says which of the two and why. The same lines are counted by the handover
 * record and written as metadata, so all papers of a bundle agree.
 */
import type { Submission } from '../model/paper-schema.ts';
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';
import { EMPTY, issuerLine, linesCell, type TableContext, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';

export type PartState = 'included' | 'not-applicable' | 'missing' | 'not-ready' | 'left-out';

export type CopyKind = 'original' | 'certified' | 'plain';

/** `part`: a line of the list that holds other lines; the others stand for papers. */
export type LineKind = 'part' | 'document' | 'volume' | 'external';

export interface BundleFile {
  /** Relative to the bundle's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Known for PDF only. */
  readonly pages?: number;
}

/** One line of a bundle's list; lines stand in the order of the list, members after their part. */
export interface BundleLine {
  /** "6", "6.2", "7.6.2". */
  readonly order: string;
  /** 0: a part of the list. */
  readonly depth: number;
  readonly kind: LineKind;
  readonly id: string;
  readonly title: string;
  /** Folder or stem of its files, relative to the bundle's folder. */
  readonly place: string;
  readonly state: PartState;
  /** Why it is not included; of an included part: what of it is not there. */
  readonly reason: string | null;
  /** What else a reader must know of an included line ("kèm 02 tệp rời"). */
  readonly note: string | null;
  readonly files: readonly BundleFile[];
  readonly pages: number | null;
  /** Of a bound volume: what is numbered in it, and how many. */
  readonly numbered: { readonly word: 'tờ' | 'trang'; readonly count: number } | null;
  /** Criterion whose dossier it is. */
  readonly criterion: string | null;
  /** Kinds of copy it holds: a volume may hold several. */
  readonly copies: readonly CopyKind[];
  /** As an archivist describes the paper; null where nobody has said. */
  readonly record: PaperRecord | null;
}

export interface PaperRecord {
  readonly type: string;
  readonly number: string | null;
  readonly notation: string | null;
  /** ISO day. */
  readonly date: string | null;
  readonly organ: string | null;
  readonly subject: string;
  readonly signerPosition: string | null;
  readonly signerName: string | null;
}

/** What an archivist counts as one file (hồ sơ, đơn vị bảo quản): the papers of one body, or one criterion's dossier. */
export interface BundleDossier {
  readonly key: string;
  readonly title: string;
  /** ISO days of its first and last dated paper. */
  readonly from: string | null;
  readonly to: string | null;
  readonly pages: number | null;
  readonly numbered: BundleLine['numbered'];
  readonly files: number;
}

export interface BundleListing {
  readonly title: string;
  /** Names of the bodies; null where the case names none. */
  readonly sender: string | null;
  readonly receiver: string | null;
  readonly lines: readonly BundleLine[];
  readonly dossiers: readonly BundleDossier[];
  /**
   * What the case says of handing in (persons, day, sets, codes): it is the commune's own, so null for a bundle that
   * another body hands on.
   */
  readonly submission: Submission | null;
  /** Whether files are handed over to somebody. */
  readonly handedOver: boolean;
}

/** For a template that is looked at without a bundle. */
export const NO_LISTING: BundleListing = {
  title: 'Danh mục thành phần hồ sơ',
  sender: null,
  receiver: null,
  lines: [],
  dossiers: [],
  submission: null,
  handedOver: false,
};

const COPY_WORDS: Readonly<Record<CopyKind, string>> = {
  original: 'Bản chính',
  certified: 'Bản sao y',
  plain: 'Bản chụp',
};

const STATE_WORDS: Readonly<Record<Exclude<PartState, 'included'>, string>> = {
  'not-applicable': 'Không áp dụng',
  missing: 'Chưa có',
  'not-ready': 'Chưa đủ điều kiện',
  'left-out': 'Không đưa vào gói này',
};

/** "Chưa có: chưa đóng quyển". */
export const stateText = (line: BundleLine): string | null => {
  if (line.state === 'included') return line.reason === null ? null : `Còn thiếu: ${line.reason}`;
  const word = STATE_WORDS[line.state];
  return line.reason === null ? word : `${word}: ${line.reason}`;
};

/** "12/TTr-UBND", "12/TTr-UBND, ngày 05/3/2024"; null when the paper has neither. */
export const symbolText = (record: PaperRecord | null): string | null => {
  if (!record) return null;
  const symbol =
    record.number === null
      ? null
      : record.notation === null || record.notation === ''
        ? record.number
        : `${record.number}/${record.notation}`;
  const day = record.date === null ? null : `ngày ${shortDate(record.date)}`;
  return [symbol, day].filter((x) => x !== null).join(', ') || null;
};

/** "01-to-trinh.docx, .pdf": one stem is printed once. */
export function fileNames(files: readonly BundleFile[]): string[] {
  const byStem = new Map<string, string[]>();
  for (const { path } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const stem = dot < 0 ? name : name.slice(0, dot);
    byStem.set(stem, [...(byStem.get(stem) ?? []), dot < 0 ? '' : name.slice(dot)]);
  }
  return [...byStem].map(([stem, ends]) => `${stem}${ends.join(', ')}`);
}

/** "Bản chính, bản sao y". */
const copiesText = (copies: readonly CopyKind[]): string =>
  copies.map((c, i) => (i === 0 ? COPY_WORDS[c] : COPY_WORDS[c].toLowerCase())).join(', ');

/** "25 tờ" over "(31 trang)"; "02 trang"; null where nobody counted. */
export function extentText({ pages, numbered }: Pick<BundleLine, 'pages' | 'numbered'>): string | null {
  const shown = pages === null ? null : `${countText(pages)} trang`;
  if (!numbered) return shown;
  const own = `${countText(numbered.count)} ${numbered.word}`;
  return shown === null || numbered.word === 'trang' ? own : `${own}\n(${shown})`;
}

const leaf = (place: string): string => place.slice(place.lastIndexOf('/') + 1);

const isPaper = (line: BundleLine): boolean => line.kind !== 'part';

export interface BundleCounts {
  readonly parts: number;
  readonly included: number;
  readonly files: number;
  readonly pages: number;
}

/** Counts over the lines: parts of the list, papers that are in, files, pages of PDF files. */
export const countsOfBundle = (lines: readonly BundleLine[]): BundleCounts => ({
  parts: lines.filter((l) => l.depth === 0).length,
  included: lines.filter((l) => isPaper(l) && l.state === 'included').length,
  files: lines.reduce((n, l) => n + l.files.length, 0),
  pages: lines.reduce((n, l) => n + (l.pages ?? 0), 0),
});

function rowOf(line: BundleLine, sets: string, depthOfFolders: boolean): TableRowModel {
  const names = fileNames(line.files);
  const folder = line.kind === 'part' && line.files.length === 0 && depthOfFolders;
  const symbol = symbolText(line.record);
  const notes = [stateText(line), line.note].filter((x) => x !== null);
  return {
    key: line.order,
    kind: line.kind === 'part' && line.depth === 0 && depthOfFolders ? 'group' : 'data',
    cells: {
      number: textCell(line.order),
      title: textCell(line.title),
      files: folder
        ? line.state === 'included'
          ? textCell(`${leaf(line.place)}/`)
          : EMPTY
        : linesCell([...names, ...(symbol === null ? [] : [`Số: ${symbol}`])]),
      copy: textCell(line.state === 'included' ? copiesText(line.copies) : null),
      pages: textCell(line.state === 'included' ? extentText(line) : null),
      sets: textCell(line.state === 'included' && line.depth === 0 ? sets : null),
      note: linesCell(notes),
    },
  };
}

export function contentsTable(context: TableContext, listing: BundleListing): TableModel {
  const { lines } = listing;
  const stated = listing.submission?.sets;
  // What nobody receives has no number of sets.
  const sets = !listing.handedOver
    ? ''
    : stated === undefined
      ? context.appraised.pack.wording.marks.shortBlank
      : countText(stated);
  const counts = countsOfBundle(lines);
  const parents = new Set(
    lines.filter((l) => l.depth > 0).map((l) => l.order.slice(0, l.order.lastIndexOf('.'))),
  );
  return {
    key: 'contents',
    ...issuerLine(context),
    sheetName: 'Danh mục thành phần',
    title: 'Danh mục thành phần hồ sơ',
    notes: [listing.title],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 18 },
      { key: 'title', title: 'Tên thành phần', kind: 'text', align: 'left', weight: 82 },
      { key: 'files', title: 'Tên tệp; số, ký hiệu', kind: 'text', align: 'left', weight: 72 },
      { key: 'copy', title: 'Bản (chính, sao)', kind: 'text', align: 'center', weight: 24 },
      { key: 'pages', title: 'Số tờ, trang', kind: 'text', align: 'center', weight: 22 },
      { key: 'sets', title: 'Số bộ', kind: 'text', align: 'center', weight: 14 },
      { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 52 },
    ],
    numberedColumns: true,
    rows: lines.map((line) => rowOf(line, sets, parents.has(line.order))),
    closing: `Danh mục gồm ${countText(counts.parts)} thành phần, ${countText(counts.included)} tài liệu, ${countText(counts.files)} tệp, ${countText(counts.pages)} trang tệp PDF./.`,
    footNotes: [],
    signers: [],
    orientation: 'landscape',
  };
}
