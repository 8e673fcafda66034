/**
 * Annexes of a report: one table each on lying pages that count from 1 (nd30 F, A8). They are numbered in the order of
 * the catalogue; the text refers to each by its label.
 */
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { noteMissing } from '../../wording/blanks.ts';
import { capitals, roman } from '../../wording/grammar.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';

/** Tables that a report may have; each has a place in the text where it is referred to. */
export const ANNEX_KEYS = ['results', 'resources', 'works', 'conditions'] as const;

export const annexesShape = list(
  object({
    key: text,
    label: text,
    titleCapitals: text,
    notes: list(text),
    footNotes: list(text),
  }),
);
export const annexLabelsShape = object({
  results: optional(text),
  resources: optional(text),
  works: optional(text),
  conditions: optional(text),
});

export interface Annexes {
  readonly annexes: ValueOf<typeof annexesShape>;
  /** "Phụ lục I" by table; null for one that this report does not have. */
  readonly annex: ValueOf<typeof annexLabelsShape>;
}

export function reportAnnexes(context: TableContext, tables: readonly TableModel[]): Annexes {
  const label = (i: number): string => (tables.length === 1 ? 'Phụ lục' : `Phụ lục ${roman(i + 1)}`);
  const labelOf = (key: string): string | null => {
    const i = tables.findIndex((t) => t.key === key);
    return i < 0 ? null : label(i);
  };
  tellDayOfFigures(context, tables);
  return {
    annexes: tables.map((t, i) => ({
      key: t.key,
      label: label(i),
      titleCapitals: capitals(t.title),
      notes: t.notes,
      footNotes: t.footNotes,
    })),
    annex: {
      results: labelOf('results'),
      resources: labelOf('resources'),
      works: labelOf('works'),
      conditions: labelOf('conditions'),
    },
  };
}

/** The table of results dots the day of its figures when no figure has one. */
function tellDayOfFigures(context: TableContext, tables: readonly TableModel[]): void {
  const dated = [...context.appraised.figures.values()].some((f) => f.def.asOf !== undefined);
  if (!dated && tables.some((t) => t.key === 'results'))
    noteMissing(context, 'ngày chốt số liệu', ['figures']);
}
