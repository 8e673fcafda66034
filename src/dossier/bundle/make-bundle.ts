/**
 * `hoso bundle`: what an office hands over, as a folder and a ZIP in the order of the pack's list, with its list of
 * contents, handover record, checksums and archival metadata. In: a loaded case. Out: files on disk, all or none; every
 * part of the list has a line that says what became of it. Same case, same bytes.
 */
import path from 'node:path';
import { type Diagnostic, DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { BundleFile, BundleLine, BundleListing } from '../../tables/contents.ts';
import { ZipStream, ZipTooLarge } from '../../writers/zip-stream.ts';
import { checkDossier } from '../check.ts';
import { buildDocumentTree, checkTemplates, plannedDocuments } from '../documents.ts';
import { type RenderOptions, renderDocument } from '../generate.ts';
import type { LoadedDossier } from '../load.ts';
import { diskFault } from '../safe-write.ts';
import { listingOf } from './listing.ts';
import { type DocumentBlanks, type LineMaker, makeLine } from './make-lines.ts';
import { askedFor, type BundleManifest, manifestItems, type VolumeState } from './manifest.ts';
import { METADATA, metadataXml } from './metadata.ts';
import { pathFault } from './names.ts';
import { planLines } from './plan.ts';
import { type BundleRequest, bundleRequest } from './request.ts';
import { CHECKSUMS, StagedFolder } from './staged-folder.ts';
import { volumeBinder } from './volumes.ts';
import { withoutPersonal } from './without-personal.ts';

export interface BundleOptions extends RenderOptions {
  /** Folder of all bundles of the case. */
  readonly outFolder: string;
  /** `district`, `unit:cong-an`, … */
  readonly bundle: string;
  /** Instead of the edition of the pack's list. */
  readonly edition?: Edition;
  readonly includeUnready?: boolean;
  /** Refuse while `check` has errors. */
  readonly strict?: boolean;
  /** Bytes of one volume at most. */
  readonly maxBytes?: number;
  readonly onProgress?: (event: {
    readonly done: number;
    readonly total: number;
    readonly document: string;
  }) => void;
}

export interface BundleResult {
  readonly folder: string;
  readonly zip: string;
  readonly zipBytes: number;
  readonly title: string;
  readonly edition: Edition;
  readonly lines: readonly BundleLine[];
  readonly files: number;
  readonly blanks: readonly DocumentBlanks[];
  readonly volumes: readonly VolumeState[];
  readonly leftOut: readonly string[];
  /** Bundles of before that a person had changed: kept under these names. */
  readonly kept: readonly string[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * @throws DiagnosticError when the request, the templates or (with `strict`) the data have errors, or the disk refuses;
 * the bundle of before stays then.
 */
export async function makeBundle(loaded: LoadedDossier, options: BundleOptions): Promise<BundleResult> {
  const diagnostics = new Diagnostics();
  checkTemplates(loaded, diagnostics);
  const request = bundleRequest(loaded, options.bundle, diagnostics);
  if (!request || diagnostics.hasErrors) throw new DiagnosticError(diagnostics.items);
  const found = checkDossier(loaded, loaded.files).filter((d) => d.silenced === undefined);
  refuseErrors(found, options.strict ?? false, diagnostics);
  const { dossier, leftOut } =
    request.bundle.privacy === 'public' ? withoutPersonal(loaded) : { dossier: loaded, leftOut: [] };
  const planned = planLines(dossier, request.bundle, request.unit);
  if (planned.length === 0) nothingFor(request);
  const edition = options.edition ?? request.bundle.edition;
  const staged = new StagedFolder(options.outFolder, request.fileName);
  try {
    const binding = { edition, staged, maxBytes: options.maxBytes, diagnostics };
    // Numbers are those of the whole volumes, also in papers that strangers read.
    const volumes = await volumeBinder(loaded, binding);
    const maker: LineMaker = {
      dossier,
      edition,
      includeUnready: options.includeUnready ?? false,
      render: { signatureFields: options.signatureFields ?? false },
      staged,
      volumes,
      diagnostics,
      blanks: [],
      bound: [],
    };
    const lines: BundleLine[] = [];
    for (const [i, line] of planned.entries()) {
      options.onProgress?.({ done: i, total: planned.length, document: line.title });
      lines.push(await makeLine(maker, line));
    }
    options.onProgress?.({ done: planned.length, total: planned.length, document: '' });
    const listing = listingOf(dossier, request, planned, lines);
    const about = await aboutFiles(maker, request, listing);
    const states = maker.bound.map(({ criterion, pdfa, notPdfa }) => ({ criterion, pdfa, notPdfa }));
    writeManifest(maker, request, listing, { about, volumes: states, leftOut });
    writeChecksums(staged);
    refusePaths(staged.files, request);
    const zipBytes = writeZip(staged, request.fileName);
    const kept = staged.publish();
    const folder = path.join(options.outFolder, request.fileName);
    return {
      folder,
      zip: `${folder}.zip`,
      zipBytes,
      title: listing.title,
      edition,
      lines: listing.lines,
      files: staged.files.length,
      blanks: maker.blanks,
      volumes: states,
      leftOut,
      kept,
      warnings: diagnostics.items,
    };
  } catch (e) {
    staged.discard();
    throw e;
  }
}

/** Errors that `check` finds: with `--strict` nothing is made, otherwise they are told. */
function refuseErrors(found: readonly Diagnostic[], strict: boolean, diagnostics: Diagnostics): void {
  const errors = found.filter((d) => d.severity === 'error');
  if (strict && errors.length > 0) throw new DiagnosticError(errors);
  for (const d of errors) diagnostics.add({ ...d, severity: 'warning' });
}

function nothingFor({ bundle, unit }: BundleRequest): never {
  throw new DiagnosticError([
    {
      code: 'bundle-empty',
      severity: 'error',
      message: unit
        ? `không có phần nào của ${unit.name} ("${unit.id}"): đơn vị này không chủ trì chỉ tiêu nào, không có văn bản nào gửi đến`
        : `gói "${bundle.id}" không có thành phần nào`,
      hint: 'xem lại phân công (assignments) và vai trò (roles) của hồ sơ',
      where: [],
    },
  ]);
}

/** List of contents, handover record where files change hands, archival metadata. */
async function aboutFiles(
  maker: LineMaker,
  { bundle }: BundleRequest,
  listing: BundleListing,
): Promise<readonly BundleFile[]> {
  const { dossier, edition, staged, diagnostics } = maker;
  const files: BundleFile[] = [];
  for (const planned of plannedDocuments(dossier, 'bundle')) {
    if (planned.entry.template === 'handover.hbs' && !listing.handedOver) continue;
    const facts: string[] = [];
    const own = { ...planned, entry: { ...planned.entry, issuer: bundle.from } };
    const faults = new Diagnostics();
    const built = buildDocumentTree(own, dossier, edition, faults, {
      listing,
      missing: ({ what }) => facts.push(what),
    });
    if (!built || faults.hasErrors) throw new DiagnosticError(faults.items);
    for (const format of planned.entry.formats) {
      const { data, pages, warnings } = await renderDocument(built, format, maker.render);
      const name = `00-${planned.fileName}.${format}`;
      for (const warning of warnings) diagnostics.warn('writer', `${name}: ${warning}`);
      files.push(staged.write(name, data, pages));
    }
    if (facts.length > 0) maker.blanks.push({ id: planned.id, title: planned.title, facts, lines: [] });
  }
  const xml = metadataXml(dossier.appraised.data, listing, listing.receiver, diagnostics);
  return [...files, staged.write(METADATA, xml)];
}

function writeManifest(
  { dossier, edition, staged }: LineMaker,
  request: BundleRequest,
  listing: BundleListing,
  more: Pick<BundleManifest, 'about' | 'volumes' | 'leftOut'>,
): void {
  const manifest: BundleManifest = {
    schema: 1,
    caseId: dossier.appraised.data.id,
    pack: dossier.pack.info.id,
    bundle: askedFor(request),
    edition,
    items: manifestItems(listing.lines),
    ...more,
  };
  staged.write('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** As `sha256sum -c` reads it: LF, two spaces, names relative to the file. */
function writeChecksums(staged: StagedFolder): void {
  staged.write(CHECKSUMS, staged.files.map((f) => `${f.sha256}  ${f.path}\n`).join(''));
}

/** Only a pack with names of its own can come here. */
function refusePaths(files: readonly BundleFile[], { fileName }: BundleRequest): void {
  const faults = files.flatMap(({ path: name }) => {
    const fault = pathFault(`${fileName}/${name}`);
    return fault === null ? [] : [`${fileName}/${name}: ${fault}`];
  });
  if (faults.length > 0)
    throw new DiagnosticError(
      faults.map((message) => ({
        code: 'bundle-path',
        severity: 'error',
        message,
        hint: 'rút ngắn fileName hoặc id trong catalogue.yaml',
        where: [{ file: 'catalogue.yaml' }],
      })),
    );
}

function writeZip(staged: StagedFolder, top: string): number {
  let zip: ZipStream | null = null;
  try {
    zip = new ZipStream(staged.zip);
    for (const { path: name } of staged.files) zip.add(`${top}/${name}`, path.join(staged.folder, name));
    return zip.close();
  } catch (e) {
    zip?.abandon();
    if (e instanceof ZipTooLarge)
      throw new DiagnosticError([
        {
          code: 'zip-too-large',
          severity: 'error',
          message: `gói ${top}.zip lớn hơn 4 GB, nhiều máy không mở được`,
          hint: 'giảm độ phân giải khi quét, hoặc chia hồ sơ: --max-mb N tách quyển để nộp nhiều lần',
          where: [],
        },
      ]);
    diskFault(`${top}.zip`, e);
  }
}
