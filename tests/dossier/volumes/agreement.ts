/** Holds register, stamps, bookmarks, references and certificate of one bound volume against each other. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Table } from '../../../src/document/tree.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { bindVolume } from '../../../src/dossier/volumes/bind.ts';
import { criterionDocument, planVolumes } from '../../../src/dossier/volumes/plan.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import type { Edition } from '../../../src/model/pack-schema.ts';
import { numberWords } from '../../../src/wording/number-words.ts';
import { linesOf } from '../../support/load.ts';
import { readVolume } from '../../volumes/read-volume.ts';

export interface RegisterRow {
  readonly abstract: string;
  readonly sheets: string;
  readonly note: string;
}

/** Rows of the register as it is printed. */
export async function registerOf(
  dossier: LoadedDossier,
  criterion: string,
  edition: Edition = 'working',
): Promise<{ rows: RegisterRow[]; lines: string[] }> {
  const plan = await planVolumes(dossier, edition);
  const diagnostics = new Diagnostics();
  const built = criterionDocument(dossier, criterion, edition, plan.sheets, diagnostics);
  if (!built) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  const table = built.tree.sections
    .flatMap((s) => s.blocks)
    .find((b): b is Table => b.type === 'table' && b.body.some((r) => r.key.endsWith('/explanation')))!;
  const cell = (row: Table['body'][number], i: number): string =>
    row.cells[i]!.paragraphs.map((p) => p.runs.map((r) => r.text).join('')).join(' | ');
  return {
    rows: table.body.map((row) => ({ abstract: cell(row, 3), sheets: cell(row, 5), note: cell(row, 6) })),
    lines: linesOf(built.tree),
  };
}

/** Binds the volume and compares everything in it that says a number; returns what was read. */
export async function expectAgreement(dossier: LoadedDossier, criterion: string, folder: string) {
  const plan = await planVolumes(dossier, 'working');
  const planned = plan.volumes.get(criterion)!;
  const bound = await bindVolume(dossier, criterion, folder, { edition: 'working', name: `q-${criterion}` });
  const volume = readVolume(join(folder, bound.files[0]!.path));
  const stamps = volume.stamps.flatMap((s) => s ?? []);
  expect(stamps).toEqual(Array.from({ length: planned.total }, (_, i) => i + 1));
  expect(bound.files).toHaveLength(1);
  expect(bound.files[0]).toMatchObject({ first: 1, last: planned.total, pages: volume.pages.length });

  const { rows, lines } = await registerOf(dossier, criterion);
  const word = plan.word === 'tờ' ? 'Tờ' : 'Trang';
  const named = rows.slice(1).filter((r) => r.sheets !== '');
  for (const row of named) {
    // The photos of one page share a bookmark.
    const mark = volume.bookmarks.find((b) =>
      b.title.split('; ').some((t) => t.startsWith(`${word} ${row.sheets}:`)),
    );
    expect(mark, row.abstract).toBeDefined();
    const first = Number(row.sheets.split('-')[0]);
    const twoSided = plan.settings.numbering === 'leaf' && plan.settings.duplex;
    // On two-sided leaves the number of a back is that of its own front.
    const front = twoSided ? mark!.page - (mark!.page % 2) : mark!.page;
    const on = volume.stamps[front];
    expect(on, row.abstract).toBe(first);
  }
  const explained = rows[0]!.sheets.split('-').map(Number);
  const start = volume.bookmarks.find((b) => b.title === 'Thuyết minh')!;
  expect(volume.stamps[start.page]).toBe(explained[0]);

  const certificate = lines.find((l) => l.includes('Hồ sơ này gồm có'))!;
  const total = String(planned.total).padStart(2, '0');
  expect(certificate).toContain(
    `Hồ sơ này gồm có ${total} ${plan.word} (bằng chữ: ${numberWords(planned.total)} ${plan.word}), được đánh số từ 01 đến ${total}.`,
  );
  expect(lines.some((l) => l.includes(`${total} ${plan.word}`) && l.includes('Gồm:'))).toBe(true);
  return { plan, planned, bound, volume, rows, lines };
}
