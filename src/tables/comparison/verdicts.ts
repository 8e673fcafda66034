/** Verdicts as the table prints them: what flipped, what stands, and what the figures say against it. */
import type { CaseComparison, VerdictChange, VerdictState } from '../../comparing/compared-cases.ts';
import { resultLines, verdictState } from '../../comparing/verdict-changes.ts';
import { verdictInCell } from '../../wording/results.ts';
import { EMPTY, type TableContext } from '../context.ts';
import type { CellModel } from '../model.ts';

/** Submitted papers go by stated verdicts only. */
const shown = (context: TableContext, state: VerdictState): VerdictState =>
  state.provisional && context.edition === 'submission'
    ? {
        ...state,
        verdict: 'undetermined',
        provisional: false,
        text: verdictInCell(context.appraised.pack, 'undetermined'),
      }
    : state;

export const flips = (context: TableContext, comparison: CaseComparison): VerdictChange[] =>
  comparison.verdicts
    .map((v) => ({ ...v, before: shown(context, v.before), after: shown(context, v.after) }))
    .filter((v) => v.before.text !== v.after.text);

/** What a verdict is computed from. */
const AGAINST: Readonly<Record<VerdictChange['of'], string>> = {
  criterion: 'kết luận các chỉ tiêu',
  indicator: 'số liệu',
  part: 'số liệu',
};

/** Working papers warn; a submitted one is not made before `check` has been answered. */
const warning = (context: TableContext, { contradicted }: VerdictState, against: string): string[] =>
  contradicted && context.edition === 'working' ? [`(trái với ${against})`] : [];

/** No word of a verdict stands alone on its line; "(tạm tính)" may have its own. */
const whole = (verdict: string): string => verdict.replace(/ (?!\()/g, '\u00a0');

/** "Chưa đạt → Đạt", "(trái với số liệu)". */
export const flipCell = (context: TableContext, { of, before, after }: VerdictChange): CellModel => ({
  kind: 'text',
  lines: [`${whole(before.text)}\u00a0→ ${whole(after.text)}`, ...warning(context, after, AGAINST[of])],
  bold: true,
});

/** Verdict that holds for an indicator or a part, whether it flipped or not. */
export function standingCell(context: TableContext, of: VerdictChange['of'], id: string | null): CellModel {
  const { indicators, pack } = context.appraised;
  const found =
    id === null
      ? undefined
      : of === 'part'
        ? [...indicators.values()].flatMap((i) => i.parts).find((p) => p.def.id === id)
        : indicators.get(id);
  if (!found) return EMPTY;
  const state = shown(context, verdictState(pack, found, resultLines(found)));
  return { kind: 'text', lines: [state.text, ...warning(context, state, AGAINST[of])] };
}
