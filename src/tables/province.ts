/**
 * Tổng hợp toàn tỉnh: communes × criteria with the verdict of each, counts at the end of every row and under every
 * column. A narrow cell holds a sign made of the initials of the verdict's word, explained under the table; the counts
 * are live. Communes stand by district and in the order of their names; those of which nothing is known stand in a table
 * of their own with the reason.
 */
import type { CommuneFacts, Place } from '../appraisal/commune-facts.ts';
import type { Pack } from '../model/pack.ts';
import type { Edition } from '../model/pack-schema.ts';
import { decimal } from '../model/quantity.ts';
import type { Verdict } from '../model/scalars.ts';
import { shortDate } from '../wording/dates.ts';
import { capitalised, capitals, countText } from '../wording/grammar.ts';
import { inVietnameseOrder } from '../wording/name-order.ts';
import { verdictInCell } from '../wording/results.ts';
import { dateCell, textCell } from './context.ts';
import type { CellModel, Expression, TableColumnModel, TableModel, TableRowModel } from './model.ts';

/** A case that is not in the table, or is in it though its papers could not be made. */
export interface Troubled {
  /** Where it lies, as people named it: `huyen-a/xa-b`. */
  readonly source: string;
  /** Commune, where that is known. */
  readonly name: string | null;
  /** Its verdicts are in the table. */
  readonly counted: boolean;
  readonly reason: string;
}

export interface Province {
  readonly communes: readonly CommuneFacts[];
  readonly troubled: readonly Troubled[];
}

export interface ProvinceContext {
  readonly pack: Pack;
  readonly edition: Edition;
}

const VERDICTS: readonly Verdict[] = ['met', 'unmet', 'not-applicable', 'undetermined'];

/** Behind the sign of a verdict that nobody has stated. */
const COMPUTED = '*';
const NOTHING_KNOWN = '–';
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const nameOf = ({ kind, name }: Place): string => `${kind} ${name}`;

/** Without tones: "KAD" of "Không áp dụng". */
const initials = (words: string): string =>
  capitals(
    words
      .split(/\s+/)
      .map((word) => [...word.normalize('NFC')][0]?.normalize('NFD').replace(TONES, '') ?? '')
      .join(''),
  );

/** "Đ", "CĐ", "KAD", "–"; whole words where an office's own words begin with the same letters. */
export function verdictSigns(pack: Pack): Readonly<Record<Verdict, string>> {
  const of = (v: Verdict): string => initials(verdictInCell(pack, v));
  const signs = { met: of('met'), unmet: of('unmet'), 'not-applicable': of('not-applicable') };
  if (new Set(Object.values(signs)).size === 3) return { ...signs, undetermined: NOTHING_KNOWN };
  const word = (v: Verdict): string => verdictInCell(pack, v);
  return {
    met: word('met'),
    unmet: word('unmet'),
    'not-applicable': word('not-applicable'),
    undetermined: word('undetermined'),
  };
}

interface Shown {
  readonly verdict: Verdict;
  readonly computed: boolean;
}

/** Papers that go out say what somebody has stated only (OFFICE §1). */
const shown = ({ verdict, computed }: Shown, edition: Edition): Shown =>
  computed && edition === 'submission' ? { verdict: 'undetermined', computed: false } : { verdict, computed };

export const shownOf = (commune: CommuneFacts, criterion: string, { edition }: ProvinceContext): Shown =>
  shown(
    commune.criteria.find((c) => c.id === criterion) ?? { verdict: 'undetermined', computed: false },
    edition,
  );

interface District {
  readonly key: string;
  readonly name: string | null;
  readonly communes: readonly CommuneFacts[];
}

/** By name, Vietnamese order; communes without a district come last. */
function districtsOf(communes: readonly CommuneFacts[]): District[] {
  const named = new Map<string, CommuneFacts[]>();
  for (const commune of communes) {
    const name = commune.district ? nameOf(commune.district) : '';
    named.set(name, [...(named.get(name) ?? []), commune]);
  }
  const inOrder = (own: readonly CommuneFacts[]): CommuneFacts[] =>
    own.toSorted(
      (a, b) => inVietnameseOrder(a.commune.name, b.commune.name) || (a.caseId < b.caseId ? -1 : 1),
    );
  return [...named]
    .toSorted(([a], [b]) => Number(a === '') - Number(b === '') || inVietnameseOrder(a, b))
    .map(([name, own], i) => ({ key: `district-${i + 1}`, name: name || null, communes: inOrder(own) }));
}

const criterionColumn = (id: string): string => `criterion-${id}`;

