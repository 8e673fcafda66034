/** Where documents of a kept version go: never among those of the live case. */
import type { CaseVersion } from '../../model/version.ts';
import { versionNumber } from '../../model/version.ts';

/** Folders below `output/<case id>`: none for the live case, `dot-2024-11-15` for a closed round, `phien-ban-003`. */
export const outputParts = ({ version }: { readonly version?: CaseVersion }): readonly string[] =>
  version === undefined
    ? []
    : [version.frozen === null ? `phien-ban-${versionNumber(version.number)}` : `dot-${version.frozen.asOf}`];
