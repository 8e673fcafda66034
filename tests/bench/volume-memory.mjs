/**
 * Memory of bound volumes: peak resident memory of a process that probes and binds 100, 500 and 1,000 mixed pages,
 * against the promise of 120 MB plus three times the largest single source. Writes VOLUMES.md; ends with 1 when a
 * volume breaks the promise.
 *
 *   npm run build && node tests/bench/volume-memory.mjs
 *
 * Sources are made here and are as heavy as those of an office: A4 at 300 dpi as JPEG (1.4 MB) and PNG (one straight,
 * one with alpha, one interlaced), papers of Word with text, a scanner's PDF of 20 pages. Every volume is made by a
 * process of its own (`--child`), which knows only `dist`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTypeScript } from './typescript.mjs';

const PAGES = [100, 500, 1000];
const PROMISE_MB = 120;
const TIMES = 3;
const STATUS = '/proc/self/status';
const HEAVY = 'may-quet-20.pdf';
const MB = 1e6;
const mb = (bytes) => (bytes / MB).toFixed(1);
const dist = (file) => new URL(`../../dist/${file}`, import.meta.url).href;

if (process.argv[2] === '--child') await child(...process.argv.slice(3));
else await parent();

async function child(folder, pages, out) {
  const { probeEvidence } = await import(dist('readers/evidence/probe.js'));
  const { diskFiles } = await import(dist('readers/world.js'));
  const { numberItems } = await import(dist('volumes/numbering.js'));
  const { writeVolume } = await import(dist('volumes/write.js'));
  const files = readdirSync(folder).sort();
  const probes = [];
  let count = 0;
  const start = process.hrtime.bigint();
  for (let i = 0; count < Number(pages); i++) {
    const probe = await probeEvidence(files[i % files.length], folder, diskFiles);
    if (probe.state !== 'bindable') throw new Error(`${probe.file}: ${probe.findings[0].message}`);
    probes.push(probe);
    count += probe.pages.length;
  }
  const probed = process.hrtime.bigint();
  const items = probes.map((probe, i) => ({ id: String(i), pages: probe.pages.length }));
  const numbered = numberItems(items, { numbering: 'leaf', duplex: false });
  const sheets = probes.map((probe, i) => ({
    kind: 'source',
    probe,
    stamps: numbered[i].stamps,
    bookmark: { title: probe.file, level: 1 },
  }));
  const recipe = { title: 'Tập đo', subject: '', author: '', created: '2024-11-20', sheets };
  const result = await writeVolume(recipe, out, diskFiles);
  if (result.problems.length > 0) throw new Error(result.problems[0].message);
  console.log(
    JSON.stringify({
      pages: result.pages,
      sources: probes.length,
      bytes: result.bytes,
      probeMs: Number(probed - start) / 1e6,
      writeMs: Number(process.hrtime.bigint() - probed) / 1e6,
      peakMb: peak() / MB,
    }),
  );
}

/** The process's own: maxRSS would count what it was forked from. Bytes. */
function peak() {
  const own = /VmHWM:\s+(\d+) kB/.exec(existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '');
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) * 1024;
}

