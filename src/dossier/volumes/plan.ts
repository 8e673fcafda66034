/**
 * The volumes of a case before anything is written. Every file of evidence is probed once; the explanation of a criterion
 * is built, laid out and counted; then everything is numbered. The explanation prints numbers itself ("tờ 05"), and
 * longer numbers may make it longer: it is built again until its length stays, and from the third round on it only grows,
 * so this ends.
 */

import type { KeptTrees } from '../../document/kept-trees.ts';
import type { Evidence } from '../../model/case-schema.ts';
import { type Diagnostic, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { EvidenceProbe } from '../../readers/evidence/probe-types.ts';
import type { SheetNumbers } from '../../tables/context.ts';
import type { VolumeSettings } from '../../volumes/numbering.ts';
import { type BuiltDocument, buildDocumentTree, plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { type Arrangement, arrangeVolume, type PlannedVolume } from './arrange.ts';
import { sheetNumbers, wordOf } from './numbers.ts';
import { pagesOfParts } from './parts-of-tree.ts';
import { isShowable, photoResource } from './photos.ts';
import { probeAll, probeDiagnostics } from './probes.ts';

export type { PlannedItem, PlannedSheet, PlannedVolume } from './arrange.ts';

export interface BesideFile {
  readonly evidence: Evidence;
  readonly probe: EvidenceProbe;
  /** Every criterion that the paper serves. */
  readonly criteria: readonly string[];
}

export interface VolumePlan {
  readonly word: 'tờ' | 'trang';
  readonly settings: VolumeSettings;
  /** By criterion. */
  readonly volumes: ReadonlyMap<string, PlannedVolume>;
  readonly sheets: SheetNumbers;
  readonly beside: readonly BesideFile[];
  /** By id: dossiers of criteria as counted here, printing `sheets`; those that had nothing to say. */
  readonly documents: ReadonlyMap<string, BuiltDocument>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The case's setting, else the pack's, else one number a leaf, printed on one side. */
export function volumeSettings({ appraised }: Pick<LoadedDossier, 'appraised'>): VolumeSettings {
  const { submission } = appraised.data;
  const proposed = appraised.pack.info.settings.volumes;
  return {
    numbering: submission?.numbering ?? proposed?.numbering ?? 'leaf',
    duplex: submission?.duplex ?? proposed?.duplex ?? false,
  };
}

/** Whether there is anything to bind: some paper names a file. */
export const hasEvidenceFiles = ({ appraised }: Pick<LoadedDossier, 'appraised'>): boolean =>
  appraised.data.evidence.some((e) => e.file !== undefined);

const ROUNDS = 4;
/** From here on lengths only grow. */
const GROWING = 2;
const TEMPLATE = 'criterion.hbs';

const plans = new WeakMap<LoadedDossier, Map<Edition, Promise<VolumePlan>>>();

/** Made once per dossier and edition, however many documents ask. `trees`: of a process that plans again and again. */
export function planVolumes(
  dossier: LoadedDossier,
  edition: Edition,
  trees?: KeptTrees,
): Promise<VolumePlan> {
  const known = plans.get(dossier) ?? new Map<Edition, Promise<VolumePlan>>();
  plans.set(dossier, known);
  const plan = known.get(edition) ?? makePlan(dossier, edition, trees);
  known.set(edition, plan);
  return plan;
}

/** The dossier of a criterion with the numbers of the volumes; null, with the reason, when it cannot be made. */
export function criterionDocument(
  dossier: LoadedDossier,
  criterion: string,
  edition: Edition,
  sheets: SheetNumbers | null,
  diagnostics: Diagnostics,
): BuiltDocument | null {
  const planned = plannedDocuments(dossier).find(
    (d) => d.entry.template === TEMPLATE && d.criterion?.id === criterion,
  );
  if (!planned) return null;
  const built = buildDocumentTree(planned, dossier, edition, diagnostics, sheets ? { sheets } : {});
  return diagnostics.hasErrors ? null : built;
}

interface Lengths {
  readonly explanation: number;
  readonly register: number;
}

async function makePlan(dossier: LoadedDossier, edition: Edition, trees?: KeptTrees): Promise<VolumePlan> {
  const { appraised } = dossier;
  const settings = volumeSettings(dossier);
  const probes = await probeAll(dossier);
  const diagnostics = new Diagnostics();
  for (const found of probeDiagnostics(dossier, probes)) diagnostics.add(found);

  let lengths: ReadonlyMap<string, Lengths> = new Map();
  let volumes: ReadonlyMap<string, PlannedVolume> = new Map();
  let sheets: SheetNumbers | null = null;
  let documents: ReadonlyMap<string, BuiltDocument> = new Map();
  const arranged = (known: ReadonlyMap<string, Lengths>): ReadonlyMap<string, PlannedVolume> => {
    const arrangement: Arrangement = {
      settings,
      probe: (id) => probes.get(id) ?? null,
      isPicture: (evidence) => isShowable(photoResource(dossier, evidence)),
      explanationPages: (id) => known.get(id)?.explanation ?? 0,
    };
    return new Map(
      appraised.criteria.map((c) => [c.def.id, arrangeVolume(appraised, c.def, arrangement)] as const),
    );
  };
  let stable = false;
  for (let round = 0; round < ROUNDS && !stable; round++) {
    const next = new Map<string, Lengths>();
    const made = new Map<string, BuiltDocument>();
    for (const { def } of appraised.criteria) {
      const own = new Diagnostics();
      const document = criterionDocument(dossier, def.id, edition, sheets, own);
      const built = document && trees ? { ...document, tree: trees.shared(document.tree) } : document;
      if (built) next.set(def.id, lengthsOf(built, round >= GROWING ? lengths.get(def.id) : undefined));
      else for (const d of own.items) diagnostics.add(d);
      if (built && own.items.length === 0) made.set(built.id, built);
    }
    stable = same(lengths, next);
    if (stable && sheets) {
      // Equal lengths give the same numbers: these documents print them already.
      documents = made;
      break;
    }
    lengths = next;
    const now = new Map(lengths);
    volumes = arranged(now);
    sheets = sheetNumbers(volumes, settings, (id) => now.get(id)?.register ?? 0);
  }
  if (!stable)
    diagnostics.note(
      'volume-length',
      'độ dài thuyết minh thay đổi theo số tờ; đã dành chỗ theo bản dài nhất, có thể thừa một trang trống',
    );
  return {
    word: wordOf(settings),
    settings,
    volumes,
    sheets: sheets ?? sheetNumbers(volumes, settings, () => 0),
    beside: besideFiles(dossier, probes),
    documents,
    diagnostics: diagnostics.items,
  };
}

function lengthsOf({ tree }: BuiltDocument, least: Lengths | undefined): Lengths {
  const pages = pagesOfParts(tree);
  return {
    explanation: Math.max(pages.explanation.length, least?.explanation ?? 0),
    register: Math.max(pages.register.length, least?.register ?? 0),
  };
}

const same = (a: ReadonlyMap<string, Lengths>, b: ReadonlyMap<string, Lengths>): boolean =>
  a.size === b.size &&
  [...b].every(
    ([id, { explanation, register }]) =>
      a.get(id)?.explanation === explanation && a.get(id)?.register === register,
  );

const besideFiles = (
  { appraised }: LoadedDossier,
  probes: ReadonlyMap<string, EvidenceProbe>,
): BesideFile[] =>
  appraised.data.evidence.flatMap((evidence) => {
    const probe = probes.get(evidence.id);
    if (probe?.state !== 'beside') return [];
    const criteria = appraised.criteria
      .filter((c) => c.def.indicators.some((i) => evidence.indicators.includes(i.id)))
      .map((c) => c.def.id);
    return [{ evidence, probe, criteria }];
  });
