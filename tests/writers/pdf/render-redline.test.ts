/** A comparison as PDF: summary first, the document's own numbers, spans that say what came and went. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareLowered } from '../../../src/document/comparison/compare.ts';
import { lower } from '../../../src/document/lowering/lower.ts';
import type { LoweredDocument } from '../../../src/document/lowering/primitives.ts';
import type { Block, DocumentTree } from '../../../src/document/tree.ts';
import { layoutLowered } from '../../../src/layout/layout.ts';
import { redlineDocument, renderRedlinePdf } from '../../../src/writers/pdf/render-redline.ts';
import { samples, sectionOf, treeOf } from '../../support/sample-trees.ts';

const paragraph = (key: string, text: string): Block => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: [{ text }],
});
const tree = (texts: string[]): DocumentTree =>
  treeOf('t', [
    sectionOf('s', [
      ...texts.map((text, i) => paragraph(`p${i}`, text)),
      { type: 'heading', key: 'h', style: 'heading1', label: 'I.', runs: [{ text: `Mục ${texts.length}` }] },
      paragraph('end', 'Hết./.'),
    ]),
  ]);
const summary: DocumentTree = {
  ...treeOf('summary', [sectionOf('s', [paragraph('s', 'Tóm tắt')])]),
  title: 'Bản so sánh thay đổi',
};
const before = tree(['Đã cứng hóa 14 km đường.', 'Đoạn bị bỏ hẳn.']);
const after = tree(['Đã cứng hóa 15 km đường.']);

/** Strings of structure elements are UTF-16 in the file. */
const utf16 = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
const count = (file: string, part: string): number => file.split(part).length - 1;

describe('a redline', () => {
  let file = '';
  let pages = 0;
  beforeAll(async () => {
    const result = await renderRedlinePdf(after, compareLowered(lower(before), lower(after)), summary);
    file = result.buffer.toString('latin1');
    pages = result.pages;
  });

  it('has the summary on pages of its own and in the title', () => {
    expect(pages).toBe(2);
    expect(file).toContain(utf16('Bản so sánh thay đổi'));
  });

  it('tags each stretch as a span with its decoration and what is said of it', () => {
    const decorations = [
      count(file, '/TextDecorationType /LineThrough'),
      count(file, '/TextDecorationType /Underline'),
    ];
    expect(decorations[0]).toBeGreaterThanOrEqual(2);
    expect(decorations[1]).toBeGreaterThanOrEqual(1);
    expect(count(file, '/S /Span\n')).toBe(decorations[0]! + decorations[1]!);
    for (const words of ['bỏ: 14', 'thêm: 15', 'bỏ: Đoạn bị bỏ hẳn.']) expect(file).toContain(utf16(words));
    expect(file).not.toContain('/ActualText');
  });

  it('bookmarks say what the new document says', () => {
    expect(file).toContain(utf16('I. Mục 1'));
    expect(file).not.toContain(utf16('I. Mục 2 1'));
  });

  it('is the same again', async () => {
    const again = await renderRedlinePdf(after, compareLowered(lower(before), lower(after)), summary);
    expect(again.buffer.toString('latin1')).toBe(file);
  });
});

describe('page numbers', () => {
  it('are those of the document alone; the summary has its own', () => {
    const plan = lower(samples.plan!());
    const long: DocumentTree = {
      ...summary,
      sections: [
        sectionOf(
          's',
          Array.from({ length: 90 }, (_, i) => paragraph(`s${i}`, `Dòng ${i}`)),
        ),
      ],
    };
    const numbers = (document: LoweredDocument) => layoutLowered(document).map((page) => page.number);
    const front = numbers(lower(long));
    expect(front.length).toBeGreaterThan(2);
    expect(numbers(plan).length).toBeGreaterThan(2);
    const whole = redlineDocument({ marked: plan, changes: [] }, long);
    expect(numbers(whole)).toEqual([...front, ...numbers(plan)]);
  });
});
