/** What is measured: the real plan, and the plan with the table of results of all indicators as its annex. */
import { fileURLToPath } from 'node:url';
import { buildDocumentTree, plannedDocuments } from '../../dist/dossier/documents.js';
import { loadDossier } from '../../dist/dossier/load.js';
import { Diagnostics } from '../../dist/model/diagnostics.js';
import { diskFiles } from '../../dist/readers/world.js';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Documents of the real case by id, each with its tree and the tables of its workbook. */
export function realDocuments() {
  const diagnostics = new Diagnostics();
  const options = { files: diskFiles, packsFolder: at('templates'), packNames: ['nang-cao-2021-2025'] };
  const dossier = loadDossier(at('fixtures/nhan-ly-2024'), options, diagnostics);
  if (!dossier) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  const planned = plannedDocuments(dossier);
  return (id) =>
    buildDocumentTree(
      planned.find((p) => p.id === id),
      dossier,
      'working',
      diagnostics,
    );
}

/** Name and tree; the table has a row for each of the 75 indicators, and those of its groups. */
export function benchTrees() {
  const document = realDocuments();
  const plan = document('plan').tree;
  const results = document('summary-tables').tree.sections.find((section) =>
    section.blocks.some((block) => block.type === 'table'),
  );
  const rows = results.blocks.find((block) => block.type === 'table').body.length;
  return [
    ['plan', plan],
    [`plan + table of ${rows} rows`, { ...plan, id: 'plan-table', sections: [...plan.sections, results] }],
  ];
}
