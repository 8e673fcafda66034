/**
 * Trees of texts that this process has read before. A round of `watch` changes one file of a case, several cases share a
 * pack, and a command may load a case more than once; parsing YAML is most of what loading costs.
 *
 * A tree depends on nothing but the name of the file and its text, is frozen, and is kept only when reading it said
 * nothing: what has something to say is read again and says it again. Kept is little: what was used last.
 */
import { Diagnostics } from '../model/diagnostics.ts';
import { readSourceTree, type SourceTree } from './source-tree.ts';

/** Letters of all kept texts together: several cases with their pack. A tree takes some fifty bytes a letter. */
const MAX_LENGTH = 1_000_000;

interface Kept {
  readonly file: string;
  readonly content: string;
  readonly tree: SourceTree;
}

/** The one used last stands at the end. */
let kept: Kept[] = [];

export function keptSourceTree(file: string, content: string, diagnostics: Diagnostics): SourceTree | null {
  const known = kept.find((k) => k.file === file && k.content === content);
  if (known) {
    kept = [...kept.filter((k) => k !== known), known];
    return known.tree;
  }
  const own = new Diagnostics();
  const tree = readSourceTree(file, content, own);
  for (const found of own.items) diagnostics.add(found);
  if (tree && own.items.length === 0) keep({ file, content, tree });
  return tree;
}

function keep(added: Kept): void {
  kept.push(added);
  let length = kept.reduce((sum, { content }) => sum + content.length, 0);
  while (length > MAX_LENGTH) length -= kept.shift()!.content.length;
}
