/**
 * Papers about people and meetings: a blank is printed where a fact is missing and nowhere else, every blank is told
 * with the place where the fact is entered, and no paper draws a verdict of its own.
 */
import { describe, expect, it } from 'vitest';
import { checkTemplates, plannedDocuments } from '../../src/dossier/documents.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { changed, linesOf, mustBuild, mustLoad, REAL } from '../support/load.ts';
import { toldPaper } from '../support/told.ts';
import { PEOPLE_PAPERS, REQUESTS, wholeSample, withProseAndSigners } from '../support/whole-papers.ts';

const real = mustLoad(REAL);
const whole = wholeSample();
const ids = [...PEOPLE_PAPERS, ...REQUESTS];

/** Lines that a person still has to write on. */
const blanks = (lines: readonly string[]): string[] => lines.filter((l) => /…|(?:^|\s)\.{4,}$/.test(l));

type Level = 'commune' | 'district';
type Data = { -readonly [K in keyof CaseData]: CaseData[K] };
type Drop = (data: Data, level: Level) => void;

/** Deletes one leaf of the last meeting, or of the last opinions, of the level. */
const from =
  (list: 'meetings' | 'opinions', ...path: readonly (string | number)[]): Drop =>
  (data, level) => {
    let here = (data[list] as readonly { level: string }[]).findLast(
      (m) => m.level === level,
    ) as unknown as Record<string | number, never>;
    for (const step of path.slice(0, -1)) here = here[step]!;
    const last = path.at(-1)!;
    if (Array.isArray(here[last])) (here[last] as unknown[]).length = 0;
    else delete here[last];
  };
const ofSurvey =
  (...path: readonly (string | number)[]): Drop =>
  (data) => {
    let here = data.survey as unknown as Record<string | number, never>;
    for (const step of path.slice(0, -1)) here = here[step]!;
    const last = path.at(-1)!;
    if (Array.isArray(here[last])) (here[last] as unknown[]).length = 0;
    else delete here[last];
  };
const ofCondition =
  (field: 'figure' | 'threshold' | 'thresholdSource'): Drop =>
  (data) => {
    delete data.conditions.find((c) => c.id === 'hai-long')![field];
  };

interface Fact {
  readonly drop: Drop;
  readonly what: string;
  /** Last step of the place that is told. */
  readonly field: string | number;
}
const fact = (what: string, field: string | number, drop: Drop): Fact => ({ what, field, drop });
const ofMeeting = (what: string, ...path: readonly (string | number)[]): Fact =>
  fact(what, path.at(-1)!, from('meetings', ...path));
const ofRound = (what: string, ...path: readonly (string | number)[]): Fact =>
  fact(what, path.at(-1)!, from('opinions', ...path));

