/**
 * Edits inside the text of a YAML or JSON file: only what is named changes, comments, order and layout stay. Works on
 * the places of the parsed nodes; what several edits of one run create in one another is done in several passes.
 */
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { CaseEdit, EditPath, EditRecord, EditValue } from './case-edits.ts';
import { YamlWriter } from './yaml-writer.ts';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Column of what is inserted: at one place the inner comes before the outer. */
  readonly depth?: number;
}

/** @throws Error when the text cannot be parsed or a path does not lead to a group or list: callers pass files that were read. */
export function editYamlText(source: string, edits: readonly CaseEdit[], json = false): string {
  const bom = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  let text = source.slice(bom.length);
  for (let rest = edits; rest.length > 0; ) {
    const editor = new Pass(text, json);
    rest = rest.filter((edit) => !editor.take(edit));
    text = editor.result();
  }
  return bom + text;
}

/** A file of its own for groups that the case does not have yet. */
export function newYamlText(comment: string, groups: EditRecord): string {
  const writer = new YamlWriter(false);
  const lines = Object.entries(groups).flatMap(([key, value]) => writer.pairLines(key, value, 0));
  return [`# ${comment}`, ...lines, ''].join('\n');
}

class Pass {
  readonly #text: string;
  readonly #json: boolean;
  readonly #write: YamlWriter;
  readonly #eol: string;
  readonly #root: YAMLMap;
  readonly #splices: Splice[] = [];
  /** Paths made in this pass: what goes inside waits for the next. */
  readonly #made: string[] = [];

  constructor(text: string, json: boolean) {
    this.#json = json;
    this.#write = new YamlWriter(json);
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
    const doc = parseDocument(text, { schema: 'failsafe' });
    if (doc.errors.length > 0 || !isMap(doc.contents)) throw new Error('not a readable YAML map');
    this.#text = text;
    this.#root = doc.contents;
  }

  result(): string {
    const ordered = this.#splices
      .map((s, i) => ({ ...s, i, depth: s.depth ?? 0 }))
      .sort((a, b) => b.start - a.start || b.end - a.end || a.depth - b.depth || b.i - a.i);
    let out = this.#text;
    for (const s of ordered) out = out.slice(0, s.start) + s.text + out.slice(s.end);
    return out;
  }

  /** False when it must wait for the next pass. */
  take(edit: CaseEdit): boolean {
    const { path } = edit;
    if (this.#made.some((p) => startsWith(path, JSON.parse(p) as EditPath))) return false;
    // The deepest group that stands there already takes the new key.
    let node: Node = this.#root;
    for (let i = 0; i < path.length; i++) {
      const last = i === path.length - 1;
      const step = path[i]!;
      if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (last && edit.op === 'set') this.#replace(item as Node, edit.value, isFlow(node));
        if (last && edit.op === 'append') this.#appendItems(item as YAMLSeq, edit.values);
        if (last) return true;
        node = item as Node;
        continue;
      }
      if (!isMap(node)) throw new Error(`no group at ${path.slice(0, i).join('.')}`);
      const pair: Pair | undefined = node.items.find(
        (p) => isScalar(p.key) && String(p.key.value) === String(step),
      );
      if (!pair) {
        if (edit.op === 'delete') return true;
        this.#insertPair(node, String(step), nested(path.slice(i + 1), edit));
        this.#made.push(JSON.stringify(path.slice(0, i + 1)));
        return true;
      }
      const value = pair.value as Node | null;
      if (!last && value !== null && (isMap(value) || isSeq(value))) {
        node = value;
        continue;
      }
      if (edit.op === 'delete') this.#deletePair(node, pair);
      else if (last && edit.op === 'append' && isSeq(value)) this.#appendItems(value, edit.values);
      else if (last && edit.op === 'set' && value !== null && isScalar(value) && hasText(value))
        this.#replace(value, edit.value, isFlow(node));
      else {
        // An empty group ("history:") is written anew.
        this.#deletePair(node, pair);
        this.#insertPair(node, String(step), last ? nested([], edit) : nested(path.slice(i + 1), edit));
        this.#made.push(JSON.stringify(path.slice(0, i + 1)));
      }
      return true;
    }
    return true;
  }

