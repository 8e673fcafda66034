/** Every leaf of the case schema has a column in the data-entry workbook, and every column a leaf. */
import { describe, expect, it } from 'vitest';
import { detailRows } from '../../src/bindings/figures.ts';
import { sheets } from '../../src/bindings/sheets.ts';
import { leavesOf } from '../../src/bindings/types.ts';
import { caseFile } from '../../src/model/case-schema.ts';
import { schemaLeaves } from '../support/schema-leaves.ts';

const ofSchema = schemaLeaves(caseFile);
const table = detailRows({ id: 't', name: 'T', columns: [{ id: 'c', name: 'C', kind: 'text' }] });
const ofBindings = new Set([...sheets, table].flatMap(leavesOf));

describe('bindings', () => {
  it('the walk over the schema reaches its corners', () => {
    for (const leaf of [
      'figures.*.from.numerator.countWhere.column',
      'criteria.*.measures.*.task.cost.people',
      'indicators.*.parts.*.rounds.*.note',
      'detailTables.*.rows.*.*',
      'roles.*',
      'hamlets.*',
      'plan.issued.number',
    ])
      expect(ofSchema).toContain(leaf);
  });

  it('every leaf of the schema has a column', () => {
    expect([...ofSchema].filter((leaf) => !ofBindings.has(leaf))).toEqual([]);
  });

  it('every column has a leaf of the schema', () => {
    expect([...ofBindings].filter((leaf) => !ofSchema.has(leaf))).toEqual([]);
  });

  it('keys of sheets, and of the columns of a sheet, are unique; titles too where they stand alone', () => {
    const keys = sheets.map((s) => s.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { columns, title } of sheets) {
      expect(new Set(columns.map((c) => c.key)).size, title).toBe(columns.length);
      const alone = columns.filter((c) => c.group === undefined).map((c) => c.title);
      expect(new Set(alone).size, title).toBe(alone.length);
    }
  });

  it('texts fit where Excel shows them', () => {
    for (const { columns, title } of sheets) {
      expect(title.length).toBeLessThanOrEqual(31);
      for (const column of columns) expect(column.help?.length ?? 0, column.title).toBeLessThanOrEqual(255);
    }
  });
});
