/** 200 random edits of the sample case: redlines read by our own reader give the new and the old document. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import type { LoweredDocument } from '../../../src/document/lowering/primitives.ts';
import type { DocumentTree } from '../../../src/document/tree.ts';
import { plannedDocuments } from '../../../src/dossier/documents.ts';
import { renderDocx } from '../../../src/writers/docx/render.ts';
import { renderRedlineDocx } from '../../../src/writers/docx/render-redline.ts';
import { mustBuild, mustLoadFolder, SAMPLE } from '../../support/load.ts';
import { EDITS, editedDossier, randomEdits } from '../../support/random-edits.ts';
import { countTracked, type ReadBlock, readBoth, readTracked } from '../../support/tracked-changes.ts';

const EDITED = 200;
const BY = { author: 'UBND xã Hòa Mẫu', date: '2024-09-20' };

const sample = mustLoadFolder(SAMPLE);
const ids = plannedDocuments(sample)
  .filter((d) => d.entry.origin !== 'external' && d.entry.editions.includes('working'))
  .map((d) => d.id);
/** A document of the sample as it is, made when it is first asked for. */
interface Old {
  readonly tree: DocumentTree;
  readonly lowered: LoweredDocument;
  readonly read: ReadBlock[];
}
const kept = new Map<string, Old>();
function before(id: string): Old {
  const known = kept.get(id);
  if (known) return known;
  const { tree } = mustBuild(sample, id);
  const old = { tree, lowered: lower(tree), read: readTracked(renderDocx(tree).buffer, 'accept') };
  kept.set(id, old);
  return old;
}

/** Where rows of detail tables and registers are printed. */
const tabled = ['criterion-14', 'criterion-17'];

/** The plan, which most edits touch; every other time one more in turn, so that all are seen; at times many tables. */
const documentsOf = (seed: number): string[] => [
  ...new Set([
    'plan',
    ...(seed % 2 === 0 ? [ids[(seed / 2) % ids.length]!] : []),
    ...(/^(row|evidence)/.test(randomEdits(sample.appraised.data, seed).kinds[0]!) ? tabled : []),
    ...(seed % 40 === 13 ? ['summary-tables'] : []),
  ]),
];

describe('redlines of random edits', () => {
  const seeds = Array.from({ length: EDITED }, (_, i) => i);
  const seen = { words: 0, paragraphs: 0, rows: 0 };
  let touched = 0;

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('accepted and rejected: seeds that leave %i of 8', (rest) => {
    for (const seed of seeds.filter((s) => s % 8 === rest)) {
      const dossier = editedDossier(sample, seed);
      for (const id of documentsOf(seed)) {
        const told = `seed ${seed}, ${id}`;
        const old = before(id);
        const now = mustBuild(dossier, id).tree;
        const lowered = lower(now);
        const compared = compareLowered(old.lowered, lowered);
        // Many an edit does not touch the document: then nothing is marked and nothing need be read.
        if (isDeepStrictEqual(old.lowered.sections, lowered.sections)) {
          expect([compared.changes, compared.marked.sections], told).toEqual([[], lowered.sections]);
          continue;
        }
        touched++;
        const file = renderRedlineDocx(now, compared, BY).buffer;
        const redline = readBoth(file);
        expect(redline.accept(), told).toEqual(readTracked(renderDocx(now).buffer, 'accept'));
        expect(redline.reject(), told).toEqual(old.read);
        const count = countTracked(file);
        expect(count.words + count.rows > 0, told).toBe(compared.changes.length > 0);
        for (const kind of ['words', 'paragraphs', 'rows'] as const) seen[kind] += count[kind];
      }
    }
  });

  it('saw every kind of edit, every document, and marks of every kind', () => {
    const { data } = sample.appraised;
    expect(new Set(seeds.flatMap((seed) => randomEdits(data, seed).kinds))).toEqual(new Set(EDITS));
    expect(new Set(seeds.flatMap(documentsOf))).toEqual(new Set(ids));
    expect(touched).toBeGreaterThan(80);
    expect(Math.min(seen.words, seen.paragraphs, seen.rows)).toBeGreaterThan(10);
  });
});

describe('a redline of a document and itself', () => {
  it.each(['plan', 'criterion-02'])('%s: has the bytes of the document', (id) => {
    const { tree, lowered } = before(id);
    const file = renderRedlineDocx(tree, compareLowered(lowered, lower(tree)), BY).buffer;
    expect(file.equals(renderDocx(tree).buffer)).toBe(true);
  });
});
