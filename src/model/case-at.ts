/**
 * A case as it stood on a day: figures by their history, rounds of assessment up to that day. Papers and results that
 * carry no day stay as they are. What cannot be told is listed and has no value in the data.
 */
import type { CaseData, FigureDef, Round } from './case-schema.ts';
import { emptied, type FigureHistoryEntry, figureAt, type OpenReason } from './figure-at.ts';

export interface OpenFigure {
  readonly id: string;
  readonly name: string;
  readonly reason: OpenReason;
  /** Day of the present value; null when nobody wrote it. */
  readonly day: string | null;
  /** The entry that counts on that day but cannot be read. */
  readonly entry: FigureHistoryEntry | null;
}

export interface OpenTable {
  readonly id: string;
  readonly name: string;
  readonly day: string;
}

export interface CaseAt {
  readonly data: CaseData;
  readonly openFigures: readonly OpenFigure[];
  /** Detail tables of a later day: tables have no history, so their rows on that day are not known. */
  readonly openTables: readonly OpenTable[];
}

/** @param day `YYYY-MM-DD` */
export function caseAt(data: CaseData, day: string): CaseAt {
  const tableDays = new Map(data.detailTables.map((t) => [t.id, t.asOf]));
  const openFigures: OpenFigure[] = [];
  const figures = data.figures.map((figure): FigureDef => {
    const tableDay = figure.from && tableDays.get(figure.from.table);
    const presentDay = later(figure.asOf, tableDay);
    const at = figureAt(figure, day, presentDay);
    if (at.kind === 'open')
      openFigures.push({
        id: figure.id,
        name: figure.name,
        reason: at.reason,
        day: presentDay ?? null,
        entry: at.entry,
      });
    return at.figure;
  });
  const openTables = data.detailTables.flatMap(({ id, name, asOf }) =>
    asOf !== undefined && asOf > day ? [{ id, name, day: asOf }] : [],
  );
  const open = new Set(openTables.map((t) => t.id));
  return {
    data: {
      ...data,
      // A sum over a table that is not known would read as zero.
      figures: figures.map((f) => (f.from && open.has(f.from.table) ? emptied(f, f.history) : f)),
      detailTables: data.detailTables.filter((t) => !open.has(t.id)),
      indicators: data.indicators.map((r) => ({
        ...r,
        rounds: upTo(r.rounds, day),
        parts: r.parts.map((p) => ({ ...p, rounds: upTo(p.rounds, day) })),
      })),
      criteria: data.criteria.map((c) => ({ ...c, rounds: upTo(c.rounds, day) })),
      // A paper issued later says other things under its number: on that day it had none.
      ...(data.plan ? { plan: issuedUpTo(data.plan, day) } : {}),
      papers: data.papers.map((p) => issuedUpTo(p, day)),
    },
    openFigures,
    openTables,
  };
}

const upTo = (rounds: readonly Round[], day: string): Round[] =>
  rounds.filter((r) => r.on === undefined || r.on <= day);

function issuedUpTo<T extends { readonly issued?: { readonly date: string } | undefined }>(
  paper: T,
  day: string,
): T {
  if (!paper.issued || paper.issued.date <= day) return paper;
  const { issued: _, ...rest } = paper;
  return rest as T;
}

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined ? b : b === undefined || a > b ? a : b;
