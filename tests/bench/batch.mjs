/**
 * Many communes in one run of the built command: time and CPU a commune, peak memory of the process that counts and of
 * the slots. `npm run build && node tests/bench/batch.mjs` writes BATCH.md; `node tests/bench/batch.mjs 5 20` takes other
 * numbers of communes and writes nothing. Linux: memory is read from /proc.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from './typescript.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const command = path.join(root, 'dist/cli.mjs');
const numbers = process.argv.slice(2).map(Number);
const [few, many] = numbers.length === 2 ? numbers : [10, 100];
const { makeManyCommunes } = await importTypeScript('../support/many-communes.ts');
const work = mkdtempSync(path.join(tmpdir(), 'bench-batch-'));

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
};
/** Most that the process ever held, in MB. */
const peakOf = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`, ''))?.[1] ?? 0) / 1000;
const childrenOf = (pid) =>
  readOr(`/proc/${pid}/task/${pid}/children`, '').trim().split(/\s+/).filter(Boolean);

/** One run through a shell that tells the CPU time of the command and of all its slots. */
function run(folder, out, jobs) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const script = '"$0" "$@"; code=$?; times >&2; exit $code';
    const args = [process.execPath, command, 'batch', folder, '--out', out, '--jobs', String(jobs), '--json'];
    const shell = spawn('bash', ['-c', script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, errors] = ['', ''].map(() => []);
    shell.stdout.on('data', (x) => said.push(x));
    shell.stderr.on('data', (x) => errors.push(x));
    const peaks = { parent: 0, slots: new Map() };
    const watch = setInterval(() => {
      const [parent] = childrenOf(shell.pid);
      if (parent === undefined) return;
      peaks.parent = Math.max(peaks.parent, peakOf(parent));
      for (const pid of childrenOf(parent))
        peaks.slots.set(pid, Math.max(peaks.slots.get(pid) ?? 0, peakOf(pid)));
    }, 50);
    shell.on('close', (code) => {
      clearInterval(watch);
      const text = Buffer.concat(errors).toString();
      if (code !== 0) return reject(new Error(`${code}: ${text}`));
      const cpu = [
        ...text
          .trim()
          .split('\n')
          .at(-1)
          .matchAll(/(\d+)m([\d.,]+)s/g),
      ].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s.replace(',', '.')), 0);
      const { communes, summary } = JSON.parse(Buffer.concat(said).toString());
      if (communes.some((c) => c.state !== 'made') || summary.files.length !== 3)
        return reject(new Error('not whole'));
      resolve({
        seconds: Number(process.hrtime.bigint() - start) / 1e9,
        cpu,
        parent: peaks.parent,
        slot: Math.max(...peaks.slots.values()),
        slots: peaks.slots.size,
        written: communes.reduce((n, c) => n + (c.made?.written ?? 0), 0),
        pages: communes.reduce((n, c) => n + (c.made?.pages ?? 0), 0),
      });
    });
  });
}

const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .reduce((sum, e) => sum + statSync(path.join(e.parentPath, e.name)).size, 0);

const results = [];
const loadBefore = loadavg()[0];
try {
  const cases = (count) => path.join(work, `cases-${count}`);
  for (const count of [few, many])
    makeManyCommunes({ from: path.join(root, 'fixtures/xa-mau'), to: cases(count), count });
  for (const [count, jobs] of [
    [few, 1],
    [few, 2],
    [many, 2],
    [many, 1],
  ]) {
    const out = path.join(work, `out-${count}-${jobs}`);
    const first = await run(cases(count), out, jobs);
    const again = await run(cases(count), out, jobs);
    if (again.written !== 0) throw new Error('the second run wrote again what had not changed');
    results.push({ count, jobs, ...first, again, bytes: sizeOf(out) });
    rmSync(out, { recursive: true, force: true });
    console.log(JSON.stringify(results.at(-1)));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const at = (count, jobs) => results.find((r) => r.count === count && r.jobs === jobs);
const [one, two, oneFew] = [at(many, 1), at(many, 2), at(few, 1)];
const each = (r, what) => r[what] / r.count;
const row = (r) =>
  `| ${r.count} | ${r.jobs} | ${r.seconds.toFixed(0)} | ${each(r, 'seconds').toFixed(2)} | ${each(r, 'cpu').toFixed(2)} | ${r.parent.toFixed(0)} | ${r.slot.toFixed(0)} | ${r.slots} | ${(r.again.seconds / r.count).toFixed(3)} |`;
const ALL = 10_000;
const hours = (seconds) => (seconds / 3600).toFixed(1);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const text = `# Many communes in one run

\`node tests/bench/batch.mjs\`, hoso ${version}, Node ${process.version}, ${cpus()[0]?.model.trim()} × ${cpus().length}, load ${loadBefore.toFixed(1)} before.
The communes are made from the sample (fixtures/xa-mau, without its scans), each with other figures and verdicts: ${(one.written / one.count).toFixed(0)} files, ${(one.pages / one.count).toFixed(0)} PDF pages, ${(one.bytes / one.count / 1e6).toFixed(1)} MB each.

| communes | slots | s | s a commune | CPU s a commune | peak MB, counting process | peak MB, largest slot | processes used | again, nothing changed: s a commune |
|---|---|---|---|---|---|---|---|---|
${results.map(row).join('\n')}

| what | measured | target |
|---|---|---|
| ${many} communes, per commune, ÷ ${few} communes, time | ${(each(one, 'seconds') / each(oneFew, 'seconds')).toFixed(2)} | ≤ 1.05 |
| the same, CPU | ${(each(one, 'cpu') / each(oneFew, 'cpu')).toFixed(2)} | ≤ 1.05 |
| peak memory of the largest slot, ${many} ÷ ${few} | ${(one.slot / oneFew.slot).toFixed(2)} | ≤ 1.3 |
| peak memory of the counting process, ${many} ÷ ${few} | ${(one.parent / oneFew.parent).toFixed(2)} | ≤ 1.3 |
| peak memory of all processes together, ${many} ÷ ${few} | ${((one.slot + one.parent) / (oneFew.slot + oneFew.parent)).toFixed(2)} | ≤ 1.3 |
| ${many} communes with two slots ÷ with one, time | ${(two.seconds / one.seconds).toFixed(2)} | ≤ 0.6 |

One slot keeps ${(one.cpu / one.seconds).toFixed(2)} cores busy (its garbage collector and compiler have threads of their own), so two slots cannot take less than
${(two.cpu / cpus().length / one.seconds).toFixed(2)} of its time on ${cpus().length} cores.

## On paper: ${ALL.toLocaleString('en')} communes

CPU ${hours(each(one, 'cpu') * ALL)} h: on a computer with one core at work ${hours(each(one, 'cpu') * ALL)} h, with eight ${hours((each(one, 'cpu') * ALL) / 8)} h. Disk ${(((one.bytes / one.count) * ALL) / 1e9).toFixed(0)} GB without scans. Memory: the counting process and ${one.slot.toFixed(0)} MB for every slot, whatever the number of communes. A second run with nothing changed: CPU ${hours((one.again.cpu / one.count) * ALL)} h.
`;
if (numbers.length === 0) writeFileSync(path.join(here, 'BATCH.md'), text);
else console.log(text);
