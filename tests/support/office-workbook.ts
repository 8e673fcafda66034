/**
 * A workbook as an office has it, part by part: chart, pivot table, picture, notes, conditional formats, validations,
 * defined names, shared formulas, protection, a hidden sheet and a custom part. Written by hand, since no library
 * makes all of these, into a ZIP with the habits of several programs (stored parts, extra fields, data descriptors).
 */
import { crc32, deflateRawSync } from 'node:zlib';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A grey point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const relationships = (...rows: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const STRINGS = [
  'Chỉ tiêu',
  'Kết quả',
  'Mẫu số',
  'Tỷ lệ',
  'Đường ngõ xóm',
  'Đường nội đồng',
  'Trường học',
  'Nhà văn hóa',
  'Hộ nghèo',
];

const strings = `${HEAD}<sst xmlns="${MAIN}" count="${STRINGS.length}" uniqueCount="${STRINGS.length}">${STRINGS.map((s) => `<si><t>${s}</t></si>`).join('')}</sst>`;

const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><color rgb="FF1F4E79"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE2EFDA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"><alignment horizontal="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"><protection locked="0"/></xf><xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs></styleSheet>`;

const s = (ref: string, index: number, style = 1): string =>
  `<c r="${ref}" s="${style}" t="s"><v>${index}</v></c>`;
const n = (ref: string, value: string, style = 2): string => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;

const ROWS = [
  ['14', '15.7'],
  ['6.60', '8.5'],
  ['3', '4'],
  ['5', '8'],
  ['61', '1210'],
] as const;

const dataRows = ROWS.map(([a, b], i) => {
  const r = i + 2;
  const formula = i === 0 ? '<f t="shared" ref="D2:D6" si="0">B2/C2</f>' : '<f t="shared" si="0"/>';
  const cached = String(Number(a) / Number(b));
  return `<row r="${r}" spans="1:4" ht="18" customHeight="1">${s(`A${r}`, i + 4, 0)}${n(`B${r}`, a)}${n(`C${r}`, b)}<c r="D${r}" s="3">${formula}<v>${cached}</v></c></row>`;
}).join('\r\n');

const dataSheet = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><sheetPr><tabColor rgb="FF70AD47"/></sheetPr><dimension ref="A1:D12"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="3" width="12" style="2" customWidth="1"/><col min="4" max="4" width="14" customWidth="1"/></cols><sheetData>
<row r="1" spans="1:4">${s('A1', 0)}${s('B1', 1)}${s('C1', 2)}${s('D1', 3)}</row>
${dataRows}
<row r="8" s="1" customFormat="1"><c r="A8" s="1"/><c r="D8" s="3"><f>SUM(B2:B6)</f><v>89.6</v></c></row>
<row r="10"><c r="B10"><f t="array" ref="B10:C10">B2:C2*2</f><v>28</v></c><c r="C10"><v>31.4</v></c></row>
<row r="12"><c r="A12" s="1" t="inlineStr"><is><r><t>Ghi chú </t></r><r><rPr><b/></rPr><t>chung</t></r></is></c><c r="B12" s="1"/><c r="C12" s="1"/></row>
</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/><mergeCells count="1"><mergeCell ref="A12:C12"/></mergeCells><conditionalFormatting sqref="D2:D6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0.8</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="decimal" allowBlank="1" showErrorMessage="1" sqref="B2:C6"><formula1>0</formula1><formula2>100000</formula2></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="portrait"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/></extLst></worksheet>`;

const plainSheet = (content: string): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/>${content}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;

/** A prefix of its own and no relationships; the first row and column are hidden. */
const prefixedSheet = `${HEAD}<x:worksheet xmlns:x="${MAIN}"><x:sheetFormatPr defaultRowHeight="15"/><x:cols><x:col min="1" max="1" width="9" hidden="1"/></x:cols><x:sheetData><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="3"/></x:sheetData><x:pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></x:worksheet>`;

const pivotSheet = plainSheet(
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c r="B1" t="inlineStr"><is><t>Tổng kết quả</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Đường ngõ xóm</t></is></c><c r="B2"><v>14</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Grand Total</t></is></c><c r="B3"><v>14</v></c></row></sheetData>',
);

const pivotTable = `${HEAD}<pivotTableDefinition xmlns="${MAIN}" name="PivotTable1" cacheId="1" dataCaption="Values" updatedVersion="6" minRefreshableVersion="3" createdVersion="6" indent="0" outline="1" outlineData="1"><location ref="A1:B3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Tổng kết quả" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>`;

const pivotCache = `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${REL}" r:id="rId1" refreshedBy="A" refreshedDate="45000" createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="Số liệu"/></cacheSource><cacheFields count="2"><cacheField name="Chỉ tiêu" numFmtId="0"><sharedItems count="1"><s v="Đường ngõ xóm"/></sharedItems></cacheField><cacheField name="Kết quả" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="14" maxValue="14"/></cacheField></cacheFields></pivotCacheDefinition>`;

const pivotRecords = `${HEAD}<pivotCacheRecords xmlns="${MAIN}" xmlns:r="${REL}" count="1"><r><x v="0"/><n v="14"/></r></pivotCacheRecords>`;

const A = 'http://schemas.openxmlformats.org/drawingml/2006';
const anchor = (column: number, row: number, content: string): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${column + 5}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 10}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;

