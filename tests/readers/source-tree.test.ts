/** YAML and JSON text into values that keep their digits and their places. Trusted: nothing. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { NumberText } from '../../src/model/number-text.ts';
import { readSourceTree } from '../../src/readers/source-tree.ts';

function read(content: string) {
  const diagnostics = new Diagnostics();
  return { tree: readSourceTree('a.yaml', content, diagnostics), diagnostics: diagnostics.items };
}
const valueIn = (content: string): unknown => {
  const { tree, diagnostics } = read(content);
  expect(diagnostics).toEqual([]);
  return tree!.value;
};
const at = (line: number, column: number) => ({ file: 'a.yaml', line, column });
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('values', () => {
  it('an unquoted number keeps its source digits; a quoted one is text', () => {
    const value = valueIn('a: 6.60\nb: "17.10"\nc: 007\nd: -1.5\ne: 1e3\nf: 1_000\n') as Record<
      string,
      unknown
    >;
    expect([value.a, value.c, value.d, value.e].map((v) => v instanceof NumberText && v.text)).toEqual([
      '6.60',
      '007',
      '-1.5',
      '1e3',
    ]);
    expect([value.b, value.f]).toEqual(['17.10', '1_000']);
  });

  it('true and false, empty and null; yes, no and dates stay text', () => {
    expect(
      plain(valueIn('a: true\nb: false\nc:\nd: null\ne: ~\nf: yes\ng: 2024-03-01\nh: "true"\n')),
    ).toEqual({
      a: true,
      b: false,
      c: null,
      d: null,
      e: null,
      f: 'yes',
      g: '2024-03-01',
      h: 'true',
    });
  });

  it('decomposed letters become composed, in keys and values', () => {
    const nfd = 'tên: "Thủy lợi"\n'.normalize('NFD');
    expect(plain(valueIn(nfd))).toEqual({ tên: 'Thủy lợi' });
  });

  it('a byte order mark and Windows line ends are not data', () => {
    expect(plain(valueIn('\uFEFFa: một\r\nb: |\r\n  hai\r\n  ba\r\n'))).toEqual({ a: 'một', b: 'hai\nba\n' });
  });

  it('JSON is read by the same rules', () => {
    expect(plain(valueIn('{"a": 6.60, "b": ["x", true, null], "c": {"d": "e"}}'))).toEqual({
      a: { text: '6.60' },
      b: ['x', true, null],
      c: { d: 'e' },
    });
  });

  it('keys are own keys only: no prototype', () => {
    const value = valueIn('__proto__: { x: 1 }\nconstructor: một\n') as object;
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('places', () => {
  const source =
    'a:\n  - b: "một hai"\n    c: ba\n  - |\n    dòng một\n\n      dòng thụt\n    dòng {{x}}\nđ: >\n  gấp\n  lại\n';
  const { tree } = read(source);

  it('of values and of the nearest ancestor of what is not there', () => {
    expect(tree!.placeOf(['a', 0, 'b'])).toEqual(at(2, 8));
    expect(tree!.placeOf(['a', 0, 'c'])).toEqual(at(3, 8));
    expect(tree!.placeOf(['a', 0, 'thiếu'])).toEqual(at(2, 5));
    expect(tree!.placeOf(['không-có'])).toEqual(at(1, 1));
  });

  it('inside literal blocks: exact line and column', () => {
    const text = (tree!.value as { a: unknown[] }).a[1] as string;
    const place = (word: string) => tree!.placeInText(['a', 1], text.indexOf(word));
    expect(place('dòng một')).toEqual(at(5, 5));
    expect(place('dòng thụt')).toEqual(at(7, 7));
    expect(place('{{x}}')).toEqual(at(8, 10));
  });

  it('inside quoted text on one line', () => {
    expect(tree!.placeInText(['a', 0, 'b'], 'một '.length)).toEqual(at(2, 13));
    expect(tree!.placeInText(['a', 0, 'c'], 1)).toEqual(at(3, 9));
  });
});

describe('what is refused', () => {
  const refused = (content: string) => {
    const { tree, diagnostics } = read(content);
    expect(tree).toBeNull();
    return diagnostics.map((d) => [d.code, d.where[0]]);
  };

  it('the same key twice, at the second', () => {
    expect(refused('a: 1\nb: 2\na: 3\n')).toEqual([['source-syntax', at(3, 1)]]);
  });

  it('broken indentation, tabs, open quotes', () => {
    for (const content of [
      'a:\n  b: 1\n c: 2\n',
      'a:\n\tb: 1\n',
      'a: "b\n',
      'a: [1, 2\n',
      'a: b: c\n',
      '- a\nb: 1\n',
    ]) {
      const codes = refused(content).map(([code]) => code);
      expect([content, new Set(codes)]).toEqual([content, new Set(['source-syntax'])]);
    }
  });

  it('every message is Vietnamese', () => {
    for (const content of [
      'a: 1\na: 2\n',
      'a:\n\tb: 1\n',
      'a: "b\n',
      'a: b: c\n',
      'a: *x\n',
      'a: %b\n',
      'a: @b\n',
    ]) {
      const { diagnostics } = read(content);
      for (const d of diagnostics) expect(d.message).toMatch(/không|có|thiếu|thụt|mục/);
    }
  });

  it('aliases and merge keys, which multiply', () => {
    expect(refused('a: &x { b: 1 }\nc: *x\n')).toEqual([['source-alias', at(2, 4)]]);
    expect(refused('a: &x { b: 1 }\nc:\n  <<: *x\n')).toEqual([['source-alias', at(3, 7)]]);
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
    ];
    expect(refused(bomb.join('\n')).every(([code]) => code === 'source-alias')).toBe(true);
  });

  it('more than forty levels, more than eight megabytes', () => {
    expect(refused(`a: ${'['.repeat(60)}${']'.repeat(60)}`)[0]![0]).toBe('source-depth');
    expect(refused(`a: ${'x'.repeat(8 * 1024 * 1024)}`)[0]![0]).toBe('source-too-large');
  });

  it('several documents in one file', () => {
    expect(refused('a: 1\n---\nb: 2\n').length).toBeGreaterThan(0);
  });
});
