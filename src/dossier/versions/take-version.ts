/**
 * Keeps a case as it is: its data byte for byte, the manifests of the documents made from it, and hashes of what is not
 * copied (templates, evidence). Made whole in a folder beside its place, which it then takes; never over another version.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticError } from '../../model/diagnostics.ts';
import { type CaseVersion, oneLine, VERSION_FILE, versionName } from '../../model/version.ts';
import { caseFiles } from '../../readers/case-folder.ts';
import { fileSha256, folderSha256, sha256 } from '../hashes.ts';
import type { LoadedDossier } from '../load.ts';
import { isAlive } from '../output-lock.ts';
import { diskFault } from '../safe-write.ts';
import { underSeriesLock } from './series-lock.ts';
import { isWhole, type KeptVersion, seriesOf, type VersionSeries, versionsOf } from './versions-of.ts';

export interface VersionRequest {
  readonly note: string;
  readonly by?: string;
  /** Day on which it is kept, `YYYY-MM-DD`. */
  readonly on: string;
  /** Folder of the documents of the case (`output/<id>`); its manifests are kept where there are any. */
  readonly outFolder?: string;
  readonly packsFolder: string;
  /** Folder of the office's own templates. */
  readonly templates?: string;
  /** Keep it though nothing changed since the last one. */
  readonly force?: boolean;
}

export interface TakenVersion extends KeptVersion {
  readonly version: CaseVersion;
  /** False: nothing had changed since this one, so none was made. */
  readonly made: boolean;
}

/** Where manifests stand in a version: not beside the data, where they would be read as data. */
const RESULTS = 'ket-qua';
const MANIFESTS = ['manifest.json', 'submission/manifest.json'];

/** What a closed round adds. */
export interface Closing {
  readonly frozen: NonNullable<CaseVersion['frozen']>;
  /** Throws when the round may not be closed; asked again when no other run can close one meanwhile. */
  readonly admit: () => void;
}

/** @throws DiagnosticError when the case is a version itself, or the disk refuses; nothing is left behind then. */
export function takeVersion(
  caseFolder: string,
  dossier: LoadedDossier,
  request: VersionRequest,
  closing?: Closing,
): TakenVersion {
  const { files } = dossier;
  refuseVersion(dossier);
  const series = seriesOf(caseFolder, dossier.appraised.data.id, files);
  const contents = contentsOf(caseFolder, request, files);
  const frozen = closing?.frozen ?? null;
  const version: CaseVersion = {
    schema: 1,
    number: nextNumber(series, files),
    date: request.on,
    note: noteOf(request.note),
    by: request.by === undefined ? null : oneLine(request.by) || null,
    caseId: dossier.appraised.data.id,
    pack: dossier.pack.info.id,
    packSha256: folderSha256(path.posix.join(request.packsFolder, dossier.pack.info.id), files),
    templatesSha256: request.templates === undefined ? null : folderSha256(request.templates, files),
    home: series.home,
    files: contents.map(({ path: name, bytes, data }) => ({ path: name, sha256: sha256(bytes), data })),
    evidence: dossier.appraised.data.evidence.flatMap(({ id, file }) =>
      file === undefined
        ? []
        : [{ id, file, sha256: fileSha256(path.join(dossier.folder, file.replaceAll('\\', '/'))) }],
    ),
    frozen,
  };
  const last = versionsOf(series, files).at(-1);
  // A damaged one keeps nothing, whatever it says of itself.
  if (!request.force && !closing && last?.version && sameState(last.version, version) && isWhole(last, files))
    return { ...last, version: last.version, made: false };
  return underSeriesLock(series.folder, () => {
    closing?.admit();
    const numbered = { ...version, number: nextNumber(series, files) };
    const folder = path.posix.join(series.folder, versionName(numbered));
    publish(folder, [
      ...contents,
      { path: VERSION_FILE, bytes: Buffer.from(`${JSON.stringify(numbered, null, 2)}\n`) },
    ]);
    return { folder, number: numbered.number, version: numbered, made: true };
  });
}

const nextNumber = (series: VersionSeries, files: LoadedDossier['files']): number =>
  versionsOf(series, files).reduce((most, { number }) => Math.max(most, number), 0) + 1;

