/**
 * Where a form keeps what only the program reads. Every sheet carries it by itself, so that a sheet copied into another
 * workbook is still known: cell A1 says which form this is, the hidden first row names the columns, the two hidden
 * first columns hold the id of each row and the values that were shown as the last ones.
 */
const MARK = 'hoso-phieu';

export interface FormIdentity {
  readonly caseId: string;
  readonly form: string;
  readonly sheet: string;
  readonly version: string;
}

export const identityText = (identity: FormIdentity): string =>
  [MARK, identity.caseId, identity.form, identity.sheet, identity.version].join('|');

/** Null when it is not the mark of a form. */
export function parseIdentity(text: string): FormIdentity | null {
  const [mark, caseId, form, sheet, version] = text.trim().split('|');
  return mark === MARK && caseId && form && sheet && version ? { caseId, form, sheet, version } : null;
}

/** Columns of a sheet; what is shown begins in the third. */
export const ID_COLUMN = 1;
export const LAST_COLUMN = 2;
export const FIRST_SHOWN = 3;

/** Ids of the lines in which the sender says who it is; their answer stands right of the label. */
export const SENDER_LINES = [
  { id: '@sender', label: 'Người ghi phiếu:', kind: 'text' },
  { id: '@phone', label: 'Điện thoại (không bắt buộc):', kind: 'text' },
  { id: '@date', label: 'Ngày ghi:', kind: 'date' },
] as const;

/** Sheet that holds the lists of choices. */
export const LISTS_SHEET = 'danh-muc';
