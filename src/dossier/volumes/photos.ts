/** Photos of the case as pictures of documents: read from the case folder, known by their content. */
import { readPicture } from '../../document/pictures/picture.ts';
import type { ImageResource } from '../../document/tree.ts';
import type { Evidence } from '../../model/case-schema.ts';
import { findFile } from '../../readers/evidence/find-file.ts';
import { jpegHeader } from '../../readers/evidence/jpeg-header.ts';
import { sha256 } from '../hashes.ts';
import type { LoadedDossier } from '../load.ts';

type Place = Pick<LoadedDossier, 'folder' | 'files'>;

const known = new WeakMap<object, Map<string, ImageResource | null>>();

/** Null: no file is named, it is not there, or it lies outside the case. What no writer can show is still a resource. */
export function photoResource(place: Place, { file }: Pick<Evidence, 'file'>): ImageResource | null {
  if (file === undefined) return null;
  const ours = known.get(place) ?? new Map<string, ImageResource | null>();
  known.set(place, ours);
  const before = ours.get(file);
  if (before !== undefined) return before;
  const made = read(place, file);
  ours.set(file, made);
  return made;
}

function read({ folder, files }: Place, file: string): ImageResource | null {
  const found = findFile(file, folder, files);
  const bytes = 'why' in found ? null : files.readBytes(found.path);
  if (bytes === null) return null;
  const load = (): Uint8Array => files.readBytes(found.path) ?? new Uint8Array();
  const jpeg = bytes[0] === 0xff;
  const resource: ImageResource = {
    format: jpeg ? 'jpeg' : 'png',
    widthPx: 0,
    heightPx: 0,
    orientation: jpeg ? orientationOf(bytes) : 1,
    sha256: sha256(bytes),
    load,
  };
  const picture = readPicture({ ...resource, load: () => bytes });
  if (typeof picture === 'string') return resource;
  return { ...resource, widthPx: picture.widthPx, heightPx: picture.heightPx };
}

/** A file too broken to say is not turned. */
function orientationOf(jpeg: Uint8Array): ImageResource['orientation'] {
  try {
    return jpegHeader(jpeg).orientation;
  } catch {
    return 1;
  }
}

/** Whether both writers can show it. */
export const isShowable = (resource: ImageResource | null): resource is ImageResource =>
  resource !== null && resource.widthPx > 0;
