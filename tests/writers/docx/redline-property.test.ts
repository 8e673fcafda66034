/** 200 random edits of the sample case: redlines read by our own reader give the new and the old document. */
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import type { DocumentTree } from '../../../src/document/tree.ts';
import { plannedDocuments } from '../../../src/dossier/documents.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { renderDocx } from '../../../src/writers/docx/render.ts';
import { renderRedlineDocx } from '../../../src/writers/docx/render-redline.ts';
import { mustBuild, mustLoadFolder, SAMPLE } from '../../support/load.ts';
import { EDITS, editedDossier, randomEdits } from '../../support/random-edits.ts';
import { countTracked, readTracked } from '../../support/tracked-changes.ts';

const EDITED = 200;
const BY = { author: 'UBND xã Hòa Mẫu', date: '2024-09-20' };

const sample = mustLoadFolder(SAMPLE);
const ids = plannedDocuments(sample)
  .filter((d) => d.entry.origin !== 'external' && d.entry.editions.includes('working'))
  .map((d) => d.id);
const kept = new Map<string, DocumentTree>();
const before = (id: string): DocumentTree => {
  const tree = kept.get(id) ?? mustBuild(sample, id).tree;
  kept.set(id, tree);
  return tree;
};

/** One document in turn, so that all are seen, and often the plan. */
const documentsOf = (seed: number): string[] => [
  ...new Set([ids[seed % ids.length]!, ...(seed % 3 === 0 ? ['plan'] : [])]),
];

function redlined(dossier: LoadedDossier, id: string) {
  const [old, now] = [before(id), mustBuild(dossier, id).tree];
  const compared = compareLowered(lower(old), lower(now));
  return { old, now, compared, file: renderRedlineDocx(now, compared, BY).buffer };
}

describe('redlines of random edits', () => {
  const seeds = Array.from({ length: EDITED }, (_, i) => i);
  const seen = { words: 0, paragraphs: 0, rows: 0 };

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('accepted and rejected: seeds that leave %i of 8', (rest) => {
    for (const seed of seeds.filter((s) => s % 8 === rest)) {
      const dossier = editedDossier(sample, seed);
      for (const id of documentsOf(seed)) {
        const { old, now, compared, file } = redlined(dossier, id);
        const told = `seed ${seed}, ${id}`;
        expect(readTracked(file, 'accept'), told).toEqual(readTracked(renderDocx(now).buffer, 'accept'));
        expect(readTracked(file, 'reject'), told).toEqual(readTracked(renderDocx(old).buffer, 'reject'));
        const count = countTracked(file);
        expect(count.words + count.rows > 0, told).toBe(compared.changes.some((c) => c.kind !== 'replaced'));
        for (const kind of ['words', 'paragraphs', 'rows'] as const) seen[kind] += count[kind];
      }
    }
  });

  it('saw every kind of edit, every document, and marks of every kind', () => {
    const { data } = sample.appraised;
    expect(new Set(seeds.flatMap((seed) => randomEdits(data, seed).kinds))).toEqual(new Set(EDITS));
    expect(new Set(seeds.flatMap(documentsOf))).toEqual(new Set(ids));
    expect(Math.min(seen.words, seen.paragraphs, seen.rows)).toBeGreaterThan(10);
  });
});

describe('a redline of a document and itself', () => {
  it.each(['plan', 'criterion-02'])('%s: has the bytes of the document', (id) => {
    const { now, file } = redlined(sample, id);
    expect(file.equals(renderDocx(now).buffer)).toBe(true);
  });
});