function columnsOf(pack: Pack): TableColumnModel[] {
  return [
    { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 9 },
    { key: 'commune', title: 'Xã', kind: 'text', align: 'left', weight: 46 },
    ...pack.criteria.map(
      ({ id }): TableColumnModel => ({
        key: criterionColumn(id),
        group: 'Tiêu chí số',
        title: id,
        kind: 'text',
        align: 'center',
        weight: 8,
      }),
    ),
    { key: 'met', group: 'Số đạt', title: 'Tiêu chí', kind: 'count', align: 'center', weight: 12 },
    { key: 'indicators', group: 'Số đạt', title: 'Chỉ tiêu', kind: 'count', align: 'center', weight: 12 },
    { key: 'asOf', title: 'Số liệu đến ngày', kind: 'date', align: 'center', weight: 21 },
  ];
}

const whole = { as: 'number', scale: 0 } as const;
export const count = (value: number): CellModel => ({ kind: 'number', value: decimal(value), scale: 0 });

const sum = (parts: readonly Expression[]): Expression =>
  parts.reduce((left, right) => ({ op: 'add', left, right }));

function communeRow(commune: CommuneFacts, number: number, context: ProvinceContext): TableRowModel {
  const { pack, edition } = context;
  const signs = verdictSigns(pack);
  const key = `commune-${commune.caseId}`;
  const ids = pack.criteria.map((c) => criterionColumn(c.id));
  const cells = pack.criteria.map(({ id }): [string, CellModel] => {
    const { verdict, computed } = shownOf(commune, id, context);
    return [criterionColumn(id), textCell(`${signs[verdict]}${computed ? COMPUTED : ''}`)];
  });
  const met = (sign: string): Expression => ({
    op: 'countEqualsAcross',
    row: key,
    from: ids[0]!,
    to: ids.at(-1)!,
    equals: sign,
  });
  return {
    key,
    kind: 'data',
    cells: {
      number: textCell(String(number)),
      commune: textCell(
        commune.commune.kind === pack.info.tiers.commune ? commune.commune.name : nameOf(commune.commune),
      ),
      ...Object.fromEntries(cells),
      met: {
        kind: 'formula',
        expression: sum(marks(edition).map((mark) => met(`${signs.met}${mark}`))),
        show: whole,
        bold: true,
      },
      indicators: count(metIndicators(commune, edition)),
      asOf: dateCell(commune.asOf),
    },
  };
}

/** What may stand behind a sign in this edition. */
const marks = (edition: Edition): readonly string[] => (edition === 'working' ? ['', COMPUTED] : ['']);

const metIndicators = ({ indicators }: CommuneFacts, edition: Edition): number =>
  edition === 'working' ? indicators.met : indicators.metStated;

/** Under each criterion: how many communes are in each class, all classes, and the share that is met. */
function totalRows(rows: readonly TableRowModel[], all: number, context: ProvinceContext): TableRowModel[] {
  const { pack, edition } = context;
  const [from, to] = [rows[0]!.key, rows.at(-1)!.key];
  const signs = verdictSigns(pack);
  const counted = (verdict: Verdict, column: string): Expression =>
    sum(
      marks(verdict === 'undetermined' ? 'submission' : edition).map((mark) => ({
        op: 'countEquals',
        column,
        from,
        to,
        equals: `${signs[verdict]}${mark}`,
      })),
    );
  const row = (key: string, title: string, cell: (column: string) => CellModel): TableRowModel => ({
    key,
    kind: 'total',
    cells: {
      commune: textCell(title),
      ...Object.fromEntries(pack.criteria.map(({ id }) => [criterionColumn(id), cell(criterionColumn(id))])),
    },
  });
  const used = VERDICTS.filter(
    (v) =>
      v === 'met' ||
      v === 'unmet' ||
      rows.some((r) =>
        pack.criteria.some(({ id }) => {
          const cell = r.cells[criterionColumn(id)];
          return cell?.kind === 'text' && cell.lines[0]!.replace(COMPUTED, '') === signs[v];
        }),
      ),
  );
  return [
    ...used.map((verdict) =>
      row(`total-${verdict}`, `Số xã ${verdictInCell(pack, verdict).toLowerCase()}`, (column) => ({
        kind: 'formula',
        expression: counted(verdict, column),
        show: whole,
      })),
    ),
    row('share', 'Tỷ lệ đạt (%)', (column) => ({
      kind: 'formula',
      expression: {
        op: 'round',
        value: {
          op: 'divide',
          left: {
            op: 'multiply',
            left: { op: 'cell', ref: { row: 'total-met', column } },
            right: { op: 'literal', value: decimal(100) },
          },
          right: { op: 'literal', value: decimal(all) },
        },
        scale: 0,
      },
      show: whole,
    })),
  ];
}

