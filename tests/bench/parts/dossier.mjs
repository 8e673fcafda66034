/** The whole real dossier in all formats, from the start of a process to the last file, against three programs that share it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, fixture, node, said } from '../command.mjs';
import { compared, measure } from '../measure.mjs';
import { dataText, workbookData } from '../peers/plain-exceljs.mjs';
import { taggedDocument, withDocument } from '../peers/tagged-template.mjs';
import { importTypeScript } from '../typescript.mjs';

const { unzip } = await importTypeScript('../support/unzip.ts');
const { docxWords } = await importTypeScript('../support/docx-text.ts');

const PEER = 'easy-template-x, LibreOffice, exceljs';
export const title = 'The whole real dossier, cold';
export const packages = ['easy-template-x', 'exceljs'];
export const tools = [said('soffice', '--version').trim()];
export const driven = {
  ours: '`hoso generate` on the real case into an empty folder: reads and checks the data, judges, builds and writes every document. One thread (no workers), nothing remembered between runs.',
  [PEER]:
    'one node process that fills a ready template for every DOCX and writes every XLSX from ready data, then one LibreOffice process that converts all DOCX to plain PDF, with a profile that was used before. Its templates, texts and cells are taken from our files beforehand: it reads, judges and composes nothing. Words of all DOCX are checked to be ours.',
};

const TARGET = 0.35;
const NAME = 'nhan-ly-2024';

export async function run({ warmUp, rounds, folder }) {
  const work = join(folder, 'dossier');
  const ours = join(work, 'ours');
  const theirs = join(work, 'theirs');
  const fresh = (place) => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
  };
  try {
    fresh(ours);
    node(command, 'generate', fixture(NAME), '--out', ours, '--json');
    const plan = await peerPlan(join(ours, NAME), join(work, 'peer'));
    const sides = {
      ours: {
        prepare: () => fresh(ours),
        run: () => node(command, 'generate', fixture(NAME), '--out', ours, '--json'),
      },
      [PEER]: { prepare: () => fresh(theirs), run: () => peerRun(plan, theirs, join(work, 'profile')) },
    };
    const times = await measure(sides, { warmUp: Math.max(1, warmUp), rounds });
    const note = sameFiles(join(ours, NAME), theirs);
    const row = { what: 'all documents and formats', peer: PEER, target: TARGET, note };
    return [{ ...row, ...compared(times, 'ours', PEER) }];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Templates and data of every DOCX and XLSX of the dossier, as files. */
async function peerPlan(from, to) {
  mkdirSync(to, { recursive: true });
  const plan = [];
  for (const name of readdirSync(from).sort()) {
    const bytes = /\.(docx|xlsx)$/.test(name) ? readFileSync(join(from, name)) : null;
    if (!bytes) continue;
    const place = join(to, name);
    const entry = { name, data: `${place}.json`, workbook: name.endsWith('.xlsx') };
    if (entry.workbook) writeFileSync(entry.data, dataText(await workbookData(bytes)));
    else {
      const parts = unzip(bytes);
      const { template, data } = taggedDocument(parts, undefined);
      entry.template = place;
      writeFileSync(place, withDocument(parts, template));
      writeFileSync(entry.data, JSON.stringify(data));
    }
    plan.push(entry);
  }
  const file = join(to, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

function peerRun(plan, out, profile) {
  node(fileURLToPath(new URL('../peers/dossier-peer.mjs', import.meta.url)), plan, out);
  const documents = readdirSync(out).filter((name) => name.endsWith('.docx'));
  const where = ['--outdir', out, ...documents.map((name) => join(out, name))];
  said('soffice', `-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'pdf', ...where);
}

/** As many files of each kind, and the same words; says how many. */
function sameFiles(ours, theirs) {
  const files = (place) => readdirSync(place).filter((name) => /\.(docx|pdf|xlsx)$/.test(name));
  const [own, other] = [files(ours).sort(), files(theirs).sort()];
  if (own.join() !== other.join()) throw new Error(`${own.length} files, the peer's are ${other.length}`);
  for (const name of own.filter((one) => one.endsWith('.docx'))) {
    const [mine, peers] = [ours, theirs].map((place) => docxWords(readFileSync(join(place, name))).join(' '));
    if (mine !== peers) throw new Error(`${name}: the peer wrote other words`);
  }
  return `${own.length} files of each`;
}
