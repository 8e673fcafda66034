/** Forms as provinces send them, in several layouts, made with exceljs from the criteria set itself. */
import ExcelJS from 'exceljs';
import type { Pack } from '../../src/model/pack.ts';
import { unzip } from '../support/unzip.ts';
import { pack as zip } from '../support/xlsx-files.ts';

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

/**
 * As Decision 318 prints it: number and name of a criterion in cells merged over its indicators, which stand with their
 * numbers inside their names; a column that the indicators of a criterion share; a blank line of dots to write over.
 */
export function mergedSheet(pack: Pack) {
  return (sheet: Sheet): void => {
    sheet.getCell('A1').value = 'BỘ TIÊU CHÍ';
    sheet.getRow(3).values = ['TT', 'Tên tiêu chí', 'Nội dung tiêu chí', 'Chỉ tiêu', 'Kết quả', 'Kết luận'];
    for (const [i, text] of ['A', 'B', 'C', '1', '2', '3'].entries()) sheet.getCell(4, i + 1).value = text;
    let row = 5;
    for (const criterion of pack.criteria) {
      const first = row;
      for (const { id, name } of criterion.indicators) {
        sheet.getCell(row, 3).value = id.includes('.') ? `${id}. ${name}` : name;
        sheet.getCell(row, 5).value = '……';
        row++;
      }
      sheet.getCell(first, 1).value = Number(criterion.id);
      sheet.getCell(first, 2).value = criterion.name;
      if (row - first > 1) for (const c of ['A', 'B', 'F']) sheet.mergeCells(`${c}${first}:${c}${row - 1}`);
    }
  };
}

/** A bar chart over the results, part by part: no library that writes forms makes one. */
export function addChart(form: Buffer): Buffer {
  const office = 'http://schemas.openxmlformats.org';
  const rel = `${office}/officeDocument/2006/relationships`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const rels = (id: string, kind: string, target: string): string =>
    `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="${id}" Type="${rel}/${kind}" Target="${target}"/></Relationships>`;
  const files = new Map<string, string | Uint8Array>(unzip(form).map((e) => [e.name, e.content]));
  const text = (name: string): string => Buffer.from(files.get(name) as Uint8Array).toString('utf8');
  files.set(
    '[Content_Types].xml',
    text('[Content_Types].xml').replace(
      '</Types>',
      '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
    ),
  );
  const sheet = 'xl/worksheets/sheet1.xml';
  files.set(sheet, text(sheet).replace('</worksheet>', '<drawing r:id="rId9"/></worksheet>'));
  files.set('xl/worksheets/_rels/sheet1.xml.rels', rels('rId9', 'drawing', '../drawings/drawing1.xml'));
  files.set('xl/drawings/_rels/drawing1.xml.rels', rels('rId1', 'chart', '../charts/chart1.xml'));
  files.set(
    'xl/drawings/drawing1.xml',
    `${head}<xdr:wsDr xmlns:xdr="${office}/drawingml/2006/spreadsheetDrawing" xmlns:a="${office}/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>18</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${office}/drawingml/2006/chart"><c:chart xmlns:c="${office}/drawingml/2006/chart" xmlns:r="${rel}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
  );
  files.set(
    'xl/charts/chart1.xml',
    `${head}<c:chartSpace xmlns:c="${office}/drawingml/2006/chart" xmlns:a="${office}/drawingml/2006/main"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'Biểu'!$E$8:$E$12</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`,
  );
  return zip(files);
}