/** "Đ: Đạt; CĐ: Chưa đạt; …" */
function legend({ pack, edition }: ProvinceContext): string {
  const signs = verdictSigns(pack);
  const said = VERDICTS.map((v) => `${signs[v]}: ${verdictInCell(pack, v).toLowerCase()}`);
  const computed =
    edition === 'working' ? [`${COMPUTED}: ${provisional(pack)}, chưa có cấp nào kết luận`] : [];
  return [...said, ...computed].join('; ');
}

const provisional = (pack: Pack): string => pack.wording.marks.provisional.replace(/^\(|\)$/g, '');

/** "tỉnh Ví Dụ"; null when the communes name none or several. */
export function provinceName(communes: readonly CommuneFacts[]): string | null {
  const names = new Set(communes.map((c) => (c.province ? nameOf(c.province) : '')));
  return names.size === 1 ? [...names][0] || null : null;
}

/** "2024", "2023, 2024" */
export const yearsText = (communes: readonly CommuneFacts[]): string =>
  [...new Set(communes.map((c) => c.year))].toSorted((a, b) => a - b).join(', ');

/** "Số liệu tính đến ngày 31/8/2024", "… đến ngày từ … đến …; 02 xã chưa có ngày chốt số liệu". */
export function asOfText(communes: readonly CommuneFacts[]): string {
  const days = communes.flatMap((c) => c.asOf ?? []).toSorted();
  const open = communes.length - days.length;
  const [first, last] = [days[0], days.at(-1)];
  const said =
    first === undefined || last === undefined
      ? []
      : first === last
        ? [`Số liệu tính đến ngày ${shortDate(last)}`]
        : [`Số liệu các xã tính đến ngày ${shortDate(first)} đến ${shortDate(last)}`];
  const rest = open > 0 ? [`${countText(open)} xã chưa có ngày chốt số liệu`] : [];
  return [...said, ...rest].join('; ');
}

/** "100 xã: 12 xã đạt đủ 19 tiêu chí, 88 xã còn tiêu chí chưa đạt hoặc chưa xác định" */
function countsLine({ communes, troubled }: Province, context: ProvinceContext): string {
  const { criteria } = context.pack;
  const full = communes.filter((commune) =>
    criteria.every(({ id }) => shownOf(commune, id, context).verdict === 'met'),
  ).length;
  const left = troubled.filter((t) => !t.counted).length;
  const missing = left > 0 ? `; chưa tổng hợp được ${countText(left)} hồ sơ` : '';
  return `Tổng hợp ${countText(communes.length)} xã: ${full > 0 ? `đạt cả ${criteria.length} tiêu chí ${countText(full)} xã` : `chưa xã nào đạt cả ${criteria.length} tiêu chí`}${missing}`;
}

const SIGNERS = [
  { capacity: ['NGƯỜI LẬP BIỂU'], name: '' },
  { capacity: ['THỦ TRƯỞNG ĐƠN VỊ'], name: '' },
] as const;

const titleOf = ({ communes }: Province, { pack }: ProvinceContext): string => {
  const province = provinceName(communes);
  return `Tổng hợp kết quả xã ${pack.info.standard}${province === null ? '' : ` ${province}`} năm ${yearsText(communes)}`;
};

export function provinceTable(province: Province, context: ProvinceContext): TableModel {
  const { communes } = province;
  const districts = districtsOf(communes);
  const grouped = districts.some((d) => d.name !== null);
  let n = 0;
  const rows = districts.flatMap(({ key, name, communes: own }): TableRowModel[] => [
    ...(grouped
      ? [
          {
            key,
            kind: 'group' as const,
            cells: {
              commune: textCell(
                `${name === null ? 'Không ghi huyện' : capitalised(name)} (${countText(own.length)} xã)`,
              ),
            },
          },
        ]
      : []),
    ...own.map((commune) => communeRow(commune, ++n, context)),
  ]);
  const sample = communes.some((c) => c.sample);
  return {
    key: 'province',
    sheetName: 'Tổng hợp toàn tỉnh',
    title: titleOf(province, context),
    notes: [
      ...(sample ? [context.pack.wording.marks.sample] : []),
      asOfText(communes),
      countsLine(province, context),
      legend(context),
    ].filter((line) => line !== ''),
    columns: columnsOf(context.pack),
    numberedColumns: false,
    rows: rows.length > 0 ? [...rows, ...totalRows(rows, communes.length, context)] : [],
    closing: `Biểu gồm ${countText(communes.length)} xã./.`,
    footNotes: [],
    signers: SIGNERS,
    orientation: 'landscape',
  };
}
