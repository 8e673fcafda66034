/**
 * The one style table, read by every writer. Sizes and weights follow Decree 30/2020/NĐ-CP, Annex I;
 * the rule of `nd30.md` that a style answers to is named beside it. Lengths in twips, sizes in half-points,
 * `line` in 240ths of the natural line (w:spacing w:line with lineRule auto). Only `before` is used, never `after`.
 */
import { mmToTwip } from './units.ts';

export interface ParagraphStyle {
  /** Name that people see in Word's style list. */
  readonly name: string;
  readonly sizeHalfPt: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align: 'left' | 'center' | 'right' | 'both';
  readonly beforeTwip: number;
  readonly line: number;
  readonly firstLineTwip: number;
  readonly leftTwip: number;
  readonly keepNext?: boolean;
  /** The label is bold where the text is not: `Điều 1.` */
  readonly labelBold?: boolean;
  /** 0 = first level of the navigation pane. */
  readonly outlineLevel?: number;
}

/** First-line indent of body text: 1 cm (C2). */
const INDENT = 567;
/** 6 pt between paragraphs (C3). */
const GAP = 120;
/** 1.1 lines (C4 allows 1 to 1.5). */
const BODY_LINE = 264;

const body = {
  sizeHalfPt: 28,
  align: 'both',
  beforeTwip: GAP,
  line: BODY_LINE,
  firstLineTwip: INDENT,
  leftTwip: 0,
} as const;
const head = {
  sizeHalfPt: 26,
  align: 'center',
  beforeTwip: 0,
  line: 240,
  firstLineTwip: 0,
  leftTwip: 0,
} as const;
const cell = {
  sizeHalfPt: 24,
  align: 'left',
  beforeTwip: 0,
  line: 240,
  firstLineTwip: 0,
  leftTwip: 0,
} as const;

