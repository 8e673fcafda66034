/** Documents that exercise every node type; used by the tests, the parity harness and the benchmark. */
import type { StyleId } from '../../src/document/styles.ts';
import type {
  Block,
  DocumentTree,
  Image,
  ImageResource,
  Letterhead,
  Paragraph,
  Run,
  Section,
  Signatures,
  Table,
  TableCell,
  TableRow,
} from '../../src/document/tree.ts';
import { mmToTwip } from '../../src/document/units.ts';
import { jpeg, jpegTurned, png, resource } from './pictures.ts';
import { planLines } from './sample-text.ts';

const run = (text: string): Run[] => [{ text }];

export const treeOf = (id: string, sections: Section[]): DocumentTree => ({
  id,
  title: `Kế hoạch xây dựng nông thôn mới & hồ sơ <${id}>`,
  subject: 'Hồ sơ đề nghị xét công nhận xã nông thôn mới nâng cao',
  author: 'UBND xã Nhân Lý',
  keywords: 'nông thôn mới; Nhân Lý',
  created: '2024-03-05',
  sections,
});

export const sectionOf = (
  key: string,
  blocks: Block[],
  page: Section['page'] = 'portrait',
  more: Partial<Section> = {},
): Section => ({ key, page, numbering: 'continue', pageNumbers: 'from-second', blocks, ...more });

export const letterhead: Letterhead = {
  type: 'letterhead',
  key: 'head',
  superior: 'ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG',
  issuer: 'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA',
  number: run('Số:        /KH-BCĐ'),
  placeDate: run('Chi Lăng, ngày      tháng 3 năm 2024'),
};

export const signatures: Signatures = {
  type: 'signatures',
  key: 'sign',
  recipients: {
    title: 'Nơi nhận:',
    items: [
      'Văn phòng Điều phối XD NTM tỉnh;',
      'TT Huyện ủy, TT HĐND huyện;',
      'CT, các PCT UBND huyện;',
      'Thành viên BCĐ các Chương trình mục tiêu quốc gia huyện Chi Lăng;',
      'Đảng ủy, UBND xã Nhân Lý;',
      'Lưu: VT, VPĐP (Q).',
    ].map(run),
  },
  right: {
    capacity: ['KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
    notes: [],
    position: 'PHÓ CHỦ TỊCH UBND HUYỆN',
    name: 'Phùng Văn Nghĩa',
  },
};

/** Turns a line of the plan into the block it would be. */
function planBlock(line: string, i: number): Block {
  const key = `plan/${i}`;
  const labelled = /^([IVX]+\.|\d+\.|[a-zđ]\)) (.*)$/.exec(line);
  if (line.startsWith('- ')) return { type: 'item', key, style: 'body', depth: 0, runs: run(line.slice(2)) };
  if (labelled) {
    const [, label, text] = labelled as unknown as [string, string, string];
    const level = /^[IVX]/.test(label) ? 1 : /^\d/.test(label) ? 2 : 3;
    if (text.length < 90) {
      return { type: 'heading', key, style: `heading${level}` as StyleId, label, runs: run(text) };
    }
    const colon = text.indexOf(':');
    const runs: Run[] =
      colon > 0
        ? [{ text: text.slice(0, colon + 1), bold: true }, { text: text.slice(colon + 1) }]
        : run(text);
    return { type: 'paragraph', key, style: 'body', label, runs };
  }
  return { type: 'paragraph', key, style: 'body', runs: run(line) };
}

export const planBlocks = (): Block[] => [
  letterhead,
  {
    type: 'title',
    key: 'title',
    kind: 'KẾ HOẠCH',
    abstract: run(
      'Chỉ đạo thực hiện các tiêu chí xây dựng nông thôn mới nâng cao đối với xã Nhân Lý, huyện Chi Lăng năm 2024',
    ),
    notes: [],
  },
  ...planLines.slice(1).map(planBlock),
  signatures,
];

