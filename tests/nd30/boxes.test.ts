/** Decree 30/2020, Annex I, part I, sections II to V: the boxes of a document's form (rules B of the reference). */
import { describe, expect, it } from 'vitest';
import { shortRuleTwip } from '../../src/document/lowering/balance.ts';
import { styles } from '../../src/document/styles.ts';
import type { Block } from '../../src/document/tree.ts';
import { textWidthTwip } from '../../src/text/shape.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { DocxFormat, type ShownParagraph } from '../support/docx-format.ts';
import { samples } from '../support/sample-trees.ts';
import { document, letterhead, runs, sampleTree, section } from './sample.ts';

const docx = new DocxFormat(renderDocx(sampleTree).buffer);

interface Look {
  /** In points, inclusive. */
  readonly size: readonly [number, number];
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: string;
  readonly upper?: boolean;
}

/** Every visible run of the paragraph looks as its box demands; runs are never underlined (rules are drawn lines). */
function expectLook(p: ShownParagraph, { size, bold = false, italic = false, align, upper }: Look): void {
  const printed = p.runs.filter((run) => run.text.trim() !== '');
  expect(printed.length, p.text).toBeGreaterThan(0);
  for (const run of printed) {
    expect(run.sizeHalfPt / 2, p.text).toBeGreaterThanOrEqual(size[0]);
    expect(run.sizeHalfPt / 2, p.text).toBeLessThanOrEqual(size[1]);
    expect([run.bold, run.italic, run.underline], p.text).toEqual([bold, italic, false]);
  }
  if (align !== undefined) expect(p.align, p.text).toBe(align);
  if (upper) expect(p.text).toBe(p.text.toUpperCase());
}

const NATIONAL = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Length of the line drawn below a paragraph: what is left of its column between the indents. */
function ruleBelow(text: string, columnTwip?: number): number {
  const line = docx.after(text);
  if (line?.ruleEighths === undefined) throw new Error(`no rule below "${text}"`);
  expect(line.ruleEighths, '0.5 to 0.75 pt').toBeGreaterThanOrEqual(4);
  expect(line.ruleEighths).toBeLessThanOrEqual(6);
  const width = columnTwip ?? line.cell?.widthTwip ?? 0;
  return width - line.leftTwip - line.rightTwip;
}

describe('head', () => {
  it('B1: national title, capitals, bold, 12 to 13, right column, one line', () => {
    const p = docx.paragraph(NATIONAL);
    expectLook(p, { size: [12, 13], bold: true, align: 'center', upper: true });
    expect(p.cell?.column).toBe(1);
    const room = (p.cell?.widthTwip ?? 0) - p.leftTwip - p.rightTwip;
    expect(textWidthTwip(NATIONAL, styles.nationalTitle)).toBeLessThanOrEqual(room);
  });

  it('B1: motto, bold, 13 to 14, hyphens with spaces, a solid line as long as the text', () => {
    expectLook(docx.paragraph(MOTTO), { size: [13, 14], bold: true, align: 'center' });
    expect(docx.after(NATIONAL)?.text).toBe(MOTTO);
    expect(Math.abs(ruleBelow(MOTTO) - textWidthTwip(MOTTO, styles.motto))).toBeLessThanOrEqual(2);
  });

  it('B2: superior body not bold, issuing body bold, both capitals, same size as the national title', () => {
    const superior = docx.paragraph(letterhead.superior ?? '');
    const issuer = docx.paragraph(letterhead.issuer);
    expectLook(superior, { size: [12, 13], align: 'center', upper: true });
    expectLook(issuer, { size: [12, 13], bold: true, align: 'center', upper: true });
    expect([superior.cell?.column, issuer.cell?.column]).toEqual([0, 0]);
    expect(issuer.runs[0]?.sizeHalfPt).toBe(docx.paragraph(NATIONAL).runs[0]?.sizeHalfPt);
    expect([superior.line, issuer.line]).toEqual([240, 240]);
  });

  it('B2: the line below the issuing body is a third to a half of its text', () => {
    const tree = document([section([{ ...letterhead, issuer: 'ỦY BAN NHÂN DÂN' }])]);
    const short = new DocxFormat(renderDocx(tree).buffer);
    const text = textWidthTwip('ỦY BAN NHÂN DÂN', styles.issuer);
    const line = short.after('ỦY BAN NHÂN DÂN');
    const length = (line?.cell?.widthTwip ?? 0) - (line?.leftTwip ?? 0) - (line?.rightTwip ?? 0);
    expect(length / text).toBeGreaterThanOrEqual(1 / 3);
    expect(length / text).toBeLessThanOrEqual(1 / 2);
    expect(ruleBelow(letterhead.issuer)).toBeGreaterThan(0);
  });

  it('B3: number and symbol, 13, upright, under the issuing body', () => {
    const p = docx.paragraph('Số:        /KH-BCĐ');
    expectLook(p, { size: [13, 13], align: 'center' });
    expect(p.cell?.column).toBe(0);
  });

  it('B4: place and date, italic, 13 to 14, in the row of the number', () => {
    const p = docx.paragraph('Chi Lăng, ngày      tháng 3 năm 2024');
    expectLook(p, { size: [13, 14], italic: true, align: 'center' });
    expect(p.cell?.column).toBe(1);
    expect(docx.after('Số:        /KH-BCĐ')?.text).toBe(p.text);
  });

  it('B5a: type of document, capitals, bold, 13 to 14, in the middle', () => {
    expectLook(docx.paragraph('KẾ HOẠCH'), { size: [13, 14], bold: true, align: 'center', upper: true });
  });

  it('B5a: abstract below the type, bold, 13 to 14, with a line of a third to a half of its text', () => {
    const p = docx.after('KẾ HOẠCH');
    expect(p?.text).toMatch(/^Chỉ đạo thực hiện/);
    expectLook(p as ShownParagraph, { size: [13, 14], bold: true, align: 'center' });
    const main = docx.sections[0];
    const width = (main?.widthTwip ?? 0) - (main?.marginsTwip.left ?? 0) - (main?.marginsTwip.right ?? 0);
    const widest = width - (p?.leftTwip ?? 0) - (p?.rightTwip ?? 0);
    const share = ruleBelow(p?.text ?? '', width) / widest;
    expect(share).toBeGreaterThanOrEqual(1 / 3);
    expect(share).toBeLessThanOrEqual(1 / 2);
    expect(shortRuleTwip(900)).toBe(360);
  });

  it('B5b: subject of a letter under the number, 12 to 13, upright, 6 pt below, no line', () => {
    const tree = document([section([{ ...letterhead, subject: runs('V/v thẩm tra hồ sơ xã Nhân Lý') }])]);
    const letter = new DocxFormat(renderDocx(tree).buffer);
    const p = letter.paragraph('V/v thẩm tra hồ sơ xã Nhân Lý');
    expectLook(p, { size: [12, 13], align: 'center' });
    expect(p.cell?.column).toBe(0);
    expect(p.beforeTwip).toBe(120);
    expect(letter.after(p.text)?.ruleEighths).toBeUndefined();
  });
});

