/** Without districts a dossier goes from the commune to the province, and no paper speaks of a district. */
import { describe, expect, it } from 'vitest';
import { buildDocumentTree, plannedDocuments } from '../../src/dossier/documents.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import type { TableModel } from '../../src/tables/model.ts';
import { linesOf, mustLoad, SAMPLE } from '../support/load.ts';
import { twoTierFiles } from '../support/two-tier.ts';

const DISTRICT = /huyện/i;
const dossier = mustLoad(SAMPLE, twoTierFiles());
const planned = (['generate', 'forms', 'bundle'] as const).flatMap((on) => plannedDocuments(dossier, on));

function textOf(table: TableModel): string[] {
  const values = evaluateTable(table);
  return [
    table.title,
    table.sheetName,
    ...table.notes,
    ...table.footNotes,
    table.closing ?? '',
    ...table.columns.flatMap((c) => [c.group ?? '', c.title]),
    ...table.rows.flatMap((row) => table.columns.flatMap((c) => shownLines(values, row, c.key))),
  ];
}

describe('the sample commune in two-tier government', () => {
  it('is one: the case is handed in after the districts were abolished', () => {
    expect(dossier.pack.info.tiers.district).toBeUndefined();
  });

  it('keeps the district that somebody entered, without speaking of it', () => {
    const files = twoTierFiles();
    const entered = mustLoad(SAMPLE, {
      ...files,
      'case.yaml': `${files['case.yaml']}\ndistrict: { kind: huyện, name: Cũ }\n`,
    });
    expect(entered.appraised.data.district?.name).toBe('Cũ');
    const plan = plannedDocuments(entered).find((d) => d.id === 'plan')!;
    const built = buildDocumentTree(plan, entered, 'working', new Diagnostics())!;
    expect(linesOf(built.tree).filter((line) => DISTRICT.test(line))).toEqual([]);
  });

  it('has no paper of a district', () => {
    const ids = planned.map((d) => d.id);
    expect(ids).toContain('plan');
    expect(ids).toContain('criterion-19');
    expect(ids.filter((id) => id.startsWith('district'))).toEqual([]);
  });

  describe.each(['working', 'submission'] as const)('%s edition', (edition) => {
    it.each(planned.filter((d) => d.entry.editions.includes(edition)).map((d) => [d.id, d] as const))(
      '%s says nothing of a district, on paper or in its workbook',
      (_, plan) => {
        const diagnostics = new Diagnostics();
        const built = buildDocumentTree(plan, dossier, edition, diagnostics);
        expect(diagnostics.items.filter((d) => d.severity === 'error')).toEqual([]);
        const lines = [...linesOf(built!.tree), ...built!.workbook.flatMap(textOf)];
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.filter((line) => DISTRICT.test(line))).toEqual([]);
        expect([built!.title, built!.tree.title, built!.fileName].filter((t) => DISTRICT.test(t))).toEqual(
          [],
        );
      },
    );
  });

  it('pairs the commune’s assessment with the province’s in B1', () => {
    const plan = planned.find((d) => d.id === 'summary-tables')!;
    const built = buildDocumentTree(plan, dossier, 'submission', new Diagnostics())!;
    const results = built.workbook.find((t) => t.key === 'results')!;
    expect([...new Set(results.columns.flatMap((c) => c.group ?? []))].slice(0, 2)).toEqual([
      'Xã tự đánh giá',
      'Tỉnh thẩm định',
    ]);
    const review = results.columns.filter((c) => c.group === 'Tỉnh thẩm định').at(-1)!;
    const values = evaluateTable(results);
    const verdicts = results.rows.flatMap((row) => shownLines(values, row, review.key));
    expect(verdicts.filter((v) => v === 'Đạt').length).toBeGreaterThan(19);
  });

  it('is found by this search: with a district it does say so', () => {
    const withDistrict = mustLoad(SAMPLE);
    const plan = plannedDocuments(withDistrict).find((d) => d.id === 'plan')!;
    const built = buildDocumentTree(plan, withDistrict, 'working', new Diagnostics())!;
    expect(linesOf(built.tree).some((line) => DISTRICT.test(line))).toBe(true);
  });
});
