/**
 * Verdicts of two states of a case: criteria, indicators and parts whose effective verdict is another one, or that somebody
 * now states or no longer states.
 */
import type {
  AppraisedCase,
  AppraisedCriterion,
  AppraisedIndicator,
  AppraisedPart,
} from '../appraisal/appraise.ts';
import type { Pack } from '../model/pack.ts';
import { resultDetails, resultText, verdictInCell } from '../wording/results.ts';
import type { VerdictChange, VerdictState } from './compared-cases.ts';

type Judgeable = Pick<
  AppraisedCriterion | AppraisedIndicator | AppraisedPart,
  'stated' | 'computed' | 'effective'
>;

/** Somebody stated one verdict and the values say the other. */
export const isContradicted = ({ stated, computed }: Pick<Judgeable, 'stated' | 'computed'>): boolean =>
  stated !== null && computed.verdict !== 'undetermined' && computed.verdict !== stated.verdict;

/** @param result of criteria none */
export function verdictState(pack: Pack, x: Judgeable, result: readonly string[]): VerdictState {
  const { verdict, basis } = x.effective;
  const provisional = basis === 'computed' && verdict !== 'undetermined';
  const word = verdictInCell(pack, verdict);
  return {
    verdict,
    provisional,
    text: provisional ? `${word} ${pack.wording.marks.provisional}` : word,
    contradicted: isContradicted(x),
    result,
    source: x.stated?.round.document ?? notApplicableSource(x),
    on: x.stated?.round.on ?? null,
  };
}

/** The paper by which an indicator does not apply here. */
const notApplicableSource = (x: Judgeable): string | null =>
  ('result' in x && (x as AppraisedIndicator).result?.notApplicable?.source) || null;

/** One line, or one each for men, women and parts. */
export function resultLines(x: AppraisedIndicator | AppraisedPart): string[] {
  const own = resultText(x.value);
  return own !== null ? [own] : 'parts' in x ? resultDetails(x) : [];
}

const nothing = (pack: Pack): VerdictState => ({
  verdict: 'undetermined',
  provisional: false,
  text: verdictInCell(pack, 'undetermined'),
  contradicted: false,
  result: [],
  source: null,
  on: null,
});

interface Judged extends Pick<VerdictChange, 'id' | 'of' | 'criterion' | 'name'> {
  readonly state: VerdictState;
}

/** Each criterion, then its indicators, each followed by its parts. */
const judged = ({ criteria, pack }: AppraisedCase): Judged[] =>
  criteria.flatMap((c): Judged[] => {
    const criterion = c.def.id;
    const of = (kind: 'indicator' | 'part', x: AppraisedIndicator | AppraisedPart): Judged => ({
      id: x.def.id,
      of: kind,
      criterion,
      name: x.def.name,
      state: verdictState(pack, x, resultLines(x)),
    });
    return [
      { id: criterion, of: 'criterion', criterion, name: c.def.name, state: verdictState(pack, c, []) },
      ...c.indicators.flatMap((i): Judged[] => [
        of('indicator', i),
        ...i.parts.map((p): Judged => of('part', p)),
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
    const { state: _, ...about } = (is ?? was)!;
    const states = {
      before: was?.state ?? nothing(before.pack),
      after: is?.state ?? nothing(after.pack),
    };
    return states.before.text === states.after.text ? [] : [{ ...about, ...states }];
  });
}
