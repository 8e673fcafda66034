/**
 * Live cells of the workbook: what a figure comes to, and the verdict that values and requirements would give. They are
 * a preview for people; the program judges exactly, from the entries.
 */
import { appraise } from '../../appraisal/appraise.ts';
import { requirementOf } from '../../appraisal/requirements.ts';
import { figures } from '../../bindings/figures.ts';
import type { Proposals } from '../../bindings/proposals.ts';
import { requirements } from '../../bindings/results.ts';
import { cellValue, type DataRow } from '../../bindings/rows.ts';
import type { SheetBinding } from '../../bindings/types.ts';
import type { CaseData } from '../../model/case-schema.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import type { Pack } from '../../model/pack.ts';
import type { IndicatorDef, PartDef } from '../../model/pack-schema.ts';
import { type Decimal, toNumber } from '../../model/quantity.ts';
import * as live from './live.ts';
import { addressOf, columnRange } from './positions.ts';
import { definition } from './prefilled.ts';

export const NOT_ENOUGH = 'chưa đủ số liệu';
export const NO_THRESHOLD = 'chưa có mức yêu cầu';
const MET = live.word('Đạt');
const UNMET = live.word('Chưa đạt');
const UNKNOWN = live.word(NOT_ENOUGH);
const YES = live.word('Có');
const NO = live.word('Không');

type Def = IndicatorDef | PartDef;

export type LiveCells = (
  binding: SheetBinding,
  row: DataRow | undefined,
  at: number,
  column: string,
) => live.Live | null;

export function liveCells(pack: Pack, data: CaseData, proposals: Proposals): LiveCells {
  const known = appraise(pack, data, () => ({ file: '' }), new Diagnostics()).figures;
  const figureValue = (id: unknown): live.LiveValue => {
    const figure = typeof id === 'string' ? known.get(id) : undefined;
    // What comes from a detail table is the program's to compute.
    if (!figure || figure.def.from || known.get(figure.def.denominatorFrom ?? '')?.def.from) return '';
    const { ratio, value } = figure;
    if (!ratio) return value ? toNumber(value) : '';
    return live.percentage(live.number(toNumber(ratio.numerator)), live.number(toNumber(ratio.denominator)))
      .value;
  };
  const previews = new Map<string, live.LiveValue>();

  return (binding, row, at, column) => {
    if (binding.key === 'figures')
      return column === 'result' ? figureResult(binding, row, at, figureValue) : null;
    if (binding.key !== 'results' || row === undefined) return null;
    const [indicator = '', part] = row.id.split('/');
    const def = definition(pack, indicator, part);
    if (!def) return null;
    const rule = 'parts' in def ? def.parts : undefined;
    if (rule)
      return column === 'preview'
        ? ofParts(binding, at, rule.rule, partPreviews(binding, indicator, rule.items))
        : null;
    const made = resultCells(binding, row, at, def, indicator)[column as 'current'];
    if (column === 'preview' && made) previews.set(row.id, made.value);
    return made ?? null;
  };

  /** The parts stand below their indicator and are written after it. */
  function partPreviews(
    binding: SheetBinding,
    indicator: string,
    items: readonly PartDef[],
  ): live.LiveValue[] {
    const own = data.indicators.find((i) => i.id === indicator)?.parts ?? [];
    return items.map((part) => {
      const id = `${indicator}/${part.id}`;
      const links = proposals.links.get(id);
      const row = { id, object: own.find((p) => p.id === part.id) ?? {}, ...(links ? { links } : {}) };
      return resultCells(binding, row, 1, part, indicator).preview!.value;
    });
  }

  function resultCells(binding: SheetBinding, row: DataRow, at: number, def: Def, indicator: string) {
    const value = (key: string): unknown =>
      cellValue(binding, row, binding.columns.find((c) => c.key === key)!);
    const cell = (key: string, shown: unknown): live.Live =>
      live.at(addressOf(binding, key, at), shown as live.LiveValue);
    const flag = value('stated');
    const stated = cell('stated', flag === true ? 'Có' : flag === false ? 'Không' : '');
    const level = cell('level', value('level'));
    const figure = (key: string): live.Live => lookUp(addressOf(binding, key, at), figureValue(value(key)));
    const current = live.when(
      live.equal(stated, YES),
      YES,
      live.when(
        live.equal(stated, NO),
        live.word('Chưa có'),
        live.when(live.equal(level, live.BLANK), figure('figure'), level),
      ),
    );
    if (def.kind === 'boolean')
      return {
        current,
        preview: live.when(live.equal(stated, YES), MET, live.when(live.equal(stated, NO), UNMET, UNKNOWN)),
      };
    const threshold = thresholdOf(binding, at, def, indicator);
    const [shown, needed] = [cell('current', current.value), cell('threshold', threshold.value)];
    const judged =
      def.kind === 'level'
        ? byLevel(def, shown, needed)
        : byNumber(def, shown, needed, [figure('male'), figure('female')]);
    const none = def.comparator === 'at-most' && def.kind !== 'level' ? MET : UNMET;
    const preview = live.when(
      live.equal(stated, YES),
      UNKNOWN,
      live.when(
        live.equal(stated, NO),
        none,
        live.when(live.equal(needed, live.BLANK), live.word(NO_THRESHOLD), judged),
      ),
    );
    return { current, threshold, preview };
  }

  /** The confirmed requirement, else the pack's own. */
  function thresholdOf(binding: SheetBinding, at: number, def: Def, indicator: string): live.Live {
    const shown = (value: Decimal | null, level: string | null): live.LiveValue =>
      level ?? (value ? toNumber(value) : '');
    const own = requirementOf(data, def, indicator);
    const ofPack = requirementOf({ ...data, requirements: [] }, def, indicator);
    const fallback = shown(ofPack.value, ofPack.level);
    const entered = own.entered ? shown(own.value, own.level) : '';
    const row = `MATCH(${addressOf(binding, 'id', at)},${columnRange(requirements, 'id')},0)`;
    const cell = live.at(
      `INDEX(${columnRange(requirements, def.kind === 'level' ? 'level' : 'value')},${row})`,
      entered,
    );
    return live.when(
      live.equal(cell, live.BLANK),
      typeof fallback === 'number' ? live.number(fallback) : live.word(String(fallback)),
      cell,
    );
  }
}

