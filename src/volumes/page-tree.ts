import type { PdfOutput } from './pdf-output.ts';

const PAGES_OF_A_NODE = 64;

/** The tree of pages, two levels deep: every page knows its node as soon as it is written. */
export class PageTree {
  readonly #out: PdfOutput;
  readonly root: number;
  readonly #nodes: { readonly num: number; readonly pages: number[] }[] = [];
  count = 0;

  constructor(out: PdfOutput) {
    this.#out = out;
    this.root = out.reserve();
  }

  /** `entries` of the page without type and parent. @returns its object number. */
  add(entries: string): number {
    if (this.count % PAGES_OF_A_NODE === 0) this.#nodes.push({ num: this.#out.reserve(), pages: [] });
    const node = this.#nodes.at(-1)!;
    const num = this.#out.add(`<</Type/Page/Parent ${node.num} 0 R${entries}>>`);
    node.pages.push(num);
    this.count++;
    return num;
  }

  finish(): void {
    const kids = (nums: readonly number[]): string => `/Kids[${nums.map((num) => `${num} 0 R`).join(' ')}]`;
    for (const { num, pages } of this.#nodes)
      this.#out.object(num, `<</Type/Pages/Parent ${this.root} 0 R/Count ${pages.length}${kids(pages)}>>`);
    const nodes = this.#nodes.map(({ num }) => num);
    this.#out.object(this.root, `<</Type/Pages/Count ${this.count}${kids(nodes)}>>`);
  }
}