const drawing = `${HEAD}<xdr:wsDr xmlns:xdr="${A}/spreadsheetDrawing" xmlns:a="${A}/main">${anchor(
  5,
  1,
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${A}/chart"><c:chart xmlns:c="${A}/chart" xmlns:r="${REL}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
)}${anchor(
  5,
  14,
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Ảnh 1"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${REL}" r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`,
)}</xdr:wsDr>`;

const chart = `${HEAD}<c:chartSpace xmlns:c="${A}/chart" xmlns:a="${A}/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Biểu đồ tỷ lệ</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:cat><c:strRef><c:f>'Số liệu'!$A$2:$A$6</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>'Số liệu'!$D$2:$D$6</c:f></c:numRef></c:val></c:ser><c:axId val="111"/><c:axId val="222"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="222"/></c:catAx><c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="111"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;

const comments = `${HEAD}<comments xmlns="${MAIN}"><authors><author>Nguyễn Văn A</author></authors><commentList><comment ref="A3" authorId="0"><text><t>Đo lại năm 2023</t></text></comment><comment ref="C4" authorId="0"><text><r><rPr><b/><sz val="9"/><rFont val="Tahoma"/></rPr><t>Hỏi &amp; trường</t></r></text></comment></commentList></comments>`;

const shape = (id: number, row: number, column: number): string =>
  `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style='position:absolute;margin-left:80pt;margin-top:2pt;width:108pt;height:60pt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>\r\n    ${column + 1}, 15, ${row}, 2, ${column + 3}, 31, ${row + 1}, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;

const vml = `<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shape(1025, 2, 0)}${shape(1026, 3, 2)}</xml>`;

const workbook = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="10000"/></bookViews><sheets><sheet name="Số liệu" sheetId="1" r:id="rId1"/><sheet name="Tổng hợp &amp; so sánh" sheetId="4" r:id="rId2"/><sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId3"/><sheet name="Trống" sheetId="7" r:id="rId4"/></sheets><definedNames><definedName name="ket_qua">'Số liệu'!$B$2:$B$6</definedName></definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="1" r:id="rId7"/></pivotCaches></workbook>`;

