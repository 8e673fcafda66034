/**
 * Decree 30/2020 on what the documents of the real case say: numbers, dates, order of labels, endings, recipients.
 * These are also the traps on which dossiers come back most often (part K of the reference).
 */
import { describe, expect, it } from 'vitest';
import type { Block, DocumentTree } from '../../src/document/tree.ts';
import { mustLoad, REAL } from '../support/load.ts';
import { blocksOf, realTrees, textOf, textsOf } from '../support/real-dossier.ts';
import { PEOPLE_PAPERS, REQUESTS } from '../support/whole-papers.ts';

const trees = realTrees();
const plan = trees.find((tree) => tree.id === 'plan') as DocumentTree;
/** Papers of form 1.4 besides the plan, from the body to the one above it. */
const LETTERS_AND_REPORTS = ['commune-letter', 'district-letter', 'commune-report', 'district-review'];
const isType =
  <T extends Block['type']>(type: T) =>
  (block: Block): block is Extract<Block, { type: T }> =>
    block.type === type;
const all = <T extends Block['type']>(type: T) =>
  trees.flatMap((tree) => blocksOf(tree).filter(isType(type)));
const texts = trees.flatMap((tree) =>
  blocksOf(tree).flatMap((block) =>
    textsOf(block).map((text) => ({ where: `${tree.id} ${block.key}`, text })),
  ),
);

/** Every match of `pattern` that is not `good`, with the place it stands in. */
const faults = (pattern: RegExp, good: (match: RegExpMatchArray) => boolean): string[] =>
  texts.flatMap(({ where, text }) =>
    [...text.matchAll(pattern)].filter((match) => !good(match)).map((match) => `${where}: ${match[0]}`),
  );

const matches = (pattern: RegExp): number => texts.filter(({ text }) => pattern.test(text)).length;

describe('letters', () => {
  it('A6: every text is composed Unicode without control or private characters', () => {
    expect(texts.length).toBeGreaterThan(1000);
    const odd = texts.filter(
      ({ text }) => text !== text.normalize('NFC') || /[\p{Cc}\p{Co}\p{Cs}\uFFFD]/u.test(text),
    );
    expect(odd).toEqual([]);
  });

  it('B1: a dash between words is a hyphen with spaces; the long one only joins a range of numbers', () => {
    expect(faults(/.?[–—].?/g, ([text]) => /^\d–\d$/.test(text))).toEqual([]);
  });
});

describe('numbers and dates', () => {
  it('B3: numbers of documents have two digits, a slash without spaces and a symbol in capitals', () => {
    expect(matches(/số \d+\/\S*[A-ZĐ]/)).toBeGreaterThan(1);
    const symbol = /^\d{2,}\/(?:\d{4}\/)?[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*$/;
    expect(
      faults(/(?<=[Ss]ố )\d+\s*\/\s*[\p{L}\d/-]*\p{L}[\p{L}\d/-]*/gu, ([number]) => symbol.test(number)),
    ).toEqual([]);
  });

  it('B4: days have two digits, months a zero only for January and February', () => {
    const month = /^(?:01|02|[3-9]|1[0-2])$/;
    expect(matches(/\d\/\d+\/20\d\d/)).toBeGreaterThan(10);
    const short = /(?<![\d,.])(\d{1,2})\/(\d{1,2})\/(?:19|20)\d\d/g;
    expect(faults(short, ([, d = '', m = '']) => d.length === 2 && month.test(m))).toEqual([]);
    const long = /ngày\s+(\d+)\s+tháng\s+(\d+)/g;
    expect(faults(long, ([, d = '', m = '']) => d.length === 2 && month.test(m))).toEqual([]);
    expect(faults(/tháng\s+(\d+)/g, ([, m = '']) => month.test(m))).toEqual([]);
  });

  it('B4: a comma follows the place', () => {
    const lines = [...all('letterhead'), ...all('signatures').flatMap((s) => [s.left, s.right])]
      .map((block) => textOf(block?.placeDate ?? []))
      .filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^(?:\p{Lu}[\p{L} ]*, ngày|Ngày)\s/u);
  });

  it('F5: a draft leaves its number and day blank', () => {
    const numbers = all('letterhead').flatMap((head) => (head.number ? [textOf(head.number)] : []));
    expect(numbers).toContain(textOf(all('letterhead')[0]?.number ?? []));
    for (const number of numbers) expect(number).toMatch(/^Số:\s{4,}\/[A-ZĐ]/);
    for (const head of all('letterhead')) {
      if (head.placeDate) expect(textOf(head.placeDate)).toMatch(/, ngày\s{4,}tháng/);
    }
  });
});

