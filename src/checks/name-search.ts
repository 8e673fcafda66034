/** Finding a unit's name however it is written: abbreviations spelled out, marks and "và" left out, one tone placement. */
import { oneTone } from './loose-text.ts';

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nn: 'nông nghiệp',
    ptnt: 'phát triển nông thôn',
    ntm: 'nông thôn mới',
    gd: 'giáo dục',
    gdđt: 'giáo dục đào tạo',
    đt: 'đào tạo',
    tn: 'tài nguyên',
    tnmt: 'tài nguyên môi trường',
    mt: 'môi trường',
    lđ: 'lao động',
    lđtbxh: 'lao động thương binh xã hội',
    tb: 'thương binh',
    tbxh: 'thương binh xã hội',
    xh: 'xã hội',
    vh: 'văn hóa',
    vhtt: 'văn hóa thông tin',
    tt: 'thông tin',
    kt: 'kinh tế',
    ht: 'hạ tầng',
    tc: 'tài chính',
    kh: 'kế hoạch',
    ubnd: 'ủy ban nhân dân',
    hđnd: 'hội đồng nhân dân',
    mttq: 'mặt trận tổ quốc',
    mtqg: 'mục tiêu quốc gia',
    bcđ: 'ban chỉ đạo',
    bql: 'ban quản lý',
    vpđp: 'văn phòng điều phối',
    bhxh: 'bảo hiểm xã hội',
    xd: 'xây dựng',
  }),
);

export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Words of a text, abbreviations spelled out; each word of an abbreviation has the abbreviation's place. */
export function namedWords(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((m): Word[] => {
    const at = { from: m.index, to: m.index + m[0].length };
    const plain = oneTone(m[0]);
    // Only what is written in capitals is an abbreviation: "kế hoạch" has none, "TT" has one.
    const full = m[0] === m[0].toUpperCase() ? ABBREVIATIONS.get(plain) : undefined;
    return (full ?? plain)
      .split(' ')
      .filter((w) => w !== 'và')
      .map((word) => ({ word, ...at }));
  });
}

export const nameKey = (name: string): readonly string[] => namedWords(name).map((w) => w.word);

/** Where the name stands in the words of a text, from its first letter to its last. */
export function findName(
  all: readonly Word[],
  key: readonly string[],
): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let i = 0; i + key.length <= all.length; i++) {
    if (!key.every((w, j) => all[i + j]!.word === w)) continue;
    const [first, last] = [all[i]!, all[i + key.length - 1]!];
    // A name that ends inside an abbreviation is not the name.
    const next = all[i + key.length];
    const before = all[i - 1];
    if ((next && next.from === last.from) || (before && before.from === first.from)) continue;
    out.push({ from: first.from, to: last.to });
  }
  return out;
}