const text = (t: string, more: Partial<TableCell> = {}): TableCell => ({
  paragraphs: [{ runs: run(t) }],
  ...more,
});

const sentence = (i: number, length: number) => {
  const source = planLines[(i * 7) % planLines.length]!.replace(/^(- |\d+\. )/, '');
  return source.length <= length ? source : source.slice(0, source.lastIndexOf(' ', length));
};

/** Landscape table like B1: 9 columns, grouped by criterion, with spans and cells of very different length. */
export function resultTable(key: string, rowCount = 75, more: Partial<Table> = {}): Table {
  const widths = [620, 1900, 4000, 1500, 1600, 1300, 1266, 1100, 1000];
  const columns = widths.map((widthTwip, i) => ({
    widthTwip,
    align: ([0, 5, 6].includes(i) ? 'center' : 'left') as 'center' | 'left',
  }));
  const head: TableRow[] = [
    {
      key: `${key}/head/1`,
      cells: [
        text('TT', { rowSpan: 2 }),
        text('Tên tiêu chí', { rowSpan: 2 }),
        text('Nội dung chỉ tiêu', { rowSpan: 2 }),
        text('Yêu cầu', { rowSpan: 2 }),
        text('Xã tự đánh giá', { colSpan: 2 }),
        text('Huyện thẩm tra', { colSpan: 2 }),
        text('Ghi chú', { rowSpan: 2 }),
      ],
    },
    { key: `${key}/head/2`, cells: ['Kết quả', 'Đánh giá', 'Kết quả', 'Đánh giá'].map((t) => text(t)) },
  ];
  const body: TableRow[] = [];
  for (let i = 0, criterion = 0; i < rowCount; criterion++) {
    const size = Math.min(rowCount - i, 1 + ((criterion * 5) % 7));
    body.push({
      key: `${key}/group/${criterion}`,
      keepNext: true,
      cells: [
        text(String(criterion + 1), { shadePercent: 10, header: true }),
        text(`Tiêu chí số ${criterion + 1}: đạt ${size - 1}/${size} chỉ tiêu`, {
          colSpan: 8,
          shadePercent: 10,
        }),
      ],
    });
    for (let k = 0; k < size; k++, i++) {
      const cells: TableCell[] = [text(`${criterion + 1}.${k + 1}`)];
      if (k === 0) cells.push(text(sentence(criterion, 80), { rowSpan: size }));
      cells.push(
        text(sentence(i, 40 + ((i * 37) % 260))),
        text(i % 3 === 0 ? '≥ 95%' : 'Đạt'),
        text(i % 4 === 0 ? '' : '7,86/8,472 km'),
        text(i % 5 === 0 ? 'Chưa đạt' : 'Đạt'),
        text(''),
        text(''),
        text(i % 9 === 0 ? sentence(i + 3, 60) : ''),
      );
      body.push({ key: `${key}/row/${i}`, cells });
    }
  }
  return {
    type: 'table',
    key,
    summary: 'Kết quả thực hiện các chỉ tiêu',
    columns,
    head,
    body,
    cellStyle: 'tableCell',
    headStyle: 'tableHead',
    ...more,
  };
}

const caption = (key: string, t: string, style: StyleId = 'tableCaption'): Paragraph => ({
  type: 'paragraph',
  key,
  style,
  runs: run(t),
});

const tableSection = (key: string, rows: number): Section =>
  sectionOf(
    key,
    [
      { type: 'heading', key: `${key}/label`, style: 'annexLabel', runs: run('Phụ lục I') },
      caption(`${key}/title`, 'KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU', 'annexTitle'),
      caption(`${key}/note`, '(Kèm theo Kế hoạch số      /KH-BCĐ ngày      tháng 3 năm 2024)', 'annexNote'),
      caption(`${key}/unit`, 'Đơn vị tính: %', 'tableUnit'),
      resultTable(`${key}/table`, rows),
      // As every table of the pack ends: LibreOffice does not keep the last row of a split table with what follows.
      { type: 'paragraph', key: `${key}/end`, style: 'body', runs: run(`Biểu gồm ${rows} chỉ tiêu./.`) },
      {
        type: 'signatures',
        key: `${key}/sign`,
        left: { capacity: ['NGƯỜI LẬP BIỂU'], notes: [run('(Ký, ghi rõ họ tên)')], name: '' },
        right: {
          placeDate: run('Nhân Lý, ngày      tháng      năm 2024'),
          capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
          notes: [],
          name: 'Nguyễn Văn Đức',
        },
      },
    ],
    'landscape',
    { numbering: 'restart' },
  );

