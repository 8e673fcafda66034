/** LibreOffice: one call for many files (starting it costs seconds), in a profile of its own so that no setting leaks. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.ts';

/**
 * Converts `files` into `outDir` and gives back the new paths in the same order. Two inputs with the same base name
 * would overwrite each other's result: that is an error.
 */
export async function soffice(
  files: readonly string[],
  outDir: string,
  format: 'pdf' | 'docx' | 'xlsx' | 'csv' = 'pdf',
): Promise<string[]> {
  if (files.length === 0) return [];
  const outputs = files.map((file) => join(outDir, `${basename(file, extname(file))}.${format}`));
  if (new Set(outputs).size !== outputs.length) throw new Error('two files have the same base name');
  const profile = mkdtempSync(join(tmpdir(), 'soffice-profile-'));
  try {
    const { code, stdout, stderr } = await run(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        format,
        '--outdir',
        outDir,
        ...files,
      ],
      540_000,
    );
    // soffice ends with 0 even when it could not load a file: only the results tell.
    const absent = outputs.filter((file) => !existsSync(file));
    if (code !== 0 || absent.length > 0) {
      throw new Error(`soffice (${code}) did not write ${absent.join(', ')}: ${stderr || stdout}`);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return outputs;
}
