/** Section properties: paper, margins, page numbers (nd30 A1-A8). */
import type { LoweredSection } from '../../document/lowering/primitives.ts';
import { pageShapes } from '../../document/styles.ts';
import type { Shell } from './shell.ts';
import { el } from './xml.ts';

/** `first`: the document's first section, whose first page shows no number (A7). */
export function sectionXml(section: LoweredSection, shell: Shell, first: boolean): string {
  const page = pageShapes[section.page];
  const restart = section.numbering === 'restart';
  const numbered = section.pageNumbers !== 'none';
  const header = (type: string, id: string) => el('w:headerReference', { 'w:type': type, 'r:id': id });
  return el(
    'w:sectPr',
    {},
    header('default', numbered ? shell.numberHeader : shell.emptyHeader) +
      header('first', shell.emptyHeader) +
      el('w:type', { 'w:val': 'nextPage' }) +
      el('w:pgSz', {
        'w:w': page.widthTwip,
        'w:h': page.heightTwip,
        'w:orient': page.landscape ? 'landscape' : 'portrait',
      }) +
      el('w:pgMar', {
        'w:top': page.topTwip,
        'w:right': page.rightTwip,
        'w:bottom': page.bottomTwip,
        'w:left': page.leftTwip,
        'w:header': page.headerTwip,
        'w:footer': page.headerTwip,
        'w:gutter': 0,
      }) +
      (restart ? el('w:pgNumType', { 'w:start': 1 }) : '') +
      (first || restart ? '<w:titlePg/>' : ''),
  );
}
