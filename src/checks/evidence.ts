/** Rules about evidence: there, dated, valid, once, with its file (OFFICE §9). */
import type { Evidence } from '../model/case-schema.ts';
import { submissionDate } from '../model/government.ts';
import { shortDate } from '../wording/dates.ts';
import { indicatorList } from '../wording/grammar.ts';
import type { CheckContext } from './context.ts';
import { looseText } from './loose-text.ts';
import type { Finding, Rule } from './rule.ts';

const aboutEvidence = (context: CheckContext, evidence: Evidence): readonly string[] => [
  ...new Set([...evidence.indicators.flatMap((i) => context.aboutIndicator(i)), `evidence:${evidence.id}`]),
];

function* each(
  context: CheckContext,
  look: (
    evidence: Evidence,
    at: (key?: string) => readonly [ReturnType<CheckContext['places']['of']>],
  ) => Iterable<Omit<Finding, 'about'>>,
): Iterable<Finding> {
  for (const [i, evidence] of context.data.evidence.entries())
    for (const found of look(evidence, (key) => [
      context.places.of(['evidence', i, ...(key === undefined ? [] : [key])]),
    ]))
      yield { ...found, about: aboutEvidence(context, evidence) };
}

/** The day on which an indicator was assessed last, or the day of the papers; of what proves a condition, the submission. */
function assessedOn(context: CheckContext, evidence: Evidence): string {
  if (evidence.indicators.length === 0) return submissionDate(context.data);
  const days = evidence.indicators.flatMap((id) => {
    const indicator = context.appraised.indicators.get(id);
    const criterion = context.appraised.criteria.find((c) => c.def.id === indicator?.criterion.id);
    return [...(indicator?.rounds ?? []), ...(criterion?.rounds ?? [])].flatMap((r) => r.on ?? []);
  });
  return days.length > 0 ? days.sort().at(-1)! : context.data.created;
}

export const evidenceMissing: Rule = {
  code: 'evidence-missing',
  severity: 'warning',
  title: 'đạt nhưng chưa có minh chứng',
  why: 'kết luận đạt mà không có giấy tờ thì hồ sơ bị trả lại để bổ sung',
  example: 'tiêu chí số 4 kết luận đạt, chưa có xác nhận của đơn vị điện lực',
  repair: 'bổ sung minh chứng (evidence) của các chỉ tiêu này',
  together: (c, labels) =>
    `tiêu chí số ${c.id}: đạt nhưng chưa có minh chứng: ${indicatorList(
      labels,
      c.indicators.map((i) => i.id),
    )}`,
  *run(context) {
    const shown = new Set(context.data.evidence.flatMap((e) => e.indicators));
    for (const criterion of context.appraised.criteria)
      for (const indicator of criterion.indicators) {
        const met =
          indicator.effective.verdict === 'met' ||
          (indicator.effective.verdict === 'undetermined' && criterion.effective.verdict === 'met');
        if (!met || shown.has(indicator.def.id)) continue;
        yield {
          member: { criterion: criterion.def, label: indicator.def.id },
          where: [context.indicatorPlace(indicator.def.id) ?? context.criterionPlace(criterion.def.id)],
          about: context.aboutIndicator(indicator.def.id),
        };
      }
  },
};

export const evidenceUndated: Rule = {
  code: 'evidence-undated',
  severity: 'warning',
  title: 'minh chứng không ghi ngày',
  why: 'mục lục văn bản có cột ngày; giấy không ngày không chứng minh được cho năm đánh giá',
  example: 'danh sách hộ theo loại nhà ở không ghi ngày lập',
  repair: 'ghi ngày của văn bản (date)',
  run: (context) =>
    each(context, function* (evidence, at) {
      if (evidence.date === undefined)
        yield { message: `minh chứng "${evidence.abstract}" không ghi ngày`, where: at() };
    }),
};

