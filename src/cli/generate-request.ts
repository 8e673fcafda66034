/** What of a command line decides what `hoso generate` does and says. */
import type { RunRequest } from '../dossier/known-run.ts';
import type { GenerateFlags } from './generate-command.ts';

export const requestOf = (
  casePath: string,
  { out, only = [], formats = [], edition, templates, includeUnready, signatureFields }: GenerateFlags,
): RunRequest => ({
  out,
  choices: {
    casePath,
    only,
    formats,
    edition,
    templates: templates ?? null,
    includeUnready: includeUnready ?? false,
    signatureFields: signatureFields ?? false,
  },
});
