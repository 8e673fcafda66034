/** Returned files with overlaps, conflicts and every kind of trouble: nothing is lost, and nothing doubtful is taken. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellStatus } from '../../src/collecting/returned/answers.ts';
import { type CollectRun, collectForms, type ReturnedBytes } from '../../src/dossier/collect-forms.ts';
import { type LoadedDossier, loadDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { formatDecimal } from '../../src/model/quantity.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { caseFiles, edited, INVENTED, loadFiles, mustLoad, REAL } from '../support/load.ts';
import { filledForm, formOf, placeOfItem, rawOf, withoutIds, withRowId } from '../support/returned-forms.ts';

const ON = '2024-11-20';
const LOAD = { files: diskFiles, packsFolder: REAL.packsFolder, packNames: REAL.packNames };

const CONFLICT_A = 'phieu-cong-an.xlsx';
const CONFLICT_B = 'phieu-ban-chi-huy-quan-su.xlsx';
const JOINT = 'indicator/19.1';

let folder: string;
let returned: ReturnedBytes[];
let run: CollectRun;
let after: LoadedDossier;

/** What every filled cell must become: file, item or text, status. */
const EXPECTED: readonly (readonly [file: string, text: string, status: CellStatus])[] = [
  ['phieu-phong-kinh-te-ha-tang.xlsx', '14,50', 'changed'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', '15,7', 'unchanged'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', '30/10/2024', 'new'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', 'Báo cáo số 12/BC-KTHT', 'changed'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', 'Có', 'new'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', 'đang chờ nghiệm thu', 'note'],
  ['phieu-phong-kinh-te-ha-tang.xlsx', '12/14', 'new'],
  [CONFLICT_A, 'Có', 'conflict'],
  [CONFLICT_A, 'Chưa có', 'unchanged'],
  [CONFLICT_B, 'Chưa có', 'conflict'],
  ['phieu-phong-nong-nghiep.xlsx', '28,1', 'older'],
  ['phieu-phong-nong-nghiep.xlsx', '33,2', 'older'],
  ['phieu-phong-nong-nghiep.xlsx', '1', 'changed'],
  ['phieu-phong-tai-nguyen.xlsx', 'khoảng 10', 'invalid'],
  ['phieu-phong-tai-nguyen.xlsx', '8.472', 'invalid'],
  ['phieu-phong-tai-nguyen.xlsx', '45,2', 'changed'],
  ['phieu-phong-tai-nguyen.xlsx', '31/02/2024', 'invalid'],
  ['phieu-phong-tai-nguyen.xlsx', '50', 'invalid'],
  ['phieu xã bên.xlsx', 'Đạt', 'unknown'],
  ['phieu-phong-van-hoa.xlsx', 'Có', 'outside'],
  ['chép sang tệp mới.xlsx', '45,5', 'unknown'],
  ['phieu-xa.xlsx', 'Đạt', 'new'],
  ['phieu-xa.xlsx', '812', 'new'],
  ['phieu-xa.xlsx', 'Chưa đạt', 'new'],
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thu-thap-'));
  for (const [name, text] of Object.entries(caseFiles(REAL))) writeFileSync(join(folder, name), text);
  const { appraised } = mustLoad(REAL);
  const roads = await filledForm(appraised, 'don-vi-phong-kinh-te-ha-tang', {
    '@sender': 'Nguyễn Văn A',
    'figure/duong-ngo-xom/numerator': '14,50',
    'figure/duong-ngo-xom/denominator': '15,7',
    'figure/duong-ngo-xom/asOf': '30/10/2024',
    'figure/duong-ngo-xom/source': 'Báo cáo số 12/BC-KTHT',
    'figure/duong-ngo-xom/note': 'đang chờ nghiệm thu',
    'indicator/1.2/stated': 'Có',
    'figure/chi-tieu-2-1/value': '12/14',
  });
  const olderCase = edited(caseFiles(REAL), 'so-lieu.yaml', 'numerator: "27.5"', 'numerator: "27.0"');
  const older = loadFiles(REAL, olderCase).dossier!.appraised;
  const neighbour = mustLoad(INVENTED).appraised;
  const own = new ExcelJS.Workbook();
  own.addWorksheet('Sheet1').getCell('B2').value = 'số liệu của tôi';
  const file = (name: string, bytes: Uint8Array): ReturnedBytes => ({ file: `nhan/${name}`, bytes });
  returned = [
    file('phieu-phong-kinh-te-ha-tang.xlsx', roads),
    file('phieu-phong-kinh-te-ha-tang (2).xlsx', roads),
    file(
      CONFLICT_A,
      await filledForm(appraised, 'don-vi-cong-an', {
        [`${JOINT}/stated`]: 'Có',
        'part/19.2.b/stated': 'Chưa có',
      }),
    ),
    file(
      CONFLICT_B,
      await filledForm(appraised, 'don-vi-ban-chi-huy-quan-su', { [`${JOINT}/stated`]: 'Chưa có' }),
    ),
    file(
      'phieu-phong-nong-nghiep.xlsx',
      await filledForm(older, 'don-vi-phong-nong-nghiep', {
        'figure/dien-tich-tuoi/numerator': '28,1',
        'figure/dien-tich-tuoi/denominator': '33,2',
        'figure/to-chuc-thuy-loi/value': '1',
      }),
    ),
    file(
      'phieu-phong-tai-nguyen.xlsx',
      await filledForm(appraised, 'don-vi-phong-tai-nguyen', {
        'figure/ho-xu-ly-nuoc-thai/value': 'khoảng 10',
        'figure/chat-thai-nhua/value': '8.472',
        'figure/ho-phan-loai-rac/value': '45,2',
        'figure/ho-ba-sach/value': '50',
        'figure/ho-ba-sach/asOf': '31/02/2024',
      }),
    ),
    file(
      'phieu xã bên.xlsx',
      await filledForm(neighbour, 'xa', {
        [`round/${[...neighbour.indicators.keys()][0]}/commune/verdict`]: 'Đạt',
      }),
    ),
    file(
      'phieu-phong-van-hoa.xlsx',
      withRowId(
        await filledForm(appraised, 'don-vi-phong-van-hoa', { 'indicator/8.5/stated': 'Có' }),
        'indicator/8.5',
        'indicator/1.3',
      ),
    ),
    file(
      'chép sang tệp mới.xlsx',
      withoutIds(await filledForm(appraised, 'don-vi-chi-cuc-thong-ke', { 'figure/thu-nhap/value': '45,5' })),
    ),
    file(
      'phieu-xa.xlsx',
      await filledForm(appraised, 'xa', {
        'round/1.1/commune/verdict': 'Đạt',
        'figure/tong-so-ho/value': '812',
        'condition/no-dong/state': 'Chưa đạt',
      }),
    ),
    file('của tôi.xlsx', Buffer.from(await own.xlsx.writeBuffer())),
    file('không phải bảng tính.xlsx', Buffer.from('đây là tệp chữ')),
  ];
  const diagnostics = new Diagnostics();
  const done = await collectForms(
    folder,
    LOAD,
    { returned, choices: null, on: ON, dryRun: false },
    diagnostics,
  );
  expect(diagnostics.items.filter((d) => d.severity === 'error')).toEqual([]);
  run = done!;
  after = loadDossier(folder, LOAD, new Diagnostics())!;
});

