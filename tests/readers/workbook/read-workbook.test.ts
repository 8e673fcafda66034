/** Workbooks as programs write them, read as they stand. Fragments are copied from what each program saves. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import type { RawCell, RawWorkbook } from '../../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../../src/readers/workbook/read-workbook.ts';
import { escaped, pack, type WorkbookParts, workbookParts, xlsx } from '../../support/xlsx-files.ts';

function read(bytes: Uint8Array): RawWorkbook {
  const diagnostics = new Diagnostics();
  const workbook = readWorkbook('so-lieu.xlsx', bytes, diagnostics);
  expect(diagnostics.items).toEqual([]);
  return workbook!;
}
const cellsOf = (workbook: RawWorkbook, sheet = 0): RawCell[] =>
  [...workbook.sheets[sheet]!.rows.values()].flatMap((row) => [...row.values()]);
/** `A1 number 14.5` of each cell of the first sheet. */
const shown = (book: WorkbookParts): string[] =>
  cellsOf(read(xlsx(book))).map((c) => `${'ABCDEFGHIJ'[c.column - 1]}${c.row} ${c.kind} ${c.text}`);
const row = (cells: string): WorkbookParts => ({ sheets: [{ rows: `<row r="1">${cells}</row>` }] });

describe('cells', () => {
  it('of Excel: shared texts, numbers with all their digits, booleans, errors', () => {
    const strings = '<si><t>Thôn Đồng</t></si>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>8.8282999999999999E-1</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" s="1"/>';
    expect(shown({ ...row(cells), strings })).toEqual([
      'A1 text Thôn Đồng',
      'B1 number 8.8282999999999999E-1',
      'C1 boolean TRUE',
      'D1 error #DIV/0!',
      'E1 blank ',
    ]);
  });

  it('of openpyxl: inline texts; a formula that nobody calculated is no value', () => {
    const cells =
      '<c r="A1" t="inlineStr"><is><t>d&#242;ng 1\nd&#242;ng 2</t></is></c><c r="D1"><f>B1*2</f><v></v></c><c r="E1"><f>B1</f><v/></c>';
    expect(shown(row(cells))).toEqual(['A1 text dòng 1\ndòng 2', 'D1 blank ', 'E1 blank ']);
    expect(cellsOf(read(xlsx(row(cells)))).map((c) => c.uncached)).toEqual([false, true, true]);
  });

  it('of LibreOffice: results of formulas, an empty text among them', () => {
    const cells =
      '<c r="D1" s="0" t="n"><f aca="false">B1*2</f><v>29</v></c><c r="E1" t="b"><f aca="false">TRUE()</f><v>1</v></c><c r="G1" t="str"><f aca="false">IF(1,&quot;&quot;,&quot;x&quot;)</f><v></v></c>';
    expect(shown(row(cells))).toEqual(['D1 number 29', 'E1 boolean TRUE', 'G1 text ']);
    expect(cellsOf(read(xlsx(row(cells)))).map((c) => [c.formula, c.uncached])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
  });

  it('shared formulas without text of their own, dates in ISO, an inline text without content', () => {
    const cells =
      '<c r="A1"><f t="shared" si="0"/><v>3</v></c><c r="B1" t="d"><v>2024-11-15</v></c><c r="C1" t="inlineStr"><is/></c><c r="D1" t="str"><v>x</v></c>';
    expect(shown(row(cells))).toEqual(['A1 number 3', 'B1 text 2024-11-15', 'C1 text ', 'D1 text x']);
  });

  it('without addresses stand one after the other; in any order they come out sorted', () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="7"><c r="C7"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row><row r="3"><c r="B3"><v>6</v></c><c r="A3"><v>7</v></c></row>';
    expect(shown({ sheets: [{ rows }] })).toEqual([
      'A1 number 1',
      'B1 number 2',
      'A3 number 7',
      'B3 number 6',
      'C7 number 3',
      'D7 number 4',
      'A8 number 5',
    ]);
  });
});

describe('texts', () => {
  const text = (item: string): string =>
    cellsOf(read(xlsx({ ...row('<c r="A1" t="s"><v>0</v></c>'), strings: `<si>${item}</si>` })))[0]!.text;

  it('rich runs are joined, phonetic guides left out, spaces kept', () => {
    expect(
      text(
        '<r><t xml:space="preserve">Đường </t></r><r><rPr><b/></rPr><t>trục</t></r><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/>',
      ),
    ).toBe('Đường trục');
  });

  it('escapes are decoded, line ends are one', () => {
    expect(text('<t>a_x000D_\nb&#13;c_x005F_x000D_</t>')).toBe('a\nb\nc_x000D_');
  });

  it('stay as they are composed: cleaning is not for this stage', () => {
    const decomposed = 'Đường\u00A0nhựa'.normalize('NFD');
    expect(text(`<t>${decomposed}</t>`)).toBe(decomposed);
  });
});