async function parent() {
  const work = mkdtempSync(join(tmpdir(), 'volume-memory-'));
  const folder = mkdtempSync(join(work, 'sources-'));
  try {
    await makeSources(folder);
    const empty = measured(folder, 0, join(work, 'v.pdf'));
    const all = table(work, folder);
    // Without the one heavy source the promise is at its tightest.
    rmSync(join(folder, HEAVY));
    const light = table(work, folder);
    const text = report(all, light, empty);
    writeFileSync(fileURLToPath(new URL('VOLUMES.md', import.meta.url)), text);
    console.log(text);
    if ([all, light].some(({ rows, limit }) => rows.some(({ peakMb }) => peakMb > limit)))
      process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function table(work, folder) {
  const sources = readdirSync(folder).map((name) => ({ name, bytes: statSync(join(folder, name)).size }));
  const largest = Math.max(...sources.map(({ bytes }) => bytes)) / MB;
  const rows = PAGES.map((pages) => measured(folder, pages, join(work, 'v.pdf')));
  return { sources, largest, rows, limit: PROMISE_MB + TIMES * largest };
}

function measured(folder, pages, out) {
  const self = fileURLToPath(import.meta.url);
  const ran = spawnSync(process.execPath, [self, '--child', folder, String(pages), out], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

async function makeSources(folder) {
  const { makeJpeg, makePng } = await importTypeScript('../readers/evidence/make-pictures.ts');
  const { deflated, pageObjects, afterPages, pdfFile, stream } = await importTypeScript(
    '../readers/evidence/make-pdf.ts',
  );
  const [width, height] = [2480, 3508];
  const save = (name, bytes) => writeFileSync(join(folder, name), bytes);
  const scan = (seed) => {
    const jpeg = makeJpeg({
      width,
      height,
      components: 3,
      dpi: 300,
      block: (x, y) => [(x * seed + y * 3) & 255, 120 + (x & 15), 128],
    });
    // Blocks of one colour compress better than paper does: comments bring the file to the weight of a real scan.
    const comment = Buffer.alloc(50_000, 32);
    comment.set([0xff, 0xfe, (comment.length - 2) >> 8, (comment.length - 2) & 255]);
    const fill = Array.from(
      { length: Math.max(0, Math.ceil((1.4 * MB - jpeg.length) / comment.length)) },
      () => comment,
    );
    return Buffer.concat([jpeg.subarray(0, 2), ...fill, jpeg.subarray(2)]);
  };
  const ink = (x, y) => (((x >> 3) * 7 + (y >> 4) * 13) % 11 === 0 ? (x * y) & 127 : 255);
  for (const seed of [5, 7, 11, 13, 17]) save(`anh-${seed}.jpg`, scan(seed));
  save(
    'quet-xam.png',
    makePng({ width, height, colorType: 0, bits: 8, filter: 2, pixel: (x, y) => [ink(x, y)] }),
  );
  save(
    'quet-den-trang.png',
    makePng({ width, height, colorType: 0, bits: 1, pixel: (x, y) => [ink(x, y) >> 7] }),
  );
  save(
    'trong-suot.png',
    makePng({
      width,
      height,
      colorType: 6,
      bits: 8,
      filter: 1,
      pixel: (x, y) => [ink(x, y), 90, 60, 255 - (y & 31)],
    }),
  );
  save(
    'xen-ke.png',
    makePng({
      width,
      height,
      colorType: 2,
      bits: 8,
      interlaced: true,
      pixel: (x, y) => [ink(x, y), 99, 200],
    }),
  );
  const lines = Array.from(
    { length: 50 },
    (_, i) => `BT /F 11 Tf 72 ${780 - 14 * i} Td (Dong ${i} cua van ban) Tj ET`,
  ).join('\n');
  const text = (pages) => pdfFile(pageObjects(Array.from({ length: pages }, () => ({ content: lines }))));
  save('van-ban-3.pdf', text(3));
  save('van-ban-40.pdf', text(40));
  const scanned = 20;
  const first = afterPages(scanned);
  const picture = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode`;
  const pages = Array.from({ length: scanned }, (_, i) => ({
    entries: `/Resources<</XObject<</I ${first + i} 0 R>>>>`,
    content: 'q 595.28 0 0 841.89 0 0 cm /I Do Q',
  }));
  const pictures = Array.from({ length: scanned }, (_, i) => stream(picture, scan(3 + 2 * i)));
  save(HEAVY, pdfFile(pageObjects(pages, [...pictures, deflated('', '')])));
}

function report(all, light, empty) {
  return `# Memory of bound volumes

Made by \`npm run build && node tests/bench/volume-memory.mjs\` on Node ${process.version}, ${cpus().length} cores
(${cpus()[0].model.trim()}). Every row is one process that probes its sources and writes one volume, one source after the other.
Peak: resident memory (VmHWM), megabytes of 1,000,000 bytes. Promise: ${PROMISE_MB} MB + ${TIMES} × the largest single source, whatever the length.
A volume without pages: ${empty.peakMb.toFixed(0)} MB. Most of the time goes into the pictures with alpha and interlacing, which are decoded.

${section('With a scanned PDF', all)}
${section('Without it', light)}
Sources, repeated in turn: ${all.sources.map(({ name, bytes }) => `${name} ${mb(bytes)} MB`).join(', ')}.
`;
}

function section(title, { rows, largest, limit }) {
  return `## ${title}: largest source ${largest.toFixed(1)} MB, promise ${limit.toFixed(0)} MB

| pages | sources | volume, MB | probing, s | writing, s | peak, MB | of the promise |
|---|---|---|---|---|---|---|
${rows
  .map(
    (r) =>
      `| ${r.pages} | ${r.sources} | ${mb(r.bytes)} | ${(r.probeMs / 1000).toFixed(1)} | ${(r.writeMs / 1000).toFixed(1)} | ${r.peakMb.toFixed(0)} | ${((r.peakMb / limit) * 100).toFixed(0)} % |`,
  )
  .join('\n')}
`;
}
