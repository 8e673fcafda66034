import type { Severity } from '../../model/diagnostics.ts';

/** One clear line about a file of evidence; the caller adds the place in the case where the file is named. */
export interface EvidenceFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
}

/** Why a file cannot be bound; thrown inside this stage and the volume writer only, and turned into one finding. */
export class EvidenceFault extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'EvidenceFault';
    this.code = code;
    this.hint = hint;
  }

  get finding(): EvidenceFinding {
    return { code: this.code, severity: 'error', message: this.message, hint: this.hint };
  }
}

const AGAIN =
  'mở tệp gốc trên máy đã lập rồi lưu hoặc quét lại; nếu nhận qua Zalo, thư điện tử thì tải lại cho hết';

/** `what` completes "tệp hỏng: …". */
export const damaged = (what: string): EvidenceFault =>
  new EvidenceFault('evidence-damaged', `tệp hỏng: ${what}`, AGAIN);

/** A limit of `limits.ts` is passed. `what` completes "tệp vượt giới hạn: …". */
export const tooLarge = (what: string, hint: string): EvidenceFault =>
  new EvidenceFault('evidence-too-large', `tệp vượt giới hạn: ${what}`, hint);
