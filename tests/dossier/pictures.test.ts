/** The picture annex and the spine labels. */
import { describe, expect, it } from 'vitest';
import type { Image, Table } from '../../src/document/tree.ts';
import { buildDocumentTree, plannedDocuments } from '../../src/dossier/documents.ts';
import { layoutDocument } from '../../src/layout/layout.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { MissingFact } from '../../src/wording/blanks.ts';
import { linesOf, mustBuild, mustLoad, mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';
import { caseWith, jpeg, paper } from './volumes/mixed-case.ts';

const imagesOf = (tree: ReturnType<typeof mustBuild>['tree']): Image[] =>
  tree.sections.flatMap((s) => s.blocks).filter((b): b is Image => b.type === 'image');

function annex(dossier: ReturnType<typeof caseWith>, more: { public?: boolean } = {}) {
  const planned = plannedDocuments(dossier).find((d) => d.id === 'pictures')!;
  const diagnostics = new Diagnostics();
  const missing: MissingFact[] = [];
  const built = buildDocumentTree(planned, dossier, 'submission', diagnostics, {
    ...more,
    missing: (fact) => missing.push(fact),
  })!;
  return { tree: built.tree, lines: linesOf(built.tree), diagnostics: diagnostics.items, missing };
}

describe('the picture annex', () => {
  it('shows all photos in the order of the criteria, two to a page, with place and day', () => {
    const { tree } = mustBuild(mustLoadFolder(SAMPLE), 'pictures');
    const lines = linesOf(tree);
    const pages = layoutDocument(tree);
    const photos = imagesOf(tree);
    expect(photos.length).toBeGreaterThan(3);
    expect(pages).toHaveLength(Math.ceil(photos.length / 2));
    expect(lines.join('\n')).toMatch(/Ảnh 1\. Chụp pa nô.*\(nơi chụp: [^;]+; ngày chụp: 15\/8\/2024\)/);
    const criteria = lines.flatMap((l) => /Tiêu chí số (\d+) - /.exec(l)?.[1] ?? []).map(Number);
    expect(criteria).toEqual(criteria.toSorted((a, b) => a - b));
  });

  it('keeps two to a page when captions are long', () => {
    const long = 'chụp rất nhiều thứ ở trung tâm xã '.repeat(8).trim();
    const photos = [1, 2, 3, 4, 5].map((i) =>
      paper(`a${i}`, {
        kind: 'Ảnh',
        file: 'a.jpg',
        abstract: `${long} ${i}`,
        indicators: [i < 3 ? '2.1' : '13.1'],
      }),
    );
    const { tree } = annex(caseWith(photos, { 'a.jpg': jpeg }));
    expect(layoutDocument(tree)).toHaveLength(3);
    expect(imagesOf(tree)).toHaveLength(5);
  });

  it('a photo of two criteria is shown once', () => {
    const { tree } = annex(
      caseWith([paper('a', { kind: 'Ảnh', file: 'a.jpg', indicators: ['13.1', '2.2'] })], { 'a.jpg': jpeg }),
    );
    expect(imagesOf(tree)).toHaveLength(1);
  });

  it('what nobody entered is dotted and told', () => {
    const { lines, missing } = annex(
      caseWith([paper('a', { kind: 'Ảnh', file: 'a.jpg' })], { 'a.jpg': jpeg }),
    );
    expect(lines.join('\n')).toContain('(nơi chụp: ……; ngày chụp: ……)');
    expect(missing.map((m) => m.what)).toEqual(
      expect.arrayContaining(['nơi chụp ảnh "về việc a"', 'ngày chụp ảnh "về việc a"']),
    );
  });

  it('a photo without its file keeps its place', () => {
    const { tree } = annex(caseWith([paper('a', { kind: 'Ảnh', file: 'mat.jpg' })], {}));
    expect(imagesOf(tree)).toHaveLength(1);
    expect(layoutDocument(tree)).toHaveLength(1);
  });

  it('in public leaves out personal photos and names them', () => {
    const photos = [
      paper('rieng', { kind: 'Ảnh', file: 'a.jpg', personal: true }),
      paper('chung', { kind: 'Ảnh', file: 'b.jpg' }),
    ];
    const dossier = caseWith(photos, { 'a.jpg': jpeg, 'b.jpg': jpeg });
    expect(imagesOf(annex(dossier).tree)).toHaveLength(2);
    const open = annex(dossier, { public: true });
    expect(imagesOf(open.tree).map((i) => i.alt)).toEqual(['về việc chung']);
    expect(open.diagnostics).toMatchObject([{ code: 'personal-left-out', severity: 'note' }]);
    expect(open.diagnostics[0]!.message).toContain('về việc rieng');
  });

  it('without photos is the form with dotted captions, and says so', () => {
    const { lines, missing } = annex(mustLoad(REAL));
    expect(lines.filter((l) => /Ảnh \d\. …/.test(l))).toHaveLength(2);
    expect(missing.map((m) => m.what)).toEqual(['ảnh minh họa kết quả']);
  });
});

describe('spine labels', () => {
  it('one for every criterion, each whole on its sheet', () => {
    const dossier = mustLoadFolder(SAMPLE);
    const { tree } = mustBuild(dossier, 'spine-labels');
    const table = tree.sections[0]!.blocks.find((b): b is Table => b.type === 'table')!;
    const labels = table.body
      .flatMap((r) => r.cells)
      .map((c) => c.paragraphs.map((p) => p.runs.map((r) => r.text).join('')).filter((t) => t !== ''))
      .filter((texts) => texts.length > 0);
    expect(labels.map((l) => l[3])).toEqual(dossier.pack.criteria.map((c) => c.id.padStart(2, '0')));
    for (const label of labels) {
      expect(label.slice(0, 3)).toEqual(['XÃ HÒA MẪU', 'HỒ SƠ', 'TIÊU CHÍ SỐ']);
      expect(label).toContain('Năm 2024');
    }
    expect(table.columns.every((c) => c.widthTwip === 2835)).toBe(true);
    // Nine on a sheet.
    expect(layoutDocument(tree)).toHaveLength(3);
  });
});
