/** Reads one `12 0 obj … endobj` (ISO 32000-1, 7.3.10) with its stream, whose stated length is not believed. */
import { damaged } from '../finding.ts';
import { LIMITS } from '../limits.ts';
import { isSpace, PdfLexer } from './lexer.ts';
import { isDict, Operator, type PdfObject, Stream } from './objects.ts';

export interface ObjectAt {
  readonly num: number;
  readonly object: PdfObject;
  /** Just behind the object; where a scan goes on. */
  readonly end: number;
}

/** Lost ends of streams are searched for; the total is limited, so that no file can make that quadratic. */
export class SearchBudget {
  #left: number;
  constructor(fileBytes: number) {
    this.#left = fileBytes * LIMITS.searches;
  }
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw damaged('các phần chồng lên nhau');
  }
}

/**
 * Null when no object begins there. Throws an EvidenceFault when one does and is cut.
 * @param length gives the number behind an indirect /Length, or undefined when it is not known.
 */
export function objectAt(
  bytes: Buffer,
  at: number,
  length: (object: PdfObject | undefined) => number | undefined,
  budget: SearchBudget,
): ObjectAt | null {
  const lexer = new PdfLexer(bytes, at);
  const num = lexer.next();
  const generation = typeof num === 'number' ? lexer.next() : undefined;
  const keyword = typeof generation === 'number' ? lexer.next() : undefined;
  if (typeof num !== 'number' || !(keyword instanceof Operator) || !keyword.value.startsWith('obj'))
    return null;
  // Some writers leave no space: `12 0 obj123`, `obj/Name` is cut by the delimiter anyway.
  if (keyword.value !== 'obj') lexer.at -= keyword.value.length - 3;
  const object = lexer.object();
  if (object === undefined) throw damaged('một phần bị cắt ngang');
  if (object instanceof Operator) return { num, object: null, end: lexer.at };
  const end = lexer.at;
  if (!isDict(object)) return { num, object, end };
  const after = lexer.next();
  if (!(after instanceof Operator) || after.value !== 'stream') return { num, object, end };
  let start = lexer.at;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const stop = streamEnd(bytes, start, length(object.get('Length')), budget);
  return { num, object: new Stream(object, bytes.subarray(start, stop)), end: stop };
}

function streamEnd(bytes: Buffer, start: number, stated: number | undefined, budget: SearchBudget): number {
  if (stated !== undefined && stated >= 0 && start + stated <= bytes.length) {
    let at = start + stated;
    while (isSpace(bytes[at]) && at < start + stated + 4) at++;
    if (bytes.toString('latin1', at, at + 9) === 'endstream') return start + stated;
  }
  const found = bytes.indexOf('endstream', start, 'latin1');
  budget.spend((found < 0 ? bytes.length : found) - start);
  if (found < 0) throw damaged('một phần bị cắt ngang');
  // The line end before the keyword is not part of the data.
  if (bytes[found - 1] === 10) return found - (bytes[found - 2] === 13 ? 2 : 1);
  return bytes[found - 1] === 13 ? found - 1 : found;
}
