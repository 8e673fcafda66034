/**
 * Static check of a template against the shape of its view: every branch, every variable in any position, every tag
 * and attribute, without data. What passes here can still meet a null at run time (an optional value printed without
 * {{#if}}); that is reported there.
 */
import { type Diagnostics, didYouMean, type Place } from '../model/diagnostics.ts';
import type { Shape } from './shape.ts';
import type { Expression, PathExpression, Template, TemplateNode } from './syntax.ts';
import { helpers, named, type TagRule, vocabulary } from './vocabulary.ts';

interface Scope {
  readonly shape: Shape;
  readonly names: ReadonlyMap<string, Shape>;
  readonly up: Scope | null;
  readonly inEach: boolean;
}

const TEXT: Shape = { k: 'text' };
const FLAG: Shape = { k: 'flag' };

const strip = (shape: Shape): Shape => (shape.k === 'optional' ? strip(shape.of) : shape);

export class TemplateChecker {
  readonly #partials: (name: string) => Template | null;
  readonly #partialNames: readonly string[];
  readonly #tables: ReadonlySet<string>;
  readonly #diagnostics: Diagnostics;
  readonly #active: string[] = [];

  constructor(options: {
    partials: (name: string) => Template | null;
    partialNames: readonly string[];
    tables: ReadonlySet<string>;
    diagnostics: Diagnostics;
  }) {
    this.#partials = options.partials;
    this.#partialNames = options.partialNames;
    this.#tables = options.tables;
    this.#diagnostics = options.diagnostics;
  }

  check(template: Template, shape: Shape): void {
    const scope: Scope = { shape, names: new Map(), up: null, inEach: false };
    this.#nodes(template.nodes, scope, { content: ['document'], attributes: {} }, 'mẫu');
  }

