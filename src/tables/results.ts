/**
 * B1 Kết quả thực hiện: every criterion and indicator with requirement, the commune's and the district's result and
 * verdict. Counts are live: the hidden column "Kết luận" holds the effective verdict, criterion rows count their own
 * indicators, total rows add the criteria up.
 */
import type { AppraisedCriterion, AppraisedIndicator, AppraisedPart } from '../appraisal/appraise.ts';
import type { Evidence, Round } from '../model/case-schema.ts';
import type { Verdict } from '../model/scalars.ts';
import { countText } from '../wording/grammar.ts';
import { hasResult, requirementText, resultDetails, resultText, verdictInCell } from '../wording/results.ts';
import { sheetRange } from '../wording/sheet-range.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  EMPTY,
  figureCell,
  linesCell,
  reviewTitle,
  selfAssessmentTitle,
  shownVerdict,
  type TableContext,
  textCell,
  totalsLines,
  verdictCell,
} from './context.ts';
import type { CellModel, Expression, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { isListed, sheetWord } from './paper-numbers.ts';

const CLASSES: readonly { readonly verdict: Verdict; readonly column: string }[] = [
  { verdict: 'met', column: 'countMet' },
  { verdict: 'unmet', column: 'countUnmet' },
  { verdict: 'not-applicable', column: 'countNotApplicable' },
  { verdict: 'undetermined', column: 'countUndetermined' },
];

function columns(context: TableContext): TableColumnModel[] {
  const { tiers } = context.appraised.pack.info;
  const commune = selfAssessmentTitle(tiers);
  const review = reviewTitle(tiers);
  return [
    { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 16 },
    { key: 'criterion', title: 'Tên tiêu chí', kind: 'text', align: 'left', weight: 26 },
    { key: 'indicator', title: 'Nội dung chỉ tiêu', kind: 'text', align: 'left', weight: 76 },
    { key: 'requirement', title: 'Yêu cầu', kind: 'text', align: 'center', weight: 30 },
    { key: 'communeResult', group: commune, title: 'Kết quả', kind: 'text', align: 'center', weight: 20 },
    { key: 'communeVerdict', group: commune, title: 'Đánh giá', kind: 'text', align: 'center', weight: 16 },
    { key: 'reviewResult', group: review, title: 'Kết quả', kind: 'text', align: 'center', weight: 24 },
    { key: 'reviewVerdict', group: review, title: 'Đánh giá', kind: 'text', align: 'center', weight: 16 },
    {
      key: 'evidence',
      title: `Minh chứng (hồ sơ, ${sheetWord(context)} số)`,
      kind: 'text',
      align: 'left',
      weight: 28,
    },
    { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 22 },
    { key: 'effective', title: 'Kết luận', kind: 'text', align: 'center', weight: 16, xlsxOnly: true },
    ...CLASSES.map(
      ({ verdict, column }): TableColumnModel => ({
        key: column,
        title: verdictInCell(context.appraised.pack, verdict),
        group: 'Số chỉ tiêu',
        kind: 'count',
        align: 'center',
        weight: 12,
        xlsxOnly: true,
      }),
    ),
  ];
}

const roundOf = (rounds: readonly Round[], level: Round['level']): Round | undefined =>
  rounds.filter((r) => r.level === level).at(-1);

function resultCell(
  context: TableContext,
  indicator: AppraisedIndicator,
  round: Round | undefined,
  owns: boolean,
): CellModel {
  const figure = round?.figure === undefined ? null : context.appraised.figures.get(round.figure);
  if (figure) return figureCell(figure);
  if (!owns) return EMPTY;
  const value = indicator.entered;
  const details = resultDetails(indicator);
  if (value.figure && details.length === 0) return figureCell(value.figure);
  const own = resultText(value);
  return linesCell([...(own === null ? [] : [own]), ...details]);
}

function notes(context: TableContext, indicator: AppraisedIndicator): string[] {
  const { notApplicable } = indicator.result ?? {};
  if (notApplicable)
    return [`${verdictInCell(context.appraised.pack, 'not-applicable')}: ${notApplicable.reason}`];
  if (context.edition === 'submission') return [];
  const { marks } = context.appraised.pack.wording;
  const out: string[] = [];
  if (!hasResult(indicator)) out.push(marks.noFigure);
  if (indicator.effective.basis === 'computed')
    out.push(`${verdictInCell(context.appraised.pack, indicator.effective.verdict)} ${marks.provisional}`);
  if (
    indicator.stated &&
    indicator.computed.verdict !== 'undetermined' &&
    indicator.computed.verdict !== indicator.stated.verdict
  )
    out.push(`tính theo số liệu: ${verdictInCell(context.appraised.pack, indicator.computed.verdict)}`);
  return out;
}

/** The requirement as a cell may show it: one that nobody confirmed is marked in working papers and dotted in others. */
export function requirementCellText(
  context: TableContext,
  { def, requirement }: Pick<AppraisedIndicator | AppraisedPart, 'def' | 'requirement'>,
): string | null {
  const { marks } = context.appraised.pack.wording;
  const shown = requirementText(context.appraised.pack, def, requirement);
  if (requirement.confirmed) return shown;
  if (context.edition === 'submission') return marks.shortBlank;
  return shown === null ? marks.noRequirement : `${shown}\n(${marks.toVerify})`;
}

/**
 * In whose column a value stands that no round claims: the commune's, unless only the level above has spoken, about
 * this indicator or, where nobody has, in the whole case.
 */
function valueColumn(
  context: TableContext,
  commune: Round | undefined,
  review: Round | undefined,
): 'commune' | 'review' {
  if (commune) return 'commune';
  if (review) return 'review';
  const { indicators } = context.appraised.data;
  const spoken = indicators.some((i) => i.rounds.length > 0);
  return spoken && !indicators.some((i) => i.rounds.some((r) => r.level === 'commune'))
    ? 'review'
    : 'commune';
}

function indicatorRow(context: TableContext, indicator: AppraisedIndicator): TableRowModel {
  const commune = roundOf(indicator.rounds, 'commune');
  const review = roundOf(indicator.rounds, 'district') ?? roundOf(indicator.rounds, 'province');
  const owner = valueColumn(context, commune, review);
  const evidence = context.appraised.data.evidence.filter(
    (e) => e.indicators.includes(indicator.def.id) && isListed(context, e),
  );
  return {
    key: indicator.def.id,
    kind: 'data',
    cells: {
      number: textCell(indicator.def.id),
      criterion: EMPTY,
      indicator: textCell(indicator.def.name),
      requirement: textCell(requirementCellText(context, indicator)),
      communeResult: resultCell(context, indicator, commune, owner === 'commune'),
      communeVerdict: commune?.verdict ? verdictCell(context, commune.verdict) : EMPTY,
      reviewResult: resultCell(context, indicator, review, owner === 'review'),
      reviewVerdict: review?.verdict ? verdictCell(context, review.verdict) : EMPTY,
      evidence: linesCell(papers(context, indicator.criterion.id, evidence)),
      note: linesCell(notes(context, indicator)),
      effective: verdictCell(context, shownVerdict(context, indicator)),
    },
  };
}

/**
 * Papers by their numbers, those without one by kind, with their place in the bound volume: "14/BB-UBND, tờ 05-06",
 * "Ảnh, tờ 09, 10", "02/QĐ-UBND, hồ sơ 2, tờ 05". While nothing is bound, papers of one name are counted. Abstracts stand
 * in the register (B5).
 */
function papers(context: TableContext, criterion: string, evidence: readonly Evidence[]): string[] {
  const lines = new Map<
    string,
    { name: string; place: ReturnType<typeof bound>; ranges: string[]; count: number }
  >();
  for (const e of evidence) {
    const name = e.number ?? e.kind;
    const place = bound(context, criterion, e);
    const key = JSON.stringify([name, place ? (place.home ?? '') : null]);
    const line = lines.get(key) ?? { name, place, ranges: [], count: 0 };
    line.count++;
    if (place && !line.ranges.includes(place.range)) line.ranges.push(place.range);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ name, place, ranges, count }) => {
    if (!place) return count === 1 ? name : `${name} (${countText(count)})`;
    const dossier = place.home === null ? [] : [`hồ sơ ${place.home}`];
    return [name, ...dossier, `${place.word} ${ranges.join(', ')}`].join(', ');
  });
}

