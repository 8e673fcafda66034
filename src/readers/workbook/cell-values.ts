/**
 * A cell as it stands → the value a column expects, or one message at the cell that says what stands there and how to
 * repair it. Pure; nothing is rounded, and nothing with two readings is decided here.
 */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { cleanSourceText } from '../clean-text.ts';
import { type CellContext, CellReport, type Conversion, converted, type Expected } from './cell-types.ts';
import { convertDate, convertMonth } from './date-cells.ts';
import { detectLegacyEncoding } from './legacy-encodings.ts';
import { repairLookAlikes } from './look-alikes.ts';
import { convertDecimal, convertInteger, convertYear } from './number-cells.ts';
import type { RawCell } from './raw.ts';
import { convertChoice, convertFlag, convertId, convertText } from './word-cells.ts';

export type { CellContext, Conversion, Converted, Expected } from './cell-types.ts';

/** Blank cells and cells of spaces are `undefined`. Not ok: exactly one error was added to `diagnostics`. */
export function convertCell(
  cell: RawCell | undefined,
  expected: Expected,
  context: CellContext,
  diagnostics: Diagnostics,
): Conversion {
  if (!cell) return converted(undefined);
  const report = new CellReport(context, diagnostics);
  if (cell.uncached)
    return report.error(
      'cell-uncached',
      'công thức chưa được tính, tệp không có kết quả',
      'mở tệp bằng Excel hoặc LibreOffice, bấm Lưu rồi gửi lại; hoặc ghi thẳng kết quả vào ô',
    );
  if (cell.kind === 'blank') return converted(undefined);
  if (cell.kind === 'error')
    return report.error(
      'cell-error',
      `công thức báo lỗi ${cell.text}`,
      'sửa công thức, hoặc ghi thẳng kết quả vào ô; chưa biết thì để trống',
    );
  if (cell.kind !== 'text') return convert(cell, cell.text, expected, report);
  // Before cleaning: the soft hyphen is a letter of TCVN3.
  const legacy = detectLegacyEncoding(cell.text);
  if (legacy)
    return report.error(
      'cell-legacy-encoding',
      `chữ ghi bằng bảng mã cũ ${legacy.name}, không phải Unicode: "${legacy.word}"`,
      `mở UniKey, chọn Công cụ chuyển mã (Ctrl+Shift+F6), nguồn ${legacy.name}, đích Unicode; chép chữ ở ô vào, chuyển, rồi dán lại`,
    );
  if (/\uFFFD|\p{Surrogate}/u.test(cell.text))
    return report.error(
      'cell-encoding',
      'có chữ bị hỏng mã (hiện thành ô vuông hoặc dấu hỏi)',
      'gõ lại nội dung ô',
    );
  const text = cleanSourceText(cell.text);
  return text.trim() === '' ? converted(undefined) : convert(cell, text, expected, report);
}

function convert(cell: RawCell, text: string, expected: Expected, report: CellReport): Conversion {
  const latin = repairLookAlikes(text);
  switch (expected.type) {
    case 'text':
    case 'line':
      return convertText(cell, text, expected.type === 'line', report);
    case 'id':
      return convertId(cell, text, report);
    case 'integer':
      return convertInteger(cell, latin, report);
    case 'year':
      return convertYear(cell, latin, report);
    case 'decimal':
    case 'requirement':
      return convertDecimal(cell, latin, expected, report);
    case 'date':
      return convertDate(cell, latin, report);
    case 'month':
      return convertMonth(cell, latin, report);
    case 'flag':
      return convertFlag(cell, text, report);
    case 'choice':
      return convertChoice(cell, text, expected.choices, report);
  }
}
