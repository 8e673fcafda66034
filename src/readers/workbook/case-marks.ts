/**
 * Where the values of a case stand in its workbook. Marks hang on the objects of the raw tree, by path from the object:
 * they need no indices, and blank cells have theirs too.
 */
import type { Place } from '../../model/diagnostics.ts';

export interface Mark {
  readonly sheet: string;
  readonly cell?: string;
  /** Title of the column or row, for messages. */
  readonly title?: string;
}

type Path = readonly PropertyKey[];

export class CaseMarks {
  readonly #file: string;
  readonly #root: object;
  readonly #marks = new Map<object, Map<string, Mark>>();

  constructor(file: string, root: object) {
    this.#file = file;
    this.#root = root;
  }

  /** `path` starts at `owner`; [] is the owner itself. */
  set(owner: object, path: Path, mark: Mark): void {
    const own = this.#marks.get(owner) ?? new Map<string, Mark>();
    this.#marks.set(owner, own);
    const key = keyOf(path);
    if (!own.has(key)) own.set(key, mark);
  }

  /** The mark nearest to a path of the case. */
  find(path: Path): Mark | undefined {
    let value: unknown = this.#root;
    let found: Mark | undefined;
    for (let i = 0; i <= path.length; i++) {
      if (value === null || typeof value !== 'object') break;
      found = this.#nearest(value, path.slice(i)) ?? found;
      value = Reflect.get(value, path[i] ?? '');
    }
    return found;
  }

  placeOf(path: Path): Place {
    const mark = this.find(path);
    return {
      file: this.#file,
      ...(mark ? { sheet: mark.sheet, ...(mark.cell === undefined ? {} : { cell: mark.cell }) } : {}),
    };
  }

  /** `"Tử số" (tờ Số liệu)`: how messages name what stands at a path. */
  nameOf(path: Path): string | undefined {
    const mark = this.find(path);
    return mark?.title === undefined ? undefined : `"${mark.title}" (tờ ${mark.sheet})`;
  }

  /** Longest beginning of the path that has a mark; else a mark inside what the path names; else the owner's. */
  #nearest(owner: object, path: Path): Mark | undefined {
    const own = this.#marks.get(owner);
    if (!own) return undefined;
    for (let length = path.length; length > 0; length--) {
      const mark = own.get(keyOf(path.slice(0, length)));
      if (mark) return mark;
    }
    const start = path.length > 0 ? `${keyOf(path.slice(0, 1))}/` : null;
    if (start !== null) for (const [key, mark] of own) if (key.startsWith(start)) return mark;
    return own.get('');
  }
}

const keyOf = (path: Path): string => path.map(String).join('/');
