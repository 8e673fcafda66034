/** One document's trouble is not the others': what it throws becomes its own diagnostic. */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { diskReason } from '../safe-write.ts';

export async function attempt<T>(
  diagnostics: Diagnostics,
  what: string,
  work: () => T | Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (e) {
    tellFault(diagnostics, what, e);
    return null;
  }
}

export function tellFault(diagnostics: Diagnostics, what: string, fault: unknown): void {
  const reason = diskReason(fault);
  diagnostics.error(
    'document-failed',
    `${what}: ${reason ?? `lỗi của chương trình (${fault instanceof Error ? fault.message : String(fault)})`}`,
    [],
    reason === null ? undefined : repairOf(fault),
  );
}

const repairOf = (fault: unknown): string =>
  (fault as { code?: string }).code === 'EISDIR'
    ? 'đổi tên hoặc chuyển thư mục đó đi chỗ khác rồi chạy lại'
    : 'đóng tệp đang mở, kiểm tra thư mục ra rồi chạy lại';
