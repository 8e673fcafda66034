/** The manifest's documents after a run: what it made, and what it was not asked for or could not make from before. */
import { shortDate } from '../../wording/dates.ts';
import type { PlannedDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import type { ManifestDocument, ManifestFile } from '../manifest.ts';
import type { Round } from './rounds.ts';

/** What the round left standing; null when nothing. */
export function documentOf({ plan, files }: Round, dossier: LoadedDossier): ManifestDocument | null {
  if (files.length === 0) return null;
  return {
    id: plan.id,
    kind: plan.entry.kind,
    title: plan.title,
    ...(plan.criterion ? { criterion: plan.criterion.id } : {}),
    audience: [...plan.entry.audience],
    ...issuedOf(plan, dossier),
    files: files.map((f) => f.entry),
  };
}

/** Number and day that the case gives the paper, or the closed round it belongs to: never written over (OFFICE §10). */
const issuedOf = (
  plan: PlannedDocument,
  { appraised: { data, frozenOn } }: LoadedDossier,
): { issued?: string } => {
  const issued =
    plan.id === 'plan' ? data.plan?.issued : data.papers.find((p) => p.document === plan.id)?.issued;
  if (issued) return { issued: `${issued.number}, ${issued.date}` };
  return frozenOn === undefined ? {} : { issued: `số liệu đã chốt đến ngày ${shortDate(frozenOn)}` };
};

/**
 * In the order of the catalogue, formats too: the same files give the same manifest, whichever runs wrote them.
 * `gone`: paths that no longer belong to a document; `stuck`: former files that could not be taken away, still known.
 */
export function merged(
  before: readonly ManifestDocument[],
  made: readonly ManifestDocument[],
  gone: ReadonlySet<string>,
  stuck: ReadonlySet<string>,
  catalogue: readonly PlannedDocument[],
): ManifestDocument[] {
  const entries = new Map(catalogue.map((p) => [p.id, p.entry]));
  const all = new Map(before.map((d) => [d.id, d]));
  for (const d of made) {
    const formats = new Set(d.files.map((f) => f.format));
    const others = (all.get(d.id)?.files ?? []).filter((f) => stuck.has(f.path) || !formats.has(f.format));
    all.set(d.id, { ...d, files: [...d.files, ...others] });
  }
  const place = (id: string, { format }: ManifestFile): number =>
    (entries.get(id)?.formats ?? []).indexOf(format);
  const ids = [...entries.keys(), ...before.map((d) => d.id).filter((id) => !entries.has(id))];
  return ids.flatMap((id) => {
    const found = all.get(id);
    const files = found?.files.filter((f) => !gone.has(f.path)) ?? [];
    if (!found || files.length === 0) return [];
    return [{ ...found, files: files.sort((a, b) => place(id, a) - place(id, b)) }];
  });
}
