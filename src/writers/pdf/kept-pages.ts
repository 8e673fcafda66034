/**
 * Drawn pages that a process keeps for its next round, by their list of commands. A page is used again where all that it
 * took from its document is as it was: its header, the tags of its contents, the codes of its signs.
 */
import type { Command, Page } from '../../layout/commands.ts';
import type { Surroundings } from './draw-page.ts';
import type { DrawnMark, DrawnPage } from './drawn-page.ts';

interface KeptPage {
  readonly number: number | undefined;
  readonly mark: string | undefined;
  readonly drawn: DrawnPage;
}

export class KeptPages {
  readonly #pages = new WeakMap<readonly Command[], KeptPage>();

  /** The page as it was drawn, or drawn now. */
  page(
    { commands, number }: Page,
    mark: string | undefined,
    around: Surroundings,
    draw: () => DrawnPage,
  ): DrawnPage {
    const kept = this.#pages.get(commands);
    if (kept && kept.number === number && kept.mark === mark && fits(kept.drawn, around)) return kept.drawn;
    const drawn = draw();
    this.#pages.set(commands, { number, mark, drawn });
    return drawn;
  }
}

const fits = ({ marks, signs }: DrawnPage, { tagsOf, signCode }: Surroundings): boolean =>
  marks.every((mark) => mark.stretch !== undefined || mark.tag === tagOf(mark, tagsOf)) &&
  [...signs].every(([codePoint, code]) => signCode(codePoint) === code);

function tagOf({ node, label }: DrawnMark, tagsOf: Surroundings['tagsOf']): string | undefined {
  const tags = tagsOf(node);
  return label ? tags?.label?.tag : tags?.tag;
}
