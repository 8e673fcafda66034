/** Ids and names of files that no system stumbles over. */
import { expect, it } from 'vitest';
import { id } from '../../src/model/scalars.ts';

it.each(['xa-mau', 'nhan-ly-2024', '17.10', 'xã-nhân-lý', 'console', 'com10', 'a'.repeat(80)])(
  '%s',
  (name) => {
    expect(id.safeParse(name).success).toBe(true);
  },
);

it.each([
  ['../x', 'mã chỉ gồm'],
  ['a/b', 'mã chỉ gồm'],
  ['a\\b', 'mã chỉ gồm'],
  ['..', 'mã chỉ gồm'],
  ['.an', 'mã chỉ gồm'],
  ['a\u202eb', 'mã chỉ gồm'],
  ['a\u0000', 'mã chỉ gồm'],
  ['', 'mã chỉ gồm'],
  ['xa.', 'dấu chấm'],
  ['CON', 'Windows'],
  ['nul.txt', 'Windows'],
  ['Com1', 'Windows'],
  ['LPT9.a.b', 'Windows'],
  ['a'.repeat(81), 'dài quá'],
])('%s is refused', (name, why) => {
  const found = id.safeParse(name);
  expect(found.success).toBe(false);
  expect(found.error!.issues.map((i) => i.message).join()).toContain(why);
});
