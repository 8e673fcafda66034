/** Bookmarks as objects of the file: a tree of doubly linked lists (ISO 32000-1, 12.3.3), all of it open. */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { type PdfRef, PdfText, pdfValue } from '../../pdf/values.ts';
import type { OutlineItem } from './outline.ts';

/** `pages`: the objects of the pages. */
export function writeOutline(file: PdfFile, items: readonly OutlineItem[], pages: readonly PdfRef[]): PdfRef {
  const root = file.reserve();
  file.write(root, pdfValue({ ...writeItems(file, items, pages, root) }));
  return root;
}

/** @returns what the parent says of its children. */
function writeItems(
  file: PdfFile,
  items: readonly OutlineItem[],
  pages: readonly PdfRef[],
  parent: PdfRef,
): { readonly Count?: number; readonly First?: PdfRef; readonly Last?: PdfRef } {
  const refs = items.map(() => file.reserve());
  items.forEach(({ title, page, top, items: children }, i) => {
    const entries = {
      Dest: [pages[page]!, 'XYZ', 0, top, 0],
      Parent: parent,
      Title: new PdfText(title),
      Prev: refs[i - 1],
      Next: refs[i + 1],
      ...writeItems(file, children, pages, refs[i]!),
    };
    file.write(refs[i]!, pdfValue(entries));
  });
  const [First, Last] = [refs[0], refs.at(-1)];
  return First && Last ? { Count: refs.length, First, Last } : {};
}
