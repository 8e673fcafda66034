/** Reading elements: children by tag, folded runs of text, attributes as text, flag or number. */
import type { Run, Src } from '../document/tree.ts';
import type { Place } from '../model/diagnostics.ts';
import type { Element, InlineRun } from './evaluate.ts';

const isElement = (node: Element | InlineRun): node is Element => !('inline' in node);
export const elementsOf = (element: Element, tag?: string): readonly Element[] =>
  element.children.filter((c): c is Element => isElement(c) && (tag === undefined || c.tag === tag));
export const childOf = (element: Element, tag: string): Element | undefined => elementsOf(element, tag)[0];
export const srcOf = (at: Place): Src => ({ file: at.file, line: at.line ?? 1, column: at.column ?? 1 });

/** A spaced hyphen never begins a line, where it would read as a list item: "chính trị - xã hội". */
export const joinHyphens = (text: string): string => text.replaceAll(' - ', '\u00a0- ');

/** White space that is not one space already. */
const BLANKS = /[\n\t\r][ \n\t\r]*| [ \n\t\r]+/g;

type MutableRun = { -readonly [K in keyof Run]: Run[K] };

const sameFormat = (a: Run, b: Run): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.figure === b.figure && a.change === b.change;

function inFormatOf(run: Run, text: string): MutableRun {
  const out: MutableRun = { text };
  if (run.bold !== undefined) out.bold = run.bold;
  if (run.italic !== undefined) out.italic = run.italic;
  if (run.figure !== undefined) out.figure = run.figure;
  if (run.change !== undefined) out.change = run.change;
  return out;
}

/** Folds white space over run borders, trims the ends, joins runs of equal format, figure and sign of change. No-break spaces stay. */
export function foldRuns(runs: readonly Run[]): readonly Run[] {
  const out: MutableRun[] = [];
  let space = true;
  for (const run of runs) {
    let text = run.text.normalize('NFC').replace(BLANKS, ' ');
    if (space && text.startsWith(' ')) text = text.slice(1);
    if (text === '') continue;
    space = text.endsWith(' ');
    text = joinHyphens(text);
    const last = out.at(-1);
    if (last && sameFormat(last, run)) last.text += text;
    else out.push(inFormatOf(run, text));
  }
  const last = out.at(-1);
  if (last?.text.endsWith(' ')) {
    last.text = last.text.slice(0, -1);
    if (last.text === '') out.pop();
  }
  return out;
}

export const runsOf = (element: Element | undefined): readonly Run[] =>
  element ? foldRuns(element.children.filter((c): c is InlineRun => !isElement(c))) : [];

export function textAttribute(element: Element, name: string): string {
  const value = element.attributes.get(name);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? plainText(foldRuns(value as readonly Run[])) : '';
}
export const flagAttribute = (element: Element, name: string): boolean => {
  const value = element.attributes.get(name);
  return typeof value === 'boolean' ? value : textAttribute(element, name) === 'true';
};
export const numberAttribute = (element: Element, name: string): number | undefined => {
  const text = textAttribute(element, name);
  return text === '' ? undefined : Number(text);
};

/** Text of runs without their format. */
export const plainText = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
