/** Cells of an office's workbook change; every other entry of the file keeps its bytes, headers included. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiagnosticError } from '../../../src/model/diagnostics.ts';
import { type CellEdit, patchWorkbook } from '../../../src/workbook/patch/patch-workbook.ts';
import { officePart, officeParts, officeWorkbook, rawEntries } from '../../support/office-workbook.ts';
import { zipPart } from '../../support/unzip.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const EMPTY = 'xl/worksheets/sheet3.xml';
const PREFIXED = 'xl/worksheets/sheet4.xml';
const NUMBERS = 'Số liệu';

const patch = (edits: readonly CellEdit[], changes: Readonly<Record<string, string | null>> = {}): Buffer =>
  patchWorkbook(officeWorkbook(changes), edits);

/** Names of the entries whose bytes are not those of the original, in order; new ones with "+", lost ones with "-". */
function touched(before: Buffer, after: Buffer): string[] {
  const [old, now] = [rawEntries(before), rawEntries(after)];
  return [
    ...[...old].filter(([name, bytes]) => now.has(name) && !now.get(name)!.equals(bytes)).map(([n]) => n),
    ...[...now.keys()].filter((n) => !old.has(n)).map((n) => `+${n}`),
    ...[...old.keys()].filter((n) => !now.has(n)).map((n) => `-${n}`),
  ];
}

/** `text` without what it has in common with `other` at both ends: [what went, what came]. */
function difference(other: string, text: string): [string, string] {
  let a = 0;
  while (a < other.length && other[a] === text[a]) a++;
  let b = 0;
  while (b < Math.min(other.length, text.length) - a && other.at(-1 - b) === text.at(-1 - b)) b++;
  return [other.slice(a, other.length - b), text.slice(a, text.length - b)];
}

const original = (part: string): string => String(officeParts().get(part));

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (e) {
    if (e instanceof DiagnosticError) return e.diagnostics.map((d) => d.code).join();
    throw e;
  }
  return 'nothing';
}

/** exceljs cannot read prefixed sheets. */
const READABLE = { [PREFIXED]: original(EMPTY) };

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

