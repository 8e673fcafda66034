/** Objects as PDF text: one character a byte (Latin-1). */
import type { Matrix } from '../readers/evidence/pdf/matrix.ts';

/** A text string as UTF-16BE in hexadecimal (ISO 32000-1, 7.9.2.2): any Vietnamese letter, no escaping. */
export const textString = (text: string): string =>
  `<${Buffer.from(`\ufeff${text.normalize('NFC')}`, 'utf16le')
    .swap16()
    .toString('hex')}>`;

/** Never with an exponent, at most six digits behind the point. */
export function number(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : '0';
  const text = value.toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

export const numbers = (values: readonly number[]): string => values.map(number).join(' ');

export const concat = (matrix: Matrix): string => `${numbers(matrix)} cm`;

const REGULAR = /[^!-~]|[#()<>[\]{}/%]/g;

export const name = (value: string): string =>
  `/${value.replace(REGULAR, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
