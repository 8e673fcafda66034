/** The document as the case makes it, in the shape in which an edited file is read, with where every text came from. */
import { lower } from '../../document/lowering/lower.ts';
import type { PrimCell, PrimParagraph } from '../../document/lowering/primitives.ts';
import type { Block, DocumentTree, Run, Src } from '../../document/tree.ts';
import { comparable } from '../../readers/docx/docx-text.ts';

export interface BaseParagraph {
  readonly type: 'paragraph';
  readonly key: string;
  readonly heading: boolean;
  /** Label and text as `comparableText` gives it. */
  readonly text: string;
  /** Where in `text` the label ends and the words begin; 0 without a label. */
  readonly wordsAt: number;
  /** Figures printed in it, with where in `text`. */
  readonly figures: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  /** Line of the template or the data that made it; null when nobody said. */
  readonly src: Src | null;
}

export interface BaseTable {
  readonly type: 'table';
  readonly key: string;
  readonly rows: readonly (readonly (readonly BaseParagraph[])[])[];
}

export type BaseBlock = BaseParagraph | BaseTable;

export function baseBlocks(tree: DocumentTree): readonly BaseBlock[] {
  const sources = sourcesOf(tree);
  const paragraph = (p: PrimParagraph): BaseParagraph => {
    const label = p.label === undefined ? '' : p.runs.length > 0 ? `${p.label} ` : p.label;
    const raw = label + p.runs.map((r) => r.text).join('');
    const { text, from } = comparable(raw);
    const at = (place: number): number => {
      const found = from.findIndex((f) => f >= place);
      return Math.min(found < 0 ? text.length : found, text.length);
    };
    return {
      type: 'paragraph',
      key: p.key,
      heading: p.role === 'heading',
      text,
      wordsAt: label === '' ? 0 : at(label.length),
      figures: spans(p.runs, label.length).map(({ id, from, to }) => ({ id, from: at(from), to: at(to) })),
      src: sourceOf(p.key, sources),
    };
  };
  const cell = (c: PrimCell): BaseParagraph[] =>
    c.blocks.flatMap((b) => (b.type === 'paragraph' ? [paragraph(b)] : []));
  return lower(tree).sections.flatMap((section) =>
    section.blocks.flatMap((block): BaseBlock[] => {
      if (block.type === 'rule') return [];
      if (block.type === 'paragraph') return [paragraph(block)];
      const rows = [...block.head, ...block.body].map((row) => row.cells.map(cell));
      return [{ type: 'table', key: block.key, rows }];
    }),
  );
}

function spans(runs: readonly Run[], start: number): { id: string; from: number; to: number }[] {
  let at = start;
  return runs.flatMap((run) => {
    const from = at;
    at += run.text.length;
    return run.figure === undefined ? [] : [{ id: run.figure, from, to: at }];
  });
}

function sourcesOf(tree: DocumentTree): ReadonlyMap<string, Src> {
  const blocks: Block[] = tree.sections.flatMap((s) => [...s.blocks]);
  return new Map(blocks.flatMap((b) => (b.src ? [[b.key, b.src] as const] : [])));
}

/** Parts of a block have keys that begin with its own. */
function sourceOf(key: string, sources: ReadonlyMap<string, Src>): Src | null {
  for (let part = key; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
    const found = sources.get(part);
    if (found) return found;
  }
  return null;
}
