/** Papers about an issued one are made by `hoso diff` alone, which knows what was issued. */
import type { IssuedPaper } from '../../templating/views/changed-points.ts';
import type { RecipeContext } from './recipe.ts';

/** Null, with a diagnostic, where the paper is built without one. */
export function needsIssued({ issuedPaper, diagnostics, entry }: RecipeContext): IssuedPaper | null {
  if (!issuedPaper)
    diagnostics.error(
      'paper-of-diff',
      `tài liệu "${entry.id}" nói về một văn bản đã ban hành, chỉ lập được khi so sánh hai bản`,
      [{ file: 'catalogue.yaml' }],
      'dùng hoso diff với --papers',
    );
  return issuedPaper ?? null;
}
