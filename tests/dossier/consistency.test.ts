/** What a change of verdict or figure leaves behind is said; issued papers are never written over (OFFICE §10). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { alwaysChecked } from '../../src/checks/check.ts';
import { generate } from '../../src/index.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';

const dossier = mustLoad(REAL);
const warnings = (loaded: typeof dossier) => alwaysChecked({ ...loaded, evidenceFiles: null });
const out = mkdtempSync(join(tmpdir(), 'consistency-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

it('the real case has nothing to say', () => {
  expect(warnings(dossier)).toEqual([]);
});

it('a criterion that is met now is asked about its deadline and its prose', () => {
  const met = changed(dossier, (data) => {
    data.criteria.find((c) => c.id === '19')!.rounds.push({ level: 'province', verdict: 'met' });
  });
  const items = warnings(met).filter((d) => d.code !== 'verdict-contradiction');
  expect(items.map((d) => d.code)).toEqual(['deadline-group', 'prose-unmet']);
  expect(items[0]!.message).toContain('tiêu chí số 19 nay đã đạt nhưng vẫn để thời hạn 30/11/2024');
});

it('evidence that has expired on the day of the papers is named', () => {
  const expired = changed(dossier, (data) => {
    data.evidence.push({
      id: 'ocop',
      indicators: ['13.2'],
      kind: 'Quyết định',
      abstract: 'công nhận sản phẩm OCOP',
      validUntil: '2023-12-31',
      personal: false,
    });
  });
  expect(warnings(expired)).toMatchObject([
    { code: 'evidence-expired', message: expect.stringContaining('31/12/2023') },
  ]);
});

it('an issued plan keeps its file; the next one stands beside it', async () => {
  const issued = changed(dossier, (data) => {
    data.plan!.issued = { number: '15', date: '2024-03-20' };
  });
  const ask = { outFolder: out, edition: 'working', only: ['plan'], formats: ['docx'] } as const;
  await generate(issued, ask);
  const first = readFileSync(join(out, 'ke-hoach.docx'));
  // The same again changes nothing and warns of nothing.
  expect((await generate(issued, ask)).warnings).toEqual([]);
  const later = changed(issued, (data) => {
    data.figures.find((f) => f.id === 'duong-ngo-xom')!.numerator = { digits: 15n, scale: 0 };
  });
  const result = await generate(later, ask);
  expect(result.warnings.map((w) => w.code)).toContain('issued-file');
  expect(readFileSync(join(out, 'ke-hoach.docx')).equals(first)).toBe(true);
  expect(result.documents[0]!.files[0]!.path).toBe('ke-hoach.moi.docx');
});
