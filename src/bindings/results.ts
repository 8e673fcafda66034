/** Results of indicators, criteria, rounds beyond the first of each level, requirements, conditions outside the table. */
import type { Level } from '../model/scalars.ts';
import type { Column, SheetBinding, ValueType } from './types.ts';
import { LEVELS, LINE_STYLES, VERDICTS } from './words.ts';

const line: ValueType = { kind: 'line' };
const figure: ValueType = { kind: 'reference', to: 'figure' };
const verdict: ValueType = { kind: 'choice', choices: VERDICTS };

const shown = (key: string, title: string, width: number, type: ValueType = line): Column => ({
  key,
  title,
  path: null,
  type,
  width,
});

const DETAILS: Readonly<Record<Level, string>> = {
  commune: 'Xã tự đánh giá: chi tiết',
  district: 'Huyện thẩm tra: chi tiết',
  province: 'Tỉnh thẩm định: chi tiết',
};

/** What a round of assessment holds besides its level. */
const ROUND: readonly Omit<Column, 'group' | 'level'>[] = [
  {
    key: 'verdict',
    title: 'Kết luận',
    path: ['verdict'],
    type: verdict,
    width: 11,
    help: 'Đạt hoặc Chưa đạt, do người có trách nhiệm kết luận; chưa kết luận thì để trống.',
  },
  {
    key: 'figure',
    title: 'Số liệu riêng',
    path: ['figure'],
    type: figure,
    width: 22,
    help: 'Chỉ khi cấp này đo được số khác: chọn số liệu đã ghi ở tờ "Số liệu".',
  },
  { key: 'by', title: 'Người kết luận', path: ['by'], type: line, width: 24 },
  { key: 'on', title: 'Ngày', path: ['on'], type: { kind: 'date' }, width: 13 },
  { key: 'document', title: 'Văn bản', path: ['document'], type: line, width: 26 },
  { key: 'note', title: 'Ghi chú', path: ['note'], type: line, width: 24 },
];

/** The verdicts of the three levels side by side, then what else each level says. */
const VERDICTS_BY_LEVEL = LEVELS.map(
  ([level, word]): Column => ({
    ...ROUND[0]!,
    key: `${level}.verdict`,
    title: word,
    group: 'Kết luận',
    level,
  }),
);
const ROUND_DETAILS = LEVELS.flatMap(([level]) =>
  ROUND.slice(1).map(
    (column): Column => ({
      ...column,
      key: `${level}.${column.key}`,
      group: DETAILS[level],
      level,
      aside: true,
    }),
  ),
);

