/**
 * View of "Kế hoạch điều chỉnh, bổ sung" (nd30 form 1.4): only the changed points of an issued plan, under its headings
 * and in its numbers; head, closing orders, recipients and signer are the plan's.
 */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { TableModel } from '../../tables/model.ts';
import { capitals } from '../../wording/grammar.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { citedShape, type IssuedPaper, partShape } from './changed-points.ts';
import { type PaperContext, paperShape, paperView, signerAs } from './paper.ts';
import { committeeName, legalBasisText } from './plan.ts';

export const comparisonAnnexShape = object({
  label: text,
  titleCapitals: text,
  notes: list(text),
});

const own = {
  cited: citedShape,
  committee: text,
  issuerName: text,
  groups: list(partShape),
  annex: optional(comparisonAnnexShape),
} as const;

export const planAdjustmentShape = (entry: DocumentEntry) => paperShape(entry, own);

/** Columns that tell the office what to make anew, not those who get the paper what changed. */
const OF_THE_OFFICE: ReadonlySet<string> = new Set(['documents', 'by']);

/** The table as others get it: notes about the office's own work stay out. */
export const forOthers = (table: TableModel): TableModel => ({
  ...table,
  columns: table.columns.filter(({ key }) => !OF_THE_OFFICE.has(key)),
  footNotes: [],
});

/** The table "So sánh số liệu" as the one annex of a paper; null where no figure and no verdict changed. */
export function comparisonAnnex(table: TableModel): ValueOf<typeof comparisonAnnexShape> | null {
  if (table.rows.length === 0) return null;
  const { title, notes } = table;
  return { label: 'Phụ lục', titleCapitals: capitals(title), notes };
}

/** Null, with diagnostics, when nobody issues it or the case has no plan. */
export function planAdjustmentView(context: PaperContext, issued: IssuedPaper, table: TableModel) {
  const { data } = context.appraised;
  const { plan } = data;
  const paper = plan && paperView(context, { bases: false, right: [], recipients: plan.recipients });
  if (!plan || !paper) return null;
  const named = data.papers.find((p) => p.document === context.entry.id)?.bases ?? [];
  const bases = (named.length > 0 ? named : [plan.basis]).flatMap(
    (id) => data.legalBases.find((b) => b.id === id) ?? [],
  );
  const cited = [...bases.map(legalBasisText), issued.cited.full];
  return {
    ...paper,
    // The plan has one edition: its draft is known by its blank number.
    head: { ...paper.head, draft: null },
    bases: cited.map((text, i) => `Căn cứ ${text}${i === cited.length - 1 ? '.' : ';'}`),
    right: signerAs(context, 'plan', paper.right),
    cited: issued.cited,
    committee: plan.committee,
    issuerName: committeeName(data, plan.committee),
    groups: issued.parts,
    annex: comparisonAnnex(table),
  } satisfies Omit<ValueOf<ReturnType<typeof planAdjustmentShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
