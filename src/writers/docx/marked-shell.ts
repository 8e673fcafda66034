/**
 * The shell with a line above the page number, on pages with and without one. Both lines together stay in the top
 * margin (11 pt and 16.1 pt of the 28.3 pt between header and text), so that no page breaks otherwise.
 */
import { inflateRawSync } from 'node:zlib';
import { deflatePart } from '../zip.ts';
import { styleIdOf } from './names.ts';
import { type Shell, shell } from './shell.ts';
import { el, escapeXml } from './xml.ts';

export const MARK_SIZE_HALF_PT = 20;
export const MARK_LINE_TWIP = 220;

const HEADER = /^word\/header\d+\.xml$/;

function markXml(mark: string): string {
  const size = { 'w:val': MARK_SIZE_HALF_PT };
  const properties =
    el('w:pStyle', { 'w:val': styleIdOf('pageNumber') }) +
    el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': MARK_LINE_TWIP, 'w:lineRule': 'exact' });
  const run = `<w:rPr><w:b/><w:bCs/>${el('w:sz', size)}${el('w:szCs', size)}</w:rPr>`;
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${run}<w:t xml:space="preserve">${escapeXml(mark)}</w:t></w:r></w:p>`;
}

export function markedShell(mark: string): Shell {
  const plain = shell();
  const parts = plain.parts.map(([name, part]): Shell['parts'][number] => {
    if (!HEADER.test(name)) return [name, part];
    const xml = inflateRawSync(part.data).toString('utf8');
    return [
      name,
      deflatePart(
        xml.replace(/<w:hdr\b[^>]*>/, (open) => open + markXml(mark)),
        9,
      ),
    ];
  });
  return { ...plain, parts };
}
