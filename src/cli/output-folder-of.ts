/** Where documents of a case go. Never among its data or its versions: results would be read as data the next time. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type Case, DiagnosticError, type Edition, outputParts } from '../index.ts';
import { diskFiles } from '../readers/world.ts';

/**
 * `<out>/<case id>`, then `dot-…` or `phien-ban-…` for a kept version, then `submission`.
 * @throws DiagnosticError when that is the folder of the data, by whatever name, or lies among the versions.
 */
export function outputFolderOf(
  casePath: string,
  loaded: Case,
  { out, edition }: { readonly out: string; readonly edition: Edition },
): string {
  const folder = path.join(
    out,
    loaded.appraised.data.id,
    ...outputParts(loaded),
    ...(edition === 'submission' ? ['submission'] : []),
  );
  const data = real(diskFiles.list(casePath) ? casePath : path.dirname(casePath));
  const kept = loaded.series ? real(loaded.series.folder) : data;
  const target = real(folder);
  if (target === data) refuse('output-is-case', `thư mục kết quả ${folder} trùng với thư mục số liệu`);
  if (target === kept || target.startsWith(kept + path.sep))
    refuse('output-in-versions', `thư mục kết quả ${folder} nằm trong chỗ lưu các phiên bản`);
  return folder;
}

function refuse(code: string, message: string): never {
  const hint = 'chọn thư mục khác với --out';
  throw new DiagnosticError([{ code, severity: 'error', message, hint, where: [] }]);
}

/** With links followed, as far as it is there. */
function real(target: string): string {
  const whole = path.resolve(target);
  try {
    return realpathSync.native(whole);
  } catch {
    const above = path.dirname(whole);
    return above === whole ? whole : path.join(real(above), path.basename(whole));
  }
}
