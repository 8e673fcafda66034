/**
 * The pages of a bound volume that are no part of the criterion's dossier, as one document. No entry of the catalogue:
 * it exists only inside volumes.
 */
import { appraisedOn } from '../../appraisal/dated.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { pageCount } from '../../layout/layout.ts';
import { paperDate } from '../../model/dated.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { SheetNumbers, TableContext } from '../../tables/context.ts';
import { TemplateSet } from '../../templating/template-set.ts';
import {
  type VolumePartsInput,
  volumePartsShape,
  volumePartsView,
} from '../../templating/views/volume-parts.ts';
import { inRole } from '../../wording/results.ts';
import type { PlannedDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { NO_TABLES } from './recipe.ts';

export const VOLUME_PARTS = 'volume-parts.hbs';

/** Two of them with captions of several lines fill a page; long captions take room from the pictures. */
const PICTURE_TWIPS = [5800, 5000, 4200, 3400, 2600] as const;

/** Null, with diagnostics, when the template is missing or wrong. `criterion`: its entry in the catalogue. */
export function volumePartsTree(
  dossier: LoadedDossier,
  criterion: PlannedDocument,
  edition: Edition,
  sheets: SheetNumbers,
  input: Omit<VolumePartsInput, 'pictureTwip'>,
  diagnostics: Diagnostics,
): DocumentTree | null {
  const appraised = appraisedOn(dossier.appraised, paperDate(dossier.appraised.data, criterion.id));
  const own = appraised.criteria.find((c) => c.def.id === criterion.criterion?.id);
  const context: TableContext = {
    appraised,
    diagnostics,
    places: dossier.places,
    edition,
    issuerRole: criterion.entry.issuer,
    sheets,
  };
  const templates = new TemplateSet(dossier.pack, diagnostics);
  const template = templates.load(VOLUME_PARTS);
  if (!template || !own) return null;
  templates.check(template, volumePartsShape, new Set());
  if (diagnostics.hasErrors) return null;
  let tree: DocumentTree | null = null;
  for (const pictureTwip of PICTURE_TWIPS) {
    const view = volumePartsView(context, own, { ...input, pictureTwip });
    if (!view) return null;
    tree = templates.render(template, view, {
      id: `volume-${criterion.criterion!.id}`,
      author: inRole(appraised, criterion.entry.issuer)?.name ?? appraised.data.commune.name,
      created: appraised.data.created,
      tables: NO_TABLES,
    });
    if (!tree || input.photoPages.length === 0 || photosFit(tree, input)) return tree;
  }
  return tree;
}

/** Every page of photos is one page. */
const photosFit = (tree: DocumentTree, { photoPages }: Pick<VolumePartsInput, 'photoPages'>): boolean =>
  photoPages.every(({ key }) => {
    const section = tree.sections.find((s) => s.key.includes(`/${key}/`));
    return section !== undefined && pageCount({ ...tree, sections: [section] }) === 1;
  });
