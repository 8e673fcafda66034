/**
 * Everything that can be wrong with data or templates is a Diagnostic: collected, never thrown one by one, printed
 * in Vietnamese by one printer. `code` is stable; `message` says what and `hint` how to repair it.
 */
export interface Place {
  readonly file: string;
  /** Of a text file; 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** Of a workbook: name of the sheet and A1 address in it. */
  readonly sheet?: string;
  readonly cell?: string;
}

/** `so-lieu.yaml:14:7`, `so-lieu.xlsx › Số liệu!D17`. */
export function placeText(place: Place): string {
  if (place.sheet !== undefined)
    return `${place.file} › ${place.sheet}${place.cell === undefined ? '' : `!${place.cell}`}`;
  if (place.line === undefined) return place.file;
  return `${place.file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
}

export type Severity = 'error' | 'warning' | 'note';

/** Words for people: terminal, page and notes in a workbook say the same; and the order in which they are listed. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'LỖI',
  warning: 'CẢNH BÁO',
  note: 'Lưu ý',
};
export const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly where: readonly Place[];
  /** What it concerns, as `criterion:2`, `indicator:2.2`, `figure:…`, `unit:…`, `document:…`; for the review sheet and for silencing. */
  readonly about?: readonly string[];
  /** Reason of the office for accepting it; such a finding is printed with its reason and counts as none. */
  readonly silenced?: string;
}

/** Collects the diagnostics of a run in the order in which they were found; equal ones are kept once. */
export class Diagnostics {
  readonly #items: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  add(item: Diagnostic): void {
    const key = JSON.stringify(item);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#items.push(item);
  }

  error(code: string, message: string, where: readonly Place[] = [], hint?: string): void {
    this.add({ code, severity: 'error', message, where, ...(hint ? { hint } : {}) });
  }

  warn(code: string, message: string, where: readonly Place[] = [], hint?: string): void {
    this.add({ code, severity: 'warning', message, where, ...(hint ? { hint } : {}) });
  }

  note(code: string, message: string, where: readonly Place[] = [], hint?: string): void {
    this.add({ code, severity: 'note', message, where, ...(hint ? { hint } : {}) });
  }

  get items(): readonly Diagnostic[] {
    return this.#items;
  }

  get hasErrors(): boolean {
    return this.#items.some((d) => d.severity === 'error');
  }
}

/** Thrown once, at the end of a stage that cannot go on; carries all that was collected. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.message).join('\n'));
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
  }
}

/** Edit distance, neighbours exchanged counting once, of at most `limit`, for "có phải ý bạn là …?". */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  let before: number[] = [];
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const exchanged = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      current.push(
        Math.min(
          previous[j]! + 1,
          current[j - 1]! + 1,
          previous[j - 1]! + cost,
          exchanged ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** Hint with the nearest known name, or undefined when none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    const d = distance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best === undefined ? undefined : `có phải ý bạn là "${best}"?`;
}
