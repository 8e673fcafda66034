/** Names inside a bundle: any Windows unpacks them, any file manager shows them in the order of the list. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extensionOf, MOST_PATH, numbered, pathFault, safeStem } from '../../../src/dossier/bundle/names.ts';

describe('names of a bundle', () => {
  it.each([
    ['Tờ trình', 'to-trinh'],
    ['tieu-chi-02-giao-thong', 'tieu-chi-02-giao-thong'],
    ['Đề án  số 12/ĐA', 'de-an-so-12-da'],
    ['***', 'tep'],
    ['con', 'con-tep'],
    ['LPT1', 'lpt1-tep'],
  ])('%j becomes %j', (text, stem) => expect(safeStem(text)).toBe(stem));

  it('whatever the text, the name is good', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), fc.nat(120), (text, n) => {
        const name = numbered(n + 1, 121, safeStem(text));
        expect(pathFault(`goi/${name}.pdf`)).toBeNull();
        expect(name).toMatch(/^\d{3}-/);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('names stand in the order of their numbers', () => {
    const names = Array.from({ length: 19 }, (_, i) => numbered(i + 1, 19, 'x'));
    expect(names.toSorted()).toEqual(names);
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['anh.jpeg', 'jpeg'],
    ['khong-duoi', 'bin'],
    ['la.đuôi', 'bin'],
    ['a.tar.gz', 'gz'],
  ])('extension of %j is %j', (file, ext) => expect(extensionOf(file)).toBe(ext));

  it.each([
    ['goi/nul.pdf', /Windows/],
    ['goi/a.', /dấu chấm/],
    ['goi/A.pdf', /không dấu/],
    ['goi/tờ.pdf', /không dấu/],
    [`goi/${'a'.repeat(MOST_PATH)}`, /dài 184 ký tự/],
  ])('%j is refused', (path, fault) => expect(pathFault(path)).toMatch(fault));
});
