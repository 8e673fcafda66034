/** What heads, titles, signatures, covers and addressees become: places, spaces and indents that readers see. */
import { describe, expect, it } from 'vitest';
import { cleanBlock } from '../../src/document/lowering/clean.ts';
import { fitted } from '../../src/document/lowering/image.ts';
import { labelRun } from '../../src/document/lowering/label-run.ts';
import { lower } from '../../src/document/lowering/lower.ts';
import type {
  Primitive,
  PrimParagraph,
  PrimRule,
  PrimTable,
} from '../../src/document/lowering/primitives.ts';
import { paragraphText } from '../../src/document/projection.ts';
import { pageShapes, styleOf, textHeightTwip, textWidthTwip } from '../../src/document/styles.ts';
import type {
  Addressees,
  Block,
  Cover,
  DocumentTitle,
  Letterhead,
  SignatureColumn,
  Signatures,
} from '../../src/document/tree.ts';
import { breakLines } from '../../src/text/lines.ts';
import { cell } from '../support/compared-blocks.ts';
import { sectionOf, treeOf } from '../support/sample-trees.ts';

const treeWith = (...blocks: Block[]) => lower(treeOf('t', [sectionOf('s', blocks)]));
const lowered = (...blocks: Block[]): readonly Primitive[] => treeWith(...blocks).sections[0]!.blocks;
const run = (text: string) => [{ text }];
const text = (key: string, words = key): Block => ({
  type: 'paragraph',
  key,
  style: 'body',
  runs: run(words),
});
const WIDTH = textWidthTwip(pageShapes.portrait);

const cellsOf = (table: PrimTable) => table.body.map((row) => row.cells.map((c) => c.blocks));
const paragraphsOf = (list: readonly (PrimParagraph | PrimRule)[]) =>
  list.filter((b): b is PrimParagraph => b.type === 'paragraph');
/** Left and right of what stands in the middle. */
const sides = (p: PrimParagraph | PrimRule) => [p.leftTwip, p.rightTwip];
const widest = (p: PrimParagraph, room: number) =>
  Math.max(
    ...breakLines(p.runs, styleOf(p.style), room - p.leftTwip - p.rightTwip).map((line) => line.widthTwip),
  );

describe('a title', () => {
  const title: DocumentTitle = {
    type: 'title',
    key: 't',
    kind: 'KẾ HOẠCH',
    abstract: run(
      'Chỉ đạo thực hiện các tiêu chí xây dựng nông thôn mới nâng cao đối với xã Nhân Lý năm 2024',
    ),
    notes: [run('(Kèm theo Quyết định số 12)'), run('Số liệu tính đến ngày 31 tháng 8')],
  };

  it('is the kind, the abstract in the middle, a rule below it, and notes', () => {
    const [kind, abstract, line, first, second] = lowered(title) as [
      PrimParagraph,
      PrimParagraph,
      PrimRule,
      PrimParagraph,
      PrimParagraph,
    ];
    expect(kind).toMatchObject({ key: 't', role: 'heading', style: 'documentKind', keepNext: true });
    expect(abstract).toMatchObject({ key: 't/abstract', style: 'documentAbstract', keepNext: true });
    const [left, right] = sides(abstract);
    expect(left).toBe(right);
    expect(left).toBeGreaterThan(0.029 * WIDTH);
    expect(breakLines(abstract.runs, styleOf('documentAbstract'), WIDTH - 2 * left!)).toHaveLength(2);
    const length = WIDTH - line.leftTwip - line.rightTwip;
    expect(Math.abs(line.leftTwip - line.rightTwip)).toBeLessThan(2);
    expect(length / widest(abstract, WIDTH)).toBeGreaterThan(1 / 3);
    expect(length / widest(abstract, WIDTH)).toBeLessThan(1 / 2);
    expect(line.keepNext).toBe(true);
    expect([first, second].map((p) => [p.key, p.style, p.beforeTwip])).toEqual([
      ['t/notes/0', 'titleNote', 60],
      ['t/notes/1', 'titleNote', 0],
    ]);
    expect(sides(first)).toEqual([first.leftTwip, first.leftTwip]);
    expect(first.leftTwip).toBeGreaterThan(0);
  });

  it('without an abstract has no rule', () => {
    expect(lowered({ ...title, abstract: [], notes: [] }).map((b) => b.type)).toEqual(['paragraph']);
  });
});

