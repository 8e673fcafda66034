/** The package as it would be published: what is in it, and that it does the main job in an empty folder. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** On Windows npm is a command file. */
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: Packed;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'goi-'));
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync(NPM, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const json = npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  packed = (JSON.parse(json) as Packed[])[0]!;
  npm(folder, 'init', '--yes');
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', '--omit=dev', packed.filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('holds what a user needs and nothing else', () => {
  const top = [...new Set(packed.files.map((f) => f.path.split('/')[0]))].sort();
  expect(top).toEqual([
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'dist',
    'fixtures',
    'package.json',
    'templates',
  ]);
  const names = packed.files.map((f) => f.path);
  expect(names.filter((n) => /\.test\.|\.tsbuildinfo$|\.map$|^dist\/.*\.ts$(?<!\.d\.ts)/.test(n))).toEqual(
    [],
  );
  expect(packed.unpackedSize).toBeLessThan(12_000_000);
});

test('makes the dossier of the real case from an empty folder', () => {
  const command = path.join(folder, 'node_modules', '.bin', 'hoso');
  const sample = path.join(folder, 'node_modules', 'ho-so-ntm', 'fixtures', 'nhan-ly-2024');
  execFileSync(command, ['generate', sample, '--out', 'ket-qua'], { cwd: folder, encoding: 'utf8' });
  const made = path.join(folder, 'ket-qua', 'nhan-ly-2024');
  const { documents } = JSON.parse(readFileSync(path.join(made, 'manifest.json'), 'utf8')) as {
    documents: { files: { path: string; bytes: number }[] }[];
  };
  const files = documents.flatMap((d) => d.files);
  expect(files.length).toBeGreaterThan(80);
  for (const { path: name, bytes } of files) expect(statSync(path.join(made, name)).size, name).toBe(bytes);
  expect(readdirSync(made)).toEqual(
    expect.arrayContaining(['ke-hoach.docx', 'ke-hoach.pdf', 'bieu-tong-hop.xlsx']),
  );
});

test('can be used as a library, which makes the bytes that the command makes', () => {
  const program = `
    import { createHash } from 'node:crypto';
    import { loadCase, renderDocument } from 'ho-so-ntm';
    const loaded = loadCase('node_modules/ho-so-ntm/fixtures/nhan-ly-2024');
    for (const format of ['docx', 'pdf', 'xlsx'])
      console.log(createHash('sha256').update(await renderDocument(loaded, 'summary-tables', format)).digest('hex'));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    encoding: 'utf8',
  });
  const made = ['docx', 'pdf', 'xlsx'].map((format) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, 'ket-qua', 'nhan-ly-2024', `bieu-tong-hop.${format}`)))
      .digest('hex'),
  );
  expect(said.trim().split('\n')).toEqual(made);
  expect(existsSync(path.join(folder, 'node_modules', 'ho-so-ntm', 'dist', 'index.d.ts'))).toBe(true);
});
