/** Mục lục hồ sơ, tài liệu nộp lưu: the decree's seven columns (NĐ 30, Phụ lục V, mẫu III), one row per file. */
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';
import { type BundleDossier, type BundleListing, extentText } from './contents.ts';
import { issuerLine, type TableContext, textCell } from './context.ts';
import type { TableModel } from './model.ts';

/** "12/5/2022 - 31/8/2024"; null when no paper is dated. */
export function spanText({ from, to }: Pick<BundleDossier, 'from' | 'to'>): string | null {
  if (from === null || to === null) return null;
  return from === to ? shortDate(from) : `${shortDate(from)} - ${shortDate(to)}`;
}

export function transferListTable(context: TableContext, listing: BundleListing): TableModel {
  const { archive } = context.appraised.data.submission ?? {};
  return {
    key: 'transfer-list',
    ...issuerLine(context),
    sheetName: 'Mục lục nộp lưu',
    title: 'Mục lục hồ sơ, tài liệu nộp lưu',
    notes: [],
    columns: [
      { key: 'number', title: 'Số TT', kind: 'text', align: 'center', weight: 12 },
      { key: 'notation', title: 'Số, ký hiệu hồ sơ', kind: 'text', align: 'center', weight: 22 },
      { key: 'title', title: 'Tiêu đề hồ sơ', kind: 'text', align: 'left', weight: 60 },
      { key: 'span', title: 'Thời gian tài liệu', kind: 'text', align: 'center', weight: 26 },
      { key: 'maintenance', title: 'Thời hạn bảo quản', kind: 'text', align: 'center', weight: 20 },
      { key: 'pages', title: 'Số tờ/ Số trang', kind: 'text', align: 'center', weight: 18 },
      { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 20 },
    ],
    numberedColumns: true,
    rows: listing.dossiers.map((dossier, i) => ({
      key: dossier.key,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        // One notation belongs to one file; with several, each is numbered by hand.
        notation: textCell(listing.dossiers.length === 1 ? listing.submission?.archive?.notation : null),
        title: textCell(dossier.title),
        span: textCell(spanText(dossier)),
        maintenance: textCell(archive?.maintenance),
        pages: textCell(extentText(dossier)),
        note: textCell(`${countText(dossier.files)} tệp`),
      },
    })),
    footNotes: [],
    orientation: 'portrait',
  };
}
