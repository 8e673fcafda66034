/** A case given as folder and as workbook makes the same documents, byte for byte. */
import { describe, expect, it } from 'vitest';
import type { DocumentTree } from '../../src/document/tree.ts';
import { plannedDocuments } from '../../src/dossier/documents.ts';
import { renderDocument } from '../../src/dossier/generate.ts';
import { type LoadedDossier, loadDossier } from '../../src/dossier/load.ts';
import { packsFolder } from '../../src/dossier/packs.ts';
import { type Case, loadCase } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { writeCaseWorkbook } from '../../src/workbook/entry/write-workbook.ts';
import { mustBuild } from '../support/load.ts';

/** The case read from a workbook of its own, which stands at `path`. */
async function asWorkbook(folder: Case, path: string): Promise<LoadedDossier> {
  const bytes = await writeCaseWorkbook(folder.pack, folder.appraised.data);
  const diagnostics = new Diagnostics();
  const loaded = loadDossier(
    path,
    {
      files: {
        ...diskFiles,
        list: (at) => (at === 'ho-so' ? ['Số liệu gửi lại (2).xlsx', '~$Số liệu.xlsx'] : diskFiles.list(at)),
        size: (at) => (at === path ? bytes.length : diskFiles.size(at)),
        readBytes: (at) => (at === path || at.startsWith('ho-so/') ? bytes : diskFiles.readBytes(at)),
      },
      packsFolder: packsFolder(),
      packNames: [folder.pack.info.id],
    },
    diagnostics,
  );
  expect(diagnostics.items.map((d) => d.message)).toEqual(folder.diagnostics.map((d) => d.message));
  return loaded!;
}

/** Trees know which cell or line their text came from; that alone may differ. */
const withoutSources = (tree: DocumentTree): string =>
  JSON.stringify(tree, (key, value) =>
    key === 'src' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );

describe('a workbook wherever a case folder is taken', () => {
  it.each(['fixtures/nhan-ly-2024', 'fixtures/xa-mau'])(
    'documents of %s are the same, byte for byte',
    async (path) => {
      const folder = loadCase(path);
      // Beside the evidence, whose files are named from there.
      const workbook = await asWorkbook(folder, `${path}/ho-so.xlsx`);
      expect(workbook.appraised.data).toEqual(folder.appraised.data);
      const ids = plannedDocuments(folder).map((d) => d.id);
      expect(ids.length).toBeGreaterThan(20);
      for (const id of ids) {
        const [a, b] = [mustBuild(folder, id), mustBuild(workbook, id)];
        expect(withoutSources(b.tree) === withoutSources(a.tree), id).toBe(true);
        if (!a.entry.formats.includes('docx')) continue;
        const [x, y] = [await renderDocument(a, 'docx'), await renderDocument(b, 'docx')];
        expect(y.data.equals(x.data), id).toBe(true);
      }
    },
  );

  const folder = loadCase('fixtures/nhan-ly-2024');

  it('a folder that holds one workbook and no YAML is a case', async () => {
    expect((await asWorkbook(folder, 'ho-so')).appraised.data).toEqual(folder.appraised.data);
  });

  it('a workbook is known by its first bytes, whatever its name', async () => {
    expect((await asWorkbook(folder, 'ho-so-gui-lai')).appraised.data).toEqual(folder.appraised.data);
  });
});
