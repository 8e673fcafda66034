/** What happens to formulas that others depend on when their cell gets a value. */
import { cellAddress } from '../../readers/workbook/raw.ts';
import { type Grid, type GridCell, inRange, parseRange } from './grid.ts';
import { refuse } from './refuse.ts';
import { movedFormula } from './shared-formula.ts';
import { child, escapeXml, type Splices, sibling, type XmlNode } from './xml.ts';

interface Position {
  readonly row: number;
  readonly column: number;
}

export class FormulaKeeper {
  /** Whether a formula gave way to a value. */
  removed = false;
  readonly #cells: readonly GridCell[];
  readonly #splices: Splices;
  readonly #replaced: ReadonlySet<string>;

  /** Refuses values in cells that one formula fills together with others, or that a merge covers. */
  constructor(grid: Grid, splices: Splices, values: readonly Position[], sheet: string) {
    this.#cells = grid.rows.flatMap((r) => r.cells);
    this.#splices = splices;
    this.#replaced = new Set(values.map((v) => cellAddress(v.row, v.column)));
    const joint = this.#cells.flatMap(({ node }) => {
      const f = child(node, 'f');
      if (f?.attributes.t !== 'array' && f?.attributes.t !== 'dataTable') return [];
      return parseRange(f.attributes.ref ?? '') ?? [];
    });
    for (const { row, column } of values) {
      const place = `${sheet}!${cellAddress(row, column)}`;
      const range = joint.find((r) => inRange(r, row, column));
      if (range && (range.firstRow < range.lastRow || range.firstColumn < range.lastColumn))
        refuse(
          'cell-in-array',
          `ô ${place} thuộc một công thức mảng chung cho nhiều ô, không ghi riêng được`,
          'xóa công thức mảng đó trong Excel rồi chạy lại',
        );
      const merge = grid.merges.find((m) => inRange(m, row, column));
      if (merge && (row !== merge.firstRow || column !== merge.firstColumn))
        refuse(
          'cell-covered',
          `ô ${place} bị che trong vùng ô đã trộn, không ghi được`,
          'bỏ trộn ô (Unmerge) ở chỗ đó rồi chạy lại',
        );
    }
  }

  /** The formula of `node` goes; cells that share it keep theirs. */
  release(node: XmlNode, at: Position): void {
    const f = child(node, 'f');
    if (!f) return;
    this.removed = true;
    const text = this.#inner(f);
    if (f.attributes.t !== 'shared' || text === '') return;
    const others = this.#cells.filter((c) => {
      const own = child(c.node, 'f');
      if (own === undefined || own === f || own.attributes.t !== 'shared') return false;
      if (own.attributes.si !== f.attributes.si || this.#inner(own) !== '') return false;
      return !this.#replaced.has(cellAddress(c.row, c.column));
    });
    const heir = others[0];
    if (!heir) return;
    const rows = others.map((c) => c.row);
    const columns = others.map((c) => c.column);
    const first = cellAddress(Math.min(...rows), Math.min(...columns));
    const last = cellAddress(Math.max(...rows), Math.max(...columns));
    const own = child(heir.node, 'f')!;
    const name = sibling(heir.node, 'f');
    const moved = escapeXml(movedFormula(unescapeXml(text), heir.row - at.row, heir.column - at.column));
    this.#splices.replace(
      own.start,
      own.end,
      `<${name} t="shared" ref="${first}:${last}" si="${f.attributes.si}">${moved}</${name}>`,
    );
  }

  #inner(f: XmlNode): string {
    return this.#splices.text.slice(f.openEnd, f.closeStart);
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, dec?: string, hex?: string, name?: string) =>
    name !== undefined
      ? (NAMED[name] ?? all)
      : String.fromCodePoint(dec ? Number(dec) : Number.parseInt(hex!, 16)),
  );
