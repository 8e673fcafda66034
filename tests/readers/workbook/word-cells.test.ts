/** Flags, choices, ids and texts out of cells, and what no type accepts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expected } from '../../../src/readers/workbook/cell-values.ts';
import { mixedWord, repairLookAlikes } from '../../../src/readers/workbook/look-alikes.ts';
import { cell, convert, explain, place } from './convert.ts';

const verdict: Expected = {
  type: 'choice',
  choices: new Map([
    ['Đạt', 'met'],
    ['Chưa đạt', 'unmet'],
    ['Hòa giải', 'mediation'],
  ]),
};
const flag: Expected = { type: 'flag' };
const id: Expected = { type: 'id' };
const line: Expected = { type: 'line' };
const text: Expected = { type: 'text' };
const all: readonly Expected[] = [
  ...(['text', 'line', 'id', 'integer', 'year', 'date', 'month', 'flag'] as const).map((type) => ({ type })),
  { type: 'decimal' },
  { type: 'requirement', comparator: 'at-least' },
  verdict,
];

describe('every type', () => {
  it.each(all)('$type: no cell, a blank one and one of spaces are nothing', (expected) => {
    expect(convert(undefined, expected)).toBeUndefined();
    expect(convert(cell('', 'General', { kind: 'blank' }), expected)).toBeUndefined();
    expect(convert(cell(' \u00A0\u200B\n'), expected)).toBeUndefined();
    expect(convert(cell('', 'General', { formula: true }), expected)).toBeUndefined();
  });

  it.each(all)('$type: errors and formulas without a result are told', (expected) => {
    const error = explain(cell('#REF!', 'General', { kind: 'error', formula: true }), expected).error!;
    expect(error).toMatchObject({ code: 'cell-error', where: [place] });
    expect(error.message).toContain('#REF!');
    const uncached = explain(cell('', 'General', { kind: 'blank', formula: true, uncached: true }), expected);
    expect(uncached.error!.code).toBe('cell-uncached');
    expect(uncached.error!.hint).toContain('bấm Lưu');
  });

  it.each(all)('$type: text that lost its letters, or of an old encoding', (expected) => {
    expect(convert(cell('Th\uFFFDn'), expected)).toBe('cell-encoding');
    expect(convert(cell('a\uD800b'), expected)).toBe('cell-encoding');
    expect(convert(cell('Ch­a ®¹t'), expected)).toBe('cell-legacy-encoding');
  });

  it.each(all.filter((e) => e.type !== 'flag'))('$type: TRUE is none', (expected) => {
    expect(explain(cell('TRUE', 'General', { kind: 'boolean' }), expected).error).toBeDefined();
  });

  it.each(all)('$type: any text or number gives a value or one error', (expected) => {
    const piece = fc.constantFrom(
      ...'0123456789.,/-–%≥<OlхŧđếÑ«©·'.split(''),
      ' ',
      '\u00A0',
      'tháng ',
      'triệu ',
      'từ ',
      'Đạt',
    );
    const texts = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
      fc.string({ unit: 'binary' }),
    );
    // `explain` throws when there is not exactly one error for no value.
    fc.assert(
      fc.property(texts, (content) => void explain(cell(content), expected)),
      { seed: 8, numRuns: 300 },
    );
    const formats = fc.constantFrom('General', '0.00', '0%', 'dd/mm/yyyy', '@');
    fc.assert(
      fc.property(fc.double({ noNaN: true }), formats, (n, code) => void explain(cell(n, code), expected)),
      { seed: 9, numRuns: 100 },
    );
  });

  it.each(all)('$type: the longest cell is no slower than its length', (expected) => {
    for (const piece of [
      '1',
      '1.',
      '1 ',
      ' ',
      '\u00A0x',
      '/',
      '1/',
      'a',
      'é',
      '«',
      'х',
      '1.234',
      '. ',
      '\n',
    ]) {
      const { error } = explain(cell(piece.repeat(32_767 / piece.length)), expected);
      expect((error?.message ?? '').length).toBeLessThan(300);
    }
  });

  it('the message begins with the title of the column', () => {
    expect(explain(cell('?'), flag).error!.message).toMatch(/^"Giá trị": /);
  });
});

describe('flags', () => {
  it.each(['Có', 'có', 'CÓ', 'có'.normalize('NFD'), 'x', 'X', 'х', 'true', 'Đúng', '1', '✓', 'Сó'])(
    '%s is yes',
    (word) => expect(convert(cell(word), flag)).toBe(true),
  );
  it.each(['Không', 'không'.normalize('NFD'), 'FALSE', 'sai', '0', 'Chưa', 'chưa có'])('%s is no', (word) =>
    expect(convert(cell(word), flag)).toBe(false),
  );
  it('of numbers and booleans', () => {
    expect([1, 0, 2].map((n) => convert(cell(n), flag))).toEqual([true, false, 'cell-flag']);
    expect(convert(cell('TRUE', 'General', { kind: 'boolean' }), flag)).toBe(true);
    expect(convert(cell('FALSE', 'General', { kind: 'boolean' }), flag)).toBe(false);
  });
  it.each(['Co', 'có lẽ', '-', 'ok'])('%s is neither', (word) =>
    expect(convert(cell(word), flag)).toBe('cell-flag'),
  );
});

describe('choices', () => {
  it.each<[string, string]>([
    ['Đạt', 'met'],
    ['đạt', 'met'],
    ['CHƯA ĐẠT', 'unmet'],
    ['chưa   đạt ', 'unmet'],
    ['chưa\u00A0đạt', 'unmet'],
    ['Chưa đạt'.normalize('NFD'), 'unmet'],
    ['Chưa đạt.', 'unmet'],
    ['hoà giải', 'mediation'],
    ['Нòa giải', 'mediation'],
    ['unmet', 'unmet'],
  ])('%s', (word, code) => expect(convert(cell(word), verdict)).toBe(code));

  it('another word is told with the nearest and with all', () => {
    const { error } = explain(cell('chua đạt'), verdict);
    expect(error!.code).toBe('cell-choice');
    expect(error!.hint).toContain('có phải ý bạn là "Chưa đạt"');
    expect(error!.hint).toContain('"Đạt", "Chưa đạt", "Hòa giải"');
    expect(convert(cell('Không đạt'), verdict)).toBe('cell-choice');
    expect(convert(cell(1), verdict)).toBe('cell-choice');
  });
});

describe('ids', () => {
  it('of text stay as typed, without spaces around, in Latin letters', () => {
    expect(convert(cell(' 17.10 '), id)).toBe('17.10');
    expect(convert(cell("'17.10"), id)).toBe('17.10');
    expect(convert(cell('thu-nhаp'), id)).toBe('thu-nhap');
  });

  it('of whole numbers are read, of others not: 17.1 may have been 17.10', () => {
    expect(convert(cell(3), id)).toBe('3');
    const { error } = explain(cell(17.1), id);
    expect([error?.code, error?.message]).toEqual([
      'cell-id-number',
      expect.stringContaining('không phân biệt được 17.1 với 17.10'),
    ]);
    expect(convert(cell(17.12), id)).toBe('cell-id-number');
  });

  it('that Excel turned into a day are told with what may have been typed', () => {
    const { error } = explain(cell(45510, 'd-mmm'), id);
    expect([error?.code, error?.message]).toEqual([
      'cell-became-date',
      expect.stringContaining('6.8 hoặc 8.6'),
    ]);
  });
});

describe('texts', () => {
  it('are cleaned; a line is trimmed, a text keeps its lines', () => {
    expect(convert(cell(' Đường\u00A0nhựa\u200B ', 'General'), line)).toBe('Đường nhựa');
    expect(convert(cell('Đường'.normalize('NFD')), line)).toBe('Đường'.normalize('NFC'));
    expect(convert(cell('một\n\n- hai\n'), text)).toBe('một\n\n- hai\n');
  });

  it('of numbers read as Vietnamese readers write them', () => {
    expect(convert(cell(14.5), line)).toBe('14,5');
    expect(convert(cell(0.8283, '0.00%'), line)).toBe('82,83%');
    expect(convert(cell(125), line)).toBe('125');
  });

  it('that Excel turned into a day are asked about', () => {
    expect(convert(cell(45611, 'dd/mm/yyyy'), line)).toBe('cell-became-date');
  });

  it('a word of two alphabets is shown; Greek signs and whole words of another alphabet stay', () => {
    const { error } = explain(cell('Đường từ Тhôn 1'), line);
    expect(error).toMatchObject({ code: 'cell-look-alike' });
    expect(error!.message).toContain('"Тhôn"');
    expect(error!.hint).toContain('Thôn');
    for (const fine of ['5 µm, kΩ, α', 'Россия', 'Thôn'.normalize('NFD')])
      expect(convert(cell(fine), line)).toBe(fine.normalize('NFC'));
  });
});

it('look-alikes become Latin letters with their tones', () => {
  expect(repairLookAlikes('Хóm Тrầm')).toBe('Xóm Trầm');
  expect(repairLookAlikes('хо\u0301m')).toBe('xóm');
  expect([mixedWord('Тrầm'), mixedWord('Trầm'), mixedWord('Тр Trầm')]).toEqual(['Тrầm', null, null]);
});
