/** How a row says which criterion or indicator it is about; what is unclear is listed and not filled. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../src/filling/rows/names.ts';
import { readNumber, splitNumber } from '../../src/filling/rows/numbers.ts';
import { fillForm } from '../../src/index.ts';
import type { RawCell } from '../../src/readers/workbook/raw.ts';
import { mustLoadFolder, REAL } from '../support/load.ts';
import { bookOf, openBook, type Sheet } from './forms.ts';

const real = mustLoadFolder(REAL);
const { pack } = real;
const nameOf = (id: string): string => pack.indicator.get(id)!.def.name;

const cell = (
  kind: RawCell['kind'],
  text: string,
  format: RawCell['format']['kind'] = 'general',
): RawCell => ({
  row: 1,
  column: 1,
  kind,
  text,
  format: { kind: format, decimals: null },
  formula: false,
  uncached: false,
});

describe('numbers', () => {
  it.each([
    ['17.10', '17', ['17.10']],
    ['17.1', '17', ['17.1']],
    ['17,4', '17', ['17.4']],
    ['17.4.', '17', ['17.4']],
    ["'17.4", '17', ['17.4']],
    ['(17.4)', '17', ['17.4']],
    ['Chỉ tiêu 17.4', '17', ['17.4']],
    ['CHỈ TIÊU SỐ 17,4', '17', ['17.4']],
    ['17 . 4', '17', ['17.4']],
    ['02.03', '2', ['2.3']],
    ['4.1', '4', ['4']],
    ['1', '1', []],
    ['01', '1', []],
    ['Tiêu chí số 1', '1', []],
    ['TC 1', '1', []],
    ['I', '1', []],
    ['XIX.', '19', []],
    ['IV', '4', []],
  ] as const)('text "%s"', (text, criterion, indicators) => {
    expect(readNumber(pack, cell('text', text))).toMatchObject({ criterion, indicators });
  });

  it.each(['17.13', '20', '0', '89,17', '14/15,7', 'x', 'Xã', 'XX', '1.1.1', '', '100%'])(
    '"%s" is none',
    (text) => {
      expect(readNumber(pack, cell('text', text))).toBeNull();
    },
  );

  it('a number cell cannot tell 17.1 from 17.10; days and percentages are no numbers of indicators', () => {
    expect(readNumber(pack, cell('number', '17.1'))?.indicators).toEqual(['17.1', '17.10']);
    expect(readNumber(pack, cell('number', '17.100000000000001'))?.indicators).toEqual(['17.1', '17.10']);
    expect(readNumber(pack, cell('number', '17.2'))?.indicators).toEqual(['17.2']);
    expect(readNumber(pack, cell('number', '17'))).toMatchObject({ criterion: '17', indicators: [] });
    expect(readNumber(pack, cell('number', '17.1', 'date'))).toBeNull();
    expect(readNumber(pack, cell('number', '0.17', 'percent'))).toBeNull();
  });

  it.each([
    ['2.1. Tỷ lệ đường xã', ['2.1'], 'Tỷ lệ đường xã'],
    ['2.1 Tỷ lệ đường xã', ['2.1'], 'Tỷ lệ đường xã'],
    ['- 17.10) Tỷ lệ sử dụng', ['17.10'], 'Tỷ lệ sử dụng'],
    ['Chỉ tiêu 2,1: Tỷ lệ đường', ['2.1'], 'Tỷ lệ đường'],
    ['Tiêu chí số 1: Quy hoạch', [], 'Quy hoạch'],
    ['IV. Điện', [], 'Điện'],
  ] as const)('in front of a name: "%s"', (text, indicators, name) => {
    expect(splitNumber(pack, text)).toMatchObject({ number: { indicators }, name });
  });

  it.each([
    '100% số công trình',
    '3 tin/tháng',
    '02 mô hình',
    'Có ít nhất 01 tổ chức',
    '2.1% hộ',
    '8.472 m đường',
  ])('"%s" begins with no number of the criteria set', (text) => {
    expect(splitNumber(pack, text)).toEqual({ number: null, name: text });
  });
});

describe('names', () => {
  const index = new NameIndex(pack);

  it('every name names itself, composed or not, in capitals, without its brackets, with more words', () => {
    const wrong: string[] = [];
    for (const { def } of pack.indicator.values())
      for (const text of [
        def.name,
        def.name.normalize('NFD'),
        def.name.toUpperCase(),
        def.name.replace(/\s*\([^()]*\)/g, ''),
        `${def.name} (áp dụng cho khu vực II)`,
        def.name.replaceAll('òa', 'oà').replaceAll('óa', 'oá').replaceAll('ủy', 'uỷ'),
      ])
        if (index.named(text).join() !== def.id) wrong.push(`${def.id}: ${text} → ${index.named(text)}`);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Tỷ lệ người dân tham gia BHYT', '14.1'],
    ['Tỷ lệ lao động qua đào tạo', '12.1'],
    ['Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ', '12.2'],
    ['Tỷ lệ hộ gia đình thực hiện phân loại chất thải rắn tại nguồn', '17.5'],
    ['Thu nhập bình quân đầu người (triệu đồng/người/năm)', '10'],
    ['Tỷ lệ hộ nghèo đa chiều giai đoạn 2021 - 2025', '11'],
    ['Tỷ lệ hộ có nhà ở kiên cố, bán kiên cố', '9'],
  ])('"%s" is %s', (text, id) => {
    expect(index.named(text)).toEqual([id]);
  });

  it.each([
    'Tỷ lệ hộ',
    'Tỷ lệ',
    'Tổng cộng',
    'Người lập biểu',
    'Ghi chú: số liệu ước tính',
    'Tỷ lệ giáo viên đạt chuẩn',
  ])('"%s" is none or not one', (text) => {
    expect(index.named(text)).not.toHaveLength(1);
  });

  it('words left out, put in or cut off: another indicator is never named', () => {
    const more = 'của xã theo quy định năm 2024 trên địa bàn được tỉnh giao cấp các hộ dân tỉ lệ'.split(' ');
    const all = [...pack.indicator.values()].map((i) => i.def);
    let right = 0;
    let runs = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.boolean(),
        fc.array(fc.nat(200), { maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...more)), { maxLength: 3 }),
        fc.boolean(),
        (def, brackets, gone, added, cut) => {
          const words = (brackets ? def.name : def.name.replace(/\([^()]*\)/g, '')).split(/\s+/);
          for (const at of gone) if (words.length > 4) words.splice(at % words.length, 1);
          for (const [at, word] of added) words.splice(at % (words.length + 1), 0, word);
          if (cut) words.length = Math.max(4, Math.ceil(words.length * 0.6));
          const named = index.named(words.join(' '));
          runs++;
          if (named.length === 1) {
            expect(named, words.join(' ')).toEqual([def.id]);
            right++;
          }
        },
      ),
      { numRuns: 600, seed: 7 },
    );
    expect(right / runs).toBeGreaterThan(0.9);
  });

  it.each([
    'Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi',
    'Xã có nhà văn hóa hoặc hội trường đa năng và sân thể thao',
    'Có kế hoạch và triển khai kế hoạch bồi dưỡng kiến thức về xây dựng nông thôn mới',
    'Đảng bộ, chính quyền xã được xếp loại chất lượng hoàn thành tốt nhiệm vụ',
    'Không còn nhà tạm, nhà dột nát',
    'Có cán bộ, công chức xã đạt chuẩn',
  ])('of another criteria set: "%s" is none of this one', (text) => {
    expect(index.named(text)).toEqual([]);
  });

  it('criteria by their own names only', () => {
    expect(index.criterion('QUY HOẠCH')).toBe('1');
    expect(index.criterion('Tiêu chí Quy hoạch')).toBe('1');
    expect(index.criterion('Quy hoạch chung')).toBeNull();
    expect(pack.criteria.map((c) => index.criterion(c.name.normalize('NFD')))).toEqual(
      pack.criteria.map((c) => c.id),
    );
  });
});

type Row = readonly [number: string | number | null, name: string];

/** A form with the rows of criterion 2 and more; what was listed, and what was written in which row. */
async function filledRows(rows: readonly Row[]) {
  const fill = (sheet: Sheet): void => {
    sheet.getRow(1).values = ['TT', 'Nội dung chỉ tiêu', 'Kết quả', 'Đánh giá'];
    for (const [i, [number, name]] of rows.entries()) {
      sheet.getCell(i + 2, 1).value = number;
      sheet.getCell(i + 2, 2).value = name;
    }
  };
  const result = await fillForm(real, await bookOf(['Biểu', fill]));
  const sheet = (await openBook(result.bytes)).worksheets[0]!;
  return {
    listed: result.findings
      .filter((d) => d.code.startsWith('fill-row'))
      .map((d) => `${d.code} ${d.where[0]!.cell!.slice(1)}`),
    messages: result.findings.map((d) => d.message),
    verdicts: rows.map((_, i) => sheet.getCell(i + 2, 4).text),
    about: result.cells.map((c) => `${c.cell} ${c.about}`),
  };
}

