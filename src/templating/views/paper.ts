/**
 * What every official paper of the catalogue has: head with number and day, addressees, legal bases, prose parts that
 * people write, recipients, signers (nd30 B, C; Phụ lục III). Forms add their own fields to `paperShape`.
 */
import type { Block } from '../../document/tree.ts';
import type { LegalBasis, Organisation } from '../../model/case-schema.ts';
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { TableContext } from '../../tables/context.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { longDate } from '../../wording/dates.ts';
import { capitalised } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import { proseBlocks } from '../prose-blocks.ts';
import { blocks, list, object, optional, type Shape, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { issuerOf } from './head.ts';
import { legalBasisText } from './plan.ts';

export const paperHeadShape = object({
  superior: optional(text),
  issuer: text,
  /** `Số:        /TTr-UBND`; null on papers without a number. */
  number: optional(text),
  placeDate: text,
  /** "DỰ THẢO" while the paper is a working one and not issued. */
  draft: optional(text),
});

/** A signer: capacity lines, second position and name, both may be empty. */
export const paperSignerShape = object({ capacity: list(text), position: optional(text), name: text });

export const paperPartShape = object({ id: text, name: text, blocks: optional(blocks) });

/** Shape of the parts of prose that this catalogue entry names: `{{parts.advantages.blocks}}`. */
const partsShape = (entry: DocumentEntry): Shape => ({
  k: 'object',
  fields: Object.fromEntries(entry.parts.map((p) => [p.id, paperPartShape])),
});

/** Fields common to all papers; `more` are the form's own. */
export const paperShape = <const F extends Readonly<Record<string, Shape>>>(entry: DocumentEntry, more: F) =>
  object({
    ...commonShape,
    head: paperHeadShape,
    documentTitle: text,
    addressees: list(text),
    /** Each ends in ";", the last in "." (nd30 C6). */
    bases: list(text),
    recipients: list(text),
    /** "(Kèm theo Báo cáo số        /BC-UBND ngày … của …)": under the title of each annex (nd30 F4). */
    annexNote: text,
    left: paperSignerShape,
    right: paperSignerShape,
    parts: partsShape(entry),
    ...more,
  });

export interface PaperContext extends TableContext {
  /** ISO day of the paper. */
  readonly date: string;
  readonly entry: DocumentEntry;
  /** Name of this paper in the case where its entry of the catalogue makes several (requests); default: the entry's. */
  readonly paperId?: string;
}

const idOf = ({ paperId, entry }: PaperContext): string => paperId ?? entry.id;

const NBSP = '\u00a0';
const ROOM = NBSP.repeat(8);
const DAY_ROOM = NBSP.repeat(6);

const indexOfPaper = (context: PaperContext): number =>
  context.appraised.data.papers.findIndex((p) => p.document === idOf(context));

/** Path of a field of this paper in the case; where the paper has no entry yet, that of the list. */
export const paperPath = (context: PaperContext, field: string): readonly PropertyKey[] => {
  const i = indexOfPaper(context);
  return i < 0 ? ['papers'] : ['papers', i, field];
};

/** Laws and ordinances are cited by name and day only, without number and issuer (nd30 C7). */
const LAWS: ReadonlySet<string> = new Set(['luật', 'bộ luật', 'pháp lệnh']);

const citation = (basis: LegalBasis): string =>
  LAWS.has(basis.kind.toLowerCase())
    ? [basis.kind, basis.abstract, basis.date && longDate(basis.date)].filter(Boolean).join(' ')
    : legalBasisText(basis);

/** "Căn cứ Quyết định …;": those that the paper names, in its order, else all of the case. */
export function basisTexts(context: PaperContext): string[] {
  const { data } = context.appraised;
  const paper = data.papers.find((p) => p.document === idOf(context));
  const byId = new Map(data.legalBases.map((b) => [b.id, b]));
  const chosen: readonly LegalBasis[] =
    paper && paper.bases.length > 0 ? paper.bases.flatMap((b) => byId.get(b) ?? []) : data.legalBases;
  if (chosen.length === 0) noteMissing(context, 'căn cứ ban hành', ['legalBases']);
  return chosen.map((b, i) => `Căn cứ ${citation(b)}${i === chosen.length - 1 ? '.' : ';'}`);
}

/** Prose of one part of the paper, or null: the template leaves dotted lines, and the blank is told. */
export function partView(context: PaperContext, id: string): ValueOf<typeof paperPartShape> {
  const { data } = context.appraised;
  const def = context.entry.parts.find((p) => p.id === id)!;
  const at = data.paperTexts.findIndex((t) => t.document === context.entry.id && t.part === id);
  const entered = data.paperTexts[at];
  if (!entered) noteMissing(context, `nội dung "${def.name}"`, ['paperTexts']);
  const made: readonly Block[] | null = entered
    ? proseBlocks(entered.text.trim(), ['paperTexts', at, 'text'], `part-${id}`, context)
    : null;
  return { id, name: def.name, blocks: made };
}

/** A signer that the data name elsewhere, as the chair of a meeting; a missing name is told where it is printed first. */
export interface KnownSigner {
  readonly name: string | undefined;
}

/**
 * Signer of one side: as the case names them for this paper, else for all papers of its entry, else these capacities; a
 * missing name is told.
 */
export function signerOf(
  context: PaperContext,
  side: 'left' | 'right',
  capacity: readonly string[],
  { tell = true, known }: { readonly tell?: boolean; readonly known?: KnownSigner | undefined } = {},
): ValueOf<typeof paperSignerShape> {
  const { data } = context.appraised;
  const signs = (document: string): number =>
    data.signatories.findIndex((s) => s.document === document && s.side === side);
  const own = signs(idOf(context));
  const at = own < 0 ? signs(context.entry.id) : own;
  const named = data.signatories[at];
  const lines = named?.capacity ?? capacity;
  const name = named?.name ?? known?.name;
  if (!name && tell && !known && lines.length > 0)
    noteMissing(context, `họ tên người ký (${lines.at(-1)})`, at < 0 ? ['signatories'] : ['signatories', at]);
  return { capacity: lines, position: named?.position ?? null, name: name ?? '' };
}

/** Who signed that other paper signs this one too, unless the case names a signer of its own. */
export function signerAs(
  context: PaperContext,
  document: string,
  own: ValueOf<typeof paperSignerShape>,
): ValueOf<typeof paperSignerShape> {
  const signs = (id: string) =>
    context.appraised.data.signatories.find((s) => s.document === id && s.side === 'right');
  const other = signs(document);
  if (signs(idOf(context)) || !other) return own;
  return { capacity: other.capacity, position: other.position ?? null, name: other.name ?? '' };
}

/** Usual capacities of who signs for a body: the whole committee through its chairman (nd30 D). */
export const committeeCapacity = ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] as const;

