/** What a run is asked for and what it tells. */
import type { Diagnostic } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { Disk } from '../disk.ts';
import type { KeptFile, ManifestDocument } from '../manifest.ts';
import type { KeptParts } from './kept-parts.ts';

export type Format = 'docx' | 'pdf' | 'xlsx';

export interface RenderOptions {
  /** Unsigned signature fields in the signing rooms of a PDF; signing tools of offices place their own. */
  readonly signatureFields?: boolean;
  /** Of a process that makes the same documents again and again; never changes what a file says. */
  readonly parts?: KeptParts;
}

export interface GenerateOptions extends RenderOptions {
  readonly outFolder: string;
  readonly edition: Edition;
  /** Ids of documents; empty = all. */
  readonly only?: readonly string[];
  /** Empty = all formats of each document. */
  readonly formats?: readonly Format[];
  /** Submission: make documents that would be refused. */
  readonly includeUnready?: boolean;
  /** Makes and writes every file anew, also where nothing has changed; handwork stays protected. */
  readonly force?: boolean;
  readonly onProgress?: (event: ProgressEvent) => void;
  /** Milliseconds of a monotonic clock, for timings; never enters a document. */
  readonly clock?: () => number;
  /** Default: the real one. */
  readonly disk?: Disk;
  /** Identity of the program that makes the files; default: this one's. */
  readonly build?: string;
}

export interface ProgressEvent {
  readonly done: number;
  readonly total: number;
  readonly document: string;
}

export interface GenerateResult {
  readonly folder: string;
  /** All that were asked for and stand there now, written by this run or before. */
  readonly documents: readonly ManifestDocument[];
  /** Of the PDFs of `documents`. */
  readonly pages: number;
  /** Paths of files, relative to the folder, that this run wrote. */
  readonly written: readonly string[];
  /** Asked for, and there already as they would have been written. */
  readonly unchanged: readonly string[];
  /** Ours, unedited, and no longer an output of the case. */
  readonly removed: readonly string[];
  /** Stay although they are not what the case gives now: edited by a person, or issued. */
  readonly kept: readonly KeptFile[];
  readonly failed: readonly { readonly id: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly refused: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly warnings: readonly Diagnostic[];
  /** Milliseconds by stage, when a clock was given. */
  readonly timings: Readonly<Record<string, number>>;
}

export const wants = ({ formats = [] }: Pick<GenerateOptions, 'formats'>, format: Format): boolean =>
  formats.length === 0 || formats.includes(format);
