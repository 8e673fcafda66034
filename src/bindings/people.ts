/** Units, roles, assignments, deadlines, legal bases, signers, evidence, silenced findings, collecting. */
import { type Column, KEY, type SheetBinding, VALUE, type ValueType } from './types.ts';
import { ASSIGNMENT_ROLES, COPIES, ORGANISATION_LEVELS, SIDES } from './words.ts';

const line: ValueType = { kind: 'line' };
const id: ValueType = { kind: 'id' };
const date: ValueType = { kind: 'date' };
const flag: ValueType = { kind: 'flag' };
const unit: ValueType = { kind: 'reference', to: 'unit' };
const deadline: ValueType = { kind: 'reference', to: 'deadline' };

const code = (help: string): Column => ({
  key: 'id',
  title: 'Mã',
  path: ['id'],
  type: id,
  width: 22,
  help: `${help} Để trống thì máy đặt theo tên.`,
});

export const organisations: SheetBinding = {
  key: 'units',
  title: 'Đơn vị',
  use: 'required',
  about: 'Các cơ quan, đơn vị có trong hồ sơ, mỗi đơn vị một hàng. Ít nhất phải có Ủy ban nhân dân xã.',
  rows: { kind: 'list', at: ['organisations'], codeFrom: ['name'] },
  spare: 8,
  columns: [
    { key: 'name', title: 'Tên đơn vị', path: ['name'], type: line, width: 48, required: true },
    {
      key: 'level',
      title: 'Cấp',
      path: ['level'],
      type: { kind: 'choice', choices: ORGANISATION_LEVELS },
      width: 10,
      required: true,
    },
    {
      key: 'letterhead.superior',
      title: 'Cơ quan chủ quản',
      group: 'Phần đầu văn bản (chữ in hoa)',
      path: ['letterhead', 'superior'],
      type: line,
      width: 36,
    },
    {
      key: 'letterhead.issuer',
      title: 'Cơ quan ban hành',
      group: 'Phần đầu văn bản (chữ in hoa)',
      path: ['letterhead', 'issuer'],
      type: line,
      width: 36,
      help: 'Ví dụ ỦY BAN NHÂN DÂN XÃ NHÂN LÝ. Chỉ cần cho đơn vị ban hành văn bản.',
    },
    {
      key: 'letterhead.place',
      title: 'Địa danh',
      group: 'Phần đầu văn bản (chữ in hoa)',
      path: ['letterhead', 'place'],
      type: line,
      width: 18,
      help: 'Đứng trước ngày tháng: Nhân Lý.',
    },
    {
      key: 'inText',
      title: 'Tên trong câu',
      path: ['inText'],
      type: line,
      width: 34,
      help: 'Khi khác tên chính thức: phòng Kinh tế và Hạ tầng.',
    },
    code('Ngắn, không dấu: phong-giao-duc.'),
    { key: 'validFrom', title: 'Tên có từ ngày', path: ['validFrom'], type: date, width: 13, aside: true },
    { key: 'validTo', title: 'Tên có đến ngày', path: ['validTo'], type: date, width: 13, aside: true },
    {
      key: 'successors',
      title: 'Đơn vị kế thừa',
      path: ['successors'],
      type: unit,
      list: true,
      width: 30,
      aside: true,
    },
    { key: 'inferred', title: 'Suy ra thế nào', path: ['inferred'], type: line, width: 40, aside: true },
  ],
};

export const roles: SheetBinding = {
  key: 'roles',
  title: 'Vai trò',
  use: 'optional',
  about:
    'Đơn vị nào giữ mỗi vai trò mà bộ tiêu chí cần: cơ quan ban hành, cơ quan chủ trì theo lĩnh vực. Chưa biết thì để trống.',
  rows: { kind: 'record', at: ['roles'] },
  columns: [
    { key: 'key', title: 'Vai trò', path: [KEY], type: { kind: 'reference', to: 'role' }, width: 52 },
    { key: 'unit', title: 'Đơn vị', path: [VALUE], type: unit, width: 52 },
  ],
};

