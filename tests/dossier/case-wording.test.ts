/** Words of the pack that one case changes. */
import { describe, expect, it } from 'vitest';
import {
  caseFiles,
  edited,
  IN_MEMORY,
  linesOf,
  loadFiles,
  mustBuild,
  placeOf,
  REAL,
} from '../support/load.ts';

const files = caseFiles(REAL);
const withWords = (words: string) =>
  edited(files, 'case.yaml', 'deadlines:\n', `wording: ${words}\ndeadlines:\n`);

describe('wording of a case', () => {
  it('replaces the words of the pack in this case’s documents', () => {
    const { dossier } = loadFiles(REAL, withWords('{ texts.measures: Biện pháp thực hiện }'));
    const text = linesOf(mustBuild(dossier!, 'plan').tree).join('\n');
    expect(text).toContain('Biện pháp thực hiện');
    expect(text).not.toContain('Giải pháp thực hiện');
  });

  it('refuses a key that the pack does not have, with the nearest one', () => {
    const changed = withWords('{ texts.measure: Biện pháp }');
    const { dossier, diagnostics } = loadFiles(REAL, changed);
    expect(dossier).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'unknown-id',
        hint: 'có phải ý bạn là "texts.measures"?',
        where: [
          { file: `${IN_MEMORY}/case.yaml`, line: placeOf(changed, 'case.yaml', 'texts.measure').line },
        ],
      },
    ]);
  });
});

describe('deadlines of collecting', () => {
  it('must be deadlines of the case', () => {
    const changed = edited(
      files,
      'case.yaml',
      'deadlines:\n',
      'collection: { deadline: khong-co }\ndeadlines:\n',
    );
    expect(loadFiles(REAL, changed).diagnostics).toMatchObject([
      { code: 'unknown-id', message: 'không có thời hạn "khong-co"' },
    ]);
  });
});

describe('texts', () => {
  it('are cleaned of spaces and marks nobody sees', () => {
    const changed = edited(files, 'case.yaml', 'name: Nhân Lý }', 'name: "Nhân\u00a0\u200bLý" }');
    expect(loadFiles(REAL, changed).dossier?.appraised.data.commune.name).toBe('Nhân Lý');
  });
});
