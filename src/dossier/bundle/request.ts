/** Which bundle is asked for: `district`, `province`, `meeting`, `posting`, `unit:<id>`. */
import type { Organisation } from '../../model/case-schema.ts';
import { type Diagnostics, didYouMean } from '../../model/diagnostics.ts';
import type { Bundle } from '../../model/pack-schema.ts';
import type { LoadedDossier } from '../load.ts';
import { safeStem } from './names.ts';

export interface BundleRequest {
  readonly bundle: Bundle;
  /** Whose share it is. */
  readonly unit: Organisation | null;
  /** Folder and ZIP, ASCII. */
  readonly fileName: string;
}

/** What may be asked for, as on the command line. */
export const bundleNames = ({ pack }: LoadedDossier): readonly string[] =>
  pack.bundles.map((b) => (b.perUnit ? `${b.id}:<đơn vị>` : b.id));

/** Null, with what is wrong and the nearest name, when there is no such bundle or unit. */
export function bundleRequest(
  dossier: LoadedDossier,
  asked: string,
  diagnostics: Diagnostics,
): BundleRequest | null {
  const { pack, appraised } = dossier;
  const colon = asked.indexOf(':');
  const id = colon < 0 ? asked : asked.slice(0, colon);
  const unitId = colon < 0 ? null : asked.slice(colon + 1);
  const bundle = pack.bundles.find((b) => b.id === id);
  if (!bundle) {
    const tier = id === 'district' && pack.info.tiers.district === undefined;
    diagnostics.error(
      'bundle-unknown',
      tier
        ? 'hồ sơ này thuộc chính quyền hai cấp nên không có gói trình cấp trung gian'
        : `không có gói "${asked}"`,
      [],
      tier
        ? 'xã trình thẳng tỉnh: --for province'
        : (didYouMean(
            id,
            pack.bundles.map((b) => b.id),
          ) ??
            (pack.bundles.length > 0
              ? `các gói: ${bundleNames(dossier).join(', ')}`
              : `bộ mẫu "${pack.info.id}" chưa khai gói nào (bundles trong catalogue.yaml)`)),
    );
    return null;
  }
  const units = appraised.data.organisations;
  if (!bundle.perUnit) {
    if (unitId === null) return { bundle, unit: null, fileName: bundle.fileName };
    diagnostics.error('bundle-unit', `gói "${id}" không chia theo đơn vị`, [], `ghi --for ${id}`);
    return null;
  }
  const unit = units.find((o) => o.id === unitId);
  if (!unit) {
    diagnostics.error(
      'unit-unknown',
      unitId === null || unitId === '' ? `gói "${id}" phải ghi rõ đơn vị` : `không có đơn vị "${unitId}"`,
      [],
      didYouMean(
        unitId ?? '',
        units.map((o) => o.id),
      ) ?? unitHint(id, units),
    );
    return null;
  }
  return { bundle, unit, fileName: bundle.fileName.replace('{unit}', safeStem(unit.id)) };
}

const MOST_UNITS = 8;

const unitHint = (id: string, units: readonly Organisation[]): string =>
  `ghi --for ${id}:<mã>, ví dụ ${units
    .slice(0, MOST_UNITS)
    .map((o) => `${id}:${o.id} (${o.name})`)
    .join(', ')}`;