  #replace(node: Node, value: EditValue, flow: boolean): void {
    const [start, end] = node.range!;
    const block = this.#text[end - 1] === '\n' && isScalar(node) && node.type?.startsWith('BLOCK');
    this.#splices.push({
      start,
      end,
      text: this.#write.inline(value, flow || this.#json) + (block ? this.#eol : ''),
    });
  }

  #insertPair(map: YAMLMap, key: string, value: EditValue): void {
    const lastPair = map.items.at(-1);
    if (isFlow(map) || this.#json) {
      const at = lastPair ? endOf(lastPair.value as Node | null, lastPair.key as Node) : map.range![0] + 1;
      const text = `${this.#write.key(key)}: ${this.#write.inline(value, true)}`;
      this.#splices.push({ start: at, end: at, text: lastPair ? `, ${text}` : ` ${text} ` });
      return;
    }
    const indent = this.#columnOf((map.items[0]!.key as Node).range![0]);
    this.#insertLines(
      endOf(lastPair!.value as Node | null, lastPair!.key as Node),
      this.#write.pairLines(key, value, indent),
      indent,
    );
  }

  #appendItems(seq: YAMLSeq, values: readonly EditValue[]): void {
    const last = seq.items.at(-1) as Node | undefined;
    if (isFlow(seq) || this.#json) {
      const at = last ? endOf(last) : seq.range![0] + 1;
      const text = values.map((v) => this.#write.inline(v, true)).join(', ');
      this.#splices.push({ start: at, end: at, text: last ? `, ${text}` : text });
      return;
    }
    const indent = this.#columnOf(seq.range![0]);
    this.#insertLines(
      endOf(last!),
      values.flatMap((v) => this.#write.itemLines(v, indent)),
      indent,
    );
  }

  #deletePair(map: YAMLMap, pair: Pair): void {
    const index = map.items.indexOf(pair);
    const next = map.items[index + 1];
    const start = (pair.key as Node).range![0];
    const end = endOf(pair.value as Node | null, pair.key as Node);
    if (isFlow(map) || this.#json) {
      const before = map.items[index - 1];
      if (next) this.#splices.push({ start, end: (next.key as Node).range![0], text: '' });
      else if (before)
        this.#splices.push({ start: endOf(before.value as Node | null, before.key as Node), end, text: '' });
      else this.#splices.push({ start, end, text: '' });
      return;
    }
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1;
    const alone = this.#text.slice(lineStart, start).trim() === '';
    if (alone) this.#splices.push({ start: lineStart, end: this.#nextLine(end), text: '' });
    else if (next) this.#splices.push({ start, end: (next.key as Node).range![0], text: '' });
    else this.#splices.push({ start, end, text: '{}' });
  }

  #insertLines(after: number, lines: readonly string[], depth: number): void {
    const at = this.#nextLine(after);
    const missing = at > 0 && this.#text[at - 1] !== '\n' ? this.#eol : '';
    this.#splices.push({
      start: at,
      end: at,
      text: missing + lines.map((l) => l + this.#eol).join(''),
      depth,
    });
  }

  /** Start of the line after a place; the place itself when a line begins there. */
  #nextLine(offset: number): number {
    if (offset > 0 && this.#text[offset - 1] === '\n') return offset;
    const at = this.#text.indexOf('\n', offset);
    return at < 0 ? this.#text.length : at + 1;
  }

  #columnOf(offset: number): number {
    return offset - (this.#text.lastIndexOf('\n', offset - 1) + 1);
  }
}

const isFlow = (node: Node): boolean => (isMap(node) || isSeq(node)) && node.flow === true;

const hasText = (node: Node): boolean =>
  node.range !== null && node.range !== undefined && node.range[1] > node.range[0];

/** End of what a node writes, without the blank lines and comments after it. */
function endOf(node: Node | null, key?: Node): number {
  if (node === null || !node.range) return key ? key.range![1] + 1 : 0;
  if (isFlow(node) || isScalar(node))
    return hasText(node) ? node.range[1] : key ? key.range![1] + 1 : node.range[1];
  if (isSeq(node)) {
    const last = node.items.at(-1) as Node | undefined;
    return last ? endOf(last) : node.range[1];
  }
  if (isMap(node)) {
    const last = node.items.at(-1);
    return last ? endOf(last.value as Node | null, last.key as Node) : node.range[1];
  }
  return node.range[1];
}

const startsWith = (path: EditPath, head: EditPath): boolean => head.every((step, i) => path[i] === step);

/** What stands under a new key: the value itself, or groups around it. */
function nested(rest: EditPath, edit: CaseEdit): EditValue {
  const inner: EditValue = edit.op === 'set' ? edit.value : edit.op === 'append' ? edit.values : '';
  return rest.reduceRight<EditValue>((value, step) => ({ [String(step)]: value }), inner);
}
