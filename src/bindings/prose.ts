/** What people write in words: current state, measures and tasks, duties of units, recipients, questions, wording. */
import { type Column, KEY, type SheetBinding, VALUE, type ValueType } from './types.ts';
import { MEASURE_KINDS } from './words.ts';

const line: ValueType = { kind: 'line' };
const text: ValueType = { kind: 'text' };
const flag: ValueType = { kind: 'flag' };
const unit: ValueType = { kind: 'reference', to: 'unit' };
const figure: ValueType = { kind: 'reference', to: 'figure' };
const indicators: ValueType = { kind: 'reference', to: 'indicator' };

const FIGURES_IN_PROSE =
  'Số liệu được nhắc bằng mã trong hai dấu ngoặc nhọn: {{duong-ngo-xom.percent}}. Xuống dòng: Alt+Enter; dòng trống ngăn đoạn.';

const criterion: Column = {
  key: 'criterion',
  title: 'Tiêu chí',
  path: null,
  type: { kind: 'reference', to: 'criterion' },
  width: 9,
  required: true,
  help: 'Số của tiêu chí: 1, 2, … 19.',
};

export const currentState: SheetBinding = {
  key: 'state',
  title: 'Hiện trạng',
  use: 'optional',
  about:
    'Mỗi đoạn văn hoặc gạch đầu dòng một hàng, theo thứ tự in. Cuối câu không ghi dấu chấm: chương trình tự thêm kết luận và dấu chấm.',
  rows: { kind: 'children', of: 'criterion', parents: ['criteria'], list: 'currentState' },
  spare: 8,
  columns: [
    criterion,
    {
      key: 'text',
      title: 'Nội dung',
      path: ['text'],
      type: text,
      width: 90,
      required: true,
      help: FIGURES_IN_PROSE,
    },
    {
      key: 'indicators',
      title: 'Về các chỉ tiêu',
      path: ['indicators'],
      type: indicators,
      list: true,
      width: 18,
      help: 'Kết luận của các chỉ tiêu này được ghi ở cuối câu. Cách nhau bằng dấu chấm phẩy: 2.1; 2.2',
    },
    {
      key: 'item',
      title: 'Gạch đầu dòng',
      path: ['item'],
      type: flag,
      width: 11,
      blank: false,
      help: 'Có: in thành gạch đầu dòng. Để trống: đoạn văn.',
    },
    {
      key: 'verdict',
      title: 'In kết luận',
      path: ['verdict'],
      type: flag,
      width: 11,
      blank: true,
      help: 'Không: không in (đạt), (chưa đạt) ở cuối. Để trống: có in.',
    },
  ],
};

const task = (column: Omit<Column, 'group'>): Column => ({
  ...column,
  group: 'Chỉ cho nhiệm vụ',
  only: 'task',
});

