/** A case as rows of sheets: what stands in each row, with the pack's rows prefilled. Values are those of the model. */
import type { CaseData, Round } from '../model/case-schema.ts';
import type { Pack } from '../model/pack.ts';
import { wordingKeysOf } from '../model/pack-wording.ts';
import type { Level } from '../model/scalars.ts';
import { PROPOSED, type Proposals, resultRow, textRow } from './proposals.ts';
import { type Column, KEY, type Path, type SheetBinding, VALUE } from './types.ts';
import { LEVELS } from './words.ts';

export interface DataRow {
  /** Stands in the hidden first column; '' for rows that only their place tells apart. */
  readonly id: string;
  /** Object of the row, or the value itself. */
  readonly object: unknown;
  /** Id of the object that the row belongs to. */
  readonly parent?: string;
  readonly variant?: string;
  /** Rounds that stand in the columns of level. */
  readonly rounds?: Readonly<Partial<Record<Level, Round>>>;
  /** What `column` refers to by proposal. */
  readonly links?: Readonly<Record<string, string>>;
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (v, step) => (v === null || typeof v !== 'object' ? undefined : Reflect.get(v, step)),
    value,
  );

const list = (data: CaseData, path: Path): readonly unknown[] => (at(data, path) as unknown[]) ?? [];
const idOf = (object: unknown): string => {
  const id = at(object, ['id']);
  return typeof id === 'string' ? id : '';
};

/** Value of a column in a row; undefined when the model has none there. */
export function cellValue(sheet: SheetBinding, row: DataRow, column: Column): unknown {
  if (sheet.rows.kind === 'children' && column.key === sheet.rows.of) return row.parent;
  if (sheet.rows.kind === 'rounds' && column.path === null)
    return (column.key === 'criterion') === (row.variant === 'criterion') ? row.parent : undefined;
  if (column.variant) return row.variant;
  if (column.path === null) return undefined;
  if (column.path[0] === KEY) return row.id;
  if (column.path[0] === VALUE) return row.object;
  const start = column.level === undefined ? row.object : row.rounds?.[column.level];
  return at(start, column.path) ?? row.links?.[column.key];
}

const saysMore = (round: Round): boolean =>
  Object.entries(round).some(([key, value]) => key !== 'level' && value !== undefined);

/** The rounds that fit the columns, one for each level in their order, and the others. */
export function splitRounds(rounds: readonly Round[]): {
  readonly columns: Partial<Record<Level, Round>>;
  readonly others: readonly Round[];
} {
  const order = LEVELS.map(([level]) => level as Level);
  const columns: Partial<Record<Level, Round>> = {};
  let count = 0;
  let last = -1;
  for (const round of rounds) {
    const position = order.indexOf(round.level);
    if (position <= last || !saysMore(round)) break;
    columns[round.level] = round;
    last = position;
    count++;
  }
  return { columns, others: rounds.slice(count) };
}

/** Ids of the pack in its order, unless the case has them in another: then the case's come first. */
function order(ofPack: readonly string[], ofCase: readonly string[]): string[] {
  const place = new Map(ofPack.map((id, i) => [id, i]));
  const places = ofCase.map((id) => place.get(id) ?? Number.POSITIVE_INFINITY);
  const ordered = places.every((p, i) => i === 0 || places[i - 1]! <= p);
  const foreign = ofCase.filter((id) => !place.has(id));
  return ordered ? [...ofPack, ...foreign] : [...ofCase, ...ofPack.filter((id) => !ofCase.includes(id))];
}

const proposed = (object: { readonly id: string }): DataRow => ({ id: PROPOSED + object.id, object });

