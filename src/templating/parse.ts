/**
 * Template text -> template tree. Each block body must be balanced markup of its own, so a tag fault is found at load
 * and not on the day its branch is taken. Handlebars supplies the syntax, saxes the markup; the statements between the
 * tags travel through saxes as private-use characters.
 */
import Handlebars from 'handlebars';
import { SaxesParser } from 'saxes';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import type { ElementNode, Expression, Template, TemplateNode } from './syntax.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const HOLE = /\uE000(\d+)\uE001/g;

/** Kinds of blocks; `else` is part of the syntax. */
const BLOCKS = new Set(['if', 'unless', 'each', 'with']);

interface Location {
  readonly start: { readonly line: number; readonly column: number };
}

/** Text offset inside a fragment -> place in the file. */
class SourceMap {
  readonly #marks: {
    readonly offset: number;
    readonly line: number;
    readonly column: number;
    readonly text: string | null;
  }[] = [];

  add(offset: number, at: Location, text: string | null): void {
    this.#marks.push({ offset, line: at.start.line, column: at.start.column, text });
  }

  place(file: string, offset: number): Place {
    let mark = this.#marks[0];
    for (const m of this.#marks) if (m.offset <= offset) mark = m;
    if (!mark) return { file, line: 1, column: 1 };
    if (mark.text === null) return { file, line: mark.line, column: mark.column + 1 };
    const before = mark.text.slice(0, offset - mark.offset).split('\n');
    const last = before.at(-1)!.length;
    return {
      file,
      line: mark.line + before.length - 1,
      column: (before.length > 1 ? 0 : mark.column) + last + 1,
    };
  }
}

interface OpenElement {
  readonly tag: string;
  readonly attributes: Map<string, readonly (string | Expression)[]>;
  readonly children: TemplateNode[];
  readonly ordinal: number;
  readonly at: Place;
}

class TemplateParser {
  readonly #file: string;
  readonly #diagnostics: Diagnostics;
  #ordinal = 0;

  constructor(file: string, diagnostics: Diagnostics) {
    this.#file = file;
    this.#diagnostics = diagnostics;
  }

  #at(loc: Location): Place {
    return { file: this.#file, line: loc.start.line, column: loc.start.column + 1 };
  }

