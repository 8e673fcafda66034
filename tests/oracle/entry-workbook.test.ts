/**
 * The data-entry workbook before outside programs. A new user: a fresh workbook, ten cells typed in LibreOffice, saved
 * there, checked and generated. And: the Open XML SDK accepts the workbooks, LibreOffice keeps the drop-downs and
 * calculates every live cell as it was cached.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { cellAddress, type RawSheet } from '../../src/readers/workbook/raw.ts';
import { readWorkbook } from '../../src/readers/workbook/read-workbook.ts';
import { ooxmlFailures, validateOoxml } from '../support/oracle/ooxml.ts';
import { run } from '../support/oracle/run.ts';
import { fillByHand, recalculate, type Typed } from '../support/recalc.ts';
import { ROOT } from '../support/source-files.ts';

const command = join(ROOT, 'dist/cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'oracle-entry-'));
const hoso = (...args: string[]) => run(process.execPath, [command, ...args]);
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = ['moi.xlsx', 'nhan-ly.xlsx', 'xa-mau.xlsx'];

beforeAll(async () => {
  if (!existsSync(command)) throw new Error('dist/cli.mjs is missing: run npm run build first');
  const runs = [
    ['init', at('moi.xlsx'), '--pack', 'nang-cao-2021-2025', '--commune', 'xã Thử', '--year', '2024'],
    ['init', at('nhan-ly.xlsx'), '--from', join(ROOT, 'fixtures/nhan-ly-2024')],
    ['init', at('xa-mau.xlsx'), '--from', join(ROOT, 'fixtures/xa-mau')],
    ['forms', join(ROOT, 'fixtures/xa-mau'), '--out', at('phieu')],
  ];
  for (const args of runs) {
    const { code, stderr } = await hoso(...args);
    if (code !== EXIT.ok) throw new Error(`hoso ${args.join(' ')}: ${code}\n${stderr}`);
  }
});

/** What a person sees: the cell under a head, in the row that holds a text; without one the first below the head. */
function cellOf(sheet: RawSheet, head: string, row: string | null): string {
  const cells = [...sheet.rows.values()].flatMap((r) => [...r.values()]);
  const top = cells.find((c) => c.text.replace(/ \*$/, '') === head && c.row > 1);
  if (top && row === null) return cellAddress(top.row + 1, top.column);
  const line = cells.find((c) => c.text.replace(/ \*$/, '') === row && c.row > (top?.row ?? 0));
  if (!top || !line) throw new Error(`${sheet.name}: no "${top ? row : head}"`);
  return cellAddress(line.row, top.column);
}

