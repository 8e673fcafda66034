/**
 * Where each change of a document stands, in the numbers of the old one: an issued paper is referred to as it was
 * printed. In: a compared document. Out: each of its changes once, with its place; head and signatures are told apart.
 */
import type { ComparedDocument, DocumentChange } from '../../../document/comparison/compared.ts';
import type { Primitive, PrimParagraph, PrimTable } from '../../../document/lowering/primitives.ts';
import { styleOf } from '../../../document/styles.ts';

/** "II." KẾ HOẠCH, "2." Tiêu chí số 2, "a)" Thực trạng; a labelled paragraph ("4." Phòng Tài chính) is one too. */
export interface Step {
  /** As printed; '' without one. */
  readonly label: string;
  readonly title: string;
}

export interface PlacedChange {
  readonly change: DocumentChange;
  /** Headings above, outermost first; empty at the top of the document. */
  readonly path: readonly Step[];
  /** Its own number and title: a heading, a numbered paragraph; null for others. */
  readonly own: Step | null;
  /** Texts without the label. */
  readonly before: string;
  readonly after: string;
  /** Letterhead and signature block: who signs, number and day are the paper's own and no content. */
  readonly frame: boolean;
}

export interface Places {
  readonly changes: readonly PlacedChange[];
  /** All paragraphs of the old document under the same headings as this path, without labels. */
  oldTexts(path: readonly Step[]): readonly string[];
}

type State = 'deleted' | 'inserted' | 'kept';

interface Known {
  readonly path: readonly Step[];
  readonly own: Step | null;
  readonly before: string;
  readonly after: string;
  readonly frame: boolean;
}

const joined = (p: PrimParagraph, without: 'deleted' | 'inserted'): string =>
  p.runs.map((r) => (r.change === without ? '' : r.text)).join('');
const oldLabel = (p: PrimParagraph): string => p.labelWas ?? p.label ?? '';

export const pathKey = (path: readonly Step[]): string =>
  path.map(({ label, title }) => `${label} ${title}`).join('\n');

/** What a numbered paragraph is called: its bold beginning ("Phòng Tài chính - Kế hoạch:"). */
function titleOf(p: PrimParagraph, text: string): string {
  if (p.role === 'heading') return text;
  const bold = p.runs[0]?.bold === true ? p.runs[0].text : '';
  return bold !== '' && text.startsWith(bold) ? bold.replace(/[:\s]+$/, '') : '';
}

class Walk {
  readonly #known = new Map<string, Known[]>();
  readonly #texts = new Map<string, string[]>();
  /** Headings of the old and of the new document; each step in the old one's numbers where it has it. */
  readonly #open: Record<'old' | 'now', { level: number; step: Step }[]> = { old: [], now: [] };

  constructor({ sections }: ComparedDocument['marked']) {
    for (const { blocks } of sections) for (const block of blocks) this.#block(block);
  }

  of({ key, kind }: DocumentChange): Known | undefined {
    const state: State = kind === 'inserted' || kind === 'deleted' ? kind : 'kept';
    const found = this.#known.get(`${state} ${key}`);
    return found && (found.length > 1 ? found.shift() : found[0]);
  }

  oldTexts = (path: readonly Step[]): readonly string[] => this.#texts.get(pathKey(path)) ?? [];

  #block(block: Primitive): void {
    if (block.type === 'paragraph') this.#paragraph(block);
    else if (block.type === 'table') this.#table(block);
  }

  #paragraph(p: PrimParagraph): void {
    const state: State = p.change ?? 'kept';
    const [before, after] = [joined(p, 'inserted'), joined(p, 'deleted')];
    const step = (text: string, label: string): Step => ({ label, title: titleOf(p, text) });
    const own = state === 'inserted' ? step(after, p.label ?? '') : step(before, oldLabel(p));
    if (p.role === 'heading') {
      const level = styleOf(p.style).outlineLevel ?? 0;
      for (const side of ['old', 'now'] as const) {
        if (side === (state === 'deleted' ? 'now' : state === 'inserted' ? 'old' : '')) continue;
        const open = this.#open[side];
        while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
        open.push({ level, step: own });
      }
    }
    const above = this.#open[state === 'deleted' ? 'old' : 'now'].map((o) => o.step);
    const path = p.role === 'heading' ? above.slice(0, -1) : above;
    // The dash of a list is no number.
    const named = p.role === 'heading' || /[\p{L}\d]/u.test(own.label) ? own : null;
    this.#add(`${state} ${p.key}`, { path, own: named, before, after, frame: false });
    if (state !== 'inserted' && before !== '') this.#text(path, before);
  }

  #table(table: PrimTable): void {
    const path = this.#open.now.map((o) => o.step);
    const known: Known = { path, own: null, before: '', after: '', frame: table.layout };
    for (const state of ['deleted', 'inserted', 'kept'] as const) this.#add(`${state} ${table.key}`, known);
    for (const row of [...table.head, ...table.body]) {
      this.#add(`${row.change ?? 'kept'} ${row.key}`, known);
      for (const cell of row.cells)
        for (const b of cell.blocks)
          if (b.type === 'paragraph' && table.layout) this.#add(`${b.change ?? 'kept'} ${b.key}`, known);
    }
  }

  #add(key: string, known: Known): void {
    const list = this.#known.get(key);
    if (list) list.push(known);
    else this.#known.set(key, [known]);
  }

  #text(path: readonly Step[], text: string): void {
    const key = pathKey(path);
    this.#texts.set(key, [...(this.#texts.get(key) ?? []), text]);
  }
}

const NOWHERE: Known = { path: [], own: null, before: '', after: '', frame: false };

/** A change whose paragraph is not found (a page that was turned) stands at no place, but it is there. */
export function placesOf({ marked, changes }: ComparedDocument): Places {
  const walk = new Walk(marked);
  return {
    changes: changes.map((change): PlacedChange => {
      const known = walk.of(change) ?? NOWHERE;
      const whole = change.part !== 'paragraph' && change.part !== 'heading';
      const texts = whole || known === NOWHERE ? { before: change.before, after: change.after } : {};
      return { change, ...known, ...texts };
    }),
    oldTexts: walk.oldTexts,
  };
}
