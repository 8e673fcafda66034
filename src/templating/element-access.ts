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

const SAME = ['bold', 'italic', 'figure', 'change'] as const;

/** Folds white space over run borders, trims the ends, joins runs of equal format, figure and sign of change. No-break spaces stay. */
export function foldRuns(runs: readonly Run[]): readonly Run[] {
  const out: { -readonly [K in keyof Run]: Run[K] }[] = [];
  let space = true;
  for (const run of runs) {
    let text = '';
    for (const ch of run.text.normalize('NFC')) {
      const blank = ch === ' ' || ch === '\n' || ch === '\t' || ch === '\r';
      if (blank && space) continue;
      text += blank ? ' ' : ch;
      space = blank;
    }
    if (text === '') continue;
    text = joinHyphens(text);
    const last = out.at(-1);
    if (last && SAME.every((key) => last[key] === run[key])) last.text += text;
    else
      out.push({
        text,
        ...(run.bold === undefined ? {} : { bold: run.bold }),
        ...(run.italic === undefined ? {} : { italic: run.italic }),
        ...(run.figure === undefined ? {} : { figure: run.figure }),
        ...(run.change === undefined ? {} : { change: run.change }),
      });
  }
  const last = out.at(-1);
  if (last?.text.endsWith(' ')) {
    last.text = last.text.slice(0, -1);
    if (last.text === '') out.pop();
  }
  return out;
}

export const runsOf = (element: Element | undefined): readonly Run[] =>
  element
    ? foldRuns(
        element.children.filter((c): c is InlineRun => !isElement(c)).map(({ inline: _, ...run }) => run),
      )
    : [];

const asRuns = (value: unknown): readonly Run[] =>
  typeof value === 'string'
    ? [{ text: value }]
    : Array.isArray(value)
      ? foldRuns(value as readonly Run[])
      : [];
export const textAttribute = (element: Element, name: string): string => {
  const value = element.attributes.get(name);
  return typeof value === 'number'
    ? String(value)
    : asRuns(value)
        .map((r) => r.text)
        .join('');
};
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