export function rowsOf(sheet: SheetBinding, data: CaseData, pack: Pack, more: Proposals): DataRow[] {
  const { rows } = sheet;
  switch (rows.kind) {
    case 'pairs':
      return [{ id: '', object: data }];
    case 'list': {
      const own = list(data, rows.at).map((object): DataRow => ({ id: idOf(object), object }));
      if (sheet.key === 'figures') {
        const common = more.figures.filter((f) => f.role === 'common');
        const others = more.figures.filter((f) => f.role !== 'common');
        return [...common.map(proposed), ...own, ...others.map(proposed)];
      }
      if (sheet.key === 'papers')
        return [
          ...own,
          ...more.papers.map((object): DataRow => ({ id: PROPOSED + object.document, object })),
        ];
      if (sheet.key === 'paper-texts') {
        const id = (object: Partial<(typeof more.paperTexts)[number]>): string =>
          textRow(object.document ?? '', object.part ?? '');
        return [
          ...own.map((row): DataRow => ({ ...row, id: id(row.object as object) })),
          ...more.paperTexts.map((object): DataRow => ({ id: PROPOSED + id(object), object })),
        ];
      }
      if (sheet.key === 'funds') return [...own, ...more.funds.map(proposed)];
      if (sheet.key === 'deadlines') return [...own, ...more.deadlines.map(proposed)];
      if (sheet.key === 'tables') return [...own, ...more.tables.map(proposed)];
      return own;
    }
    case 'record': {
      const record = (at(data, rows.at) ?? {}) as Readonly<Record<string, unknown>>;
      const ofPack = sheet.key === 'roles' ? pack.info.roles.map((r) => r.id) : wordingKeysOf(pack.wording);
      return order(ofPack, Object.keys(record)).map((id) => ({ id, object: record[id] }));
    }
    case 'children': {
      const own = list(data, rows.parents).flatMap((parent) =>
        list(parent as CaseData, [rows.list]).map((child): DataRow => {
          const variant = rows.variants?.find(([, wrap]) => wrap !== '' && at(child, [wrap]) !== undefined);
          const object = variant === undefined ? child : at(child, [variant[1]]);
          return {
            id: rows.variants ? idOf(object) : '',
            object,
            parent: idOf(parent),
            ...(rows.variants ? { variant: (variant ?? rows.variants[0]!)[0] } : {}),
          };
        }),
      );
      if (sheet.key !== 'columns') return own;
      const columns = more.tables.flatMap((table) =>
        table.columns.map((object): DataRow => ({ id: PROPOSED, object, parent: table.id })),
      );
      return [...own, ...columns];
    }
    case 'criteria': {
      const byId = new Map(data.criteria.map((c) => [c.id, c]));
      return order([...pack.criterion.keys()], [...byId.keys()]).map((id) => {
        const object = byId.get(id) ?? { id };
        return { id, object, rounds: splitRounds(byId.get(id)?.rounds ?? []).columns };
      });
    }
    case 'results':
      return resultRows(data, pack, more);
    case 'requirements': {
      const byRow = new Map(data.requirements.map((r) => [resultRow(r.indicator, r.part), r]));
      return order(resultIds(pack), [...byRow.keys()]).map((id) => ({ id, object: byRow.get(id) ?? {} }));
    }
    case 'conditions': {
      const byId = new Map(data.conditions.map((c) => [c.id, c]));
      const ofPack = pack.info.conditions.map((c) => c.id);
      return order(ofPack, [...byId.keys()]).map((id) => ({ id, object: byId.get(id) ?? { id } }));
    }
    case 'rounds':
      return otherRounds(data);
    case 'detail-rows':
      return (data.detailTables.find((t) => t.id === rows.table)?.rows ?? []).map((object) => ({
        id: '',
        object,
      }));
  }
}

/** `2.2`, `2.2/2.2.a`, … in the order of the pack. */
export const resultIds = (pack: Pack): string[] =>
  [...pack.indicator.values()].flatMap(({ def }) => [
    def.id,
    ...(def.parts?.items ?? []).map((part) => resultRow(def.id, part.id)),
  ]);

function resultRows(data: CaseData, pack: Pack, more: Proposals): DataRow[] {
  const byId = new Map(data.indicators.map((r) => [r.id, r]));
  return order([...pack.indicator.keys()], [...byId.keys()]).flatMap((id) => {
    const result = byId.get(id);
    const parts = new Map((result?.parts ?? []).map((p) => [p.id, p]));
    const ofPack = (pack.indicator.get(id)?.def.parts?.items ?? []).map((p) => p.id);
    const row = (rowId: string, own: { rounds: Round[] } | undefined, bare: object): DataRow => ({
      id: rowId,
      object: own ?? bare,
      rounds: splitRounds(own?.rounds ?? []).columns,
      ...(more.links.has(rowId) ? { links: more.links.get(rowId)! } : {}),
    });
    return [
      row(id, result, { id }),
      ...order(ofPack, [...parts.keys()]).map((part) =>
        row(resultRow(id, part), parts.get(part), { id: part }),
      ),
    ];
  });
}

function otherRounds(data: CaseData): DataRow[] {
  const rows = (parent: string, variant: string, rounds: readonly Round[]): DataRow[] =>
    splitRounds(rounds).others.map((object) => ({ id: '', object, parent, variant }));
  return [
    ...data.criteria.flatMap((c) => rows(c.id, 'criterion', c.rounds)),
    ...data.indicators.flatMap((i) => [
      ...rows(i.id, 'result', i.rounds),
      ...i.parts.flatMap((p) => rows(p.id, 'result', p.rounds)),
    ]),
  ];
}
