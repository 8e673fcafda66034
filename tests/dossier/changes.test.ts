/** What changes in the documents when one entry of the data changes, and what does not (OFFICE §10). */
import { describe, expect, it } from 'vitest';
import { alwaysChecked } from '../../src/checks/check.ts';
import type { Block, DocumentTree } from '../../src/document/tree.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import type { TableModel } from '../../src/tables/model.ts';
import {
  build,
  caseFiles,
  changed,
  edited,
  everyDocument,
  IN_MEMORY,
  linesOf,
  mustBuild,
  mustLoad,
  placeOf,
  REAL,
} from '../support/load.ts';

const files = caseFiles(REAL);
const dossier = mustLoad(REAL, files);
const planOf = (d: LoadedDossier) => linesOf(mustBuild(d, 'plan').tree);
const plan = planOf(dossier);
const number = (text: string) => parseDecimal(text)!;

/** The criterion's verdict stated anew by the level that had stated it. */
const stated = (d: LoadedDossier, verdicts: Readonly<Record<string, 'met' | 'unmet'>>): LoadedDossier =>
  changed(d, (data) => {
    for (const c of data.criteria) {
      const verdict = verdicts[c.id];
      if (verdict) for (const round of c.rounds) round.verdict = verdict;
      if (verdict === 'met')
        data.indicators = data.indicators.filter((i) => !i.id.startsWith(`${c.id}.`) && i.id !== c.id);
    }
  });

/** Sections of Mục II: heading and lines up to the next heading. */
function sections(lines: readonly string[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const line of lines.slice(lines.findIndex((l) => l.startsWith('# II.')) + 1)) {
    if (line.startsWith('# ')) break;
    const criterion = /^## \d+\. Tiêu chí số (\d+) /.exec(line)?.[1];
    if (criterion) out.set(criterion, [line]);
    else [...out.values()].at(-1)?.push(line);
  }
  return out;
}

describe('one figure: 14 km of alleys become 15.5', () => {
  const after = mustLoad(REAL, edited(files, 'so-lieu.yaml', 'numerator: "14"', 'numerator: "15.5"'));
  const [before, now] = [everyDocument(dossier), everyDocument(after)];
  /** Every form in which the old figure is printed, with its new one: 15.5/15.7 is 98,73 %, 0,2 km remain. */
  const renewed = (line: string) =>
    line
      .replaceAll('14/15,7', '15,5/15,7')
      .replaceAll('89,17%', '98,73%')
      .replaceAll(/1,7 km(?= đường ngõ xóm)/g, '0,2 km');
  const runsOf = (tree: DocumentTree): { text: string; figure?: string }[] => {
    const found: { text: string; figure?: string }[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(walk);
      else if (typeof node === 'object' && node !== null) {
        if ('text' in node && typeof node.text === 'string') found.push(node as { text: string });
        else Object.values(node).forEach(walk);
      }
    };
    walk(tree.sections.map((s): readonly Block[] => s.blocks));
    return found;
  };

  const papers = [...before.keys()].filter((id) => id !== 'review');
  it.each(papers)('%s changes where the figure stands and nowhere else', (id) => {
    expect(linesOf(now.get(id)!.tree)).toEqual(linesOf(before.get(id)!.tree).map(renewed));
  });

  it('the review sheet asks for the list of hamlets to be looked at', () => {
    const asked = (documents: typeof now) =>
      linesOf(documents.get('review')!.tree).filter((line) => line.includes('sau khi lập danh sách thôn'));
    expect(asked(before)).toEqual([]);
    expect(asked(now)).toHaveLength(1);
  });

  it('the figure stands in the plan, in the dossier of its criterion, in the tables and in the reports', () => {
    const touched = [...before.keys()].filter(
      (id) => JSON.stringify(before.get(id)!.tree) !== JSON.stringify(now.get(id)!.tree),
    );
    expect(touched.sort()).toEqual(
      ['plan', 'criterion-02', 'summary-tables', 'review', 'commune-report', 'district-review'].sort(),
    );
  });

  it('every run that names the figure says its new value; every other run of the plan is untouched', () => {
    for (const id of ['plan', 'criterion-02', 'summary-tables', 'commune-report', 'district-review']) {
      const [old, fresh] = [runsOf(before.get(id)!.tree), runsOf(now.get(id)!.tree)];
      expect(fresh.length).toBe(old.length);
      const named = old.flatMap((run, i) =>
        run.figure === 'duong-ngo-xom' ? [[run.text, fresh[i]!.text]] : [],
      );
      expect(named.length).toBeGreaterThan(0);
      // The denominator is the same figure and stays.
      expect(named.filter(([o, f]) => o === f && !/^15,7/.test(o!))).toEqual([]);
    }
    const [old, fresh] = [runsOf(before.get('plan')!.tree), runsOf(now.get('plan')!.tree)];
    const moved = old.filter((run, i) => run.text !== fresh[i]!.text);
    expect(new Set(moved.map((run) => run.figure))).toEqual(new Set(['duong-ngo-xom']));
    expect(moved).toHaveLength(3);
  });

  it('the workbook changes in the cells of the figure only', () => {
    const cells = (tables: readonly TableModel[]) =>
      tables.flatMap((t) => {
        const values = evaluateTable(t);
        return t.rows.flatMap((r) =>
          t.columns.map((c) => ({
            at: `${t.key}/${r.key}/${c.key}`,
            text: shownLines(values, r, c.key).join(' / ').replaceAll('\u00a0', ' '),
          })),
        );
      });
    const [old, fresh] = [before, now].map((d) => cells(d.get('summary-tables')!.workbook));
    const differing = old!.flatMap((cell, i) =>
      cell.text === fresh![i]!.text ? [] : [[cell, fresh![i]!.text] as const],
    );
    for (const [cell, text] of differing) {
      if (cell.at === 'figures/duong-ngo-xom/numerator') expect([cell.text, text]).toEqual(['14', '15,5']);
      else expect([cell.at, text]).toEqual([cell.at, renewed(cell.text)]);
    }
    expect(differing.map(([cell]) => cell.at)).toEqual(
      expect.arrayContaining([
        'results/2.3/reviewResult',
        'assignments/phong-kinh-te-ha-tang/4/tasks',
        'figures/duong-ngo-xom/value',
        'figures/duong-ngo-xom/percent',
        'figures/duong-ngo-xom/numerator',
      ]),
    );
  });

  it('asks for the list of hamlets to be looked at, where that list stands', () => {
    const [warning, ...more] = alwaysChecked({ ...after, evidenceFiles: null });
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ code: 'task-hamlets', severity: 'warning' });
    expect(warning!.message.replaceAll('\u00a0', ' ')).toContain('0,2 km');
    expect(warning!.hint).toContain('kiểm tra lại danh sách thôn');
    const place = placeOf(files, 'tieu-chi.yaml', '[Làng Chiềng, Lạng Giai B, Khun Tiếm]');
    expect(warning!.where).toEqual([{ file: `${IN_MEMORY}/tieu-chi.yaml`, ...place }]);
  });

  it('nothing is asked while the work is as it was listed', () => {
    expect(alwaysChecked({ ...dossier, evidenceFiles: null })).toEqual([]);
  });
});

