/**
 * View of the picture annex: all photos of the case in the order of the criteria, two to a page, each with caption, place
 * and day. Without photos the form is made with empty frames.
 */
import type { Block } from '../../document/tree.ts';
import type { TableContext } from '../../tables/context.ts';
import { noteMissing } from '../../wording/blanks.ts';
import { countText } from '../../wording/grammar.ts';
import { blocks, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { communeHead, headShape } from './head.ts';
import { type Photo, photoBlocks } from './photo-blocks.ts';

export const picturesShape = object({
  ...commonShape,
  head: headShape,
  /** Pages after the first begin with a page break. */
  first: blocks,
  more: list(object({ key: text, blocks })),
  /** Null: there is no photo yet. */
  count: optional(text),
});

export interface CriterionPhoto extends Photo {
  readonly criterion: { readonly id: string; readonly name: string };
}

/** Heights of one picture, in twips. */
export interface PictureRoom {
  /** On the first page, which has head and title. */
  readonly first: number;
  readonly more: number;
}

const PER_PAGE = 2;
/** Empty lines of a frame to glue a photo into. */
const FRAME_LINES = 11;

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function picturesView(context: TableContext, photos: readonly CriterionPhoto[], room: PictureRoom) {
  const head = communeHead(context, context.issuerRole, context.edition === 'working');
  if (!head) return null;
  if (photos.length === 0) noteMissing(context, 'ảnh minh họa kết quả', ['evidence']);
  const pages = photos.length === 0 ? [emptyFrames(context)] : photoPages(context, photos, room);
  return {
    ...commonView(context.appraised, context.edition),
    head,
    first: pages[0]!,
    more: pages.slice(1).map((page, i) => ({ key: `page-${i + 2}`, blocks: page })),
    count: photos.length === 0 ? null : countText(photos.length),
  } satisfies ValueOf<typeof picturesShape> & { wording: unknown };
}

function photoPages(context: TableContext, photos: readonly CriterionPhoto[], room: PictureRoom): Block[][] {
  const pages: Block[][] = [];
  for (const [i, photo] of photos.entries()) {
    if (i % PER_PAGE === 0) pages.push([]);
    const { criterion } = photo;
    const page = pages.at(-1)!;
    if (photos[i - 1]?.criterion.id !== criterion.id)
      page.push({
        type: 'heading',
        key: `criterion-${criterion.id}`,
        style: 'heading2',
        runs: [{ text: `Tiêu chí số ${criterion.id} - ${criterion.name}` }],
      });
    page.push(...photoBlocks(context, photo, `Ảnh ${i + 1}`, pages.length === 1 ? room.first : room.more));
  }
  return pages;
}

function emptyFrames(context: TableContext): Block[] {
  const { blank, shortBlank } = context.appraised.pack.wording.marks;
  return [1, 2].flatMap((n): Block[] => [
    {
      type: 'table',
      key: `frame-${n}`,
      summary: `Khung dán ảnh ${n}`,
      columns: [{ widthTwip: 7370, align: 'center' }],
      head: [],
      body: [
        {
          key: `frame-${n}/1`,
          cells: [{ paragraphs: Array.from({ length: FRAME_LINES }, () => ({ runs: [] })) }],
        },
      ],
      cellStyle: 'coverBody',
      headStyle: 'coverBody',
    },
    {
      type: 'paragraph',
      key: `frame-${n}/caption`,
      style: 'pictureCaption',
      runs: [{ text: `Ảnh ${n}. ${blank}${blank} (nơi chụp: ${blank}; ngày chụp: ${shortBlank})` }],
    },
  ]);
}
