/** PDF: the plan, and the plan with a long table, against Typst and pdfmake. */
import { execFileSync } from 'node:child_process';
import { lower } from '../../../dist/document/lowering/lower.js';
import { renderPdf } from '../../../dist/writers/pdf/render.js';
import { compared, measure } from '../measure.mjs';
import { pdfmakeSide } from '../peers/pdfmake.mjs';
import { typstSide } from '../peers/typst.mjs';
import { AS_IS, rewordedTrees } from '../reworded.mjs';
import { benchTrees } from '../trees.mjs';

export const title = 'PDF, warm';
export const packages = ['@myriaddreamin/typst-ts-node-compiler', 'pdfmake'];
export const driven = {
  ours: 'from the document tree to the bytes of the file (layout, structure tags, bookmarks, PDF/A-2a and PDF/UA-1 metadata, compression).',
  Typst:
    'from Typst source to the bytes of a PDF/A-2a with tags; the source has the same page, margins, Tinos, sizes, texts, tables and repeated heads. One compiler with its fonts loaded; its memo is emptied before every run. Line breaking `simple` (first fit), as ours. Widths of columns are those that we measured.',
  pdfmake:
    "from pdfmake's definition to the bytes of a plain PDF (no tags, no PDF/A, no page rules of ours: its quickest way), same page, margins, Tinos, sizes, texts, tables and repeated heads. Fonts are parsed once for the process, which pdfmake does for every file.",
};

const TARGETS = { Typst: 0.7, pdfmake: 0.2 };

export async function run({ warmUp, rounds, keep }) {
  const rows = [];
  for (const [name, tree] of benchTrees()) {
    const treeOf = rewordedTrees(tree);
    const peersTreeOf = rewordedTrees(withWidths(tree));
    const sides = {
      ours: { prepare: treeOf, run: async (one) => (await renderPdf(one)).buffer },
      Typst: typstSide(peersTreeOf),
      pdfmake: pdfmakeSide(peersTreeOf),
    };
    const made = await looked(tree.id, sides, keep);
    const times = await measure(sides, { warmUp, rounds });
    for (const peer of Object.keys(TARGETS)) {
      rows.push({
        what: `PDF, ${name}`,
        peer,
        target: TARGETS[peer],
        note: `${made.ours.pages} / ${made[peer].pages} pages; ${made.ours.bytes} / ${made[peer].bytes} bytes`,
        ...compared(times, 'ours', peer),
      });
    }
  }
  return rows;
}

/** Peers are given the widths of columns that we measure, so that they need not cut words. */
function withWidths(tree) {
  const tables = lower(tree).sections.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'table'));
  const widths = new Map(tables.map(({ key, columns }) => [key, columns]));
  const sized = (block) => ({
    ...block,
    columns: block.columns.map((column, i) => ({ ...column, widthTwip: widths.get(block.key)[i] })),
  });
  const sections = tree.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.type === 'table' ? sized(block) : block)),
  }));
  return { ...tree, sections };
}

/** One file of each side of the real document: the same words on all, or there is nothing to compare. */
async function looked(id, sides, keep) {
  const made = {};
  for (const [name, side] of Object.entries(sides)) {
    const bytes = await side.run(await side.prepare(AS_IS));
    const file = keep(`${id}.${name}.pdf`, bytes);
    const pages = /Pages:\s+(\d+)/.exec(said('pdfinfo', file))[1];
    made[name] = { pages, bytes: bytes.length, words: wordsOf(file) };
  }
  for (const [name, { words }] of Object.entries(made)) {
    const odd = [...words, ...made.ours.words].filter((w) => !words.has(w) || !made.ours.words.has(w));
    if (odd.length > 0)
      throw new Error(`${id}: ${name} and ours differ in words: ${odd.slice(0, 10).join(' ')}`);
  }
  return made;
}

const said = (command, ...args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** All different words: where lines and pages end differs, and heads are repeated as often as there are pages. */
const wordsOf = (file) =>
  new Set(
    said('pdftotext', '-raw', file, '-')
      .normalize('NFC')
      .match(/\p{L}+/gu),
  );
