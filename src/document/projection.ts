/**
 * A document tree as indented plain text, for golden tests and for comparing with a source text: one line per
 * paragraph (label, then text), table rows as `| a | b |`. Layout tables print their cells one after the other.
 */
import { lower } from './lowering/lower.ts';
import type { PrimCell, Primitive, PrimParagraph, PrimTable } from './lowering/primitives.ts';
import { styleOf } from './styles.ts';
import type { DocumentTree } from './tree.ts';

/** Text of a paragraph as it stands in a search or a bookmark. */
export function paragraphText(p: Pick<PrimParagraph, 'label' | 'runs'>): string {
  const text = p.runs.map((run) => run.text).join('');
  if (p.label === undefined) return text;
  return text === '' ? p.label : `${p.label} ${text}`;
}

export function project(tree: DocumentTree): string {
  const lines: string[] = [];
  for (const section of lower(tree).sections) {
    lines.push(`== ${section.page}, ${section.numbering}, ${section.pageNumbers}`);
    for (const block of section.blocks) projectBlock(block, lines);
  }
  return `${lines.join('\n')}\n`;
}

function projectBlock(block: Primitive, lines: string[]): void {
  if (block.type === 'paragraph') {
    if (block.pageBreakBefore) lines.push('-- page break');
    if (block.style !== 'spacer') lines.push(indent(block) + shownText(block));
  } else if (block.type === 'table') {
    if (block.layout) projectLayout(block, lines);
    else
      for (const r of [...block.head, ...block.body]) lines.push(`| ${r.cells.map(cellText).join(' | ')} |`);
  }
}

function shownText(p: PrimParagraph): string {
  if (p.picture) return `[ảnh: ${p.picture.alt}]`;
  if (p.dotted) return '....';
  return p.fill ? `${paragraphText(p)} ....` : paragraphText(p);
}

const indent = (p: PrimParagraph): string => {
  if (p.role === 'item') return '  '.repeat(p.depth + 1);
  return p.role === 'heading' ? '#'.repeat((styleOf(p.style).outlineLevel ?? 0) + 1) + ' ' : '';
};

const cellText = (c: PrimCell): string =>
  c.blocks.map((b) => (b.type === 'paragraph' ? paragraphText(b) : '')).join(' / ');

function projectLayout(table: PrimTable, lines: string[]): void {
  for (const r of table.body) {
    for (const c of r.cells) for (const b of c.blocks) if (b.type === 'paragraph') projectBlock(b, lines);
  }
}
