/** The first sheet: what to fill, in which order, what the colours mean, the traps, every sheet with what it still lacks. */
import type ExcelJS from 'exceljs';
import type { CaseData } from '../../model/case-schema.ts';
import { lineCount, rowHeightPt } from '../../writers/xlsx/measure.ts';
import { missingOf } from './missing.ts';
import { BODY_PT, type EntryStyles, type LookName, printSetup } from './style.ts';
import type { WrittenSheet } from './write-sheet.ts';

export const GUIDE_TITLE = 'Hướng dẫn';
const GUIDE_MARKER = 'hoso:guide';
const WIDTHS = [4, 30, 78, 24];
/** Nothing missing is a dash. */
const MISSING_FORMAT = '0" ô";-0;"–"';
const [, NAME, TEXT, LAST] = [1, 2, 3, 4];

const STEPS: readonly (readonly [string, string])[] = [
  ['1. Thông tin chung', 'Điền các hàng có dấu *: tên xã, năm đánh giá, vùng, ngày lập.'],
  [
    '2. Số liệu',
    'Mỗi chỉ tiêu có số đã có sẵn một hàng. Chỉ tiêu tỷ lệ: ghi tử số, mẫu số và đơn vị (14; 15,7; km), máy tự tính phần trăm. Chỉ tiêu khác: ghi giá trị.',
  ],
  [
    '3. Kết quả chỉ tiêu',
    'Chỉ tiêu có/không: chọn Có hoặc Không. Chỉ tiêu xếp loại: chọn mức. Ai đã kết luận Đạt hay Chưa đạt thì ghi ở cột của cấp đó.',
  ],
  [
    '4. Các tờ màu xanh',
    'Điền khi đã có: hiện trạng, giải pháp, đơn vị, phân công, thời hạn, minh chứng, mức đạt chuẩn…',
  ],
  [
    '5. Lưu và chạy',
    'Bấm Lưu (Ctrl+S), đóng Excel. Chạy "hoso check <tệp này>" để soát, "hoso generate <tệp này>" để lập hồ sơ.',
  ],
];

const COLOURS: readonly (readonly [LookName, string, string])[] = [
  ['requiredHead', 'Tên cột *', 'Bắt buộc: hàng nào có nội dung thì ô ở cột này phải có.'],
  ['head', 'Tên cột', 'Điền khi có; không có thì để trống.'],
  ['entry', 'Ô trắng', 'Ô để điền.'],
  ['locked', 'Ô xám', 'Chương trình ghi sẵn, không sửa.'],
  ['computed', 'Ô xanh lá', 'Máy tự tính để xem trước; chương trình tính lại chính xác khi lập hồ sơ.'],
];

const TRAPS: readonly (readonly [string, string, string])[] = [
  [
    'Số thập phân',
    'Ghi dấu phẩy: 14,5. Nếu Excel để tiếng Anh thì ghi dấu chấm: 14.5. Gõ xong nhìn lại ô: máy phải hiểu là mười bốn rưỡi.',
    'Không: 14,5 km',
  ],
  ['Hàng nghìn', 'Ghi liền các chữ số: 8472.', 'Không: 8.472'],
  ['Phần trăm', 'Ghi 82,83 và đơn vị %. Tốt hơn: ghi tử số và mẫu số.', 'Không: 0,8283'],
  [
    'Chưa có, chưa biết',
    '"Chưa có" là một câu trả lời: chọn Không, hoặc ghi 0. Chưa biết thì để trống; văn bản sẽ ghi "chưa có số liệu".',
    'Không ghi 0 khi chưa biết',
  ],
  [
    'Số chỉ tiêu',
    'Ghi đúng như bộ tiêu chí: 17.10 khác 17.1. Các ô này là chữ, chọn trong danh sách nếu có.',
    'Không: 17,1',
  ],
  ['Ngày', 'Ngày/tháng/năm: 15/11/2024.', 'Không: 11/2024'],
  ['Nhiều mục trong một ô', 'Cách nhau bằng dấu chấm phẩy: 2.1; 2.2', 'Không: 2.1 và 2.2'],
  ['Xuống dòng trong ô', 'Alt+Enter. Dòng trống ngăn đoạn, dòng bắt đầu bằng "- " là gạch đầu dòng.', ''],
  [
    'Số liệu trong câu văn',
    'Nhắc bằng mã ở tờ "Số liệu", để số đổi thì câu đổi theo: đạt {{duong-ngo-xom.percent}}. Các mặt: value giá trị, ratio tử/mẫu, percent tỷ lệ, remaining còn lại.',
    'Không gõ số vào câu',
  ],
  [
    'Hàng và cột',
    'Được chèn hàng, chèn cột ghi chú, lọc, sắp xếp, đổi tên tờ, thêm tờ riêng. Hàng ghi sẵn mà không điền thì coi như không có.',
    'Không xóa cột',
  ],
];