/** Letters; lists and documents print it. */
const LONGEST_NOTE = 300;

function noteOf(typed: string): string {
  const note = oneLine(typed);
  const problem =
    note === ''
      ? 'ghi chú của phiên bản còn trống'
      : note.length > LONGEST_NOTE
        ? `ghi chú của phiên bản dài ${note.length} ký tự, nhiều nhất ${LONGEST_NOTE}`
        : null;
  if (problem === null) return note;
  throw new DiagnosticError([
    {
      code: 'version-note',
      severity: 'error',
      message: problem,
      hint: 'ghi ngắn gọn lưu để làm gì: --note "gửi huyện thẩm tra lần 1"',
      where: [],
    },
  ]);
}

/** @throws DiagnosticError: versions are kept of the live case only. */
export function refuseVersion({ version }: LoadedDossier): void {
  if (!version) return;
  throw new DiagnosticError([
    {
      code: 'version-of-version',
      severity: 'error',
      message: `đây là phiên bản ${versionName(version)} đã lưu, không phải hồ sơ đang làm`,
      hint: 'chạy lệnh với thư mục hoặc bảng số liệu của hồ sơ đang làm',
      where: [],
    },
  ]);
}

interface Content {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly data: boolean;
}

function contentsOf(
  caseFolder: string,
  { outFolder }: VersionRequest,
  files: LoadedDossier['files'],
): readonly Content[] {
  const content = (source: string, name: string, data: boolean): Content[] => {
    const bytes = files.readBytes(source);
    return bytes === null ? [] : [{ path: name, bytes, data }];
  };
  return [
    ...caseFiles(caseFolder, files).flatMap((file) => content(file, path.posix.basename(file), true)),
    ...(outFolder === undefined
      ? []
      : MANIFESTS.flatMap((name) =>
          content(path.posix.join(outFolder, name), path.posix.join(RESULTS, name), false),
        )),
  ];
}

/** Whether keeping it again would keep nothing new. A closed round shows other figures than the files it holds. */
const sameState = (a: CaseVersion, b: CaseVersion): boolean =>
  a.frozen === null &&
  b.frozen === null &&
  JSON.stringify([a.pack, a.packSha256, a.templatesSha256, a.files, a.evidence]) ===
    JSON.stringify([b.pack, b.packSha256, b.templatesSha256, b.files, b.evidence]);

function publish(folder: string, contents: readonly Pick<Content, 'path' | 'bytes'>[]): void {
  const parent = path.dirname(folder);
  const staged = path.join(parent, `.${path.basename(folder)}.${process.pid}.tmp`);
  try {
    mkdirSync(parent, { recursive: true });
    sweep(parent);
    for (const { path: name, bytes } of contents) {
      const file = path.join(staged, name);
      mkdirSync(path.dirname(file), { recursive: true });
      // Nobody has it a second time.
      writeFileSync(file, bytes, { flush: true });
    }
    // On some systems an empty folder would be replaced without a word.
    if (existsSync(folder)) throw Object.assign(new Error('there already'), { code: 'EEXIST' });
    renameSync(staged, folder);
  } catch (e) {
    rmSync(staged, { recursive: true, force: true });
    const { code } = e as { code?: string };
    if ((code === 'EEXIST' || code === 'ENOTEMPTY') && existsSync(folder)) refuseOther(folder);
    diskFault(folder, e);
  }
}

/** Numbers go on from every version that is there, so what has this name is none. */
function refuseOther(folder: string): never {
  throw new DiagnosticError([
    {
      code: 'version-exists',
      severity: 'error',
      message: `đã có ${folder} mà không phải là phiên bản nào`,
      hint: 'đổi tên hoặc chuyển thư mục, tệp đó đi chỗ khác rồi chạy lại',
      where: [{ file: folder }],
    },
  ]);
}

/** What runs that were killed left behind; a run that is still going keeps its folder. */
function sweep(parent: string): void {
  for (const entry of readdirSync(parent)) {
    const pid = /^\.\d{3,}-\d{4}-\d{2}-\d{2}\.(\d+)\.tmp$/.exec(entry)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(path.join(parent, entry), { recursive: true, force: true });
  }
}
