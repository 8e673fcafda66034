/**
 * First half of a run: every wanted document is built, and each of its files is either known to stand there already
 * (equal key, untouched bytes) or rendered into the workshop. No file of the dossier is touched yet.
 */
import { Diagnostics } from '../../model/diagnostics.ts';
import { ABSENCES, type BuiltDocument, buildDocumentTree, type PlannedDocument } from '../documents.ts';
import { sha256 } from '../hashes.ts';
import type { LoadedDossier } from '../load.ts';
import type { ManifestDocument, ManifestFile } from '../manifest.ts';
import type { OutputFolder } from '../output-folder.ts';
import { blanksOf, refusals } from '../readiness.ts';
import type { VolumePlan } from '../volumes/plan.ts';
import { attempt } from './attempt.ts';
import { DocumentKeys } from './key.ts';
import { type Format, type GenerateOptions, wants } from './options.ts';
import { renderDocument } from './render.ts';
import type { Stopwatch } from './stopwatch.ts';

/** One file of a document in this run. */
export interface RoundFile {
  readonly format: Format;
  readonly wanted: string;
  /** As the manifest will have it; `path` is the wanted name until it has its place. */
  entry: ManifestFile;
  /** Lies in the workshop under its wanted name. */
  staged: boolean;
}

/** What became of one document. */
export interface Round {
  readonly plan: PlannedDocument;
  /** `absent`: the case holds no data for it; `needless`: nothing is left that it could be about. */
  state: 'made' | 'failed' | 'refused' | 'absent' | 'needless';
  readonly reasons: readonly string[];
  readonly own: Diagnostics;
  readonly files: RoundFile[];
  /** Lines to fill by hand, in the edition that is handed in. */
  readonly blanks: readonly string[];
}

export interface RoundContext {
  readonly dossier: LoadedDossier;
  readonly options: GenerateOptions;
  readonly output: OutputFolder;
  readonly volumes: VolumePlan | null;
  /** Identity of program and fonts. */
  readonly made: string;
  readonly stopwatch: Stopwatch;
}

export async function makeRound(plan: PlannedDocument, context: RoundContext): Promise<Round> {
  const { dossier, options, volumes, stopwatch } = context;
  const own = new Diagnostics();
  const round = (state: Round['state'], more: Partial<Round> = {}): Round => ({
    plan,
    state,
    reasons: [],
    own,
    files: [],
    blanks: [],
    ...more,
  });
  const criterion = plan.criterion && dossier.appraised.criteria.find((c) => c.def.id === plan.criterion!.id);
  if (options.edition === 'submission' && criterion && !options.includeUnready) {
    const reasons = refusals(dossier.appraised, criterion);
    if (reasons.length > 0) return round('refused', { reasons });
  }
  const document = await stopwatch.time('trees', () =>
    attempt(
      own,
      plan.id,
      () =>
        volumes?.documents.get(plan.id) ??
        buildDocumentTree(plan, dossier, options.edition, own, {
          ...(volumes ? { sheets: volumes.sheets } : {}),
          ...(options.parts ? { trees: options.parts.trees } : {}),
        }),
    ),
  );
  const absence = document ? undefined : absenceOf(own, options);
  if (absence) return round(absence);
  if (!document || own.hasErrors) return round('failed');
  const files = await makeFiles(document, own, context);
  const blanks =
    options.edition === 'submission' ? blanksOf(document.tree, dossier.pack.wording.marks.shortBlank) : [];
  return round('made', { files, blanks });
}

async function makeFiles(
  document: BuiltDocument,
  own: Diagnostics,
  { options, output, made, stopwatch }: RoundContext,
): Promise<RoundFile[]> {
  const files: RoundFile[] = [];
  const before = output.previous?.documents.find((d) => d.id === document.id);
  const keys = new DocumentKeys(document, made);
  for (const format of document.entry.formats) {
    if (!wants(options, format)) continue;
    const wanted = `${document.fileName}.${format}`;
    const key = await stopwatch.time('keys', () => attempt(own, wanted, () => keys.of(format, options)));
    if (key === null) continue;
    const known = options.force ? undefined : standing(output, before, format, wanted, key);
    if (known) {
      for (const warning of known.warnings ?? []) own.warn('writer', warning);
      files.push({ format, wanted, entry: { ...known, path: wanted }, staged: false });
      continue;
    }
    const rendered = await stopwatch.time(format, () =>
      attempt(own, `${document.id}.${format}`, () => renderDocument(document, format, options)),
    );
    if (!rendered) continue;
    const { data, pages } = rendered;
    const warnings = rendered.warnings.map((w) => `${document.id}.${format}: ${w}`);
    for (const warning of warnings) own.warn('writer', warning);
    const staged = await stopwatch.time('files', () =>
      attempt(own, wanted, () => {
        output.stage(wanted, data);
        return true;
      }),
    );
    if (!staged) continue;
    const entry: ManifestFile = {
      format,
      path: wanted,
      bytes: data.length,
      sha256: sha256(data),
      key,
      ...(pages === undefined ? {} : { pages }),
      ...(warnings.length > 0 ? { warnings } : {}),
    };
    files.push({ format, wanted, entry, staged: true });
  }
  return files;
}

/** The entry of a file that stands, untouched, where it would be written now, with all that it depends on unchanged. */
function standing(
  output: OutputFolder,
  before: ManifestDocument | undefined,
  format: Format,
  wanted: string,
  key: string,
): ManifestFile | undefined {
  return before?.files.find(
    (f) =>
      f.format === format &&
      f.key === key &&
      output.holds(f.path, f.sha256) &&
      // What holds these bytes under the wanted name has its place.
      (f.path === wanted || output.placeHashed(wanted, f.sha256).name === f.path),
  );
}

/** Why the case has no such document, when that is no failure: nobody asked for it by name. */
function absenceOf(own: Diagnostics, { only = [] }: GenerateOptions): 'absent' | 'needless' | undefined {
  const reasons = new Set(own.items.map((d) => ABSENCES.get(d.code)));
  const [reason] = reasons;
  return only.length === 0 && reasons.size === 1 ? reason : undefined;
}
