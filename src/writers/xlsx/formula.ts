/**
 * Prints an Expression as an XLSX formula that says the same as our exact evaluator does, also after somebody has
 * changed a cell: an empty operand or a zero divisor gives "", and what is judged or rounded is first freed from the
 * noise of doubles (`ROUND(num/den,12)`; of 6,493 one-decimal ratios exactly on a threshold 371 would fail otherwise).
 *
 * XLSX stores percent cells as shares, our expressions count in percent. Wherever a share suffices it is used
 * (`C5/D5`), otherwise a percent cell enters as `E5*100`.
 */
import { plainDecimal } from '../../model/quantity.ts';
import { columnsBetween, placesByKey, rowsBetween } from '../../tables/expression.ts';
import type { CellRef, Expression, TableModel, TableRowModel } from '../../tables/model.ts';
import {
  ADD,
  ATOM,
  atom,
  binary,
  COMPARE,
  clean,
  countEquals,
  guarded,
  inside,
  literalText,
  MULTIPLY,
  type Printed,
  Unprintable,
} from './formula-pieces.ts';

export interface FormulaContext {
  readonly table: TableModel;
  /** "C5", or null where the column does not exist in the sheet. */
  address(row: string, column: string): string | null;
}

/** Text without "=". `unit` is what the cell stores: `share` for cells shown as percent. */
export function printFormula(expression: Expression, unit: Unit, context: FormulaContext): string {
  const text = new Printer(context).value(expression, unit);
  if (text.length > MAX_FORMULA_CHARS) throw new Unprintable('công thức quá dài');
  return text;
}

const MAX_FORMULA_CHARS = 8192;
type Unit = 'plain' | 'share';
type Binary = Expression & { left: Expression; right: Expression };

class Printer {
  readonly #context: FormulaContext;

  constructor(context: FormulaContext) {
    this.#context = context;
  }

  /** A whole cell, or a branch of IF: yields a number, a text or "". */
  value(e: Expression, unit: Unit): string {
    if (e.op === 'text') return literalText(e.value);
    if (e.op === 'if') {
      const test = this.test(e.test);
      return guarded(test, `IF(${test.text},${this.value(e.yes, unit)},${this.value(e.no, unit)})`);
    }
    if (e.op === 'cell' && (unit === 'plain') !== this.#isShare(e.ref)) {
      const at = this.#address(e.ref);
      return `IF(${at}="","",${at})`;
    }
    const printed = this.number(e, unit);
    return guarded(printed, printed.text);
  }

  /** Something that IF can test. */
  test(e: Expression): Printed {
    if (e.op === 'atLeast' || e.op === 'atMost') return this.#compare(e, e.op === 'atLeast' ? '>=' : '<=');
    const p = this.number(e, 'plain');
    return { ...p, text: `${inside(p, ADD)}<>0`, level: COMPARE };
  }

  number(e: Expression, unit: Unit): Printed {
    switch (e.op) {
      case 'literal': {
        const text = plainDecimal(unit === 'share' ? { ...e.value, scale: e.value.scale + 2 } : e.value);
        return e.value.digits < 0n ? atom(`(${text})`) : atom(text);
      }
      case 'text':
        throw new Unprintable('chữ đứng ở chỗ của số');
      case 'cell': {
        const at = this.#address(e.ref);
        const share = this.#isShare(e.ref);
        const noise = this.#model(e.ref)?.kind === 'formula' ? 2 : 0;
        return this.#inUnit(atom(at, { needs: new Set([at]), noise }), share ? 'share' : 'plain', unit);
      }
      case 'add':
      case 'subtract':
        return binary(this.number(e.left, unit), e.op === 'add' ? '+' : '-', this.number(e.right, unit));
      case 'multiply': {
        if (unit === 'share' && isHundred(e.right)) return this.number(e.left, 'plain');
        if (unit === 'share' && isHundred(e.left)) return this.number(e.right, 'plain');
        const product = binary(this.number(e.left, 'plain'), '*', this.number(e.right, 'plain'));
        return this.#inUnit(product, 'plain', unit);
      }
      case 'divide': {
        const divisor = this.number(e.right, 'plain');
        const quotient = binary(this.number(e.left, 'plain'), '/', divisor);
        const divisors = isNonZero(e.right)
          ? quotient.divisors
          : [...quotient.divisors, e.right.op === 'cell' ? divisor.text : clean(divisor)];
        return this.#inUnit({ ...quotient, divisors }, 'plain', unit);
      }
      case 'round':
      case 'roundUp': {
        const inner = this.number(e.value, unit);
        const scale = e.scale + (unit === 'share' ? 2 : 0);
        const name = e.op === 'round' ? 'ROUND' : 'ROUNDUP';
        return { ...inner, text: `${name}(${clean(inner)},${scale})`, level: ATOM, noise: 0 };
      }
      case 'atLeast':
      case 'atMost': {
        const p = this.test(e);
        return this.#inUnit({ ...p, text: `IF(${p.text},1,0)`, level: ATOM, noise: 0 }, 'plain', unit);
      }
      case 'if':
        // "" is greater than every number, so it must fail in a sum before anything compares it.
        return atom(`(0+${this.value(e, unit)})`, { noise: 2, fallible: true });
      case 'sum': {
        const { range, share } = this.#range(e.column, e.from, e.to);
        return this.#inUnit(atom(`SUM(${range})`, { noise: share ? 2 : 1 }), share ? 'share' : 'plain', unit);
      }
      case 'countEquals': {
        const { range, texts } = this.#range(e.column, e.from, e.to);
        return this.#inUnit(atom(countEquals(range, e.equals, texts)), 'plain', unit);
      }
      case 'countEqualsAcross': {
        const { range, texts } = this.#rangeAcross(e.row, e.from, e.to);
        return this.#inUnit(atom(countEquals(range, e.equals, texts)), 'plain', unit);
      }
      case 'countFilled': {
        const { range } = this.#range(e.column, e.from, e.to);
        // COUNTA would count a formula that shows nothing.
        return this.#inUnit({ ...atom(`ROWS(${range})-COUNTBLANK(${range})`), level: ADD }, 'plain', unit);
      }
    }
  }

