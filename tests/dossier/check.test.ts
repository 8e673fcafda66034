/** The files of evidence are looked up beside the data; nothing outside that folder is read. */
import { expect, it } from 'vitest';
import { checkDossier } from '../../src/dossier/check.ts';
import { type FileSource, memoryFiles } from '../../src/readers/world.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';

const dossier = mustLoad(REAL);
const withEvidence = (...names: string[]) =>
  changed(dossier, (data) => {
    names.forEach((file, i) => {
      data.evidence.push({
        id: `e${i}`,
        indicators: ['1.1'],
        kind: 'Quyết định',
        date: '2024-01-05',
        abstract: `về việc ${i}`,
        file,
        personal: false,
      });
    });
  });
const codes = (loaded: typeof dossier, files: FileSource): string[] =>
  checkDossier({ ...loaded, folder: 'ho-so' }, files)
    .filter((d) => d.code.startsWith('evidence-file'))
    .map((d) => `${d.code}: ${d.message}`);

it('absent, empty and unnamed files; marks of systems are none', () => {
  const files = memoryFiles({
    'ho-so/minh-chung/co.pdf': '%PDF',
    'ho-so/minh-chung/anh/rong.jpg': '',
    'ho-so/minh-chung/thua.pdf': 'x',
    'ho-so/minh-chung/.DS_Store': 'x',
    'ho-so/minh-chung/Thumbs.db': 'x',
    'ho-so/minh-chung/~$cong-van.docx': 'x',
    'ho-so/ngoai.pdf': 'x',
    'ho-so/khac.pdf': 'x',
  });
  expect(
    codes(
      withEvidence('minh-chung/co.pdf', 'minh-chung\\anh\\rong.jpg', 'minh-chung/khong-co.pdf', 'ngoai.pdf'),
      files,
    ),
  ).toEqual([
    'evidence-file-missing: tệp minh chứng "minh-chung\\anh\\rong.jpg" rỗng (0 byte)',
    'evidence-file-missing: không thấy tệp minh chứng "minh-chung/khong-co.pdf"',
    'evidence-file-unnamed: tệp "minh-chung/thua.pdf" không có dòng minh chứng nào nhắc đến',
  ]);
});

it('names are the same whether composed or not', () => {
  const name = 'minh-chung/quyết định.pdf';
  const files = memoryFiles({ [`ho-so/${name.normalize('NFD')}`]: 'x' });
  expect(codes(withEvidence(name), files)).toEqual([]);
});

it('paths out of the folder are refused and never read', () => {
  const read: string[] = [];
  const spying: FileSource = {
    ...memoryFiles({}),
    size: (file) => {
      read.push(file);
      return null;
    },
  };
  const found = codes(withEvidence('../mat.pdf', '/etc/passwd', 'C:\\mat.pdf', 'a/../../mat.pdf'), spying);
  expect(found).toHaveLength(4);
  expect(found.every((f) => f.startsWith('evidence-file-path'))).toBe(true);
  expect(read).toEqual([]);
});
