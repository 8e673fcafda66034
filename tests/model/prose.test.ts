/** Prose of the data: paragraphs, items, references; nothing else is markup. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/model/diagnostics.ts';
import { parseProse } from '../../src/model/prose.ts';

const plain = (source: string) =>
  parseProse(source).paragraphs.map((p) => [
    p.item,
    p.segments.map((s) => (s.type === 'text' ? s.text : `<${s.ref}|${s.facet}>`)).join(''),
  ]);

describe('paragraphs', () => {
  it('are parted by blank lines; lines of one paragraph are joined', () => {
    expect(plain('một\nhai\n\n  \nba')).toEqual([
      [false, 'một hai'],
      [false, 'ba'],
    ]);
    expect(plain('')).toEqual([]);
  });

  it('"- " begins an item; a dash inside a line does not', () => {
    expect(plain('mở đầu\n- một\ntiếp\n- hai - ba\n-bốn')).toEqual([
      [false, 'mở đầu'],
      [true, 'một tiếp'],
      [true, 'hai - ba -bốn'],
    ]);
  });
});

describe('references', () => {
  it('name a figure and perhaps a facet', () => {
    expect(plain('dài {{duong-xa}}, đạt {{ duong-xa.percent }}')).toEqual([
      [false, 'dài <duong-xa|null>, đạt <duong-xa|percent>'],
    ]);
  });

  it('know where they stand', () => {
    const source = 'một {{a}}\n  hai {{b.unit}}\n\n- {{c}}';
    const found = parseProse(source).paragraphs.flatMap((p) => p.segments);
    for (const s of found)
      if (s.type === 'reference') expect(source.slice(s.offset)).toMatch(new RegExp(`^\\{\\{${s.ref}`));
    expect(found.filter((s) => s.type === 'reference')).toHaveLength(3);
  });

  it.each(['{{#if x}}', '{{{x}}}', '{{x', 'x}}', '{{}}', '{{a b}}', '{{a.b.c}}', '{{> x}}'])(
    '%s is a fault with its place, never code',
    (source) => {
      const { faults } = parseProse(`chữ ${source}`);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults[0]!.offset).toBeGreaterThanOrEqual(4);
    },
  );

  it('no word is lost, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('một', 'hai', 'a - b', '{{a}}', '{{b.unit}}', '\n', '\n\n', '- x', '<b>', '&amp;'),
        ),
        (parts) => {
          const source = parts.join(' ');
          const words = (text: string) =>
            text
              .replaceAll(/^\s*- /gm, ' ')
              .split(/\s+/)
              .filter(Boolean);
          const printed = parseProse(source).paragraphs.map((p) =>
            p.segments
              .map((s) => (s.type === 'text' ? s.text : `{{${s.ref}${s.facet ? `.${s.facet}` : ''}}}`))
              .join(''),
          );
          expect(printed.flatMap((t) => t.split(/\s+/).filter(Boolean))).toEqual(words(source));
        },
      ),
    );
  });
});

describe('có phải ý bạn là', () => {
  it('names the nearest known word, or nothing when none is near', () => {
    const known = ['assessmentYear', 'region', 'figures', 'indicators'];
    expect(didYouMean('asessmentYear', known)).toBe('có phải ý bạn là "assessmentYear"?');
    expect(didYouMean('Region', known)).toBe('có phải ý bạn là "region"?');
    expect(didYouMean('figure', known)).toBe('có phải ý bạn là "figures"?');
    expect(didYouMean('hamlets', known)).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });
});
