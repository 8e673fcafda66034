/**
 * What the printed plan says, to be compared with `replay()` of ERRATA.md: from the tree, the DOCX and the PDF. Only
 * the head (issuer, national title, motto) is not in the source; it is inferred and taken off here, and nothing else.
 */
import type { DocumentTree } from '../../src/document/tree.ts';
import { docxParagraphs } from '../support/docx-text.ts';
import { linesOf } from '../support/load.ts';
import { pdfText } from '../support/oracle/pdf.ts';

/** Folded white space: the source writes spaces where the plan writes no-break spaces. */
export const folded = (text: string): string => text.replace(/[\s\u00a0]+/gu, ' ').trim();

/** The inferred lines of the head, in the order in which any of the forms may give them. */
export const INFERRED_HEAD = [
  'ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG',
  'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
];

/** Paragraphs of the plan's tree without the inferred head; marks of the projection become what is printed. */
export const treePlan = (tree: DocumentTree): string[] =>
  withoutHead(
    linesOf(tree)
      .filter((line) => !line.startsWith('== '))
      .map((line) => folded(line.replace(/^#+ /, '').replace(/^ {2}(?!- )/, '- '))),
  );

/**
 * Paragraphs of the plan as PDF, in the order of the structure tree, without the inferred head. The label of a list
 * item is an element of its own there.
 */
export const pdfPlan = async (file: string): Promise<string[]> =>
  withoutHead(
    (await pdfText(file, 'structure'))
      .replace(/^-\s*\n/gm, '- ')
      .split('\n')
      .map(folded)
      .filter(Boolean),
  );

/** Paragraphs of the plan as DOCX without the inferred head. */
export const docxPlan = (file: Uint8Array): string[] =>
  withoutHead(docxParagraphs(file).map(folded).filter(Boolean));

/** Takes off the inferred lines before the title, each a paragraph or wrapped into several. Throws for a missing one. */
export function withoutHead(paragraphs: readonly string[]): string[] {
  const first = paragraphs.indexOf('KẾ HOẠCH');
  if (first < 0) throw new Error('the title KẾ HOẠCH is missing');
  const head = paragraphs.slice(0, first);
  for (const line of INFERRED_HEAD) {
    const [at, count] = placeOf(head, line) ?? [];
    if (at === undefined) throw new Error(`the head lacks "${line}": ${head.join(' | ')}`);
    head.splice(at, count!);
  }
  return [...head, ...paragraphs.slice(first)];
}

/** Where neighbouring paragraphs together say `line`, and how many they are. */
function placeOf(paragraphs: readonly string[], line: string): readonly [number, number] | undefined {
  for (let at = 0; at < paragraphs.length; at++)
    for (let count = 1; at + count <= paragraphs.length; count++)
      if (paragraphs.slice(at, at + count).join(' ') === line) return [at, count];
  return undefined;
}
