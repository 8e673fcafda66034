/**
 * The real plan comes out of the data word by word: its text equals the source with ERRATA replayed, paragraph by
 * paragraph, in order. The PDF is compared in tests/oracle/plan-text.test.ts, because reading one takes poppler.
 */
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { readErrata, replay } from '../support/errata.ts';
import { mustBuild, mustLoad, REAL } from '../support/load.ts';
import { docxPlan, folded, INFERRED_HEAD, treePlan, withoutHead } from './plan-text.oracle.ts';

const dossier = mustLoad(REAL);
const { tree } = mustBuild(dossier, 'plan');
const source = replay().map(folded);

describe('the plan', () => {
  it('as a tree says what was signed, with the errata replayed', () => {
    expect(treePlan(tree)).toEqual(source);
  });

  it('as DOCX says the same', () => {
    expect(docxPlan(renderDocx(tree).buffer)).toEqual(source);
  });

  it('is the same paper in both editions', () => {
    expect(treePlan(mustBuild(dossier, 'plan', 'submission').tree)).toEqual(source);
  });

  it('keeps what is doubtful as it stands and asks about it in the data', () => {
    const kept = readErrata().filter((e) => e.class === 'E5');
    const asked = dossier.appraised.data.questions.map((q) => folded(q.text));
    expect(kept.length).toBeGreaterThan(20);
    expect(asked).toEqual(expect.arrayContaining(kept.map((e) => folded(e.replacement))));
  });

  it('adds only the inferred head, which the data mark as inferred', () => {
    const issuer = dossier.appraised.organisations.get('ban-chi-dao-huyen');
    expect([issuer?.letterhead?.superior, issuer?.letterhead?.issuer]).toEqual(INFERRED_HEAD.slice(0, 2));
    expect(issuer?.inferred).toBeTruthy();
    expect(source.some((p) => INFERRED_HEAD.includes(p))).toBe(false);
  });

  it('would show a word more, less or in another place', () => {
    const [first = '', ...rest] = treePlan(tree);
    expect([`${first}.`, ...rest]).not.toEqual(source);
    expect(() => withoutHead(['KẾ HOẠCH'])).toThrow('lacks');
  });
});
