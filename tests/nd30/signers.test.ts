/** Decree 30/2020, Annex I, part I, section II.7 and article 13: in what capacity a person signs (rules D). */
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { DocxFormat } from '../support/docx-format.ts';
import { document, section, signatures } from './sample.ts';

const right = (capacity: readonly string[]) =>
  new DocxFormat(
    renderDocx(
      document([
        section([
          { type: 'paragraph', key: 'p', style: 'body', runs: [{ text: 'Kết thúc./.' }] },
          { ...signatures, right: { capacity, notes: [], name: 'Phùng Văn Nghĩa' } },
        ]),
      ]),
    ).buffer,
  ).paragraphs.filter((p) => p.cell?.column === 1);

describe('capacity of the signer', () => {
  it.each([
    ['for a collective body', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['a deputy in the committee', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    ['a deputy for the head', ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']],
    ['by order', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']],
    ['by authority', ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG NÔNG NGHIỆP']],
    ['acting head', ['Q. CHỦ TỊCH']],
  ])('D: %s', (_, capacity) => {
    const shown = right(capacity);
    expect(shown.map((p) => p.text)).toEqual([...capacity, 'Phùng Văn Nghĩa']);
    expect(shown.every((p) => p.runs.every((run) => run.bold && !run.italic))).toBe(true);
    expect(shown.slice(0, -1).map((p) => p.align)).toEqual(capacity.map(() => 'center'));
  });

  it('D: the lines of a capacity stand together, the name apart from them', () => {
    const [, second, name] = right(['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']);
    expect(second?.beforeTwip).toBe(0);
    expect(name?.beforeTwip).toBeGreaterThan(1000);
  });
});
