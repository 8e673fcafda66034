/** Links in the case folder that lead out of it: nothing behind them is looked at, printed or bound. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkInput } from '../../../src/dossier/check.ts';
import { findFile } from '../../../src/readers/evidence/find-file.ts';
import { diskFiles } from '../../../src/readers/world.ts';
import { mustLoad, REAL } from '../../support/load.ts';

let root: string;
let home: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'links-'));
  home = path.join(root, 'ho-so');
  mkdirSync(path.join(home, 'minh-chung'), { recursive: true });
  mkdirSync(path.join(root, 'ngoai'));
  writeFileSync(path.join(root, 'ngoai', 'mat.pdf'), 'bí mật');
  writeFileSync(path.join(home, 'minh-chung', 'that.pdf'), 'thật');
  symlinkSync(path.join(root, 'ngoai', 'mat.pdf'), path.join(home, 'minh-chung', 'tep.pdf'));
  symlinkSync(path.join(root, 'ngoai'), path.join(home, 'thu-muc'));
  symlinkSync(path.join(home, 'minh-chung', 'that.pdf'), path.join(home, 'trong.pdf'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each(['minh-chung/tep.pdf', 'thu-muc/mat.pdf', 'thu-muc\\mat.pdf'])('%s is outside', (file) => {
  expect(findFile(file, home, diskFiles)).toEqual({ why: 'outside', path: file });
});

it.each(['minh-chung/that.pdf', 'trong.pdf', './minh-chung/that.pdf'])('%s is inside', (file) => {
  expect(findFile(file, home, diskFiles)).toMatchObject({ bytes: 6 });
});

it('check says where, and counts no such file as there', () => {
  const dossier = mustLoad(REAL);
  const { appraised } = dossier;
  const evidence = ['minh-chung/tep.pdf', 'thu-muc/mat.pdf', 'trong.pdf'].map((file) => ({
    file,
    indicators: [],
    kind: 'Giấy',
    abstract: 'thử',
  }));
  const data = { ...appraised.data, evidence: evidence as unknown as typeof appraised.data.evidence };
  const input = checkInput({ ...dossier, folder: home, appraised: { ...appraised, data } }, diskFiles);
  expect([...input.evidenceOutside!].sort()).toEqual(['minh-chung/tep.pdf', 'thu-muc/mat.pdf']);
  expect([...input.evidenceFiles!.keys()].sort()).toEqual(['minh-chung/that.pdf', 'trong.pdf']);
});
