/** A value of the model as a cell of the workbook: numbers and days stay numbers, texts can never become formulas. */
import type { Directory } from '../../bindings/directory.ts';
import { listText } from '../../bindings/lists.ts';
import type { Column } from '../../bindings/types.ts';
import { FLAG } from '../../bindings/words.ts';
import { DiagnosticError } from '../../model/diagnostics.ts';
import { type Decimal, formatDecimal, parseDecimal, plainDecimal } from '../../model/quantity.ts';
import { escapeXstring, MAX_CELL_CHARS, needsQuotePrefix } from '../../writers/xlsx/clean-text.ts';

export interface CellValue {
  readonly value: string | number | null;
  readonly numFmt?: string;
  readonly quotePrefix?: boolean;
}

export const TEXT_FORMAT = '@';
export const DATE_FORMAT = 'dd/mm/yyyy';
/** Excel keeps no more digits of a number. */
const MAX_DIGITS = 15;

const MS_PER_DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30) / MS_PER_DAY;
/** Excel counts a day in February 1900 that never was; days before it are written as text. */
const FIRST_SAFE = 61;

/** Format of cells that are still blank. */
export function blankFormat(column: Column): string | undefined {
  switch (column.type.kind) {
    case 'date':
      return DATE_FORMAT;
    case 'decimal':
    case 'requirement':
    case 'integer':
    case 'year':
      return undefined;
    default:
      return TEXT_FORMAT;
  }
}

export const isNumber = (column: Column): boolean =>
  ['decimal', 'requirement', 'integer', 'year'].includes(column.type.kind);

export function cellOf(column: Column, value: unknown, directory: Directory): CellValue {
  if (value === undefined || value === null) return { value: null };
  if (column.list) return textCell(listText((value as unknown[]).map((v) => wordOf(column, v, directory))));
  switch (column.type.kind) {
    case 'decimal':
    case 'requirement':
      return decimalCell(value);
    case 'integer':
    case 'year':
      return { value: Number(value) };
    case 'date':
      return dateCell(String(value));
    case 'month': {
      const [year, month] = String(value).split('-');
      return textCell(`${Number(month)}/${year}`);
    }
    default:
      return textCell(wordOf(column, value, directory));
  }
}

function wordOf({ type }: Column, value: unknown, directory: Directory): string {
  if (type.kind === 'flag') return FLAG.find(([code]) => code === String(value))![1];
  if (type.kind === 'choice') return type.choices.find(([code]) => code === value)?.[1] ?? String(value);
  if (type.kind === 'reference') return directory.get(type.to)?.shown(String(value)) ?? String(value);
  return String(value);
}

/** @throws DiagnosticError for a text that no cell can hold: cut, it would lose what people wrote. */
export function textCell(text: string): CellValue {
  if (text.length > MAX_CELL_CHARS)
    throw new DiagnosticError([
      {
        code: 'cell-too-long',
        severity: 'error',
        message: `đoạn chữ "${text.slice(0, 40)}…" dài ${text.length} ký tự, một ô chỉ chứa được ${MAX_CELL_CHARS}`,
        hint: 'tách thành nhiều đoạn rồi xuất lại',
        where: [],
      },
    ]);
  return {
    value: escapeXstring(text),
    numFmt: TEXT_FORMAT,
    ...(needsQuotePrefix(text) ? { quotePrefix: true } : {}),
  };
}

function decimalCell(source: unknown): CellValue {
  const value = typeof source === 'string' ? parseDecimal(source) : (source as Decimal);
  if (value === null) return textCell(String(source));
  const digits = value.digits.toString().replace(/^-?0*/, '').length;
  if (Math.max(digits, value.scale) > MAX_DIGITS) return textCell(formatDecimal(value).replaceAll('.', ''));
  return { value: Number(plainDecimal(value)), numFmt: decimalFormat(value.scale) };
}

/** Entered zeros are part of the value: 6,60 is shown and read back with both digits. */
export const decimalFormat = (scale: number): string =>
  scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}`;

function dateCell(iso: string): CellValue {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  const number = Date.UTC(year, month - 1, day) / MS_PER_DAY - EPOCH;
  if (year < 1900 || number < FIRST_SAFE) return textCell(`${day}/${month}/${String(year).padStart(4, '0')}`);
  return { value: number, numFmt: DATE_FORMAT };
}