/** Where the paper is bound; `home` is the number of the dossier when it is another criterion's. */
function bound({ sheets }: TableContext, criterion: string, { id }: Evidence) {
  const home = sheets?.boundIn(id) ?? null;
  const numbers = home === null ? null : sheets!.of(home, id);
  return numbers
    ? { word: sheets!.word, home: home === criterion ? null : home, range: sheetRange(numbers) }
    : null;
}

/** "đạt 3/4 chỉ tiêu", live, when every indicator is decided; else what is known, never a count of the rest. */
function countCell(context: TableContext, criterion: AppraisedCriterion, row: string): CellModel {
  const shown = criterion.indicators.map((i) => shownVerdict(context, i));
  const unknown = shown.filter((v) => v === 'undetermined').length;
  if (unknown === 0) {
    return {
      kind: 'formula',
      expression: { op: 'cell', ref: { row, column: 'countMet' } },
      show: { as: 'number', scale: 0, prefix: 'đạt ', suffix: `/${shown.length} chỉ tiêu` },
      align: 'left',
    };
  }
  if (context.edition === 'submission')
    return textCell(`${countText(shown.length)} chỉ tiêu`, { bold: true });
  const unmet = shown.filter((v) => v === 'unmet').length;
  return textCell(
    `chưa đủ số liệu (${unmet > 0 ? `chưa đạt ${countText(unmet)}, ` : ''}chưa xác định ${countText(unknown)}/${shown.length} chỉ tiêu)`,
    { bold: true },
  );
}

