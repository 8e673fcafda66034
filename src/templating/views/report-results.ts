/**
 * What one level found about an indicator, as runs that name their figures: "14/15,7 km (89,17%)", "nam 82%; nữ 70%",
 * "a) Được cứng hóa: 92,8%; b) …". A level that measured its own value has that one, else the value as it was entered.
 */

import type { AppraisedIndicator, AppraisedPart } from '../../appraisal/appraise.ts';
import type { ResolvedFigure } from '../../appraisal/figures.ts';
import type { ResultValue } from '../../appraisal/verdicts.ts';
import type { Run } from '../../document/tree.ts';
import type { Level } from '../../model/scalars.ts';
import type { TableContext } from '../../tables/context.ts';
import { figureText } from '../../wording/figure-text.ts';
import { resultText } from '../../wording/results.ts';

const NOTHING: ResultValue = { figure: null, stated: null, level: null, male: null, female: null };

const ownFigure = (
  rounds: readonly { readonly level: Level; readonly figure?: string | undefined }[],
  level: Level,
): string | undefined => rounds.filter((r) => r.level === level && r.figure !== undefined).at(-1)?.figure;

const figureOf = (context: TableContext, id: string | undefined): ResolvedFigure | null =>
  (id !== undefined && context.appraised.figures.get(id)) || null;

function valueAt(context: TableContext, indicator: AppraisedIndicator, level: Level): ResultValue {
  const own = figureOf(context, ownFigure(indicator.rounds, level));
  return own ? { ...NOTHING, figure: own } : indicator.entered;
}

function partValueAt(
  context: TableContext,
  indicator: AppraisedIndicator,
  part: AppraisedPart,
  level: Level,
): ResultValue {
  const entry = indicator.result?.parts.find((p) => p.id === part.def.id);
  const own = figureOf(context, ownFigure(entry?.rounds ?? [], level));
  if (own) return { ...NOTHING, figure: own };
  return {
    ...NOTHING,
    figure: figureOf(context, entry?.figure),
    stated: entry?.stated ?? null,
    level: entry?.level ?? null,
  };
}

/** "14/15,7 km (89,17%)", with the year when it is not the one assessed. */
function figureRuns(context: TableContext, figure: ResolvedFigure): Run[] {
  const id = figure.def.id;
  const { dataYear } = figure.def;
  const year =
    dataYear === undefined || dataYear === context.appraised.data.assessmentYear
      ? []
      : [{ text: ` (số liệu năm ${dataYear})` }];
  if (!figure.ratio) {
    const shown = resultText({ ...NOTHING, figure });
    return shown === null ? [] : [{ text: lower(shown), figure: id }, ...year];
  }
  return [
    { text: figureText(figure, 'ratio') ?? '', figure: id },
    { text: ' (' },
    { text: figureText(figure, 'percent') ?? '', figure: id },
    { text: ')' },
    ...year,
  ];
}

/** Inside a sentence: "Có", "Chưa có" of a yes-or-no answer. */
const lower = (text: string): string => text.replace(/^C(?=ó|hưa có)/, 'c');

function valueRuns(context: TableContext, value: ResultValue): Run[] {
  if (value.figure) return figureRuns(context, value.figure);
  const shown = resultText(value);
  return shown === null ? [] : [{ text: lower(shown) }];
}

export interface Found {
  readonly runs: readonly Run[];
  /** Something of it is not known, and dotted. */
  readonly open: boolean;
}

/** "a) Được cứng hóa …: 9,30/9,30 km (100%)"; of an indicator that needs all its parts an unknown one is dotted. */
function partPieces(context: TableContext, indicator: AppraisedIndicator, level: Level, dots: string) {
  const values = indicator.parts.map((part) => ({
    part,
    runs: valueRuns(context, partValueAt(context, indicator, part, level)),
  }));
  const needed = indicator.def.parts?.rule === 'all' && values.some((v) => v.runs.length > 0);
  return values.flatMap(({ part, runs }) => {
    const open = runs.length === 0;
    if (open && !needed) return [];
    const label = { text: `${part.def.id.split('.').at(-1)}) ${part.def.name}: ` };
    return [{ runs: [label, ...(open ? [{ text: dots }] : runs)], open }];
  });
}

/** What this level found; null when nothing is known. `dots` stand for what is not known of a part. */
export function resultAt(
  context: TableContext,
  indicator: AppraisedIndicator,
  level: Level,
  dots: string,
): Found | null {
  const value = valueAt(context, indicator, level);
  const gendered = (label: string, figure: ResolvedFigure | null) => {
    const runs = figure ? figureRuns(context, figure) : [];
    return runs.length === 0 ? [] : [{ runs: [{ text: `${label} ` }, ...runs], open: false }];
  };
  const own = valueRuns(context, value);
  const pieces: Found[] = [
    ...(own.length === 0 ? [] : [{ runs: own, open: false }]),
    ...gendered('nam', value.male),
    ...gendered('nữ', value.female),
    ...partPieces(context, indicator, level, dots),
  ];
  if (pieces.length === 0) return null;
  return {
    runs: pieces.flatMap(({ runs }, i) => (i === 0 ? runs : [{ text: '; ' }, ...runs])),
    // The value of the whole says enough.
    open: own.length === 0 && pieces.some((p) => p.open),
  };
}

export const plainText = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
