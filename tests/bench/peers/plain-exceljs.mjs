/**
 * A workbook as plain data, and the same cells written by exceljs as its manual has it. Styles are shared objects, which
 * is the quickest for exceljs: it knows a style again by identity.
 */
import ExcelJS from 'exceljs';

/** Reads bytes of an XLSX into data that can be sent or stored; dates stay dates. */
export async function workbookData(bytes) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const styles = [];
  const known = new Map();
  const styleNumber = (style) => {
    const key = JSON.stringify(style);
    if (!known.has(key)) known.set(key, styles.push(style) - 1);
    return known.get(key);
  };
  const sheets = workbook.worksheets.map((sheet) => {
    const rows = [];
    sheet.eachRow({ includeEmpty: false }, (row, number) => {
      const cells = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        const covered = cell.isMerged && cell.master !== cell;
        if (cell.value === null && Object.keys(cell.style).length === 0) return;
        cells.push([column, covered ? null : cell.value, styleNumber(cell.style)]);
      });
      rows.push([number, row.height, cells]);
    });
    return {
      name: sheet.name,
      widths: sheet.columns.map((column) => column.width),
      rows,
      merges: [...(sheet.model.merges ?? [])],
      properties: sheet.properties,
      pageSetup: sheet.pageSetup,
      headerFooter: sheet.headerFooter,
      views: sheet.views,
      autoFilter: sheet.autoFilter,
      marks: sheet.conditionalFormattings,
    };
  });
  // As it would be stored: methods and empty fields go, and nothing is shared with the workbook that was read.
  return structuredClone({
    styles,
    sheets: JSON.parse(JSON.stringify(sheets, undatedReplacer), datedReviver),
  });
}

/** Dates survive JSON. */
function undatedReplacer(key, value) {
  return this[key] instanceof Date ? { $date: this[key].getTime() } : value;
}
export const datedReviver = (_, value) => (value?.$date === undefined ? value : new Date(value.$date));
export const dataText = (data) => JSON.stringify(data, undatedReplacer);

/** From data to the bytes of the file. */
export async function writeWorkbook({ styles, sheets }) {
  const workbook = new ExcelJS.Workbook();
  for (const { name, widths, rows, merges, autoFilter, marks, ...options } of sheets) {
    const { properties, pageSetup, headerFooter, views } = options;
    const sheet = workbook.addWorksheet(name, { properties, pageSetup, headerFooter, views });
    widths.forEach((width, i) => {
      sheet.getColumn(i + 1).width = width;
    });
    for (const [number, height, cells] of rows) {
      const row = sheet.getRow(number);
      row.height = height;
      for (const [column, value, style] of cells) {
        const cell = row.getCell(column);
        cell.value = value;
        cell.style = styles[style];
      }
    }
    for (const range of merges) sheet.mergeCellsWithoutStyle(range);
    if (autoFilter) sheet.autoFilter = autoFilter;
    for (const mark of marks) sheet.addConditionalFormatting(mark);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** All that both sides must have alike: values, styles, sizes and merges. */
export const comparable = (data) =>
  data.sheets.map(({ name, widths, rows, merges }) => ({
    name,
    widths,
    merges: [...merges].sort(),
    rows: rows.map(([number, height, cells]) => [
      number,
      height,
      cells.map(([column, value, style]) => [column, value, data.styles[style]]),
    ]),
  }));
