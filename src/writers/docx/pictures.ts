/**
 * Pictures as inline drawings (ISO/IEC 29500-1, 20.4 and 20.2). A file that is shown several times is one part. The
 * stored picture stays as it is; how it must be turned to stand upright is said in its transform.
 */
import type { PrimPicture } from '../../document/lowering/primitives.ts';
import { liesOnItsSide, type Picture } from '../../document/pictures/picture.ts';
import { deflatePart, storePart, type ZipPart } from '../zip.ts';
import { RELATIONSHIPS } from './names.ts';
import type { Shell } from './shell.ts';
import { el } from './xml.ts';

type Part = readonly [name: string, part: ZipPart];

/** The pictures of one document, numbered in the order of their first showing. */
export class Media {
  readonly #pictures = new Map<string, Picture>();
  #shown = 0;

  /** Relationship id of a picture's part. */
  relationship(picture: Picture): string {
    if (!this.#pictures.has(picture.sha256)) this.#pictures.set(picture.sha256, picture);
    return idOf([...this.#pictures.keys()].indexOf(picture.sha256));
  }

  /** Every drawing of a document has its own number. */
  nextDrawing(): number {
    this.#shown++;
    return this.#shown;
  }

  /** The shell's parts with the relationships to the pictures. */
  related(shell: Shell): readonly Part[] {
    if (this.#pictures.size === 0) return shell.parts;
    const added = [...this.#pictures.values()]
      .map((picture, i) =>
        el('Relationship', { Id: idOf(i), Type: IMAGE, Target: `media/${nameOf(picture, i)}` }),
      )
      .join('');
    const relationships = shell.relationships.replace('</Relationships>', `${added}</Relationships>`);
    return shell.parts.map(([name, part]) =>
      name === RELATIONSHIPS ? [name, deflatePart(relationships)] : [name, part],
    );
  }

  /** The files, stored as they are: pictures do not shrink. */
  parts(): readonly Part[] {
    return [...this.#pictures.values()].map((picture, i) => [
      `word/media/${nameOf(picture, i)}`,
      storePart(picture.bytes),
    ]);
  }
}

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const idOf = (index: number): string => `rIdImage${index + 1}`;
const nameOf = (picture: Picture, index: number): string =>
  `image${index + 1}.${picture.format === 'jpeg' ? 'jpeg' : 'png'}`;

const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
/** English metric units. */
const EMU_PER_TWIP = 635;

/**
 * How a stored picture is turned upright: mirrored first, then turned clockwise (in 60000ths of a degree). The extents
 * are those of the stored picture: a line takes the height of the turned one, as LibreOffice shows it (measured).
 */
const TURNS: Readonly<Record<Picture['orientation'], Readonly<Record<string, number>>>> = {
  1: {},
  2: { flipH: 1 },
  3: { rot: 10_800_000 },
  4: { flipV: 1 },
  5: { rot: 16_200_000, flipH: 1 },
  6: { rot: 5_400_000 },
  7: { rot: 5_400_000, flipH: 1 },
  8: { rot: 16_200_000 },
};

export function pictureXml({ picture, alt, widthTwip, heightTwip }: PrimPicture, media: Media): string {
  const [width, height] = [widthTwip * EMU_PER_TWIP, heightTwip * EMU_PER_TWIP];
  const extent = liesOnItsSide(picture.orientation) ? { cx: height, cy: width } : { cx: width, cy: height };
  const relationship = media.relationship(picture);
  const id = media.nextDrawing();
  const graphic = el(
    'pic:pic',
    { 'xmlns:pic': PICTURE },
    el('pic:nvPicPr', {}, `${el('pic:cNvPr', { id, name: `Ảnh ${id}` })}<pic:cNvPicPr/>`) +
      el(
        'pic:blipFill',
        {},
        `${el('a:blip', { 'r:embed': relationship })}<a:stretch><a:fillRect/></a:stretch>`,
      ) +
      el(
        'pic:spPr',
        {},
        el('a:xfrm', TURNS[picture.orientation], `<a:off x="0" y="0"/>${el('a:ext', extent)}`) +
          '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
      ),
  );
  return el(
    'w:drawing',
    {},
    el(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      el('wp:extent', extent) +
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>' +
        el('wp:docPr', { id, name: `Ảnh ${id}`, descr: alt }) +
        el('wp:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { 'xmlns:a': MAIN, noChangeAspect: 1 })) +
        el('a:graphic', { 'xmlns:a': MAIN }, el('a:graphicData', { uri: PICTURE }, graphic)),
    ),
  );
}
