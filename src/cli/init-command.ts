/** `hoso init`: a data-entry workbook, new or of a case. Never over a file that is there, unless asked to. */
import { writeFileSync } from 'node:fs';
import { type Diagnostic, DiagnosticError, listPacks, loadCase, loadPack } from '../index.ts';
import { today } from './clock.ts';
import { EXIT } from './exit-codes.ts';

export interface InitFlags {
  readonly pack?: string;
  readonly commune?: string;
  readonly district?: string;
  readonly province?: string;
  readonly year?: string;
  /** Case folder or workbook to export. */
  readonly from?: string;
  readonly force?: boolean;
}

export async function initCommand(file: string, flags: InitFlags): Promise<number> {
  const content = flags.from === undefined ? await created(flags) : await exported(flags.from);
  write(file.toLowerCase().endsWith('.xlsx') ? file : `${file}.xlsx`, content, flags.force ?? false);
  return EXIT.ok;
}

async function created(flags: InitFlags): Promise<Buffer> {
  const { newCase } = await import('../workbook/entry/new-case.ts');
  const { writeCaseWorkbook } = await import('../workbook/entry/write-workbook.ts');
  const day = today();
  const year = flags.year ?? day.slice(0, 4);
  if (flags.commune === undefined || flags.commune.trim() === '')
    throw fault(
      'init-commune',
      'chưa ghi tên xã',
      'thêm --commune "xã …", hoặc --from <hồ sơ> để xuất một hồ sơ',
    );
  if (!/^(?:199\d|20\d\d|2100)$/.test(year))
    throw fault('init-year', `năm "${year}" không hợp lệ`, 'ghi bốn chữ số, ví dụ --year 2026');
  const packs = listPacks().map((p) => p.id);
  const id = flags.pack ?? packs[0]!;
  if (!packs.includes(id))
    throw fault('pack-unknown', `không có bộ mẫu "${id}"`, `các bộ mẫu: ${packs.join(', ')}`);
  const pack = loadPack(id);
  const data = newCase(pack, {
    commune: flags.commune,
    district: flags.district,
    province: flags.province,
    year: Number(year),
    created: day,
  });
  return writeCaseWorkbook(pack, data);
}

async function exported(from: string): Promise<Buffer> {
  const { writeCaseWorkbook } = await import('../workbook/entry/write-workbook.ts');
  const { pack, appraised } = loadCase(from);
  return writeCaseWorkbook(pack, appraised.data);
}

/** Codes of a file that another program holds. */
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY']);

function write(file: string, content: Buffer, force: boolean): void {
  try {
    writeFileSync(file, content, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST')
      throw fault(
        'file-exists',
        `đã có tệp ${file}, chưa ghi gì`,
        'chọn tên khác, hoặc thêm --force để ghi đè',
      );
    if (HELD.has(code))
      throw fault(
        'file-held',
        `không ghi được ${file}: tệp đang mở hoặc không có quyền ghi`,
        'đóng tệp trong Excel rồi chạy lại',
      );
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw fault('file-folder', `không có thư mục để ghi ${file}`, 'tạo thư mục trước, hoặc chọn chỗ khác');
    throw error;
  }
  process.stdout.write(
    `Đã ghi ${file}.\nMở tệp bằng Excel, đọc tờ "Hướng dẫn", điền rồi chạy: hoso check "${file}"\n`,
  );
}

const fault = (code: string, message: string, hint: string): DiagnosticError => {
  const item: Diagnostic = { code, severity: 'error', message, hint, where: [] };
  return new DiagnosticError([item]);
};
