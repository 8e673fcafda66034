/** Ends patching: a workbook that cannot be changed without risk is left as it is, and the reason is said. */
import { DiagnosticError } from '../../model/diagnostics.ts';
import { damaged, WorkbookFault } from '../../readers/workbook/fault.ts';

export function refuse(code: string, message: string, hint: string): never {
  throw new WorkbookFault(code, message, hint);
}

export function unreadable(what: string): never {
  throw damaged(what);
}

/** Faults of the file become the one kind of error that callers know. */
export function withDiagnostics<T>(work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (!(e instanceof WorkbookFault)) throw e;
    const { code, message, hint } = e;
    throw new DiagnosticError([
      { code, severity: 'error', message, where: [], ...(hint === undefined ? {} : { hint }) },
    ]);
  }
}