describe('what is not named stays', () => {
  it('byte for byte, when nothing is to be done', () => {
    const bytes = officeWorkbook();
    expect(patchWorkbook(bytes, []).equals(bytes)).toBe(true);
  });

  it('a fill touches its sheet and the styles, by one attribute and one format', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [{ sheet: NUMBERS, cell: 'D2', fill: 'error' }]);
    expect(touched(before, after)).toEqual([SHEET, 'xl/styles.xml']);
    expect(difference(original(SHEET), zipPart(after, SHEET))).toEqual(['3', '5']);
    const styles = zipPart(after, 'xl/styles.xml');
    expect(styles).toContain('<fills count="4">');
    expect(styles).toContain('<cellXfs count="6">');
    // Number format and border of the old one.
    expect(styles).toContain(
      '<xf numFmtId="10" fontId="0" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyFill="1"/></cellXfs>',
    );
  });

  it('entries keep their order, names, time stamps and the comment of the file', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [{ sheet: NUMBERS, cell: 'D2', fill: 'error', comment: 'sai' }]);
    expect([...rawEntries(after).keys()]).toEqual([...rawEntries(before).keys()]);
    expect(after.toString('latin1')).toMatch(/luu boi van phong$/);
    const stamp = (file: Buffer): string => rawEntries(file).get(SHEET)!.subarray(10, 14).toString('hex');
    expect(stamp(after)).toBe(stamp(before));
  });

  it('a note on a sheet with notes touches only these; a text in the same cell stays above', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [
      { sheet: NUMBERS, cell: 'A3', comment: 'LỖI: <1> & "2"\nSửa: ghi lại' },
      { sheet: NUMBERS, cell: 'C4', comment: 'thứ hai' },
      { sheet: NUMBERS, cell: 'B5', comment: 'mới' },
    ]);
    expect(touched(before, after)).toEqual(['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml']);
    const comments = zipPart(after, 'xl/comments1.xml');
    expect(comments).toContain('<r><t xml:space="preserve">Đo lại năm 2023</t></r><r>');
    expect(comments).toContain('LỖI: &lt;1&gt; &amp; &quot;2&quot;\nSửa: ghi lại</t>');
    expect(comments).toContain('<t>Hỏi &amp; trường</t></r><r>');
    expect(comments).toContain('<author>Nguyễn Văn A</author><author>Kiểm tra số liệu</author>');
    const vml = zipPart(after, 'xl/drawings/vmlDrawing1.vml');
    expect([...vml.matchAll(/<v:shape /g)]).toHaveLength(3);
    expect([...vml.matchAll(/id="_x0000_s(\d+)"/g)].map((m) => m[1])).toEqual(['1025', '1026', '1027']);
    expect([...vml.matchAll(/<v:shapetype/g)]).toHaveLength(1);
  });

  it('a note on a sheet without adds the parts that notes need', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [{ sheet: 'Tổng hợp & so sánh', cell: 'B2', comment: 'xem lại' }]);
    expect(touched(before, after)).toEqual([
      '[Content_Types].xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/_rels/sheet2.xml.rels',
      '+xl/comments2.xml',
      '+xl/drawings/vmlDrawing2.vml',
    ]);
    expect(
      difference(original('xl/worksheets/sheet2.xml'), zipPart(after, 'xl/worksheets/sheet2.xml')),
    ).toEqual([
      '',
      'legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId3"/><',
    ]);
  });

  it('a value touches its sheet and the workbook, which calculates anew when opened', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [
      { sheet: NUMBERS, cell: 'B3', value: { kind: 'number', text: '6.75' } },
    ]);
    expect(touched(before, after)).toEqual(['xl/workbook.xml', SHEET]);
    expect(difference(original('xl/workbook.xml'), zipPart(after, 'xl/workbook.xml'))).toEqual([
      '',
      ' fullCalcOnLoad="1"',
    ]);
    expect(difference(original(SHEET), zipPart(after, SHEET))).toEqual(
      ['0', '75'].map((d) => (d === '0' ? '60' : d)),
    );
  });

  it('a value in place of a formula takes the order of calculation with it', () => {
    const before = officeWorkbook();
    const after = patchWorkbook(before, [
      { sheet: NUMBERS, cell: 'D8', value: { kind: 'number', text: '90' } },
    ]);
    expect(touched(before, after)).toEqual([
      '[Content_Types].xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      SHEET,
      '-xl/calcChain.xml',
    ]);
    expect(zipPart(after, '[Content_Types].xml')).not.toContain('calcChain');
    expect(zipPart(after, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(zipPart(after, SHEET)).toContain('<c r="D8" s="3"><v>90</v></c></row>');
  });

  it('gives the same bytes for the same edits', () => {
    const edits: CellEdit[] = [
      { sheet: NUMBERS, cell: 'B3', fill: 'note', comment: 'một', value: { kind: 'blank' } },
    ];
    expect(patch(edits).equals(patch(edits))).toBe(true);
  });
});

