/** Bookmarks from the headings, nested by their outline level; each points at its place on the page. */
import type { PrimParagraph } from '../../document/lowering/primitives.ts';
import { paragraphText } from '../../document/projection.ts';
import { pageShapes, styleOf } from '../../document/styles.ts';
import type { Page } from '../../layout/commands.ts';
import { spoken } from './redline-target.ts';

export interface OutlineItem {
  readonly title: string;
  /** Index of the page. */
  readonly page: number;
  /** Points from the lower edge. */
  readonly top: number;
  readonly items: OutlineItem[];
}

/** Space above the heading that still shows. */
const ABOVE_TWIP = 400;

export function outlineOf(pages: readonly Page[]): OutlineItem[] {
  const items: OutlineItem[] = [];
  const open: { readonly level: number; readonly item: OutlineItem }[] = [];
  pages.forEach(({ shape, commands }, page) => {
    for (const command of commands) {
      if (command.type !== 'text' || command.line.from !== 0 || command.node?.role !== 'heading') continue;
      const level = styleOf(command.node.style).outlineLevel;
      if (level === undefined) continue;
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      const top = (pageShapes[shape].heightTwip - Math.max(0, command.baseline - ABOVE_TWIP)) / 20;
      const item: OutlineItem = { title: titleOf(command.node), page, top, items: [] };
      (open.at(-1)?.item.items ?? items).push(item);
      open.push({ level, item });
    }
  });
  return items;
}

/** In a redline the bookmark says what the new document says; a heading that went is named as such. */
function titleOf(p: PrimParagraph): string {
  const runs = p.runs.filter((run) => run.change !== 'deleted');
  if (p.change !== 'deleted' && (runs.length === p.runs.length || runs.some((run) => run.text.trim() !== '')))
    return paragraphText({ ...p, runs });
  return spoken('deleted', paragraphText(p));
}
