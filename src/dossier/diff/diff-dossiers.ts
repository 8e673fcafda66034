/** Two states of a case compared whole: data and documents. */
import { compareCases } from '../../comparing/compare-cases.ts';
import type { CaseComparison } from '../../comparing/compared-cases.ts';
import type { Edition } from '../../model/pack-schema.ts';
import type { LoadedDossier } from '../load.ts';
import { documentsTouched, type Touched } from './documents-touched.ts';
import { mustBeOneCase, sideName } from './sides.ts';

export interface Side {
  readonly dossier: LoadedDossier;
  /** Where it was read, for people. */
  readonly from: string;
}

export interface DossierDifference {
  readonly comparison: CaseComparison;
  readonly touched: Touched;
}

/** @throws DiagnosticError when the two are not states of one case. */
export function diffDossiers(before: Side, after: Side, edition: Edition): DossierDifference {
  mustBeOneCase(before.dossier, after.dossier);
  const comparison = compareCases(before.dossier.appraised, after.dossier.appraised, {
    before: sideName(before.dossier, before.from),
    after: sideName(after.dossier, after.from),
  });
  const touched = documentsTouched(before.dossier, after.dossier, edition);
  return {
    comparison: {
      ...comparison,
      documents: touched.documents.map(({ was: _, built: __, compared: ___, ...document }) => document),
    },
    touched,
  };
}
