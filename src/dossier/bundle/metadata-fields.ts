/**
 * Fields of the archival metadata, as the tables of NĐ 30, Phụ lục VI, Phần II name them: a file (mục III) and its
 * documents (mục I). Types and lengths are the decree's; the scan's "Organld" and "Signerlnfo" are read as OrganId and
 * SignerInfo, as the same table spells them elsewhere. `Date 10` is written dd/MM/yyyy, the order in which the decree
 * writes days.
 */
export type FieldType = 'String' | 'Number' | 'Date';

export type MetadataField =
  | { readonly name: string; readonly type: FieldType; readonly length: number }
  | { readonly name: string; readonly fields: readonly MetadataField[] };

const text = (name: string, length: number): MetadataField => ({ name, type: 'String', length });
const number = (name: string, length: number): MetadataField => ({ name, type: 'Number', length });
const date = (name: string): MetadataField => ({ name, type: 'Date', length: 10 });
const group = (name: string, ...fields: MetadataField[]): MetadataField => ({ name, fields });

const FILE_CODE = group('FileCode', text('OrganId', 13), number('FileCatalog', 4), text('FileNotation', 20));

/** Mục III: dữ liệu quản lý hồ sơ. */
export const FILE_FIELDS: readonly MetadataField[] = [
  FILE_CODE,
  text('Title', 500),
  text('Maintenance', 30),
  text('Rights', 30),
  text('Creator', 30),
  text('Language', 50),
  date('StartDate'),
  date('EndDate'),
  number('DocTotal', 4),
  number('PageTotal', 4),
  text('Description', 500),
];

/** Mục I: dữ liệu quản lý văn bản đi. */
export const DOCUMENT_FIELDS: readonly MetadataField[] = [
  FILE_CODE,
  number('DocOrdinal', 3),
  text('TypeName', 100),
  text('CodeNumber', 11),
  text('CodeNotation', 30),
  date('IssuedDate'),
  text('OrganName', 200),
  text('Subject', 500),
  text('Language', 30),
  number('PageAmount', 3),
  text('Description', 500),
  group('SignerInfo', text('Position', 100), text('FullName', 50)),
  group('To', text('OrganId', 13), text('OrganName', 200)),
  number('Priority', 1),
  number('IssuedAmount', 3),
  date('DueDate'),
];