const tallCell = (key: string): Table => {
  const base = resultTable(key, 6);
  const long = planLines.slice(20, 62).map((line) => ({ runs: run(line) }));
  return {
    ...base,
    columns: [
      { widthTwip: 700, align: 'center' },
      { widthTwip: 5654, align: 'both' },
      { widthTwip: 3000, align: 'left' },
    ],
    head: [{ key: `${key}/h`, cells: [text('TT'), text('Nội dung'), text('Kết quả')] }],
    body: [
      { key: `${key}/1`, cells: [text('1'), text(sentence(2, 200)), text('Đạt')] },
      { key: `${key}/2`, cells: [text('2'), { paragraphs: long }, text(sentence(5, 300))] },
      { key: `${key}/3`, cells: [text('3'), text(sentence(8, 200)), text('Chưa đạt')] },
    ],
  };
};

const coverSection = (key: string): Section =>
  sectionOf(
    key,
    [
      {
        type: 'cover',
        key: `${key}/cover`,
        superior: 'ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG',
        issuer: 'ỦY BAN NHÂN DÂN XÃ NHÂN LÝ',
        title: 'HỒ SƠ',
        subtitle: [
          run('TIÊU CHÍ SỐ 02 - GIAO THÔNG'),
          run('Đề nghị xét, công nhận xã Nhân Lý đạt chuẩn nông thôn mới nâng cao năm 2024'),
        ],
        fields: [
          { label: 'Số, ký hiệu hồ sơ:', runs: run('02.NTM') },
          { label: 'Thời gian:', runs: run('Từ ngày 02/01/2024 đến ngày 15/11/2024') },
          {
            label: 'Đơn vị chủ trì:',
            runs: run('Phòng Kinh tế và Hạ tầng huyện Chi Lăng, phối hợp Ủy ban nhân dân xã'),
          },
          { label: 'Gồm:', runs: run('..... tờ') },
        ],
        foot: run('Nhân Lý, năm 2024'),
      },
    ],
    'portrait',
    { numbering: 'restart', pageNumbers: 'none' },
  );

const dossierSection = (key: string): Section =>
  sectionOf(
    key,
    [
      {
        ...letterhead,
        key: `${key}/head`,
        superior: 'ỦY BAN NHÂN DÂN',
        issuer: 'XÃ NHÂN LÝ',
        number: run('Số:        /BC-UBND'),
        placeDate: run('Nhân Lý, ngày      tháng      năm 2024'),
        draft: 'DỰ THẢO',
      },
      {
        type: 'title',
        key: `${key}/title`,
        kind: 'BÁO CÁO',
        abstract: run('Thuyết minh kết quả thực hiện tiêu chí số 02 về Giao thông'),
        notes: [run('(Số liệu tính đến ngày 15/11/2024)')],
      },
      ...planLines
        .slice(14, 40)
        .map(planBlock)
        .map((b) => ({ ...b, key: `${key}/${b.key}` })),
      { type: 'paragraph', key: `${key}/ask`, style: 'body', runs: run('Ý kiến của đơn vị:') },
      { type: 'blank', key: `${key}/blank`, style: 'body', lines: 3 },
      {
        type: 'paragraph',
        key: `${key}/end`,
        style: 'body',
        runs: [
          { text: 'Trên đây là báo cáo của ' },
          { text: 'Ủy ban nhân dân xã', bold: true },
          { text: './.' },
        ],
      },
      {
        ...signatures,
        key: `${key}/sign`,
        left: {
          capacity: ['XÁC NHẬN CỦA PHÒNG KINH TẾ VÀ HẠ TẦNG'],
          notes: [run('(về chỉ tiêu 2.1 và 2.2)')],
          choices: [
            { label: 'Đạt', checked: true },
            { label: 'Chưa đạt', checked: false },
          ],
          name: '',
        },
      },
    ],
    'portrait',
    { numbering: 'restart' },
  );

