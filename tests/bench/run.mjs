/**
 * Benchmark against the best peer of each format, on the library in dist (`npm run build` first):
 * the PDF against Typst, the DOCX against easy-template-x. Prints the table and writes RESULTS.md.
 * `node tests/bench/run.mjs --files FOLDER` also writes what each side made, to look at.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderDocx } from '../../dist/writers/docx/render.js';
import { renderPdf } from '../../dist/writers/pdf/render.js';
import { easyTemplatePeer } from './docx-template.mjs';
import { compare } from './measure.mjs';
import { benchTrees } from './trees.mjs';
import { importTypeScript } from './typescript.mjs';
import { typstPeer } from './typst.mjs';

const { unzip } = await importTypeScript('../support/unzip.ts');
const { docxWords } = await importTypeScript('../support/docx-text.ts');

const trees = benchTrees();

const folder = process.argv.includes('--files')
  ? process.argv[process.argv.indexOf('--files') + 1]
  : undefined;
const scratch = folder ?? mkdtempSync(join(tmpdir(), 'bench-'));
mkdirSync(scratch, { recursive: true });
const keep = (name, bytes) => {
  writeFileSync(join(scratch, name), bytes);
  return join(scratch, name);
};
const pages = (file) =>
  Number(
    /Pages:\s+(\d+)/.exec(
      execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )[1],
  );

const rows = [];
for (const [name, tree] of trees) {
  const own = { prepare: () => {}, run: async () => (await renderPdf(tree)).buffer };
  const typst = typstPeer(tree);
  const counts = [
    pages(keep(`${tree.id}.pdf`, await own.run())),
    pages(keep(`${tree.id}.typst.pdf`, typst.run())),
  ];
  rows.push({
    what: `PDF, ${name}`,
    peer: 'Typst',
    note: `${counts.join(' / ')} pages`,
    ...(await compare([own, typst])),
  });
}
for (const [name, tree] of trees) {
  const own = { prepare: () => {}, run: () => renderDocx(tree).buffer };
  const bytes = own.run();
  keep(`${tree.id}.docx`, bytes);
  const expected = docxWords(bytes).join(' ');
  const candidates = [];
  for (const loops of [true, false]) {
    const peer = easyTemplatePeer(unzip(bytes), loops);
    const made = await peer.run();
    keep(`${tree.id}.easy-template-x-${loops ? 'loops' : 'tags'}.docx`, made);
    if (docxWords(made).join(' ') !== expected) throw new Error('easy-template-x wrote other words');
    candidates.push({ kind: loops ? 'loops' : 'tags', ...(await compare([own, peer])) });
  }
  const [best] = candidates.sort((a, b) => a.median[1] - b.median[1]);
  rows.push({ what: `DOCX, ${name}`, peer: 'easy-template-x', note: `template of ${best.kind}`, ...best });
}

const version = (name) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
    .version;
const ms = (value) => value.toFixed(1);
const table = [
  '| what | peer | ours, median ms | peer, median ms | ours, least | peer, least | peer ÷ ours (median of rounds) | |',
  '|---|---|---:|---:|---:|---:|---:|---|',
  ...rows.map(
    (r) =>
      `| ${r.what} | ${r.peer} | ${r.median.map(ms).join(' | ')} | ${r.minimum.map(ms).join(' | ')} | ${r.ratio.toFixed(2)} | ${r.note} |`,
  ),
].join('\n');

console.log(table);
writeFileSync(
  new URL('RESULTS.md', import.meta.url),
  `# Benchmark results

${table}

Machine: ${cpus()[0].model.trim()}, ${cpus().length} cores; Node ${process.version}.
Peers: Typst by \`@myriaddreamin/typst-ts-node-compiler\` ${version('@myriaddreamin/typst-ts-node-compiler')}, easy-template-x ${version('easy-template-x')}.
${rows[0].rounds} rounds after 5 to warm up, ours and the peer's in turn, the order swapped every round; one process, warm code.

How each side is driven:
- **ours**: from the document tree to the bytes of the file (layout, structure tags, PDF/A-2a and PDF/UA-1 metadata, compression).
- **Typst**: from Typst source to the bytes of a PDF/A-2a with tags; the source has the same page, margins, Tinos, sizes, texts, tables and repeated heads, and is made before the clock starts. One compiler with its fonts loaded; its memo is emptied before every run, because an unchanged document compiled again is not work. Line breaking \`simple\` (first fit), as ours.
- **easy-template-x**: from a template made of our own DOCX (same styles, same words in the result, checked) and the texts as data; one handler. Templates with loops and with single tags were both tried; the faster one for the peer counts.

Repeat with \`npm run build && npm run bench\`; \`-- --files FOLDER\` keeps the files to look at.
`,
);
if (!folder) rmSync(scratch, { recursive: true, force: true });
