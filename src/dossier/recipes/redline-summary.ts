/**
 * The pages that stand before a document's redline in PDF. No entry of the catalogue: they exist only there, as the
 * pages of volumes exist only inside volumes.
 */
import type { DocumentTree } from '../../document/tree.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { TemplateSet } from '../../templating/template-set.ts';
import {
  type RedlineSummaryInput,
  redlineSummaryShape,
  redlineSummaryView,
} from '../../templating/views/redline-summary.ts';
import { inRole } from '../../wording/results.ts';
import type { PlannedDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { NO_TABLES } from './recipe.ts';

export const REDLINE_SUMMARY = 'redline-summary.hbs';

/** Null, with diagnostics, when the pack's template is missing or wrong. `dossier`: the new state of the case. */
export function redlineSummaryTree(
  dossier: LoadedDossier,
  planned: PlannedDocument,
  edition: Edition,
  input: Omit<RedlineSummaryInput, 'title' | 'issuer'>,
  diagnostics: Diagnostics,
): DocumentTree | null {
  const { appraised } = dossier;
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(REDLINE_SUMMARY);
  if (!template) return null;
  templates.check(template, redlineSummaryShape, new Set());
  if (diagnostics.hasErrors) return null;
  return templates.render(
    template,
    redlineSummaryView(appraised, edition, { ...input, title: planned.title, issuer: planned.entry.issuer }),
    {
      id: `${planned.id}-redline-summary`,
      author: inRole(appraised, planned.entry.issuer)?.name ?? appraised.data.commune.name,
      created: appraised.data.created,
      tables: NO_TABLES,
    },
  );
}
