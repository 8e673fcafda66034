/** All rules, in the order in which findings are told. */
import { dutyLead, leadDouble, leadMissing, leadWithoutDuty } from './assignments.ts';
import { conditionContradiction, conditionDocument, conditionOpen } from './conditions.ts';
import { deadlineOrder, deadlineRecipient, deadlineSteps, deadlineYear } from './deadlines.ts';
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
import { figureHistory } from './figure-history.ts';
import { dataYear, figureIncomplete, figureUndated, figureUnused, overWhole, thousands } from './figures.ts';
import { frozenChanged } from './frozen.ts';
import { basisInForce, basisTwice, lawNumber } from './legal-bases.ts';
import {
  meetingCounts,
  meetingTimes,
  opinionCounts,
  postingAfterMeeting,
  postingShort,
  voteShare,
} from './meetings.ts';
import { hamletSpelling, unitSpelling } from './names.ts';
import { paperBlank } from './paper-blanks.ts';
import {
  districtWord,
  externalMissing,
  numberTwice,
  paperOrder,
  planReplaces,
  teamLeader,
  unitOver,
} from './papers.ts';
import {
  countTyped,
  countZero,
  numberDiffers,
  numberTyped,
  percentTyped,
  proseWithoutValue,
} from './prose-numbers.ts';
import { openQuestion } from './questions.ts';
import { requirementDiffers, requirementUnconfirmed } from './requirements.ts';
import type { Rule } from './rule.ts';
import { surveyCounts, surveyThreshold, surveyTotal } from './survey.ts';
import { taskDeadline, taskDone, taskHamlets, taskLead, taskLeadDiffers } from './tasks.ts';
import { denominators, hamletRows, totalCost, totalGender, totalTable } from './totals.ts';
import { degreeBeforeName, doubledWord, formatTrap } from './typography.ts';
import { genderSingle, indicatorBlank, percentMismatch, sameValue, valueMissing } from './values.ts';
import { deadlineGroup, partMissing, proseUnmet, verdictContradiction, verdictMissing } from './verdicts.ts';
import { debtContradiction, workMoney } from './works.ts';

export const RULES: readonly Rule[] = [
  frozenChanged,
  verdictContradiction,
  conditionContradiction,
  surveyThreshold,
  surveyTotal,
  debtContradiction,
  percentMismatch,
  percentTyped,
  totalTable,
  totalGender,
  totalCost,
  countTyped,
  denominators,
  meetingCounts,
  opinionCounts,
  surveyCounts,
  overWhole,
  thousands,
  figureIncomplete,
  figureHistory,
  sameValue,
  valueMissing,
  verdictMissing,
  genderSingle,
  dataYear,
  hamletRows,
  requirementUnconfirmed,
  requirementDiffers,
  conditionOpen,
  conditionDocument,
  evidenceFilePath,
  evidenceFileMissing,
  evidenceExpired,
  evidenceTwoDates,
  evidenceTwice,
  evidenceLate,
  evidenceUndated,
  evidenceMissing,
  externalMissing,
  evidenceFileUnnamed,
  leadMissing,
  leadDouble,
  leadWithoutDuty,
  dutyLead,
  taskHamlets,
  taskDone,
  taskLeadDiffers,
  taskLead,
  taskDeadline,
  deadlineOrder,
  deadlineYear,
  deadlineSteps,
  deadlineRecipient,
  deadlineGroup,
  meetingTimes,
  postingAfterMeeting,
  paperOrder,
  numberTwice,
  planReplaces,
  voteShare,
  postingShort,
  workMoney,
  teamLeader,
  unitOver,
  districtWord,
  basisInForce,
  lawNumber,
  basisTwice,
  numberDiffers,
  numberTyped,
  proseWithoutValue,
  proseUnmet,
  unitSpelling,
  hamletSpelling,
  doubledWord,
  formatTrap,
  degreeBeforeName,
  countZero,
  partMissing,
  figureUndated,
  figureUnused,
  indicatorBlank,
  openQuestion,
  paperBlank,
];
