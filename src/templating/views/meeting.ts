/**
 * What the papers about one meeting share: minutes, the count of its ballots, the invitation. Before a meeting only day
 * and place are known; everything else is a dotted blank that is told. No count has a default (OFFICE §3).
 */
import type { Meeting } from '../../model/paper-schema.ts';
import { compareRatioToPercent, decimal, formatDecimal, percentOf, trimZeros } from '../../model/quantity.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { longDate } from '../../wording/dates.ts';
import { quantityText } from '../../wording/figure-text.ts';
import type { PaperContext } from './paper.ts';

type Path = readonly PropertyKey[];

/** For a blank that is printed again: it was told where it stands first. */
export const quiet = (context: PaperContext): PaperContext => ({ ...context, missing: () => {} });

const NBSP = '\u00a0';
/** Digits of a share after the mark; rounded once, half up. */
const SHARE_DECIMALS = 2;

/** Dots with room for a name written by hand; `times` the pack's mark. */
const roomy = (
  context: PaperContext,
  value: string | undefined,
  what: string,
  at: Path,
  times: number,
): string => value ?? orBlank(context, null, what, at).repeat(times);

const NAME_ROOM = 2;

export interface MeetingOf {
  /** Empty when the case has no meeting of this level. */
  readonly data: Partial<Meeting>;
  /** Path of a field; of the list of meetings while there is none to enter it in. */
  at(...field: PropertyKey[]): Path;
}

/** The last meeting of the level that the catalogue entry is about. */
export function meetingOf({ appraised: { data }, entry }: PaperContext): MeetingOf {
  const i = data.meetings.findLastIndex((m) => m.level === entry.level);
  return {
    data: data.meetings[i] ?? {},
    at: (...field) => (i < 0 ? ['meetings'] : ['meetings', i, ...field]),
  };
}

/**
 * "đề nghị xét, công nhận xã X đạt chuẩn nông thôn mới nâng cao năm 2024": what meetings and papers are about. `whom`:
 * the body that is asked to.
 */
export function recognitionText(
  { appraised: { data, pack } }: PaperContext,
  whom: string | null = null,
): string {
  const { commune, assessmentYear } = data;
  return `đề nghị ${whom === null ? '' : `${whom} `}xét, công nhận ${commune.kind} ${commune.name} đạt chuẩn ${pack.info.standard} năm${NBSP}${assessmentYear}`;
}

/** "35 người", "02 người"; dots and the unit while nobody has entered it. */
export function countOrBlank(
  context: PaperContext,
  count: number | undefined,
  unit: string,
  what: string,
  at: Path,
): string {
  if (count !== undefined) return quantityText(decimal(count), unit);
  return `${orBlank(context, null, what, at, 'shortBlank')}${NBSP}${unit}`;
}

/** "08 giờ 30 phút" of `08:30`. */
export const clockText = (time: string): string => {
  const [hour, minute] = time.split(':');
  return `${hour}${NBSP}giờ ${minute}${NBSP}phút`;
};

export function clockOrBlank(
  context: PaperContext,
  time: string | undefined,
  what: string,
  at: Path,
): string {
  if (time !== undefined) return clockText(time);
  const dots = orBlank(context, null, what, at, 'shortBlank');
  return `${dots}${NBSP}giờ ${dots}${NBSP}phút`;
}

/** "ngày 05 tháng 10 năm 2024", or the same words with dots. */
export function dayOrBlank(context: PaperContext, day: string | undefined, what: string, at: Path): string {
  if (day !== undefined) return longDate(day);
  const dots = orBlank(context, null, what, at, 'shortBlank');
  return `ngày${NBSP}${dots} tháng${NBSP}${dots} năm${NBSP}${dots}`;
}

/** "08 giờ 30 phút, ngày 05 tháng 10 năm 2024". */
export function beginningOf(context: PaperContext, { data, at }: MeetingOf): string {
  return `${clockOrBlank(context, data.begin, 'giờ bắt đầu họp', at('begin'))}, ${dayOrBlank(context, data.date, 'ngày họp', at('date'))}`;
}

/** Null where the template leaves a line to write on. */
export function placeOf(context: PaperContext, { data, at }: MeetingOf): string | null {
  if (data.place === undefined) noteMissing(context, 'địa điểm họp', at('place'));
  return data.place ?? null;
}

/**
 * "Ông (bà) Nguyễn Văn A, chức vụ: Chủ tịch UBND xã": what is not known is dotted; null, for a whole line to write on,
 * where neither is.
 */
export function personOrBlank(
  context: PaperContext,
  { data, at }: MeetingOf,
  who: 'chair' | 'secretary',
  word: string,
): string | null {
  const person = data[who];
  const name = roomy(context, person?.name, `họ tên ${word}`, at(who, 'name'), NAME_ROOM);
  const position = roomy(context, person?.position, `chức vụ ${word}`, at(who, 'position'), NAME_ROOM);
  return person?.name || person?.position ? `Ông (bà) ${name}, chức vụ: ${position}` : null;
}

/**
 * "97,14%", "100%": exact, rounded once; null where a share cannot be taken or the counts contradict each other. Zeros
 * at the end are dropped only where nothing was rounded away: 89,995 % reads "90,00%", not "90%".
 */
export function shareText(part: number | undefined, whole: number | undefined): string | null {
  if (part === undefined || whole === undefined || whole === 0 || part > whole) return null;
  const ratio = { numerator: decimal(part), denominator: decimal(whole) };
  const share = percentOf(ratio, SHARE_DECIMALS);
  const exact = compareRatioToPercent(ratio, share) === 0;
  return `${formatDecimal(exact ? trimZeros(share) : share)}%`;
}

/** The share, or dots: its two counts were told where they are printed. */
export const shareOrDots = (
  { appraised: { pack } }: PaperContext,
  part: number | undefined,
  whole: number | undefined,
): string => shareText(part, whole) ?? `${pack.wording.marks.shortBlank}%`;

/**
 * "So với mức 90% (cần đối chiếu: Điều 6 …)": for working papers only. What share is needed is nobody's confirmed
 * knowledge, so no paper says that it was reached.
 */
export function voteThresholdNote({ appraised: { pack }, edition, entry }: PaperContext): string | null {
  const threshold = pack.info.settings.voteThresholds.find((t) => t.level === entry.level);
  if (edition !== 'working' || !threshold) return null;
  const state = threshold.source.verified
    ? threshold.source.text
    : `${pack.wording.marks.toVerify}: ${threshold.source.text}`;
  return `So với mức ${quantityText(threshold.percent, '%')} (${state})`;
}
