/** What an office waits for: every run is a new process of the built command, against a node that does nothing. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, fixture, node } from '../command.mjs';
import { compared, measure } from '../measure.mjs';

export const title = 'Commands, each in a new process';
export const packages = [];
export const driven = {
  ours: 'the built command (`dist/cli.mjs`) on the real case, all documents and formats. "Nothing changed" and "one figure changed" run on a folder of results that is there; the figure gets another value before every run.',
  '`node -e 0`': 'a process that starts and ends.',
};

const BARE = '`node -e 0`';
const FIGURE = 'denominator: "15.7"';
const TARGETS = { '`hoso --help`': 1.5, 'nothing changed': 6, 'one figure changed': 14 };

export async function run({ warmUp, rounds, folder }) {
  const work = join(folder, 'cold');
  const data = join(work, 'nhan-ly-2024');
  cpSync(fixture('nhan-ly-2024'), data, { recursive: true });
  const file = join(data, 'so-lieu.yaml');
  const original = readFileSync(file, 'utf8');
  if (original.split(FIGURE).length !== 2) throw new Error(`${FIGURE} does not stand there once`);
  const counts = {};
  const generate = (name, out) => {
    const said = JSON.parse(node(command, 'generate', data, '--out', join(work, out), '--json'));
    const [written, all] = [said.written.length, said.written.length + said.unchanged.length];
    counts[name] = { written, all };
  };
  const change = (round) =>
    writeFileSync(file, original.replace(FIGURE, `denominator: "15.${1000 + round}"`));
  const full = 'full run, into an empty folder';
  const sides = {
    [BARE]: { run: () => node('-e', '0') },
    '`hoso --help`': { run: () => node(command, '--help') },
    [full]: {
      prepare: () => rmSync(join(work, 'full'), { recursive: true, force: true }),
      run: () => generate(full, 'full'),
    },
    'nothing changed': {
      prepare: () => generate('before', 'kept'),
      run: () => generate('nothing changed', 'kept'),
    },
    'one figure changed': {
      prepare: (round) => {
        generate('before', 'kept');
        change(round);
      },
      run: () => generate('one figure changed', 'kept'),
    },
  };
  try {
    const times = await measure(sides, { warmUp, rounds });
    expectCounts(counts, full);
    const row = (what, peer, target) => ({
      what,
      peer,
      target,
      note: counts[what] ? `${counts[what].written} of ${counts[what].all} files written` : '',
      ...compared(times, what, peer),
    });
    return [
      ...Object.entries(TARGETS).map(([what, target]) => row(what, BARE, target)),
      row(full, BARE, null),
      row('nothing changed', full, null),
      row('one figure changed', full, null),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function expectCounts(counts, full) {
  const part = counts['one figure changed'];
  if (counts['nothing changed'].written !== 0) throw new Error('written although nothing had changed');
  if (counts[full].written !== counts[full].all) throw new Error('the full run was not one');
  if (part.written === 0 || part.written === part.all) throw new Error('one figure changed all or nothing');
}
