/** Bookmarks from the headings, nested by their outline level; each points at its place on the page. */
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import { paragraphText } from '../../document/projection.ts';
import { pageShapes, styleOf } from '../../document/styles.ts';
import type { Page } from '../../layout/commands.ts';
import type { OutlineItem, PdfCanvas } from './adapter.ts';
import { spoken } from './redline-target.ts';

/** Space above the heading that still shows. */
const ABOVE_TWIP = 400;

export function buildOutline(canvas: PdfCanvas, pages: readonly Page[]): void {
  const open: { readonly level: number; readonly item: OutlineItem }[] = [];
  pages.forEach((page, pageNumber) => {
    for (const command of page.commands) {
      if (command.type !== 'text' || command.line.from !== 0 || command.node?.role !== 'heading') continue;
      const level = styleOf(command.node.style).outlineLevel;
      if (level === undefined) continue;
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      const parent = open.at(-1)?.item ?? canvas.outline;
      const top = Math.max(0, command.baseline - ABOVE_TWIP) / 20;
      const left = pageShapes[page.shape].widthTwip / 20;
      const options = { pageNumber, fit: false, top, left, expanded: true };
      open.push({ level, item: parent.addItem(titleOf(command.node), options) });
    }
  });
}

/** In a redline the bookmark says what the new document says; a heading that went is named as such. */
function titleOf(p: PrimParagraph): string {
  const runs = p.runs.filter((run) => run.change !== 'deleted');
  if (p.change !== 'deleted' && (runs.length === p.runs.length || runs.some((run) => run.text.trim() !== '')))
    return paragraphText({ ...p, runs });
  return spoken('deleted', paragraphText(p));
}
