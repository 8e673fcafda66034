/** One printer for people and one for programs. Messages are Vietnamese: what is wrong, where, how to repair it. */
import path from 'node:path';
import {
  type Diagnostic,
  type Place,
  placeText,
  SEVERITY_ORDER,
  SEVERITY_WORDS,
} from '../model/diagnostics.ts';

/** A place as everybody is told it: files relative to the working folder. */
export const shortPlace = (p: Place): string =>
  placeText(path.isAbsolute(p.file) ? { ...p, file: path.relative(process.cwd(), p.file) || p.file } : p);

export function diagnosticText(d: Diagnostic): string {
  const where = d.where.length > 0 ? `\n    ở: ${d.where.map(shortPlace).join(', ')}` : '';
  const hint = d.hint ? `\n    sửa: ${d.hint}` : '';
  return `${SEVERITY_WORDS[d.severity]}: ${d.message}${where}${hint}`;
}

/** Errors first; "n lỗi" at the end. */
export function diagnosticsText(items: readonly Diagnostic[]): string {
  const sorted = items.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  const errors = items.filter((d) => d.severity === 'error').length;
  const end = errors > 0 ? [`\nCó ${errors} lỗi cần sửa.`] : [];
  return [...sorted.map(diagnosticText), ...end].join('\n');
}

/** Of each kind this many are printed in full. */
const FIRST = 3;

/**
 * As `diagnosticsText`, for lists that run to hundreds: of each kind the first few, then how many more; advice that
 * several share is given once. `whole`: where the rest can be read.
 */
export function groupedText(items: readonly Diagnostic[], whole: string): string {
  const kinds = new Map<string, Diagnostic[]>();
  for (const d of items.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])) {
    const kind = `${d.severity} ${d.code}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), d]);
  }
  const lines = [...kinds.values()].flatMap((all) => {
    // One more than "and one other" costs no line more.
    const shown = all.length <= FIRST + 1 ? all : all.slice(0, FIRST);
    const text = shown.map((d, i) => {
      const { hint: advice, ...bare } = d;
      return diagnosticText(advice !== undefined && shown[i + 1]?.hint === advice ? bare : d);
    });
    const rest = all.length - shown.length;
    return rest === 0 ? text : [...text, `  … và ${rest} ${KIND_WORDS[all[0]!.severity]} khác cùng loại.`];
  });
  const errors = items.filter((d) => d.severity === 'error').length;
  const cut = lines.some((line) => line.startsWith('  … '));
  return [
    ...lines,
    ...(errors > 0 ? [`\nCó ${errors} lỗi cần sửa.`] : []),
    ...(cut ? [`Xem đủ: ${whole}`] : []),
  ].join('\n');
}

const KIND_WORDS: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'lỗi',
  warning: 'cảnh báo',
  note: 'lưu ý',
};

/** Who reads our lines may stop early (`hoso check … | head`): nothing is wrong then, and nobody is left to tell. */
export function quietWhenClosed(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (e: NodeJS.ErrnoException) => {
      if (e.code !== 'EPIPE') throw e;
      process.exit(process.exitCode ?? 0);
    });
}