describe('text', () => {
  it('C5: a document ends with "./." before its signatures, and nowhere else', () => {
    const papers: readonly string[] = [...LETTERS_AND_REPORTS, ...PEOPLE_PAPERS, ...REQUESTS];
    const whole = trees.filter(
      (t) => t.id === 'plan' || t.id.startsWith('criterion-') || papers.includes(t.id),
    );
    expect(whole.length).toBe(1 + 19 + papers.length);
    for (const tree of whole) {
      const blocks = blocksOf(tree);
      const ends = blocks.filter((block) => textsOf(block).some((text) => text.endsWith('./.')));
      expect(ends.length, tree.id).toBe(1);
      const next = blocks[blocks.indexOf(ends[0] as Block) + 1];
      expect(next?.type, tree.id).toBe('signatures');
    }
  });

  it('C6: every basis ends with a semicolon, the last with a full stop', () => {
    for (const tree of trees) {
      const bases = blocksOf(tree)
        .filter(isType('paragraph'))
        .filter((p) => p.style === 'legalBasis');
      bases.forEach((p, i) => {
        expect(textOf(p.runs)).toMatch(i === bases.length - 1 ? /[^;.]\.$/ : /[^;.];$/);
      });
    }
  });

  it('C7: laws are cited without number and issuer', () => {
    expect(faults(/(?:Luật|Pháp lệnh)\s[^.;]{0,60}\ssố\s+\d+\/\S+/g, () => false)).toEqual([]);
  });

  it('C8: from its second mention on a document is cited by kind and number only', () => {
    const again = trees.flatMap((tree) => {
      const seen = new Set<string>();
      return blocksOf(tree)
        .filter((block) => block.type === 'paragraph' || block.type === 'item')
        .flatMap((block) => textsOf(block))
        .flatMap((text) =>
          [...text.matchAll(/số (\d+\/[\p{L}\d/-]+)(,? ngày \d)?/gu)].filter(([, number = '', day]) => {
            const repeated = seen.has(number);
            seen.add(number);
            return repeated && day !== undefined;
          }),
        )
        .map(([text]) => `${tree.id}: ${text}`);
    });
    expect(again).toEqual([]);
  });
});

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const POINTS = [
  'a',
  'b',
  'c',
  'd',
  'đ',
  'e',
  'g',
  'h',
  'i',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
];

/** Labels of one kind follow each other without a gap; `restart` is what begins the count anew. */
function gaps(tree: DocumentTree, own: RegExp, restart: RegExp, at: (index: number) => string): string[] {
  const found: string[] = [];
  for (const section of tree.sections) {
    let index = 0;
    for (const block of section.blocks) {
      const label = block.type === 'heading' || block.type === 'paragraph' ? block.label : undefined;
      if (block.type === 'letterhead' || (label !== undefined && restart.test(label))) index = 0;
      if (label === undefined || !own.test(label)) continue;
      if (label === at(0)) index = 0;
      if (label !== at(index)) found.push(`${tree.id} ${block.key}: ${label} where ${at(index)} belongs`);
      index++;
    }
  }
  return found;
}

describe('labels', () => {
  it('C11: points go a, b, c, d, đ, e, g, h, i, k', () => {
    const wrong = trees.flatMap((tree) =>
      gaps(tree, /^\p{L}\)$/u, /^(?:[IVX]+|\d+)\.$/, (i) => `${POINTS[i]})`),
    );
    expect(wrong).toEqual([]);
  });

  it('C12: sections count in Roman, clauses in Arabic numerals without a gap', () => {
    const wrong = trees.flatMap((tree) => [
      ...gaps(tree, /^[IVX]+\.$/, /^$/, (i) => `${ROMAN[i]}.`),
      ...gaps(tree, /^\d+\.$/, /^[IVX]+\.$/, (i) => `${i + 1}.`),
    ]);
    expect(wrong).toEqual([]);
    const sections = blocksOf(plan).flatMap((b) =>
      b.type === 'heading' && b.style === 'heading1' ? [b.label] : [],
    );
    expect(sections).toEqual(['I.', 'II.', 'III.']);
  });

  it('C12: heads of sections are in capitals', () => {
    for (const head of all('heading').filter((h) => h.style === 'heading1')) {
      const text = textOf(head.runs);
      expect(text).toBe(text.toUpperCase());
    }
  });

  it('C14: lines about indicators keep the number of the criteria set', () => {
    const own = /^\d+\.\d+\.$/;
    const labels = blocksOf(plan).flatMap((b) =>
      (b.type === 'heading' || b.type === 'paragraph') && b.label && own.test(b.label) ? [b.label] : [],
    );
    expect(labels).toEqual(['17.4.', '17.5.', '17.8.', '17.10.', '17.12.', '18.1.', '18.3.', '18.7.']);
  });

  it('C15: every head has words', () => {
    expect(all('heading').length).toBeGreaterThan(100);
    for (const head of all('heading')) expect(textOf(head.runs).trim(), head.key).not.toBe('');
  });
});

