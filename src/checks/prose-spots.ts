/** Every prose of a case with what it belongs to, and its text as printed, each character of which knows its source. */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import { type Facet, facets } from '../model/prose.ts';
import { assignedText } from '../wording/assigned.ts';
import { deadlineText, figureText } from '../wording/figure-text.ts';

type Path = readonly PropertyKey[];

export interface ProseReference {
  readonly ref: string;
  readonly facet: Facet | null;
  /** Offset in `source`. */
  readonly offset: number;
  /** Span in `printed`. */
  readonly from: number;
  readonly to: number;
  /** Null when there is nothing to print. */
  readonly text: string | null;
}

export interface ProseSpot {
  readonly path: Path;
  readonly source: string;
  /** `source` with references replaced by what is printed for them; no-break spaces are spaces. */
  readonly printed: string;
  readonly references: readonly ProseReference[];
  /** Offset in `source` of a character of `printed`; inside a reference, its start. */
  sourceOffset(printed: number): number;
  /** Whether a character of `printed` was typed by a person. */
  typed(printed: number): boolean;
  readonly about: readonly string[];
  /** Criterion of a current state, measure or task. */
  readonly criterion: string | null;
  /** Indicators that the statement or task names. */
  readonly indicators: readonly string[];
  readonly kind: 'state' | 'measure' | 'task' | 'duty' | 'implementation' | 'paper';
  /** Unit of a duty. */
  readonly unit: string | null;
}

const REFERENCE = /\{\{\s*([\p{L}\p{N}_-]+)(?:\.([\p{L}]+))?\s*\}\}/gu;

function expand(
  source: string,
  textOf: (ref: string, facet: Facet | null) => string | null,
): Pick<ProseSpot, 'printed' | 'references' | 'sourceOffset' | 'typed'> {
  let printed = '';
  let last = 0;
  const references: ProseReference[] = [];
  for (const m of source.matchAll(REFERENCE)) {
    printed += source.slice(last, m.index);
    const facet = (facets as readonly string[]).includes(m[2] ?? '') ? (m[2] as Facet) : null;
    const text = textOf(m[1]!, facet)?.replaceAll('\u00a0', ' ') ?? null;
    const from = printed.length;
    printed += text ?? '';
    references.push({ ref: m[1]!, facet, offset: m.index, from, to: printed.length, text });
    last = m.index + m[0].length;
  }
  printed += source.slice(last);
  const lengths = [...source.matchAll(REFERENCE)].map((m) => m[0].length);
  return {
    printed,
    references,
    sourceOffset(at) {
      let shift = 0;
      for (const [i, r] of references.entries()) {
        if (at < r.from) break;
        if (at < r.to) return r.offset;
        shift = r.offset + lengths[i]! - r.to;
      }
      return at + shift;
    },
    typed: (at) => !references.some((r) => at >= r.from && at < r.to),
  };
}

export function proseSpots(appraised: AppraisedCase): readonly ProseSpot[] {
  const { data, pack } = appraised;
  const out: ProseSpot[] = [];
  const textOf =
    (unit: string | null) =>
    (ref: string, facet: Facet | null): string | null => {
      if (ref === 'assigned' && unit !== null) return assignedText(appraised, unit);
      const figure = appraised.figures.get(ref);
      if (figure) return figureText(figure, facet);
      const deadline = appraised.deadlines.get(ref);
      return deadline ? deadlineText(deadline, facet) : null;
    };
  const add = (
    path: Path,
    source: string,
    kind: ProseSpot['kind'],
    belongs: {
      criterion?: string;
      indicators?: readonly string[];
      unit?: string | undefined;
      document?: string;
    },
  ): void => {
    const { criterion = null, indicators = [], unit = null, document = 'plan' } = belongs;
    const about =
      criterion === null
        ? [`document:${document}`, ...(unit === null ? [] : [`unit:${unit}`])]
        : [`criterion:${criterion}`, ...indicators.map((i) => `indicator:${i}`)];
    out.push({ path, source, kind, criterion, indicators, unit, about, ...expand(source, textOf(unit)) });
  };
  data.criteria.forEach((c, i) => {
    if (!pack.criterion.has(c.id)) return;
    c.currentState.forEach((s, j) => {
      add(['criteria', i, 'currentState', j, 'text'], s.text, 'state', {
        criterion: c.id,
        indicators: s.indicators,
      });
    });
    if (c.implementation !== undefined)
      add(['criteria', i, 'implementation'], c.implementation, 'implementation', { criterion: c.id });
    c.measures.forEach((m, j) => {
      if ('text' in m) add(['criteria', i, 'measures', j, 'text'], m.text, 'measure', { criterion: c.id });
      else
        add(['criteria', i, 'measures', j, 'task', 'text'], m.task.text, 'task', {
          criterion: c.id,
          indicators: m.task.indicators,
        });
    });
  });
  data.plan?.duties.forEach((d, i) => {
    add(['plan', 'duties', i, 'text'], d.text, 'duty', { unit: d.unit });
  });
  data.paperTexts.forEach((t, i) => {
    add(['paperTexts', i, 'text'], t.text, 'paper', { document: t.document });
  });
  return out;
}
