/**
 * Mutants of source files: Stryker's instrumenter writes every change of an operator, constant, condition or block
 * into the code beside the original, behind a switch, so that one load of the code serves all mutants.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { ROOT } from './options.mjs';

const silent = new Proxy({}, { get: (_, name) => () => name.startsWith('is') && false });

/** Source files at or below the paths, relative to the root, sorted. */
export const sourcesIn = (paths) =>
  paths
    .flatMap((path) =>
      statSync(join(ROOT, path)).isFile()
        ? [path]
        : readdirSync(join(ROOT, path), { recursive: true })
            .map((name) => `${path}/${name}`.replaceAll('\\', '/'))
            .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')),
    )
    .sort();

/** { files: instrumented text by path, mutants: { id, file, line, column, mutator, before, after }[] } */
export async function mutantsOf(paths) {
  const sources = paths.map((name) => ({
    name,
    mutate: true,
    content: readFileSync(join(ROOT, name), 'utf8'),
  }));
  const { files, mutants } = await new Instrumenter(silent).instrument(sources, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const text = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  return {
    files: Object.fromEntries(files.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: start.line + 1,
      column: start.column + 1,
      mutator: mutatorName,
      before: cut(text.get(fileName), start, end),
      after: replacement,
    })),
  };
}

function cut(lines, start, end) {
  const within = lines.slice(start.line, end.line + 1);
  within[within.length - 1] = within.at(-1).slice(0, end.column);
  within[0] = within[0].slice(start.column);
  return within.join('\n');
}
