/** What the program writes beside the cells that an office fills: names, requirements with how sure, kinds, leading units. */
import { type AppraisedCase, appraise } from '../../appraisal/appraise.ts';
import { requirementOf } from '../../appraisal/requirements.ts';
import { PROPOSED, textRow } from '../../bindings/proposals.ts';
import type { SheetBinding } from '../../bindings/types.ts';
import type { CaseData } from '../../model/case-schema.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import type { Pack } from '../../model/pack.ts';
import type { IndicatorDef, PartDef } from '../../model/pack-schema.ts';
import { papersOf } from '../../model/paper-ids.ts';
import { leadsOf, requirementText } from '../../wording/results.ts';

/** Text of a shown column; undefined when the column shows nothing in this row. */
export type Prefilled = (sheet: SheetBinding, row: string, column: string) => string | undefined;

const KIND_WORDS: Readonly<Record<IndicatorDef['kind'], string>> = {
  boolean: 'Có / Không',
  percent: 'Tỷ lệ %',
  count: 'Số lượng',
  quantity: 'Số',
  money: 'Số tiền',
  level: 'Mức xếp loại',
};

export function prefilled(pack: Pack, data: CaseData): Prefilled {
  const appraised = appraise(pack, data, () => ({ file: '' }), new Diagnostics());
  const wording = pack.wording as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const partNames = new Map(
    papersOf(pack).flatMap((paper) =>
      paper.entry.parts.map((part) => [textRow(paper.id, part.id), part.name] as const),
    ),
  );
  return (sheet, row, column) => {
    if (sheet.rows.kind === 'record') {
      const [group = '', key = ''] = row.split('.');
      return sheet.key === 'wording' && column === 'default' ? wording[group]?.[key] : undefined;
    }
    if (sheet.rows.kind === 'conditions')
      return column === 'named' ? pack.info.conditions.find((c) => c.id === row)?.name : undefined;
    const entry = row.startsWith(PROPOSED) ? row.slice(PROPOSED.length) : row;
    if (sheet.key === 'funds' && column === 'named')
      return pack.info.fundingSources.find((s) => s.id === entry)?.name;
    if (sheet.key === 'paper-texts' && column === 'name') return partNames.get(entry);
    if (sheet.rows.kind === 'criteria') return column === 'name' ? pack.criterion.get(row)?.name : undefined;
    if (sheet.rows.kind !== 'results' && sheet.rows.kind !== 'requirements') return undefined;
    const [indicator = '', part] = row.split('/');
    if (column === 'id') return part ?? indicator;
    const def = definition(pack, indicator, part);
    return def && resultColumn(pack, data, appraised, def, indicator, column);
  };
}

export const definition = (
  pack: Pack,
  indicator: string,
  part: string | undefined,
): IndicatorDef | PartDef | undefined =>
  part === undefined ? pack.indicator.get(indicator)?.def : pack.part.get(part)?.def;

function resultColumn(
  pack: Pack,
  data: CaseData,
  appraised: AppraisedCase,
  def: IndicatorDef | PartDef,
  indicator: string,
  column: string,
): string | undefined {
  const compound = 'parts' in def && def.parts !== undefined;
  switch (column) {
    case 'name':
      return def.name;
    case 'kind':
      return compound ? 'Theo các phần dưới' : KIND_WORDS[def.kind];
    case 'lead': {
      const own = pack.indicator.get(indicator);
      const leads = own && def.id === indicator ? leadsOf(appraised, own) : [];
      return leads.map((unit) => unit.name).join('; ') || undefined;
    }
    case 'requirement':
      return asPlain(requirementText(pack, def, requirementOf(data, def, indicator))) ?? def.requirementText;
    case 'sure': {
      if (def.kind === 'boolean') return undefined;
      const own = requirementOf(data, def, indicator);
      return own.confirmed ? 'Đã xác nhận' : own.entered ? 'Chưa có người xác nhận' : 'Cần đối chiếu';
    }
    case 'pack': {
      const packOnly = requirementOf({ ...data, requirements: [] }, def, indicator);
      return asPlain(requirementText(pack, def, packOnly)) ?? def.requirementText;
    }
    default:
      return undefined;
  }
}

const asPlain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;
