/** B6 Số liệu: every figure once, with unit, day, source and where it is used. Ratios are live over hidden numbers. */
import type { ResolvedFigure } from '../appraisal/figures.ts';
import { parseProse } from '../model/prose.ts';
import { figureText } from '../wording/figure-text.ts';
import { countText } from '../wording/grammar.ts';
import {
  asOfNote,
  communeIssuer,
  communeSigners,
  dateCell,
  EMPTY,
  linesCell,
  type TableContext,
  textCell,
} from './context.ts';
import type { CellModel, TableColumnModel, TableModel, TableRowModel } from './model.ts';
import { dropEmptyColumns, droppedNote } from './unmet.ts';

const COLUMNS: readonly TableColumnModel[] = [
  { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
  { key: 'name', title: 'Tên số liệu', kind: 'text', align: 'left', weight: 70 },
  { key: 'value', title: 'Giá trị', kind: 'number', align: 'center', weight: 28 },
  { key: 'percent', title: 'Tỷ lệ', kind: 'percent', align: 'center', weight: 20 },
  { key: 'unit', title: 'ĐVT', kind: 'text', align: 'center', weight: 22 },
  { key: 'asOf', title: 'Tính đến ngày', kind: 'date', align: 'center', weight: 27 },
  { key: 'year', title: 'Năm số liệu', kind: 'text', align: 'center', weight: 16 },
  { key: 'source', title: 'Nguồn', kind: 'text', align: 'left', weight: 44 },
  { key: 'used', title: 'Dùng ở', kind: 'text', align: 'left', weight: 44 },
  {
    key: 'numerator',
    group: 'Số để tính',
    title: 'Tử số',
    kind: 'number',
    align: 'right',
    weight: 16,
    xlsxOnly: true,
  },
  {
    key: 'denominator',
    group: 'Số để tính',
    title: 'Mẫu số',
    kind: 'number',
    align: 'right',
    weight: 16,
    xlsxOnly: true,
  },
];

/** Where each figure is used: indicators, prose of criteria, duties of the plan. */
export function figureUses(context: TableContext): ReadonlyMap<string, readonly string[]> {
  const uses = new Map<string, Set<string>>();
  const add = (id: string | undefined, where: string): void => {
    if (id === undefined || !context.appraised.figures.has(id)) return;
    const set = uses.get(id) ?? new Set();
    set.add(where);
    uses.set(id, set);
  };
  const inProse = (source: string, where: string): void => {
    for (const segment of parseProse(source).paragraphs.flatMap((p) => p.segments))
      if (segment.type === 'reference') add(segment.ref, where);
  };
  const { data } = context.appraised;
  for (const r of data.indicators) {
    for (const v of [r, ...r.parts]) {
      add(v.figure, `Chỉ tiêu ${r.id}`);
      add(v.male, `Chỉ tiêu ${r.id} (nam)`);
      add(v.female, `Chỉ tiêu ${r.id} (nữ)`);
    }
    for (const round of r.rounds) add(round.figure, `Chỉ tiêu ${r.id}`);
  }
  for (const c of data.criteria) {
    for (const s of c.currentState) inProse(s.text, `Thực trạng tiêu chí ${c.id}`);
    for (const m of c.measures) {
      if ('text' in m) inProse(m.text, `Giải pháp tiêu chí ${c.id}`);
      else {
        inProse(m.task.text, `Nhiệm vụ tiêu chí ${c.id}`);
        for (const t of m.task.targets) add(t, `Nhiệm vụ tiêu chí ${c.id}`);
      }
    }
  }
  for (const d of data.plan?.duties ?? []) inProse(d.text, 'Kế hoạch, mục III');
  for (const f of data.figures)
    add(f.denominatorFrom ?? f.from?.denominator?.common, `Mẫu số của: ${f.name}`);
  for (const c of data.conditions) add(c.figure, 'Điều kiện ngoài bộ tiêu chí');
  return new Map([...uses].map(([id, set]) => [id, [...set]]));
}

function valueCells(figure: ResolvedFigure, row: string): Record<string, CellModel> {
  const { def, ratio, value } = figure;
  if (ratio) {
    return {
      value: textCell(figureText(figure, 'ratio')?.replace(/\u00a0.*$/, ''), { figure: def.id }),
      numerator: { kind: 'number', value: ratio.numerator, scale: ratio.numerator.scale, figure: def.id },
      denominator: {
        kind: 'number',
        value: ratio.denominator,
        scale: ratio.denominator.scale,
        figure: def.id,
      },
      percent: {
        kind: 'formula',
        expression: {
          op: 'multiply',
          left: {
            op: 'divide',
            left: { op: 'cell', ref: { row, column: 'numerator' } },
            right: { op: 'cell', ref: { row, column: 'denominator' } },
          },
          right: { op: 'literal', value: { digits: 100n, scale: 0 } },
        },
        show: { as: 'percent', scale: def.percentDecimals },
        figure: def.id,
      },
    };
  }
  if (!value) return {};
  if (def.unit === '%') return { percent: { kind: 'percent', value, scale: value.scale, figure: def.id } };
  return { value: { kind: 'number', value, scale: value.scale, figure: def.id } };
}

export function figuresTable(context: TableContext): TableModel {
  const uses = figureUses(context);
  const rows = [...context.appraised.figures.values()].map(
    (figure, i): TableRowModel => ({
      key: figure.def.id,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        name: textCell(figure.def.role === 'target' ? `${figure.def.name} (mục tiêu)` : figure.def.name),
        ...valueCells(figure, figure.def.id),
        unit: textCell(
          figure.ratio && figure.def.unit ? figure.def.unit : figure.def.unit === '%' ? '%' : figure.def.unit,
        ),
        asOf: dateCell(figure.def.asOf),
        year: figure.def.dataYear === undefined ? EMPTY : textCell(String(figure.def.dataYear)),
        source: linesCell(
          [
            figure.computation,
            figure.def.source,
            context.edition === 'working' ? figure.def.inferred : null,
          ].flatMap((x) => x ?? []),
        ),
        used: linesCell(uses.get(figure.def.id) ?? []),
      },
    }),
  );
  const { columns, dropped } = dropEmptyColumns(COLUMNS, rows);
  const note = asOfNote(context);
  return {
    key: 'figures',
    ...communeIssuer(context),
    sheetName: 'B6 Số liệu',
    title: 'Số liệu dùng trong hồ sơ',
    notes: note ? [note] : [],
    columns,
    numberedColumns: true,
    rows,
    closing: `Biểu gồm ${countText(rows.length)} số liệu./.`,
    footNotes: context.edition === 'working' ? droppedNote(dropped) : [],
    signers: communeSigners(context, 'figures'),
    orientation: 'landscape',
  };
}
