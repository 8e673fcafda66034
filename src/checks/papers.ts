/** Rules about official papers: days in order, numbers once, names that are still valid, what must be asked for. */
import { validOn } from '../model/dated.ts';
import { governmentOf, submissionDate } from '../model/government.ts';
import { papersOf } from '../model/paper-ids.ts';
import { shortDate } from '../wording/dates.ts';
import type { CheckContext } from './context.ts';
import { LEVEL_WORDS } from './counts.ts';
import type { Rule } from './rule.ts';

interface IssuedPaper {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly symbol: string | undefined;
  readonly issuer: string;
  readonly level: string | undefined;
  readonly template: string;
  readonly path: readonly PropertyKey[];
}

function issuedPapers({ data, pack }: CheckContext): IssuedPaper[] {
  const byId = new Map(papersOf(pack).map((p) => [p.id, p]));
  const found = (id: string, issued: { number: string; date: string }, path: readonly PropertyKey[]) => {
    const paper = byId.get(id);
    if (!paper) return [];
    const { symbol, issuer, level, template } = paper.entry;
    return [{ id, title: paper.title, ...issued, symbol, issuer, level, template, path }];
  };
  return [
    ...(data.plan?.issued ? found('plan', data.plan.issued, ['plan', 'issued']) : []),
    ...data.papers.flatMap((p, i) => (p.issued ? found(p.document, p.issued, ['papers', i, 'issued']) : [])),
  ];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What a paper reports, by the template that makes it. */
const REPORTS: Readonly<Record<string, readonly ('meeting' | 'posting')[]>> = {
  'minutes.hbs': ['meeting'],
  'vote-count.hbs': ['meeting'],
  'opinions-report.hbs': ['posting'],
  'submission-letter.hbs': ['meeting', 'posting'],
};

export const paperOrder: Rule = {
  code: 'paper-order',
  severity: 'warning',
  title: 'văn bản ban hành trước việc mà nó ghi lại',
  why: 'biên bản, báo cáo, tờ trình ghi ngày trước cuộc họp hoặc trước khi công khai xong là căn cứ để trả hồ sơ',
  example: 'tờ trình ngày 10/11/2024, cuộc họp xã ngày 12/11/2024',
  repair: 'kiểm tra ngày ban hành và ngày họp, ngày công khai',
  *run(context) {
    const { data, places } = context;
    const all = issuedPapers(context);
    for (const paper of all) {
      const about = [`document:${paper.id}`];
      const fault = (what: string, day: string, other: readonly PropertyKey[]) => ({
        message: `${lower(paper.title)} ban hành ngày ${shortDate(paper.date)}, trước ${what} ${shortDate(day)}`,
        where: [places.of([...paper.path, 'date']), places.of(other)],
        about,
      });
      const reports = REPORTS[paper.template] ?? [];
      if (reports.includes('meeting'))
        for (const [i, m] of data.meetings.entries()) {
          const day = m.endDate ?? m.date;
          if (m.level === paper.level && day !== undefined && paper.date < day)
            yield fault(`cuộc họp ${LEVEL_WORDS[m.level]} ngày`, day, ['meetings', i, 'date']);
        }
      if (reports.includes('posting'))
        for (const [i, o] of data.opinions.entries())
          if (o.level === paper.level && o.postedTo !== undefined && paper.date < o.postedTo)
            yield fault('ngày công khai xong', o.postedTo, ['opinions', i, 'postedTo']);
      const handedIn = data.submission?.date;
      if (reports.length > 0 && handedIn !== undefined && paper.date > handedIn)
        yield {
          message: `${lower(paper.title)} ban hành ngày ${shortDate(paper.date)}, sau ngày nộp hồ sơ ${shortDate(handedIn)}`,
          where: [places.of([...paper.path, 'date']), places.of(['submission', 'date'])],
          about,
        };
    }
  },
};

export const numberTwice: Rule = {
  code: 'number-twice',
  severity: 'error',
  title: 'hai văn bản cùng số, ký hiệu trong một năm',
  why: 'số văn bản của một cơ quan trong một năm chỉ cấp một lần (Nghị định 30/2020/NĐ-CP)',
  example: 'báo cáo kết quả và báo cáo ý kiến cùng số 45/BC-UBND năm 2024',
  repair: 'xem lại sổ đăng ký văn bản đi',
  *run(context) {
    const seen = new Map<string, IssuedPaper>();
    for (const paper of issuedPapers(context)) {
      if (paper.symbol === undefined) continue;
      const number = paper.number.replace(/^0+(?=\d)/, '').toLowerCase();
      const key = [paper.issuer, number, paper.symbol, paper.date.slice(0, 4)].join('\n');
      const before = seen.get(key);
      if (!before) {
        seen.set(key, paper);
        continue;
      }
      yield {
        message: `${lower(before.title)} và ${lower(paper.title)} cùng số ${paper.number}/${paper.symbol} năm ${paper.date.slice(0, 4)}`,
        where: [before, paper].map((p) => context.places.of([...p.path, 'number'])),
        about: [`document:${before.id}`, `document:${paper.id}`],
      };
    }
  },
};

export const planReplaces: Rule = {
  code: 'plan-replaces',
  severity: 'error',
  title: 'kế hoạch bị thay thế ghi sai số hoặc ngày',
  why: 'kế hoạch thay thế phải chỉ đúng kế hoạch đã ban hành trước nó (khoản 3 Điều 18 Nghị định 30/2020/NĐ-CP)',
  example:
    'kế hoạch số 52 ngày 20/9/2024 ghi thay thế kế hoạch số 52 ngày 20/9/2024, hoặc kế hoạch ngày 25/9/2024',
  repair:
    'ghi số, ngày của kế hoạch cũ vào phần thay thế; số, ngày của kế hoạch mới để trống đến khi ban hành',
  *run({ data, places }) {
    const { replaces, issued, month } = data.plan ?? {};
    if (!replaces) return;
    const plain = (number: string): string => number.replace(/^0+(?=\d)/, '').toLowerCase();
    const about = ['document:plan'];
    const named = `kế hoạch số ${replaces.number} ngày ${shortDate(replaces.date)}`;
    const where = [places.of(['plan', 'replaces'])];
    if (
      issued &&
      plain(issued.number) === plain(replaces.number) &&
      issued.date.slice(0, 4) === replaces.date.slice(0, 4)
    )
      yield { message: `kế hoạch ghi là thay thế chính nó: ${named}`, where, about };
    else if (issued ? replaces.date > issued.date : month !== undefined && replaces.date.slice(0, 7) > month)
      yield { message: `kế hoạch bị thay thế có ngày sau kế hoạch mới: ${named}`, where, about };
  },
};

export const unitOver: Rule = {
  code: 'unit-over',
  severity: 'note',
  title: 'đơn vị đã hết thời gian hoạt động mà chưa có đơn vị kế tiếp',
  why: 'văn bản ghi tên đơn vị có hiệu lực vào ngày của văn bản; tên đã hết thời gian thì sai tên cơ quan',
  example: 'đơn vị chủ trì chỉ mang tên đến 30/6/2025, hồ sơ nộp 15/10/2025',
  repair: 'khai đơn vị kế tiếp (successors), hoặc giao việc cho đơn vị khác',
  *run({ data, places }) {
    const day = submissionDate(data);
    const byId = new Map(data.organisations.map((o) => [o.id, o]));
    const used = new Set([
      ...Object.values(data.roles),
      ...data.assignments.map((a) => a.unit),
      ...data.reviewTeam.flatMap((r) => r.unit ?? []),
    ]);
    for (const [i, o] of data.organisations.entries()) {
      if (!used.has(o.id)) continue;
      const now = validOn(o, day, byId);
      if (now.validTo === undefined || now.validTo >= day) continue;
      yield {
        message: `"${now.name}" chỉ mang tên này đến ${shortDate(now.validTo)}, hồ sơ nộp ngày ${shortDate(day)}`,
        where: [places.of(['organisations', i])],
        about: [`unit:${o.id}`],
      };
    }
  },
};

export const teamLeader: Rule = {
  code: 'team-leader',
  severity: 'warning',
  title: 'đoàn thẩm tra không có trưởng đoàn',
  why: 'quyết định thành lập đoàn phải có trưởng đoàn; biên bản và báo cáo thẩm tra do trưởng đoàn chịu trách nhiệm',
  example: 'danh sách có 12 thành viên, không ai ghi "Trưởng đoàn"',
  repair: 'ghi "Trưởng đoàn" là nhiệm vụ của một người trong đoàn',
  *run(context) {
    const { data, places, pack } = context;
    if (data.reviewTeam.length === 0 || governmentOf(pack, data) === 'two-tier') return;
    if (data.reviewTeam.some((r) => /^trưởng đoàn$/iu.test(r.role.trim()))) return;
    yield {
      message: `đoàn thẩm tra có ${data.reviewTeam.length} thành viên, không ai là trưởng đoàn`,
      where: [places.of(['reviewTeam'])],
      about: ['document:review-team-decision'],
    };
  },
};

/** A syllable of its own; \b knows no Vietnamese letters. */
const DISTRICT = /(?<!\p{L})huyện(?!\p{L})/iu;

export const districtWord: Rule = {
  code: 'district-word',
  severity: 'warning',
  title: 'câu văn còn nói đến cấp huyện',
  why: 'khi không còn cấp huyện, hồ sơ xã trình thẳng lên tỉnh; câu do người viết gõ thì chương trình không tự sửa',
  example: '"trình Ban Chỉ đạo huyện thẩm tra" trong hồ sơ nộp sau ngày 01/7/2025',
  repair: 'viết lại câu theo chính quyền hai cấp',
  *run(context) {
    if (governmentOf(context.pack, context.data) !== 'two-tier') return;
    for (const spot of context.spots) {
      const found = DISTRICT.exec(spot.printed);
      if (found && spot.typed(found.index))
        yield {
          message: `hồ sơ theo chính quyền hai cấp nhưng câu còn ghi "${found[0]}"`,
          where: [context.places.inText(spot.path, spot.sourceOffset(found.index))],
          about: spot.about,
        };
    }
  },
};

export const externalMissing: Rule = {
  code: 'external-missing',
  severity: 'warning',
  title: 'chưa có giấy tờ phải xin ở cơ quan khác',
  why: 'giấy tờ này do cơ quan khác lập; thiếu thì hồ sơ chưa đủ thành phần',
  example: 'chưa có báo cáo kết quả lấy ý kiến sự hài lòng của người dân',
  repair:
    'gửi công văn đề nghị (chương trình lập sẵn), nhận được thì khai một dòng minh chứng (external) kèm tệp',
  *run({ data, pack, appraised, places }) {
    for (const external of pack.externals) {
      const index = data.evidence.findIndex((e) => e.external === external.id);
      if (index >= 0 && data.evidence[index]!.file !== undefined) continue;
      const unit = appraised.organisations.get(data.roles[external.from] ?? '');
      const from = unit?.name ?? pack.info.roles.find((r) => r.id === external.from)?.name;
      yield {
        message: `${index < 0 ? 'chưa có' : 'chưa có tệp của'} giấy tờ: ${external.title}${from === undefined ? '' : ` (${from})`}`,
        where: index < 0 ? [] : [places.of(['evidence', index])],
        about: [
          `external:${external.id}`,
          ...(external.condition === undefined ? [] : [`condition:${external.condition}`]),
          ...external.indicators.flatMap((id) => {
            const known = pack.indicator.get(id);
            return known ? [`criterion:${known.criterion.id}`, `indicator:${id}`] : [];
          }),
        ],
      };
    }
  },
};
