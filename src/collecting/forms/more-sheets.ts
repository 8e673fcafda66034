/** Sheets beside the results: detail tables, evidence, the commune's own assessment, conditions outside the table. */
import type { AppraisedCase, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { DetailTable } from '../../model/case-schema.ts';
import { formatDecimal, parseDecimal } from '../../model/quantity.ts';
import { shortDate } from '../../wording/dates.ts';
import { resultText } from '../../wording/results.ts';
import type { Choice, Entry, FormColumn, FormRow, FormSheet } from './form.ts';
import { beside, chosen, words } from './result-rows.ts';

type DetailColumn = DetailTable['columns'][number];

/** Rows with room for new ones at the end of a growing sheet. */
const ROOM = 15;

const room = (id: string, row: Omit<FormRow, 'id'>): FormRow[] =>
  Array.from({ length: ROOM }, (_, i) => ({ ...row, id: `${id}/+${i + 1}`, shown: { ...row.shown } }));

/** The column that names a row: the first text, else the first hamlet, else the first column. */
export const namingColumn = (table: Pick<DetailTable, 'columns'>): DetailColumn =>
  table.columns.find((c) => c.kind === 'text') ??
  table.columns.find((c) => c.kind === 'hamlet') ??
  table.columns[0]!;

/** Ids of the rows, from what names them; equal names are told apart by the other texts, then by their order. */
export function rowIds(table: DetailTable): string[] {
  const naming = namingColumn(table).id;
  const texts = table.columns.filter((c) => c.kind !== 'number').map((c) => c.id);
  const short = table.rows.map((row) => row[naming] ?? '');
  const long = table.rows.map((row) => texts.map((c) => row[c] ?? '').join(' | '));
  const seen = new Map<string, number>();
  return table.rows.map((_, i) => {
    const key = short.filter((s) => s === short[i]).length === 1 && short[i] !== '' ? short[i]! : long[i]!;
    const n = (seen.get(key) ?? 0) + 1;
    seen.set(key, n);
    return `detail/${table.id}/${key}${n === 1 ? '' : ` #${n}`}`;
  });
}

const shownCell = (column: DetailColumn, text: string | undefined): string => {
  const value = column.kind === 'number' && text !== undefined ? parseDecimal(text) : null;
  return value ? formatDecimal(value) : (text ?? '');
};

/** What the table knows in one column is shown beside the cell that may change it. */
export function detailSheet(appraised: AppraisedCase, table: DetailTable): FormSheet {
  const naming = namingColumn(table);
  const cellEntry = (column: DetailColumn, last: string | null): Entry => {
    const list =
      column.kind === 'hamlet'
        ? appraised.data.hamlets
        : column.kind === 'choice'
          ? (column.choices ?? [])
          : null;
    if (list && list.length > 0) return chosen(column.id, 'choice', words(list), last);
    return { ...beside(column.id, column.kind === 'number' ? 'number' : 'text', last), weight: 'answer' };
  };
  const head = (c: DetailColumn): string => (c.unit ? `${c.name} (${c.unit})` : c.name);
  const others = table.columns.filter((c) => c !== naming);
  const ids = rowIds(table);
  const rows = table.rows.map((row, i): FormRow => {
    const name = row[naming.id] ?? '';
    return {
      id: ids[i]!,
      target: { kind: 'detail', table: table.id, row: i },
      label: `${table.name}: ${name === '' ? `dòng ${i + 1}` : name}`,
      shown: {
        number: String(i + 1),
        name,
        ...Object.fromEntries(others.map((c) => [`last:${c.id}`, shownCell(c, row[c.id])])),
      },
      entries: {
        ...Object.fromEntries(others.map((c) => [c.id, cellEntry(c, row[c.id] ?? null)])),
        note: beside('note', 'text'),
      },
    };
  });
  const growing: FormRow = {
    id: `detail/${table.id}/+`,
    target: { kind: 'detail', table: table.id, row: null },
    label: `${table.name}: dòng thêm`,
    shown: {},
    entries: {
      name: cellEntry(naming, null),
      ...Object.fromEntries(others.map((c) => [c.id, cellEntry(c, null)])),
      note: beside('note', 'text'),
    },
  };
  return {
    id: `bang-ke-${table.id}`,
    name: 'Bảng kê',
    title: table.name,
    guide: [
      'Mỗi dòng một mục. Cột "Đã có" là số lần trước, không sửa; có thay đổi thì ghi số mới vào cột "Mới" bên cạnh.',
      'Mục chưa có trong bảng thì ghi vào các dòng trống ở cuối. Dòng phải bỏ thì ghi "bỏ" ở cột Ghi chú.',
    ],
    columns: [
      { key: 'number', title: 'TT', widthChars: 5, role: 'shown', align: 'center' },
      { key: 'name', title: head(naming), widthChars: 30, role: 'shown' },
      ...others.flatMap((c): FormColumn[] => {
        const align = c.kind === 'number' ? { align: 'right' as const } : {};
        const widthChars = c.kind === 'number' ? 11 : 16;
        return [
          { key: `last:${c.id}`, title: 'Đã có', group: head(c), widthChars, role: 'last', ...align },
          { key: c.id, title: 'Mới', group: head(c), widthChars, role: 'entry', ...align },
        ];
      }),
      { key: 'note', title: 'Ghi chú', widthChars: 20, role: 'entry' },
    ],
    rows: [...rows, ...room(`detail/${table.id}`, growing)],
    growing,
  };
}

const EVIDENCE_COLUMNS: readonly FormColumn[] = [
  { key: 'number', title: 'TT', widthChars: 6, role: 'shown', align: 'center' },
  { key: 'indicator', title: 'Chỉ tiêu', widthChars: 10, role: 'entry', align: 'center' },
  { key: 'kind', title: 'Loại văn bản', widthChars: 18, role: 'entry' },
  { key: 'symbol', title: 'Số, ký hiệu', widthChars: 18, role: 'entry' },
  { key: 'date', title: 'Ngày ban hành', widthChars: 13, role: 'entry', align: 'center' },
  { key: 'abstract', title: 'Trích yếu nội dung', widthChars: 56, role: 'entry' },
  { key: 'author', title: 'Cơ quan ban hành', widthChars: 26, role: 'entry' },
  { key: 'note', title: 'Ghi chú', widthChars: 18, role: 'entry' },
];

/** Documents that prove the results of these indicators: those listed already, locked, then room for new ones. */
export function evidenceSheet(
  appraised: AppraisedCase,
  indicators: readonly AppraisedIndicator[],
): FormSheet {
  const ids = indicators.map((i) => i.def.id);
  const listed = appraised.data.evidence.filter((e) => e.indicators.some((id) => ids.includes(id)));
  const answer = (field: string, kind: Entry['kind']): Entry => ({
    ...beside(field, kind),
    weight: 'beside',
  });
  const growing: FormRow = {
    id: 'evidence/+',
    target: { kind: 'evidence', known: null },
    label: 'Minh chứng thêm',
    shown: {},
    entries: {
      indicator: { ...chosen('indicator', 'choice', words(ids), null), weight: 'beside' },
      kind: answer('kind', 'text'),
      symbol: answer('number', 'text'),
      date: answer('date', 'date'),
      abstract: answer('abstract', 'text'),
      author: answer('author', 'text'),
      note: beside('note', 'text'),
    },
  };
  return {
    id: 'minh-chung',
    name: 'Minh chứng',
    title: 'Văn bản, tài liệu minh chứng',
    guide: [
      'Ghi các văn bản, tài liệu chứng minh kết quả đã ghi ở trang trước, mỗi văn bản một dòng; chọn số chỉ tiêu ở cột Chỉ tiêu.',
      'Dòng nền xám là văn bản đã có trong danh mục, không ghi lại.',
    ],
    columns: EVIDENCE_COLUMNS,
    rows: [
      ...listed.map(
        (e, i): FormRow => ({
          id: `listed/${e.id}`,
          target: { kind: 'evidence', known: null },
          label: e.abstract,
          shown: {
            number: String(i + 1),
            indicator: e.indicators.filter((id) => ids.includes(id)).join('; '),
            kind: e.kind,
            symbol: e.number ?? '',
            date: e.date ? shortDate(e.date) : '',
            abstract: e.abstract,
            author: e.author ?? '',
          },
          entries: {},
        }),
      ),
      ...room('evidence', growing),
    ],
    growing,
  };
}

const verdictChoices = (appraised: AppraisedCase): Choice[] => [
  { value: 'met', word: appraised.pack.wording.verdicts.met },
  { value: 'unmet', word: appraised.pack.wording.verdicts.unmet },
];

const wordOf = (choices: readonly Choice[], value: string | null): string =>
  choices.find((c) => c.value === value)?.word ?? '';

/** What the commune itself concludes of every indicator. */
export function assessmentSheet(appraised: AppraisedCase): FormSheet {
  const choices = verdictChoices(appraised);
  const rows = appraised.criteria.flatMap((criterion) => [
    { heading: `Tiêu chí số ${criterion.def.id}. ${criterion.def.name}` },
    ...criterion.indicators
      .filter((i) => !i.result?.notApplicable)
      .map((i): FormRow => {
        const round = i.rounds.filter((r) => r.level === 'commune').at(-1);
        const last = round?.verdict ?? null;
        return {
          id: `round/${i.def.id}/commune`,
          target: { kind: 'round', indicator: i.def.id, level: 'commune' },
          label: `${i.def.id}. ${i.def.name}`,
          shown: {
            number: i.def.id,
            name: i.def.name,
            result: resultText(i.value) ?? '',
            last: wordOf(choices, last),
          },
          entries: {
            verdict: chosen('verdict', 'verdict', choices, last),
            on: beside('on', 'date', round?.on ?? null),
            document: beside('document', 'text', round?.document ?? null),
            note: beside('note', 'text'),
          },
        };
      }),
  ]);
  return {
    id: 'tu-danh-gia',
    name: 'Xã tự đánh giá',
    title: 'Kết quả tự đánh giá từng chỉ tiêu',
    guide: ['Chọn Đạt hoặc Chưa đạt ở cột Đánh giá; chưa đánh giá thì để trống.'],
    columns: [
      { key: 'number', title: 'TT', widthChars: 7, role: 'shown', align: 'center' },
      { key: 'name', title: 'Nội dung chỉ tiêu', widthChars: 60, role: 'shown' },
      { key: 'result', title: 'Kết quả đã có', widthChars: 15, role: 'last', align: 'center' },
      { key: 'last', title: 'Đánh giá đã có', widthChars: 12, role: 'last', align: 'center' },
      { key: 'verdict', title: 'Đánh giá', widthChars: 12, role: 'entry', align: 'center' },
      { key: 'on', title: 'Ngày đánh giá', widthChars: 13, role: 'entry', align: 'center' },
      { key: 'document', title: 'Văn bản (biên bản, báo cáo)', widthChars: 32, role: 'entry' },
      { key: 'note', title: 'Ghi chú', widthChars: 18, role: 'entry' },
    ],
    rows,
    growing: null,
  };
}

/** Conditions outside the table: the pack's, and what the province adds. */
export function conditionsSheet(appraised: AppraisedCase): FormSheet {
  const choices = verdictChoices(appraised);
  const entered = new Map(appraised.data.conditions.map((c) => [c.id, c]));
  const named = [
    ...appraised.pack.info.conditions,
    ...appraised.data.conditions.flatMap((c) => (c.name === undefined ? [] : [{ id: c.id, name: c.name }])),
  ].filter((c, i, all) => all.findIndex((x) => x.id === c.id) === i);
  return {
    id: 'dieu-kien',
    name: 'Điều kiện',
    title: 'Điều kiện ngoài bộ tiêu chí',
    guide: ['Chọn Đạt hoặc Chưa đạt và ghi văn bản chứng minh; chưa rõ thì để trống.'],
    columns: [
      { key: 'number', title: 'TT', widthChars: 6, role: 'shown', align: 'center' },
      { key: 'name', title: 'Điều kiện', widthChars: 62, role: 'shown' },
      { key: 'last', title: 'Đã có', widthChars: 14, role: 'last', align: 'center' },
      { key: 'state', title: 'Tình trạng', widthChars: 13, role: 'entry', align: 'center' },
      { key: 'document', title: 'Văn bản chứng minh', widthChars: 46, role: 'entry' },
      { key: 'note', title: 'Ghi chú', widthChars: 26, role: 'entry' },
    ],
    rows: named.map((c, i): FormRow => {
      const known = entered.get(c.id);
      return {
        id: `condition/${c.id}`,
        target: { kind: 'condition', condition: c.id },
        label: c.name,
        shown: { number: String(i + 1), name: c.name, last: wordOf(choices, known?.state ?? null) },
        entries: {
          state: chosen('state', 'verdict', choices, known?.state ?? null),
          document: beside('document', 'text', known?.document ?? null),
          note: beside('note', 'text'),
        },
      };
    }),
    growing: null,
  };
}
