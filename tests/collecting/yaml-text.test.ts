/** Edits inside the text of a YAML file: only what is named changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type CaseEdit, Digits } from '../../src/collecting/apply/case-edits.ts';
import { editYamlText } from '../../src/collecting/apply/yaml-text.ts';

const SOURCE = `# đầu tệp
figures:
  - id: duong   # tuyến chính
    numerator: "7.86"
    source: Kế hoạch

  # mục tiêu
  - { id: ho, value: "10", unit: "%" }
indicators:
  - stated: false
    id: "1.1"
  - id: "2.2"
    parts:
      - { id: "2.2.a", figure: duong }
    rounds:
      - level: district
        verdict: unmet
        note: |
          dòng một
          dòng hai

# cuối tệp
`;

const edit = (...edits: CaseEdit[]): string => editYamlText(SOURCE, edits);

describe('editYamlText', () => {
  it('changes one value and nothing else', () => {
    expect(edit({ op: 'set', path: ['figures', 0, 'numerator'], value: new Digits('8.40') })).toBe(
      SOURCE.replace('"7.86"', '"8.40"'),
    );
  });

  it('writes a new key below the last one of its group, before blank lines and comments', () => {
    expect(edit({ op: 'set', path: ['figures', 0, 'asOf'], value: '2024-11-20' })).toBe(
      SOURCE.replace('    source: Kế hoạch\n', '    source: Kế hoạch\n    asOf: 2024-11-20\n'),
    );
  });

  it('writes inside braces where the group stands in braces', () => {
    const done = edit(
      { op: 'set', path: ['figures', 1, 'asOf'], value: '2024-11-20' },
      { op: 'delete', path: ['figures', 1, 'unit'] },
    );
    expect(done).toBe(SOURCE.replace(', unit: "%" }', ', asOf: 2024-11-20 }'));
  });

  it('removes a key with its line, the first of an item too', () => {
    expect(edit({ op: 'delete', path: ['figures', 0, 'source'] })).toBe(
      SOURCE.replace('    source: Kế hoạch\n', ''),
    );
    expect(edit({ op: 'delete', path: ['indicators', 0, 'stated'] })).toBe(
      SOURCE.replace('  - stated: false\n    id: "1.1"', '  - id: "1.1"'),
    );
  });

  it('puts an item of an inner list before a new key of the outer group', () => {
    const done = edit(
      { op: 'set', path: ['indicators', 1, 'source'], value: 'Phòng A' },
      { op: 'append', path: ['indicators', 1, 'rounds'], values: [{ level: 'commune', verdict: 'met' }] },
      { op: 'append', path: ['indicators', 1, 'parts'], values: [{ id: '2.2.b', stated: true }] },
    );
    expect(parse(done).indicators[1]).toEqual({
      id: '2.2',
      parts: [
        { id: '2.2.a', figure: 'duong' },
        { id: '2.2.b', stated: true },
      ],
      rounds: [
        { level: 'district', verdict: 'unmet', note: 'dòng một\ndòng hai\n' },
        { level: 'commune', verdict: 'met' },
      ],
      source: 'Phòng A',
    });
  });

  it('makes lists and groups that are not there yet, once for several edits', () => {
    const done = edit(
      { op: 'append', path: ['figures', 0, 'history'], values: [{ value: '7,86', on: '2024-01-01' }] },
      { op: 'append', path: ['collection', 'returns'], values: [{ form: 'xa', file: 'a: b.xlsx' }] },
      { op: 'set', path: ['collection', 'deadline'], value: 'nop' },
    );
    const value = parse(done);
    expect(value.figures[0].history).toEqual([{ value: '7,86', on: '2024-01-01' }]);
    expect(value.collection).toEqual({ returns: [{ form: 'xa', file: 'a: b.xlsx' }], deadline: 'nop' });
    for (const comment of ['# đầu tệp', '# tuyến chính', '# mục tiêu', '# cuối tệp'])
      expect(done).toContain(comment);
  });

  it('keeps Windows line ends and the mark at the start', () => {
    const source = `\uFEFF${SOURCE.replaceAll('\n', '\r\n')}`;
    const done = editYamlText(source, [{ op: 'set', path: ['figures', 0, 'asOf'], value: '2024-11-20' }]);
    expect(done.startsWith('\uFEFF')).toBe(true);
    expect(done.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('writes JSON into JSON', () => {
    const source = '{ "figures": [{ "id": "a", "value": "1" }] }';
    const done = editYamlText(
      source,
      [
        { op: 'set', path: ['figures', 0, 'source'], value: 'Phòng A' },
        { op: 'append', path: ['figures'], values: [{ id: 'b', value: new Digits('2.50') }] },
        { op: 'append', path: ['evidence'], values: [{ id: 'e', indicators: ['2.10'] }] },
      ],
      true,
    );
    expect(JSON.parse(done)).toEqual({
      figures: [
        { id: 'a', value: '1', source: 'Phòng A' },
        { id: 'b', value: '2.50' },
      ],
      evidence: [{ id: 'e', indicators: ['2.10'] }],
    });
  });

  it('any text is read back as it was written, in block and in braces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const done = edit(
          { op: 'set', path: ['figures', 0, 'source'], value: text },
          { op: 'set', path: ['figures', 1, 'source'], value: text },
        );
        const value = parse(done, { schema: 'failsafe' });
        expect([value.figures[0].source, value.figures[1].source]).toEqual([text, text]);
      }),
    );
  });
});
