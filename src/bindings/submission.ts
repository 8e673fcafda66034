/** What a submission needs besides figures: how it is handed in, its papers and their prose. */
import type { Column, SheetBinding, ValueType } from './types.ts';
import { GOVERNMENTS, MEDIA, NUMBERINGS } from './words.ts';

const line: ValueType = { kind: 'line' };
const date: ValueType = { kind: 'date' };
const integer: ValueType = { kind: 'integer' };

const row = (group: string, path: string, title: string, type: ValueType, help?: string): Column => ({
  key: path,
  title,
  group,
  path: path.split('.'),
  type,
  width: 60,
  ...(help === undefined ? {} : { help }),
});

const HAND_IN = 'Nộp hồ sơ';
const ARCHIVE = 'Dữ liệu lưu trữ (Nghị định 30/2020/NĐ-CP, Phụ lục VI)';
const SURVEY = 'Lấy ý kiến sự hài lòng (phần chung; từng nội dung ở tờ "Hài lòng")';
const RESOURCES = 'Huy động nguồn lực (phần chung; từng nguồn ở tờ "Nguồn lực")';

export const submission: SheetBinding = {
  key: 'submission',
  title: 'Hồ sơ trình',
  use: 'reference',
  about: 'Chỉ điền khi lập hồ sơ trình. Điều chưa biết thì để trống, văn bản in chỗ trống.',
  rows: { kind: 'pairs' },
  columns: [
    row(
      HAND_IN,
      'submission.date',
      'Ngày nộp hồ sơ',
      date,
      'Quyết định tên cơ quan, đơn vị ghi trong văn bản và việc còn hay không còn cấp huyện.',
    ),
    row(
      HAND_IN,
      'submission.government',
      'Chính quyền địa phương',
      { kind: 'choice', choices: GOVERNMENTS },
      'Để trống thì theo ngày nộp.',
    ),
    row(HAND_IN, 'submission.medium', 'Hình thức nộp', { kind: 'choice', choices: MEDIA }),
    row(HAND_IN, 'submission.sets', 'Số bộ hồ sơ', integer),
    row(
      HAND_IN,
      'submission.numbering',
      'Đánh số hồ sơ minh chứng theo',
      { kind: 'choice', choices: NUMBERINGS },
      'Tờ: mỗi tờ giấy một số. Trang: mỗi mặt có chữ một số.',
    ),
    row(HAND_IN, 'submission.duplex', 'In hai mặt', { kind: 'flag' }),
    row(HAND_IN, 'submission.handedOverBy.name', 'Người giao hồ sơ', line),
    row(HAND_IN, 'submission.handedOverBy.position', 'Chức vụ người giao', line),
    row(HAND_IN, 'submission.receivedBy.name', 'Người nhận hồ sơ', line),
    row(HAND_IN, 'submission.receivedBy.position', 'Chức vụ người nhận', line),
    row(ARCHIVE, 'submission.archive.organId', 'Mã định danh cơ quan lập', line),
    row(ARCHIVE, 'submission.archive.receiverId', 'Mã định danh nơi nhận', line),
    row(ARCHIVE, 'submission.archive.notation', 'Số và ký hiệu hồ sơ', line),
    row(ARCHIVE, 'submission.archive.maintenance', 'Thời hạn bảo quản', line, 'Ví dụ: Vĩnh viễn; 20 năm.'),
    row(ARCHIVE, 'submission.archive.rights', 'Chế độ sử dụng', line),
    row(ARCHIVE, 'submission.archive.creator', 'Người lập hồ sơ', line),
    row(SURVEY, 'survey.by', 'Cơ quan lấy ý kiến', line),
    row(SURVEY, 'survey.from', 'Lấy ý kiến từ ngày', date),
    row(SURVEY, 'survey.to', 'Lấy ý kiến đến ngày', date),
    row(SURVEY, 'survey.document', 'Báo cáo kết quả', line, 'Số, ngày, cơ quan: Báo cáo số … ngày … của …'),
    row(SURVEY, 'survey.households', 'Số hộ của xã', integer),
    row(
      SURVEY,
      'survey.itemThreshold',
      'Ngưỡng từng nội dung (%)',
      { kind: 'decimal' },
      'Chỉ ghi con số theo văn bản của tỉnh; chưa rõ thì để trống.',
    ),
    row(SURVEY, 'survey.itemThresholdSource', 'Nguồn của ngưỡng', line),
    row(
      RESOURCES,
      'resources.unit',
      'Đơn vị tính tiền',
      line,
      'Ví dụ: triệu đồng. Dùng cho cả tờ "Công trình".',
    ),
    row(RESOURCES, 'resources.from', 'Tính từ ngày', date),
    row(RESOURCES, 'resources.to', 'Tính đến ngày', date),
    row(RESOURCES, 'resources.source', 'Nguồn số liệu vốn', line),
  ],
};

