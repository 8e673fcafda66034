/**
 * B5 Minh chứng and the document register of one criterion (NĐ 30, Phụ lục V, 7 columns). What is usually needed and
 * not yet there is listed in working papers only, marked as the pack's proposal.
 */
import type { AppraisedCriterion } from '../appraisal/appraise.ts';
import type { Evidence } from '../model/case-schema.ts';
import { countText } from '../wording/grammar.ts';
import { inRole } from '../wording/results.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  dateCell,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import { papersByIndicator } from './evidence-order.ts';
import type { TableColumnModel, TableModel, TableRowModel } from './model.ts';
import {
  isListed,
  paperNote,
  paperNumbers,
  paperStateText,
  sheetWord,
  volumeNumbers,
} from './paper-numbers.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COPY: Readonly<Record<NonNullable<Evidence['copy']>, string>> = {
  original: 'Bản gốc, bản chính',
  certified: 'Bản sao y',
  plain: 'Bản chụp',
};

/** Papers of a criterion in the order of its dossier; what an edition does not list is left out. */
export const evidenceOf = (context: TableContext, criterion: AppraisedCriterion): readonly Evidence[] =>
  papersByIndicator(context.appraised, criterion)
    .flatMap(({ papers }) => papers)
    .filter((e) => isListed(context, e));

/** What the pack proposes for the criterion and no registered evidence of the same indicators covers. */
export function missingEvidence(
  context: TableContext,
  criterion: AppraisedCriterion,
): readonly { readonly indicators: readonly string[]; readonly name: string }[] {
  const ids = new Set(criterion.indicators.map((i) => i.def.id));
  const covered = new Set(context.appraised.data.evidence.flatMap((e) => e.indicators));
  return context.appraised.pack.evidence.items.filter(
    (p) => p.indicators.some((id) => ids.has(id)) && !p.indicators.some((id) => covered.has(id)),
  );
}

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 16 },
  { key: 'name', title: 'Tiêu chí, chỉ tiêu', kind: 'text', align: 'left', weight: 34 },
  { key: 'abstract', title: 'Tên loại, trích yếu', kind: 'text', align: 'left', weight: 70 },
  { key: 'symbol', title: 'Số, ký hiệu', kind: 'text', align: 'center', weight: 26 },
  { key: 'date', title: 'Ngày', kind: 'date', align: 'center', weight: 27 },
  { key: 'author', title: 'Tác giả', kind: 'text', align: 'left', weight: 28 },
  { key: 'copy', title: 'Loại bản', kind: 'text', align: 'center', weight: 22 },
  { key: 'sheets', title: 'Tờ số', kind: 'text', align: 'center', weight: 18 },
  { key: 'validUntil', title: 'Hiệu lực đến', kind: 'date', align: 'center', weight: 27 },
  { key: 'state', title: 'Tình trạng', kind: 'text', align: 'left', weight: 28 },
];

/** "Chỉ tiêu 2.1, 2.2": those of this criterion. */
const scope = (criterion: AppraisedCriterion, ids: readonly string[]): string =>
  `Chỉ tiêu ${ids.filter((id) => criterion.indicators.some((i) => i.def.id === id)).join(', ')}`;

function criterionRows(context: TableContext, criterion: AppraisedCriterion): TableRowModel[] {
  const present = evidenceOf(context, criterion).map(
    (e): TableRowModel => ({
      key: `${criterion.def.id}/${e.id}`,
      kind: 'data',
      cells: {
        name: textCell(scope(criterion, e.indicators)),
        abstract: textCell(`${e.kind} ${e.abstract}`),
        symbol: textCell(e.number),
        date: dateCell(e.date),
        author: textCell(e.author),
        copy: textCell(e.copy ? COPY[e.copy] : null),
        sheets: textCell(volumeNumbers(context, criterion.def.id, e)),
        validUntil: dateCell(e.validUntil),
        state: textCell(paperStateText(context, e)),
      },
    }),
  );
  const missing = context.edition === 'working' ? missingEvidence(context, criterion) : [];
  return [
    {
      key: `criterion-${criterion.def.id}`,
      kind: 'group',
      cells: { number: textCell(criterion.def.id), name: textCell(criterion.def.name) },
    },
    ...present,
    ...missing.map(
      (p, i): TableRowModel => ({
        key: `${criterion.def.id}/missing-${i + 1}`,
        kind: 'data',
        cells: {
          name: textCell(scope(criterion, p.indicators)),
          abstract: textCell(p.name),
          state: textCell('Còn thiếu (đề xuất)'),
        },
      }),
    ),
  ];
}

