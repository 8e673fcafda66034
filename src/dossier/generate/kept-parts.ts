/** What a process keeps from one run to the next: parts of documents that are as they were, and what was made of them. */
import { KeptTrees } from '../../document/kept-trees.ts';
import type { KeptPages } from '../../writers/pdf/kept-pages.ts';

/**
 * Give one to all runs of a process that makes the same dossiers again and again, as `hoso watch` does: files come out
 * the same, sooner. Bounded; forgotten with the object.
 */
export class KeptParts {
  readonly trees = new KeptTrees();
  /** Made with the first PDF, because writers are loaded when first needed. */
  pages: KeptPages | undefined;
}
