/** Who is asked what: one form per unit that leads something, one per detail table, one for the commune. Pure. */
import type { AppraisedCase, AppraisedIndicator } from '../../appraisal/appraise.ts';
import type { DetailTable, Organisation } from '../../model/case-schema.ts';
import { inRole, leadsOf } from '../../wording/results.ts';
import {
  asciiName,
  type FormDef,
  type FormHeading,
  type FormRow,
  type FormSheet,
  isHeading,
  versionOf,
} from './form.ts';
import { assessmentSheet, conditionsSheet, detailSheet, evidenceSheet } from './more-sheets.ts';
import { figureRow, figuresInUse, indicatorRows, isAsked, RESULT_COLUMNS } from './result-rows.ts';

/** Forms of the units in the order of the case, then the detail tables, then the commune. */
export function formsOf(appraised: AppraisedCase): readonly FormDef[] {
  const used = figuresInUse(appraised);
  const indicators = [...appraised.indicators.values()];
  const leads = new Map(
    indicators.map((i) => [i.def.id, leadsOf(appraised, { def: i.def, criterion: i.criterion })]),
  );
  const ledBy = (unit: string | null): AppraisedIndicator[] =>
    indicators.filter((i) => {
      const units = leads.get(i.def.id)!;
      return unit === null ? units.length === 0 : units.some((u) => u.id === unit);
    });
  const commune = communeBody(appraised);
  return distinctNames([
    ...appraised.data.organisations.flatMap((unit) => unitForm(appraised, unit, ledBy(unit.id), used)),
    ...appraised.data.detailTables.map((table) =>
      tableForm(appraised, table, table.indicators.flatMap((id) => leads.get(id) ?? [])[0] ?? commune),
    ),
    communeForm(appraised, commune, ledBy(null), used),
  ]);
}

/** Ids that differ only in accents would give one file name. */
function distinctNames(forms: readonly FormDef[]): readonly FormDef[] {
  const seen = new Map<string, number>();
  return forms.map((f) => {
    const n = (seen.get(f.fileName) ?? 0) + 1;
    seen.set(f.fileName, n);
    return n === 1 ? f : { ...f, fileName: f.fileName.replace(/\.xlsx$/, `-${n}.xlsx`) };
  });
}

const GUIDE = [
  'Chỉ ghi vào các ô nền vàng; ô nền xám là nội dung đã có, không sửa. Số không đổi thì để trống, số chưa biết cũng để trống.',
  'Số thập phân dùng dấu phẩy (15,7), không ghi dấu ngăn hàng nghìn. Ngày ghi dạng 20/11/2024. "Chưa có" nghĩa là biết chắc không có (bằng 0).',
] as const;

const RESULT_GUIDE =
  'Tỷ lệ: ghi tử số và mẫu số kèm đơn vị tính (km, hộ, …); chỉ khi không có hai số đó mới ghi thẳng tỷ lệ % ở cột Kết quả.';

/** The body that answers for the commune: its committee, else the first unit of the commune's level. */
const communeBody = (appraised: AppraisedCase): Organisation | null =>
  inRole(appraised, 'commune-committee') ??
  appraised.data.organisations.find((o) => o.level === 'commune') ??
  null;

function resultSheet(name: string, title: string, rows: readonly (FormRow | FormHeading)[]): FormSheet {
  return {
    id: 'so-lieu',
    name,
    title,
    guide: [...GUIDE, RESULT_GUIDE],
    columns: RESULT_COLUMNS,
    rows,
    growing: null,
  };
}

/** Rows under a heading per criterion. */
function byCriterion(
  appraised: AppraisedCase,
  indicators: readonly AppraisedIndicator[],
  used: ReadonlySet<string>,
): (FormRow | FormHeading)[] {
  return appraised.criteria.flatMap((criterion) => {
    const rows = indicators
      .filter((i) => i.criterion.id === criterion.def.id)
      .flatMap((i) => indicatorRows(appraised, i, used));
    return rows.some((r) => !isHeading(r))
      ? [{ heading: `Tiêu chí số ${criterion.def.id}. ${criterion.def.name}` }, ...rows]
      : [];
  });
}

