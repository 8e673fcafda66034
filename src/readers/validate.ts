/** Runs a zod schema over a source tree and turns its issues into diagnostics with file, line and column. */
import type { z } from 'zod';
import { type Diagnostics, didYouMean, type Place } from '../model/diagnostics.ts';
import { NumberText } from '../model/number-text.ts';

type PlaceOf = (path: readonly PropertyKey[]) => Place;
/** What people call the thing at a path (a column of a sheet); undefined: its path is its name. */
type NameOf = (path: readonly PropertyKey[]) => string | undefined;

export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  placeOf: PlaceOf,
  diagnostics: Diagnostics,
  nameOf: NameOf = () => undefined,
): z.output<S> | null {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, schema, placeOf, diagnostics, nameOf);
  return null;
}

const MISSING = new Set(['invalid_type', 'custom', 'invalid_value']);

function report(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  placeOf: PlaceOf,
  diagnostics: Diagnostics,
  nameOf: NameOf,
): void {
  const at = issue.path;
  const title = nameOf(at);
  const name = title ?? (at.map(String).join(' › ') || 'tệp');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, at);
    for (const key of issue.keys) {
      const hint =
        didYouMean(key, known) ?? (known.length > 0 ? `các mục có thể dùng: ${known.join(', ')}` : undefined);
      diagnostics.error(
        'unknown-key',
        `mục "${key}" không có trong cấu trúc (ở ${name})`,
        [placeOf([...at, key])],
        hint,
      );
    }
    return;
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Report the branch that comes closest: the one with the fewest issues.
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0]!;
    if (best.every((i) => i.path.length === 0 && i.code === 'invalid_type')) {
      diagnostics.error('wrong-value', `${name}: ${issue.message}`, [placeOf(at)]);
      return;
    }
    for (const inner of best)
      report({ ...inner, path: [...at, ...inner.path] }, schema, placeOf, diagnostics, nameOf);
    return;
  }
  if (issue.input === undefined && MISSING.has(issue.code)) {
    const key = `mục "${String(at.at(-1) ?? '')}" (ở ${at.slice(0, -1).map(String).join(' › ') || 'tệp'})`;
    diagnostics.error(
      'missing-key',
      `thiếu ${title ?? key}`,
      [placeOf(at)],
      title === undefined ? 'thêm mục này' : 'điền ô này; nếu hàng không dùng thì xóa cả hàng',
    );
    return;
  }
  diagnostics.error(
    issue.code === 'invalid_type' ? 'wrong-type' : 'wrong-value',
    `${name}: ${messageOf(issue)}`,
    [placeOf(at)],
  );
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `cần ${typeWord(issue.expected)}, đang là ${valueWord(issue.input)}`;
    case 'invalid_value':
      return /[ạ-ỹđ]/.test(issue.message)
        ? issue.message
        : `chỉ nhận một trong: ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `cần ít nhất ${issue.minimum} mục`;
    default:
      return issue.message;
  }
}

const typeWord = (expected: string): string =>
  ({
    array: 'một danh sách (các dòng bắt đầu bằng "- ")',
    object: 'một nhóm mục',
    record: 'một nhóm mục',
    string: 'một đoạn chữ',
    boolean: 'true hoặc false',
  })[expected] ?? expected;

function valueWord(value: unknown): string {
  if (value === null) return 'ô trống';
  if (value instanceof NumberText) return `số ${value.text} (không có dấu nháy)`;
  if (Array.isArray(value)) return 'một danh sách';
  if (typeof value === 'object') return 'một nhóm mục';
  return `"${String(value).slice(0, 40)}"`;
}

/** Keys that a strict object at `path` knows, by walking the schema beside the path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  const unwrap = (s: unknown): z.core.$ZodTypeDef & Record<string, unknown> => {
    let def = (s as { _zod: { def: z.core.$ZodTypeDef & Record<string, unknown> } })._zod.def;
    while ('innerType' in def || def.type === 'pipe') {
      const next = ('innerType' in def ? def.innerType : def.in) as { _zod: { def: typeof def } };
      def = next._zod.def;
    }
    return def;
  };
  for (const step of path) {
    const def = unwrap(current);
    if (def.type === 'object') current = (def.shape as Record<string, unknown>)[String(step)];
    else if (def.type === 'array') current = def.element;
    else if (def.type === 'record') current = def.valueType;
    else if (def.type === 'union')
      current = (def.options as unknown[]).find(
        (o) => unwrap(o).type === 'object' && String(step) in (unwrap(o).shape as object),
      );
    else return [];
    if (!current) return [];
    if (def.type === 'union') {
      current = (unwrap(current).shape as Record<string, unknown>)[String(step)];
      if (!current) return [];
    }
  }
  const def = unwrap(current);
  const shapes = (def.type === 'union' ? (def.options as unknown[]).map(unwrap) : [def]).flatMap((d) =>
    d.type === 'object' ? [d.shape as object] : [],
  );
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
}
