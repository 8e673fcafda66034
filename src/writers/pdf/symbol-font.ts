/**
 * Signs that Times New Roman lacks as a Type 3 font of the document: outlines drawn by us, with a ToUnicode map, so
 * that a box can be copied, searched and read aloud like any other letter. Glyph space is 1/1000 em.
 */
import { deflateSync } from 'node:zlib';
import { EM, specialGlyph } from '../../text/glyphs.ts';
import { toUnicodeMap } from '../../text/to-unicode.ts';
import type { PdfFile } from './adapter.ts';
import { symbolPath } from './symbols.ts';
import { type PdfRef, pdfValue } from './values.ts';

/** Resource name of the font. */
export const SYMBOLS = 'Signs';

/** One byte per sign; a document with more kinds of missing signs shows the last one for the rest. */
const MOST_SIGNS = 256;
const STROKE = 50;

const codeOf = (index: number): string => index.toString(16).padStart(2, '0');

export class SymbolFont {
  readonly #codePoints: number[] = [];

  get used(): boolean {
    return this.#codePoints.length > 0;
  }

  /** Two hex digits. */
  code(codePoint: number): string {
    let index = this.#codePoints.indexOf(codePoint);
    if (index < 0) {
      if (this.#codePoints.length < MOST_SIGNS) this.#codePoints.push(codePoint);
      index = this.#codePoints.length - 1;
    }
    return codeOf(index);
  }

  /** The Type 3 font as an object of the file. */
  write(ref: PdfRef, file: PdfFile): void {
    const stream = (content: string): PdfRef =>
      file.stream({ Filter: 'FlateDecode' }, deflateSync(Buffer.from(content, 'latin1')));
    const widths = this.#codePoints.map((c) => Math.round((specialGlyph(c).advance / EM) * 1000));
    const names = this.#codePoints.map((c) => `u${c.toString(16).toUpperCase().padStart(4, '0')}`);
    const procedures = this.#codePoints.map((c, i) =>
      stream(`${widths[i]} 0 d0 ${STROKE} w ${symbolPath(specialGlyph(c).shape, 0, 0, 1000, widths[i]!)} S`),
    );
    const font = {
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, -200, 1000, 1000],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      CharProcs: Object.fromEntries(names.map((name, i) => [name, procedures[i]])),
      Encoding: { Type: 'Encoding', Differences: [0, ...names] },
      FirstChar: 0,
      LastChar: widths.length - 1,
      Widths: widths,
      Resources: {},
      ToUnicode: stream(
        toUnicodeMap(
          this.#codePoints.map((c, i) => [codeOf(i), c]),
          1,
        ).toString('latin1'),
      ),
    };
    file.write(ref, pdfValue(font));
  }
}
