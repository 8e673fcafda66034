/** Changed documents with Word's own insertions and deletions against the old state; author and day from the case. */
import type { Diagnostics } from '../../model/diagnostics.ts';
import { attempt } from '../generate/attempt.ts';
import type { Touched } from './documents-touched.ts';
import type { DiffFile } from './write-files.ts';

/** Documents that came or went have nothing to be compared with. */
export async function redlineFiles({ documents }: Touched, diagnostics: Diagnostics): Promise<DiffFile[]> {
  const { renderRedlineDocx } = await import('../../writers/docx/render-redline.ts');
  const files: DiffFile[] = [];
  for (const { built, compared } of documents) {
    if (!built || !compared) continue;
    const { tree } = built;
    const name = `${built.fileName}.so-sanh.docx`;
    const made = await attempt(diagnostics, name, () =>
      renderRedlineDocx(tree, compared, { author: tree.author, date: tree.created }),
    );
    if (!made) continue;
    for (const { message } of made.warnings) diagnostics.warn('writer', `${name}: ${message}`);
    files.push({ of: built, name, format: 'docx', data: made.buffer });
  }
  return files;
}
