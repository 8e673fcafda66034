/** A paper with what it tells of its blanks. */
import type { DocumentTree } from '../../src/document/tree.ts';
import { type BuiltDocument, buildDocumentTree, plannedDocuments } from '../../src/dossier/documents.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Edition } from '../../src/model/pack-schema.ts';
import type { MissingFact } from '../../src/wording/blanks.ts';
import { linesOf } from './load.ts';

export interface ToldPaper {
  readonly document: BuiltDocument;
  readonly tree: DocumentTree;
  readonly lines: readonly string[];
  readonly missing: readonly MissingFact[];
  /** What is missing, in office words, once each. */
  readonly told: readonly string[];
}

/** Throws when the paper cannot be made or says anything wrong. */
export function toldPaper(dossier: LoadedDossier, id: string, edition: Edition = 'submission'): ToldPaper {
  const planned = plannedDocuments(dossier).find((d) => d.id === id);
  if (!planned) throw new Error(`no document ${id}`);
  const diagnostics = new Diagnostics();
  const missing: MissingFact[] = [];
  const document = buildDocumentTree(planned, dossier, edition, diagnostics, {
    missing: (fact) => missing.push(fact),
  });
  if (!document || diagnostics.items.length > 0)
    throw new Error(diagnostics.items.map((d) => JSON.stringify(d)).join('\n'));
  const { tree } = document;
  return { document, tree, lines: linesOf(tree), missing, told: [...new Set(missing.map((m) => m.what))] };
}

/** Lines with dots to write on. */
export const dotted = (lines: readonly string[]): string[] =>
  lines.filter((line) => /…|^\s*\.{4,}$/.test(line));
