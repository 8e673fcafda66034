/**
 * Template tree + view -> elements with text runs. A walk of the tree over plain own properties: no prototypes, no
 * calls, no strings that are parsed again. A missing or null value is a diagnostic and the walk goes on, so one run
 * reports them all.
 */
import type { Run } from '../document/tree.ts';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import { isRichText } from './shape.ts';
import type { Expression, PathExpression, Template, TemplateNode } from './syntax.ts';
import { helpers, named, truthy } from './vocabulary.ts';

export interface Element {
  readonly tag: string;
  /** Text attributes are runs; attributes of one expression keep their value. */
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly children: readonly (Element | InlineRun)[];
  /** Data prefix + ordinal of the element in its template. */
  readonly key: string;
  readonly at: Place;
}

export interface InlineRun extends Run {
  readonly inline: true;
}

interface Context {
  readonly value: unknown;
  readonly names: ReadonlyMap<string, unknown>;
  readonly up: Context | null;
  readonly loop: { readonly index: number; readonly last: boolean } | null;
  /** Stable prefix of block keys, from the keys of the data that is looped over. */
  readonly prefix: string;
}

const MISSING = Symbol('missing');

/** Template nodes walked for one document; the longest real one takes some thousands. */
const MOST_STEPS = 500_000;

/** Ends the walk; what was found is in the diagnostics. */
class Endless extends Error {}

export class Evaluator {
  readonly #partials: (name: string) => Template | null;
  readonly #diagnostics: Diagnostics;
  #steps = 0;

  constructor(partials: (name: string) => Template | null, diagnostics: Diagnostics) {
    this.#partials = partials;
    this.#diagnostics = diagnostics;
  }

