/** What people do to a workbook without harm, and what is reported at its cell. Edits are made on the sheets as read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '../../src/index.ts';
import { Diagnostics, placeText } from '../../src/model/diagnostics.ts';
import { readCaseSheets } from '../../src/readers/workbook/case-workbook.ts';
import {
  cellAddress,
  parseAddress,
  type RawCell,
  type RawSheet,
  type RawWorkbook,
} from '../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../src/readers/workbook/read-workbook.ts';
import { newCase } from '../../src/workbook/entry/new-case.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';

const { pack, appraised } = loadCase('fixtures/nhan-ly-2024');
let real: RawWorkbook;
let blank: RawWorkbook;

beforeAll(async () => {
  real = readWorkbook('so-lieu.xlsx', await writeCaseWorkbook(pack, appraised.data), new Diagnostics())!;
  const data = newCase(pack, { commune: 'xã Bình An', year: 2026, created: '2026-03-01' });
  blank = readWorkbook('so-lieu.xlsx', await writeCaseWorkbook(pack, data), new Diagnostics())!;
});

type Edit = (sheet: RawSheet) => RawSheet;

const edited = (book: RawWorkbook, name: string, ...edits: Edit[]): RawWorkbook => ({
  ...book,
  sheets: book.sheets.map((s) => (s.name === name ? edits.reduce((sheet, edit) => edit(sheet), s) : s)),
});

/** Every cell put where `to` says; null drops it. */
const moved =
  (to: (row: number, column: number) => readonly [number, number] | null): Edit =>
  (sheet) => {
    const rows = new Map<number, Map<number, RawCell>>();
    for (const [r, cells] of sheet.rows)
      for (const [c, cell] of cells) {
        const at = to(r, c);
        if (!at) continue;
        const row = rows.get(at[0]) ?? new Map<number, RawCell>();
        rows.set(at[0], row.set(at[1], { ...cell, row: at[0], column: at[1] }));
      }
    return { ...sheet, rows };
  };

const set =
  (address: string, text: string, kind: RawCell['kind'] = 'text'): Edit =>
  (sheet) => {
    const { row, column } = parseAddress(address)!;
    const cell: RawCell = {
      row,
      column,
      kind,
      text,
      format: { kind: 'general', decimals: null },
      formula: false,
      uncached: false,
    };
    const cells = new Map(sheet.rows.get(row) ?? []).set(column, cell);
    return { ...sheet, rows: new Map(sheet.rows).set(row, cells) };
  };

/** Address of a column's cell: row whose cell in column `by` reads `name`. */
function cellOf(book: RawWorkbook, sheetName: string, name: string, key: string): string {
  const sheet = book.sheets.find((s) => s.name === sheetName)!;
  const columns = [...sheet.rows.get(1)!].find(([, cell]) => cell.text === key)!;
  const row = [...sheet.rows].find(([, cells]) => [...cells.values()].some((c) => c.text === name))!;
  return cellAddress(row[0], columns[0]);
}

function read(book: RawWorkbook) {
  const diagnostics = new Diagnostics();
  const loaded = readCaseSheets(book, () => pack, diagnostics);
  return {
    data: loaded?.data,
    places: loaded?.places,
    messages: diagnostics.items.map((d) => `${d.code} ${d.where.map(placeText).join(', ')}`),
  };
}

