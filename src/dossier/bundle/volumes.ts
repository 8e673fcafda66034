/** What a bundle asks of the bound volumes: one per criterion, its files in the bundle's folder. */
import type { BundleFile } from '../../tables/contents.ts';

export interface BoundFiles {
  readonly criterion: string;
  /** Parts of the volume, in order. */
  readonly files: readonly BundleFile[];
  /** Files that cannot be bound and go beside the volume. */
  readonly beside: readonly BundleFile[];
  readonly pages: number;
  readonly pdfa: boolean;
  readonly notPdfa: readonly string[];
}

export interface VolumeBinder {
  /** @param place stem of the volume's files, relative to the bundle's folder. */
  bind(criterion: string, place: string): Promise<BoundFiles>;
}
