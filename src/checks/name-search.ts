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

/** What a word written so says: of an abbreviation its full words, of "và" nothing. */
function spelled(written: string): readonly string[] {
  const plain = oneTone(written);
  // Only what is written in capitals is an abbreviation: "kế hoạch" has none, "TT" has one.
  const full = written === written.toUpperCase() ? ABBREVIATIONS.get(plain) : undefined;
  return (full ?? plain).split(' ').filter((w) => w !== 'và');
}

/** Reads the words of texts that are looked through together, and works out how a word is spelled once for all of them. */
export class WordReader {
  readonly #spelled = new Map<string, readonly string[]>();

  /** Words of a text, abbreviations spelled out; each word of an abbreviation has the abbreviation's place. */
  words(text: string): readonly Word[] {
    const out: Word[] = [];
    for (const { 0: written, index: from } of text.matchAll(/[\p{L}\p{N}]+/gu))
      for (const word of this.#said(written)) out.push({ word, from, to: from + written.length });
    return out;
  }

  #said(written: string): readonly string[] {
    const known = this.#spelled.get(written) ?? spelled(written);
    this.#spelled.set(written, known);
    return known;
  }
}

/** Where the name stands in the words of a text, from its first letter to its last. */
export function findName(
  all: readonly Word[],
  key: readonly string[],
): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let i = 0; i + key.length <= all.length; i++) {
    if (all[i]!.word !== key[0] || !key.every((w, j) => all[i + j]!.word === w)) continue;
    const [first, last] = [all[i]!, all[i + key.length - 1]!];
    // A name that ends inside an abbreviation is not the name.
    const next = all[i + key.length];
    const before = all[i - 1];
    if ((next && next.from === last.from) || (before && before.from === first.from)) continue;
    out.push({ from: first.from, to: last.to });
  }
  return out;
}
