/** Our own inflating gives what Node's gives, however the data are cut and asked for; damage ends it and nothing else. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Inflater } from '../../src/volumes/png/inflate.ts';

/** Text that repeats, near and far, and bytes that do not compress. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .record({ byte: fc.nat({ max: 255 }), times: fc.nat({ max: 9_000 }) })
        .map(({ byte, times }) => new Uint8Array(times).fill(byte)),
      fc
        .record({ word: fc.string({ maxLength: 40 }), times: fc.nat({ max: 300 }) })
        .map(({ word, times }) => Buffer.from(word.repeat(times))),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts));
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ),
});

it('any content, any compression, in any pieces', () => {
  fc.assert(
    fc.property(
      content,
      options,
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 20, max: 50_000 }),
      (whole, how, cut, ask) => {
        const data = deflateSync(whole, how);
        const parts = Array.from({ length: Math.ceil(data.length / cut) }, (_, i) =>
          data.subarray(i * cut, (i + 1) * cut),
        );
        const inflater = new Inflater(parts);
        const out = Buffer.alloc(whole.length);
        for (let at = 0; at < whole.length; at += ask)
          expect(inflater.read(out.subarray(at, at + ask))).toBe(true);
        expect(out.equals(whole)).toBe(true);
        expect(inflater.read(new Uint8Array(1))).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

it('damaged data end, or give what Node gives', () => {
  fc.assert(
    fc.property(content, fc.nat(), fc.nat({ max: 255 }), fc.boolean(), (whole, at, byte, cut) => {
      const data = Buffer.from(deflateSync(whole));
      const place = 2 + (at % (data.length - 2));
      data[place] = byte;
      const damaged = cut ? data.subarray(0, place) : data;
      let theirs: Buffer | null = null;
      try {
        theirs = inflateSync(damaged);
      } catch {
        // Ours may have given a beginning before it noticed.
      }
      const out = Buffer.alloc(whole.length);
      const read = new Inflater([damaged]).read(out);
      if (theirs !== null && theirs.length === whole.length)
        expect([read, out.equals(theirs)]).toEqual([true, true]);
    }),
    { numRuns: 100 },
  );
});

it('repetitions from the far end of the window', () => {
  const noise = Buffer.from(Array.from({ length: 32_768 }, (_, i) => (i * i * 31 + (i >> 3)) & 255));
  const whole = Buffer.concat([noise, noise, noise]);
  const out = Buffer.alloc(whole.length);
  expect(new Inflater([deflateSync(whole)]).read(out)).toBe(true);
  expect(out.equals(whole)).toBe(true);
});

it('nothing at all', () => {
  expect(new Inflater([]).read(new Uint8Array(1))).toBe(false);
  expect(new Inflater([new Uint8Array([0x78])]).read(new Uint8Array(1))).toBe(false);
});