describe('values', () => {
  it('stand at their place among rows and cells, with spans and dimension grown', () => {
    const after = patch([
      { sheet: NUMBERS, cell: 'F3', value: { kind: 'text', text: 'sau' } },
      { sheet: NUMBERS, cell: 'B8', value: { kind: 'number', text: '1' } },
      { sheet: NUMBERS, cell: 'A7', value: { kind: 'text', text: 'hàng mới' } },
      { sheet: NUMBERS, cell: 'C7', value: { kind: 'number', text: '2' } },
      { sheet: NUMBERS, cell: 'G20', value: { kind: 'text', text: 'cuối' } },
    ]);
    const xml = zipPart(after, SHEET);
    expect(xml).toContain('<dimension ref="A1:G20"/>');
    expect(xml).toContain('<row r="3" spans="1:6" ');
    expect([...xml.matchAll(/<row r="(\d+)"/g)].map((m) => Number(m[1]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 20,
    ]);
    // The format of the column for a new cell, that of the row where the row has one.
    expect(xml).toContain('<c r="C7" s="2"><v>2</v></c></row>');
    expect(xml).toContain('<c r="A8" s="1"/><c r="B8" s="1"><v>1</v></c><c r="D8"');
  });

  it('in a sheet without rows, and in one with a prefix', async () => {
    const edits = ['Ẩn', 'Trống'].flatMap((sheet): CellEdit[] => [
      { sheet, cell: 'B3', value: { kind: 'text', text: ' 17.10 _x0041_ 😀' }, fill: 'warning' },
      { sheet, cell: 'A2', value: { kind: 'date', iso: '2024-11-30' } },
      { sheet, cell: 'C3', value: { kind: 'number', text: '-0.50', decimals: 2 } },
    ]);
    const after = patch(edits);
    expect(zipPart(after, EMPTY)).toContain('<sheetData><row r="2"><c r="A2" ');
    expect(zipPart(after, PREFIXED)).toContain(
      '<x:row r="2"><x:c r="A2" s="5"><x:v>45626</x:v></x:c></x:row><x:row r="3">',
    );
    const sheet = (await read(patch(edits, READABLE))).getWorksheet('Ẩn')!;
    expect(sheet.getCell('B3').value).toBe(' 17.10 _x005F_x0041_ 😀');
    expect(sheet.getCell('A2').value).toEqual(new Date(Date.UTC(2024, 10, 30)));
    expect([sheet.getCell('C3').value, sheet.getCell('C3').numFmt]).toEqual([-0.5, '0.00']);
  });

  it('keep the format of their cell where it shows them, and get one where it does not', () => {
    const xf = (edit: Omit<CellEdit, 'sheet'>): string => {
      const after = patch([{ sheet: NUMBERS, ...edit }]);
      const index = new RegExp(`r="${edit.cell}" s="(\\d+)"`).exec(zipPart(after, SHEET))?.[1] ?? '0';
      const styles = zipPart(after, 'xl/styles.xml');
      const xfs = /<cellXfs.*?<\/cellXfs>/s.exec(styles)![0].match(/<xf .*?(?:\/>|<\/xf>)/gs)!;
      const id = /numFmtId="(\d+)"/.exec(xfs[Number(index)]!)![1];
      return new RegExp(`numFmtId="${id}" formatCode="([^"]+)"`).exec(styles)?.[1] ?? `#${id}`;
    };
    const number = (decimals: number) => ({ kind: 'number', text: '1', decimals }) as const;
    expect(xf({ cell: 'B2', value: number(1) })).toBe('#,##0.0');
    expect(xf({ cell: 'B2', value: number(2) })).toBe('#4');
    expect(xf({ cell: 'B2', value: number(0) })).toBe('#3');
    expect(xf({ cell: 'D2', value: number(1) })).toBe('0.0%');
    expect(xf({ cell: 'A2', value: number(3) })).toBe('0.000');
    expect(xf({ cell: 'A2', value: number(0) })).toBe('#1');
    expect(xf({ cell: 'A2', value: { kind: 'date', iso: '2024-02-29' } })).toBe('dd/mm/yyyy');
    expect(xf({ cell: 'B2', value: { kind: 'text', text: 'chưa có' } })).toBe('#,##0.0');
  });

  it('count days from 1904 where the workbook does', () => {
    const changes = officePart('xl/workbook.xml', '<workbookPr ', '<workbookPr date1904="1" ');
    const day = (iso: string) =>
      zipPart(patch([{ sheet: 'Ẩn', cell: 'A1', value: { kind: 'date', iso } }], changes), EMPTY);
    expect(day('2024-11-30')).toContain('<v>44164</v>');
  });

  it('leave a shared formula to the other cells', () => {
    const xml = zipPart(patch([{ sheet: NUMBERS, cell: 'D2', value: { kind: 'blank' } }]), SHEET);
    expect(xml).toContain('<c r="D2" s="3"/>');
    expect(xml).toContain('<f t="shared" ref="D3:D6" si="0">B3/C3</f>');
    const both = zipPart(
      patch(['D3', 'D2'].map((cell) => ({ sheet: NUMBERS, cell, value: { kind: 'number', text: '0' } }))),
      SHEET,
    );
    expect(both).toContain('<f t="shared" ref="D4:D6" si="0">B4/C4</f>');
    const dependent = zipPart(patch([{ sheet: NUMBERS, cell: 'D4', value: { kind: 'blank' } }]), SHEET);
    expect(dependent).toContain('<f t="shared" ref="D2:D6" si="0">B2/C2</f>');
  });

  it('go into rows and cells that give no address', () => {
    const changes = officePart(
      EMPTY,
      '<sheetData/>',
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"/><row><c/><c><v>4</v></c></row></sheetData>',
    );
    const xml = zipPart(
      patch(
        [
          { sheet: 'Ẩn', cell: 'B1', value: { kind: 'number', text: '20' } },
          { sheet: 'Ẩn', cell: 'B6', value: { kind: 'number', text: '40' } },
        ],
        changes,
      ),
      EMPTY,
    );
    expect(xml).toContain(
      '<row><c><v>1</v></c><c r="B1"><v>20</v></c></row><row r="5"/><row><c/><c r="B6"><v>40</v></c></row>',
    );
  });
});

describe('notes', () => {
  it('have a box beside their cell, hidden, high enough for the text', () => {
    const anchor = (text: string): number[] => {
      const vml = zipPart(
        patch([{ sheet: 'Ẩn', cell: 'D17', comment: text }]),
        'xl/drawings/vmlDrawing2.vml',
      );
      expect(vml).toContain('visibility:hidden');
      expect(vml).toContain('<x:Row>16</x:Row><x:Column>3</x:Column>');
      return /<x:Anchor>(.*?)<\/x:Anchor>/.exec(vml)![1]!.split(',').map(Number);
    };
    const [short, long] = [anchor('ngắn'), anchor('dài '.repeat(100))];
    expect([short[0], short[2]]).toEqual([4, 15]);
    expect(long[6]! - long[2]!).toBeGreaterThan(short[6]! - short[2]!);
  });

  it('grow the box that the cell has, and never make it smaller', () => {
    const box = (text: string): string =>
      [
        ...zipPart(
          patch([{ sheet: NUMBERS, cell: 'A3', comment: text }]),
          'xl/drawings/vmlDrawing1.vml',
        ).matchAll(/<x:Anchor>\s*(.*?)<\/x:Anchor>/g),
      ][0]![1]!;
    expect(box('a\n'.repeat(12))).toMatch(/^1, 15, 2, 2, 3, 31, 1\d, \d+$/);
    const tall = officePart('xl/drawings/vmlDrawing1.vml', '3, 31, 3, 1', '3, 31, 90, 1');
    expect(
      zipPart(patch([{ sheet: NUMBERS, cell: 'A3', comment: 'a' }], tall), 'xl/drawings/vmlDrawing1.vml'),
    ).toContain('3, 31, 90, 1<');
  });

  it('use the prefixes that another program chose', () => {
    const foreign = String(officeParts().get('xl/drawings/vmlDrawing1.vml'))
      .replaceAll(/<(\/?)v:/g, '<$1ns0:')
      .replaceAll(/<(\/?)x:/g, '<$1ns2:')
      .replace('xmlns:v=', 'xmlns:ns0=')
      .replace('xmlns:x=', 'xmlns:ns2=')
      .replaceAll('v:ext', 'ns0:ext')
      .replace(/<ns2:Anchor>[^<]*<\/ns2:Anchor>/, '');
    const vml = zipPart(
      patch(
        [
          { sheet: NUMBERS, cell: 'A3', comment: 'cũ' },
          { sheet: NUMBERS, cell: 'B5', comment: 'mới' },
          { sheet: NUMBERS, cell: 'B6', comment: 'mới' },
        ],
        { 'xl/drawings/vmlDrawing1.vml': foreign },
      ),
      'xl/drawings/vmlDrawing1.vml',
    );
    expect([...vml.matchAll(/<(?:ns0|v):shape /g)]).toHaveLength(4);
    expect([...vml.matchAll(/<v:shape xmlns:v="[^"]+" xmlns:x="[^"]+" /g)]).toHaveLength(2);
    expect([...vml.matchAll(/Anchor>/g)]).toHaveLength(8);
  });

  it('go to the cell that shows, in a merged range', () => {
    const after = patch([{ sheet: NUMBERS, cell: 'C12', fill: 'note', comment: 'chung' }]);
    expect(zipPart(after, 'xl/comments1.xml')).toContain('<comment ref="A12"');
    expect(difference(original(SHEET), zipPart(after, SHEET))).toEqual(['1', '5']);
  });

  it('several of one cell stand together, under the gravest colour', () => {
    const after = patch([
      { sheet: NUMBERS, cell: 'B5', fill: 'error', comment: 'một' },
      { sheet: NUMBERS, cell: 'B5', fill: 'note', comment: 'hai' },
    ]);
    expect(zipPart(after, 'xl/comments1.xml')).toContain('một\n\nhai</t>');
    expect(zipPart(after, 'xl/styles.xml')).toContain('FFFFC7CE');
    expect(zipPart(after, 'xl/styles.xml')).not.toContain('FFDDEBF7');
  });

  it('fit into a workbook without styles', () => {
    const without = (part: string, element: RegExp): Record<string, string> =>
      officePart(part, element.exec(original(part))![0], '');
    const after = patch([{ sheet: 'Ẩn', cell: 'A1', fill: 'error' }], {
      ...without('xl/_rels/workbook.xml.rels', /<Relationship Id="rId5".*?\/>/),
      ...without('[Content_Types].xml', /<Override PartName="\/xl\/styles.xml".*?\/>/),
      'xl/styles.xml': null,
    });
    expect(zipPart(after, EMPTY)).toContain('<c r="A1" s="1"/>');
    expect(zipPart(after, 'xl/styles.xml')).toContain('<cellXfs count="2">');
    expect(zipPart(after, 'xl/styles.xml')).toContain('FFFFC7CE');
    expect(zipPart(after, 'xl/_rels/workbook.xml.rels')).toContain('Target="styles.xml"');
    expect(zipPart(after, '[Content_Types].xml')).toContain('PartName="/xl/styles.xml"');
  });

  it('of a sheet that is named by an absolute path', () => {
    const changes = officePart('xl/_rels/workbook.xml.rels', '"worksheets/sheet3', '"/xl/worksheets/sheet3');
    expect(zipPart(patch([{ sheet: 'Ẩn', cell: 'A1', fill: 'note' }], changes), EMPTY)).toContain(
      '<c r="A1" ',
    );
  });
});

describe('refused', () => {
  const edit: CellEdit = { sheet: NUMBERS, cell: 'B3', fill: 'error' };

  it.each<[string, string, () => unknown]>([
    ['a signed file', 'workbook-signed', () => patch([edit], { '_xmlsignatures/origin.sigs': '' })],
    [
      'an encrypted file',
      'workbook-password',
      () =>
        patchWorkbook(
          Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
          [edit],
        ),
    ],
    ['a file cut off', 'workbook-damaged', () => patchWorkbook(officeWorkbook().subarray(0, 9000), [edit])],
    ['another kind of file', 'workbook-kind', () => patchWorkbook(Buffer.from('%PDF-1.7'), [edit])],
    [
      'the strict variant',
      'workbook-strict',
      () =>
        patch(
          [edit],
          officePart(
            'xl/workbook.xml',
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          ),
        ),
    ],
    ['XML that is none', 'workbook-damaged', () => patch([edit], officePart(SHEET, '</sheetData>', ''))],
    [
      'a DOCTYPE',
      'workbook-damaged',
      () => patch([edit], officePart(SHEET, '<worksheet', '<!DOCTYPE x><worksheet')),
    ],
    ['an unknown sheet', 'sheet-unknown', () => patch([{ ...edit, sheet: 'Không có' }])],
    [
      'a covered cell',
      'cell-covered',
      () => patch([{ sheet: NUMBERS, cell: 'B12', value: { kind: 'blank' } }]),
    ],
    [
      'a cell of an array',
      'cell-in-array',
      () => patch([{ sheet: NUMBERS, cell: 'C10', value: { kind: 'blank' } }]),
    ],
    [
      'the head of a table',
      'cell-in-table-head',
      () =>
        patch([{ sheet: 'Tổng hợp & so sánh', cell: 'B1', value: { kind: 'text', text: 'x' } }], {
          ...officePart(
            'xl/worksheets/_rels/sheet2.xml.rels',
            '</Relationships>',
            '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
          ),
          'xl/tables/table1.xml': `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" displayName="T" ref="A1:B3"/>`,
        }),
    ],
    [
      'no date',
      'date-unwritable',
      () => patch([{ sheet: NUMBERS, cell: 'B3', value: { kind: 'date', iso: '2023-02-29' } }]),
    ],
  ])('%s', (_, code, work) => {
    expect(codeOf(work)).toBe(code);
  });

  it('a sheet that the office protected is changed all the same', () => {
    expect(zipPart(patch([edit]), SHEET)).toContain('<sheetProtection sheet="1"');
  });
});

/** What can stand in XML: line ends as \n, no control characters. */
const plain = (text: string): string =>
  [...text.replace(/\r\n?/g, '\n')].filter((c) => c >= ' ' || '\t\n'.includes(c)).join('');

const cell = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'AA'), fc.integer({ min: 1, max: 25 }))
  .map(([column, row]) => `${column}${row}`)
  .filter((c) => !/^[ABC]1[02]$/.test(c));
