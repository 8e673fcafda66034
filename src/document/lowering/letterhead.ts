/** Letterhead: issuer left, national title right, number and date on one line (nd30 B 1-4, 5b). */
import { textWidthTwip } from '../../text/shape.ts';
import { styles } from '../styles.ts';
import type { Letterhead } from '../tree.ts';
import { balanced, shortRuleTwip } from './balance.ts';
import { cell, layoutTable, paragraph, row, rule, words } from './build.ts';
import type { PrimCell, PrimRow, PrimTable } from './primitives.ts';

export const NATIONAL_TITLE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** 100 mm: the national title in bold 13 is 95.7 mm and must not wrap (nd30 B, measured). */
const RIGHT_MIN = 5670;
/** Clear space between the two columns. */
const GUTTER = 170;

type Blocks = PrimCell['blocks'];

export function letterhead(block: Letterhead, widthTwip: number): PrimTable {
  const right = Math.max(RIGHT_MIN, Math.round(widthTwip * 0.606));
  const left = widthTwip - right;
  const { key } = block;
  const rows: PrimRow[] = [
    row(key, [cell(issuer(block, left - GUTTER, GUTTER)), cell(national(key, right))], { keepNext: true }),
  ];
  const number = block.number ? [centred(`${key}/number`, 'documentNumber', block.number)] : [];
  const below: Blocks[number][] = [];
  if (block.subject) {
    below.push(shifted(balanced(`${key}/subject`, 'letterSubject', block.subject, left - GUTTER).paragraph));
  }
  if (block.draft) below.push(centred(`${key}/draft`, 'draftMark', words(block.draft)));
  const date = block.placeDate ? [paragraph(`${key}/date`, 'placeDate', block.placeDate)] : [];
  // Without a number, what would stand below it takes its place beside the date.
  const beside = number.length > 0 ? number : below;
  if (beside.length > 0 || date.length > 0) {
    const valign = number.length > 0 ? 'bottom' : 'top';
    rows.push(row(`${key}/number`, [cell(beside, { valign }), cell(date, { valign })]));
  }
  if (number.length > 0 && below.length > 0) rows.push(row(`${key}/below`, [cell(below), cell([])]));
  return layoutTable(key, [left, right], rows);
}

/** The left column's text stands clear of the right column. */
const shifted = <T extends { readonly rightTwip: number }>(block: T): T => ({
  ...block,
  rightTwip: block.rightTwip + GUTTER,
});

const centred = (key: string, style: 'documentNumber' | 'draftMark', runs: Letterhead['number'] & object) =>
  shifted(paragraph(key, style, runs));

function issuer(block: Letterhead, width: number, gutter: number): Blocks {
  const { key } = block;
  const blocks: Blocks[number][] = [];
  if (block.superior !== undefined) {
    blocks.push(shifted(balanced(`${key}/superior`, 'superior', words(block.superior), width).paragraph));
  }
  const name = balanced(`${key}/issuer`, 'issuer', words(block.issuer), width);
  const line = rule(`${key}/issuer-rule`, shortRuleTwip(name.textTwip), width);
  blocks.push(shifted(name.paragraph), { ...line, rightTwip: line.rightTwip + gutter });
  return blocks;
}

function national(key: string, width: number): Blocks {
  return [
    paragraph(`${key}/nation`, 'nationalTitle', words(NATIONAL_TITLE)),
    paragraph(`${key}/motto`, 'motto', words(MOTTO)),
    rule(`${key}/motto-rule`, textWidthTwip(MOTTO, styles.motto), width),
  ];
}