const BASE: readonly Row[] = [
  ['2', 'Giao thông'],
  ['2.1', nameOf('2.1')],
  ['2.2', nameOf('2.2')],
];

describe('rows', () => {
  it('a number and a name that contradict each other are listed, and nothing is written', async () => {
    const { listed, verdicts, messages } = await filledRows([
      ...BASE,
      ['17.4', nameOf('17.10')],
      ['17.5', nameOf('17.5')],
    ]);
    expect(listed).toEqual(['fill-row-contradiction 5']);
    expect(verdicts).toEqual(['Chưa đạt', 'Chưa đạt', 'Chưa đạt', '', 'Chưa đạt']);
    expect(messages.join('\n')).toContain('không khớp (17.4, 17.10)');
  });

  it('a number under a name of something quite different is a contradiction too', async () => {
    const { listed } = await filledRows([...BASE, ['17.4', 'Số hội viên hội phụ nữ được bồi dưỡng']]);
    expect(listed).toEqual(['fill-row-contradiction 5']);
  });

  it('the name decides between 17.1 and 17.10, against the order of the rows', async () => {
    const { listed, about } = await filledRows([
      ...BASE,
      [17.1, nameOf('17.10')],
      ['17.4', nameOf('17.4')],
      [17.1, nameOf('17.1')],
    ]);
    expect(listed).toEqual(['fill-row-decided 5', 'fill-row-decided 7']);
    expect(about).toContain('D5 indicator:17.10');
  });

  it('17.1 between 17.1x rows out of order stays open', async () => {
    const { listed } = await filledRows([...BASE, ['17.12', ''], [17.1, ''], ['17.11', '']]);
    expect(listed).toEqual(['fill-row-several 6']);
  });

  it('two rows about the same: neither, unless one says so more surely', async () => {
    const twice = await filledRows([...BASE, ['17.4', nameOf('17.4')], ['17.4', nameOf('17.4')]]);
    expect(twice.listed).toEqual(['fill-row-twice 5', 'fill-row-twice 6']);
    expect(twice.verdicts.slice(3)).toEqual(['', '']);
    const surer = await filledRows([
      ...BASE,
      ['17.4', nameOf('17.4')],
      ['', `${nameOf('17.4')} (ước tính cuối năm)`.replace('Tỷ lệ', 'Trong đó: tỷ lệ')],
    ]);
    expect(surer.listed).toEqual(['fill-row-twice 6']);
    expect(surer.verdicts.slice(3)).toEqual(['Chưa đạt', '']);
  });

  it('a name that fits several is listed with them', async () => {
    const { listed, messages } = await filledRows([
      ...BASE,
      ['', 'Tỷ lệ hộ gia đình thực hiện'],
      ['17.4', nameOf('17.4')],
    ]);
    expect(listed).toEqual(['fill-row-several 5']);
    expect(messages.join('\n')).toMatch(/có thể là 17\.[45], 17\.[45]/);
  });

  it('a number that the criteria set does not have is listed', async () => {
    const { listed } = await filledRows([
      ...BASE,
      ['17.13', 'Tỷ lệ hộ có vườn đẹp'],
      ['17.4', nameOf('17.4')],
      ['20.1', 'Nội dung khác của tỉnh'],
    ]);
    expect(listed).toEqual(['fill-row-unknown 5', 'fill-row-unknown 7']);
  });

  it('groups and totals are no criteria and not listed', async () => {
    const { listed, verdicts } = await filledRows([
      ['I', 'HẠ TẦNG KINH TẾ - XÃ HỘI'],
      ...BASE,
      ['II', 'Nhóm môi trường và an ninh'],
      ['17.4', nameOf('17.4')],
      [null, 'Tổng cộng'],
      [null, 'NGƯỜI LẬP BIỂU'],
    ]);
    expect(listed).toEqual([]);
    expect(verdicts).toEqual(['', 'Chưa đạt', 'Chưa đạt', 'Chưa đạt', '', 'Chưa đạt', '', '']);
  });

  it('a group of one criterion under a roman number gives way to the criterion', async () => {
    const { listed, verdicts } = await filledRows([
      ['I', 'QUY HOẠCH'],
      ['1', 'Quy hoạch'],
      ['1.3', nameOf('1.3')],
      ['II', 'HẠ TẦNG KINH TẾ - XÃ HỘI'],
      ...BASE,
    ]);
    expect(listed).toEqual(['fill-row-twice 2']);
    expect(verdicts).toEqual(['', 'Chưa đạt', 'Chưa đạt', '', 'Chưa đạt', 'Chưa đạt', 'Chưa đạt']);
  });

  it('a criterion over the whole width, number and name in one cell', async () => {
    const { verdicts } = await filledRows([
      ['1. Quy hoạch', ''],
      ['1.3', nameOf('1.3')],
      ['Tiêu chí số 2: Giao thông', ''],
      ['2.1', nameOf('2.1')],
      ['2.2', nameOf('2.2')],
    ]);
    expect(verdicts).toEqual(['Chưa đạt', 'Chưa đạt', 'Chưa đạt', 'Chưa đạt', 'Chưa đạt']);
  });

  it('a number that became a day is listed, unless the name says what it is', async () => {
    const { listed } = await filledRows([...BASE, [46000 as unknown as string, nameOf('17.10')]]);
    expect(listed).toEqual([]);
  });

  it('a sheet with fewer than three rows is no form', async () => {
    await expect(
      filledRows([
        ['2.1', nameOf('2.1')],
        ['2.2', nameOf('2.2')],
      ]),
    ).rejects.toThrow(/3 hàng/);
  });

  it('indicators of which the case knows something and the form has no row are named', async () => {
    const { messages } = await filledRows(BASE);
    const line = messages.find((m) => m.includes('không có hàng cho các chỉ tiêu'))!;
    expect(line).toContain('2.3, 2.4, 3.1');
    expect(line).not.toContain('1.2,');
  });
});
