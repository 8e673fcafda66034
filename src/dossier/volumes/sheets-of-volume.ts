/**
 * The planned sheets of a volume as sheets that the volume writer takes: pages of our own documents, sources by their
 * probes, with stamps and bookmarks. In units that a part of the volume may not tear: a divider goes with what follows.
 */
import type { Evidence } from '../../model/case-schema.ts';
import type { VolumeSettings } from '../../volumes/numbering.ts';
import type { Bookmark, OwnSheet, SourceSheet } from '../../volumes/write.ts';
import { shortPaperName } from '../../wording/paper-name.ts';
import { sheetRange } from '../../wording/sheet-range.ts';
import type { PlannedItem, PlannedSheet } from './arrange.ts';

/** A page of photos, rendered only when the volume comes to it: photos are large. */
export interface PhotoSheet {
  readonly kind: 'photos';
  /** Of the planned sheet. */
  readonly key: string;
  readonly bytes: number;
  readonly stamps: readonly (number | null)[];
  readonly bookmark?: Bookmark;
  readonly blankAfter?: boolean;
}

export type VolumeSheet = OwnSheet | SourceSheet | PhotoSheet;

/** A rendered document of ours and where its parts stand in it. */
export interface OwnPages {
  readonly pdf: Uint8Array;
  /** 0-based pages of a part; empty when the document has no such part. */
  readonly pagesOf: (part: string) => readonly number[];
  /** Bytes that a page of it is worth, for splitting. */
  readonly pageBytes: number;
}

export interface Unit {
  readonly id: string;
  readonly sheets: readonly VolumeSheet[];
  /** Estimate. */
  readonly bytes: number;
  /** Null: nothing in it is numbered. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface SheetInput {
  readonly word: string;
  readonly settings: VolumeSettings;
  readonly dossier: OwnPages;
  readonly parts: OwnPages;
  readonly nameOfIndicator: (id: string) => string;
  /** Papers that this copy leaves out. */
  readonly leaveOut: ReadonlySet<string>;
}

/** Keys of sections of the volume's own document. */
export const dividerKey = (indicator: string): string => `divider-${indicator}`;
export const placeholderKey = (evidence: string): string => `placeholder-${evidence}`;
export const coverKey = (part: number): string => `cover-${part}`;

/** Level 1 lies open in viewers; papers are one level below their indicator. */
const bookmark = (level: number, title: string): { bookmark: Bookmark } => ({ bookmark: { level, title } });

export function ownSheet(
  own: OwnPages,
  part: string,
  stamps: readonly (number | null)[] | null,
  mark?: Bookmark,
): OwnSheet[] {
  const pages = own.pagesOf(part);
  if (pages.length === 0) return [];
  return [
    {
      kind: 'own',
      pdf: own.pdf,
      pages,
      stamps: pages.map((_, i) => stamps?.[i] ?? null),
      ...(mark ? { bookmark: mark } : {}),
    },
  ];
}

/** Printed on both sides, what follows an odd number of pages would come on the back: it begins a new leaf (OFFICE §9). */
export function backed(
  sheets: readonly VolumeSheet[],
  { settings: { numbering, duplex } }: Pick<SheetInput, 'settings'>,
): VolumeSheet[] {
  const pages = sheets.reduce((n, s) => n + s.stamps.length, 0);
  return withBlank(sheets, numbering === 'leaf' && duplex && pages % 2 === 1);
}

const withBlank = (sheets: readonly VolumeSheet[], blank: boolean): VolumeSheet[] =>
  sheets.map((s, i) => (blank && i === sheets.length - 1 ? { ...s, blankAfter: true } : s));

const numbersOf = (stamps: readonly (number | null)[]): number[] => stamps.flatMap((s) => s ?? []);

const titleOf = (input: SheetInput, { evidence, first, last }: PlannedItem): string => {
  const name = shortPaperName(evidence as Evidence);
  return first === null || last === null
    ? name
    : `${capitalWord(input.word)} ${sheetRange({ first, last })}: ${name}`;
};
const capitalWord = (word: string): string => (word === 'tờ' ? 'Tờ' : 'Trang');