export function writeGuide(
  sheet: ExcelJS.Worksheet,
  written: readonly WrittenSheet[],
  data: CaseData,
  styles: EntryStyles,
): void {
  let row = 1;
  const put = (column: number, value: ExcelJS.CellValue, look: LookName): void => {
    const cell = sheet.getCell(row, column);
    cell.value = value;
    cell.style = styles(look);
  };
  const next = (texts: Readonly<Record<number, string>>): void => {
    const lines = Object.entries(texts).map(([column, text]) =>
      lineCount([text], { sizePt: BODY_PT }, WIDTHS[Number(column) - 1]! * 8),
    );
    sheet.getRow(row).height = rowHeightPt(Math.max(1, ...lines), BODY_PT) + 2;
    row++;
  };
  const heading = (texts: readonly string[]): void => {
    row++;
    texts.forEach((text, i) => {
      put(NAME! + i, text, 'section');
    });
    next({});
  };
  WIDTHS.forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  put(1, GUIDE_MARKER, 'key');
  sheet.getRow(1).hidden = true;
  row = 2;
  put(NAME!, `Bảng số liệu ${data.commune.kind} ${data.commune.name}, năm ${data.assessmentYear}`, 'title');
  sheet.mergeCells(row, NAME!, row, LAST!);
  sheet.getRow(row).height = 26;
  row++;
  put(
    NAME!,
    'Mỗi số liệu ghi một lần ở đây; kế hoạch, hồ sơ tiêu chí và các biểu đều lấy từ đây. Thiếu chỗ nào vẫn lập được hồ sơ, chỗ đó ghi là chưa có.',
    'about',
  );
  sheet.mergeCells(row, NAME!, row, LAST!);
  next({ [TEXT!]: '' });
  heading(['Làm theo thứ tự', 'Việc', '']);
  for (const [name, text] of STEPS) {
    put(NAME!, name, 'bold');
    put(TEXT!, text, 'plain');
    next({ [NAME!]: name, [TEXT!]: text });
  }
  heading(['Các tờ', 'Dùng để', 'Còn thiếu']);
  for (const item of written) {
    const { binding } = item;
    const missing = missingOf(item);
    put(NAME!, { text: item.sheet.name, hyperlink: `#'${item.sheet.name}'!A1` }, 'link');
    put(TEXT!, binding.about, 'plain');
    if (missing) {
      put(LAST!, { formula: missing.formula, result: missing.value } as ExcelJS.CellFormulaValue, 'computed');
      sheet.getCell(row, LAST!).style = styles('computed', { numFmt: MISSING_FORMAT, align: 'center' });
    }
    next({ [NAME!]: item.sheet.name, [TEXT!]: binding.about });
  }
  heading(['Màu', 'Nghĩa', '']);
  for (const [look, name, text] of COLOURS) {
    put(NAME!, name, look);
    put(TEXT!, text, 'plain');
    next({ [TEXT!]: text });
  }
  heading(['Cách ghi', 'Ghi thế này', 'Tránh']);
  for (const [name, text, avoid] of TRAPS) {
    put(NAME!, name, 'bold');
    put(TEXT!, text, 'plain');
    put(LAST!, avoid, 'plain');
    next({ [NAME!]: name, [TEXT!]: text, [LAST!]: avoid });
  }
  sheet.views = [
    { state: 'normal', showGridLines: false, activeCell: 'B2' } as unknown as ExcelJS.WorksheetView,
  ];
  printSetup(sheet, [2, 2]);
  sheet.pageSetup.orientation = 'portrait';
}
