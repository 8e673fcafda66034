/** A case that is merely incomplete has no errors: people fill it over months, and look at it in between. */
import { describe, expect, it } from 'vitest';
import { checkDossier } from '../../src/dossier/check.ts';
import { memoryFiles } from '../../src/readers/world.ts';
import { booleanDef, criterionDef, indicatorDef, tryTiny } from '../support/cases.ts';
import { type CaseFiles, caseFiles, loadFiles, mustLoad, REAL } from '../support/load.ts';
import { type Edits, findings } from './small-case.ts';

const errorsOf = (files: CaseFiles): readonly string[] =>
  checkDossier(mustLoad(REAL, files), memoryFiles({}))
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.code}: ${d.message}`);

const real = caseFiles(REAL);

describe('no errors', () => {
  it('in a case of nothing but its name', () => {
    const { dossier } = tryTiny(
      { criteria: [criterionDef('1', [indicatorDef('1.1'), booleanDef('1.2')])] },
      {},
    );
    const found = checkDossier(dossier!, memoryFiles({}));
    expect(found.filter((d) => d.severity === 'error')).toEqual([]);
    expect(found.map((d) => d.code)).toContain('indicator-blank');
  });

  it('in the real case without its results, without its prose, without its figures’ values', () => {
    const { 'danh-gia.yaml': _results, ...noResults } = real;
    const { 'tieu-chi.yaml': _prose, ...noProse } = real;
    const noValues = {
      ...real,
      'so-lieu.yaml': real['so-lieu.yaml']!.replace(/^ {4}(numerator|denominator|value): .*\n/gm, ''),
    };
    for (const files of [noResults, noProse, noValues]) expect(errorsOf(files)).toEqual([]);
    expect(loadFiles(REAL, noValues).diagnostics).toEqual([]);
  });

  const EMPTY: readonly (readonly [string, Edits])[] = [
    ['evidence', { evidence: [] }],
    ['conditions', { conditions: [] }],
    ['assignments', { assignments: [] }],
    [
      'deadlines',
      {
        deadlines: [],
        'criteria/0/deadline': undefined,
        'criteria/1/deadline': undefined,
        'criteria/1/measures': [],
      },
    ],
    ['a plan', { plan: undefined }],
    ['rows of a detail table', { 'detailTables/0/rows': [] }],
    ['a common figure', { 'figures/0/value': undefined }],
    ['a numerator', { 'figures/1/numerator': undefined }],
    [
      'a cell of a detail table',
      {
        'detailTables/0/rows/1/so-ho': undefined,
        'figures/0': {
          id: 'ho',
          name: 'Tổng số hộ',
          unit: 'hộ',
          role: 'common',
          from: { table: 'theo-thon', sum: 'so-ho' },
        },
      },
    ],
  ];
  it.each(EMPTY)('without %s', (_, data) => {
    expect(findings({ data }).filter((d) => d.severity === 'error')).toEqual([]);
  });
});