/** "Ủy ban nhân dân huyện Chi Lăng": a body as an addressee, its official name written out. */
export const bodyName = (organisation: Organisation | null): string | null =>
  organisation ? organisation.name.replace(/^UBND(?= )/, 'Ủy ban nhân dân') : null;

/** Number, day and issuer of the paper as its annexes name it; what the head leaves blank is blank here too. */
function annexNote(
  { entry }: PaperContext,
  { number, day, issuer }: { number: string | null; day: string; issuer: string },
): string {
  const kind = capitalised(entry.kind.toLowerCase());
  return `(Kèm theo ${kind}${number === null ? '' : ` ${number.replace(/^S/, 's').replace(':', '')}`} ${day} của ${issuer})`;
}

export interface PaperDefaults {
  /** Roles of the addressees when the case names none. */
  readonly to?: readonly string[];
  readonly left?: readonly string[];
  readonly right?: readonly string[];
  /** Signers whose names stand elsewhere in the data. */
  readonly known?: { readonly left?: KnownSigner; readonly right?: KnownSigner };
  /** Who receives it when the case names nobody; default: the addressees and the file. */
  readonly recipients?: readonly string[];
  /** The paper cites no legal bases (minutes, invitations, letters), so none are missed. */
  readonly bases?: boolean;
  /** Internal papers have no number. Minutes have one, but no line of place and day: their template leaves it out. */
  readonly numbered?: boolean;
}

/** Null, with diagnostics, when nobody fills the issuer's role. */
export function paperView(context: PaperContext, defaults: PaperDefaults) {
  const { appraised, entry, edition } = context;
  const { data, pack } = appraised;
  const issuer = issuerOf(context, entry.issuer);
  if (!issuer) return null;
  const paper = data.papers.find((p) => p.document === idOf(context));
  const symbol = entry.symbol ?? '';
  const year = context.date.slice(0, 4);
  const { texts, marks } = pack.wording;
  const addressees =
    paper && paper.addressees.length > 0
      ? paper.addressees
      : (defaults.to ?? []).map((role) =>
          orBlank(context, bodyName(inRole(appraised, role)), 'nơi nhận (Kính gửi)', ['roles', role]),
        );
  const recipients =
    paper && paper.recipients.length > 0
      ? paper.recipients
      : (
          defaults.recipients ?? [
            ...(addressees.length > 0 ? [texts.recipientsSame ?? ''] : []),
            texts.recipientsFile ?? '',
          ]
        ).filter((r) => r !== '');
  const numbered = defaults.numbered !== false && symbol !== '';
  const blankNumber = `Số:${ROOM}/${symbol}`;
  const blankDay = `ngày${DAY_ROOM}tháng${DAY_ROOM}năm ${year}`;
  // Numbers below ten take a zero (nd30 B3).
  const number = !numbered
    ? null
    : paper?.issued
      ? `Số: ${paper.issued.number.replace(/^(?=\d(?!\d))/, '0')}/${symbol}`
      : blankNumber;
  const day = paper?.issued ? longDate(paper.issued.date) : blankDay;
  return {
    ...commonView(appraised, edition),
    head: {
      superior: issuer.superior,
      issuer: issuer.issuer,
      number,
      placeDate: `${issuer.place ?? data.commune.name}, ${day}`,
      draft: edition === 'working' && !paper?.issued ? marks.draft : null,
    },
    documentTitle: entry.title,
    addressees,
    bases: defaults.bases === false ? [] : basisTexts(context),
    recipients: recipients.map((r, i) => `${r}${i === recipients.length - 1 ? '.' : ';'}`),
    // In an electronic document the places of number and day on its annexes stay empty (nd30 F5).
    annexNote: annexNote(context, {
      number: data.submission?.medium === 'electronic' && number !== null ? blankNumber : number,
      day: data.submission?.medium === 'electronic' ? blankDay : day,
      issuer: bodyName(inRole(appraised, entry.issuer)) ?? issuer.issuer,
    }),
    left: signerOf(context, 'left', defaults.left ?? [], {
      tell: (defaults.left ?? []).length > 0,
      known: defaults.known?.left,
    }),
    right: signerOf(context, 'right', defaults.right ?? committeeCapacity, { known: defaults.known?.right }),
    parts: Object.fromEntries(entry.parts.map((p) => [p.id, partView(context, p.id)])),
  };
}
