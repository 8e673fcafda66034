/** A case whose evidence is of every kind, in memory: papers shared by indicators and criteria, photos, files that fail. */
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import type { CaseData, Evidence } from '../../../src/model/case-schema.ts';
import { memoryFiles } from '../../../src/readers/world.ts';
import { plainPdf } from '../../readers/evidence/make-pdf.ts';
import { makeJpeg } from '../../readers/evidence/make-pictures.ts';
import { changed, mustLoadFolder, SAMPLE } from '../../support/load.ts';

export const jpeg = makeJpeg({ width: 64, height: 96, components: 1, block: (x, y) => [60 + 8 * x + y] });
/** What Word's files begin with. */
export const word = Buffer.from(
  `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(17)}\0\0\0word/document.xml<x/>`,
  'latin1',
);

export const paper = (id: string, more: Partial<Evidence>): Evidence => ({
  id,
  indicators: ['2.1'],
  kind: 'Quyết định',
  abstract: `về việc ${id}`,
  personal: false,
  ...more,
});

const FOLDER = 'ho-so';
const CRITERIA = ['2', '4', '13'];

/** `files` by the names in the evidence. */
export function caseWith(
  evidence: readonly Evidence[],
  files: Readonly<Record<string, Uint8Array>>,
  submission: Partial<NonNullable<CaseData['submission']>> = {},
): LoadedDossier {
  const dossier = changed(mustLoadFolder(SAMPLE), (data) => {
    data.evidence = structuredClone(evidence) as typeof data.evidence;
    data.submission = { ...data.submission, ...submission } as typeof data.submission;
  });
  const { appraised } = dossier;
  return {
    ...dossier,
    // The others have no evidence here; building their dossiers would only take time.
    appraised: { ...appraised, criteria: appraised.criteria.filter((c) => CRITERIA.includes(c.def.id)) },
    folder: FOLDER,
    files: memoryFiles(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${FOLDER}/${name}`, bytes])),
    ),
  };
}

export const MIXED: readonly Evidence[] = [
  paper('quyet-dinh', {
    indicators: ['2.1', '2.3'],
    number: '11/QĐ-UBND',
    date: '2024-02-01',
    file: 'a.pdf',
  }),
  paper('ke-hoach', { kind: 'Kế hoạch', date: '2024-01-05', file: 'b.docx' }),
  paper('anh-1', { kind: 'Ảnh', date: '2024-03-01', place: 'thôn Mẫu Một', file: 'c1.jpg' }),
  paper('anh-2', { kind: 'Ảnh', date: '2024-03-02', file: 'c2.jpg', personal: true }),
  paper('anh-3', { kind: 'Ảnh', date: '2024-03-03', file: 'c3.jpg' }),
  paper('anh-pdf', { kind: 'Ảnh', date: '2024-03-04', file: 'c4.pdf' }),
  paper('bien-ban', { kind: 'Biên bản', indicators: ['2.2'], date: '2024-02-03', file: 'd.pdf' }),
  paper('xac-nhan', {
    kind: 'Giấy xác nhận',
    indicators: ['2.4', '13.1'],
    date: '2024-05-06',
    file: 'e.pdf',
    personal: true,
  }),
  paper('thu', { kind: 'Thư', indicators: ['2.2'] }),
  paper('khong-thay', { indicators: ['13.2'], file: 'g.pdf' }),
];

export const MIXED_FILES = {
  'a.pdf': plainPdf(3),
  'b.docx': word,
  'c1.jpg': jpeg,
  'c2.jpg': jpeg,
  'c3.jpg': jpeg,
  'c4.pdf': plainPdf(1),
  'd.pdf': Buffer.alloc(0),
  'e.pdf': plainPdf(2),
};

export const mixedCase = (submission: Partial<NonNullable<CaseData['submission']>> = {}): LoadedDossier =>
  caseWith(MIXED, MIXED_FILES, { numbering: 'leaf', duplex: false, ...submission });
