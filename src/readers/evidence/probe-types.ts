/** What is known of a file of evidence before anything is bound. */
import type { EvidenceFinding } from './finding.ts';

/** By content, not by extension. */
export type EvidenceKind = 'pdf' | 'jpeg' | 'png' | 'tiff' | 'heic' | 'word' | 'excel' | 'other';

export interface PageProbe {
  /** Of the page as it will be bound, upright, in points. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Clockwise, as the page or picture must be turned to be upright. */
  readonly rotate: 0 | 90 | 180 | 270;
  /** Of a scanned page, or of a picture on its page; null for pages of text. */
  readonly dpi: number | null;
}

export interface EvidenceProbe {
  /** As entered in the case, relative to its folder. */
  readonly file: string;
  /** Where it can be opened. */
  readonly path: string;
  readonly kind: EvidenceKind;
  readonly bytes: number;
  /**
   * `beside`: no pages can be made of it (Word, Excel, others), it is shipped beside the volume; `faulty`: encrypted,
   * damaged or empty, a page stands in its place; `absent`: there is no such file.
   */
  readonly state: 'bindable' | 'beside' | 'faulty' | 'absent';
  /** Empty unless bindable. */
  readonly pages: readonly PageProbe[];
  /** PDF/A part and conformance that a PDF claims, as `2b`. */
  readonly pdfa: string | null;
  /** Completes "không phải PDF/A vì …"; null when a volume with this file may be PDF/A-2b. */
  readonly notPdfa: string | null;
  readonly findings: readonly EvidenceFinding[];
}
