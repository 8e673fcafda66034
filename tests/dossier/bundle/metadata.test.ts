/** The archival metadata against the decree's tables (NĐ 30, Phụ lục VI, Phần II), typed anew here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtWord, decreeDate, METADATA, metadataXml } from '../../../src/dossier/bundle/metadata.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import type { BundleLine, BundleListing } from '../../../src/tables/contents.ts';
import { changed, mustLoad, REAL, SAMPLE } from '../../support/load.ts';
import { child, descendants, parseXml, type XmlElement } from '../../support/xml.ts';

/** Name → type and length, in the order of the table; a group has its own table. */
type Table = Readonly<Record<string, readonly ['String' | 'Number' | 'Date', number] | object>>;
const CODE: Table = { OrganId: ['String', 13], FileCatalog: ['Number', 4], FileNotation: ['String', 20] };
const FILE: Table = {
  FileCode: CODE,
  Title: ['String', 500],
  Maintenance: ['String', 30],
  Rights: ['String', 30],
  Creator: ['String', 30],
  Language: ['String', 50],
  StartDate: ['Date', 10],
  EndDate: ['Date', 10],
  DocTotal: ['Number', 4],
  PageTotal: ['Number', 4],
  Description: ['String', 500],
};
const DOCUMENT: Table = {
  FileCode: CODE,
  DocOrdinal: ['Number', 3],
  TypeName: ['String', 100],
  CodeNumber: ['String', 11],
  CodeNotation: ['String', 30],
  IssuedDate: ['Date', 10],
  OrganName: ['String', 200],
  Subject: ['String', 500],
  Language: ['String', 30],
  PageAmount: ['Number', 3],
  Description: ['String', 500],
  SignerInfo: { Position: ['String', 100], FullName: ['String', 50] } satisfies Table,
  To: { OrganId: ['String', 13], OrganName: ['String', 200] } satisfies Table,
  Priority: ['Number', 1],
  IssuedAmount: ['Number', 3],
  DueDate: ['Date', 10],
};

/** What does not fit the table; empty when it does. */
function faults(element: XmlElement, table: Table, at = element.name): string[] {
  const names = Object.keys(table);
  const order = element.children.map((c) => names.indexOf(c.name));
  return [
    ...(order.some((n, i) => i > 0 && n <= order[i - 1]!) ? [`${at}: order`] : []),
    ...element.children.flatMap((c): string[] => {
      const rule = table[c.name];
      const where = `${at}/${c.name}`;
      if (rule === undefined) return [`${where}: unknown`];
      if (!Array.isArray(rule)) return faults(c, rule as Table, where);
      const [type, length] = rule as ['String' | 'Number' | 'Date', number];
      const text = c.text;
      if (text.trim() === '') return [`${where}: empty`];
      if ([...text].length > length) return [`${where}: ${[...text].length} > ${length}`];
      if (type === 'Number' && !/^\d+$/.test(text)) return [`${where}: no number`];
      if (type === 'Date' && !/^\d{2}\/\d{2}\/\d{4}$/.test(text)) return [`${where}: no date`];
      return [];
    }),
  ];
}

const line = (more: Partial<BundleLine> = {}): BundleLine => ({
  order: '1',
  depth: 0,
  kind: 'document',
  id: 'to-trinh',
  title: 'Tờ trình',
  place: '01-to-trinh',
  state: 'included',
  reason: null,
  note: null,
  files: [{ path: '01-to-trinh.pdf', bytes: 10, sha256: 'x', pages: 2 }],
  pages: 2,
  numbered: null,
  criterion: null,
  copies: ['original'],
  record: {
    type: 'Tờ trình',
    number: '12',
    notation: 'TTr-UBND',
    date: '2024-09-05',
    organ: 'UBND xã <Mẫu> & "bạn"',
    subject: 'Về việc đề nghị',
    signerPosition: 'CHỦ TỊCH',
    signerName: 'Lê Văn C',
  },
  ...more,
});
const listing = (lines: readonly BundleLine[], submission: BundleListing['submission']): BundleListing => ({
  title: 'Hồ sơ',
  sender: 'UBND xã',
  receiver: 'UBND huyện',
  lines,
  dossiers: [
    { key: 'a', title: 'a', from: '2024-01-02', to: '2024-09-05', pages: 2, numbered: null, files: 1 },
  ],
  submission,
  handedOver: true,
});

const data = mustLoad(SAMPLE).appraised.data;
function made(lines: readonly BundleLine[], of = data) {
  const diagnostics = new Diagnostics();
  const xml = metadataXml(of, listing(lines, of.submission ?? null), 'UBND huyện', diagnostics);
  const root = parseXml(xml).children[0]!;
  const all = [
    ...root.children.filter((c) => c.name === 'ThongTinHoSo').flatMap((c) => faults(c, FILE)),
    ...root.children.filter((c) => c.name === 'ThongTinVanBan').flatMap((c) => faults(c, DOCUMENT)),
  ];
  return { xml, root, faults: all, diagnostics: diagnostics.items };
}