describe('closing block', () => {
  it('B7b: names carry no academic degree or honour', () => {
    const names = all('signatures').flatMap((s) => [s.left?.name, s.right?.name]);
    expect(names).toContain('Phùng Văn Nghĩa');
    for (const name of names) expect(name ?? '').not.toMatch(/^(?:GS|PGS|TS|ThS|Ths|CN|KS|BS|NGƯT)\b|\./);
  });

  it('B9b: recipients end with semicolons, the last with "Lưu: VT, …" and a full stop', () => {
    const lists = all('signatures').flatMap((s) => (s.recipients ? [s.recipients] : []));
    expect(lists.length).toBeGreaterThan(0);
    for (const { title, items } of lists) {
      expect(title).toBe('Nơi nhận:');
      const lines = items.map(textOf);
      // The drafting unit stands after "VT" once the case names it.
      expect(lines.at(-1)).toMatch(/^Lưu: VT(?:, .*)?\.$/);
      for (const line of lines.slice(0, -1)) expect(line).toMatch(/[^;.];$/);
    }
  });

  it('D8: the steering committee numbers its documents in a series of its own', () => {
    const head = blocksOf(plan).find(isType('letterhead'));
    expect(head?.issuer).toMatch(/^BAN CHỈ ĐẠO/);
    expect(textOf(head?.number ?? [])).toMatch(/\/KH-BCĐ$/);
  });
});

