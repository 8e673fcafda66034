/** LibreOffice writes every file anew in its own way; a file that it saved unedited shows no handwork. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHandwork, type Handwork } from '../../src/dossier/handwork/handwork.ts';
import { planVolumes } from '../../src/dossier/volumes/plan.ts';
import { buildDocument } from '../../src/index.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { renderDocx } from '../../src/writers/docx/render.ts';
import { deflatePart, zip } from '../../src/writers/zip.ts';
import { mustLoadFolder, SAMPLE } from '../support/load.ts';
import { soffice } from '../support/oracle/soffice.ts';
import { unzip } from '../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'oracle-handwork-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dossier = mustLoadFolder(SAMPLE);
const IDS = ['plan', 'criterion-02', 'criterion-17', 'summary-tables'];
const EDITED = 'plan-edited';
const PHRASE = 'Nơi nhận';
const saved = new Map<string, string>();

beforeAll(async () => {
  const { sheets } = await planVolumes(dossier, 'working');
  const files = IDS.map((id) => {
    const file = join(folder, `${id}.docx`);
    writeFileSync(file, renderDocx(buildDocument(dossier, id, 'working', sheets)).buffer);
    return file;
  });
  // A planted edit: without it the test could pass by comparing nothing.
  const parts = unzip(readFileSync(files[0]!)).map(
    ({ name, content }) =>
      [
        name,
        deflatePart(
          name === 'word/document.xml' ? content.toString('utf8').replace(PHRASE, 'Kính chuyển') : content,
        ),
      ] as const,
  );
  files.push(join(folder, `${EDITED}.docx`));
  writeFileSync(files.at(-1)!, zip(parts));
  const out = join(folder, 'out');
  mkdirSync(out);
  const converted = await soffice(files, out, 'docx');
  [...IDS, EDITED].forEach((id, i) => {
    saved.set(id, converted[i]!);
  });
});

async function handwork(id: string, as: string): Promise<Handwork> {
  const diagnostics = new Diagnostics();
  const file = saved.get(id)!;
  const found = await findHandwork(file, readFileSync(file), dossier, diagnostics, { as });
  if (!found) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  return found;
}

describe('a DOCX that LibreOffice saved', () => {
  it.each(IDS)('unedited: %s shows no change', async (id) => {
    expect((await handwork(id, id)).changes).toEqual([]);
  });

  it('edited: shows the edit alone', async () => {
    const { changes } = await handwork(EDITED, 'plan');
    expect(changes.map((c) => [c.before, c.after])).toEqual([[`${PHRASE}:`, 'Kính chuyển:']]);
  });
});
