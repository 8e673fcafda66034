/** Decree 30/2020, Annex I, part I, section I: paper, margins, font, page numbers (rules A of the reference). */
import { describe, expect, it } from 'vitest';
import { pageShapes, styles, textWidthTwip } from '../../src/document/styles.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { DocxFormat } from '../support/docx-format.ts';
import { body, document, sampleTree, section } from './sample.ts';

const docx = new DocxFormat(renderDocx(sampleTree).buffer);
const [main, first, second] = docx.sections;
const MM = 1440 / 25.4;

describe('page', () => {
  it('A1: paper is A4', () => {
    for (const { widthTwip, heightTwip } of docx.sections) {
      expect([widthTwip, heightTwip].sort()).toEqual([11906, 16838]);
    }
  });

  it('A2: text stands upright; only a section with a wide table lies', () => {
    expect(docx.sections.map((s) => s.landscape)).toEqual([false, true, false]);
    expect(docx.sections.map((s) => s.widthTwip > s.heightTwip)).toEqual([false, true, false]);
  });

  it.each([
    ['top', 20, 25],
    ['bottom', 20, 25],
    ['left', 30, 35],
    ['right', 15, 20],
  ] as const)('A3, A4, A5: the %s margin is between %i and %i mm', (side, low, high) => {
    for (const { marginsTwip } of docx.sections) {
      expect(marginsTwip[side]).toBeGreaterThanOrEqual(Math.round(low * MM));
      expect(marginsTwip[side]).toBeLessThanOrEqual(Math.round(high * MM));
    }
  });

  it('A5y: the margins leave the widest text, 165 mm', () => {
    expect(textWidthTwip(pageShapes.portrait)).toBeGreaterThanOrEqual(9354);
  });

  it('A6: every run is Times New Roman, black and NFC, in body and headers', () => {
    const all = docx.sections.flatMap((s) => [
      ...s.paragraphs,
      ...(s.header?.paragraphs ?? []),
      ...(s.firstHeader?.paragraphs ?? []),
    ]);
    const printed = all.flatMap((p) => p.runs);
    expect(printed.length).toBeGreaterThan(40);
    for (const run of printed) {
      expect(run.fonts, run.text).toEqual(Array(4).fill('Times New Roman'));
      expect(['auto', '000000']).toContain(run.color);
      expect(run.text).toBe(run.text.normalize('NFC'));
    }
  });

  it('A7: page numbers stand in the middle of the top margin, size 13 to 14, upright, not on the first page', () => {
    for (const s of docx.sections) {
      expect(s.firstPageDiffers).toBe(true);
      expect(s.firstHeader?.hasPageField ?? false).toBe(false);
      expect(s.firstHeader?.paragraphs.map((p) => p.text).join('') ?? '').toBe('');
      expect(s.header?.hasPageField).toBe(true);
      expect(s.marginsTwip.header).toBeLessThan(s.marginsTwip.top - styles.pageNumber.sizeHalfPt * 10);
      for (const p of s.header?.paragraphs ?? []) {
        expect(p.align).toBe('center');
        for (const run of p.runs) {
          expect(run.sizeHalfPt).toBeGreaterThanOrEqual(26);
          expect(run.sizeHalfPt).toBeLessThanOrEqual(28);
          expect([run.bold, run.italic]).toEqual([false, false]);
        }
      }
    }
  });

  it('A7: nothing is printed in the bottom margin', () => {
    expect(docx.partNames.filter((name) => name.includes('footer'))).toEqual([]);
  });

  it('A8: every annex counts its pages from 1', () => {
    expect([first?.startsAt, second?.startsAt]).toEqual([1, 1]);
    expect([undefined, 1]).toContain(main?.startsAt);
  });

  it('A8: a section that continues keeps counting and shows its number', () => {
    const tree = document([
      section(body),
      {
        ...section(sampleTree.sections[1]?.blocks ?? []),
        key: 'wide',
        page: 'landscape',
        numbering: 'continue',
      },
    ]);
    const wide = new DocxFormat(renderDocx(tree).buffer).sections[1];
    expect([wide?.startsAt, wide?.firstPageDiffers]).toEqual([undefined, false]);
  });
});
