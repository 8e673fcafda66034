/** The sample commune with every fact that the papers about people and meetings ask for: none leaves a blank. */
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { changed, mustLoad, SAMPLE } from './load.ts';

/** Papers about people and meetings. */
export const PEOPLE_PAPERS = [
  'commune-minutes',
  'district-minutes',
  'commune-votes',
  'district-votes',
  'commune-opinions',
  'district-opinions',
  'invitation-commune',
  'invitation-district',
  'review-team-decision',
] as const;

export const REQUESTS = [
  'bao-cao-hai-long',
  'an-ninh-trat-tu',
  'no-dong',
  'thu-nhap',
  'bao-hiem-y-te',
  'dien-luc',
].map((id) => `request-${id}`);

/** `dossier` with prose and signers for all these papers; what it already has stays. */
export function withProseAndSigners(dossier: LoadedDossier): LoadedDossier {
  return changed(dossier, (data) => {
    const entries = dossier.pack.documents;
    for (const id of [...PEOPLE_PAPERS, ...REQUESTS]) {
      const entry = entries.find((e) => e.id === id);
      for (const part of entry?.parts ?? [])
        if (!data.paperTexts.some((t) => t.document === id && t.part === part.id))
          data.paperTexts.push({ document: id, part: part.id, text: `Nội dung của phần ${part.id}.` });
      if (/minutes|votes/.test(id)) continue;
      data.signatories = data.signatories.filter((s) => s.document !== id);
      data.signatories.push({ document: id, side: 'right', capacity: ['CHỦ TỊCH'], name: 'Lê Văn C' });
    }
  });
}

export const wholeSample = (): LoadedDossier => withProseAndSigners(mustLoad(SAMPLE));
