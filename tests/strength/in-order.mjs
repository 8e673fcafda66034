/** Test files in the order of the globs that name them: what stands nearest to the code comes first. */
import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import { ROOT } from './options.mjs';

export const inOrderOf = (globs) => {
  const starts = globs.map((glob) => glob.replace(/\*.*$/, ''));
  const rank = ({ moduleId }) => {
    const path = relative(ROOT, moduleId).replaceAll('\\', '/');
    return starts.findIndex((start) => path.startsWith(start));
  };
  return class extends BaseSequencer {
    async sort(files) {
      return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
    }
  };
};
