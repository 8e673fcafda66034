/** All rules, in the order in which findings are told. */
import {
  evidenceExpired,
  evidenceFileMissing,
  evidenceFilePath,
  evidenceFileUnnamed,
  evidenceLate,
  evidenceMissing,
  evidenceTwice,
  evidenceTwoDates,
  evidenceUndated,
} from './evidence.ts';
import { dataYear, figureUndated, figureUnused, overWhole, thousands } from './figures.ts';
import type { Rule } from './rule.ts';
import { taskDeadline, taskDone, taskHamlets, taskLead, taskLeadDiffers } from './tasks.ts';
import { genderSingle, indicatorBlank, percentMismatch, sameValue, valueMissing } from './values.ts';
import { deadlineGroup, partMissing, proseUnmet, verdictContradiction, verdictMissing } from './verdicts.ts';

export const RULES: readonly Rule[] = [
  verdictContradiction,
  percentMismatch,
  overWhole,
  thousands,
  sameValue,
  valueMissing,
  verdictMissing,
  genderSingle,
  dataYear,
  evidenceFilePath,
  evidenceFileMissing,
  evidenceExpired,
  evidenceTwoDates,
  evidenceTwice,
  evidenceLate,
  evidenceUndated,
  evidenceMissing,
  evidenceFileUnnamed,
  taskHamlets,
  taskDone,
  taskLeadDiffers,
  taskLead,
  taskDeadline,
  deadlineGroup,
  proseUnmet,
  partMissing,
  figureUndated,
  figureUnused,
  indicatorBlank,
];
