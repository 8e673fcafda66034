/** What `hoso diff` says: on the terminal in short lines, for programs as plain JSON. */
import { type Affected, affectedDocuments } from '../comparing/affected.ts';
import {
  type CaseComparison,
  type CaseSide,
  type Difference,
  type DocumentTouched,
  type FigureChange,
  type FigureState,
  isSame,
  type ResultChange,
  type VerdictChange,
} from '../comparing/compared-cases.ts';
import { excerpts } from '../comparing/excerpt.ts';
import { type Ground, groundsOfFigure, groundsOfResult, groundsOfVerdict } from '../comparing/grounds.ts';
import { plainDecimal } from '../model/quantity.ts';
import { shortDate } from '../wording/dates.ts';
import { countText } from '../wording/grammar.ts';

/** So many changed places are printed without being asked for. */
const FEW_PLACES = 12;
const UNKNOWN = 'chưa có số liệu';

const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

export interface DiffTextOptions {
  /** "xã Mẫu" */
  readonly commune: string;
  /** Every changed place of every document. */
  readonly verbose: boolean;
}

/** Ends in a line break. */
export function diffText(comparison: CaseComparison, { commune, verbose }: DiffTextOptions): string {
  const { before, after, figures, verdicts, documents } = comparison;
  const lines = [
    `So sánh hai bản hồ sơ ${commune} (mã hồ sơ ${comparison.caseId})`,
    `  cũ:  ${sideText(before)}`,
    `  mới: ${sideText(after)}`,
    ...(before.pack === after.pack
      ? []
      : [`  Hai bản dùng hai bộ mẫu: ${before.pack} và ${after.pack}; văn bản khác nhau cả vì mẫu.`]),
    '',
  ];
  if (isSame(comparison)) return spaces(`${[...lines, 'Hai bản không có gì khác nhau.'].join('\n')}\n`);
  const affected = affectedDocuments(comparison);
  lines.push(...block('Số liệu thay đổi', figures, (f) => figureLines(affected, f)));
  lines.push(
    ...block('Số liệu giữ giá trị, đổi nguồn hoặc ngày', comparison.restated, (f) =>
      figureLines(affected, f),
    ),
  );
  lines.push(...block('Kết quả ghi bằng lời thay đổi', comparison.results, (r) => resultLines(affected, r)));
  lines.push(...block('Kết luận thay đổi', verdicts, (v) => verdictLines(affected, v)));
  const moved = planLines(comparison);
  if (moved.length > 0) lines.push('Danh sách tiêu chí chưa đạt của kế hoạch:', ...moved, '');
  const places = documents.reduce((n, d) => n + d.places, 0);
  const all = verbose || places <= FEW_PLACES;
  lines.push(...block('Văn bản bị ảnh hưởng', documents, (d) => documentLines(d, all)));
  if (documents.length === 0) lines.push('Không văn bản nào in khác đi.', '');
  else if (!all && places > 0) lines.push('Xem từng chỗ trong văn bản: thêm --verbose', '');
  return spaces(`${lines.join('\n').trimEnd()}\n`);
}

const sideText = ({ label, asOf }: CaseSide): string =>
  asOf === null ? label : `${label} (số liệu tính đến ngày ${shortDate(asOf)})`;