export const evidenceExpired: Rule = {
  code: 'evidence-expired',
  severity: 'error',
  always: true,
  title: 'minh chứng hết hiệu lực',
  why: 'giấy công nhận OCOP, VietGAP, an toàn thực phẩm hết hạn thì chỉ tiêu không còn đạt',
  example: 'quyết định công nhận OCOP có giá trị đến 31/12/2023, đánh giá ngày 01/3/2024',
  repair: 'thay bằng giấy tờ còn hiệu lực',
  run: (context) =>
    each(context, function* (evidence, at) {
      const day = assessedOn(context, evidence);
      if (evidence.validUntil !== undefined && evidence.validUntil < day)
        yield {
          message: `minh chứng "${evidence.abstract}" hết hiệu lực từ ${shortDate(evidence.validUntil)}, trước ngày đánh giá ${shortDate(day)}`,
          where: at('validUntil'),
        };
    }),
};

export const evidenceLate: Rule = {
  code: 'evidence-late',
  severity: 'warning',
  title: 'minh chứng ra đời sau khi đánh giá',
  why: 'giấy tờ ký sau ngày kết luận cho thấy kết luận chưa có căn cứ, hoặc ngày ghi sai',
  example: 'xã tự đánh giá đạt ngày 20/02/2024, biên bản nghiệm thu ghi ngày 15/4/2024',
  repair: 'kiểm tra ngày của minh chứng và ngày đánh giá',
  run: (context) =>
    each(context, function* (evidence, at) {
      const day = assessedOn(context, evidence);
      if (evidence.date !== undefined && evidence.date > day)
        yield {
          message: `minh chứng "${evidence.abstract}" ghi ngày ${shortDate(evidence.date)}, sau ngày đánh giá ${shortDate(day)}`,
          where: at('date'),
        };
    }),
};

/** Kind, number and author, however they are typed. */
const nameOf = (e: Evidence): string => [e.kind, e.number ?? '', e.author ?? ''].map(looseText).join('\n');

interface EvidenceSpot {
  readonly evidence: Evidence;
  readonly index: number;
  readonly name: string;
}

/** Every line of evidence with every later one. */
function* pairsOf(context: CheckContext): Iterable<readonly [a: EvidenceSpot, b: EvidenceSpot]> {
  const spots = context.data.evidence.map((evidence, index) => ({ evidence, index, name: nameOf(evidence) }));
  for (const a of spots) for (let j = a.index + 1; j < spots.length; j++) yield [a, spots[j]!];
}

export const evidenceTwice: Rule = {
  code: 'evidence-twice',
  severity: 'warning',
  title: 'một minh chứng liệt kê hai lần',
  why: 'một giấy đóng một lần rồi dẫn chiếu; liệt kê hai lần thì đánh số tờ sai',
  example: 'Quyết định số 15/QĐ-UBND ngày 07/02/2024 có ở hai dòng',
  repair: 'giữ một dòng, ghi mọi chỉ tiêu vào dòng ấy',
  *run(context) {
    for (const [first, second] of pairsOf(context)) {
      const { evidence: a } = first;
      const { evidence: b } = second;
      const file = a.file !== undefined && a.file === b.file;
      if (!file && (a.number === undefined || a.date !== b.date || first.name !== second.name)) continue;
      yield {
        message: file
          ? `minh chứng "${a.abstract}" và "${b.abstract}" cùng một tệp ${a.file}`
          : `${a.kind} số ${a.number}${a.date === undefined ? '' : ` ngày ${shortDate(a.date)}`} liệt kê hai lần`,
        where: [first, second].map(({ index }) => context.places.of(['evidence', index])),
        about: [...new Set([...aboutEvidence(context, a), ...aboutEvidence(context, b)])],
      };
    }
  },
};

