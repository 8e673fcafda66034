/** Filters of PDF streams: what other programs packed comes out again; what is broken or without end is refused. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvidenceFault } from '../../../src/readers/evidence/finding.ts';
import { LIMITS } from '../../../src/readers/evidence/limits.ts';
import { parameterOf, unfilter } from '../../../src/readers/evidence/pdf/filters.ts';

const parameters = (entries: Readonly<Record<string, number>> = {}) =>
  parameterOf(new Map(Object.entries(entries)));
const decoded = (name: string, data: Uint8Array, entries?: Readonly<Record<string, number>>): number[] => [
  ...unfilter(name, data, parameters(entries)),
];
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const textOf = (name: string, data: string): string =>
  Buffer.from(unfilter(name, latin(data), parameters())).toString('latin1');
const faultOf = (work: () => unknown): string => {
  try {
    work();
  } catch (e) {
    if (e instanceof EvidenceFault) return e.code;
    throw e;
  }
  return 'none';
};
const bytes = fc.array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(0)), { maxLength: 90 });

function ascii85(data: readonly number[]): string {
  let out = '';
  for (let i = 0; i < data.length; i += 4) {
    const group = data.slice(i, i + 4);
    let value = 0;
    for (let k = 0; k < 4; k++) value = value * 256 + (group[k] ?? 0);
    if (value === 0 && group.length === 4) {
      out += 'z';
      continue;
    }
    const digits = [4, 3, 2, 1, 0].map((k) => Math.floor(value / 85 ** k) % 85);
    out += String.fromCharCode(...digits.slice(0, group.length + 1).map((d) => d + 33));
  }
  return `${out}~>`;
}

/** Literal stretches and runs, as a packer finds them. */
function runLength(data: readonly number[]): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < data.length; ) {
    let run = 1;
    while (run < 128 && data[i + run] === data[i]) run++;
    if (run > 1) out.push(257 - run, data[i]!);
    else out.push(0, data[i]!);
    i += run;
  }
  return Uint8Array.from([...out, 128]);
}

/** Codes with the widths that a reader expects of them: it knows an entry for each code after the first. */
function packedCodes(codes: readonly number[], early: number): Uint8Array {
  const out: number[] = [];
  let [held, bits, since] = [0, 0, 0];
  for (const code of codes) {
    const next = Math.min(4096, 258 + Math.max(0, since - 1)) + early;
    const width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    held = (held << width) | code;
    bits += width;
    for (; bits >= 8; bits -= 8) out.push((held >> (bits - 8)) & 0xff);
    held &= (1 << bits) - 1;
    since = code === 256 ? 0 : since + 1;
  }
  if (bits > 0) out.push((held << (8 - bits)) & 0xff);
  return Uint8Array.from(out);
}

function lzw(data: readonly number[], early: number): Uint8Array {
  const codes = [256];
  let table = new Map<string, number>();
  let word = '';
  const codeOf = (text: string) => (text.length === 1 ? text.charCodeAt(0) : table.get(text)!);
  for (const byte of data) {
    const longer = word + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      word = longer;
      continue;
    }
    codes.push(codeOf(word));
    table.set(longer, 258 + table.size);
    if (table.size > 3800) {
      codes.push(256);
      table = new Map();
    }
    word = longer.slice(-1);
  }
  if (word !== '') codes.push(codeOf(word));
  return packedCodes([...codes, 257], early);
}

