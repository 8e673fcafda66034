/**
 * What differs between two states of a case: plain data for the terminal, for JSON and for the table "So sánh số liệu"
 * (OFFICE §8). Figures, parts and indicators are paired by id, never by name. Quantities stay exact.
 */
import type { DocumentChange } from '../document/comparison/compared.ts';
import type { FigureDef } from '../model/case-schema.ts';
import type { Decimal } from '../model/quantity.ts';
import type { Verdict } from '../model/scalars.ts';

/** A figure in one of the two cases. */
export interface FigureState {
  /** Printed value with its unit: "14/15,7 km (89,17%)"; null when the value is unknown. */
  readonly text: string | null;
  /** The value where it is one number; null for ratios and unknown values. */
  readonly value: Decimal | null;
  readonly unit: string | null;
  /** ISO day of the value; null when nobody said. */
  readonly asOf: string | null;
  readonly source: string | null;
  /** Of figures computed from a detail table: "Cộng từ bảng kê: …"; null for entered ones. */
  readonly computation: string | null;
}

/** New less old, exact. */
export interface Difference {
  readonly value: Decimal;
  readonly unit: string | null;
  /** With sign and unit: "+1,2 km", "-3,10 điểm %". */
  readonly text: string;
}

export interface FigureChange {
  readonly id: string;
  readonly name: string;
  /** Of the criteria set; null for common and context figures. */
  readonly indicator: string | null;
  readonly role: FigureDef['role'];
  /**
   * `added`, `removed`: the other case does not name it; a value that became known is a change. `restated`: the same
   * value, from another source or of another day.
   */
  readonly kind: 'added' | 'removed' | 'changed' | 'restated';
  readonly before: FigureState | null;
  readonly after: FigureState | null;
  /** Of the numbers, or of the numerators over one denominator; null where one is unknown or units differ. */
  readonly amount: Difference | null;
  /** Percentage points, as the two percentages are printed. */
  readonly points: Difference | null;
  /** Day since which the new value holds, from the figure's history or its own day; null when unknown. */
  readonly since: string | null;
  /** Name of the common figure through which alone a ratio changed: its denominator. */
  readonly through: string | null;
  /** Who entered the new value, where the history says so. */
  readonly by: string | null;
}

export interface VerdictState {
  readonly verdict: Verdict;
  /** Only computed: shown in working papers alone, as "(tạm tính)" (OFFICE §1). */
  readonly provisional: boolean;
  /** "Đạt", "Chưa đạt (tạm tính)", "Chưa xác định", "Không áp dụng". */
  readonly text: string;
  /** Somebody stated one verdict and the values say the other. */
  readonly contradicted: boolean;
  /** What is known of the result: "Chưa có", "85%", "Khá"; lines for men, women and parts. Of criteria none. */
  readonly result: readonly string[];
  /** Paper in which the verdict was stated; null when nobody named one, or nobody stated it. */
  readonly source: string | null;
  /** ISO day on which it was stated. */
  readonly on: string | null;
}

export interface VerdictChange {
  /** Number of the indicator, part or criterion: "17.4". */
  readonly id: string;
  readonly of: 'indicator' | 'part' | 'criterion';
  /** Number of the criterion it belongs to. */
  readonly criterion: string;
  readonly name: string;
  readonly before: VerdictState;
  readonly after: VerdictState;
}

/** A result that is said in words, or left unsaid, and is another one now: "Chưa có" became "Có". */
export interface ResultState {
  /** Null when nothing is known. */
  readonly text: string | null;
  readonly source: string | null;
}

export interface ResultChange {
  readonly id: string;
  readonly of: 'indicator' | 'part';
  readonly criterion: string;
  readonly name: string;
  readonly before: ResultState;
  readonly after: ResultState;
}

export interface DocumentTouched {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Paragraphs and rows that print something else; 0 for added and removed documents. */
  readonly places: number;
  readonly changes: readonly DocumentChange[];
}

export interface CaseSide {
  /** "phiên bản 003, ngày 20/11/2024: …", or where the case was read. */
  readonly label: string;
  /** "phiên bản 003, ngày 20/11/2024", for papers; null for a case that is no snapshot. */
  readonly version: string | null;
  readonly pack: string;
  /** ISO day of the data: the latest day of its figures; null without any. */
  readonly asOf: string | null;
}

export interface CaseComparison {
  readonly caseId: string;
  readonly before: CaseSide;
  readonly after: CaseSide;
  /** By criterion and indicator as in the set; figures of no indicator last. */
  readonly figures: readonly FigureChange[];
  /** Figures with the same value from another source or of another day; order as above. */
  readonly restated: readonly FigureChange[];
  /** Results without a figure: yes, no, a level. */
  readonly results: readonly ResultChange[];
  readonly verdicts: readonly VerdictChange[];
  /** Criteria that came into the plan's list of unmet ones, and that left it, by number. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Filled by the dossier, which alone can make documents; empty until then. */
  readonly documents: readonly DocumentTouched[];
}

/** Whether the table "So sánh số liệu" has a row to print. */
export const hasRows = (c: CaseComparison): boolean =>
  c.figures.length + c.restated.length + c.results.length + c.verdicts.length > 0;

/** Nothing that a reader could see differs. */
export const isSame = (c: CaseComparison): boolean =>
  !hasRows(c) && c.documents.length + c.entered.length + c.left.length === 0;
