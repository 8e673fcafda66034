/**
 * Accepted rows → what changes in the data of the case, independent of where they are kept. Values carry their sender,
 * file and day as source; what a figure was before goes to its history.
 */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { FigureDef } from '../../model/case-schema.ts';
import { plainDecimal } from '../../model/quantity.ts';
import { shortDate } from '../../wording/dates.ts';
import { figureText } from '../../wording/figure-text.ts';
import { asciiName, type FormDef, type NewFigure } from '../forms/form.ts';
import type { Sender } from '../returned/answers.ts';
import type { AcceptedRow } from '../returned/decide.ts';

/** An exact decimal; kept as it was typed, entered zeros too. */
export class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type EditValue = string | boolean | Digits | readonly EditValue[] | EditRecord;
export interface EditRecord {
  readonly [key: string]: EditValue;
}

export type EditPath = readonly (string | number)[];

export type CaseEdit =
  | { readonly op: 'set'; readonly path: EditPath; readonly value: EditValue }
  | { readonly op: 'delete'; readonly path: EditPath }
  /** At the end of a list, which is made when there is none. */
  | { readonly op: 'append'; readonly path: EditPath; readonly values: readonly EditValue[] };

export interface ReturnEntry {
  readonly form: FormDef;
  readonly sender: Sender;
}

/** Mutable while it is put together. */
type Draft = { [key: string]: EditValue | Draft[] };

const NUMBERS = new Set(['numerator', 'denominator', 'value']);

/** @param on ISO day of collecting. */
export function caseEdits(
  appraised: AppraisedCase,
  accepted: readonly AcceptedRow[],
  returns: readonly ReturnEntry[],
  on: string,
): CaseEdit[] {
  const edits = new CaseEdits(appraised, on);
  for (const row of accepted) edits.add(row);
  edits.addReturns(returns);
  return edits.finish();
}

class CaseEdits {
  readonly #appraised: AppraisedCase;
  readonly #on: string;
  readonly #edits: CaseEdit[] = [];
  readonly #appended = new Map<string, EditValue[]>();
  /** Results of indicators that the case does not have yet. */
  readonly #indicators = new Map<string, Draft>();
  readonly #conditions = new Map<string, Draft>();
  readonly #evidenceIds: Set<string>;
  readonly #tableSenders = new Map<number, readonly Sender[]>();

  constructor(appraised: AppraisedCase, on: string) {
    this.#appraised = appraised;
    this.#on = on;
    this.#evidenceIds = new Set(appraised.data.evidence.map((e) => e.id));
  }

  finish(): CaseEdit[] {
    for (const [index, senders] of this.#tableSenders) {
      this.#set(['detailTables', index, 'source'], this.#source(senders));
      const day = senders
        .flatMap((s) => s.date ?? [])
        .sort()
        .at(-1);
      if (day !== undefined) this.#set(['detailTables', index, 'asOf'], day);
    }
    for (const draft of this.#indicators.values()) this.#append(['indicators'], draft as EditRecord);
    for (const draft of this.#conditions.values()) this.#append(['conditions'], draft as EditRecord);
    const appended = [...this.#appended].map(
      ([path, values]): CaseEdit => ({ op: 'append', path: JSON.parse(path) as EditPath, values }),
    );
    return [...this.#edits, ...appended];
  }

  add({ row, values, senders }: AcceptedRow): void {
    const source = this.#source(senders, values.get('source'));
    const { target } = row;
    switch (target.kind) {
      case 'figure':
        this.#figure(target.figure, target.create, values, source);
        break;
      case 'value':
        this.#holder(target.indicator, target.part, {
          ...(values.has('stated') ? { stated: values.get('stated') === 'true' } : {}),
          ...(values.has('level') ? { level: values.get('level')! } : {}),
          source,
        });
        break;
      case 'round': {
        const before = this.#appraised.indicators.get(target.indicator)?.rounds ?? [];
        const last = before.filter((r) => r.level === target.level).at(-1);
        const document = values.get('document') ?? (values.has('verdict') ? undefined : last?.document);
        this.#round(target.indicator, {
          level: target.level,
          verdict: values.get('verdict') ?? last!.verdict!,
          by: senders[0]!.unit,
          on: values.get('on') ?? (values.has('verdict') ? this.#on : (last?.on ?? this.#on)),
          ...(document === undefined ? {} : { document }),
          note: this.#source(senders),
        });
        break;
      }
      case 'condition':
        this.#condition(target.condition, values, source);
        break;
      case 'detail':
        this.#detail(target.table, target.row, values, senders);
        break;
      case 'evidence':
        this.#evidence(target.known, values);
    }
  }

