/** Bookmarks as nested lists of the PDF (ISO 32000-1, 12.3.3), from titles with levels in the order of the pages. */
import type { PdfOutput } from './pdf-output.ts';
import { textString } from './pdf-text.ts';

export interface Bookmark {
  readonly title: string;
  /** 1 for the outermost; a deeper one belongs to the nearest shallower one before it. */
  readonly level: number;
}

interface Entry {
  readonly num: number;
  readonly mark: Bookmark;
  /** Object number of the page. */
  readonly page: number;
  readonly parent: number;
  readonly children: Entry[];
}

/** @returns the object number of the outline, or null when there are no bookmarks. */
export function writeOutline(
  marks: readonly { readonly mark: Bookmark; readonly page: number }[],
  out: PdfOutput,
): number | null {
  if (marks.length === 0) return null;
  const root = out.reserve();
  const roots: Entry[] = [];
  const open: Entry[] = [];
  const all: Entry[] = [];
  for (const { mark, page } of marks) {
    while (open.length > 0 && open.at(-1)!.mark.level >= mark.level) open.pop();
    const above = open.at(-1);
    const entry: Entry = { num: out.reserve(), mark, page, parent: above?.num ?? root, children: [] };
    (above?.children ?? roots).push(entry);
    open.push(entry);
    all.push(entry);
  }
  const siblings = new Map<Entry, { before: Entry | undefined; next: Entry | undefined }>();
  for (const list of [roots, ...all.map((entry) => entry.children)])
    for (const [i, entry] of list.entries()) siblings.set(entry, { before: list[i - 1], next: list[i + 1] });
  for (const entry of all) {
    const { before, next } = siblings.get(entry)!;
    out.object(
      entry.num,
      `<</Title${textString(entry.mark.title)}/Parent ${entry.parent} 0 R/Dest[${entry.page} 0 R/Fit]` +
        (before ? `/Prev ${before.num} 0 R` : '') +
        (next ? `/Next ${next.num} 0 R` : '') +
        // Negative: closed. Only the first level lies open, so that items are seen and not every page of them.
        (entry.children.length > 0 ? `${ends(entry.children)}/Count -${entry.children.length}` : '') +
        '>>',
    );
  }
  out.object(root, `<</Type/Outlines${ends(roots)}/Count ${roots.length}>>`);
  return root;
}

const ends = (entries: readonly Entry[]): string =>
  `/First ${entries[0]!.num} 0 R/Last ${entries.at(-1)!.num} 0 R`;
