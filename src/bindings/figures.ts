/** Hamlets, figures with their history, detail tables and their columns. */
import type { DetailTable } from '../model/case-schema.ts';
import type { Column, SheetBinding, ValueType } from './types.ts';
import { COLUMN_KINDS, FIGURE_ROLES } from './words.ts';

const line: ValueType = { kind: 'line' };
const id: ValueType = { kind: 'id' };

export const hamlets: SheetBinding = {
  key: 'hamlets',
  title: 'Thôn',
  use: 'optional',
  about: 'Mỗi thôn (bản, ấp, khu) một hàng, theo thứ tự muốn in.',
  rows: { kind: 'list', at: ['hamlets'] },
  spare: 8,
  columns: [{ key: 'name', title: 'Tên thôn', path: [], type: line, width: 36, required: true }],
};

export const figures: SheetBinding = {
  key: 'figures',
  title: 'Số liệu',
  use: 'required',
  about:
    'Mỗi số liệu một hàng, ghi một lần, mọi văn bản lấy từ đây. Chỉ tiêu tỷ lệ: ghi tử số và mẫu số, máy tự tính phần trăm. Chưa biết thì để trống; đã rà soát mà không có thì ghi 0.',
  rows: { kind: 'list', at: ['figures'], codeFrom: ['name'] },
  spare: 20,
  columns: [
    {
      key: 'indicator',
      title: 'Chỉ tiêu',
      path: ['indicator'],
      type: { kind: 'reference', to: 'indicator' },
      width: 9,
      proposed: true,
      help: 'Số của chỉ tiêu, ví dụ 17.10. Số liệu chung và mục tiêu thì để trống.',
    },
    {
      key: 'name',
      title: 'Tên số liệu',
      path: ['name'],
      type: line,
      width: 46,
      required: true,
      proposed: true,
    },
    {
      key: 'unit',
      title: 'Đơn vị tính',
      path: ['unit'],
      type: line,
      width: 12,
      proposed: true,
      help: 'Đơn vị của tử số và mẫu số, hoặc của giá trị: hộ, km, ha, %, triệu đồng.',
    },
    {
      key: 'numerator',
      title: 'Tử số',
      path: ['numerator'],
      type: { kind: 'decimal', unit: 'unit' },
      width: 13,
      help: 'Phần đã đạt, ví dụ 14 (km). Dấu phẩy thập phân, không ghi đơn vị.',
    },
    {
      key: 'denominator',
      title: 'Mẫu số',
      path: ['denominator'],
      type: { kind: 'decimal', unit: 'unit' },
      width: 13,
      help: 'Tổng số, ví dụ 15,7 (km). Để trống nếu lấy mẫu số từ số liệu chung.',
    },
    { key: 'result', title: 'Kết quả tự tính', path: null, type: { kind: 'decimal' }, width: 11 },
    {
      key: 'value',
      title: 'Giá trị',
      path: ['value'],
      type: { kind: 'decimal', unit: 'unit', ratio: true },
      width: 13,
      help: 'Khi không có tử số, mẫu số: ghi thẳng giá trị (44,91). Tỷ lệ chỉ biết phần trăm thì ghi 82,83 và đơn vị %.',
    },
    {
      key: 'asOf',
      title: 'Tính đến ngày',
      path: ['asOf'],
      type: { kind: 'date' },
      width: 13,
      help: 'Ngày chốt số liệu.',
    },
    {
      key: 'dataYear',
      title: 'Năm số liệu',
      path: ['dataYear'],
      type: { kind: 'year' },
      width: 9,
      help: 'Khi khác năm đánh giá.',
    },
    {
      key: 'source',
      title: 'Nguồn',
      path: ['source'],
      type: line,
      width: 32,
      help: 'Báo cáo, biểu, người cung cấp.',
    },
    {
      key: 'role',
      title: 'Dùng làm',
      path: ['role'],
      type: { kind: 'choice', choices: FIGURE_ROLES },
      aside: true,
      width: 14,
      blank: 'result',
      proposed: true,
      help: 'Kết quả của chỉ tiêu; số liệu chung (mẫu số dùng chung); mục tiêu của nhiệm vụ; tham khảo. Để trống là kết quả.',
    },
    {
      key: 'id',
      title: 'Mã',
      path: ['id'],
      type: id,
      aside: true,
      width: 22,
      proposed: true,
      help: 'Dùng để nhắc số liệu trong câu văn: {{mã.percent}}. Để trống thì máy đặt theo tên.',
    },
    {
      key: 'denominatorFrom',
      title: 'Mẫu số lấy từ số liệu chung',
      path: ['denominatorFrom'],
      type: { kind: 'reference', to: 'figure' },
      aside: true,
      width: 22,
      help: 'Ví dụ Tổng số hộ: khi đó để trống ô Mẫu số.',
    },
    {
      key: 'denominatorReason',
      title: 'Vì sao dùng mẫu số riêng',
      path: ['denominatorReason'],
      type: line,
      width: 24,
      aside: true,
    },
    {
      key: 'percentDecimals',
      title: 'Số chữ số thập phân của tỷ lệ',
      path: ['percentDecimals'],
      type: { kind: 'integer' },
      width: 11,
      blank: 2,
      aside: true,
      help: 'Để trống là 2 chữ số.',
    },
    {
      key: 'remainingUnit',
      title: 'Đơn vị của phần còn lại',
      path: ['remainingUnit'],
      type: line,
      width: 12,
      aside: true,
      help: 'Ví dụ m, khi số liệu tính bằng km.',
    },
    {
      key: 'from.table',
      title: 'Bảng kê',
      group: 'Tính từ bảng kê (khi không ghi tay)',
      path: ['from', 'table'],
      type: { kind: 'reference', to: 'table' },
      width: 18,
      aside: true,
    },
    from('sum', 'Giá trị: tổng cột', ['sum']),
    from('countWhere.column', 'Giá trị: đếm dòng có cột', ['countWhere', 'column']),
    from('countWhere.equals', 'bằng', ['countWhere', 'equals'], line),
    from('numerator.sum', 'Tử số: tổng cột', ['numerator', 'sum']),
    from('numerator.countWhere.column', 'Tử số: đếm dòng có cột', ['numerator', 'countWhere', 'column']),
    from('numerator.countWhere.equals', 'bằng', ['numerator', 'countWhere', 'equals'], line),
    from('denominator.sum', 'Mẫu số: tổng cột', ['denominator', 'sum']),
    from('denominator.count', 'Mẫu số: đếm mọi dòng', ['denominator', 'count'], { kind: 'flag' }),
    from('denominator.common', 'Mẫu số: số liệu chung', ['denominator', 'common'], {
      kind: 'reference',
      to: 'figure',
    }),
    {
      key: 'inferred',
      title: 'Suy ra thế nào',
      path: ['inferred'],
      type: line,
      width: 60,
      aside: true,
      help: 'Khi số liệu không ghi rõ trong nguồn mà phải suy ra.',
    },
    {
      key: 'personal',
      title: 'Có thông tin cá nhân',
      path: ['personal'],
      type: { kind: 'flag' },
      width: 11,
      blank: false,
      aside: true,
    },
  ],
};

