/** Texts of a marked document as they would be after accepting or rejecting all marks. */
import { labelRun } from '../../src/document/lowering/label-run.ts';
import type {
  LoweredDocument,
  PrimCell,
  Primitive,
  PrimParagraph,
  PrimTable,
} from '../../src/document/lowering/primitives.ts';
import type { Change } from '../../src/document/tree.ts';

export type Side = 'accepted' | 'rejected';

const GOES: Readonly<Record<Side, Change>> = { accepted: 'deleted', rejected: 'inserted' };

/** Printed text on one side; '' when the paragraph is not there. */
function paragraphText(p: PrimParagraph, side: Side): string {
  if (p.change === GOES[side]) return '';
  const label = side === 'rejected' && p.labelWas !== undefined ? p.labelWas : (p.label ?? '');
  const runs = p.runs.filter((r) => r.change !== GOES[side]);
  const text = runs.map((r) => r.text).join('');
  return label === '' ? text : labelRun(label, { ...p, runs }).text + text;
}

const cellText = (c: PrimCell, side: Side): string =>
  c.blocks
    .flatMap((b) => (b.type === 'paragraph' ? [paragraphText(b, side)] : []))
    .filter((t) => t !== '')
    .join('\n');

function tableRows(table: PrimTable, side: Side): string[] {
  return [...table.head, ...table.body].flatMap((row) =>
    row.change === GOES[side]
      ? []
      : [
          `| ${row.cells
            .map((c) => cellText(c, side))
            .filter((t) => t !== '')
            .join(' | ')}`,
        ],
  );
}

const blockTexts = (block: Primitive, side: Side): string[] =>
  block.type === 'rule'
    ? []
    : block.type === 'table'
      ? tableRows(block, side)
      : [paragraphText(block, side)].filter((t) => t !== '');

/** One entry per paragraph with text and per row of a table. */
export const textsOn = (document: LoweredDocument, side: Side): string[] =>
  document.sections.flatMap((s) => s.blocks.flatMap((b) => blockTexts(b, side)));

/** What no writer can track: every entry is a fault. */
export function untrackable(document: LoweredDocument): string[] {
  const faults: string[] = [];
  const tracked = (b: Primitive | undefined) => b?.type === 'paragraph' && b.change !== undefined;
  for (const section of document.sections) {
    if (section.blocks.at(-1)?.type !== 'paragraph') faults.push(`${section.key}: ends in no paragraph`);
    section.blocks.forEach((block, i) => {
      const next = section.blocks[i + 1];
      if (tracked(block) && (next === undefined || next.type === 'table'))
        faults.push(`${block.key}: tracked before a table or at the end`);
      if (block.type !== 'table') return;
      if (next?.type === 'table') faults.push(`${block.key}: touches the next table`);
      for (const rows of [block.head, block.body]) {
        const covered = new Set<number>();
        rows.forEach((row, r) => {
          const span = Math.max(1, ...row.cells.map((c) => c.rowSpan));
          for (let k = 0; span > 1 && k < span; k++) covered.add(r + k);
          for (const c of row.cells) {
            if (c.blocks.length === 0) faults.push(`${row.key}: empty cell`);
            if (tracked(c.blocks.at(-1))) faults.push(`${row.key}: tracked last in its cell`);
          }
        });
        rows.forEach((row, r) => {
          if (row.change !== undefined && covered.has(r)) faults.push(`${row.key}: tracked inside a merge`);
        });
      }
    });
  }
  return faults;
}
