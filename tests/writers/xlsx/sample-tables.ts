/** Tables like those of OFFICE §8, large and awkward enough to show what a sheet does with them. */
import { decimal, parseDecimal } from '../../../src/model/quantity.ts';
import type {
  CellModel,
  Expression,
  TableColumnModel,
  TableModel,
  TableRowModel,
} from '../../../src/tables/model.ts';

export const text = (...lines: string[]): CellModel => ({ kind: 'text', lines });
export const number = (value: string, scale: number, suffix?: string): CellModel => ({
  kind: 'number',
  value: parseDecimal(value)!,
  scale,
  ...(suffix === undefined ? {} : { suffix }),
});
export const percent = (value: string, scale = 2): CellModel => ({
  kind: 'percent',
  value: parseDecimal(value)!,
  scale,
});
export const date = (value: string, shown: string): CellModel => ({ kind: 'date', value, text: shown });
export const verdict = (met: boolean): CellModel => ({
  kind: 'verdict',
  verdict: met ? 'met' : 'unmet',
  text: met ? 'Đạt' : 'Chưa đạt',
});
export const cell = (row: string, column: string): Expression => ({ op: 'cell', ref: { row, column } });
export const literal = (value: string): Expression => ({ op: 'literal', value: parseDecimal(value)! });
export const percentOf = (row: string, numerator: string, denominator: string): Expression => ({
  op: 'multiply',
  left: { op: 'divide', left: cell(row, numerator), right: cell(row, denominator) },
  right: { op: 'literal', value: decimal(100) },
});
export const judged = (value: Expression, required: Expression): Expression => ({
  op: 'if',
  test: { op: 'atLeast', left: value, right: required },
  yes: { op: 'text', value: 'Đạt' },
  no: { op: 'text', value: 'Chưa đạt' },
});
export const formula = (
  expression: Expression,
  as: 'number' | 'percent' | 'text',
  scale = 0,
  more: { prefix?: string; suffix?: string } = {},
): CellModel => ({ kind: 'formula', expression, show: { as, scale, ...more } });

const column = (
  key: string,
  title: string,
  kind: TableColumnModel['kind'],
  align: TableColumnModel['align'],
  weight: number,
  more: Partial<TableColumnModel> = {},
): TableColumnModel => ({ key, title, kind, align, weight, ...more });

const LONG =
  'Tiếp tục tuyên truyền, vận động Nhân dân hiến đất, góp ngày công để cứng hóa 1,7 km đường trục thôn tại các thôn Bản Lầu, Nà Pò, Khuổi Vạc; hoàn thành trước ngày 30/11/2024.';

const routes: readonly (readonly [string, string, string, string])[] = [
  [
    'Đường trục xã và đường từ trung tâm xã đến đường huyện được nhựa hóa hoặc bê tông hóa',
    '14',
    '15.7',
    '100',
  ],
  ['Đường trục thôn, bản, ấp và đường liên thôn', '7.86', '8.472', '95'],
  ['Đường ngõ, xóm sạch và không lầy lội vào mùa mưa', '1.2', '1.6', '75'],
  ['Đường trục chính nội đồng bảo đảm vận chuyển hàng hóa thuận tiện quanh năm', '6.60', '8.5', '70'],
];