const meetingPage = (): Section =>
  sectionOf(
    'b2',
    [
      { ...letterhead, key: 'b2/head' },
      {
        type: 'title',
        key: 'b2/title',
        kind: 'TỔNG QUAN',
        abstract: run('Kết quả thực hiện Bộ tiêu chí xã nông thôn mới nâng cao'),
        notes: [run('Số liệu tính đến ngày 15/11/2024')],
      },
      {
        type: 'chart',
        key: 'b2/chart',
        title: 'Kết quả so với yêu cầu',
        bars: [
          ['2.2', 'Đường trục thôn được cứng hóa', 0.928, 1],
          ['17.5', 'Hộ phân loại chất thải rắn tại nguồn', 0.438, 0.5],
          ['17.8', 'Sử dụng hình thức hỏa táng', 0, 0.1],
          ['18.1', 'Hộ dùng nước sạch', 0.103, 0.45],
        ].map(([key, label, value, requirement]) => ({
          key: key as string,
          label: `${key} ${label}`,
          value: value as number,
          requirement: requirement as number,
          valueRuns: run(`${String((value as number) * 100).replace('.', ',')}%`),
          requirementRuns: run(`yêu cầu ≥ ${(requirement as number) * 100}%`),
        })),
      },
      {
        type: 'paragraph',
        key: 'b2/ask',
        style: 'body',
        runs: run('Đề nghị cho ý kiến về thời hạn hoàn thành.'),
      },
    ],
    'landscape',
  );

/** Room of a picture of which two stand on a page with their captions: 160 x 105 mm. */
const pictureRoom = { maxWidthTwip: mmToTwip(160), maxHeightTwip: mmToTwip(105) };

export const picture = (key: string, file: ImageResource, more: Partial<Image> = {}): Image => ({
  type: 'image',
  key,
  image: file,
  ...pictureRoom,
  alt: `Ảnh ${key}: đường trục thôn đã được bê tông hóa`,
  ...more,
});

const photoSection = (key: string): Section => {
  const files: readonly ImageResource[] = [
    resource(jpeg()),
    resource(png({ widthPx: 480, heightPx: 315 })),
    ...([2, 3, 4, 5, 6, 7, 8] as const).map((orientation) =>
      resource(jpegTurned(orientation), { orientation }),
    ),
    resource(jpeg('progressive')),
    resource(jpeg('grey')),
    resource(png({ colourType: 6, interlaced: true })),
    resource(png({ colourType: 3, bits: 4, transparency: [0, 40, 80] })),
    resource(jpeg('cmyk')),
    resource(jpeg().subarray(0, 600)),
    resource(jpeg()),
  ];
  return sectionOf(
    key,
    [
      { type: 'heading', key: `${key}/label`, style: 'annexLabel', runs: run('Phụ lục III') },
      caption(`${key}/title`, 'HÌNH ẢNH MINH HỌA KẾT QUẢ THỰC HIỆN', 'annexTitle'),
      ...files.flatMap((file, i): Block[] => [
        picture(`${key}/${i}`, file),
        caption(
          `${key}/${i}/caption`,
          `Ảnh ${i + 1}. ${sentence(i, 40 + ((i * 31) % 120))} (ngày ${String(i + 1).padStart(2, '0')}/10/2024)`,
          'pictureCaption',
        ),
      ]),
    ],
    'portrait',
    { numbering: 'restart' },
  );
};

