/**
 * Makes `dist` from nothing: ESM modules and types of the library by `tsc`, and the command `dist/cli.mjs` as one
 * bundle whose dynamic imports (the writers) are chunks in `dist/cli/`, so that a cold start loads only what it uses.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const CHUNKS = 'cli';
/** A module of the library that was just built. */
const library = (module) => import(pathToFileURL(at('dist', module)).href);

rmSync(at('dist'), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, [at('node_modules/.bin/tsc'), '-p', root], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

/**
 * Parts of libraries that we never call, left out of the command: exceljs's readers, archives and CSV (its part writers
 * go into our own ZIP), Handlebars' source maps (it only parses), pdfkit's fonts, pictures and passwords (we embed fonts
 * and pictures ourselves). Calling one is an error of the program and says so.
 */
const NEVER_CALLED = [
  '@noble/ciphers/aes',
  'archiver',
  'fast-csv',
  'fontkit',
  'jszip',
  'png-js',
  'source-map',
  'unzipper',
];
const without = {
  name: 'without',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${NEVER_CALLED.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'without',
    }));
    onLoad({ filter: /.*/, namespace: 'without' }, ({ path }) => ({
      contents: `const gone = () => { throw new Error('${path} is not part of this program'); };
module.exports = new Proxy(gone, { get: (_, name) => (name === '__esModule' ? undefined : gone) });`,
    }));
  },
};

/** What a module would make in every run, made once: it gives nothing but what JSON holds. */
const madeOnce = {
  name: 'made-once',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]writers[\\/]docx[\\/]shell-texts\.ts$/ }, async () => {
      const { shellTexts } = await library('writers/docx/shell-texts.js');
      return { contents: `export const shellTexts = () => (${JSON.stringify(shellTexts())});` };
    });
  },
};

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  plugins: [without, madeOnce],
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  chunkNames: `${CHUNKS}/[name]-[hash]`,
  // Function and class names stand in messages; syntax rewriting has broken bundled libraries before.
  minifyWhitespace: true,
  legalComments: 'external',
  metafile: true,
  logLevel: 'warning',
  // CommonJS dependencies call require('stream') and the like.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
placePdfkitData(metafile);

const command = at('dist/cli.mjs');
const code = readFileSync(command, 'utf8');
if (!code.startsWith('#!')) writeFileSync(command, `#!/usr/bin/env node\n${code}`);
chmodSync(command, 0o755);

// Packs are read once here instead of in every run.
const { packNames } = await library('dossier/packs.js');
const { preparePacks } = await library('dossier/prepare-packs.js');
const { TEMPLATES, VALUES } = await library('readers/prepared-packs.js');
const { diskFiles } = await library('readers/world.js');
const packs = preparePacks(
  packNames(at('templates')).map((name) => at('templates', name)),
  diskFiles,
);
writeFileSync(at('dist', VALUES), packs.values);
writeFileSync(at('dist', TEMPLATES), packs.templates);

// Part of the key of every file that is generated: another program makes them anew.
const identity = await library('dossier/generate/identity.js');
writeFileSync(at('dist', identity.BUILD_FILE), `${identity.sourceId(root)}\n`);

/**
 * pdfkit reads its ICC profile at `./data/` beside the module it stands in. The rest of its data is not needed: only
 * embedded fonts are used.
 */
function placePdfkitData(metafile) {
  const holders = Object.entries(metafile.outputs).filter(([, output]) =>
    Object.keys(output.inputs).some((input) => input.endsWith('pdfkit/js/pdfkit.node.mjs')),
  );
  for (const [file] of holders) {
    if (!file.startsWith(`dist/${CHUNKS}/`)) {
      throw new Error(`pdfkit landed in ${file}: the PDF writer must stay behind a dynamic import`);
    }
    const profile = 'sRGB_IEC61966_2_1.icc';
    cpSync(at('node_modules/pdfkit/js/data', profile), at('dist', CHUNKS, 'data', profile));
  }
}
