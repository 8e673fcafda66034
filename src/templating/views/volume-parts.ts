/**
 * View of the pages that a bound volume needs besides the criterion's dossier: covers of parts, dividers, pages in the
 * place of files that cannot be read or are left out, pages of photos, a blank back. One section for each; its key holds
 * the key given here.
 */
import type { AppraisedCriterion } from '../../appraisal/appraise.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { paperPlace, sheetWord } from '../../tables/paper-numbers.ts';
import { capitalised, capitals } from '../../wording/grammar.ts';
import { paperName } from '../../wording/paper-name.ts';
import { sheetNumber, sheetRange } from '../../wording/sheet-range.ts';
import { blocks, list, object, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { volumeShape, volumeView } from './criterion-parts.ts';
import { communeHead, headShape } from './head.ts';
import { type Photo, photoBlocks } from './photo-blocks.ts';

export const volumePartsShape = object({
  ...commonShape,
  head: headShape,
  number: text,
  name: text,
  nameCapitals: text,
  volume: volumeShape,
  covers: list(object({ key: text, part: text, parts: text, range: text })),
  dividers: list(
    object({ key: text, indicator: text, name: text, papers: list(object({ key: text, text: text })) }),
  ),
  placeholders: list(object({ key: text, heading: text, paper: text, reason: text, advice: text })),
  photos: list(object({ key: text, heading: text, pictures: blocks })),
  blanks: list(object({ key: text })),
});

export interface VolumePartsInput {
  readonly covers: readonly {
    readonly key: string;
    readonly part: number;
    readonly parts: number;
    readonly first: number;
    readonly last: number;
  }[];
  readonly dividers: readonly {
    readonly key: string;
    readonly indicator: string;
    readonly papers: readonly Evidence[];
  }[];
  /** `withheld`: the file can be read, but may not be in this copy of the volume. */
  readonly placeholders: readonly {
    readonly key: string;
    readonly evidence: Evidence;
    readonly reason: string;
    readonly withheld: boolean;
  }[];
  readonly photoPages: readonly {
    readonly key: string;
    readonly indicator: string;
    readonly photos: readonly Photo[];
  }[];
  /** Room for one picture. */
  readonly pictureTwip: number;
}

/** A page in the place of a file is one page, whatever its name. */
const MOST_LETTERS = 400;
const short = (words: string): string =>
  words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS)}…`;

export const BLANK_PAGE = 'blank';

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function volumePartsView(
  context: TableContext,
  criterion: AppraisedCriterion,
  input: VolumePartsInput,
) {
  const head = communeHead(context, context.issuerRole, false);
  if (!head) return null;
  const { def } = criterion;
  const word = sheetWord(context);
  const nameOf = (id: string): string => def.indicators.find((i) => i.id === id)?.name ?? '';
  const ended = (t: string, last: boolean): string => `${t}${last ? '.' : ';'}`;
  return {
    ...commonView(context.appraised, context.edition),
    head,
    number: def.id,
    name: def.name,
    nameCapitals: capitals(def.name),
    volume: volumeView(context, criterion),
    covers: input.covers.map(({ key, part, parts, first, last }) => ({
      key,
      part: String(part),
      parts: String(parts),
      range: first > last ? '' : `từ ${word} ${sheetNumber(first)} đến ${word} ${sheetNumber(last)}`,
    })),
    dividers: input.dividers.map(({ key, indicator, papers }) => ({
      key,
      indicator,
      name: nameOf(indicator),
      papers: papers.map((e, i) => {
        const place = paperPlace(context, def.id, e);
        return {
          key: e.id,
          text: ended(`${paperName(e)}${place === null ? '' : ` (${place})`}`, i === papers.length - 1),
        };
      }),
    })),
    placeholders: input.placeholders.map(({ key, evidence, reason, withheld }) => {
      const numbers = context.sheets?.of(def.id, evidence.id);
      return {
        key,
        heading: withheld ? 'GIẤY TỜ KHÔNG ĐƯA VÀO BẢN NÀY' : 'GIẤY TỜ CHƯA ĐỌC ĐƯỢC TỆP',
        paper: short(paperName(evidence)),
        reason: withheld
          ? `${capitalised(reason)}.`
          : `Tệp ${short(evidence.file ?? '')} không đọc được: ${short(reason)}.`,
        advice: withheld
          ? `Trong hồ sơ đầy đủ, giấy tờ ở ${word} ${numbers ? sheetRange(numbers) : ''}.`
          : 'Trang này giữ chỗ cho giấy tờ: thay bằng bản giấy, hoặc sửa tệp rồi đóng lại hồ sơ.',
      };
    }),
    photos: input.photoPages.map(({ key, indicator, photos }) => ({
      key,
      heading: `ẢNH MINH CHỨNG CHỈ TIÊU ${indicator}`,
      pictures: photos.flatMap((photo) => photoBlocks(context, photo, 'Ảnh', input.pictureTwip)),
    })),
    blanks: [{ key: BLANK_PAGE }],
  } satisfies ValueOf<typeof volumePartsShape> & { wording: unknown };
}
