/** Cell styles. One object per distinct style, because exceljs recognises styles it has seen by identity. */
import type ExcelJS from 'exceljs';
import type { CellFont } from './measure.ts';

export interface CellLook {
  readonly font: CellFont;
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle';
  readonly border: boolean;
  readonly wrap: boolean;
  readonly numFmt?: string;
  readonly quotePrefix?: boolean;
}

export const FONT_NAME = 'Times New Roman';
const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/** exceljs cannot write a quote prefix; this reading order, which nothing else uses, stands for it until the parts are repaired. */
export const QUOTE_PREFIX_MARK = 'ltr';

export const excelFont = (font: CellFont): Partial<ExcelJS.Font> => ({
  name: FONT_NAME,
  family: 1,
  size: font.sizePt,
  ...(font.bold ? { bold: true } : {}),
  ...(font.italic ? { italic: true } : {}),
});

export function styleCache(): (look: CellLook) => Partial<ExcelJS.Style> {
  const known = new Map<string, Partial<ExcelJS.Style>>();
  return (look) => {
    const key = JSON.stringify(look);
    let style = known.get(key);
    if (style === undefined) {
      style = {
        font: excelFont(look.font),
        alignment: {
          horizontal: look.align,
          vertical: look.vertical,
          ...(look.wrap ? { wrapText: true } : {}),
          ...(look.quotePrefix ? { readingOrder: QUOTE_PREFIX_MARK } : {}),
        },
        ...(look.border ? { border: BORDER } : {}),
        ...(look.numFmt === undefined ? {} : { numFmt: look.numFmt }),
      };
      known.set(key, style);
    }
    return style;
  };
}