const communeName = (appraised: AppraisedCase): string =>
  `${appraised.data.commune.kind} ${appraised.data.commune.name}`;

function form(
  id: string,
  title: string,
  fileName: string,
  unit: Organisation | null,
  unitName: string,
  sheets: readonly FormSheet[],
): FormDef {
  return {
    id,
    title,
    unit: unit?.id ?? null,
    unitName: unit?.name ?? unitName,
    fileName,
    sheets,
    version: versionOf(sheets),
  };
}

function unitForm(
  appraised: AppraisedCase,
  unit: Organisation,
  indicators: readonly AppraisedIndicator[],
  used: ReadonlySet<string>,
): FormDef[] {
  const rows = byCriterion(appraised, indicators, used);
  if (indicators.length === 0) return [];
  const sheets = [
    ...(rows.length > 0 ? [resultSheet('Số liệu', 'Kết quả các chỉ tiêu chủ trì', rows)] : []),
    evidenceSheet(appraised, indicators),
  ];
  const title = `Phiếu thu thập số liệu ${communeName(appraised)} - ${unit.name}`;
  return [form(`don-vi-${unit.id}`, title, `phieu-${asciiName(unit.id)}.xlsx`, unit, unit.name, sheets)];
}

function tableForm(appraised: AppraisedCase, table: DetailTable, keeper: Organisation | null): FormDef {
  const sheet = detailSheet(appraised, table);
  const title = `Phiếu thu thập ${table.name} - ${communeName(appraised)}`;
  return form(
    `bang-ke-${table.id}`,
    title,
    `phieu-bang-ke-${asciiName(table.id)}.xlsx`,
    keeper,
    communeName(appraised),
    [{ ...sheet, guide: [...GUIDE, ...sheet.guide] }],
  );
}

/** Figures of no indicator and indicators of no unit, the commune's own assessment, conditions. */
function communeForm(
  appraised: AppraisedCase,
  commune: Organisation | null,
  unled: readonly AppraisedIndicator[],
  used: ReadonlySet<string>,
): FormDef {
  const entered = appraised.data.figures.filter(
    (f) => isAsked(f) && f.indicator === undefined && !used.has(f.id),
  );
  const proposed = appraised.pack.info.commonFigures.filter((c) => !appraised.figures.has(c.id));
  const common = [
    ...entered.map((f) => ({ id: f.id, name: f.name, create: null })),
    ...proposed.map((c) => ({ id: c.id, name: c.name, create: { name: c.name, unit: c.unit, owner: null } })),
  ].map(({ id, name, create }, i) => {
    const resolved = appraised.figures.get(id) ?? null;
    return figureRow(resolved?.def ?? null, resolved, id, {
      shown: { number: String(i + 1), name, requirement: '' },
      label: name,
      percent: false,
      create,
    });
  });
  const rows = [
    ...(common.length > 0 ? [{ heading: 'Số liệu chung của xã' }, ...common] : []),
    ...byCriterion(appraised, unled, used),
  ];
  const assessment = assessmentSheet(appraised);
  const conditions = conditionsSheet(appraised);
  const sheets = [
    ...(rows.length > 0
      ? [resultSheet('Số liệu chung', 'Số liệu chung và chỉ tiêu chưa phân công', rows)]
      : []),
    { ...assessment, guide: [...GUIDE, ...assessment.guide] },
    ...(conditions.rows.length > 0 ? [{ ...conditions, guide: [...GUIDE, ...conditions.guide] }] : []),
    ...(unled.length > 0 ? [evidenceSheet(appraised, unled)] : []),
  ];
  const title = `Phiếu thu thập số liệu chung - ${communeName(appraised)}`;
  return form('xa', title, 'phieu-xa.xlsx', commune, communeName(appraised), sheets);
}
