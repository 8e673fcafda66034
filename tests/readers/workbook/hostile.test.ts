/** Files that are no workbook, broken ones and such as are built to hurt: one clear error each, soon, never a crash. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, Diagnostics } from '../../../src/model/diagnostics.ts';
import { LIMITS } from '../../../src/readers/workbook/limits.ts';
import { readWorkbook } from '../../../src/readers/workbook/read-workbook.ts';
import { DEFLATED, deflatePart, type ZipPart, zip } from '../../../src/writers/zip.ts';
import { pack, workbookParts, xlsx } from '../../support/xlsx-files.ts';

/** The only diagnostic of a file that is refused. */
function refusal(bytes: Uint8Array): Diagnostic {
  const diagnostics = new Diagnostics();
  expect(readWorkbook('so-lieu.xlsx', bytes, diagnostics)).toBeNull();
  expect(diagnostics.items).toHaveLength(1);
  const [only] = diagnostics.items;
  expect(only!.severity).toBe('error');
  expect(only!.where[0]!.file).toBe('so-lieu.xlsx');
  expect(only!.hint).toBeTruthy();
  return only!;
}
const sheet = (rows: string, after = ''): Buffer => xlsx({ sheets: [{ name: 'Số liệu', rows, after }] });
const xmlSheet = (xml: string | Buffer): Buffer => xlsx({ parts: { 'xl/worksheets/sheet1.xml': xml } });

describe('files that people take for a workbook', () => {
  const compound = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(100),
    ]);
  const part = (name: string, content = '') => [[name, content]] as const;
  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', Buffer.alloc(0), 'workbook-empty', /rỗng/],
    ['.xls', compound('Workbook'), 'workbook-kind', /\.xls\)/],
    ['an encrypted .xlsx', compound('EncryptedPackage'), 'workbook-password', /mật khẩu/],
    ['.doc', compound('WordDocument'), 'workbook-kind', /\.doc\)/],
    ['CSV', Buffer.from('Thôn,Số hộ\nA,12\n'), 'workbook-kind', /CSV/],
    ['HTML', Buffer.from('\n<html><table><tr><td>1'), 'workbook-kind', /HTML/],
    ['HTML in UTF-16', Buffer.from('\uFEFF<!DOCTYPE html><html>', 'utf16le'), 'workbook-kind', /HTML/],
    [
      'XML 2003',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      'workbook-kind',
      /XML 2003/,
    ],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'workbook-kind', /PDF/],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'workbook-kind', /ảnh/],
    ['RAR', Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'workbook-kind', /tệp nén/],
    ['noise', Buffer.from([0, 1, 2, 0xfe, 0xff, 9, 8]), 'workbook-kind', /không nhận ra/],
    [
      '.ods',
      pack(part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')),
      'workbook-kind',
      /\.ods/,
    ],
    ['.xlsb', pack(part('xl/workbook.bin')), 'workbook-kind', /\.xlsb/],
    ['.docx', pack(part('word/document.xml')), 'workbook-kind', /Word/],
    ['a ZIP with a workbook in it', pack(part('so-lieu.xlsx')), 'workbook-kind', /bên trong/],
    ['an empty ZIP', pack([]), 'workbook-kind', /\.zip/],
  ])('%s is named, with the way to convert it', (_, bytes, code, message) => {
    const found = refusal(bytes);
    expect([found.code, found.message]).toEqual([code, expect.stringMatching(message)]);
  });

  it('a workbook of Excel 97 is told to be saved as .xlsx, a protected one to lose its password', () => {
    expect(refusal(compound('Workbook')).hint).toContain('Excel Workbook (*.xlsx)');
    expect(refusal(compound('EncryptedPackage')).hint).toContain('File › Info › Protect');
  });
});