describe('identity does not hang on position', () => {
  const same = (book: RawWorkbook): void => {
    const { data, messages } = read(book);
    expect(messages).toEqual([]);
    expect(data).toEqual(appraised.data);
  };

  it('columns moved, a column inserted', () => {
    same(
      edited(
        real,
        'Số liệu',
        moved((r, c) => [r, c === 1 ? 1 : 60 - c]),
      ),
    );
    same(
      edited(
        real,
        'Kết quả chỉ tiêu',
        moved((r, c) => [r, c >= 4 ? c + 1 : c]),
      ),
    );
    same(
      edited(
        real,
        'Thông tin chung',
        moved((r, c) => [r, c + 2]),
      ),
    );
  });

  it('rows inserted above the heads and between rows', () => {
    same(
      edited(
        real,
        'Đơn vị',
        moved((r, c) => [r + 3, c]),
      ),
    );
    same(
      edited(
        real,
        'Đơn vị',
        moved((r, c) => [r >= 9 ? r + 2 : r, c]),
      ),
    );
  });

  it('sheets renamed, in another order, with sheets of the office between', () => {
    const sheets = real.sheets.map((s, i) => ({ ...s, name: `Tờ ${i}` })).reverse();
    const own: RawSheet = { ...sheets[0]!, name: 'Nháp', rows: new Map(), part: 'xl/worksheets/x.xml' };
    same({ ...real, sheets: [...sheets.slice(0, 4), own, ...sheets.slice(4)] });
  });

  it('sheets without their hidden row, found by name and title in any case and without accents', () => {
    const bare = (name: string, to: string) => (book: RawWorkbook) =>
      edited(
        book,
        name,
        moved((r, c) => (r === 1 ? null : [r, c])),
        (s) => ({ ...s, name: to }),
      );
    let book = bare('Số liệu', 'SO LIEU')(real);
    book = bare('Đơn vị', ' đơn  vị ')(book);
    book = bare('Giải pháp', 'Giải pháp'.normalize('NFD'))(book);
    // Without the hidden column the first column holds the ids, which no title names.
    same(book);
  });

  it('prefilled rows without the hidden id are known by what they show', () => {
    same(
      edited(
        real,
        'Kết quả chỉ tiêu',
        moved((r, c) => (c === 1 && r > 5 ? null : [r, c])),
      ),
    );
    same(
      edited(
        real,
        'Mức đạt chuẩn',
        moved((r, c) => (c === 1 && r > 5 ? null : [r, c])),
      ),
    );
    same(
      edited(
        real,
        'Vai trò',
        moved((r, c) => (c === 1 && r > 5 ? null : [r, c])),
      ),
    );
  });

  it('titles changed within reason', () => {
    same(
      edited(
        real,
        'Số liệu',
        moved((r, c) => (r === 1 && c > 1 ? null : [r, c])),
        set('C5', 'TÊN SỐ LIỆU (*)'.slice(0, 11)),
      ),
    );
  });

  it('an optional sheet missing is an empty group', () => {
    const { data, messages } = read({ ...real, sheets: real.sheets.filter((s) => s.name !== 'Câu hỏi') });
    expect(messages).toEqual([]);
    expect(data).toEqual({ ...appraised.data, questions: [] });
  });

  it('a vertical merge repeats what it names, and nothing else', () => {
    const merged = edited(real, 'Hiện trạng', (sheet) => {
      const first = 7;
      const rows = new Map(sheet.rows);
      for (const row of [8, 9, 10]) rows.set(row, new Map([...rows.get(row)!].filter(([c]) => c !== 2)));
      return { ...sheet, rows, merges: [{ firstRow: first, firstColumn: 2, lastRow: 10, lastColumn: 2 }] };
    });
    same(merged);
  });
});

describe('what would be lost without a word', () => {
  const value = (): string => cellOf(real, 'Số liệu', 'Thu nhập bình quân đầu người/năm', 'value');

  it('a formula that nobody calculated is an error, not a blank', () => {
    const uncached: Edit = (sheet) => {
      const { row, column } = parseAddress(value())!;
      const old = sheet.rows.get(row)!.get(column)!;
      const cells = new Map(sheet.rows.get(row)).set(column, {
        ...old,
        kind: 'blank' as const,
        text: '',
        formula: true,
        uncached: true,
      });
      return { ...sheet, rows: new Map(sheet.rows).set(row, cells) };
    };
    const { data, messages } = read(edited(real, 'Số liệu', uncached));
    expect(data).toBeUndefined();
    expect(messages).toEqual([`cell-uncached so-lieu.xlsx › Số liệu!${value()}`]);
  });

  it('a source merged over several rows is told for every row that loses it', () => {
    const first = parseAddress(cellOf(real, 'Số liệu', 'Đường trục thôn có mặt đường BTXM', 'source'))!;
    const merged: Edit = (sheet) => {
      const rows = new Map(sheet.rows);
      const below = new Map(rows.get(first.row + 1)!);
      below.delete(first.column);
      rows.set(first.row + 1, below);
      const range = {
        firstRow: first.row,
        lastRow: first.row + 1,
        firstColumn: first.column,
        lastColumn: first.column,
      };
      return { ...sheet, rows, merges: [...sheet.merges, range] };
    };
    const cell = cellAddress(first.row + 1, first.column);
    expect(read(edited(real, 'Số liệu', merged)).messages).toEqual([
      `cell-merged so-lieu.xlsx › Số liệu!${cell}`,
    ]);
  });

  it('rows whose columns were sorted apart from their hidden ids', () => {
    const a = parseAddress(cellOf(real, 'Kết quả chỉ tiêu', '2.3', 'id'))!;
    const b = parseAddress(cellOf(real, 'Kết quả chỉ tiêu', '2.4', 'id'))!;
    const swapped = moved((r, c) => (c === 1 ? [r, c] : [r === a.row ? b.row : r === b.row ? a.row : r, c]));
    const { messages } = read(edited(real, 'Kết quả chỉ tiêu', swapped));
    expect(messages.filter((m) => m.startsWith('row-mixed'))).toEqual([
      `row-mixed so-lieu.xlsx › Kết quả chỉ tiêu!B${a.row}`,
      `row-mixed so-lieu.xlsx › Kết quả chỉ tiêu!B${b.row}`,
    ]);
  });
});