  #error(message: string, at: Place, hint?: string): void {
    this.#diagnostics.error('template-syntax', message, [at], hint);
  }

  #expression(node: hbs.AST.Expression): Expression {
    const at = this.#at(node.loc);
    switch (node.type) {
      case 'PathExpression': {
        const path = node as hbs.AST.PathExpression;
        return {
          type: 'path',
          parts: path.parts,
          depth: path.depth,
          data: path.data,
          original: path.original,
          at,
        };
      }
      case 'SubExpression': {
        const call = node as hbs.AST.SubExpression;
        return {
          type: 'call',
          helper: (call.path as hbs.AST.PathExpression).original,
          args: call.params.map((p) => this.#expression(p)),
          at,
        };
      }
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return {
          type: 'literal',
          value: (node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value,
        };
      default:
        this.#error(`không dùng được "${node.type}" trong mẫu`, at);
        return { type: 'literal', value: '' };
    }
  }

  #call(node: {
    path: hbs.AST.Expression;
    params: hbs.AST.Expression[];
    hash?: hbs.AST.Hash;
    loc: hbs.AST.SourceLocation;
  }): Expression {
    if (node.hash && node.hash.pairs.length > 0)
      this.#error('không dùng tham số có tên (ten=…) trong mẫu', this.#at(node.loc));
    if (node.params.length === 0) return this.#expression(node.path);
    return {
      type: 'call',
      helper: (node.path as hbs.AST.PathExpression).original,
      args: node.params.map((p) => this.#expression(p)),
      at: this.#at(node.loc),
    };
  }

  #statement(node: hbs.AST.Statement): TemplateNode | null {
    const at = this.#at(node.loc);
    switch (node.type) {
      case 'MustacheStatement': {
        const mustache = node as hbs.AST.MustacheStatement;
        if (!mustache.escaped) this.#error('không dùng {{{ }}} hoặc {{& }} trong mẫu', at, 'viết {{ }}');
        return { type: 'print', expression: this.#call(mustache), at };
      }
      case 'BlockStatement': {
        const block = node as hbs.AST.BlockStatement;
        const kind = (block.path as hbs.AST.PathExpression).original;
        if (!BLOCKS.has(kind)) {
          this.#error(`không có khối {{#${kind}}}`, at, 'các khối: if, unless, each, with');
          return null;
        }
        if (block.params.length !== 1) {
          this.#error(`khối {{#${kind}}} cần đúng một giá trị`, at);
          return null;
        }
        return {
          type: 'block',
          kind: kind as 'if' | 'unless' | 'each' | 'with',
          subject: this.#expression(block.params[0]!),
          names: block.program.blockParams ?? [],
          body: this.fragment(block.program),
          otherwise: block.inverse ? this.fragment(block.inverse) : [],
          at,
        };
      }
      case 'PartialStatement': {
        const partial = node as hbs.AST.PartialStatement;
        if (
          partial.name.type !== 'PathExpression' ||
          partial.params.length > 1 ||
          (partial.hash && partial.hash.pairs.length > 0)
        ) {
          this.#error('phần dùng chung viết là {{> ten}} hoặc {{> ten gia-tri}}', at);
          return null;
        }
        return {
          type: 'partial',
          name: (partial.name as hbs.AST.PathExpression).original,
          context: partial.params[0] ? this.#expression(partial.params[0]) : null,
          at,
        };
      }
      default:
        this.#error(`không dùng được "${node.type}" trong mẫu`, at);
        return null;
    }
  }

  /** One block body: balanced markup with statements as holes. */
  fragment(program: hbs.AST.Program): readonly TemplateNode[] {
    const holes: (TemplateNode | null)[] = [];
    const map = new SourceMap();
    let source = '';
    for (const node of program.body) {
      if (node.type === 'CommentStatement') continue;
      if (node.type === 'ContentStatement') {
        const content =
          (node as hbs.AST.ContentStatement).original ?? (node as hbs.AST.ContentStatement).value;
        const text = String(content).replace(/[\uE000\uE001]/g, '');
        map.add(source.length, node.loc, text);
        source += text;
      } else {
        map.add(source.length, node.loc, null);
        source += `${OPEN}${holes.length}${CLOSE}`;
        holes.push(this.#statement(node));
      }
    }
    return this.#markup(source, holes, map);
  }

  #markup(source: string, holes: readonly (TemplateNode | null)[], map: SourceMap): readonly TemplateNode[] {
    const root: TemplateNode[] = [];
    const stack: OpenElement[] = [];
    const parser = new SaxesParser({ fragment: true });
    let closed: OpenElement | undefined;
    const place = (offset: number): Place => map.place(this.#file, offset);
    let failed = false;
    const into = (): TemplateNode[] => stack.at(-1)?.children ?? root;
    const split = (text: string, offset: number): TemplateNode[] => {
      const out: TemplateNode[] = [];
      let last = 0;
      for (const m of text.matchAll(HOLE)) {
        if (m.index > last)
          out.push({ type: 'text', text: text.slice(last, m.index), at: place(offset + last) });
        const hole = holes[Number(m[1])];
        if (hole) out.push(hole);
        last = m.index + m[0].length;
      }
      if (last < text.length) out.push({ type: 'text', text: text.slice(last), at: place(offset + last) });
      return out;
    };
    let tagStart = 0;
    parser.on('opentagstart', (tag) => {
      tagStart = Math.max(0, source.lastIndexOf(`<${tag.name}`, parser.position));
    });
    parser.on('opentag', (tag) => {
      const attributes = new Map<string, readonly (string | Expression)[]>();
      for (const [name, value] of Object.entries(tag.attributes as Record<string, string>)) {
        const parts: (string | Expression)[] = [];
        for (const node of split(value, tagStart)) {
          if (node.type === 'text') parts.push(node.text);
          else if (node.type === 'print') parts.push(node.expression);
          else
            this.#error(`thuộc tính "${name}" chỉ chứa chữ và {{giá trị}}, không chứa khối`, place(tagStart));
        }
        attributes.set(name, parts);
      }
      stack.push({ tag: tag.name, attributes, children: [], ordinal: this.#ordinal++, at: place(tagStart) });
    });
    parser.on('closetag', () => {
      const element = stack.pop();
      closed = element;
      if (element) into().push({ type: 'element', ...element } satisfies ElementNode);
    });
    parser.on('text', (text) => {
      into().push(...split(text, Math.max(0, parser.position - text.length - 1)));
    });
    for (const unsupported of ['comment', 'cdata', 'processinginstruction'] as const) {
      if (unsupported === 'comment') parser.on(unsupported, () => undefined);
      else parser.on(unsupported, () => this.#error('mẫu chỉ gồm thẻ, chữ và {{ }}', place(parser.position)));
    }
    const where = (message: string): Place[] => {
      const closing = (): Place => place(source.lastIndexOf('</', parser.position));
      // The tag left open, and the closing tag that met it: either may be the wrong one.
      if (/unexpected close tag/.test(message) && closed) return [closed.at, closing()];
      if (/unmatched closing tag/.test(message)) return [closing()];
      if (/attribute/.test(message)) return [place(tagStart)];
      return [stack.at(-1)?.at ?? place(parser.position)];
    };
    // saxes reads on to the next ";" and then blames a tag.
    const ampersand = source.search(/&(?!#?\w+;)/);
    if (ampersand >= 0) {
      this.#error('ký hiệu & phải viết là &amp;', place(ampersand));
      return [];
    }
    parser.on('error', (e) => {
      if (failed) return;
      failed = true;
      this.#diagnostics.error(
        'template-syntax',
        `thẻ không khớp: ${markupMessage(e.message, closed?.tag)}`,
        where(e.message),
        'mỗi nhánh {{#if}}, {{else}}, {{#each}} phải mở và đóng đủ các thẻ của chính nó',
      );
    });
    parser.write(source);
    if (!failed) parser.close();
    return failed ? [] : root;
  }
}

function markupMessage(message: string, closed: string | undefined): string {
  const detail = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  const known: readonly [RegExp, string][] = [
    [/unclosed tag: (\S+)/, 'thẻ <$1> chưa đóng'],
    [/unexpected close tag/, `thẻ <${closed ?? ''}> chưa đóng`],
    [/unmatched closing tag: (\S+)/, 'thẻ đóng </$1> không có thẻ mở'],
    [/duplicate attribute: (\S+)/, 'thuộc tính "$1" viết hai lần'],
    [/undefined entity/, 'ký hiệu & phải viết là &amp;'],
  ];
  for (const [pattern, words] of known) {
    const m = pattern.exec(detail);
    if (m) return words.replace('$1', m[1] ?? '');
  }
  return detail;
}

export function parseTemplate(file: string, text: string, diagnostics: Diagnostics): Template | null {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parseWithoutProcessing(text, { srcName: file });
  } catch (e) {
    const message = e instanceof Error ? e.message : String(e);
    const line = Number(/line (\d+)| - (\d+):\d+/.exec(message)?.slice(1).find(Boolean) ?? 1);
    diagnostics.error(
      'template-syntax',
      `mẫu ${file}: dấu {{ }} không đúng gần dòng ${line}`,
      [{ file, line }],
      'kiểm tra các cặp {{#…}} và {{/…}}',
    );
    return null;
  }
  const before = diagnostics.items.length;
  const nodes = new TemplateParser(file, diagnostics).fragment(program);
  return diagnostics.items.slice(before).some((d) => d.severity === 'error') ? null : { file, nodes };
}
