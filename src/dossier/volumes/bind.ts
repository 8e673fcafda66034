/**
 * One criterion's volume as PDF, in the order of OFFICE §9: cover, register, explanation, under each indicator a divider
 * and its papers, closing certificate. Our own pages are the criterion's dossier as it stands in the output folder, with
 * the same numbers; sources are copied by the volume writer. Nothing that is wrong with one file stops the others.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { VolumePartsInput } from '../../templating/views/volume-parts.ts';
import type { SplitItem, VolumePart } from '../../volumes/split.ts';
import type { VolumeResult } from '../../volumes/write.ts';
import type { BuiltDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import type { PlannedVolume } from './arrange.ts';
import { OwnPageMaker } from './own-pages.ts';
import { criterionDocument, planVolumes, type VolumePlan } from './plan.ts';
import {
  backed,
  coverKey,
  type OwnPages,
  ownSheet,
  type SheetInput,
  type Unit,
  type VolumeSheet,
  volumeUnits,
  withEnds,
} from './sheets-of-volume.ts';

export interface BoundFile {
  /** Relative to the folder of the volumes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: number;
  /** Numbers that it holds; 0 and 0 when it holds none. */
  readonly first: number;
  readonly last: number;
}

export interface BoundVolume {
  readonly criterion: string;
  readonly files: readonly BoundFile[];
  readonly pdfa: boolean;
  /** One reason a source, with its name. */
  readonly notPdfa: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface BindOptions {
  readonly edition: Edition;
  /** Of one file; a single item that is larger stays whole and is told. */
  readonly maxBytes?: number;
  /** File name without extension. */
  readonly name: string;
  /** Evidence left out (personal data), by id; a page in its place says so, the numbers stay. */
  readonly leaveOut?: ReadonlySet<string>;
}

/**
 * @throws DiagnosticError when the dossier of the criterion or the volume's own pages cannot be made; what the disk
 * throws is passed on.
 */
export async function bindVolume(
  dossier: LoadedDossier,
  criterion: string,
  outFolder: string,
  options: BindOptions,
): Promise<BoundVolume> {
  const plan = await planVolumes(dossier, options.edition);
  const diagnostics = new Diagnostics();
  for (const d of plan.diagnostics) if (d.about?.includes(`criterion:${criterion}`)) diagnostics.add(d);
  const volume = plan.volumes.get(criterion);
  const faults = new Diagnostics();
  const counted = [...plan.documents.values()].find((d) => d.criterion?.id === criterion);
  const built = volume
    ? (counted ?? criterionDocument(dossier, criterion, options.edition, plan.sheets, faults))
    : null;
  if (!volume || !built) {
    if (!faults.hasErrors)
      faults.error('volume-unknown', `không có hồ sơ tiêu chí "${criterion}" để đóng quyển`);
    throw new DiagnosticError(faults.items);
  }
  const maker = new VolumeMaker(dossier, plan, volume, built, options, diagnostics);
  return maker.write(outFolder);
}

interface WrittenPart {
  readonly file: BoundFile;
  readonly result: VolumeResult;
}

/** What a part weighs besides its items: cover, fonts, bookmarks. */
const FRAME_BYTES = 60_000;

class VolumeMaker {
  readonly #dossier: LoadedDossier;
  readonly #plan: VolumePlan;
  readonly #volume: PlannedVolume;
  readonly #built: BuiltDocument;
  readonly #options: BindOptions;
  readonly #leaveOut: ReadonlySet<string>;
  readonly #pages: OwnPageMaker;
  readonly #diagnostics: Diagnostics;

  constructor(
    dossier: LoadedDossier,
    plan: VolumePlan,
    volume: PlannedVolume,
    built: BuiltDocument,
    options: BindOptions,
    diagnostics: Diagnostics,
  ) {
    this.#dossier = dossier;
    this.#plan = plan;
    this.#volume = volume;
    this.#built = built;
    this.#options = options;
    this.#diagnostics = diagnostics;
    this.#leaveOut = options.leaveOut ?? new Set();
    this.#pages = new OwnPageMaker(
      dossier,
      plan,
      volume,
      built,
      { edition: options.edition, leaveOut: this.#leaveOut },
      diagnostics,
    );
  }

  async write(outFolder: string): Promise<BoundVolume> {
    const { maxBytes } = this.#options;
    const own = await this.#pages.dossierPages(this.#built.tree);
    const whole = await this.#input(own, []);
    const units = this.#units(whole);
    if (maxBytes === undefined) return this.#result([await this.#writePart(outFolder, whole, units, 1, 1)]);
    // Sizes are known when written: parts that are too heavy are cut again (volumes/split).
    const { planParts, replanParts } = await import('../../volumes/split.ts');
    let items: readonly SplitItem[] = units.map(({ id, bytes }) => ({ id, bytes }));
    let parts = planParts(items, maxBytes, FRAME_BYTES);
    for (;;) {
      const written = await this.#writeParts(outFolder, own, whole, parts);
      const again = replanParts(
        items,
        parts,
        written.map((w) => w.file.bytes),
        maxBytes,
        FRAME_BYTES,
      );
      if (!again) return this.#result(written, maxBytes);
      // Fewer files may come out the next time, never under these names again.
      for (const { file } of written) rmSync(path.join(outFolder, file.path), { force: true });
      ({ items, parts } = again);
    }
  }

