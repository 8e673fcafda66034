/** Rounds before every way of saving, with a clock of their own: no test waits. */
import { describe, expect, it } from 'vitest';
import { Rounds } from '../../src/watching/rounds.ts';
import { FILE, OLD, play, SAVES, type Step } from './saving.ts';

const told = (steps: readonly Step[], options = {}) => play(OLD, steps, options).filter((r) => r.told);

describe('a round', () => {
  it('is made at once at the start, and none while nothing happens', () => {
    expect(play(OLD, [])).toEqual([{ at: 0, read: OLD, told: true }]);
  });

  it.each(Object.entries(SAVES))('%s: one save is one round that read the whole new file', (_, steps) => {
    const outcomes = told(steps);
    expect(outcomes.map((r) => r.read[FILE])).toEqual(['cũ', 'mới']);
  });

  it.each(Object.entries(SAVES))('%s: the same on a drive that reports nothing', (_, steps) => {
    const outcomes = told(steps, { silent: true });
    expect(outcomes.map((r) => r.read[FILE])).toEqual(['cũ', 'mới']);
  });

  it('does not follow temporary and lock files', () => {
    const noise: Step[] = ['~$so-lieu.xlsx', '.~lock.so-lieu.xlsx#', 'lu1.tmp', 'KET-QUA.html'].map(
      (f, i) => ({
        at: 4000 + i * 700,
        write: f,
        content: 'x',
      }),
    );
    expect(told(noise)).toHaveLength(1);
  });

  it('takes two quick saves together, two slow ones apart', () => {
    const save = (at: number, content: string): Step => ({ at, write: FILE, content });
    expect(told([save(4000, 'một'), save(4100, 'hai')]).map((r) => r.read[FILE])).toEqual(['cũ', 'hai']);
    expect(told([save(4000, 'một'), save(5000, 'hai')]).map((r) => r.read[FILE])).toEqual([
      'cũ',
      'một',
      'hai',
    ]);
  });

  it('waits for a file that is gone, then believes it', () => {
    const outcomes = play(OLD, [{ at: 5000, remove: FILE }]);
    expect(outcomes.slice(1).every((r) => r.at >= 8000)).toBe(true);
    expect(outcomes.filter((r) => r.told)).toHaveLength(2);
    expect(outcomes.at(-1)!.read).toEqual({});
  });

  it('does not drop one file of a folder while it is saved', () => {
    const files = { 'case.yaml': 'a', 'so-lieu.yaml': 'cũ' };
    const steps: Step[] = [
      { at: 5000, remove: 'so-lieu.yaml' },
      { at: 6500, write: 'so-lieu.yaml', content: 'mới' },
    ];
    // The reader would accept the folder without it: nothing needs the file.
    const outcomes = play(files, steps, { watched: Object.keys(files), needs: ['case.yaml'] });
    expect(outcomes.map((r) => r.read['so-lieu.yaml'])).toEqual(['cũ', 'mới']);
  });

  it('tries an unreadable file again before it tells, once, and goes on after it is repaired', () => {
    const outcomes = play(OLD, [
      { at: 5000, write: FILE, content: 'half' },
      { at: 12_000, write: FILE, content: 'mới' },
    ]);
    expect(outcomes.map((r) => [r.read[FILE], r.told])).toEqual([
      ['cũ', true],
      ['half', false],
      ['half', false],
      ['half', true],
      ['mới', true],
    ]);
  });
});

describe('files that a round learns of', () => {
  const at = (rounds: Rounds, stamps: Record<string, string>, now: number): boolean =>
    rounds.look(new Map(Object.entries(stamps)), now).round;
  const begun = (): Rounds => {
    const rounds = new Rounds();
    expect(at(rounds, { 'case.yaml': '1', 'goi-khac.hbs': '1' }, 0)).toBe(true);
    rounds.adopt(new Set(['case.yaml', 'a.pdf', 'thieu.pdf']), new Map([['a.pdf', '1']]));
    expect(rounds.ended(true, 5)).toBe(true);
    return rounds;
  };

  it('are no reason for a second one; what it does not depend on is forgotten', () => {
    const rounds = begun();
    for (const now of [6, 500, 9000]) expect(at(rounds, { 'case.yaml': '1', 'a.pdf': '1' }, now)).toBe(false);
  });

  it.each([
    ['saved after they were looked at', { 'case.yaml': '1', 'a.pdf': '2' }],
    ['there at last', { 'case.yaml': '1', 'a.pdf': '1', 'thieu.pdf': '1' }],
    ['data saved while it was made', { 'case.yaml': '2', 'a.pdf': '1' }],
    ['data that came while it was made', { 'case.yaml': '1', 'a.pdf': '1', 'them.yaml': '1' }],
  ])('%s they are', (_, stamps) => {
    const rounds = begun();
    expect(at(rounds, stamps, 6)).toBe(false);
    expect(at(rounds, stamps, 500)).toBe(true);
  });
});
