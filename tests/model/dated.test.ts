/** Names on a day: a paper calls bodies and communes as they are called on its own day. */
import { describe, expect, it } from 'vitest';
import { caseOn, paperDate, validOn } from '../../src/model/dated.ts';
import { mustLoadFolder, SAMPLE } from '../support/load.ts';

const { appraised } = mustLoadFolder(SAMPLE);
const data = appraised.data;
const nameOn = (date: string): string =>
  caseOn(data, date).organisations.find((o) => o.id === 'tram-khuyen-nong')!.name;

describe('names on a day', () => {
  it('an organisation is called by its successor’s name after its time, under its own id', () => {
    expect(nameOn('2023-12-31')).toBe('Trạm Khuyến nông huyện');
    expect(nameOn('2024-01-01')).toBe('Trung tâm Dịch vụ nông nghiệp huyện');
  });

  it('a merged commune is called by the name of the new one', () => {
    const merged = {
      ...data,
      commune: { ...data.commune, validTo: '2025-06-30', successors: ['xa-moi'] },
      administrativeUnits: [
        {
          id: 'xa-moi',
          tier: 'commune' as const,
          kind: 'xã',
          name: 'Tân Mẫu',
          validFrom: '2025-07-01',
          successors: [],
        },
      ],
    };
    expect(caseOn(merged, '2025-06-30').commune.name).toBe('Hòa Mẫu');
    expect(caseOn(merged, '2025-07-01').commune).toMatchObject({ kind: 'xã', name: 'Tân Mẫu' });
  });

  it('goes on over several changes, and stops where they run in a circle or into nothing', () => {
    const unit = (id: string, validTo: string | undefined, ...successors: string[]) => ({
      id,
      validTo,
      successors,
    });
    const a = unit('a', '2020-12-31', 'b');
    const b = unit('b', '2022-12-31', 'a', 'c');
    const byId = new Map([a, b].map((u) => [u.id, u]));
    expect(validOn(a, '2021-06-01', byId)).toBe(b);
    expect([a, b]).toContain(validOn(a, '2030-01-01', byId));
    const lost = unit('x', '2020-12-31', 'nobody');
    expect(validOn(lost, '2030-01-01', new Map([['x', lost]]))).toBe(lost);
  });

  it('a paper’s day is the one it was issued on, drafted for, else the day of submission', () => {
    const papers = [
      {
        document: 'a',
        issued: { number: '1', date: '2024-10-01' },
        date: '2024-09-01',
        addressees: [],
        recipients: [],
        bases: [],
      },
      { document: 'b', date: '2024-09-02', addressees: [], recipients: [], bases: [] },
    ];
    const dated = { ...data, papers, submission: { date: '2024-12-01' } };
    expect(['a', 'b', 'c'].map((d) => paperDate(dated, d))).toEqual([
      '2024-10-01',
      '2024-09-02',
      '2024-12-01',
    ]);
    expect(paperDate(dated, 'plan')).toBe(data.plan!.issued!.date);
  });
});