export function evidenceTable(context: TableContext): TableModel {
  const note = asOfNote(context);
  const rows = context.appraised.criteria.flatMap((c) => criterionRows(context, c));
  // Empty columns leave working papers only: the form that is handed in keeps its columns.
  const named = COLUMNS.map((c) =>
    c.key === 'sheets' && sheetWord(context) === 'trang' ? { ...c, title: 'Trang số' } : c,
  );
  const { columns, dropped } =
    context.edition === 'working' ? dropEmptyColumns(named, rows) : { columns: named, dropped: [] };
  return {
    key: 'evidence',
    ...communeIssuer(context),
    sheetName: 'B5 Minh chứng',
    title: 'Danh mục minh chứng các tiêu chí',
    notes: note ? [note] : [],
    columns,
    numberedColumns: true,
    rows,
    closing: `Biểu gồm ${countText(rows.filter((r) => r.kind === 'data').length)} mục./.`,
    footNotes:
      context.edition === 'working'
        ? [`Minh chứng "còn thiếu" là ${context.appraised.pack.evidence.proposal}.`, ...droppedNote(dropped)]
        : [],
    signers: communeSigners(context, 'evidence'),
    orientation: 'landscape',
  };
}

/** Rows a register has at least while nothing is bound, so that papers can be entered by hand. */
const REGISTER_ROWS = 12;

/**
 * Mục lục văn bản, tài liệu: the decree's seven columns (Phụ lục V, mẫu IV). The explanation that this program prints is
 * the first paper of the dossier; then the registered evidence in the order in which it is bound; then, while nothing is
 * bound, empty rows.
 */
export function registerTable(context: TableContext, criterion: AppraisedCriterion): TableModel {
  const issuer = inRole(context.appraised, context.issuerRole);
  const explanation: TableRowModel = {
    key: 'explanation',
    kind: 'data',
    cells: {
      number: textCell('1'),
      abstract: textCell(
        `Thuyết minh kết quả thực hiện tiêu chí số ${criterion.def.id} - ${criterion.def.name}`,
      ),
      author: textCell(issuer?.name),
      sheets: textCell(paperNumbers(context, criterion.def.id, 'explanation')),
    },
  };
  const evidence = evidenceOf(context, criterion).map(
    (e, i): TableRowModel => ({
      key: e.id,
      kind: 'data',
      cells: {
        number: textCell(String(i + 2)),
        symbol: textCell(e.number),
        date: dateCell(e.date),
        abstract: textCell(`${e.kind} ${e.abstract}`),
        author: textCell(e.author),
        sheets: textCell(paperNumbers(context, criterion.def.id, e.id)),
        note: linesCell([...(e.copy ? [COPY[e.copy]] : []), ...paperNote(context, criterion.def.id, e)]),
      },
    }),
  );
  const blank = Array.from(
    { length: context.sheets ? 0 : Math.max(0, REGISTER_ROWS - 1 - evidence.length) },
    (_, i): TableRowModel => ({ key: `blank-${i + 1}`, kind: 'data', cells: {} }),
  );
  return {
    key: 'register',
    sheetName: 'Mục lục',
    title: 'Mục lục văn bản, tài liệu',
    notes: [],
    columns: [
      { key: 'number', title: 'STT', kind: 'text', align: 'center', weight: 12 },
      { key: 'symbol', title: 'Số, ký hiệu văn bản', kind: 'text', align: 'center', weight: 24 },
      { key: 'date', title: 'Ngày tháng năm văn bản', kind: 'date', align: 'center', weight: 24 },
      {
        key: 'abstract',
        title: 'Tên loại và trích yếu nội dung văn bản',
        kind: 'text',
        align: 'left',
        weight: 48,
      },
      { key: 'author', title: 'Tác giả văn bản', kind: 'text', align: 'left', weight: 24 },
      { key: 'sheets', title: 'Tờ số/ Trang số', kind: 'text', align: 'center', weight: 16 },
      { key: 'note', title: 'Ghi chú', kind: 'text', align: 'left', weight: 20 },
    ],
    numberedColumns: true,
    rows: [explanation, ...evidence, ...blank],
    footNotes: [],
    orientation: 'portrait',
  };
}