  async #writeParts(
    outFolder: string,
    own: OwnPages,
    whole: SheetInput,
    parts: readonly VolumePart[],
  ): Promise<WrittenPart[]> {
    const of = (units: readonly Unit[], part: VolumePart): Unit[] =>
      units.filter((u) => part.ids.includes(u.id));
    const units = this.#units(whole);
    // Covers of parts say what they hold, so they are made when that is known.
    const covers = parts.map((part, i) => ({
      key: coverKey(i + 1),
      part: i + 1,
      parts: parts.length,
      ...rangeOf(of(units, part)),
    }));
    const input = parts.length === 1 ? whole : await this.#input(own, covers);
    const made = this.#units(input);
    const written: WrittenPart[] = [];
    for (const [i, part] of parts.entries())
      written.push(await this.#writePart(outFolder, input, of(made, part), i + 1, parts.length));
    return written;
  }

  async #writePart(
    outFolder: string,
    input: SheetInput,
    units: readonly Unit[],
    part: number,
    parts: number,
  ): Promise<WrittenPart> {
    const { writeVolume } = await import('../../volumes/write.ts');
    const { name } = this.#options;
    const file = parts === 1 ? `${name}.pdf` : `${name}-tap-${part}.pdf`;
    const { title, subject, author, created } = this.#built.tree;
    const result = await writeVolume(
      {
        title: parts === 1 ? title : `${title} (tập ${part}/${parts})`,
        subject,
        author,
        created,
        sheets: this.#pages.rendered([...this.#cover(input, parts, part), ...units.flatMap((u) => u.sheets)]),
      },
      path.join(outFolder, file),
      this.#dossier.files,
    );
    const { pages, bytes, sha256 } = result;
    return { file: { path: file, bytes, sha256, pages, ...rangeOf(units) }, result };
  }

  #result(written: readonly WrittenPart[], maxBytes = Number.POSITIVE_INFINITY): BoundVolume {
    for (const { file, result } of written) {
      for (const p of result.problems) this.#diagnostics.add({ ...p, where: [], about: this.#about });
      if (file.bytes > maxBytes)
        this.#diagnostics.warn(
          'volume-too-large',
          `${file.path} nặng ${megabytes(file.bytes)} MB, hơn mức ${megabytes(maxBytes)} MB, vì một giấy tờ không chia nhỏ được`,
          [],
          'quét lại giấy tờ nặng nhất ở 300 dpi, hoặc chia thành nhiều giấy tờ',
        );
    }
    return {
      criterion: this.#volume.criterion.id,
      files: written.map((w) => w.file),
      pdfa: written.every((w) => w.result.pdfa),
      notPdfa: [...new Set(written.flatMap((w) => w.result.notPdfa))],
      diagnostics: this.#diagnostics.items,
    };
  }

  /** The register goes with the first item, the certificate with the last. */
  #units(input: SheetInput): Unit[] {
    const front = ownSheet(input.dossier, 'register', null, { level: 1, title: 'Mục lục văn bản, tài liệu' });
    const back = ownSheet(input.dossier, 'certificate', null, { level: 1, title: 'Chứng từ kết thúc' });
    return withEnds(input, volumeUnits(input, this.#volume.sheets), backed(front, input), back);
  }

  get #about(): string[] {
    return [`criterion:${this.#volume.criterion.id}`];
  }

  /** The volume's own pages are rendered with the covers of its parts. */
  async #input(dossier: OwnPages, covers: VolumePartsInput['covers']): Promise<SheetInput> {
    const { criterion } = this.#volume;
    return {
      word: this.#plan.word,
      settings: this.#plan.settings,
      dossier,
      parts: await this.#pages.partPages(covers),
      nameOfIndicator: (id) => criterion.indicators.find((i) => i.id === id)?.name ?? '',
      leaveOut: this.#leaveOut,
    };
  }

  #cover(input: SheetInput, parts: number, part: number): VolumeSheet[] {
    const title = `Tiêu chí số ${this.#volume.criterion.id} - ${this.#volume.criterion.name}`;
    const sheets =
      parts === 1
        ? ownSheet(input.dossier, 'cover', null, { level: 1, title })
        : ownSheet(input.parts, coverKey(part), null, {
            level: 1,
            title: `${title} (tập ${part}/${parts})`,
          });
    return backed(sheets, input);
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace('.', ',');

function rangeOf(part: readonly Unit[]): { first: number; last: number } {
  const numbered = part.filter((u) => u.first !== null);
  return { first: numbered[0]?.first ?? 0, last: numbered.at(-1)?.last ?? 0 };
}
