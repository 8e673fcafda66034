/** Case → workbook → case gives the same model, whatever the case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCase, loadPack } from '../../src/index.ts';
import { type CaseData, caseFile } from '../../src/model/case-schema.ts';
import { Diagnostics, placeText } from '../../src/model/diagnostics.ts';
import type { Pack } from '../../src/model/pack.ts';
import { readCaseWorkbook } from '../../src/readers/workbook/case-workbook.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { randomCase } from '../support/random-cases.ts';
import { schemaLeaves } from '../support/schema-leaves.ts';

const { pack: realPack, appraised } = loadCase('fixtures/nhan-ly-2024');
/** Small, and with every kind of indicator. */
const smallPack = loadPack('muoi-tieu-chi', { packs: 'tests/packs' });

async function throughWorkbook(pack: Pack, data: CaseData) {
  const diagnostics = new Diagnostics();
  const bytes = await writeCaseWorkbook(pack, data);
  const read = readCaseWorkbook('so-lieu.xlsx', bytes, () => pack, diagnostics);
  return {
    read,
    messages: diagnostics.items.map((d) => `${d.message} (${d.where.map(placeText).join(', ')})`),
  };
}

/** Where keys are data. */
const RECORDS = new Set(['roles.', 'wording.', 'detailTables.*.rows.*.']);

/** Entries that say nothing but their id are not kept. */
const speaking = <T extends { id: string }>(list: readonly T[]): T[] =>
  list.filter((entry) =>
    Object.entries(entry).some(
      ([key, v]) => key !== 'id' && v !== undefined && !(Array.isArray(v) && v.length === 0),
    ),
  );

const withoutSilent = (data: CaseData): CaseData => ({
  ...data,
  indicators: speaking(data.indicators.map((i) => ({ ...i, parts: speaking(i.parts) }))),
  criteria: speaking(data.criteria),
});

describe('case → workbook → case', () => {
  it('the real case', async () => {
    const { read, messages } = await throughWorkbook(realPack, appraised.data);
    expect(messages).toEqual([]);
    expect(read?.data).toEqual(appraised.data);
  });

  it.each([
    ['a small pack', smallPack, 120],
    ['the real pack', realPack, 10],
  ])('any case of %s', { timeout: 120_000 }, async (_, pack, numRuns) => {
    await fc.assert(
      fc.asyncProperty(randomCase(pack), async (data) => {
        const { read, messages } = await throughWorkbook(pack, data);
        expect(messages).toEqual([]);
        expect(read?.data).toEqual(withoutSilent(data));
      }),
      { numRuns },
    );
  });

  it('the random cases have every leaf of the schema', () => {
    const found = new Set<string>();
    const walk = (value: unknown, path: readonly string[]): void => {
      if (Array.isArray(value)) for (const item of value) walk(item, [...path, '*']);
      else if (value !== null && typeof value === 'object' && !('digits' in value))
        for (const [key, item] of Object.entries(value))
          walk(item, [...path, RECORDS.has(path.concat('').join('.')) ? '*' : key]);
      else if (value !== undefined) found.add(path.join('.'));
    };
    // The small pack asks for no paper of another body.
    for (const [pack, numRuns] of [
      [smallPack, 300],
      [realPack, 20],
    ] as const)
      for (const data of fc.sample(randomCase(pack), { numRuns, seed: 1 })) walk(data, []);
    expect([...schemaLeaves(caseFile)].filter((leaf) => !found.has(leaf))).toEqual([]);
  });

  it('a text that no cell can hold is refused, not cut', async () => {
    const data = { ...appraised.data, questions: [{ about: 'Dài', text: 'chữ '.repeat(9000) }] };
    await expect(writeCaseWorkbook(realPack, data)).rejects.toThrow(/một ô chỉ chứa được/);
  });

  it('the same case gives the same bytes', async () => {
    const [a, b] = [
      await writeCaseWorkbook(realPack, appraised.data),
      await writeCaseWorkbook(realPack, appraised.data),
    ];
    expect(a.equals(b)).toBe(true);
  });
});
