/**
 * A picture as a paragraph of its own: upright, its proportions kept, inside its room and the text width. A picture
 * that cannot be shown leaves a box of the same size with its words, and a warning.
 */
import { liesOnItsSide, readPicture } from '../pictures/picture.ts';
import { type PageShape, styleOf, textHeightTwip, textWidthTwip } from '../styles.ts';
import type { Image, ImageResource } from '../tree.ts';
import { cell, layoutTable, paragraph, row, spacer, words } from './build.ts';
import type { OutputWarning, PrimParagraph, PrimTable } from './primitives.ts';

/** Left free on a page that a picture fills: Word gives the smallest letters of its paragraph a little room below. */
const SPARE_TWIP = 40;
/** Narrower pictures cannot be seen, and Word refuses pictures without width. */
const LEAST_TWIP = 20;
/** A pixel is at most 1/72 inch: small pictures are not blown up. */
const MOST_PIXEL_TWIP = 20;
/** Clear space between a box and its words. */
const BOX_PAD = 120;

interface Size {
  readonly widthTwip: number;
  readonly heightTwip: number;
}

export function image(
  block: Image,
  page: PageShape,
  warnings: OutputWarning[],
): (PrimParagraph | PrimTable)[] {
  const room: Size = {
    widthTwip: Math.max(LEAST_TWIP, Math.min(block.maxWidthTwip, textWidthTwip(page))),
    heightTwip: Math.max(LEAST_TWIP, Math.min(block.maxHeightTwip, textHeightTwip(page) - SPARE_TWIP)),
  };
  const picture = readPicture(block.image);
  const keepNext = block.keepNext ?? true;
  if (typeof picture !== 'string') {
    const size = fitted(picture, block.image.orientation, room);
    const shown = { picture, alt: block.alt, ...size };
    return [paragraph(block.key, 'picture', [], { keepNext, picture: shown })];
  }
  warnings.push({
    code: 'image-unreadable',
    key: block.key,
    message: `không in được ảnh "${block.alt}" vì ${picture}; văn bản để khung trống có lời chú thay thế`,
  });
  return [
    spacer(`${block.key}/gap`, { beforeTwip: styleOf('picture').beforeTwip, keepNext: true }),
    box(block, fitted(block.image, block.image.orientation, room), keepNext),
  ];
}

/** The largest size of the upright picture inside `room`. Unknown dimensions fill the room. */
export function fitted(
  { widthPx, heightPx }: Pick<ImageResource, 'widthPx' | 'heightPx'>,
  orientation: ImageResource['orientation'],
  room: Size,
): Size {
  if (!(widthPx > 0 && heightPx > 0)) return room;
  const [width, height] = liesOnItsSide(orientation) ? [heightPx, widthPx] : [widthPx, heightPx];
  const scale = Math.min(room.widthTwip / width, room.heightTwip / height, MOST_PIXEL_TWIP);
  return {
    widthTwip: Math.max(LEAST_TWIP, Math.floor(width * scale)),
    heightTwip: Math.max(LEAST_TWIP, Math.floor(height * scale)),
  };
}

/** The picture's place, with a line around it and its words inside. */
function box({ key, alt }: Image, { widthTwip, heightTwip }: Size, keepNext: boolean): PrimTable {
  const text = paragraph(`${key}/alt`, 'pictureCaption', words(alt === '' ? 'Ảnh' : alt), { beforeTwip: 0 });
  const only = cell([text], { border: 'box', valign: 'center' });
  return layoutTable(key, [widthTwip], [row(key, [only], { keepNext, minHeightTwip: heightTwip })], {
    padX: Math.min(BOX_PAD, Math.floor(widthTwip / 4)),
  });
}
