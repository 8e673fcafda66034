/** What a row's answers must be together; the sentence that is printed, or null. */
import { compareDecimals, formatDecimal, isZero, parseDecimal, percentOf } from '../../model/quantity.ts';
import type { FormRow } from '../forms/form.ts';

/** Answered values by field; a ratio typed into one cell ("14/15.7") is its two numbers. */
export type Values = ReadonlyMap<string, string>;

/** Splits a ratio typed as a value. */
export function unfolded(values: Values): Values {
  const typed = values.get('value');
  if (!typed?.includes('/')) return values;
  const [numerator = '', denominator = ''] = typed.split('/');
  const rest = [...values].filter(([field]) => field !== 'value');
  return new Map([...rest, ['numerator', numerator], ['denominator', denominator]]);
}

const lastOf = (row: FormRow, field: string): string | null =>
  Object.values(row.entries).find((e) => e.field === field)?.last ?? null;

/**
 * What the case would hold of the row's answers: answered values over the last ones. Of a percentage that may be given
 * either way, the two numbers win over the percentage.
 */
export function effective(row: FormRow, values: Values): Values {
  const answers = Object.values(row.entries).filter((e) => e.weight === 'answer');
  const out = new Map<string, string>();
  for (const { field } of answers) {
    const value = values.get(field) ?? lastOf(row, field);
    if (value !== null) out.set(field, value);
  }
  if (row.target.kind === 'figure' && 'numerator' in row.entries) {
    if (values.has('numerator')) out.delete('value');
    else if (values.has('value')) for (const f of ['numerator', 'denominator']) out.delete(f);
  }
  return out;
}

export function rowProblem(row: FormRow, values: Values): string | null {
  switch (row.target.kind) {
    case 'figure':
      return figureProblem(row, values);
    case 'value':
      return effective(row, values).size > 0 ? null : 'ghi nguồn nhưng chưa ghi kết quả';
    case 'round':
      return effective(row, values).has('verdict') ? null : 'ghi ngày, văn bản nhưng chưa chọn kết luận';
    case 'condition':
      return effective(row, values).has('state') ? null : 'ghi văn bản nhưng chưa chọn tình trạng';
    case 'detail':
      return row.target.row === null && !values.has(row.entries.name!.field)
        ? 'dòng thêm chưa ghi tên ở cột đầu'
        : null;
    case 'evidence': {
      const missing = (['indicator', 'kind', 'abstract'] as const).filter((f) => !values.has(f));
      const names = { indicator: 'chỉ tiêu', kind: 'loại văn bản', abstract: 'trích yếu' };
      return missing.length === 0 ? null : `văn bản này còn thiếu ${missing.map((f) => names[f]).join(', ')}`;
    }
  }
}

function figureProblem(row: FormRow, values: Values): string | null {
  const number = (field: string) => parseDecimal(values.get(field) ?? '');
  for (const field of ['numerator', 'denominator', 'value'])
    if ((number(field)?.digits ?? 0n) < 0n) return 'số liệu không thể là số âm';
  const known = effective(row, values);
  if (known.size === 0) return 'ghi ngày, nguồn nhưng chưa ghi số';
  if (!('numerator' in row.entries)) return null;
  const unit = values.get('unit');
  if (unit !== undefined && unit !== row.entries.unit?.last && !known.has('numerator'))
    return 'ĐVT chỉ ghi khi có tử số, mẫu số; kết quả ghi thẳng là %';
  const pair = 'denominator' in row.entries;
  const [n, d] = [known.get('numerator'), known.get('denominator')];
  if (n !== undefined && pair && d === undefined) return 'có tử số mà thiếu mẫu số';
  if (n === undefined && d !== undefined) return 'có mẫu số mà thiếu tử số';
  const [numerator, denominator] = [parseDecimal(n ?? ''), parseDecimal(d ?? '')];
  if (denominator && isZero(denominator))
    return 'mẫu số bằng 0; nếu không có đối tượng thì báo "không áp dụng" kèm lý do cho cơ quan tổng hợp';
  const value = number('value');
  if (value && numerator && denominator && values.has('numerator')) {
    const percent = percentOf({ numerator, denominator }, value.scale);
    if (compareDecimals(percent, value) !== 0)
      return `${formatDecimal(numerator)}/${formatDecimal(denominator)} là ${formatDecimal(percent)}%, không phải ${formatDecimal(value)}%`;
  }
  return null;
}
