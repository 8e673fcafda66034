/** Two lowered documents -> the new one with marks, and the list of changes (`compared.ts` says what is promised). */

import type { LoweredDocument, LoweredSection } from '../lowering/primitives.ts';
import { allowSplits } from '../lowering/splitting.ts';
import { pageShapes } from '../styles.ts';
import type { Change } from '../tree.ts';
import { compareBlocks, wholeBlocks } from './blocks.ts';
import { ChangeLog } from './change-log.ts';
import type { ComparedDocument } from './compared.ts';
import { align } from './sequence.ts';

export function compareLowered(before: LoweredDocument, after: LoweredDocument): ComparedDocument {
  const log = new ChangeLog();
  const [old, now] = [before.sections, after.sections];
  const same = (i: number, j: number) => old[i]!.key === now[j]!.key;
  const pairs = align(old.length, now.length, (i, j) => (same(i, j) ? 1 : 0), same);
  const sections = pairs.flatMap(([i, j]): LoweredSection[] => {
    if (i === null) return [wholeSection(now[j!]!, 'inserted', log)];
    if (j === null) return [wholeSection(old[i]!, 'deleted', log)];
    return old[i]!.page === now[j]!.page
      ? [withBlocks(now[j]!, compareBlocks(old[i]!.blocks, now[j]!.blocks, log))]
      : turned(old[i]!, now[j]!, log);
  });
  return { marked: { sections, warnings: after.warnings }, changes: log.changes };
}

function withBlocks(section: LoweredSection, blocks: LoweredSection['blocks']): LoweredSection {
  const list = [...blocks];
  allowSplits(list, pageShapes[section.page]);
  return { ...section, blocks: list };
}

/** One change, named by its first heading or words. */
function wholeSection(section: LoweredSection, change: Change, log: ChangeLog): LoweredSection {
  const aside = log.aside();
  const whole = withBlocks(section, wholeBlocks(section.blocks, change, aside));
  const text = aside.changes.map((c) => c.before + c.after).join('\n');
  log.add({
    key: section.key,
    kind: change,
    part: 'section',
    before: change === 'deleted' ? text : '',
    after: change === 'inserted' ? text : '',
    figures: [...new Set(aside.changes.flatMap((c) => c.figures))],
  });
  return whole;
}

/** No mark can say that a page was turned: the old section went, the new one came, and the summary says why. */
function turned(before: LoweredSection, after: LoweredSection, log: ChangeLog): LoweredSection[] {
  const silent = new ChangeLog();
  const words: Record<LoweredSection['page'], string> = { portrait: 'trang đứng', landscape: 'trang ngang' };
  log.add({
    key: after.key,
    kind: 'replaced',
    part: 'section',
    before: words[before.page],
    after: words[after.page],
    figures: [],
  });
  return [wholeSection(before, 'deleted', silent), wholeSection(after, 'inserted', silent)];
}