const OPENING = [
  ofMeeting('giờ bắt đầu họp', 'begin'),
  ofMeeting('ngày họp', 'date'),
  ofMeeting('địa điểm họp', 'place'),
  ofMeeting('họ tên người chủ trì', 'chair', 'name'),
  ofMeeting('chức vụ người chủ trì', 'chair', 'position'),
];
const SECRETARY = [
  ofMeeting('họ tên thư ký', 'secretary', 'name'),
  ofMeeting('chức vụ thư ký', 'secretary', 'position'),
];
const MINUTES = [
  ...OPENING,
  ...SECRETARY,
  ofMeeting('số người được triệu tập', 'summoned'),
  ofMeeting('số người có mặt', 'present'),
  ofMeeting('số người vắng mặt', 'absent'),
  ofMeeting('lý do vắng mặt', 'absentReason'),
  ofMeeting('danh sách người dự họp', 'attendees'),
  ofMeeting('họ tên người dự họp thứ 2', 'attendees', 1, 'name'),
  ofMeeting('ý kiến phát biểu tại cuộc họp', 'speeches'),
  ofMeeting('người phát biểu thứ 1', 'speeches', 0, 'by'),
  ofMeeting('số người nhất trí', 'votes', 'agreeing'),
  ofMeeting('số bản của biên bản', 'copies'),
  ofMeeting('giờ kết thúc họp', 'end'),
];
const VOTES = [
  ...OPENING,
  ...SECRETARY,
  ofMeeting('người kiểm phiếu', 'counters'),
  ofMeeting('số người có mặt', 'present'),
  ofMeeting('số phiếu phát ra', 'votes', 'issued'),
  ofMeeting('số phiếu thu về', 'votes', 'collected'),
  ofMeeting('số phiếu hợp lệ', 'votes', 'valid'),
  ofMeeting('số phiếu đồng ý', 'votes', 'agreeing'),
];
const OPINIONS = [
  ofRound('hình thức lấy ý kiến', 'forms'),
  ofRound('ngày bắt đầu công khai kết quả', 'postedFrom'),
  ofRound('ngày kết thúc công khai kết quả', 'postedTo'),
  ofRound('nơi công khai kết quả', 'places'),
  ofRound('số lần phát thanh', 'broadcasts'),
  ofRound('đơn vị được hỏi (hộ, tổ chức, người)', 'unit'),
  ofRound('số được hỏi ý kiến', 'asked'),
  ofRound('số có ý kiến trả lời', 'received'),
  ofRound('số đồng ý', 'agreeing'),
  ofRound('các ý kiến tham gia', 'items'),
  ofRound('tiếp thu, giải trình ý kiến thứ 2', 'items', 1, 'reply'),
];
const SURVEY = [
  fact('cơ quan lấy ý kiến sự hài lòng', 'by', ofSurvey('by')),
  fact('ngày bắt đầu lấy ý kiến sự hài lòng', 'from', ofSurvey('from')),
  fact('ngày kết thúc lấy ý kiến sự hài lòng', 'to', ofSurvey('to')),
  fact('số hộ được lấy ý kiến sự hài lòng', 'households', ofSurvey('households')),
  fact('báo cáo kết quả lấy ý kiến sự hài lòng', 'document', ofSurvey('document')),
  fact('ngưỡng hài lòng của từng nội dung', 'itemThreshold', ofSurvey('itemThreshold')),
  fact('kết quả lấy ý kiến sự hài lòng', 'items', ofSurvey('items')),
  fact('số phiếu phát ra của nội dung hỏi thứ 1', 'issued', ofSurvey('items', 0, 'issued')),
  fact('số phiếu thu về của nội dung hỏi thứ 2', 'collected', ofSurvey('items', 1, 'collected')),
  fact('số phiếu hợp lệ của nội dung hỏi thứ 3', 'valid', ofSurvey('items', 2, 'valid')),
  fact('số phiếu hài lòng của nội dung hỏi thứ 4', 'satisfied', ofSurvey('items', 3, 'satisfied')),
  fact('tỷ lệ hài lòng chung', 'figure', ofCondition('figure')),
  fact('ngưỡng hài lòng chung', 'threshold', ofCondition('threshold')),
  fact('căn cứ của ngưỡng hài lòng', 'thresholdSource', ofCondition('thresholdSource')),
];
const TEAM = [
  fact('thành viên đoàn thẩm tra', 'reviewTeam', (data) => {
    data.reviewTeam.length = 0;
  }),
  fact('họ tên thành viên thứ 3 của đoàn thẩm tra', 'name', (data) => {
    delete data.reviewTeam[2]!.name;
  }),
  fact('chức vụ thành viên thứ 3 của đoàn thẩm tra', 'position', (data) => {
    delete data.reviewTeam[2]!.position;
  }),
  fact('đơn vị đề nghị thành lập đoàn thẩm tra', 'coordination-office', (data) => {
    delete data.roles['coordination-office'];
  }),
];
const INVITATION = [
  ...OPENING,
  fact('đại biểu được mời', 'invited', (data, level) => {
    from('meetings', 'invited')(data, level);
    for (const p of data.papers) p.addressees.length = 0;
  }),
];

const FACTS: readonly (readonly [string, Level, Fact])[] = [
  ...(['commune', 'district'] as const).flatMap((level) => [
    ...MINUTES.map((f) => [`${level}-minutes`, level, f] as const),
    ...VOTES.map((f) => [`${level}-votes`, level, f] as const),
    ...OPINIONS.map((f) => [`${level}-opinions`, level, f] as const),
    ...INVITATION.map((f) => [`invitation-${level}`, level, f] as const),
  ]),
  ...SURVEY.map((f) => ['district-opinions', 'district', f] as const),
  ...TEAM.map((f) => ['review-team-decision', 'district', f] as const),
];

