/** Decree 30/2020, Annex I, part I, section II.6: text and numbering (rules C of the reference). */
import { describe, expect, it } from 'vitest';
import { type ParagraphStyle, styles } from '../../src/document/styles.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { DocxFormat } from '../support/docx-format.ts';
import { sampleTree } from './sample.ts';

const docx = new DocxFormat(renderDocx(sampleTree).buffer);
const text = (start: string) => {
  const found = docx.paragraphs.find((p) => p.text.startsWith(start));
  if (!found) throw new Error(`no paragraph starts with "${start}"`);
  return found;
};

const bodyTexts = ['Căn cứ', 'I. ', '1. ', 'a) ', 'Tập trung', '- Bê tông', '+ tại thôn', 'Yêu cầu'].map(
  text,
);

describe('paragraphs of the text', () => {
  it('C1: both edges are straight', () => {
    expect(bodyTexts.map((p) => p.align)).toEqual(bodyTexts.map(() => 'both'));
  });

  it('C2: the first line is indented by 1 cm, everywhere alike', () => {
    expect(bodyTexts.map((p) => [p.firstLineTwip, p.leftTwip])).toEqual(bodyTexts.map(() => [567, 0]));
  });

  it('C3: paragraphs are at least 6 pt apart', () => {
    for (const p of bodyTexts) expect(p.beforeTwip + p.afterTwip, p.text).toBeGreaterThanOrEqual(120);
  });

  it('C4: lines are single to one and a half', () => {
    for (const [id, style] of Object.entries<ParagraphStyle>(styles)) {
      expect(style.line, id).toBeGreaterThanOrEqual(240);
      expect(style.line, id).toBeLessThanOrEqual(360);
    }
    for (const p of bodyTexts) {
      expect(p.lineRule, p.text).toBe('auto');
      expect([p.line >= 240, p.line <= 360], p.text).toEqual([true, true]);
    }
  });

  it('C6: the legal basis is italic, 13 to 14', () => {
    const basis = text('Căn cứ');
    expect(basis.runs.map((run) => [run.italic, run.bold])).toEqual([[true, false]]);
    expect([26, 27, 28]).toContain(basis.runs[0]?.sizeHalfPt);
  });
});

describe('numbering of reports and plans', () => {
  it('C12: section heads are capitals and bold, titled clauses bold, points regular', () => {
    const weight = (start: string) => {
      const p = text(start);
      return {
        bold: p.runs.every((run) => run.bold),
        regular: p.runs.every((run) => !run.bold && !run.italic),
      };
    };
    expect(text('I. ').text).toBe('I. MỤC ĐÍCH, YÊU CẦU');
    expect(weight('I. ').bold).toBe(true);
    expect(text('1. Mục').text).toBe('1. Mục đích');
    expect(weight('1. Mục').bold).toBe(true);
    expect(weight('a) ').regular).toBe(true);
  });

  it('C12: heads stay with what follows and stand in the navigation pane', () => {
    expect(['I. ', '1. Mục', 'a) '].map((start) => text(start).keepNext)).toEqual([true, true, true]);
    expect(['I. ', '1. Mục', 'a) '].map((start) => text(start).outlineLevel)).toEqual([0, 1, 2]);
  });

  it('C13: below points come dashes, below dashes plus signs', () => {
    expect(text('- Bê tông').text).toBe('- Bê tông hóa 612 m đường trục thôn;');
    expect(text('+ tại').text).toBe('+ tại thôn Khun Tiếm.');
  });
});
