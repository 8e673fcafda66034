/**
 * Bars of value against requirement as rows of cells, one line each: the value hatched, an empty box on to the
 * requirement, both numbers beside it, so the picture survives a black-and-white copy and can be edited in Word.
 */
import type { Chart } from '../tree.ts';
import { cell, layoutTable, paragraph, row, words } from './build.ts';
import type { PrimParagraph, PrimRow, PrimTable } from './primitives.ts';

const LABEL_SHARE = 0.34;
const BAR_SHARE = 0.4;
const PAD = 60;
/** Narrower bars cannot be seen, and Word refuses cells without width. */
const MIN_BAR = 30;

export function chart(block: Chart, widthTwip: number): [PrimParagraph, PrimTable] {
  const label = Math.round(widthTwip * LABEL_SHARE);
  const full = Math.round(widthTwip * BAR_SHARE);
  const barTwip = (share: number) =>
    Math.max(MIN_BAR, Math.min(full - MIN_BAR, Math.round(Math.max(0, Math.min(1, share)) * full)));
  const ends = block.bars.flatMap(({ value, requirement }) => [barTwip(value), barTwip(requirement)]);
  const cuts = [...new Set([...ends, full])].sort((a, b) => a - b);
  const columns = [label, ...cuts.map((cut, i) => cut - (cuts[i - 1] ?? 0)), widthTwip - label - full];
  const rows: PrimRow[] = block.bars.flatMap((item) => {
    const key = `${block.key}/${item.key}`;
    const text = (part: string, runs: typeof item.valueRuns) =>
      cell([paragraph(`${key}/${part}`, 'tableCellLarge', runs)], { valign: 'center' });
    const [value, requirement] = [barTwip(item.value), barTwip(item.requirement)];
    const near = cuts.indexOf(Math.min(value, requirement)) + 1;
    const far = cuts.indexOf(Math.max(value, requirement)) + 1;
    return [
      row(key, [
        text('label', words(item.label)),
        cell([empty(key)], { colSpan: near, hatched: true, border: 'box' }),
        ...(far > near
          ? [cell([empty(key)], { colSpan: far - near, hatched: value > requirement, border: 'box' })]
          : []),
        cell([empty(key)], { colSpan: cuts.length - far }),
        text('numbers', [...item.valueRuns, { text: ' / ' }, ...item.requirementRuns]),
      ]),
    ];
  });
  return [
    paragraph(block.key, 'tableCaption', words(block.title)),
    layoutTable(`${block.key}/bars`, columns, rows, { padX: PAD }),
  ];
}

const empty = (key: string) => paragraph(key, 'spacer', []);
