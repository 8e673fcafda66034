/**
 * Bars of value against requirement as rows of cells: the value hatched, the requirement an empty box, both with
 * their text beside them, so the picture survives a black-and-white copy and can be edited in Word.
 */
import type { Chart } from '../tree.ts';
import { cell, layoutTable, paragraph, row, words } from './build.ts';
import type { PrimCell, PrimParagraph, PrimRow, PrimTable } from './primitives.ts';

const LABEL_SHARE = 0.34;
const BAR_SHARE = 0.4;
const PAD = 60;
/** Narrower bars cannot be seen, and Word refuses cells without width. */
const MIN_BAR = 30;
const GAP_ROW = 60;

export function chart(block: Chart, widthTwip: number): [PrimParagraph, PrimTable] {
  const label = Math.round(widthTwip * LABEL_SHARE);
  const full = Math.round(widthTwip * BAR_SHARE);
  const barTwip = (share: number) =>
    Math.max(MIN_BAR, Math.min(full - MIN_BAR, Math.round(Math.max(0, Math.min(1, share)) * full)));
  const ends = block.bars.flatMap(({ value, requirement }) => [barTwip(value), barTwip(requirement)]);
  const cuts = [...new Set([...ends, full])].sort((a, b) => a - b);
  const columns = [label, ...cuts.map((cut, i) => cut - (cuts[i - 1] ?? 0)), widthTwip - label - full];
  const bar = (key: string, share: number, hatched: boolean, beside: PrimCell): PrimCell[] => {
    const span = cuts.indexOf(barTwip(share)) + 1;
    return [
      cell([empty(key)], { colSpan: span, hatched, border: 'box' }),
      cell([empty(key)], { colSpan: cuts.length - span }),
      beside,
    ];
  };
  const rows: PrimRow[] = block.bars.flatMap((item) => {
    const key = `${block.key}/${item.key}`;
    const text = (part: string, runs: typeof item.valueRuns) =>
      cell([paragraph(`${key}/${part}`, 'tableCellLarge', runs)]);
    return [
      row(key, [
        cell([paragraph(`${key}/label`, 'tableCellLarge', words(item.label))], {
          rowSpan: 2,
          valign: 'center',
        }),
        ...bar(`${key}/value`, item.value, true, text('value', item.valueRuns)),
      ]),
      row(
        `${key}/requirement`,
        bar(`${key}/requirement`, item.requirement, false, text('requirement', item.requirementRuns)),
      ),
      row(`${key}/gap`, [cell([empty(`${key}/gap`)], { colSpan: columns.length })], {
        minHeightTwip: GAP_ROW,
      }),
    ];
  });
  return [
    paragraph(block.key, 'tableCaption', words(block.title)),
    layoutTable(`${block.key}/bars`, columns, rows, { padX: PAD }),
  ];
}

const empty = (key: string) => paragraph(key, 'spacer', []);
