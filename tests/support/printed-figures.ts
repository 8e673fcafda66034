/**
 * Figures read back out of printed files. A unit is what a reader takes together: a paragraph, or a row of a table. What
 * stands in a unit that names an indicator must be said by the appraisal of that indicator; anything else is a
 * disagreement between papers.
 */
import { SaxesParser } from 'saxes';
import type { AppraisedCase, AppraisedIndicator } from '../../src/appraisal/appraise.ts';
import type { ResolvedFigure } from '../../src/appraisal/figures.ts';
import { facets } from '../../src/model/prose.ts';
import { formatDecimal, parseDecimal, roundDecimal } from '../../src/model/quantity.ts';
import type { RawCell } from '../../src/readers/workbook/raw.ts';
import { figureText } from '../../src/wording/figure-text.ts';
import { rawOf } from './returned-forms.ts';
import { zipPart } from './unzip.ts';

/** Texts of the cells of a row; one text for a paragraph. */
export type Unit = readonly string[];

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const filled = (unit: Unit): boolean => unit.some((t) => t !== '');

export function docxUnits(file: Uint8Array): Unit[] {
  const units: Unit[] = [];
  let row: string[] | null = null;
  let text = '';
  let inText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'w:tr') row = [];
    else if (name === 'w:tc') text = '';
    else if (name === 'w:p' && row === null) text = '';
    else if (name === 'w:t') inText = true;
    else if (name === 'w:tab' || name === 'w:br') text += ' ';
  });
  parser.on('text', (t) => {
    if (inText) text += t;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    else if (name === 'w:p' && row === null) units.push([plain(text)]);
    else if (name === 'w:p') text += ' ';
    else if (name === 'w:tc') row?.push(plain(text));
    else if (name === 'w:tr') {
      units.push(row ?? []);
      row = null;
    }
  });
  parser.write(zipPart(file, 'word/document.xml')).close();
  return units.filter(filled);
}

/** A number as its format shows it: `0.9378` in `0.00%` is 93,78%. */
function cellText(cell: RawCell): string {
  if (cell.kind !== 'number') return cell.kind === 'text' ? plain(cell.text) : '';
  if (cell.format.kind === 'percent') {
    const decimals = cell.format.decimals ?? 2;
    const hundredths = parseDecimal((Number(cell.text) * 100).toFixed(9))!;
    return `${formatDecimal(roundDecimal(hundredths, decimals))}%`;
  }
  const value = parseDecimal(Number(cell.text).toFixed(cell.format.decimals ?? 6));
  return value ? formatDecimal(value) : cell.text;
}

export const xlsxUnits = (file: Uint8Array): Unit[] =>
  rawOf(file)
    .sheets.filter((s) => !s.hidden)
    .flatMap((s) => [...s.rows.values()].map((row) => [...row.values()].map(cellText)))
    .filter(filled);

/** Of `pdftotext -layout`: line by line, as it stands on the page; a row's first line has its number and its result. */
export const pdfUnits = (text: string): Unit[] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/ {3,}/).map(plain))
    .filter(filled);

const INDICATOR = /(?<![\d.,/])\d{1,2}\.\d{1,2}(?!\.?\d|%|\/|,\d)/g;
const PERCENT = /\d+(?:,\d+)?%/g;

/**
 * Indicators that a unit names. A number without a point ("4": the only indicator of its criterion) counts beside the
 * indicator's name, or after the word; elsewhere it is the number of a row.
 */
export function indicatorsIn({ indicators }: AppraisedCase, unit: Unit): readonly string[] {
  const named = unit.flatMap((t) => [...t.matchAll(INDICATOR)].map((m) => m[0]));
  const single = [...indicators.values()].filter(
    ({ def }) =>
      !def.id.includes('.') &&
      ((unit.includes(def.id) && unit.includes(plain(def.name))) ||
        new RegExp(`[Cc]hỉ tiêu ${def.id}(?![\\d.,])`).test(unit.join(' | '))),
  );
  return [...new Set([...named, ...single.map((i) => i.def.id)])].filter((id) => indicators.has(id));
}

/** Figures that speak of an indicator, whoever measured. */
export function figuresOf({ data, figures }: AppraisedCase, i: AppraisedIndicator): ResolvedFigure[] {
  const ids = new Set<string | undefined>();
  for (const value of [i.value, i.entered, ...i.parts.map((p) => p.value)])
    for (const f of [value.figure, value.male, value.female]) ids.add(f?.def.id);
  for (const round of [...i.rounds, ...(i.result?.parts ?? []).flatMap((p) => p.rounds)])
    ids.add(round.figure);
  for (const f of data.figures) if (f.indicator === i.def.id) ids.add(f.id);
  for (const criterion of data.criteria)
    for (const m of criterion.measures)
      if ('task' in m && m.task.indicators.includes(i.def.id))
        for (const id of [m.task.figure, ...m.task.targets]) ids.add(id);
  return [...ids].flatMap((id) => (id === undefined ? [] : (figures.get(id) ?? [])));
}

const percentsIn = (text: string): string[] => [...text.matchAll(PERCENT)].map((m) => m[0]);

/** Every percentage that a paper may print beside this indicator. */
function allowed(appraised: AppraisedCase, i: AppraisedIndicator): ReadonlySet<string> {
  const words = [
    ...figuresOf(appraised, i).flatMap((f) => facets.map((facet) => figureText(f, facet) ?? '')),
    i.def.name,
    i.def.requirementText,
    ...(i.def.parts?.items ?? []).flatMap((p) => [p.name, p.requirementText]),
    ...[i.requirement, ...i.parts.map((p) => p.requirement)].map((r) =>
      r.value ? `${formatDecimal(r.value)}%` : '',
    ),
  ];
  // A formula says × 100%.
  return new Set(['100%', ...words.flatMap(percentsIn)]);
}

/** "93,78%", else the number of the value as it is printed ("44,91"). */
export function mainText(figure: ResolvedFigure): string | null {
  const percent = figureText(figure, 'percent');
  if (percent !== null) return percent;
  return figure.value ? formatDecimal(figure.value) : null;
}

export interface Reading {
  /** Percentages beside an indicator that the appraisal does not say. */
  readonly disagreements: readonly string[];
  /** Indicators whose result was read back. */
  readonly confirmed: ReadonlySet<string>;
  /** Percentages compared. */
  readonly compared: number;
}

export function readFigures(appraised: AppraisedCase, file: string, units: readonly Unit[]): Reading {
  const disagreements: string[] = [];
  const confirmed = new Set<string>();
  let compared = 0;
  for (const unit of units) {
    const ids = indicatorsIn(appraised, unit);
    if (ids.length === 0) continue;
    const may = new Set(ids.flatMap((id) => [...allowed(appraised, appraised.indicators.get(id)!)]));
    const text = unit.join(' | ');
    for (const percent of percentsIn(text)) {
      compared++;
      if (!may.has(percent))
        disagreements.push(`${file}: ${percent} beside ${ids.join(', ')}: ${text.slice(0, 160)}`);
    }
    if (ids.length > 1) continue;
    const { figure } = appraised.indicators.get(ids[0]!)!.value;
    const shown = figure && mainText(figure);
    if (shown && text.includes(shown)) confirmed.add(ids[0]!);
  }
  return { disagreements, confirmed, compared };
}
