/** Why a file that nobody edited is not written over, in the words of its kind: issued papers, papers of a closed round. */
import { shortDate } from '../../wording/dates.ts';

export interface Fixed {
  /** Last day of the closed round whose papers are made, `YYYY-MM-DD`; undefined for the live case. */
  readonly frozenOn: string | undefined;
}

export interface FixedWords {
  readonly code: 'issued-file' | 'frozen-file';
  /** After "là". */
  readonly what: string;
  readonly repair: string;
}

export const fixedWords = ({ frozenOn }: Fixed): FixedWords =>
  frozenOn === undefined
    ? {
        code: 'issued-file',
        what: 'văn bản đã ban hành',
        repair:
          'văn bản đã ban hành chỉ được thay bằng văn bản cùng loại, đính chính hoặc kế hoạch điều chỉnh',
      }
    : {
        code: 'frozen-file',
        what: `văn bản theo số liệu đã chốt đến ngày ${shortDate(frozenOn)}`,
        repair:
          'văn bản của đợt đã chốt chỉ khác đi khi mẫu hoặc chương trình khác; cần bản mới thì dùng bản ghi bên cạnh, không thì xóa bản đó',
      };