describe('criterion 19 becomes met', () => {
  const after = stated(dossier, { 19: 'met' });

  it('its section leaves, 13 becomes 12 where it is a count, and nothing else changes', () => {
    const section = sections(plan).get('19')!;
    const expected = plan
      .toSpliced(plan.indexOf(section[0]!), section.length)
      .map((line) =>
        line
          .replace('hoàn thành 13 tiêu chí', 'hoàn thành 12 tiêu chí')
          .replace(', số 19 (Quốc phòng và An ninh)', '')
          .replace('THỰC HIỆN 13 TIÊU CHÍ', 'THỰC HIỆN 12 TIÊU CHÍ'),
      );
    expect(planOf(after)).toEqual(expected);
  });

  it('labels stay: "hồ sơ 19 tiêu chí", "tiêu chí số 13"; Mục III keeps criterion 19', () => {
    const text = planOf(after).join('\n');
    expect(text).toContain('hoàn thiện hồ sơ 19 tiêu chí');
    expect(text).toContain('hoàn thiện hồ sơ tiêu chí số 13');
    expect(text.split('# III.')[1]).toContain('Hoàn thành tiêu chí số 19 về Quốc phòng và An ninh.');
  });

  it('every document counts anew', () => {
    const all = [...everyDocument(after)].map(([id, d]) => [id, linesOf(d.tree).join('\n')] as const);
    for (const [id, text] of all) {
      expect([id, text.match(/(?<!số )\b13 (?:tiêu chí|TIÊU CHÍ)|(?<=tiêu chí: .*)chưa đạt 13/g)]).toEqual([
        id,
        null,
      ]);
    }
    expect(all.find(([id]) => id === 'summary-tables')![1]).toContain('19 tiêu chí: đạt 07, chưa đạt 12');
  });

  it('its own dossier is that of a met criterion in the submission edition: nothing about gaps and measures', () => {
    const lines = linesOf(mustBuild(after, 'criterion-19', 'submission').tree).join('\n');
    expect(lines).not.toMatch(/KHỐI LƯỢNG CÒN THIẾU|camera an ninh và xây dựng/);
    expect(lines).toContain('Quốc phòng và An ninh: đạt;');
  });
});

