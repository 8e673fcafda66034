/**
 * What the peers of the DOCX part work on, round by round. Runs in a worker: our writer makes every round's document to
 * take the texts from, and what it remembers of them must not help the writer that is measured.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { renderDocx } from '../../../dist/writers/docx/render.js';
import { AS_IS, rewordedTrees } from '../reworded.mjs';
import { benchTrees } from '../trees.mjs';
import { importTypeScript } from '../typescript.mjs';
import { taggedDocument, withDocument } from './tagged-template.mjs';
import { engines } from './template-engines.mjs';

const { unzip } = await importTypeScript('../support/unzip.ts');
const { name, rounds } = workerData;
const [, tree] = benchTrees().find(([one]) => one === name);
const treeOf = rewordedTrees(tree);

const ways = Object.fromEntries(
  Object.entries(engines).flatMap(([engine, { loops }]) => [
    [`${engine}, tags`, { engine, loops: undefined }],
    [`${engine}, loops`, { engine, loops }],
  ]),
);
const contents = Object.fromEntries(Object.keys(ways).map((way) => [way, { data: {} }]));
const documents = {};
for (const round of [AS_IS, ...Array.from({ length: rounds }, (_, i) => i)]) {
  const parts = unzip(renderDocx(treeOf(round)).buffer);
  documents[round] = parts.find((part) => part.name === 'word/document.xml').content.toString('utf8');
  for (const [way, { engine, loops }] of Object.entries(ways)) {
    const { template, data } = taggedDocument(parts, loops);
    const content = contents[way];
    content.engine = engine;
    content.xml ??= template;
    content.template ??= withDocument(parts, template);
    // What is no text may differ (widths of columns follow the words), the tags may not.
    if (tagsOf(content.xml) !== tagsOf(template))
      throw new Error(`${way}: round ${round} needs another template`);
    content.data[round] = data;
  }
}
parentPort.postMessage({ contents, documents });

function tagsOf(xml) {
  return [...xml.matchAll(/\{[^}]*\}/g)].map(([tag]) => tag).join('');
}
