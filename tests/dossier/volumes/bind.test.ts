/** Bound volumes of a mixed case: one number for one paper, wherever it is said. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bindVolume } from '../../../src/dossier/volumes/bind.ts';
import { planVolumes } from '../../../src/dossier/volumes/plan.ts';
import type { Evidence } from '../../../src/model/case-schema.ts';
import { plainPdf } from '../../readers/evidence/make-pdf.ts';
import { readVolume } from '../../volumes/read-volume.ts';
import { expectAgreement, registerOf } from './agreement.ts';
import { caseWith, jpeg, MIXED, MIXED_FILES, mixedCase, paper, word } from './mixed-case.ts';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'bind-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const f of folders) rmSync(f, { recursive: true, force: true });
});

describe('a mixed case', () => {
  it('says one number for each paper: register, stamps, bookmarks, certificate', async () => {
    const { rows, planned } = await expectAgreement(mixedCase(), '2', folder());
    const n = planned.items[0]!.last!;
    const two = (x: number): string => String(x).padStart(2, '0');
    expect(rows.slice(1).map((r) => [r.sheets, r.note])).toEqual([
      ['', 'tệp kèm theo'],
      [`${two(n + 1)}-${two(n + 3)}`, ''],
      [two(n + 4), ''],
      [two(n + 4), ''],
      [two(n + 5), ''],
      [two(n + 6), ''],
      [two(n + 7), 'tệp không đọc được'],
      ['', 'chưa có tệp'],
      [`${two(n + 8)}-${two(n + 9)}`, ''],
    ]);
  });

  it.each([
    ['leaf', true, 'tờ'],
    ['page', false, 'trang'],
    ['page', true, 'trang'],
  ] as const)('numbering %s, both sides %s: counts in %s', async (numbering, duplex, unit) => {
    const dossier = mixedCase({ numbering, duplex });
    const { plan, volume } = await expectAgreement(dossier, '2', folder());
    expect(plan.word).toBe(unit);
    if (numbering === 'leaf')
      // Every number stands on the front of a leaf.
      for (const [page, stamp] of volume.stamps.entries()) if (stamp !== null) expect(page % 2).toBe(0);
  });

  it('refers from another criterion to where the paper is bound', async () => {
    const dossier = mixedCase();
    const plan = await planVolumes(dossier, 'working');
    const { first, last } = plan.sheets.of('2', 'xac-nhan')!;
    const range = [first, last].map((x) => String(x).padStart(2, '0')).join('-');
    const { rows, lines } = await registerOf(dossier, '13');
    expect(rows[1]).toMatchObject({ sheets: '', note: `xem hồ sơ tiêu chí số 2, tờ ${range}` });
    expect(lines.some((l) => l.includes(`xem hồ sơ tiêu chí số 2, tờ ${range}`) && l.startsWith('  '))).toBe(
      true,
    );
    await expectAgreement(dossier, '13', folder());
  });

  it('names what cannot be read, and a page keeps its place', async () => {
    const { bound, volume } = await expectAgreement(mixedCase(), '13', folder());
    expect(bound.diagnostics.map((d) => [d.code, d.severity])).toContainEqual(['evidence-absent', 'error']);
    const lost = volume.bookmarks.find((b) => b.title.includes('khong-thay'))!;
    expect(volume.stamps[lost.page]).not.toBeNull();
  });

  it('lists files beside with the criteria they serve', async () => {
    const { beside } = await planVolumes(mixedCase(), 'working');
    expect(beside.map((b) => [b.evidence.id, b.criteria])).toEqual([['ke-hoach', ['2']]]);
  });

  it('is byte-identical when bound again', async () => {
    const [one, two] = [folder(), folder()];
    const options = { edition: 'working', name: 'q' } as const;
    const a = await bindVolume(mixedCase(), '2', one, options);
    const b = await bindVolume(mixedCase(), '2', two, options);
    expect(b).toEqual(a);
    expect(readFileSync(join(two, 'q.pdf')).equals(readFileSync(join(one, 'q.pdf')))).toBe(true);
  });

  it('without personal papers keeps every number and says what is missing', async () => {
    const out = folder();
    const whole = await bindVolume(mixedCase(), '2', out, { edition: 'working', name: 'du' });
    const less = await bindVolume(mixedCase(), '2', out, {
      edition: 'working',
      name: 'bot',
      leaveOut: new Set(['xac-nhan', 'anh-2']),
    });
    const marks = (file: string) => readVolume(join(out, file)).bookmarks.map((b) => b.title);
    expect(marks('bot.pdf')).toEqual(marks('du.pdf'));
    // The two pages of the paper became one page without a number; the photo left a frame on its page.
    expect(less.files[0]!.pages).toBe(whole.files[0]!.pages - 1);
    const { first } = (await planVolumes(mixedCase(), 'working')).sheets.of('2', 'xac-nhan')!;
    expect(readVolume(join(out, 'bot.pdf')).stamps).not.toContain(first);
  });
});

describe('the submission edition', () => {
  it('registers what is bound or beside, not what has no file', async () => {
    const { rows } = await registerOf(mixedCase(), '2', 'submission');
    expect(rows.some((r) => r.abstract.startsWith('Thư'))).toBe(false);
    expect(rows.some((r) => r.note.includes('tệp kèm theo'))).toBe(true);
  });
});

describe('parts', () => {
  it('run on in numbers, begin with a cover that says what they hold, and none is lost', async () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      paper(`p${i}`, { file: `p${i}.pdf`, date: `2024-01-0${i + 1}` }),
    );
    const filler = Buffer.concat([plainPdf(2), Buffer.from(`\n%${'x'.repeat(90_000)}\n`)]);
    const files = Object.fromEntries(many.map((p) => [p.file!, filler]));
    const dossier = caseWith(many, files, { numbering: 'leaf', duplex: false });
    const out = folder();
    const options = { edition: 'working', name: 'q' } as const;
    const whole = await bindVolume(dossier, '2', out, options);
    const parts = await bindVolume(dossier, '2', out, {
      ...options,
      maxBytes: Math.ceil(whole.files[0]!.bytes * 0.75),
    });
    expect(parts.files.length).toBeGreaterThan(1);
    expect(parts.files.map((f) => f.path)).toEqual(parts.files.map((_, i) => `q-tap-${i + 1}.pdf`));
    const stamps = parts.files.map((f) => readVolume(join(out, f.path)).stamps.flatMap((s) => s ?? []));
    expect(stamps.flat()).toEqual(readVolume(join(out, 'q.pdf')).stamps.flatMap((s) => s ?? []));
    for (const [i, f] of parts.files.entries()) {
      expect([f.first, f.last]).toEqual([stamps[i]![0], stamps[i]!.at(-1)]);
      expect(readVolume(join(out, f.path)).bookmarks[0]).toMatchObject({
        page: 0,
        title: `Tiêu chí số 2 - Giao thông (tập ${i + 1}/${parts.files.length})`,
      });
    }
  });
});

describe('random evidence', () => {
  const files: Readonly<Record<string, Uint8Array>> = {
    'mot.pdf': plainPdf(1),
    'ba.pdf': plainPdf(3),
    'anh.jpg': jpeg,
    'chu.docx': word,
    'rong.pdf': Buffer.alloc(0),
  };
  const evidence = fc
    .array(
      fc.record({
        indicators: fc.uniqueArray(fc.constantFrom('2.1', '2.2', '2.3', '13.1', '4'), {
          minLength: 1,
          maxLength: 3,
        }),
        kind: fc.constantFrom('Quyết định', 'Ảnh', 'Bảng kê', 'Kế hoạch'),
        date: fc.constantFrom('2023-12-31', '2024-01-05', undefined),
        file: fc.constantFrom(...Object.keys(files), 'khong-co.pdf', undefined),
        order: fc.constantFrom(undefined, undefined, 1, 2),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map((list): Evidence[] => list.map((more, i) => paper(`p${i}`, more)));
  const setting = fc.record({
    numbering: fc.constantFrom('leaf' as const, 'page' as const),
    duplex: fc.boolean(),
  });

  it('always agrees', async () => {
    await fc.assert(
      fc.asyncProperty(evidence, setting, async (list, submission) => {
        const dossier = caseWith(list, files, submission);
        const out = folder();
        for (const criterion of ['2', '13']) await expectAgreement(dossier, criterion, out);
      }),
      { numRuns: 6, seed: 45 },
    );
  }, 60_000);
});

it('the mixed case is what it says', () => {
  expect(MIXED.flatMap((e) => e.file ?? []).filter((f) => !Object.hasOwn(MIXED_FILES, f))).toEqual(['g.pdf']);
});