const paragraphs = (key: string, style: StyleId, texts: readonly string[]): Block[] =>
  texts.map((t, i) => ({ type: 'paragraph', key: `${key}/${style}/${i}`, style, runs: run(t) }));

const communeHead = (key: string, number: string, more: Partial<Letterhead> = {}): Letterhead => ({
  type: 'letterhead',
  key: `${key}/head`,
  superior: 'ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG',
  issuer: 'ỦY BAN NHÂN DÂN XÃ NHÂN LÝ',
  number: run(number),
  placeDate: run('Nhân Lý, ngày      tháng      năm 2024'),
  ...more,
});

const communeSigns = (key: string, recipients: readonly string[]): Signatures => ({
  type: 'signatures',
  key: `${key}/sign`,
  recipients: { title: 'Nơi nhận:', items: recipients.map(run) },
  right: { capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], notes: [], name: '' },
});

/** Form 1.9: no place and date in the head; secretary left with the recipients below, chair right. */
const minutesSection = (key: string): Section => {
  const { placeDate: _, ...head } = communeHead(key, 'Số:        /BB-UBND');
  return sectionOf(key, [
    head,
    {
      type: 'title',
      key: `${key}/title`,
      kind: 'BIÊN BẢN',
      abstract: run('Họp đề nghị xét, công nhận xã Nhân Lý đạt chuẩn nông thôn mới nâng cao năm 2024'),
      notes: [],
    },
    ...['Thời gian bắt đầu:', 'Địa điểm:', 'Thành phần tham dự:', 'Chủ trì (chủ tọa):'].map(
      (t, i): Block => ({
        type: 'paragraph',
        key: `${key}/line/${i}`,
        style: 'body',
        runs: run(t),
        fill: true,
      }),
    ),
    {
      type: 'paragraph',
      key: `${key}/secretary`,
      style: 'body',
      runs: run('Thư ký (người ghi biên bản): Nguyễn Thị A, công chức Văn phòng - thống kê.'),
    },
    ...paragraphs(key, 'body', ['Nội dung (theo diễn biến cuộc họp):', sentence(3, 300)]),
    { type: 'blank', key: `${key}/blank`, style: 'body', lines: 6 },
    {
      type: 'paragraph',
      key: `${key}/end`,
      style: 'body',
      runs: run('Cuộc họp kết thúc vào ..... giờ ....., ngày ..... tháng ..... năm 2024./.'),
    },
    {
      type: 'signatures',
      key: `${key}/sign`,
      left: { capacity: ['THƯ KÝ'], notes: [run('(Chữ ký)')], name: '' },
      recipients: { title: 'Nơi nhận:', items: ['Ban Chỉ đạo huyện;', 'Lưu: VT, Hồ sơ.'].map(run) },
      right: { capacity: ['CHỦ TỌA'], notes: [], name: '' },
    },
  ]);
};

/** Form 1.5: the subject under the number, several addressees. */
const letterSection = (key: string, to: readonly string[]): Section =>
  sectionOf(
    key,
    [
      communeHead(key, 'Số:        /UBND-KT', {
        subject: run('V/v cung cấp kết quả lấy ý kiến sự hài lòng của người dân trên địa bàn xã Nhân Lý'),
      }),
      { type: 'addressees', key: `${key}/to`, label: 'Kính gửi:', to: to.map(run) },
      ...paragraphs(key, 'body', [sentence(1, 400), sentence(4, 400), `${sentence(6, 200)}./.`]),
      communeSigns(key, ['Như trên;', 'Lưu: VT, VP (Q).']),
    ],
    'portrait',
    { numbering: 'restart' },
  );

