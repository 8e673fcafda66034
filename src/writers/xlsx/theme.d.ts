/** The theme that every workbook of Excel has; exceljs keeps it as text. */
declare module 'exceljs/lib/xlsx/xml/theme1.js' {
  const xml: string;
  export default xml;
}
