/** What rules look at: the appraised case, where everything stands, its prose, and the files of evidence. */
import type { AppraisedCase, AppraisedIndicator } from '../appraisal/appraise.ts';
import type { CaseData, Task } from '../model/case-schema.ts';
import type { Place } from '../model/diagnostics.ts';
import type { Pack } from '../model/pack.ts';
import type { CriterionDef } from '../model/pack-schema.ts';
import type { FrozenRoundNow } from './frozen.ts';
import { type OwnText, ownTexts } from './own-texts.ts';
import type { PaperBlanks } from './paper-blanks.ts';
import { type ProseSpot, proseSpots } from './prose-spots.ts';

export type Path = readonly PropertyKey[];

export interface CheckInput {
  readonly appraised: AppraisedCase;
  readonly places: { of(path: Path): Place; inText(path: Path, offset: number): Place };
  /** Files below the case folder that may be evidence: path relative to it, and bytes; null when nobody looked. */
  readonly evidenceFiles: ReadonlyMap<string, number> | null;
  /** Paths below the case folder that are links out of it. */
  readonly evidenceOutside?: ReadonlySet<string>;
  /** What papers would leave blank; absent when nobody built them. */
  readonly paperBlanks?: readonly PaperBlanks[];
  /** The last closed round beside what the case says of that day now; null when none was closed. */
  readonly frozenRound?: FrozenRoundNow | null;
}

export interface TaskSpot {
  readonly task: Task;
  readonly criterion: CriterionDef;
  readonly path: Path;
}

export interface CheckContext extends CheckInput {
  readonly data: CaseData;
  readonly pack: Pack;
  readonly spots: readonly ProseSpot[];
  /** Prose, and the lines that documents print as they were entered. */
  readonly texts: readonly OwnText[];
  readonly tasks: readonly TaskSpot[];
  /** Indicators whose value, part or round is the figure. */
  readonly usersOf: ReadonlyMap<string, readonly AppraisedIndicator[]>;
  /** Place of the entry of a criterion or indicator of the pack; null when the case has none. */
  criterionPlace(id: string, ...rest: Path): Place | null;
  indicatorPlace(id: string, ...rest: Path): Place | null;
  figurePlace(id: string, ...rest: Path): Place | null;
  /** `criterion:17`, `indicator:17.5` … of an indicator and of a figure. */
  aboutIndicator(id: string): readonly string[];
  aboutFigure(id: string): readonly string[];
}

export function checkContext(input: CheckInput): CheckContext {
  const { appraised, places } = input;
  const { data, pack } = appraised;
  const indexes = (items: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
    new Map(items.map((item, i) => [item.id, i]));
  const placeIn = (group: string, items: readonly { readonly id: string }[]) => {
    const index = indexes(items);
    return (id: string, ...rest: Path): Place | null => {
      const i = index.get(id);
      return i === undefined ? null : places.of([group, i, ...rest]);
    };
  };
  const aboutIndicator = (id: string): readonly string[] => {
    const found = pack.indicator.get(id);
    return found ? [`criterion:${found.criterion.id}`, `indicator:${id}`] : [];
  };
  const usersOf = figureUsers(appraised);
  const namedBy = new Map(data.figures.map((f) => [f.id, f.indicator]));
  const ofFigures = new Map<string, readonly string[]>();
  let spots: readonly ProseSpot[] | undefined;
  let texts: readonly OwnText[] | undefined;
  const context: CheckContext = {
    ...input,
    data,
    pack,
    // Not before a rule asks: of the few rules that every run of `generate` looks at, most do not.
    get spots() {
      spots ??= proseSpots(appraised);
      return spots;
    },
    get texts() {
      texts ??= [...ownTexts(context)];
      return texts;
    },
    tasks: data.criteria.flatMap((c, i) =>
      c.measures.flatMap((m, j): TaskSpot[] => {
        const criterion = pack.criterion.get(c.id);
        return 'task' in m && criterion
          ? [{ task: m.task, criterion, path: ['criteria', i, 'measures', j, 'task'] }]
          : [];
      }),
    ),
    usersOf,
    criterionPlace: placeIn('criteria', data.criteria),
    indicatorPlace: placeIn('indicators', data.indicators),
    figurePlace: placeIn('figures', data.figures),
    aboutIndicator,
    aboutFigure(id) {
      const known = ofFigures.get(id);
      if (known) return known;
      const named = namedBy.get(id);
      const ids = [...(named === undefined ? [] : [named]), ...(usersOf.get(id) ?? []).map((u) => u.def.id)];
      const about = [...new Set([...ids.flatMap(aboutIndicator), `figure:${id}`])];
      ofFigures.set(id, about);
      return about;
    },
  };
  return context;
}

function figureUsers(appraised: AppraisedCase): ReadonlyMap<string, readonly AppraisedIndicator[]> {
  const out = new Map<string, AppraisedIndicator[]>();
  for (const indicator of appraised.indicators.values()) {
    const { result } = indicator;
    if (!result) continue;
    const ids = [result, ...result.parts].flatMap((v) => [
      v.figure,
      ...('male' in v ? [v.male, v.female] : []),
      ...v.rounds.map((r) => r.figure),
    ]);
    for (const id of new Set(ids)) if (id !== undefined) out.set(id, [...(out.get(id) ?? []), indicator]);
  }
  return out;
}
