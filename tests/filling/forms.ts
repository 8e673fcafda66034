/** Forms as provinces send them, in several layouts, made with exceljs from the criteria set itself. */
import ExcelJS from 'exceljs';
import type { Pack } from '../../src/model/pack.ts';

export type Sheet = ExcelJS.Worksheet;

export async function bookOf(
  ...sheets: readonly (readonly [name: string, fill: (sheet: Sheet) => void])[]
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date('2024-01-01T00:00:00Z');
  for (const [name, fill] of sheets) fill(book.addWorksheet(name));
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Shown text of a cell after filling, through exceljs (not through our own reader). */
export async function openBook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

const BORDER = { style: 'thin' } as const;
const frame = (sheet: Sheet, row: number, columns: number): void => {
  for (let c = 1; c <= columns; c++)
    sheet.getCell(row, c).border = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
};

/**
 * As the decree's table B1: title, labels, heads in two merged rows, a row of column numbers, criterion rows, indicator
 * rows with number and name, totals with formulas, a drop-down, a conditional format.
 */
export function decreeSheet(pack: Pack) {
  return (sheet: Sheet): void => {
    sheet.mergeCells('A1:J1');
    sheet.getCell('A1').value = 'BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO';
    sheet.getCell('A2').value = 'Xã:';
    sheet.getCell('C2').value = 'Huyện:';
    sheet.getCell('F2').value = 'Năm:';
    const heads: readonly (readonly [range: string, text: string])[] = [
      ['A4:A5', 'TT'],
      ['B4:B5', 'Tên tiêu chí'],
      ['C4:C5', 'Nội dung chỉ tiêu'],
      ['D4:D5', 'Yêu cầu'],
      ['E4:F4', 'Xã tự đánh giá'],
      ['G4:H4', 'Huyện thẩm tra'],
      ['I4:I5', 'Minh chứng'],
      ['J4:J5', 'Ghi chú'],
    ];
    for (const [range, text] of heads) {
      sheet.mergeCells(range);
      sheet.getCell(range.split(':')[0]!).value = text;
    }
    for (const [cell, text] of [
      ['E5', 'Kết quả'],
      ['F5', 'Đánh giá'],
      ['G5', 'Kết quả'],
      ['H5', 'Đánh giá'],
    ] as const)
      sheet.getCell(cell).value = text;
    for (let c = 1; c <= 10; c++) sheet.getCell(6, c).value = `(${c})`;
    let row = 7;
    for (const criterion of pack.criteria) {
      sheet.getRow(row).values = [criterion.id, criterion.name];
      sheet.getRow(row).font = { bold: true };
      frame(sheet, row++, 10);
      for (const indicator of criterion.indicators) {
        sheet.getCell(row, 1).value = indicator.id;
        sheet.getCell(row, 3).value = indicator.name;
        sheet.getCell(row, 8).dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: ['"Đạt,Chưa đạt"'],
        };
        frame(sheet, row++, 10);
      }
    }
    sheet.getCell(row, 3).value = 'Tổng cộng số chỉ tiêu đạt';
    sheet.getCell(row, 6).value = { formula: `COUNTIF(F7:F${row - 1},"Đạt")`, result: 0 };
    sheet.getCell(row, 8).value = { formula: `COUNTIF(H7:H${row - 1},"Đạt")`, result: 0 };
    sheet.getCell(row + 1, 8).value = { formula: `COUNTIF(H7:H${row - 1},"Chưa đạt")`, result: 0 };
    sheet.addConditionalFormatting({
      ref: `H7:H${row - 1}`,
      rules: [
        {
          type: 'containsText',
          operator: 'containsText',
          text: 'Chưa',
          priority: 1,
          style: { font: { color: { argb: 'FFFF0000' } } },
        },
      ],
    });
    for (const [c, width] of [6, 20, 50, 14, 14, 12, 14, 12, 24, 20].entries())
      sheet.getColumn(c + 1).width = width;
  };
}

/** Numbers as number cells (17.10 becomes 17.1), percent and number formats, two columns ticked by x, a unit column. */
export function tickSheet(pack: Pack, withNames = true) {
  return (sheet: Sheet): void => {
    sheet.getRow(1).values = [
      'STT',
      withNames ? 'Chỉ tiêu' : '',
      'ĐVT',
      'Tử số',
      'Mẫu số',
      'Tỷ lệ (%)',
      'Đạt',
      'Chưa đạt',
    ];
    let row = 2;
    for (const { def } of pack.indicator.values()) {
      sheet.getCell(row, 1).value = Number(def.id);
      if (withNames) sheet.getCell(row, 2).value = def.name;
      sheet.getCell(row, 6).numFmt = '0.00';
      row++;
    }
  };
}

/** Names only, each with its own little change, under roman sections with numbers that start anew. */
export function namesSheet(pack: Pack) {
  return (sheet: Sheet): void => {
    sheet.getCell('A1').value = 'KẾT QUẢ RÀ SOÁT';
    sheet.getRow(3).values = [
      'STT',
      'Nội dung tiêu chí',
      'Mức đạt chuẩn',
      'Kết quả thực hiện',
      'Đạt/Chưa đạt',
    ];
    let row = 4;
    const roman = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX'.split(' ');
    pack.criteria.forEach((criterion, n) => {
      sheet.getRow(row++).values = [roman[n], criterion.name.toUpperCase()];
      criterion.indicators.forEach((indicator, i) => {
        const name = indicator.name.replace(/\s*\([^()]*\)/g, '');
        const worded = [name.normalize('NFD'), `- ${name};`, `${name} trên địa bàn xã`, name.toLowerCase()][
          i % 4
        ]!;
        sheet.getRow(row++).values = [i + 1, worded];
      });
    });
    for (let r = 4; r < row; r++) sheet.getCell(r, 4).numFmt = '0.00%';
  };
}

export const rowsBy = (sheet: Sheet, column: number): Map<string, number> => {
  const out = new Map<string, number>();
  sheet.eachRow((row, n) => {
    const text = row.getCell(column).text;
    if (text !== '') out.set(text, n);
  });
  return out;
};
