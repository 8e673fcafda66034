/** Every broken YAML case: the code, the line, a message that tells the repair, exit code 1, nothing written. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { generateCommand } from '../../src/cli/generate-command.ts';
import { silently } from '../support/captured.ts';
import { caseFiles, edited, loadFiles, REAL } from '../support/load.ts';
import { brokenYaml } from './yaml-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = caseFiles(REAL);

const lineOf = (text: string, needle: string): number => {
  const parts = text.split(needle);
  if (parts.length !== 2) throw new Error(`"${needle}" stands there ${parts.length - 1} times`);
  return parts[0]!.split('\n').length;
};

describe('broken YAML cases', () => {
  it.each(brokenYaml)('$fault', ({ file, old, now, code, at }) => {
    const broken = edited(files, file, old, now);
    const errors = loadFiles(REAL, broken).diagnostics.filter((d) => d.severity === 'error');
    expect(errors.map((d) => d.code)).toContain(code);
    const lines = errors
      .filter((d) => d.code === code)
      .flatMap((d) => d.where.map((p) => `${p.file.split('/').at(-1)}:${p.line}`));
    expect(lines).toContain(`${file}:${lineOf(broken[file]!, at)}`);
    for (const error of errors) expect(error.message + (error.hint ?? '')).toMatch(/[ạ-ỹđ]/i);
  });

  it('end the command with the documented code and no file', async () => {
    for (const [i, { fault, file, old, now }] of brokenYaml.entries()) {
      const data = join(folder, `${i}`);
      mkdirSync(data);
      for (const [name, text] of Object.entries(edited(files, file, old, now)))
        writeFileSync(join(data, name), text);
      const out = join(folder, `out-${i}`);
      const { code, text } = await silently(() => generateCommand(data, { out, edition: 'working' }));
      expect([fault, code]).toEqual([fault, EXIT.data]);
      expect([fault, text]).toEqual([fault, expect.stringContaining('LỖI: ')]);
      expect(text).not.toMatch(/\bat .+:\d+:\d+\)|node_modules|undefined|\[object/);
      expect([fault, existsSync(out)]).toEqual([fault, false]);
    }
  });
});