/** B1 with live judgements: ratio, percent, requirement, verdict; a group row, totals, signers. */
export function resultsTable(repeat = 6): TableModel {
  const rows: TableRowModel[] = [];
  for (let n = 0; n < repeat; n++) {
    rows.push({
      key: `group-${n}`,
      kind: 'group',
      cells: { tt: text(String(n + 2)), name: text('Giao thông'), note: text('đạt 02/04 chỉ tiêu') },
    });
    routes.forEach(([name, done, all, required], i) => {
      const key = `row-${n}/${i}`;
      rows.push({
        key,
        kind: 'data',
        cells: {
          tt: text(`${n + 2}.${i === 3 ? 10 : i + 1}`),
          name: text(name),
          done: number(done, 2, 'km'),
          all: number(all, 3, 'km'),
          share: formula(percentOf(key, 'done', 'all'), 'percent', 2),
          required: percent(required, 0),
          verdict: formula(judged(cell(key, 'share'), cell(key, 'required')), 'text'),
          on: date('2024-06-07', '07/6/2024'),
          note: text(...(i === 1 ? [LONG] : i === 2 ? ['Dòng thứ nhất', 'Dòng thứ hai'] : [])),
        },
      });
    });
  }
  const [from, to] = [rows[0]!.key, rows.at(-1)!.key];
  rows.push({
    key: 'total',
    kind: 'total',
    cells: {
      name: text('Tổng cộng'),
      done: formula({ op: 'sum', column: 'done', from, to }, 'number', 2, { suffix: 'km' }),
      all: formula({ op: 'sum', column: 'all', from, to }, 'number', 3, { suffix: 'km' }),
      share: formula(percentOf('total', 'done', 'all'), 'percent', 2),
      verdict: formula({ op: 'countEquals', column: 'verdict', from, to, equals: 'Chưa đạt' }, 'text', 0, {
        suffix: 'chưa đạt',
      }),
      note: formula({ op: 'countFilled', column: 'note', from, to }, 'number', 0, { suffix: 'ghi chú' }),
    },
  });
  return {
    key: 'results',
    sheetName: 'B1 Kết quả',
    title: 'Kết quả thực hiện các tiêu chí xã nông thôn mới nâng cao xã Nhân Lý',
    notes: [
      '(Kèm theo Báo cáo số     /BC-UBND ngày     tháng 11 năm 2024)',
      'Số liệu tính đến ngày 15/11/2024',
    ],
    unitNote: 'ĐVT: km',
    columns: [
      column('tt', 'TT', 'text', 'center', 5),
      column('name', 'Nội dung chỉ tiêu', 'text', 'left', 24),
      column('done', 'Đã cứng hóa', 'number', 'right', 9, { group: 'Xã tự đánh giá' }),
      column('all', 'Tổng chiều dài', 'number', 'right', 9, { group: 'Xã tự đánh giá' }),
      column('share', 'Tỷ lệ', 'percent', 'right', 8, { group: 'Xã tự đánh giá' }),
      column('required', 'Yêu cầu', 'percent', 'center', 8),
      column('verdict', 'Đánh giá', 'text', 'center', 9),
      column('on', 'Tính đến ngày', 'date', 'center', 10),
      column('note', 'Ghi chú', 'text', 'left', 18),
      column('print-only', 'Chỉ trong văn bản', 'text', 'left', 10, { documentOnly: true }),
    ],
    numberedColumns: true,
    rows,
    footNotes: [`Ghi chú: ${LONG}`, 'Số trong ngoặc là số thứ tự cột.'],
    signers: [
      { capacity: ['NGƯỜI LẬP BIỂU'], name: 'Hoàng Văn Thụ' },
      { capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: '' },
    ],
    orientation: 'landscape',
  };
}

/** Narrow portrait table with long prose and a hostile cell of every kind. */
export function assignmentTable(prose = LONG): TableModel {
  const cells: CellModel[] = [
    text('=HYPERLINK("http://x","y")'),
    text('+84 912 345 678'),
    text('@SUM(1)'),
    text('-1-1|cmd'),
    text("'nháy đơn"),
    text('a\u0000b\u000bc\u001f\ufffe\ud800'),
    text('_x0041_ & <b> "ngoặc" ]]>'),
    text('17.10'),
    text('6/8'),
    text('triệu đồng/người/năm', 'MộtTừRấtDàiKhôngCóKhoảngTrắngNàoỞTrongNênPhảiCắtGiữaChữ'.repeat(2)),
    text(`${prose} ${prose}`),
    text('☐ Đạt   ☑ Chưa đạt', '', 'dòng sau dòng trống'),
  ];
  return {
    key: 'assignments',
    sheetName: "B4: Phân công [nháp] 'x' dài hơn ba mươi mốt ký tự",
    title: 'Phân công nhiệm vụ',
    notes: [],
    columns: [
      column('tt', 'TT', 'text', 'center', 5),
      column('unit', 'Đơn vị', 'text', 'left', 20),
      column('task', 'Nhiệm vụ, khối lượng, địa điểm thực hiện', 'text', 'left', 50),
      column('money', 'Kinh phí (triệu đồng)', 'number', 'right', 10),
    ],
    numberedColumns: false,
    rows: cells.map((task, i) => ({
      key: `r${i}`,
      kind: 'data',
      cells: {
        tt: text(String(i + 1)),
        unit: text('Phòng Nông nghiệp và Phát triển nông thôn'),
        task,
        money: number(`${(i + 1) * 123456}.5`, 1),
      },
    })),
    footNotes: [],
    signers: [{ capacity: ['NGƯỜI LẬP BIỂU'], name: '' }],
    orientation: 'portrait',
  };
}

