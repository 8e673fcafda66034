/** Which sections of a criterion's dossier are its cover, its register, its explanation and its closing certificate. */
import type { Block, DocumentTree, Section } from '../../document/tree.ts';
import { layoutDocument } from '../../layout/layout.ts';

export type DossierPart = 'cover' | 'register' | 'explanation' | 'certificate';

const CERTIFICATE = /^chứng từ kết thúc/i;

const isTable = (block: Block, model: string, tree: DocumentTree): boolean =>
  block.type === 'table' &&
  block.key.startsWith(`${tree.id}/`) &&
  block.body.some((r) => r.key.includes(model));

/**
 * By what the section holds, not by its place: offices change templates. A register that shares its section with the
 * explanation is a part of the explanation.
 */
function partOf(section: Section, tree: DocumentTree): DossierPart {
  if (section.blocks.some((b) => b.type === 'cover')) return 'cover';
  const title = section.blocks.find((b) => b.type === 'title');
  if (title?.type === 'title' && CERTIFICATE.test(title.kind.normalize('NFC'))) return 'certificate';
  const tables = section.blocks.filter((b) => b.type === 'table');
  return tables.length === 1 && isTable(tables[0]!, '/explanation', tree) ? 'register' : 'explanation';
}

/** 0-based pages of each part in the rendered document. */
export function pagesOfParts(tree: DocumentTree): Readonly<Record<DossierPart, readonly number[]>> {
  const parts = tree.sections.map((s) => partOf(s, tree));
  const out: Record<DossierPart, number[]> = { cover: [], register: [], explanation: [], certificate: [] };
  for (const [page, { section }] of layoutDocument(tree).entries()) out[parts[section]!].push(page);
  return out;
}