describe('signatures', () => {
  const signer = (more: Partial<SignatureColumn> = {}): SignatureColumn => ({
    capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    notes: [],
    name: 'Hoàng Văn A',
    ...more,
  });
  const block = (more: Partial<Signatures>): Signatures => ({ type: 'signatures', key: 's', ...more });
  const columnsOf = (more: Partial<Signatures>) => {
    const table = lowered(block(more))[0] as PrimTable;
    return cellsOf(table)[0]!.map(paragraphsOf) as [PrimParagraph[], PrimParagraph[]];
  };
  const ROOM = 1640;

  it('leave room to sign above the name, which is known by the last line of the capacity', () => {
    const [, right] = columnsOf({ right: signer() });
    expect(right.map((p) => [p.key, p.style, paragraphText(p), p.beforeTwip])).toEqual([
      ['s/right/capacity/0', 'capacity', 'TM. ỦY BAN NHÂN DÂN', 240],
      ['s/right/capacity/1', 'capacity', 'CHỦ TỊCH', 0],
      ['s/right/name', 'signerName', 'Hoàng Văn A', ROOM],
    ]);
    expect(right.map((p) => p.signing)).toEqual([
      undefined,
      undefined,
      { name: 's/right', capacity: 'CHỦ TỊCH' },
    ]);
  });

  it('a second position stands above the name, below the room', () => {
    const [, right] = columnsOf({
      right: signer({ position: 'PHÓ CHỦ TỊCH', capacity: ['KT. CHỦ TỊCH', ' '] }),
    });
    expect(right.slice(-2).map((p) => [p.style, paragraphText(p), p.beforeTwip, p.signing])).toEqual([
      ['capacity', 'PHÓ CHỦ TỊCH', ROOM, { name: 's/right', capacity: 'KT. CHỦ TỊCH' }],
      ['signerName', 'Hoàng Văn A', 0, undefined],
    ]);
  });

  it('who signs without a capacity has a room without one, and a blank name its line', () => {
    const { name: _, ...nameless } = signer({ capacity: [] });
    const [, right] = columnsOf({ right: nameless });
    expect(right.map((p) => [p.key, paragraphText(p), p.signing])).toEqual([['s/right/name', '', undefined]]);
  });

  it('date, notes and boxes to tick stand above the room', () => {
    const [, right] = columnsOf({
      right: signer({
        placeDate: run('Nhân Lý, ngày 5'),
        notes: [run('(Ký, ghi rõ họ tên)')],
        choices: [
          { label: 'Đạt', checked: true },
          { label: 'Chưa đạt', checked: false },
        ],
      }),
    });
    expect(right.map((p) => [p.style, paragraphText(p)])).toEqual([
      ['placeDate', 'Nhân Lý, ngày 5'],
      ['capacity', 'TM. ỦY BAN NHÂN DÂN'],
      ['capacity', 'CHỦ TỊCH'],
      ['signatureNote', '(Ký, ghi rõ họ tên)'],
      ['signatureChoice', '☑\u00a0Đạt     ☐\u00a0Chưa đạt'],
      ['signerName', 'Hoàng Văn A'],
    ]);
    expect(columnsOf({ right: signer({ choices: [] }) })[1]).toHaveLength(3);
  });

  it('another signer of the column stands below, apart, with a room of his own', () => {
    const [, right] = columnsOf({ right: signer({ below: signer({ name: 'Lý Thị B' }) }) });
    expect(right.map((p) => [p.key, p.beforeTwip])).toEqual([
      ['s/right/capacity/0', 240],
      ['s/right/capacity/1', 0],
      ['s/right/name', ROOM],
      ['s/right/below/capacity/0', 480],
      ['s/right/below/capacity/1', 0],
      ['s/right/below/name', ROOM],
    ]);
  });

  it('recipients stand left, below a signer there, clear of the right column', () => {
    const recipients = { title: 'Nơi nhận:', items: [run('Như trên;'), run('Lưu: VT.')] };
    const [alone] = columnsOf({ recipients, right: signer() });
    expect(alone.map((p) => [p.key, p.style, p.role, p.label, p.beforeTwip])).toEqual([
      ['s/recipients', 'recipientsTitle', 'text', undefined, 240],
      ['s/recipients/0', 'recipient', 'item', '-', 0],
      ['s/recipients/1', 'recipient', 'item', '-', 0],
    ]);
    const [both, right] = columnsOf({ recipients, left: signer(), right: signer() });
    expect(both.map((p) => p.beforeTwip)).toEqual([240, 0, ROOM, 240, 0, 0]);
    expect(both.every((p) => p.rightTwip >= 200)).toBe(true);
    expect(right.every((p) => p.rightTwip === 0)).toBe(true);
    expect((lowered(block({ recipients }))[0] as PrimTable).columns).toEqual([
      Math.round(0.46 * WIDTH),
      WIDTH - Math.round(0.46 * WIDTH),
    ]);
  });
});

