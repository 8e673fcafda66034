/**
 * A comparison as DOCX with Word's own insertions and deletions: accepting all of them gives the new document,
 * rejecting all the old one's words.
 */
import type { ComparedDocument } from '../../document/comparison/compared.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { type DocxResult, renderLowered } from './render.ts';
import { type Reviser, Revisions } from './revisions.ts';

/** `tree`: the new document, for the properties of the file. */
export const renderRedlineDocx = (tree: DocumentTree, compared: ComparedDocument, by: Reviser): DocxResult =>
  renderLowered(tree, compared.marked, new Revisions(by));
