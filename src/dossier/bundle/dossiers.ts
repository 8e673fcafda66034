/**
 * What an archivist counts as one file (hồ sơ): the papers of one body together, and each criterion's dossier. A file
 * with a part that has no pages of its own (pictures, workbooks) has no count of pages.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { BundleDossier, BundleLine } from '../../tables/contents.ts';
import type { PlannedLine } from './plan.ts';

/** `lines` and `planned` go together, one to one. */
export function dossiersOf(
  { data, criteria }: AppraisedCase,
  planned: readonly PlannedLine[],
  lines: readonly BundleLine[],
  title: (group: string) => string,
): readonly BundleDossier[] {
  const papers = lines.flatMap((line, i) =>
    line.kind !== 'part' && line.state === 'included' ? [{ line, group: planned[i]!.group }] : [],
  );
  const out = new Map<string, { title: string; lines: BundleLine[]; criterion: string | null }>();
  for (const { line, group } of papers) {
    const key = line.criterion === null ? `papers-${group}` : `criterion-${line.criterion}`;
    const own = out.get(key) ?? {
      title: line.criterion === null ? title(group) : line.title,
      lines: [],
      criterion: line.criterion,
    };
    own.lines.push(line);
    out.set(key, own);
  }
  return [...out].map(([key, own]): BundleDossier => {
    const criterion = criteria.find((c) => c.def.id === own.criterion);
    const ids = new Set(criterion?.indicators.map((i) => i.def.id));
    const days = [
      ...own.lines.flatMap((l) => l.record?.date ?? []),
      ...data.evidence.filter((e) => e.indicators.some((id) => ids.has(id))).flatMap((e) => e.date ?? []),
    ].sort();
    const pages = own.lines.map((l) => l.pages);
    return {
      key,
      title: own.title,
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      pages: pages.includes(null) ? null : pages.reduce((sum: number, n) => sum + (n ?? 0), 0),
      numbered: own.lines.length === 1 ? own.lines[0]!.numbered : null,
      files: own.lines.reduce((n, l) => n + l.files.length, 0),
    };
  });
}
