/** Values of options as people type them, checked; the messages are Vietnamese. */
import { InvalidArgumentError } from 'commander';
import type { Format } from '../dossier/generate.ts';

const FORMATS: readonly Format[] = ['docx', 'pdf', 'xlsx'];

export const list = (value: string): string[] =>
  value
    .split(',')
    .map((v) => v.trim())
    .filter((v) => v !== '');

export function formats(value: string): Format[] {
  const wanted = list(value);
  const wrong = wanted.filter((f) => !FORMATS.includes(f as Format));
  if (wrong.length > 0)
    throw new InvalidArgumentError(`không có dạng "${wrong.join(', ')}"; các dạng: ${FORMATS.join(', ')}`);
  return wanted as Format[];
}

export function isoDay(value: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError(`cần một ngày có thật dạng năm-tháng-ngày (2024-11-20), đang là "${value}"`);
}

export function positive(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new InvalidArgumentError(`cần một số nguyên từ 1 trở lên, đang là "${value}"`);
}
