/**
 * Which documents print something else: every document of both states is built, lowered and compared. Numbers of bound
 * volumes stay out of both, since a snapshot keeps no scans; pictures of both are read from where scans are.
 */

import type { DocumentTouched } from '../../comparing/compared-cases.ts';
import { compareLowered } from '../../document/comparison/compare.ts';
import type { ComparedDocument } from '../../document/comparison/compared.ts';
import { lower } from '../../document/lowering/lower.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { ABSENCES, type BuiltDocument, buildDocumentTree, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';

export interface TouchedDocument extends DocumentTouched {
  /** As the old case makes it; null when it does not. */
  readonly was: BuiltDocument | null;
  /** Null when the new case does not make it. */
  readonly built: BuiltDocument | null;
  /** Null when it was added or removed. */
  readonly compared: ComparedDocument | null;
}

export interface Touched {
  readonly documents: readonly TouchedDocument[];
  /** Documents that a case should make and cannot, and why: nothing is said of them. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

export function documentsTouched(before: LoadedDossier, after: LoadedDossier, edition: Edition): Touched {
  const failed: { id: string; reason: string }[] = [];
  const build = (dossier: LoadedDossier): ReadonlyMap<string, BuiltDocument> => {
    const wanted = plannedDocuments(dossier).filter(
      (d) => d.entry.editions.includes(edition) && d.entry.origin !== 'external',
    );
    return new Map(
      wanted.flatMap((planned): [string, BuiltDocument][] => {
        const own = new Diagnostics();
        const built = buildDocumentTree(planned, dossier, edition, own);
        if (built && !own.hasErrors) return [[planned.id, built]];
        const fault = own.items.find((d) => d.severity === 'error' && !ABSENCES.has(d.code));
        if (fault && !failed.some((f) => f.id === planned.id))
          failed.push({ id: planned.id, reason: fault.message });
        return [];
      }),
    );
  };
  const old = build({ ...before, folder: after.folder, files: after.files });
  const now = build(after);
  const broken = new Set(failed.map((f) => f.id));
  const documents = [...new Set([...now.keys(), ...old.keys()])]
    .filter((id) => !broken.has(id))
    .flatMap((id) => touched(old.get(id) ?? null, now.get(id) ?? null) ?? []);
  return { documents, failed };
}

function touched(before: BuiltDocument | null, after: BuiltDocument | null): TouchedDocument | null {
  const { id, title } = (after ?? before)!;
  if (!before || !after)
    return {
      id,
      title,
      kind: after ? 'added' : 'removed',
      places: 0,
      changes: [],
      was: before,
      built: after,
      compared: null,
    };
  const compared = compareLowered(lower(before.tree), lower(after.tree));
  const { changes } = compared;
  return changes.length === 0
    ? null
    : { id, title, kind: 'changed', places: changes.length, changes, was: before, built: after, compared };
}
