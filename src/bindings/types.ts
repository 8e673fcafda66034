/**
 * Bindings: which sheet and column of the data-entry workbook holds which leaf of the case schema. One table drives the
 * writer and the reader alike; neither knows a sheet or column of its own. A test walks every leaf of the schema.
 */
import type { Level } from '../model/scalars.ts';

export type Path = readonly string[];

/** Things that a cell names: shown by name where the name is unique, else by id; both are read. */
export type ReferenceTo =
  | 'figure'
  | 'unit'
  | 'deadline'
  | 'legal-basis'
  | 'table'
  | 'role'
  | 'region'
  | 'document'
  | 'external'
  | 'meeting'
  | 'opinion'
  | 'place'
  | 'hamlet'
  | 'indicator'
  | 'result'
  | 'criterion';

export type ValueType =
  | { readonly kind: 'text' | 'line' | 'id' | 'integer' | 'year' | 'date' | 'month' | 'flag' }
  /** `unit`: key of the column that holds the unit; `ratio`: "14/15,7" may be typed. */
  | { readonly kind: 'decimal'; readonly unit?: string; readonly ratio?: boolean }
  /** Compared with the requirement of the row's indicator: "≥ 95%" may be typed. */
  | { readonly kind: 'requirement' }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly [code: string, word: string])[] }
  /** A level word of the row's indicator. */
  | { readonly kind: 'level-word' }
  | { readonly kind: 'reference'; readonly to: ReferenceTo };

type Blank = string | number | boolean;

export interface Column {
  /** Stable; stands in the hidden first row. */
  readonly key: string;
  readonly title: string;
  /** Head over this column and its neighbours of the same group. */
  readonly group?: string;
  /**
   * Steps from the object of the row to the leaf; [] when the row is the value itself. Null: shown or computed, never
   * read. `KEY` and `VALUE` stand for the key and the value of a record.
   */
  readonly path: Path | null;
  readonly type: ValueType;
  /** In characters of the body font. */
  readonly width: number;
  readonly required?: boolean;
  /** Several values in one cell. */
  readonly list?: boolean;
  /** Input message of the cell. */
  readonly help?: string;
  /** What a blank cell means; such a value is not written. By variant where they differ. */
  readonly blank?: Blank | Readonly<Record<string, Blank>>;
  /** Holds a round of this level; `path` starts at the round. */
  readonly level?: Level;
  /** Prefilled by the program; alone it makes no data. */
  readonly proposed?: boolean;
  /** Seldom used: at the right, not printed. */
  readonly aside?: boolean;
  /** Holds the variant (`Rows` of kind children with variants). */
  readonly variant?: boolean;
  /** Belongs to this variant only. */
  readonly only?: string;
  /** Only for indicators, not for their parts. */
  readonly indicatorOnly?: boolean;
}

/** How rows lie in the model. */
export type Rows =
  /** One row per column of the binding; paths start at the case. */
  | { readonly kind: 'pairs' }
  /** Rows of an array of objects or of texts. `codeFrom`: a blank id is made from these columns. */
  | { readonly kind: 'list'; readonly at: Path; readonly codeFrom?: readonly string[] }
  /** Entries of a record, one row for each key that the pack names. */
  | { readonly kind: 'record'; readonly at: Path }
  /**
   * Rows that belong to an object of another array, named by the column `of`. `variants`: the object is wrapped in this
   * key, or not at all ('').
   */
  | {
      readonly kind: 'children';
      readonly of: string;
      readonly parents: Path;
      readonly list: string;
      readonly variants?: readonly (readonly [code: string, wrap: string])[];
      readonly codeFrom?: readonly string[];
    }
  /** One row for each criterion, indicator with its parts, or requirement of the pack. */
  | { readonly kind: 'criteria' | 'results' | 'requirements' | 'conditions' }
  /** Rounds that the three columns of level cannot hold. */
  | { readonly kind: 'rounds' }
  /** Rows of one detail table. */
  | { readonly kind: 'detail-rows'; readonly table: string };

export interface SheetBinding {
  readonly key: string;
  readonly title: string;
  /** Colour of the tab: must be filled, when there is something, seldom. */
  readonly use: 'required' | 'optional' | 'reference';
  /** Under the title: what this sheet is for and how to fill it. */
  readonly about: string;
  readonly rows: Rows;
  readonly columns: readonly Column[];
  /** Blank rows drawn for entry; rows below them take entries too. */
  readonly spare?: number;
}

/** What a blank cell of a column means. */
export const blankOf = (column: Column, variant: string | undefined): Blank | undefined =>
  typeof column.blank === 'object' ? column.blank[variant ?? ''] : column.blank;

export const KEY = '#key';
export const VALUE = '#value';

/** Leaf paths of the schema that a binding covers, arrays and records as `*`: `figures.*.from.table`. */
export function leavesOf(sheet: SheetBinding): string[] {
  const { rows } = sheet;
  return sheet.columns.flatMap((column) => {
    if (column.path === null) {
      // The identity of such a row is its indicator or part.
      if (rows.kind === 'requirements' && column.key === 'id')
        return ['requirements.*.indicator', 'requirements.*.part'];
      return [];
    }
    const own = [...(column.level === undefined ? [] : ['rounds', '*']), ...column.path];
    const end = [...own, ...(column.list ? ['*'] : [])];
    const under = (...start: readonly string[]): string => [...start, ...end].join('.');
    switch (rows.kind) {
      case 'pairs':
        return [under()];
      case 'list':
        return [under(...rows.at, '*')];
      case 'record':
        return column.path[0] === VALUE ? [[...rows.at, '*'].join('.')] : [];
      case 'children':
        if (column.key === rows.of) return [];
        return (rows.variants ?? [['', '']])
          .filter(([code]) => column.only === undefined || column.only === code)
          .map(([, wrap]) => under(...rows.parents, '*', rows.list, '*', ...(wrap === '' ? [] : [wrap])));
      case 'criteria':
      case 'requirements':
      case 'conditions':
        return [under(rows.kind, '*')];
      case 'results':
        return [
          under('indicators', '*'),
          ...(column.indicatorOnly ? [] : [under('indicators', '*', 'parts', '*')]),
        ];
      case 'rounds':
        return ['criteria.*', 'indicators.*', 'indicators.*.parts.*'].map((of) => under(of, 'rounds', '*'));
      case 'detail-rows':
        return ['detailTables.*.rows.*.*'];
      default:
        return [];
    }
  });
}
