/**
 * What differs between two states of a case: plain data for the terminal, for JSON and for the table "So sánh số liệu"
 * (OFFICE §8). Figures, parts and indicators are paired by id, never by name.
 */
import type { DocumentChange } from '../document/comparison/compared.ts';
import type { FigureDef } from '../model/case-schema.ts';

/** A figure in one of the two cases, in words as documents print it. */
export interface FigureState {
  /** Printed value with its unit: "14/15,7 km (89,17%)"; null when the value is unknown. */
  readonly text: string | null;
  /** ISO day of the value; null when nobody said. */
  readonly asOf: string | null;
  readonly source: string | null;
}

export interface FigureChange {
  readonly id: string;
  readonly name: string;
  /** Of the criteria set; null for common and context figures. */
  readonly indicator: string | null;
  readonly role: FigureDef['role'];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: FigureState | null;
  readonly after: FigureState | null;
  /** New less old, exact, with sign and unit: "+1,2 km", "-3,10 điểm %"; null where one is unknown or not a number. */
  readonly difference: string | null;
  /** Day since which the new value holds, from the figure's history or its own day; null when unknown. */
  readonly since: string | null;
  /** Who entered the new value, where the history says so. */
  readonly by: string | null;
}

export interface VerdictChange {
  /** Number of the indicator, part or criterion: "17.4". */
  readonly id: string;
  readonly of: 'indicator' | 'part' | 'criterion';
  readonly name: string;
  /** Effective verdicts in words: "Đạt", "Chưa đạt", "Chưa xác định", "Không áp dụng". */
  readonly before: string;
  readonly after: string;
}

export interface DocumentTouched {
  readonly id: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Paragraphs and rows that print something else; 0 for added and removed documents. */
  readonly places: number;
  readonly changes: readonly DocumentChange[];
}

export interface CaseComparison {
  readonly caseId: string;
  /** ISO day of the data of each side: the latest day of its figures; null without any. */
  readonly before: { readonly label: string; readonly asOf: string | null };
  readonly after: { readonly label: string; readonly asOf: string | null };
  readonly figures: readonly FigureChange[];
  readonly verdicts: readonly VerdictChange[];
  /** Criteria that came into the plan's list of unmet ones, and that left it, by number. */
  readonly entered: readonly string[];
  readonly left: readonly string[];
  /** Filled by the dossier, which alone can make documents; empty until then. */
  readonly documents: readonly DocumentTouched[];
}