describe('a name that was changed', () => {
  it('is still meant by the cells that refer to it by the old one', () => {
    const cell = cellOf(real, 'Số liệu', 'Đường ngõ xóm có mặt đường BTXM', 'name');
    const { data, messages } = read(edited(real, 'Số liệu', set(cell, 'Đường ngõ, xóm được bê tông hóa')));
    expect(messages).toEqual([]);
    expect(data?.figures.find((f) => f.id === 'duong-ngo-xom')?.name).toBe('Đường ngõ, xóm được bê tông hóa');
    expect(data?.indicators).toEqual(appraised.data.indicators);
    expect(data?.criteria).toEqual(appraised.data.criteria);
  });

  it('that another row has now belongs to that row', () => {
    const first = cellOf(real, 'Số liệu', 'Đường ngõ xóm có mặt đường BTXM', 'name');
    const second = cellOf(real, 'Số liệu', 'Đường trục thôn có mặt đường BTXM', 'name');
    const { data } = read(
      edited(real, 'Số liệu', set(first, 'Tên khác'), set(second, 'Đường ngõ xóm có mặt đường BTXM')),
    );
    expect(data?.indicators.find((i) => i.id === '2.3')?.figure).toBe('duong-truc-thon');
  });
});

describe('a proposed row', () => {
  it('is no data until something is entered', () => {
    const { data, messages } = read(blank);
    expect(messages).toEqual([]);
    expect([data!.figures, data!.indicators, data!.detailTables, data!.deadlines]).toEqual([[], [], [], []]);
  });

  it('with a value is a figure, and the result of its indicator', () => {
    const name = pack.indicator.get('2.3')!.def.name;
    const at = (key: string): string => cellOf(blank, 'Số liệu', name, key);
    const { data, messages, places } = read(
      edited(
        blank,
        'Số liệu',
        set(at('numerator'), '14', 'number'),
        set(at('denominator'), '15,7'),
        set(at('unit'), 'km'),
      ),
    );
    expect(messages).toEqual([]);
    expect(data!.figures).toMatchObject([{ id: 'chi-tieu-2-3', name, unit: 'km', indicator: '2.3' }]);
    expect(data!.indicators).toMatchObject([{ id: '2.3', figure: 'chi-tieu-2-3' }]);
    expect(places!.of(['figures', 0, 'denominator'])).toMatchObject({
      sheet: 'Số liệu',
      cell: at('denominator'),
    });
    expect(places!.of(['figures', 0, 'value'])).toMatchObject({ sheet: 'Số liệu', cell: at('value') });
  });

  it('takes a percentage as such, and a ratio typed into one cell', () => {
    const cell = (id: string, key: string): string =>
      cellOf(blank, 'Số liệu', pack.indicator.get(id)!.def.name, key);
    const { data, messages } = read(
      edited(blank, 'Số liệu', set(cell('17.10', 'value'), '82,83 %'), set(cell('2.3', 'value'), '14/15,7')),
    );
    expect(messages).toEqual([]);
    expect(data!.figures.map((f) => [f.indicator, f.unit, f.value?.digits, f.numerator?.digits])).toEqual([
      ['2.3', undefined, undefined, 14n],
      ['17.10', '%', 8283n, undefined],
    ]);
  });

  it('that people refer to is data', () => {
    const { data, messages } = read(
      edited(blank, 'Hiện trạng', set('B6', '2'), set('C6', 'Tỷ lệ là {{chi-tieu-2-3.percent}}')),
    );
    expect(messages).toEqual([]);
    expect(data!.figures.map((f) => f.id)).toEqual(['chi-tieu-2-3']);
  });
});

