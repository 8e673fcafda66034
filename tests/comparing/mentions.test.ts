/** What a text names: lists of criteria, numbers that are no part of longer ones. */
import { describe, expect, it } from 'vitest';
import { criteriaNamed, isNamed } from '../../src/comparing/mentions.ts';

describe('criteria', () => {
  it.each([
    ['1. Tiêu chí số 1 - Quy hoạch (chưa đạt)', ['1']],
    ['các tiêu chí số 1, 2, 3 và 13 chưa đạt', ['1', '2', '3', '13']],
    ['Tiêu chí số 17', ['17']],
    ['thực hiện 13 tiêu chí chưa đạt', []],
    ['19 tiêu chí: đạt 06, chưa đạt 13', []],
    ['chỉ tiêu 1.3', []],
    ['tiêu chí số 1.3', []],
    // The plan names each with its content.
    ['Tiêu chí số 1 (Quy hoạch), số 2 (Giao thông), số 13 (Tổ chức sản xuất)', ['1', '2', '13']],
  ])('%s', (text, expected) => {
    expect(criteriaNamed(text)).toEqual(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['1.3', 'chỉ tiêu 1.1, 1.3 và 1.2', true],
    ['1.3', '1.3 Có quy hoạch', true],
    ['1.3', 'chỉ tiêu 11.3', false],
    ['1.3', 'dân số 1.350 người', false],
    ['1.3', 'điểm 1.3.a', false],
    ['71%', 'tỷ lệ đạt 71%.', true],
    ['71%', 'tỷ lệ đạt 171%', false],
    ['14/15,7\u00a0km', 'đã cứng hóa 14/15,7 km, đạt', true],
    ['5 km', 'dài 15 km', false],
    ['Chưa có', 'chưa có', false],
  ])('%s in "%s": %s', (what, text, expected) => {
    expect(isNamed(what, text)).toBe(expected);
  });
});
