/**
 * A folder of communes from end to end, with slots that work in this process: what is refused, what fails alone, what is
 * written again, what the province's table says.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Slot } from '../../src/batching/slot.ts';
import { batchCommand } from '../../src/cli/batch-command.ts';
import { timeText } from '../../src/cli/batch-progress.ts';
import { serve } from '../../src/cli/batch-slot.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { silently } from '../support/captured.ts';
import { SAMPLE } from '../support/load.ts';
import { makeManyCommunes } from '../support/many-communes.ts';

const root = mkdtempSync(path.join(tmpdir(), 'batch tỉnh-'));
const folder = path.join(root, 'so lieu');
const out = path.join(root, 'output');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const openSlot = (): Slot => ({
  ask: async (request) => ({ reply: await serve(request), memory: 0 }),
  close: () => {},
});

interface Report {
  readonly ok: boolean;
  readonly diagnostics: readonly { readonly code: string }[];
  readonly communes: readonly {
    readonly name: string;
    readonly state: string;
    readonly made: { readonly written: number; readonly unchanged: number } | null;
    readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
  }[];
  readonly skipped: readonly { readonly name: string }[];
  readonly summary: { readonly files: readonly string[]; readonly communes: number } | null;
}

async function run(more: object = {}): Promise<{ code: number; report: Report }> {
  const flags = { out, edition: 'working' as const, jobs: 2, json: true, ...more };
  const { code, text } = await silently(() => batchCommand(folder, flags, openSlot));
  return { code, report: JSON.parse(text) as Report };
}
const states = ({ communes }: Report): Record<string, string> =>
  Object.fromEntries(communes.map((c) => [c.name, c.state]));
const ONLY = ['plan', 'province-summary'];

beforeAll(() => {
  makeManyCommunes({ from: SAMPLE.folder, to: folder, count: 2 });
  cpSync(path.join(folder, 'huyen-001/xa-mau-001'), path.join(folder, 'xa-hong'), { recursive: true });
  const broken = path.join(folder, 'xa-hong/case.yaml');
  writeFileSync(broken, readFileSync(broken, 'utf8').replace(/^id: .*$/m, 'id: xa-hong\nregion: ['));
});

describe('hoso batch', () => {
  it('makes each commune and the table; one that cannot be read leaves the others alone', async () => {
    const { code, report } = await run({ only: ONLY });
    expect(code).toBe(EXIT.partial);
    expect(report.ok).toBe(false);
    expect(states(report)).toEqual({
      'huyen-001/xa-mau-001': 'made',
      'huyen-001/xa-mau-002': 'made',
      'xa-hong': 'failed',
    });
    expect(report.communes.map((c) => c.made?.written ?? 0)).toEqual([2, 2, 0]);
    expect(report.communes[2]!.diagnostics[0]!.code).toBe('source-syntax');
    expect(readdirSync(out).sort()).toEqual(['.hoso', 'tong-hop-toan-tinh', 'xa-mau-001', 'xa-mau-002']);
    expect(report.summary).toMatchObject({
      communes: 2,
      files: ['tong-hop-toan-tinh.docx', 'tong-hop-toan-tinh.pdf', 'tong-hop-toan-tinh.xlsx'],
    });
  });

  it('a second run writes nothing; one commune changed, or its papers gone, is made again alone', async () => {
    const summary = path.join(out, 'tong-hop-toan-tinh/tong-hop-toan-tinh.xlsx');
    const before = readFileSync(summary);
    const same = await run({ only: ONLY });
    expect(same.report.communes.map((c) => [c.made?.written, c.made?.unchanged])).toEqual([
      [0, 2],
      [0, 2],
      [undefined, undefined],
    ]);
    expect(readFileSync(summary).equals(before)).toBe(true);
    rmSync(path.join(out, 'xa-mau-002'), { recursive: true });
    const resumed = await run({ only: ONLY, jobs: 1 });
    expect(resumed.report.communes.map((c) => c.made?.written)).toEqual([0, 2, undefined]);
  });

  it('says of communes that are known what it says of those that are read', async () => {
    const known = await run({ only: ONLY });
    rmSync(path.join(out, '.hoso'), { recursive: true });
    const read = await run({ only: ONLY });
    expect(known.report.communes).toEqual(read.report.communes);
    expect(known.report.summary).toEqual(read.report.summary);

    // Known or not, a case that became another one is not made where nobody looked.
    const request = {
      task: 'make',
      path: path.join(folder, 'huyen-001/xa-mau-001'),
      settings: { out, edition: 'working', only: ['plan'] },
    } as const;
    for (const only of [['plan'], ['criterion-01']]) {
      const other = await serve({ ...request, settings: { ...request.settings, only }, caseId: 'xa-khac' });
      expect(other.task === 'failed' && other.diagnostics[0]!.code).toBe('batch-changed');
    }
  });

  it('the summary alone; without it when other documents are asked for', async () => {
    const plan = path.join(out, 'xa-mau-001/ke-hoach.docx');
    const time = statSync(plan).mtimeMs;
    const alone = await run({ only: ['province-summary'] });
    expect(alone.report.communes.map((c) => c.made)).toEqual([null, null, null]);
    expect(alone.report.summary?.communes).toBe(2);
    expect(statSync(plan).mtimeMs).toBe(time);
    expect((await run({ only: ['plan'] })).report.summary).toBeNull();
  });

  it('an unknown document fails each commune by name, and nothing is written', async () => {
    const elsewhere = path.join(root, 'elsewhere');
    const { code, report } = await run({ only: ['plam'], out: elsewhere });
    expect(code).toBe(EXIT.data);
    expect(report.communes.map((c) => c.state)).toEqual(['failed', 'failed', 'failed']);
    expect(report.communes[0]!.diagnostics[0]!.message).toContain('plam');
  });

  it('two communes with one id, or the summary’s folder as id: refused by name before anything is written', async () => {
    const twin = path.join(folder, 'xa-trung');
    cpSync(path.join(folder, 'huyen-001/xa-mau-001'), twin, { recursive: true });
    const elsewhere = path.join(root, 'twins');
    const { code, report } = await run({ only: ONLY, out: elsewhere });
    expect(code).toBe(EXIT.partial);
    expect(states(report)).toEqual({
      'huyen-001/xa-mau-001': 'failed',
      'huyen-001/xa-mau-002': 'made',
      'xa-hong': 'failed',
      'xa-trung': 'failed',
    });
    const messages = report.communes.map((c) => c.diagnostics[0]?.message ?? '');
    expect(messages[0]).toContain('mã hồ sơ "xa-mau-001" trùng với "xa-trung"');
    expect(messages[3]).toContain('trùng với "huyen-001/xa-mau-001"');
    expect(readdirSync(elsewhere).sort()).toEqual(['.hoso', 'tong-hop-toan-tinh', 'xa-mau-002']);
    expect(report.summary?.communes).toBe(1);

    const file = path.join(twin, 'case.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^id: .*$/m, 'id: tong-hop-toan-tinh'));
    const reserved = await run({ only: ['province-summary'], out: elsewhere });
    expect(reserved.report.communes[3]!.diagnostics[0]!.message).toContain('biểu tổng hợp toàn tỉnh');
    rmSync(twin, { recursive: true });
  });

  it('a table that somebody went on working in is not written over', async () => {
    const table = path.join(out, 'tong-hop-toan-tinh/tong-hop-toan-tinh.docx');
    writeFileSync(table, 'sửa tay');
    const { report } = await run({ only: ['province-summary'] });
    expect(readFileSync(table, 'utf8')).toBe('sửa tay');
    expect(report.diagnostics.map((d) => d.code)).toEqual(['edited-file']);
    rmSync(table);
  });

  it('says for people who failed and why, what was skipped, where the table is', async () => {
    writeFileSync(path.join(folder, 'ghi chu.docx'), '');
    const flags = { out, edition: 'working' as const, only: ONLY, jobs: 1 };
    const { text } = await silently(() => batchCommand(folder, flags, openSlot));
    expect(text).toContain(
      '[1/2] huyen-001/xa-mau-001: đã lập 1 tài liệu, không tệp nào phải ghi lại, còn khoảng',
    );
    expect(text).toContain('KHÔNG LẬP ĐƯỢC xa-hong:');
    expect(text).toContain('  - ghi chu.docx: không phải hồ sơ số liệu');
    expect(text).toContain('Đã lập đủ 2/3 xã, 1 xã không lập được');
    expect(text).toContain(`Ở thư mục: ${path.join(out, 'tong-hop-toan-tinh')}`);
  });

  it('an empty folder and one that is not there are refused', async () => {
    for (const [at, code] of [
      [path.join(root, 'khong-co'), 'batch-folder'],
      [path.join(folder, 'huyen-001/xa-mau-001'), 'batch-is-case'],
    ] as const) {
      const flags = { out, edition: 'working' as const, json: true };
      const said = await silently(() => batchCommand(at, flags, openSlot));
      expect(said.code).toBe(EXIT.data);
      expect((JSON.parse(said.text) as Report).diagnostics[0]!.code).toBe(code);
    }
  });
});

it.each([
  [400, '1 giây'],
  [59_000, '59 giây'],
  [125_000, '2 phút'],
  [7_800_000, '2 giờ 10 phút'],
  [7_200_000, '2 giờ'],
])('%d ms are told as %s', (ms, text) => expect(timeText(ms)).toBe(text));
