/** A formula moved to another cell reads as Excel would have copied it. */
import { describe, expect, it } from 'vitest';
import { movedFormula } from '../../../src/workbook/patch/shared-formula.ts';

describe('movedFormula', () => {
  it.each<[formula: string, rows: number, columns: number, moved: string]>([
    ['B2/C2', 1, 0, 'B3/C3'],
    ['$B2/C$2+$D$2', 2, 1, '$B4/D$2+$D$2'],
    ['SUM(A1:B9)', 0, 25, 'SUM(Z1:AA9)'],
    ['SUM(A:A)+SUM($1:1)', 1, 1, 'SUM(B:B)+SUM($1:2)'],
    [`'Số liệu A1'!B2&"B2 ""C3"""`, 1, 0, `'Số liệu A1'!B3&"B2 ""C3"""`],
    ['Sheet1!B2', 1, 0, 'Sheet1!B3'],
    // Functions, names and columns of tables look like addresses.
    ['LOG10(A1)+ATAN2(B1,C1)+ket_qua1+Bảng[C4]', 1, 0, 'LOG10(A2)+ATAN2(B2,C2)+ket_qua1+Bảng[C4]'],
    ['A1', -1, 0, '#REF!'],
    ['A1', 0, -1, '#REF!'],
    ['XFD1048576', 1, 0, '#REF!'],
    ['1.5*B2>=2E3', 1, 0, '1.5*B3>=2E3'],
  ])('%s, %i down, %i right', (formula, rows, columns, moved) => {
    expect(movedFormula(formula, rows, columns)).toBe(moved);
  });
});