describe('a letterhead', () => {
  const head: Letterhead = { type: 'letterhead', key: 'h', issuer: 'UBND XÃ NHÂN LÝ' };
  const rowsOf = (more: Partial<Letterhead>) => lowered({ ...head, ...more })[0] as PrimTable;
  const styles = (more: Partial<Letterhead>) =>
    cellsOf(rowsOf(more)).map((row) => row.map((list) => paragraphsOf(list).map((p) => p.style)));
  const [number, placeDate, subject] = [
    run('Số: 12/UBND'),
    run('Nhân Lý, ngày 5'),
    run('V/v thẩm tra hồ sơ'),
  ];
  const HEADS = [['issuer'], ['nationalTitle', 'motto']];

  it('has number and date side by side, subject and draft mark below the number', () => {
    expect(styles({ number, placeDate, subject, draft: 'DỰ THẢO' })).toEqual([
      HEADS,
      [['documentNumber'], ['placeDate']],
      [['letterSubject', 'draftMark'], ['spacer']],
    ]);
    expect(styles({ number })).toEqual([HEADS, [['documentNumber'], ['spacer']]]);
    expect(styles({ placeDate })).toEqual([HEADS, [['spacer'], ['placeDate']]]);
  });

  it('without a number the subject takes its place beside the date', () => {
    expect(styles({ placeDate, subject })).toEqual([HEADS, [['letterSubject'], ['placeDate']]]);
    const valigns = (more: Partial<Letterhead>) => rowsOf(more).body[1]!.cells.map((c) => c.valign);
    expect(valigns({ placeDate, subject })).toEqual(['top', 'top']);
    expect(valigns({ placeDate, number })).toEqual(['bottom', 'bottom']);
  });

  it('keeps its first row with the next, and its left column clear of the right one', () => {
    const table = rowsOf({ superior: 'UBND HUYỆN', number, placeDate, subject, draft: 'DỰ THẢO' });
    expect(table.body.map((row) => [row.key, row.keepNext])).toEqual([
      ['h', true],
      ['h/number', false],
      ['h/below', false],
    ]);
    for (const row of cellsOf(table)) {
      const left = row[0]!.filter((b) => b.type === 'rule' || b.style !== 'spacer');
      expect(left.every((b) => b.rightTwip >= 170)).toBe(true);
      expect(left.every((b) => b.rightTwip - 170 - b.leftTwip < 2)).toBe(true);
    }
  });
});

