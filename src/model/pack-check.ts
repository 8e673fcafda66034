/** Ids inside a pack: unique, and what refers to them exists. A pack is data that offices may get from others. */
import { type Diagnostics, didYouMean } from './diagnostics.ts';
import type { Pack } from './pack.ts';
import { checkPapersOfPack } from './pack-paper-check.ts';

export function checkPack(pack: Pack, diagnostics: Diagnostics): void {
  const unique = (what: string, file: string, ids: readonly string[]): ReadonlySet<string> => {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) diagnostics.error('duplicate-id', `bộ mẫu: ${what} "${id}" khai hai lần`, [{ file }]);
      seen.add(id);
    }
    return seen;
  };
  const known = (what: string, file: string, id: string | undefined, ids: ReadonlySet<string>): void => {
    if (id === undefined || ids.has(id)) return;
    diagnostics.error('unknown-id', `bộ mẫu: không có ${what} "${id}"`, [{ file }], didYouMean(id, ids));
  };
  const roles = unique(
    'vai trò',
    'pack.yaml',
    pack.info.roles.map((r) => r.id),
  );
  const regions = unique(
    'vùng',
    'pack.yaml',
    pack.info.regions.map((r) => r.id),
  );
  unique(
    'tiêu chí',
    'criteria.yaml',
    pack.criteria.map((c) => c.id),
  );
  const indicators = unique(
    'chỉ tiêu',
    'criteria.yaml',
    pack.criteria.flatMap((c) => c.indicators.map((i) => i.id)),
  );
  unique(
    'phần của chỉ tiêu',
    'criteria.yaml',
    pack.criteria.flatMap((c) => c.indicators.flatMap((i) => (i.parts?.items ?? []).map((p) => p.id))),
  );
  unique(
    'tài liệu',
    'catalogue.yaml',
    pack.documents.map((d) => d.id),
  );
  for (const criterion of pack.criteria) {
    known('vai trò', 'criteria.yaml', criterion.role, roles);
    for (const indicator of criterion.indicators) {
      known('vai trò', 'criteria.yaml', indicator.role, roles);
      for (const measured of [indicator, ...(indicator.parts?.items ?? [])]) {
        for (const requirement of measured.requirements) {
          known('vùng', 'criteria.yaml', requirement.region, regions);
          if (requirement.level !== undefined)
            known(
              `mức của chỉ tiêu ${indicator.id}`,
              'criteria.yaml',
              requirement.level,
              new Set(measured.levels ?? []),
            );
        }
      }
    }
  }
  const deadlines = unique(
    'thời hạn',
    'pack.yaml',
    pack.info.deadlines.map((d) => d.id),
  );
  unique(
    'bước',
    'pack.yaml',
    pack.info.steps.map((s) => s.id),
  );
  for (const step of pack.info.steps)
    for (const id of [step.before, step.after]) known('thời hạn', 'pack.yaml', id, deadlines);
  for (const item of pack.evidence.items)
    for (const id of item.indicators) known('chỉ tiêu', 'evidence.yaml', id, indicators);
  for (const table of pack.info.detailTables)
    for (const id of table.indicators) known('chỉ tiêu', 'pack.yaml', id, indicators);
  for (const document of pack.documents) {
    known('vai trò', 'catalogue.yaml', document.issuer, roles);
    if (document.per === 'criterion' && !document.fileName.includes('{number}'))
      diagnostics.error(
        'catalogue-name',
        `bộ mẫu: tên tệp của "${document.id}" phải có {number}, vì mỗi tiêu chí một tệp`,
        [{ file: 'catalogue.yaml' }],
      );
  }
  checkPapersOfPack(pack, { unique, known, roles, indicators }, diagnostics);
}
