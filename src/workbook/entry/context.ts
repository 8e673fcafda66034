/** What every sheet of one data-entry workbook is written from. */
import { basisName, type Directory, NameList, packNames } from '../../bindings/directory.ts';
import { PROPOSED, type Proposals, proposals } from '../../bindings/proposals.ts';
import type { ReferenceTo } from '../../bindings/types.ts';
import type { CaseData } from '../../model/case-schema.ts';
import type { Pack } from '../../model/pack.ts';
import { type LiveCells, liveCells } from './formulas.ts';
import { DropDowns } from './lists-sheet.ts';
import { type Prefilled, prefilled } from './prefilled.ts';
import { type EntryStyles, entryStyles } from './style.ts';

export interface EntryContext {
  readonly pack: Pack;
  readonly data: CaseData;
  readonly proposals: Proposals;
  readonly directory: Directory;
  readonly prefilled: Prefilled;
  readonly styles: EntryStyles;
  readonly dropDowns: DropDowns;
  readonly live: LiveCells;
}

export function entryContext(pack: Pack, data: CaseData): EntryContext {
  const proposed = proposals(pack, data);
  return {
    pack,
    data,
    proposals: proposed,
    directory: directoryOf(pack, data, proposed),
    prefilled: prefilled(pack, data),
    styles: entryStyles(),
    dropDowns: new DropDowns(),
    live: liveCells(pack, data, proposed),
  };
}

/** Names of what the case and the proposed rows hold; the reader builds the same from the cells. */
function directoryOf(pack: Pack, data: CaseData, more: Proposals): Directory {
  const directory = packNames(pack);
  const add = (to: ReferenceTo, entries: readonly { readonly id: string; readonly name: string }[]): void => {
    directory.set(to, new NameList(entries));
  };
  add('figure', [...data.figures, ...more.figures]);
  add('unit', data.organisations);
  add('deadline', [...data.deadlines, ...more.deadlines]);
  add('table', [...data.detailTables, ...more.tables]);
  add(
    'legal-basis',
    data.legalBases.map((basis) => ({ id: basis.id, name: basisName(basis) })),
  );
  add('place', data.administrativeUnits);
  const byId = (items: readonly { readonly id: string }[]) => items.map(({ id }) => ({ id, name: id }));
  add('meeting', byId(data.meetings));
  add('opinion', byId(data.opinions));
  add(
    'hamlet',
    data.hamlets.map((name) => ({ id: name, name })),
  );
  return directory;
}

export const isProposed = (rowId: string): boolean => rowId.startsWith(PROPOSED);
