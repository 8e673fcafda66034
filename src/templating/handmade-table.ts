/** <table widths="…"> written out in a template, row by row. Rows and cells keep their places in the template as keys. */

import { sharedWidths } from '../document/share-widths.ts';
import { pageShapes, textWidthTwip } from '../document/styles.ts';
import type { Block, PageShapeId, Src, TableRow } from '../document/tree.ts';
import { elementsOf, flagAttribute, numberAttribute, runsOf, textAttribute } from './element-access.ts';
import type { Element } from './evaluate.ts';

export function handmadeTable(
  e: Element,
  base: { readonly key: string; readonly src: Src },
  page: PageShapeId,
): readonly Block[] {
  const weights = textAttribute(e, 'widths')
    .split(/\s+/)
    .map(Number)
    .filter((w) => w > 0);
  const size = textAttribute(e, 'size');
  const rows = (part: string): TableRow[] =>
    elementsOf(e, part).flatMap((group) =>
      elementsOf(group, 'row').map((row, i) => ({
        key: `${base.key}/${row.key}/${i}`,
        ...(flagAttribute(row, 'keep') ? { keepNext: true } : {}),
        cells: elementsOf(row, 'cell').map((cell) => {
          const colSpan = numberAttribute(cell, 'colspan');
          const rowSpan = numberAttribute(cell, 'rowspan');
          const shadePercent = numberAttribute(cell, 'shade');
          const align = textAttribute(cell, 'align');
          return {
            paragraphs: elementsOf(cell, 'line').map((line) => {
              const own = textAttribute(line, 'align');
              return { runs: runsOf(line), ...(own === '' ? {} : { align: own as 'left' }) };
            }),
            ...(colSpan === undefined ? {} : { colSpan }),
            ...(rowSpan === undefined ? {} : { rowSpan }),
            ...(shadePercent === undefined ? {} : { shadePercent }),
            ...(align === '' ? {} : { align: align as 'left' }),
            ...(flagAttribute(cell, 'header') ? { header: true } : {}),
          };
        }),
      })),
    );
  return [
    {
      type: 'table',
      ...base,
      summary: textAttribute(e, 'summary'),
      columns: sharedWidths(weights, textWidthTwip(pageShapes[page])).map((widthTwip) => ({
        widthTwip,
        align: 'left' as const,
      })),
      head: rows('head'),
      body: rows('body'),
      cellStyle: size === 'large' ? 'tableCellLarge' : size === 'small' ? 'tableCellSmall' : 'tableCell',
      headStyle: size === 'large' ? 'tableHeadLarge' : size === 'small' ? 'tableHeadSmall' : 'tableHead',
    },
  ];
}
