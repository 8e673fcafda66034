/** The order of papers in a criterion's dossier (OFFICE §9). */
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/case-schema.ts';
import { homeOf, isPhoto, papersByIndicator } from '../../src/tables/evidence-order.ts';
import { changed, mustLoadFolder, SAMPLE } from '../support/load.ts';

const sample = mustLoadFolder(SAMPLE);
const paper = (id: string, more: Partial<Evidence>): Evidence => ({
  id,
  indicators: ['2.1'],
  kind: 'Báo cáo',
  abstract: id,
  personal: false,
  ...more,
});
const withPapers = (evidence: readonly Evidence[]) =>
  changed(sample, (data) => {
    data.evidence = structuredClone(evidence) as typeof data.evidence;
  }).appraised;
const groups = (evidence: readonly Evidence[], criterion: string) => {
  const appraised = withPapers(evidence);
  const own = appraised.criteria.find((c) => c.def.id === criterion)!;
  return papersByIndicator(appraised, own).map(({ indicator, papers, also }) => ({
    indicator,
    papers: papers.map((e) => e.id),
    also: also.map((e) => e.id),
  }));
};

describe('papers of an indicator', () => {
  it('stand by kind: direction, lists, minutes, decisions, confirmations, what is unknown, photos', () => {
    const kinds = [
      'Ảnh',
      'Thư khen',
      'Giấy xác nhận',
      'Quyết định',
      'Biên bản',
      'Bảng kê',
      'Kế hoạch',
      'Giấy chứng nhận',
    ];
    const [first] = groups(
      kinds.map((kind) => paper(kind, { kind, date: '2024-01-01' })),
      '2',
    );
    expect(first!.papers).toEqual([
      'Kế hoạch',
      'Bảng kê',
      'Biên bản',
      'Quyết định',
      'Giấy chứng nhận',
      'Giấy xác nhận',
      'Thư khen',
      'Ảnh',
    ]);
  });

  it('then by day, those without a day last, equal ones as in the case', () => {
    const [first] = groups(
      [
        paper('không ngày', {}),
        paper('sau', { date: '2024-05-01' }),
        paper('trước b', { date: '2024-02-01' }),
        paper('trước a', { date: '2024-02-01' }),
      ],
      '2',
    );
    expect(first!.papers).toEqual(['trước b', 'trước a', 'sau', 'không ngày']);
  });

  it('an explicit order wins over kind and day', () => {
    const [first] = groups(
      [
        paper('ảnh', { kind: 'Ảnh', order: 1 }),
        paper('kế hoạch', { kind: 'Kế hoạch', date: '2024-01-01' }),
        paper('biên bản', { kind: 'Biên bản', order: 2 }),
      ],
      '2',
    );
    expect(first!.papers).toEqual(['ảnh', 'biên bản', 'kế hoạch']);
  });

  it('a kind is known by its words, not by its letters: "sổ" is a list, "sổng" is unknown', () => {
    const [first] = groups(
      [
        paper('biên bản', { kind: 'BIÊN BẢN nghiệm thu' }),
        paper('sổng', { kind: 'Sổng' }),
        paper('sổ', { kind: 'Sổ theo dõi' }),
      ],
      '2',
    );
    expect(first!.papers).toEqual(['sổ', 'biên bản', 'sổng']);
  });
});

describe('papers of several indicators', () => {
  it('stand under the first and are also known under the others', () => {
    expect(groups([paper('chung', { indicators: ['2.3', '2.1'] })], '2')).toEqual([
      { indicator: '2.1', papers: ['chung'], also: [] },
      { indicator: '2.2', papers: [], also: [] },
      { indicator: '2.3', papers: [], also: ['chung'] },
      { indicator: '2.4', papers: [], also: [] },
    ]);
  });

  it('of several criteria are bound with the first of them', () => {
    const shared = paper('chung', { indicators: ['13.2', '2.4'] });
    const appraised = withPapers([shared]);
    expect(homeOf(appraised, shared)).toBe('2');
    expect(homeOf(appraised, { ...shared, indicators: [] })).toBeNull();
    expect(groups([shared], '13').find((g) => g.papers.length > 0)).toMatchObject({ indicator: '13.2' });
  });
});

it('photos are known by the kinds of the pack', () => {
  const { pack } = sample.appraised;
  expect(isPhoto(pack, paper('x', { kind: 'ảnh' }))).toBe(true);
  expect(isPhoto(pack, paper('x', { kind: 'Ảnh hưởng' }))).toBe(false);
});
