/**
 * The papers that follow an issued plan: what they say of real edits, that every change is told once and nothing else is,
 * and what is refused.
 */
import { describe, expect, it } from 'vitest';
import { diffDossiers } from '../../../src/dossier/diff/diff-dossiers.ts';
import { makePapers } from '../../../src/dossier/diff/make-papers.ts';
import { type PaperRequest, paperRequests } from '../../../src/dossier/diff/paper-requests.ts';
import { placesOf } from '../../../src/dossier/diff/points/places.ts';
import { pointsOf } from '../../../src/dossier/diff/points/points.ts';
import { waysOn } from '../../../src/dossier/diff/ways-on.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { parseDecimal } from '../../../src/model/quantity.ts';
import { changed, linesOf, mustLoad, REAL } from '../../support/load.ts';

const draft = mustLoad(REAL);
const issued = changed(draft, (data) => {
  data.plan!.issued = { number: '45', date: '2024-03-15' };
});

/** A road was built, a criterion is met, a measure and a duty are worded anew, a deadline is moved, another signs. */
const autumn = changed(issued, (data) => {
  Object.assign(data.figures.find((f) => f.id === 'duong-ngo-xom')!, {
    numerator: parseDecimal('15.1')!,
    asOf: '2024-09-30',
  });
  for (const r of data.criteria.find((c) => c.id === '8')!.rounds) r.verdict = 'met';
  data.plan!.duties[3]!.text += ' Báo cáo hằng tháng.';
  data.deadlines.find((d) => d.id === 'unmet-dossiers')!.date = '2024-12-20';
  const measure = data.criteria.find((c) => c.id === '1')!.measures[0]!;
  if ('task' in measure)
    measure.task.text = measure.task.text.replace('trong năm 2024', 'trước ngày 31/10/2024');
  data.signatories[0]!.name = 'Nguyễn Văn B';
});

/** A criterion is lost, a measure comes, another goes, a duty goes. */
const lost = changed(issued, (data) => {
  const roads = data.criteria.find((c) => c.id === '4')!;
  roads.rounds.push({ level: 'district', verdict: 'unmet', by: 'Ban Chỉ đạo (mẫu)' });
  roads.currentState.push({
    text: 'Lưới điện thôn chưa đạt yêu cầu',
    indicators: [],
    item: false,
    verdict: true,
  });
  const measures = data.criteria.find((c) => c.id === '3')!.measures;
  measures.splice(1, 1, { text: 'Tổ chức kiểm tra các đập dâng trước mùa mưa.', item: true });
  data.plan!.duties.splice(13, 1);
});

/** All documents of both states are built for each pair, so once. */
const pairs = new Map<LoadedDossier, Map<LoadedDossier, ReturnType<typeof diffDossiers>>>();
function compare(before: LoadedDossier, after: LoadedDossier) {
  const known = pairs.get(before) ?? new Map<LoadedDossier, ReturnType<typeof diffDossiers>>();
  pairs.set(before, known);
  const found =
    known.get(after) ??
    diffDossiers({ dossier: before, from: 'cu' }, { dossier: after, from: 'moi' }, 'working');
  known.set(after, found);
  return found;
}
const make = (before: LoadedDossier, after: LoadedDossier, ...requests: PaperRequest[]) =>
  makePapers(requests, { before, after, difference: compare(before, after), edition: 'working' });
/** What changed is the same; the old side never got a number. */
const fromDraft = (request: PaperRequest) =>
  makePapers([request], {
    before: draft,
    after: autumn,
    difference: compare(issued, autumn),
    edition: 'working',
  });
const lines = (before: LoadedDossier, after: LoadedDossier, request: PaperRequest): string[] =>
  linesOf(make(before, after, request)[0]!.tree);
/** The paper without its annex, which is a table with tests of its own. */
const paper = (all: readonly string[]): string =>
  `${all
    .slice(
      0,
      all.findIndex((l) => l.startsWith('== landscape')),
    )
    .join('\n')}\n`;
const annex = (all: readonly string[]): string =>
  all.slice(all.findIndex((l) => l.startsWith('== landscape'))).join('\n');

