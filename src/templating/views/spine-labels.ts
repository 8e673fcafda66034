/**
 * Labels for the spines of the 19 folders, to be cut along the lines: 5 cm wide, so that they fit spines of 5 to 7 cm, with
 * the number large enough to be read from a shelf. Nine on a sheet of A4.
 */
import type { Block, CellParagraph, TableCell } from '../../document/tree.ts';
import type { CriterionDef } from '../../model/pack-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { capitals } from '../../wording/grammar.ts';
import { blocks, object, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';

export const spineLabelsShape = object({ ...commonShape, labels: blocks });

const PER_ROW = 3;
/** 50 mm. */
const WIDTH_TWIP = 2835;
/** Letters of 14 pt in capitals that stand on one line, and lines that every label keeps for the name. */
const LETTERS = 13;
const NAME_LINES = 5;

const line = (text: string, style: CellParagraph['style']): CellParagraph => ({
  runs: text === '' ? [] : [{ text }],
  align: 'center',
  ...(style ? { style } : {}),
});

/** As words break into lines of so many letters: labels are to be of one height. */
function linesOf(name: string): number {
  let lines = 1;
  let used = 0;
  for (const word of name.split(' ')) {
    if (used > 0 && used + 1 + word.length > LETTERS) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

function label(context: TableContext, criterion: CriterionDef): TableCell {
  const { data, pack } = context.appraised;
  const { marks } = pack.wording;
  const name = capitals(criterion.name);
  const room = Math.max(0, NAME_LINES - linesOf(name));
  return {
    paragraphs: [
      line(capitals(`${data.commune.kind} ${data.commune.name}`), 'coverBold'),
      line('HỒ SƠ', 'coverSubtitle'),
      line('TIÊU CHÍ SỐ', 'coverBold'),
      line(criterion.id.padStart(2, '0'), 'coverTitle'),
      line(name, 'coverBold'),
      ...Array.from({ length: room }, () => line('', 'coverBody')),
      line(`Năm ${data.assessmentYear}`, 'coverBody'),
      line(`Tập ${marks.shortBlank}/${marks.shortBlank}`, 'coverBody'),
      ...(data.sample ? [line(marks.sample, 'recipient')] : []),
    ],
  };
}

export function spineLabelsView(context: TableContext) {
  const { pack } = context.appraised;
  const cells = pack.criteria.map((criterion) => label(context, criterion));
  const rows = Array.from({ length: Math.ceil(cells.length / PER_ROW) }, (_, i) => ({
    key: `labels/${i + 1}`,
    cells: Array.from(
      { length: PER_ROW },
      (_, k): TableCell => cells[i * PER_ROW + k] ?? { paragraphs: [line('', 'coverBody')] },
    ),
  }));
  const table: Block = {
    type: 'table',
    key: 'labels',
    summary: 'Nhãn gáy hồ sơ, cắt theo đường kẻ',
    columns: Array.from({ length: PER_ROW }, () => ({ widthTwip: WIDTH_TWIP, align: 'center' as const })),
    head: [],
    body: rows,
    cellStyle: 'coverBody',
    headStyle: 'coverBody',
  };
  return {
    ...commonView(context.appraised, context.edition),
    labels: [table],
  } satisfies ValueOf<typeof spineLabelsShape> & { wording: unknown };
}