  addReturns(returns: readonly ReturnEntry[]): void {
    const known = this.#appraised.data.collection?.returns ?? [];
    for (const { form, sender } of returns) {
      const by = sender.person ?? form.unitName;
      const again = known.some((r) => r.form === form.id && r.file === sender.file && r.on === this.#on);
      if (!again)
        this.#append(['collection', 'returns'], { form: form.id, file: sender.file, on: this.#on, by });
    }
  }

  /** "Báo cáo số 12/BC; Phòng Kinh tế gửi ngày 20/11/2024 (tệp phieu.xlsx)". */
  #source(senders: readonly Sender[], paper?: string): string {
    const sent = [
      ...new Set(senders.map((s) => `${s.unit} gửi ngày ${shortDate(s.date ?? this.#on)} (tệp ${s.file})`)),
    ];
    return [...(paper === undefined ? [] : [paper]), ...sent].join('; ');
  }

  #append(path: EditPath, value: EditValue): void {
    const key = JSON.stringify(path);
    this.#appended.set(key, [...(this.#appended.get(key) ?? []), value]);
  }

  #set(path: EditPath, value: EditValue): void {
    this.#edits.push({ op: 'set', path, value });
  }

  #figure(id: string, create: NewFigure | null, values: ReadonlyMap<string, string>, source: string): void {
    const numbers = Object.fromEntries(
      [...values].flatMap(([f, v]) => (NUMBERS.has(f) ? [[f, new Digits(v)]] : [])),
    );
    const ratio = 'numerator' in numbers || 'denominator' in numbers;
    const asOf = values.get('asOf');
    const index = this.#appraised.data.figures.findIndex((f) => f.id === id);
    if (index < 0 && create) {
      const unit = ratio ? values.get('unit') : (create.unit ?? undefined);
      this.#append(['figures'], {
        id,
        name: create.name,
        ...(unit === undefined ? {} : { unit }),
        ...numbers,
        ...(create.owner ? { indicator: create.owner.indicator } : { role: 'common' }),
        source,
        ...(asOf === undefined ? {} : { asOf }),
      });
      if (create.owner) this.#holder(create.owner.indicator, create.owner.part, { [create.owner.slot]: id });
      return;
    }
    const at: EditPath = ['figures', index];
    const figure = this.#appraised.data.figures[index]!;
    const answered = Object.keys(numbers).length > 0;
    for (const [field, value] of Object.entries(numbers)) this.#set([...at, field], value);
    if (ratio && figure.value !== undefined) this.#delete([...at, 'value']);
    if ('value' in numbers)
      for (const f of ['numerator', 'denominator'] as const) if (figure[f]) this.#delete([...at, f]);
    const unit = values.get('unit');
    if (unit !== undefined && (ratio || figure.numerator !== undefined)) this.#set([...at, 'unit'], unit);
    else if (ratio && figure.unit === '%') this.#delete([...at, 'unit']);
    this.#set([...at, 'source'], source);
    if (asOf !== undefined) this.#set([...at, 'asOf'], asOf);
    // The day of the old value says nothing of the new one.
    else if (answered && figure.asOf !== undefined) this.#delete([...at, 'asOf']);
    const old = answered ? oldValue(this.#appraised, figure) : null;
    if (old !== null)
      this.#append([...at, 'history'], {
        value: old,
        // It was known before it was replaced, whatever day stands beside it. Who gave it is not: the form names the
        // person of the new value.
        on: figure.asOf !== undefined && figure.asOf < this.#on ? figure.asOf : this.#on,
        ...(figure.source === undefined ? {} : { source: figure.source }),
      });
  }

  #delete(path: EditPath): void {
    this.#edits.push({ op: 'delete', path });
  }

  /** Sets a value of an indicator or part; the other forms of a value give way. */
  #holder(indicator: string, part: string | null, value: EditRecord): void {
    const { indicators } = this.#appraised.data;
    const index = indicators.findIndex((r) => r.id === indicator);
    if (index < 0) {
      const draft = this.#indicators.get(indicator) ?? { id: indicator };
      this.#indicators.set(indicator, draft);
      if (part === null) Object.assign(draft, value);
      else draft.parts = mergedPart((draft.parts ?? []) as Draft[], part, value);
      return;
    }
    const result = indicators[index]!;
    if (part === null) this.#put(['indicators', index], result, value);
    else {
      const partIndex = result.parts.findIndex((p) => p.id === part);
      if (partIndex < 0) this.#append(['indicators', index, 'parts'], { id: part, ...value });
      else this.#put(['indicators', index, 'parts', partIndex], result.parts[partIndex]!, value);
    }
  }

  #put(
    at: EditPath,
    before: { figure?: unknown; stated?: unknown; level?: unknown },
    value: EditRecord,
  ): void {
    for (const [key, v] of Object.entries(value)) this.#set([...at, key], v);
    const gone = 'stated' in value || 'level' in value ? ['figure', 'stated', 'level'] : ['stated', 'level'];
    const given = Object.keys(value).some((k) => k !== 'source');
    for (const other of gone)
      if (given && !(other in value) && before[other as 'figure'] !== undefined) this.#delete([...at, other]);
  }

  #round(indicator: string, round: EditRecord): void {
    const index = this.#appraised.data.indicators.findIndex((r) => r.id === indicator);
    if (index >= 0) this.#append(['indicators', index, 'rounds'], round);
    else {
      const draft = this.#indicators.get(indicator) ?? { id: indicator };
      this.#indicators.set(indicator, {
        ...draft,
        rounds: [...((draft.rounds ?? []) as EditValue[]), round],
      });
    }
  }

  #condition(id: string, values: ReadonlyMap<string, string>, source: string): void {
    const index = this.#appraised.data.conditions.findIndex((c) => c.id === id);
    const fields = Object.fromEntries([...values].filter(([f]) => f === 'state' || f === 'document'));
    if (index < 0) this.#conditions.set(id, { id, ...fields, source });
    else for (const [f, v] of Object.entries({ ...fields, source })) this.#set(['conditions', index, f], v);
  }

  #detail(
    id: string,
    row: number | null,
    values: ReadonlyMap<string, string>,
    senders: readonly Sender[],
  ): void {
    const index = this.#appraised.data.detailTables.findIndex((t) => t.id === id);
    const table = this.#appraised.data.detailTables[index]!;
    const cells = table.columns.flatMap((c): [string, EditValue][] => {
      const value = values.get(c.id);
      return value === undefined ? [] : [[c.id, c.kind === 'number' ? new Digits(value) : value]];
    });
    const at: EditPath = ['detailTables', index];
    if (row === null) this.#append([...at, 'rows'], Object.fromEntries(cells));
    else for (const [column, value] of cells) this.#set([...at, 'rows', row, column], value);
    this.#tableSenders.set(index, [...(this.#tableSenders.get(index) ?? []), ...senders]);
  }

  #evidence(known: number | null, values: ReadonlyMap<string, string>): void {
    const indicators = (values.get('indicator') ?? '').split('; ').filter((id) => id !== '');
    if (known !== null) {
      if (indicators.length > 0)
        for (const id of indicators) this.#append(['evidence', known, 'indicators'], id);
      return;
    }
    const stem = `mc-${asciiName(indicators[0] ?? 'them')}`;
    let n = 1;
    while (this.#evidenceIds.has(`${stem}-${n}`)) n++;
    this.#evidenceIds.add(`${stem}-${n}`);
    const fields = ['kind', 'number', 'date', 'abstract', 'author'].flatMap((f) => {
      const value = values.get(f);
      return value === undefined ? [] : [[f, value] as const];
    });
    this.#append(['evidence'], { id: `${stem}-${n}`, indicators, ...Object.fromEntries(fields) });
  }
}

const mergedPart = (parts: Draft[], id: string, value: EditRecord): Draft[] =>
  parts.some((p) => p.id === id)
    ? parts.map((p) => (p.id === id ? { ...p, ...value } : p))
    : [...parts, { id, ...value }];

/** "14/15,7 km", "71%"; null when nothing was known. */
function oldValue(appraised: AppraisedCase, figure: FigureDef): string | null {
  const resolved = appraised.figures.get(figure.id);
  if (resolved?.ratio || resolved?.value)
    return (figureText(resolved, resolved.ratio ? 'ratio' : 'value') ?? '').replaceAll('\u00a0', ' ');
  return figure.numerator ? plainDecimal(figure.numerator) : null;
}