describe('archives', () => {
  const good = sheet('<row r="1"><c r="A1"><v>1</v></c></row>');
  /** Copy with some bytes overwritten, found by signature: the directory entry of part `n`, its local header, the end. */
  const patched = (change: (bytes: Buffer) => void): Buffer => {
    const copy = Buffer.from(good);
    change(copy);
    return copy;
  };
  const DIRECTORY = Buffer.from('504b0102', 'hex');
  const END = Buffer.from('504b0506', 'hex');
  const entry = (bytes: Buffer, n: number): number => {
    let at = -1;
    for (let i = 0; i <= n; i++) at = bytes.indexOf(DIRECTORY, at + 1);
    return at;
  };

  it.each<[string, Buffer, string, RegExp]>([
    ['cut at the end', good.subarray(0, good.length - 30), 'workbook-damaged', /phần cuối/],
    ['cut in the middle', good.subarray(0, 400), 'workbook-damaged', /phần cuối/],
    ['encrypted', patched((b) => b.writeUInt16LE(0x0801, entry(b, 0) + 8)), 'workbook-password', /mật khẩu/],
    ['unknown compression', patched((b) => b.writeUInt16LE(14, entry(b, 1) + 10)), 'workbook-damaged', /nén/],
    [
      'a size that lies',
      patched((b) => b.writeUInt32LE(7, entry(b, 1) + 24)),
      'workbook-damaged',
      /độ dài|giải nén/,
    ],
    [
      'a wrong checksum',
      patched((b) => b.writeUInt32LE(7, entry(b, 1) + 16)),
      'workbook-damaged',
      /kiểm tra/,
    ],
    [
      'a part longer than the file',
      patched((b) => b.writeUInt32LE(1e6, entry(b, 2) + 20)),
      'workbook-damaged',
      /dài hơn/,
    ],
    [
      'a part that is not there',
      patched((b) => b.writeUInt32LE(1e6, entry(b, 2) + 42)),
      'workbook-damaged',
      /không tìm thấy/,
    ],
    [
      'two entries for one part of the file',
      patched((b) => b.writeUInt32LE(b.readUInt32LE(entry(b, 1) + 42), entry(b, 2) + 42)),
      'workbook-damaged',
      /hai tên/,
    ],
    ['ZIP64', patched((b) => b.writeUInt32LE(0xffffffff, entry(b, 2) + 24)), 'workbook-kind', /ZIP64/],
    [
      'ZIP64 at the end',
      patched((b) => b.writeUInt16LE(0xffff, b.indexOf(END) + 10)),
      'workbook-kind',
      /ZIP64/,
    ],
    [
      'several disks',
      patched((b) => b.writeUInt16LE(1, b.indexOf(END) + 4)),
      'workbook-damaged',
      /nhiều phần/,
    ],
    [
      'a directory outside',
      patched((b) => b.writeUInt32LE(1e6, b.indexOf(END) + 16)),
      'workbook-damaged',
      /mục lục/,
    ],
    [
      'more entries than the directory has',
      patched((b) => {
        b.writeUInt16LE(900, b.indexOf(END) + 8);
        b.writeUInt16LE(900, b.indexOf(END) + 10);
      }),
      'workbook-damaged',
      /mục lục/,
    ],
    [
      'a part twice',
      pack([
        ['a.xml', ''],
        ['A.XML', ''],
      ]),
      'workbook-damaged',
      /hai lần/,
    ],
    ['a path upwards', pack([['xl/../../a', '']]), 'workbook-damaged', /tên/],
    ['an absolute path', pack([['/a', '']]), 'workbook-damaged', /tên/],
    ['a path of Windows', pack([['C:\\a', '']]), 'workbook-damaged', /tên/],
    ['a name with a zero byte', pack([['a\0.xml', '']]), 'workbook-damaged', /tên/],
    [
      'too many parts',
      pack(Array.from({ length: LIMITS.entries + 1 }, (_, i) => [`a${i}`, ''] as const)),
      'workbook-too-large',
      /phần bên trong/,
    ],
    [
      'too many bytes',
      Buffer.concat([Buffer.from('PK'), Buffer.alloc(LIMITS.fileBytes)]),
      'workbook-too-large',
      /20 MB/,
    ],
  ])('%s', (_, bytes, code, message) => {
    const found = refusal(bytes);
    expect([found.code, found.message]).toEqual([code, expect.stringMatching(message)]);
  });

  it('entries that lie inside one another (a bomb without nesting)', () => {
    const inner = zip([['xl/b.xml', deflatePart('<b/>')]]);
    const local = inner.subarray(0, inner.indexOf(DIRECTORY));
    const outer: ZipPart = { method: DEFLATED, data: local, crc: 0, size: local.length };
    const bytes = zip([
      ['xl/a.xml', outer],
      ['xl/b.xml', deflatePart('<b/>')],
    ]);
    // The second entry now points into the data of the first.
    bytes.writeUInt32LE(30 + 'xl/a.xml'.length, entry(bytes, 1) + 42);
    expect(refusal(bytes).message).toContain('nằm chồng');
  });

  it('bombs are refused before they are inflated', () => {
    const zeros = Buffer.alloc(LIMITS.partBytes + 1);
    const whole: ZipPart = { method: DEFLATED, data: deflateRawSync(zeros), crc: 0, size: zeros.length };
    const parts = [...workbookParts()].filter(([name]) => !name.startsWith('xl/worksheets'));
    const bomb = (part: ZipPart): Buffer =>
      zip([
        ...parts.map(([name, content]) => [name, deflatePart(content)] as const),
        ['xl/worksheets/sheet1.xml', part],
      ]);
    expect(refusal(bomb(whole)).code).toBe('workbook-too-large');
    // Under the limit of a part, but no document packs like this.
    expect(refusal(bomb({ ...whole, data: deflateRawSync(zeros.subarray(0, 3e7)), size: 3e7 })).code).toBe(
      'workbook-too-large',
    );
    // It promises little and gives much.
    expect(refusal(bomb({ ...whole, size: 1000 })).code).toBe('workbook-damaged');
  });
});