const value = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'grapheme', minLength: 1 }) }),
  fc.record({
    kind: fc.constant('number' as const),
    text: fc.integer({ min: -99999, max: 99999 }).map((n) => (n / 100).toFixed(2)),
    decimals: fc.constantFrom(undefined, 0, 1, 2, 3),
  }),
  fc.record({
    kind: fc.constant('date' as const),
    iso: fc.integer({ min: 0, max: 40000 }).map((d) => new Date(d * 86_400_000).toISOString().slice(0, 10)),
  }),
  fc.constant({ kind: 'blank' as const }),
);
const edits = fc.uniqueArray(
  fc.record(
    {
      sheet: fc.constantFrom(NUMBERS, 'Ẩn', 'Tổng hợp & so sánh'),
      cell,
      value,
      fill: fc.constantFrom('error' as const, 'warning' as const),
      comment: fc.string({ unit: 'grapheme', minLength: 1 }),
    },
    { requiredKeys: ['sheet', 'cell', 'value'] },
  ),
  { maxLength: 12, selector: (e) => e.sheet + e.cell },
);

describe('any edits', () => {
  it('are read as they were set by another program, and no other cell changes', async () => {
    const before = await read(officeWorkbook(READABLE));
    await fc.assert(
      fc.asyncProperty(edits, async (list) => {
        const after = await read(patch(list as CellEdit[], READABLE));
        const set = new Map(list.map((e) => [`${e.sheet}!${e.cell}`, e]));
        for (const { sheet, cell, value } of list) {
          const now = after.getWorksheet(sheet)!.getCell(cell).value;
          if (value.kind === 'number') expect(now).toBe(Number(value.text));
          else if (value.kind === 'date') expect(now).toEqual(new Date(`${value.iso}T00:00:00Z`));
          else if (value.kind === 'blank') expect(now).toBeNull();
          else expect(now ?? '').toBe(plain(value.text));
        }
        for (const sheet of before.worksheets)
          sheet.eachRow((row) =>
            row.eachCell((old) => {
              if (set.has(`${sheet.name}!${old.address}`)) return;
              const now = after.getWorksheet(sheet.name)!.getCell(old.address);
              if (old.formula) expect(now.formula).toBe(old.formula);
              else expect(now.value).toEqual(old.value);
            }),
          );
      }),
      { numRuns: 60 },
    );
  });
});