describe('rows that people add', () => {
  it('get a code from their name', () => {
    const free = 6 + appraised.data.organisations.length;
    const { data, messages } = read(
      edited(real, 'Đơn vị', set(`B${free}`, 'Đoàn Thanh niên huyện'), set(`C${free}`, 'huyện')),
    );
    expect(messages).toEqual([]);
    expect(data!.organisations.at(-1)).toMatchObject({ id: 'doan-thanh-nien-huyen', level: 'district' });
  });
});

describe('errors point at the cell', () => {
  const row = (sheet: string, text: string, key: string): string => cellOf(real, sheet, text, key);
  it.each<[string, string, () => Edit[], string]>([
    [
      'a name that is not in the list',
      'Phân công',
      () => [set('B6', 'Phòng Giáo dục và Đào tao')],
      'unknown-id so-lieu.xlsx › Phân công!B6',
    ],
    [
      'a required cell left blank',
      'Thời hạn',
      () => [set('C6', '', 'blank')],
      'missing-key so-lieu.xlsx › Thời hạn!C6',
    ],
    [
      'a word that is no choice',
      'Đơn vị',
      () => [set('C6', 'cấp trên')],
      'cell-choice so-lieu.xlsx › Đơn vị!C6',
    ],
    [
      'a row without identity',
      'Hiện trạng',
      () => [set('B6', '', 'blank')],
      'row-identity so-lieu.xlsx › Hiện trạng!B6',
    ],
    [
      'a row twice',
      'Kết quả chỉ tiêu',
      () => [set('A8', '1.1'), set('B8', '1.1')],
      'row-duplicate so-lieu.xlsx › Kết quả chỉ tiêu!B8, so-lieu.xlsx › Kết quả chỉ tiêu!B6',
    ],
    [
      'a number that is none',
      'Số liệu',
      () => [set(row('Số liệu', 'duong-ngo-xom', 'denominator'), 'mười lăm')],
      'cell-number so-lieu.xlsx › Số liệu!F14',
    ],
    ['task cells of prose', 'Giải pháp', () => [set('C6', 'Đoạn văn')], 'task-column'],
    ['a wrong column twice', 'Thôn', () => [set('C1', 'name')], 'column-duplicate'],
    [
      'an unknown column',
      'Thôn',
      () => [set('D5', 'Dân số'), set('D6', '120', 'number')],
      'column-unknown so-lieu.xlsx › Thôn!D5',
    ],
    [
      'a year that is none',
      'Thông tin chung',
      () => [set(row('Thông tin chung', 'Năm đánh giá *', '#value'), 'năm nay')],
      'cell-number so-lieu.xlsx › Thông tin chung!C16',
    ],
  ])('%s', (_, sheet, edits, expected) => {
    const { messages } = read(edited(real, sheet, ...edits()));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages[0]!.startsWith(expected), messages.join('\n')).toBe(true);
    expect(
      messages.slice(1).every((m) => m.split(' ')[0] === expected.split(' ')[0]),
      messages.join('\n'),
    ).toBe(true);
  });

  it('two sheets of one kind', () => {
    const copy = real.sheets.find((s) => s.name === 'Số liệu')!;
    const { messages } = read({ ...real, sheets: [...real.sheets, { ...copy, name: 'Số liệu (2)' }] });
    expect(messages).toEqual(['sheet-duplicate so-lieu.xlsx › Số liệu (2)']);
  });

  it('a workbook that is not ours', () => {
    const { data, messages } = read({ ...real, sheets: [] });
    expect(data).toBeUndefined();
    expect(messages).toEqual(['workbook-foreign so-lieu.xlsx']);
  });
});