describe('addressees', () => {
  const block = (...to: string[]): Addressees => ({
    type: 'addressees',
    key: 'a',
    label: 'Kính gửi:',
    to: to.map(run),
  });

  it('one stands on the line of the label, in the middle, wrapped before the edges', () => {
    const [line, space] = lowered(text('x'), block('Ủy ban nhân dân huyện Chi Lăng')).slice(
      1,
    ) as PrimParagraph[];
    expect(line).toMatchObject({ align: 'center', beforeTwip: 240, keepNext: true });
    expect(line!.leftTwip).toBe(Math.round(0.04 * WIDTH));
    expect(line!.rightTwip).toBe(line!.leftTwip);
    expect(space).toMatchObject({ style: 'spacer', beforeTwip: 120, keepNext: true });
    const [long] = lowered(
      block('Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn; '.repeat(2)),
    ) as PrimParagraph[];
    expect(long!.leftTwip).toBe(long!.rightTwip);
    expect(long!.leftTwip).toBeGreaterThan(0.04 * WIDTH);
  });

  it('several stand below one another under the colon, the list in the middle as a whole', () => {
    const [label, ...list] = lowered(text('x'), block('Ủy ban nhân dân huyện', 'Phòng Tài chính')).slice(
      1,
      -1,
    ) as [PrimParagraph, ...PrimParagraph[]];
    expect(label).toMatchObject({ align: 'left', beforeTwip: 240, keepNext: true });
    expect(list.map((p) => [p.key, p.role, p.label, p.align, p.keepNext])).toEqual([
      ['a/0', 'item', '-', 'left', true],
      ['a/1', 'item', '-', 'left', true],
    ]);
    const [first, second] = list as [PrimParagraph, PrimParagraph];
    expect([second.leftTwip, second.firstLineTwip]).toEqual([first.leftTwip, first.firstLineTwip]);
    expect(first.firstLineTwip).toBeLessThan(0);
    const colon = breakLines(run('Kính gửi'), styleOf('addressee'), WIDTH)[0]!.widthTwip;
    expect(Math.abs(first.leftTwip + first.firstLineTwip - label.leftTwip - colon)).toBeLessThan(2);
    const end = first.leftTwip + breakLines(first.runs, styleOf('addressee'), WIDTH)[0]!.widthTwip;
    expect(Math.abs(WIDTH - end - label.leftTwip)).toBeLessThan(4);
  });

  it('a list wider than the text is wrapped near its edges', () => {
    const [label] = lowered(block('Ủy ban nhân dân các huyện '.repeat(9), 'B')) as PrimParagraph[];
    expect(label!.leftTwip).toBe(Math.floor((WIDTH - Math.floor(0.92 * WIDTH)) / 2));
  });
});