  /** Null when the template would not end. */
  evaluate(template: Template, view: unknown): readonly Element[] | null {
    const out: (Element | InlineRun)[] = [];
    this.#steps = 0;
    try {
      this.#nodes(
        template.nodes,
        { value: view, names: new Map(), up: null, loop: null, prefix: '' },
        out,
        {},
      );
    } catch (e) {
      if (!(e instanceof Endless)) throw e;
      return null;
    }
    return out.filter((n): n is Element => !('inline' in n));
  }

  #nodes(
    nodes: readonly TemplateNode[],
    context: Context,
    out: (Element | InlineRun)[],
    format: { bold?: boolean; italic?: boolean },
  ): void {
    for (const node of nodes) {
      this.#steps++;
      if (this.#steps > MOST_STEPS) this.#stop(node.at);
      switch (node.type) {
        case 'text':
          out.push({ inline: true, text: node.text, ...format });
          break;
        case 'print':
          for (const run of this.#runs(this.#value(node.expression, context), node))
            out.push({ inline: true, ...run, ...format });
          break;
        case 'partial': {
          const target = this.#partials(node.name);
          if (!target) break;
          const prefix = `${context.prefix}${node.name}/`;
          const inner = node.context
            ? {
                ...context,
                value: this.#value(node.context, context),
                names: new Map<string, unknown>(),
                up: context,
                prefix,
              }
            : { ...context, prefix };
          this.#nodes(target.nodes, inner, out, format);
          break;
        }
        case 'block':
          this.#block(node, context, out, format);
          break;
        case 'element': {
          if (node.tag === 'b' || node.tag === 'i') {
            this.#nodes(node.children, context, out, {
              ...format,
              ...(node.tag === 'b' ? { bold: true } : { italic: true }),
            });
            break;
          }
          const attributes = new Map<string, unknown>();
          for (const [name, parts] of node.attributes)
            attributes.set(name, this.#attribute(parts, context, node.at));
          const children: (Element | InlineRun)[] = [];
          this.#nodes(node.children, context, children, {});
          out.push({
            tag: node.tag,
            attributes,
            children,
            key: `${context.prefix}${node.tag}${node.ordinal}`,
            at: node.at,
          });
        }
      }
    }
  }

  #block(
    node: Extract<TemplateNode, { type: 'block' }>,
    context: Context,
    out: (Element | InlineRun)[],
    format: { bold?: boolean; italic?: boolean },
  ): void {
    const subject = this.#value(node.subject, context);
    if (subject === MISSING) return;
    if (node.kind === 'if' || node.kind === 'unless') {
      this.#nodes(
        truthy(subject) === (node.kind === 'if') ? node.body : node.otherwise,
        context,
        out,
        format,
      );
      return;
    }
    if (node.kind === 'with') {
      if (!truthy(subject)) {
        this.#nodes(node.otherwise, context, out, format);
        return;
      }
      const names = new Map<string, unknown>(node.names[0] ? [[node.names[0], subject]] : []);
      this.#nodes(node.body, { ...context, value: subject, names, up: context }, out, format);
      return;
    }
    const items = Array.isArray(subject) ? (subject as readonly unknown[]) : [];
    if (items.length === 0) {
      this.#nodes(node.otherwise, context, out, format);
      return;
    }
    items.forEach((item, index) => {
      const own =
        typeof item === 'object' && item !== null && Object.hasOwn(item, 'key')
          ? String((item as { key: unknown }).key)
          : String(index + 1);
      const names = new Map<string, unknown>(node.names[0] ? [[node.names[0], item]] : []);
      this.#nodes(
        node.body,
        {
          value: item,
          names,
          up: context,
          loop: { index, last: index === items.length - 1 },
          prefix: `${context.prefix}${own}/`,
        },
        out,
        format,
      );
    });
  }

  #stop(at: Place): never {
    this.#diagnostics.error(
      'template-endless',
      'mẫu lặp quá nhiều lần nên văn bản dài vô hạn',
      [at],
      'bỏ bớt vòng {{#each}} lồng nhau quanh chỗ này',
    );
    throw new Endless();
  }

  #attribute(parts: readonly (string | Expression)[], context: Context, at: Place): unknown {
    if (parts.length === 1 && typeof parts[0] !== 'string') {
      const value = this.#value(parts[0]!, context);
      return value === MISSING ? null : value;
    }
    return parts.flatMap((p): readonly Run[] =>
      typeof p === 'string' ? [{ text: p }] : this.#runs(this.#value(p, context), { expression: p, at }),
    );
  }

  #runs(value: unknown, node: { readonly expression: Expression; readonly at: Place }): readonly Run[] {
    if (value === MISSING) return [];
    if (typeof value === 'string') return value === '' ? [] : [{ text: value }];
    if (typeof value === 'number') return [{ text: String(value) }];
    if (isRichText(value)) return value;
    const name = node.expression.type === 'path' ? node.expression.original : '';
    this.#diagnostics.error(
      'template-null',
      `giá trị {{${name}}} đang trống nên không in được`,
      [node.at],
      'bọc trong {{#if …}}…{{else}}…{{/if}}',
    );
    return [];
  }

  #value(expression: Expression, context: Context): unknown {
    if (expression.type === 'literal') return expression.value;
    if (expression.type === 'call') {
      const args = expression.args.map((a) => this.#value(a, context));
      return args.includes(MISSING)
        ? MISSING
        : (named(helpers, expression.helper)?.apply(...args) ?? MISSING);
    }
    return this.#path(expression, context);
  }

  #path(path: PathExpression, start: Context): unknown {
    if (path.data) {
      let c: Context | null = start;
      while (c && !c.loop) c = c.up;
      const loop = c?.loop;
      if (!loop) return MISSING;
      return path.parts[0] === 'index'
        ? String(loop.index + 1)
        : path.parts[0] === 'first'
          ? loop.index === 0
          : loop.last;
    }
    let context: Context = start;
    for (let i = 0; i < path.depth; i++) if (context.up) context = context.up;
    let value = context.value;
    let parts = path.parts;
    const [head] = parts;
    if (path.depth === 0 && head !== undefined) {
      for (let c: Context | null = context; c; c = c.up) {
        if (c.names.has(head)) {
          value = c.names.get(head);
          parts = parts.slice(1);
          break;
        }
      }
    }
    for (const part of parts) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
        this.#diagnostics.error(
          'template-variable',
          `không có giá trị "${part}" (trong {{${path.original}}})`,
          [path.at],
        );
        return MISSING;
      }
      value = (value as Record<string, unknown>)[part];
    }
    return value;
  }
}
