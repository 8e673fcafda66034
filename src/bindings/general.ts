/** "Thông tin chung": one row per fact of the case as a whole. */
import type { Column, SheetBinding } from './types.ts';

const row = (
  path: string,
  group: string,
  title: string,
  type: Column['type'],
  more: Partial<Column> = {},
): Column => ({ key: path, title, group, path: path.split('.'), type, width: 60, ...more });

const line = { kind: 'line' } as const;
const KINDS = 'Xã';
const CHANGED = 'Tên gọi tắt, đổi tên, sáp nhập (ít khi dùng)';

/** When a place changes its name or is merged; seldom filled. */
const overTime = (place: string, word: string): Column[] => [
  row(`${place}.validFrom`, CHANGED, `Tên ${word} có từ ngày`, { kind: 'date' }),
  row(
    `${place}.validTo`,
    CHANGED,
    `Tên ${word} có đến ngày`,
    { kind: 'date' },
    { help: 'Ngày cuối cùng mang tên này, khi sáp nhập hoặc đổi tên.' },
  ),
  row(
    `${place}.successors`,
    CHANGED,
    `Đơn vị kế tiếp của ${word}`,
    { kind: 'reference', to: 'place' },
    { list: true, help: 'Tên mới, khai ở tờ "Đơn vị hành chính".' },
  ),
];

export const general: SheetBinding = {
  key: 'general',
  title: 'Thông tin chung',
  use: 'required',
  about: 'Điền cột "Nội dung". Hàng có dấu * bắt buộc phải có.',
  rows: { kind: 'pairs' },
  columns: [
    row('commune.kind', KINDS, 'Loại đơn vị', line, {
      required: true,
      help: 'Chữ đứng trước tên, viết thường: xã, phường, thị trấn.',
    }),
    row('commune.name', KINDS, 'Tên xã', line, {
      required: true,
      help: 'Chỉ ghi tên riêng: Nhân Lý.',
    }),
    row('commune.short', KINDS, 'Tên gọi tắt của xã', line),
    row('district.kind', 'Huyện, tỉnh', 'Loại đơn vị cấp huyện', line, {
      help: 'huyện, thị xã, thành phố. Nơi không còn cấp huyện thì để trống cả hai ô.',
    }),
    row('district.name', 'Huyện, tỉnh', 'Tên huyện', line),
    row('province.kind', 'Huyện, tỉnh', 'Loại đơn vị cấp tỉnh', line, { help: 'tỉnh hoặc thành phố.' }),
    row('province.name', 'Huyện, tỉnh', 'Tên tỉnh', line),
    row(
      'assessmentYear',
      'Hồ sơ',
      'Năm đánh giá',
      { kind: 'year' },
      { required: true, help: 'Bốn chữ số, ví dụ 2024.' },
    ),
    row(
      'region',
      'Hồ sơ',
      'Vùng',
      { kind: 'reference', to: 'region' },
      {
        required: true,
        help: 'Vùng dùng để lấy mức đạt chuẩn của bộ tiêu chí.',
      },
    ),
    row('created', 'Hồ sơ', 'Ngày lập hồ sơ', { kind: 'date' }, { required: true, help: 'Ngày/tháng/năm.' }),
    row('title', 'Hồ sơ', 'Tên hồ sơ', line, { help: 'Ghi vào thuộc tính các tệp; có thể để trống.' }),
    row(
      'id',
      'Hồ sơ',
      'Mã hồ sơ',
      { kind: 'id' },
      {
        required: true,
        help: 'Tên thư mục kết quả, không dấu, không cách: nhan-ly-2024. Mỗi xã một mã riêng.',
      },
    ),
    row(
      'pack',
      'Hồ sơ',
      'Bộ tiêu chí',
      { kind: 'id' },
      { required: true, help: 'Mã bộ mẫu của chương trình; không tự sửa.' },
    ),
    row(
      'sample',
      'Hồ sơ',
      'Dữ liệu mẫu',
      { kind: 'flag' },
      { blank: false, help: 'Có: mọi văn bản in dòng "dữ liệu mẫu". Hồ sơ thật để trống.' },
    ),
    row(
      'plan.month',
      'Kế hoạch chỉ đạo',
      'Tháng ban hành kế hoạch',
      { kind: 'month' },
      {
        help: 'Ví dụ 3/2024. Ba hàng: tháng, căn cứ, Ban Chỉ đạo cần có đủ thì chương trình mới lập kế hoạch.',
      },
    ),
    row(
      'plan.basis',
      'Kế hoạch chỉ đạo',
      'Căn cứ ban hành',
      { kind: 'reference', to: 'legal-basis' },
      {
        help: 'Chọn văn bản đã ghi ở tờ "Căn cứ".',
      },
    ),
    row('plan.committee', 'Kế hoạch chỉ đạo', 'Tên Ban Chỉ đạo', line, {
      help: 'Tên đầy đủ, ví dụ Ban Chỉ đạo các Chương trình mục tiêu quốc gia.',
    }),
    row('plan.issued.number', 'Kế hoạch chỉ đạo', 'Số kế hoạch đã ban hành', line, {
      help: 'Chỉ ghi số (12), khi kế hoạch đã được ký. Chưa ban hành thì để trống.',
    }),
    row('plan.issued.date', 'Kế hoạch chỉ đạo', 'Ngày ban hành kế hoạch', { kind: 'date' }),
    row('plan.replaces.number', 'Kế hoạch chỉ đạo', 'Thay thế kế hoạch số', line, {
      help: 'Chỉ ghi số (12) của kế hoạch đã ban hành mà kế hoạch này thay thế. Không thay kế hoạch nào thì để trống.',
    }),
    row('plan.replaces.date', 'Kế hoạch chỉ đạo', 'Ngày của kế hoạch bị thay thế', { kind: 'date' }),
    row(
      'collection.deadline',
      'Thu thập số liệu',
      'Hạn gửi lại phiếu',
      { kind: 'reference', to: 'deadline' },
      {
        help: 'Thời hạn chung cho các đơn vị gửi lại phiếu số liệu.',
      },
    ),
    row('district.short', CHANGED, 'Tên gọi tắt của huyện', line),
    row('province.short', CHANGED, 'Tên gọi tắt của tỉnh', line),
    ...overTime('commune', 'xã'),
    ...overTime('district', 'huyện'),
    ...overTime('province', 'tỉnh'),
  ],
};
