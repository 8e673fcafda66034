/** The list of a bundle's contents: every line says what it holds or why it does not, as an office writes it. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import {
  type BundleLine,
  type BundleListing,
  contentsTable,
  countsOfBundle,
  extentText,
  fileNames,
  NO_LISTING,
  stateText,
  symbolText,
} from '../../src/tables/contents.ts';
import type { TableContext } from '../../src/tables/context.ts';
import { spanText, transferListTable } from '../../src/tables/transfer-list.ts';
import { mustLoad, SAMPLE } from '../support/load.ts';

const dossier = mustLoad(SAMPLE);
const context: TableContext = {
  appraised: dossier.appraised,
  places: dossier.places,
  diagnostics: new Diagnostics(),
  edition: 'submission',
  issuerRole: 'commune-committee',
};
const line = (more: Partial<BundleLine>): BundleLine => ({
  order: '1',
  depth: 0,
  kind: 'document',
  id: 'a',
  title: 'Tờ trình',
  place: '01-to-trinh',
  state: 'included',
  reason: null,
  note: null,
  files: [],
  pages: null,
  numbered: null,
  criterion: null,
  copies: [],
  record: null,
  ...more,
});
const file = (path: string, pages?: number) => ({ path, bytes: 1, sha256: '', ...(pages ? { pages } : {}) });
const listing = (more: Partial<BundleListing>): BundleListing => ({ ...NO_LISTING, ...more });
const cellsOf = (of: BundleListing) =>
  contentsTable(context, of).rows.map((row) =>
    Object.values(row.cells).map((c) => (c.kind === 'text' ? c.lines.join(' / ') : '')),
  );

describe('words of a line', () => {
  it('names one stem once, with its formats', () => {
    expect(fileNames([file('a/01-x.docx'), file('a/01-x.pdf'), file('a/01-x-tap-2.pdf')])).toEqual([
      '01-x.docx, .pdf',
      '01-x-tap-2.pdf',
    ]);
  });

  it('says why a part is not there', () => {
    expect(stateText(line({ state: 'not-applicable', reason: 'chính quyền hai cấp' }))).toBe(
      'Không áp dụng: chính quyền hai cấp',
    );
    expect(stateText(line({ state: 'missing' }))).toBe('Chưa có');
    expect(stateText(line({ reason: '02/19 giấy tờ' }))).toBe('Còn thiếu: 02/19 giấy tờ');
    expect(stateText(line({}))).toBeNull();
  });

  it('counts leaves before pages', () => {
    expect(extentText({ pages: 2, numbered: null })).toBe('02 trang');
    expect(extentText({ pages: 31, numbered: { word: 'tờ', count: 25 } })).toBe('25 tờ\n(31 trang)');
    expect(extentText({ pages: 31, numbered: { word: 'trang', count: 25 } })).toBe('25 trang');
    expect(extentText({ pages: null, numbered: null })).toBeNull();
  });

  it('prints number and day of an issued paper, nothing for one that is not', () => {
    const record = { type: '', organ: null, subject: '', signerPosition: null, signerName: null };
    expect(symbolText({ ...record, number: '12', notation: 'TTr-UBND', date: '2024-02-05' })).toBe(
      '12/TTr-UBND, ngày 05/02/2024',
    );
    expect(symbolText({ ...record, number: null, notation: 'TTr-UBND', date: null })).toBeNull();
  });
});

describe('the table', () => {
  const lines = [
    line({ files: [file('01-to-trinh.docx'), file('01-to-trinh.pdf', 2)], pages: 2, copies: ['original'] }),
    line({ order: '2', kind: 'part', title: 'Minh chứng', place: '02-minh-chung', reason: '01/02 giấy tờ' }),
    line({
      order: '2.1',
      depth: 1,
      files: [file('02-minh-chung/01-a.pdf', 3)],
      pages: 3,
      copies: ['original', 'plain'],
    }),
    line({ order: '2.2', depth: 1, state: 'missing', reason: 'chưa quét' }),
  ];

  it('has a row for each line, folders with a slash, sets on parts only', () => {
    const rows = cellsOf(listing({ lines, handedOver: true, submission: { sets: 2 } }));
    expect(rows).toEqual([
      ['1', 'Tờ trình', '01-to-trinh.docx, .pdf', 'Bản chính', '02 trang', '02', ''],
      ['2', 'Minh chứng', '02-minh-chung/', '', '', '02', 'Còn thiếu: 01/02 giấy tờ'],
      ['2.1', 'Tờ trình', '01-a.pdf', 'Bản chính, bản chụp', '03 trang', '', ''],
      ['2.2', 'Tờ trình', '', '', '', '', 'Chưa có: chưa quét'],
    ]);
  });

  it('leaves dots where nobody has said how many sets, nothing where nobody receives', () => {
    expect(cellsOf(listing({ lines, handedOver: true }))[0]![5]).toBe('……');
    expect(cellsOf(listing({ lines }))[0]![5]).toBe('');
  });

  it('counts parts, papers, files and pages', () => {
    expect(countsOfBundle(lines)).toEqual({ parts: 2, included: 2, files: 3, pages: 5 });
    expect(contentsTable(context, listing({ lines })).closing).toBe(
      'Danh mục gồm 02 thành phần, 02 tài liệu, 03 tệp, 05 trang tệp PDF./.',
    );
  });
});

describe('the list of files handed over (NĐ 30, Phụ lục V, mẫu III)', () => {
  it('has the decree’s seven columns', () => {
    expect(transferListTable(context, NO_LISTING).columns.map((c) => c.title)).toEqual([
      'Số TT',
      'Số, ký hiệu hồ sơ',
      'Tiêu đề hồ sơ',
      'Thời gian tài liệu',
      'Thời hạn bảo quản',
      'Số tờ/ Số trang',
      'Ghi chú',
    ]);
  });

  it('writes the time of a file as one day or two', () => {
    expect(spanText({ from: '2024-02-05', to: '2024-02-05' })).toBe('05/02/2024');
    expect(spanText({ from: '2024-02-05', to: '2024-10-31' })).toBe('05/02/2024 - 31/10/2024');
    expect(spanText({ from: null, to: null })).toBeNull();
  });
});