describe('archival metadata', () => {
  it('has one record of the file and one of each paper, as the decree’s tables say', () => {
    const { root, faults: found, diagnostics } = made([line(), line({ order: '2', id: 'b' })]);
    expect(found).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(root.children.map((c) => c.name)).toEqual(['ThongTinHoSo', 'ThongTinVanBan', 'ThongTinVanBan']);
    const file = root.children[0]!;
    const text = (e: XmlElement, name: string) => child(e, name)?.text;
    expect([
      text(file, 'DocTotal'),
      text(file, 'PageTotal'),
      text(file, 'StartDate'),
      text(file, 'EndDate'),
    ]).toEqual(['2', '4', '02/01/2024', '05/09/2024']);
    const paper = root.children[1]!;
    expect([text(paper, 'CodeNumber'), text(paper, 'CodeNotation'), text(paper, 'IssuedDate')]).toEqual([
      '12',
      'TTr-UBND',
      '05/09/2024',
    ]);
    expect(text(paper, 'OrganName')).toBe('UBND xã <Mẫu> & "bạn"');
    expect(descendants(root, 'FullName').map((e) => e.text)).toEqual(['Lê Văn C', 'Lê Văn C']);
  });

  it('the check finds a wrong order, a wrong type, an unknown name and too much text', () => {
    const check = (xml: string) => faults(parseXml(xml).children[0]!, FILE);
    expect(check('<f><Rights>a</Rights><Title>b</Title></f>')).toEqual(['f: order']);
    expect(check('<f><DocTotal>hai</DocTotal></f>')).toEqual(['f/DocTotal: no number']);
    expect(check('<f><StartDate>2024-01-02</StartDate></f>')).toEqual(['f/StartDate: no date']);
    expect(check('<f><Organld>x</Organld></f>')).toEqual(['f/Organld: unknown']);
    expect(check(`<f><Rights>${'a'.repeat(31)}</Rights></f>`)).toEqual(['f/Rights: 31 > 30']);
    expect(check('<f><Rights> </Rights></f>')).toEqual(['f/Rights: empty']);
  });

  it('what nobody has said has no element', () => {
    const bare = mustLoad(REAL).appraised.data;
    const { root, faults: found } = made([line({ record: null, pages: null })], bare);
    expect(found).toEqual([]);
    for (const name of [
      'Maintenance',
      'Creator',
      'PageTotal',
      'CodeNumber',
      'SignerInfo',
      'PageAmount',
      'DueDate',
    ])
      expect(descendants(root, name), name).toEqual([]);
  });

  it('parts that are not there are told in the file’s description, and have no record', () => {
    const { root } = made([
      line(),
      line({ order: '2', title: 'Hình ảnh', state: 'missing', reason: 'chưa chụp', files: [] }),
    ]);
    expect(root.children).toHaveLength(2);
    expect(child(root.children[0], 'Description')!.text).toBe('2. Hình ảnh: Chưa có: chưa chụp');
  });

  it('a value that is too long is cut at a word, and told', () => {
    const subject = 'về việc đề nghị '.repeat(60);
    const { root, faults: found, diagnostics } = made([line({ record: { ...line().record!, subject } })]);
    expect(found).toEqual([]);
    expect(child(root.children[1], 'Subject')!.text).toMatch(/^về việc[^…]*(việc|đề|nghị|về)…$/);
    expect(diagnostics).toMatchObject([{ code: 'metadata-long', severity: 'warning' }]);
    expect(diagnostics[0]!.message).toContain('Subject');
    expect(diagnostics[0]!.message).toContain(METADATA);
  });

  it('a number that is too large is left out, for a cut number is another number', () => {
    const { root, faults: found, diagnostics } = made([line({ pages: 1200 })]);
    expect(found).toEqual([]);
    expect(descendants(root, 'PageAmount')).toEqual([]);
    expect(child(root.children[0], 'PageTotal')!.text).toBe('1200');
    expect(diagnostics.map((d) => d.message).join()).toContain('1200');
  });

  it('the archive’s words of the case are used', () => {
    const own = changed(mustLoad(SAMPLE), (d) => {
      d.submission = {
        ...d.submission!,
        archive: {
          organId: 'H01.02',
          notation: '05.NTM',
          maintenance: '20 năm',
          rights: 'Công khai',
          creator: 'Trần B',
          receiverId: 'H01',
        },
      };
    });
    const { root, faults: found } = made([line()], own.appraised.data);
    expect(found).toEqual([]);
    expect(descendants(root, 'OrganId').map((e) => e.text)).toEqual(['H01.02', 'H01.02', 'H01']);
    expect(descendants(root, 'FileNotation')[0]!.text).toBe('05.NTM');
  });

  it('whatever the text, the XML is well-formed and holds to the lengths', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 700, unit: 'binary' }), (text) => {
        const { faults: found } = made([
          line({ title: text, record: { ...line().record!, subject: text, organ: text } }),
        ]);
        expect(found).toEqual([]);
      }),
      { numRuns: 150, seed: 6 },
    );
  });

  it('cutAtWord ends at a word; one endless word is cut inside', () => {
    expect(cutAtWord('một hai, ba', 9)).toBe('một hai…');
    expect(cutAtWord('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(decreeDate('2024-02-05')).toBe('05/02/2024');
  });
});
