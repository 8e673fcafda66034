/**
 * What `check` finds in a case, in words for paper; computed once however many documents ask. Blanks of papers are left
 * out: they are one line a paper, and whoever reads the review sheet has the papers beside it.
 */
import { inPaperWords } from '../bindings/office-words.ts';
import { checkCase } from '../checks/check.ts';
import { paperBlank } from '../checks/paper-blanks.ts';
import { RULES } from '../checks/rules.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { RuleText } from '../tables/review.ts';
import { checkDossier, checkInput } from './check.ts';
import type { LoadedDossier } from './load.ts';

const found = new WeakMap<LoadedDossier, readonly Diagnostic[]>();

export function findingsOf(dossier: LoadedDossier): readonly Diagnostic[] {
  const known =
    found.get(dossier) ??
    checked(dossier)
      .filter(({ code }) => code !== paperBlank.code)
      .map(inPaperWords);
  found.set(dossier, known);
  return known;
}

/** A silence of blanks is told when it silences nothing, so the papers are built for blanks where there is one. */
function checked(dossier: LoadedDossier): readonly Diagnostic[] {
  const { silenced } = dossier.appraised.data;
  return silenced.some(({ rule }) => rule === paperBlank.code)
    ? checkDossier(dossier, dossier.files)
    : checkCase(checkInput(dossier, dossier.files));
}

/** Rules by code, as the review sheet prints them. */
export const ruleTexts: ReadonlyMap<string, RuleText> = new Map(
  RULES.map(({ code, title, together }) => [code, { title, together: together !== undefined }]),
);
