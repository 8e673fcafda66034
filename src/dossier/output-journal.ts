/**
 * What a killed run left. Before the first file gets its name, the manifest that the run is going to write is laid down
 * as a journal: a file that stands with the journal's hash is ours, although the manifest does not know it yet.
 */
import type { Manifest, ManifestDocument, ManifestFile } from './manifest.ts';

export const JOURNAL = '.hoso-dang-ghi.json';

/** The manifest of what really stands there: each file as journal or manifest knows it. `hashOf`: null when absent. */
export function reconciled(
  manifest: Manifest | null,
  journal: Manifest | null,
  hashOf: (path: string) => string | null,
): Manifest | null {
  if (journal === null) return manifest;
  const stands = (f: ManifestFile): boolean => hashOf(f.path) === f.sha256;
  const before = new Map((manifest?.documents ?? []).map((d) => [d.id, d]));
  const documents: ManifestDocument[] = [];
  for (const planned of journal.documents) {
    const old = before.get(planned.id);
    before.delete(planned.id);
    const fresh = planned.files.filter(stands);
    if (fresh.length === 0) {
      if (old) documents.push(old);
      continue;
    }
    // A former file under another name stays known until it is taken away.
    const replaced = (f: ManifestFile): boolean =>
      fresh.some((n) => n.path === f.path || (n.format === f.format && hashOf(f.path) === null));
    documents.push({ ...planned, files: [...fresh, ...(old?.files ?? []).filter((f) => !replaced(f))] });
  }
  documents.push(...before.values());
  const kept = new Map([...(manifest?.kept ?? []), ...(journal.kept ?? [])].map((k) => [k.path, k]));
  const { kept: _, volumes: __, ...head } = journal;
  return {
    ...head,
    documents,
    ...(manifest?.volumes ? { volumes: manifest.volumes } : {}),
    ...(kept.size > 0 ? { kept: [...kept.values()] } : {}),
  };
}
