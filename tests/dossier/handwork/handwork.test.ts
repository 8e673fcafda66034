/** Edits made in our own DOCX as Word would write them; each is found, and where it belongs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocumentTree, type PlannedDocument, plannedDocuments } from '../../../src/dossier/documents.ts';
import { generateDossier } from '../../../src/dossier/generate.ts';
import { excerpt } from '../../../src/dossier/handwork/excerpt.ts';
import { findHandwork, type Handwork } from '../../../src/dossier/handwork/handwork.ts';
import { hasEvidenceFiles, planVolumes } from '../../../src/dossier/volumes/plan.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import { renderDocx } from '../../../src/writers/docx/render.ts';
import { deflatePart, zip } from '../../../src/writers/zip.ts';
import { caseFiles, edited, mustBuild, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { unzip } from '../../support/unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'handwork-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dossier = mustLoad(REAL);
const plan = mustBuild(dossier, 'plan');
const original = renderDocx(plan.tree).buffer;

/** The body rewritten; it must change. */
function rewritten(change: (xml: string) => string, file = original): Buffer {
  let touched = false;
  const parts = unzip(file).map(({ name, content }) => {
    if (name !== 'word/document.xml') return [name, deflatePart(content)] as const;
    const before = content.toString('utf8');
    const after = change(before);
    touched = after !== before;
    return [name, deflatePart(after)] as const;
  });
  if (!touched) throw new Error('the edit changed nothing');
  return zip(parts);
}

async function found(bytes: Uint8Array, file = 'ke-hoach.docx', from = dossier): Promise<Handwork> {
  const diagnostics = new Diagnostics();
  const result = await findHandwork(file, bytes, from, diagnostics);
  if (!result) throw new Error(diagnostics.items.map((d) => d.message).join('\n'));
  return result;
}

const made = ({ entry }: PlannedDocument): boolean =>
  entry.origin !== 'external' && entry.editions.includes('working');

describe('an unedited file', () => {
  it.each([
    ['the real case', REAL],
    ['the sample', SAMPLE],
  ])('of every document of %s shows no change', async (_, source) => {
    const from = mustLoad(source);
    const sheets = hasEvidenceFiles(from) ? (await planVolumes(from, 'working')).sheets : undefined;
    const documents = plannedDocuments(from).filter((d) => made(d) && d.entry.formats.includes('docx'));
    expect(documents.length).toBeGreaterThan(20);
    for (const planned of documents) {
      const d = buildDocumentTree(planned, from, 'working', new Diagnostics(), sheets ? { sheets } : {})!;
      const result = await found(renderDocx(d.tree).buffer, `${d.fileName}.docx`, from);
      expect([d.id, result.document, result.changes]).toEqual([d.id, d.id, []]);
    }
  });

  it('shows none when runs are split, spaces are others and smart tags stand around them', async () => {
    const split = rewritten((xml) =>
      xml.replace(/<w:t xml:space="preserve">([^<]{6,})<\/w:t>/g, (_, text: string) => {
        const at = text.indexOf(' ', 2) + 1;
        if (at < 1 || text.slice(0, at).includes('&')) return `<w:t xml:space="preserve">${text}</w:t>`;
        return `<w:t xml:space="preserve">${text.slice(0, at)}</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">${text.slice(at).replaceAll('\u00a0', ' ')}</w:t>`;
      }),
    );
    expect((await found(split)).changes).toEqual([]);
  });
});

const FIGURE = '14/15,7';

