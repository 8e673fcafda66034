/** The two states that are compared, as they were read. */
import type { SideName } from '../../comparing/compare-cases.ts';
import { DiagnosticError, type Diagnostics, didYouMean } from '../../model/diagnostics.ts';
import { versionNumber } from '../../model/version.ts';
import { shortDate } from '../../wording/dates.ts';
import { plannedDocuments } from '../documents.ts';
import type { LoadedDossier } from '../load.ts';

/** "phiên bản 003, ngày 20/11/2024: trước khi họp", else where the case was read. */
export function sideName(dossier: LoadedDossier, from: string): SideName {
  const found = dossier.version;
  if (!found) return { label: from, version: null };
  const version = `phiên bản ${versionNumber(found.number)}, ngày ${shortDate(found.date)}`;
  return { version, label: found.note ? `${version}: ${found.note}` : version };
}

/** @throws DiagnosticError when the two are not states of one case. */
export function mustBeOneCase(before: LoadedDossier, after: LoadedDossier): void {
  const [old, now] = [before.appraised.data, after.appraised.data];
  if (old.id === now.id) return;
  const named = ({ id, commune }: typeof old): string => `${commune.kind} ${commune.name} (mã hồ sơ "${id}")`;
  throw new DiagnosticError([
    {
      code: 'diff-other-case',
      severity: 'error',
      message: `hai hồ sơ khác nhau, không so sánh được: ${named(old)} và ${named(now)}`,
      hint: 'chọn hai bản của cùng một hồ sơ; nếu mã hồ sơ bị gõ khác thì sửa dòng id cho giống nhau',
      where: [before, after].map(({ places }) => places.of(['id'])),
    },
  ]);
}

/** Ids that neither state has a document for are errors. */
export function mustKnow(
  ids: readonly string[],
  dossiers: readonly LoadedDossier[],
  diagnostics: Diagnostics,
): void {
  const known = [...new Set(dossiers.flatMap((d) => plannedDocuments(d).map((p) => p.id)))];
  for (const id of ids)
    if (!known.includes(id))
      diagnostics.error(
        'document-unknown',
        `không có tài liệu "${id}"`,
        [],
        didYouMean(id, known) ?? `các tài liệu: ${known.join(', ')}`,
      );
}
