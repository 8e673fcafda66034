/**
 * The province's table from what was found, into a folder of its own beside the communes' (`output/tong-hop-toan-tinh`).
 * A commune whose data were read is in it also when some of its documents could not be made: the verdicts are the
 * appraisal's. Communes under another criteria set cannot stand in the same columns: they are listed with the reason.
 */
import path from 'node:path';
import type { CommuneFacts } from '../appraisal/commune-facts.ts';
import type { Disk } from '../dossier/disk.ts';
import { renderDocument } from '../dossier/generate/render.ts';
import { buildProvinceSummary } from '../dossier/province-summary.ts';
import { writeDocuments } from '../dossier/write-documents.ts';
import { type Diagnostic, DiagnosticError, Diagnostics } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import type { Edition } from '../model/pack-schema.ts';
import type { Troubled } from '../tables/province.ts';
import { countText } from '../wording/grammar.ts';
import type { CommuneOutcome } from './batch.ts';

/** Of the document, for `--only`. */
export const SUMMARY_ID = 'province-summary';
/** In the output folder; no case may have it as its id. */
export const SUMMARY_FOLDER = 'tong-hop-toan-tinh';

export interface SummaryResult {
  /** Null when it could not be written. */
  readonly folder: string | null;
  /** Relative to the folder. */
  readonly files: readonly string[];
  readonly communes: number;
  readonly troubled: readonly Troubled[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface SummaryOptions {
  readonly out: string;
  readonly edition: Edition;
  readonly packOf: (id: string) => Pack;
  readonly disk?: Disk;
}

export async function writeSummary(
  outcomes: readonly CommuneOutcome[],
  { out, edition, packOf, disk }: SummaryOptions,
): Promise<SummaryResult> {
  const readable = outcomes.filter((o) => isCounted(o));
  const packId = mostUsed(readable.map((o) => o.facts!.pack));
  const communes = readable.flatMap((o) => (o.facts?.pack === packId ? [o.facts] : []));
  const troubled = outcomes.flatMap((o) => troubleOf(o, packId));
  const folder = path.join(out, SUMMARY_FOLDER, ...(edition === 'submission' ? ['submission'] : []));
  const none = { folder: null, files: [], communes: communes.length, troubled };
  const diagnostics = new Diagnostics();
  try {
    const document = buildProvinceSummary(packOf(packId), { communes, troubled }, edition);
    const files = [];
    for (const format of document.entry.formats) {
      const { data, pages, warnings } = await renderDocument(document, format);
      const name = `${document.fileName}.${format}`;
      for (const message of warnings) diagnostics.warn('writer', `${name}: ${message}`);
      files.push({ of: document, name, format, data, ...(pages === undefined ? {} : { pages }) });
    }
    const written = await writeDocuments(files, {
      folder,
      caseId: SUMMARY_FOLDER,
      pack: packId,
      edition,
      ...(disk ? { disk } : {}),
    });
    for (const found of written.diagnostics) diagnostics.add(found);
    return {
      ...none,
      folder: written.folder,
      files: written.written,
      diagnostics: diagnostics.items,
    };
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    return { ...none, diagnostics: [...diagnostics.items, ...e.diagnostics] };
  }
}

/** Two cases of one id cannot both be the commune; a case that could be read is one, whatever became of its papers. */
export const isCounted = ({ facts, diagnostics }: CommuneOutcome): boolean =>
  facts !== null && !diagnostics.some((d) => d.code === 'batch-same-id');

/** Of several equally used ones the first. */
function mostUsed(packs: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const pack of packs) counts.set(pack, (counts.get(pack) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Nothing to tell of a commune that is whole, nor of papers that may not be handed in yet: their verdicts say why. */
function troubleOf(outcome: CommuneOutcome, packId: string): Troubled[] {
  const { source, facts, made, state, diagnostics } = outcome;
  const told = (counted: boolean, reason: string): Troubled[] => [
    { source: source.name, name: nameOf(facts), counted, reason },
  ];
  if (!isCounted(outcome)) return told(false, reasonOf(diagnostics));
  if (facts?.pack !== packId) return told(false, `dùng bộ tiêu chí khác: ${facts?.pack}`);
  if (state === 'failed') return told(true, reasonOf(diagnostics));
  const [first, ...more] = made?.failed ?? [];
  if (!first) return [];
  const rest = more.length === 0 ? '' : ` (và ${countText(more.length)} văn bản khác)`;
  return told(true, `không lập được ${first.id}: ${first.reason}${rest}`);
}

const nameOf = (facts: CommuneFacts | null): string | null =>
  facts && `${facts.commune.kind} ${facts.commune.name}`;

/** The first error and how many more there are. */
function reasonOf(diagnostics: readonly Diagnostic[]): string {
  const [first, ...more] = diagnostics;
  if (!first) return 'chưa lập';
  return more.length === 0 ? first.message : `${first.message} (và ${countText(more.length)} lỗi khác)`;
}
