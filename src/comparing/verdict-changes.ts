/**
 * Verdicts of two states of a case: criteria, indicators and parts whose effective verdict is another one, or that somebody
 * now states or no longer states.
 */
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { EffectiveVerdict } from '../appraisal/verdicts.ts';
import type { Pack } from '../model/pack.ts';
import { verdictInCell } from '../wording/results.ts';
import type { VerdictChange, VerdictState } from './compared-cases.ts';

const NONE: EffectiveVerdict = { verdict: 'undetermined', basis: 'none' };

function stateOf(pack: Pack, { verdict, basis }: EffectiveVerdict): VerdictState {
  const provisional = basis === 'computed' && verdict !== 'undetermined';
  const word = verdictInCell(pack, verdict);
  return { verdict, provisional, text: provisional ? `${word} ${pack.wording.marks.provisional}` : word };
}

interface Judged extends Pick<VerdictChange, 'id' | 'of' | 'criterion' | 'name'> {
  readonly effective: EffectiveVerdict;
}

/** Each criterion, then its indicators, each followed by its parts. */
const judged = ({ criteria }: AppraisedCase): Judged[] =>
  criteria.flatMap((c): Judged[] => {
    const criterion = c.def.id;
    return [
      { id: criterion, of: 'criterion', criterion, name: c.def.name, effective: c.effective },
      ...c.indicators.flatMap((i): Judged[] => [
        { id: i.def.id, of: 'indicator', criterion, name: i.def.name, effective: i.effective },
        ...i.parts.map(
          (p): Judged => ({ id: p.def.id, of: 'part', criterion, name: p.def.name, effective: p.effective }),
        ),
      ]),
    ];
  });

/** In the order of the criteria set of the new case; what it no longer has comes last. */
export function verdictChanges(before: AppraisedCase, after: AppraisedCase): VerdictChange[] {
  const key = ({ of, id }: Judged): string => `${of} ${id}`;
  const old = new Map(judged(before).map((j) => [key(j), j]));
  const now = new Map(judged(after).map((j) => [key(j), j]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((k): VerdictChange[] => {
    const [was, is] = [old.get(k), now.get(k)];
    const { effective: _, ...about } = (is ?? was)!;
    const states = {
      before: stateOf(before.pack, was?.effective ?? NONE),
      after: stateOf(after.pack, is?.effective ?? NONE),
    };
    return states.before.text === states.after.text ? [] : [{ ...about, ...states }];
  });
}
