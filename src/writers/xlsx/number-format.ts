/**
 * XLSX number formats. Marks between digits follow the reader's regional setting (they are numbers); what we write
 * ourselves, the slashes of dates and the units, is quoted and stays as it is everywhere.
 */

/** `#,##0.00`, with text before and after that belongs to the shown value only. */
export function numberFormat(scale: number, prefix = '', suffix = ''): string {
  return quoted(prefix) + `#,##0${fraction(scale)}` + quoted(suffix);
}

export const percentFormat = (scale: number, prefix = '', suffix = ''): string =>
  `${quoted(prefix)}0${fraction(scale)}%${quoted(suffix)}`;

/** Text before and after a derived text. */
export const textFormat = (prefix = '', suffix = ''): string => `${quoted(prefix)}@${quoted(suffix)}`;

/**
 * Format under which the day `isoDate` shows as `text`: 07/6/2022, 07/02/2024, 6/2024. Any other wording is shown
 * as it is, above the real date.
 */
export function dateFormat(isoDate: string, text: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const parts: readonly [shown: string, format: string][] = [
    [`${day}/${month}/${year}`, 'dd\\/mm\\/yyyy'],
    [`${day}/${Number(month)}/${year}`, 'dd\\/m\\/yyyy'],
    [`${Number(day)}/${Number(month)}/${year}`, 'd\\/m\\/yyyy'],
    [`${month}/${year}`, 'mm\\/yyyy'],
    [`${Number(month)}/${year}`, 'm\\/yyyy'],
    [year, 'yyyy'],
  ];
  return parts.find(([shown]) => shown === text)?.[1] ?? (quoted(text) || 'dd\\/mm\\/yyyy');
}

/** Excel keeps at most 255 characters of a format. */
export const MAX_FORMAT_CHARS = 255;

const fraction = (scale: number): string => (scale > 0 ? `.${'0'.repeat(scale)}` : '');

/** A literal. Readers pair quotation marks in their own ways, so one inside the text becomes a typographic one. */
const quoted = (text: string): string => (text === '' ? '' : `"${text.replaceAll('"', '”')}"`);
