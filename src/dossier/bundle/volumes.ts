/**
 * The bound volumes of a bundle: one per criterion behind its dossier, and beside it what cannot be bound (workbooks,
 * letters in Word). A paper that serves several criteria stands beside the first of them that is handed over.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { BundleFile } from '../../tables/contents.ts';
import type { SheetNumbers } from '../../tables/context.ts';
import type { LoadedDossier } from '../load.ts';
import { hasEvidenceFiles, planVolumes } from '../volumes/plan.ts';
import { extensionOf, numbered, safeStem } from './names.ts';
import type { StagedFolder } from './staged-folder.ts';

export interface BoundFiles {
  readonly criterion: string;
  /** Parts of the volume, in order. */
  readonly files: readonly BundleFile[];
  /** Files that cannot be bound and go beside the volume. */
  readonly beside: readonly BundleFile[];
  readonly pages: number;
  /** What the volume numbers: "tờ" or "trang", and how many. */
  readonly numbered: { readonly word: SheetNumbers['word']; readonly count: number };
  readonly pdfa: boolean;
  readonly notPdfa: readonly string[];
}

export interface VolumeBinder {
  readonly sheets: SheetNumbers;
  /**
   * @param place stem of the volume's files, relative to the bundle's folder.
   * @throws DiagnosticError when the dossier cannot be made; what the disk throws is passed on.
   */
  bind(criterion: string, place: string): Promise<BoundFiles>;
}

export interface BinderOptions {
  readonly edition: Edition;
  readonly staged: StagedFolder;
  readonly maxBytes?: number | undefined;
  readonly diagnostics: Diagnostics;
}

/** Null when no paper names a file: then there is nothing to bind. */
export async function volumeBinder(
  dossier: LoadedDossier,
  { edition, staged, maxBytes, diagnostics }: BinderOptions,
): Promise<VolumeBinder | null> {
  if (!hasEvidenceFiles(dossier)) return null;
  const plan = await planVolumes(dossier, edition);
  const shipped = new Set<string>();
  /** Files of evidence that go as they are. */
  const besideOf = (criterion: string, place: string): BundleFile[] => {
    const own = plan.beside.filter((b) => b.criteria.includes(criterion) && !shipped.has(b.evidence.id));
    return own.flatMap(({ evidence, probe }, i) => {
      const data = dossier.files.readBytes(probe.path);
      if (data === null) return [];
      shipped.add(evidence.id);
      const name = `${place}-kem-${numbered(i + 1, own.length, safeStem(evidence.id))}.${extensionOf(probe.file)}`;
      return [staged.write(name, data)];
    });
  };
  return {
    sheets: plan.sheets,
    async bind(criterion, place) {
      const { bindVolume } = await import('../volumes/bind.ts');
      const folder = path.posix.dirname(place);
      mkdirSync(path.join(staged.folder, folder), { recursive: true });
      const bound = await bindVolume(dossier, criterion, path.join(staged.folder, folder), {
        edition,
        name: path.posix.basename(place),
        ...(maxBytes === undefined ? {} : { maxBytes }),
      });
      // A file that cannot be bound has a page in its place: told, not a failure of the bundle.
      for (const d of bound.diagnostics)
        diagnostics.add(d.severity === 'error' ? { ...d, severity: 'warning' } : d);
      return {
        criterion,
        files: bound.files.map((f) => staged.record(path.posix.join(folder, f.path), f.pages)),
        beside: besideOf(criterion, place),
        pages: bound.files.reduce((n, f) => n + f.pages, 0),
        numbered: { word: plan.word, count: plan.volumes.get(criterion)?.total ?? 0 },
        pdfa: bound.pdfa,
        notPdfa: bound.notPdfa,
      };
    },
  };
}
