/** "Tổng hợp toàn tỉnh" as a document of the catalogue (`on: batch`). */
import { DiagnosticError, Diagnostics } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import type { Edition } from '../model/pack-schema.ts';
import { type Province, provinceName } from '../tables/province.ts';
import { TemplateSet } from '../templating/template-set.ts';
import { type BuiltDocument, checkTemplates, plannedDocuments } from './documents.ts';
import { PROVINCE_SUMMARY, provinceSummary } from './recipes/province-summary.ts';

/** Author of the files where the communes name no province, or several. */
const NO_PROVINCE = 'Tổng hợp toàn tỉnh';

/**
 * @param province with at least one commune.
 * @throws DiagnosticError when the pack has no such document or its template has faults.
 */
export function buildProvinceSummary(pack: Pack, province: Province, edition: Edition): BuiltDocument {
  const diagnostics = new Diagnostics();
  checkTemplates({ pack }, diagnostics);
  const planned = plannedDocuments({ pack }, 'batch').find((d) => d.entry.template === PROVINCE_SUMMARY);
  if (!planned)
    diagnostics.error(
      'document-unknown',
      `bộ mẫu "${pack.info.id}" không có biểu tổng hợp toàn tỉnh`,
      [{ file: 'catalogue.yaml' }],
      `thêm tài liệu có template: ${PROVINCE_SUMMARY}, on: batch, per: province`,
    );
  const templates = new TemplateSet(pack, diagnostics);
  const template = planned && !diagnostics.hasErrors ? templates.load(PROVINCE_SUMMARY) : null;
  if (planned && template) {
    const { view, tables } = provinceSummary(province, { pack, edition });
    const tree = templates.render(template, view, {
      id: planned.id,
      author: provinceName(province.communes) ?? NO_PROVINCE,
      // The day of the newest case: the clock is not read.
      created: province.communes
        .map((c) => c.created)
        .toSorted()
        .at(-1)!,
      tables,
    });
    if (tree && !diagnostics.hasErrors) return { ...planned, tree, workbook: [...tables.values()] };
  }
  throw new DiagnosticError(diagnostics.items);
}
