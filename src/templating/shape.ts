/**
 * Shapes of the view models that templates read. A shape is checked twice: templates are checked against it at load,
 * without data, in every branch; and view builders are typed by it (`ValueOf`), so the two cannot part.
 */
import type { Block, ImageResource, Run } from '../document/tree.ts';

/** Text with figure runs. */
export type RichText = readonly Run[];

export type Shape =
  | { readonly k: 'text' }
  | { readonly k: 'flag' }
  | { readonly k: 'blocks' }
  | { readonly k: 'image' }
  | { readonly k: 'optional'; readonly of: Shape }
  | { readonly k: 'list'; readonly of: Shape }
  | { readonly k: 'object'; readonly fields: Readonly<Record<string, Shape>> };

export type ValueOf<S extends Shape> = S extends { k: 'text' }
  ? string | RichText
  : S extends { k: 'flag' }
    ? boolean
    : S extends { k: 'blocks' }
      ? readonly Block[]
      : S extends { k: 'image' }
        ? ImageResource
        : S extends { k: 'optional'; of: infer T extends Shape }
          ? ValueOf<T> | null
          : S extends { k: 'list'; of: infer T extends Shape }
            ? readonly ValueOf<T>[]
            : S extends { k: 'object'; fields: infer F extends Readonly<Record<string, Shape>> }
              ? { readonly [K in keyof F]: ValueOf<F[K]> }
              : never;

export const text = { k: 'text' } as const;
export const flag = { k: 'flag' } as const;
export const blocks = { k: 'blocks' } as const;
/** A picture file, shown by `<image of="{{…}}"/>`. */
export const image = { k: 'image' } as const;
export const optional = <const S extends Shape>(of: S) => ({ k: 'optional', of }) as const;
export const list = <const S extends Shape>(of: S) => ({ k: 'list', of }) as const;
export const object = <const F extends Readonly<Record<string, Shape>>>(fields: F) =>
  ({ k: 'object', fields }) as const;

export const isRichText = (value: unknown): value is RichText =>
  Array.isArray(value) &&
  value.every((v) => typeof v === 'object' && v !== null && 'text' in v && typeof v.text === 'string');