describe('a cover', () => {
  const cover: Cover = {
    type: 'cover',
    key: 'c',
    superior: 'UBND HUYỆN CHI LĂNG',
    issuer: 'UBND XÃ NHÂN LÝ',
    title: 'HỒ SƠ TIÊU CHÍ 2',
    subtitle: [run('Giao thông')],
    fields: [
      { label: 'Số:', runs: run('02') },
      { label: 'Thời hạn bảo quản:', runs: run('vĩnh viễn') },
    ],
    foot: run('Nhân Lý, năm 2024'),
  };
  const partsOf = (more: Partial<Cover> = {}) => {
    const table = lowered({ ...cover, ...more }).find((b): b is PrimTable => b.type === 'table')!;
    const [top, middle, foot] = cellsOf(table).map((row) => row[0]!) as (readonly (
      | PrimParagraph
      | PrimRule
    )[])[];
    return { table, top: top!, middle: paragraphsOf(middle!), foot: paragraphsOf(foot!) };
  };

  it('fills one framed page in three parts', () => {
    const { table } = partsOf();
    expect(table).toMatchObject({ borders: 'frame', layout: true, columns: [WIDTH], padX: 284 });
    expect(table.body.map((row) => [row.key, row.cells[0]!.valign])).toEqual([
      ['c/top', 'top'],
      ['c/middle', 'center'],
      ['c/foot', 'bottom'],
    ]);
    const height = table.body.reduce((sum, row) => sum + row.minHeightTwip, 0);
    const page = textHeightTwip(pageShapes.portrait);
    expect(height).toBeLessThan(page - 150);
    expect(height).toBeGreaterThan(page - 250);
    expect(table.body[1]!.minHeightTwip).toBeGreaterThan(2 * table.body[0]!.minHeightTwip);
    expect(table.body[0]!.minHeightTwip).toBeGreaterThan(table.body[2]!.minHeightTwip);
  });

  it('names the issuers above a rule, clear of the frame with or without a superior', () => {
    const described = (list: readonly (PrimParagraph | PrimRule)[]) =>
      list.map((b) => (b.type === 'rule' ? [b.key, 'rule'] : [b.key, b.style, b.beforeTwip]));
    expect(described(partsOf().top)).toEqual([
      ['c/superior', 'coverBody', 284],
      ['c/issuer', 'coverBold', 0],
      ['c/issuer-rule', 'rule'],
    ]);
    const { superior: _, ...alone } = cover;
    const top = cellsOf(lowered(alone).find((b): b is PrimTable => b.type === 'table')!)[0]![0]!;
    expect(described(top)).toEqual([
      ['c/issuer', 'coverBold', 284],
      ['c/issuer-rule', 'rule'],
    ]);
  });

  it('has title, name and fields in the middle, each field hanging from its label', () => {
    const { middle, foot } = partsOf();
    expect(middle.map((p) => [p.key, p.style, p.role])).toEqual([
      ['c', 'coverTitle', 'heading'],
      ['c/subtitle/0', 'coverSubtitle', 'text'],
      ['c/fields/0', 'coverField', 'text'],
      ['c/fields/1', 'coverField', 'text'],
    ]);
    const [first, second] = middle.slice(2) as [PrimParagraph, PrimParagraph];
    const indent = Math.round(0.12 * (WIDTH - 2 * 284));
    for (const field of [first, second]) {
      expect(field.leftTwip + field.firstLineTwip).toBe(indent);
      expect(field.rightTwip).toBe(indent);
      const label = breakLines(run(`${field.label}\u00a0`), styleOf('coverField'), WIDTH)[0]!.widthTwip;
      expect(Math.abs(-field.firstLineTwip - label)).toBeLessThan(2);
    }
    expect([first.beforeTwip, second.beforeTwip]).toEqual([600, styleOf('coverField').beforeTwip]);
    expect(foot.map((p) => [p.key, paragraphText(p)])).toEqual([
      ['c/foot', 'Nhân Lý, năm 2024'],
      ['c/foot-space', ''],
    ]);
  });

  it('a label longer than half of the line hangs half of it', () => {
    const { middle } = partsOf({ fields: [{ label: 'Thời hạn bảo quản hồ sơ '.repeat(9), runs: run('x') }] });
    expect(-middle.at(-1)!.firstLineTwip).toBe(Math.round((WIDTH - 2 * 284) / 2));
  });

  it('stands on a page of its own', () => {
    const blocks = lowered(text('a'), cover, text('b'));
    expect(
      blocks.map((b) => (b.type === 'paragraph' ? [b.key, b.style, b.pageBreakBefore, b.keepNext] : b.type)),
    ).toEqual([
      ['a', 'body', false, false],
      ['c/break', 'spacer', true, true],
      'table',
      ['b', 'body', true, false],
    ]);
  });
});

