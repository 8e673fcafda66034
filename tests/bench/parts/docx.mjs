/** DOCX: the plan, and the plan with a long table, against template engines and against nothing but compressing. */
import { renderDocx } from '../../../dist/writers/docx/render.js';
import { deflatePart, zip } from '../../../dist/writers/zip.js';
import { compared, measure, median } from '../measure.mjs';
import { engines } from '../peers/template-engines.mjs';
import { AS_IS, rewordedTrees } from '../reworded.mjs';
import { benchTrees } from '../trees.mjs';
import { importTypeScript } from '../typescript.mjs';
import { fromWorker } from '../worker.mjs';

const { docxWords } = await importTypeScript('../support/docx-text.ts');

export const title = 'DOCX, warm';
export const packages = ['docxtemplater', 'pizzip', 'easy-template-x'];
export const driven = {
  ours: 'from the document tree to the bytes of the file.',
  'docxtemplater, easy-template-x':
    'from a template made of our own DOCX (same styles, same words in the result, checked) and the texts as data to the bytes. Templates with a tag for each text and with loops over equal paragraphs and rows were both tried; the faster one for the peer counts. easy-template-x: one handler for all rounds. docxtemplater: the template is opened and compiled every time, because a document of it renders once.',
  'deflate alone':
    'word/document.xml, made before the clock starts, deflated at the level that we use and put alone into a ZIP: what no writer of this file can avoid.',
};

const TARGETS = { docxtemplater: 0.25, 'easy-template-x': 0.25, 'deflate alone': 2 };

export async function run({ warmUp, rounds, keep }) {
  const rows = [];
  for (const [name, tree] of benchTrees()) {
    const { contents, documents } = await fromWorker('peers/docx-contents.mjs', {
      name,
      rounds: warmUp + rounds,
    });
    const treeOf = rewordedTrees(tree);
    const sides = {
      ours: { prepare: treeOf, run: (one) => renderDocx(one).buffer },
      'deflate alone': {
        prepare: (round) => documents[round],
        run: (xml) => zip([['word/document.xml', deflatePart(xml)]]),
      },
    };
    const ways = {};
    for (const [way, { engine, template, data }] of Object.entries(contents)) {
      // A worker hands bytes over as plain arrays.
      const bytes = Buffer.from(template);
      ways[way] = { prepare: (round) => data[round], run: (texts) => engines[engine].fill(bytes, texts) };
      await sameWords(`${tree.id}.${way.replace(', ', '-')}.docx`, ways[way], sides.ours, keep);
    }
    const notes = {};
    for (const engine of Object.keys(engines)) {
      const [tags, loops] = await faster(ways, engine);
      notes[engine] = `template of ${tags < loops ? 'tags' : 'loops'}`;
      sides[engine] = ways[`${engine}, ${tags < loops ? 'tags' : 'loops'}`];
    }
    const times = await measure(sides, { warmUp, rounds });
    for (const peer of Object.keys(TARGETS))
      rows.push({
        what: `DOCX, ${name}`,
        peer,
        target: TARGETS[peer],
        note: notes[peer] ?? '',
        ...compared(times, 'ours', peer),
      });
  }
  return rows;
}

async function sameWords(file, peer, ours, keep) {
  const theirs = Buffer.from(await peer.run(peer.prepare(AS_IS)));
  const own = ours.run(ours.prepare(AS_IS));
  keep(file, theirs);
  keep(file.replace(/\..*\./, '.ours.'), own);
  if (docxWords(theirs).join(' ') !== docxWords(own).join(' ')) throw new Error(`${file} says other words`);
}

/** Milliseconds of an engine with tags and with loops; warming comes for nothing. */
async function faster(ways, engine) {
  const both = { tags: ways[`${engine}, tags`], loops: ways[`${engine}, loops`] };
  const times = await measure(both, { warmUp: 2, rounds: 3 });
  return [median(times.tags), median(times.loops)];
}
