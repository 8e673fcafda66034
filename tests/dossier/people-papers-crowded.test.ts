/** Papers about people and meetings with more people and longer words than anybody expects: nothing is lost or cut. */
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/document/lowering/lower.ts';
import type { PrimParagraph } from '../../src/document/lowering/primitives.ts';
import { paragraphText } from '../../src/document/projection.ts';
import { pageShapes, textHeightTwip } from '../../src/document/styles.ts';
import { layoutLowered } from '../../src/layout/layout.ts';
import { changed, mustBuild } from '../support/load.ts';
import { PEOPLE_PAPERS, wholeSample } from '../support/whole-papers.ts';

const WORDS = 'một hai ba bốn năm sáu bảy tám chín mười ';
const long = (length: number): string =>
  WORDS.repeat(Math.ceil(length / WORDS.length))
    .slice(0, length)
    .trim();
const NAME = `Nguyễn ${long(292)}`;
const many = <T>(count: number, one: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));

const crowded = changed(wholeSample(), (data) => {
  for (const meeting of data.meetings) {
    meeting.place = NAME;
    meeting.chair = { name: NAME, position: NAME };
    meeting.secretary = { name: NAME, position: NAME };
    meeting.absentReason = NAME;
    meeting.attendees = many(200, (i) => ({ name: `Người thứ ${i + 1}`, position: 'Trưởng thôn' }));
    meeting.invited = many(60, (i) => `Đơn vị thứ ${i + 1}`);
    meeting.speeches = many(40, (i) => ({ by: `Người nói thứ ${i + 1}`, text: long(900) }));
    meeting.counters = many(20, () => NAME);
  }
  for (const round of data.opinions) {
    round.forms = many(12, () => NAME);
    round.places = many(30, (i) => `Nhà văn hóa thôn ${i + 1}`);
    // Longer than a page, so that a row has to be parted.
    round.items = [
      { by: NAME, text: long(9000), reply: long(9000) },
      ...many(60, (i) => ({ by: `Tổ chức ${i + 1}`, text: 'Nhất trí', reply: `Ghi nhận\nLần ${i + 1}` })),
    ];
  }
  data.survey!.items = many(40, (i) => ({
    content: `${i + 1} ${NAME}`,
    issued: 9,
    collected: 9,
    valid: 9,
    satisfied: 0,
  }));
  data.survey!.by = NAME;
  data.reviewTeam = many(80, (i) => ({
    name: `Thành viên ${i + 1}`,
    position: NAME,
    role: 'Thành viên',
    criteria: ['1', '2', '3'],
  }));
  const names = data.signatories.filter((s) => s.document !== 'plan');
  for (const s of names) s.name = NAME;
  for (const p of data.papers) p.recipients = many(20, () => NAME);
});

const solid = (text: string): string => text.replace(/\s+/g, '');

describe.each(PEOPLE_PAPERS)('%s', (id) => {
  const document = lower(mustBuild(crowded, id, 'submission').tree);
  const pages = layoutLowered(document);

  it('prints every word of every paragraph', () => {
    const texts = new Map<PrimParagraph, string>();
    for (const { commands } of pages)
      for (const c of commands)
        if (c.type === 'text' && c.node)
          texts.set(c.node, (texts.get(c.node) ?? '') + c.shaped.text.slice(c.line.from, c.line.to));
    const paragraphs = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((b) =>
        b.type === 'paragraph'
          ? [b]
          : b.type === 'rule'
            ? []
            : [...b.head, ...b.body].flatMap((r) =>
                r.cells.flatMap((c) => c.blocks.filter((x) => x.type === 'paragraph')),
              ),
      ),
    );
    expect(paragraphs.length).toBeGreaterThan(20);
    for (const p of paragraphs) expect(solid(texts.get(p) ?? '')).toBe(solid(paragraphText(p)));
  });

  it('stays inside its pages', () => {
    for (const { shape, commands } of pages) {
      const page = pageShapes[shape];
      const bottom = page.topTwip + textHeightTwip(page);
      for (const c of commands)
        if (c.type === 'text' && c.node) {
          expect(c.baseline).toBeLessThanOrEqual(bottom);
          expect(c.x).toBeGreaterThanOrEqual(page.leftTwip);
        }
    }
  });
});
