/** Cells and merged ranges of one worksheet part, as they stand; nothing is expanded or guessed. */
import { damaged, tooLarge } from './fault.ts';
import { LIMITS } from './limits.ts';
import { GENERAL } from './number-formats.ts';
import { cellAddress, parseAddress, type RawCell, type RawNumberFormat, type RawRange } from './raw.ts';
import { storedText, textTooLong, XML_TEXT_LENGTH } from './shared-strings.ts';
import { readXmlPart } from './xml-part.ts';

export interface SheetSource {
  readonly name: string;
  readonly part: string;
  readonly content: Buffer;
}

/** What all sheets of a workbook share; `cells` counts them. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly RawNumberFormat[];
  cells: number;
}

export interface SheetContent {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>;
  readonly merges: readonly RawRange[];
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
/** Longest digits of a number that any program writes. */
const NUMBER_LENGTH = 60;

/** Throws a WorkbookFault that names the cell. */
export function readSheetPart(
  { name: sheet, part, content }: SheetSource,
  context: SheetContext,
): SheetContent {
  const rows = new Map<number, Map<number, RawCell>>();
  const merges: RawRange[] = [];
  let row = 0;
  let column = 0;
  let cells: Map<number, RawCell> | undefined;
  let type = 'n';
  let style = 0;
  let value = '';
  let inline = '';
  let formula = false;
  let phonetic = false;
  let isSorted = true;

  const inside = () => ({ sheet, cell: cellAddress(row, column) });

  const openRow = (r: string | undefined): void => {
    const previous = row;
    row = r === undefined ? row + 1 : Number(r);
    if (!Number.isInteger(row) || row < 1 || row > LIMITS.rows)
      throw damaged(`hàng số "${(r ?? String(row)).slice(0, 20)}" không có trong bảng tính`, { sheet });
    if (row <= previous) isSorted = false;
    column = 0;
    cells = rows.get(row);
  };

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const { r } = attributes;
    const previous = column;
    if (r === undefined) column++;
    else {
      const address = parseAddress(r);
      if (address?.row !== row) throw damaged(`ô "${r.slice(0, 20)}" nằm ở hàng ${row}`, { sheet });
      column = address.column;
    }
    if (column < 1 || column > LIMITS.columns) throw damaged(`ô "${r ?? ''}" nằm ngoài bảng tính`, { sheet });
    if (column <= previous) isSorted = false;
    if (++context.cells > LIMITS.cells)
      throw tooLarge(
        `có hơn ${LIMITS.cells} ô`,
        'xóa các hàng, cột trống đã kẻ ô hoặc tô màu ở cuối trang tính (Ctrl+End để thấy ô cuối), rồi lưu lại',
        { sheet },
      );
    type = attributes.t ?? 'n';
    style = Number(attributes.s ?? 0);
    value = '';
    inline = '';
    formula = false;
  };

  const closeCell = (): void => {
    if (!cells) {
      cells = new Map();
      rows.set(row, cells);
    }
    if (cells.has(column)) throw damaged('ô này có hai lần trong tệp', inside());
    const [kind, text] = cellContent();
    cells.set(column, {
      row,
      column,
      kind,
      text,
      format: context.formats[style] ?? GENERAL,
      formula,
      uncached: formula && kind === 'blank',
    });
  };

  const cellContent = (): readonly [RawCell['kind'], string] => {
    if (type === 'inlineStr') return checkedText(inline);
    // openpyxl writes `<v/>` for a formula that nobody has calculated; an empty text result says `t="str"`.
    if (type === 'str' ? value === '' && !formula : value.trim() === '') return ['blank', ''];
    switch (type) {
      case 's': {
        const text = /^\s*\d{1,9}\s*$/.test(value) ? context.strings[Number(value)] : undefined;
        if (text === undefined) throw damaged('ô này trỏ tới một đoạn chữ không có trong tệp', inside());
        return ['text', text];
      }
      case 'str':
      case 'd':
        return checkedText(value);
      case 'b':
        return ['boolean', value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'];
      case 'e':
        return ['error', value.trim().slice(0, 40)];
      case 'n': {
        const digits = value.trim();
        if (digits.length > NUMBER_LENGTH || !NUMBER.test(digits))
          throw damaged(`"${digits.slice(0, 20)}" không phải số`, inside());
        return ['number', digits];
      }
      default:
        throw damaged(`ô kiểu "${type.slice(0, 20)}" không có trong bảng tính`, inside());
    }
  };

  const checkedText = (source: string): readonly ['text', string] => {
    const text = storedText(source);
    if (text.length > LIMITS.textLength) throw textTooLong(inside());
    return ['text', text];
  };

  const addMerge = (ref: string): void => {
    const [from = '', to = from] = ref.split(':');
    const first = parseAddress(from);
    const last = parseAddress(to);
    if (!first || !last) throw damaged(`vùng gộp ô "${ref.slice(0, 40)}" không hợp lệ`, { sheet });
    const range = {
      firstRow: Math.min(first.row, last.row),
      firstColumn: Math.min(first.column, last.column),
      lastRow: Math.max(first.row, last.row),
      lastColumn: Math.max(first.column, last.column),
    };
    if (merges.push(range) > LIMITS.merges)
      throw tooLarge(`có hơn ${LIMITS.merges} vùng gộp ô`, 'bỏ gộp ô (Unmerge Cells) rồi lưu lại', { sheet });
  };

  // Elements of extensions may carry the same names: they stand outside of `sheetData`, rows and cells.
  let inRow = false;
  let inCell = false;
  readXmlPart(part, content, {
    open(name, attributes, parent) {
      if (name === 'c') {
        inCell = inRow && parent === 'row';
        if (inCell) openCell(attributes);
      } else if (name === 'row') {
        inRow = parent === 'sheetData';
        if (inRow) openRow(attributes.r);
      } else if (name === 'f') {
        if (parent === 'c') formula = true;
      } else if (name === 'rPh') phonetic = true;
      else if (name === 'mergeCell' && parent === 'mergeCells') addMerge(attributes.ref ?? '');
    },
    text(text, name) {
      if (!inCell) return;
      if (name === 'v') value += text;
      else if (name === 't' && !phonetic) inline += text;
      else return;
      if (value.length + inline.length > XML_TEXT_LENGTH) throw textTooLong(inside());
    },
    close(name) {
      if (name === 'c') {
        if (inCell) closeCell();
        inCell = false;
      } else if (name === 'row') inRow = false;
      else if (name === 'rPh') phonetic = false;
    },
  });
  return { rows: isSorted ? rows : sorted(rows), merges };
}

function sorted(rows: ReadonlyMap<number, ReadonlyMap<number, RawCell>>): Map<number, Map<number, RawCell>> {
  const byKey = (a: readonly [number, unknown], b: readonly [number, unknown]): number => a[0] - b[0];
  return new Map([...rows].sort(byKey).map(([row, cells]) => [row, new Map([...cells].sort(byKey))]));
}
