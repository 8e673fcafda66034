/** A small plan with every kind of block: letterhead, headings, items, a table, a closing block, two annexes. */
import type {
  Block,
  DocumentTree,
  Letterhead,
  Run,
  Section,
  Signatures,
  Table,
} from '../../src/document/tree.ts';

export const runs = (text: string): Run[] => [{ text }];

export const letterhead: Letterhead = {
  type: 'letterhead',
  key: 'letterhead',
  superior: 'UBND HUYỆN CHI LĂNG',
  issuer: 'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG',
  number: runs('Số:        /KH-BCĐ'),
  placeDate: runs('Chi Lăng, ngày      tháng 3 năm 2024'),
};

export const signatures: Signatures = {
  type: 'signatures',
  key: 'signatures',
  recipients: {
    title: 'Nơi nhận:',
    items: [runs('Ban Chỉ đạo tỉnh;'), runs('UBND xã Nhân Lý;'), runs('Lưu: VT, VPĐP (Q).')],
  },
  right: {
    capacity: ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
    notes: [],
    position: 'PHÓ CHỦ TỊCH UBND HUYỆN',
    name: 'Phùng Văn Nghĩa',
  },
};

const cellOf = (text: string) => ({ paragraphs: [{ runs: runs(text) }] });

export const table: Table = {
  type: 'table',
  key: 'table',
  summary: 'Kết quả theo tiêu chí',
  columns: [
    { widthTwip: 1000, align: 'center' },
    { widthTwip: 5000, align: 'left' },
    { widthTwip: 3000, align: 'center' },
  ],
  head: [{ key: 'head', cells: ['TT', 'Tên tiêu chí', 'Kết quả'].map(cellOf) }],
  body: [
    { key: '1', cells: ['1', 'Quy hoạch', 'Chưa đạt'].map(cellOf) },
    { key: '2', cells: ['2', 'Giao thông', 'Chưa đạt'].map(cellOf) },
  ],
  cellStyle: 'tableCell',
  headStyle: 'tableHead',
};

export const body: readonly Block[] = [
  letterhead,
  {
    type: 'title',
    key: 'title',
    kind: 'KẾ HOẠCH',
    abstract: runs(
      'Chỉ đạo thực hiện các tiêu chí xã nông thôn mới nâng cao trên địa bàn xã Nhân Lý năm 2024',
    ),
    notes: [],
  },
  {
    type: 'paragraph',
    key: 'basis',
    style: 'legalBasis',
    runs: runs('Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ.'),
  },
  { type: 'heading', key: 'I', style: 'heading1', label: 'I.', runs: runs('MỤC ĐÍCH, YÊU CẦU') },
  { type: 'heading', key: 'I.1', style: 'heading2', label: '1.', runs: runs('Mục đích') },
  { type: 'heading', key: 'I.1.a', style: 'heading3', label: 'a)', runs: runs('Thực trạng') },
  {
    type: 'paragraph',
    key: 'text',
    style: 'body',
    runs: runs('Tập trung chỉ đạo hoàn thành 13 tiêu chí chưa đạt chuẩn (Chi tiết tại Phụ lục I kèm theo).'),
  },
  { type: 'item', key: 'item', style: 'body', depth: 0, runs: runs('Bê tông hóa 612 m đường trục thôn;') },
  { type: 'item', key: 'sub', style: 'body', depth: 1, runs: runs('tại thôn Khun Tiếm.') },
  { type: 'paragraph', key: 'last', style: 'body', runs: runs('Yêu cầu các đơn vị tổ chức thực hiện./.') },
  signatures,
];

const annex = (label: string, name: string, page: Section['page']): Section => ({
  key: label,
  page,
  numbering: 'restart',
  pageNumbers: 'from-second',
  blocks: [
    { type: 'heading', key: `${label}/label`, style: 'annexLabel', runs: runs(label) },
    { type: 'paragraph', key: `${label}/name`, style: 'annexTitle', runs: runs(name) },
    {
      type: 'paragraph',
      key: `${label}/note`,
      style: 'annexNote',
      runs: runs(`(Kèm theo Kế hoạch số        /KH-BCĐ ${label})`),
    },
    { ...table, key: `${label}/table` },
  ],
});

export const document = (sections: readonly Section[]): DocumentTree => ({
  id: 'sample',
  title: 'Kế hoạch',
  subject: 'Nông thôn mới',
  author: 'Ban Chỉ đạo',
  keywords: 'NTM',
  created: '2024-03-01',
  sections,
});

export const section = (blocks: readonly Block[]): Section => ({
  key: 'main',
  page: 'portrait',
  numbering: 'restart',
  pageNumbers: 'from-second',
  blocks,
});

export const sampleTree: DocumentTree = document([
  section(body),
  annex('Phụ lục I', 'BIỂU KẾT QUẢ', 'landscape'),
  annex('Phụ lục II', 'BIỂU PHÂN CÔNG', 'portrait'),
]);