describe('templates', () => {
  it('fit their views', () => {
    const diagnostics = new Diagnostics();
    const own = real.pack.documents.filter((d) => ids.includes(d.id) || d.id === 'request');
    checkTemplates({ pack: { ...real.pack, documents: own } }, diagnostics);
    expect(own).toHaveLength(PEOPLE_PAPERS.length + 1);
    expect(diagnostics.items).toEqual([]);
  });

  it('make one letter for each paper of another body', () => {
    const planned = plannedDocuments(real).filter((d) => d.entry.id === 'request');
    expect(planned.map((d) => d.id)).toEqual(REQUESTS);
    expect(planned.map((d) => d.fileName)).toContain('de-nghi-bao-hiem-y-te');
  });
});

describe('a commune that entered everything', () => {
  it.each(ids)('%s has no blank and tells none', (id) => {
    const paper = toldPaper(whole, id);
    expect(paper.told).toEqual([]);
    expect(blanks(paper.lines)).toEqual([]);
  });

  it.each(FACTS.map(([id, level, f]) => [id, f.what, level, f] as const))(
    '%s without %s: one blank more, told with its place',
    (id, what, level, { drop, field }) => {
      const paper = toldPaper(
        changed(whole, (data) => drop(data as unknown as Data, level)),
        id,
      );
      expect(paper.told).toEqual([what]);
      expect(paper.missing.map((m) => m.at.at(-1))).toEqual([field]);
      expect(blanks(paper.lines).length).toBeGreaterThan(0);
    },
  );
});

describe('the real commune, before its meetings', () => {
  const GROUPS = [
    'meetings',
    'opinions',
    'survey',
    'conditions',
    'reviewTeam',
    'paperTexts',
    'signatories',
    'roles',
  ];

  it.each(ids)('%s is made, and what it tells is entered in these places', (id) => {
    const paper = toldPaper(real, id);
    for (const m of paper.missing) expect(GROUPS, m.what).toContain(m.at[0]);
    // Two facts with one name would be entered twice.
    expect(paper.missing.map((m) => m.what)).toEqual(paper.told);
  });

  it.each(ids.filter((id) => !id.startsWith('request')))(
    '%s has blanks, and entering what it tells fills them all',
    (id) => {
      expect(blanks(toldPaper(real, id).lines).length).toBeGreaterThan(0);
      const filled = changed(withProseAndSigners(real), (data) => {
        const from = whole.appraised.data;
        Object.assign(
          data,
          structuredClone({
            meetings: from.meetings,
            opinions: from.opinions,
            survey: from.survey,
            reviewTeam: from.reviewTeam.map(({ unit: _, ...m }) => m),
          }),
        );
        const condition = from.conditions.find((c) => c.id === 'hai-long')!;
        data.figures.push(structuredClone(from.figures.find((f) => f.id === condition.figure)!) as never);
        data.conditions = [structuredClone(condition) as never];
        // The plan names no body of the province.
        data.papers.push({
          document: 'district-opinions',
          addressees: ['Ủy ban nhân dân tỉnh'],
          recipients: [],
          bases: [],
        });
      });
      const paper = toldPaper(filled, id);
      expect(paper.told).toEqual([]);
      expect(blanks(paper.lines)).toEqual([]);
    },
  );
});

describe('what nobody confirmed', () => {
  const verdict = /(?<!công nhận .*)(?:đủ điều kiện|chưa đạt|Chưa đạt|không đạt|đạt yêu cầu|đạt mức)/;

  it.each(ids)('%s never says whether a share suffices', (id) => {
    for (const edition of ['working', 'submission'] as const)
      expect(linesOf(mustBuild(whole, id, edition).tree).filter((l) => verdict.test(l))).toEqual([]);
  });

  it('is compared in working papers only, with the state of its source', () => {
    const note = 'So với mức 90% (cần đối chiếu: Điều 6 Quyết định số 18/2022/QĐ-TTg; chưa đối chiếu).';
    for (const id of ['commune-minutes', 'commune-votes']) {
      expect(linesOf(mustBuild(whole, id).tree)).toContain(note);
      expect(linesOf(mustBuild(whole, id, 'submission').tree).join('\n')).not.toMatch(/So với mức|đối chiếu/);
    }
    const posting = linesOf(mustBuild(whole, 'commune-opinions').tree).find((l) => l.startsWith('So với'));
    expect(posting).toMatch(/^So với mức 15 ngày, 05 lần phát thanh \(cần đối chiếu: /);
    expect(linesOf(mustBuild(whole, 'commune-opinions', 'submission').tree).join('\n')).not.toContain(
      'So với',
    );
  });
});
