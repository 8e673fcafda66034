/** `hoso volumes`: what is printed, what is left, exit codes. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { volumesCommand } from '../../src/cli/volumes-command.ts';
import { silently } from '../support/captured.ts';
import { REAL, SAMPLE } from '../support/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'volumes-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (source: string, more: Partial<Parameters<typeof volumesCommand>[1]> = {}) =>
  silently(() =>
    volumesCommand(source, { out: folder, edition: 'working', only: ['criterion-08'], ...more }),
  );
const FILE = join(folder, 'xa-mau/minh-chung/tieu-chi-08-thong-tin-va-truyen-thong.pdf');

describe('hoso volumes', () => {
  it('names each volume with its numbers, and files beside once, with how to convert', async () => {
    const { code, text } = await run(SAMPLE.folder);
    expect(code).toBe(0);
    expect(existsSync(FILE)).toBe(true);
    expect(text).toMatch(/minh-chung\/tieu-chi-08-[a-z-]+\.pdf {2}tờ 01 đến \d\d, \d+ trang, /);
    expect(text.split('thue-bao.xlsx')).toHaveLength(2);
    expect(text).toMatch(/thue-bao\.xlsx \(tiêu chí số 8\): mở bằng Excel/);
    expect(text).toContain('Đã đóng 1 hồ sơ tiêu chí, 1 tệp PDF, 0 tệp không đổi.');
  });

  it('says of an unchanged volume that it is', async () => {
    const { text } = await run(SAMPLE.folder);
    expect(text).toContain('không đổi\n');
    expect(text).toContain('1 tệp không đổi.');
  });

  it('speaks the one JSON shape', async () => {
    const { code, text } = await run(SAMPLE.folder, { json: true });
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      ok: true,
      command: 'volumes',
      volumes: [{ criterion: '8', files: [{ first: 1 }] }],
      beside: [{ file: 'minh-chung/08/thue-bao.xlsx', criteria: ['8'] }],
      failed: [],
      refused: [],
    });
  });

  it('1 when there is nothing to bind; nothing is written', async () => {
    const { code, text } = await run(REAL.folder);
    expect(code).toBe(1);
    expect(text).toContain('chưa có gì để đóng quyển');
    expect(text).toContain('Chưa đóng quyển nào.');
    expect(existsSync(join(folder, 'nhan-ly-2024'))).toBe(false);
  });

  it('3 when a criterion is refused', async () => {
    const { code, text } = await run(SAMPLE.folder, { edition: 'submission', only: ['criterion-02'] });
    expect(code).toBe(3);
    expect(text).toContain('criterion-02: tiêu chí số 2 chưa đạt');
  });
});
