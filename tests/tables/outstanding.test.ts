/** The list of forms that nobody has sent back. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import type { TableContext } from '../../src/tables/context.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import {
  answeredText,
  type FormState,
  outstandingTable,
  outstandingText,
} from '../../src/tables/outstanding.ts';
import { mustLoad, REAL } from '../support/load.ts';

const { appraised, places } = mustLoad(REAL);
const context: TableContext = {
  appraised,
  places,
  diagnostics: new Diagnostics(),
  edition: 'working',
  issuerRole: 'coordination-office',
};
const form = (n: number, more: Partial<FormState> = {}): FormState => ({
  form: `phieu-${n}`,
  title: `Phiếu số ${n} - Đơn vị ${n}`,
  unitName: `Đơn vị ${n}`,
  deadline: '2024-11-05',
  items: 9,
  filled: 2,
  returned: null,
  late: false,
  ...more,
});
const shown = (forms: readonly FormState[], rows = 99, today: string | null = '2024-11-10') => {
  const table = outstandingTable(context, forms, { rows, today });
  const values = evaluateTable(table);
  return {
    table,
    rows: table.rows.map((r) => table.columns.map((c) => shownLines(values, r, c.key).join(' '))),
  };
};

const sent = { on: '2024-11-04' };

describe('rows', () => {
  it('are the forms that were not sent back though something is missing, in their order', () => {
    const forms = [
      form(1, { late: true }),
      form(2, { returned: sent, filled: 9 }),
      form(3, { filled: 9 }),
      form(4, { deadline: null, late: null, filled: 0 }),
    ];
    expect(shown(forms).rows).toEqual([
      ['1', 'Đơn vị 1', 'Phiếu số 1', '7/9', '05/11/2024', 'Quá hạn'],
      ['2', 'Đơn vị 4', 'Phiếu số 4', '9/9', '', ''],
    ]);
  });

  it('that do not fit are counted', () => {
    const forms = Array.from({ length: 12 }, (_, i) => form(i + 1));
    const { rows } = shown(forms, 9);
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)![1]).toBe('và 03 phiếu khác');
    expect(shown(forms, 12).rows).toHaveLength(12);
  });

  it('say the day of the list only when somebody gave it', () => {
    expect(shown([form(1)]).table.notes[0]).toBe('Hồ sơ xã Nhân Lý năm 2024, tính đến ngày 10/11/2024');
    expect(shown([form(1)], 99, null).table.notes[0]).toBe('Hồ sơ xã Nhân Lý năm 2024');
  });
});

describe('sentences', () => {
  it('count what is out, and what of it is late', () => {
    expect(outstandingText([form(1), form(2, { late: true }), form(3, { returned: sent })])).toBe(
      'Chưa gửi 02/3 phiếu, trong đó quá hạn 01 phiếu.',
    );
    expect(outstandingText([form(1)])).toBe('Chưa gửi 01/1 phiếu.');
  });

  it('never count nothing as "00"', () => {
    expect(outstandingText([form(1, { returned: sent })])).toBe('Không còn phiếu nào phải gửi.');
    expect(answeredText([form(1)])).toBeNull();
  });

  it('name who has answered, and what is still missing there', () => {
    expect(answeredText([form(1, { returned: sent, filled: 9 }), form(2, { returned: sent }), form(3)])).toBe(
      'Đã gửi 02/3 phiếu: Đơn vị 1 (ngày 04/11/2024); Đơn vị 2 (ngày 04/11/2024, còn thiếu 07 mục).',
    );
  });
});