function from(key: string, title: string, path: readonly string[], type: ValueType = id): Column {
  return {
    key: `from.${key}`,
    title,
    group: 'Tính từ bảng kê (khi không ghi tay)',
    path: ['from', ...path],
    type,
    width: 14,
    aside: true,
  };
}

export const history: SheetBinding = {
  key: 'history',
  title: 'Lịch sử số liệu',
  use: 'reference',
  about: 'Giá trị cũ của số liệu đã sửa: mỗi lần sửa một hàng, cũ trước mới sau.',
  rows: { kind: 'children', of: 'figure', parents: ['figures'], list: 'history' },
  spare: 8,
  columns: [
    {
      key: 'figure',
      title: 'Số liệu',
      path: null,
      type: { kind: 'reference', to: 'figure' },
      width: 46,
      required: true,
    },
    { key: 'value', title: 'Giá trị cũ', path: ['value'], type: line, width: 18, required: true },
    { key: 'on', title: 'Ngày ghi', path: ['on'], type: { kind: 'date' }, width: 13, required: true },
    { key: 'by', title: 'Người ghi', path: ['by'], type: line, width: 24 },
    { key: 'source', title: 'Nguồn', path: ['source'], type: line, width: 36 },
  ],
};

export const detailTables: SheetBinding = {
  key: 'tables',
  title: 'Bảng kê',
  use: 'optional',
  about:
    'Danh mục các bảng kê (tuyến đường, theo thôn…). Dòng của mỗi bảng kê nằm ở tờ riêng cùng tên; cột khai ở tờ "Cột bảng kê".',
  rows: { kind: 'list', at: ['detailTables'], codeFrom: ['name'] },
  spare: 8,
  columns: [
    {
      key: 'name',
      title: 'Tên bảng kê',
      path: ['name'],
      type: line,
      width: 46,
      required: true,
      proposed: true,
    },
    {
      key: 'indicators',
      title: 'Dùng cho chỉ tiêu',
      path: ['indicators'],
      type: { kind: 'reference', to: 'indicator' },
      list: true,
      width: 26,
      proposed: true,
      help: 'Cách nhau bằng dấu chấm phẩy: 2.1; 2.2',
    },
    { key: 'asOf', title: 'Tính đến ngày', path: ['asOf'], type: { kind: 'date' }, width: 13 },
    { key: 'source', title: 'Nguồn', path: ['source'], type: line, width: 36 },
    {
      key: 'personal',
      title: 'Có thông tin cá nhân',
      path: ['personal'],
      type: { kind: 'flag' },
      width: 11,
      blank: false,
    },
    { key: 'id', title: 'Mã', path: ['id'], type: id, width: 22, proposed: true },
  ],
};