export const styles = {
  // Body (B 6, C1-C4)
  body: { name: 'NTM Nội dung', ...body },
  bodyBold: { name: 'NTM Nội dung đậm', ...body, bold: true },
  legalBasis: { name: 'NTM Căn cứ', ...body, italic: true }, // C6
  noteItalic: { name: 'NTM Ghi chú', ...body, italic: true },
  bodyCenter: { name: 'NTM Nội dung giữa', ...body, align: 'center', firstLineTwip: 0 },
  article: { name: 'NTM Điều', ...body, labelBold: true }, // C11, form 1.2
  // Headings (C12): `I. MỤC` upper-case bold, `1. khoản` bold, `a) điểm` regular
  heading1: { name: 'NTM Mục', ...body, bold: true, keepNext: true, outlineLevel: 0 },
  heading2: { name: 'NTM Khoản', ...body, bold: true, keepNext: true, outlineLevel: 1 },
  heading3: { name: 'NTM Điểm', ...body, keepNext: true, outlineLevel: 2 },
  annexLabel: {
    name: 'NTM Phụ lục',
    ...body,
    align: 'center',
    firstLineTwip: 0,
    bold: true,
    keepNext: true,
    outlineLevel: 0,
  }, // F3
  annexTitle: {
    name: 'NTM Tên phụ lục',
    ...body,
    align: 'center',
    firstLineTwip: 0,
    beforeTwip: 0,
    bold: true,
    keepNext: true,
  }, // F3
  annexNote: {
    name: 'NTM Chỉ dẫn phụ lục',
    ...body,
    align: 'center',
    firstLineTwip: 0,
    beforeTwip: 0,
    italic: true,
    keepNext: true,
  }, // F4
  tableCaption: {
    name: 'NTM Tên bảng',
    ...body,
    align: 'center',
    firstLineTwip: 0,
    bold: true,
    keepNext: true,
  },
  tableUnit: {
    name: 'NTM Đơn vị tính',
    ...body,
    sizeHalfPt: 26,
    align: 'right',
    firstLineTwip: 0,
    italic: true,
    keepNext: true,
  },
  // Pictures: the smallest letters, so that a line is as high as the picture in it
  picture: { name: 'NTM Ảnh', ...cell, sizeHalfPt: 2, align: 'center', beforeTwip: GAP, keepNext: true },
  pictureCaption: {
    name: 'NTM Chú thích ảnh',
    ...body,
    sizeHalfPt: 26,
    align: 'center',
    firstLineTwip: 0,
    beforeTwip: 60,
    italic: true,
  },
  // Letterhead (B 1-5)
  superior: { name: 'NTM Cơ quan chủ quản', ...head },
  issuer: { name: 'NTM Cơ quan ban hành', ...head, bold: true },
  nationalTitle: { name: 'NTM Quốc hiệu', ...head, bold: true },
  motto: { name: 'NTM Tiêu ngữ', ...head, sizeHalfPt: 28, bold: true },
  documentNumber: { name: 'NTM Số ký hiệu', ...head, beforeTwip: GAP },
  placeDate: { name: 'NTM Địa danh ngày', ...head, sizeHalfPt: 28, italic: true, beforeTwip: GAP },
  letterSubject: { name: 'NTM Về việc', ...head, sizeHalfPt: 24, beforeTwip: GAP },
  draftMark: { name: 'NTM Dự thảo', ...head, bold: true, beforeTwip: GAP },
  documentKind: {
    name: 'NTM Tên loại',
    ...head,
    sizeHalfPt: 28,
    bold: true,
    beforeTwip: 240,
    keepNext: true,
    outlineLevel: 0,
  },
  documentAbstract: { name: 'NTM Trích yếu', ...head, sizeHalfPt: 28, bold: true, keepNext: true },
  titleNote: { name: 'NTM Chú dưới trích yếu', ...head, sizeHalfPt: 28, italic: true, keepNext: true },
  addressee: { name: 'NTM Kính gửi', ...head, sizeHalfPt: 28 }, // B 9a
  authority: {
    name: 'NTM Thẩm quyền ban hành',
    ...head,
    sizeHalfPt: 28,
    bold: true,
    beforeTwip: 240,
    keepNext: true,
  }, // form 1.2
  decisionWord: {
    name: 'NTM Từ quyết định',
    ...head,
    sizeHalfPt: 28,
    bold: true,
    beforeTwip: GAP,
    keepNext: true,
  }, // form 1.2
  // Closing block (B 7, 9b)
  capacity: { name: 'NTM Quyền hạn chức vụ', ...head, sizeHalfPt: 28, bold: true },
  signatureNote: { name: 'NTM Chú người ký', ...head, sizeHalfPt: 26, italic: true },
  signatureChoice: { name: 'NTM Ô xác nhận', ...head, sizeHalfPt: 26 },
  signerName: { name: 'NTM Người ký', ...head, sizeHalfPt: 28, bold: true },
  recipientsTitle: { name: 'NTM Nơi nhận', ...cell, sizeHalfPt: 24, bold: true, italic: true },
  recipient: { name: 'NTM Danh sách nơi nhận', ...cell, sizeHalfPt: 22 },
  // Tables
  tableHead: { name: 'NTM Đầu bảng', ...cell, align: 'center', bold: true },
  tableCell: { name: 'NTM Ô bảng', ...cell },
  tableHeadLarge: { name: 'NTM Đầu bảng 13', ...cell, sizeHalfPt: 26, align: 'center', bold: true },
  tableCellLarge: { name: 'NTM Ô bảng 13', ...cell, sizeHalfPt: 26 },
  tableHeadSmall: { name: 'NTM Đầu bảng 11', ...cell, sizeHalfPt: 22, align: 'center', bold: true },
  tableCellSmall: { name: 'NTM Ô bảng 11', ...cell, sizeHalfPt: 22 },
  // Cover
  coverBody: { name: 'NTM Bìa', ...head, sizeHalfPt: 28 },
  coverBold: { name: 'NTM Bìa đậm', ...head, sizeHalfPt: 28, bold: true },
  coverTitle: { name: 'NTM Bìa tiêu đề', ...head, sizeHalfPt: 48, bold: true },
  coverSubtitle: { name: 'NTM Bìa tên hồ sơ', ...head, sizeHalfPt: 32, bold: true, beforeTwip: GAP },
  coverField: { name: 'NTM Bìa thông tin', ...head, sizeHalfPt: 28, align: 'left', beforeTwip: GAP },
  // Technical
  pageNumber: { name: 'NTM Số trang', ...head, sizeHalfPt: 28 }, // A7
  spacer: { name: 'NTM Dòng đệm', ...cell, sizeHalfPt: 2 },
} as const satisfies Record<string, ParagraphStyle>;

export type StyleId = keyof typeof styles;

export const styleOf = (id: StyleId): ParagraphStyle => styles[id];

export interface PageShape {
  readonly widthTwip: number;
  readonly heightTwip: number;
  readonly topTwip: number;
  readonly bottomTwip: number;
  readonly leftTwip: number;
  readonly rightTwip: number;
  /** From the paper's edge to the page number (in the top margin, A7). */
  readonly headerTwip: number;
  readonly landscape: boolean;
}

/** A4 (A1) with the margins that leave the widest text: 20/20/30/15 mm (A3-A5y). */
const margins = {
  topTwip: mmToTwip(20),
  bottomTwip: mmToTwip(20),
  leftTwip: mmToTwip(30),
  rightTwip: mmToTwip(15),
  headerTwip: mmToTwip(10),
};

export const pageShapes = {
  portrait: { widthTwip: 11906, heightTwip: 16838, ...margins, landscape: false },
  landscape: { widthTwip: 16838, heightTwip: 11906, ...margins, landscape: true },
} as const satisfies Record<string, PageShape>;

export const textWidthTwip = (shape: PageShape): number => shape.widthTwip - shape.leftTwip - shape.rightTwip;
export const textHeightTwip = (shape: PageShape): number =>
  shape.heightTwip - shape.topTwip - shape.bottomTwip;
