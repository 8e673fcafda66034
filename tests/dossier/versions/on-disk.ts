/** Cases on disk for the tests of versions: a folder per test, taken away by whoever made the root. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type Diagnostic, DiagnosticError } from '../../../src/index.ts';
import { SAMPLE } from '../../support/load.ts';

/** A folder that is gone after the tests of the file; `fresh` names one below it that does not exist yet. */
export function scratch(): { readonly fresh: (name?: string) => string } {
  const root = mkdtempSync(path.join(tmpdir(), 'phien-ban-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let count = 0;
  return { fresh: (name = 'ho-so') => path.join(root, String(count++), name) };
}

/** The sample commune, its evidence too, at `target`. */
export function sampleAt(target: string): string {
  cpSync(SAMPLE.folder, target, { recursive: true });
  return target;
}

/** Replaces a text that must stand there exactly once. */
export function rewrite(file: string, old: string, now: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.split(old).length !== 2) throw new Error(`${file}: "${old}" must stand there once`);
  writeFileSync(file, text.replace(old, now));
}

/** Bytes of every file below a folder, by path. */
export const bytesBelow = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]),
  );

/** What is thrown as diagnostics; fails when nothing is. */
export function faultsOf(work: () => unknown): readonly Diagnostic[] {
  try {
    work();
  } catch (e) {
    if (e instanceof DiagnosticError) return e.diagnostics;
    throw e;
  }
  throw new Error('nothing was refused');
}

/** Income of the commune: the one figure of the sample with a history. */
export const INCOME = {
  id: 'thu-nhap',
  present: 'value: "56.8"',
  /** Handed in again in November: the August value goes to the history. */
  later(folder: string): void {
    const file = path.join(folder, 'so-lieu.yaml');
    rewrite(
      file,
      'value: "56.8"\n    indicator: "10"\n    source: Xác nhận của Chi cục Thống kê huyện (mẫu)\n    asOf: 2024-08-31',
      'value: "61.3"\n    indicator: "10"\n    source: Xác nhận của Chi cục Thống kê huyện (mẫu)\n    asOf: 2024-11-15',
    );
    rewrite(
      file,
      '      - { value: "54.9", on: 2024-06-30, by: Trần Thị B, source: Ước sáu tháng đầu năm (mẫu) }\n',
      '      - { value: "54.9", on: 2024-06-30, by: Trần Thị B, source: Ước sáu tháng đầu năm (mẫu) }\n      - { value: "56.8", on: 2024-08-31, by: Trần Thị B, source: Xác nhận tháng 8 (mẫu) }\n',
    );
  },
} as const;
