/** `manifest.json` of a bundle: what stands in it, part by part, for programs. */
import type { BundleFile, BundleLine, PartState } from '../../tables/contents.ts';
import type { BundleRequest } from './request.ts';

export interface BundleManifestItem {
  readonly order: string;
  readonly id: string;
  readonly title: string;
  readonly state: PartState;
  readonly files: readonly BundleFile[];
  readonly reason?: string;
}

/** Whether a bound volume is PDF/A, and which sources keep it from being one. */
export interface VolumeState {
  readonly criterion: string;
  readonly pdfa: boolean;
  readonly notPdfa: readonly string[];
}

export interface BundleManifest {
  readonly schema: 1;
  readonly caseId: string;
  readonly pack: string;
  readonly bundle: string;
  readonly edition: 'working' | 'submission';
  readonly items: readonly BundleManifestItem[];
  /** List of contents, handover record, metadata: files about the bundle. */
  readonly about: readonly BundleFile[];
  readonly volumes: readonly VolumeState[];
  /** What was kept out because it names persons. */
  readonly leftOut: readonly string[];
}

export const manifestItems = (lines: readonly BundleLine[]): readonly BundleManifestItem[] =>
  lines.map((line) => ({
    order: line.order,
    id: line.id,
    title: line.title,
    state: line.state,
    files: line.files,
    ...(line.reason === null ? {} : { reason: line.reason }),
  }));

/** `unit:cong-an`, as it was asked for. */
export const askedFor = ({ bundle, unit }: BundleRequest): string =>
  unit ? `${bundle.id}:${unit.id}` : bundle.id;
