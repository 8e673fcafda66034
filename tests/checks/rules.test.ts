/** Every rule finds what it is for, and spares what only looks like it. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/checks/rules.ts';
import { findings, type SmallCase } from './small-case.ts';

interface Example {
  readonly title: string;
  readonly given: SmallCase;
  /** Of the one finding expected; none is expected without it. */
  readonly message?: RegExp;
}

const STATE = 'criteria/1/currentState/1/text';
const says = (text: string): SmallCase => ({ data: { [STATE]: text } });
const find = (title: string, given: SmallCase, message: RegExp): Example => ({ title, given, message });
const spare = (title: string, given: SmallCase): Example => ({ title, given });

const evidence = (more: object): object => ({
  id: 'them',
  indicators: ['2.2'],
  kind: 'Quyết định',
  number: '15/QĐ',
  date: '2024-01-15',
  abstract: 'về nhà văn hóa',
  ...more,
});
const figure = (more: object): object => ({
  id: 'them',
  name: 'Tỷ lệ hộ dùng nước sạch',
  unit: '%',
  indicator: '1.1',
  dataYear: 2024,
  ...more,
});

const population = (men: string, women: string, all: string): readonly object[] =>
  [
    ['dan', all],
    ['dan-nam', men],
    ['dan-nu', women],
  ].map(([id, value]) => ({ id, name: `Số khẩu ${id}`, unit: 'khẩu', value, role: 'common' }));

const meeting = (more: object): SmallCase => ({
  data: { meetings: [{ id: 'hop-xa', level: 'commune', ...more }] },
});
const round = (more: object): object => ({ id: 'y-kien', level: 'commune', ...more });
const SOURCE = { text: 'bịa để thử', verified: false };
const settings = (more: object): SmallCase['pack'] => ({
  settings: { dataYear: { yearsBefore: 1, source: SOURCE }, ...more },
});
const VOTES = settings({ voteThresholds: [{ level: 'commune', percent: '90', source: SOURCE }] });
const POSTING = settings({ posting: { days: 15, broadcasts: 5, source: SOURCE } });

/** The satisfaction condition with its figure, and the questions of the survey. */
const survey = (items: readonly object[], more: object = {}, condition: object = {}): SmallCase => ({
  pack: { 'info/conditions+': { id: 'hai-long', name: 'Hài lòng', source: SOURCE } },
  data: {
    'conditions+': { id: 'hai-long', state: 'met', document: 'Báo cáo số 8', ...condition },
    survey: { items: items.map((x, i) => ({ content: `Nội dung ${i + 1}`, ...x })), ...more },
  },
});
const RATE = figure({
  id: 'hai-long',
  unit: 'phiếu',
  numerator: '96',
  denominator: '100',
  role: 'context',
  indicator: undefined,
});
const withRate = ({ data, pack }: SmallCase): SmallCase => ({
  pack: pack!,
  data: { ...data, 'figures+': RATE },
});

const work = (money: object): SmallCase => ({
  data: { works: [{ id: 'duong', name: 'Đường thôn', ...money }] },
});

const form = (id: string, template: string, symbol: string): object => ({
  id,
  template,
  kind: 'BÁO CÁO',
  title: `Văn bản ${id}`,
  fileName: id,
  formats: ['docx'],
  editions: ['submission'],
  origin: 'ours',
  issuer: 'xa',
  symbol,
  level: 'commune',
  audience: [],
});
const PAPERS = {
  documents: [
    { ...form('plan', 'plan.hbs', 'KH-UBND'), level: undefined },
    form('bien-ban', 'minutes.hbs', 'BB-UBND'),
    form('to-trinh', 'submission-letter.hbs', 'TTr-UBND'),
    form('bao-cao', 'opinions-report.hbs', 'BC-UBND'),
    form('ket-qua', 'commune-report.hbs', 'BC-UBND'),
  ],
};
const issued = (...papers: readonly (readonly [document: string, number: string, date: string])[]) =>
  papers.map(([document, number, date]) => ({ document, issued: { number, date } }));
const HELD = [{ id: 'hop-xa', level: 'commune', date: '2024-11-12' }];

const over = { id: 'het', name: 'Phòng cũ', level: 'district', validTo: '2024-06-30' };
const assigned = { unit: 'het', role: 'support', criteria: ['1'] };

/** A round that was closed with one figure, of which the case says something else now. */
const closed = (more: object): NonNullable<SmallCase['frozenRound']> => ({
  version: '003-2024-11-20',
  asOf: '2024-11-15',
  whole: true,
  changes: [
    {
      id: 'duong',
      name: 'Đường thôn',
      before: '14/15,7\u00a0km',
      now: '15/15,7\u00a0km',
      removed: false,
      ...more,
    },
  ],
});

const THREE_TIERS = { 'info/tiers': { commune: 'xã', district: 'huyện', province: 'tỉnh' } };

const EXTERNALS = {
  externals: [
    { id: 'xac-nhan', title: 'Xác nhận không nợ đọng', from: 'xa', condition: 'no-dong', source: SOURCE },
  ],
};
const confirmation = evidence({ external: 'xac-nhan', file: 'minh-chung/12.pdf', indicators: [] });

const blank = (n: number): NonNullable<SmallCase['blanks']> => [
  {
    id: 'to-trinh',
    title: 'Tờ trình của xã',
    facts: Array.from({ length: n }, (_, i) => ({
      what: `điều ${i + 1}`,
      group: 'meetings',
      place: { file: 'case.yaml', line: i + 1 },
    })),
  },
];

