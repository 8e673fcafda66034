/** Pictures come from telephones and scanners: whole ones are shown upright in their room, all others leave a box. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted } from '../../src/document/lowering/image.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type { PrimParagraph, PrimTable } from '../../src/document/lowering/primitives.ts';
import { readPicture } from '../../src/document/pictures/picture.ts';
import { project } from '../../src/document/projection.ts';
import { pageShapes, textHeightTwip, textWidthTwip } from '../../src/document/styles.ts';
import type { Image, ImageResource } from '../../src/document/tree.ts';
import { layoutDocument } from '../../src/layout/layout.ts';
import { jpeg, jpegTurned, png, resource } from '../support/pictures.ts';
import { picture, samples, sectionOf, treeOf } from '../support/sample-trees.ts';

const whole = (bytes: Uint8Array) => {
  const read = readPicture(resource(bytes));
  if (typeof read === 'string') throw new Error(read);
  return read;
};
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('reading a picture', () => {
  it.each(['baseline', 'progressive', 'grey'] as const)('a %s JPEG passes through, byte for byte', (kind) => {
    const read = whole(jpeg(kind));
    expect(latin(read.bytes)).toBe(latin(jpeg(kind)));
    expect([read.widthPx, read.heightPx]).toEqual(kind === 'baseline' ? [480, 320] : [48, 32]);
  });

  it('metadata stay behind: a second program would turn the picture again, and tell where it was taken', () => {
    expect(latin(whole(jpegTurned(6)).bytes)).toBe(latin(jpeg()));
    expect(latin(png())).toContain('tEXt');
    expect(latin(whole(png()).bytes)).not.toContain('tEXt');
  });

  it('what a telephone appends behind the picture stays behind', () => {
    expect(latin(whole(Buffer.concat([jpeg(), jpeg('grey'), Buffer.from('film')])).bytes)).toBe(
      latin(jpeg()),
    );
  });

  it('the content decides about the kind, not the name', () => {
    expect(readPicture(resource(png(), { format: 'jpeg' }))).toMatchObject({ format: 'png', widthPx: 24 });
  });

  it.each([
    [Buffer.alloc(0), 'tệp ảnh trống'],
    [Buffer.from('%PDF-1.7'), 'tệp không phải ảnh JPG hoặc PNG'],
    [jpeg('cmyk'), 'ảnh dùng hệ màu in (CMYK)'],
    [jpeg().subarray(0, 900), 'tệp ảnh bị hỏng hoặc bị cắt cụt'],
    [png().subarray(0, -20), 'tệp ảnh bị hỏng hoặc bị cắt cụt'],
    [png({ widthPx: 24, heightPx: 16 }).fill(0, 45, 60), 'tệp ảnh bị hỏng hoặc bị cắt cụt'],
    [jpeg('progressive'), undefined],
  ])('case %#: what cannot be shown is named', (bytes, fault) => {
    const read = readPicture(resource(bytes));
    expect(typeof read === 'string' ? read : undefined).toBe(fault);
  });

  it('arithmetic JPEG, and a PNG that unpacks without end', () => {
    const rare = Buffer.from(jpeg());
    rare[rare.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc9;
    expect(readPicture(resource(rare))).toBe('ảnh thuộc kiểu JPG hiếm mà Word và PDF không mở được');
    expect(readPicture(resource(png({ widthPx: 400_000_000, heightPx: 1, rows: 0 })))).toBe('ảnh quá lớn');
  });

  it('a file that cannot be opened is no fault of the program', () => {
    const load = () => {
      throw new Error('EBUSY');
    };
    expect(readPicture(resource(jpeg(), { load }))).toBe('không đọc được tệp ảnh');
  });

  it('property: cut anywhere, nothing throws and nothing half is shown', () => {
    const files = [
      jpeg(),
      jpegTurned(8),
      jpeg('progressive'),
      png(),
      png({ colourType: 6, interlaced: true }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.double({ min: 0, max: 1, noNaN: true }), (file, share) => {
        const cut = file.subarray(0, Math.floor(share * (file.length - 1)));
        expect(typeof readPicture(resource(cut))).toBe('string');
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('property: bytes changed anywhere never throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(jpeg(), png(), png({ colourType: 3, bits: 4 })),
        fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (file, changes) => {
          const changed = Buffer.from(file);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          const read = readPicture(resource(changed));
          if (typeof read !== 'string') expect(read.widthPx * read.heightPx).toBeGreaterThan(0);
        },
      ),
      { seed: 12, numRuns: 500 },
    );
  });
});

describe('a picture on the page', () => {
  const lowered = (image: Partial<Image>, file: ImageResource = resource(jpeg())) => {
    const document = lower(treeOf('t', [sectionOf('s', [picture('a', file, image)])]));
    const block = document.sections[0]!.blocks.find((b) => b.type !== 'paragraph' || b.style !== 'spacer')!;
    return { block, warnings: document.warnings };
  };
  const sizeOf = (image: Partial<Image>, file?: ImageResource) => {
    const { widthTwip, heightTwip } = (lowered(image, file).block as PrimParagraph).picture!;
    return [widthTwip, heightTwip];
  };

  it('fills its room, keeps its proportions, never leaves the text', () => {
    expect(sizeOf({ maxWidthTwip: 3000, maxHeightTwip: 9000 })).toEqual([3000, 2000]);
    expect(sizeOf({ maxWidthTwip: 9000, maxHeightTwip: 1000 })).toEqual([1500, 1000]);
    const [width, height] = sizeOf({ maxWidthTwip: 99_999, maxHeightTwip: 99_999 });
    expect(width).toBe(textWidthTwip(pageShapes.portrait));
    expect(height).toBeLessThan(textHeightTwip(pageShapes.portrait));
  });

  it('lying on its side in the file, it stands upright: width and height change places', () => {
    const room = { widthTwip: 4000, heightTwip: 4000 };
    expect(fitted({ widthPx: 480, heightPx: 320 }, 6, room)).toEqual({ widthTwip: 2666, heightTwip: 4000 });
    expect(fitted({ widthPx: 480, heightPx: 320 }, 3, room)).toEqual({ widthTwip: 4000, heightTwip: 2666 });
  });

  it('small ones are not blown up beyond 72 pixels an inch', () => {
    expect(sizeOf({}, resource(jpeg('grey')))).toEqual([960, 640]);
  });

  it('stays with its caption unless told otherwise', () => {
    expect(lowered({}).block).toMatchObject({ keepNext: true });
    expect(lowered({ keepNext: false }).block).toMatchObject({ keepNext: false });
  });

  it('two with captions of two lines and a title stand on one page', () => {
    const [first, second] = layoutDocument(samples.photos!());
    const shown = (page: typeof first) => page!.commands.filter((c) => c.type === 'picture').length;
    expect([shown(first), shown(second)]).toEqual([2, 2]);
  });

  it('a text projection names it', () => {
    expect(project(samples.photos!())).toContain('[ảnh: Ảnh photos/0: đường trục thôn đã được bê tông hóa]');
  });

  it('one that cannot be shown leaves a box of its size with its words, and a warning', () => {
    const { block, warnings } = lowered({ maxWidthTwip: 3000 }, resource(jpeg('cmyk')));
    const table = block as PrimTable;
    expect(table.columns).toEqual([3000]);
    expect(table.body[0]).toMatchObject({ minHeightTwip: 2000, keepNext: true });
    expect(table.body[0]!.cells[0]!.blocks[0]).toMatchObject({
      runs: [{ text: 'Ảnh a: đường trục thôn đã được bê tông hóa' }],
    });
    expect(warnings).toMatchObject([{ code: 'image-unreadable', key: 'a' }]);
    expect(warnings[0]!.message).toContain('vì ảnh dùng hệ màu in (CMYK)');
  });
});
