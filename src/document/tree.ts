/**
 * The document tree: plain readonly data between templating (which builds it) and the writers (which draw it).
 *
 * Every block has a `key` that is stable because it comes from the data ("criterion-02/measures/3"), so two versions
 * of a document can be compared; a `label` (number or letter) apart from its text, so that renumbering is not a
 * change of text; and a `src`, the template or data line it came from. A run that prints a figure names the figure.
 * Text is NFC, without line breaks or tabs. Lengths are whole twips. Sizes are nowhere here: nodes name a style.
 */
import type { StyleId } from './styles.ts';

export interface Src {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Run {
  readonly text: string;
  /** Overrides the weight of the block's style. */
  readonly bold?: boolean;
  /** Overrides the slant of the block's style. */
  readonly italic?: boolean;
  /** Id of the figure (or deadline, target, ...) whose value this run prints. */
  readonly figure?: string;
  /** Only in a redline: what the base did not have, or had alone. */
  readonly change?: Change;
}

/** How a part of a redline differs from the base it is compared with. */
export type Change = 'inserted' | 'deleted';

interface BlockBase {
  readonly key: string;
  readonly src?: Src;
}

/** A heading that stands in the navigation pane and in the bookmarks. Never the last block of a page. */
export interface Heading extends BlockBase {
  readonly type: 'heading';
  readonly style: StyleId;
  readonly label?: string;
  readonly runs: readonly Run[];
}

export interface Paragraph extends BlockBase {
  readonly type: 'paragraph';
  readonly style: StyleId;
  readonly label?: string;
  readonly runs: readonly Run[];
  readonly keepNext?: boolean;
  /** A dotted line from the text's end to the right edge, to write on by hand. */
  readonly fill?: boolean;
}

/** One line of a dashed list; `depth` 0 is "- ", depth 1 is "+ " (nd30 C13). */
export interface Item extends BlockBase {
  readonly type: 'item';
  readonly style: StyleId;
  readonly depth: number;
  readonly runs: readonly Run[];
  readonly keepNext?: boolean;
}

export type Align = 'left' | 'center' | 'right' | 'both';

export interface TableColumn {
  /** Whole twips; the widths of a table add up to at most the text width of its section. */
  readonly widthTwip: number;
  readonly align: Align;
}

export interface CellParagraph {
  readonly runs: readonly Run[];
  /** Default: the table's cell style. */
  readonly style?: StyleId;
  readonly align?: Align;
}

export interface TableCell {
  readonly paragraphs: readonly CellParagraph[];
  readonly colSpan?: number;
  /** Rows below that this cell also covers; those rows do not list a cell for the covered columns. */
  readonly rowSpan?: number;
  /** Grey of the background in percent, 0 to 15 (black-and-white copies). */
  readonly shadePercent?: number;
  readonly align?: Align;
  /** A cell that names its row (PDF: TH with Row scope). */
  readonly header?: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly cells: readonly TableCell[];
  /** This row stays on the page of the next one (a group's heading row). */
  readonly keepNext?: boolean;
}

export interface Table extends BlockBase {
  readonly type: 'table';
  /** Text for readers who cannot see the table. */
  readonly summary: string;
  readonly columns: readonly TableColumn[];
  /** Repeated on every page. */
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly cellStyle: StyleId;
  readonly headStyle: StyleId;
}

/** Bars of value against requirement. Drawn as shaded table cells, so it reads in black and white and is editable. */
export interface Chart extends BlockBase {
  readonly type: 'chart';
  readonly title: string;
  /** Shares of the full bar length, 0..1; the texts stand beside the bar. */
  readonly bars: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly requirement: number;
    readonly valueRuns: readonly Run[];
    readonly requirementRuns: readonly Run[];
  }[];
}

/** A picture file, known by its content. */
export interface ImageResource {
  readonly format: 'jpeg' | 'png';
  /** As stored, before it is turned. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** EXIF; 1 for PNG. */
  readonly orientation: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly sha256: string;
  /** Bytes are fetched when a document is written; functions are no part of a document's key. */
  readonly load: () => Uint8Array;
}

/** A picture in the middle of the text, upright, with its proportions, as large as its room allows. */
export interface Image extends BlockBase {
  readonly type: 'image';
  readonly image: ImageResource;
  readonly maxWidthTwip: number;
  readonly maxHeightTwip: number;
  /** Read aloud to who cannot see the picture; stands in its place when the file cannot be shown. */
  readonly alt: string;
  /** Default: a picture stays with what follows, its caption. */
  readonly keepNext?: boolean;
}