export const evidenceTwoDates: Rule = {
  code: 'evidence-two-dates',
  severity: 'error',
  title: 'một số văn bản, hai ngày',
  why: 'số và ký hiệu là duy nhất trong năm; hai ngày thì có một ngày sai',
  example: '15/QĐ-UBND ghi ngày 07/02/2024 ở tiêu chí 1 và ngày 17/02/2024 ở tiêu chí 2',
  repair: 'mở văn bản gốc, sửa ngày sai',
  *run(context) {
    for (const [first, second] of pairsOf(context)) {
      const { evidence: a } = first;
      const { evidence: b } = second;
      if (a.number === undefined || a.date === undefined || b.date === undefined || a.date === b.date)
        continue;
      if (first.name !== second.name || a.date.slice(0, 4) !== b.date.slice(0, 4)) continue;
      yield {
        message: `${a.kind} số ${a.number} ghi hai ngày: ${shortDate(a.date)} và ${shortDate(b.date)}`,
        where: [first, second].map(({ index }) => context.places.of(['evidence', index, 'date'])),
        about: [...new Set([...aboutEvidence(context, a), ...aboutEvidence(context, b)])],
      };
    }
  },
};

/** Leaves the case folder: absolute, with a drive, or upwards. */
export const leavesFolder = (path: string): boolean =>
  /^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..');

export const evidenceFilePath: Rule = {
  code: 'evidence-file-path',
  severity: 'error',
  title: 'đường dẫn minh chứng ra ngoài thư mục hồ sơ',
  why: 'tệp ngoài thư mục hồ sơ không đi theo khi chép sang máy khác',
  example: 'file: C:\\Users\\van-thu\\Desktop\\qd-15.pdf',
  repair: 'chép tệp vào thư mục minh-chung của hồ sơ và ghi đường dẫn từ thư mục hồ sơ: minh-chung/qd-15.pdf',
  run: (context) =>
    each(context, function* (evidence, at) {
      const { file } = evidence;
      if (file !== undefined && (leavesFolder(file) || context.evidenceOutside?.has(normalPath(file))))
        yield {
          message: `tệp minh chứng "${file}" nằm ngoài thư mục hồ sơ`,
          where: at('file'),
        };
    }),
};

export const evidenceFileMissing: Rule = {
  code: 'evidence-file-missing',
  severity: 'error',
  title: 'không thấy tệp minh chứng',
  why: 'hồ sơ in tên giấy tờ mà không có tệp để đóng quyển',
  example: 'dòng ghi minh-chung/qd-15.pdf nhưng thư mục không có tệp này',
  repair: 'chép tệp vào đúng chỗ hoặc sửa tên; tên phân biệt chữ hoa, chữ thường',
  run: (context) =>
    each(context, function* (evidence, at) {
      const { file } = evidence;
      if (file === undefined || context.evidenceFiles === null || leavesFolder(file)) return;
      if (context.evidenceOutside?.has(normalPath(file))) return;
      const bytes = context.evidenceFiles.get(normalPath(file));
      if (bytes === undefined) yield { message: `không thấy tệp minh chứng "${file}"`, where: at('file') };
      else if (bytes === 0)
        yield {
          message: `tệp minh chứng "${file}" rỗng (0 byte)`,
          where: at('file'),
          hint: 'quét hoặc chép lại tệp này',
        };
    }),
};

/** Path as it stands in `evidenceFiles`: forward slashes, NFC, without a leading "./". */
export const normalPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .normalize('NFC');

export const evidenceFileUnnamed: Rule = {
  code: 'evidence-file-unnamed',
  severity: 'warning',
  title: 'tệp minh chứng không dòng nào nhắc',
  why: 'tệp đã gửi mà quên khai thì không vào mục lục và không được đóng quyển',
  example: 'minh-chung/bien-ban-2.pdf có trong thư mục, không có trong bảng minh chứng',
  repair: 'khai tệp này ở một dòng minh chứng, hoặc chuyển ra khỏi thư mục minh-chung',
  *run(context) {
    const named = new Set(
      context.data.evidence.flatMap((e) => (e.file === undefined ? [] : [normalPath(e.file)])),
    );
    for (const [file] of context.evidenceFiles ?? [])
      if (!named.has(file))
        yield { message: `tệp "${file}" không có dòng minh chứng nào nhắc đến`, where: [], about: [] };
  },
};