describe('paragraphs', () => {
  it('items have a dash, deeper ones a plus, and stay with the next only when told', () => {
    const item = (key: string, depth: number, keepNext?: boolean): Block => ({
      type: 'item',
      key,
      style: 'body',
      depth,
      runs: run(key),
      ...(keepNext === undefined ? {} : { keepNext }),
    });
    expect(
      (lowered(item('a', 0), item('b', 1, true), item('c', 2, false)) as PrimParagraph[]).map((p) => [
        p.label,
        p.depth,
        p.role,
        p.keepNext,
      ]),
    ).toEqual([
      ['-', 0, 'item', false],
      ['+', 1, 'item', true],
      ['+', 2, 'item', false],
    ]);
  });

  it('headings keep with the next, paragraphs as they are told', () => {
    const more = (keepNext: boolean): Block => ({ ...text('b'), keepNext }) as Block;
    const heading: Block = {
      type: 'heading',
      key: 'h',
      style: 'heading1',
      label: 'I.',
      runs: run('MỤC ĐÍCH'),
    };
    expect(lowered(heading)[0]).toMatchObject({ role: 'heading', label: 'I.', keepNext: true });
    expect((lowered(text('a'), more(true), more(false)) as PrimParagraph[]).map((p) => p.keepNext)).toEqual([
      false,
      true,
      false,
    ]);
    expect((lowered(text('a'))[0] as PrimParagraph).label).toBeUndefined();
  });

  it('the authority of a decision is set in lines of equal length', () => {
    const [p] = lowered({
      type: 'paragraph',
      key: 'a',
      style: 'authority',
      runs: run('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NHÂN LÝ VÀ CÁC ỦY VIÊN CỦA ỦY BAN NHÂN DÂN XÃ'),
    }) as PrimParagraph[];
    expect(p!.leftTwip).toBeGreaterThan(0);
    expect(p!.rightTwip).toBe(p!.leftTwip);
  });

  it('dotted lines begin at the edge', () => {
    const lines = lowered({ type: 'blank', key: 'b', style: 'body', lines: 2 }) as PrimParagraph[];
    expect(lines.map((p) => [p.key, p.dotted, p.firstLineTwip, p.align])).toEqual([
      ['b/0', true, 0, 'left'],
      ['b/1', true, 0, 'left'],
    ]);
  });

  it('a label is parted from its text by a space, and as bold as it or as its style says', () => {
    const of = (runs: { text: string; bold?: boolean }[], style: 'body' | 'article' = 'body') =>
      labelRun('1.', { style, runs });
    expect(of([{ text: 'Xã' }])).toEqual({ text: '1. ' });
    expect(of([])).toEqual({ text: '1.' });
    expect(of([{ text: 'Xã', bold: true }])).toEqual({ text: '1. ', bold: true });
    expect(of([{ text: 'Xã', bold: false }])).toEqual({ text: '1. ', bold: false });
    expect(of([{ text: 'Xã', bold: false }], 'article')).toEqual({ text: '1. ', bold: true });
  });

  it('a line to write on counts the label and the indent of the first line', () => {
    const words = 'Thành phần tham dự cuộc họp gồm các ông, bà có tên sau đây';
    const filled = (label?: string, more = '') =>
      (
        lowered({
          type: 'paragraph',
          key: 'p',
          style: 'body',
          fill: true,
          runs: run(words + more),
          ...(label === undefined ? {} : { label }),
        })[0] as PrimParagraph
      ).fill ?? false;
    expect(filled()).toBe(true);
    const labels = Array.from({ length: 40 }, (_, i) => filled('A'.repeat(i + 1)));
    expect(new Set(labels)).toEqual(new Set([true, false]));
    expect(labels[0]).toBe(true);
    expect(filled(undefined, `, ${words}`)).toBe(true);
  });
});

describe('signs without a glyph', () => {
  it('are told once for each paragraph, of labels and cells too', () => {
    const grid: Block = {
      type: 'table',
      key: 't',
      summary: '',
      columns: [{ widthTwip: 3000, align: 'left' }],
      head: [{ key: 'h', cells: [cell('本')] }],
      body: [{ key: 'r', cells: [cell('語')] }],
      cellStyle: 'tableCell',
      headStyle: 'tableHead',
    };
    const { warnings } = treeWith(
      text('a', '日本日'),
      { ...text('b'), label: '①\u{1f642}' } as Block,
      grid,
      text('c'),
    );
    expect(warnings.map((w) => [w.key, w.message.match(/U\+[0-9A-F]+/g)])).toEqual([
      ['a', ['U+65E5', 'U+672C']],
      ['b', ['U+2460', 'U+1F642']],
      ['h/0', ['U+672C']],
      ['r/0', ['U+8A9E']],
    ]);
    expect(warnings[0]!.message).toContain('U+65E5, U+672C; ');
  });
});