function block<T>(title: string, items: readonly T[], linesOf: (item: T) => readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}: ${countText(items.length)}`, ...items.flatMap(linesOf), ''];
}

const valueText = (state: FigureState | null): string => state?.text ?? UNKNOWN;

function figureLines(affected: Affected, figure: FigureChange): string[] {
  const head = `  ${figure.indicator === null ? '' : `Chỉ tiêu ${figure.indicator}, `}${figure.name}${figure.role === 'target' ? ' (mục tiêu)' : ''}: `;
  const by = [figure.amount, figure.points].flatMap((d) => d?.text ?? []);
  const values =
    figure.kind === 'added'
      ? `thêm mới ${valueText(figure.after)}`
      : figure.kind === 'removed'
        ? `bỏ, trước là ${valueText(figure.before)}`
        : figure.kind === 'restated'
          ? `vẫn là ${valueText(figure.after)}`
          : `${valueText(figure.before)} → ${valueText(figure.after)}${by.length > 0 ? `; ${by.join(', ')}` : ''}`;
  const about = [
    sinceText(figure),
    groundsText(groundsOfFigure(figure)),
    figure.by === null ? null : `người cập nhật: ${figure.by}`,
  ].filter((x) => x !== null && x !== '');
  return [
    head + values,
    ...(about.length > 0 ? [`      ${about.join('; ')}`] : []),
    ...whereLines(affected.byFigure(figure)),
  ];
}

const whereLines = (documents: readonly DocumentTouched[]): string[] =>
  documents.length > 0 ? [`      ở văn bản: ${documents.map((d) => d.id).join(', ')}`] : [];

/** The same day with another value is a correction, nothing that came about on that day. */
function sinceText({ since, before, kind }: FigureChange): string | null {
  if (since === null) return null;
  const day = shortDate(since);
  return kind === 'changed' && before?.asOf === since ? `vẫn là số ngày ${day}` : `từ ngày ${day}`;
}

const OF: Readonly<Record<VerdictChange['of'], string>> = {
  criterion: 'Tiêu chí số',
  indicator: 'Chỉ tiêu',
  part: 'Nội dung',
};

/** As in the table: a paper of the old value is not passed off as the new one's. */
const groundsText = (grounds: readonly Ground[]): string =>
  grounds
    .map((g) =>
      g.kind === 'missing'
        ? `chưa ghi căn cứ${g.of}`
        : `căn cứ: ${g.text}${g.on ? ` (${shortDate(g.on)})` : ''}`,
    )
    .join('; ');

const groundLines = (grounds: readonly Ground[]): string[] =>
  grounds.length > 0 ? [`      ${groundsText(grounds)}`] : [];

const against = ({ of, after }: VerdictChange): string =>
  after.contradicted ? ` (trái với ${of === 'criterion' ? 'kết luận các chỉ tiêu' : 'số liệu'})` : '';

function verdictLines(affected: Affected, verdict: VerdictChange): string[] {
  const { id, of, name, before, after } = verdict;
  return [
    `  ${OF[of]} ${id} - ${name}: ${before.text} → ${after.text}${against(verdict)}`,
    ...groundLines(groundsOfVerdict(verdict)),
    ...whereLines(affected.byVerdict(of, id)),
  ];
}

function resultLines(affected: Affected, result: ResultChange): string[] {
  const { id, of, name, before, after } = result;
  return [
    `  ${OF[of]} ${id} - ${name}: ${before.text ?? UNKNOWN} → ${after.text ?? UNKNOWN}`,
    ...groundLines(groundsOfResult(result)),
    ...whereLines(affected.byVerdict(of, id)),
  ];
}

const planLines = ({ entered, left }: CaseComparison): string[] => [
  ...(entered.length > 0 ? [`  thêm: tiêu chí số ${entered.join(', ')}`] : []),
  ...(left.length > 0 ? [`  bớt: tiêu chí số ${left.join(', ')}`] : []),
];

function documentLines({ id, title, kind, places, changes }: DocumentTouched, all: boolean): string[] {
  if (kind !== 'changed')
    return [`  ${id} - ${title}: ${kind === 'added' ? 'thêm văn bản này' : 'không còn lập văn bản này'}`];
  const head = `  ${id} - ${title}: ${countText(places)} chỗ`;
  return all ? [head, ...changes.flatMap(changeLines)] : [head];
}

function changeLines({ kind, under, before, after }: DocumentTouched['changes'][number]): string[] {
  const place = under === '' ? '    đầu văn bản: ' : `    dưới "${excerpts('', under).after}": `;
  const text = excerpts(before, after);
  const words: Readonly<Record<typeof kind, string>> = {
    inserted: `thêm "${text.after}"`,
    deleted: `bỏ "${text.before}"`,
    changed: `"${text.before}" → "${text.after}"`,
    renumbered: `đánh số lại "${text.before}" → "${text.after}"`,
    replaced: `thay cả phần: "${text.after}"`,
  };
  return [place + words[kind]];
}

const differenceJson = (d: Difference | null) =>
  d && { value: plainDecimal(d.value), unit: d.unit, text: spaces(d.text) };

const stateJson = (s: FigureState | null) =>
  s && {
    text: s.text === null ? null : spaces(s.text),
    value: s.value === null ? null : plainDecimal(s.value),
    unit: s.unit,
    asOf: s.asOf,
    source: s.source,
    computation: s.computation,
  };

/** Numbers are exact, as text with a point. */
export function diffJson(comparison: CaseComparison) {
  const affected = affectedDocuments(comparison);
  const ids = (documents: readonly DocumentTouched[]): string[] => documents.map((d) => d.id);
  const figureJson = (f: FigureChange) => ({
    ...f,
    before: stateJson(f.before),
    after: stateJson(f.after),
    amount: differenceJson(f.amount),
    points: differenceJson(f.points),
    documents: ids(affected.byFigure(f)),
  });
  return {
    caseId: comparison.caseId,
    same: isSame(comparison),
    before: comparison.before,
    after: comparison.after,
    figures: comparison.figures.map(figureJson),
    restated: comparison.restated.map(figureJson),
    results: comparison.results.map((r) => ({
      ...r,
      before: { ...r.before, text: r.before.text && spaces(r.before.text) },
      after: { ...r.after, text: r.after.text && spaces(r.after.text) },
      documents: ids(affected.byVerdict(r.of, r.id)),
    })),
    verdicts: comparison.verdicts.map((v) => ({
      ...v,
      before: { ...v.before, result: v.before.result.map(spaces) },
      after: { ...v.after, result: v.after.result.map(spaces) },
      documents: ids(affected.byVerdict(v.of, v.id)),
    })),
    entered: comparison.entered,
    left: comparison.left,
    documents: comparison.documents.map((d) => ({
      ...d,
      changes: d.changes.map((c) => ({ ...c, before: spaces(c.before), after: spaces(c.after) })),
    })),
  };
}
