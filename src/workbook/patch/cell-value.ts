/** A value as the text of a `<c>` element. */
import { cellAddress } from '../../readers/workbook/raw.ts';
import { refuse } from './refuse.ts';
import type { FormatNeed } from './styles.ts';
import { escapeXml } from './xml.ts';

export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Exact decimal with a point, `-14.50`; `decimals` that the cell is to show. */
  | { readonly kind: 'number'; readonly text: string; readonly decimals?: number | undefined }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'blank' };

export function formatNeed(value: CellValue | undefined): FormatNeed | undefined {
  if (value?.kind === 'date') return { kind: 'date' };
  if (value?.kind === 'number' && value.decimals !== undefined)
    return { kind: 'decimals', decimals: value.decimals };
  return undefined;
}

/** Style 0 is what a cell has without saying so. */
export function cellXml(
  name: string,
  at: { readonly row: number; readonly column: number },
  style: number,
  value: CellValue,
  date1904: boolean,
): string {
  const prefix = name.slice(0, -1);
  const open = `<${name} r="${cellAddress(at.row, at.column)}"${style === 0 ? '' : ` s="${style}"`}`;
  const number = (text: string): string => `${open}><${prefix}v>${text}</${prefix}v></${name}>`;
  switch (value.kind) {
    case 'number':
      if (!/^-?\d+(?:\.\d+)?$/.test(value.text)) throw new Error(`not a decimal: ${value.text}`);
      return number(value.text);
    case 'date':
      return number(String(serial(value.iso, date1904)));
    case 'text': {
      const text = cleanText(value.text);
      if (text === '') return `${open}/>`;
      return `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is></${name}>`;
    }
    case 'blank':
      return `${open}/>`;
  }
}

const MS_PER_DAY = 86_400_000;

/** Days before March 1900 have other numbers in Excel than in the calendar. */
function serial(iso: string, date1904: boolean): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const number = (date.getTime() - Date.UTC(1899, 11, 30)) / MS_PER_DAY;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || date.getUTCDate() !== day || number <= 60)
    return refuse(
      'date-unwritable',
      `ngày "${iso}" không ghi được vào bảng tính`,
      'kiểm tra lại ngày, tháng, năm',
    );
  return date1904 ? number - 1462 : number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** XML of a text in a cell or a note; `_x0041_` is kept what it is, though Excel reads it as an escape. */
export const cleanText = (text: string): string =>
  escapeXml(
    text
      .replace(/\r\n?/g, '\n')
      .replace(FORBIDDEN, '')
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'),
  );