export const results: SheetBinding = {
  key: 'results',
  title: 'Kết quả chỉ tiêu',
  use: 'required',
  about:
    'Mỗi chỉ tiêu (và mỗi phần của chỉ tiêu kép) một hàng có sẵn. Chỉ tiêu có/không: chọn Có hoặc Không. Chỉ tiêu xếp loại: chọn mức. Chỉ tiêu có số: điền ở tờ "Số liệu", ở đây tự hiện.',
  rows: { kind: 'results' },
  columns: [
    { ...shown('id', 'TT', 8, { kind: 'id' }), path: ['id'] },
    shown('name', 'Tên chỉ tiêu', 46),
    shown('requirement', 'Yêu cầu', 16),
    shown('sure', 'Độ tin của yêu cầu', 13),
    shown('kind', 'Cách ghi kết quả', 13),
    shown('lead', 'Đơn vị chủ trì', 18),
    {
      key: 'stated',
      title: 'Có hay không',
      group: 'Kết quả (ghi một trong ba)',
      path: ['stated'],
      type: { kind: 'flag' },
      width: 10,
      help: 'Có: đã có, đã thực hiện. Không: chưa có (đã rà soát). Chưa biết thì để trống.',
    },
    {
      key: 'level',
      title: 'Mức xếp loại',
      group: 'Kết quả (ghi một trong ba)',
      path: ['level'],
      type: { kind: 'level-word' },
      width: 12,
      help: 'Chỉ cho chỉ tiêu xếp loại (Đạt, Khá, Tốt…).',
    },
    {
      key: 'figure',
      title: 'Số liệu',
      group: 'Kết quả (ghi một trong ba)',
      path: ['figure'],
      type: figure,
      width: 26,
      proposed: true,
      help: 'Tên số liệu ở tờ "Số liệu". Với chỉ tiêu có số, tên này đã ghi sẵn.',
    },
    { ...shown('current', 'Giá trị', 12), group: 'Máy tự tính' },
    { ...shown('threshold', 'Mức so sánh', 12), group: 'Máy tự tính' },
    { ...shown('preview', 'Xem trước kết luận', 16), group: 'Máy tự tính' },
    ...VERDICTS_BY_LEVEL,
    {
      key: 'male',
      title: 'Riêng nam',
      path: ['male'],
      type: figure,
      width: 20,
      proposed: true,
      aside: true,
    },
    {
      key: 'female',
      title: 'Riêng nữ',
      path: ['female'],
      type: figure,
      width: 20,
      proposed: true,
      aside: true,
    },
    {
      key: 'source',
      title: 'Nguồn kết quả',
      path: ['source'],
      type: line,
      width: 28,
      aside: true,
      help: 'Ai cho biết, theo văn bản nào; nguồn của số liệu thì ghi ở tờ "Số liệu".',
    },
    ...ROUND_DETAILS,
    {
      key: 'notApplicable.reason',
      title: 'Lý do',
      group: 'Không áp dụng',
      path: ['notApplicable', 'reason'],
      type: line,
      width: 24,
      indicatorOnly: true,
      aside: true,
      help: 'Chỉ khi chỉ tiêu không áp dụng cho xã; phải có lý do và nguồn.',
    },
    {
      key: 'notApplicable.source',
      title: 'Nguồn',
      group: 'Không áp dụng',
      path: ['notApplicable', 'source'],
      type: line,
      width: 24,
      indicatorOnly: true,
      aside: true,
    },
    {
      key: 'quoted',
      title: 'Nguyên văn nguồn',
      path: ['quoted'],
      type: line,
      width: 28,
      indicatorOnly: true,
      aside: true,
      help: 'Chữ của nguồn được giữ lại nhưng không phải là kết quả.',
    },
    {
      key: 'question',
      title: 'Câu hỏi còn mở',
      path: ['question'],
      type: line,
      width: 28,
      indicatorOnly: true,
      aside: true,
    },
  ],
};

export const criteria: SheetBinding = {
  key: 'criteria',
  title: 'Tiêu chí',
  use: 'optional',
  about: 'Kết luận chung của từng tiêu chí và thời hạn nộp hồ sơ.',
  rows: { kind: 'criteria' },
  columns: [
    { ...shown('id', 'TT', 6, { kind: 'id' }), path: ['id'] },
    shown('name', 'Tên tiêu chí', 34),
    {
      key: 'deadline',
      title: 'Thời hạn hồ sơ',
      path: ['deadline'],
      type: { kind: 'reference', to: 'deadline' },
      width: 30,
      help: 'Chọn ở danh sách; thời hạn khai ở tờ "Thời hạn".',
    },
    ...VERDICTS_BY_LEVEL,
    { key: 'question', title: 'Câu hỏi còn mở', path: ['question'], type: line, width: 32 },
    ...ROUND_DETAILS,
    {
      key: 'implementation',
      title: 'Tình hình tổ chức thực hiện',
      path: ['implementation'],
      type: { kind: 'text' },
      width: 70,
      aside: true,
      help: 'Xã đã làm tiêu chí này thế nào; in trong báo cáo kết quả của xã. Số liệu nhắc bằng mã.',
    },
    {
      key: 'lines.style',
      title: 'Kiểu dòng',
      group: 'Hiện trạng lập tự động',
      path: ['currentStateLines', 'style'],
      type: { kind: 'choice', choices: LINE_STYLES },
      width: 15,
      aside: true,
      help: 'Hiện trạng gồm các dòng máy tự viết (tên, yêu cầu, kết quả, kết luận) cho các chỉ tiêu ở ô bên.',
    },
    {
      key: 'lines.indicators',
      title: 'Các chỉ tiêu',
      group: 'Hiện trạng lập tự động',
      path: ['currentStateLines', 'indicators'],
      type: { kind: 'reference', to: 'indicator' },
      list: true,
      width: 24,
      aside: true,
    },
  ],
};

