/** What the scripts of this folder share: options of the command line, seeded choice, the machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `--name value` of the command line, or the default. A name that is not in `defaults` ends the run. */
export function optionsOf(defaults) {
  const args = process.argv.slice(2);
  const found = { ...defaults };
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i].replace(/^--/, '');
    if (!(name in defaults) || args[i + 1] === undefined) {
      console.error(`options: ${Object.keys(defaults).map((key) => `--${key} VALUE`)}`);
      process.exit(2);
    }
    found[name] = typeof defaults[name] === 'number' ? Number(args[i + 1]) : args[i + 1];
  }
  return found;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of the items, chosen by seed, in their own order. */
export function sampleOf(items, count, seed) {
  const random = numbersOf(seed);
  const drawn = items.map((item, at) => ({ item, at, lot: random() })).sort((a, b) => a.lot - b.lot);
  return drawn
    .slice(0, count)
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** `name version` of an installed package. */
export const versionOf = (name) =>
  `${name} ${JSON.parse(readFileSync(`${ROOT}node_modules/${name}/package.json`, 'utf8')).version}`;

export const machine = () =>
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}; commit ${commit()}`;

const commit = () =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();

/** The options that differ from the defaults, as they were typed. */
export const typed = (options, defaults) =>
  Object.keys(defaults)
    .filter((name) => name !== 'out' && options[name] !== defaults[name])
    .map((name) => `--${name} ${options[name]}`)
    .join(' ');
