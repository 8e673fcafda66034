/** `hoso snapshot`, `freeze`, `versions` through their functions, and what other commands do with a kept version. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectCommand } from '../../src/cli/collect-command.ts';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { freezeCommand } from '../../src/cli/freeze-command.ts';
import { type GenerateFlags, generateCommand } from '../../src/cli/generate-command.ts';
import { snapshotCommand } from '../../src/cli/snapshot-command.ts';
import { versionsCommand } from '../../src/cli/versions-command.ts';
import { watchCommand } from '../../src/cli/watch-command.ts';
import { bytesBelow, INCOME, rewrite, sampleAt, scratch } from '../dossier/versions/on-disk.ts';
import { silently } from '../support/captured.ts';
import { docxParagraphs } from '../support/docx-text.ts';
import { mustLoad, SAMPLE } from '../support/load.ts';
import { filledForm } from '../support/returned-forms.ts';
import { ROOT } from '../support/source-files.ts';

const { fresh } = scratch();
const ON = '2024-11-20';
const said = (command: () => number) => silently(() => Promise.resolve(command()));
const ROUND = 'phien-ban/001-2024-11-20';

describe('what is said', () => {
  it('of keeping, of nothing new, of the list', async () => {
    const home = sampleAt(fresh());
    const keep = (note: string) =>
      said(() => snapshotCommand(home, { note, on: ON, by: 'Trần Thị B', out: fresh('output') }));
    expect((await said(() => versionsCommand(home, {}))).text).toMatch(
      /^Chưa lưu phiên bản nào\. Lưu: hoso snapshot/,
    );
    expect(await keep('gửi huyện')).toEqual({
      code: EXIT.ok,
      text: `Đã lưu phiên bản 001-2024-11-20: gửi huyện\nỞ thư mục: ${home}/${ROUND}\n`,
    });
    expect((await keep('lần nữa')).text).toBe(
      'Không có gì thay đổi từ phiên bản 001-2024-11-20 (gửi huyện) nên không lưu thêm; vẫn muốn lưu thì thêm --force.\n',
    );
    rewrite(path.join(home, ROUND, 'so-lieu.yaml'), INCOME.present, 'value: "99"');
    expect((await said(() => versionsCommand(home, {}))).text).toBe(
      '001  20/11/2024  gửi huyện  (Trần Thị B)\n     ĐÃ BỊ SỬA: tệp so-lieu.yaml đã thay đổi\n',
    );
    const json = JSON.parse((await said(() => versionsCommand(home, { json: true }))).text) as object;
    expect(json).toMatchObject({
      ok: true,
      versions: [{ number: 1, problems: ['tệp so-lieu.yaml đã thay đổi'] }],
    });
  });

  it('of closing: what went back, what stands in the way, what is left open', async () => {
    const home = sampleAt(fresh());
    INCOME.later(home);
    const close = (asOf: string, leaveOpen = false) =>
      said(() => freezeCommand(home, { asOf, leaveOpen, on: ON, out: fresh('output') }));
    const refused = await close('2023-01-31');
    expect(refused.code).toBe(EXIT.data);
    expect(refused.text).toMatch(
      /LỖI: .*không rõ giá trị đến ngày 31\/0?1\/2023\n {4}ở: .*so-lieu\.yaml:\d+/,
    );
    expect(refused.text.trimEnd().split('\n').at(-1)).toBe('Chưa lưu phiên bản nào.');
    // A hundred figures are not a hundred times the same advice.
    expect(refused.text.split('\n').length).toBeLessThan(30);
    expect(refused.text).toMatch(/\n {2}… và \d+ lỗi khác cùng loại\.\n/);
    expect(refused.text.match(/sửa: ghi giá trị đến ngày/g)).toHaveLength(1);
    const all = Number(/Có (\d+) lỗi cần sửa/.exec(refused.text)![1]);
    const json = JSON.parse(
      (await said(() => freezeCommand(home, { asOf: '2023-01-31', on: ON, out: 'x', json: true }))).text,
    ) as { diagnostics: unknown[] };
    expect([all, json.diagnostics.length]).toEqual([all, all]);
    const done = await close('2024-08-31');
    expect(done.code).toBe(EXIT.ok);
    expect(done.text.split('\n')).toEqual([
      expect.stringMatching(/^Đã chốt số liệu đến ngày 31\/0?8\/2024 ở phiên bản 001-2024-11-20\.$/),
      '1 số liệu mới hơn ngày chốt: lấy giá trị trong lịch sử.',
      '3 số liệu không ghi ngày: lấy giá trị hiện có.',
      `Lập văn bản của đợt này: hoso generate "${home}/${ROUND}"`,
      '',
    ]);
    const other = sampleAt(fresh());
    const open = await said(() =>
      freezeCommand(other, { asOf: '2023-01-31', leaveOpen: true, on: ON, out: 'x' }),
    );
    expect(open.text).toMatch(/\nChốt là chưa biết \d+ số liệu, bảng kê: [^\n]{1,150} và \d+ mục khác \(/);
    expect((await said(() => versionsCommand(home, {}))).text).toMatch(
      /\[chốt số liệu đến ngày 31\/0?8\/2024\]/,
    );
  });

  it('of the same faults in JSON', async () => {
    const home = sampleAt(fresh());
    const { code, text } = await said(() =>
      freezeCommand(home, { asOf: '2024-12-31', on: ON, out: fresh('output'), json: true }),
    );
    expect(code).toBe(EXIT.data);
    expect(JSON.parse(text)).toMatchObject({ ok: false, diagnostics: [{ code: 'freeze-ahead' }] });
  });
});

describe('documents of a closed round', () => {
  const DOCX = 'tieu-chi-10-thu-nhap.docx';
  let home: string;
  let out: string;
  const make = (source: string, more: Partial<GenerateFlags> = {}) =>
    silently(() =>
      generateCommand(source, {
        out,
        edition: 'working',
        only: ['criterion-10'],
        formats: ['docx'],
        ...more,
      }),
    );
  const round = (): string => path.join(home, ROUND);
  const ofRound = (name = ''): string => path.join(out, 'xa-mau/dot-2024-08-31', name);
  const textOf = (file: string): string => docxParagraphs(readFileSync(file)).join('\n');

  beforeAll(async () => {
    home = sampleAt(fresh());
    out = fresh('output');
    await said(() => freezeCommand(home, { asOf: '2024-08-31', on: ON, out }));
    INCOME.later(home);
    const { code, text } = await make(round(), { formats: ['docx', 'pdf'] });
    expect([code, text]).toEqual([EXIT.ok, expect.stringContaining('Đã lập 1 tài liệu, 2 tệp')]);
  });

  it('stand in a folder of their own, as DOCX and PDF, and do not know of later values', async () => {
    expect((await make(home)).code).toBe(EXIT.ok);
    expect(readdirSync(ofRound()).filter((n) => n.startsWith('tieu-chi'))).toEqual([
      DOCX,
      DOCX.replace('docx', 'pdf'),
    ]);
    expect(textOf(path.join(out, 'xa-mau', DOCX))).toContain('61,3');
    const closed = textOf(ofRound(DOCX));
    expect([closed.includes('61,3'), closed.includes('56,8')]).toEqual([false, true]);
    expect(
      readFileSync(ofRound(DOCX.replace('docx', 'pdf')))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('are not written anew while nothing changed, nor written over when a template did', async () => {
    const before = bytesBelow(ofRound());
    expect((await make(round(), { formats: ['docx', 'pdf'] })).text).toContain('không tệp nào phải ghi lại');
    expect(bytesBelow(ofRound())).toEqual(before);
    const templates = fresh('mau-rieng');
    mkdirSync(templates, { recursive: true });
    copyFileSync(
      path.join(ROOT, 'templates/nang-cao-2021-2025/criterion.hbs'),
      path.join(templates, 'criterion.hbs'),
    );
    const file = path.join(templates, 'criterion.hbs');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('</document>', '<section><p>Lời thêm của mẫu mới.</p></section></document>'),
    );
    const again = await make(round(), { templates });
    expect(again.text).toContain(
      `tệp ${DOCX} là văn bản theo số liệu đã chốt đến ngày 31/8/2024 nên giữ nguyên; bản mới ghi ở ${DOCX.replace('.docx', '.moi.docx')}`,
    );
    expect(again.text).not.toContain('đã ban hành chỉ được');
    const after = bytesBelow(ofRound());
    expect(after[DOCX]).toBe(before[DOCX]);
    expect(textOf(ofRound(DOCX.replace('.docx', '.moi.docx')))).toContain('Lời thêm của mẫu mới.');
  });

  it('are made anew from the kept files by hoso watch, beside those of the live case', async () => {
    const own = fresh('output');
    const stop = new AbortController();
    const ended = silently(() =>
      watchCommand(
        round(),
        { out: own, edition: 'working', only: ['criterion-10'], formats: ['docx'] },
        stop.signal,
      ),
    );
    const made = path.join(own, 'xa-mau/dot-2024-08-31/manifest.json');
    for (let tries = 0; tries < 600 && !existsSync(made); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    stop.abort();
    expect((await ended).code).toBe(EXIT.ok);
    expect(readdirSync(path.join(own, 'xa-mau'))).toEqual(['dot-2024-08-31']);
  });

  it('take no returned forms: collect refuses a version and changes nothing', async () => {
    const returned = fresh('phieu-xa.xlsx');
    mkdirSync(path.dirname(returned), { recursive: true });
    writeFileSync(returned, await filledForm(mustLoad(SAMPLE).appraised, 'xa', {}));
    const before = bytesBelow(round());
    const report = fresh('bao-cao.xlsx');
    const { code, text } = await silently(() => collectCommand(round(), [returned], { on: ON, report }));
    expect(code).toBe(EXIT.data);
    expect(text).toContain('đây là phiên bản 001-2024-11-20 đã lưu, không phải hồ sơ đang làm');
    expect(text).toContain('Chưa ghi gì vào hồ sơ.');
    expect([bytesBelow(round()), existsSync(report)]).toEqual([before, false]);
  });
});
