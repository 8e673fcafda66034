/** A page from a JPEG or a PNG: the compressed picture goes into the volume as it is wherever PDF can hold it. */
import { placePicture, type Size } from '../readers/evidence/bound-page.ts';
import { liesOnSide, type Orientation } from '../readers/evidence/exif-orientation.ts';
import { jpegHeader } from '../readers/evidence/jpeg-header.ts';
import type { Matrix } from '../readers/evidence/pdf/matrix.ts';
import { pngHeader } from '../readers/evidence/png-header.ts';
import type { Drawing } from './drawing.ts';
import type { PdfOutput } from './pdf-output.ts';
import { concat } from './pdf-text.ts';
import { writePng } from './png/write-png.ts';

const JPEG_SPACE = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' } as const;

/** Throws an EvidenceFault when it is no JPEG that a PDF can hold. */
export function jpegPage(bytes: Uint8Array, out: PdfOutput): Drawing {
  const jpeg = jpegHeader(bytes);
  const num = out.reserve();
  const entries =
    `/Type/XObject/Subtype/Image/Width ${jpeg.width}/Height ${jpeg.height}/BitsPerComponent 8` +
    `/ColorSpace${JPEG_SPACE[jpeg.components]}/Filter/DCTDecode` +
    (jpeg.components === 4 && jpeg.adobe ? '/Decode[1 0 1 0 1 0 1 0]' : '') +
    (jpeg.plainRgb ? '/DecodeParms<</ColorTransform 0>>' : '');
  out.stream(num, entries, bytes);
  return drawn(num, jpeg, jpeg.orientation, jpeg.density);
}

/** @param damage is told when a part of the picture could not be read and is white. Throws an EvidenceFault. */
export async function pngPage(bytes: Uint8Array, out: PdfOutput, damage: () => void): Promise<Drawing> {
  const png = pngHeader(bytes);
  const num = await writePng(png, out, damage);
  return drawn(num, png, 1, png.density);
}

function drawn(num: number, stored: Size, orientation: Orientation, density: Size | null): Drawing {
  const lies = liesOnSide(orientation);
  const placed = placePicture(
    lies ? stored.height : stored.width,
    lies ? stored.width : stored.height,
    density && lies ? { width: density.height, height: density.width } : density,
  );
  return {
    content: placed.content,
    page: placed.page,
    operators: `${concat(turned(orientation, placed.content))} /I Do`,
    objects: new Map([['I', num]]),
  };
}

/** From the unit square of the stored picture to its upright place (EXIF 2.3, 4.6.4.A, tag 0112). */
function turned(orientation: Orientation, { width: w, height: h }: Size): Matrix {
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, w, 0];
    case 3:
      return [-w, 0, 0, -h, w, h];
    case 4:
      return [w, 0, 0, -h, 0, h];
    case 5:
      return [0, -h, -w, 0, w, h];
    case 6:
      return [0, -h, w, 0, 0, h];
    case 7:
      return [0, h, w, 0, 0, 0];
    case 8:
      return [0, h, -w, 0, w, 0];
    default:
      return [w, 0, 0, h, 0, 0];
  }
}