describe('damaged workbooks', () => {
  const parts = [...officeParts()].filter(([name]) => /\.(?:xml|rels|vml)$/.test(name)).map(([name]) => name);
  const edits: CellEdit[] = [
    {
      sheet: NUMBERS,
      cell: 'D2',
      value: { kind: 'number', text: '1', decimals: 3 },
      fill: 'error',
      comment: 'x',
    },
    { sheet: NUMBERS, cell: 'A3', comment: 'y' },
    { sheet: 'Trống', cell: 'C9', value: { kind: 'date', iso: '2024-01-31' }, comment: 'z' },
  ];

  it('are changed or refused with a reason; nothing else is thrown', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...parts),
        fc.nat(),
        fc.nat(120),
        fc.string({ maxLength: 6 }),
        (part, at, length, put) => {
          const text = original(part);
          const from = at % text.length;
          try {
            patch(edits, { [part]: text.slice(0, from) + put + text.slice(from + length) });
          } catch (e) {
            if (!(e instanceof DiagnosticError)) throw e;
            expect(e.diagnostics[0]!.hint).toBeTruthy();
            refused++;
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it('whose bytes are cut or turned are changed or refused too', () => {
    const bytes = officeWorkbook();
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, turn, cut) => {
          const wrong = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
          if (!cut) wrong[at]! ^= turn;
          try {
            patchWorkbook(wrong, edits);
          } catch (e) {
            if (!(e instanceof DiagnosticError)) throw e;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