const paper: ValueType = { kind: 'reference', to: 'document' };

export const papers: SheetBinding = {
  key: 'papers',
  title: 'Văn bản',
  use: 'reference',
  about:
    'Mỗi văn bản của hồ sơ một hàng có sẵn. Văn bản đã ký thì ghi số và ngày ban hành: chương trình không ghi đè nữa.',
  rows: { kind: 'list', at: ['papers'] },
  spare: 4,
  columns: [
    {
      key: 'document',
      title: 'Văn bản',
      path: ['document'],
      type: paper,
      width: 54,
      required: true,
      proposed: true,
    },
    {
      key: 'issued.number',
      title: 'Số',
      group: 'Đã ban hành',
      path: ['issued', 'number'],
      type: line,
      width: 8,
      help: 'Chỉ ghi số (12), không ghi ký hiệu.',
    },
    {
      key: 'issued.date',
      title: 'Ngày',
      group: 'Đã ban hành',
      path: ['issued', 'date'],
      type: date,
      width: 13,
    },
    {
      key: 'date',
      title: 'Ngày dự kiến',
      path: ['date'],
      type: date,
      width: 13,
      help: 'Khi chưa ban hành: để dùng đúng tên cơ quan vào ngày ấy. Văn bản chỉ in năm.',
    },
    {
      key: 'addressees',
      title: 'Kính gửi',
      path: ['addressees'],
      type: line,
      list: true,
      width: 40,
      help: 'Cách nhau bằng dấu chấm phẩy. Để trống thì theo vai trò.',
    },
    {
      key: 'recipients',
      title: 'Nơi nhận',
      path: ['recipients'],
      type: line,
      list: true,
      width: 48,
      help: 'Cách nhau bằng dấu chấm phẩy, theo thứ tự in; dòng cuối là "Lưu: VT".',
    },
    {
      key: 'bases',
      title: 'Căn cứ',
      path: ['bases'],
      type: { kind: 'reference', to: 'legal-basis' },
      list: true,
      width: 40,
      help: 'Văn bản ở tờ "Căn cứ", cách nhau bằng dấu chấm phẩy. Để trống: mọi căn cứ của hồ sơ.',
    },
  ],
};

export const paperTexts: SheetBinding = {
  key: 'paper-texts',
  title: 'Nội dung văn bản',
  use: 'reference',
  about:
    'Phần lời mà người viết soạn cho từng văn bản; mỗi phần một hàng có sẵn. Để trống thì văn bản in dòng chấm để viết tay.',
  rows: { kind: 'list', at: ['paperTexts'] },
  spare: 4,
  columns: [
    {
      key: 'document',
      title: 'Văn bản',
      path: ['document'],
      type: paper,
      width: 44,
      required: true,
      proposed: true,
    },
    { key: 'name', title: 'Tên phần', path: null, type: line, width: 34 },
    {
      key: 'text',
      title: 'Nội dung',
      path: ['text'],
      type: { kind: 'text' },
      width: 90,
      required: true,
      help: 'Số liệu nhắc bằng mã: {{duong-ngo-xom.percent}}. Xuống dòng: Alt+Enter; dòng trống ngăn đoạn.',
    },
    {
      key: 'part',
      title: 'Mã phần',
      path: ['part'],
      type: { kind: 'id' },
      width: 20,
      required: true,
      proposed: true,
    },
  ],
};
