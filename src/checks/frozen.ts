/** A closed round stays as it was closed (OFFICE §10): what was changed in it afterwards is said. */
import { shortDate } from '../wording/dates.ts';
import { textSays } from './figure-facts.ts';
import type { Rule } from './rule.ts';

/** A closed round beside what the case says of that day now. */
export interface FrozenRoundNow {
  /** "003-2024-11-20" */
  readonly version: string;
  /** Last day of the round, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** False when the kept files are no longer those that were kept: nothing can be compared then. */
  readonly whole: boolean;
  readonly changes: readonly {
    readonly id: string;
    readonly name: string;
    /** As printed; null when unknown. */
    readonly before: string | null;
    readonly now: string | null;
    readonly removed: boolean;
  }[];
}

export const frozenChanged: Rule = {
  code: 'frozen-changed',
  severity: 'warning',
  always: true,
  title: 'số liệu của đợt đã chốt bị sửa',
  why: 'hồ sơ đã nộp dùng số liệu đã chốt; sửa số của đợt cũ làm hai hồ sơ nói khác nhau về cùng một ngày',
  example: 'đợt chốt 15/11/2024 ghi 14/15,7 km; nay hồ sơ ghi 15/15,7 km mà vẫn đề ngày 31/08/2024',
  repair:
    'nếu là số mới: ghi ngày của số mới (asOf) và đưa số cũ vào lịch sử (history); nếu số đã chốt sai: lập văn bản đính chính',
  *run({ frozenRound, figurePlace, aboutFigure }) {
    if (!frozenRound) return;
    const { version, asOf, whole, changes } = frozenRound;
    if (!whole)
      yield {
        message: `phiên bản ${version} (chốt số liệu đến ngày ${shortDate(asOf)}) đã bị sửa hoặc mất tệp, không đối chiếu được với số liệu hiện nay`,
        where: [],
        about: [],
        hint: 'lấy lại thư mục phiên bản từ bản sao lưu',
      };
    for (const { id, name, before, now, removed } of changes)
      yield {
        message: `số liệu "${name}" (${id}) đã chốt đến ngày ${shortDate(asOf)} là ${words(before)}; nay ${removed ? 'không còn trong hồ sơ' : `là ${words(now)}`}`,
        where: [figurePlace(id)],
        about: aboutFigure(id),
      };
  },
};

const words = (text: string | null): string => (text === null ? '"chưa biết"' : textSays(text));
