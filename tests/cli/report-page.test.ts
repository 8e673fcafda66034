/** The page says what the terminal says, needs nothing else, and lets nothing in. */
import { describe, expect, it } from 'vitest';
import { diagnosticText } from '../../src/cli/print.ts';
import { type ReportPage, reportPage } from '../../src/cli/report-page.ts';
import type { Diagnostic } from '../../src/model/diagnostics.ts';
import { parseXml, type XmlElement } from '../support/xml.ts';

const items: readonly Diagnostic[] = [
  {
    code: 'a',
    severity: 'warning',
    message: 'hạn nộp quá gần',
    where: [{ file: 'xa/case.yaml', line: 4, column: 2 }],
  },
  {
    code: 'b',
    severity: 'error',
    message: 'tên "A<b>" & \'C\' lạ',
    hint: 'sửa thành "A"',
    where: [
      { file: 'so-lieu.xlsx', sheet: 'Số liệu', cell: 'D17' },
      { file: 'so-lieu.xlsx', sheet: 'Chỉ tiêu', cell: 'B2' },
    ],
  },
  {
    code: 'b',
    severity: 'error',
    message: 'thiếu số',
    where: [{ file: 'so-lieu.xlsx', sheet: 'Số liệu', cell: 'D20' }],
  },
  { code: 'c', severity: 'error', message: 'chung cả hồ sơ', where: [] },
  { code: 'd', severity: 'note', message: 'đã biết', where: [], silenced: 'tỉnh đã đồng ý' },
];
const input: ReportPage = {
  title: 'Kết quả soát hồ sơ số liệu',
  source: 'xã <A>/so-lieu.xlsx',
  outcome: 'Hồ sơ còn chỗ phải sửa.',
  diagnostics: items,
  made: [{ title: 'Kế hoạch', files: ['kết quả/ke hoach#1.docx', 'javascript:alert(1)', '../50%.pdf'] }],
  notMade: [{ title: 'criterion-02', reasons: ['tiêu chí số 2 chưa đạt', 'chưa ai xác nhận'] }],
};
const html = reportPage(input);

/** The page without void elements and doctype is XML, so that the tests can read it. */
const tree = (text: string): XmlElement =>
  parseXml(text.replace(/^<!DOCTYPE html>\n/, '').replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>'));
const words = (e: XmlElement): string =>
  e.name === 'style' ? '' : e.name === 'br' ? '\n' : e.text + e.children.map(words).join('');
function all(e: XmlElement, name: string): XmlElement[] {
  return e.children.flatMap((c) => [...(c.name === name ? [c] : []), ...all(c, name)]);
}

/** Text in document order: the support tree keeps text and children apart. */
const plain = (text: string): string =>
  text
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

describe('KET-QUA.html', () => {
  it('has the words of the terminal for every open finding', () => {
    const text = plain(html);
    for (const d of items.filter((i) => i.silenced === undefined))
      expect(text).toContain(diagnosticText(d).replaceAll('\n    ', '\n'));
  });

  it('counts on top; groups by severity, gravest first, then by sheet or file', () => {
    const root = tree(html);
    expect(words(all(root, 'p')[1]!)).toBe('3 lỗi, 1 cảnh báo, 0 lưu ý; đã bỏ qua 1 mục.');
    expect(all(root, 'h2').map(words)).toEqual([
      'Không lập (1)',
      'LỖI (3)',
      'CẢNH BÁO (1)',
      'Đã bỏ qua (1)',
      'Đã lập (1 tài liệu)',
    ]);
    expect(all(root, 'h3').map(words)).toEqual(['so-lieu.xlsx › Số liệu', 'Chung', 'xa/case.yaml']);
    expect(all(root, 'ol').map((e) => all(e, 'li').length)).toEqual([2, 1, 1]);
    expect(plain(html)).toContain('đã biết\nlý do: tỉnh đã đồng ý');
  });

  it('links to files by relative, encoded addresses that can be no scheme', () => {
    expect(all(tree(html), 'a').map((a) => a.attributes.href)).toEqual([
      './k%E1%BA%BFt%20qu%E1%BA%A3/ke%20hoach%231.docx',
      './javascript%3Aalert(1)',
      './../50%25.pdf',
    ]);
  });

  it('needs nothing else: no script, no style or picture from outside', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">/);
  });

  it('shows by number what is not seen, so that a name cannot turn the words around it', () => {
    const page = reportPage({
      ...input,
      diagnostics: [{ code: 'x', severity: 'error', message: 'tên a\u202excod.exe\u0000', where: [] }],
    });
    expect(page).toContain('<bdi>tên a[U+202E]xcod.exe[U+0000]</bdi>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(page).not.toMatch(/[\u0000-\u0008\u202a-\u202e]/);
  });

  it('is the same for the same run', () => {
    expect(reportPage(input)).toBe(html);
  });

  it('of a run without findings says so and stays short', () => {
    const page = reportPage({ title: 'T', source: 's', outcome: 'Không có lỗi phải sửa.', diagnostics: [] });
    expect(page).toContain('0 lỗi, 0 cảnh báo, 0 lưu ý.');
    expect(page).not.toContain('<h2>');
  });
});
