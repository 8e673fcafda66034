/** The parts of a workbook around its sheets, strings and styles. */
import { escapeXml, RELATIONSHIPS, SPREADSHEET, XML_HEAD } from './xml.ts';

/** A sheet as the workbook knows it. */
export interface SheetEntry {
  readonly name: string;
  /** "$A$1:$J$110". */
  readonly printArea: string;
  /** Rows printed on every page: "$4:$6". */
  readonly titleRows: string;
}

export interface WorkbookProperties {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly created: Date;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const SHEET_ML = `${OFFICE}.spreadsheetml`;
/** Relations of styles, theme and strings stand before those of the sheets. */
const FIRST_SHEET_RELATION = 4;

const override = (part: string, type: string): string =>
  `<Override PartName="/${part}" ContentType="${type}"/>`;

export function contentTypes(sheets: readonly SheetEntry[]): string {
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', `${SHEET_ML}.sheet.main+xml`) +
    sheets.map((_, i) => override(`xl/${sheetPart(i)}`, `${SHEET_ML}.worksheet+xml`)).join('') +
    override('xl/theme/theme1.xml', `${OFFICE}.theme+xml`) +
    override('xl/styles.xml', `${SHEET_ML}.styles+xml`) +
    override('xl/sharedStrings.xml', `${SHEET_ML}.sharedStrings+xml`) +
    `<Default Extension="vml" ContentType="${OFFICE}.vmlDrawing"/>` +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    override('docProps/app.xml', `${OFFICE}.extended-properties+xml`) +
    '</Types>'
  );
}

/** Name of the part of sheet `index` (from 0), in the folder `xl`. */
export const sheetPart = (index: number): string => `worksheets/sheet${index + 1}.xml`;

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

export const packageRelations = (): string =>
  relations([
    [`${RELATIONSHIPS}/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${RELATIONSHIPS}/extended-properties`, 'docProps/app.xml'],
  ]);

export const workbookRelations = (sheets: readonly SheetEntry[]): string =>
  relations([
    [`${RELATIONSHIPS}/styles`, 'styles.xml'],
    [`${RELATIONSHIPS}/theme`, 'theme/theme1.xml'],
    [`${RELATIONSHIPS}/sharedStrings`, 'sharedStrings.xml'],
    ...sheets.map((_, i) => [`${RELATIONSHIPS}/worksheet`, sheetPart(i)] as const),
  ]);

export function workbookXml(sheets: readonly SheetEntry[]): string {
  const entries = sheets.map(
    ({ name }, i) =>
      `<sheet sheetId="${i + 1}" name="${escapeXml(name)}" state="visible" r:id="rId${FIRST_SHEET_RELATION + i}"/>`,
  );
  const names = sheets.map(({ name, printArea, titleRows }, i) => {
    const defined = (what: string, range: string) =>
      `<definedName name="_xlnm.${what}" localSheetId="${i}">${escapeXml(`'${name}'!${range}`)}</definedName>`;
    return defined('Print_Area', printArea) + defined('Print_Titles', titleRows);
  });
  return (
    `${XML_HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15" ' +
    'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">' +
    '<fileVersion appName="xl" lastEdited="5" lowestEdited="5" rupBuild="9303"/>' +
    '<workbookPr defaultThemeVersion="164011" filterPrivacy="1"/><bookViews>' +
    '<workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="13000" firstSheet="0" activeTab="0"/>' +
    `</bookViews><sheets>${entries.join('')}</sheets><definedNames>${names.join('')}</definedNames>` +
    '<calcPr calcId="171027"/></workbook>'
  );
}

export function appProperties(sheets: readonly SheetEntry[]): string {
  const names = sheets.map(({ name }) => `<vt:lpstr>${escapeXml(name)}</vt:lpstr>`);
  return (
    `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" ` +
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    '<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>' +
    '<HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant>' +
    `<vt:variant><vt:i4>${sheets.length}</vt:i4></vt:variant></vt:vector></HeadingPairs>` +
    `<TitlesOfParts><vt:vector size="${sheets.length}" baseType="lpstr">${names.join('')}</vt:vector></TitlesOfParts>` +
    '<Company></Company><Manager></Manager><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>' +
    '<HyperlinksChanged>false</HyperlinksChanged><AppVersion>16.0300</AppVersion></Properties>'
  );
}

export function coreProperties({ title, subject, author, created }: WorkbookProperties): string {
  const moment = created.toISOString().replace(/\.\d+/, '');
  const text = (name: string, value: string): string => `<${name}>${escapeXml(value)}</${name}>`;
  const day = (name: string): string => `<${name} xsi:type="dcterms:W3CDTF">${moment}</${name}>`;
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    text('dc:creator', author) +
    text('dc:title', title) +
    text('dc:subject', subject) +
    text('dc:description', '') +
    text('dc:language', 'vi-VN') +
    text('cp:keywords', '') +
    text('cp:category', '') +
    text('cp:lastModifiedBy', author) +
    day('dcterms:created') +
    day('dcterms:modified') +
    '</cp:coreProperties>'
  );
}
