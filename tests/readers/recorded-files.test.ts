import { describe, expect, it } from 'vitest';
import { answersStand, recordedFiles } from '../../src/readers/recorded-files.ts';
import { type FileSource, memoryFiles } from '../../src/readers/world.ts';

const world = { 'a/x.yaml': 'x: 1', 'a/b/y.pdf': Uint8Array.of(1, 2, 3), 'c/z.txt': '' };
const ask = (files: FileSource) => [
  files.list('a'),
  files.list('d'),
  files.listAll('a'),
  files.read('a/x.yaml'),
  files.read('c/z.txt'),
  files.readBytes('a/b/y.pdf'),
  files.size('a/b/y.pdf'),
  files.size('a/none'),
  files.realPath('a/x.yaml'),
];

describe('recorded files', () => {
  it('answer what is answered without them', () => {
    expect(ask(recordedFiles(memoryFiles(world)).files)).toEqual(ask(memoryFiles(world)));
  });

  it('stand while every answer is the same', () => {
    const { files, records } = recordedFiles(memoryFiles(world));
    ask(files);
    const asked = JSON.parse(JSON.stringify(records()));
    const stand = (now: Record<string, string | Uint8Array>) => answersStand(asked, memoryFiles(now));
    expect(stand(world)).toBe(true);
    // Nobody asked.
    expect(stand({ ...world, 'c/new.txt': '' })).toBe(true);
    expect(stand({ ...world, 'a/x.yaml': 'x: 2' })).toBe(false);
    expect(stand({ ...world, 'a/b/y.pdf': Uint8Array.of(1, 2, 4) })).toBe(false);
    expect(stand({ ...world, 'a/new.yaml': '' })).toBe(false);
    expect(stand({ ...world, 'a/b/new.pdf': '' })).toBe(false);
    expect(stand({ ...world, 'd/first.yaml': '' })).toBe(false);
    expect(stand({ ...world, 'a/none': '' })).toBe(false);
    const { 'c/z.txt': _, ...without } = world;
    expect(stand(without)).toBe(false);
  });

  it('are no record when a file changed while they were asked', () => {
    const changing: Record<string, string> = { x: '1' };
    const { files, records } = recordedFiles(memoryFiles(changing));
    files.read('x');
    files.read('x');
    expect(records()).toHaveLength(1);
    changing.x = '2';
    files.read('x');
    expect(records()).toBeNull();
  });
});
