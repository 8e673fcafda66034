/** The table of one criterion's indicators in its dossier: requirement, result, both assessments, source, as-of day. */
import type { AppraisedCriterion, AppraisedIndicator, AppraisedPart } from '../appraisal/appraise.ts';
import { shortDate } from '../wording/dates.ts';
import { fractionText, resultText, verdictInCell } from '../wording/results.ts';
import {
  EMPTY,
  linesCell,
  reviewTitle,
  selfAssessmentTitle,
  type TableContext,
  textCell,
  verdictCell,
} from './context.ts';
import type { CellModel, TableModel, TableRowModel } from './model.ts';
import { requirementCellText } from './results.ts';

const verdictAt = (
  context: TableContext,
  x: Pick<AppraisedIndicator, 'rounds'>,
  level: 'commune' | 'district' | 'province',
): CellModel => {
  const verdict = x.rounds.filter((r) => r.level === level && r.verdict).at(-1)?.verdict;
  return verdict ? verdictCell(context, verdict) : EMPTY;
};

/** Result, with numerator and denominator below it; a blank line to write on in the submission edition. */
function resultCell(context: TableContext, x: AppraisedIndicator | AppraisedPart): CellModel {
  if (x.effective.verdict === 'not-applicable') return EMPTY;
  const { marks } = context.appraised.pack.wording;
  const shown = resultText(x.value);
  const both = [
    x.value.male ? `nam ${resultText({ ...x.value, figure: x.value.male })}` : null,
    x.value.female ? `nữ ${resultText({ ...x.value, figure: x.value.female })}` : null,
  ].flatMap((v) => v ?? []);
  if (shown === null && both.length === 0)
    return 'parts' in x && x.parts.length > 0
      ? EMPTY
      : textCell(context.edition === 'working' ? marks.noFigure : marks.shortBlank);
  const fraction = fractionText(x.value);
  return {
    ...linesCell([shown, fraction, ...both].flatMap((v) => v ?? [])),
    ...(x.value.figure ? { figure: x.value.figure.def.id } : {}),
  } as CellModel;
}

function sourceCells(x: AppraisedIndicator | AppraisedPart): Record<string, CellModel> {
  const def = x.value.figure?.def;
  const day = def?.asOf ? shortDate(def.asOf) : def?.dataYear === undefined ? null : `năm ${def.dataYear}`;
  const document = x.stated?.round.document;
  return { source: textCell(def?.source ?? document), asOf: textCell(day) };
}

function rowsOf(context: TableContext, indicator: AppraisedIndicator): TableRowModel[] {
  const { pack } = context.appraised;
  const working = context.edition === 'working';
  const provisional = working && indicator.effective.basis === 'computed';
  const note = [
    indicator.effective.verdict === 'not-applicable'
      ? `${verdictInCell(pack, 'not-applicable')}: ${indicator.result?.notApplicable?.reason ?? ''}`
      : null,
    provisional
      ? `${verdictInCell(pack, indicator.effective.verdict)} ${pack.wording.marks.provisional}`
      : null,
  ].flatMap((v) => v ?? []);
  const parts = indicator.parts.map(
    (part): TableRowModel => ({
      key: part.def.id,
      kind: 'data',
      cells: {
        number: EMPTY,
        name: textCell(`${part.def.id.split('.').at(-1)}) ${part.def.name}`),
        requirement: textCell(requirementCellText(context, part)),
        result: resultCell(context, part),
        reviewVerdict: part.stated ? verdictCell(context, part.stated.verdict) : EMPTY,
        ...sourceCells(part),
      },
    }),
  );
  return [
    {
      key: indicator.def.id,
      kind: 'data',
      cells: {
        number: textCell(indicator.def.id),
        name: textCell(indicator.def.name),
        requirement: textCell(requirementCellText(context, indicator)),
        result: resultCell(context, indicator),
        communeVerdict: verdictAt(context, indicator, 'commune'),
        reviewVerdict:
          note.length > 0
            ? linesCell([
                ...(indicator.stated ? [verdictInCell(pack, indicator.stated.verdict)] : []),
                ...note,
              ])
            : verdictAt(
                context,
                indicator,
                indicator.rounds.some((r) => r.level === 'district') ? 'district' : 'province',
              ),
        ...sourceCells(indicator),
      },
    },
    ...parts,
  ];
}

export function criterionIndicatorsTable(context: TableContext, criterion: AppraisedCriterion): TableModel {
  const { tiers } = context.appraised.pack.info;
  return {
    key: 'indicators',
    sheetName: 'Chỉ tiêu',
    title: `Kết quả các chỉ tiêu của tiêu chí số ${criterion.def.id}`,
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 13 },
      { key: 'name', title: 'Nội dung chỉ tiêu', kind: 'text', align: 'left', weight: 40 },
      { key: 'requirement', title: 'Yêu cầu', kind: 'text', align: 'center', weight: 30 },
      { key: 'result', title: 'Kết quả', kind: 'text', align: 'center', weight: 35 },
      { key: 'communeVerdict', title: selfAssessmentTitle(tiers), kind: 'text', align: 'center', weight: 17 },
      {
        key: 'reviewVerdict',
        title: reviewTitle(tiers),
        kind: 'text',
        align: 'center',
        weight: 20,
      },
      { key: 'source', title: 'Nguồn', kind: 'text', align: 'left', weight: 18 },
      { key: 'asOf', title: 'Tính đến', kind: 'text', align: 'center', weight: 13 },
    ],
    numberedColumns: true,
    rows: criterion.indicators.flatMap((i) => rowsOf(context, i)),
    footNotes: [],
    orientation: 'portrait',
  };
}
