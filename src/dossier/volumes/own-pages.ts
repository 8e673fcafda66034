/**
 * The pages of a volume that are ours, rendered: the criterion's dossier, the volume's own small document, and pages of
 * photos, which are made only when the volume comes to them.
 */
import type { DocumentTree } from '../../document/tree.ts';
import { layoutDocument } from '../../layout/layout.ts';
import { DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { papersByIndicator } from '../../tables/evidence-order.ts';
import { isListed } from '../../tables/paper-numbers.ts';
import type { Photo } from '../../templating/views/photo-blocks.ts';
import { BLANK_PAGE, type VolumePartsInput } from '../../templating/views/volume-parts.ts';
import type { OwnSheet, SourceSheet } from '../../volumes/write.ts';
import type { PlannedDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { volumePartsTree } from '../recipes/volume-parts.ts';
import type { PlannedItem, PlannedVolume } from './arrange.ts';
import { pagesOfParts } from './parts-of-tree.ts';
import { photoResource } from './photos.ts';
import type { VolumePlan } from './plan.ts';
import { dividerKey, type OwnPages, ownSheet, placeholderKey, type VolumeSheet } from './sheets-of-volume.ts';

/** Bytes of photos that are rendered together; one page is always made. */
const PHOTO_BYTES = 24 * 1024 * 1024;

/** Keys of the pages of photos that come next, as many as may be rendered together. */
function nextPhotos(sheets: readonly VolumeSheet[]): string[] {
  const keys: string[] = [];
  let bytes = 0;
  for (const sheet of sheets) {
    if (sheet.kind !== 'photos') continue;
    bytes += sheet.bytes;
    if (keys.length > 0 && bytes > PHOTO_BYTES) break;
    keys.push(sheet.key);
  }
  return keys;
}

const WITHHELD = 'giấy tờ có dữ liệu cá nhân nên không đưa vào bản này';

const WITHHELD_PHOTO = 'Ảnh có dữ liệu cá nhân nên không đưa vào bản này';

const faultOf = ({ probe }: PlannedItem): string =>
  probe?.findings.find((f) => f.severity === 'error')?.message ?? 'không rõ lý do';

/** Pages of each section by the key that the view gave it. */
function pagesBySection(tree: DocumentTree): Record<string, number[]> {
  const out: Record<string, number[]> = {};
  for (const [page, { section }] of layoutDocument(tree).entries()) {
    const [, key = BLANK_PAGE] = tree.sections[section]!.key.split('/');
    out[key] = [...(out[key] ?? []), page];
  }
  return out;
}

const NOTHING: OwnPages = { pdf: new Uint8Array(), pagesOf: () => [], pageBytes: 0 };

export interface OwnPageOptions {
  readonly edition: Edition;
  /** Evidence whose pages are left out, by id. */
  readonly leaveOut: ReadonlySet<string>;
}

export class OwnPageMaker {
  readonly #dossier: LoadedDossier;
  readonly #plan: VolumePlan;
  readonly #volume: PlannedVolume;
  readonly #criterion: PlannedDocument;
  readonly #options: OwnPageOptions;
  /** Takes what the writer warns of. */
  readonly #diagnostics: Diagnostics;

  constructor(
    dossier: LoadedDossier,
    plan: VolumePlan,
    volume: PlannedVolume,
    criterion: PlannedDocument,
    options: OwnPageOptions,
    diagnostics: Diagnostics,
  ) {
    this.#dossier = dossier;
    this.#plan = plan;
    this.#volume = volume;
    this.#criterion = criterion;
    this.#options = options;
    this.#diagnostics = diagnostics;
  }

  /** Pages of photos are made some at a time, so that no volume holds all its photos in memory. */
  async *rendered(sheets: readonly VolumeSheet[]): AsyncGenerator<OwnSheet | SourceSheet> {
    let photos: { readonly keys: readonly string[]; readonly own: OwnPages } = { keys: [], own: NOTHING };
    for (const [i, sheet] of sheets.entries()) {
      if (sheet.kind !== 'photos') {
        yield sheet;
        continue;
      }
      if (!photos.keys.includes(sheet.key)) {
        const keys = nextPhotos(sheets.slice(i));
        photos = { keys, own: await this.#photoPages(keys) };
      }
      const { stamps, bookmark, blankAfter = false } = sheet;
      for (const made of ownSheet(photos.own, sheet.key, stamps, bookmark)) yield { ...made, blankAfter };
    }
  }

  async #photoPages(keys: readonly string[]): Promise<OwnPages> {
    const photoPages = this.#volume.sheets.flatMap((s) =>
      s.kind === 'photos' && keys.includes(s.key)
        ? [
            {
              key: s.key,
              indicator: s.items[0]!.indicator!,
              photos: s.items.map((item) => this.#photo(item)),
            },
          ]
        : [],
    );
    return this.#parts({ covers: [], dividers: [], placeholders: [], photoPages });
  }

  #photo({ evidence }: PlannedItem): Photo {
    return this.#options.leaveOut.has(evidence!.id)
      ? { evidence: evidence!, image: null, instead: WITHHELD_PHOTO }
      : { evidence: evidence!, image: photoResource(this.#dossier, evidence!) };
  }

  async #ownPages(tree: DocumentTree, pages: Readonly<Record<string, readonly number[]>>): Promise<OwnPages> {
    const { renderPdf } = await import('../../writers/pdf/render.ts');
    const made = await renderPdf(tree);
    for (const w of made.warnings)
      this.#diagnostics.add({
        code: 'writer',
        severity: 'warning',
        message: w.message,
        where: [],
        about: [`criterion:${this.#volume.criterion.id}`],
      });
    return {
      pdf: made.buffer,
      pagesOf: (part) => pages[part] ?? [],
      pageBytes: Math.ceil(made.buffer.length / Math.max(1, made.pages)),
    };
  }

  /** The criterion's dossier. */
  dossierPages(tree: DocumentTree): Promise<OwnPages> {
    return this.#ownPages(tree, pagesOfParts(tree));
  }

  /** Dividers, pages in the place of files, covers of parts; without the pages of photos. */
  partPages(covers: VolumePartsInput['covers']): Promise<OwnPages> {
    return this.#parts({ ...this.#partsInput(), covers });
  }

  async #parts(input: Omit<VolumePartsInput, 'pictureTwip'>): Promise<OwnPages> {
    const faults = new Diagnostics();
    const tree = volumePartsTree(
      this.#dossier,
      this.#criterion,
      this.#options.edition,
      this.#plan.sheets,
      input,
      faults,
    );
    if (!tree || faults.hasErrors) throw new DiagnosticError(faults.items);
    return this.#ownPages(tree, pagesBySection(tree));
  }

  #partsInput(): Omit<VolumePartsInput, 'covers' | 'pictureTwip'> {
    const { appraised } = this.#dossier;
    const { edition } = this.#options;
    const context = { edition, sheets: this.#plan.sheets };
    const { criterion, sheets } = this.#volume;
    const grouped = new Map(papersByIndicator(appraised, { def: criterion }).map((g) => [g.indicator, g]));
    return {
      dividers: sheets.flatMap((s) => {
        if (s.kind !== 'divider') return [];
        const { papers, also } = grouped.get(s.indicator)!;
        const listed = [...papers, ...also].filter((e) => isListed(context, e));
        return [{ key: dividerKey(s.indicator), indicator: s.indicator, papers: listed }];
      }),
      placeholders: sheets.flatMap((s) => {
        if (s.kind !== 'placeholder' && s.kind !== 'source') return [];
        const evidence = s.item.evidence!;
        const withheld = s.kind === 'source';
        if (withheld && !this.#options.leaveOut.has(evidence.id)) return [];
        const reason = withheld ? WITHHELD : faultOf(s.item);
        return [{ key: placeholderKey(evidence.id), evidence, reason, withheld }];
      }),
      photoPages: [],
    };
  }
}
