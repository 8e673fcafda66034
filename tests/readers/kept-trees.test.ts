/** Keeping trees must be invisible: same values and places, every message said again, nothing to change in what is shared. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { keptSourceTree } from '../../src/readers/kept-trees.ts';
import { readSourceTree, type SourceTree } from '../../src/readers/source-tree.ts';

const TEXT = 'xã:\n  tên: Mẫu\n  danh sách:\n    - một\n    - hai\n';

function read(file: string, content: string) {
  const diagnostics = new Diagnostics();
  return { tree: keptSourceTree(file, content, diagnostics), said: diagnostics.items };
}
const shown = (tree: SourceTree | null) => ({
  value: tree?.value,
  place: tree?.placeOf(['xã', 'danh sách', 1]),
});

describe('kept source trees', () => {
  it('the same text of the same file is read once, and is what reading it gives', () => {
    const { tree } = read('giữ.yaml', TEXT);
    expect(read('giữ.yaml', TEXT).tree).toBe(tree);
    expect(shown(tree)).toEqual(shown(readSourceTree('giữ.yaml', TEXT, new Diagnostics())));
  });

  it('another text or another file is another tree', () => {
    const { tree } = read('giữ.yaml', TEXT);
    expect(read('giữ.yaml', TEXT.replace('Mẫu', 'Khác')).tree?.value).toEqual({
      xã: { tên: 'Khác', 'danh sách': ['một', 'hai'] },
    });
    expect(read('khác.yaml', TEXT).tree?.placeOf(['xã']).file).toBe('khác.yaml');
    expect(read('giữ.yaml', TEXT).tree).toBe(tree);
  });

  it.each([
    ['cannot be read', 'xã: [1'],
    ['is too deep', '['.repeat(60) + ']'.repeat(60)],
  ])('a file that %s says so each time', (_, content) => {
    const first = read('hỏng.yaml', content).said;
    expect(first.length).toBeGreaterThan(0);
    expect(read('hỏng.yaml', content).said).toEqual(first);
  });

  it('nobody can change a tree that others read', () => {
    const { value } = read('giữ.yaml', TEXT).tree!;
    const data = value as { xã: { tên: string; 'danh sách': string[] } };
    expect(() => {
      data.xã.tên = 'Khác';
    }).toThrow(TypeError);
    expect(() => data.xã['danh sách'].push('ba')).toThrow(TypeError);
  });

  it('what was not used for long is let go', () => {
    const { tree } = read('cũ.yaml', TEXT);
    for (let i = 0; i < 3; i++) read(`dài-${i}.yaml`, `chữ: ${'a '.repeat(200_000)}\n`);
    const again = read('cũ.yaml', TEXT).tree;
    expect(again).not.toBe(tree);
    expect(again?.value).toEqual(tree?.value);
  });
});