const look = (blocks: readonly Block[]) => new DocxFormat(renderDocx(document([section(blocks)])).buffer);

describe('addressees', () => {
  const sent = (...to: string[]) =>
    look([letterhead, { type: 'addressees', key: 'to', label: 'Kính gửi:', to: to.map(runs) }]);

  it('B9a: one stands on the line of the words, in the middle, 13 to 14, upright', () => {
    const p = sent('Bộ Nội vụ').paragraph('Kính gửi: Bộ Nội vụ');
    expectLook(p, { size: [13, 14], align: 'center' });
  });

  it('B9a: several stand on lines of their own, dashes under the colon, closed by ; and .', () => {
    const letter = sent('Bộ Nội vụ.', 'Bộ Kế hoạch và Đầu tư', 'Bộ Tài chính;');
    const label = letter.paragraph('Kính gửi:');
    expectLook(label, { size: [13, 14], align: 'left' });
    const list = ['- Bộ Nội vụ;', '- Bộ Kế hoạch và Đầu tư;', '- Bộ Tài chính.'].map((text) =>
      letter.paragraph(text),
    );
    const colon = label.leftTwip + textWidthTwip('Kính gửi', styles.addressee);
    for (const p of list) {
      expectLook(p, { size: [13, 14] });
      expect(Math.abs(p.leftTwip + p.firstLineTwip - colon)).toBeLessThanOrEqual(2);
    }
  });
});

describe('decisions (form 1.2)', () => {
  const decision = look([
    letterhead,
    { type: 'paragraph', key: 'a', style: 'authority', runs: runs('CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN') },
    { type: 'paragraph', key: 'd', style: 'decisionWord', runs: runs('QUYẾT ĐỊNH:') },
    {
      type: 'paragraph',
      key: '1',
      style: 'article',
      label: 'Điều 1.',
      runs: runs('Thành lập Đoàn thẩm tra.'),
    },
  ]);

  it('authority and the word of decision: capitals, bold, in the middle', () => {
    for (const text of ['CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN', 'QUYẾT ĐỊNH:'])
      expectLook(decision.paragraph(text), { size: [13, 14], bold: true, align: 'center', upper: true });
  });

  it('C11: the word Điều and its number bold, indented by 1 cm; the text upright', () => {
    const p = decision.paragraph('Điều 1. Thành lập Đoàn thẩm tra.');
    expect(p.runs.map((r) => [r.text.trim(), r.bold])).toEqual([
      ['Điều 1.', true],
      ['Thành lập Đoàn thẩm tra.', false],
    ]);
    expect([p.firstLineTwip, p.align]).toEqual([567, 'both']);
  });
});

