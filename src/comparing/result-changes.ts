/**
 * Results of two states that no figure gives: "Có", "Chưa có", a level. A result that is a figure on both sides is told
 * by the figure.
 */
import type { AppraisedCase, AppraisedIndicator, AppraisedPart } from '../appraisal/appraise.ts';
import { resultText } from '../wording/results.ts';
import type { ResultChange, ResultState } from './compared-cases.ts';

interface Told extends Pick<ResultChange, 'id' | 'of' | 'criterion' | 'name'> {
  readonly state: ResultState;
  /** The value is a figure's. */
  readonly measured: boolean;
}

const NOTHING: ResultState = { text: null, source: null };

function told(
  of: 'indicator' | 'part',
  { def, value }: AppraisedIndicator | AppraisedPart,
  criterion: string,
  source: string | undefined,
): Told {
  const measured = value.figure !== null && value.stated === null && value.level === null;
  const state = { text: resultText(value), source: source ?? null };
  return { id: def.id, of, criterion, name: def.name, state, measured };
}

const everyResult = ({ criteria }: AppraisedCase): Told[] =>
  criteria.flatMap((c) =>
    c.indicators.flatMap((i) => [
      told('indicator', i, c.def.id, i.result?.source),
      ...i.parts.map((p) =>
        told('part', p, c.def.id, i.result?.parts.find(({ id }) => id === p.def.id)?.source),
      ),
    ]),
  );

/** In the order of the criteria set of the new case; what it no longer has comes last. */
export function resultChanges(before: AppraisedCase, after: AppraisedCase): ResultChange[] {
  const key = ({ of, id }: Told): string => `${of} ${id}`;
  const old = new Map(everyResult(before).map((t) => [key(t), t]));
  const now = new Map(everyResult(after).map((t) => [key(t), t]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((k): ResultChange[] => {
    const [was, is] = [old.get(k), now.get(k)];
    const { id, of, criterion, name } = (is ?? was)!;
    const states = { before: was?.state ?? NOTHING, after: is?.state ?? NOTHING };
    const byFigure = [was, is].every((t) => !t || t.measured || t.state.text === null);
    return byFigure || states.before.text === states.after.text
      ? []
      : [{ id, of, criterion, name, ...states }];
  });
}
