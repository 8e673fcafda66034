/** A pack whose own ids do not fit together is refused with the name that was meant. */
import { expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { makePack } from '../../src/model/pack.ts';
import { checkPack } from '../../src/model/pack-check.ts';
import { mustLoad, REAL } from '../support/load.ts';

const real = mustLoad(REAL).pack;
const faults = (change: Partial<typeof real>): string[] => {
  const diagnostics = new Diagnostics();
  checkPack(makePack({ ...real, ...change }), diagnostics);
  return diagnostics.items.map((d) => `${d.code}: ${d.message} ${d.hint ?? ''}`.trim());
};

it('the pack that is shipped fits together', () => {
  expect(faults({})).toEqual([]);
});

it('a criterion twice, an unknown role, an unknown indicator of evidence', () => {
  const [first] = real.criteria;
  expect(faults({ criteria: [...real.criteria, { ...first!, indicators: [] }] })).toEqual([
    'duplicate-id: bộ mẫu: tiêu chí "1" khai hai lần',
  ]);
  expect(faults({ criteria: [{ ...first!, role: 'agricultur' }, ...real.criteria.slice(1)] })).toEqual([
    'unknown-id: bộ mẫu: không có vai trò "agricultur" có phải ý bạn là "agriculture"?',
  ]);
  expect(
    faults({ evidence: { ...real.evidence, items: [{ indicators: ['99.9'], name: 'x' }] } })[0],
  ).toContain('không có chỉ tiêu "99.9"');
});

it('one file for nineteen criteria', () => {
  const documents = real.documents.map((d) => (d.per === 'criterion' ? { ...d, fileName: 'tieu-chi' } : d));
  expect(faults({ documents })[0]).toContain('phải có {number}');
});

it('a step before a deadline that the pack does not have', () => {
  const [step] = real.info.steps;
  const steps = [{ ...step!, before: 'province-submissio' }, step!];
  expect(faults({ info: { ...real.info, steps } })).toEqual([
    `duplicate-id: bộ mẫu: bước "${step!.id}" khai hai lần`,
    'unknown-id: bộ mẫu: không có thời hạn "province-submissio" có phải ý bạn là "province-submission"?',
  ]);
});