/** Head of a document: superior and issuer left, national title right (nd30 B 1-4, 5b). */
export interface Letterhead extends BlockBase {
  readonly type: 'letterhead';
  /** Superior body, upper case, not bold; each entry is wrapped on its own. */
  readonly superior?: string;
  /** Issuing body, upper case, bold, rule of 1/3 to 1/2 of its width below. */
  readonly issuer: string;
  /** `Số:        /KH-BCĐ`; absent on papers without a number. */
  readonly number?: readonly Run[];
  /** `Chi Lăng, ngày      tháng 3 năm 2024`; absent on minutes (nd30 E, form 1.9). */
  readonly placeDate?: readonly Run[];
  /** Abstract of an official letter (`V/v ...`). */
  readonly subject?: readonly Run[];
  /** Mark under the number line: "DỰ THẢO". */
  readonly draft?: string;
}

/** Who a letter, submission or report to a higher body is sent to, above the text (nd30 B 9a). */
export interface Addressees extends BlockBase {
  readonly type: 'addressees';
  /** `Kính gửi:` */
  readonly label: string;
  /** One stands on the label's line; several stand below it, closed by `;` and `.`, which are added. */
  readonly to: readonly (readonly Run[])[];
}

/** Document type and abstract, with the rule below (nd30 B 5a). The type is the document's first bookmark. */
export interface DocumentTitle extends BlockBase {
  readonly type: 'title';
  readonly kind: string;
  readonly abstract: readonly Run[];
  /** Lines under the abstract and its rule, such as "(Kèm theo ...)" or "Số liệu tính đến ngày ...". */
  readonly notes: readonly (readonly Run[])[];
}

export interface SignatureColumn {
  /** Line above in italics, such as place and date. */
  readonly placeDate?: readonly Run[];
  /** Upper-case lines: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  readonly capacity: readonly string[];
  /** "(về chỉ tiêu 17.7 và 17.8)" or "(Ký, ghi rõ họ tên)". */
  readonly notes: readonly (readonly Run[])[];
  /** Boxes to tick, drawn as ☐ and ☑. */
  readonly choices?: readonly { readonly label: string; readonly checked: boolean }[];
  /** Second position, above the name (nd30 B 7b). */
  readonly position?: string;
  /** Empty for a blank name. */
  readonly name?: string;
  /** Another signer under this one, in the same unsplittable row (confirmations of several units). */
  readonly below?: SignatureColumn;
}

/** Closing block: recipients or a signer left, a signer right; one row that never splits (nd30 B 7, 9b). */
export interface Signatures extends BlockBase {
  readonly type: 'signatures';
  readonly recipients?: { readonly title: string; readonly items: readonly (readonly Run[])[] };
  readonly left?: SignatureColumn;
  readonly right?: SignatureColumn;
}

/** Title page of a dossier, framed. */
export interface Cover extends BlockBase {
  readonly type: 'cover';
  readonly superior?: string;
  readonly issuer: string;
  readonly title: string;
  readonly subtitle: readonly (readonly Run[])[];
  readonly fields: readonly { readonly label: string; readonly runs: readonly Run[] }[];
  /** Bottom line, such as place and year. */
  readonly foot: readonly Run[];
}

/** Dotted lines to write on by hand. */
export interface Blank extends BlockBase {
  readonly type: 'blank';
  readonly style: StyleId;
  readonly lines: number;
}

export interface PageBreak extends BlockBase {
  readonly type: 'page-break';
}

export type Block =
  | Heading
  | Paragraph
  | Item
  | Table
  | Chart
  | Image
  | Letterhead
  | DocumentTitle
  | Addressees
  | Signatures
  | Cover
  | Blank
  | PageBreak;

export type PageShapeId = 'portrait' | 'landscape';

export interface Section {
  readonly key: string;
  readonly page: PageShapeId;
  /** `restart`: this section's pages count from 1 again and its first page shows no number (nd30 A8). */
  readonly numbering: 'continue' | 'restart';
  /** `none`: no page number anywhere in the section (covers). */
  readonly pageNumbers: 'from-second' | 'none';
  readonly blocks: readonly Block[];
}

export interface DocumentTree {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  /** Creation date of the file's properties: comes from the case, never from a clock. `YYYY-MM-DD`. */
  readonly created: string;
  readonly sections: readonly Section[];
}
