/**
 * Changed documents against the old state: DOCX with Word's own insertions and deletions, and PDF with a summary before
 * it. Author and day come from the case.
 */
import type { CaseSide } from '../../comparing/compared-cases.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { Diagnostics } from '../../model/diagnostics.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { shortDate } from '../../wording/dates.ts';
import { attempt } from '../generate/attempt.ts';
import type { LoadedDossier } from '../load.ts';
import { redlineSummaryTree } from '../recipes/redline-summary.ts';
import type { DocumentFile } from '../write-documents.ts';
import type { DossierDifference } from './diff-dossiers.ts';
import type { TouchedDocument } from './documents-touched.ts';

/** Where an office's own wording has none. */
const MARK = 'BẢN SO SÁNH - không ký, không phát hành';

/** Documents that came or went have nothing to be compared with. `dossier`: the new state. */
export async function redlineFiles(
  dossier: LoadedDossier,
  { touched, comparison }: DossierDifference,
  edition: Edition,
  diagnostics: Diagnostics,
): Promise<DocumentFile[]> {
  const [{ renderRedlineDocx }, { renderRedlinePdf }] = await Promise.all([
    import('../../writers/docx/render-redline.ts'),
    import('../../writers/pdf/render-redline.ts'),
  ]);
  const sides = {
    before: sideText(comparison.before, 'hồ sơ nêu trước khi so sánh (không phải phiên bản đã lưu)'),
    after: sideText(comparison.after, 'hồ sơ đang làm (không phải phiên bản đã lưu)'),
  };
  const mark = dossier.pack.wording.texts.comparisonMark ?? MARK;
  const files: DocumentFile[] = [];
  for (const document of touched.documents) {
    const { built, compared } = document;
    if (!built || !compared) continue;
    const { tree } = built;
    const add = async (
      format: 'docx' | 'pdf',
      make: () => Rendered | Promise<Rendered | null>,
    ): Promise<void> => {
      const name = `${built.fileName}.so-sanh.${format}`;
      const made = await attempt(diagnostics, name, make);
      if (!made) return;
      for (const { message } of made.warnings) diagnostics.warn('writer', `${name}: ${message}`);
      const pages = made.pages === undefined ? {} : { pages: made.pages };
      files.push({ of: built, name, format, data: made.buffer, ...pages });
    };
    await add('docx', () =>
      renderRedlineDocx(tree, compared, { author: tree.author, date: tree.created, mark }),
    );
    const summary = summaryOf(dossier, document, edition, sides, diagnostics);
    if (summary) await add('pdf', () => renderRedlinePdf(tree, compared, summary, mark));
  }
  return files;
}

interface Rendered {
  readonly buffer: Uint8Array;
  readonly pages?: number;
  readonly warnings: readonly { readonly message: string }[];
}

function summaryOf(
  dossier: LoadedDossier,
  { built, changes }: TouchedDocument,
  edition: Edition,
  sides: { readonly before: string; readonly after: string },
  diagnostics: Diagnostics,
): DocumentTree | null {
  const own = new Diagnostics();
  const tree = redlineSummaryTree(dossier, built!, edition, { ...sides, changes }, own);
  for (const found of own.items) diagnostics.add(found);
  return own.hasErrors ? null : tree;
}

/** Where a state was read is nothing for a paper. */
function sideText({ version, label, asOf }: CaseSide, unnamed: string): string {
  const name = version === null ? unnamed : label;
  return asOf === null ? name : `${name}; số liệu tính đến ngày ${shortDate(asOf)}`;
}
