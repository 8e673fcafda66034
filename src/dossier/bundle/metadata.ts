/**
 * `thong-tin-ho-so.xml`: one record of the file, then one of each paper, in the order of the list (NĐ 30, Phụ lục VI).
 * What nobody has said has no element: an empty one would say that there is none. A value that is too long is cut at a
 * word and told; a number that is too large is left out and told, for a cut number is another number.
 */
import type { CaseData } from '../../model/case-schema.ts';
import type { Diagnostics } from '../../model/diagnostics.ts';
import { type BundleLine, type BundleListing, stateText } from '../../tables/contents.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS, type MetadataField } from './metadata-fields.ts';

export const METADATA = 'thong-tin-ho-so.xml';

const LANGUAGE = 'Tiếng Việt';

/** Values by the path of their field: `FileCode.OrganId`. */
type Values = Readonly<Record<string, string | number | null | undefined>>;

export function metadataXml(
  data: CaseData,
  listing: BundleListing,
  receiver: string | null,
  diagnostics: Diagnostics,
): string {
  const papers = listing.lines.filter((l) => l.kind !== 'part' && l.state === 'included');
  const pages = papers.map((l) => l.pages);
  const days = listing.dossiers.flatMap((d) => [d.from, d.to]).filter((d) => d !== null);
  const sorted = days.toSorted();
  const { archive } = listing.submission ?? {};
  const code = {
    'FileCode.OrganId': archive?.organId,
    'FileCode.FileCatalog': data.assessmentYear,
    'FileCode.FileNotation': archive?.notation,
  };
  const unsaid = listing.lines.filter((l) => l.depth === 0 && l.state !== 'included');
  const write = new RecordWriter(diagnostics);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<HoSo>',
    ...write.record('ThongTinHoSo', 'hồ sơ', FILE_FIELDS, {
      ...code,
      Title: `${listing.title}, ${data.commune.kind} ${data.commune.name} năm ${data.assessmentYear}`,
      // How long it is kept does not depend on who hands it on.
      Maintenance: data.submission?.archive?.maintenance,
      Rights: archive?.rights,
      Creator: archive?.creator,
      Language: LANGUAGE,
      StartDate: sorted[0],
      EndDate: sorted.at(-1),
      DocTotal: papers.length,
      // A sum with an unknown member is unknown.
      PageTotal: pages.some((n) => n === null) ? null : pages.reduce((sum: number, n) => sum + (n ?? 0), 0),
      Description: unsaid.map((l) => `${l.order}. ${l.title}: ${stateText(l)}`).join('; '),
    }),
    ...papers.flatMap((line, i) =>
      write.record('ThongTinVanBan', line.title, DOCUMENT_FIELDS, {
        ...code,
        DocOrdinal: i + 1,
        ...paperValues(line),
        'To.OrganId': archive?.receiverId,
        'To.OrganName': receiver,
        IssuedAmount: listing.submission?.sets,
      }),
    ),
    '</HoSo>',
  ];
  return `${lines.join('\n')}\n`;
}

const paperValues = (line: BundleLine): Values => ({
  TypeName: line.record?.type,
  CodeNumber: line.record?.number,
  CodeNotation: line.record?.notation,
  IssuedDate: line.record?.date,
  OrganName: line.record?.organ,
  Subject: line.record?.subject ?? line.title,
  Language: LANGUAGE,
  PageAmount: line.pages,
  Description: line.files.map((f) => f.path).join('; '),
  'SignerInfo.Position': line.record?.signerPosition,
  'SignerInfo.FullName': line.record?.signerName,
});

class RecordWriter {
  readonly #diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  record(name: string, about: string, fields: readonly MetadataField[], values: Values): string[] {
    return [`  <${name}>`, ...this.#fields(fields, '', values, about, '    '), `  </${name}>`];
  }

  #fields(
    fields: readonly MetadataField[],
    path: string,
    values: Values,
    about: string,
    indent: string,
  ): string[] {
    return fields.flatMap((field): string[] => {
      if ('fields' in field) {
        const inside = this.#fields(field.fields, `${path}${field.name}.`, values, about, `${indent}  `);
        return inside.length === 0
          ? []
          : [`${indent}<${field.name}>`, ...inside, `${indent}</${field.name}>`];
      }
      const value = this.#value(field, values[path + field.name], about);
      return value === null ? [] : [`${indent}<${field.name}>${escaped(value)}</${field.name}>`];
    });
  }

  #value(
    { name, type, length }: Extract<MetadataField, { type: unknown }>,
    value: string | number | null | undefined,
    about: string,
  ): string | null {
    const text = plain(String(value ?? ''));
    if (text === '') return null;
    if (type === 'Date') return decreeDate(text);
    if ([...text].length <= length) return text;
    if (type === 'Number') {
      this.#diagnostics.warn(
        'metadata-long',
        `${METADATA}: ${about}: ${name} là ${text}, quá ${length} chữ số nên không ghi`,
        [],
        'ghi tay khi nhập vào hệ thống lưu trữ',
      );
      return null;
    }
    this.#diagnostics.warn(
      'metadata-long',
      `${METADATA}: ${about}: ${name} dài ${[...text].length} ký tự, chỉ được ${length} nên đã cắt`,
      [],
      'rút ngắn nội dung này trong số liệu',
    );
    return cutAtWord(text, length);
  }
}

/** At most `length` characters with the "…" that shows the cut, ending at a word. */
export function cutAtWord(text: string, length: number): string {
  const letters = [...text];
  const room = letters.slice(0, length - 1).join('');
  const space = letters[length - 1] === ' ' ? room.length : room.lastIndexOf(' ');
  return `${(space > 0 ? room.slice(0, space) : room).replace(/[\s,;:.]+$/, '')}…`;
}

/** `2024-09-05` → `05/09/2024`. */
export const decreeDate = (iso: string): string => iso.split('-').reverse().join('/');

/** One line; what XML 1.0 does not know (control characters, halves of pairs) is left out. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .trim();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
