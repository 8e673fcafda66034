/** Rows that ask for results: figures, yes or no, levels, of indicators, their parts, men and women apart. */
import type { AppraisedCase, AppraisedIndicator, AppraisedPart } from '../../appraisal/appraise.ts';
import type { ResolvedFigure } from '../../appraisal/figures.ts';
import type { FigureDef } from '../../model/case-schema.ts';
import type { IndicatorDef, PartDef } from '../../model/pack-schema.ts';
import { type Decimal, plainDecimal } from '../../model/quantity.ts';
import { shortDate } from '../../wording/dates.ts';
import { figureText } from '../../wording/figure-text.ts';
import { requirementText } from '../../wording/results.ts';
import {
  asciiName,
  type Choice,
  type Entry,
  type FormColumn,
  type FormHeading,
  type FormRow,
  type NewFigure,
  type Slot,
} from './form.ts';

export const RESULT_COLUMNS: readonly FormColumn[] = [
  { key: 'number', title: 'TT', widthChars: 7, role: 'shown', align: 'center' },
  { key: 'name', title: 'Nội dung chỉ tiêu, số liệu', widthChars: 46, role: 'shown' },
  { key: 'requirement', title: 'Yêu cầu', widthChars: 14, role: 'shown', align: 'center' },
  { key: 'last', title: 'Số đã có', widthChars: 19, role: 'last', align: 'center' },
  { key: 'numerator', title: 'Tử số (số đạt)', widthChars: 11, role: 'entry', align: 'right' },
  { key: 'denominator', title: 'Mẫu số (tổng số)', widthChars: 11, role: 'entry', align: 'right' },
  { key: 'value', title: 'Kết quả', widthChars: 12, role: 'entry', align: 'right' },
  { key: 'unit', title: 'ĐVT', widthChars: 9, role: 'entry', align: 'center' },
  { key: 'asOf', title: 'Tính đến ngày', widthChars: 12, role: 'entry', align: 'center' },
  { key: 'source', title: 'Nguồn (văn bản, biểu, sổ theo dõi)', widthChars: 26, role: 'entry' },
  { key: 'note', title: 'Ghi chú', widthChars: 16, role: 'entry' },
];

const canonical = (value: Decimal | undefined): string | null => (value ? plainDecimal(value) : null);

const entry = (
  field: string,
  kind: Entry['kind'],
  last: string | null,
  more: Partial<Entry> = {},
): Entry => ({
  field,
  kind,
  choices: [],
  last,
  weight: 'answer',
  ...more,
});

export const beside = (field: string, kind: Entry['kind'], last: string | null = null): Entry =>
  entry(field, kind, last, { weight: 'beside' });

export const YES_NO: readonly Choice[] = [
  { value: 'true', word: 'Có' },
  { value: 'false', word: 'Chưa có' },
];

/** A closed list to choose from; "Có"/"Chưa có" and the like. */
export const chosen = (
  field: string,
  kind: 'flag' | 'level' | 'verdict' | 'choice',
  choices: readonly Choice[],
  last: string | null,
): Entry => entry(field, kind, last, { choices });

export const words = (list: readonly string[]): Choice[] => list.map((word) => ({ value: word, word }));

/** "chi-tieu-2-2-a": id of the figure that an answer to an indicator or part brings into being. */
export const newFigureId = (id: string, slot: Slot = 'figure'): string =>
  `chi-tieu-${asciiName(id)}${slot === 'male' ? '-nam' : slot === 'female' ? '-nu' : ''}`;

/** Figures that somebody else's row asks for: values of indicators and parts, and what rounds measured. */
export function figuresInUse(appraised: AppraisedCase): ReadonlySet<string> {
  const used = new Set<string>();
  for (const result of appraised.data.indicators) {
    for (const holder of [result, ...result.parts]) {
      for (const id of [holder.figure, ...holder.rounds.map((r) => r.figure)])
        if (id !== undefined) used.add(id);
    }
    for (const id of [result.male, result.female]) if (id !== undefined) used.add(id);
  }
  return used;
}

/** Figures that people answer for: not computed from a table, and no target of a task. */
export const isAsked = (figure: FigureDef): boolean => figure.from === undefined && figure.role !== 'target';

/**
 * One figure. A ratio is answered by its two numbers, a plain value by one; a percentage that nobody split may be
 * answered either way, with the unit of the two numbers.
 */
export function figureRow(
  figure: FigureDef | null,
  resolved: ResolvedFigure | null,
  id: string,
  more: {
    readonly shown: Readonly<Record<string, string>>;
    readonly label: string;
    readonly create: NewFigure | null;
    /** It is the value of a percentage. */
    readonly percent: boolean;
    /** What the case says instead of a figure ("Chưa có"). */
    readonly instead?: string | undefined;
  },
): FormRow {
  const ratio = figure?.numerator !== undefined || figure?.denominatorFrom !== undefined;
  const either = !ratio && more.percent;
  const unit = figure?.unit ?? more.create?.unit ?? (more.percent ? '%' : null);
  const pair: Record<string, Entry> =
    ratio || either
      ? {
          numerator: entry('numerator', 'number', canonical(figure?.numerator)),
          ...(figure?.denominatorFrom === undefined
            ? { denominator: entry('denominator', 'number', canonical(figure?.denominator)) }
            : {}),
        }
      : {};
  const whole: Record<string, Entry> = ratio
    ? {}
    : { value: entry('value', 'number', canonical(figure?.value)) };
  const lastText = resolved?.ratio
    ? `${figureText(resolved, 'ratio')} = ${figureText(resolved, 'percent')}`
    : resolved?.value
      ? (figureText(resolved, 'value') ?? '')
      : (more.instead ?? '');
  return {
    id: `figure/${id}`,
    target: { kind: 'figure', figure: id, create: figure ? null : more.create },
    label: more.label,
    shown: {
      ...more.shown,
      last: figure?.asOf && lastText !== '' ? `${lastText}\n(đến ${shortDate(figure.asOf)})` : lastText,
      ...(either ? {} : { unit: unit ?? '' }),
    },
    entries: {
      ...pair,
      ...whole,
      // The unit of the two numbers, where nobody has named it yet.
      ...(either ? { unit: beside('unit', 'text', unit) } : {}),
      asOf: beside('asOf', 'date', figure?.asOf ?? null),
      source: beside('source', 'text', figure?.source ?? null),
      note: beside('note', 'text'),
    },
  };
}