describe('sheets', () => {
  it('in the order of the workbook, with names, parts and hidden ones marked', () => {
    const workbook = read(
      xlsx({
        sheets: [
          { name: 'Số liệu & "khác"' },
          { name: 'Ẩn', attributes: 'state="hidden"' },
          { name: 'Rất ẩn', attributes: 'state="veryHidden"' },
        ],
        application: 'Microsoft Excel',
      }),
    );
    expect(workbook.sheets.map(({ name, part, hidden }) => [name, part, hidden])).toEqual([
      ['Số liệu & "khác"', 'xl/worksheets/sheet1.xml', false],
      ['Ẩn', 'xl/worksheets/sheet2.xml', true],
      ['Rất ẩn', 'xl/worksheets/sheet3.xml', true],
    ]);
    expect([workbook.file, workbook.application, workbook.date1904]).toEqual([
      'so-lieu.xlsx',
      'Microsoft Excel',
      false,
    ]);
  });

  it.each(['1', 'true'])('date1904="%s" counts days from 1904', (value) => {
    expect(read(xlsx({ properties: `<workbookPr date1904="${value}"/>` })).date1904).toBe(true);
  });

  it('merged ranges stay ranges, the whole sheet too', () => {
    const after =
      '<mergeCells><mergeCell ref="A5:C6"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="$B$9"/></mergeCells>';
    expect(read(xlsx({ sheets: [{ after }] })).sheets[0]!.merges).toEqual([
      { firstRow: 5, firstColumn: 1, lastRow: 6, lastColumn: 3 },
      { firstRow: 1, firstColumn: 1, lastRow: 1_048_576, lastColumn: 16_384 },
      { firstRow: 9, firstColumn: 2, lastRow: 9, lastColumn: 2 },
    ]);
  });

  it('elements of extensions with known names are no cells', () => {
    const after =
      '<extLst><ext><x:row xmlns:x="x" r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></ext></extLst>';
    expect(shown({ sheets: [{ rows: '<row><c><v>1</v></c></row>', after }] })).toEqual(['A1 number 1']);
  });

  it('a sheet that is a chart holds no cells and is left out', () => {
    const parts = workbookParts({ sheets: [{}, {}] });
    const name = 'xl/_rels/workbook.xml.rels';
    parts.set(name, String(parts.get(name)).replace('/worksheet"', '/chartsheet"'));
    expect(read(pack(parts)).sheets.map((s) => s.name)).toEqual(['Trang 2']);
  });
});

describe('packages of other programs', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const book = { sheets: [{ rows }], strings: '<si><t>Có dấu</t></si>' };

  it('prefixed names, as Open XML SDK tools write them', () => {
    const parts = [...workbookParts(book)].map(([name, content]) => {
      const prefixed = String(content)
        .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
        .replaceAll('xmlns="', 'xmlns:x="')
        .replaceAll('xmlns:r=', 'xmlns:d3p1=')
        .replaceAll(' r:id=', ' d3p1:id=');
      return [name, prefixed] as const;
    });
    expect(cellsOf(read(pack(parts)))[0]!.text).toBe('Có dấu');
  });

  it('the strict namespaces of ISO 29500', () => {
    const parts = [...workbookParts(book)].map(
      ([name, content]) =>
        [
          name,
          String(content).replaceAll(
            /http:\/\/schemas\.openxmlformats\.org\/(\w+)\/2006/g,
            'http://purl.oclc.org/ooxml/$1',
          ),
        ] as const,
    );
    expect(cellsOf(read(pack(parts)))[0]!.text).toBe('Có dấu');
  });

  it('absolute targets, other part names, other letters of case', () => {
    const parts = workbookParts(book);
    const relations = 'xl/_rels/workbook.xml.rels';
    parts.set(
      relations,
      String(parts.get(relations)).replace('worksheets/sheet1.xml', '/xl/worksheets/../Du%20lieu.XML'),
    );
    parts.set('xl/du%20lieu.xml', parts.get('xl/worksheets/sheet1.xml')!);
    parts.delete('xl/worksheets/sheet1.xml');
    expect(read(pack(parts)).sheets[0]!.part).toBe('xl/Du%20lieu.XML');
  });

  it.each([
    ['UTF-8 with a byte order mark', (xml: string) => Buffer.from(`\uFEFF${xml}`)],
    ['UTF-16 little-endian', (xml: string) => Buffer.from(`\uFEFF${xml}`, 'utf16le')],
    ['UTF-16 big-endian', (xml: string) => Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16()],
  ])('%s', (_, encode) => {
    const parts = [...workbookParts(book)].map(([name, xml]) => [name, encode(String(xml))] as const);
    expect(cellsOf(read(pack(parts)))[0]!.text).toBe('Có dấu');
  });

  it('without texts, styles and properties', () => {
    const parts = { 'xl/sharedStrings.xml': null, 'xl/styles.xml': null };
    const [cell] = cellsOf(read(xlsx({ ...row('<c r="A1" s="5"><v>1</v></c>'), parts })));
    expect(cell!.format).toEqual({ kind: 'general', decimals: null });
  });
});

