/**
 * Writes a volume: sheet by sheet to the end of one growing file, one source in memory at a time. What a source cannot
 * give becomes blank pages with their numbers and a problem in the result; only the disk makes it throw.
 */
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { Size } from '../readers/evidence/bound-page.ts';
import { damaged, EvidenceFault } from '../readers/evidence/finding.ts';
import type { EvidenceProbe } from '../readers/evidence/probe.ts';
import type { FileSource } from '../readers/world.ts';
import { digitCodes, digitsWidth, writeDigitFont } from './digit-font.ts';
import type { Drawing } from './drawing.ts';
import { Layers } from './layers.ts';
import { type VolumeMetadata, writeInfo, writeOutputIntent, writeXmp } from './metadata.ts';
import { sheetText } from './numbering.ts';
import { type Bookmark, writeOutline } from './outline.ts';
import { PageTree } from './page-tree.ts';
import { PdfOutput } from './pdf-output.ts';
import { PdfPages } from './pdf-pages.ts';
import { number, numbers } from './pdf-text.ts';
import { jpegPage, pngPage } from './picture-page.ts';
import { AS_IT_IS, type Placement, placeContent, STAMP_PT, stampAt } from './placement.ts';

export type { Bookmark } from './outline.ts';

interface Sheet {
  /** One for each page; null draws no number. Missing ones are null. */
  readonly stamps: readonly (number | null)[];
  /** Stands at the first page of the sheet. */
  readonly bookmark?: Bookmark;
  /** An empty page follows: the back of a leaf (`NumberedItem.blankBack`). */
  readonly blankAfter?: boolean;
}

/** Pages of our own: cover, register, dividers, placeholders, certificate. Drawn as they are, not made smaller. */
export interface OwnSheet extends Sheet {
  readonly kind: 'own';
  /** Made by our PDF writer, so PDF/A-2a. Several sheets may share one: it is then read once. */
  readonly pdf: Uint8Array;
  /** 0-based. */
  readonly pages: readonly number[];
}

export interface SourceSheet extends Sheet {
  readonly kind: 'source';
  /** Bindable. */
  readonly probe: EvidenceProbe;
}

export interface VolumeRecipe extends VolumeMetadata {
  /** Or made one by one while they are written, where all together would take much memory. */
  readonly sheets: Iterable<OwnSheet | SourceSheet> | AsyncIterable<OwnSheet | SourceSheet>;
}

export interface VolumeResult {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly pdfa: boolean;
  /** "không phải PDF/A vì …", with the source's name. */
  readonly notPdfa: readonly string[];
  /** Sources that probed well and could not be copied whole. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Writes the whole file or none: under a temporary name beside `outFile` first, then renamed. The folder must exist.
 * Throws what the disk throws (a NodeJS.ErrnoException).
 */
export async function writeVolume(
  recipe: VolumeRecipe,
  outFile: string,
  source: FileSource,
): Promise<VolumeResult> {
  const temporary = path.join(path.dirname(outFile), `.${path.basename(outFile)}.${process.pid}.tmp`);
  const out = new PdfOutput(temporary);
  try {
    const result = await new Volume(recipe, out, source).write();
    renameSync(temporary, outFile);
    return result;
  } catch (e) {
    out.close();
    rmSync(temporary, { force: true });
    throw e;
  }
}

class Volume {
  readonly #recipe: VolumeRecipe;
  readonly #out: PdfOutput;
  readonly #source: FileSource;
  readonly #tree: PageTree;
  readonly #font: number;
  readonly #layers = new Layers();
  readonly #marks: { mark: Bookmark; page: number }[] = [];
  readonly #notPdfa = new Set<string>();
  readonly #problems: Diagnostic[] = [];
  /** The last PDF of our own, with what was copied of it. */
  #own: { pdf: Uint8Array; pages: PdfPages } | undefined;

  constructor(recipe: VolumeRecipe, out: PdfOutput, source: FileSource) {
    this.#recipe = recipe;
    this.#out = out;
    this.#source = source;
    this.#tree = new PageTree(out);
    this.#font = writeDigitFont(out);
  }

