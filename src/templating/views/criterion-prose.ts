/**
 * Current state and measures of a criterion as blocks. Verdict words in brackets, indicator lines, places of tasks and
 * remaining work are derived; the rest is the office's own prose.
 */
import type { AppraisedCriterion, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { Block, Run } from '../../document/tree.ts';
import type { Statement } from '../../model/case-schema.ts';
import { hamletsPhrase, indicatorList } from '../../wording/grammar.ts';
import type { ProseContext } from '../../wording/prose-runs.ts';
import { requirementText, resultText, verdictInText } from '../../wording/results.ts';
import { proseBlocks, srcAt } from '../prose-blocks.ts';

type Path = readonly PropertyKey[];

/** The program sets the end of a sentence itself; a full stop that was typed would stand before the verdict. */
const withoutStop = (text: string): string => text.trim().replace(/(?<!\.)[.;]$/, '');

/** " (chưa đạt)" from the stated verdicts of a statement's indicators; mixed verdicts are named one by one. */
function statementEnding(statement: Statement, context: ProseContext): string {
  if (!statement.verdict) return '.';
  const { appraised } = context;
  const stated = statement.indicators
    .map((id) => appraised.indicators.get(id))
    .filter((i): i is AppraisedIndicator => i?.stated != null || i?.effective.verdict === 'not-applicable');
  if (stated.length === 0) return '.';
  const verdicts = [...new Set(stated.map((i) => i.effective.verdict))];
  if (verdicts.length === 1) return ` (${verdictInText(appraised.pack, verdicts[0]!)}).`;
  const order = stated[0]!.criterion.indicators.map((i) => i.id);
  const groups = verdicts.map(
    (v) =>
      `${indicatorList(
        stated.filter((i) => i.effective.verdict === v).map((i) => i.def.id),
        order,
      )} ${verdictInText(appraised.pack, v)}`,
  );
  return ` (${groups.join('; ')}).`;
}

/** "17.4. <name> ≥ 40%: 10% (chưa đạt)." A value nobody knows is left out, not invented. */
function indicatorLine(
  indicator: AppraisedIndicator,
  style: 'numbered' | 'dashed',
  key: string,
  at: Path,
  context: ProseContext,
): Block {
  const { pack } = context.appraised;
  // "Đạt" is no requirement to read after the name of a yes-or-no indicator.
  const requirement =
    indicator.requirement.kind === 'boolean'
      ? null
      : requirementText(pack, indicator.def, indicator.requirement);
  const result = resultText(indicator.value);
  // Only what somebody has said: a computed verdict belongs to the tables of working papers (OFFICE §1).
  const verdict =
    indicator.effective.basis === 'stated' ? verdictInText(pack, indicator.effective.verdict) : null;
  const figure = indicator.value.figure?.def.id;
  const runs: Run[] = [
    {
      text: `${indicator.def.name}${requirement && (indicator.requirement.entered || indicator.requirement.confirmed) ? ` ${requirement}` : ''}`,
    },
    ...(result ? [{ text: ': ' }, { text: result, ...(figure ? { figure } : {}) }] : []),
    { text: verdict ? ` (${verdict}).` : '.' },
  ];
  const src = srcAt(context.places.of(at));
  return style === 'numbered'
    ? { type: 'paragraph', key, src, style: 'body', label: `${indicator.def.id}.`, runs }
    : { type: 'item', key, src, style: 'body', depth: 0, runs };
}

const pathOf = (criterion: AppraisedCriterion, context: ProseContext): Path => [
  'criteria',
  context.appraised.data.criteria.findIndex((c) => c.id === criterion.def.id),
];

export function currentStateBlocks(
  criterion: AppraisedCriterion,
  prefix: string,
  context: ProseContext,
): readonly Block[] {
  const at = pathOf(criterion, context);
  const statements = (criterion.result?.currentState ?? []).flatMap((s, i) =>
    proseBlocks(
      withoutStop(s.text),
      [...at, 'currentState', i, 'text'],
      `${prefix}/state/${i + 1}`,
      context,
      {
        item: s.item,
        ending: [{ text: statementEnding(s, context) }],
      },
    ),
  );
  const lines = criterion.result?.currentStateLines;
  const derived = (lines?.indicators ?? []).flatMap((id, i) => {
    const indicator = context.appraised.indicators.get(id);
    return indicator
      ? [
          indicatorLine(
            indicator,
            lines!.style,
            `${prefix}/state/line-${id}`,
            [...at, 'currentStateLines', 'indicators', i],
            context,
          ),
        ]
      : [];
  });
  return [...statements, ...derived];
}

export function measureBlocks(
  criterion: AppraisedCriterion,
  prefix: string,
  context: ProseContext,
): readonly Block[] {
  const at = pathOf(criterion, context);
  return (criterion.result?.measures ?? []).flatMap((measure, i): readonly Block[] => {
    if ('text' in measure)
      return proseBlocks(
        measure.text.trim(),
        [...at, 'measures', i, 'text'],
        `${prefix}/measures/${i + 1}`,
        context,
        { item: measure.item },
      );
    const { task } = measure;
    const places = hamletsPhrase(task.hamlets);
    const path: Path = [...at, 'measures', i, 'task', 'text'];
    return proseBlocks(withoutStop(task.text), path, `${prefix}/measures/${task.id}`, context, {
      item: task.item,
      ending: [{ text: `${places ? ` ${places}` : ''}.` }],
    });
  });
}
