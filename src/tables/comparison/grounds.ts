/** The cell "Căn cứ". */
import type { Ground } from '../../comparing/grounds.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';
import { linesCell, type TableContext } from '../context.ts';
import type { CellModel } from '../model.ts';

/** "Biên bản thẩm tra số 07/BB-BCĐ (12/9/2024)"; what is missing is said in working papers, else it is a blank. */
function groundText({ appraised, edition }: TableContext, ground: Ground): string {
  if (ground.kind === 'missing')
    return edition === 'working' ? `chưa ghi căn cứ${ground.of}` : appraised.pack.wording.marks.shortBlank;
  return ground.on ? `${ground.text} (${shortDate(ground.on)})` : ground.text;
}

/** Of a value and of its verdict; which is which is said where both are there. */
export function groundsCell(
  context: TableContext,
  what: string,
  ofValue: readonly Ground[],
  ofVerdict: readonly Ground[],
): CellModel {
  const [value, verdict] = [ofValue, ofVerdict].map((all) => all.map((g) => groundText(context, g)));
  if (value!.length === 0 || verdict!.length === 0)
    return linesCell(
      [...value!, ...verdict!].map((line) => (line.startsWith('(') ? line : capitalised(line))),
    );
  return linesCell([
    ...value!.map((line, i) => (i === 0 ? `${what}: ${line}` : line)),
    ...verdict!.map((line) => `Kết luận: ${line}`),
  ]);
}
