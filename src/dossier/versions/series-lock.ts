/** Two people may keep or close at the same moment: numbers are given to one of them at a time. */
import { mkdirSync } from 'node:fs';
import { DiagnosticError } from '../../model/diagnostics.ts';
import { realDisk } from '../disk.ts';
import { LOCK, type Lock, takeLock } from '../output-lock.ts';
import { diskFault } from '../safe-write.ts';

/** The folder of the series is made where there is none. @throws DiagnosticError when another run is in it. */
export function underSeriesLock<T>(folder: string, work: () => T): T {
  let lock: Lock | string;
  try {
    mkdirSync(folder, { recursive: true });
    lock = takeLock(folder, realDisk);
  } catch (e) {
    diskFault(folder, e);
  }
  if (typeof lock === 'string')
    throw new DiagnosticError([
      {
        code: 'versions-busy',
        severity: 'error',
        message: `một phiên bản khác của hồ sơ này đang được lưu bởi ${lock}`,
        hint: `chờ lần lưu kia xong rồi chạy lại; nếu chắc chắn không còn lần nào thì xóa tệp ${LOCK} trong thư mục ${folder}`,
        where: [{ file: folder }],
      },
    ]);
  try {
    return work();
  } finally {
    lock.release();
  }
}
