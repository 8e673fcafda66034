/** A pack whose own ids do not fit together is refused with the name that was meant. */
import { expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { makePack } from '../../src/model/pack.ts';
import { checkPack } from '../../src/model/pack-check.ts';
import type { Bundle } from '../../src/model/pack-schema.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
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

const source = { text: 'nguồn', verified: false };
const before = (fault: string) => fault.split(' có phải')[0];

it('a paper of another body from nobody, for nothing known', () => {
  const [first] = real.externals;
  const externals = [
    ...real.externals,
    { ...first!, id: 'la', from: 'polic', condition: 'no-dongg', indicators: ['99.9'] },
    { ...first!, id: 'la' },
  ];
  expect(faults({ externals, bundles: [] }).map(before)).toEqual([
    'duplicate-id: bộ mẫu: giấy tờ của cơ quan khác "la" khai hai lần',
    'unknown-id: bộ mẫu: không có vai trò "polic"',
    'unknown-id: bộ mẫu: không có điều kiện "no-dongg"',
    'unknown-id: bộ mẫu: không có chỉ tiêu "99.9"',
  ]);
});

it('a bundle of unknown things, and one that holds itself', () => {
  const item = { id: '1', title: 'x', documents: [], volumes: false, externals: [], extra: false };
  const bundle: Bundle = {
    id: 'a',
    title: 'A',
    fileName: 'a',
    from: 'commune-committee',
    perUnit: false,
    privacy: 'full',
    edition: 'submission',
    items: [{ ...item, bundle: 'b' }],
  };
  const inner = { ...bundle, id: 'b', items: [{ ...item, bundle: 'a' }] };
  const circle = (id: string) =>
    `bundle-circle: bộ mẫu: bộ hồ sơ "${id}" chứa chính nó bỏ mục "bundle" trỏ ngược lại`;
  expect(faults({ bundles: [bundle, inner] })).toEqual([circle('a'), circle('b')]);
  const lost = {
    ...bundle,
    to: 'nobody',
    items: [{ ...item, documents: ['plann'], externals: ['no-donk'] }, item],
  };
  expect(faults({ bundles: [lost] }).map(before)).toEqual([
    'unknown-id: bộ mẫu: không có vai trò "nobody"',
    'duplicate-id: bộ mẫu: mục của bộ hồ sơ "a" "1" khai hai lần',
    'unknown-id: bộ mẫu: không có văn bản "plann"',
    'unknown-id: bộ mẫu: không có giấy tờ của cơ quan khác "no-donk"',
  ]);
});

it('sources of funds, parts and thresholds are named once and make sense', () => {
  const { info } = real;
  const parts = [
    { id: 'p', name: 'P' },
    { id: 'p', name: 'Q' },
  ];
  const documents = real.documents.map((d, i) => (i === 0 ? { ...d, parts } : d));
  const voteThresholds = ['0', '100,5'].map(
    (percent) => ({ level: 'commune', percent: parseDecimal(percent)!, source }) as const,
  );
  const [fund] = info.fundingSources;
  const fundingSources = [...info.fundingSources, fund!];
  const settings = { ...info.settings, voteThresholds };
  expect(faults({ documents, info: { ...info, fundingSources, settings } })).toEqual([
    `duplicate-id: bộ mẫu: nguồn vốn "${fund!.id}" khai hai lần`,
    'duplicate-id: bộ mẫu: tỷ lệ nhất trí của cấp "commune" khai hai lần',
    'threshold-range: bộ mẫu: tỷ lệ nhất trí của cấp "commune" phải lớn hơn 0 và không quá 100, đang là 0',
    'threshold-range: bộ mẫu: tỷ lệ nhất trí của cấp "commune" phải lớn hơn 0 và không quá 100, đang là 100,5',
    `duplicate-id: bộ mẫu: phần của văn bản "${documents[0]!.id}" "p" khai hai lần`,
  ]);
});
