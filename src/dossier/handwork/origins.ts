/**
 * Where a change belongs so that the next run keeps it: the figure that was printed there, else the text of the data
 * that stands there, else the line of the template.
 */
import { diffWords } from '../../document/comparison/words.ts';
import type { Place } from '../../model/diagnostics.ts';
import { comparableText } from '../../readers/docx/docx-text.ts';
import type { LoadedDossier } from '../load.ts';
import type { BaseParagraph } from './base-text.ts';
import type { TextChange } from './compare-texts.ts';

export interface Origin {
  readonly kind: 'figure' | 'data' | 'template';
  /** Of a figure. */
  readonly figure?: string;
  readonly place: Place;
}

type Path = readonly PropertyKey[];

/** Shorter texts stand in many places by chance, unless they are all of a cell or paragraph. */
const LEAST_LETTERS = 12;

export class Origins {
  readonly #dossier: LoadedDossier;
  #leaves: readonly { readonly text: string; readonly at: Path }[] | undefined;

  constructor(dossier: LoadedDossier) {
    this.#dossier = dossier;
  }

  of(change: TextChange): readonly Origin[] {
    const found = new Map<string, Origin>();
    for (const paragraph of change.made) {
      for (const origin of this.#ofParagraph(paragraph, change)) found.set(JSON.stringify(origin), origin);
    }
    return [...found.values()];
  }

  #ofParagraph(made: BaseParagraph, change: TextChange): readonly Origin[] {
    const touched =
      change.kind === 'added'
        ? []
        : change.before === made.text
          ? touchedRanges(made.text, change.after)
          : [[0, made.text.length] as const];
    const figures = [
      ...new Set(
        made.figures.flatMap((f) => (touched.some(([a, b]) => meets(a, b, f.from, f.to)) ? [f.id] : [])),
      ),
    ].flatMap((id) => this.#figure(id));
    const inFigures = ([a, b]: Range): boolean => made.figures.some((f) => f.from <= a && b <= f.to);
    const words = touched.filter((range) => !inFigures(range));
    if (figures.length > 0 && words.length === 0) return figures;
    const data = this.#inData(made, words);
    if (data) return [...figures, data];
    return made.src === null
      ? figures
      : [...figures, { kind: made.src.file.endsWith('.hbs') ? 'template' : 'data', place: made.src }];
  }

  #figure(id: string): Origin[] {
    const index = this.#dossier.appraised.data.figures.findIndex((f) => f.id === id);
    return index < 0
      ? []
      : [{ kind: 'figure', figure: id, place: this.#dossier.places.of(['figures', index]) }];
  }

  /** The longest text of the data that stands in the paragraph where it was changed. */
  #inData({ text }: BaseParagraph, touched: readonly Range[]): Origin | null {
    if (touched.length === 0) return null;
    this.#leaves ??= leavesOf(this.#dossier.appraised.data);
    let best: { readonly text: string; readonly at: Path } | null = null;
    for (const leaf of this.#leaves) {
      if (leaf.text.length <= (best?.text.length ?? 0)) continue;
      const from = text.indexOf(leaf.text);
      if (from < 0 || (leaf.text.length < LEAST_LETTERS && leaf.text !== text)) continue;
      if (touched.some(([a, b]) => meets(a, b, from, from + leaf.text.length))) best = leaf;
    }
    return best === null ? null : { kind: 'data', place: this.#dossier.places.of(best.at) };
  }
}

type Range = readonly [number, number];

/** What was put in between two texts touches both. */
const meets = (a: number, b: number, from: number, to: number): boolean =>
  a === b ? from <= a && a <= to : a < to && from < b;

function touchedRanges(before: string, after: string): Range[] {
  const steps = diffWords(before, after);
  return steps.flatMap((s, i): Range[] => {
    if (s.kind === 'deleted') return [s.before];
    // New words for old ones stand where the old ones stood.
    return s.kind === 'inserted' && steps[i - 1]?.kind !== 'deleted' ? [s.before] : [];
  });
}

/** Texts of the data with their places; of prose, each stretch between its marks. */
function leavesOf(data: unknown): { readonly text: string; readonly at: Path }[] {
  const leaves: { text: string; at: Path }[] = [];
  const walk = (value: unknown, at: Path): void => {
    if (typeof value === 'string') {
      for (const stretch of value.normalize('NFC').split(/\{\{?[^{}]*\}?\}|\*\*|\n|^\s*[-+]\s+/gm)) {
        const text = comparableText(stretch);
        if (text.length > 1) leaves.push({ text, at });
      }
    } else if (Array.isArray(value)) for (const [i, v] of value.entries()) walk(v, [...at, i]);
    else if (value !== null && typeof value === 'object')
      for (const [key, v] of Object.entries(value)) walk(v, [...at, key]);
  };
  walk(data, []);
  return leaves;
}