  #compare(e: Binary, sign: string): Printed {
    const unit = this.#prefersShare(e.left) || this.#prefersShare(e.right) ? 'share' : 'plain';
    const left = this.number(e.left, unit);
    const right = this.number(e.right, unit);
    const side = (p: Printed) => (p.noise === 0 ? inside(p, ADD) : clean(p));
    return { ...binary(left, '-', right), text: side(left) + sign + side(right), level: COMPARE, noise: 0 };
  }

  #inUnit(p: Printed, have: Unit, want: Unit): Printed {
    if (have === want) return p;
    const text = `${inside(p, MULTIPLY)}${want === 'share' ? '/' : '*'}100`;
    return { ...p, text, level: MULTIPLY, noise: 2 };
  }

  #prefersShare(e: Expression): boolean {
    switch (e.op) {
      case 'cell':
        return this.#isShare(e.ref);
      case 'multiply':
        return isHundred(e.left) || isHundred(e.right);
      case 'add':
      case 'subtract':
        return this.#prefersShare(e.left) || this.#prefersShare(e.right);
      case 'round':
      case 'roundUp':
        return this.#prefersShare(e.value);
      default:
        return false;
    }
  }

  #address(ref: CellRef): string {
    const at = this.#context.address(ref.row, ref.column);
    if (at === null) throw new Unprintable(`cột "${ref.column}" không có trong bảng tính`);
    return at;
  }

  #model(ref: CellRef) {
    return this.#row(ref.row)?.cells[ref.column];
  }

  #row(key: string): TableRowModel | undefined {
    const { rows } = this.#context.table;
    return rows[placesByKey(rows).get(key) ?? rows.length];
  }

  #isShare(ref: CellRef): boolean {
    const cell = this.#model(ref);
    return cell?.kind === 'percent' || (cell?.kind === 'formula' && cell.show.as === 'percent');
  }

  /** "C5:U5". A column that only documents have leaves no gap: workbooks place the others side by side. */
  #rangeAcross(row: string, from: string, to: string): { range: string; texts: string[] } {
    const refuse = (_code: string, what: string): never => {
      throw new Unprintable(what);
    };
    const { table } = this.#context;
    const cells = this.#row(row)?.cells ?? {};
    const texts = columnsBetween(table, from, to, refuse).flatMap(({ key }) => {
      const cell = cells[key];
      return cell?.kind === 'text' ? [cell.lines.join('\n')] : cell?.kind === 'verdict' ? [cell.text] : [];
    });
    return { range: `${this.#address({ row, column: from })}:${this.#address({ row, column: to })}`, texts };
  }

  /** "C5:C20" and whether its numbers are shares. Shares and other numbers cannot be added. */
  #range(column: string, from: string, to: string): { range: string; share: boolean; texts: string[] } {
    const refuse = (_code: string, what: string): never => {
      throw new Unprintable(what);
    };
    const rows = rowsBetween(this.#context.table, from, to, refuse);
    const kinds = new Set<boolean>();
    const texts: string[] = [];
    for (const row of rows) {
      const cell = row.cells[column];
      const kind = cell?.kind;
      if (cell?.kind === 'text') texts.push(cell.lines.join('\n'));
      if (cell?.kind === 'verdict') texts.push(cell.text);
      if (kind === 'number' || kind === 'percent' || kind === 'formula') {
        kinds.add(this.#isShare({ row: row.key, column }));
      }
    }
    if (kinds.size > 1) throw new Unprintable(`cột "${column}" có cả số và tỷ lệ phần trăm`);
    const range = `${this.#address({ row: from, column })}:${this.#address({ row: to, column })}`;
    return { range, share: kinds.has(true), texts };
  }
}

const isHundred = (e: Expression): boolean =>
  e.op === 'literal' && e.value.digits === 100n * 10n ** BigInt(e.value.scale);

const isNonZero = (e: Expression): boolean => e.op === 'literal' && e.value.digits !== 0n;
