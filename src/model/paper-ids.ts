/** Papers that the case may name: entries of the catalogue, and each request for a paper of another body. */
import type { Pack } from './pack.ts';
import type { DocumentEntry } from './pack-schema.ts';

export interface NamedPaper {
  readonly id: string;
  readonly title: string;
  readonly entry: DocumentEntry;
}

/** In the order of the catalogue. A request is named by itself: each has a number and a day of its own. */
export const papersOf = ({ documents, externals }: Pick<Pack, 'documents' | 'externals'>): NamedPaper[] =>
  documents.flatMap((entry) =>
    entry.per === 'external'
      ? externals.map((x) => ({ id: `${entry.id}-${x.id}`, title: `${entry.title}: ${x.title}`, entry }))
      : [{ id: entry.id, title: entry.title, entry }],
  );

/** Papers with a number, a day, addressees of their own: the forms, not the plan, dossiers and tables. */
export const isForm = (entry: DocumentEntry): boolean => entry.on === 'generate' && entry.level !== undefined;