/** Form 1.2: authority, legal bases, articles. */
const decisionSection = (key: string): Section =>
  sectionOf(
    key,
    [
      communeHead(key, 'Số:        /QĐ-UBND', {
        superior: 'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
        issuer: 'ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG',
        placeDate: run('Chi Lăng, ngày      tháng      năm 2024'),
      }),
      {
        type: 'title',
        key: `${key}/title`,
        kind: 'QUYẾT ĐỊNH',
        abstract: run('Về việc thành lập Đoàn thẩm tra kết quả xây dựng nông thôn mới nâng cao'),
        notes: [],
      },
      ...paragraphs(key, 'authority', ['CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CHI LĂNG']),
      ...paragraphs(key, 'legalBasis', [
        'Căn cứ Luật Tổ chức chính quyền địa phương;',
        'Căn cứ Quyết định số 318/QĐ-TTg ngày 08/3/2022 của Thủ tướng Chính phủ;',
        'Theo đề nghị của Chánh Văn phòng Điều phối nông thôn mới huyện.',
      ]),
      ...paragraphs(key, 'decisionWord', ['QUYẾT ĐỊNH:']),
      ...[1, 2, 3].map(
        (n): Block => ({
          type: 'paragraph',
          key: `${key}/article/${n}`,
          style: 'article',
          label: `Điều ${n}.`,
          runs: run(n === 3 ? `${sentence(n, 300)}./.` : sentence(n, 300)),
        }),
      ),
      communeSigns(key, ['Như Điều 3;', 'Ban Chỉ đạo tỉnh;', 'Lưu: VT, VPĐP.']),
    ],
    'portrait',
    { numbering: 'restart' },
  );

/** Form 1.7. */
const invitationSection = (key: string): Section =>
  sectionOf(
    key,
    [
      communeHead(key, 'Số:        /GM-UBND'),
      {
        type: 'title',
        key: `${key}/title`,
        kind: 'GIẤY MỜI',
        abstract: run('Họp đề nghị xét, công nhận xã đạt chuẩn nông thôn mới nâng cao'),
        notes: [],
      },
      ...paragraphs(key, 'body', [
        'Ủy ban nhân dân xã Nhân Lý trân trọng kính mời: Trưởng các thôn, thành viên Ban Chỉ đạo xã;',
        'Tới dự cuộc họp đề nghị xét, công nhận xã đạt chuẩn nông thôn mới nâng cao năm 2024.',
        'Chủ trì: Chủ tịch Ủy ban nhân dân xã.',
        'Thời gian: 08 giờ 00, ngày ..... tháng ..... năm 2024.',
        'Địa điểm: Hội trường Ủy ban nhân dân xã./.',
      ]),
      communeSigns(key, ['Như trên;', 'Lưu: VT.']),
    ],
    'portrait',
    { numbering: 'restart' },
  );

/** Every sample by name. Functions, because some are large. */
export const samples: Readonly<Record<string, () => DocumentTree>> = {
  plan: () => treeOf('plan', [sectionOf('main', planBlocks())]),
  table: () => treeOf('table', [tableSection('annex', 75)]),
  tall: () => treeOf('tall', [sectionOf('main', [...planBlocks().slice(2, 8), tallCell('tall')])]),
  cover: () => treeOf('cover', [coverSection('c')]),
  dossier: () => treeOf('dossier', [coverSection('c'), dossierSection('d'), tableSection('t', 20)]),
  photos: () => treeOf('photos', [photoSection('photos')]),
  minutes: () => treeOf('minutes', [minutesSection('m')]),
  letters: () =>
    treeOf('letters', [
      letterSection('one', ['Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chi Lăng']),
      letterSection('many', [
        'Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chi Lăng',
        'Chi cục Thống kê khu vực Chi Lăng;',
        'Công an huyện Chi Lăng, Bảo hiểm xã hội huyện Chi Lăng và các cơ quan, đơn vị có liên quan trên địa bàn huyện;',
      ]),
      letterSection('long', [
        'Các cơ quan, đơn vị được giao chủ trì, phối hợp thực hiện tiêu chí xây dựng nông thôn mới nâng cao trên địa bàn huyện',
      ]),
    ]),
  decision: () => treeOf('decision', [decisionSection('d'), invitationSection('i')]),
  meeting: () => treeOf('meeting', [meetingPage()]),
};
