/**
 * Redlines before outside programs: LibreOffice accepts and rejects all changes and has the new and the old document
 * left; the Open XML SDK finds nothing wrong.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLowered } from '../../src/document/comparison/compare.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { renderRedlineDocx } from '../../src/writers/docx/render-redline.ts';
import { mustBuild, mustLoadFolder, SAMPLE } from '../support/load.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { runOk } from '../support/oracle/run.ts';
import { requireTools, SYSTEM_PYTHON } from '../support/oracle/tools.ts';
import { editedDossier } from '../support/random-edits.ts';
import { countTracked, readTracked } from '../support/tracked-changes.ts';

const SETTLE = fileURLToPath(new URL('../support/settle-changes.py', import.meta.url));
const BY = {
  author: 'UBND xã Hòa Mẫu & <cán bộ>',
  date: '2024-09-20',
  mark: 'BẢN SO SÁNH - không ký & không phát hành',
};
/** Not the review sheet: it is built in several attempts, which takes most of the time, and has tables like the others. */
const DOCUMENTS = ['plan', 'criterion-02', 'summary-tables', 'commune-report', 'criterion-17'];
const REDLINES = 20;

const folder = mkdtempSync(join(tmpdir(), 'oracle-redline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Redline {
  readonly name: string;
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** The first seeds whose edits change the document at all: each document four times. */
function redlines(): Redline[] {
  const sample = mustLoadFolder(SAMPLE);
  const found: Redline[] = [];
  const olds = new Map(
    DOCUMENTS.map((id) => {
      const { tree } = mustBuild(sample, id);
      return [id, { lowered: lower(tree), file: renderDocx(tree).buffer }] as const;
    }),
  );
  for (let seed = 0; found.length < REDLINES; seed++) {
    const id = DOCUMENTS[found.length % DOCUMENTS.length]!;
    const old = olds.get(id)!;
    const now = mustBuild(editedDossier(sample, seed), id).tree;
    const compared = compareLowered(old.lowered, lower(now));
    if (compared.changes.length === 0) continue;
    const name = `${id}-${seed}`;
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, renderRedlineDocx(now, compared, BY).buffer);
    found.push({ name, file, before: old.file, after: renderDocx(now).buffer });
  }
  return found;
}

let made: readonly Redline[] = [];

beforeAll(async () => {
  await requireTools();
  made = redlines();
  const profile = mkdtempSync(join(tmpdir(), 'settle-'));
  try {
    await runOk(SYSTEM_PYTHON, [SETTLE, profile, folder, ...made.map((r) => r.file)], 540_000);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

describe('twenty redlines', () => {
  it('hold words, paragraphs and rows that came or went', () => {
    const counts = made.map((r) => countTracked(readFileSync(r.file)));
    for (const kind of ['words', 'paragraphs', 'rows'] as const)
      expect(counts.filter((c) => c[kind] > 0).length, kind).toBeGreaterThan(2);
  });

  it.each([
    ['accept', 'after'],
    ['reject', 'before'],
  ] as const)('LibreOffice: %s all gives the document %s', (verdict, side) => {
    for (const redline of made) {
      const settled = readFileSync(join(folder, `${redline.name}.${verdict}.docx`));
      expect(countTracked(settled), redline.name).toEqual({ words: 0, paragraphs: 0, rows: 0 });
      expect(readTracked(settled, 'accept'), redline.name).toEqual(readTracked(redline[side], 'accept'));
    }
  });

  it('are valid for the Open XML SDK', async () => {
    expect(made).toHaveLength(REDLINES);
    expect(ooxmlFailures(await validateOoxml(made.map((r) => r.file)))).toEqual([]);
  });
});