export const assignments: SheetBinding = {
  key: 'assignments',
  title: 'Phân công',
  use: 'optional',
  about:
    'Đơn vị chủ trì, phối hợp, hướng dẫn từng tiêu chí, chỉ tiêu. Mỗi chỉ tiêu đúng một đơn vị chủ trì; chủ trì chung thì ghi Có ở cột "Chủ trì chung".',
  rows: { kind: 'list', at: ['assignments'] },
  spare: 8,
  columns: [
    { key: 'unit', title: 'Đơn vị', path: ['unit'], type: unit, width: 44, required: true },
    {
      key: 'role',
      title: 'Việc',
      path: ['role'],
      type: { kind: 'choice', choices: ASSIGNMENT_ROLES },
      width: 12,
      required: true,
    },
    {
      key: 'criteria',
      title: 'Tiêu chí',
      path: ['criteria'],
      type: { kind: 'reference', to: 'criterion' },
      list: true,
      width: 24,
      help: 'Số tiêu chí, cách nhau bằng dấu chấm phẩy: 3; 13',
    },
    {
      key: 'indicators',
      title: 'Chỉ tiêu riêng',
      path: ['indicators'],
      type: { kind: 'reference', to: 'indicator' },
      list: true,
      width: 36,
      help: 'Số chỉ tiêu giao riêng, cách nhau bằng dấu chấm phẩy: 17.7; 17.8',
    },
    { key: 'joint', title: 'Chủ trì chung', path: ['joint'], type: flag, width: 10, blank: false },
    { key: 'source', title: 'Nguồn', path: ['source'], type: line, width: 32 },
  ],
};

export const deadlines: SheetBinding = {
  key: 'deadlines',
  title: 'Thời hạn',
  use: 'optional',
  about: 'Các mốc thời gian. Ba mốc có mã ghi sẵn là mốc mà văn bản của bộ mẫu dùng đến.',
  rows: { kind: 'list', at: ['deadlines'], codeFrom: ['name'] },
  spare: 8,
  columns: [
    {
      key: 'name',
      title: 'Việc phải xong',
      path: ['name'],
      type: line,
      width: 52,
      required: true,
      proposed: true,
    },
    { key: 'date', title: 'Ngày', path: ['date'], type: date, width: 13, required: true },
    { key: 'from', title: 'Đơn vị gửi', path: ['from'], type: unit, width: 34 },
    { key: 'to', title: 'Nơi nhận', path: ['to'], type: line, width: 30 },
    { key: 'question', title: 'Câu hỏi còn mở', path: ['question'], type: line, width: 36 },
    { ...code('Trong câu văn: {{met-dossiers}}.'), proposed: true },
  ],
};

export const legalBases: SheetBinding = {
  key: 'bases',
  title: 'Căn cứ',
  use: 'optional',
  about: 'Văn bản làm căn cứ, mỗi văn bản một hàng.',
  rows: { kind: 'list', at: ['legalBases'], codeFrom: ['kind', 'number'] },
  spare: 8,
  columns: [
    { key: 'kind', title: 'Loại văn bản', path: ['kind'], type: line, width: 18, required: true },
    { key: 'number', title: 'Số, ký hiệu', path: ['number'], type: line, width: 20 },
    { key: 'date', title: 'Ngày', path: ['date'], type: date, width: 13 },
    { key: 'issuer', title: 'Cơ quan ban hành', path: ['issuer'], type: line, width: 36 },
    { key: 'abstract', title: 'Trích yếu', path: ['abstract'], type: line, width: 60 },
    { key: 'inForceFrom', title: 'Hiệu lực từ', path: ['inForceFrom'], type: date, width: 13 },
    { key: 'inForceTo', title: 'Hết hiệu lực', path: ['inForceTo'], type: date, width: 13 },
    { ...code('Ngắn, không dấu: ke-hoach-07.'), help: 'Để trống thì máy đặt theo loại và số.' },
  ],
};

export const signatories: SheetBinding = {
  key: 'signers',
  title: 'Người ký',
  use: 'optional',
  about: 'Người ký từng văn bản. Chưa biết tên thì để trống, văn bản in chỗ trống.',
  rows: { kind: 'list', at: ['signatories'] },
  spare: 8,
  columns: [
    {
      key: 'document',
      title: 'Văn bản',
      path: ['document'],
      type: { kind: 'reference', to: 'document' },
      width: 36,
      required: true,
    },
    {
      key: 'side',
      title: 'Bên',
      path: ['side'],
      type: { kind: 'choice', choices: SIDES },
      width: 11,
      blank: 'right',
      help: 'Để trống là bên phải.',
    },
    {
      key: 'capacity',
      title: 'Quyền hạn, chức vụ',
      path: ['capacity'],
      type: line,
      list: true,
      width: 36,
      required: true,
      help: 'Mỗi dòng in cách nhau bằng dấu chấm phẩy: KT. TRƯỞNG BAN; PHÓ TRƯỞNG BAN',
    },
    { key: 'position', title: 'Chức danh ghi dưới', path: ['position'], type: line, width: 34 },
    { key: 'name', title: 'Họ và tên', path: ['name'], type: line, width: 26 },
  ],
};

