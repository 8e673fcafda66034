/** Names that the body and the shell of a DOCX share. */
import type { StyleId } from '../../document/styles.ts';

export const RELATIONSHIPS = 'word/_rels/document.xml.rels';

export const FONT = 'Times New Roman';

/** Own prefix: Word compares style ids without case, and `heading1` is taken. */
export const styleIdOf = (id: StyleId): string => `Ntm${id[0]!.toUpperCase()}${id.slice(1)}`;