describe('other criteria leave', () => {
  it('the first: the head word moves on, numbers close up', () => {
    const lines = planOf(stated(dossier, { 1: 'met' }));
    expect(lines.join('\n')).toContain(
      '12 tiêu chí chưa đạt chuẩn bao gồm các tiêu chí: Tiêu chí số 2 (Giao thông), số 3 (Thủy lợi',
    );
    const headings = [...sections(lines).values()].map(([heading]) => heading);
    expect(headings.map((h) => h!.split(' - ')[0])).toEqual(
      ['2', '3', '5', '6', '8', '10', '12', '13', '14', '17', '18', '19'].map(
        (id, i) => `## ${i + 1}. Tiêu chí số ${id}`,
      ),
    );
  });

  it('one in the middle: what stands before and after it keeps its text', () => {
    const now = sections(planOf(stated(dossier, { 8: 'met' })));
    for (const [id, lines] of sections(plan)) {
      if (id === '8') expect(now.has(id)).toBe(false);
      else expect(now.get(id)!.slice(1)).toEqual(lines.slice(1));
    }
  });

  it('all but one: a sentence of its own', () => {
    const all = Object.fromEntries(dossier.pack.criteria.map((c) => [c.id, 'met' as const]));
    const lines = planOf(stated(dossier, { ...all, 5: 'unmet' }));
    expect(lines.join('\n')).toContain(
      'hoàn thành 01 tiêu chí chưa đạt chuẩn là Tiêu chí số 5 (Giáo dục), phấn đấu',
    );
    expect(lines).toContain('# II. KẾ HOẠCH, GIẢI PHÁP THỰC HIỆN 01 TIÊU CHÍ CHƯA ĐẠT');
    expect([...sections(lines).keys()]).toEqual(['5']);
  });

  it('all: the plan is refused with advice, and never says "00"', () => {
    const all = Object.fromEntries(dossier.pack.criteria.map((c) => [c.id, 'met' as const]));
    const { document, diagnostics } = build(stated(dossier, all), 'plan');
    expect(document).toBeNull();
    expect(diagnostics.map((d) => d.code)).toEqual(['plan-nothing-unmet']);
    expect(diagnostics[0]!.hint).toMatch(/tờ trình|báo cáo/);
  });

  it('one comes back: a met criterion stated unmet takes its place in the order', () => {
    const now = sections(planOf(stated(dossier, { 4: 'unmet' })));
    expect([...now.keys()].slice(2, 5)).toEqual(['3', '4', '5']);
    expect(now.get('4')![0]).toBe('## 4. Tiêu chí số 4 - Điện (chưa đạt)');
  });
});