  async write(): Promise<VolumeResult> {
    for await (const sheet of this.#recipe.sheets) {
      const before = this.#tree.count;
      const first = sheet.kind === 'own' ? this.#ownSheet(sheet) : await this.#sourceSheet(sheet);
      if (sheet.bookmark && first !== undefined) this.#marks.push({ mark: sheet.bookmark, page: first });
      if (sheet.blankAfter && this.#tree.count > before) this.#page(null, null, A4);
    }
    // A file without pages is no PDF.
    if (this.#tree.count === 0) this.#page(null, null, A4);
    return this.#finish();
  }

  #ownSheet(sheet: OwnSheet): number | undefined {
    let first: number | undefined;
    for (const [i, index] of sheet.pages.entries()) {
      let drawing: Drawing | null = null;
      try {
        if (this.#own?.pdf !== sheet.pdf)
          this.#own = { pdf: sheet.pdf, pages: new PdfPages(sheet.pdf, this.#out, this.#layers) };
        drawing = this.#own.pages.drawing(index);
      } catch (e) {
        this.#lose('volume-own-sheet', `tờ do chương trình lập không đọc lại được: ${reason(e)}`, undefined);
      }
      const page = this.#page(drawing, sheet.stamps[i] ?? null, drawing?.content ?? A4, AS_IT_IS);
      first ??= page;
    }
    return first;
  }

  async #sourceSheet({ probe, stamps }: SourceSheet): Promise<number | undefined> {
    if (probe.notPdfa !== null) this.#notPdfa.add(`không phải PDF/A vì ${probe.notPdfa} (${probe.file})`);
    let draw: (index: number) => Promise<Drawing>;
    try {
      draw = this.#drawings(probe);
    } catch (e) {
      draw = () => Promise.reject(e);
    }
    let first: number | undefined;
    const lost: number[] = [];
    let why = '';
    for (const [i, expected] of probe.pages.entries()) {
      let drawing: Drawing | null = null;
      try {
        drawing = await draw(i);
      } catch (e) {
        why ||= reason(e);
        lost.push(i + 1);
      }
      const size = drawing?.page ?? { width: expected.widthPt, height: expected.heightPt };
      const page = this.#page(drawing, stamps[i] ?? null, size);
      first ??= page;
    }
    if (lost.length > 0)
      this.#lose(
        'volume-page-lost',
        `${lost.length} trang không chép được vào tập, để trang trắng có đánh số (từ trang ${lost[0]} của tệp): ${why}`,
        probe.file,
      );
    return first;
  }

  /** Reads the source once; throws an EvidenceFault when it cannot be read. */
  #drawings(probe: EvidenceProbe): (index: number) => Promise<Drawing> {
    const bytes = this.#source.readBytes(probe.path);
    if (bytes === null) throw damaged('không mở được tệp');
    if (probe.kind === 'pdf') {
      const pages = new PdfPages(bytes, this.#out, this.#layers);
      let told = 0;
      return async (index) => {
        const drawing = pages.drawing(index);
        if (pages.lost > told) this.#partLost(probe.file, `trang ${index + 1} thiếu một phần`);
        told = pages.lost;
        return drawing;
      };
    }
    if (probe.kind === 'jpeg') return async () => jpegPage(bytes, this.#out);
    if (probe.kind === 'png')
      return () => pngPage(bytes, this.#out, () => this.#partLost(probe.file, 'phần cuối ảnh bị mất'));
    throw damaged('tệp loại này không đóng vào tập được');
  }

  #partLost(file: string, what: string): void {
    this.#lose('volume-part-lost', `tệp hỏng: ${what}`, file);
    this.#notPdfa.add(`không phải PDF/A vì tệp nguồn bị hỏng (${file})`);
  }

  #lose(code: string, message: string, file: string | undefined): void {
    this.#problems.push({
      code,
      severity: 'error',
      message,
      hint: 'lưu hoặc quét lại tệp rồi lập lại tập hồ sơ',
      where: file === undefined ? [] : [{ file }],
    });
  }

  /** @returns the object number of the page. */
  #page(drawing: Drawing | null, stamp: number | null, page: Size, own?: Placement): number {
    const operators: string[] = [];
    const objects: string[] = [];
    if (drawing) {
      const { scale, x, y } = own ?? placeContent(drawing.content, page);
      operators.push(`q ${numbers([scale, 0, 0, scale, x, y])} cm`, drawing.operators, 'Q');
      for (const [name, num] of drawing.objects) objects.push(`/${name} ${num} 0 R`);
    }
    if (stamp !== null) {
      const text = sheetText(stamp);
      const at = stampAt(page, digitsWidth(text, STAMP_PT));
      operators.push(`BT 0 g /Number ${STAMP_PT} Tf ${numbers([at.x, at.y])} Td ${digitCodes(text)} Tj ET`);
    }
    const resources =
      (objects.length > 0 ? `/XObject<<${objects.join('')}>>` : '') +
      (stamp === null ? '' : `/Font<</Number ${this.#font} 0 R>>`);
    const contents = this.#out.addDeflated('', Buffer.from(operators.join('\n'), 'latin1'));
    return this.#tree.add(
      `/MediaBox[0 0 ${number(page.width)} ${number(page.height)}]/Resources<<${resources}>>/Contents ${contents} 0 R`,
    );
  }

  #finish(): VolumeResult {
    const pdfa = this.#notPdfa.size === 0;
    this.#tree.finish();
    const outline = writeOutline(this.#marks, this.#out);
    const info = writeInfo(this.#recipe, this.#out);
    const xmp = writeXmp(this.#recipe, pdfa, this.#out);
    const intent = writeOutputIntent(this.#out);
    const catalog = this.#out.add(
      `<</Type/Catalog/Pages ${this.#tree.root} 0 R/Metadata ${xmp} 0 R/OutputIntents[${intent} 0 R]` +
        `/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>${this.#layers.entry(this.#out)}` +
        `${outline === null ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`,
    );
    const id = this.#out.identifier();
    const file = this.#out.finish(`/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`);
    return {
      pages: this.#tree.count,
      ...file,
      pdfa,
      notPdfa: [...this.#notPdfa],
      problems: this.#problems,
    };
  }
}

const A4: Size = { width: 595.28, height: 841.89 };

/** Faults of sources in their own words; faults of the disk go on upwards. */
function reason(error: unknown): string {
  if (error instanceof EvidenceFault) return error.message;
  if (error instanceof Error && 'syscall' in error) throw error;
  return 'nội dung không đọc được';
}
