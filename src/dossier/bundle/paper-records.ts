/** How an archivist describes a paper: type, number, notation, day, issuing body, abstract, signer. */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { PaperRecord } from '../../tables/contents.ts';
import { capitalised } from '../../wording/grammar.ts';
import { inRole } from '../../wording/results.ts';
import type { PlannedDocument } from '../documents.ts';

/** Of a paper that this program makes; number and day only once it is issued. */
export function documentRecord(
  { data, ...rest }: AppraisedCase,
  { entry }: PlannedDocument,
  subject: string,
): PaperRecord {
  const issued =
    entry.id === 'plan' ? data.plan?.issued : data.papers.find((p) => p.document === entry.id)?.issued;
  const signer = data.signatories.find((s) => s.document === entry.id && s.side === 'right');
  return {
    type: capitalised(entry.kind.toLowerCase()),
    number: issued?.number ?? null,
    notation: entry.symbol ?? null,
    date: issued?.date ?? null,
    organ: inRole({ data, ...rest }, entry.issuer)?.name ?? null,
    subject,
    signerPosition: signer?.position ?? signer?.capacity.at(-1) ?? null,
    signerName: signer?.name ?? null,
  };
}

/** "11/QĐ-UBND" is number 11 and notation QĐ-UBND. */
export function evidenceRecord(evidence: Evidence): PaperRecord {
  const [, number, notation] = /^([^/]+)\/(.+)$/.exec(evidence.number ?? '') ?? [];
  return {
    type: evidence.kind,
    number: number ?? evidence.number ?? null,
    notation: notation ?? null,
    date: evidence.date ?? null,
    organ: evidence.author ?? null,
    subject: evidence.abstract,
    signerPosition: null,
    signerName: null,
  };
}
