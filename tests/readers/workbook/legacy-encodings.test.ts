/**
 * Text of TCVN3 and VNI fonts is recognised; Unicode of any language is not taken for it. Measured over every line of
 * the packs and the cases, as it is and converted.
 */
import { describe, expect, it } from 'vitest';
import { cleanSourceText } from '../../../src/readers/clean-text.ts';
import { detectLegacyEncoding } from '../../../src/readers/workbook/legacy-encodings.ts';
import { projectFiles, readText } from '../../support/source-files.ts';
import { cell, explain } from './convert.ts';

/** Letters and their codes, column by column, as the tables of UniKey list them. */
const LETTERS =
  'à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ đ'.split(
    ' ',
  );
const TCVN3 =
  'µ ¸ ¶ · ¹ ¨ » ¾ ¼ ½ Æ © Ç Ê È É Ë Ì Ð Î Ï Ñ ª Ò Õ Ó Ô Ö × Ý Ø Ü Þ ß ã á â ä « å è æ ç é ¬ ê í ë ì î ï ó ñ ò ô \u00AD õ ø ö ÷ ù ú ý û ü þ ®'.split(
    ' ',
  );
const VNI =
  'aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ'.split(
    ' ',
  );

/** Capitals: of their own in VNI; in TCVN3 the font draws them, only Đ, Ă, Â, Ê, Ô, Ơ and Ư have codes. */
const TCVN3_CAPITALS: Readonly<Record<string, string>> = {
  Ă: '¡',
  Â: '¢',
  Ê: '£',
  Ô: '¤',
  Ơ: '¥',
  Ư: '¦',
  Đ: '§',
};
const toTcvn3 = (text: string): string =>
  text.replace(/\p{L}/gu, (c) => TCVN3_CAPITALS[c] ?? TCVN3[LETTERS.indexOf(c.toLowerCase())] ?? c);
const toVni = (text: string): string =>
  text.replace(/\p{L}/gu, (c) => {
    const code = VNI[LETTERS.indexOf(c.toLowerCase())];
    if (code === undefined) return c;
    return c === c.toLowerCase() ? code : code.toUpperCase();
  });

const lines = [
  ...new Set(
    projectFiles()
      .filter((file) => /^(?:templates|fixtures)\/.*\.(?:ya?ml|hbs|md|json)$|^README/.test(file))
      .flatMap((file) => readText(file).normalize('NFC').split('\n'))
      .map((line) => line.trim()),
  ),
];
/** Lines in which at least so many different words change. */
const withWords = (least: number): string[] =>
  lines.filter((line) => {
    const words = new Set(line.toLowerCase().match(/\p{L}+/gu));
    return [...words].filter((word) => toVni(word) !== word).length >= least;
  });
const missed = (texts: readonly string[], convert: (text: string) => string, name: string): string[] =>
  texts.filter((text) => detectLegacyEncoding(convert(text))?.name !== name);

describe('Unicode is left alone', () => {
  it('every line of packs, cases and the README', () => {
    expect(lines.length).toBeGreaterThan(2000);
    expect(lines.filter((line) => detectLegacyEncoding(line) !== null)).toEqual([]);
    expect(lines.filter((line) => detectLegacyEncoding(line.normalize('NFD')) !== null)).toEqual([]);
  });

  it('every line is read as it stands', () => {
    for (const line of lines.filter((l) => l !== ''))
      expect(explain(cell(line), { type: 'text' })).toMatchObject({
        value: cleanSourceText(line),
        error: undefined,
      });
  });

  it.each([
    'Où était la fête ? Près du château, à côté du théâtre ; même l’hôtel goûte déjà l’août.',
    'Le maïs naïf de Loïc, en Thaïlande; Thaï',
    'Größe, Straße, schön, München, für, Öl, Tür',
    'El niño español, mañana, señor, ¿qué?, ¡así!',
    'São Tomé, não, põe, mãe, coração',
    'Ångström, på, Malmö, smörgås',
    '§ 1, © 2024, ® Windows, 5 µm, 3 × 4 m, m×n, 12½, ±5 %, 30°C, «nông thôn mới», · gạch đầu dòng',
    '· Xã An Lạc',
    'compu\u00ADter, trung\u00ADtâm',
    'm², m³, 1ª, nº 2',
    'café, naïve, résumé, coup d’état',
    'Xã có 5 thôn: An, Bá, Cát; bà Ánh, ông Tô',
    'Hà, Là, Bà, Tô, Lê, Lý, Cô, Há, Đạt',
    '14,5',
    '',
  ])('%s', (text) => {
    expect(detectLegacyEncoding(text)).toBeNull();
  });
});

describe('old encodings are recognised', () => {
  it.each([
    ['§¹t', 'TCVN3 (ABC)', '§¹t'],
    ['Ch­a ®¹t', 'TCVN3 (ABC)', 'Ch­a'],
    ['Th«n 1', 'TCVN3 (ABC)', 'Th«n'],
    ['UBND x· Nh©n Lý', 'TCVN3 (ABC)', 'x·'],
    ['Ñaït', 'VNI Windows', 'Ñaït'],
    ['Chöa ñaït', 'VNI Windows', 'Chöa'],
    ['Khoâng', 'VNI Windows', 'Khoâng'],
    ['ÑÖÔØNG GIAO THOÂNG', 'VNI Windows', 'ÑÖÔØNG'],
  ])('%s is %s', (text, name, word) => {
    expect(detectLegacyEncoding(text)).toEqual({ name, word });
  });

  const found = (least: number, convert: (text: string) => string, name: string): number => {
    const texts = withWords(least);
    return 1 - missed(texts, convert, name).length / texts.length;
  };

  /** "Cả hồ sơ gồm" becomes letters that other languages have too. */
  it('in nearly every line with three different words that change', () => {
    expect(withWords(3).length).toBeGreaterThan(500);
    expect(found(3, toTcvn3, 'TCVN3 (ABC)')).toBeGreaterThan(0.995);
    expect(found(3, toVni, 'VNI Windows')).toBeGreaterThan(0.995);
  });

  it('in most lines with two or one', () => {
    expect(found(2, toTcvn3, 'TCVN3 (ABC)')).toBeGreaterThan(0.98);
    expect(found(2, toVni, 'VNI Windows')).toBeGreaterThan(0.98);
    expect(found(1, toTcvn3, 'TCVN3 (ABC)')).toBeGreaterThan(0.9);
    expect(found(1, toVni, 'VNI Windows')).toBeGreaterThan(0.9);
  });

  it('beside Unicode text', () => {
    expect(
      detectLegacyEncoding(`Đường giao thông: ${toTcvn3('đường trục thôn, đường ngõ xóm')}`),
    ).not.toBeNull();
    expect(
      detectLegacyEncoding(`Đường giao thông: ${toVni('đường trục thôn, đường ngõ xóm')}`),
    ).not.toBeNull();
  });

  it('the message names the encoding, a word of the text and the way to convert it', () => {
    const { error } = explain(cell('Ch­a ®¹t chuÈn'), { type: 'line' });
    expect(error!.message).toContain('TCVN3 (ABC)');
    expect(error!.hint).toMatch(/UniKey.*nguồn TCVN3 \(ABC\), đích Unicode/);
  });
});
