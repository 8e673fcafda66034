/** Papers of the catalogue that the real case has besides plan, criterion dossiers, tables and review sheet, in order. */
import { PEOPLE_PAPERS, REQUESTS } from './whole-papers.ts';

export const FORMS: readonly string[] = [
  'commune-letter',
  'district-letter',
  'commune-report',
  'district-review',
  ...PEOPLE_PAPERS,
  ...REQUESTS,
  'pictures',
  'spine-labels',
];
