/**
 * Whether a change is one of form (NĐ 30, Điều 18.3: errors of form are corrected by a letter, those of content by a
 * replacing document): numbers of clauses, capitals, spaces, signs between words, zeros before days and months.
 */
import type { DocumentChange } from '../../document/comparison/compared.ts';

/** Same words, same numbers: what is left when form is taken away. Signs inside numbers, %, - and / are content. */
const content = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('–', '-')
    .replace(/(?<![\d.,])0+(?=\d)/g, '')
    .replace(/(?<!\d)[.,:;]|[.,:;](?!\d)/g, '')
    .replace(/[“”"'‘’…()]/g, '')
    .replace(/\s+/g, '');

export const isFormat = ({ kind, before, after }: DocumentChange): boolean =>
  kind === 'renumbered' ||
  kind === 'replaced' ||
  (kind === 'changed' && before !== '' && content(before) === content(after));
