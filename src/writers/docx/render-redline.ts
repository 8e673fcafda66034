/**
 * A comparison as DOCX with Word's own insertions and deletions: accepting all of them gives the new document,
 * rejecting all the old one's words. Every page carries a mark in its header, so that nobody signs it by mistake; it
 * is no part of the text and goes with the file.
 */
import type { ComparedDocument } from '../../document/comparison/compared.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { markedShell } from './marked-shell.ts';
import { type DocxResult, renderLowered } from './render.ts';
import { type Reviser, Revisions } from './revisions.ts';

export interface RedlineOptions extends Reviser {
  /** In the header of every page: "BẢN SO SÁNH - không ký, không phát hành". */
  readonly mark?: string;
}

/** `tree`: the new document, for the properties of the file. */
export const renderRedlineDocx = (
  tree: DocumentTree,
  compared: ComparedDocument,
  { mark, ...by }: RedlineOptions,
): DocxResult =>
  renderLowered(tree, compared.marked, new Revisions(by), mark ? markedShell(mark) : undefined);
