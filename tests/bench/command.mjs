/** The built command and the fixtures, and how processes are run. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const command = at('dist/cli.mjs');
export const fixture = (name) => at(`fixtures/${name}`);

/** What the program says; throws when it fails. */
export function said(program, ...args) {
  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')}: ${result.status} ${result.stderr} ${result.stdout.slice(0, 2000)}`,
    );
  return result.stdout;
}

export const node = (...args) => said(process.execPath, ...args);