function criterionRows(context: TableContext, criterion: AppraisedCriterion): TableRowModel[] {
  const key = `criterion-${criterion.def.id}`;
  const [first, last] = [criterion.indicators[0]!.def.id, criterion.indicators.at(-1)!.def.id];
  const count = (verdict: Verdict): CellModel => ({
    kind: 'formula',
    expression: {
      op: 'countEquals',
      column: 'effective',
      from: first,
      to: last,
      equals: verdictInCell(context.appraised.pack, verdict),
    },
    show: { as: 'number', scale: 0 },
  });
  const commune = roundOf(criterion.rounds, 'commune');
  const review = roundOf(criterion.rounds, 'district') ?? roundOf(criterion.rounds, 'province');
  return [
    {
      key,
      kind: 'group',
      cells: {
        number: textCell(criterion.def.id, { bold: true }),
        criterion: textCell(criterion.def.name, { bold: true }),
        indicator: countCell(context, criterion, key),
        communeVerdict: commune?.verdict ? verdictCell(context, commune.verdict) : EMPTY,
        reviewVerdict: review?.verdict ? verdictCell(context, review.verdict) : EMPTY,
        note:
          criterion.effective.basis === 'computed' && context.edition === 'working'
            ? textCell(
                `${verdictInCell(context.appraised.pack, criterion.effective.verdict)} ${context.appraised.pack.wording.marks.provisional}`,
              )
            : EMPTY,
        ...Object.fromEntries(CLASSES.map(({ verdict, column }) => [column, count(verdict)])),
      },
    },
    ...criterion.indicators.map((i) => indicatorRow(context, i)),
  ];
}

/** What the working edition says under the table: whose assessment this is, and what has to be cleared up. */
function workingNotes(context: TableContext): string[] {
  const rounds = context.appraised.data.indicators.flatMap((i) =>
    i.rounds.filter((r) => r.level !== 'commune'),
  );
  // "Kế hoạch … tháng 3/2024, mục II.1" and "…, mục II.2" are one document.
  const documents = [...new Set(rounds.flatMap((r) => r.document?.split(', ')[0] ?? []))];
  const review = reviewTitle(context.appraised.pack.info.tiers);
  return [
    ...(documents.length > 0 ? [`Cột "${review}" ghi theo: ${documents.join('; ')}.`] : []),
    ...[...context.appraised.indicators.values()].flatMap((i) =>
      i.result?.question ? [`Đề nghị làm rõ chỉ tiêu ${i.def.id}: ${i.result.question}`] : [],
    ),
  ];
}

export function resultsTable(context: TableContext): TableModel {
  const { criteria, data, pack } = context.appraised;
  const groups = criteria.map((c) => `criterion-${c.def.id}`);
  const sum = (column: string): CellModel => ({
    kind: 'formula',
    expression: groups
      .map((row): Expression => ({ op: 'cell', ref: { row, column } }))
      .reduce((left, right) => ({ op: 'add', left, right })),
    show: { as: 'number', scale: 0 },
  });
  const note = asOfNote(context);
  return {
    key: 'results',
    ...communeIssuer(context),
    sheetName: 'B1 Kết quả',
    title: `Kết quả thực hiện các tiêu chí xã ${pack.info.standard} năm ${data.assessmentYear}`,
    notes: note ? [note] : [],
    columns: columns(context),
    numberedColumns: true,
    rows: [
      ...criteria.flatMap((c) => criterionRows(context, c)),
      {
        key: 'total',
        kind: 'total',
        cells: {
          criterion: textCell('Tổng cộng'),
          indicator: linesCell(totalsLines(context)),
          ...Object.fromEntries(CLASSES.map(({ column }) => [column, sum(column)])),
        },
      },
    ],
    closing: `Biểu gồm ${criteria.length} tiêu chí, ${pack.indicator.size} chỉ tiêu./.`,
    footNotes: context.edition === 'working' ? workingNotes(context) : [],
    signers: communeSigners(context, 'results'),
    orientation: 'landscape',
  };
}