describe('text filters', () => {
  it('hexadecimal digits: spaces are skipped, a digit alone is a high one, nothing counts behind the end', () => {
    expect(decoded('ASCIIHexDecode', latin('00 1f\nA9 b> 77'))).toEqual([0x00, 0x1f, 0xa9, 0xb0]);
    expect(decoded('AHx', latin(''))).toEqual([]);
  });

  it('base 85: groups of four, zeros as z, the last group cut short', () => {
    expect(textOf('ASCII85Decode', '87cUR\nD]i,"Ebo80~>zz')).toBe('Hello World!');
    expect(textOf('A85', '87cURDZ~>')).toBe('Hello');
    expect(decoded('A85', latin('zz'))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    fc.assert(
      fc.property(bytes, (data) => {
        expect(decoded('A85', latin(ascii85(data)))).toEqual(data);
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

describe('packed bytes', () => {
  it('runs and stretches, up to the end mark', () => {
    expect(decoded('RunLengthDecode', Uint8Array.of(2, 7, 8, 9, 254, 5, 128, 0, 1))).toEqual([
      7, 8, 9, 5, 5, 5,
    ]);
    expect(decoded('RL', Uint8Array.of(5, 1, 2))).toEqual([1, 2]);
    expect(decoded('RL', Uint8Array.of(255))).toEqual([0, 0]);
    fc.assert(
      fc.property(bytes, (data) => {
        expect(decoded('RL', runLength(data))).toEqual(data);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('LZW: the example of the standard (ISO 32000-1, 7.4.4.2)', () => {
    const packed = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect(decoded('LZWDecode', packed)).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
  });

  it.each([0, 1])('LZW, codes growing early: %i', (EarlyChange) => {
    const letters = fc.array(fc.constantFrom(0, 65, 66, 255), { maxLength: 3000 });
    fc.assert(
      fc.property(fc.oneof(bytes, letters), (data) => {
        expect(decoded('LZW', lzw(data, EarlyChange), { EarlyChange })).toEqual(data);
      }),
      { numRuns: 60, seed: 2 },
    );
    // All widths of codes, and more entries than a table holds.
    const many = Array.from({ length: 30_000 }, (_, i) => (i * i * 7 + (i >> 3)) % 200);
    expect(decoded('LZW', lzw(many, EarlyChange), { EarlyChange })).toEqual(many);
  });

  it('LZW: a full table takes no more entries until it is cleared', () => {
    const codes = [256, ...Array.from({ length: 4100 }, (_, i) => i % 251), 257];
    expect(decoded('LZW', packedCodes(codes, 1))).toEqual(codes.slice(1, -1));
  });

  it('what a cut deflated stream still holds is given', () => {
    const whole = Buffer.from('Hello World! '.repeat(40));
    const cut = deflateSync(whole).subarray(0, -6);
    expect(whole.subarray(0, 13).equals(unfilter('Fl', cut, parameters()).subarray(0, 13))).toBe(true);
  });

  it('encryption that does nothing is passed through', () => {
    expect(decoded('Crypt', Uint8Array.of(1, 2))).toEqual([1, 2]);
  });
});

describe('predictors', () => {
  const deflated = (data: readonly number[]) => deflateSync(Uint8Array.from(data));

  it('of TIFF: each byte is the difference to the pixel before it in its row', () => {
    const row = [10, 20, 30, 1, 2, 3, 5, 5, 5];
    expect(decoded('Fl', deflated([...row, ...row]), { Predictor: 2, Colors: 3, Columns: 3 })).toEqual([
      ...[10, 20, 30, 11, 22, 33, 16, 27, 38],
      ...[10, 20, 30, 11, 22, 33, 16, 27, 38],
    ]);
    expect(decoded('Fl', deflated([250, 10, 1]), { Predictor: 2, Columns: 3 })).toEqual([250, 4, 5]);
    expect(decoded('Fl', deflated([7, 7]), { Predictor: 2, Columns: 4, BitsPerComponent: 4 })).toEqual([
      7, 7,
    ]);
  });

  it('of PNG: each row says its own', () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 4, 4, 4],
      [4, 1, 1, 1],
    ];
    const plain = [
      [10, 20, 30],
      [10, 20, 30],
      [11, 21, 31],
      [9, 19, 29],
      [10, 20, 30],
    ];
    expect(decoded('Fl', deflated(rows.flat()), { Predictor: 15, Columns: 3 })).toEqual(plain.flat());
    expect(decoded('LZW', lzw(rows.flat(), 1), { Predictor: 12, Columns: 3 })).toEqual(plain.flat());
  });

  it('a last row cut short is filled with zeros; rows of no width are bytes', () => {
    expect(decoded('Fl', deflated([0, 1, 2, 0, 3]), { Predictor: 10, Columns: 2 })).toEqual([1, 2, 3, 0]);
    expect(decoded('Fl', deflated([0, 1, 0, 2]), { Predictor: 10 })).toEqual([1, 2]);
  });

  it('none, and parameters that are no numbers', () => {
    expect(decoded('Fl', deflated([1, 2]), { Predictor: 1, Columns: 2 })).toEqual([1, 2]);
    const read = parameterOf(
      new Map<string, number | null>([
        ['Columns', 3.7],
        ['Colors', -2],
        ['EarlyChange', null],
      ]),
    );
    expect(['Columns', 'Colors', 'EarlyChange', 'Predictor'].map(read)).toEqual([3, 0, 1, 0]);
    expect(['Colors', 'EarlyChange', 'Columns'].map(parameterOf(undefined))).toEqual([1, 1, 0]);
  });
});

describe('what cannot be read', () => {
  it('filters of pictures and unknown ones are named, not at length', () => {
    expect(() => unfilter('DCTDecode', Uint8Array.of(), parameters())).toThrow('(DCTDecode)');
    expect(() => unfilter('X'.repeat(99), Uint8Array.of(), parameters())).toThrow(`(${'X'.repeat(20)})`);
    expect(faultOf(() => decoded('DCTDecode', Uint8Array.of()))).toBe('evidence-damaged');
  });

  it('broken data', () => {
    expect(faultOf(() => decoded('FlateDecode', latin('không phải')))).toBe('evidence-damaged');
    expect(faultOf(() => decoded('LZW', packedCodes([256, 300], 1)))).toBe('evidence-damaged');
    expect(faultOf(() => decoded('LZW', packedCodes([256, 65, 260], 1)))).toBe('evidence-damaged');
  });

  it('data that expand beyond the limit are refused before they fill the memory', () => {
    const zeros = deflateSync(Buffer.alloc(LIMITS.inflatedBytes + 1));
    expect(faultOf(() => unfilter('Fl', zeros, parameters()))).toBe('evidence-too-large');
    const runs = Buffer.alloc(2 * (LIMITS.inflatedBytes / 128 + 1), Uint8Array.of(129, 0));
    expect(faultOf(() => unfilter('RL', runs, parameters()))).toBe('evidence-too-large');
    expect(faultOf(() => unfilter('A85', Buffer.alloc(LIMITS.inflatedBytes / 4 + 1), parameters()))).toBe(
      'evidence-too-large',
    );
    const growing = [256, 0, ...Array.from({ length: 3836 }, (_, i) => 258 + i)];
    const lzwBomb = packedCodes(Array.from({ length: 12 }, () => growing).flat(), 1);
    expect(faultOf(() => unfilter('LZW', lzwBomb, parameters()))).toBe('evidence-too-large');
  });
});
