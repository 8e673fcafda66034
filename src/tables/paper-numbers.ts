/**
 * What tables and texts say of a paper's place: its numbers in the criterion's volume, the volume of another criterion,
 * or the file beside. Everything here is empty while nothing is bound, so the same papers serve before and after.
 */
import type { Evidence } from '../model/case-schema.ts';
import { sheetRange } from '../wording/sheet-range.ts';
import type { SheetNumbers, TableContext } from './context.ts';

/** The case's setting, else the pack's, else leaves (NĐ 30, Điều 29: đánh số tờ). */
export function sheetWord({
  sheets,
  appraised,
}: Pick<TableContext, 'sheets' | 'appraised'>): SheetNumbers['word'] {
  if (sheets) return sheets.word;
  const numbering =
    appraised.data.submission?.numbering ?? appraised.pack.info.settings.volumes?.numbering ?? 'leaf';
  return numbering === 'page' ? 'trang' : 'tờ';
}

/** Submitted papers list only what is bound in or shipped beside (OFFICE §2); without volumes, everything. */
export const isListed = (
  { edition, sheets }: Pick<TableContext, 'edition' | 'sheets'>,
  { id }: Pick<Evidence, 'id'>,
): boolean => edition === 'working' || sheets === undefined || sheets.state(id) !== 'without-file';

/** "05-07" of an item bound in this criterion's volume; null where it is not. */
export function paperNumbers({ sheets }: TableContext, criterion: string, item: string): string | null {
  const numbers = sheets?.of(criterion, item);
  return numbers ? sheetRange(numbers) : null;
}

/** Where a paper is bound with another criterion: "hồ sơ tiêu chí số 2, tờ 05". */
export function elsewhere({ sheets }: TableContext, criterion: string, { id }: Evidence): string | null {
  const home = sheets?.boundIn(id) ?? null;
  if (!sheets || home === null || home === criterion) return null;
  const numbers = sheets.of(home, id);
  return `hồ sơ tiêu chí số ${home}${numbers ? `, ${sheets.word} ${sheetRange(numbers)}` : ''}`;
}

/** For the note column of the register. */
export function paperNote(context: TableContext, criterion: string, evidence: Evidence): string[] {
  const { sheets } = context;
  if (!sheets) return [];
  const other = elsewhere(context, criterion, evidence);
  const state = sheets.state(evidence.id);
  return [
    ...(state === 'beside' ? ['tệp kèm theo'] : []),
    ...(state === 'unreadable' ? ['tệp không đọc được'] : []),
    ...(state === 'without-file' && context.edition === 'working' ? ['chưa có tệp'] : []),
    ...(other === null ? [] : [`xem ${other}`]),
  ];
}

/** For a narrow column of numbers: "05-07"; with another criterion "HS 2: 05". */
export function volumeNumbers({ sheets }: TableContext, criterion: string, { id }: Evidence): string | null {
  const home = sheets?.boundIn(id) ?? null;
  const numbers = home === null ? null : sheets!.of(home, id);
  if (!numbers) return null;
  return home === criterion ? sheetRange(numbers) : `HS ${home}: ${sheetRange(numbers)}`;
}

/** State of a registered paper in B5. */
export function paperStateText(context: TableContext, { id }: Evidence): string {
  const state = context.sheets?.state(id);
  if (state === 'unreadable') return 'Tệp không đọc được';
  if (state === 'beside') return 'Đã có (tệp kèm theo)';
  if (state === 'without-file') return 'Chưa có tệp';
  return 'Đã có';
}

/** In a sentence after the paper's name: "tờ 05-07", "tệp kèm theo", "xem hồ sơ tiêu chí số 2, tờ 05"; null: nothing known. */
export function paperPlace(context: TableContext, criterion: string, evidence: Evidence): string | null {
  const own = paperNumbers(context, criterion, evidence.id);
  const notes = paperNote(context, criterion, evidence);
  const parts = [...(own === null ? [] : [`${sheetWord(context)} ${own}`]), ...notes];
  return parts.length === 0 ? null : parts.join(', ');
}