export const measures: SheetBinding = {
  key: 'measures',
  title: 'Giải pháp',
  use: 'optional',
  about:
    'Giải pháp và nhiệm vụ từng tiêu chí, mỗi đoạn một hàng, theo thứ tự in. Loại "Nhiệm vụ" có thêm đơn vị, thời hạn, kinh phí ở các cột bên phải.',
  rows: {
    kind: 'children',
    of: 'criterion',
    parents: ['criteria'],
    list: 'measures',
    variants: [
      ['text', ''],
      ['task', 'task'],
    ],
    codeFrom: ['text'],
  },
  spare: 8,
  columns: [
    criterion,
    {
      key: 'kind',
      title: 'Loại',
      path: null,
      variant: true,
      type: { kind: 'choice', choices: MEASURE_KINDS },
      width: 12,
      help: 'Để trống là đoạn văn; có điền cột "Chỉ cho nhiệm vụ" thì là nhiệm vụ.',
    },
    {
      key: 'text',
      title: 'Nội dung',
      path: ['text'],
      type: text,
      width: 80,
      required: true,
      help: FIGURES_IN_PROSE,
    },
    {
      key: 'item',
      title: 'Gạch đầu dòng',
      path: ['item'],
      type: flag,
      width: 11,
      blank: { text: false, task: true },
      help: 'Để trống: nhiệm vụ in thành gạch đầu dòng, đoạn văn thì không.',
    },
    task({
      key: 'indicators',
      title: 'Chỉ tiêu',
      path: ['indicators'],
      type: indicators,
      list: true,
      width: 14,
    }),
    task({
      key: 'figure',
      title: 'Số liệu có khối lượng còn lại',
      path: ['figure'],
      type: figure,
      width: 26,
    }),
    task({
      key: 'hamlets',
      title: 'Các thôn',
      path: ['hamlets'],
      type: { kind: 'reference', to: 'hamlet' },
      list: true,
      width: 26,
      help: 'Cách nhau bằng dấu chấm phẩy.',
    }),
    task({
      key: 'remainingWhenListed',
      title: 'Khối lượng còn lại khi lập danh sách thôn',
      path: ['remainingWhenListed'],
      type: line,
      aside: true,
      width: 16,
    }),
    task({
      key: 'targets',
      title: 'Mục tiêu',
      path: ['targets'],
      type: figure,
      list: true,
      aside: true,
      width: 26,
      help: 'Số liệu loại "Mục tiêu", cách nhau bằng dấu chấm phẩy.',
    }),
    task({ key: 'lead', title: 'Chủ trì', path: ['lead'], type: unit, width: 26 }),
    task({ key: 'support', title: 'Phối hợp', path: ['support'], type: unit, list: true, width: 30 }),
    task({
      key: 'deadline',
      title: 'Thời hạn',
      path: ['deadline'],
      type: { kind: 'reference', to: 'deadline' },
      width: 26,
    }),
    task({
      key: 'cost.total',
      title: 'Kinh phí: tổng',
      path: ['cost', 'total'],
      type: { kind: 'decimal' },
      aside: true,
      width: 13,
      help: 'Triệu đồng.',
    }),
    task({
      key: 'cost.state',
      title: 'Ngân sách nhà nước',
      path: ['cost', 'state'],
      type: { kind: 'decimal' },
      aside: true,
      width: 13,
    }),
    task({
      key: 'cost.people',
      title: 'Nhân dân, khác',
      path: ['cost', 'people'],
      type: { kind: 'decimal' },
      aside: true,
      width: 13,
    }),
    task({ key: 'progress', title: 'Tiến độ', path: ['progress'], type: line, aside: true, width: 20 }),
    task({ key: 'id', title: 'Mã', path: ['id'], type: { kind: 'id' }, width: 24 }),
  ],
};

export const duties: SheetBinding = {
  key: 'duties',
  title: 'Nhiệm vụ đơn vị',
  use: 'optional',
  about:
    'Mục nhiệm vụ của từng đơn vị trong kế hoạch, theo thứ tự in. {{assigned}} là chỗ máy ghi danh sách tiêu chí, chỉ tiêu được giao.',
  rows: { kind: 'list', at: ['plan', 'duties'] },
  spare: 8,
  columns: [
    { key: 'unit', title: 'Đơn vị', path: ['unit'], type: unit, width: 32 },
    { key: 'heading', title: 'Tên mục', path: ['heading'], type: line, width: 34 },
    {
      key: 'text',
      title: 'Nội dung',
      path: ['text'],
      type: text,
      width: 100,
      required: true,
      help: FIGURES_IN_PROSE,
    },
  ],
};

export const recipients: SheetBinding = {
  key: 'recipients',
  title: 'Nơi nhận',
  use: 'optional',
  about: 'Nơi nhận của kế hoạch, mỗi nơi một hàng, theo thứ tự in.',
  rows: { kind: 'list', at: ['plan', 'recipients'] },
  spare: 8,
  columns: [{ key: 'name', title: 'Nơi nhận', path: [], type: line, width: 70, required: true }],
};

export const questions: SheetBinding = {
  key: 'questions',
  title: 'Câu hỏi',
  use: 'reference',
  about: 'Chỗ còn chưa rõ, cần hỏi lại; in ở cuối bản làm việc.',
  rows: { kind: 'list', at: ['questions'] },
  spare: 8,
  columns: [
    { key: 'about', title: 'Về', path: ['about'], type: line, width: 32, required: true },
    { key: 'text', title: 'Câu hỏi', path: ['text'], type: text, width: 100, required: true },
  ],
};

export const wording: SheetBinding = {
  key: 'wording',
  title: 'Lời văn',
  use: 'reference',
  about: 'Chữ của bộ mẫu mà cơ quan muốn đổi. Để trống là giữ chữ của bộ mẫu.',
  rows: { kind: 'record', at: ['wording'] },
  columns: [
    { key: 'key', title: 'Chỗ dùng', path: [KEY], type: line, width: 30 },
    { key: 'default', title: 'Chữ của bộ mẫu', path: null, type: line, width: 50 },
    { key: 'value', title: 'Đổi thành', path: [VALUE], type: line, width: 50 },
  ],
};