export const evidence: SheetBinding = {
  key: 'evidence',
  title: 'Minh chứng',
  use: 'optional',
  about: 'Văn bản, tài liệu chứng minh cho từng chỉ tiêu, mỗi tài liệu một hàng.',
  rows: { kind: 'list', at: ['evidence'], codeFrom: ['abstract'] },
  spare: 8,
  columns: [
    {
      key: 'indicators',
      title: 'Chỉ tiêu',
      path: ['indicators'],
      type: { kind: 'reference', to: 'indicator' },
      list: true,
      width: 14,
      help: 'Cách nhau bằng dấu chấm phẩy: 2.1; 2.2. Phải có, trừ khi là giấy tờ của cơ quan khác.',
    },
    {
      key: 'kind',
      title: 'Loại tài liệu',
      path: ['kind'],
      type: line,
      width: 18,
      required: true,
      help: 'Quyết định, biên bản, bảng kê, giấy chứng nhận, ảnh…',
    },
    { key: 'number', title: 'Số, ký hiệu', path: ['number'], type: line, width: 18 },
    { key: 'date', title: 'Ngày', path: ['date'], type: date, width: 13 },
    {
      key: 'abstract',
      title: 'Trích yếu, nội dung',
      path: ['abstract'],
      type: line,
      width: 54,
      required: true,
    },
    { key: 'author', title: 'Tác giả, cơ quan ban hành', path: ['author'], type: line, width: 30 },
    { key: 'copy', title: 'Loại bản', path: ['copy'], type: { kind: 'choice', choices: COPIES }, width: 18 },
    { key: 'pages', title: 'Số trang', path: ['pages'], type: { kind: 'integer' }, width: 8 },
    { key: 'validUntil', title: 'Hiệu lực đến', path: ['validUntil'], type: date, width: 13 },
    {
      key: 'file',
      title: 'Tệp',
      path: ['file'],
      type: line,
      width: 32,
      help: 'Đường dẫn tính từ thư mục chứa tệp này: minh-chung/qd-12.pdf',
    },
    {
      key: 'external',
      title: 'Giấy tờ của cơ quan khác',
      path: ['external'],
      type: { kind: 'reference', to: 'external' },
      aside: true,
      width: 34,
      help: 'Khi đây là giấy tờ mà hồ sơ phải xin ở cơ quan khác: chọn tên giấy tờ.',
    },
    {
      key: 'place',
      title: 'Nơi chụp',
      path: ['place'],
      type: line,
      aside: true,
      width: 26,
      help: 'Chỉ cho ảnh.',
    },
    { key: 'order', title: 'Thứ tự', path: ['order'], type: { kind: 'integer' }, width: 8, aside: true },
    {
      key: 'personal',
      title: 'Có thông tin cá nhân',
      path: ['personal'],
      type: flag,
      aside: true,
      width: 11,
      blank: false,
    },
    code('Ngắn, không dấu.'),
  ],
};

export const silenced: SheetBinding = {
  key: 'silenced',
  title: 'Bỏ qua cảnh báo',
  use: 'reference',
  about: 'Nhận xét của lệnh kiểm tra mà cơ quan đã xem và chấp nhận; lý do được in ra.',
  rows: { kind: 'list', at: ['silenced'] },
  spare: 8,
  columns: [
    { key: 'rule', title: 'Mã nhận xét', path: ['rule'], type: id, width: 28, required: true },
    {
      key: 'about',
      title: 'Về',
      path: ['about'],
      type: line,
      width: 24,
      help: 'Số chỉ tiêu, mã số liệu… Để trống: bỏ qua ở mọi nơi.',
    },
    { key: 'reason', title: 'Lý do', path: ['reason'], type: line, width: 60, required: true },
    { key: 'by', title: 'Người quyết định', path: ['by'], type: line, width: 26 },
  ],
};

export const collectionUnits: SheetBinding = {
  key: 'form-deadlines',
  title: 'Hạn gửi phiếu',
  use: 'reference',
  about: 'Đơn vị có hạn gửi lại phiếu số liệu khác hạn chung.',
  rows: { kind: 'list', at: ['collection', 'units'] },
  spare: 8,
  columns: [
    { key: 'unit', title: 'Đơn vị', path: ['unit'], type: unit, width: 48, required: true },
    { key: 'deadline', title: 'Thời hạn', path: ['deadline'], type: deadline, width: 44, required: true },
  ],
};

export const collectionReturns: SheetBinding = {
  key: 'returns',
  title: 'Phiếu đã nhận',
  use: 'reference',
  about: 'Các phiếu số liệu đã nhận lại; chương trình tự ghi khi nhập phiếu.',
  rows: { kind: 'list', at: ['collection', 'returns'] },
  spare: 8,
  columns: [
    { key: 'form', title: 'Phiếu', path: ['form'], type: id, width: 30, required: true },
    { key: 'file', title: 'Tệp', path: ['file'], type: line, width: 40, required: true },
    { key: 'on', title: 'Ngày nhận', path: ['on'], type: date, width: 13, required: true },
    { key: 'by', title: 'Người gửi', path: ['by'], type: line, width: 28 },
  ],
};
