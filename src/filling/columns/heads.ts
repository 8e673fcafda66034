/** The head of a table as people read it: for every column the texts above it, outermost first, through all merges. */
import type { FormSheet } from '../form/form.ts';
import { isColumnNumbers } from '../rows/identity.ts';

/** A head takes no more rows than this. */
const MOST_ROWS = 6;

export interface TableHead {
  /** 0 when there is none. */
  readonly firstRow: number;
  readonly paths: ReadonlyMap<number, readonly string[]>;
}

/** `firstRow`: the first row of the table's body. */
export function readHead(sheet: FormSheet, firstRow: number): TableHead {
  let top = firstRow;
  for (let row = firstRow - 1; row > 0 && firstRow - row <= MOST_ROWS + 1; row--) {
    if (isColumnNumbers(sheet, row)) continue;
    const texts = shownTexts(sheet, row);
    // One text over the whole width is a title; an empty row ends the head once there is one.
    if (texts.size < 2 && !inside(sheet, row, top)) {
      if (texts.size === 0 && top === firstRow) continue;
      break;
    }
    top = row;
  }
  const paths = new Map<number, readonly string[]>();
  for (let column = 1; column <= sheet.lastColumn; column++) {
    const path: string[] = [];
    let last = '';
    for (let row = top; row < firstRow; row++) {
      if (isColumnNumbers(sheet, row)) continue;
      const at = sheet.anchor(row, column);
      const key = `${at.row}:${at.column}`;
      const text = sheet.text(row, column).replace(/\s+/g, ' ');
      if (text === '' || key === last) continue;
      last = key;
      path.push(text);
    }
    paths.set(column, path);
  }
  return { firstRow: top < firstRow ? top : 0, paths };
}

/** Different cells with text that show in a row, and how many. */
function shownTexts(sheet: FormSheet, row: number): ReadonlySet<string> {
  const out = new Set<string>();
  for (let column = 1; column <= sheet.lastColumn; column++) {
    const at = sheet.anchor(row, column);
    if (sheet.text(row, column) !== '') out.add(`${at.row}:${at.column}`);
  }
  return out;
}

/** Merges of the head may reach over a row that has a single text of its own. */
const inside = (sheet: FormSheet, row: number, top: number): boolean =>
  sheet.raw.merges.some(
    (m) => m.firstRow <= row && m.lastRow >= top && m.lastRow < top + MOST_ROWS && m.firstRow < top,
  );
