/** What files would be found to be, without files. */
import type { EvidenceProbe, PageProbe } from '../../../src/readers/evidence/probe-types.ts';

const PAGE: PageProbe = { widthPt: 595.28, heightPt: 841.89, rotate: 0, dpi: null };

export const fakeProbe = (
  file: string,
  state: EvidenceProbe['state'],
  pages = 1,
  kind: EvidenceProbe['kind'] = 'pdf',
): EvidenceProbe => ({
  file,
  path: file,
  kind,
  bytes: 1000,
  state,
  pages: state === 'bindable' ? Array.from({ length: pages }, () => PAGE) : [],
  pdfa: null,
  notPdfa: null,
  findings: [],
});