describe('criterion 2 with requirements of the province and no stated verdict', () => {
  /** 2.1–2.4 have requirements with a source; figures as given, in kilometres. */
  const withFigures = (alleys: string, village: string, fields: string, commune: string, items: string) =>
    changed(dossier, (data) => {
      const document = 'Quyết định số 01/QĐ-UBND của UBND tỉnh';
      const require = (indicator: string, value: string, part?: string) =>
        data.requirements.push({ indicator, value: number(value), document, ...(part ? { part } : {}) });
      require('2.1', '100');
      require('2.2', '100', '2.2.a');
      require('2.2', '70', '2.2.b');
      require('2.3', '90');
      require('2.4', '70');
      const figure = data.figures.find((f) => f.id === 'duong-ngo-xom')!;
      const fresh = (id: string, numerator: string, denominator: string) => ({
        ...figure,
        id,
        numerator: number(numerator),
        denominator: number(denominator),
      });
      data.figures = [
        ...data.figures.filter((f) => !f.id.startsWith('duong-')),
        fresh('duong-ngo-xom', alleys, '15.7'),
        fresh('duong-truc-thon', village, '8.472'),
        fresh('duong-noi-dong', fields, '8.5'),
        fresh('duong-xa', commune, '12'),
        fresh('hang-muc', items, '8.472'),
      ];
      for (const i of data.indicators) if (i.id.startsWith('2.')) i.rounds = [];
      data.indicators.find((i) => i.id === '2.1')!.figure = 'duong-xa';
      data.indicators
        .find((i) => i.id === '2.2')!
        .parts.push({ id: '2.2.b', figure: 'hang-muc', rounds: [] });
      data.criteria.find((c) => c.id === '2')!.rounds = [];
    });
  const below = withFigures('14', '7.86', '6.60', '11', '5');
  const over = withFigures('15', '8.472', '8', '12', '6');

  it('is computed unmet while a figure is below: the plan keeps section 2 and counts 13', () => {
    const criterion = below.appraised.criteria[1]!;
    expect(criterion.effective).toEqual({ verdict: 'unmet', basis: 'computed' });
    expect([...sections(planOf(below)).keys()]).toEqual([...sections(plan).keys()]);
    expect(planOf(below).join('\n')).toContain('hoàn thành 13 tiêu chí');
  });

  it('raising the figures over the requirements removes section 2 and turns 13 into 12', () => {
    expect(over.appraised.criteria[1]!.effective).toEqual({ verdict: 'met', basis: 'computed' });
    const lines = planOf(over);
    expect([...sections(lines).keys()]).toEqual([...sections(plan).keys()].filter((id) => id !== '2'));
    expect(lines.join('\n')).toContain(
      '12 tiêu chí chưa đạt chuẩn bao gồm các tiêu chí: Tiêu chí số 1 (Quy hoạch), số 3 (',
    );
    expect(lines).toContain('# II. KẾ HOẠCH, GIẢI PHÁP THỰC HIỆN 12 TIÊU CHÍ CHƯA ĐẠT');
    expect(lines.join('\n')).toContain('hồ sơ 19 tiêu chí');
  });

  it('exactly on the requirement is over it, one digit below is not', () => {
    // 90 % of 15,7 is 14,13; 70 % of 8,5 is 5,95.
    const verdict = (alleys: string, fields: string) =>
      withFigures(alleys, '8.472', fields, '12', '6').appraised.criteria[1]!.effective.verdict;
    expect([verdict('14.13', '5.95'), verdict('14.12', '5.95'), verdict('14.13', '5.94')]).toEqual([
      'met',
      'unmet',
      'unmet',
    ]);
  });

  it('working papers mark the computed verdict, the submission edition does not use it', () => {
    const working = linesOf(mustBuild(over, 'criterion-02').tree).join('\n');
    expect(working).toContain('Giao thông: đạt (tạm tính)');
    const submitted = linesOf(mustBuild(over, 'summary-tables', 'submission').tree).join('\n');
    expect(submitted).toContain('19 tiêu chí: đạt 06, chưa đạt 12, chưa xác định 01');
    expect(submitted).not.toContain('tạm tính');
  });
});

describe('one line about several indicators', () => {
  const ending = (verdicts: Readonly<Record<string, 'met' | 'unmet' | null>>) => {
    const other = changed(dossier, (data) => {
      for (const i of data.indicators) {
        const verdict = verdicts[i.id];
        if (verdict === null) i.rounds = [];
        else if (verdict) for (const round of i.rounds) round.verdict = verdict;
      }
    });
    return sections(planOf(other))
      .get('13')!
      .find((l) => l.startsWith('Chưa có mô hình phát triển'))!
      .replace(/^.*còn thời hạn/, '');
  };

  it('ends in their one verdict, or names the verdict of each', () => {
    expect(ending({})).toBe(' (chưa đạt).');
    expect(ending({ '13.2': 'met' })).toBe(' (chỉ tiêu 13.5 và 13.8 chưa đạt; chỉ tiêu 13.2 đạt).');
    expect(ending({ '13.2': null })).toBe(' (chưa đạt).');
    expect(ending({ '13.2': null, '13.5': null, '13.8': null })).toBe('.');
  });
});

describe('prose that asks a figure for what it does not have', () => {
  it('is an error at its place, and the document is not made', () => {
    const wrong = edited(files, 'tieu-chi.yaml', 'đạt {{thu-nhap}}', 'đạt {{thu-nhap.percent}}');
    const { document, diagnostics } = build(mustLoad(REAL, wrong), 'plan');
    expect(document).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'empty-facet',
        where: [
          { file: `${IN_MEMORY}/tieu-chi.yaml`, ...placeOf(wrong, 'tieu-chi.yaml', '{{thu-nhap.percent}}') },
        ],
      },
    ]);
  });

  it('so is a figure whose value nobody has entered yet', () => {
    const without = edited(files, 'so-lieu.yaml', '    value: "44.91"\n', '');
    const { document, diagnostics } = build(mustLoad(REAL, without), 'criterion-10');
    expect([document, diagnostics.map((d) => d.code)]).toEqual([null, ['empty-facet']]);
    expect(diagnostics[0]!.hint).toContain('bổ sung số liệu');
  });
});
