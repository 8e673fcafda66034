/** Leaves of a zod schema as paths, through defaults, options, transforms and unions. */
import type { z } from 'zod';

interface Def {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
}
interface Schema {
  readonly _zod: { readonly def: Def };
}

/** `figures.*.from.table`: arrays and records as `*`. */
function leaves(schema: Schema, path: readonly string[] = []): string[] {
  const { def } = schema._zod;
  if (def.innerType) return leaves(def.innerType, path);
  if (def.type === 'pipe') return leaves(def.in!, path);
  if (def.shape) return Object.entries(def.shape).flatMap(([key, child]) => leaves(child, [...path, key]));
  if (def.element) return leaves(def.element, [...path, '*']);
  if (def.valueType) return leaves(def.valueType, [...path, '*']);
  if (def.options) return def.options.flatMap((option) => leaves(option, path));
  return [path.join('.')];
}

export const schemaLeaves = (schema: z.ZodType): ReadonlySet<string> =>
  new Set(leaves(schema as unknown as Schema));