describe('parts', () => {
  it.each<[string, Buffer, string, RegExp]>([
    [
      'entities that multiply',
      xmlSheet('<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'),
      'workbook-damaged',
      /DOCTYPE/,
    ],
    ['an unknown entity', xmlSheet('<worksheet>&lol;</worksheet>'), 'workbook-damaged', /XML/],
    [
      'an entity of a file',
      xmlSheet('<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'),
      'workbook-damaged',
      /DOCTYPE/,
    ],
    ['deep nesting', xmlSheet('<a>'.repeat(100_000)), 'workbook-damaged', /lồng nhau/],
    ['no end', xmlSheet('<worksheet><sheetData>'), 'workbook-damaged', /XML/],
    ['no XML', xmlSheet('số liệu'), 'workbook-damaged', /XML/],
    ['Latin-1', xmlSheet(Buffer.from('<worksheet a="\xe9"/>', 'latin1')), 'workbook-damaged', /UTF-8/],
    [
      'another encoding',
      xmlSheet('<?xml version="1.0" encoding="windows-1258"?><worksheet/>'),
      'workbook-damaged',
      /mã/,
    ],
    [
      'many attributes',
      xmlSheet(`<worksheet ${Array.from({ length: 300 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
      'workbook-damaged',
      /thuộc tính/,
    ],
    [
      'many names',
      xmlSheet(`<worksheet>${Array.from({ length: 3000 }, (_, i) => `<a${i}/>`).join('')}</worksheet>`),
      'workbook-damaged',
      /phần tử/,
    ],
    ['no sheet', xlsx({ sheets: [] }), 'workbook-damaged', /trang tính/],
    [
      'a sheet without its part',
      xlsx({ parts: { 'xl/worksheets/sheet1.xml': null } }),
      'workbook-damaged',
      /nội dung/,
    ],
    [
      'a sheet without relation',
      xlsx({ parts: { 'xl/_rels/workbook.xml.rels': null } }),
      'workbook-damaged',
      /Trang 1/,
    ],
    [
      'two sheets of one name',
      xlsx({ sheets: [{ name: 'A' }, { name: 'a' }] }),
      'workbook-damaged',
      /cùng tên/,
    ],
    [
      'too many sheets',
      xlsx({ sheets: Array.from({ length: LIMITS.sheets + 1 }, () => ({})) }),
      'workbook-too-large',
      /trang tính/,
    ],
    [
      'a merge that is no range',
      sheet('', '<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>'),
      'workbook-damaged',
      /gộp/,
    ],
  ])('%s', (_, bytes, code, message) => {
    const found = refusal(bytes);
    expect([found.code, found.message]).toEqual([code, expect.stringMatching(message)]);
  });

  it.each<[string, string, string, RegExp, string | undefined]>([
    ['a text that is not there', '<c r="B2" t="s"><v>7</v></c>', 'workbook-damaged', /đoạn chữ/, 'B2'],
    ['a number that is none', '<c r="B2"><v>1e</v></c>', 'workbook-damaged', /không phải số/, 'B2'],
    [
      'a number without end',
      `<c r="B2"><v>${'9'.repeat(100)}</v></c>`,
      'workbook-damaged',
      /không phải số/,
      'B2',
    ],
    ['an unknown type', '<c r="B2" t="z"><v>1</v></c>', 'workbook-damaged', /kiểu/, 'B2'],
    ['a cell twice', '<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>', 'workbook-damaged', /hai lần/, 'B2'],
    ['a cell of another row', '<c r="B3"><v>1</v></c>', 'workbook-damaged', /hàng 2/, undefined],
    ['a column too far', '<c r="XFE2"><v>1</v></c>', 'workbook-damaged', /nằm ngoài/, undefined],
    [
      'a text of 10 MB',
      `<c r="B2" t="inlineStr"><is><t>${'0123456789'.repeat(1e6)}</t></is></c>`,
      'workbook-too-large',
      /./,
      undefined,
    ],
    [
      'a text too long',
      `<c r="B2" t="str"><v>${'chữ '.repeat(9000)}</v></c>`,
      'workbook-too-large',
      /ký tự/,
      'B2',
    ],
  ])('%s is told with its cell', (_, cells, code, message, cell) => {
    const found = refusal(sheet(`<row r="2">${cells}</row>`));
    expect([found.code, found.message]).toEqual([code, expect.stringMatching(message)]);
    if (code === 'workbook-damaged') expect(found.where[0]).toMatchObject({ sheet: 'Số liệu' });
    expect(found.where[0]!.cell).toBe(cell);
  });

  it('rows out of the sheet, a million cells', () => {
    expect(refusal(sheet('<row r="1048577"/>')).message).toContain('hàng số');
    expect(refusal(sheet('<row r="0"/>')).message).toContain('hàng số');
    const cells = Array.from(
      { length: 60_000 },
      (_, i) => `<row r="${i + 1}">${'<c s="1"/>'.repeat(10)}</row>`,
    );
    expect(refusal(sheet(cells.join(''))).message).toContain(`${LIMITS.cells} ô`);
  });

  it('what other libraries expand costs nothing here', () => {
    const bytes = sheet(
      '<row r="1"><c r="A1"><v>1</v></c></row>',
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    );
    const workbook = readWorkbook('a.xlsx', bytes, new Diagnostics());
    expect([workbook!.sheets[0]!.rows.size, workbook!.sheets[0]!.merges.length]).toEqual([1, 1]);
  });
});

describe('fuzz', () => {
  /** Reading ends in a workbook or in exactly one error. */
  const survives = (bytes: Uint8Array): void => {
    const diagnostics = new Diagnostics();
    const workbook = readWorkbook('a.xlsx', bytes, diagnostics);
    expect(diagnostics.items).toHaveLength(workbook ? 0 : 1);
  };
  const source = {
    sheets: [
      {
        name: 'Số liệu',
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1+1</f><v>2.5</v></c><c r="C1" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
        after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      },
    ],
    strings: '<si><t>Thôn</t></si>',
    formats: ['0.00%'],
    application: 'Microsoft Excel',
  };
  const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));

  it('bytes of the archive changed anywhere', () => {
    const good = xlsx(source);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(), (changes, cut) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        survives(cut % 4 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('bytes of the parts changed before they are packed', () => {
    const parts = [...workbookParts(source)];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }), (changes) => {
        const broken = parts.map(([name, content]) => [name, Buffer.from(content)] as const);
        for (const [part, [at, value]] of changes) {
          const [, bytes] = broken[part % broken.length]!;
          bytes[at % bytes.length] = value;
        }
        survives(pack(broken));
      }),
      { numRuns: 600, seed: 12 },
    );
  });

  it('random bytes, with and without the beginning of an archive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, asZip) => {
        survives(asZip ? Buffer.concat([Buffer.from('PK\x03\x04'), noise]) : noise);
      }),
      { numRuns: 500, seed: 13 },
    );
  });
});
