/** Loads a TypeScript module of the tests: Node 20 does not, so esbuild bundles it in memory. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function importTypeScript(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
