/** The trees of the real case, Nhân Lý 2024, built once per test file. */
import { join } from 'node:path';
import type { Block, DocumentTree, Run } from '../../src/document/tree.ts';
import { buildDocumentTree, plannedDocuments } from '../../src/dossier/documents.ts';
import { loadDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { ROOT } from './source-files.ts';

/** Throws with every error of the case when a tree cannot be built. */
export function realTrees(edition: 'working' | 'submission' = 'working'): DocumentTree[] {
  const diagnostics = new Diagnostics();
  const options = {
    files: diskFiles,
    packsFolder: join(ROOT, 'templates'),
    packNames: ['nang-cao-2021-2025'],
  };
  const dossier = loadDossier(join(ROOT, 'fixtures/nhan-ly-2024'), options, diagnostics);
  const trees = dossier
    ? plannedDocuments(dossier)
        .filter((planned) => planned.entry.editions.includes(edition))
        .map((planned) => buildDocumentTree(planned, dossier, edition, diagnostics)?.tree)
    : [];
  if (diagnostics.hasErrors || trees.length === 0) {
    throw new Error(diagnostics.items.map((d) => JSON.stringify(d)).join('\n'));
  }
  return trees.filter((tree) => tree !== undefined);
}

export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

export const blocksOf = (tree: DocumentTree): readonly Block[] => tree.sections.flatMap((s) => s.blocks);

/** Every printed text of a block, part by part; labels apart. */
export function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return [textOf(block.runs)];
    case 'table':
      return [...block.head, ...block.body].flatMap((row) =>
        row.cells.flatMap((cell) => cell.paragraphs.map((p) => textOf(p.runs))),
      );
    case 'chart':
      return block.bars.flatMap((bar) => [bar.label, textOf(bar.valueRuns), textOf(bar.requirementRuns)]);
    case 'letterhead':
      return [
        block.superior ?? '',
        block.issuer,
        ...[block.number, block.placeDate, block.subject].map((r) => textOf(r ?? [])),
      ];
    case 'title':
      return [block.kind, textOf(block.abstract), ...block.notes.map(textOf)];
    case 'signatures':
      return [
        ...(block.recipients ? [block.recipients.title, ...block.recipients.items.map(textOf)] : []),
        ...[block.left, block.right].flatMap((side) =>
          side
            ? [
                textOf(side.placeDate ?? []),
                ...side.capacity,
                ...side.notes.map(textOf),
                side.position ?? '',
                side.name ?? '',
              ]
            : [],
        ),
      ];
    case 'cover':
      return [
        block.superior ?? '',
        block.issuer,
        block.title,
        ...block.subtitle.map(textOf),
        ...block.fields.flatMap((field) => [field.label, textOf(field.runs)]),
        textOf(block.foot),
      ];
    case 'addressees':
      return [block.label, ...block.to.map(textOf)];
    case 'image':
    case 'blank':
    case 'page-break':
      return [];
  }
}
