/** Letters and reports of any case: made or refused with a reason, never broken, and open about what they leave blank. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../src/appraisal/appraise.ts';
import { buildDocumentTree, plannedDocuments } from '../../../src/dossier/documents.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import type { CaseData } from '../../../src/model/case-schema.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { caseUnder, governmentOf, packUnder } from '../../../src/model/government.ts';
import { linesOf, mustLoad, REAL } from '../../support/load.ts';
import { randomCase } from '../../support/random-cases.ts';
import { blocksOf } from '../../support/real-dossier.ts';
import { dotted } from '../../support/told.ts';

const real = mustLoad(REAL);
const PAPERS = ['commune-letter', 'district-letter', 'commune-report', 'district-review'];

/** The case with bodies that can issue its papers, under its own government, as it is loaded. */
function dossierOf(random: CaseData): LoadedDossier {
  const own = real.appraised.data;
  const issuers = ['commune-committee', 'district-committee'];
  const roles = Object.fromEntries(issuers.map((role) => [role, own.roles[role]!]));
  const bodies = own.organisations.filter((o) => Object.values(roles).includes(o.id));
  const data: CaseData = {
    ...random,
    organisations: [...random.organisations.filter((o) => !bodies.some((b) => b.id === o.id)), ...bodies],
    roles: { ...random.roles, ...roles },
  };
  const government = governmentOf(real.pack, data);
  const pack = packUnder(real.pack, government);
  const appraised = appraise(pack, caseUnder(data, government), real.places.of, new Diagnostics());
  return { ...real, pack, appraised };
}

describe('letters and reports of any case', () => {
  it('are made or refused with a reason; keys are their own, words are words, blanks are told', {
    timeout: 120_000,
  }, () => {
    let made = 0;
    fc.assert(
      fc.property(
        randomCase(real.pack),
        fc.constantFrom('working' as const, 'submission' as const),
        (data, edition) => {
          const dossier = dossierOf(data);
          for (const planned of plannedDocuments(dossier).filter((d) => PAPERS.includes(d.id))) {
            const diagnostics = new Diagnostics();
            const told = new Set<string>();
            const built = buildDocumentTree(planned, dossier, edition, diagnostics, {
              missing: (fact) => told.add(fact.what),
            });
            if (!built) {
              expect(diagnostics.hasErrors, planned.id).toBe(true);
              continue;
            }
            made++;
            const keys = blocksOf(built.tree).map((b) => b.key);
            expect(new Set(keys).size, planned.id).toBe(keys.length);
            const lines = linesOf(built.tree);
            expect(lines.filter((l) => /undefined|NaN|\[object|null\b/.test(l))).toEqual([]);
            if (dotted(lines).length > 0) expect(told.size, planned.id).toBeGreaterThan(0);
            const closing = lines.filter((l) => l.endsWith('./.'));
            expect(closing, planned.id).toHaveLength(1);
          }
        },
      ),
      { numRuns: 25, seed: 44 },
    );
    expect(made).toBeGreaterThan(20);
  });
});