const types: readonly (readonly [part: string, type: string])[] = [
  ['xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`],
  ...[1, 2, 3, 4].map((i) => [`xl/worksheets/sheet${i}.xml`, `${SHEET_TYPE}.worksheet+xml`] as const),
  ['xl/styles.xml', `${SHEET_TYPE}.styles+xml`],
  ['xl/sharedStrings.xml', `${SHEET_TYPE}.sharedStrings+xml`],
  ['xl/calcChain.xml', `${SHEET_TYPE}.calcChain+xml`],
  ['xl/comments1.xml', `${SHEET_TYPE}.comments+xml`],
  ['xl/pivotTables/pivotTable1.xml', `${SHEET_TYPE}.pivotTable+xml`],
  ['xl/pivotCache/pivotCacheDefinition1.xml', `${SHEET_TYPE}.pivotCacheDefinition+xml`],
  ['xl/pivotCache/pivotCacheRecords1.xml', `${SHEET_TYPE}.pivotCacheRecords+xml`],
  ['xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  ['xl/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
];

const contentTypes = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${types.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('')}</Types>`;

/** Parts in the order of the file. */
export const officeParts = (): Map<string, string | Buffer> =>
  new Map<string, string | Buffer>([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationships(['rId1', 'officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbook],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId3', 'worksheet', 'worksheets/sheet3.xml'],
        ['rId4', 'worksheet', 'worksheets/sheet4.xml'],
        ['rId5', 'styles', 'styles.xml'],
        ['rId6', 'sharedStrings', 'sharedStrings.xml'],
        ['rId7', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
        ['rId8', 'calcChain', 'calcChain.xml'],
        ['rId9', 'customXml', '../customXml/item1.xml'],
      ),
    ],
    ['xl/worksheets/sheet1.xml', dataSheet],
    [
      'xl/worksheets/_rels/sheet1.xml.rels',
      relationships(
        ['rId1', 'drawing', '../drawings/drawing1.xml'],
        ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
        ['rId3', 'comments', '../comments1.xml'],
      ),
    ],
    ['xl/worksheets/sheet2.xml', pivotSheet],
    [
      'xl/worksheets/_rels/sheet2.xml.rels',
      relationships(['rId1', 'pivotTable', '../pivotTables/pivotTable1.xml']),
    ],
    ['xl/worksheets/sheet3.xml', plainSheet('<sheetData/>')],
    ['xl/worksheets/sheet4.xml', prefixedSheet],
    ['xl/styles.xml', styles],
    ['xl/sharedStrings.xml', strings],
    [
      'xl/calcChain.xml',
      `${HEAD}<calcChain xmlns="${MAIN}"><c r="D2" i="1"/><c r="D3"/><c r="D4"/><c r="D5"/><c r="D6"/><c r="D8"/></calcChain>`,
    ],
    ['xl/comments1.xml', comments],
    ['xl/drawings/vmlDrawing1.vml', vml],
    ['xl/drawings/drawing1.xml', drawing],
    [
      'xl/drawings/_rels/drawing1.xml.rels',
      relationships(['rId1', 'chart', '../charts/chart1.xml'], ['rId2', 'image', '../media/image1.png']),
    ],
    ['xl/charts/chart1.xml', chart],
    ['xl/media/image1.png', PNG],
    ['xl/pivotTables/pivotTable1.xml', pivotTable],
    [
      'xl/pivotTables/_rels/pivotTable1.xml.rels',
      relationships(['rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml']),
    ],
    ['xl/pivotCache/pivotCacheDefinition1.xml', pivotCache],
    [
      'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels',
      relationships(['rId1', 'pivotCacheRecords', 'pivotCacheRecords1.xml']),
    ],
    ['xl/pivotCache/pivotCacheRecords1.xml', pivotRecords],
    [
      'customXml/item1.xml',
      '<?xml version="1.0"?><office xmlns="urn:office:own"><note>giữ nguyên</note></office>',
    ],
  ]);

/** The workbook; `changes` replace parts, or take them out with null. */
export function officeWorkbook(changes: Readonly<Record<string, string | null>> = {}): Buffer {
  const parts = officeParts();
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  }
  return wildZip(parts);
}

/** One part of the workbook, with a place in its text changed; throws when the place is not there. */
export function officePart(name: string, old: string, now: string): Record<string, string> {
  const text = String(officeParts().get(name));
  if (!text.includes(old)) throw new Error(`${name} has no ${old}`);
  return { [name]: text.replace(old, now) };
}

/** Every third part is stored, every second has its sizes behind it, all have own time stamps; with an end comment. */
function wildZip(parts: ReadonlyMap<string, string | Buffer>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  [...parts].forEach(([name, content], i) => {
    const raw = Buffer.from(content as string);
    const stored = i % 3 === 2;
    const behind = i % 2 === 1 && !stored;
    const data = stored ? raw : deflateRawSync(raw, { level: 1 + (i % 9) });
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(raw), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(raw.length, 8);
    const extra = Buffer.from(i % 4 === 0 ? '555405000301020304' : '', 'hex');
    const nameBytes = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(behind ? 0x0808 : 0x0800, 2);
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt16LE(0x6000 + i, 6);
    head.writeUInt16LE(0x5900 + i, 8);
    sizes.copy(head, 10);
    head.writeUInt16LE(nameBytes.length, 22);
    head.writeUInt16LE(extra.length, 24);
    const localHead = Buffer.from(head);
    if (behind) localHead.fill(0, 10, 22);
    const local = Buffer.concat([
      Buffer.from('504b0304', 'hex'),
      localHead,
      nameBytes,
      extra,
      data,
      ...(behind ? [Buffer.from('504b0708', 'hex'), sizes] : []),
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, tail, nameBytes, extra]));
    locals.push(local);
    offset += local.length;
  });
  const directory = Buffer.concat(centrals);
  const note = Buffer.from('luu boi van phong');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(note.length, 20);
  return Buffer.concat([...locals, directory, end, note]);
}

/** Raw bytes of every entry, headers included, by name; and the names in the order of the directory. */
export function rawEntries(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const found: { name: string; offset: number }[] = [];
  let at = file.readUInt32LE(end + 16);
  const directory = at;
  for (let i = file.readUInt16LE(end + 10); i > 0; i--) {
    const nameLength = file.readUInt16LE(at + 28);
    found.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return new Map(
    found.map(({ name, offset }, i) => [name, file.subarray(offset, found[i + 1]?.offset ?? directory)]),
  );
}
