/** What the figures were taken on. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const json = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

export const machine = () => ({
  text: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform} ${process.arch}; Node ${process.version}`,
  load: loadavg()[0],
});

/** `name version` of an installed package. */
export const versionOf = (name) => `${name} ${json(`node_modules/${name}/package.json`).version}`;
export const ownVersion = () => json('package.json').version;
