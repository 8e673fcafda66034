/**
 * Makes what the lines of a bundle name: papers through the same trees and writers as `hoso generate`, papers of other
 * bodies copied as they are. A paper that cannot be made is a line that says why; it does not spoil the others.
 */
import { type Diagnostic, DiagnosticError, Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { findFile } from '../../readers/evidence/find-file.ts';
import type { BundleFile, BundleLine, CopyKind } from '../../tables/contents.ts';
import { countText } from '../../wording/grammar.ts';
import { buildDocumentTree, type PlannedDocument } from '../documents.ts';
import { type RenderOptions, renderDocument } from '../generate.ts';
import type { LoadedDossier } from '../load.ts';
import { blanksOf, refusals } from '../readiness.ts';
import { diskFault, diskReason } from '../safe-write.ts';
import { extensionOf } from './names.ts';
import { documentRecord, evidenceRecord } from './paper-records.ts';
import type { PlannedLine } from './plan.ts';
import type { StagedFolder } from './staged-folder.ts';
import type { BoundFiles, VolumeBinder } from './volumes.ts';

export interface DocumentBlanks {
  readonly id: string;
  readonly title: string;
  /** Facts that the case does not state, in office words. */
  readonly facts: readonly string[];
  /** Lines of the paper that have dots to fill in by hand. */
  readonly lines: readonly string[];
}

export interface LineMaker {
  readonly dossier: LoadedDossier;
  readonly edition: Edition;
  readonly includeUnready: boolean;
  readonly render: RenderOptions;
  readonly staged: StagedFolder;
  readonly volumes: VolumeBinder | null;
  readonly diagnostics: Diagnostics;
  readonly blanks: DocumentBlanks[];
  readonly bound: BoundFiles[];
}

const EMPTY = { files: [], pages: null, numbered: null, record: null, note: null } as const;

export async function makeLine(maker: LineMaker, planned: PlannedLine): Promise<BundleLine> {
  const base = {
    order: planned.order,
    depth: planned.depth,
    kind: planned.kind,
    id: planned.id,
    title: planned.title,
    place: planned.place,
    criterion: planned.document?.criterion?.id ?? null,
    copies: copiesOf(maker.dossier, planned),
  };
  if (planned.state !== null) return { ...base, ...EMPTY, state: planned.state, reason: planned.reason };
  if (planned.evidence) return { ...base, ...externalLine(maker, planned) };
  if (planned.document) return { ...base, ...(await documentLine(maker, planned, planned.document)) };
  return { ...base, ...EMPTY, state: 'included', reason: null };
}

const COPIES: readonly CopyKind[] = ['original', 'certified', 'plain'];

/** A criterion's dossier holds what its papers are; other papers are what the list asks for. */
function copiesOf({ appraised }: LoadedDossier, { kind, document, copy }: PlannedLine): readonly CopyKind[] {
  if (kind === 'part') return [];
  if (copy !== null || !document?.criterion) return copy === null ? [] : [copy];
  const ids = new Set(document.criterion.indicators.map((i) => i.id));
  const there = new Set(
    appraised.data.evidence.filter((e) => e.indicators.some((id) => ids.has(id))).map((e) => e.copy),
  );
  return COPIES.filter((c) => there.has(c));
}

type Made = Pick<BundleLine, 'state' | 'reason' | 'files' | 'pages' | 'numbered' | 'record' | 'note'> & {
  readonly kind?: BundleLine['kind'];
};

const absent = (state: BundleLine['state'], reason: string): Made => ({ ...EMPTY, state, reason });

async function documentLine(maker: LineMaker, line: PlannedLine, document: PlannedDocument): Promise<Made> {
  const { dossier, edition } = maker;
  if (!document.entry.editions.includes(edition))
    return absent(
      'missing',
      edition === 'submission' ? 'giấy tờ này không có bản trình' : 'giấy tờ này không có bản làm việc',
    );
  const criterion =
    document.criterion && dossier.appraised.criteria.find((c) => c.def.id === document.criterion!.id);
  if (criterion && edition === 'submission' && !maker.includeUnready) {
    const reasons = refusals(dossier.appraised, criterion);
    if (reasons.length > 0) return absent('not-ready', reasons.join('; '));
  }
  const own = new Diagnostics();
  try {
    return await madeDocument(maker, line, document, own);
  } catch (e) {
    // The disk refused: nothing else can be written either.
    if (diskReason(e) !== null) diskFault(line.place, e);
    if (e instanceof DiagnosticError) {
      if (e.diagnostics.some((d) => d.code === 'file-locked')) throw e;
      return failed(maker, e.diagnostics);
    }
    own.error(
      'document-failed',
      `${document.id}: lỗi của chương trình (${e instanceof Error ? e.message : String(e)})`,
    );
    return failed(maker, own.items);
  }
}

function failed(maker: LineMaker, items: readonly Diagnostic[]): Made {
  for (const d of items) maker.diagnostics.add(d.severity === 'error' ? { ...d, severity: 'warning' } : d);
  const reasons = items.filter((d) => d.severity === 'error').map((d) => d.message);
  return absent('missing', reasons.join('; ') || 'không lập được');
}

async function madeDocument(
  maker: LineMaker,
  line: PlannedLine,
  document: PlannedDocument,
  own: Diagnostics,
): Promise<Made> {
  const { dossier, edition, staged } = maker;
  const facts: string[] = [];
  const built = buildDocumentTree(document, dossier, edition, own, {
    missing: ({ what }) => facts.push(what),
    ...(maker.volumes ? { sheets: maker.volumes.sheets } : {}),
  });
  if (!built || own.hasErrors) return failed(maker, own.items);
  for (const d of own.items) maker.diagnostics.add(d);
  const bound =
    line.bound && maker.volumes && document.criterion
      ? await maker.volumes.bind(document.criterion.id, line.place)
      : null;
  const files: BundleFile[] = [];
  let pages: number | null = null;
  for (const format of document.entry.formats) {
    // The volume begins with the pages of this paper: it takes the place of its PDF.
    if (format === 'pdf' && bound && bound.files.length > 0) {
      files.push(...bound.files);
      pages = bound.pages;
      continue;
    }
    const rendered = await renderDocument(built, format, maker.render);
    const name = `${line.place}.${format}`;
    for (const warning of rendered.warnings) maker.diagnostics.warn('writer', `${name}: ${warning}`);
    files.push(staged.write(name, rendered.data, rendered.pages));
    if (rendered.pages !== undefined) pages = rendered.pages;
  }
  const lines = edition === 'submission' ? blanksOf(built.tree, dossier.pack.wording.marks.shortBlank) : [];
  if (facts.length + lines.length > 0)
    maker.blanks.push({ id: document.id, title: document.title, facts: [...new Set(facts)], lines });
  if (bound) maker.bound.push(bound);
  const beside = bound?.beside ?? [];
  return {
    state: 'included',
    reason: null,
    files: [...files, ...beside],
    pages,
    numbered: bound?.numbered ?? null,
    record: documentRecord(dossier.appraised, document, built.tree.title),
    note: beside.length > 0 ? `kèm ${countText(beside.length)} tệp rời` : null,
    ...(bound ? { kind: 'volume' as const } : {}),
  };
}

/** A paper of another body: the case's file, under the name of the list. */
function externalLine({ dossier, staged }: LineMaker, line: PlannedLine): Made {
  const evidence = line.evidence!;
  const record = evidenceRecord(evidence);
  if (evidence.file === undefined)
    return { ...absent('missing', 'đã khai giấy tờ nhưng chưa có tệp quét'), record };
  const found = findFile(evidence.file, dossier.folder, dossier.files);
  if ('why' in found) {
    const reason =
      found.why === 'outside'
        ? `tệp "${evidence.file}" nằm ngoài thư mục hồ sơ`
        : `không thấy tệp "${evidence.file}"`;
    return { ...absent('missing', reason), record };
  }
  if (found.bytes === 0) return { ...absent('missing', `tệp "${evidence.file}" rỗng (0 byte)`), record };
  const bytes = dossier.files.readBytes(found.path);
  if (bytes === null) return { ...absent('missing', `không đọc được tệp "${evidence.file}"`), record };
  const file = staged.write(`${line.place}.${extensionOf(evidence.file)}`, bytes);
  return {
    state: 'included',
    reason: null,
    files: [file],
    pages: evidence.pages ?? null,
    numbered: null,
    record,
    note: null,
  };
}
