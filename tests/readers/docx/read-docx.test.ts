/** What people take for a .docx, and what stands in one that Word wrote: texts, tables, tracked changes. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { comparableText, type DocxBlock } from '../../../src/readers/docx/docx-text.ts';
import { readDocx } from '../../../src/readers/docx/read-docx.ts';
import { deflatePart, zip } from '../../../src/writers/zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const packed = (parts: Readonly<Record<string, string>>): Buffer =>
  zip(Object.entries(parts).map(([name, text]) => [name, deflatePart(text)] as const));
const docx = (body: string): Buffer =>
  packed({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  });

function blocks(body: string): readonly DocxBlock[] {
  const diagnostics = new Diagnostics();
  const read = readDocx('a.docx', docx(body), diagnostics);
  if (!read) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  return read.blocks;
}

/** Paragraphs as texts, tables as rows of cells of texts. */
const shown = (body: string): unknown =>
  blocks(body).map((b) =>
    b.type === 'paragraph' ? b.text : b.rows.map((r) => r.map((c) => c.map((p) => p.text))),
  );

const t = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

describe('paragraphs', () => {
  it.each([
    ['split runs', p(`${t('Xã ')}${t('Nhân')}${t(' Lý')}`), ['Xã Nhân Lý']],
    [
      'links, fields, controls',
      p(
        `<w:hyperlink>${t('a')}</w:hyperlink><w:fldSimple w:instr="PAGE">${t('b')}</w:fldSimple><w:sdt><w:sdtContent>${t('c')}</w:sdtContent></w:sdt><w:smartTag>${t('d')}</w:smartTag>`,
      ),
      ['abcd'],
    ],
    ['field codes', p(`<w:r><w:instrText>PAGE</w:instrText></w:r>${t('3')}`), ['3']],
    [
      'tabs and breaks',
      p(
        '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>',
        '<w:tabs><w:tab w:pos="1"/></w:tabs>',
      ),
      ['a b c'],
    ],
    [
      'inserted and deleted words',
      p(`${t('a ')}<w:ins>${t('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>`),
      ['a mới'],
    ],
    ['moved words', p(`<w:moveFrom>${t('đi')}</w:moveFrom><w:moveTo>${t('đến')}</w:moveTo>`), ['đến']],
    [
      'a deleted end of paragraph',
      `${p(t('một '), '<w:rPr><w:del/></w:rPr>')}${p(t('hai'))}${p(t('ba'))}`,
      ['một hai', 'ba'],
    ],
    [
      'a picture, a box',
      p(
        `<w:r><w:drawing><w:t>x</w:t></w:drawing></w:r><w:r><w:pict><w:txbxContent>${p(t('hộp'))}</w:txbxContent></w:pict></w:r>${t('chữ')}`,
      ),
      ['chữ'],
    ],
  ])('%s', (_, body, expected) => {
    expect(shown(body)).toEqual(expected);
  });

  it('counted by Word are known as such', () => {
    const numbered = (id: string) =>
      p(t('a'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    expect(blocks(numbered('3') + numbered('0'))).toMatchObject([{ numbered: true }, { numbered: false }]);
  });

  it('compare without what programs change by themselves', () => {
    expect(comparableText(' số\u00a05\u2011KH\u200b  ngày ')).toBe('số 5-KH ngày');
    expect(comparableText('xa\u0303')).toBe('xã');
  });
});

describe('tables', () => {
  const cell = (content: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
  const row = (cells: string, properties = ''): string => `<w:tr>${properties}${cells}</w:tr>`;

  it('are rows of cells; continued cells and deleted rows are left out, nested tables are text of their cell', () => {
    const inner = `<w:tbl>${row(cell(p(t('trong'))))}</w:tbl>`;
    const body =
      `<w:tbl>${row(cell(p(t('1')), '<w:vMerge w:val="restart"/>') + cell(p(t('a')) + p(t('b'))))}` +
      row(cell(p(''), '<w:vMerge/>') + cell(inner + p(''))) +
      `${row(cell(p(t('bỏ'))), '<w:trPr><w:del/></w:trPr>')}</w:tbl>${p(t('sau'))}`;
    expect(shown(body)).toEqual([[[['1'], ['a', 'b']], [['trong', '']]], 'sau']);
  });
});

describe('files that cannot be read', () => {
  const cfb = (stream: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(100),
      Buffer.from(stream, 'utf16le'),
    ]);
  const whole = docx(p(t('a')));

  it.each([
    ['nothing', Buffer.alloc(0), 'docx-empty', 'tệp rỗng'],
    ['an old .doc', cfb('WordDocument'), 'docx-kind', '(.doc)'],
    ['an encrypted file', cfb('EncryptedPackage'), 'docx-password', 'mật khẩu'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'docx-kind', 'PDF'],
    ['RTF', Buffer.from('{\\rtf1'), 'docx-kind', 'RTF'],
    ['a web page', Buffer.from('<html><body>'), 'docx-kind', 'HTML'],
    ['noise', Buffer.from([1, 2, 3, 0, 9]), 'docx-kind', 'không nhận ra'],
    ['a workbook', packed({ 'xl/workbook.xml': '<x/>' }), 'docx-kind', 'Excel'],
    [
      'OpenDocument',
      packed({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      'docx-kind',
      'OpenDocument',
    ],
    ['a ZIP', packed({ 'a.txt': 'a' }), 'docx-kind', '.zip'],
    ['a file cut short', whole.subarray(0, whole.length - 30), 'docx-damaged', 'bị mất'],
    ['broken XML', packed({ 'word/document.xml': '<a><b></a>' }), 'docx-damaged', 'XML'],
    ['a document type', packed({ 'word/document.xml': '<!DOCTYPE a><a/>' }), 'docx-damaged', 'DOCTYPE'],
  ])('%s', (_, bytes, code, words) => {
    const diagnostics = new Diagnostics();
    expect(readDocx('ke-hoach.docx', bytes, diagnostics)).toBeNull();
    expect(diagnostics.items).toHaveLength(1);
    const [fault] = diagnostics.items;
    expect(fault).toMatchObject({ code, where: [{ file: 'ke-hoach.docx' }] });
    expect(fault!.message).toContain(words);
    expect(fault!.hint).toBeTruthy();
    expect(`${fault!.message}${fault!.hint}`).not.toContain('bảng tính Excel (*');
  });
});
