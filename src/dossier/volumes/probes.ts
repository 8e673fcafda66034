/** Files of evidence looked at once: what each is, and what has to be said of it. */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { Evidence } from '../../model/case-schema.ts';
import type { Diagnostic } from '../../model/diagnostics.ts';
import { probeEvidence } from '../../readers/evidence/probe.ts';
import type { EvidenceProbe } from '../../readers/evidence/probe-types.ts';
import { isPhoto } from '../../tables/evidence-order.ts';
import type { LoadedDossier } from '../load.ts';

/** Photos are not asked for a resolution (OFFICE §9). */
const RESOLUTION = 'evidence-low-dpi';

/** By id of evidence, in the order of the case; entries without a file are not there. */
export async function probeAll(dossier: LoadedDossier): Promise<ReadonlyMap<string, EvidenceProbe>> {
  const byFile = new Map<string, EvidenceProbe>();
  const out = new Map<string, EvidenceProbe>();
  for (const { id, file } of dossier.appraised.data.evidence) {
    if (file === undefined) continue;
    const probe = byFile.get(file) ?? (await probeEvidence(file, dossier.folder, dossier.files));
    byFile.set(file, probe);
    out.set(id, probe);
  }
  return out;
}

const aboutOf = ({ pack }: AppraisedCase, evidence: Evidence): string[] => [
  ...new Set([
    ...evidence.indicators.flatMap((id) => {
      const found = pack.indicator.get(id);
      return found ? [`criterion:${found.criterion.id}`, `indicator:${id}`] : [];
    }),
    `evidence:${evidence.id}`,
  ]),
];

/** What probing found, with the line of the case that names the file. */
export function probeDiagnostics(
  { appraised, places }: LoadedDossier,
  probes: ReadonlyMap<string, EvidenceProbe>,
): Diagnostic[] {
  return appraised.data.evidence.flatMap((evidence, i): Diagnostic[] => {
    const probe = probes.get(evidence.id);
    if (!probe) return [];
    const photo = isPhoto(appraised.pack, evidence);
    return probe.findings
      .filter((found) => !(photo && found.code === RESOLUTION))
      .map(({ code, severity, message, hint }) => ({
        code,
        severity,
        message: message.includes(probe.file) ? message : `${probe.file}: ${message}`,
        where: [places.of(['evidence', i, 'file'])],
        about: aboutOf(appraised, evidence),
        ...(hint === undefined ? {} : { hint }),
      }));
  });
}
