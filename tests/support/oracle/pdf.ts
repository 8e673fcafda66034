/** What qpdf and poppler say about a PDF. Lengths in points, y from the top of the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pool, run, runOk } from './run.ts';

/** One line per file that qpdf does not find clean. Warnings count. */
export async function qpdfCheck(files: readonly string[]): Promise<string[]> {
  const results = await pool(files, 2, async (file) => ({ file, ...(await run('qpdf', ['--check', file])) }));
  return results
    .filter(({ code, stdout, stderr }) => code !== 0 || /WARNING|ERROR/.test(stdout + stderr))
    .map(({ file, code, stdout, stderr }) => `${file}: qpdf ${code}: ${(stderr || stdout).trim()}`);
}

/**
 * `raw`: in the order of the content streams. `layout`: as it stands on the page. `structure`: in the order of the
 * structure tree, which leaves out artifacts (page numbers, repeated table heads) and is what a screen reader reads.
 */
export type TextMode = 'raw' | 'layout' | 'structure';

export async function pdfText(file: string, mode: TextMode): Promise<string> {
  if (mode !== 'structure') return runOk('pdftotext', [`-${mode}`, '-enc', 'UTF-8', file, '-']);
  const folder = mkdtempSync(join(tmpdir(), 'structure-'));
  try {
    const copy = join(folder, 'copy.pdf');
    writeFileSync(copy, withoutOutputIntent(readFileSync(file)));
    return structureText(await runOk('pdfinfo', ['-struct-text', '-enc', 'UTF-8', copy]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * pdfinfo reads the colour profile of the output intent again for every element: nine tenths of its time, minutes for a
 * dossier. A name of equal length, which it does not know, hides the profile and moves no byte; text has no colour.
 */
const withoutOutputIntent = (pdf: Buffer): Buffer =>
  Buffer.from(pdf.toString('latin1').replace('/OutputIntents ', '/NoOutputInten '), 'latin1');

/** pdfinfo prints elements by indentation and each marked content as one quoted line; a new element is a new line. */
function structureText(tree: string): string {
  let text = '';
  for (const line of tree.split('\n')) {
    const quoted = /^\s*"(.*)"$/.exec(line)?.[1];
    text += quoted === undefined ? '\n' : quoted;
  }
  return text.replace(/\n+/g, '\n').trim();
}

export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** Without the page number in the top margin; by line from the top, then from the left. */
  readonly words: readonly PdfWord[];
  readonly pageNumber: string;
}

/** Top margin of every page shape: 20 mm. The page number stands inside it (nd30 A7). */
const TOP_MARGIN_PT = 56.7;
/** Words whose bottoms are nearer than this stand on one line. */
const SAME_LINE_PT = 3;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

export async function pdfPages(file: string): Promise<PdfPage[]> {
  const xhtml = await runOk('pdftotext', ['-bbox', '-enc', 'UTF-8', file, '-']);
  return xhtml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const size = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
      const all = [...page.matchAll(WORD)].map(
        ([, x, top, bottom, text]): PdfWord => ({
          x: Number(x),
          top: Number(top),
          bottom: Number(bottom),
          text: (text ?? '').replace(/&(amp|lt|gt|quot|#39);/g, (e) => ENTITIES[e] ?? e),
        }),
      );
      const isHeader = (word: PdfWord): boolean => word.bottom < TOP_MARGIN_PT;
      return {
        width: Number(size?.[1]),
        height: Number(size?.[2]),
        pageNumber: all
          .filter(isHeader)
          .map((word) => word.text)
          .join(' '),
        words: inLines(all.filter((word) => !isHeader(word))),
      };
    });
}

const WORD = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)">([^<]*)<\/word>/g;

function inLines(words: readonly PdfWord[]): PdfWord[] {
  const lines: PdfWord[][] = [];
  for (const word of [...words].sort((a, b) => a.bottom - b.bottom)) {
    const line = lines.at(-1);
    if (line?.[0] && word.bottom - line[0].bottom < SAME_LINE_PT) line.push(word);
    else lines.push([word]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x - b.x));
}

/** The first words of every page (page number left out), by which two layouts of one document are compared. */
export const pdfPagesFirstWords = async (file: string, count = 8): Promise<string[]> =>
  (await pdfPages(file)).map((page) =>
    page.words
      .slice(0, count)
      .map((word) => word.text)
      .join(' '),
  );

export interface PdfFont {
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export async function pdfFonts(file: string): Promise<PdfFont[]> {
  const [, rule = '', ...rows] = (await runOk('pdffonts', [file])).split('\n');
  const widths = rule.split(' ').map((dashes) => dashes.length);
  return rows.filter(Boolean).map((row) => {
    let at = 0;
    const [name = '', type = '', , emb, sub, uni] = widths.map((width) => {
      const field = row.slice(at, at + width).trim();
      at += width + 1;
      return field;
    });
    return { name, type, embedded: emb === 'yes', subset: sub === 'yes', unicode: uni === 'yes' };
  });
}
