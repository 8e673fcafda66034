/** Meetings with those present and what they said, opinions that were asked for, the survey of satisfaction. */
import type { Column, SheetBinding, ValueType } from './types.ts';
import { LEVELS } from './words.ts';

const line: ValueType = { kind: 'line' };
const text: ValueType = { kind: 'text' };
const date: ValueType = { kind: 'date' };
const integer: ValueType = { kind: 'integer' };
const SEPARATED = 'Cách nhau bằng dấu chấm phẩy.';

const level: Column = {
  key: 'level',
  title: 'Cấp',
  path: ['level'],
  type: { kind: 'choice', choices: LEVELS },
  width: 9,
  required: true,
};
const code: Column = {
  key: 'id',
  title: 'Mã',
  path: ['id'],
  type: { kind: 'id' },
  width: 18,
  help: 'Ngắn, không dấu: hop-xa. Để trống thì máy đặt.',
};
const column = (key: string, title: string, type: ValueType, width: number, help?: string): Column => ({
  key,
  title,
  path: key.split('.'),
  type,
  width,
  ...(help === undefined ? {} : { help }),
});
const grouped = (group: string, ...columns: readonly Column[]): Column[] =>
  columns.map((c) => ({ ...c, group }));

export const meetings: SheetBinding = {
  key: 'meetings',
  title: 'Cuộc họp',
  use: 'reference',
  about:
    'Các cuộc họp đề nghị xét, công nhận. Trước khi họp chỉ cần ngày, giờ, địa điểm; họp xong mới ghi số người, số phiếu. Không ghi số khi chưa đếm.',
  rows: { kind: 'list', at: ['meetings'], codeFrom: ['level', 'date'] },
  spare: 3,
  columns: [
    level,
    column('date', 'Ngày họp', date, 13),
    column('begin', 'Bắt đầu', line, 9, 'Giờ và phút: 08:00'),
    column('endDate', 'Ngày kết thúc', date, 13, 'Khi họp nhiều ngày.'),
    column('end', 'Kết thúc', line, 9, 'Giờ và phút: 10:30'),
    column('place', 'Địa điểm', line, 34),
    ...grouped(
      'Người chủ trì',
      column('chair.name', 'Họ và tên', line, 24),
      column('chair.position', 'Chức vụ', line, 28),
    ),
    ...grouped(
      'Thư ký',
      column('secretary.name', 'Họ và tên', line, 24),
      column('secretary.position', 'Chức vụ', line, 28),
    ),
    ...grouped(
      'Số đại biểu',
      column('summoned', 'Triệu tập', integer, 9),
      column('present', 'Có mặt', integer, 9, 'Có mặt cộng vắng mặt bằng triệu tập.'),
      column('absent', 'Vắng mặt', integer, 9),
      column('absentReason', 'Lý do vắng', line, 24),
    ),
    ...grouped(
      'Số phiếu',
      column('votes.issued', 'Phát ra', integer, 9),
      column('votes.collected', 'Thu về', integer, 9),
      column('votes.valid', 'Hợp lệ', integer, 9),
      column('votes.agreeing', 'Nhất trí', integer, 9),
    ),
    { ...column('counters', 'Tổ kiểm phiếu', line, 34, SEPARATED), list: true },
    { ...column('invited', 'Thành phần mời', line, 44, `Như ghi trong giấy mời. ${SEPARATED}`), list: true },
    column('copies', 'Số bản biên bản', integer, 10),
    code,
  ],
};

const of = (to: 'meeting' | 'opinion', title: string): Column => ({
  key: to,
  title,
  path: null,
  type: { kind: 'reference', to },
  width: 18,
  required: true,
});

export const attendees: SheetBinding = {
  key: 'attendees',
  title: 'Đại biểu',
  use: 'reference',
  about:
    'Đại biểu ghi tên trong biên bản, mỗi người một hàng, theo thứ tự in. Chủ trì, thư ký ghi ở tờ "Cuộc họp".',
  rows: { kind: 'children', of: 'meeting', parents: ['meetings'], list: 'attendees' },
  spare: 8,
  columns: [
    of('meeting', 'Cuộc họp'),
    column('name', 'Họ và tên', line, 28),
    column('position', 'Chức vụ', line, 30),
    column('unit', 'Đơn vị', line, 40),
  ],
};

export const speeches: SheetBinding = {
  key: 'speeches',
  title: 'Phát biểu',
  use: 'reference',
  about: 'Ý kiến phát biểu tại cuộc họp, mỗi ý kiến một hàng, theo thứ tự phát biểu.',
  rows: { kind: 'children', of: 'meeting', parents: ['meetings'], list: 'speeches' },
  spare: 6,
  columns: [
    of('meeting', 'Cuộc họp'),
    column('by', 'Người phát biểu', line, 44),
    { ...column('text', 'Nội dung', text, 90), required: true },
  ],
};

export const opinions: SheetBinding = {
  key: 'opinions',
  title: 'Ý kiến',
  use: 'reference',
  about: 'Mỗi đợt công khai, lấy ý kiến một hàng: một đợt ở xã, một đợt ở huyện (nếu có).',
  rows: { kind: 'list', at: ['opinions'], codeFrom: ['level', 'postedFrom'] },
  spare: 3,
  columns: [
    level,
    { ...column('forms', 'Hình thức lấy ý kiến', line, 48, SEPARATED), list: true },
    column('postedFrom', 'Công khai từ ngày', date, 13),
    column('postedTo', 'Công khai đến ngày', date, 13),
    { ...column('places', 'Nơi công khai', line, 48, SEPARATED), list: true },
    column('broadcasts', 'Số lần phát thanh', integer, 10),
    column('asked', 'Số được hỏi', integer, 10),
    column('received', 'Số ý kiến nhận', integer, 10),
    column('agreeing', 'Số nhất trí', integer, 10),
    column('unit', 'Đơn vị đếm', line, 14, 'hộ, tổ chức, người.'),
    { ...code, help: 'Ngắn, không dấu: y-kien-xa. Để trống thì máy đặt.' },
  ],
};

export const opinionItems: SheetBinding = {
  key: 'opinion-items',
  title: 'Ý kiến góp ý',
  use: 'reference',
  about: 'Từng ý kiến của tổ chức, Nhân dân và việc tiếp thu, giải trình, mỗi ý kiến một hàng.',
  rows: { kind: 'children', of: 'opinion', parents: ['opinions'], list: 'items' },
  spare: 8,
  columns: [
    of('opinion', 'Đợt lấy ý kiến'),
    { ...column('by', 'Tổ chức, cá nhân', line, 40), required: true },
    { ...column('text', 'Ý kiến', text, 60), required: true },
    column('reply', 'Tiếp thu, giải trình', text, 60),
  ],
};

export const surveyItems: SheetBinding = {
  key: 'survey-items',
  title: 'Hài lòng',
  use: 'reference',
  about: 'Từng nội dung hỏi trong phiếu lấy ý kiến sự hài lòng, theo báo cáo của Mặt trận Tổ quốc.',
  rows: { kind: 'list', at: ['survey', 'items'] },
  spare: 8,
  columns: [
    { ...column('content', 'Nội dung hỏi', line, 70), required: true },
    column('issued', 'Phát ra', integer, 10),
    column('collected', 'Thu về', integer, 10),
    column('valid', 'Hợp lệ', integer, 10),
    column('satisfied', 'Hài lòng', integer, 10),
  ],
};