const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'verdict-contradiction': [
    find(
      'a value below the requirement that is stated met',
      { data: { 'figures/1/numerator': '150' } },
      /chỉ tiêu 1\.1: kết luận "đạt" nhưng tính theo số liệu là "chưa đạt"/,
    ),
    find(
      'a criterion stated met with an indicator stated unmet',
      { data: { 'indicators/1/rounds/0/verdict': 'unmet', 'indicators/1/stated': false } },
      /tiêu chí số 1: .*chỉ tiêu chưa đạt: 1\.2/,
    ),
    spare('a value exactly on the requirement', { data: { 'figures/1/numerator': '180' } }),
  ],
  'condition-contradiction': [
    find(
      'a rate below its threshold',
      {
        data: {
          'figures+': figure({ id: 'hai-long', value: '85', role: 'context', indicator: undefined }),
          'conditions/0/figure': 'hai-long',
          'conditions/0/threshold': '90',
        },
      },
      /ghi đạt nhưng số liệu "hai-long" chưa đạt ngưỡng/,
    ),
    spare('a rate on its threshold', {
      data: {
        'figures+': figure({ id: 'hai-long', value: '90', role: 'context', indicator: undefined }),
        'conditions/0/figure': 'hai-long',
        'conditions/0/threshold': '90',
      },
    }),
  ],
  'percent-mismatch': [
    find(
      'a percentage beside the ratio of the same indicator',
      { data: { 'figures+': figure({ value: '91.5' }) } },
      /"them" ghi 91,5%, còn 185\/200 hộ \("nuoc-sach"\) là 92,50%/,
    ),
    spare('a percentage rounded to fewer digits', { data: { 'figures+': figure({ value: '92.5' }) } }),
    spare('a percentage of another year', { data: { 'figures+': figure({ value: '80', dataYear: 2023 }) } }),
  ],
  'percent-typed': [
    find(
      'typed after a ratio that is referred to',
      says('Nữ là {{the-nu.ratio}}, đạt 93,1%'),
      /281\/305 là 92,13%, trong câu ghi 93,1%/,
    ),
    find(
      'typed after a typed ratio',
      says('Đường ngõ xóm 14/15,7 km đạt 88,17%'),
      /14\/15,7 là 89,17%, trong câu ghi 88,17%/,
    ),
    spare('the right percentage', says('Đường ngõ xóm 14/15,7 km đạt 89,2%')),
    spare('the rest to the whole', says('Đường ngõ xóm 14/15,7 km, còn lại 10,83%')),
    spare('a date and a percentage', says('Đến 30/11/2024 đạt 50% khối lượng')),
  ],
  'total-table': [
    find(
      'hamlets that do not add up to the households',
      { data: { 'detailTables/0/rows/1/so-ho': '78' } },
      /cộng cột "Số hộ" của bảng kê "Hộ theo thôn" được 198, số liệu "ho" ghi 200/,
    ),
    find(
      'the number of hamlets',
      { data: { 'figures+': { id: 'so-thon', name: 'Số thôn', unit: 'thôn', value: '3', role: 'common' } } },
      /số thôn ghi 3, danh sách thôn có 2/,
    ),
    spare('a table with an empty cell', { data: { 'detailTables/0/rows/1/so-ho': undefined } }),
  ],
  'total-gender': [
    find(
      'men and women of a common figure',
      { data: { 'figures+': population('51', '48', '100') } },
      /số liệu "dan": nam 51 cộng nữ 48 là 99, tổng ghi 100/,
    ),
    find(
      'men and women of an indicator',
      {
        data: {
          'figures+': figure({ unit: 'người', numerator: '553', denominator: '607', indicator: '2.1' }),
          'indicators/2/figure': 'them',
        },
      },
      /chỉ tiêu 2\.1, mẫu số: nam 301 cộng nữ 305 là 606, tổng ghi 607/,
    ),
    spare('sums that agree', { data: { 'figures+': population('51', '49', '100') } }),
  ],
  'total-cost': [
    find(
      'sources that do not add up',
      { data: { 'criteria/1/measures/0/task/cost': { total: '250.5', state: '200', people: '40.5' } } },
      /Nhà nước 200 cộng Nhân dân 40,5 là 240,5, tổng ghi 250,5/,
    ),
    spare('a source that is not known yet', {
      data: { 'criteria/1/measures/0/task/cost': { total: '250.5', state: '200' } },
    }),
  ],
  'count-typed': [
    find(
      'criteria',
      says('Còn 02 tiêu chí chưa đạt'),
      /"02 tiêu chí chưa đạt", .* 01 tiêu chí đạt, 01 chưa đạt/,
    ),
    find('criteria of all', says('Xã có 2/2 tiêu chí đạt chuẩn'), /"2\/2 tiêu chí đạt"/),
    spare('the right count', says('Còn 01 tiêu chí chưa đạt, 01/02 tiêu chí đạt')),
    spare('an aim', says('Phấn đấu hoàn thành 2/2 tiêu chí')),
    spare('another standard', says('Xã đã đạt 19/19 tiêu chí xã nông thôn mới')),
    spare('an earlier year', says('Cuối năm 2020 còn 02 tiêu chí chưa đạt')),
    spare('a label', says('Theo tiêu chí số 2 và 3 chỉ tiêu')),
    spare('indicators of this criterion', says('Còn 01 chỉ tiêu chưa đạt')),
  ],
  denominators: [
    find(
      'another denominator than the common figure',
      { data: { 'figures/1/denominatorFrom': undefined, 'figures/1/denominator': '199' } },
      /mẫu số 199 hộ, số chung "Tổng số hộ" là 200/,
    ),
    spare('with a reason', {
      data: {
        'figures/1/denominatorFrom': undefined,
        'figures/1/denominator': '199',
        'figures/1/denominatorReason': 'một hộ mới chuyển đi',
      },
    }),
    find(
      'one name of a denominator, two values, no common figure',
      {
        pack: {
          'criteria/1/indicators/0/genderRule': undefined,
          'criteria/1/indicators/0/ratio': { numerator: 'Số hộ có thẻ', denominator: 'Tổng số hộ' },
        },
        data: {
          'figures/0': { id: 'khac', name: 'Diện tích', unit: 'ha', value: '3', role: 'common' },
          'figures/1/denominatorFrom': undefined,
          'figures/1/denominator': '200',
          'figures/2/unit': 'hộ',
          'indicators/2/figure': 'the-nam',
          'indicators/2/male': undefined,
          'indicators/2/female': undefined,
          detailTables: [],
        },
      },
      /mẫu số "Tổng số hộ" có hai giá trị: 200 \("nuoc-sach"\) và 301/,
    ),
  ],
  'over-whole': [
    find('a ratio', { data: { 'figures/1/numerator': '210' } }, /tử số lớn hơn mẫu số: 210\/200 hộ/),
    find(
      'a percentage',
      {
        data: {
          'figures/2': figure({ id: 'the-nam', value: '104.66', indicator: '2.1' }),
          'criteria/1/currentState': [],
        },
      },
      /lớn hơn 100%: 104,66%/,
    ),
    spare('the whole', { data: { 'figures/1/numerator': '200' } }),
  ],
  thousands: [
    find('a count with three decimals', { data: { 'figures/0/value': '1.200' } }, /được đọc là 1,200 hộ/),
    spare('a length with three decimals', {
      data: { 'figures+': figure({ value: '8.472', unit: 'km', role: 'context' }) },
    }),
  ],
  'figure-incomplete': [
    find(
      'a numerator over a common figure without value',
      { data: { 'figures/0/value': undefined } },
      /"nuoc-sach" có tử số nhưng mẫu số "ho" chưa có giá trị/,
    ),
    find(
      'a sum over an empty cell',
      {
        data: {
          'figures/0': {
            id: 'ho',
            name: 'Tổng số hộ',
            unit: 'hộ',
            role: 'common',
            from: { table: 'theo-thon', sum: 'so-ho' },
          },
          'detailTables/0/rows/1/so-ho': undefined,
        },
      },
      /số liệu "ho" chưa tính được từ bảng kê "theo-thon"/,
    ),
    spare('nothing entered', { data: { 'figures/1/numerator': undefined } }),
  ],
  'same-value': [
    find(
      'alike in three digits',
      {
        pack: { 'criteria/1/indicators/0/genderRule': undefined },
        data: {
          'figures/1': figure({ id: 'nuoc-sach', value: '93.8' }),
          'figures/2': figure({ id: 'the-nam', value: '93.8', indicator: '2.1' }),
          'indicators/2': { id: '2.1', figure: 'the-nam', rounds: [] },
          'criteria/1/currentState': [],
        },
      },
      /chỉ tiêu 1\.1 và 2\.1 cùng là 93,8%/,
    ),
    spare('round numbers', {
      pack: { 'criteria/1/indicators/0/genderRule': undefined },
      data: {
        'figures/1': figure({ id: 'nuoc-sach', value: '95' }),
        'figures/2': figure({ id: 'the-nam', value: '95', indicator: '2.1' }),
        'indicators/2': { id: '2.1', figure: 'the-nam', rounds: [] },
        'criteria/1/currentState': [],
      },
    }),
  ],
  'value-missing': [
    find(
      'a verdict on nothing',
      { data: { 'indicators/3/stated': undefined, 'indicators/1/stated': undefined } },
      /chỉ tiêu (1\.2|2\.2) đã có kết luận/,
    ),
    spare('not applicable', {
      data: { 'indicators/3': { id: '2.2', notApplicable: { reason: 'không có', source: 'công văn' } } },
    }),
  ],
  'verdict-missing': [
    find(
      'a value without verdict and requirement',
      { data: { 'indicators/0/rounds': [] }, pack: { 'criteria/0/indicators/0/requirements': [] } },
      /chỉ tiêu 1\.1 có nêu kết quả nhưng không ghi đạt hay chưa đạt/,
    ),
    spare('a value that can be judged', { data: { 'indicators/0/rounds': [] } }),
  ],
  'gender-single': [
    find('men only', { data: { 'indicators/2/female': undefined } }, /chưa có giá trị của nữ/),
    spare('nothing known', { data: { 'indicators/2/female': undefined, 'indicators/2/male': undefined } }),
  ],
  'data-year': [
    find('two years before', { data: { 'figures/1/dataYear': 2022 } }, /là của năm 2022, đánh giá năm 2024/),
    spare('the year before', { data: { 'figures/1/dataYear': 2023 } }),
    spare('closed in January after', {
      data: { 'figures/1/dataYear': undefined, 'figures/1/asOf': '2025-01-10' },
    }),
  ],
  'hamlet-rows': [
    find(
      'a hamlet without row',
      { data: { 'detailTables/0/rows': [{ thon: 'Na Đông', 'so-ho': '120' }] } },
      /thiếu thôn Na Tây/,
    ),
    find(
      'a hamlet in two rows',
      { data: { 'detailTables/0/rows+': { thon: 'Na Đông' } } },
      /có thôn Na Đông ở hai dòng/,
    ),
    spare('a table of routes', {
      data: {
        'detailTables/0/columns+': { id: 'tuyen', name: 'Tuyến', kind: 'text' },
        'detailTables/0/rows+': { thon: 'Na Đông', tuyen: 'Đường 2' },
      },
    }),
  ],
  'requirement-unconfirmed': [
    find(
      'of the pack, not verified',
      { pack: { 'criteria/0/indicators/0/requirementSource': { text: 'bịa', verified: false } } },
      /tiêu chí số 1: chưa ai xác nhận mức yêu cầu: chỉ tiêu 1\.1/,
    ),
    spare('confirmed by the office', {
      pack: { 'criteria/0/indicators/0/requirementSource': { text: 'bịa', verified: false } },
      data: {
        'requirements+': { indicator: '1.1', value: '90', document: 'Quyết định bịa', confirmedBy: 'Huyện' },
      },
    }),
  ],
  'requirement-differs': [
    find(
      'without anybody confirming it',
      { data: { 'requirements+': { indicator: '1.1', value: '80', document: 'Quyết định bịa' } } },
      /là ≥ 80% \(Quyết định bịa\), bộ mẫu ghi ≥ 90%; chưa ghi người xác nhận/,
    ),
    spare('the same value', {
      data: { 'requirements+': { indicator: '1.1', value: '90.0', document: 'Quyết định bịa' } },
    }),
  ],
  'condition-open': [
    find('no entry', { data: { conditions: [] } }, /chưa có kết quả của điều kiện: Không nợ đọng/),
    spare('stated unmet', { data: { 'conditions/0': { id: 'no-dong', state: 'unmet' } } }),
  ],
  'condition-document': [
    find(
      'met without a paper',
      { data: { 'conditions/0/document': undefined } },
      /ghi đạt nhưng không có văn bản/,
    ),
    spare('unmet without a paper', { data: { 'conditions/0': { id: 'no-dong', state: 'unmet' } } }),
  ],
  'evidence-file-path': [
    find('upwards', { data: { 'evidence/0/file': '../qd.pdf' } }, /"\.\.\/qd\.pdf" nằm ngoài thư mục hồ sơ/),
    find('a drive', { data: { 'evidence/0/file': 'C:\\qd.pdf' } }, /nằm ngoài thư mục/),
    spare('dots in a name', {
      data: { 'evidence/0/file': 'minh-chung/qd..pdf' },
      files: { 'minh-chung/qd..pdf': 3 },
    }),
  ],
  'evidence-file-missing': [
    find('no such file', { files: {} }, /không thấy tệp minh chứng "minh-chung\/12\.pdf"/),
    find('an empty file', { files: { 'minh-chung/12.pdf': 0 } }, /rỗng \(0 byte\)/),
    spare('nobody looked', { files: null }),
  ],
  'evidence-expired': [
    find(
      'on the day of assessment',
      { data: { 'evidence/0/validUntil': '2024-02-19' } },
      /hết hiệu lực từ 19\/02\/2024, trước ngày đánh giá 20\/02\/2024/,
    ),
    spare('valid on that day', { data: { 'evidence/0/validUntil': '2024-02-20' } }),
  ],
  'evidence-two-dates': [
    find(
      'one number in one year',
      {
        data: {
          evidence: [
            evidence({ indicators: ['1.1', '1.2', '2.1', '2.3'] }),
            evidence({ id: 'b', date: '2024-01-16' }),
          ],
        },
        files: {},
      },
      /Quyết định số 15\/QĐ ghi hai ngày: 15\/01\/2024 và 16\/01\/2024/,
    ),
    spare('the same number in another year', {
      data: {
        'evidence+': evidence({}),
        'evidence/0': evidence({ id: 'b', date: '2023-01-16', indicators: ['1.1', '1.2', '2.1', '2.3'] }),
      },
      files: {},
    }),
  ],
  'evidence-twice': [
    find(
      'the same paper',
      {
        data: {
          'evidence+': {
            ...evidence({}),
            kind: 'Biên bản',
            number: '12/BB',
            date: '2024-01-10',
            author: 'UBND xã Thử',
          },
        },
      },
      /Biên bản số 12\/BB ngày 10\/01\/2024 liệt kê hai lần/,
    ),
    find(
      'the same file',
      { data: { 'evidence+': evidence({ file: 'minh-chung/12.pdf' }) } },
      /cùng một tệp minh-chung\/12\.pdf/,
    ),
    spare('another author', {
      data: {
        'evidence+': {
          ...evidence({}),
          kind: 'Biên bản',
          number: '12/BB',
          date: '2024-01-10',
          author: 'Phòng khác',
        },
      },
    }),
  ],
  'evidence-late': [
    find(
      'after the assessment',
      { data: { 'evidence/0/date': '2024-02-21' } },
      /ghi ngày 21\/02\/2024, sau ngày đánh giá 20\/02\/2024/,
    ),
    spare('on the day', { data: { 'evidence/0/date': '2024-02-20' } }),
  ],
  'evidence-undated': [
    find('no date', { data: { 'evidence/0/date': undefined } }, /không ghi ngày/),
    spare('dated', { data: { 'evidence+': evidence({}) } }),
  ],
  'evidence-missing': [
    find(
      'an indicator that is met',
      { data: { 'evidence/0/indicators': ['1.1', '2.1', '2.3'] } },
      /tiêu chí số 1: đạt nhưng chưa có minh chứng: chỉ tiêu 1\.2/,
    ),
    spare('an indicator that is unmet', { data: { 'evidence/0/indicators': ['1.1', '1.2', '2.1', '2.3'] } }),
  ],
  'evidence-file-unnamed': [
    find(
      'a file nobody names',
      { files: { 'minh-chung/12.pdf': 3, 'minh-chung/anh.jpg': 4 } },
      /"minh-chung\/anh\.jpg" không có dòng minh chứng/,
    ),
    spare('written with a leading "./"', { data: { 'evidence/0/file': './minh-chung/12.pdf' } }),
  ],
  'lead-missing': [
    find(
      'nobody',
      { data: { 'assignments/0/criteria': [], 'assignments/0/indicators': ['1.1'] } },
      /tiêu chí số 1: chưa có đơn vị chủ trì: chỉ tiêu 1\.2/,
    ),
    spare('by its criterion', {}),
  ],
  'lead-double': [
    find(
      'two',
      {
        data: {
          'assignments/1/criteria': ['2'],
          'assignments/0/indicators': ['2.2'],
          'assignments+': { unit: 'xa', role: 'lead', indicators: ['2.2'] },
          'plan/duties+': { unit: 'xa', text: 'Làm {{assigned}}.' },
        },
      },
      /chỉ tiêu 2\.2 có 2 đơn vị chủ trì/,
    ),
    spare('an indicator given to another unit than its criterion', {
      data: { 'assignments/0/indicators': ['2.1'] },
    }),
    spare('joint', {
      data: {
        'assignments/0': { unit: 'nong-nghiep', role: 'lead', criteria: ['1', '2'], joint: true },
        'assignments/1': { unit: 'giao-duc', role: 'lead', criteria: ['1', '2'], joint: true },
      },
    }),
  ],
  'lead-without-duty': [
    find(
      'no section',
      { data: { 'plan/duties': [{ unit: 'nong-nghiep', text: 'Làm {{assigned}}.' }] } },
      /Phòng Giáo dục và Đào tạo chủ trì tiêu chí số 2 nhưng không có mục/,
    ),
    spare('a plan without sections', { data: { 'plan/duties': [] } }),
  ],
  'duty-lead': [
    find(
      'another unit chairs',
      { data: { 'plan/duties/0/text': 'Chủ trì thực hiện tiêu chí số 2.' } },
      /ghi "chủ trì" và nhắc tiêu chí số 2, phân công giao Phòng Giáo dục và Đào tạo/,
    ),
    spare('its own criterion', { data: { 'plan/duties/0/text': 'Chủ trì thực hiện tiêu chí số 1.' } }),
  ],
  'task-hamlets': [
    find(
      'other work than when the hamlets were listed',
      {
        data: {
          'criteria/1/measures/0/task/figure': 'nuoc-sach',
          'criteria/1/measures/0/task/remainingWhenListed': '20 hộ',
        },
      },
      /khối lượng còn lại nay là 15\shộ, lúc lập danh sách thôn là 20 hộ/,
    ),
    spare('the same work', {
      data: {
        'criteria/1/measures/0/task/figure': 'nuoc-sach',
        'criteria/1/measures/0/task/remainingWhenListed': '15 hộ',
      },
    }),
  ],
  'task-done': [
    find(
      'nothing left',
      { data: { 'criteria/1/measures/0/task/figure': 'nuoc-sach', 'figures/1/numerator': '200' } },
      /khối lượng còn lại bằng 0 \(200\/200 hộ\)/,
    ),
    spare('something left', { data: { 'criteria/1/measures/0/task/figure': 'nuoc-sach' } }),
  ],
  'task-lead-differs': [
    find(
      'a unit that has no part in the indicator',
      { data: { 'criteria/1/measures/0/task/lead': 'nong-nghiep' } },
      /do Phòng Nông nghiệp và PTNT chủ trì, nhưng chỉ tiêu 2\.2 được giao cho Phòng Giáo dục/,
    ),
    spare('the commune itself', { data: { 'criteria/1/measures/0/task/lead': 'xa' } }),
    spare('a unit that supports', {
      data: {
        'criteria/1/measures/0/task/lead': 'nong-nghiep',
        'assignments+': { unit: 'nong-nghiep', role: 'support', indicators: ['2.2'] },
      },
    }),
  ],
  'task-lead': [
    find(
      'nobody',
      { data: { 'criteria/1/measures/0/task/lead': undefined } },
      /tiêu chí số 2: chưa ghi đơn vị chủ trì của nhiệm vụ xay-nha/,
    ),
    spare('somebody', {}),
  ],
  'task-deadline': [
    find(
      'none at all',
      { data: { 'criteria/1/deadline': undefined } },
      /tiêu chí số 2: chưa ghi thời hạn của nhiệm vụ xay-nha/,
    ),
    spare('its own', {
      data: { 'criteria/1/deadline': undefined, 'criteria/1/measures/0/task/deadline': 'trinh' },
    }),
  ],
  'deadline-order': [
    find(
      'the later one first',
      { data: { 'deadlines/0/date': '2024-12-01' } },
      /"Trình hồ sơ lên tỉnh" \(30\/11\/2024\) đến trước "Xã nộp hồ sơ" \(01\/12\/2024\)/,
    ),
    spare('the same day', { data: { 'deadlines/0/date': '2024-11-30' }, pack: { 'info/steps': [] } }),
  ],
  'deadline-year': [
    find(
      'after the year',
      { data: { 'deadlines/1/date': '2025-01-15' } },
      /15\/01\/2025 sau năm đánh giá 2024/,
    ),
    find(
      'before the papers',
      { data: { 'deadlines/0/date': '2024-01-15' } },
      /15\/01\/2024 trước ngày lập hồ sơ/,
    ),
    spare('the last day of the year', { data: { 'deadlines/1/date': '2024-12-31' } }),
  ],
  'deadline-steps': [
    find(
      'a day too few',
      { data: { 'deadlines/0/date': '2024-11-16' } },
      /không đủ 15 ngày cho các bước; chậm nhất phải bắt đầu: Công khai \(15 ngày\) từ 15\/11\/2024/,
    ),
    spare('just enough', { data: { 'deadlines/0/date': '2024-11-15' } }),
  ],
  'deadline-recipient': [
    find(
      'another body',
      { data: { 'deadlines/1/to': 'Ban Chỉ đạo tỉnh' } },
      /ghi trình UBND tỉnh, thời hạn "trinh" ghi nơi nhận là Ban Chỉ đạo tỉnh/,
    ),
    spare('its full name', { data: { 'deadlines/1/to': 'UBND tỉnh Mẫu' } }),
  ],
  'deadline-group': [
    find(
      'met with the deadline of the unmet',
      { data: { 'criteria/0/deadline': 'trinh' } },
      /tiêu chí số 1 nay đã đạt nhưng vẫn để thời hạn 30\/11\/2024/,
    ),
    spare('a deadline of its own', {}),
  ],
  'basis-in-force': [
    find(
      'expired',
      { data: { 'legalBases/0/inForceTo': '2024-02-01' } },
      /hết hiệu lực từ 01\/02\/2024; ngày của văn bản là 01\/3\/2024/,
    ),
    find('not yet', { data: { 'legalBases/0/inForceFrom': '2024-04-01' } }, /có hiệu lực từ 01\/4\/2024/),
    find('issued later', { data: { 'legalBases/0/date': '2024-03-02' } }, /ban hành ngày 02\/3\/2024/),
    spare('the papers are dated later', {
      data: { 'legalBases/0/date': '2024-03-02', 'plan/issued': { number: '7', date: '2024-03-05' } },
    }),
  ],
  'law-number': [
    find(
      'in the list',
      { data: { 'legalBases+': { id: 'luat', kind: 'Luật Quy hoạch', number: '21/2017/QH14' } } },
      /Luật Quy hoạch không ghi số/,
    ),
    find('in prose', says('Theo Luật Thanh tra số 11/2022/QH15'), /"Luật Thanh tra số 11\/2022\/QH15"/),
    spare('a resolution after a law', says('Theo Luật Quy hoạch Nghị quyết số 25/2021/QH15')),
    spare('a law by its date', says('Theo Luật Thanh tra ngày 14 tháng 11 năm 2022')),
  ],
  'basis-twice': [
    find(
      'the second time in full',
      {
        data: {
          'plan/duties/0/text': 'Theo Quyết định số 9/QĐ-UBND ngày 05/6/2023, làm {{assigned}}.',
          'plan/duties/1/text': 'Theo Quyết định số 9/QĐ-UBND, ngày 05/6/2023, làm {{assigned}}.',
        },
      },
      /số 9\/QĐ-UBND được viện dẫn đầy đủ lần thứ hai/,
    ),
    spare('the second time short', {
      data: {
        'plan/duties/0/text': 'Theo Quyết định số 9/QĐ-UBND ngày 05/6/2023, làm {{assigned}}.',
        'plan/duties/1/text': 'Theo Quyết định số 9/QĐ-UBND, làm {{assigned}}.',
      },
    }),
  ],
  'number-differs': [
    find(
      'another percentage of the same thing',
      says('Tỷ lệ nữ có thẻ bảo hiểm y tế 85%'),
      /trong câu ghi 85%, số liệu "the-nu" .* là 92,13%/,
    ),
    spare('an aim', says('Phấn đấu tỷ lệ nữ có thẻ bảo hiểm y tế 98%')),
    spare('another thing', says('Tỷ lệ hộ có máy tính 85%')),
    spare('an earlier year', says('Cuối năm 2020 tỷ lệ nữ có thẻ bảo hiểm y tế 85%')),
  ],
  'number-typed': [
    find('a percentage', says('Nữ có thẻ đạt 92,13%'), /"92,13%" được gõ tay, trùng với số liệu "the-nu"/),
    find('a numerator', says('Có 281 người đã mua'), /"281 người" được gõ tay/),
    spare('a year', says('Rà soát trong năm 2024')),
    spare('a small count by chance', says('Trồng 5 km cây xanh')),
  ],
  'prose-without-value': [
    find(
      'nothing entered',
      { data: { 'figures/2/numerator': undefined, 'figures/2/denominator': undefined } },
      /"the-nam" không có mặt "(ratio|percent)"/,
    ),
    spare('entered', {}),
  ],
  'prose-unmet': [
    find(
      'prose of a criterion that is met',
      { data: { 'criteria/0/measures': [{ text: 'Khắc phục chỗ chưa có.' }] } },
      /tiêu chí số 1 nay đã đạt; lời văn/,
    ),
    spare('prose that keeps it up', { data: { 'criteria/0/measures': [{ text: 'Tiếp tục duy trì.' }] } }),
  ],
  'unit-spelling': [
    find(
      'an abbreviation',
      says('Giao Phòng NN&PTNT thực hiện'),
      /"Phòng NN&PTNT" là tên khác của "Phòng Nông nghiệp và PTNT"/,
    ),
    find('a small letter', says('Giao phòng Giáo dục và Đào tạo thực hiện'), /"phòng Giáo dục và Đào tạo"/),
    find(
      'decomposed or spelled out',
      says('Giao Phòng Nông nghiệp và Phát triển nông thôn'),
      /Phát triển nông thôn" là tên khác/,
    ),
    find(
      'two entries of one unit',
      { data: { 'organisations+': { id: 'nn', name: 'Phòng NN và PTNT', level: 'district' } } },
      /là một tên viết hai cách/,
    ),
    spare('the name as entered', says('Giao Phòng Nông nghiệp và PTNT thực hiện')),
    spare('UBND in full', says('Ủy ban nhân dân xã Thử chỉ đạo')),
    spare('the form inside sentences', {
      data: {
        [STATE]: 'theo phòng Giáo dục và Đào tạo',
        'organisations/2/inText': 'phòng Giáo dục và Đào tạo',
      },
    }),
  ],
  'hamlet-spelling': [
    find(
      'a small letter',
      { data: { 'criteria/1/measures/0/task/text': 'Xây nhà ở thôn Na Dông' } },
      /"Na Dông" không có trong danh sách thôn/,
    ),
    find(
      'capitals',
      { data: { 'criteria/1/measures/0/task/text': 'Xây nhà ở các thôn Na Đông, NA TÂY' } },
      /viết "NA TÂY", trong danh sách là "Na Tây"/,
    ),
    spare('known names', {
      data: { 'criteria/1/measures/0/task/text': 'Xây nhà ở các thôn Na Đông; Na Tây' },
    }),
    spare(
      'words that only end alike',
      says('Nông thôn Việt Nam, văn bản Luật Quy Hoạch, biên bản Họp Dân, thôn Văn hóa'),
    ),
    spare('a road that names no hamlet', says('Đường trục xã Đèo Gió dài 2 km')),
    spare('nothing listed', {
      data: { hamlets: [], detailTables: [], 'criteria/1/measures/0/task/text': 'Xây ở thôn Pò Mới' },
    }),
  ],
  'doubled-word': [
    find('two words', says('Thu nhập bình quân bình quân đầu người'), /chữ lặp: "bình quân bình quân"/),
    find('one word', says('Quản lý các sở sở văn hóa'), /"sở sở"/),
    find(
      'a list that brings its own head word',
      { data: { 'plan/duties/0/text': 'Thực hiện tiêu chí {{assigned}}.' } },
      /"tiêu chí tiêu chí"/,
    ),
    spare('a reduplication', says('Nhà nhà, người người thi đua; luôn luôn vệ sinh')),
    spare('over a comma', says('Phát triển văn hóa, văn hóa đọc')),
    spare('a name', says('Suối Nà Nà chảy qua')),
  ],
  'format-trap': [
    find('a month', says('Xong trong tháng 03 năm 2024'), /"tháng 03" viết "tháng 3"/),
    find('a day', says('Họp ngày 5 tháng 6'), /"ngày 5" viết "ngày 05"/),
    find('a dash', says('Điều kiện kinh tế – xã hội'), /dấu gạch dài/),
    find('a space', says('Đạt 82,8 % khối lượng'), /không có dấu cách trước dấu %/),
    find('"không đạt"', says('Hạng mục này không đạt'), /"không đạt" viết "chưa đạt"/),
    find('the people', says('Vận động nhân dân tham gia'), /"nhân dân" viết hoa/),
    find('a mark', says('Có chợ , có trường'), /thừa dấu cách/),
    find('an abbreviation', says('Thành viên BCD huyện'), /"BCD" viết "BCĐ"/),
    spare(
      'what is right',
      says(
        'Trong tháng 02 năm 2024, ngày 05 tháng 6: kinh tế - xã hội đạt 82,8%; Hội đồng nhân dân, Nhân dân',
      ),
    ),
  ],
  'degree-before-name': [
    find(
      'a degree',
      { data: { 'signatories/0/name': 'Ths. Nguyễn Văn A' } },
      /không ghi "Ths\." trước họ tên/,
    ),
    spare('a family name that begins alike', { data: { 'signatories/0/name': 'Kso Văn A' } }),
  ],
  'count-zero': [
    find('a count of things', says('Xây dựng 3 mô hình mới'), /"3 mô hình" nên viết "03 mô hình"/),
    spare('two digits, labels and measures', says('Có 12 mô hình, mức 3 hộ, dài 3 km, 03 thôn')),
  ],
  'part-missing': [
    find(
      'one part of two',
      { data: { 'indicators/4/parts': [{ id: '2.3.a', stated: true }] } },
      /chỉ tiêu 2\.3 mới có kết quả của một phần; chưa rõ: b\)/,
    ),
    spare('no part', { data: { 'indicators/4/parts': [] } }),
  ],
  'figure-undated': [
    find(
      'no year',
      { data: { 'figures/1/dataYear': undefined } },
      /số liệu không ghi năm hoặc ngày chốt: nuoc-sach/,
    ),
    spare('a day', { data: { 'figures/1/dataYear': undefined, 'figures/1/asOf': '2024-01-31' } }),
  ],
  'figure-unused': [
    find(
      'nowhere',
      { data: { 'figures+': figure({ value: '92.50' }) } },
      /"them" \(Tỷ lệ hộ dùng nước sạch\) không dùng/,
    ),
    spare('in prose', {
      data: { 'figures+': figure({ value: '92.50' }), [STATE]: 'Hộ dùng nước sạch {{them}}' },
    }),
  ],
  'indicator-blank': [
    find(
      'nothing',
      { data: { indicators: [] } },
      /tiêu chí số 1: chưa có số liệu và kết luận: chỉ tiêu 1\.1 và 1\.2/,
    ),
    spare('a verdict alone', { data: { 'indicators/3/stated': undefined } }),
  ],
  'open-question': [
    find(
      'of the case',
      { data: { questions: [{ about: 'Chỉ tiêu 1.1 và 2.2', text: 'Có đúng không?' }] } },
      /câu hỏi chưa trả lời \(Chỉ tiêu 1\.1 và 2\.2\): Có đúng không\?/,
    ),
    find(
      'beside an indicator',
      { data: { 'indicators/0/question': 'Lấy từ đâu?' } },
      /câu hỏi chưa trả lời: Lấy từ đâu\?/,
    ),
    spare('none', {}),
  ],
  'meeting-counts': [
    find(
      'present and absent that do not make those summoned',
      meeting({ summoned: 32, present: 30, absent: 3 }),
      /có mặt 30 cộng vắng mặt 3 là 33, triệu tập ghi 32/,
    ),
    find(
      'more ballots collected than issued',
      meeting({ votes: { issued: 30, collected: 31 } }),
      /phiếu thu về \(31\) nhiều hơn phiếu phát ra \(30\)/,
    ),
    find(
      'more ballots than people, with the steps between unknown',
      meeting({ present: 30, votes: { agreeing: 31 } }),
      /phiếu nhất trí \(31\) nhiều hơn đại biểu có mặt \(30\)/,
    ),
    find(
      'a list longer than those present',
      meeting({ present: 1, attendees: [{ name: 'A' }, { name: 'B' }] }),
      /danh sách có 2 đại biểu, có mặt ghi 1/,
    ),
    spare(
      'counts that agree',
      meeting({ summoned: 32, present: 30, absent: 2, votes: { issued: 30, agreeing: 30 } }),
    ),
    spare('a meeting that is only called', meeting({ date: '2024-11-12', summoned: 32 })),
  ],
  'meeting-times': [
    find(
      'an end before the beginning',
      meeting({ date: '2024-11-12', begin: '14:00', end: '10:30' }),
      /kết thúc lúc 10:30/,
    ),
    find(
      'a last day before the first',
      meeting({ date: '2024-11-12', endDate: '2024-11-11' }),
      /kết thúc ngày 11\/11\/2024, trước ngày họp 12\/11\/2024/,
    ),
    spare(
      'an end on the next morning',
      meeting({ date: '2024-11-12', endDate: '2024-11-13', begin: '14:00', end: '10:30' }),
    ),
  ],
  'vote-share': [
    find(
      'fewer than the pack asks for',
      { ...meeting({ present: 30, votes: { agreeing: 26 } }), pack: VOTES! },
      /nhất trí 26\/30 \(86,67%\), mức của bộ mẫu là 90% \(cần đối chiếu: bịa để thử\)/,
    ),
    spare('exactly the share', { ...meeting({ present: 30, votes: { agreeing: 27 } }), pack: VOTES! }),
    spare('a pack without a share', meeting({ present: 30, votes: { agreeing: 1 } })),
  ],
  'opinion-counts': [
    find(
      'more opinions than were asked for',
      { data: { opinions: [round({ asked: 10, received: 11 })] } },
      /số ý kiến nhận \(11\) nhiều hơn số được hỏi \(10\)/,
    ),
    find(
      'posting that ends before it begins',
      { data: { opinions: [round({ postedFrom: '2024-11-09', postedTo: '2024-10-26' })] } },
      /công khai đến ngày 26\/10\/2024, trước ngày bắt đầu/,
    ),
    spare('all agreed', { data: { opinions: [round({ asked: 10, received: 10, agreeing: 10 })] } }),
  ],
  'posting-short': [
    find(
      'too few days',
      { data: { opinions: [round({ postedFrom: '2024-10-26', postedTo: '2024-11-08' })] }, pack: POSTING! },
      /công khai 14 ngày, mức của bộ mẫu là 15 ngày; cần đối chiếu/,
    ),
    find(
      'too few broadcasts',
      { data: { opinions: [round({ broadcasts: 4 })] }, pack: POSTING! },
      /phát thanh 4 lần, mức của bộ mẫu là 5 lần/,
    ),
    spare('the last day counted', {
      data: { opinions: [round({ postedFrom: '2024-10-26', postedTo: '2024-11-09', broadcasts: 5 })] },
      pack: POSTING!,
    }),
  ],
  'posting-after-meeting': [
    find(
      'a meeting while results are still posted',
      { data: { meetings: HELD, opinions: [round({ postedTo: '2024-11-12' })] } },
      /cuộc họp xã ngày 12\/11\/2024, công khai đến hết ngày 12\/11\/2024/,
    ),
    spare('a meeting of another level', {
      data: { meetings: HELD, opinions: [round({ level: 'district', postedTo: '2024-12-07' })] },
    }),
    spare('a meeting on the day after', {
      data: { meetings: HELD, opinions: [round({ postedTo: '2024-11-11' })] },
    }),
  ],
  'survey-counts': [
    find(
      'more satisfied than valid',
      { data: { survey: { items: [{ content: 'Đường', valid: 838, satisfied: 840 }] } } },
      /nội dung "Đường": phiếu hài lòng \(840\) nhiều hơn phiếu hợp lệ \(838\)/,
    ),
    spare('all satisfied', {
      data: { survey: { items: [{ content: 'Đường', valid: 838, satisfied: 838 }] } },
    }),
  ],
  'survey-total': [
    find(
      'a figure that no question and no total gives',
      withRate(
        survey(
          [
            { valid: 100, satisfied: 90 },
            { valid: 100, satisfied: 92 },
          ],
          {},
          { figure: 'hai-long' },
        ),
      ),
      /"hai-long" ghi 96,00%, các nội dung hỏi cộng lại là 91,00%/,
    ),
    spare(
      'the total of all questions',
      withRate(
        survey(
          [
            { valid: 100, satisfied: 94 },
            { valid: 100, satisfied: 98 },
          ],
          {},
          { figure: 'hai-long' },
        ),
      ),
    ),
    spare(
      'the question about everything',
      withRate(
        survey(
          [
            { valid: 100, satisfied: 80 },
            { valid: 50, satisfied: 48 },
          ],
          {},
          { figure: 'hai-long' },
        ),
      ),
    ),
    spare(
      'questions not counted yet',
      withRate(survey([{ valid: 100, satisfied: 80 }, {}], {}, { figure: 'hai-long' })),
    ),
  ],
  'survey-threshold': [
    find(
      'all questions together',
      survey([{ valid: 100, satisfied: 85 }], {}, { threshold: '90' }),
      /cộng lại 85,00%, ngưỡng 90%, điều kiện ghi đạt/,
    ),
    find(
      'one question',
      survey([{ valid: 100, satisfied: 79 }], { itemThreshold: '80' }),
      /"Nội dung 1" hài lòng 79,00%, ngưỡng từng nội dung 80%/,
    ),
    spare(
      'on the threshold',
      survey([{ valid: 100, satisfied: 90 }], { itemThreshold: '90' }, { threshold: '90' }),
    ),
    spare(
      'a condition stated unmet',
      survey([{ valid: 100, satisfied: 1 }], {}, { threshold: '90', state: 'unmet' }),
    ),
  ],
  'work-money': [
    find(
      'more paid than done',
      work({ completed: '1205', paid: '1250' }),
      /đã thanh toán nhiều hơn đã hoàn thành \(1\.250 so với 1\.205\)/,
    ),
    find(
      'more done than planned',
      work({ total: '100', completed: '100.5' }),
      /đã hoàn thành nhiều hơn tổng mức/,
    ),
    spare('all paid', work({ total: '100', completed: '100', paid: '100' })),
  ],
  'debt-contradiction': [
    find(
      'work done and not paid',
      work({ completed: '1250', paid: '1000' }),
      /"Đường thôn" còn nợ 250, điều kiện không nợ đọng ghi đạt/,
    ),
    spare('nothing owed', work({ completed: '1250', paid: '1250.0' })),
    spare('payment unknown', work({ completed: '1250' })),
    spare('a condition that is not met', {
      data: { ...work({ completed: '1250', paid: '1000' }).data, 'conditions/0/state': 'unmet' },
    }),
  ],
  'paper-order': [
    find(
      'a letter before the meeting',
      { pack: PAPERS, data: { meetings: HELD, papers: issued(['to-trinh', '5', '2024-11-10']) } },
      /văn bản to-trinh ban hành ngày 10\/11\/2024, trước cuộc họp xã ngày 12\/11\/2024/,
    ),
    find(
      'a report on opinions while results are posted',
      {
        pack: PAPERS,
        data: {
          opinions: [round({ postedTo: '2024-11-09' })],
          papers: issued(['bao-cao', '5', '2024-11-08']),
        },
      },
      /trước ngày công khai xong 09\/11\/2024/,
    ),
    find(
      'a letter after the dossier was handed in',
      {
        pack: PAPERS,
        data: { submission: { date: '2024-11-12' }, papers: issued(['to-trinh', '5', '2024-11-13']) },
      },
      /sau ngày nộp hồ sơ 12\/11\/2024/,
    ),
    spare('minutes of the same day', {
      pack: PAPERS,
      data: { meetings: HELD, papers: issued(['bien-ban', '5', '2024-11-12']) },
    }),
    spare('a paper that is only drafted', {
      pack: PAPERS,
      data: { meetings: HELD, papers: [{ document: 'to-trinh', date: '2024-11-10' }] },
    }),
  ],
  'number-twice': [
    find(
      'one symbol and year',
      {
        pack: PAPERS,
        data: { papers: issued(['bao-cao', '45', '2024-11-11'], ['ket-qua', '045', '2024-11-12']) },
      },
      /văn bản bao-cao và văn bản ket-qua cùng số 045\/BC-UBND năm 2024/,
    ),
    spare('another year', {
      pack: PAPERS,
      data: { papers: issued(['bao-cao', '45', '2024-11-11'], ['ket-qua', '45', '2025-01-12']) },
    }),
    spare('another symbol', {
      pack: PAPERS,
      data: { papers: issued(['bao-cao', '45', '2024-11-11'], ['to-trinh', '45', '2024-11-12']) },
    }),
  ],
  'plan-replaces': [
    find(
      'itself',
      {
        data: {
          'plan/issued': { number: '7', date: '2024-03-05' },
          'plan/replaces': { number: '07', date: '2024-03-05' },
        },
      },
      /kế hoạch ghi là thay thế chính nó: kế hoạch số 07 ngày 05\/3\/2024/,
    ),
    find(
      'a later one',
      {
        data: {
          'plan/issued': { number: '8', date: '2024-03-05' },
          'plan/replaces': { number: '7', date: '2024-03-06' },
        },
      },
      /kế hoạch bị thay thế có ngày sau kế hoạch mới: kế hoạch số 7 ngày 06\/3\/2024/,
    ),
    spare('the one before', {
      data: {
        'plan/issued': { number: '8', date: '2024-03-25' },
        'plan/replaces': { number: '7', date: '2024-03-05' },
      },
    }),
    spare('the same number of the year before', {
      data: {
        'plan/issued': { number: '7', date: '2024-03-25' },
        'plan/replaces': { number: '7', date: '2023-03-05' },
      },
    }),
  ],
  'unit-over': [
    find(
      'a unit without a successor on the day of handing in',
      { data: { 'organisations+': over, 'assignments+': assigned, submission: { date: '2024-11-12' } } },
      /"Phòng cũ" chỉ mang tên này đến 30\/6\/2024, hồ sơ nộp ngày 12\/11\/2024/,
    ),
    spare('a unit with a successor', {
      data: {
        'organisations+': [
          { ...over, successors: ['moi'] },
          { id: 'moi', name: 'Phòng mới', level: 'district', validFrom: '2024-07-01' },
        ],
        'assignments+': assigned,
        submission: { date: '2024-11-12' },
      },
    }),
    spare('a unit that nobody uses', {
      data: { 'organisations+': over, submission: { date: '2024-11-12' } },
    }),
  ],
  'team-leader': [
    find(
      'members without a leader',
      { pack: THREE_TIERS, data: { reviewTeam: [{ role: 'Thành viên' }, { role: 'Phó Trưởng đoàn' }] } },
      /đoàn thẩm tra có 2 thành viên, không ai là trưởng đoàn/,
    ),
    spare('a leader', { pack: THREE_TIERS, data: { reviewTeam: [{ role: 'Trưởng đoàn' }] } }),
    spare('no district', { data: { reviewTeam: [{ role: 'Thành viên' }] } }),
  ],
  'district-word': [
    find('typed where there is no district', says('Trình Ban Chỉ đạo huyện thẩm tra'), /câu còn ghi "huyện"/),
    spare('typed where there is one', { ...says('Trình Ban Chỉ đạo huyện thẩm tra'), pack: THREE_TIERS }),
    spare('another word', says('Câu chuyện về huyền thoại')),
  ],
  'external-missing': [
    find(
      'a paper that nobody has',
      { pack: EXTERNALS },
      /chưa có giấy tờ: Xác nhận không nợ đọng \(Ủy ban\)/,
    ),
    find(
      'a paper without its file',
      { pack: EXTERNALS, data: { 'evidence+': { ...confirmation, file: undefined } } },
      /chưa có tệp của giấy tờ: Xác nhận không nợ đọng/,
    ),
    spare('a paper with its file', { pack: EXTERNALS, data: { 'evidence+': confirmation } }),
  ],
  'frozen-changed': [
    find(
      'a figure of a closed round with another value',
      { frozenRound: closed({ now: '15/15,7\u00a0km' }) },
      /số liệu "Đường thôn" \(duong\) đã chốt đến ngày 15\/11\/2024 là 14\/15,7 km; nay là 15\/15,7 km$/,
    ),
    find(
      'one whose value is gone',
      { frozenRound: closed({ now: null }) },
      /là 14\/15,7 km; nay là "chưa biết"$/,
    ),
    find('one that is gone', { frozenRound: closed({ removed: true }) }, /nay không còn trong hồ sơ$/),
    find(
      'a closed round whose files were changed',
      { frozenRound: { ...closed({}), whole: false, changes: [] } },
      /phiên bản 003-2024-11-20 \(chốt số liệu đến ngày 15\/11\/2024\) đã bị sửa hoặc mất tệp/,
    ),
    spare('a closed round that stands', { frozenRound: { ...closed({}), changes: [] } }),
  ],
  'figure-history': [
    find(
      'an entry of a later day than the value',
      {
        data: {
          'figures/1/asOf': '2024-08-31',
          'figures/1/history': [{ value: '190 hộ', on: '2024-09-30' }],
        },
      },
      /số liệu "nuoc-sach": lịch sử có giá trị ngày 30\/9\/2024, sau ngày của giá trị hiện nay \(31\/8\/2024\)/,
    ),
    find(
      'entries out of order',
      {
        data: {
          'figures/1/asOf': '2024-08-31',
          'figures/1/history': [
            { value: '180 hộ', on: '2024-06-30' },
            { value: '170 hộ', on: '2023-12-31' },
          ],
        },
      },
      /lịch sử không theo thứ tự ngày: 31\/12\/2023 đứng sau 30\/6\/2024/,
    ),
    find(
      'an entry of two readings',
      {
        data: { 'figures/1/asOf': '2024-08-31', 'figures/1/history': [{ value: '1.234', on: '2024-06-30' }] },
      },
      /không hiểu giá trị "1.234" ngày 30\/6\/2024 trong lịch sử/,
    ),
    find(
      'a past without a day of the present',
      { data: { 'figures/1/history': [{ value: '180 hộ', on: '2024-06-30' }] } },
      /có lịch sử nhưng giá trị hiện nay không ghi ngày/,
    ),
    spare('entries before it, and one of its own day', {
      data: {
        'figures/1/asOf': '2024-08-31',
        'figures/1/history': [
          { value: '170/200 hộ', on: '2023-12-31' },
          { value: '180 hộ', on: '2024-08-31' },
        ],
      },
    }),
  ],
  'paper-blank': [
    find('a few blanks', { blanks: blank(2) }, /tờ trình của xã: còn 02 chỗ để trống: điều 1; điều 2$/),
    find('many blanks', { blanks: blank(12) }, /điều 8 và 04 chỗ khác/),
    spare('none', { blanks: blank(0) }),
  ],
};

it('the small case has nothing to find', () => {
  expect(findings({}).map((d) => `${d.code}: ${d.message}`)).toEqual([]);
});

it('every rule has an example to find and one to spare', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(RULES.map((r) => r.code).sort());
  for (const [code, examples] of Object.entries(EXAMPLES)) {
    expect(
      examples.some((e) => e.message),
      code,
    ).toBe(true);
    expect(
      examples.some((e) => !e.message),
      code,
    ).toBe(true);
  }
});

describe.each(Object.entries(EXAMPLES))('%s', (code, examples) => {
  it.each(examples.map((e) => [`${e.message ? 'finds' : 'spares'} ${e.title}`, e] as const))(
    '%s',
    (_, { given, message }) => {
      const found = findings(given).filter((d) => d.code === code);
      if (!message) expect(found.map((d) => d.message)).toEqual([]);
      else expect(found.map((d) => d.message).join('\n')).toMatch(message);
    },
  );
});
