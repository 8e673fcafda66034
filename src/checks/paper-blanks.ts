/** The rule about dotted blanks of papers. What a paper leaves blank is known when it is built: the dossier tells. */
import type { Place } from '../model/diagnostics.ts';
import type { Rule } from './rule.ts';

/** A paper as it would be handed in now, with the distinct facts that it leaves blank. */
export interface PaperBlanks {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly { readonly what: string; readonly group: string; readonly place: Place }[];
}

/** More would hide the first ones. */
const MOST_LISTED = 8;

/** Groups of the case in office words. */
const GROUPS: Readonly<Record<string, string>> = {
  submission: 'việc nộp hồ sơ',
  papers: 'văn bản',
  paperTexts: 'nội dung văn bản',
  meetings: 'cuộc họp',
  opinions: 'lấy ý kiến',
  survey: 'sự hài lòng',
  resources: 'nguồn lực',
  works: 'công trình',
  reviewTeam: 'đoàn thẩm tra',
  signatories: 'người ký',
  roles: 'vai trò của đơn vị',
  criteria: 'tiêu chí',
  legalBases: 'căn cứ',
  conditions: 'điều kiện khác',
  evidence: 'minh chứng',
  figures: 'số liệu',
  indicators: 'kết quả chỉ tiêu',
  requirements: 'mức đạt chuẩn',
  deadlines: 'thời hạn',
  organisations: 'đơn vị',
};

const two = (n: number): string => String(n).padStart(2, '0');

export const paperBlank: Rule = {
  code: 'paper-blank',
  severity: 'note',
  title: 'văn bản còn chỗ để trống',
  why: 'số liệu chưa nhập thì văn bản in dòng chấm để điền tay; điền tay thì không nơi nào khác biết',
  example: 'biên bản họp xã: còn 04 chỗ để trống: giờ bắt đầu họp; số người có mặt; …',
  repair: 'nhập những điều còn thiếu rồi lập lại văn bản',
  *run({ paperBlanks }) {
    for (const { id, title, facts } of paperBlanks ?? []) {
      if (facts.length === 0) continue;
      const listed = facts.slice(0, MOST_LISTED).map((f) => f.what);
      const more = facts.length - listed.length;
      const groups = [...new Set(facts.map((f) => f.group))].map((g) =>
        GROUPS[g] === undefined ? g : `${GROUPS[g]} (${g})`,
      );
      yield {
        message: `${title.charAt(0).toLowerCase()}${title.slice(1)}: còn ${two(facts.length)} chỗ để trống: ${listed.join('; ')}${more > 0 ? ` và ${two(more)} chỗ khác` : ''}`,
        where: facts
          .map((f) => f.place)
          .filter((p) => p.line !== undefined || p.sheet !== undefined)
          .slice(0, MOST_LISTED),
        about: [`document:${id}`],
        hint: `nhập thêm: ${groups.join('; ')}; chưa biết thì điền tay vào dòng chấm`,
      };
    }
  },
};
