/**
 * What a template of a pack reads: its view, the shape that the template is checked against, and its tables. A pack
 * brings its own templates; the views are the program's. One file here for each template, one line in the registry.
 */
import type { CaseComparison } from '../../comparing/compared-cases.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { didYouMean } from '../../model/diagnostics.ts';
import type { DocumentEntry, ExternalPaper } from '../../model/pack-schema.ts';
import type { BundleListing } from '../../tables/contents.ts';
import type { TableContext } from '../../tables/context.ts';
import type { TableModel } from '../../tables/model.ts';
import type { Shape } from '../../templating/shape.ts';
import type { IssuedPaper } from '../../templating/views/changed-points.ts';
import type { PlannedDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';

export interface RecipeContext extends TableContext {
  /** ISO day of the run, for papers that say what is late; null where the clock must not be read. */
  readonly today: string | null;
  /** ISO day of the paper: names of bodies and communes are those of this day. */
  readonly date: string;
  readonly entry: DocumentEntry;
  /** Id of the document: of a paper made several times, each has a number and a day of its own. */
  readonly paperId: string;
  /** Shown to everybody: personal data stay out. */
  readonly public?: boolean;
  /** The paper of another body that this document asks for. */
  readonly external: ExternalPaper | null;
  /** Of papers that go with a bundle. */
  readonly listing?: BundleListing;
  /** Of papers about what changed. */
  readonly comparison?: CaseComparison;
  /** Of papers about an issued one: which, and what of it changed. */
  readonly issuedPaper?: IssuedPaper;
}

/** What the template reads and places. */
export interface Content {
  readonly view: object;
  readonly tables: ReadonlyMap<string, TableModel>;
}

interface TemplateFacts {
  /** One document for the case, for each criterion or for each external paper; the catalogue must say the same. */
  readonly per: DocumentEntry['per'];
  /** Of the view; by catalogue entry where the entry names parts of prose. */
  readonly shape: Shape | ((entry: DocumentEntry) => Shape);
  readonly tables: ReadonlySet<string>;
}

/** Null when the document cannot be made; the reason is in the diagnostics. */
type Made = Content | null;

interface PlainRecipe extends TemplateFacts {
  build(planned: PlannedDocument, dossier: LoadedDossier, context: RecipeContext): Made;
}

/** Of a paper that must keep to so many pages. */
interface FittedRecipe extends TemplateFacts {
  /**
   * What to try, from all to least: the first whose tree `fits` accepts, else the last. Attempts share the tables in which
   * they do not differ, so that each is placed once.
   */
  attempts(planned: PlannedDocument, dossier: LoadedDossier, context: RecipeContext): readonly (() => Made)[];
  fits(tree: DocumentTree): boolean;
}

export type Recipe = PlainRecipe | FittedRecipe;

export const shapeOf = (recipe: Recipe, entry: DocumentEntry): Shape =>
  typeof recipe.shape === 'function' ? recipe.shape(entry) : recipe.shape;

export const NO_TABLES: ReadonlyMap<string, TableModel> = new Map();

export const byKey = (tables: readonly TableModel[]): ReadonlyMap<string, TableModel> =>
  new Map(tables.map((t) => [t.key, t]));

/** The tables that the catalogue lists for a document, in its order; one that nobody makes is an error. */
export function listed<C extends TableContext>(
  planned: PlannedDocument,
  makers: Readonly<Record<string, (context: C) => TableModel>>,
  context: C,
): TableModel[] {
  return planned.entry.tables.flatMap((key) => {
    const make = makers[key];
    if (make) return [make(context)];
    context.diagnostics.error(
      'template-table',
      `danh mục tài liệu nhắc đến bảng không có: "${key}"`,
      [{ file: 'catalogue.yaml' }],
      didYouMean(key, Object.keys(makers)),
    );
    return [];
  });
}
