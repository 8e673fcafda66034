import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import { buildDocumentTree, plannedDocuments } from '../../../src/dossier/documents.ts';
import { loadCase } from '../../../src/index.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { textsOn, untrackable } from '../../support/compared-texts.ts';

const sample = loadCase('fixtures/xa-mau');
const real = loadCase('fixtures/nhan-ly-2024');

const lowered = (dossier: typeof sample, id: string) => {
  const planned = plannedDocuments(dossier).find((d) => d.id === id)!;
  return lower(buildDocumentTree(planned, dossier, 'working', new Diagnostics())!.tree);
};

describe('two documents that have little in common', () => {
  it.each(['plan', 'criterion-02', 'criterion-13', 'summary-tables', 'commune-report', 'review'])(
    '%s: accepting gives the new one, rejecting the old one',
    (id) => {
      const [before, after] = [lowered(sample, id), lowered(real, id)];
      const { marked, changes } = compareLowered(before, after);
      expect(textsOn(marked, 'accepted')).toEqual(textsOn(after, 'accepted'));
      expect(textsOn(marked, 'rejected')).toEqual(textsOn(before, 'rejected'));
      expect(untrackable(marked)).toEqual([]);
      expect(changes.length).toBeGreaterThan(0);
    },
  );
});

describe('a document and itself', () => {
  it.each(['plan', 'summary-tables'])('%s: nothing is marked', (id) => {
    const document = lowered(sample, id);
    const { marked, changes } = compareLowered(document, lowered(sample, id));
    expect(changes).toEqual([]);
    expect(marked.sections).toEqual(document.sections);
  });
});
