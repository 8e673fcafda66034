import { describe, expect, it } from 'vitest';
import { breakLines, cellLineCount } from '../../src/text/lines.ts';
import { missingGlyphs, shape, textWidthTwip } from '../../src/text/shape.ts';

const font = { sizeHalfPt: 28 };
const texts = (text: string, widthTwip: number) =>
  breakLines([{ text }], font, widthTwip).map((line) => line.text);

describe('widths', () => {
  it('are those of Times New Roman (nd30 B, measured)', () => {
    const mm = (twip: number) => (twip * 25.4) / 1440;
    const title = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
    expect(mm(textWidthTwip(title, { sizeHalfPt: 26, bold: true }))).toBeCloseTo(95.7, 1);
    expect(mm(textWidthTwip('Độc lập - Tự do - Hạnh phúc', { sizeHalfPt: 28, bold: true }))).toBeCloseTo(
      60.5,
      1,
    );
    expect(
      mm(textWidthTwip('Chi Lăng, ngày 05 tháng 3 năm 2024', { sizeHalfPt: 28, italic: true })),
    ).toBeCloseTo(73.8, 1);
  });

  it('follow the face of each run', () => {
    const mixed = shape([{ text: 'Đạt ' }, { text: 'chuẩn', bold: true }], {});
    const plain = shape([{ text: 'Đạt chuẩn' }], {});
    expect(mixed.sums.at(-1)).toBeGreaterThan(plain.sums.at(-1)!);
  });
});

describe('line breaking', () => {
  it('breaks between words, and spaces hang over the end', () => {
    expect(texts('Ủy ban nhân dân xã Nhân Lý', 1500)).toEqual(['Ủy ban nhân', 'dân xã Nhân', 'Lý']);
  });

  it('keeps what no-break spaces join', () => {
    const lines = texts('dài 8,472\u00a0km đường', 1100);
    expect(lines).toContain('8,472\u00a0km');
  });

  it('breaks after a hyphen, also before digits, but not after a slash', () => {
    expect(texts('từ 17.1-17.6', 800)).toEqual(['từ', '17.1-', '17.6']);
    expect(texts('số 07/KH-BCĐ', 900)).toEqual(['số', '07/KH-', 'BCĐ']);
  });

  it('cuts a word that is longer than the line, never a letter from its mark', () => {
    const word = 'a\u0323'.repeat(40);
    const lines = texts(word, 1000);
    expect(lines.join('')).toBe(word);
    for (const line of lines) expect(line).toMatch(/^(?:a\u0323)+$/);
  });

  it('makes one empty line of an empty paragraph', () => {
    expect(texts('', 1000)).toEqual(['']);
    expect(cellLineCount([[], [{ text: 'Đạt' }]], font, 1000)).toBe(2);
  });
});

describe('signs that the font lacks', () => {
  it('tick boxes are drawn, all else is reported', () => {
    expect(missingGlyphs([{ text: 'Đạt ☐ ☑ ✓ ≥ ₫ …' }], {})).toEqual([]);
    expect(missingGlyphs([{ text: '日本 🙂' }], {})).toEqual(['日', '本', '🙂']);
  });
});
