/** MUTATION.md: the score by stage, the mutants that no test noticed, and those that a person judged equal. */
import { readFileSync, writeFileSync } from 'node:fs';
import { machine, versionOf } from './options.mjs';

const judged = JSON.parse(readFileSync(new URL('mutants-judged.json', import.meta.url), 'utf8'));
/** The same mutant in another run: lines move, its text does not. */
const sameAs = (m) => (j) =>
  j.file === m.file && j.before === oneLine(m.before) && j.after === oneLine(m.after);
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
const short = (text) => {
  const line = oneLine(text).replaceAll('|', '\\|').replaceAll('`', "'");
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line || '(nothing)';
};
const stageOf = ({ file }) => (file.split('/').length > 3 ? file.split('/').slice(0, 3).join('/') : file);

/** Writes the report and returns the score in %. */
export function writeReport({ options, command, chosen, all, entries }) {
  const killed = new Set(entries.filter((e) => e.killer).map((e) => e.id));
  const reached = new Set(entries.flatMap((e) => e.reached ?? []));
  const atLoad = new Set(entries.flatMap((e) => e.load ?? []));
  const classOf = (m) => {
    if (killed.has(m.id)) return 'killed';
    if (judged.some(sameAs(m))) return 'equal';
    if (reached.has(m.id)) return 'survived';
    return atLoad.has(m.id) ? 'load' : 'unreached';
  };
  const classed = chosen.map((m) => ({ ...m, stage: stageOf(m), class: classOf(m) }));
  const count = (list, name) => list.filter((m) => m.class === name).length;
  const scoreOf = (list) => {
    const counted = count(list, 'killed') + count(list, 'survived') + count(list, 'unreached');
    return counted === 0 ? 100 : (100 * count(list, 'killed')) / counted;
  };
  const row = (name, list) =>
    `| ${name} | ${list.length} | ${['killed', 'survived', 'unreached', 'equal', 'load'].map((c) => count(list, c)).join(' | ')} | ${scoreOf(list).toFixed(1)} % |`;
  // Texts are counted, not listed: their changes are plain.
  const listed = (name) =>
    classed
      .filter((m) => m.class === name && m.mutator !== 'StringLiteral')
      .map(
        (m) =>
          `| ${m.file}:${m.line}:${m.column} | ${m.mutator} | \`${short(m.before)}\` | \`${short(m.after)}\` |`,
      );
  const table = (name, title) => {
    const rows = listed(name);
    if (rows.length === 0) return [];
    return [`## ${title}`, '', '| where | change | before | after |', '|---|---|---|---|', ...rows, ''];
  };
  const stages = [...new Set(classed.map((m) => m.stage))].sort();
  const used = judged.filter((j) => classed.some((m) => m.class === 'equal' && sameAs(m)(j)));
  const text = [
    '# Mutation testing',
    '',
    `\`npm run mutate${command && ` -- ${command}`}\`: ${chosen.length.toLocaleString('en')} of ${all.toLocaleString('en')} mutants of ${options.in.replaceAll(',', ', ')}.`,
    `Stryker's mutants (${versionOf('@stryker-mutator/instrumenter')}) behind switches, tried by our own runner in one warm process (${versionOf('vitest')}): Stryker's`,
    'own runner starts a process for each mutant. Only test files of these stages and their nearest users are run, so the score is a lower bound.',
    '',
    `Score **${scoreOf(classed).toFixed(1)} %** = killed ÷ (killed + survived + not reached). *Equal* is judged by a person (mutants-judged.json); *at load* is`,
    'evaluated once when a module loads, which one process cannot switch. Neither counts. Survivors that are texts are counted, not listed.',
    '',
    '| stage | mutants | killed | survived | not reached | equal | at load | score |',
    '|---|---|---|---|---|---|---|---|',
    ...stages.map((s) =>
      row(
        s,
        classed.filter((m) => m.stage === s),
      ),
    ),
    row('**all**', classed),
    '',
    ...table('survived', 'Survived'),
    ...table('unreached', 'Not reached by these tests'),
    ...(used.length === 0
      ? []
      : ['## Judged equal', '', '| where | before | after | why |', '|---|---|---|---|']),
    ...used.map((j) => `| ${j.file} | \`${short(j.before)}\` | \`${short(j.after)}\` | ${j.why} |`),
    ...(used.length === 0 ? [] : ['']),
    machine(),
    '',
  ].join('\n');
  writeFileSync(options.out, text);
  console.log(text);
  return scoreOf(classed);
}
