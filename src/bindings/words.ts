/** Words that cells show for the codes of the model. */
type Choices = readonly (readonly [code: string, word: string])[];

export const LEVELS = [
  ['commune', 'Xã'],
  ['district', 'Huyện'],
  ['province', 'Tỉnh'],
] as const satisfies Choices;

export const ORGANISATION_LEVELS: Choices = [...LEVELS, ['other', 'Khác']];

export const VERDICTS: Choices = [
  ['met', 'Đạt'],
  ['unmet', 'Chưa đạt'],
];

export const FIGURE_ROLES: Choices = [
  ['result', 'Kết quả'],
  ['common', 'Số liệu chung'],
  ['target', 'Mục tiêu'],
  ['context', 'Tham khảo'],
];

export const ASSIGNMENT_ROLES: Choices = [
  ['lead', 'Chủ trì'],
  ['support', 'Phối hợp'],
  ['guide', 'Hướng dẫn'],
];

export const COPIES: Choices = [
  ['original', 'Bản chính'],
  ['certified', 'Bản sao chứng thực'],
  ['plain', 'Bản sao'],
];

export const COLUMN_KINDS: Choices = [
  ['text', 'Chữ'],
  ['number', 'Số'],
  ['hamlet', 'Thôn'],
  ['choice', 'Chọn trong danh sách'],
];

export const LINE_STYLES: Choices = [
  ['numbered', 'Đánh số'],
  ['dashed', 'Gạch đầu dòng'],
];

export const SIDES: Choices = [
  ['right', 'Bên phải'],
  ['left', 'Bên trái'],
];

export const MEASURE_KINDS: Choices = [
  ['text', 'Đoạn văn'],
  ['task', 'Nhiệm vụ'],
];

export const GOVERNMENTS: Choices = [
  ['three-tier', 'Ba cấp (có huyện)'],
  ['two-tier', 'Hai cấp (không có huyện)'],
];

export const MEDIA: Choices = [
  ['paper', 'Giấy'],
  ['electronic', 'Điện tử'],
];

export const NUMBERINGS: Choices = [
  ['leaf', 'Tờ'],
  ['page', 'Trang'],
];

export const FLAG: Choices = [
  ['true', 'Có'],
  ['false', 'Không'],
];
