/** RESULTS.md: one section per part, kept when other parts run, and a summary of all. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ownVersion, versionOf } from './machine.mjs';

const FILE = new URL('RESULTS.md', import.meta.url);
const open = (name) => `<!-- part: ${name} -->`;
const CLOSE = '<!-- end -->';

const ms = (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const verdict = ({ ratio, target }) => {
  if (target === null) return ['', ''];
  return [`≤ ${target}`, ratio <= target ? 'met' : '**missed**'];
};

export const tableOf = ({ rows }) =>
  [
    '| what | peer | ours, ms: median (least) | peer, ms: median (least) | ours ÷ peer | target | | |',
    '|---|---|---:|---:|---:|---:|---|---|',
    ...rows.map((row) => {
      const times = [row.ours, row.theirs].map(({ median, least }) => `${ms(median)} (${ms(least)})`);
      const cells = [row.what, row.peer, ...times, row.ratio.toFixed(2), ...verdict(row), row.note];
      return `| ${cells.join(' | ')} |`;
    }),
  ].join('\n');

export const printed = (part) => `\n${part.title}\n${tableOf(part)}`;

export function sectionOf(part, { warmUp, rounds, before, after }) {
  const versions = part.packages.map(versionOf);
  const tools = part.tools ?? [];
  return `## ${part.title}

${tableOf(part)}

${rounds} rounds after ${warmUp} to warm up. ${before.text}. ho-so-ntm ${[ownVersion(), ...versions, ...tools].join(', ')}.
Load of the machine before and after: ${before.load.toFixed(1)}, ${after.load.toFixed(1)}.

How each side is driven:
${Object.entries(part.driven)
  .map(([side, how]) => `- **${side}**: ${how}`)
  .join('\n')}
`;
}

/** Writes the section in place of the part's former one; sections stand in the order of `names`. */
export function saveSection(name, section, names) {
  const former = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const kept = (one) => {
    const from = former.indexOf(`${open(one)}\n`);
    if (from < 0) return undefined;
    return former.slice(from + open(one).length + 1, former.indexOf(CLOSE, from));
  };
  const sections = names.flatMap((one) => {
    const text = one === name ? section : kept(one);
    return text === undefined ? [] : [`${open(one)}\n${text}${CLOSE}\n`];
  });
  writeFileSync(FILE, `${head(sections.join('\n'))}\n${sections.join('\n')}`);
}

function head(text) {
  const missed = text.match(/^\|.*\| \*\*missed\*\* \|/gm) ?? [];
  const met = text.match(/^\|.*\| met \|/gm) ?? [];
  return `# Benchmark results

Made by \`npm run build && npm run bench\` (\`-- pdf docx\` runs some parts, \`--rounds N\`, \`--files FOLDER\` keeps what each side
made). Targets met: ${met.length} of ${met.length + missed.length}.

Sides run in turn, in another order every round. What a side works on is made anew for every round outside the clock, with
other words and figures in every text, so that nothing can be remembered; then garbage of the side before is swept away.
\`ours ÷ peer\` is the median of the ratios of the rounds. Each part runs in a process of its own.
Measured apart: many communes in one run (\`node tests/bench/batch.mjs\`, BATCH.md) and the memory of bound volumes (VOLUMES.md).
`;
}
