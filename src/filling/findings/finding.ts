/** How findings about a form are made and what they call things. */
import type { Diagnostic, Place, Severity } from '../../model/diagnostics.ts';
import { fieldOf } from '../columns/fields.ts';

export const finding = (
  severity: Severity,
  code: string,
  message: string,
  where: readonly Place[],
  hint?: string,
  about?: readonly string[],
): Diagnostic => ({ code, severity, message, where, ...(hint ? { hint } : {}), ...(about ? { about } : {}) });

/** What people call a field of the mapping. */
export const words = (code: string): string => fieldOf(code)?.words ?? code;
/** `indicator:2.3` → "chỉ tiêu 2.3". */
export const name = (about: string): string =>
  about.startsWith('criterion:')
    ? `tiêu chí ${about.slice(10)}`
    : about === ''
      ? ''
      : `chỉ tiêu ${about.slice(10)}`;
export const MAPPING = 'tệp .anh-xa.yaml';
/** One line for a message. */
export const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
