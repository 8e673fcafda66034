/**
 * Where our own time goes: `node tests/bench/profile.mjs plan-pdf` (or another of SUBJECTS) prints the functions with the
 * most time of their own, and those with the most including what they call, in percent. Content is new every round, as
 * in the benchmark; making it does not count. Commands of their own process: `node --cpu-prof dist/cli.mjs …`,
 * then `node tests/bench/profile.mjs FILE.cpuprofile`.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { renderDocx } from '../../dist/writers/docx/render.js';
import { renderPdf } from '../../dist/writers/pdf/render.js';
import { renderXlsx } from '../../dist/writers/xlsx/render.js';
import { rewordedTrees } from './reworded.mjs';
import { rewordedWorkbooks } from './tables.mjs';
import { benchTrees } from './trees.mjs';

const trees = () => benchTrees().map(([, tree]) => rewordedTrees(tree));
const SUBJECTS = {
  'plan-pdf': () => [trees()[0], renderPdf],
  'table-pdf': () => [trees()[1], renderPdf],
  'plan-docx': () => [trees()[0], renderDocx],
  'table-docx': () => [trees()[1], renderDocx],
  xlsx: () => [rewordedWorkbooks(), renderXlsx],
};
const WARM_UP = 30;
const ROUNDS = 60;
const SHOWN = 25;
/** Waiting, the profiler itself, and making new content. */
const OTHERS = /^\((?:idle|program)\)|^dispatch|\/(?:reworded|tables)\.mjs/;

const [subject] = process.argv.slice(2);
if (subject?.endsWith('.cpuprofile')) print(JSON.parse(readFileSync(subject, 'utf8')), 1);
else if (subject in SUBJECTS) print(...(await sampled(...SUBJECTS[subject]())));
else console.error(`one of: ${Object.keys(SUBJECTS).join(', ')}, or a .cpuprofile`);

async function sampled(inputOf, run) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  for (let round = 0; round < WARM_UP; round++) await run(inputOf(round));
  await session.post('Profiler.start');
  for (let round = 0; round < ROUNDS; round++) await run(inputOf(WARM_UP + round));
  const { profile } = await session.post('Profiler.stop');
  return [profile, ROUNDS];
}

function print({ nodes, samples, timeDeltas }, runs) {
  const own = new Map();
  const whole = new Map();
  let total = 0;
  const add = (map, key, us) => map.set(key, (map.get(key) ?? 0) + us);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  samples.forEach((id, i) => {
    const names = new Set();
    for (let at = byId.get(id); at.parent; at = at.parent) names.add(nameOf(at));
    if ([...names].some((name) => OTHERS.test(name))) return;
    total += timeDeltas[i];
    add(own, nameOf(byId.get(id)), timeDeltas[i]);
    for (const name of names) add(whole, name, timeDeltas[i]);
  });
  console.log(`${(total / 1000 / runs).toFixed(1)} ms a run`);
  show('own time', own, total);
  show('with what they call', whole, total);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }) {
  const file = url.replace(/^.*\/(?=dist\/|node_modules\/)/, '');
  return `${functionName || '(anonymous)'} ${file}${url ? `:${lineNumber + 1}` : ''}`;
}

function show(title, times, total) {
  console.log(`\n${title}`);
  for (const [name, us] of [...times].sort((a, b) => b[1] - a[1]).slice(0, SHOWN))
    console.log(`${((us / total) * 100).toFixed(1).padStart(6)} %  ${name}`);
}
