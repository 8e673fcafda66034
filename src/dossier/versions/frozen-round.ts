/** What the live case says today of a round that was closed: its own figures as of that day beside the kept ones. */
import { type ResolvedFigure, resolveFigures } from '../../appraisal/figures.ts';
import type { FrozenRoundNow } from '../../checks/frozen.ts';
import { caseAt } from '../../model/case-at.ts';
import { Diagnostics, type Place } from '../../model/diagnostics.ts';
import { compareDecimals, type Decimal } from '../../model/quantity.ts';
import { versionName } from '../../model/version.ts';
import { readCaseFolder } from '../../readers/case-folder.ts';
import { figureText } from '../../wording/figure-text.ts';
import type { LoadedDossier } from '../load.ts';
import { versionSource } from './read-version.ts';
import { isWhole, lastFrozen } from './versions-of.ts';

/** Null when no round was closed, or when the dossier is a kept version itself. */
export function frozenRoundOf(dossier: LoadedDossier): FrozenRoundNow | null {
  const { files, series, appraised, basePack, places } = dossier;
  const last = series && lastFrozen(series, files);
  const frozen = last?.version.frozen;
  if (!last || !frozen) return null;
  const round = { version: versionName(last.version), asOf: frozen.asOf };
  const unused = new Diagnostics();
  const source = isWhole(last, files)
    ? versionSource(last.version, last.folder, last.folder, files, unused)
    : null;
  const kept = source === null ? null : readCaseFolder(source, files, unused, () => basePack);
  if (!kept) return { ...round, whole: false, changes: [] };
  const before = figuresOn(kept.data, frozen.asOf, kept.places.of);
  const now = figuresOn(appraised.data, frozen.asOf, places.of);
  const unknown = new Set([...before.open, ...now.open]);
  const changes = [...before.figures.values()].flatMap((was) => {
    const { id, name } = was.def;
    const is = now.figures.get(id) ?? null;
    return unknown.has(id) || (is && same(was, is))
      ? []
      : [{ id, name, before: said(was), now: is && said(is), removed: is === null }];
  });
  return { ...round, whole: true, changes };
}

function figuresOn(
  data: LoadedDossier['appraised']['data'],
  day: string,
  placeOf: (path: readonly PropertyKey[]) => Place,
) {
  const at = caseAt(data, day);
  return {
    figures: resolveFigures(at.data, placeOf, new Diagnostics()),
    open: [
      ...at.openFigures.map((f) => f.id),
      // Computed from a table that has moved on: nobody can tell what it was.
      ...data.figures.filter((f) => at.openTables.some((t) => t.id === f.from?.table)).map((f) => f.id),
    ],
  };
}

const equal = (a: Decimal | null | undefined, b: Decimal | null | undefined): boolean =>
  a && b ? compareDecimals(a, b) === 0 : !a && !b;

const same = (a: ResolvedFigure, b: ResolvedFigure): boolean =>
  equal(a.value, b.value) &&
  equal(a.ratio?.numerator, b.ratio?.numerator) &&
  equal(a.ratio?.denominator, b.ratio?.denominator) &&
  a.def.unit === b.def.unit;

const said = (figure: ResolvedFigure): string | null => figureText(figure, null);
