/** Words of a column's drop-down. */
import type { Column } from '../../bindings/types.ts';
import { FLAG } from '../../bindings/words.ts';
import type { EntryContext } from './context.ts';

export function wordsFor({ type }: Column, { pack, directory }: EntryContext): readonly string[] {
  switch (type.kind) {
    case 'flag':
      return FLAG.map(([, word]) => word);
    case 'choice':
      return type.choices.map(([, word]) => word);
    case 'reference':
      return directory.get(type.to)?.choices ?? [];
    case 'level-word': {
      const measured = [...pack.indicator.values()].flatMap(({ def }) => [def, ...(def.parts?.items ?? [])]);
      return [...new Set(measured.flatMap((def) => def.levels ?? []))];
    }
    default:
      return [];
  }
}
