/** Submission letters (tờ trình) of the commune and of the district: counts, addressee, enclosures, blanks told. */
import { describe, expect, it } from 'vitest';
import { checkTemplates } from '../../../src/dossier/documents.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { changed, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { readText } from '../../support/source-files.ts';
import { dotted, toldPaper } from '../../support/told.ts';
import { twoTierFiles } from '../../support/two-tier.ts';

const real = mustLoad(REAL);
const sample = mustLoad(SAMPLE);
const letters = real.pack.documents.filter((d) => d.template === 'submission-letter.hbs');
const text = (lines: readonly string[]) => lines.join('\n');

describe('templates', () => {
  it('fit the views', () => {
    const diagnostics = new Diagnostics();
    checkTemplates({ pack: { ...real.pack, documents: letters } }, diagnostics);
    expect(letters.map((d) => d.id)).toEqual(['commune-letter', 'district-letter']);
    expect(diagnostics.items).toEqual([]);
  });
});

describe('letter of the commune, real case', () => {
  const letter = toldPaper(real, 'commune-letter');

  it('has the head, kind, abstract, addressee and bases of the form', () => {
    expect(letter.lines.slice(1, 11)).toEqual([
      'ỦY BAN NHÂN DÂN XÃ NHÂN LÝ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số:        /TTr-UBND',
      'Nhân Lý, ngày      tháng      năm 2024',
      '# TỜ TRÌNH',
      'Về việc thẩm tra, đề nghị xét công nhận xã Nhân Lý đạt chuẩn nông thôn mới nâng cao năm 2024',
      'Kính gửi: Ủy ban nhân dân huyện Chi Lăng',
      expect.stringMatching(/^Căn cứ Kế hoạch số 07\/KH-BCĐ.*;$/),
      expect.stringMatching(/^Căn cứ Quyết định số 1893\/QĐ-UBND.*\.$/),
    ]);
  });

  it('reads whole as an office would write it', () => {
    const golden = readText('tests/dossier/papers/commune-letter.golden.txt');
    expect(letter.lines).toEqual(golden.trimEnd().split('\n'));
  });

  it('claims nothing for the commune, which has not assessed itself, and counts what is stated', () => {
    expect(text(letter.lines)).toContain('Xã tự đánh giá 19 tiêu chí: đạt …………, chưa đạt …………;');
    expect(text(letter.lines)).toContain(
      '19 tiêu chí: đạt 06, chưa đạt 13; 75 chỉ tiêu: đạt 00, chưa đạt 30',
    );
    expect(text(letter.lines)).not.toMatch(/đủ điều kiện|tạm tính/);
  });

  it('tells every blank that it prints', () => {
    const told = text(letter.told);
    const facts: readonly (readonly [RegExp, readonly string[]])[] = [
      [/^\.+$/, ['nội dung "Tóm tắt quá trình thực hiện"']],
      [/Xã tự đánh giá/, ['kết quả xã tự đánh giá: số tiêu chí', 'kết quả xã tự đánh giá: số chỉ tiêu']],
      [/Hồ sơ kèm theo/, ['số bộ hồ sơ']],
    ];
    const lines = dotted(letter.lines);
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) {
      const condition = /^ +- (.*): …………, theo …………[;.]$/.exec(line)?.[1];
      const wanted = condition
        ? [`đánh giá điều kiện: ${condition}`, `văn bản về điều kiện: ${condition}`]
        : facts.find(([pattern]) => pattern.test(line))?.[1];
      expect(wanted, line).toBeDefined();
      for (const fact of wanted ?? []) expect(told, line).toContain(fact);
    }
  });
});

describe('letter of the district, invented commune', () => {
  const letter = toldPaper(sample, 'district-letter');

  it('asks the province about the commune of its district, with what it found and what the commune said', () => {
    expect(text(letter.lines)).toContain(
      'Về việc thẩm định, xét công nhận xã Hòa Mẫu, huyện Minh Họa đạt chuẩn',
    );
    const [own, below] = letter.lines.filter((l) => / \d+ tiêu chí: đạt/.test(l));
    expect(own).toMatch(/Huyện thẩm tra 19 tiêu chí: đạt 17, chưa đạt 02;/);
    expect(below).toMatch(/Xã tự đánh giá 19 tiêu chí: đạt 18, chưa đạt 01;/);
  });

  it('cites a law by its name and day, without number and issuer', () => {
    expect(letter.lines).toContain('Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;');
  });

  it('lists what its bundle holds, in the bundle’s order and without itself', () => {
    const at = letter.lines.findIndex((l) => l.startsWith('Hồ sơ kèm theo gồm (01 bộ)'));
    const items = sample.pack.bundles.find((b) => b.id === 'province')!.items.slice(1);
    const listed = letter.lines.slice(at + 1, at + 1 + items.length);
    expect(items.length).toBeGreaterThan(4);
    expect(listed.map((l) => l.replace(/ \(bản chính\)/, '').replace(/[;.]$/, ''))).toEqual(
      items.map((item, i) => `${i + 1}. ${item.title}`),
    );
    expect(listed.at(-1)).toMatch(/\.$/);
  });

  it('says in the working edition what stands in the way', () => {
    const working = text(toldPaper(sample, 'district-letter', 'working').lines);
    expect(working).toContain('IV. NỘI DUNG CẦN LÀM RÕ');
    expect(working).toContain('Tiêu chí số 2 (Giao thông): chưa đạt');
    expect(text(letter.lines)).not.toContain('CẦN LÀM RÕ');
  });
});

describe('without a district', () => {
  it('the commune asks the province and nothing says "huyện"', () => {
    const two = mustLoad(SAMPLE, twoTierFiles());
    const letter = text(toldPaper(two, 'commune-letter').lines);
    expect(letter).toContain('Về việc thẩm định, xét công nhận xã Hòa Mẫu đạt chuẩn');
    expect(letter).not.toMatch(/huyện/i);
    expect(() => toldPaper(two, 'district-letter')).toThrow('no document');
  });
});

describe('after the commune has assessed itself', () => {
  it('counts its verdicts, and no total beside them when nobody found otherwise', () => {
    const alone = changed(sample, (data) => {
      for (const x of [...data.criteria, ...data.indicators])
        x.rounds = x.rounds.filter((r) => r.level === 'commune');
    });
    const counts = toldPaper(alone, 'commune-letter').lines.filter((l) => / \d+ tiêu chí: đạt/.test(l));
    expect(counts).toHaveLength(1);
    expect(counts[0]).toMatch(/Xã tự đánh giá 19 tiêu chí: đạt 18, chưa đạt 01; 75 chỉ tiêu: đạt 71/);
  });
});
