/**
 * What the case knows for a row and a field: the same values and words as the results table of the dossier, so that a
 * form never says other than the papers. What the case does not know is null and leaves the form as it is.
 */
import type { AppraisedCase, AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { ResolvedFigure } from '../../appraisal/figures.ts';
import type { ResultValue } from '../../appraisal/verdicts.ts';
import type { Round } from '../../model/case-schema.ts';
import { type Decimal, percentOf } from '../../model/quantity.ts';
import type { Level, Verdict } from '../../model/scalars.ts';
import { cellLines } from '../../tables/cell-text.ts';
import { figureCell, linesCell, type TableContext } from '../../tables/context.ts';
import type { CellModel, TableModel } from '../../tables/model.ts';
import { resultsTable } from '../../tables/results.ts';
import { shortDate } from '../../wording/dates.ts';
import { requirementText, resultDetails, resultText, verdictInCell } from '../../wording/results.ts';
import type { Field, Whose } from '../columns/fields.ts';
import type { RowTarget } from '../rows/row-evidence.ts';

export type FieldValue =
  | {
      readonly kind: 'number';
      readonly value: Decimal;
      /** '%' for percentages; null for a bare number. */
      readonly unit: string | null;
      /** As the documents print it. */
      readonly text: string;
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly text: string }
  | { readonly kind: 'date'; readonly iso: string; readonly text: string };

const EMPTY: readonly string[] = [];
/** Cells of a form may not wrap: a line end would glue what stands before it to what follows. */
const joined = (lines: readonly string[]): string => lines.join('; ');
const text = (lines: readonly string[]): FieldValue | null =>
  lines.length === 0 ? null : { kind: 'text', text: joined(lines) };

export class CaseValues {
  readonly appraised: AppraisedCase;
  readonly #table: TableModel;
  readonly #criteria: ReadonlyMap<string, AppraisedCriterion>;

  /** `context`: of the submission edition, so that nothing provisional enters a form. */
  constructor(context: TableContext) {
    this.appraised = context.appraised;
    this.#table = resultsTable(context);
    this.#criteria = new Map(context.appraised.criteria.map((c) => [c.def.id, c]));
  }

  /**
   * Unit of an indicator's figure. `ofParts`: a form with columns for numerator and denominator asks for theirs, not for
   * that of the percentage.
   */
  unit(target: RowTarget, ofParts: boolean): FieldValue | null {
    const figure =
      target.kind === 'criterion' ? null : this.appraised.indicators.get(target.id)!.value.figure;
    const unit = figure?.ratio && !ofParts ? '%' : figure?.def.unit;
    return unit === undefined ? null : { kind: 'text', text: unit };
  }

  /**
   * Null when the case does not know it. `only`: the one level whose verdicts the form asks for; a value that belongs to
   * no level is then that level's, so that it does not stand beside a verdict on another.
   */
  of(target: RowTarget, field: Field, only: Level | null = null): FieldValue | null {
    const indicator = target.kind === 'criterion' ? null : this.appraised.indicators.get(target.id)!;
    const criterionId =
      target.kind === 'criterion' ? target.id : target.kind === 'both' ? target.criterion : null;
    const criterion = criterionId === null ? null : this.#criteria.get(criterionId)!;
    switch (field.kind) {
      case 'verdict':
      case 'met':
      case 'unmet':
      case 'not-applicable':
        return (
          (indicator && this.#verdict(indicator, field.whose)) ??
          (criterion && !indicator?.result?.notApplicable ? this.#verdict(criterion, field.whose) : null)
        );
      case 'evidence':
        return indicator ? text(this.#lines(indicator.def.id, 'evidence')) : null;
      case 'note':
        return indicator ? text(this.#lines(indicator.def.id, 'note')) : null;
      default:
        return indicator && this.#ofIndicator(indicator, field, only);
    }
  }

  /** A verdict that only follows from figures: told, never written. */
  computedOnly(target: RowTarget): Verdict | null {
    const x =
      target.kind === 'criterion'
        ? this.#criteria.get(target.id)!
        : this.appraised.indicators.get(target.id)!;
    return x.effective.basis === 'computed' ? x.effective.verdict : null;
  }

  /** Day of the figures, where all have one and the same. */
  get asOf(): FieldValue | null {
    const days = [...new Set([...this.appraised.figures.values()].flatMap((f) => f.def.asOf ?? []))].sort();
    const last = days.at(-1);
    return last === undefined ? null : { kind: 'date', iso: last, text: shortDate(last) };
  }

  #ofIndicator(indicator: AppraisedIndicator, field: Field, only: Level | null): FieldValue | null {
    const said = only !== null && lastOf(indicator.rounds, only) ? only : null;
    const figure = this.#figure(indicator, said);
    const unit = figure?.def.unit ?? null;
    switch (field.kind) {
      case 'requirement': {
        const { requirement, def } = indicator;
        if (!requirement.confirmed) return null;
        const shown = requirementText(this.appraised.pack, def, requirement);
        return shown === null ? null : { kind: 'text', text: shown };
      }
      case 'result':
        return (
          (said && field.whose === 'effective' ? this.#result(indicator, said) : null) ??
          this.#result(indicator, field.whose)
        );
      case 'numerator':
      case 'denominator': {
        const value = figure?.ratio?.[field.kind];
        return value ? { kind: 'number', value, unit, text: plainText(value) } : null;
      }
      case 'percent':
        return figure && (figure.ratio || unit === '%') ? numberOf(figure) : null;
      case 'as-of': {
        const day = figure?.def.asOf;
        return day === undefined ? null : { kind: 'date', iso: day, text: shortDate(day) };
      }
      default:
        return null;
    }
  }

  /** What was measured: in the end, or by a level that has spoken. */
  #figure({ rounds, entered, value }: AppraisedIndicator, level: Level | null): ResolvedFigure | null {
    const own = level === null ? undefined : lastOf(rounds, level)?.figure;
    if (own !== undefined) return this.appraised.figures.get(own) ?? null;
    return level === 'commune' ? entered.figure : value.figure;
  }

  #result(indicator: AppraisedIndicator, whose: Whose): FieldValue | null {
    if (whose === 'effective') {
      const { figure } = indicator.value;
      const details = resultDetails(indicator);
      if (figure && details.length === 0) return this.#value(figureCell(figure));
      const own = resultText(indicator.value);
      return this.#value(linesCell([...(own === null ? EMPTY : [own]), ...details]), indicator.value);
    }
    const column = this.#column(indicator.rounds, whose);
    if (column !== null)
      return this.#value(this.#cell(indicator.def.id, `${column}Result`), indicator.entered);
    const id = lastOf(indicator.rounds, whose)?.figure;
    const figure = id === undefined ? undefined : this.appraised.figures.get(id);
    return figure ? this.#value(figureCell(figure)) : null;
  }

  #verdict(x: AppraisedIndicator | AppraisedCriterion, whose: Whose): FieldValue | null {
    const shown = (verdict: Verdict): FieldValue => ({
      kind: 'verdict',
      verdict,
      text: verdictInCell(this.appraised.pack, verdict),
    });
    if (whose === 'effective') return x.effective.basis === 'stated' ? shown(x.effective.verdict) : null;
    const verdict = lastOf(x.rounds, whose)?.verdict;
    return verdict ? shown(verdict) : null;
  }

  /** The pair of columns of the results table that speaks for a level here; null when neither does. */
  #column(rounds: readonly Round[], level: Level): 'commune' | 'review' | null {
    if (level === 'commune') return 'commune';
    const { district } = this.appraised.pack.info.tiers;
    const reviewer: Level = lastOf(rounds, 'district')
      ? 'district'
      : lastOf(rounds, 'province')
        ? 'province'
        : district === undefined
          ? 'province'
          : 'district';
    return reviewer === level ? 'review' : null;
  }

  #cell(row: string, column: string): CellModel | undefined {
    return this.#table.rows.find((r) => r.key === row)?.cells[column];
  }

  #lines(row: string, column: string): readonly string[] {
    return cellLines(this.#cell(row, column), { kind: 'empty' });
  }

  /** `before`: the value in front of details (of men and women, of parts), which stays a number where one is wanted. */
  #value(cell: CellModel | undefined, before?: ResultValue): FieldValue | null {
    const lines = cellLines(cell, { kind: 'empty' });
    const id = cell && 'figure' in cell ? cell.figure : undefined;
    const figure =
      id === undefined && before?.figure && lines[0] === resultText(before)
        ? before.figure
        : this.appraised.figures.get(id ?? '');
    const number = figure && numberOf(figure);
    return number ? { ...number, text: joined(lines) } : text(lines);
  }
}

/** Counts below ten print with a zero and stay numbers here. */
function numberOf(figure: ResolvedFigure): (FieldValue & { kind: 'number' }) | null {
  const shown = cellLines(figureCell(figure), { kind: 'empty' }).join('\n');
  if (figure.ratio)
    return {
      kind: 'number',
      value: percentOf(figure.ratio, figure.def.percentDecimals),
      unit: '%',
      text: shown,
    };
  return figure.value
    ? { kind: 'number', value: figure.value, unit: figure.def.unit ?? null, text: shown }
    : null;
}

const plainText = (value: Decimal): string =>
  cellLines({ kind: 'number', value, scale: value.scale }, { kind: 'empty' }).join('');

const lastOf = (rounds: readonly Round[], level: Level): Round | undefined =>
  rounds.filter((r) => r.level === level).at(-1);