describe('an edited file', () => {
  it('a figure retyped belongs to the figure’s place in the data', async () => {
    const { changes } = await found(rewritten((xml) => xml.replace(FIGURE, '14/15,9')));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ kind: 'changed' });
    expect(changes[0]!.after).toContain('14/15,9');
    const origin = changes[0]!.origins[0]!;
    expect(origin).toMatchObject({ kind: 'figure', figure: 'duong-ngo-xom' });
    expect(origin.place.file).toContain('so-lieu.yaml');
    expect(origin.place.line).toBeGreaterThan(1);
  });

  it('words of the template belong to its line', async () => {
    const { changes } = await found(rewritten((xml) => xml.replace('Nơi nhận', 'Kính chuyển')));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ part: 'cell', before: 'Nơi nhận:', after: 'Kính chuyển:' });
    expect(changes[0]!.origins.map((o) => o.place.file).join()).toMatch(/\.hbs$/);
  });

  it('a paragraph put in, and one taken out, are said with their heading', async () => {
    const body = /<w:p><w:pPr><w:pStyle w:val="NtmBody"\/>.*?<\/w:p>/s;
    const added = await found(
      rewritten((xml) =>
        xml.replace(body, (p) => `${p}<w:p><w:r><w:t>Đoạn mới của lãnh đạo ghi thêm.</w:t></w:r></w:p>`),
      ),
    );
    expect(added.changes).toHaveLength(1);
    expect(added.changes[0]).toMatchObject({
      kind: 'added',
      before: '',
      after: 'Đoạn mới của lãnh đạo ghi thêm.',
    });
    expect(added.changes[0]!.origins).toHaveLength(1);
    const removed = await found(rewritten((xml) => xml.replace(body, '')));
    expect(removed.changes).toHaveLength(1);
    expect(removed.changes[0]).toMatchObject({ kind: 'removed', part: 'paragraph', after: '' });
  });

  it('changes tracked in the file count as accepted', async () => {
    const { changes } = await found(
      rewritten((xml) =>
        xml.replace(
          new RegExp(`<w:t xml:space="preserve">([^<]*)${FIGURE}([^<]*)</w:t></w:r>`),
          (_, a: string, b: string) =>
            `<w:t xml:space="preserve">${a}</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>${FIGURE}</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>15/15,7</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">${b}</w:t></w:r>`,
        ),
      ),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]!.after).toBe(changes[0]!.before.replace(FIGURE, '15/15,7'));
  });

  it('a text box laid over the page is not text of the document', async () => {
    const box =
      '<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>ghi chú</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>';
    expect((await found(rewritten((xml) => xml.replace('<w:body>', `<w:body>${box}`)))).changes).toEqual([]);
  });
});

describe('which document, made from what', () => {
  const out = join(folder, 'out');
  beforeAll(async () => {
    await generateDossier(
      dossier,
      { outFolder: out, edition: 'working', only: ['plan'], formats: ['docx'] },
      new Diagnostics(),
    );
  });

  it('is what the manifest says; data that changed since are told', async () => {
    const bytes = rewritten((xml) => xml.replace(FIGURE, '14/15,9'));
    const file = join(out, 'ke-hoach.docx');
    expect(await found(bytes, file)).toMatchObject({ document: 'plan', dataChanged: false });
    const now = mustLoad(
      REAL,
      edited(caseFiles(REAL), 'so-lieu.yaml', 'denominator: "15.7"', 'denominator: "16.1"'),
    );
    const later = await found(bytes, file, now);
    expect(later.dataChanged).toBe(true);
    expect(later.changes.map((c) => c.before).join()).toContain('14/16,1');
  });

  it('is refused with the list of ids when nothing tells', async () => {
    const diagnostics = new Diagnostics();
    const strange = rewritten((xml) => xml.replace(FIGURE, '0'));
    const untitled = zip(
      unzip(strange)
        .filter((p) => p.name !== 'docProps/core.xml')
        .map((p) => [p.name, deflatePart(p.content)] as const),
    );
    expect(await findHandwork('la.docx', untitled, dossier, diagnostics)).toBeNull();
    expect(diagnostics.items[0]).toMatchObject({ code: 'handwork-unknown' });
    expect(diagnostics.items[0]!.hint).toContain('--as');
    expect(await findHandwork('la.docx', untitled, dossier, new Diagnostics(), { as: 'plan' })).toMatchObject(
      {
        document: 'plan',
      },
    );
  });
});

describe('a file of which only its properties say what it is', () => {
  it('is known by the title of the made document, also against its name', async () => {
    const road = renderDocx(mustBuild(dossier, 'criterion-02').tree).buffer;
    for (const name of ['anh Ba sửa.docx', 'ke-hoach.docx'])
      expect((await found(road, name)).document).toBe('criterion-02');
  });

  it('when Word left it beside an open document, is told from one', async () => {
    const diagnostics = new Diagnostics();
    expect(
      await findHandwork('a/~$-hoach.docx', Buffer.from('\u000bTran Van A'), dossier, diagnostics),
    ).toBeNull();
    expect(diagnostics.items).toMatchObject([
      { code: 'docx-kind', message: expect.stringContaining('tệp tạm mà Word tạo khi văn bản đang mở') },
    ]);
  });
});

describe('an excerpt', () => {
  it('brackets what changed and cuts what did not at whole words', () => {
    const long =
      'Xã tiếp tục vận động Nhân dân hiến đất, góp công cùng Nhà nước làm đường giao thông nông thôn';
    expect(excerpt(`${long} dài 14 km trong năm.`, `${long} dài 15 km trong năm.`)).toEqual({
      before: '…làm đường giao thông nông thôn dài [14 km] trong năm.'.replace('…làm', '… làm'),
      after: '… làm đường giao thông nông thôn dài [15 km] trong năm.',
    });
  });
});