/** What one planned sheet is in the volume. */
function sheetsOf(input: SheetInput, sheet: PlannedSheet): VolumeSheet[] {
  switch (sheet.kind) {
    case 'explanation':
      return explanation(input, sheet.stamps);
    case 'divider':
      return ownSheet(
        input.parts,
        dividerKey(sheet.indicator),
        null,
        bookmark(1, `Chỉ tiêu ${sheet.indicator}: ${input.nameOfIndicator(sheet.indicator)}`).bookmark,
      );
    case 'photos':
      return [
        {
          kind: 'photos',
          key: sheet.key,
          bytes: sheet.items.reduce((n, { probe }) => n + (probe?.bytes ?? 0), 0),
          stamps: sheet.stamps,
          ...bookmark(2, sheet.items.map((item) => titleOf(input, item)).join('; ')),
        },
      ];
    case 'placeholder':
      return ownSheet(
        input.parts,
        placeholderKey(sheet.item.evidence!.id),
        sheet.stamps,
        bookmark(2, titleOf(input, sheet.item)).bookmark,
      );
    case 'source': {
      const mark = bookmark(2, titleOf(input, sheet.item));
      if (input.leaveOut.has(sheet.item.evidence!.id))
        return ownSheet(input.parts, placeholderKey(sheet.item.evidence!.id), null, mark.bookmark);
      return [{ kind: 'source', probe: sheet.item.probe!, stamps: sheet.stamps, ...mark }];
    }
  }
}

/** Room that was kept for a longer explanation is a blank page with its number. */
function explanation(input: SheetInput, stamps: readonly (number | null)[]): VolumeSheet[] {
  const made = ownSheet(input.dossier, 'explanation', stamps, bookmark(1, 'Thuyết minh').bookmark);
  const missing = stamps.slice(made[0]?.pages.length ?? 0);
  const [blank] = input.parts.pagesOf('blank');
  if (missing.length === 0 || blank === undefined) return made;
  return [...made, { kind: 'own', pdf: input.parts.pdf, pages: missing.map(() => blank), stamps: missing }];
}

export function volumeUnits(input: SheetInput, planned: readonly PlannedSheet[]): Unit[] {
  const units: Unit[] = [];
  let waiting: VolumeSheet[] = [];
  const close = (stamps: readonly (number | null)[]): void => {
    if (waiting.length > 0) units.push(unitOf(input, `unit-${units.length + 1}`, waiting, stamps));
    waiting = [];
  };
  for (const sheet of planned) {
    const made = sheetsOf(input, sheet);
    // A withheld paper is one page without a number: its back is not that of the paper.
    const asPlanned =
      'blankBack' in sheet && made.reduce((n, s) => n + s.stamps.length, 0) === sheet.stamps.length;
    waiting.push(...(asPlanned ? withBlank(made, sheet.blankBack) : backed(made, input)));
    if (sheet.kind !== 'divider') close(sheet.stamps);
  }
  // A divider without papers of its own only refers to others.
  close([]);
  return units;
}

/** What stands before the first unit and after the last goes with them. */
export function withEnds(
  input: SheetInput,
  units: readonly Unit[],
  front: readonly VolumeSheet[],
  back: readonly VolumeSheet[],
): Unit[] {
  if (units.length === 0) return [unitOf(input, 'unit-1', [...front, ...back], [])];
  return units.map((unit, i) => {
    const before = i === 0 ? front : [];
    const after = i === units.length - 1 ? back : [];
    return {
      ...unit,
      sheets: [...before, ...unit.sheets, ...after],
      bytes: unit.bytes + weight(input, [...before, ...after]),
    };
  });
}

function unitOf(
  input: SheetInput,
  id: string,
  sheets: readonly VolumeSheet[],
  stamps: readonly (number | null)[],
): Unit {
  const numbers = numbersOf(stamps);
  return {
    id,
    sheets,
    bytes: weight(input, sheets),
    first: numbers[0] ?? null,
    last: numbers.at(-1) ?? null,
  };
}

const weight = ({ dossier, parts }: SheetInput, sheets: readonly VolumeSheet[]): number =>
  sheets.reduce((n, s) => {
    if (s.kind === 'source') return n + s.probe.bytes;
    if (s.kind === 'photos') return n + s.bytes;
    return n + s.pages.length * (s.pdf === dossier.pdf ? dossier : parts).pageBytes;
  }, 0);
