/** Funds raised, public works and what is owed for them, the review team, places that others were merged into. */
import type { Column, SheetBinding, ValueType } from './types.ts';
import { LEVELS } from './words.ts';

const line: ValueType = { kind: 'line' };
const date: ValueType = { kind: 'date' };
const money: ValueType = { kind: 'decimal' };
const indicator: ValueType = { kind: 'reference', to: 'indicator' };

const column = (key: string, title: string, type: ValueType, width: number, help?: string): Column => ({
  key,
  title,
  path: key.split('.'),
  type,
  width,
  ...(help === undefined ? {} : { help }),
});
const code = (help: string): Column => ({ ...column('id', 'Mã', { kind: 'id' }, 20), help });

export const fundsRaised: SheetBinding = {
  key: 'funds',
  title: 'Nguồn lực',
  use: 'reference',
  about:
    'Kết quả huy động nguồn lực, mỗi nguồn một hàng; đơn vị tiền ghi ở tờ "Hồ sơ trình". Nguồn không có thì ghi 0; chưa biết thì để trống.',
  rows: { kind: 'list', at: ['resources', 'items'], codeFrom: ['name'] },
  spare: 4,
  columns: [
    { key: 'named', title: 'Nguồn của bộ mẫu', path: null, type: line, width: 44 },
    column('name', 'Nguồn khác (tự ghi)', line, 36),
    column('planned', 'Kế hoạch', money, 14),
    column('amount', 'Đã huy động', money, 14),
    column('note', 'Ghi chú', line, 36),
    { ...code('Để trống thì máy đặt theo tên.'), proposed: true },
  ],
};

export const works: SheetBinding = {
  key: 'works',
  title: 'Công trình',
  use: 'reference',
  about:
    'Công trình xây dựng cơ bản thuộc Chương trình. Nợ đọng là phần đã hoàn thành mà chưa thanh toán, máy tự tính.',
  rows: { kind: 'list', at: ['works'], codeFrom: ['name'] },
  spare: 8,
  columns: [
    { ...column('name', 'Tên công trình', line, 46), required: true },
    column('place', 'Địa điểm', line, 30),
    column('years', 'Năm thực hiện', line, 13, 'Ví dụ 2023 hoặc 2022-2024.'),
    {
      ...column('indicators', 'Chỉ tiêu', indicator, 14, 'Cách nhau bằng dấu chấm phẩy: 2.1; 2.2'),
      list: true,
    },
    column('decision', 'Quyết định phê duyệt', line, 36),
    column('total', 'Tổng mức', money, 14),
    column('completed', 'Đã hoàn thành', money, 14, 'Giá trị khối lượng hoàn thành đã nghiệm thu.'),
    column('paid', 'Đã thanh toán', money, 14),
    column('note', 'Ghi chú', line, 30),
    code('Ngắn, không dấu. Để trống thì máy đặt theo tên.'),
  ],
};

export const reviewTeam: SheetBinding = {
  key: 'review-team',
  title: 'Đoàn thẩm tra',
  use: 'reference',
  about: 'Thành viên đoàn thẩm tra, mỗi người một hàng, theo thứ tự trong quyết định.',
  rows: { kind: 'list', at: ['reviewTeam'] },
  spare: 8,
  columns: [
    column('name', 'Họ và tên', line, 28),
    column('position', 'Chức vụ', line, 32),
    column('unit', 'Đơn vị', { kind: 'reference', to: 'unit' }, 40),
    {
      ...column('role', 'Nhiệm vụ trong đoàn', line, 20, 'Trưởng đoàn, Phó Trưởng đoàn, Thư ký, Thành viên.'),
      required: true,
    },
    {
      ...column(
        'criteria',
        'Tiêu chí phụ trách',
        { kind: 'reference', to: 'criterion' },
        24,
        'Số tiêu chí, cách nhau bằng dấu chấm phẩy: 3; 13',
      ),
      list: true,
    },
  ],
};

export const places: SheetBinding = {
  key: 'places',
  title: 'Đơn vị hành chính',
  use: 'reference',
  about:
    'Xã, huyện, tỉnh mang tên khác sau khi sáp nhập, đổi tên. Văn bản từ ngày ấy ghi tên mới. Tên hiện nay ghi ở tờ "Thông tin chung".',
  rows: { kind: 'list', at: ['administrativeUnits'], codeFrom: ['kind', 'name'] },
  spare: 4,
  columns: [
    {
      ...column('tier', 'Cấp', { kind: 'choice', choices: LEVELS }, 9),
      required: true,
    },
    { ...column('kind', 'Loại', line, 14, 'xã, phường, huyện, tỉnh, thành phố.'), required: true },
    { ...column('name', 'Tên', line, 30), required: true },
    column('short', 'Tên gọi tắt', line, 24),
    column('validFrom', 'Tên có từ ngày', date, 13),
    column('validTo', 'Tên có đến ngày', date, 13),
    {
      ...column('successors', 'Đơn vị hành chính kế tiếp', { kind: 'reference', to: 'place' }, 30),
      list: true,
    },
    code('Ngắn, không dấu: xa-hoa-minh. Để trống thì máy đặt theo tên.'),
  ],
};
