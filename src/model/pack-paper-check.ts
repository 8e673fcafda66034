/** Ids inside a pack's lists of papers: of other bodies, bundles, parts of prose, sources of funds, thresholds. */
import type { Diagnostics } from './diagnostics.ts';
import type { Pack } from './pack.ts';
import type { Bundle, Government } from './pack-schema.ts';
import { compareDecimals, decimal, formatDecimal } from './quantity.ts';

/** What `checkPack` lends: each tells its faults itself. */
export interface PackTools {
  unique(what: string, file: string, ids: readonly string[]): ReadonlySet<string>;
  known(what: string, file: string, id: string | undefined, ids: ReadonlySet<string>): void;
  readonly roles: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

const CATALOGUE = 'catalogue.yaml';
const PACK = 'pack.yaml';

export function checkPapersOfPack(pack: Pack, tools: PackTools, diagnostics: Diagnostics): void {
  checkMoneyAndVotes(pack, tools, diagnostics);
  const { unique, known, roles, indicators } = tools;
  const conditions = unique(
    'điều kiện',
    PACK,
    pack.info.conditions.map((c) => c.id),
  );
  for (const document of pack.documents)
    unique(
      `phần của văn bản "${document.id}"`,
      CATALOGUE,
      document.parts.map((p) => p.id),
    );
  const externals = unique(
    'giấy tờ của cơ quan khác',
    CATALOGUE,
    pack.externals.map((e) => e.id),
  );
  for (const external of pack.externals) {
    known('vai trò', CATALOGUE, external.from, roles);
    known('điều kiện', CATALOGUE, external.condition, conditions);
    for (const id of external.indicators) known('chỉ tiêu', CATALOGUE, id, indicators);
  }
  checkBundles(pack, externals, tools, diagnostics);
}

function checkMoneyAndVotes({ info }: Pack, { unique }: PackTools, diagnostics: Diagnostics): void {
  unique(
    'nguồn vốn',
    PACK,
    info.fundingSources.map((s) => s.id),
  );
  const { voteThresholds } = info.settings;
  unique(
    'tỷ lệ nhất trí của cấp',
    PACK,
    voteThresholds.map((t) => t.level),
  );
  for (const { level, percent } of voteThresholds)
    if (compareDecimals(percent, decimal(0)) <= 0 || compareDecimals(percent, decimal(100)) > 0)
      diagnostics.error(
        'threshold-range',
        `bộ mẫu: tỷ lệ nhất trí của cấp "${level}" phải lớn hơn 0 và không quá 100, đang là ${formatDecimal(percent)}`,
        [{ file: PACK }],
      );
}

function checkBundles(
  pack: Pack,
  externals: ReadonlySet<string>,
  { unique, known, roles }: PackTools,
  diagnostics: Diagnostics,
): void {
  const documents = new Set(pack.documents.map((d) => d.id));
  // A list may be another one under each arrangement of government: the same id, once in each.
  for (const government of ['three-tier', 'two-tier'] as const)
    unique(
      'bộ hồ sơ',
      CATALOGUE,
      pack.bundles.flatMap((b) => (existsUnder(b, government) ? [b.id] : [])),
    );
  const bundles = new Set(pack.bundles.map((b) => b.id));
  for (const bundle of pack.bundles) {
    known('vai trò', CATALOGUE, bundle.from, roles);
    known('vai trò', CATALOGUE, bundle.to, roles);
    unique(
      `mục của bộ hồ sơ "${bundle.id}"`,
      CATALOGUE,
      bundle.items.map((i) => i.id),
    );
    for (const item of bundle.items) {
      for (const id of item.documents) known('văn bản', CATALOGUE, id, documents);
      for (const id of item.externals) known('giấy tờ của cơ quan khác', CATALOGUE, id, externals);
      known('bộ hồ sơ', CATALOGUE, item.bundle, bundles);
    }
    if (holdsItself(pack, bundle))
      diagnostics.error(
        'bundle-circle',
        `bộ mẫu: bộ hồ sơ "${bundle.id}" chứa chính nó`,
        [{ file: CATALOGUE }],
        'bỏ mục "bundle" trỏ ngược lại',
      );
  }
}

const existsUnder = (bundle: Bundle, government: Government): boolean =>
  bundle.government === undefined || bundle.government === government;

function holdsItself(pack: Pack, start: Bundle): boolean {
  const together = (b: Bundle): boolean => start.government === undefined || existsUnder(b, start.government);
  const seen = new Set<Bundle>();
  const open = [start];
  for (let bundle = open.pop(); bundle; bundle = open.pop())
    for (const { bundle: id } of bundle.items)
      for (const inner of pack.bundles.filter((b) => b.id === id && together(b))) {
        if (inner === start) return true;
        if (seen.has(inner)) continue;
        seen.add(inner);
        open.push(inner);
      }
  return false;
}
