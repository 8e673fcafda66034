/** What a cell takes: numbers, the form's own words, text; and what is left as the form has it. */
import { describe, expect, it } from 'vitest';
import { type FillOptions, fillForm } from '../../src/index.ts';
import { changed, mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { bookOf, openBook, type Sheet } from './forms.ts';

const real = mustLoadFolder(REAL);
const sample = mustLoadFolder(SAMPLE);

/** 2.3 is 14/15,7 km without verdict, 2.1 unmet without value, 10 is 44,91 triệu đồng, 3.2 a stated zero. */
const IDS = ['2.1', '2.3', '3.2', '10', '1.1'];
/** One formula over two cells; exceljs has it without a type. */
const ARRAY = { shareType: 'array', ref: 'C2:C3', formula: 'H2:H3*2', result: 1 } as unknown as string;
const [UNMET, RATIO, ZERO, INCOME, YES] = [2, 3, 4, 5, 6];

interface Made {
  readonly sheet: Sheet;
  readonly states: readonly string[];
  readonly codes: readonly string[];
  readonly messages: string;
}

async function form(
  heads: readonly string[],
  change: (sheet: Sheet) => void = () => {},
  options: FillOptions = {},
  loaded = real,
): Promise<Made> {
  const bytes = await bookOf([
    'Biểu',
    (sheet) => {
      sheet.getRow(1).values = ['TT', 'Nội dung', ...heads];
      for (const [i, id] of IDS.entries())
        sheet.getRow(i + 2).values = [id, loaded.pack.indicator.get(id)!.def.name];
      change(sheet);
    },
  ]);
  const result = await fillForm(loaded, bytes, options);
  return {
    sheet: (await openBook(result.bytes)).worksheets[0]!,
    states: result.cells.map((c) => `${c.cell} ${c.state}`),
    codes: result.findings.map((d) => d.code),
    messages: result.findings.map((d) => d.message).join('\n'),
  };
}

const formatted = (numFmt: string) => (sheet: Sheet) => {
  for (let row = 2; row <= 6; row++) sheet.getCell(row, 3).numFmt = numFmt;
};
const shown = ({ sheet }: Made, row: number, column = 3): unknown => {
  const { value } = sheet.getCell(row, column);
  return typeof value === 'string' ? value.replaceAll('\u00a0', ' ') : value;
};

describe('numbers', () => {
  it.each([
    ['Kết quả', '0.00%', 0.8917, '44,91 triệu đồng'],
    ['Kết quả', '0.0', 89.17, 44.91],
    ['Kết quả', '#,##0.00', 89.17, 44.91],
    ['Kết quả', 'General', '89,17%', '44,91 triệu đồng'],
    ['Kết quả', '@', '89,17%', '44,91 triệu đồng'],
    ['Kết quả (%)', 'General', 89.17, '44,91 triệu đồng'],
    ['Kết quả (%)', '@', '89,17', '44,91 triệu đồng'],
    ['Kết quả', 'dd/mm/yyyy', '89,17%', '44,91 triệu đồng'],
  ])('head "%s", format %s', async (head, numFmt, ratio, income) => {
    const made = await form([head], formatted(numFmt));
    expect(shown(made, RATIO)).toBe(ratio);
    expect(shown(made, INCOME)).toBe(income);
    expect(made.sheet.getCell(RATIO, 3).numFmt ?? 'General').toBe(numFmt);
  });

  it('kilometres or income are not put among percentages as bare numbers', async () => {
    const made = await form(['Kết quả (%)'], formatted('0.00'));
    expect(shown(made, RATIO)).toBe(89.17);
    expect(shown(made, INCOME)).toBeNull();
    expect(made.codes).toContain('fill-unit');
  });

  it('the unit column decides; another unit is told, not converted', async () => {
    const made = await form(['ĐVT', 'Kết quả'], (sheet) => {
      sheet.getCell(RATIO, 3).value = '%';
      sheet.getCell(INCOME, 3).value = 'đồng/người/năm';
      sheet.getCell(INCOME, 4).numFmt = '#,##0';
    });
    expect(shown(made, RATIO, 4)).toBe(89.17);
    expect(shown(made, INCOME, 4)).toBeNull();
    expect(made.messages).toContain('đơn vị tính của biểu khác với của hồ sơ; hồ sơ: "44,91');
  });

  it('income per head and year is income', async () => {
    const made = await form(['ĐVT', 'Kết quả'], (sheet) => {
      sheet.getCell(INCOME, 3).value = 'Triệu đồng/người/năm';
      sheet.getCell(INCOME, 4).numFmt = '0.00';
    });
    expect(shown(made, INCOME, 4)).toBe(44.91);
  });

  it('a numerator in another unit than the form\u2019s is told too', async () => {
    const made = await form(['ĐVT', 'Tử số', 'Mẫu số'], (sheet) => (sheet.getCell(RATIO, 3).value = 'm'));
    expect([4, 5].map((c) => shown(made, RATIO, c))).toEqual([null, null]);
    expect(made.codes.filter((c) => c === 'fill-unit')).toHaveLength(2);
  });

  it('format and style of a cell that the file lacks come from its column', async () => {
    const made = await form(['Kết quả'], (sheet) => (sheet.getColumn(3).numFmt = '0.0%'));
    expect(shown(made, RATIO)).toBe(0.8917);
  });

  it('with values of men and women the number stays a number where one is wanted', async () => {
    const row = (sheet: Sheet): void => {
      sheet.getRow(7).values = ['12.1', sample.pack.indicator.get('12.1')!.def.name];
      sheet.getCell(7, 3).numFmt = '0.00%';
    };
    const made = await form(['Kết quả', 'Kết quả của xã'], row, {}, sample);
    expect(shown(made, 7)).toBe(0.7729);
    expect(shown(made, 7, 4)).toBe('77,29%; nam 78,12%; nữ 76,42%');
  });

  it('beside verdicts of one level stand values of that level', async () => {
    // The sample commune says 90,36 % and met, its district 87,45 % and unmet.
    const values = async (...heads: readonly string[]) => {
      const made = await form(heads, () => {}, {}, sample);
      return heads.map((_, i) => shown(made, RATIO, i + 3));
    };
    expect(await values('Kết quả', 'Xã tự đánh giá')).toEqual(['90,36%', 'Đạt']);
    expect(await values('Kết quả', 'Huyện thẩm tra')).toEqual(['87,45%', 'Chưa đạt']);
    expect(await values('Kết quả', 'Đánh giá')).toEqual(['87,45%', 'Chưa đạt']);
    expect(await values('Kết quả', 'Xã tự đánh giá', 'Huyện thẩm tra')).toEqual([
      '87,45%',
      'Đạt',
      'Chưa đạt',
    ]);
    expect(await values('Tỷ lệ (%)', 'Xã tự đánh giá')).toEqual([90.36, 'Đạt']);
  });

  it('a stated zero is said, what is unknown stays blank', async () => {
    const made = await form(['Kết quả', 'Đánh giá']);
    expect([shown(made, ZERO), shown(made, YES), shown(made, UNMET), shown(made, RATIO, 4)]).toEqual([
      'Chưa có',
      'Có',
      null,
      null,
    ]);
    expect(made.messages).toContain('tính theo số liệu thì: chỉ tiêu 1.1 (đạt)');
  });
});

describe('verdicts', () => {
  const list = (words: string) => (sheet: Sheet) => {
    for (let row = 2; row <= 6; row++)
      sheet.getCell(row, 3).dataValidation = { type: 'list', formulae: [words] };
  };

  it.each([
    ['"Đạt,Chưa đạt"', 'Chưa đạt'],
    ['"ĐẠT,KHÔNG ĐẠT"', 'KHÔNG ĐẠT'],
    ['"Có,Không"', 'Không'],
    ['"x"', null],
  ])('a drop-down %s', async (words, word) => {
    const made = await form(['Đánh giá'], list(words));
    expect(shown(made, UNMET)).toBe(word);
  });

  it('a drop-down that stands in cells, also under a name', async () => {
    for (const formula of ['$H$1:$H$2', 'Biểu!$H$1:$H$2']) {
      const made = await form(['Đánh giá'], (sheet) => {
        list(formula)(sheet);
        sheet.getCell('H1').value = 'Đạt';
        sheet.getCell('H2').value = 'Không đạt';
      });
      expect(shown(made, UNMET)).toBe('Không đạt');
    }
  });

  it('a drop-down without the word is told, not broken', async () => {
    const made = await form(['Đánh giá'], list('"Tốt,Khá"'));
    expect(shown(made, UNMET)).toBeNull();
    expect(made.codes).toContain('fill-list');
  });

  it('"Không đạt" where the head or the counting formula says so', async () => {
    expect(shown(await form(['Đạt/Không đạt']), UNMET)).toBe('Không đạt');
    const counted = await form(
      ['Đánh giá'],
      (s) => (s.getCell('C9').value = { formula: 'COUNTIF(C2:C6,"Không đạt")' }),
    );
    expect(shown(counted, UNMET)).toBe('Không đạt');
    expect(shown(await form(['Đánh giá']), UNMET)).toBe('Chưa đạt');
  });

  it('ticks: one of two columns; a tick of the form under the other verdict is told', async () => {
    const made = await form(['Đạt', 'Chưa đạt'], (s) => (s.getCell(UNMET, 3).value = 'x'));
    expect([3, 4].map((c) => shown(made, UNMET, c))).toEqual(['x', 'x']);
    expect(made.codes).toContain('fill-kept');
    const over = await form(['Đạt', 'Chưa đạt'], (s) => (s.getCell(UNMET, 3).value = 'x'), {
      overwrite: true,
    });
    expect([3, 4].map((c) => shown(over, UNMET, c))).toEqual([null, 'x']);
  });

  it('not applicable has no tick of its own: told, where the form has no place for it', async () => {
    const loaded = changed(real, (data) => {
      data.indicators.find((i) => i.id === '2.3')!.notApplicable = { reason: 'thử', source: 'thử' };
    });
    const ticks = await form(['Đạt', 'Chưa đạt'], () => {}, {}, loaded);
    expect(ticks.codes).toContain('fill-no-tick');
    const three = await form(['Đạt', 'Chưa đạt', 'Không áp dụng'], () => {}, {}, loaded);
    expect([3, 4, 5].map((c) => shown(three, RATIO, c))).toEqual([null, null, 'x']);
    expect(three.codes).not.toContain('fill-no-tick');
    expect(shown(await form(['Đánh giá'], () => {}, {}, loaded), RATIO)).toBe('Không áp dụng');
  });

  it('a computed verdict is never written, whatever the figures say', async () => {
    for (const head of ['Đánh giá', 'Xã tự đánh giá', 'Đạt'])
      expect(shown(await form([head]), YES)).toBeNull();
  });
});

describe('what the form has', () => {
  it('formulas stay, with or without --overwrite', async () => {
    for (const overwrite of [false, true]) {
      const made = await form(
        ['Kết quả'],
        (s) => (s.getCell(RATIO, 3).value = { formula: 'D3/E3', result: 7 }),
        { overwrite },
      );
      expect(made.sheet.getCell(RATIO, 3).formula).toBe('D3/E3');
      expect(made.states).toContain('C3 formula');
      expect(made.messages).toContain('1 ô có công thức, giữ nguyên công thức; số của hồ sơ: C3 (89,17%)');
    }
  });

  it('cells that an array formula fills stay too', async () => {
    const made = await form(['Kết quả'], (s) => (s.getCell('C2').value = ARRAY));
    expect(made.states).toContain('C3 formula');
  });

  it('another value is kept and told with both; the same value is left; dots are written over', async () => {
    const change = (s: Sheet): void => {
      s.getCell(RATIO, 3).value = '88,17%';
      s.getCell(INCOME, 3).value = '44,91 Triệu đồng';
      s.getCell(ZERO, 3).value = '……./…….';
    };
    const made = await form(['Kết quả'], change);
    expect([shown(made, RATIO), shown(made, INCOME), shown(made, ZERO)]).toEqual([
      '88,17%',
      '44,91 Triệu đồng',
      'Chưa có',
    ]);
    expect(made.messages).toContain(
      'chỉ tiêu 2.3, kết quả: biểu đã ghi "88,17%", hồ sơ là "89,17%"; giữ của biểu',
    );
    expect(made.states).toContain('C5 same');
    const over = await form(['Kết quả'], change, { overwrite: true });
    expect(shown(over, RATIO)).toBe('89,17%');
    expect(over.states).toContain('C3 replaced');
  });

  it('units and requirements of the form are its own; other numbers in a requirement are told', async () => {
    const loaded = changed(real, (data) => {
      for (const [indicator, digits] of [
        ['2.3', 90n],
        ['10', 54n],
      ] as const)
        data.requirements.push({
          indicator,
          value: { digits, scale: 0 },
          document: 'thử',
          confirmedBy: 'thử',
          on: '2024-01-01',
        });
    });
    const made = await form(
      ['Yêu cầu', 'ĐVT', 'Kết quả'],
      (s) => {
        s.getCell(RATIO, 3).value = 'Từ 90% trở lên';
        s.getCell(INCOME, 3).value = '≥ 60';
        s.getCell(ZERO, 3).value = 'UBND tỉnh quy định cụ thể';
        s.getCell(INCOME, 4).value = 'Triệu đồng/người/năm';
      },
      {},
      loaded,
    );
    expect(made.states.filter((s) => s.endsWith('kept'))).toEqual(['C5 kept']);
    expect(shown(made, INCOME, 5)).toBe(44.91);
  });

  it('a hidden column is not filled', async () => {
    const made = await form(['Kết quả', 'Đánh giá'], (s) => (s.getColumn(4).hidden = true));
    expect([3, 4].map((c) => shown(made, UNMET, c))).toEqual([null, null]);
    expect(made.sheet.getCell(RATIO, 3).value).not.toBeNull();
  });

  it('labels: not into another label; dots in one cell with their label are left to a person', async () => {
    const made = await form(['Kết quả'], (s) => {
      s.getRow(10).values = ['Xã:', 'Huyện:', null];
      s.getCell('A12').value = 'UBND xã: ……………… huyện: ………………';
    });
    expect(made.sheet.getCell('B10').value).toBe('Huyện:');
    expect(made.sheet.getCell('C10').value).toBe('Chi Lăng');
    expect(made.codes).toContain('fill-dotted-label');
    expect(made.codes).not.toContain('fill-kept');
  });

  it('numbers are the same however they are stored', async () => {
    const made = await form(['Kết quả'], (s) => {
      formatted('0.00%')(s);
      s.getCell(RATIO, 3).value = 0.8917;
    });
    expect(made.states).toContain('C3 same');
  });

  it('locked cells of a protected sheet are told; open ones are filled', async () => {
    const bytes = async (open: boolean) =>
      bookOf([
        'Biểu',
        (sheet) => {
          sheet.getRow(1).values = ['TT', 'Nội dung', 'Kết quả'];
          for (const [i, id] of IDS.entries())
            sheet.getRow(i + 2).values = [id, real.pack.indicator.get(id)!.def.name, ''];
          if (open) sheet.getCell(RATIO, 3).protection = { locked: false };
          void sheet.protect('', {});
        },
      ]);
    const result = await fillForm(real, await bytes(true));
    expect(result.cells.filter((c) => c.state === 'written').map((c) => c.cell)).toEqual(['C3']);
    expect(result.findings.map((d) => d.code)).toContain('fill-locked');
    await expect(fillForm(real, await bytes(false))).rejects.toThrow(/đang khóa/);
  });

  it('a value for a merged range goes to its first cell; one that other criteria share is told', async () => {
    const across = await form(['Kết quả', '', 'Đánh giá'], (s) => s.mergeCells('C3:D3'));
    expect(shown(across, RATIO)).toBe('89,17%');
    const shared = await form(['Kết quả', 'Đánh giá'], (s) => s.mergeCells('D2:D4'));
    expect(shown(shared, UNMET, 4)).toBeNull();
    expect(shared.codes).toContain('fill-merged');
  });

  it('an indicator with several lines is left to a person', async () => {
    const made = await form(['Kết quả'], (s) => {
      s.getRow(7).values = ['12.1', real.pack.indicator.get('12.1')!.def.name];
      s.mergeCells('A7:A9');
      s.mergeCells('B7:B9');
    });
    expect(made.states).toContain('C7 lines');
    expect(shown(made, 7)).toBeNull();
  });
});

describe('text', () => {
  it('what begins as a formula is written as text', async () => {
    const loaded = changed(real, (data) => {
      data.commune.name = '=HYPERLINK("http://x")';
      data.district!.name = '+84';
      const result = data.indicators.find((i) => i.id === '2.3')!;
      result.notApplicable = { reason: '@SUM(A1)', source: 'thử' };
    });
    const made = await form(
      ['Ghi chú'],
      (s) => {
        s.getCell('E1').value = null;
        s.getCell('A10').value = 'Xã:';
        s.getCell('A11').value = 'Huyện:';
      },
      {},
      loaded,
    );
    expect(made.sheet.getCell('B10').value).toBe('=HYPERLINK("http://x")');
    expect(made.sheet.getCell('B10').formula).toBeUndefined();
    expect(made.sheet.getCell('B11').value).toBe('+84');
    expect(shown(made, RATIO)).toContain('@SUM(A1)');
  });

  it('evidence stands in one line', async () => {
    const made = await form(['Minh chứng'], () => {}, {}, sample);
    const texts = [2, 3, 4, 5, 6].map((r) => made.sheet.getCell(r, 3).text).filter((t) => t !== '');
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join('')).not.toContain('\n');
  });
});
