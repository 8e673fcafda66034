/** Which document of the case a file is: by what is asked for, by the manifest beside it, by its title, by its name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Diagnostics, didYouMean } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { buildDocumentTree, type PlannedDocument, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { type Manifest, type ManifestFile, parseManifest } from '../manifest.ts';

export interface KnownFile {
  readonly planned: PlannedDocument;
  readonly edition: Edition;
  /** What the manifest says of the file; null when it is not named there. */
  readonly listed: ManifestFile | null;
}

/** Folders above the file in which a manifest is looked for. */
const LEVELS = 3;

export function whichDocument(
  file: string,
  title: string | null,
  wanted: string | undefined,
  dossier: LoadedDossier,
  diagnostics: Diagnostics,
): KnownFile | null {
  const all = [...plannedDocuments(dossier), ...plannedDocuments(dossier, 'diff')].filter(
    (d) => d.entry.origin !== 'external' && d.entry.formats.includes('docx'),
  );
  const found = listedIn(file);
  const { caseId } = found?.manifest ?? {};
  if (caseId !== undefined && caseId !== dossier.appraised.data.id)
    diagnostics.warn(
      'handwork-other-case',
      `tệp này lập từ hồ sơ "${caseId}", đang so với hồ sơ "${dossier.appraised.data.id}"`,
      [{ file }],
    );
  const named = byName(all, file);
  const id = wanted ?? found?.id ?? (byTitle(all, title, named, dossier) ?? named)?.id;
  const planned = all.find((d) => d.id === id);
  if (planned)
    return {
      planned,
      edition:
        found?.manifest.edition ?? (planned.entry.editions.includes('working') ? 'working' : 'submission'),
      listed: found?.id === planned.id ? found.listed : null,
    };
  const ids = all.map((d) => d.id);
  diagnostics.error(
    'handwork-unknown',
    id === undefined
      ? `không biết ${path.basename(file)} là tài liệu nào của hồ sơ`
      : `không có tài liệu "${id}"`,
    [{ file }],
    (id === undefined ? undefined : didYouMean(id, ids)) ?? `ghi rõ bằng --as, một trong: ${ids.join(', ')}`,
  );
  return null;
}

interface Listed {
  readonly manifest: Manifest;
  readonly id: string;
  /** Null when another file of the document is listed: what this one was made from is not known. */
  readonly listed: ManifestFile | null;
}

/** In the manifest of its folder, or of one a few levels above. */
function listedIn(file: string): Listed | null {
  let folder = path.dirname(path.resolve(file));
  for (let level = 0; level < LEVELS; level++, folder = path.dirname(folder)) {
    const manifest = parseManifest(textOf(path.join(folder, 'manifest.json')));
    if (!manifest) continue;
    const name = path.relative(folder, path.resolve(file)).replaceAll('\\', '/');
    for (const document of manifest.documents) {
      const listed = document.files.find((f) => f.path === name);
      if (listed) return { manifest, id: document.id, listed };
    }
    // An edited file leaves the manifest when the new one is written beside it.
    const stem = stemOf(name);
    const sibling = manifest.documents.find((d) =>
      d.files.some((f) => f.format === 'docx' && stemOf(f.path) === stem),
    );
    if (sibling) return { manifest, id: sibling.id, listed: null };
  }
  return null;
}

/**
 * The title that the file carries is that of the made document, which names the commune and the year. The one that the
 * name of the file speaks for is asked first: then no other has to be built.
 */
function byTitle(
  all: readonly PlannedDocument[],
  title: string | null,
  likely: PlannedDocument | undefined,
  dossier: LoadedDossier,
): PlannedDocument | undefined {
  if (title === null) return undefined;
  const carries = (d: PlannedDocument): boolean => {
    const edition = d.entry.editions.includes('working') ? 'working' : 'submission';
    return buildDocumentTree(d, dossier, edition, new Diagnostics())?.tree.title.normalize('NFC') === title;
  };
  if (likely && carries(likely)) return likely;
  const same = all.filter((d) => d !== likely && carries(d));
  return same.length === 1 ? same[0] : undefined;
}

const byName = (all: readonly PlannedDocument[], file: string): PlannedDocument | undefined =>
  all.find((d) => d.fileName === stemOf(path.basename(file)));

/** Without what we and others add to a name: `ke-hoach.moi-2.docx`, `ke-hoach (1).docx`, `ke-hoach - Copy.docx`. */
const stemOf = (name: string): string =>
  name
    .replace(/\.docx$/i, '')
    .replace(/(?:\.moi(?:-\d+)?|\s*\(\d+\)|\s*-\s*(?:Copy|Bản sao).*|[_-](?:sua|da-sua))$/i, '');

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
