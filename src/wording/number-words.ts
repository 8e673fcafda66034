/**
 * Whole numbers in words, as closing certificates and handover records write them: "hai mươi mốt", "một trăm linh lăm" never,
 * "một trăm linh năm". Rules of spoken Vietnamese: mốt and lăm after mươi, lăm after mười, linh before a unit without tens.
 */
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const GROUPS = ['', ' nghìn', ' triệu'] as const;
const MOST = 999_999_999;

/**
 * "hai mươi ba". 0 to 999.999.999.
 * @throws RangeError beyond these, and for numbers that are not whole.
 */
export function numberWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > MOST) throw new RangeError(`no words for ${n}`);
  if (n === 0) return DIGITS[0];
  const words: string[] = [];
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const three = Math.floor(n / 1000 ** group) % 1000;
    if (three > 0) words.push(`${threeDigits(three, words.length > 0)}${GROUPS[group]}`);
  }
  return words.join(' ');
}

/** `inside`: after a higher group, where a missing hundred is said: "một nghìn không trăm linh năm". */
function threeDigits(n: number, inside: boolean): string {
  const [hundreds, tens, units] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const words: string[] = [];
  if (hundreds > 0 || inside) words.push(`${DIGITS[hundreds]} trăm`);
  if (tens > 1) words.push(`${DIGITS[tens]} mươi`);
  else if (tens === 1) words.push('mười');
  else if (units > 0 && words.length > 0) words.push('linh');
  if (units > 0) words.push(unit(units, tens));
  return words.join(' ');
}

function unit(units: number, tens: number): string {
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 5 && tens > 0) return 'lăm';
  return DIGITS[units]!;
}
