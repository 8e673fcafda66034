/** Decree 30/2020, Annex I, part I, section III.1: annexes (rules F of the reference). */
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { DocxFormat } from '../support/docx-format.ts';
import { sampleTree } from './sample.ts';

const docx = new DocxFormat(renderDocx(sampleTree).buffer);

describe('annexes', () => {
  it('F3: the label is bold 14 in the middle on its own line, the name capitals, bold, 13 to 14', () => {
    for (const label of ['Phụ lục I', 'Phụ lục II']) {
      const p = docx.paragraph(label);
      expect([p.align, p.firstLineTwip]).toEqual(['center', 0]);
      expect(p.runs.map((run) => [run.sizeHalfPt, run.bold, run.italic])).toEqual([[28, true, false]]);
      const name = docx.after(label);
      expect(name?.align).toBe('center');
      expect(name?.text).toBe(name?.text.toUpperCase());
      for (const run of name?.runs ?? []) {
        expect([26, 27, 28]).toContain(run.sizeHalfPt);
        expect([run.bold, run.italic]).toEqual([true, false]);
      }
    }
  });

  it('F4: the note on what it belongs to is italic 13 to 14, in the middle, below the name', () => {
    const note = docx.after('BIỂU KẾT QUẢ');
    expect(note?.text).toMatch(/^\(Kèm theo Kế hoạch số/);
    expect(note?.align).toBe('center');
    for (const run of note?.runs ?? []) {
      expect([26, 27, 28]).toContain(run.sizeHalfPt);
      expect([run.bold, run.italic]).toEqual([false, true]);
    }
  });

  it('F3: label, name and note stay with the table that follows', () => {
    const [label, name, note] = [
      'Phụ lục I',
      'BIỂU KẾT QUẢ',
      '(Kèm theo Kế hoạch số        /KH-BCĐ Phụ lục I)',
    ];
    expect([label, name, note].map((t) => docx.paragraph(t ?? '').keepNext)).toEqual([true, true, true]);
  });
});