describe('kế hoạch điều chỉnh, bổ sung', () => {
  const cases = { autumn, lost };
  for (const [name, after] of Object.entries(cases)) {
    it(`reads as an office writes it: ${name}`, async () => {
      const text = paper(lines(issued, after, { kind: 'adjust' }));
      await expect(text).toMatchFileSnapshot(`plan-adjustment-${name}.golden.txt`);
    });

    it(`tells every change but head and signatures once: ${name}`, () => {
      const plan = compare(issued, after).touched.documents.find((d) => d.id === 'plan')!;
      const places = placesOf(plan.compared!);
      const told = pointsOf(places).flatMap((p) => p.points.flatMap((point) => point.changes));
      const wanted = plan.changes.filter((c) => !c.key.startsWith('plan/signatures'));
      expect(told.toSorted(byKey)).toEqual(wanted.toSorted(byKey));
      expect(told.length).toBeGreaterThan(4);
    });
  }
  const byKey = (a: { key: string; kind: string }, b: { key: string; kind: string }): number =>
    `${a.key} ${a.kind}` < `${b.key} ${b.kind}` ? -1 : 1;

  it('says nothing that is not changed, and nothing of who signs', () => {
    const all = lines(issued, autumn, { kind: 'adjust' });
    const points = all.filter((l) => l.startsWith('  - ')).join('\n');
    expect(points).not.toContain('Nguyễn Văn B');
    expect(points).not.toContain('7,86');
    expect(all.join('\n').split('giữ nguyên theo Kế hoạch số 45/KH-BCĐ').length).toBe(2);
  });

  it('is joined by the table of what changed, without what concerns the office alone', () => {
    const table = annex(lines(issued, autumn, { kind: 'adjust' }));
    expect(table).toContain('SO SÁNH SỐ LIỆU');
    expect(table).toContain('(Kèm theo Kế hoạch số        /KH-BCĐ ngày      tháng      năm 2024 của');
    expect(table).toContain('15,1/15,7 km');
    expect(table).not.toContain('Văn bản bị ảnh hưởng');
    expect(table).not.toContain('tạm tính');
  });

  it('quotes words that stand only once at the place; a deadline moved everywhere is one point', () => {
    const points = lines(issued, autumn, { kind: 'adjust' }).filter((l) => l.startsWith('  - '));
    expect(points.filter((l) => l.includes('20/12/2024'))).toHaveLength(1);
    expect(points.join('\n')).toContain(
      'Điểm a khoản 2 (Tiêu chí số 2 - Giao thông): điều chỉnh “chiều dài mặt đường BTXM là 14/15,7 km đạt 89,17%” thành',
    );
  });

  it('is refused for a draft, without changes of content, when nothing is left, when the plan is replaced', () => {
    const adjust: PaperRequest = { kind: 'adjust' };
    expect(() => fromDraft(adjust)).toThrow(/chưa ghi số và ngày ban hành/);
    const signer = changed(issued, (data) => {
      data.signatories[0]!.name = 'Nguyễn Văn B';
    });
    expect(() => make(issued, signer, adjust)).toThrow(/không có nội dung nào thay đổi/);
    const done = changed(issued, (data) => {
      for (const c of data.criteria) for (const r of c.rounds) r.verdict = 'met';
    });
    expect(() => make(issued, done, adjust)).toThrow(/không còn kế hoạch để điều chỉnh/);
    const replaced = changed(autumn, (data) => {
      data.plan!.replaces = { number: '45', date: '2024-03-15' };
      delete data.plan!.issued;
    });
    expect(() => make(issued, replaced, adjust)).toThrow(/thay thế kế hoạch số 45 ngày 15\/3\/2024/);
  });
});

describe('công văn đính chính', () => {
  const wrong = changed(issued, (data) => {
    data.plan!.duties[3]!.text = data.plan!.duties[3]!.text.replace('đầu tư hợp lý', 'Đầu tư hợp lý');
  });
  const request: PaperRequest = { kind: 'correct', document: 'plan' };

  it('says where, what was printed and what it is, to those who got the plan', async () => {
    const text = `${lines(wrong, issued, request).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot('correction-letter.golden.txt');
  });

  it('is the way that fits errors of form alone', () => {
    const { comparison } = compare(wrong, issued);
    expect(waysOn(issued, comparison).map((w) => [w.document, w.way])).toEqual([['plan', 'correct']]);
  });

  it('is refused for errors of content and for drafts', () => {
    expect(() => make(issued, autumn, request)).toThrow(/chỗ khác về nội dung/);
    expect(() => fromDraft(request)).toThrow(/chưa ghi số và ngày ban hành/);
    expect(() => make(issued, issued, request)).toThrow(/không có chỗ nào khác/);
  });
});

describe('báo cáo tiến độ', () => {
  it('reads as an office writes it', async () => {
    const text = paper(lines(issued, autumn, { kind: 'report' }));
    await expect(text).toMatchFileSnapshot('progress-report.golden.txt');
  });

  it('needs no issued plan and no change', () => {
    const all = lines(draft, draft, { kind: 'report' }).join('\n');
    expect(all).not.toContain('Thực hiện Kế hoạch');
    expect(all).toContain('Không có số liệu nào thay đổi.');
    expect(all).not.toContain('Phụ lục');
  });
});

describe('requests', () => {
  it('are words of a list', () => {
    expect(paperRequests(['adjust', 'report', 'correct:plan'])).toEqual([
      { kind: 'adjust' },
      { kind: 'report' },
      { kind: 'correct', document: 'plan' },
    ]);
    expect(() => paperRequests(['correct'])).toThrow(/không có văn bản "correct"/);
  });
});