export const otherRounds: SheetBinding = {
  key: 'rounds',
  title: 'Đợt đánh giá',
  use: 'reference',
  about:
    'Chỉ dùng khi một cấp kết luận nhiều lần: các lần sau ghi ở đây, mỗi lần một hàng, cũ trước mới sau. Lần đầu ghi ở tờ "Kết quả chỉ tiêu" hoặc "Tiêu chí".',
  rows: { kind: 'rounds' },
  spare: 8,
  columns: [
    {
      key: 'criterion',
      title: 'Tiêu chí',
      path: null,
      type: { kind: 'reference', to: 'criterion' },
      width: 9,
      help: 'Ghi số tiêu chí hoặc số chỉ tiêu, một trong hai ô.',
    },
    {
      key: 'of',
      title: 'Chỉ tiêu hoặc phần',
      path: null,
      type: { kind: 'reference', to: 'result' },
      width: 11,
    },
    {
      key: 'level',
      title: 'Cấp',
      path: ['level'],
      type: { kind: 'choice', choices: LEVELS },
      width: 9,
      required: true,
    },
    ...ROUND,
  ],
};

export const requirements: SheetBinding = {
  key: 'requirements',
  title: 'Mức đạt chuẩn',
  use: 'optional',
  about:
    'Mức của bộ tiêu chí chưa đối chiếu với văn bản gốc. Cơ quan ghi mức đã xác nhận (theo quyết định của tỉnh) vào các cột màu trắng; ghi mức thì phải ghi văn bản.',
  rows: { kind: 'requirements' },
  columns: [
    shown('id', 'TT', 8, { kind: 'id' }),
    shown('name', 'Tên chỉ tiêu', 48),
    shown('pack', 'Mức của bộ tiêu chí', 20),
    shown('sure', 'Độ tin', 16),
    {
      key: 'value',
      title: 'Mức đã xác nhận',
      path: ['value'],
      type: { kind: 'requirement' },
      width: 14,
      help: 'Chỉ ghi con số: 95. Dấu ≥ hay ≤ theo chỉ tiêu.',
    },
    { key: 'level', title: 'Mức xếp loại', path: ['level'], type: { kind: 'level-word' }, width: 13 },
    {
      key: 'document',
      title: 'Văn bản, điều khoản, hiệu lực',
      path: ['document'],
      type: line,
      width: 40,
      help: 'Quyết định số … ngày …, mục …',
    },
    { key: 'confirmedBy', title: 'Người xác nhận', path: ['confirmedBy'], type: line, width: 26 },
    { key: 'on', title: 'Ngày xác nhận', path: ['on'], type: { kind: 'date' }, width: 13 },
  ],
};

export const conditions: SheetBinding = {
  key: 'conditions',
  title: 'Điều kiện khác',
  use: 'optional',
  about: 'Các điều kiện ngoài bộ tiêu chí. Tỉnh quy định thêm điều kiện nào thì ghi thêm một hàng.',
  rows: { kind: 'conditions' },
  spare: 8,
  columns: [
    shown('named', 'Điều kiện của bộ tiêu chí', 48),
    { key: 'name', title: 'Điều kiện tỉnh quy định thêm', path: ['name'], type: line, width: 36 },
    { key: 'state', title: 'Kết luận', path: ['state'], type: verdict, width: 12 },
    { key: 'document', title: 'Văn bản xác nhận', path: ['document'], type: line, width: 32 },
    { key: 'source', title: 'Căn cứ', path: ['source'], type: line, width: 28 },
    { key: 'figure', title: 'Số liệu', path: ['figure'], type: figure, width: 28 },
    { key: 'threshold', title: 'Ngưỡng', path: ['threshold'], type: { kind: 'decimal' }, width: 11 },
    { key: 'thresholdSource', title: 'Nguồn của ngưỡng', path: ['thresholdSource'], type: line, width: 28 },
    { key: 'id', title: 'Mã', path: ['id'], type: { kind: 'id' }, width: 20 },
  ],
};
