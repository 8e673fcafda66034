/** Runs one part in a process of its own: `node --expose-gc one.mjs PART '{"rounds":…}'`; writes its rows to `out`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [name, text] = process.argv.slice(2);
const { out, folder, ...options } = JSON.parse(text);
const keep = (file, bytes) => {
  mkdirSync(folder, { recursive: true });
  const place = join(folder, file);
  writeFileSync(place, bytes);
  return place;
};
const part = await import(`./parts/${name}.mjs`);
const { title, packages, tools, driven } = part;
const rows = await part.run({ ...options, folder, keep });
writeFileSync(out, JSON.stringify({ title, packages, tools, driven, rows }));
