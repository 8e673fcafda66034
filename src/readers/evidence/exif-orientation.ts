/** How a picture must be turned and mirrored to be upright: EXIF tag 0112, 1 when it says nothing. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TAG = 0x0112;

/** `tiff`: the block behind `Exif\0\0`. Never throws: a broken block says nothing. */
export function exifOrientation(tiff: Buffer): Orientation {
  if (tiff.length < 14) return 1;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const short = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return 1;
  for (let i = 0, at = directory + 2; i < short(directory) && at + 12 <= tiff.length; i++, at += 12)
    if (short(at) === TAG) {
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? (value as Orientation) : 1;
    }
  return 1;
}

/** Clockwise turn of each orientation; mirrored ones (2, 4, 5, 7) have the turn that is left after mirroring. */
export const TURN_OF: Readonly<Record<Orientation, 0 | 90 | 180 | 270>> = {
  1: 0,
  2: 0,
  3: 180,
  4: 180,
  5: 90,
  6: 90,
  7: 270,
  8: 270,
};

/** Whether width and height change places. */
export const liesOnSide = (orientation: Orientation): boolean => orientation >= 5;
