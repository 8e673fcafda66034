/**
 * The template tree: Handlebars syntax and markup parsed once, together, with positions. Nothing is ever rendered to a
 * string and parsed again; values enter as text, so nothing needs escaping.
 */
import type { Place } from '../model/diagnostics.ts';

export interface PathExpression {
  readonly type: 'path';
  readonly parts: readonly string[];
  /** `../` steps. */
  readonly depth: number;
  /** @index, @first, @last. */
  readonly data: boolean;
  readonly original: string;
  readonly at: Place;
}

export interface CallExpression {
  readonly type: 'call';
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly at: Place;
}

export interface LiteralExpression {
  readonly type: 'literal';
  readonly value: string | number | boolean;
}

export type Expression = PathExpression | CallExpression | LiteralExpression;

export interface ElementNode {
  readonly type: 'element';
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, readonly (string | Expression)[]>;
  readonly children: readonly TemplateNode[];
  /** Ordinal of the element in its file: with the data's key it makes a stable block key. */
  readonly ordinal: number;
  readonly at: Place;
}

export type TemplateNode =
  | { readonly type: 'text'; readonly text: string; readonly at: Place }
  | { readonly type: 'print'; readonly expression: Expression; readonly at: Place }
  | {
      readonly type: 'block';
      readonly kind: 'if' | 'unless' | 'each' | 'with';
      readonly subject: Expression;
      readonly names: readonly string[];
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
      readonly at: Place;
    }
  | {
      readonly type: 'partial';
      readonly name: string;
      readonly context: Expression | null;
      readonly at: Place;
    }
  | ElementNode;

export interface Template {
  readonly file: string;
  readonly nodes: readonly TemplateNode[];
}
