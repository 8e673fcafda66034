/**
 * The commune's report on results and the district's review: what is derived, what agrees with the annexes, and that
 * every blank on paper is told and every fact that is told is a blank on paper.
 */
import { describe, expect, it } from 'vitest';
import type { DocumentTree, Run } from '../../../src/document/tree.ts';
import { checkTemplates, plannedDocuments } from '../../../src/dossier/documents.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { figureText } from '../../../src/wording/figure-text.ts';
import { changed, everyDocument, linesOf, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { blocksOf } from '../../support/real-dossier.ts';
import { dotted, type ToldPaper, toldPaper } from '../../support/told.ts';

const real = mustLoad(REAL);
const sample = mustLoad(SAMPLE);
const REPORTS = ['commune-report', 'district-review'] as const;
const text = (lines: readonly string[]) => lines.join('\n');

/** Lines between two lines that begin so; the first is in it. */
function between(lines: readonly string[], from: RegExp, to: RegExp): readonly string[] {
  const start = lines.findIndex((l) => from.test(l));
  const end = lines.findIndex((l, i) => i > start && to.test(l));
  return lines.slice(start, end < 0 ? undefined : end);
}

describe('templates', () => {
  it('fit the views', () => {
    const documents = real.pack.documents.filter((d) => (REPORTS as readonly string[]).includes(d.id));
    const diagnostics = new Diagnostics();
    checkTemplates({ pack: { ...real.pack, documents } }, diagnostics);
    expect(documents).toHaveLength(2);
    expect(diagnostics.items).toEqual([]);
  });
});

describe('a criterion of the commune’s report', () => {
  const report = toldPaper(sample, 'commune-report');

  it('says what is required, done, found and how the commune assesses it, with its own figures', () => {
    const lines = between(report.lines, /^## 2\. Tiêu chí số 2 - /, /^## 3\. /);
    expect(lines.map((l) => l.replace(/: .*; yêu cầu/, ': …; yêu cầu'))).toEqual([
      '## 2. Tiêu chí số 2 - Giao thông',
      '### a) Yêu cầu của tiêu chí',
      '  - Chỉ tiêu 2.1: …; yêu cầu: 100%;',
      '  - Chỉ tiêu 2.2: …; yêu cầu: 100%;',
      '  - Chỉ tiêu 2.3: …; yêu cầu: ≥ 90%;',
      '  - Chỉ tiêu 2.4: …; yêu cầu: ≥ 70%.',
      '### b) Tình hình tổ chức triển khai',
      expect.stringMatching(/^UBND xã lập kế hoạch/),
      '### c) Kết quả thực hiện',
      '  - Chỉ tiêu 2.1: 7,85/7,85 km (100%);',
      expect.stringMatching(
        /Chỉ tiêu 2\.2: a\) Được cứng hóa .*: 9,30\/9,30 km \(100%\); b\) .*: 9,10\/9,30 km \(97,85%\);$/,
      ),
      '  - Chỉ tiêu 2.3: 9,94/11 km (90,36%);',
      '  - Chỉ tiêu 2.4: 5,35/5,85 km (91,45%).',
      'd) Tự đánh giá: đạt.',
    ]);
  });

  it('names the figure of what it prints, so that a change reaches it', () => {
    const item = blocksOf(report.tree).find((b) => /\/result-2\.3\//.test(b.key));
    const runs: readonly Run[] = item?.type === 'item' ? item.runs : [];
    expect(runs.flatMap((r) => (r.figure ? [[r.figure, r.text.replaceAll('\u00a0', ' ')]] : []))).toEqual([
      ['duong-ngo-xom-xa-bao-cao', '9,94/11 km'],
      ['duong-ngo-xom-xa-bao-cao', '90,36%'],
    ]);
  });

  it('prints the year of a figure that is not of the year assessed', () => {
    const at2023 = changed(sample, (data) => {
      data.figures.find((f) => f.id === 'duong-noi-dong')!.dataYear = 2023;
    });
    expect(text(toldPaper(at2023, 'commune-report').lines)).toContain(
      'Chỉ tiêu 2.4: 5,35/5,85 km (91,45%) (số liệu năm 2023).',
    );
    expect(text(report.lines)).not.toContain('số liệu năm');
  });

  it('says that an indicator does not apply, and why, in place of a result', () => {
    expect(text(report.lines)).toMatch(/Chỉ tiêu 7: không áp dụng \(.+\)\.$/m);
  });
});

describe('a criterion of the review', () => {
  const review = toldPaper(sample, 'district-review');

  it('sets what the district measured beside what the commune reported', () => {
    const lines = text(between(review.lines, /^Tiêu chí số 2 - /, /^Tiêu chí số 3 - /));
    expect(lines).toContain(
      'Chỉ tiêu 2.3: xã tự đánh giá: 9,94/11 km (90,36%); huyện thẩm tra: 9,62/11,00 km (87,45%);',
    );
    expect(lines).toContain('Chỉ tiêu 2.4: 5,35/5,85 km (91,45%).');
    expect(lines).toContain('c) Đánh giá: chưa đạt (chỉ tiêu 2.3).');
    expect(lines).not.toContain('Tình hình tổ chức');
  });

  it('does not say what the commune did about a criterion, nor misses it', () => {
    const bare = changed(sample, (data) => {
      for (const c of data.criteria) delete c.implementation;
    });
    expect(text(toldPaper(bare, 'district-review').told)).not.toContain('tổ chức triển khai');
    expect(text(toldPaper(bare, 'commune-report').told)).toContain(
      'tình hình tổ chức triển khai: tiêu chí số 19',
    );
  });
});

describe.each([
  ['commune-report', real],
  ['district-review', real],
  ['commune-report', sample],
  ['district-review', sample],
] as const)('%s', (id, dossier) => {
  const paper = toldPaper(dossier, id);
  const whole = text(paper.lines);

  it('goes through every criterion and indicator, in the order of the set', () => {
    const heads = paper.lines.flatMap((l) => /^(?:## \d+\. )?Tiêu chí số (\S+) - /.exec(l)?.[1] ?? []);
    expect(heads).toEqual(dossier.pack.criteria.map((c) => c.id));
    const indicators = [...dossier.pack.indicator.keys()];
    const ids = (pattern: RegExp) => paper.lines.flatMap((l) => pattern.exec(l)?.[1] ?? []);
    expect(ids(/^ +- Chỉ tiêu (\S+): .*; yêu cầu: /)).toEqual(indicators);
    expect(ids(/^ +- Chỉ tiêu (\S+): (?!.*; yêu cầu: )/)).toEqual(indicators);
  });

  it('counts as its annex counts', () => {
    const total = paper.lines.find((l) => l.startsWith('|  | Tổng cộng | 19 tiêu chí'))!;
    const counts = /(19 tiêu chí: [^/|]*) \/ (75 chỉ tiêu: [^|]*?) \|/.exec(total)!;
    expect(counts).not.toBeNull();
    expect(whole).toContain(`${counts[1]}; ${counts[2]}.`);
  });

  it('reads its total of funds and its debts from the annexes', () => {
    const debts = [...whole.matchAll(/Nợ đọng xây dựng cơ bản: (\S+)/g)].map((m) => m[1]);
    expect(debts.length).toBe(id === 'commune-report' ? 1 : 2);
    const row = between(paper.lines, /CÔNG TRÌNH VÀ NỢ ĐỌNG/, /^==/).find((l) =>
      l.includes('| Tổng cộng |'),
    )!;
    const owed = row.split(' | ')[7]!;
    for (const debt of debts) expect(debt?.startsWith('…') ? '……' : debt?.replace(/\.$/, '')).toBe(owed);
  });

  it('promises nothing', () => {
    expect(whole).not.toMatch(/đủ điều kiện|tạm tính|cần đối chiếu|chưa có số liệu|CẦN LÀM RÕ/);
  });
});

/** Headings of prose that people write, and the part of the catalogue that it is. */
const PARTS: Readonly<Record<string, string>> = {
  'Đặc điểm chung': 'Đặc điểm tình hình',
  'Về hồ sơ': 'Kết quả thẩm tra về hồ sơ',
  'Về kết quả chỉ đạo, tổ chức thực hiện': 'Kết quả chỉ đạo, tổ chức thực hiện',
  'Về huy động nguồn lực và nợ đọng xây dựng cơ bản': 'Nhận xét về huy động nguồn lực và nợ đọng',
  'Về kế hoạch duy trì, nâng cao chất lượng các tiêu chí':
    'Kế hoạch duy trì, nâng cao chất lượng các tiêu chí',
};

/** "từ chỉ tiêu 2.1 đến 2.4 và chỉ tiêu 2.6" holds 2.3. */
function holds(fact: string, indicator: string): boolean {
  const order = [...real.pack.indicator.keys()];
  const at = order.indexOf(indicator);
  const ranges = [...fact.matchAll(/từ chỉ tiêu (\S+) đến ([\d.]*\d)/g)];
  if (ranges.some(([, a, b]) => order.indexOf(a!) <= at && at <= order.indexOf(b!))) return true;
  return [...fact.matchAll(/\d+(?:\.\d+)?/g)].some(([id]) => id === indicator);
}

/** For each dotted line the facts that were told for it; a line without one is a blank that nobody was told of. */
function factsOf(paper: ToldPaper): { line: string; facts: readonly string[] }[] {
  let criterion = '';
  let heading = '';
  let chapter = '';
  let annex = '';
  const told = paper.told;
  const beginning = (start: string) => told.filter((t) => t.startsWith(start));
  const ofIndicator = (start: string, id: string) =>
    beginning(start).filter((t) => holds(t.slice(start.length), id));
  const open = new Set(dotted(paper.lines));
  const out: { line: string; facts: readonly string[] }[] = [];
  for (const line of paper.lines) {
    criterion = /Tiêu chí số (\S+) - /.exec(line)?.[1] ?? criterion;
    heading = /^#+ (?:\S+[.)] )?(.*)$/.exec(line)?.[1] ?? heading;
    chapter = /^# (?:[IVX]+\. )(.*)$/.exec(line)?.[1] ?? chapter;
    annex = /^# (Phụ lục.*)$/.exec(line)?.[1] ?? annex;
    if (annex !== '' && /^[A-ZĐÀ-Ỹ, ]+\d*$/.test(line)) annex = line;
    if (!open.has(line)) continue;
    const cells = line.split(' | ').map((c) => c.replace(/^\| /, ''));
    const facts = (): readonly string[] => {
      if (annex.startsWith('KẾT QUẢ THỰC HIỆN'))
        return /^Số liệu tính/.test(line)
          ? beginning('ngày chốt')
          : ofIndicator('mức đạt chuẩn đã xác nhận: ', cells[0]!);
      if (/^ĐVT/.test(line)) return beginning('đơn vị tính');
      if (annex.startsWith('KẾT QUẢ HUY'))
        return beginning(/^Từ ngày/.test(line) ? 'thời gian huy động' : 'nguồn lực huy động');
      if (annex.startsWith('CÔNG TRÌNH')) return beginning('danh sách công trình');
      if (annex.startsWith('CÁC ĐIỀU KIỆN'))
        return [
          ...beginning(`đánh giá điều kiện: ${cells[1]}`),
          ...beginning(`văn bản về điều kiện: ${cells[1]}`),
        ];
      if (/; yêu cầu: /.test(line))
        return ofIndicator('mức đạt chuẩn đã xác nhận: ', /Chỉ tiêu (\S+):/.exec(line)![1]!);
      if (/^ +- Chỉ tiêu/.test(line))
        return ofIndicator('kết quả thực hiện: ', /Chỉ tiêu (\S+):/.exec(line)![1]!);
      if (/^[a-z]\) (?:Tự đ|Đ)ánh giá/.test(line))
        return told.filter(
          (t) => /^(xã tự đánh giá|huyện thẩm tra): /.test(t) && t.endsWith(` số ${criterion}`),
        );
      if (/^\.+$/.test(line)) {
        if (heading === 'Tình hình tổ chức triển khai')
          return told.filter((t) => t === `tình hình tổ chức triển khai: tiêu chí số ${criterion}`);
        if (heading.startsWith('CĂN CỨ')) return beginning('căn cứ');
        const name = chapter === 'KẾT LUẬN' ? 'Kết luận về hồ sơ' : (PARTS[heading] ?? heading);
        return told.filter((t) => t.toLowerCase() === `nội dung "${name}"`.toLowerCase());
      }
      if (/Tổng nguồn lực/.test(line)) return beginning('tổng nguồn lực');
      if (/Nợ đọng/.test(line) && !/theo …/.test(line)) return beginning('nợ đọng');
      if (/ 19 tiêu chí: đạt …/.test(line))
        return told.filter((t) => /^kết quả .*: số (tiêu chí|chỉ tiêu)/.test(t));
      const condition = /^ +- (.*): …+, theo …+[;.]$/.exec(line)?.[1];
      if (condition)
        return [`đánh giá điều kiện: ${condition}`, `văn bản về điều kiện: ${condition}`].filter((f) =>
          told.includes(f),
        );
      const common = /^ +- (.*): …+ \S+[;.]$/.exec(line)?.[1];
      if (common) return beginning(`số liệu chung: ${common}`);
      return /^Kính gửi|^Trên đây|báo cáo/.test(line) ? beginning('nơi nhận') : [];
    };
    out.push({ line, facts: facts() });
  }
  return out;
}

describe.each(REPORTS)('blanks of %s, real case', (id) => {
  const paper = toldPaper(real, id);
  const lines = factsOf(paper);

  it('are all told', () => {
    expect(lines.length).toBeGreaterThan(150);
    expect(lines.filter((l) => l.facts.length === 0).map((l) => l.line)).toEqual([]);
  });

  it('are all that is told, but for who signs', () => {
    const printed = new Set(lines.flatMap((l) => l.facts));
    expect(paper.told.filter((t) => !printed.has(t))).toEqual(['họ tên người ký (CHỦ TỊCH)']);
  });

  it('are told with a place in the data', () => {
    for (const fact of paper.missing) expect(real.places.of(fact.at).file, fact.what).toMatch(/\.yaml$/);
  });
});

describe.each([...REPORTS, 'commune-letter', 'district-letter'])(
  '%s of the invented commune, which has all',
  (id) => {
    it('leaves no blank and misses nothing', () => {
      const paper = toldPaper(sample, id);
      expect(paper.told).toEqual([]);
      expect(dotted(paper.lines)).toEqual([]);
    });
  },
);

/** Every run of a tree, tables included, that names a figure. */
function figureRuns(tree: DocumentTree): Run[] {
  const runs: Run[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      if ('figure' in node && 'text' in node) runs.push(node as Run);
      Object.values(node).forEach(walk);
    }
  };
  walk(tree.sections);
  return runs;
}

describe('a changed figure', () => {
  const ID = 'duong-ngo-xom';
  const now = changed(sample, (data) => {
    const figure = data.figures.find((f) => f.id === ID)!;
    expect(figure.from ?? figure.numerator).toBeDefined();
    const { from: _, ...rest } = figure;
    Object.assign(figure, rest, {
      from: undefined,
      numerator: { digits: 978n, scale: 2 },
      denominator: { digits: 1100n, scale: 2 },
    });
  });
  const facets = (dossier: typeof sample): string[] => {
    const figure = dossier.appraised.figures.get(ID)!;
    return (['ratio', 'percent', 'numerator', 'denominator', 'remaining'] as const).flatMap(
      (f) => figureText(figure, f) ?? [],
    );
  };

  it('changes every paper alike: each prints the new one, none the old', () => {
    const [before, after] = [sample, now].map((d) => everyDocument(d, 'submission'));
    const printing = [...before!].filter(([, d]) => figureRuns(d.tree).some((r) => r.figure === ID));
    expect(printing.map(([id]) => id)).toContain('district-review');
    expect(printing.length).toBeGreaterThan(2);
    for (const [id] of printing) {
      const runs = figureRuns(after!.get(id)!.tree).filter((r) => r.figure === ID);
      expect(runs.length, id).toBeGreaterThan(0);
      // Tables give numbers without their unit.
      for (const run of runs)
        expect([id, run.text, facets(now).some((f) => f.startsWith(run.text))]).toEqual([id, run.text, true]);
    }
    const old = facets(sample).filter((f) => !facets(now).includes(f) && f.length > 3);
    expect(old.length).toBeGreaterThan(1);
    for (const [id, document] of after!) {
      const lines = text(linesOf(document.tree));
      for (const gone of old)
        expect([id, lines.includes(gone.replaceAll('\u00a0', ' '))]).toEqual([id, false]);
    }
  });
});

describe('what the working edition ends with', () => {
  const open = (dossier: typeof sample) =>
    between(toldPaper(dossier, 'district-review', 'working').lines, /NỘI DUNG CẦN LÀM RÕ/, /^Trên đây/);

  it('names works that owe, and works for which more was paid than was done', () => {
    const owing = changed(sample, (data) => {
      data.works[0]!.paid = { digits: 21005n, scale: 1 };
      data.works[1]!.paid = { digits: 1260n, scale: 0 };
    });
    expect(text(open(owing))).toContain(
      'Công trình "Đường trục thôn Mẫu Một - Mẫu Hai" còn nợ 49,5 triệu đồng;',
    );
    expect(text(open(owing))).toContain('đã thanh toán vượt giá trị hoàn thành 10 triệu đồng.');
    expect(text(open(sample))).not.toContain('Công trình');
  });

  it('names conditions that nobody stated as met', () => {
    expect(text(open(real))).toContain('Tỷ lệ hài lòng của người dân đáp ứng yêu cầu: chưa xác định');
    expect(open(sample)).toHaveLength(1 + 2);
  });
});

describe('annexes of an issued report', () => {
  const issued = (medium: 'paper' | 'electronic') =>
    changed(sample, (data) => {
      data.submission = { ...data.submission, medium };
      data.papers = data.papers.filter((p) => p.document !== 'commune-report');
      data.papers.push({
        document: 'commune-report',
        issued: { number: '7', date: '2024-11-11' },
        addressees: [],
        recipients: [],
        bases: [],
      });
    });
  const note = (medium: 'paper' | 'electronic') =>
    toldPaper(issued(medium), 'commune-report', 'working').lines.filter((l) => l.startsWith('(Kèm theo'));

  it('carry its number and day on paper', () => {
    expect([...new Set(note('paper'))]).toEqual([
      '(Kèm theo Báo cáo số 07/BC-UBND ngày 11 tháng 11 năm 2024 của Ủy ban nhân dân xã Hòa Mẫu)',
    ]);
  });

  it('leave their places empty in electronic documents (nd30 F5)', () => {
    expect(note('electronic')).toHaveLength(4);
    for (const line of note('electronic'))
      expect(line).toMatch(/số {4,}\/BC-UBND ngày {4,}tháng {4,}năm 2024 của/);
  });

  it('are no draft any more', () => {
    const { lines } = toldPaper(issued('paper'), 'commune-report', 'working');
    expect(lines).not.toContain('DỰ THẢO');
    expect(lines).toContain('Số: 07/BC-UBND');
    expect(lines).toContain('Hòa Mẫu, ngày 11 tháng 11 năm 2024');
  });
});

describe('workbooks of the reports', () => {
  it('are the annexes, in their order, signed as the report is', () => {
    for (const id of REPORTS) {
      const { document } = toldPaper(sample, id);
      const entry = plannedDocuments(sample).find((d) => d.id === id)!.entry;
      expect(document.workbook.map((t) => t.key)).toEqual(entry.tables);
      for (const table of document.workbook) {
        expect(table.issuer).toBe(
          id === 'commune-report' ? 'ỦY BAN NHÂN DÂN XÃ HÒA MẪU' : 'ỦY BAN NHÂN DÂN HUYỆN MINH HỌA',
        );
        expect(table.signers?.map((s) => s.name)).not.toContain('Trần Thị B');
        expect(table.closing).toMatch(/^Biểu gồm \d+ (tiêu chí|nguồn vốn|công trình|điều kiện).*\.\/\.$/);
        // Signers cannot be kept with the last row of a sheet: few rows are printed on one page.
        expect([table.key, table.onePage === true]).toEqual([table.key, table.key !== 'results']);
      }
    }
  });
});
