import { describe, expect, it } from 'vitest';
import { KeptTrees } from '../../src/document/kept-trees.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type { Block, DocumentTree, Paragraph, Section } from '../../src/document/tree.ts';
import { jpeg, resource } from '../support/pictures.ts';
import { picture, resultTable, samples, sectionOf, treeOf } from '../support/sample-trees.ts';

const p = (key: string, text: string, line = 1): Paragraph => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: [{ text }],
  src: { file: 'plan.hbs', line, column: 1 },
});
const tree = (...sections: Block[][]): DocumentTree =>
  treeOf(
    't',
    sections.map((blocks, i) => sectionOf(`s${i}`, blocks)),
  );
const blocks = ({ sections }: DocumentTree): Block[] => sections.flatMap((s: Section) => [...s.blocks]);

describe('parts of equal content become the same objects', () => {
  const kept = new KeptTrees();
  const first = kept.shared(tree([p('a', 'một'), p('b', 'hai')], [p('c', 'ba')]));

  it('blocks that did not change, wherever they stand in the data', () => {
    const now = kept.shared(tree([p('a', 'một', 7), p('b', 'hai lẻ')], [p('c', 'ba')]));
    expect(blocks(now)[0]).toBe(blocks(first)[0]);
    expect(blocks(now)[1]).toMatchObject({ runs: [{ text: 'hai lẻ' }] });
    expect(now.sections[0]).not.toBe(first.sections[0]);
    expect(now.sections[1]).toBe(first.sections[1]);
  });

  it('the text of a tree is always its own', () => {
    const now = tree([p('a', 'một'), p('x', 'hai')], [p('c', 'bốn')], [p('a', 'năm')]);
    expect(kept.shared(now)).toEqual(now);
    expect(kept.shared(kept.shared(now))).toBe(kept.shared(now));
  });

  it('equal rows of tables that differ', () => {
    const [was, is] = [resultTable('r', 5), resultTable('r', 6)];
    const [before, after] = [was, is].map((table) => blocks(kept.shared(tree([table])))[0]!);
    expect(after).toEqual(is);
    expect(after).not.toBe(before);
    if (before?.type !== 'table' || after?.type !== 'table') throw new Error('no tables');
    expect(after.head[0]).toBe(before.head[0]);
    expect(after.body[4]).toBe(before.body[4]);
  });

  it('settings of a section are part of it', () => {
    const turned = { ...first.sections[1]!, page: 'landscape' as const };
    const now = kept.shared({ ...first, sections: [turned] });
    expect(now.sections[0]).toEqual(turned);
    expect(blocks(now)[0]).toBe(blocks(first)[2]);
  });
});

it('no part stands twice in one tree, because writers know parts by identity', () => {
  const twice = new KeptTrees().shared(tree([p('a', 'một'), p('a', 'một')], [p('a', 'một')]));
  expect(new Set(blocks(twice)).size).toBe(3);
  const one = p('a', 'một');
  const lowered = lower(tree([one, one], [one]));
  expect(new Set(lowered.sections.flatMap((s) => s.blocks)).size).toBe(3);
});

it('pictures are not kept: where their bytes come from is no content', () => {
  const kept = new KeptTrees();
  const [before, after] = [0, 1].map(() =>
    kept.shared(tree([picture('p', resource(jpeg())), p('a', 'một')])),
  );
  expect(blocks(after!)[0]).not.toBe(blocks(before!)[0]);
  expect(blocks(after!)[1]).toBe(blocks(before!)[1]);
});

it('neither are charts, whose shares may be what JSON has no sign for', () => {
  const chart = (value: number): Block => ({
    type: 'chart',
    key: 'c',
    title: '',
    bars: [{ key: 'b', label: '', value, requirement: 1, valueRuns: [], requirementRuns: [] }],
  });
  const kept = new KeptTrees();
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -0, 0])
    expect(kept.shared(tree([chart(value)]))).toEqual(tree([chart(value)]));
});

it('keeps so much at most, and forgets what was not used longest', () => {
  const kept = new KeptTrees(1000);
  const large = (key: string) => tree([p(key, 'x'.repeat(300))]);
  const [a] = blocks(kept.shared(large('a')));
  kept.shared(large('b'));
  expect(blocks(kept.shared(large('a')))[0]).toBe(a);
  for (const key of ['c', 'd', 'e', 'f']) kept.shared(large(key));
  expect(blocks(kept.shared(large('a')))[0]).not.toBe(a);
});

it.each(Object.keys(samples))('%s is the same tree', (name) => {
  const kept = new KeptTrees();
  const [one, two] = [samples[name]!(), samples[name]!()];
  expect(kept.shared(one)).toEqual(one);
  expect(kept.shared(two)).toEqual(two);
});