describe('cleaning', () => {
  it('touches texts at any depth and nothing else', () => {
    const dirty: Block = {
      type: 'table',
      key: 'k\t1',
      summary: 'bi\u200bểu',
      columns: [{ widthTwip: 1000, align: 'left' }],
      head: [],
      body: [
        { key: 'a\u200b', cells: [cell('sạch')] },
        { key: 'b', cells: [cell('b\tẩn'), cell('sạch')] },
      ],
      cellStyle: 'tableCell',
      headStyle: 'tableHead',
    };
    const clean = cleanBlock(dirty) as typeof dirty;
    expect(clean).toEqual({
      ...dirty,
      summary: 'biểu',
      body: [dirty.body[0], { key: 'b', cells: [cell('b ẩn'), cell('sạch')] }],
    });
    expect(dirty.body[1]!.cells[0]!.paragraphs[0]!.runs[0]!.text).toBe('b\tẩn');
  });
});

describe('pictures', () => {
  it('that cannot be read leave a box of their size with their words, kept with what follows', () => {
    const image = (alt: string, more: object = {}): Block =>
      ({
        type: 'image',
        key: 'i',
        image: {
          format: 'png',
          widthPx: 200,
          heightPx: 100,
          orientation: 1,
          sha256: 'x',
          load: () => new Uint8Array(),
        },
        maxWidthTwip: 4000,
        maxHeightTwip: 4000,
        alt,
        ...more,
      }) as Block;
    const [, gap, box] = lowered(text('a'), image('Đường thôn')) as [Primitive, PrimParagraph, PrimTable];
    expect(gap).toMatchObject({
      key: 'i/gap',
      style: 'spacer',
      beforeTwip: styleOf('picture').beforeTwip,
      keepNext: true,
    });
    expect(box).toMatchObject({ columns: [4000], padX: 120 });
    expect(box.body[0]).toMatchObject({ keepNext: true, minHeightTwip: 2000 });
    expect(box.body[0]!.cells[0]).toMatchObject({ border: 'box', valign: 'center' });
    const words = (b: PrimTable) =>
      paragraphsOf(b.body[0]!.cells[0]!.blocks).map((p) => [p.key, paragraphText(p), p.beforeTwip]);
    expect(words(box)).toEqual([['i/alt', 'Đường thôn', 0]]);
    expect(words(lowered(text('a'), image(''))[2] as PrimTable)).toEqual([['i/alt', 'Ảnh', 0]]);
    const small = lowered(text('a'), image('x', { maxWidthTwip: 200, keepNext: false }))[2] as PrimTable;
    expect([small.columns, small.padX, small.body[0]!.keepNext]).toEqual([[200], 50, false]);
  });

  it('whose size nobody knows fill their room', () => {
    const room = { widthTwip: 900, heightTwip: 500 };
    expect(fitted({ widthPx: 0, heightPx: 10 }, 1, room)).toEqual(room);
    expect(fitted({ widthPx: 10, heightPx: 0 }, 1, room)).toEqual(room);
    expect(fitted({ widthPx: 10, heightPx: 10 }, 1, room)).toEqual({ widthTwip: 200, heightTwip: 200 });
    expect(fitted({ widthPx: 900, heightPx: 90 }, 1, room)).toEqual({ widthTwip: 900, heightTwip: 90 });
    expect(fitted({ widthPx: 900, heightPx: 90 }, 6, room)).toEqual({ widthTwip: 50, heightTwip: 500 });
  });

  it('are no higher than a page with a little room below', () => {
    const tall: Block = {
      type: 'image',
      key: 'i',
      image: {
        format: 'png',
        widthPx: 10,
        heightPx: 9000,
        orientation: 1,
        sha256: 'x',
        load: () => new Uint8Array(),
      },
      maxWidthTwip: 90_000,
      maxHeightTwip: 90_000,
      alt: 'x',
    };
    const box = lowered(text('a'), tall)[2] as PrimTable;
    expect(box.body[0]!.minHeightTwip).toBe(textHeightTwip(pageShapes.portrait) - 40);
  });
});
