/** What a reader of the paper would see at once, and what mutants once changed unnoticed: bars, parted names, pictures. */
import { describe, expect, it } from 'vitest';
import { partingPenalty } from '../../src/document/lowering/bound-words.ts';
import { chart } from '../../src/document/lowering/chart.ts';
import { readPicture } from '../../src/document/pictures/picture.ts';
import { jpeg, png, resource } from '../support/pictures.ts';

const WIDTH = 9000;
/** Full length of a bar: 40 % of the width. */
const FULL = 3600;

/** [hatched?, width] of the boxed cells of each bar. */
function bars(...shares: (readonly [value: number, requirement: number])[]) {
  const [, table] = chart(
    {
      type: 'chart',
      key: 'c',
      title: 'Tỷ lệ',
      bars: shares.map(([value, requirement], i) => ({
        key: `b${i}`,
        label: `Chỉ tiêu ${i}`,
        value,
        requirement,
        valueRuns: [{ text: `${value}` }],
        requirementRuns: [{ text: `${requirement}` }],
      })),
    },
    WIDTH,
  );
  expect(table.columns.reduce((a, b) => a + b)).toBe(WIDTH);
  return table.body.map((row) => {
    let column = 0;
    return row.cells.flatMap((c) => {
      const widthTwip = table.columns.slice(column, column + c.colSpan).reduce((a, b) => a + b);
      column += c.colSpan;
      return c.border === 'box' ? [[c.hatched ? 'value' : 'open', widthTwip]] : [];
    });
  });
}

describe('a bar', () => {
  it('below its requirement is hatched to the value and open from there on', () => {
    expect(bars([0.5, 0.8])).toEqual([
      [
        ['value', 0.5 * FULL],
        ['open', 0.3 * FULL],
      ],
    ]);
  });

  it('above its requirement is hatched all the way, with a line at the requirement', () => {
    expect(bars([0.8, 0.5])).toEqual([
      [
        ['value', 0.5 * FULL],
        ['value', 0.3 * FULL],
      ],
    ]);
  });

  it('on its requirement is one box; several bars share one scale', () => {
    expect(bars([0.5, 0.5], [0.25, 0.75])).toEqual([
      [['value', 0.5 * FULL]],
      [
        ['value', 0.25 * FULL],
        ['open', 0.5 * FULL],
      ],
    ]);
  });

  it('stays within its column and can be seen, whatever the value', () => {
    const [[over], [none]] = bars([7, 7], [-1, 0]) as [[[string, number]], [[string, number]]];
    expect(over[1]).toBeLessThan(FULL);
    expect(over[1]).toBeGreaterThan(0.95 * FULL);
    expect(none[1]).toBeGreaterThan(0);
    expect(none[1]).toBeLessThan(0.05 * FULL);
  });
});

describe('a line end', () => {
  const parts = (before: string, after: string) => partingPenalty(before.split(' '), after.split(' ')) > 0;

  it('parts no name from its kind or within itself', () => {
    expect(parts('nhân dân xã', 'Nhân Lý')).toBe(true);
    expect(parts('nhân dân xã Nhân', 'Lý')).toBe(true);
    expect(parts('bàn huyện Chi', 'Lăng năm')).toBe(true);
  });

  it('may stand behind a whole name and between words that are none', () => {
    expect(parts('dân xã Nhân Lý,', 'huyện Chi Lăng')).toBe(false);
    expect(parts('đã hoàn', 'thành rồi')).toBe(false);
    expect(parts('của thôn 5', 'đã xong')).toBe(false);
    expect(partingPenalty([], ['xã'])).toBe(0);
    expect(partingPenalty(['xã'], [])).toBe(0);
  });
});

describe('a picture that Word and PDF show differently', () => {
  const RARE = 'ảnh thuộc kiểu JPG hiếm mà Word và PDF không mở được';
  const frame = (change: (file: Buffer, at: number) => void) => {
    const file = Buffer.from(jpeg());
    change(file, file.indexOf(Buffer.from([0xff, 0xc0])));
    return readPicture(resource(file));
  };

  it('is refused: more than eight bits, two or five colours', () => {
    expect(frame((file, at) => file.writeUInt8(12, at + 4))).toBe(RARE);
    expect(frame((file, at) => file.writeUInt8(2, at + 9))).toBe(RARE);
    expect(frame((file, at) => file.writeUInt8(5, at + 9))).toBe(RARE);
    expect(frame((file, at) => file.writeUInt8(4, at + 9))).toBe('ảnh dùng hệ màu in (CMYK)');
  });

  it('is damaged without a size, or where a segment is longer than the file', () => {
    const broken = frame((file, at) => file.writeUInt16BE(0, at + 5));
    expect(typeof broken).toBe('string');
    expect(broken).not.toBe(RARE);
    expect(frame((file, at) => file.writeUInt16BE(0, at + 7))).toBe(broken);
    expect(frame((file, at) => file.writeUInt16BE(0xffff, at + 2))).toBe(broken);
  });

  it('a PNG without a size, or of an unknown method, is not shown', () => {
    for (const [at, byte] of [
      [26, 1], // compression
      [27, 1], // filter
      [28, 2], // interlace
      [24, 5], // bits
      [25, 5], // colour type
    ] as const) {
      const file = Buffer.from(png());
      file[at] = byte;
      expect([at, typeof readPicture(resource(file))]).toEqual([at, 'string']);
    }
    expect(typeof readPicture(resource(png({ widthPx: 0 })))).toBe('string');
  });
});