describe('forms of Annex III', () => {
  it('E1.4: head, title, text, end, signatures with recipients', () => {
    const types = blocksOf(plan).map((block) => block.type);
    expect(types.slice(0, 3)).toEqual(['letterhead', 'title', 'paragraph']);
    expect(types.at(-1)).toBe('signatures');
    expect(types.filter((t) => ['letterhead', 'title', 'signatures'].includes(t))).toHaveLength(3);
  });

  it.each(LETTERS_AND_REPORTS)(
    'E1.4: %s is addressed, signed with its recipients, and only then has annexes',
    (id) => {
      const tree = trees.find((t) => t.id === id) as DocumentTree;
      const types = tree.sections[0]!.blocks.map((block) => block.type);
      expect(types.slice(0, 3)).toEqual(['letterhead', 'title', 'addressees']);
      expect(types.at(-1)).toBe('signatures');
      expect(
        types.filter((t) => ['letterhead', 'title', 'addressees', 'signatures'].includes(t)),
      ).toHaveLength(4);
      const signed = tree.sections[0]!.blocks.at(-1);
      expect(signed?.type === 'signatures' && signed.recipients?.items.length).toBeGreaterThan(1);
      for (const annex of tree.sections.slice(1)) {
        expect([annex.page, annex.numbering]).toEqual(['landscape', 'restart']);
        expect(annex.blocks.flatMap(textsOf)[2]).toMatch(
          /^\(Kèm theo Báo cáo số\s{4,}\/BC-UBND ngày\s{4,}tháng\s{4,}năm 2024 của Ủy ban nhân dân /,
        );
      }
    },
  );

  const of = (id: string) => blocksOf(trees.find((tree) => tree.id === id) as DocumentTree);

  it.each(['commune-minutes', 'district-minutes', 'commune-votes', 'district-votes'])(
    'E1.9: %s: a number but no place and day; secretary left with the recipients below, chair right',
    (id) => {
      const blocks = of(id);
      const head = blocks.find(isType('letterhead'));
      expect(textOf(head?.number ?? [])).toMatch(/\/BB-UBND$/);
      expect(head?.placeDate).toBeUndefined();
      expect(blocks.map((b) => b.type).slice(0, 2)).toEqual(['letterhead', 'title']);
      const closing = blocks.at(-1);
      expect(closing?.type === 'signatures' && [closing.left?.capacity, closing.right?.capacity]).toEqual([
        ['THƯ KÝ'],
        ['CHỦ TỌA'],
      ]);
      expect(closing?.type === 'signatures' && closing.recipients?.items.map(textOf)).toEqual([
        'Lưu: VT, Hồ sơ.',
      ]);
    },
  );

  it('E1.9: the lines of the form stand in its order', () => {
    const lines = of('commune-minutes').flatMap((b) => (b.type === 'paragraph' ? textsOf(b) : []));
    const form = [
      'Thời gian bắt đầu:',
      'Địa điểm:',
      'Thành phần tham dự:',
      'Chủ trì (chủ tọa):',
      'Thư ký (người ghi biên bản):',
      'Nội dung (theo diễn biến cuộc họp):',
      'Cuộc họp kết thúc vào ',
    ];
    expect(lines.flatMap((l) => form.filter((start) => l.startsWith(start)))).toEqual(form);
    expect(lines.at(-1)).toMatch(/^Cuộc họp kết thúc vào .*\.\/\.$/);
  });

  it.each(['invitation-commune', 'invitation-district'])(
    'E1.7: %s: the lines of the form in its order',
    (id) => {
      const lines = of(id).flatMap((b) => (b.type === 'paragraph' ? textsOf(b) : []));
      const form = ['trân trọng kính mời:', 'Tới dự ', 'Chủ trì:', 'Thời gian:', 'Địa điểm:'];
      expect(lines.flatMap((l) => form.filter((part) => l.includes(part)))).toEqual(form);
      expect(textOf(of(id).find(isType('letterhead'))?.number ?? [])).toMatch(/\/GM-UBND$/);
    },
  );

  it('E1.5: letters have a subject under the number, no kind, and an addressee before the text', () => {
    const letters = trees.filter((tree) => tree.id.startsWith('request-'));
    expect(letters).toHaveLength(6);
    for (const tree of letters) {
      const blocks = blocksOf(tree);
      const [head, to, text] = blocks;
      expect(head?.type === 'letterhead' && textOf(head.subject ?? [])).toMatch(/^V\/v \p{Ll}/u);
      expect([to?.type, text?.type]).toEqual(['addressees', 'paragraph']);
      expect(blocks.some(isType('title'))).toBe(false);
    }
  });

  it('E1.2: a decision names who decides, its bases, the word and its articles', () => {
    const styles = of('review-team-decision').flatMap((b) => (b.type === 'paragraph' ? [b.style] : []));
    expect([...new Set(styles)].slice(0, 4)).toEqual(['authority', 'legalBasis', 'decisionWord', 'article']);
    const articles = of('review-team-decision').flatMap((b) =>
      b.type === 'paragraph' && b.label ? [b.label] : [],
    );
    expect(articles).toEqual(['Điều 1.', 'Điều 2.', 'Điều 3.']);
  });

  it('E-kinds: symbols begin with the abbreviation of their kind of document', () => {
    const kinds =
      'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB'.split(' ');
    const entries = mustLoad(REAL).pack.documents;
    // An official letter has no kind: its symbol is the body's and the drafting unit's.
    const symbols = entries.flatMap((d) => (d.symbol && d.kind !== 'CÔNG VĂN' ? [d.symbol] : []));
    expect(symbols.length).toBeGreaterThan(5);
    for (const symbol of symbols) expect(kinds).toContain(symbol.split('-')[0]);
    for (const d of entries.filter((e) => e.kind === 'CÔNG VĂN'))
      expect(d.symbol).toMatch(/^[A-ZĐ]+-[A-ZĐ]+$/);
  });
});

/** Labels of a document's annexes and all its other text. */
const annexesOf = (tree: DocumentTree) => {
  const labels = blocksOf(tree)
    .filter(isType('heading'))
    .filter((h) => h.style === 'annexLabel' && textOf(h.runs).startsWith('Phụ lục'));
  const others = blocksOf(tree).filter((block) => !labels.includes(block as never));
  return { labels: labels.map((h) => textOf(h.runs)), text: others.flatMap(textsOf).join('\n') };
};

describe('annexes', () => {
  it('F1: every annex is referred to in the text', () => {
    const lost = trees.flatMap((tree) => {
      const { labels, text } = annexesOf(tree);
      return labels
        .filter((label) => !new RegExp(`${label}(?![IVX])`).test(text))
        .map((label) => `${tree.id}: ${label}`);
    });
    expect(lost).toEqual([]);
  });

  it('F2: one annex has no number, several have Roman ones', () => {
    for (const tree of trees) {
      const { labels } = annexesOf(tree);
      const right = labels.length === 1 ? ['Phụ lục'] : labels.map((_, i) => `Phụ lục ${ROMAN[i]}`);
      expect(labels, tree.id).toEqual(right);
    }
  });
});
