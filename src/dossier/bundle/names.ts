/**
 * Names inside a bundle. They begin with the order number, so any file manager shows the order of the list; they are
 * ASCII and short, so that any Windows unpacks them, also below a long folder of its own.
 */
import { slug } from '../../bindings/code.ts';

/** Characters of the whole path inside the ZIP, with the top folder (Windows takes 260 with the folder it is unpacked in). */
export const MOST_PATH = 180;

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

const MOST_STEM = 64;

/** ASCII words of a name; one that is good already stays as it is, others are cut at a word. Never empty. */
export const safeStem = (text: string): string => {
  const good = text.length <= MOST_STEM && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
  const stem = good ? text : slug(text) || 'tep';
  return RESERVED.test(stem) ? `${stem}-tep` : stem;
};

/** "06-minh-chung"; `of`: how many there are, for the width of the number. */
export const numbered = (n: number, of: number, stem: string): string =>
  `${String(n).padStart(Math.max(2, String(of).length), '0')}-${stem}`;

/** Extension of a file of evidence, lower case ("pdf", "jpg"); `bin` where it has none that is plain. */
export const extensionOf = (file: string): string =>
  /\.([A-Za-z0-9]{1,8})$/.exec(file)?.[1]?.toLowerCase() ?? 'bin';

/** Why Windows or a reader of ZIP files would refuse this path; null when it is good. */
export function pathFault(path: string): string | null {
  if (path.length > MOST_PATH) return `đường dẫn dài ${path.length} ký tự, quá ${MOST_PATH}`;
  for (const name of path.split('/')) {
    if (!/^[a-z0-9][a-z0-9._-]*$/.test(name))
      return `tên "${name}" có ký tự ngoài chữ thường không dấu, số, gạch nối`;
    if (/[. ]$/.test(name)) return `tên "${name}" kết thúc bằng dấu chấm hoặc dấu cách`;
    if (RESERVED.test(name)) return `tên "${name}" là tên riêng của Windows`;
  }
  return null;
}
