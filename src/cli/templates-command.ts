/** `hoso templates list | copy | check`: for offices that word their own documents. Needs no data. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { checkPackTemplates, type Diagnostic, DiagnosticError, listPacks, loadPack } from '../index.ts';
import { EXIT } from './exit-codes.ts';
import { diagnosticsText } from './print.ts';

const overlayable = (name: string): boolean => name.endsWith('.hbs') || name === 'wording.yaml';

function packOf(id: string | undefined): ReturnType<typeof listPacks>[number] {
  const packs = listPacks();
  const pack = id === undefined ? packs[0] : packs.find((p) => p.id === id);
  if (pack) return pack;
  throw new DiagnosticError([
    {
      code: 'pack-unknown',
      severity: 'error',
      message: `không có bộ mẫu "${id}"`,
      hint: `các bộ mẫu: ${packs.map((p) => p.id).join(', ')}`,
      where: [],
    },
  ]);
}

export function listCommand(packId: string | undefined): number {
  for (const pack of packId === undefined ? listPacks() : [packOf(packId)]) {
    process.stdout.write(
      `${pack.id}\n${pack.files
        .filter(overlayable)
        .map((f) => `  ${f}\n`)
        .join('')}`,
    );
  }
  return EXIT.ok;
}

/** Copies templates into an office's folder; never over a file that is there. */
export function copyCommand(folder: string, names: readonly string[], packId: string | undefined): number {
  const pack = packOf(packId);
  const known = pack.files.filter(overlayable);
  const wanted = names.length > 0 ? names : known;
  const unknown = wanted.filter((n) => !known.includes(n));
  if (unknown.length > 0) {
    throw new DiagnosticError(
      unknown.map(
        (n): Diagnostic => ({
          code: 'template-unknown',
          severity: 'error',
          message: `bộ mẫu ${pack.id} không có tệp "${n}"`,
          hint: `các tệp: ${known.join(', ')}`,
          where: [],
        }),
      ),
    );
  }
  mkdirSync(folder, { recursive: true });
  for (const name of wanted) {
    const target = path.join(folder, name);
    if (existsSync(target)) process.stdout.write(`đã có, giữ nguyên: ${target}\n`);
    else {
      copyFileSync(path.join(pack.folder, name), target);
      process.stdout.write(`đã chép: ${target}\n`);
    }
  }
  process.stdout.write(
    `Sửa các tệp trong ${folder}, kiểm tra bằng: hoso templates check --templates ${folder}\n`,
  );
  return EXIT.ok;
}

export function checkCommand(packId: string | undefined, overlay: string | undefined): number {
  const pack = packOf(packId);
  const items = checkPackTemplates(loadPack(pack.id, overlay === undefined ? {} : { templates: overlay }));
  const errors = items.filter((d) => d.severity === 'error');
  if (items.length > 0) process.stderr.write(`${diagnosticsText(items)}\n`);
  if (errors.length > 0) return EXIT.data;
  process.stdout.write(
    `Các mẫu của ${pack.id}${overlay === undefined ? '' : ` với ${overlay}`} không có lỗi.\n`,
  );
  return EXIT.ok;
}
