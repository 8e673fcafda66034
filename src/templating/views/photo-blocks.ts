/** Photos of evidence as blocks: the picture, then its caption with place and day (OFFICE §9). */
import type { Block, ImageResource } from '../../document/tree.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { orBlank } from '../../wording/blanks.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';

export interface Photo {
  readonly evidence: Evidence;
  /** Null: there is no file; its place is kept. */
  readonly image: ImageResource | null;
  /** Stands in its frame when it may not be shown here. */
  readonly instead?: string;
}

/** Widest text of a page; a picture is never wider. */
const MOST_WIDTH_TWIP = 9355;

/** Drawn as an empty frame with its caption. */
const NO_PICTURE: ImageResource = {
  format: 'jpeg',
  widthPx: 0,
  heightPx: 0,
  orientation: 1,
  sha256: '',
  load: () => new Uint8Array(),
};

/** "Ảnh 1. Chụp đèn đường (nơi chụp: thôn Mẫu Một; ngày chụp: 10/8/2024)"; what nobody entered is dotted and told. */
export function photoCaption(context: TableContext, evidence: Evidence, label: string): string {
  const at = ['evidence', context.appraised.data.evidence.findIndex((e) => e.id === evidence.id)];
  const place = orBlank(context, evidence.place, `nơi chụp ảnh "${evidence.abstract}"`, at, 'shortBlank');
  const day = orBlank(
    context,
    evidence.date ? shortDate(evidence.date) : null,
    `ngày chụp ảnh "${evidence.abstract}"`,
    at,
    'shortBlank',
  );
  return `${label}. ${capitalised(evidence.abstract)} (nơi chụp: ${place}; ngày chụp: ${day})`;
}

export function photoBlocks(
  context: TableContext,
  { evidence, image, instead }: Photo,
  label: string,
  maxHeightTwip: number,
): readonly Block[] {
  const key = `photo-${evidence.id}`;
  return [
    {
      type: 'image',
      key,
      image: image ?? NO_PICTURE,
      maxWidthTwip: MOST_WIDTH_TWIP,
      maxHeightTwip,
      alt: instead ?? evidence.abstract,
      keepNext: true,
    },
    {
      type: 'paragraph',
      key: `${key}/caption`,
      style: 'pictureCaption',
      runs: [{ text: photoCaption(context, evidence, label) }],
    },
  ];
}