/** B2: one page, data bars, a helper column that is not printed. */
export function overviewTable(rows = 8): TableModel {
  return {
    key: 'overview',
    sheetName: 'B2 Tổng quan',
    title: 'Tổng quan cuộc họp',
    notes: ['13 tiêu chí chưa đạt, 06 tiêu chí đạt'],
    columns: [
      column('tt', 'TT', 'text', 'center', 6),
      column('name', 'Tiêu chí', 'text', 'left', 40),
      column('value', 'Hiện tại', 'percent', 'right', 20),
      column('required', 'Yêu cầu', 'percent', 'right', 20),
      column('verdict', 'Đánh giá', 'text', 'center', 14),
      column('raw', 'Số gốc', 'number', 'right', 10, { xlsxOnly: true }),
    ],
    numberedColumns: true,
    rows: Array.from({ length: rows }, (_, i) => ({
      key: `r${i}`,
      kind: 'data',
      cells: {
        tt: text(String(i + 1)),
        name: text(`Tiêu chí số ${i + 1} (Giao thông, thủy lợi và phòng, chống thiên tai)`),
        value: percent(`${40 + i * 8}.5`, 1),
        required: percent('80', 0),
        verdict: verdict(40 + i * 8 >= 80),
        raw: number(`${i}.25`, 2),
      },
    })),
    footNotes: [],
    chart: { valueColumn: 'value', requirementColumn: 'required' },
    orientation: 'landscape',
    onePage: true,
  };
}

export const sampleInput = {
  title: 'Bảng biểu hồ sơ nông thôn mới',
  author: 'UBND xã Nhân Lý',
  subject: 'Nông thôn mới nâng cao',
  created: '2024-11-15',
};

const WORDS =
  `${LONG} UBND MTTQ 95%, 14/15,7 km "điểm đến du lịch – cộng đồng" (mục 2.3) Quyết-định-số-1234/QĐ-BNNPTNT WWWW iiii`.split(
    ' ',
  );

/** Many texts of all lengths in columns of all widths, plain, bold and italic: row heights must hold for all. */
export function proseTable(rows = 120): TableModel {
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const prose = (most: number): CellModel => ({
    kind: 'text',
    lines: Array.from({ length: 1 + next(2) }, () =>
      Array.from({ length: 1 + next(most) }, () => WORDS[next(WORDS.length)]!).join(' '),
    ),
    bold: next(3) === 0,
    italic: next(3) === 0,
  });
  const widths = [6, 9, 13, 18, 24, 30];
  return {
    key: 'prose',
    sheetName: 'Văn xuôi',
    title: 'Chữ dài ngắn đủ cỡ',
    notes: [],
    columns: widths.map((weight, i) => column(`c${i}`, `Cột rộng ${weight} phần`, 'text', 'left', weight)),
    numberedColumns: false,
    rows: Array.from({ length: rows }, (_, i) => ({
      key: `r${i}`,
      kind: 'data',
      cells: Object.fromEntries(
        widths.map((weight, c) => [`c${c}`, prose(2 + Math.floor((weight * (i % 7)) / 2))]),
      ),
    })),
    footNotes: [],
    orientation: 'landscape',
  };
}
