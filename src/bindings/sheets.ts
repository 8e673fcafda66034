/** All sheets of the data-entry workbook, in the order in which an office fills them. */
import { detailColumns, detailTables, figures, hamlets, history } from './figures.ts';
import { general } from './general.ts';
import { attendees, meetings, opinionItems, opinions, speeches, surveyItems } from './meetings.ts';
import {
  assignments,
  collectionReturns,
  collectionUnits,
  deadlines,
  evidence,
  legalBases,
  organisations,
  roles,
  signatories,
  silenced,
} from './people.ts';
import { currentState, duties, measures, questions, recipients, wording } from './prose.ts';
import { conditions, criteria, otherRounds, requirements, results } from './results.ts';
import { papers, paperTexts, submission } from './submission.ts';
import type { SheetBinding } from './types.ts';
import { fundsRaised, places, reviewTeam, works } from './works.ts';

/** The sheets of detail tables stand after `tables`; they are made by `detailRows`. */
export const sheets: readonly SheetBinding[] = [
  general,
  hamlets,
  figures,
  results,
  criteria,
  currentState,
  measures,
  requirements,
  organisations,
  roles,
  assignments,
  deadlines,
  conditions,
  legalBases,
  duties,
  recipients,
  signatories,
  evidence,
  detailTables,
  detailColumns,
  history,
  otherRounds,
  wording,
  questions,
  silenced,
  collectionUnits,
  collectionReturns,
  submission,
  papers,
  paperTexts,
  meetings,
  attendees,
  speeches,
  opinions,
  opinionItems,
  surveyItems,
  fundsRaised,
  works,
  reviewTeam,
  places,
];

/** Key of the hidden sheet of lists. */
export const LISTS = 'lists';
/** Heads of its pairs of columns that keep names with their ids, for references to a name that was changed later. */
export const namesHead = (to: string): string => `names/${to}`;
export const idsHead = (to: string): string => `ids/${to}`;

/** Cell A1 of a sheet of ours: `hoso:figures`. */
export const MARKER = 'hoso:';
