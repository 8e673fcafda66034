/** Tables of the reports: annexes of the paper and sheets of its workbook. */
import { conditionsTable } from '../../tables/conditions.ts';
import { signersOf, type TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import { resourcesTable } from '../../tables/resources.ts';
import { resultsTable } from '../../tables/results.ts';
import { worksTable } from '../../tables/works.ts';
import { committeeCapacity } from '../../templating/views/paper.ts';
import { countText } from '../../wording/grammar.ts';
import type { RecipeContext } from './recipe.ts';

/** Tables that reports may list in the catalogue. */
export const reportTables: Readonly<Record<string, (context: TableContext) => TableModel>> = {
  results: resultsTable,
  resources: resourcesTable,
  works: worksTable,
  conditions: conditionsTable,
};

/** A sheet of so few rows is printed on one page: a sheet cannot keep its signers with the last row. */
const ONE_PAGE_ROWS = 20;

/** Under each sheet of a report's workbook stand those who sign the report, not those of another body's table. */
export const signedAsReport = (context: RecipeContext, table: TableModel): TableModel => ({
  ...(table.key === 'conditions' ? { closing: `Biểu gồm ${countText(table.rows.length)} điều kiện./.` } : {}),
  ...table,
  ...(table.rows.length <= ONE_PAGE_ROWS ? { onePage: true } : {}),
  signers: signersOf(context, context.entry.id, ['NGƯỜI LẬP BIỂU'], committeeCapacity),
});

/** What a table would tell is told once, by the one that is printed. */
export const quietly = (context: RecipeContext): RecipeContext => {
  const { missing: _, ...quiet } = context;
  return quiet;
};

/** The tables of funds and works, also when the catalogue does not list them: the text reads its totals there. */
export function moneyOf(context: RecipeContext, tables: readonly TableModel[]) {
  const of = (key: 'resources' | 'works'): TableModel =>
    tables.find((t) => t.key === key) ?? reportTables[key]!(quietly(context));
  return { resources: of('resources'), works: of('works') };
}
