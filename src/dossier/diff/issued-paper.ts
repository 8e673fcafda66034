/** An issued paper as later papers cite it (nd30 C7, C8), and its changed points in its own numbers. */
import type { DocumentTree, Run } from '../../document/tree.ts';
import type { IssuedPaper } from '../../templating/views/changed-points.ts';
import { bodyName } from '../../templating/views/paper.ts';
import { committeeName, paperNumber } from '../../templating/views/plan.ts';
import { shortDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import type { BuiltDocument } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';
import { correctionsOf } from './corrections.ts';
import type { TouchedDocument } from './documents-touched.ts';
import { placesOf } from './points/places.ts';
import { pointsOf } from './points/points.ts';
import { partViews } from './points/say.ts';
import type { WayOn } from './ways-on.ts';

/** `dossier`: the state that was issued. */
export function issuedPaper(
  dossier: LoadedDossier,
  was: BuiltDocument,
  issued: WayOn['issued'],
  touched: TouchedDocument | null,
): IssuedPaper {
  const places = touched?.compared ? placesOf(touched.compared) : null;
  return {
    document: was.id,
    cited: citation(dossier, was, issued),
    parts: places ? partViews(pointsOf(places)) : [],
    corrections: places ? correctionsOf(places) : [],
  };
}

function citation({ appraised }: LoadedDossier, { entry, tree }: BuiltDocument, issued: WayOn['issued']) {
  const { data } = appraised;
  const kind = entry.symbol === undefined || titleOf(tree) !== null ? entry.kind : 'CÔNG VĂN';
  const number = `số ${paperNumber(issued.number)}${entry.symbol === undefined ? '' : `/${entry.symbol}`}`;
  const issuer =
    entry.id === 'plan' && data.plan
      ? committeeName(data, data.plan.committee)
      : bodyName(inRole(appraised, entry.issuer));
  const short = `${capitalised(kind.toLowerCase())} ${number}`;
  const dated = `${short} ngày ${shortDate(issued.date)}${issuer === null ? '' : ` của ${issuer}`}`;
  const about = titleOf(tree) ?? subjectOf(tree);
  return { short, dated, full: about === null ? dated : `${dated} ${inSentence(about)}` };
}

const textOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
const blocksOf = (tree: DocumentTree) => tree.sections.flatMap((s) => s.blocks);

function titleOf(tree: DocumentTree): string | null {
  const title = blocksOf(tree).find((b) => b.type === 'title');
  return title?.type === 'title' ? textOf(title.abstract) : null;
}

/** Of a letter: "V/v …". */
function subjectOf(tree: DocumentTree): string | null {
  const head = blocksOf(tree).find((b) => b.type === 'letterhead');
  return head?.type === 'letterhead' && head.subject ? textOf(head.subject) : null;
}

/** "Chỉ đạo thực hiện …" → "về chỉ đạo thực hiện …". */
function inSentence(about: string): string {
  const text = about.replace(/^V\/v /, 'về việc ');
  const small = text.slice(0, 1).toLowerCase() + text.slice(1);
  return /^về /.test(small) ? small : `về ${small}`;
}