describe('formats of cells', () => {
  it('follow the style of the cell', () => {
    const formats = ['[$-42A]dd/mm/yyyy;@', '0.00%'];
    const cells = '<c s="0"><v>1</v></c><c s="1"><v>45611</v></c><c s="2"><v>0.8283</v></c>';
    expect(cellsOf(read(xlsx({ ...row(cells), formats }))).map((c) => c.format)).toEqual([
      { kind: 'general', decimals: null },
      { kind: 'date', decimals: null },
      { kind: 'percent', decimals: 2 },
    ]);
  });

  it('numbers of formats that come without text', () => {
    const ids = [0, 1, 2, 9, 10, 14, 22, 30, 44, 47, 49, 57, 11];
    const styles = `<styleSheet><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const cells = ids.map((_, i) => `<c s="${i}"><v>1</v></c>`).join('');
    const read1 = cellsOf(read(xlsx({ ...row(cells), parts: { 'xl/styles.xml': styles } })));
    expect(read1.map(({ format }) => `${format.kind} ${format.decimals}`)).toEqual([
      'general null',
      'number 0',
      'number 2',
      'percent 0',
      'percent 2',
      'date null',
      'date null',
      'date null',
      'number 2',
      'date null',
      'text null',
      'date null',
      'number null',
    ]);
  });
});

describe('exceljs writes, we read', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map((s) =>
      // What XML cannot hold is no text of a cell.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
      s.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, ''),
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
  );

  it('random cells come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }),
        async (rows: (string | number | boolean)[][]) => {
          const workbook = new ExcelJS.Workbook();
          const sheet = workbook.addWorksheet('Số liệu');
          for (const [i, cells] of rows.entries())
            for (const [j, cell] of cells.entries()) sheet.getCell(i + 1, j + 1).value = cell;
          const found = read(Buffer.from(await workbook.xlsx.writeBuffer())).sheets[0]!.rows;
          for (const [i, cells] of rows.entries()) {
            for (const [j, cell] of cells.entries()) {
              const got = found.get(i + 1)?.get(j + 1);
              if (typeof cell === 'string') expect(got?.text ?? '').toBe(cell.replace(/\r\n?/g, '\n'));
              else if (typeof cell === 'boolean') expect(got?.text).toBe(cell ? 'TRUE' : 'FALSE');
              else expect(Number(got?.text)).toBe(cell === 0 ? 0 : cell);
            }
          }
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });

  it('rich texts, links, formulas, dates and merges', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Số liệu');
    sheet.getCell('A1').value = { richText: [{ text: 'Đường ' }, { font: { bold: true }, text: 'trục' }] };
    sheet.getCell('B1').value = { text: 'liên kết', hyperlink: 'https://example.com' };
    sheet.getCell('C1').value = { formula: '1+1', result: 2 };
    sheet.getCell('D1').value = { formula: '1+1' };
    sheet.getCell('E1').value = new Date(Date.UTC(2024, 10, 15));
    sheet.getCell('E1').numFmt = 'dd/mm/yyyy';
    sheet.mergeCells('A3:B4');
    const [a, b, c, d, e] = cellsOf(read(Buffer.from(await workbook.xlsx.writeBuffer())));
    expect([a, b, c, e].map((x) => x!.text)).toEqual(['Đường trục', 'liên kết', '2', '45611']);
    expect([c!.formula, d!.uncached, e!.format.kind]).toEqual([true, true, 'date']);
  });
});

it('texts with markup come back', () => {
  const source = '1 < 2 & "3" > \'0\'';
  expect(shown(row(`<c t="inlineStr"><is><t>${escaped(source)}</t></is></c>`))).toEqual([
    `A1 text ${source}`,
  ]);
});
