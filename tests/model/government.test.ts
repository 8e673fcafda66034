/** Tiers of government by the day of submission, and the pack and the case under each. */
import { describe, expect, it } from 'vitest';
import {
  caseUnder,
  governmentOf,
  packUnder,
  signingYear,
  submissionDate,
} from '../../src/model/government.ts';
import { mustLoadFolder, SAMPLE } from '../support/load.ts';

const { appraised, pack } = mustLoadFolder(SAMPLE);
const base = appraised.data;
const on = (date: string) => ({ ...base, submission: { date } });

describe('the arrangement of government', () => {
  it('follows the day on which the dossier is handed in', () => {
    const from = pack.info.settings.twoTierFrom!.date;
    expect(from).toBe('2025-07-01');
    expect(governmentOf(pack, on('2025-06-30'))).toBe('three-tier');
    expect(governmentOf(pack, on(from))).toBe('two-tier');
  });

  it('may be stated against the day', () => {
    expect(governmentOf(pack, { ...base, submission: { date: '2024-01-01', government: 'two-tier' } })).toBe(
      'two-tier',
    );
  });

  it('has no district on any day in a pack without one', () => {
    const { district: _, ...tiers } = pack.info.tiers;
    expect(governmentOf({ ...pack, info: { ...pack.info, tiers } }, on('2020-01-01'))).toBe('two-tier');
  });

  it('takes the province’s deadline, then the day the case was begun, for the day of submission', () => {
    const { submission: _, ...without } = base;
    expect(submissionDate(without)).toBe(base.deadlines.find((d) => d.id === 'province-submission')!.date);
    expect(submissionDate({ ...without, deadlines: [] })).toBe(base.created);
  });

  it('papers are signed in the year of submission, which may be the one after that assessed', () => {
    expect(signingYear(on('2025-03-15'))).toBe(2025);
    const { submission: _, ...without } = base;
    expect(signingYear({ ...without, deadlines: [], assessmentYear: 2023 })).toBe(2023);
  });

  it('leaves out of the pack what the other arrangement has, and renames what is called otherwise', () => {
    const two = packUnder(pack, 'two-tier');
    expect(two.info.tiers).toEqual({ commune: 'xã', province: 'tỉnh' });
    const all = JSON.stringify([two.info.roles, two.info.steps, two.info.deadlines, two.info.fundingSources]);
    expect(all).not.toMatch(/huyện/i);
    expect(two.info.roles.length).toBeGreaterThan(10);
    expect(two.documents.filter((d) => d.government === 'three-tier')).toEqual([]);
    expect(packUnder(pack, 'three-tier').info).toEqual(pack.info);
  });

  it('leaves the district out of the case', () => {
    expect(caseUnder(base, 'two-tier').district).toBeUndefined();
    expect(caseUnder(base, 'three-tier')).toBe(base);
  });
});