export const detailColumns: SheetBinding = {
  key: 'columns',
  title: 'Cột bảng kê',
  use: 'reference',
  about: 'Các cột của mỗi bảng kê, theo thứ tự từ trái sang.',
  rows: { kind: 'children', of: 'table', parents: ['detailTables'], list: 'columns', codeFrom: ['name'] },
  spare: 8,
  columns: [
    {
      key: 'table',
      title: 'Bảng kê',
      path: null,
      type: { kind: 'reference', to: 'table' },
      width: 36,
      required: true,
      proposed: true,
    },
    { key: 'name', title: 'Tên cột', path: ['name'], type: line, width: 30, required: true, proposed: true },
    {
      key: 'kind',
      title: 'Loại',
      path: ['kind'],
      type: { kind: 'choice', choices: COLUMN_KINDS },
      width: 22,
      required: true,
      proposed: true,
    },
    { key: 'unit', title: 'Đơn vị tính', path: ['unit'], type: line, width: 12, proposed: true },
    {
      key: 'choices',
      title: 'Các lựa chọn',
      path: ['choices'],
      type: line,
      list: true,
      width: 36,
      proposed: true,
      help: 'Cho loại "Chọn trong danh sách", cách nhau bằng dấu chấm phẩy.',
    },
    { key: 'id', title: 'Mã cột', path: ['id'], type: id, width: 18, required: true, proposed: true },
  ],
};

type DetailColumn = Pick<DetailTable['columns'][number], 'id' | 'name' | 'kind' | 'unit' | 'choices'>;

/** The sheet of one detail table: its columns are data of the case. */
export function detailRows(table: {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly DetailColumn[];
}): SheetBinding {
  return {
    key: `rows:${table.id}`,
    title: table.name,
    use: 'optional',
    about: `${table.name}: mỗi dòng một đối tượng. Ô chưa biết thì để trống.`,
    rows: { kind: 'detail-rows', table: table.id },
    spare: 8,
    columns: table.columns.map(
      (c): Column => ({
        key: c.id,
        title: c.unit === undefined ? c.name : `${c.name} (${c.unit})`,
        path: [c.id],
        type:
          c.kind === 'number'
            ? { kind: 'decimal' }
            : c.kind === 'hamlet'
              ? { kind: 'reference', to: 'hamlet' }
              : c.kind === 'choice' && c.choices
                ? { kind: 'choice', choices: c.choices.map((word) => [word, word] as const) }
                : { kind: 'text' },
        width: c.kind === 'number' ? 14 : 28,
      }),
    ),
  };
}
