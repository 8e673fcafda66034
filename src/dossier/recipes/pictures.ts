/** The picture annex: photos of evidence, read from the case folder. */
import type { DocumentTree } from '../../document/tree.ts';
import { pageCount } from '../../layout/layout.ts';
import { isPhoto, papersByIndicator } from '../../tables/evidence-order.ts';
import {
  type CriterionPhoto,
  type PictureRoom,
  picturesShape,
  picturesView,
} from '../../templating/views/pictures.ts';
import type { LoadedDossier } from '../load.ts';
import { photoResource } from '../volumes/photos.ts';
import { NO_TABLES, type Recipe, type RecipeContext } from './recipe.ts';

/** Long captions and headings take room from the pictures. */
const ROOMS: readonly PictureRoom[] = [
  { first: 4000, more: 5500 },
  { first: 3600, more: 5000 },
  { first: 3100, more: 4400 },
  { first: 2600, more: 3600 },
  { first: 2000, more: 2800 },
];

export const picturesRecipe: Recipe = {
  per: 'case',
  shape: picturesShape,
  tables: new Set(),
  attempts(_, dossier, context) {
    const photos = photosOf(dossier, context);
    return ROOMS.map((room) => () => {
      const view = picturesView(context, photos, room);
      return view ? { view, tables: NO_TABLES } : null;
    });
  },
  fits: (tree) => pageCount(tree) <= wantedPages(tree),
};

const wantedPages = ({ sections }: DocumentTree): number =>
  1 + sections.flatMap((s) => s.blocks).filter((b) => b.type === 'page-break').length;

/** Each once, under the first criterion that it serves. Personal ones stay out of what is shown in public, and are named. */
function photosOf(dossier: LoadedDossier, context: RecipeContext): CriterionPhoto[] {
  const { appraised } = context;
  const seen = new Set<string>();
  return appraised.criteria.flatMap((criterion) =>
    papersByIndicator(appraised, criterion)
      .flatMap(({ papers }) => papers)
      .flatMap((evidence): CriterionPhoto[] => {
        if (!isPhoto(appraised.pack, evidence) || seen.has(evidence.id)) return [];
        seen.add(evidence.id);
        if (context.public && evidence.personal) {
          context.diagnostics.note(
            'personal-left-out',
            `không đưa vào phụ lục hình ảnh vì có dữ liệu cá nhân: ${evidence.kind} ${evidence.abstract}`,
            [context.places.of(['evidence', appraised.data.evidence.indexOf(evidence)])],
          );
          return [];
        }
        return [{ evidence, image: photoResource(dossier, evidence), criterion: criterion.def }];
      }),
  );
}
