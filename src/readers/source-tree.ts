/**
 * YAML (or JSON) text -> plain values with the place each came from.
 *
 * What goes out: strings are NFC; an unquoted number is a `NumberText` that keeps its source digits, so 6.60 stays
 * 6.60 and an unquoted 17.10 can be refused as an id; dates stay strings. Comments and anchors are not data; aliases
 * and merge keys are refused (they multiply). Trusted: nothing.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from 'yaml';
import type { Diagnostics, Place } from '../model/diagnostics.ts';
import { NumberText } from '../model/number-text.ts';
import { cleanSourceText } from './clean-text.ts';

/** Limits for hostile files. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Syntax errors reported of one file: the rest mostly follow from the first. */
const MAX_SYNTAX_ERRORS = 10;
const MAX_DEPTH = 40;

/** Notepad's "ANSI" and "Unicode" lose Vietnamese letters; what is left of them reads as U+FFFD. */
export const SAVE_AS_UTF8 = 'mở tệp gốc, chọn Lưu thành (Save As), Mã hóa (Encoding): UTF-8, rồi lưu lại';

export interface SourceTree {
  /** Frozen in all its depth: it may be read more than once. */
  readonly value: unknown;
  /** Place of the value at a path; the nearest known ancestor if the path does not exist. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Place of a character inside a text value, for errors in prose. Exact for literal blocks (`|`). */
  placeInText(path: readonly PropertyKey[], offset: number): Place;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export function readSourceTree(file: string, content: string, diagnostics: Diagnostics): SourceTree | null {
  if (Buffer.byteLength(content) > MAX_BYTES) {
    diagnostics.error('source-too-large', `tệp ${file} lớn hơn 2 MB nên không được đọc`, [{ file }]);
    return null;
  }
  if (content.includes('\uFFFD')) {
    diagnostics.error(
      'source-encoding',
      `tệp ${file} không lưu ở mã UTF-8 nên chữ Việt bị hỏng`,
      [{ file }],
      SAVE_AS_UTF8,
    );
    return null;
  }
  const counter = new LineCounter();
  const source = content.replace(/^\uFEFF/, '');
  const doc = parseDocument(source, {
    lineCounter: counter,
    schema: 'failsafe',
    uniqueKeys: true,
    keepSourceTokens: false,
  });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col };
  };
  for (const e of doc.errors.slice(0, MAX_SYNTAX_ERRORS)) {
    diagnostics.error(
      'source-syntax',
      `không đọc được: ${vietnameseSyntaxMessage(e.code)}`,
      [at(e.pos[0])],
      'kiểm tra dấu thụt dòng (chỉ dùng dấu cách), dấu hai chấm và dấu nháy ở gần dòng này',
    );
  }
  if (doc.errors.length > 0) return null;

  let failed = false;
  const convert = (node: Node | null, depth: number): unknown => {
    if (node === null) return null;
    const where = [at(node.range?.[0] ?? 0)];
    if (depth > MAX_DEPTH) {
      diagnostics.error('source-depth', `dữ liệu lồng nhau quá ${MAX_DEPTH} mức`, where);
      failed = true;
      return null;
    }
    if (isAlias(node)) {
      diagnostics.error(
        'source-alias',
        'không dùng bí danh (*) trong tệp số liệu',
        where,
        'viết lại nội dung đầy đủ',
      );
      failed = true;
      return null;
    }
    if (isMap(node)) {
      const out: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value).normalize('NFC') : '';
        out[key] = convert(pair.value as Node | null, depth + 1);
      }
      return Object.freeze(out);
    }
    if (isSeq(node)) return Object.freeze(node.items.map((item) => convert(item as Node, depth + 1)));
    if (!isScalar(node)) return null;
    const text = cleanSourceText(String(node.value ?? ''));
    if (node.type !== Scalar.PLAIN) return text;
    if (text === '' || text === 'null' || text === '~') return null;
    if (text === 'true') return true;
    if (text === 'false') return false;
    return NUMBER.test(text) ? new NumberText(text) : text;
  };
  const value = convert(doc.contents as Node | null, 0);
  if (failed) return null;

  const nodeAt = (path: readonly PropertyKey[]): Node | null => {
    let node: unknown = doc.contents;
    let last: Node | null = (doc.contents as Node | null) ?? null;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(
          (p) => isScalar(p.key) && String(p.key.value).normalize('NFC') === String(step),
        );
        node = pair?.value ?? pair?.key;
      } else if (isSeq(node)) node = node.items[Number(step)];
      else return last;
      if (!node) return last;
      last = node as Node;
    }
    return last;
  };
  const placeOf = (path: readonly PropertyKey[]): Place => at(nodeAt(path)?.range?.[0] ?? 0);
  return {
    value,
    placeOf,
    placeInText(path, offset) {
      const node = nodeAt(path);
      if (!isScalar(node) || !node.range) return placeOf(path);
      const text = String(node.value).normalize('NFC');
      const lines = text.slice(0, offset).split('\n');
      const start = counter.linePos(node.range[0]);
      const lastLine = lines.at(-1)!;
      if (node.type === Scalar.BLOCK_LITERAL) {
        const line = start.line + lines.length;
        const sourceLine = source.split('\n')[line - 1] ?? '';
        const indent =
          sourceLine.length -
          sourceLine.trimStart().length -
          (text.split('\n')[lines.length - 1]?.search(/\S|$/) ?? 0);
        return { file, line, column: indent + lastLine.length + 1 };
      }
      const quote = node.type === Scalar.PLAIN ? 0 : 1;
      return lines.length === 1
        ? { file, line: start.line, column: start.col + quote + offset }
        : { file, line: start.line, column: start.col };
    },
  };
}

function vietnameseSyntaxMessage(code: string): string {
  const known: Record<string, string> = {
    DUPLICATE_KEY: 'một mục xuất hiện hai lần trong cùng một nhóm',
    BAD_INDENT: 'thụt dòng không đúng',
    TAB_AS_INDENT: 'thụt dòng bằng phím Tab',
    MULTILINE_IMPLICIT_KEY: 'thiếu dấu hai chấm và dấu cách sau tên mục (viết "tên: giá trị")',
    MULTIPLE_DOCS: 'có dòng "---" ngăn tệp làm hai',
    RESOURCE_EXHAUSTION: 'tệp lồng nhau quá sâu',
    MISSING_CHAR: 'thiếu dấu đóng (nháy, ngoặc) hoặc dấu hai chấm',
    BLOCK_AS_IMPLICIT_KEY: 'thiếu dấu nháy quanh đoạn chữ có dấu hai chấm',
    UNEXPECTED_TOKEN: 'có ký tự không mong đợi',
    BAD_ALIAS: 'bí danh (*) không có trong tệp',
    IMPOSSIBLE: 'cấu trúc không hợp lệ',
  };
  return known[code] ?? `lỗi cú pháp (${code})`;
}
