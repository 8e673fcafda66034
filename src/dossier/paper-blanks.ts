/**
 * What every paper would leave blank if it were handed in now: each is built once, as a tree only, and tells. Papers
 * that this case does not have, and those that cannot be built, say nothing here; `generate` says why.
 */
import type { PaperBlanks } from '../checks/paper-blanks.ts';
import { Diagnostics } from '../model/diagnostics.ts';
import { isForm } from '../model/paper-ids.ts';
import type { MissingFact } from '../wording/blanks.ts';
import { buildDocumentTree, type PlannedDocument, plannedDocuments } from './documents.ts';
import type { LoadedDossier } from './load.ts';

const known = new WeakMap<LoadedDossier, readonly PaperBlanks[]>();

/** Computed once a dossier, however often it is checked. */
export function paperBlanksOf(dossier: LoadedDossier): readonly PaperBlanks[] {
  const found =
    known.get(dossier) ??
    plannedDocuments(dossier)
      .filter(
        ({ entry }) => isForm(entry) && entry.origin !== 'external' && entry.editions.includes('submission'),
      )
      .flatMap((planned) => blanksOf(planned, dossier) ?? []);
  known.set(dossier, found);
  return found;
}

function blanksOf(planned: PlannedDocument, dossier: LoadedDossier): PaperBlanks | null {
  const own = new Diagnostics();
  const facts = new Map<string, MissingFact>();
  const built = buildDocumentTree(planned, dossier, 'submission', own, {
    missing: (fact) => void (facts.has(fact.what) || facts.set(fact.what, fact)),
  });
  if (!built || own.hasErrors) return null;
  return {
    id: planned.id,
    title: planned.title,
    facts: [...facts.values()].map(({ what, at }) => ({
      what,
      group: String(at[0]),
      place: dossier.places.of(at),
    })),
  };
}
