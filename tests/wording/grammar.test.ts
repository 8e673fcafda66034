/** Grammar of derived sentences: each rule of OFFICE §6 and the hamlets and assignments of §7, by number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, parseDecimal } from '../../src/model/quantity.ts';
import { quantityText } from '../../src/wording/figure-text.ts';
import {
  assignedPhrase,
  capitalised,
  capitals,
  countText,
  hamletsPhrase,
  indicatorList,
  joinNames,
  joinPhrases,
  roman,
  unmetCriteriaPhrase,
} from '../../src/wording/grammar.ts';
import { verdictInCell, verdictInText } from '../../src/wording/results.ts';
import { mustLoad, REAL } from '../support/load.ts';
import { projectFiles, readText } from '../support/source-files.ts';

const spaces = (text: string) => text.replaceAll('\u00a0', ' ');
const number = (text: string) => parseDecimal(text)!;
const { pack } = mustLoad(REAL);
const criterion = (id: string) => pack.criterion.get(id)!;
const inOrder = (id: string) => criterion(id).indicators.map((i) => i.id);

describe('rule 1: counts below ten take a zero, labels and measures never', () => {
  it('counts', () => {
    expect([0, 1, 6, 9, 10, 13].map(countText)).toEqual(['00', '01', '06', '09', '10', '13']);
  });

  it('things counted', () => {
    expect(spaces(quantityText(decimal(1), 'mô hình'))).toBe('01 mô hình');
    expect(spaces(quantityText(decimal(9), 'hộ'))).toBe('09 hộ');
    expect(spaces(quantityText(decimal(10), 'hộ'))).toBe('10 hộ');
    expect(spaces(quantityText(decimal(0), 'hộ'))).toBe('00 hộ');
    expect(spaces(quantityText(decimal(85, 1), 'hộ'))).toBe('8,5 hộ');
  });

  it('measures, rates and percentages', () => {
    const written = [
      ['8.5', 'km'],
      ['5', 'ha'],
      ['9', 'triệu đồng'],
      ['3', 'tin/tháng'],
      ['5', 'điểm %'],
      ['7', 'm²'],
    ] as const;
    expect(written.map(([value, unit]) => spaces(quantityText(number(value), unit)))).toEqual([
      '8,5 km',
      '5 ha',
      '9 triệu đồng',
      '3 tin/tháng',
      '5 điểm %',
      '7 m²',
    ]);
    expect(quantityText(decimal(5), '%')).toBe('5%');
  });

  it('labels: tiêu chí số 1, chỉ tiêu 4', () => {
    expect(unmetCriteriaPhrase([criterion('1'), criterion('2')])).toContain('Tiêu chí số 1 (');
    expect(indicatorList(['4'], ['4'])).toBe('chỉ tiêu 4');
  });
});

describe('rule 2: the head word belongs to the list', () => {
  it('and stays when the first member leaves', () => {
    expect(unmetCriteriaPhrase(['1', '2', '3'].map(criterion))).toBe(
      '03 tiêu chí chưa đạt chuẩn bao gồm các tiêu chí: Tiêu chí số 1 (Quy hoạch), số 2 (Giao thông), số 3 (Thủy lợi và phòng, chống thiên tai)',
    );
    expect(unmetCriteriaPhrase(['2', '3'].map(criterion))).toBe(
      '02 tiêu chí chưa đạt chuẩn bao gồm các tiêu chí: Tiêu chí số 2 (Giao thông), số 3 (Thủy lợi và phòng, chống thiên tai)',
    );
  });
});

describe('rule 3: one member has a sentence of its own, none is refused', () => {
  it('one', () => {
    expect(unmetCriteriaPhrase([criterion('5')])).toBe(
      '01 tiêu chí chưa đạt chuẩn là Tiêu chí số 5 (Giáo dục)',
    );
  });

  it('none never becomes "00"', () => {
    expect(() => unmetCriteriaPhrase([])).toThrow();
  });
});

describe('rule 4: commas; two plain names take "và"; members with commas are parted by ";"', () => {
  it('names', () => {
    expect(joinNames([])).toBe('');
    expect(joinNames(['A'])).toBe('A');
    expect(joinNames(['A', 'B'])).toBe('A và B');
    expect(joinNames(['A', 'B', 'C'])).toBe('A, B, C');
    expect(joinNames(['Phòng Lao động, Thương binh, Xã hội - Dân tộc', 'B'])).toBe(
      'Phòng Lao động, Thương binh, Xã hội - Dân tộc; B',
    );
  });

  it('phrases', () => {
    expect(joinPhrases(['tiêu chí số 6 về Văn hóa', 'tiêu chí số 8 về Thông tin'])).toBe(
      'tiêu chí số 6 về Văn hóa, tiêu chí số 8 về Thông tin',
    );
    expect(joinPhrases(['a, b', 'c'])).toBe('a, b; c');
  });

  it('members closed by brackets keep their commas', () => {
    expect(unmetCriteriaPhrase(['3', '5'].map(criterion))).toMatch(
      /\(Thủy lợi và phòng, chống thiên tai\), số 5/,
    );
  });
});

describe('rule 5: lists of indicators', () => {
  const order = inOrder('17');

  it.each([
    ['17.7', 'chỉ tiêu 17.7'],
    ['17.9 17.10', 'chỉ tiêu 17.9 và 17.10'],
    ['17.7 17.8 17.11', 'chỉ tiêu 17.7, 17.8 và 17.11'],
    ['17.11 17.8 17.7 17.8', 'chỉ tiêu 17.7, 17.8 và 17.11'],
    ['17.1 17.2 17.3', 'chỉ tiêu 17.1, 17.2 và 17.3'],
    ['17.1 17.2 17.3 17.4', 'từ chỉ tiêu 17.1 đến 17.4'],
    ['17.1 17.2 17.3 17.4 17.5 17.6 17.12', 'từ chỉ tiêu 17.1 đến 17.6 và chỉ tiêu 17.12'],
    ['17.1 17.3 17.4 17.5 17.6', 'chỉ tiêu 17.1 và từ chỉ tiêu 17.3 đến 17.6'],
    [
      '17.1 17.2 17.3 17.4 17.6 17.8 17.9 17.10 17.11',
      'từ chỉ tiêu 17.1 đến 17.4, chỉ tiêu 17.6 và từ chỉ tiêu 17.8 đến 17.11',
    ],
  ])('%s', (ids, text) => {
    expect(indicatorList(ids.split(' '), order)).toBe(text);
  });

  it('order is that of the criteria set: 17.9 stands before 17.10', () => {
    expect(indicatorList(['17.10', '17.9'], order)).toBe('chỉ tiêu 17.9 và 17.10');
  });

  it('names every member once, as itself or inside a run', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...order), { minLength: 1 }), (ids) => {
        const text = indicatorList(ids, order);
        const named = new Set(
          [...text.matchAll(/từ chỉ tiêu (\S+) đến (\d+\.\d+)/g)].flatMap(([, a, b]) =>
            order.slice(order.indexOf(a!), order.indexOf(b!) + 1),
          ),
        );
        for (const [id] of text.replaceAll(/từ chỉ tiêu \S+ đến \d+\.\d+/g, '').matchAll(/\d+\.\d+/g)) {
          expect(named.has(id)).toBe(false);
          named.add(id);
        }
        expect(named).toEqual(new Set(ids));
      }),
    );
  });
});

describe('rule 6: verdict words', () => {
  it('"đạt", "chưa đạt" in text, with a capital in cells, and never "không đạt"', () => {
    expect((['met', 'unmet'] as const).map((v) => [verdictInText(pack, v), verdictInCell(pack, v)])).toEqual([
      ['đạt', 'Đạt'],
      ['chưa đạt', 'Chưa đạt'],
    ]);
    expect(JSON.stringify(pack.wording)).not.toMatch(/không đạt/i);
  });
});

describe('rule 7: capitals', () => {
  it('of composed and decomposed letters are the same', () => {
    const text = 'Thủy lợi và phòng, chống thiên tai - đường ướt';
    expect(capitals(text)).toBe('THỦY LỢI VÀ PHÒNG, CHỐNG THIÊN TAI - ĐƯỜNG ƯỚT');
    expect(capitals(text.normalize('NFD'))).toBe(capitals(text));
    expect(capitalised('ủy ban'.normalize('NFD'))).toBe('Ủy ban');
    expect(capitalised('')).toBe('');
  });

  it('every Vietnamese letter comes back from its capital', () => {
    const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';
    const marked = [...letters].flatMap((l) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((m) => (l + m).normalize('NFC')),
    );
    for (const letter of marked) expect(capitals(letter).toLowerCase()).toBe(letter);
  });
});

describe('rule 8: "các" only for two or more', () => {
  it.each([
    [[], ''],
    [['Hợp Nhất'], 'tại thôn Hợp Nhất'],
    [['Lạng Giai B', 'Khun Tiếm'], 'tại các thôn Lạng Giai B và Khun Tiếm'],
    [['A', 'B', 'C'], 'tại các thôn A, B, C'],
  ])('%j', (hamlets, text) => {
    expect(hamletsPhrase(hamlets)).toBe(text);
  });
});

describe('rule 9: hóa, thủy, ủy in our own words', () => {
  it('in the pack, its templates and the messages of the program', () => {
    const packFiles = ['pack', 'criteria', 'wording', 'evidence', 'catalogue'].map((f) => `${f}.yaml`);
    const own = [
      ...[...packFiles, ...pack.templateNames].map((f) => readText(`templates/nang-cao-2021-2025/${f}`)),
      ...projectFiles('src').map(readText),
    ].join('\n');
    expect(own).toMatch(/hóa|thủy|ủy/i);
    // "hoá", "thuỷ", "uỷ"; "quý" is another syllable.
    expect(own.match(/\p{L}*(?:o[áàảãạ]|(?<!q)u[ýỳỷỹỵ])(?!\p{L})/giu) ?? []).toEqual([]);
  });
});

describe('what a unit leads (OFFICE §7)', () => {
  it('whole criteria first, then indicators of other criteria', () => {
    expect(
      assignedPhrase(
        [criterion('1'), criterion('2')],
        [
          { criterion: criterion('17'), ids: ['17.9', '17.10'] },
          { criterion: criterion('18'), ids: ['18.4'] },
        ],
      ),
    ).toBe(
      'tiêu chí số 1 về Quy hoạch, tiêu chí số 2 về Giao thông; chỉ tiêu 17.9 và 17.10 của tiêu chí số 17 về Môi trường; chỉ tiêu 18.4 của tiêu chí số 18 về Chất lượng môi trường sống',
    );
  });

  it('names with commas are parted by ";"', () => {
    expect(assignedPhrase([criterion('3'), criterion('13')], [])).toBe(
      `tiêu chí số 3 về ${criterion('3').name}; tiêu chí số 13 về ${criterion('13').name}`,
    );
    expect(assignedPhrase([], [{ criterion: criterion('17'), ids: ['17.1'] }])).toBe(
      'chỉ tiêu 17.1 của tiêu chí số 17 về Môi trường',
    );
    expect(assignedPhrase([], [])).toBe('');
  });
});

describe('labels', () => {
  it('Roman numbers', () => {
    expect([1, 4, 5, 9, 10, 14, 19, 39].map(roman)).toEqual([
      'I',
      'IV',
      'V',
      'IX',
      'X',
      'XIV',
      'XIX',
      'XXXIX',
    ]);
  });
});