describe('a new user', () => {
  it('fills ten cells of a fresh workbook in LibreOffice; check and generate end with 0', async () => {
    const book = readWorkbook('moi.xlsx', readFileSync(at('moi.xlsx')), new Diagnostics())!;
    const sheet = (name: string): RawSheet => book.sheets.find((s) => s.name === name)!;
    const type = (name: string, head: string, row: string | null, typed: string): Typed => ({
      sheet: name,
      cell: cellOf(sheet(name), head, row),
      typed,
    });
    const results = 'Kết quả chỉ tiêu';
    const typed: Typed[] = [
      type('Thông tin chung', 'Nội dung', 'Tên huyện', 'Thử Nghiệm'),
      type('Thông tin chung', 'Nội dung', 'Loại đơn vị cấp huyện', 'huyện'),
      type('Số liệu', 'Giá trị', 'Tổng số hộ', '1204'),
      type('Số liệu', 'Tử số', 'chi-tieu-2-3', '14'),
      type('Số liệu', 'Mẫu số', 'chi-tieu-2-3', '15,7'),
      type('Số liệu', 'Tính đến ngày', 'chi-tieu-2-3', '30/9/2024'),
      type('Số liệu', 'Giá trị', 'chi-tieu-10', '44,91'),
      type(results, 'Có hay không', '1.1', 'Có'),
      type(results, 'Có hay không', '1.3', 'Không'),
      type('Thôn', 'Tên thôn', null, 'Thôn Một'),
    ];
    expect(new Set(typed.map((t) => `${t.sheet}!${t.cell}`)).size).toBe(10);
    await fillByHand(at('moi.xlsx'), at('da-dien.xlsx'), typed);

    const checked = await hoso('check', at('da-dien.xlsx'));
    expect([checked.code, checked.stderr]).toEqual([EXIT.ok, '']);
    const generated = await hoso('generate', at('da-dien.xlsx'), '--out', at('ket-qua'), '--json');
    expect(generated.code).toBe(EXIT.ok);
    const [caseId = ''] = readdirSync(at('ket-qua')).filter((name) => name !== '.hoso');
    expect(readdirSync(join(at('ket-qua'), caseId))).toEqual(
      expect.arrayContaining(['bieu-tong-hop.xlsx', 'tieu-chi-02-giao-thong.docx', 'manifest.json']),
    );
    const tables = new ExcelJS.Workbook();
    await tables.xlsx.readFile(join(at('ket-qua'), caseId, 'bieu-tong-hop.xlsx'));
    const values = tables.worksheets.flatMap((s) =>
      s.getSheetValues().flatMap((r) => (Array.isArray(r) ? r.map(String) : [])),
    );
    expect(values).toEqual(expect.arrayContaining(['1204', '44.91']));
    expect(values.join('\n')).toContain('14/15,7');
  });

  it('the sample case from its folder and from its workbook, saved by LibreOffice: the same bytes', async () => {
    await fillByHand(at('xa-mau.xlsx'), at('xa-mau-da-luu.xlsx'), []);
    // The papers lie beside the data, whatever form the data have.
    cpSync(join(ROOT, 'fixtures/xa-mau/minh-chung'), at('minh-chung'), { recursive: true });
    for (const [data, out] of [
      [join(ROOT, 'fixtures/xa-mau'), 'tu-thu-muc'],
      [at('xa-mau-da-luu.xlsx'), 'tu-bang-tinh'],
    ] as const) {
      const { code, stdout } = await hoso('generate', data, '--out', at(out), '--json');
      expect([out, code, code === 0 ? '' : stdout]).toEqual([out, EXIT.ok, '']);
    }
    const [ofFolder, ofWorkbook] = ['tu-thu-muc', 'tu-bang-tinh'].map((out) => join(at(out), 'xa-mau')) as [
      string,
      string,
    ];
    const files = readdirSync(ofFolder).filter((name) => name !== 'manifest.json');
    expect(files.length).toBeGreaterThan(40);
    expect(readdirSync(ofWorkbook).filter((name) => name !== 'manifest.json')).toEqual(files);
    const differing = files.filter(
      (name) => !readFileSync(join(ofFolder, name)).equals(readFileSync(join(ofWorkbook, name))),
    );
    expect(differing).toEqual([]);
  });
});

describe('workbooks to fill', () => {
  it('pass the Open XML SDK validator', async () => {
    const forms = readdirSync(at('phieu'))
      .filter((f) => f.endsWith('.xlsx'))
      .map((f) => join(at('phieu'), f));
    expect(forms.length).toBeGreaterThan(10);
    const verdicts = await validateOoxml([...made.map(at), ...forms.slice(0, 4)]);
    expect(ooxmlFailures(verdicts)).toEqual([]);
  });

  it('show in LibreOffice what their live cells had cached', async () => {
    const { formulas, differences } = await recalculate(made.map(at));
    expect(formulas).toBeGreaterThan(300);
    expect(differences).toEqual([]);
  });

  it('a planted result is found by recalculating', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(at('nhan-ly.xlsx'));
    let planted = 0;
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (planted > 0 || typeof cell.result !== 'number') return;
          cell.value = { formula: cell.formula, result: cell.result + 1 } as ExcelJS.CellFormulaValue;
          planted++;
        }),
      );
    expect(planted).toBe(1);
    writeFileSync(at('sai.xlsx'), Buffer.from(await book.xlsx.writeBuffer()));
    expect((await recalculate([at('sai.xlsx')])).differences).toHaveLength(1);
  });

  it('keep their drop-downs in LibreOffice', async () => {
    await fillByHand(at('moi.xlsx'), at('moi-da-luu.xlsx'), []);
    const lists = async (file: string): Promise<number> => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(file);
      return book.worksheets.reduce((sum, sheet) => {
        const { model } = (
          sheet as unknown as { dataValidations: { model: Record<string, { type: string }> } }
        ).dataValidations;
        return sum + Object.values(model).filter((v) => v.type === 'list').length;
      }, 0);
    };
    const before = await lists(at('moi.xlsx'));
    expect(before).toBeGreaterThan(100);
    expect(await lists(at('moi-da-luu.xlsx'))).toBeGreaterThanOrEqual(before);
  });
});