const numbered = (def: IndicatorDef | PartDef): string => `${def.id}. ${def.name}`;

/** Name of an indicator with what its two numbers are. */
function nameText(def: IndicatorDef | PartDef): string {
  const ratio = 'ratio' in def ? def.ratio : undefined;
  return ratio ? `${def.name}\n(tử số: ${ratio.numerator}; mẫu số: ${ratio.denominator})` : def.name;
}

type Holder = AppraisedIndicator | AppraisedPart;

/** Rows of the value of one indicator or part, by its kind. */
function valueRows(
  appraised: AppraisedCase,
  holder: Holder,
  indicator: string,
  entered: {
    figure?: string | undefined;
    stated?: boolean | undefined;
    level?: string | undefined;
    source?: string | undefined;
  },
  shown: Readonly<Record<string, string>>,
): FormRow[] {
  const { def } = holder;
  const part = def.id === indicator ? null : def.id;
  const label = numbered(def);
  if (def.kind === 'boolean' || def.kind === 'level') {
    const levels = words(def.levels ?? []);
    const last = def.kind === 'boolean' ? (entered.stated?.toString() ?? null) : (entered.level ?? null);
    return [
      {
        id: part === null ? `indicator/${indicator}` : `part/${part}`,
        target: { kind: 'value', indicator, part },
        label,
        shown: { ...shown, last: YES_NO.find((c) => c.value === last)?.word ?? last ?? '' },
        entries: {
          value:
            def.kind === 'boolean'
              ? chosen('stated', 'flag', YES_NO, last)
              : levels.length > 0
                ? chosen('level', 'level', levels, last)
                : entry('level', 'text', last),
          source: beside('source', 'text', entered.source ?? null),
          note: beside('note', 'text'),
        },
      },
    ];
  }
  const row = (slot: Slot, figureId: string | undefined, mark: string): FormRow[] => {
    const id = figureId ?? newFigureId(def.id, slot);
    const resolved = appraised.figures.get(id) ?? null;
    if (resolved && !isAsked(resolved.def)) return [];
    const name = `${def.name}${mark === '' ? '' : ` (${mark})`}`;
    return [
      figureRow(resolved?.def ?? null, resolved, id, {
        shown: mark === '' ? shown : { ...shown, name: `${shown.name} (${mark})` },
        label: mark === '' ? label : `${label} (${mark})`,
        percent: def.kind === 'percent',
        create: { name, unit: def.unit ?? null, owner: { indicator, part, slot } },
        instead:
          slot === 'figure' && entered.stated !== undefined ? (entered.stated ? 'Có' : 'Chưa có') : undefined,
      }),
    ];
  };
  if ('genderRule' in def && def.genderRule === 'both') {
    const result = (holder as AppraisedIndicator).result;
    return [
      ...(entered.figure === undefined ? [] : row('figure', entered.figure, '')),
      ...row('male', result?.male, 'nam'),
      ...row('female', result?.female, 'nữ'),
    ];
  }
  return row('figure', entered.figure, '');
}

/**
 * Rows of one indicator: its value or those of its parts, then other figures entered under it. Nothing of an indicator
 * that does not apply, and nothing that is counted from a detail table: that table has a form of its own.
 */
export function indicatorRows(
  appraised: AppraisedCase,
  indicator: AppraisedIndicator,
  used: ReadonlySet<string>,
): (FormRow | FormHeading)[] {
  const { def, result } = indicator;
  if (result?.notApplicable) return [];
  const shown = {
    number: def.id,
    name: nameText(def),
    requirement: requirementText(appraised.pack, def, indicator.requirement) ?? '',
  };
  const entered = result ?? {};
  const known = [result?.figure, result?.stated, result?.level, result?.male, result?.female].some(
    (v) => v !== undefined,
  );
  const own = !def.parts || known ? valueRows(appraised, indicator, def.id, entered, shown) : [];
  const parts = indicator.parts.flatMap((p) =>
    valueRows(appraised, p, def.id, result?.parts.find((r) => r.id === p.def.id) ?? {}, {
      number: p.def.id,
      name: p.def.name,
      requirement: requirementText(appraised.pack, p.def, p.requirement) ?? '',
    }),
  );
  const others = appraised.data.figures
    .filter((f) => f.indicator === def.id && isAsked(f) && !used.has(f.id))
    .map((f) =>
      figureRow(f, appraised.figures.get(f.id) ?? null, f.id, {
        shown: { number: '', name: f.name, requirement: '' },
        label: `${def.id}. ${f.name}`,
        percent: false,
        create: null,
      }),
    );
  const heading = def.parts && own.length === 0 && parts.length > 0 ? [{ heading: numbered(def) }] : [];
  return [...heading, ...own, ...parts, ...others];
}