afterAll(() => rmSync(folder, { recursive: true }));

const figure = (id: string) => after.appraised.data.figures.find((f) => f.id === id)!;
const indicator = (id: string) => after.appraised.data.indicators.find((r) => r.id === id);

describe('ten returned files', () => {
  it('every filled cell becomes what it must, and no other cell is reported', () => {
    const found = run.collected.cells.map((c) => [c.submission.sender.file, c.text, c.status]);
    expect(found.toSorted()).toEqual(EXPECTED.map((e) => [...e]).toSorted());
  });

  it('the numbers add up', () => {
    const { counts, cells } = run.collected;
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(cells.length);
    expect(cells.length).toBe(EXPECTED.length);
  });

  it('each cell names the file and the very cell in which it stands', () => {
    for (const cell of run.collected.cells) {
      const source = returned.find((f) => f.file === cell.answer.place.file)!;
      const sheet = rawOf(source.bytes).sheets.find((s) => s.name === cell.answer.place.sheet)!;
      const texts = [...sheet.rows.values()].flatMap((row) => [...row.values()]);
      const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell.answer.place.cell!)!;
      const at = texts.find((c) => c.row === Number(row) && String.fromCharCode(64 + c.column) === column);
      expect(at?.text).toBe(cell.text);
    }
  });

  it('what is refused or kept aside says why', () => {
    const silent = run.collected.cells.filter(
      (c) => !['new', 'changed', 'unchanged', 'note'].includes(c.status) && !c.reason,
    );
    expect(silent).toEqual([]);
  });

  it('files that are no forms, of another commune, or twice the same are named', () => {
    expect(run.collected.files.filter((f) => f.state !== 'read').map((f) => [f.file, f.state])).toEqual([
      ['nhan/phieu-phong-kinh-te-ha-tang (2).xlsx', 'repeated'],
      ['nhan/phieu xã bên.xlsx', 'refused'],
      ['nhan/chép sang tệp mới.xlsx', 'refused'],
      ['nhan/của tôi.xlsx', 'refused'],
      ['nhan/không phải bảng tính.xlsx', 'refused'],
    ]);
  });

  it('accepted values carry sender, file and day; the former value goes to the history', () => {
    const road = figure('duong-ngo-xom');
    expect(formatDecimal(road.numerator!)).toBe('14,50');
    expect(road.asOf).toBe('2024-10-30');
    expect(road.source).toBe(
      'Báo cáo số 12/BC-KTHT; Phòng Kinh tế và Hạ tầng gửi ngày 20/11/2024 (tệp phieu-phong-kinh-te-ha-tang.xlsx)',
    );
    expect(road.history).toEqual([{ value: '14/15,7 km', on: ON, source: 'Kế hoạch, mục II.2' }]);
    expect(indicator('1.2')).toMatchObject({
      stated: true,
      source: 'Phòng Kinh tế và Hạ tầng gửi ngày 20/11/2024 (tệp phieu-phong-kinh-te-ha-tang.xlsx)',
    });
    expect(indicator('2.1')?.figure).toBe('chi-tieu-2-1');
    expect(formatDecimal(figure('chi-tieu-2-1').denominator!)).toBe('14');
    expect(indicator('1.1')?.rounds).toMatchObject([
      { level: 'commune', verdict: 'met', by: 'UBND xã Nhân Lý', on: ON },
    ]);
    expect(figure('tong-so-ho')).toMatchObject({ name: 'Tổng số hộ', unit: 'hộ', role: 'common' });
    expect(after.appraised.data.conditions).toMatchObject([{ id: 'no-dong', state: 'unmet' }]);
  });

  it('nothing that was kept aside or refused is in the case', () => {
    expect(formatDecimal(figure('dien-tich-tuoi').numerator!)).toBe('27,5');
    expect(formatDecimal(figure('ho-xu-ly-nuoc-thai').value!)).toBe('10');
    expect(formatDecimal(figure('ho-ba-sach').value!)).toBe('72,4');
    expect(formatDecimal(figure('thu-nhap').value!)).toBe('44,91');
    expect(indicator('19.1')).toBeUndefined();
    expect(indicator('1.3')?.stated).toBe(false);
  });

  it('each form that came back is listed once, by whom and when', () => {
    expect(after.appraised.data.collection?.returns.map((r) => [r.form, r.file, r.on, r.by])).toEqual([
      ['don-vi-phong-kinh-te-ha-tang', 'phieu-phong-kinh-te-ha-tang.xlsx', ON, 'Nguyễn Văn A'],
      ['don-vi-cong-an', CONFLICT_A, ON, 'Công an huyện'],
      ['don-vi-ban-chi-huy-quan-su', CONFLICT_B, ON, 'Ban Chỉ huy Quân sự huyện'],
      ['don-vi-phong-nong-nghiep', 'phieu-phong-nong-nghiep.xlsx', ON, 'Phòng Nông nghiệp và PTNT'],
      ['don-vi-phong-tai-nguyen', 'phieu-phong-tai-nguyen.xlsx', ON, 'Phòng Tài nguyên và Môi trường'],
      ['don-vi-phong-van-hoa', 'phieu-phong-van-hoa.xlsx', ON, 'Phòng Văn hóa và Thông tin'],
      ['xa', 'phieu-xa.xlsx', ON, 'UBND xã Nhân Lý'],
    ]);
  });

  it('comments and layout of the files stay, and a copy of what each was', () => {
    const before = caseFiles(REAL);
    for (const name of ['so-lieu.yaml', 'danh-gia.yaml']) {
      expect(readFileSync(join(folder, `${name}.truoc-thu-thap`), 'utf8')).toBe(before[name]);
      const now = new Set(readFileSync(join(folder, name), 'utf8').split('\n'));
      const comments = before[name]!.split('\n').filter((line) => line.trim().startsWith('#'));
      expect(comments.filter((line) => !now.has(line))).toEqual([]);
    }
    expect(readdirSync(folder).filter((n) => n.includes('.tmp'))).toEqual([]);
  });

  it('the report holds one row per cell, what waits for somebody first', () => {
    const sheet = rawOf(run.report).sheets[0]!;
    const status = [...sheet.rows.get(1)!].find(([, c]) => c.text === 'status')![0];
    const statuses = [...sheet.rows].filter(([r]) => r > 4).map(([, cells]) => cells.get(status)!.text);
    expect(statuses).toHaveLength(EXPECTED.length);
    expect(statuses.slice(0, 2)).toEqual(['hai nơi khác nhau', 'hai nơi khác nhau']);
    expect(statuses.at(-1)).toBe('không đổi');
  });

  it('collecting the same files again changes nothing', async () => {
    const again = await collectForms(
      folder,
      LOAD,
      { returned, choices: null, on: ON, dryRun: true },
      new Diagnostics(),
    );
    expect(again!.collected.edits).toEqual([]);
    expect(again!.collected.counts).toMatchObject({ new: 0, changed: 0, conflict: 2, older: 2, invalid: 4 });
  });

  /** The report of the first run with an x at one row, collected on the next day. */
  async function choose(file: string, status: string): Promise<CollectRun> {
    const sheet = rawOf(run.report).sheets[0]!;
    const column = (key: string): number => [...sheet.rows.get(1)!].find(([, c]) => c.text === key)![0];
    const row = [...sheet.rows].find(
      ([, cells]) =>
        cells.get(column('place'))?.text === file && cells.get(column('status'))?.text === status,
    )![0];
    const cell = `${String.fromCharCode(64 + column('choice'))}${row}`;
    const bytes = patchWorkbook(run.report, [
      { sheet: sheet.name, cell, value: { kind: 'text', text: 'x' } },
    ]);
    const choices = { file: 'bao-cao-thu-thap.xlsx', bytes };
    const diagnostics = new Diagnostics();
    const options = { returned: [], choices, on: '2024-11-21', dryRun: false };
    const chosen = await collectForms(folder, LOAD, options, diagnostics);
    expect(diagnostics.items).toEqual([]);
    return chosen!;
  }
  const statuses = (chosen: CollectRun) =>
    chosen.collected.cells.map((c) => [c.submission.sender.file, c.status]);
  const now = () => loadDossier(folder, LOAD, new Diagnostics())!.appraised.data;

  it('a value chosen in the report is taken, its rival is passed over', async () => {
    expect(statuses(await choose(CONFLICT_A, 'hai nơi khác nhau'))).toEqual([
      [CONFLICT_A, 'new'],
      [CONFLICT_B, 'passed-over'],
    ]);
    expect(now().indicators.find((r) => r.id === '19.1')).toMatchObject({
      stated: true,
      source: 'Công an huyện gửi ngày 21/11/2024 (tệp phieu-cong-an.xlsx)',
    });
  });

  it('a value of an older form can be chosen, once: then the report is out of date', async () => {
    const file = 'phieu-phong-nong-nghiep.xlsx';
    expect(statuses(await choose(file, 'phiếu cũ'))).toEqual([
      [file, 'changed'],
      [file, 'unchanged'],
    ]);
    expect(formatDecimal(now().figures.find((f) => f.id === 'dien-tich-tuoi')!.numerator!)).toBe('28,1');
    const again = await choose(file, 'phiếu cũ');
    expect(statuses(again)).toEqual([
      [file, 'older'],
      [file, 'older'],
    ]);
    expect(again.written).toEqual([]);
  });
});

describe('forms', () => {
  it('ask every item of a unit once, at a cell that can be found by its id', async () => {
    const { appraised } = mustLoad(REAL);
    const form = formOf(appraised, 'don-vi-cong-an');
    const raw = rawOf(await filledForm(appraised, 'don-vi-cong-an', {}));
    expect(placeOfItem(form, raw, `${JOINT}/stated`).sheet).toBe('Số liệu');
  });
});
