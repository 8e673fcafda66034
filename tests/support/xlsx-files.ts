/** Small workbooks out of hand-written parts, so that a test shows exactly what stands in the file. */
import { deflatePart, zip } from '../../src/writers/zip.ts';

export interface SheetParts {
  readonly name?: string;
  /** What stands inside `<sheetData>`. */
  readonly rows?: string;
  /** What follows `</sheetData>`: merged cells, validations. */
  readonly after?: string;
  /** Attributes of its `<sheet>` in the workbook part: `state="hidden"`. */
  readonly attributes?: string;
}

export interface WorkbookParts {
  readonly sheets?: readonly SheetParts[];
  /** Items of the table of texts: `<si><t>…</t></si>`. */
  readonly strings?: string;
  /** `formatCode`s of cell styles, by index `s`; style 0 is General. */
  readonly formats?: readonly string[];
  /** Inside `<workbook>` before the sheets. */
  readonly properties?: string;
  readonly application?: string;
  /** Parts that replace or join the written ones; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (items: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${RELATIONS}">${items
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Parts of a workbook by name, in the order in which Excel writes them. */
export function workbookParts(book: WorkbookParts = {}): Map<string, string | Uint8Array> {
  const { sheets = [{}], strings = '', formats = [], properties = '', application } = book;
  const parts = new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      '_rels/.rels',
      relations([
        ['rId1', 'officeDocument', 'xl/workbook.xml'],
        ['rId2', 'extended-properties', 'docProps/app.xml'],
      ]),
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets
        .map(
          ({ name, attributes = '' }, i) =>
            `<sheet name="${escaped(name ?? `Trang ${i + 1}`)}" sheetId="${i + 1}" ${attributes} r:id="s${i + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i) => [`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const),
        ['x1', 'sharedStrings', 'sharedStrings.xml'],
        ['x2', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`)
        .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
        .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
    ...sheets.map(
      ({ rows = '', after = '' }, i) =>
        [
          `xl/worksheets/sheet${i + 1}.xml`,
          `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
        ] as const,
    ),
  ]);
  if (application !== undefined)
    parts.set('docProps/app.xml', `<Properties><Application>${application}</Application></Properties>`);
  for (const [name, content] of Object.entries(book.parts ?? {}))
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  return parts;
}

export const pack = (parts: Iterable<readonly [string, string | Uint8Array]>): Buffer =>
  zip([...parts].map(([name, content]) => [name, deflatePart(content)] as const));

export const xlsx = (book: WorkbookParts = {}): Buffer => pack(workbookParts(book));
