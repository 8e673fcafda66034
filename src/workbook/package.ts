/**
 * The one place that knows exceljs from inside: its part writers are driven into our own ZIP (no clock, fixed
 * order), and the parts are repaired where exceljs departs from the schema or lacks a feature.
 */
import type ExcelJS from 'exceljs';
import { FONT_NAME } from '../writers/xlsx/styles.ts';
import { deflatePart, type ZipPart, zip } from '../writers/zip.ts';

/** exceljs cannot write a quote prefix; this reading order, which nothing else uses, stands for it until the parts are repaired. */
export const QUOTE_PREFIX_MARK = 'ltr';

interface PartSink {
  append(content: string | Uint8Array, options: { name: string }): void;
}

type Model = ExcelJS.WorkbookModel & { language?: string };

/** Methods of exceljs 4.4 `lib/xlsx/xlsx.js` that its types do not declare. */
interface PartWriters {
  prepareModel(model: Model, options: { useStyles: boolean; useSharedStrings: boolean }): void;
  addContentTypes(sink: PartSink, model: Model): Promise<void>;
  addOfficeRels(sink: PartSink, model: Model): Promise<void>;
  addWorkbookRels(sink: PartSink, model: Model): Promise<void>;
  addWorksheets(sink: PartSink, model: Model): Promise<void>;
  addSharedStrings(sink: PartSink, model: Model): Promise<void>;
  addThemes(sink: PartSink, model: Model): Promise<void>;
  addStyles(sink: PartSink, model: Model): Promise<void>;
  addApp(sink: PartSink, model: Model): Promise<void>;
  addCore(sink: PartSink, model: Model): Promise<void>;
  addWorkbook(sink: PartSink, model: Model): Promise<void>;
}

/** What exceljs cannot write into a sheet. */
export interface SheetExtras {
  /** Ranges whose number-like texts Excel shall not mark as errors. */
  readonly textRanges: readonly string[];
}

const ORDER = [
  'addContentTypes',
  'addOfficeRels',
  'addWorkbookRels',
  'addWorksheets',
  'addSharedStrings',
  'addThemes',
  'addStyles',
  'addApp',
  'addCore',
  'addWorkbook',
] as const;

/** `extras` in the order of the sheets. */
export async function packWorkbook(
  workbook: ExcelJS.Workbook,
  extras: readonly SheetExtras[],
): Promise<Buffer> {
  const writers = workbook.xlsx as unknown as PartWriters;
  const model: Model = (workbook as unknown as { model: Model }).model;
  model.language = 'vi-VN';
  const parts: [string, ZipPart][] = [];
  const sink: PartSink = {
    append(content, { name }) {
      const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
      parts.push([name, deflatePart(repaired(name, text, extras))]);
    },
  };
  writers.prepareModel(model, { useStyles: true, useSharedStrings: true });
  for (const write of ORDER) await writers[write](sink, model);
  return zip(parts);
}

function repaired(name: string, xml: string, extras: readonly SheetExtras[]): string {
  if (name === 'xl/styles.xml') return repairStyles(xml);
  const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name);
  return sheet ? repairSheet(xml, extras[Number(sheet[1]) - 1]) : xml;
}

/** Order of CT_Font (ECMA-376 part 1, 18.8.22); exceljs writes colour and name first. */
const FONT_ORDER =
  'b i strike condense extend outline shadow u vertAlign sz color name family charset scheme'.split(' ');

function repairStyles(xml: string): string {
  const fonts = xml.replace(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    const elements = [...inner.matchAll(/<(\w+)\b[^>]*?(?:\/>|>.*?<\/\1>)/g)];
    elements.sort((a, b) => FONT_ORDER.indexOf(a[1]!) - FONT_ORDER.indexOf(b[1]!));
    return `<font>${elements.map((e) => e[0]).join('')}</font>`;
  });
  return (
    fonts
      // Column widths are counted in digits of the first font, which exceljs fixes as Calibri 11.
      .replace(/<font>.*?<\/font>/s, `<font><sz val="12"/><name val="${FONT_NAME}"/><family val="1"/></font>`)
      // See QUOTE_PREFIX_MARK.
      .replace(/<xf ([^>]*)>(<alignment[^>]*?) readingOrder="1"/g, '<xf $1 quotePrefix="1">$2')
  );
}

function repairSheet(xml: string, extras: SheetExtras | undefined): string {
  if (extras === undefined || extras.textRanges.length === 0) return xml;
  const ranges = extras.textRanges.join(' ');
  const ignored = `<ignoredErrors><ignoredError sqref="${ranges}" numberStoredAsText="1"/></ignoredErrors>`;
  return xml.replace('</headerFooter>', `</headerFooter>${ignored}`);
}
