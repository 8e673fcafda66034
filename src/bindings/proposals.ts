/**
 * Rows that the program proposes from the pack: figures of numeric indicators, common figures, deadlines, detail tables.
 * A proposed row carries a mark in the hidden first column; until something is entered in it, it is no data.
 */
import type { CaseData } from '../model/case-schema.ts';
import type { Pack } from '../model/pack.ts';
import type { IndicatorDef, PartDef } from '../model/pack-schema.ts';
import { isForm, papersOf } from '../model/paper-ids.ts';
import { slug } from './code.ts';

/** Before the id in the hidden first column. */
export const PROPOSED = '~';

export interface ProposedFigure {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
  /** Unit of a value entered as such instead of numerator and denominator, whose unit the pack does not know. */
  readonly valueUnit?: string;
  readonly indicator?: string;
  readonly role?: 'common';
}

export interface Proposals {
  readonly figures: readonly ProposedFigure[];
  /** Row of the results (`2.2`, `2.2/2.2.a`) → column → id of the proposed figure. */
  readonly links: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly deadlines: readonly { readonly id: string; readonly name: string }[];
  readonly tables: readonly ProposedTable[];
  /** Forms of the catalogue, parts of prose, sources of funds that the case does not have. */
  readonly papers: readonly { readonly document: string }[];
  readonly paperTexts: readonly { readonly document: string; readonly part: string }[];
  readonly funds: readonly { readonly id: string }[];
}

/** What proposals depend on. */
export type Proposing = Pick<
  CaseData,
  'figures' | 'indicators' | 'deadlines' | 'detailTables' | 'papers' | 'paperTexts' | 'resources'
>;

export const NOTHING_ENTERED: Proposing = {
  figures: [],
  indicators: [],
  deadlines: [],
  detailTables: [],
  papers: [],
  paperTexts: [],
  resources: undefined,
};

export interface ProposedTable {
  readonly id: string;
  readonly name: string;
  readonly indicators: readonly string[];
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'text' | 'number' | 'hamlet';
    readonly unit?: string | undefined;
  }[];
}

/** Row id of an indicator or of one of its parts. */
export const resultRow = (indicator: string, part?: string): string =>
  part === undefined ? indicator : `${indicator}/${part}`;

export const isNumeric = (def: IndicatorDef | PartDef): boolean =>
  def.kind !== 'boolean' && def.kind !== 'level';

/** Names of figures stand in drop-downs and are looked up by formulas, which take 255 characters. */
const MAX_NAME = 150;

function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const cut = name.slice(0, MAX_NAME);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;(]+$/, '')}…`;
}

/** What the case lacks of what the pack would have. */
export function proposals(pack: Pack, data: Proposing): Proposals {
  const taken = new Set(data.figures.map((f) => f.id));
  const figures: ProposedFigure[] = [];
  const links = new Map<string, Record<string, string>>();
  const propose = (figure: ProposedFigure): boolean => {
    if (taken.has(figure.id)) return false;
    taken.add(figure.id);
    figures.push(figure);
    return true;
  };
  for (const common of pack.info.commonFigures) propose({ ...common, role: 'common' });
  const results = new Map(data.indicators.map((r) => [r.id, r]));
  const link = (
    row: string,
    def: IndicatorDef | PartDef,
    indicator: string,
    known: object | undefined,
    name = def.name,
  ): void => {
    if (!isNumeric(def)) return;
    const has = (key: string): boolean => known !== undefined && Reflect.get(known, key) !== undefined;
    if (has('figure') || has('stated') || has('level')) return;
    const id = `chi-tieu-${slug(def.id)}`;
    const unit =
      def.kind === 'percent' ? { valueUnit: '%' } : def.unit === undefined ? {} : { unit: def.unit };
    const own: Record<string, string> = {};
    const add = (column: string, figure: ProposedFigure): void => {
      if (!has(column) && propose(figure)) own[column] = figure.id;
    };
    const short = shortened(name);
    add('figure', { id, name: short, indicator, ...unit });
    if ('genderRule' in def && def.genderRule === 'both') {
      add('male', { id: `${id}-nam`, name: `${short} - riêng nam`, indicator, ...unit });
      add('female', { id: `${id}-nu`, name: `${short} - riêng nữ`, indicator, ...unit });
    }
    links.set(row, own);
  };
  for (const { def } of pack.indicator.values()) {
    const result = results.get(def.id);
    if (!def.parts) link(def.id, def, def.id, result);
    for (const part of def.parts?.items ?? [])
      link(
        resultRow(def.id, part.id),
        part,
        def.id,
        result?.parts.find((p) => p.id === part.id),
        `${part.name} (chỉ tiêu ${def.id})`,
      );
  }
  const deadlines = pack.info.deadlines.filter((d) => !data.deadlines.some((own) => own.id === d.id));
  const tables = pack.info.detailTables
    .map((table) => ({
      id: slug(table.name),
      name: table.name,
      indicators: table.indicators,
      columns: table.columns.map((c) => ({
        ...c,
        kind:
          c.unit !== undefined
            ? ('number' as const)
            : c.id === 'thon'
              ? ('hamlet' as const)
              : ('text' as const),
      })),
    }))
    .filter((table) => !data.detailTables.some((own) => own.id === table.id));
  return { figures, links, deadlines, tables, ...proposedPapers(pack, data) };
}

/** Row id of a part of a paper's prose. */
export const textRow = (document: string, part: string): string => `${document}/${part}`;

function proposedPapers(pack: Pack, data: Proposing): Pick<Proposals, 'papers' | 'paperTexts' | 'funds'> {
  const forms = papersOf(pack).filter(({ entry }) => isForm(entry));
  const papers = new Set(data.papers.map((p) => p.document));
  const texts = new Set(data.paperTexts.map((t) => textRow(t.document, t.part)));
  const funds = new Set(data.resources?.items.map((x) => x.id));
  return {
    papers: forms.filter(({ id }) => !papers.has(id)).map(({ id }) => ({ document: id })),
    paperTexts: forms.flatMap(({ id, entry }) =>
      entry.parts
        .filter((part) => !texts.has(textRow(id, part.id)))
        .map((part) => ({ document: id, part: part.id })),
    ),
    funds: pack.info.fundingSources.filter(({ id }) => !funds.has(id)).map(({ id }) => ({ id })),
  };
}