describe('forms of Annex III', () => {
  const form = (name: string) => new DocxFormat(renderDocx(samples[name]!()).buffer);

  it('E1.9: minutes: no place and date; secretary left with the recipients below, chair right; ends in ./.', () => {
    const minutes = form('minutes');
    expect(minutes.paragraphs.some((p) => /^Nhân Lý, ngày/.test(p.text))).toBe(false);
    expect(minutes.paragraph('Số:        /BB-UBND').cell?.column).toBe(0);
    const columns = ['THƯ KÝ', 'Nơi nhận:', '- Lưu: VT, Hồ sơ.', 'CHỦ TỌA'].map(
      (text) => minutes.paragraph(text).cell?.column,
    );
    expect(columns).toEqual([0, 0, 0, 1]);
    const texts = minutes.paragraphs.map((p) => p.text);
    expect(texts.indexOf('THƯ KÝ')).toBeLessThan(texts.indexOf('Nơi nhận:'));
    expect(texts.find((text) => text.startsWith('Cuộc họp kết thúc'))).toMatch(/\.\/\.$/);
  });

  it('E1.5: letter: no kind, subject under the number, addressees before the text', () => {
    const texts = form('letters').paragraphs.map((p) => p.text);
    expect(texts[texts.indexOf('Số:        /UBND-KT') + 2]).toMatch(/^V\/v /);
    expect(texts.filter((text) => text === 'CÔNG VĂN')).toEqual([]);
    expect(texts).toContain('Kính gửi: Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chi Lăng');
  });

  it('E1.7: invitation: kind and abstract, then who, what, chair, time, place', () => {
    const texts = form('decision').paragraphs.map((p) => p.text);
    const from = texts.indexOf('GIẤY MỜI');
    const starts = [
      'GIẤY MỜI',
      'Họp đề nghị',
      '',
      'Ủy ban nhân dân xã',
      'Tới dự',
      'Chủ trì:',
      'Thời gian:',
      'Địa điểm:',
    ];
    starts.forEach((start, i) => {
      expect(texts[from + i]?.startsWith(start)).toBe(true);
    });
  });
});

describe('text and closing block', () => {
  it('B6: text is 13 to 14, upright', () => {
    const p = docx.paragraphs.find((q) => q.text.startsWith('Tập trung chỉ đạo'));
    expectLook(p as ShownParagraph, { size: [13, 14] });
  });

  it('B7a: capacity of the signer, capitals, bold, 13 to 14, right column', () => {
    for (const text of ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN']) {
      const p = docx.paragraph(text);
      expectLook(p, { size: [13, 14], bold: true, align: 'center', upper: true });
      expect(p.cell?.column).toBe(1);
    }
  });

  it('B7b: second position stands above the name; name bold, 13 to 14', () => {
    const position = docx.paragraph('PHÓ CHỦ TỊCH UBND HUYỆN');
    expect(docx.after(position.text)?.text).toBe('Phùng Văn Nghĩa');
    expectLook(docx.paragraph('Phùng Văn Nghĩa'), { size: [13, 14], bold: true, align: 'center' });
  });

  it('B7c: four to five lines are left for the signature, without any text', () => {
    const above = docx.paragraph('PHÓ CHỦ TỊCH UBND HUYỆN');
    const line = styles.signerName.sizeHalfPt * 10 * 1.15;
    expect(above.beforeTwip / line).toBeGreaterThanOrEqual(4);
    expect(above.beforeTwip / line).toBeLessThanOrEqual(6);
  });

  it('B9b: recipients: heading 12 bold italic, list 11 upright, dashes, on the left', () => {
    const title = docx.paragraph('Nơi nhận:');
    expectLook(title, { size: [12, 12], bold: true, italic: true, align: 'left' });
    const list = ['- Ban Chỉ đạo tỉnh;', '- UBND xã Nhân Lý;', '- Lưu: VT, VPĐP (Q).'];
    for (const text of list) {
      const p = docx.paragraph(text);
      expectLook(p, { size: [11, 11], align: 'left' });
      expect([p.cell?.column, p.leftTwip, p.firstLineTwip]).toEqual([0, 0, 0]);
    }
  });

  it('B12: the drafter’s sign closes the list of recipients, 11', () => {
    expectLook(docx.paragraph('- Lưu: VT, VPĐP (Q).'), { size: [11, 11] });
  });
});
