/** `hoso fill` through its function: what is written where, what is said, exit codes; nothing of people's is written over. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { fillCommand } from '../../src/cli/fill-command.ts';
import { bookOf, decreeSheet, openBook, type Sheet } from '../filling/forms.ts';
import { silently } from '../support/captured.ts';
import { mustLoad, REAL, SAMPLE } from '../support/load.ts';
import { workbookParts, pack as zip } from '../support/xlsx-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-điền biểu-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { pack } = mustLoad(REAL);

let runs = 0;
function fresh(): string {
  const target = join(folder, String(runs++));
  mkdirSync(target);
  return target;
}

async function decree(
  change: (sheet: Sheet) => void = () => {},
): Promise<{ folder: string; form: string; bytes: Buffer }> {
  const target = fresh();
  const form = join(target, 'Biểu của tỉnh (2).xlsx');
  const bytes = await bookOf([
    'Biểu 01',
    (sheet) => {
      decreeSheet(pack)(sheet);
      change(sheet);
    },
  ]);
  writeFileSync(form, bytes);
  return { folder: target, form, bytes };
}

const fill = (form: string, flags: Parameters<typeof fillCommand>[2] = {}, source = REAL.folder) =>
  silently(async () => fillCommand(source, form, flags));

describe('hoso fill', () => {
  it('writes a filled copy and its mapping beside the form, which stays as it is', async () => {
    const { folder: at, form, bytes } = await decree();
    const { code, text } = await fill(form);
    expect(code).toBe(EXIT.ok);
    expect(readdirSync(at).sort()).toEqual([
      'Biểu của tỉnh (2).anh-xa.yaml',
      'Biểu của tỉnh (2).da-dien.xlsx',
      'Biểu của tỉnh (2).xlsx',
    ]);
    expect(readFileSync(form).equals(bytes)).toBe(true);
    expect(text).toMatch(/^Đã điền \d+ ô: /);
    expect(text).toContain('cột G "Huyện thẩm tra › Kết quả": huyen-ket-qua');
    expect(text).toContain('chưa ai kết luận nên không ghi đạt hay chưa đạt');
    const sheet = (await openBook(readFileSync(join(at, 'Biểu của tỉnh (2).da-dien.xlsx')))).worksheets[0]!;
    expect(sheet.getCell('B2').text).toBe('Nhân Lý');
  });

  it('reads the mapping on the next run: the same bytes, no second copy', async () => {
    const { folder: at, form } = await decree();
    await fill(form);
    const before = readdirSync(at).map((n) => readFileSync(join(at, n)));
    const { code, text } = await fill(form);
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('Theo cách hiểu biểu trong:');
    expect(readdirSync(at).map((n) => readFileSync(join(at, n)))).toEqual(before);
  });

  it('a copy that somebody worked in stays; the new one is numbered', async () => {
    const { folder: at, form } = await decree();
    await fill(form);
    const copy = join(at, 'Biểu của tỉnh (2).da-dien.xlsx');
    writeFileSync(copy, 'đã sửa');
    const { text } = await fill(form);
    expect(readFileSync(copy, 'utf8')).toBe('đã sửa');
    expect(existsSync(join(at, 'Biểu của tỉnh (2).da-dien-2.xlsx'))).toBe(true);
    expect(text).toContain('đã có và khác, giữ nguyên');
  });

  it('ends with 3 when something could not be placed, and lists it; --overwrite places it', async () => {
    const { form } = await decree((sheet) => (sheet.getCell('G14').value = '88,17%'));
    const kept = await fill(form);
    expect(kept.code).toBe(EXIT.partial);
    expect(kept.text).toContain('biểu đã ghi "88,17%", hồ sơ là "89,17%"; giữ của biểu');
    expect((await fill(form, { overwrite: true })).code).toBe(EXIT.ok);
  });

  it('--json tells the same in the one shape of every command', async () => {
    const { form } = await decree();
    const { code, text } = await fill(form, { json: true });
    const told = JSON.parse(text) as Record<string, unknown> & {
      cells: unknown[];
      diagnostics: { severity: string }[];
    };
    expect(code).toBe(EXIT.ok);
    expect(Object.keys(told)).toEqual([
      'ok',
      'command',
      'diagnostics',
      'file',
      'mapping',
      'mappingProposed',
      'sheets',
      'cells',
      'sample',
    ]);
    expect(told).toMatchObject({ ok: true, command: 'fill', sample: false, mappingProposed: true });
    expect(told.cells).toContainEqual({
      sheet: 'Biểu 01',
      cell: 'G14',
      about: 'indicator:2.3',
      field: 'huyen-ket-qua',
      shown: '89,17%',
      before: '',
      state: 'written',
    });
  });

  it('says that a sample is a sample', async () => {
    const { form } = await decree();
    const { text } = await fill(form, {}, SAMPLE.folder);
    expect(text).toContain('HỒ SƠ MẪU');
  });

  it('--out elsewhere takes the mapping along', async () => {
    const { folder: at, form } = await decree();
    const out = join(fresh(), 'nộp tỉnh', 'ban-dien.xlsx');
    expect((await fill(form, { out })).code).toBe(EXIT.ok);
    expect(existsSync(out)).toBe(true);
    expect(existsSync(join(out, '..', 'Biểu của tỉnh (2).anh-xa.yaml'))).toBe(true);
    expect(readdirSync(at)).toEqual(['Biểu của tỉnh (2).xlsx']);
    expect((await fill(form, { out })).text).toContain('Theo cách hiểu biểu trong:');
  });
});

describe('hoso fill refuses', () => {
  const refused = async (form: string, flags: Parameters<typeof fillCommand>[2], source?: string) => {
    const { code, text } = await fill(form, flags, source);
    expect(code).toBe(EXIT.data);
    expect(text).toContain('Chưa ghi tệp nào.');
    return text;
  };

  it('to write over the form or the case, under whatever name', async () => {
    const { folder: at, form, bytes } = await decree();
    expect(await refused(form, { out: form })).toContain('không ghi đè lên biểu');
    const link = join(at, 'liên kết.xlsx');
    symlinkSync(form, link);
    expect(await refused(form, { out: link })).toContain('không ghi đè lên biểu');
    const data = join(at, 'so-lieu.xlsx');
    cpSync(form, data);
    expect(await refused(form, { out: data }, data)).toContain('không ghi đè lên hồ sơ');
    expect(await refused(form, { out: join(at, 'x.docx') })).toContain('không phải tên tệp .xlsx');
    expect(readFileSync(form).equals(bytes)).toBe(true);
  });

  const CFB = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  it.each([
    ['bieu.xls', CFB, 'bảng tính Excel đời cũ (.xls)'],
    ['khoa.xlsx', Buffer.concat([CFB, Buffer.from('EncryptedPackage', 'utf16le')]), 'mật khẩu'],
    ['bieu.csv', Buffer.from('TT,Tên\n1,Quy hoạch\n'), 'CSV'],
    [
      'bieu.ods',
      zip(new Map([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']])),
      'OpenDocument',
    ],
    ['bieu.pdf', Buffer.from('%PDF-1.7'), 'PDF'],
    ['rong.xlsx', Buffer.alloc(0), 'rỗng'],
  ])('%s, and says how to save it as .xlsx', async (name, bytes, words) => {
    const form = join(fresh(), name);
    writeFileSync(form, bytes);
    const out = join(fresh(), 'x.xlsx');
    expect(await refused(form, { out })).toContain(words);
    expect(existsSync(out)).toBe(false);
  });

  it('a form with macros, which a copy named .xlsx would break', async () => {
    const form = join(fresh(), 'bieu.xlsm');
    const parts = workbookParts();
    parts.set('xl/vbaProject.bin', 'x');
    writeFileSync(form, zip(parts));
    expect(await refused(form, {})).toContain('macro');
  });

  it('a form that is not there, a case that is not, a mapping with faults', async () => {
    const { folder: at, form } = await decree();
    expect(await refused(join(at, 'khong-co.xlsx'), {})).toContain('không thấy biểu');
    expect(await refused(at, { out: join(at, 'x.xlsx') })).toContain('không đọc được biểu');
    expect(await refused(form, {}, join(at, 'không có hồ sơ'))).toContain('không thấy hồ sơ');
    expect(await refused(form, { mapping: join(at, 'm.yaml') })).toContain('không thấy tệp');
    const mapping = join(at, 'Biểu của tỉnh (2).anh-xa.yaml');
    writeFileSync(mapping, 'trang:\n  - ten: Biểu 01\n    tu-hang: 7\n    cot: { A: so, E: ketqua }\n');
    expect(await refused(form, {})).toMatch(/không có mục "ketqua" để điền\n {4}ở: .*anh-xa\.yaml:4:22/);
    expect(readdirSync(at).sort()).toEqual(['Biểu của tỉnh (2).anh-xa.yaml', 'Biểu của tỉnh (2).xlsx']);
  });
});
