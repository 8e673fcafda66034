/**
 * A TableModel placed in a document: a table block with its unit note. Group heads become spanning head cells;
 * `xlsxOnly` columns stay out; numbers print with comma and unit.
 */

import { sharedWidths } from '../document/share-widths.ts';
import type { Block, Src, TableCell, TableColumn, TableRow } from '../document/tree.ts';
import { shownLines } from '../tables/cell-text.ts';
import { evaluateTable } from '../tables/expression.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from '../tables/model.ts';

export interface TablePlacement {
  readonly key: string;
  readonly src: Src;
  readonly widthTwip: number;
  readonly size: 'normal' | 'large' | 'small';
}

const STYLES = {
  normal: { cellStyle: 'tableCell', headStyle: 'tableHead' },
  large: { cellStyle: 'tableCellLarge', headStyle: 'tableHeadLarge' },
  small: { cellStyle: 'tableCellSmall', headStyle: 'tableHeadSmall' },
} as const;

/** Grey behind group rows; reads on a black-and-white copy. */
const GROUP_SHADE = 8;

const known = new WeakMap<
  TableModel,
  { readonly placement: TablePlacement; readonly blocks: readonly Block[] }
>();

/** Placed once: a paper that must keep to so many pages is tried with less and less, and most of its tables stay. */
export function tableBlocks(model: TableModel, placement: TablePlacement): readonly Block[] {
  const before = known.get(model);
  if (before && samePlacement(before.placement, placement)) return before.blocks;
  const blocks = placed(model, placement);
  known.set(model, { placement, blocks });
  return blocks;
}

const samePlacement = (a: TablePlacement, b: TablePlacement): boolean =>
  a.key === b.key &&
  a.widthTwip === b.widthTwip &&
  a.size === b.size &&
  a.src.file === b.src.file &&
  a.src.line === b.src.line &&
  a.src.column === b.src.column;

function placed(model: TableModel, placement: TablePlacement): readonly Block[] {
  const { key, src, widthTwip, size } = placement;
  const columns = model.columns.filter((c) => !c.xlsxOnly);
  const values = evaluateTable(model);
  const widths = sharedWidths(
    columns.map((c) => c.weight),
    widthTwip,
  );
  const body = model.rows.map((row): TableRow => {
    const cells = columns.map(
      (column): TableCell => cellOf(row, column, shownLines(values, row, column.key)),
    );
    return { key: `${key}/${row.key}`, cells, ...(row.kind === 'group' ? { keepNext: true } : {}) };
  });
  return [
    ...(model.unitNote
      ? [
          {
            type: 'paragraph' as const,
            key: `${key}/unit`,
            src,
            style: 'tableUnit' as const,
            runs: [{ text: model.unitNote }],
          },
        ]
      : []),
    {
      type: 'table',
      key,
      src,
      summary: model.title,
      columns: columns.map((c, i): TableColumn => ({ widthTwip: widths[i]!, align: c.align })),
      head: headRows(key, columns, model.numberedColumns),
      body,
      ...STYLES[size],
    },
  ];
}

function cellOf(row: TableRowModel, column: TableColumnModel, lines: readonly string[]): TableCell {
  const cell: CellModel | undefined = row.cells[column.key];
  const bold = row.kind !== 'data' || cell?.bold === true;
  const paragraphs = (lines.length > 0 ? lines : ['']).map((text) => ({
    runs:
      text === ''
        ? []
        : [
            {
              text,
              ...(bold ? { bold: true } : {}),
              ...(cell?.italic ? { italic: true } : {}),
              ...(cell?.figure ? { figure: cell.figure } : {}),
            },
          ],
  }));
  return {
    paragraphs,
    ...(cell?.align ? { align: cell.align } : {}),
    ...(row.kind === 'data' ? {} : { shadePercent: GROUP_SHADE }),
  };
}

function headRows(key: string, columns: readonly TableColumnModel[], numbered: boolean): TableRow[] {
  const paragraph = (text: string, bold = true) => [
    { runs: [{ text, ...(bold ? {} : { bold: false }) }], align: 'center' as const },
  ];
  const grouped = columns.some((c) => c.group !== undefined);
  const first: TableCell[] = [];
  const second: TableCell[] = [];
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!;
    if (column.group === undefined) {
      first.push({ paragraphs: paragraph(column.title), ...(grouped ? { rowSpan: 2 } : {}) });
      continue;
    }
    let end = i;
    while (columns[end + 1]?.group === column.group) end++;
    first.push({ paragraphs: paragraph(column.group), ...(end > i ? { colSpan: end - i + 1 } : {}) });
    for (let k = i; k <= end; k++) second.push({ paragraphs: paragraph(columns[k]!.title) });
    i = end;
  }
  const rows: TableRow[] = [{ key: `${key}/head`, cells: first }];
  if (grouped) rows.push({ key: `${key}/head2`, cells: second });
  if (numbered)
    rows.push({
      key: `${key}/numbers`,
      cells: columns.map((_, i) => ({ paragraphs: paragraph(`(${i + 1})`, false) })),
    });
  return rows;
}