  #error(code: string, message: string, at: Place, hint?: string): void {
    this.#diagnostics.error(code, message, [at], hint);
  }

  #nodes(nodes: readonly TemplateNode[], scope: Scope, parent: TagRule, parentName: string): void {
    for (const node of nodes) this.#node(node, scope, parent, parentName);
  }

  #node(node: TemplateNode, scope: Scope, parent: TagRule, parentName: string): void {
    switch (node.type) {
      case 'text':
        if (parent.content !== 'inline' && node.text.trim() !== '') {
          this.#error(
            'template-text',
            `chữ "${node.text.trim().slice(0, 40)}" đứng ngoài thẻ chứa chữ (trong <${parentName}>)`,
            node.at,
            'đặt chữ trong <p>, <item>, <h1>…',
          );
        }
        return;
      case 'print': {
        const shape = strip(this.#type(node.expression, scope));
        if (parent.content !== 'inline')
          this.#error(
            'template-text',
            `giá trị in ra ngoài thẻ chứa chữ (trong <${parentName}>)`,
            node.at,
            shape.k === 'blocks' ? 'dùng <prose of="{{…}}"/>' : undefined,
          );
        else if (shape.k !== 'text')
          this.#error('template-type', `không in được ${kindWord(shape)} như chữ`, node.at);
        return;
      }
      case 'partial': {
        const target = this.#partials(node.name);
        if (!target) {
          this.#error(
            'template-partial',
            `không có phần dùng chung "${node.name}"`,
            node.at,
            didYouMean(node.name, this.#partialNames),
          );
          return;
        }
        if (this.#active.includes(node.name)) {
          this.#error('template-partial', `phần dùng chung "${node.name}" gọi vòng lại chính nó`, node.at);
          return;
        }
        this.#active.push(node.name);
        const inner: Scope = node.context
          ? { shape: this.#type(node.context, scope), names: new Map(), up: scope, inEach: false }
          : scope;
        this.#nodes(target.nodes, inner, parent, parentName);
        this.#active.pop();
        return;
      }
      case 'block':
        this.#block(node, scope, parent, parentName);
        return;
      case 'element':
        this.#element(node, scope, parent, parentName);
    }
  }

  #block(
    node: Extract<TemplateNode, { type: 'block' }>,
    scope: Scope,
    parent: TagRule,
    parentName: string,
  ): void {
    const subject = strip(this.#type(node.subject, scope));
    let inner = scope;
    if (node.kind === 'each') {
      if (subject.k !== 'list')
        this.#error('template-type', `{{#each}} cần một danh sách, đây là ${kindWord(subject)}`, node.at);
      const of = subject.k === 'list' ? subject.of : TEXT;
      inner = {
        shape: of,
        names: new Map(node.names[0] ? [[node.names[0], of]] : []),
        up: scope,
        inEach: true,
      };
    } else if (node.kind === 'with') {
      inner = {
        shape: subject,
        names: new Map(node.names[0] ? [[node.names[0], subject]] : []),
        up: scope,
        inEach: false,
      };
    }
    this.#nodes(node.body, inner, parent, parentName);
    this.#nodes(node.otherwise, scope, parent, parentName);
  }

  #element(
    node: Extract<TemplateNode, { type: 'element' }>,
    scope: Scope,
    parent: TagRule,
    parentName: string,
  ): void {
    const rule = named(vocabulary, node.tag);
    if (!rule) {
      this.#error(
        'template-tag',
        `không có thẻ <${node.tag}>`,
        node.at,
        didYouMean(node.tag, Object.keys(vocabulary)),
      );
      return;
    }
    const allowed =
      parent.content === 'inline' ? ['b', 'i'] : parent.content === 'none' ? [] : parent.content;
    if (!allowed.includes(node.tag)) {
      this.#error(
        'template-place',
        `thẻ <${node.tag}> không đứng được trong <${parentName}>`,
        node.at,
        allowed.length > 0 ? `trong đó dùng: ${allowed.join(', ')}` : undefined,
      );
    }
    for (const [name, parts] of node.attributes) {
      const attribute = named(rule.attributes, name);
      if (!attribute) {
        this.#error(
          'template-attribute',
          `thẻ <${node.tag}> không có thuộc tính "${name}"`,
          node.at,
          didYouMean(name, Object.keys(rule.attributes)),
        );
        continue;
      }
      const expressions = parts.filter((p): p is Expression => typeof p !== 'string');
      const literal = expressions.length === 0 ? parts.join('') : null;
      const types = expressions.map((e) => strip(this.#type(e, scope)));
      const single = parts.length === 1 && expressions.length === 1;
      const { kind } = attribute;
      if ((kind === 'blocks' || kind === 'list' || kind === 'image') && !(single && types[0]!.k === kind)) {
        this.#error(
          'template-type',
          `thuộc tính "${name}" của <${node.tag}> cần ${kindWord({ k: kind } as Shape)}`,
          node.at,
        );
      }
      if (attribute.kind === 'text' && types.some((t) => t.k !== 'text'))
        this.#error('template-type', `thuộc tính "${name}" của <${node.tag}> cần chữ`, node.at);
      if (attribute.kind === 'word' && literal !== null && !attribute.values!.includes(literal)) {
        this.#error(
          'template-attribute',
          `thuộc tính "${name}" chỉ nhận: ${attribute.values!.join(', ')}`,
          node.at,
          didYouMean(literal, attribute.values!),
        );
      }
      if (attribute.kind === 'number' && literal !== null && !/^\d+$/.test(literal))
        this.#error('template-attribute', `thuộc tính "${name}" cần một số nguyên`, node.at);
      if (attribute.kind === 'flag' && literal !== null && !['true', 'false'].includes(literal))
        this.#error('template-attribute', `thuộc tính "${name}" nhận true hoặc false`, node.at);
      if (node.tag === 'table' && name === 'model' && literal !== null && !this.#tables.has(literal)) {
        this.#error(
          'template-table',
          `không có bảng "${literal}"`,
          node.at,
          didYouMean(literal, this.#tables),
        );
      }
    }
    for (const [name, attribute] of Object.entries(rule.attributes)) {
      if (attribute.required && !node.attributes.has(name))
        this.#error('template-attribute', `thẻ <${node.tag}> thiếu thuộc tính "${name}"`, node.at);
    }
    this.#nodes(node.children, scope, rule, node.tag);
  }

  #type(expression: Expression, scope: Scope): Shape {
    if (expression.type === 'literal') return typeof expression.value === 'boolean' ? FLAG : TEXT;
    if (expression.type === 'call') {
      const helper = named(helpers, expression.helper);
      if (!helper)
        this.#error(
          'template-helper',
          `không có phép "${expression.helper}"`,
          expression.at,
          didYouMean(expression.helper, Object.keys(helpers)),
        );
      else if (helper.arity !== expression.args.length)
        this.#error(
          'template-helper',
          `phép "${expression.helper}" cần ${helper.arity} giá trị`,
          expression.at,
        );
      for (const arg of expression.args) this.#type(arg, scope);
      return FLAG;
    }
    return this.#path(expression, scope);
  }

  #path(path: PathExpression, start: Scope): Shape {
    if (path.data) {
      if (!['index', 'first', 'last'].includes(path.parts[0] ?? '') || !hasEach(start))
        this.#error('template-variable', `không có "${path.original}" ở đây`, path.at);
      return path.parts[0] === 'index' ? TEXT : FLAG;
    }
    let scope = start;
    for (let i = 0; i < path.depth; i++) {
      if (!scope.up) {
        this.#error('template-variable', `"${path.original}" đi ra ngoài mẫu`, path.at);
        return TEXT;
      }
      scope = scope.up;
    }
    let parts = path.parts;
    let shape = strip(scope.shape);
    const [head] = parts;
    if (path.depth === 0 && head !== undefined) {
      for (let s: Scope | null = scope; s; s = s.up) {
        const named = s.names.get(head);
        if (named) {
          shape = strip(named);
          parts = parts.slice(1);
          break;
        }
      }
    }
    for (const [i, part] of parts.entries()) {
      const fields = shape.k === 'object' ? shape.fields : {};
      const next = Object.hasOwn(fields, part) ? fields[part] : undefined;
      if (!next) {
        const names =
          path.depth === 0 && i === 0 ? [...Object.keys(fields), ...namesOf(scope)] : Object.keys(fields);
        this.#error(
          'template-variable',
          `không có giá trị "${part}" (trong {{${path.original}}})`,
          path.at,
          didYouMean(part, names),
        );
        return TEXT;
      }
      shape = i < parts.length - 1 ? strip(next) : next;
    }
    return shape;
  }
}

const hasEach = (scope: Scope): boolean => scope.inEach || (scope.up !== null && hasEach(scope.up));

function namesOf(scope: Scope): string[] {
  return [...scope.names.keys(), ...(scope.up ? namesOf(scope.up) : [])];
}

const kindWord = (shape: Shape): string =>
  ({
    text: 'chữ',
    flag: 'một giá trị đúng/sai',
    blocks: 'các đoạn văn',
    image: 'một ảnh',
    optional: 'một giá trị',
    list: 'một danh sách',
    object: 'một nhóm giá trị',
  })[shape.k];