/** Numerator over denominator (its own or a common figure's) in percent, else the value. */
function figureResult(
  binding: SheetBinding,
  figure: DataRow | undefined,
  at: number,
  resultOf: (id: unknown) => live.LiveValue,
): live.Live {
  const address = (key: string): string => addressOf(binding, key, at);
  const row = (key: string): string => `MATCH(${address('denominatorFrom')},${columnRange(binding, key)},0)`;
  const common = `IFERROR(INDEX(${columnRange(binding, 'value')},IFERROR(${row('name')},${row('id')})),0)`;
  const divisor = `IF(ISNUMBER(${address('denominator')}),${address('denominator')},IF(${address('denominatorFrom')}="",0,${common}))`;
  const ratio = `IF(${divisor}>0,ROUND(${address('numerator')}/${divisor}*100,10),"")`;
  const value = `IF(ISNUMBER(${address('value')}),${address('value')},"")`;
  return live.at(
    `IF(ISNUMBER(${address('numerator')}),${ratio},${value})`,
    figure === undefined ? '' : resultOf((figure.object as { id?: string }).id),
  );
}

/** What the figure named in a cell comes to; blank when it names none. */
function lookUp(cell: string, value: live.LiveValue): live.Live {
  const row = (key: string): string => `MATCH(${cell},${columnRange(figures, key)},0)`;
  const found = `INDEX(${columnRange(figures, 'result')},IFERROR(${row('name')},${row('id')}))`;
  return live.at(`IF(${cell}="","",IFERROR(${found},""))`, value);
}

function byLevel(def: Def, shown: live.Live, needed: live.Live): live.Live {
  const [have, need] = [shown, needed].map((x) => live.position(x, def.levels ?? [])) as [
    live.Live,
    live.Live,
  ];
  const known = live.and(live.compare(have, '>', live.number(0)), live.compare(need, '>', live.number(0)));
  return live.when(known, live.when(live.compare(have, '>=', need), MET, UNMET), UNKNOWN);
}

const SIGNS = { 'at-least': '>=', 'at-most': '<=', equals: '=' } as const;

function byNumber(
  def: Def,
  shown: live.Live,
  needed: live.Live,
  [male, female]: readonly [live.Live, live.Live],
): live.Live {
  const passes = (x: live.Live): live.Live => live.compare(x, SIGNS[def.comparator], needed);
  const single = live.when(live.isNumber(shown), live.when(passes(shown), MET, UNMET), UNKNOWN);
  if (!('genderRule' in def) || def.genderRule !== 'both') return single;
  // Both must pass; one that fails, or a total that fails, proves "chưa đạt"; a total alone never proves "đạt".
  const passed = (x: live.Live): live.Live =>
    live.when(live.isNumber(x), live.when(passes(x), MET, UNMET), UNKNOWN);
  const [m, f] = [passed(male), passed(female)];
  return live.when(
    live.or(live.equal(m, UNMET), live.equal(f, UNMET), live.equal(single, UNMET)),
    UNMET,
    live.when(live.and(live.equal(m, MET), live.equal(f, MET)), MET, UNKNOWN),
  );
}

function ofParts(
  binding: SheetBinding,
  at: number,
  rule: 'all' | 'any',
  values: readonly live.LiveValue[],
): live.Live {
  const below = `${addressOf(binding, 'preview', at + 1)}:${addressOf(binding, 'preview', at + values.length)}`;
  const [decisive, other] = rule === 'all' ? [UNMET, MET] : [MET, UNMET];
  const count = (of: live.Live): live.Live => live.countOf(below, String(of.value), values);
  return live.when(
    live.compare(count(decisive), '>', live.number(0)),
    decisive,
    live.when(live.compare(count(other), '=', live.number(values.length)), other, UNKNOWN),
  );
}
