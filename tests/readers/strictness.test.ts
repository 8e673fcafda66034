/** Every fault of a case is an error with file, line, column and, where a name is near, what was meant. */
import { describe, expect, it } from 'vitest';
import {
  type CaseFiles,
  caseFiles,
  edited,
  everyDocument,
  IN_MEMORY,
  INVENTED,
  linesOf,
  loadFiles,
  mustLoad,
  placeOf,
  REAL,
} from '../support/load.ts';

const real = caseFiles(REAL);
const invented = caseFiles(INVENTED);

interface Fault {
  readonly title: string;
  readonly file: string;
  readonly old: string;
  readonly now: string;
  readonly code: string;
  readonly message: RegExp;
  readonly hint?: RegExp;
  /** Text of the changed file at which the fault stands; it stands there once. None: the file as a whole. */
  readonly at?: string;
}

const CHANGES: readonly Fault[] = [
  {
    title: 'an unknown key',
    file: 'case.yaml',
    old: 'assessmentYear: 2024',
    now: 'assessmentYear: 2024\nsamplee: true',
    code: 'unknown-key',
    message: /mục "samplee" không có trong cấu trúc/,
    hint: /có phải ý bạn là "sample"\?/,
    at: 'true\nregion',
  },
  {
    title: 'an unknown key deep inside',
    file: 'tieu-chi.yaml',
    old: '          remainingWhenListed: 612 m',
    now: '          remainingWhenlisted: 612 m',
    code: 'unknown-key',
    message: /remainingWhenlisted/,
    hint: /có phải ý bạn là "remainingWhenListed"\?/,
    at: '612 m',
  },
  {
    title: 'a key named as a prototype',
    file: 'case.yaml',
    old: 'assessmentYear: 2024',
    now: 'assessmentYear: 2024\n__proto__: { sample: true }',
    code: 'unknown-key',
    message: /__proto__/,
    at: '{ sample: true }',
  },
  {
    title: 'an unquoted numeric id',
    file: 'danh-gia.yaml',
    old: '- id: "17.10"',
    now: '- id: 17.10',
    code: 'wrong-value',
    message: /mã 17\.10 phải đặt trong dấu nháy: "17\.10"/,
    at: '17.10\n',
  },
  {
    title: 'an unquoted numeric id in a list',
    file: 'to-chuc.yaml',
    old: 'criteria: ["3", "13"]',
    now: 'criteria: ["3", 13]',
    code: 'wrong-value',
    message: /mã 13 phải đặt trong dấu nháy: "13"/,
    at: '13]',
  },
  {
    title: 'an unknown figure in prose, inside a literal block',
    file: 'tieu-chi.yaml',
    old: '{{duong-ngo-xom.ratio}} đạt',
    now: '{{duong-ngo-xomm.ratio}} đạt',
    code: 'unknown-figure',
    message: /không có số liệu "duong-ngo-xomm"/,
    hint: /có phải ý bạn là "duong-ngo-xom"\?/,
    at: '{{duong-ngo-xomm.ratio}}',
  },
  {
    title: 'an unknown facet',
    file: 'tieu-chi.yaml',
    old: '{{duong-ngo-xom.percent}}',
    now: '{{duong-ngo-xom.percnt}}',
    code: 'unknown-facet',
    message: /"percnt"/,
    hint: /có phải ý bạn là "percent"\?/,
    at: '{{duong-ngo-xom.percnt}}',
  },
  {
    title: 'markup that is none in prose',
    file: 'tieu-chi.yaml',
    old: '{{duong-ngo-xom.percent}}',
    now: '{{#if x}}',
    code: 'prose-markup',
    message: /\{\{ \}\}/,
    at: '{{#if x}}',
  },
  {
    title: '{{assigned}} where no unit is named',
    file: 'tieu-chi.yaml',
    old: '{{duong-ngo-xom.percent}}',
    now: '{{assigned}}',
    code: 'unknown-figure',
    message: /"assigned"/,
    at: '{{assigned}}',
  },
  {
    title: 'a duplicate id of a figure',
    file: 'so-lieu.yaml',
    old: '- id: duong-noi-dong',
    now: '- id: duong-ngo-xom # lần hai',
    code: 'duplicate-id',
    message: /"duong-ngo-xom" khai hai lần/,
    at: 'duong-ngo-xom # lần hai',
  },
  {
    title: 'a duplicate id of an indicator',
    file: 'danh-gia.yaml',
    old: '- id: "1.3"',
    now: '- id: "1.1" # lần hai',
    code: 'duplicate-id',
    message: /chỉ tiêu "1\.1" khai hai lần/,
    at: '"1.1" # lần hai',
  },
  {
    title: 'a duplicate id of a unit',
    file: 'to-chuc.yaml',
    old: '- { id: phong-tu-phap,',
    now: '- { id: phong-tai-nguyen,',
    code: 'duplicate-id',
    message: /đơn vị "phong-tai-nguyen" khai hai lần/,
    at: 'phong-tai-nguyen, name: Phòng Tư pháp',
  },
  {
    title: 'an unknown unit',
    file: 'to-chuc.yaml',
    old: 'labour: phong-lao-dong',
    now: 'labour: phong-lao-dongg',
    code: 'unknown-id',
    message: /không có đơn vị "phong-lao-dongg"/,
    hint: /phong-lao-dong"/,
    at: 'phong-lao-dongg',
  },
  {
    title: 'an unknown role',
    file: 'to-chuc.yaml',
    old: 'labour: phong-lao-dong',
    now: 'labor: phong-lao-dong',
    code: 'unknown-id',
    message: /không có vai trò "labor"/,
    hint: /"labour"/,
    at: 'phong-lao-dong\n  office-health',
  },
  {
    title: 'an unknown hamlet',
    file: 'tieu-chi.yaml',
    old: 'hamlets: [Lạng Giai B, Khun Tiếm]',
    now: 'hamlets: [Lạng Giai C, Khun Tiếm]',
    code: 'unknown-id',
    message: /không có thôn "Lạng Giai C"/,
    hint: /có phải ý bạn là "Lạng Giai [AB]"/,
    at: 'Lạng Giai C',
  },
  {
    title: 'an unknown deadline',
    file: 'tieu-chi.yaml',
    old: '    deadline: unmet-dossiers\n    currentStateLines: { style: dashed',
    now: '    deadline: unmet-dossier\n    currentStateLines: { style: dashed',
    code: 'unknown-id',
    message: /không có thời hạn "unmet-dossier"/,
    hint: /"unmet-dossiers"/,
    at: 'unmet-dossier\n',
  },
  {
    title: 'an unknown indicator',
    file: 'so-lieu.yaml',
    old: 'indicator: "17.12"\n    source: Kế hoạch, mục II.11\n  - id: ho-nuoc',
    now: 'indicator: "17.13"\n    source: Kế hoạch, mục II.11\n  - id: ho-nuoc',
    code: 'unknown-id',
    message: /không có chỉ tiêu "17\.13"/,
    at: '"17.13"',
  },
  {
    title: 'an indicator of another criterion',
    file: 'tieu-chi.yaml',
    old: 'indicators: ["14.1", "14.2", "14.3", "14.4"] }',
    now: 'indicators: ["14.1", "13.2", "14.3", "14.4"] }',
    code: 'unknown-id',
    message: /không có chỉ tiêu của tiêu chí 14 "13\.2"/,
    at: '"13.2", "14.3"',
  },
  {
    title: 'a part that the indicator does not have',
    file: 'danh-gia.yaml',
    old: '{ id: "2.2.a",',
    now: '{ id: "2.2.z",',
    code: 'unknown-id',
    message: /chỉ tiêu 2\.2 không có phần "2\.2\.z"/,
    hint: /"2\.2\.a"/,
    at: '"2.2.z"',
  },
  {
    title: 'an unknown region',
    file: 'case.yaml',
    old: 'region: TDMNPB',
    now: 'region: TDMNBP',
    code: 'unknown-id',
    message: /không có vùng "TDMNBP"/,
    hint: /TDMNPB/,
    at: 'TDMNBP',
  },
  {
    title: 'an unknown legal basis',
    file: 'case.yaml',
    old: 'basis: ke-hoach-07',
    now: 'basis: ke-hoach-08',
    code: 'unknown-id',
    message: /không có căn cứ "ke-hoach-08"/,
    hint: /ke-hoach-07/,
    at: 'ke-hoach-08',
  },
  {
    title: 'a signer of a document that does not exist',
    file: 'case.yaml',
    old: '- document: plan\n',
    now: '- document: plann\n',
    code: 'unknown-id',
    message: /không có tài liệu "plann"/,
    hint: /"plan"/,
    at: 'plann',
  },
  {
    title: 'an unknown pack',
    file: 'case.yaml',
    old: 'pack: nang-cao-2021-2025',
    now: 'pack: nang-cao-2021-2026',
    code: 'pack-unknown',
    message: /không có bộ mẫu/,
    hint: /nang-cao-2021-2025/,
    at: 'nang-cao-2021-2026',
  },
  {
    title: 'a zero denominator',
    file: 'so-lieu.yaml',
    old: 'denominator: "15.7"',
    now: 'denominator: "0"',
    code: 'zero-denominator',
    message: /mẫu số bằng 0/,
    hint: /notApplicable/,
    at: '"0"\n    indicator: "2.3"',
  },
  {
    title: 'a numerator without denominator',
    file: 'so-lieu.yaml',
    old: '    denominator: "15.7"\n',
    now: '',
    code: 'figure-denominator',
    message: /có tử số mà thiếu mẫu số/,
    at: '"14"',
  },
  {
    title: 'a number with thousands marks',
    file: 'so-lieu.yaml',
    old: 'value: "44.91"',
    now: 'value: "1.044,91"',
    code: 'wrong-value',
    message: /cần một con số như 14 hoặc 15,7/,
    at: '"1.044,91"',
  },
  {
    title: 'a wrong type: a text for a list',
    file: 'case.yaml',
    old: 'hamlets: [Hợp Nhất, Làng Chiềng, Lạng Giai A, Lạng Giai B, Khun Tiếm]',
    now: 'hamlets: Hợp Nhất',
    code: 'wrong-type',
    message: /hamlets: cần một danh sách/,
    at: 'Hợp Nhất\n\n',
  },
  {
    title: 'a verdict that is none',
    file: 'tieu-chi.yaml',
    old: 'verdict: unmet\n        by: Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Chi Lăng\n        document: "Kế hoạch số …/KH-BCĐ tháng 3/2024, mục I.1 và II.13"',
    now: 'verdict: failed\n        by: Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Chi Lăng\n        document: "Kế hoạch số …/KH-BCĐ tháng 3/2024, mục I.1 và II.13"',
    code: 'wrong-value',
    message: /kết luận là met \(đạt\) hoặc unmet \(chưa đạt\)/,
    at: 'failed',
  },
  {
    title: 'a day that does not exist',
    file: 'case.yaml',
    old: 'date: 2024-11-30',
    now: 'date: 2024-11-31',
    code: 'wrong-value',
    message: /cần một ngày có thật/,
    at: '2024-11-31',
  },
  {
    title: 'a missing key',
    file: 'case.yaml',
    old: 'region: TDMNPB\n',
    now: '',
    code: 'missing-key',
    message: /thiếu mục "region"/,
  },
  {
    title: 'a missing key deep inside',
    file: 'case.yaml',
    old: '    name: Hoàn thiện hồ sơ các tiêu chí chưa đạt để huyện thẩm tra\n',
    now: '',
    code: 'missing-key',
    message: /thiếu mục "name" \(ở deadlines › 1\)/,
    at: 'id: unmet-dossiers',
  },
  {
    title: 'an empty text',
    file: 'so-lieu.yaml',
    old: 'name: Đường ngõ xóm có mặt đường BTXM',
    now: 'name: "  "',
    code: 'wrong-value',
    message: /không được để trống/,
    at: '"  "',
  },
  {
    title: 'a control character',
    file: 'so-lieu.yaml',
    old: 'name: Đường ngõ xóm có mặt đường BTXM',
    now: 'name: "Đường\\u0007ngõ"',
    code: 'wrong-value',
    message: /ký tự điều khiển/,
    at: '"Đường\\u0007ngõ"',
  },
  {
    title: 'a character that turns the direction of writing',
    file: 'so-lieu.yaml',
    old: 'name: Đường ngõ xóm có mặt đường BTXM',
    now: 'name: "Đường \u202Eõgn"',
    code: 'wrong-value',
    message: /ký tự điều khiển/,
    at: '"Đường \u202Eõgn"',
  },
  {
    title: 'a measure that is neither text nor task',
    file: 'tieu-chi.yaml',
    old: '      - task:\n          id: quy-hoach-trung-tam-xa',
    now: '      - taskk:\n          id: quy-hoach-trung-tam-xa',
    code: 'unknown-key',
    message: /taskk/,
    hint: /"task"/,
    at: 'id: quy-hoach-trung-tam-xa',
  },
];

const faultsOf = (files: CaseFiles, source = REAL) => {
  const { dossier, diagnostics } = loadFiles(source, files);
  expect(dossier === null).toBe(true);
  return diagnostics.filter((d) => d.severity === 'error');
};

describe('one fault', () => {
  it.each(CHANGES)('$title', ({ file, old, now, code, message, hint, at }) => {
    const files = edited(real, file, old, now);
    const found = faultsOf(files).find((d) => d.code === code && message.test(d.message));
    expect(found, JSON.stringify(faultsOf(files))).toBeDefined();
    expect(found!.where).toEqual([
      { file: `${IN_MEMORY}/${file}`, ...(at === undefined ? {} : placeOf(files, file, at)) },
    ]);
    if (hint) expect(found!.hint).toMatch(hint);
  });
});

describe('what only the invented case has', () => {
  const faults = (file: string, old: string, now: string) =>
    faultsOf(edited(invented, file, old, now), INVENTED).map((d) => [d.code, d.message]);

  it.each([
    [
      'a hamlet in a detail table',
      'thon: Tây, loai: nhựa',
      'thon: Tâyy, loai: nhựa',
      'unknown-id',
      /thôn "Tâyy"/,
    ],
    ['a choice of a detail table', 'loai: nhựa', 'loai: sỏi', 'unknown-id', /"sỏi"/],
    ['a column of a detail table', 'loai: nhựa', 'loại: nhựa', 'unknown-column', /không có cột "loại"/],
    ['a number of a detail table', 'chieu-dai: 1.75', 'chieu-dai: khoảng 2', 'wrong-value', /con số/],
    [
      'the common figure of a denominator',
      'denominatorFrom: nhan-khau-nu',
      'denominatorFrom: nhan-khau',
      'unknown-figure',
      /nhan-khau/,
    ],
  ])('%s', (_, old, now, code, message) => {
    const found = faults('so-lieu.yaml', old, now);
    expect(
      found.find(([c, m]) => c === code && message.test(m!)),
      JSON.stringify(found),
    ).toBeDefined();
  });

  it.each([
    [
      'the figure of a round',
      'figure: thu-nhap-tinh, by',
      'figure: thu-nhap-tinhh, by',
      'unknown-id',
      /thu-nhap-tinhh/,
    ],
    [
      'the figure of a round of a part',
      '{ level: commune, verdict: met }] }\n      - { id: "3.1.b"',
      '{ level: commune, verdict: met, figure: xx }] }\n      - { id: "3.1.b"',
      'unknown-id',
      /"xx"/,
    ],
    ['a level', 'level: Khá }', 'level: Kha }', 'unknown-id', /mức xếp loại "Kha"/],
    [
      'not applicable without a source',
      'reason: xã không có bến đò, source: Công văn 10 của UBND xã',
      'reason: xã không có bến đò',
      'missing-key',
      /"source"/,
    ],
    [
      'two requirements for one indicator',
      'requirements:\n',
      'requirements:\n  - { indicator: "7.4", value: "5", document: X }\n',
      'duplicate-id',
      /mức yêu cầu/,
    ],
  ])('%s', (_, old, now, code, message) => {
    const found = faults('danh-gia.yaml', old, now);
    expect(
      found.find(([c, m]) => c === code && message.test(m!)),
      JSON.stringify(found),
    ).toBeDefined();
  });

  it('a condition that neither the pack nor a name of its own explains', () => {
    const found = faults('case.yaml', '- { id: giu-chuan,', '- { id: giu-chuann,');
    expect(
      found.find(([c, m]) => c === 'unknown-id' && /giu-chuann/.test(m!)),
      JSON.stringify(found),
    ).toBeDefined();
  });
});

describe('several faults', () => {
  it('of different files are reported together, each once', () => {
    let files = edited(real, 'so-lieu.yaml', 'denominator: "15.7"', 'denominator: "0"');
    files = edited(files, 'to-chuc.yaml', 'labour: phong-lao-dong', 'labour: phong-lao');
    files = edited(files, 'tieu-chi.yaml', '{{duong-ngo-xom.percent}}', '{{duong-ngo.percent}}');
    const found = faultsOf(files);
    expect(found.map((d) => [d.code, d.where[0]!.file])).toEqual(
      expect.arrayContaining([
        ['zero-denominator', `${IN_MEMORY}/so-lieu.yaml`],
        ['unknown-id', `${IN_MEMORY}/to-chuc.yaml`],
        ['unknown-figure', `${IN_MEMORY}/tieu-chi.yaml`],
      ]),
    );
    expect(new Set(found.map((d) => JSON.stringify(d))).size).toBe(found.length);
  });

  it('of one schema are reported together', () => {
    let files = edited(real, 'case.yaml', 'region: TDMNPB\n', '');
    files = edited(files, 'danh-gia.yaml', '- id: "17.10"', '- id: 17.10');
    expect(faultsOf(files).map((d) => d.code)).toEqual(
      expect.arrayContaining(['missing-key', 'wrong-value']),
    );
  });

  it('of syntax in two files are reported together', () => {
    let files = edited(real, 'case.yaml', 'region: TDMNPB', 'region: "TDMNPB');
    files = edited(files, 'so-lieu.yaml', 'figures:\n', 'figures:\n\t- id: x\n');
    expect(new Set(faultsOf(files).map((d) => d.where[0]!.file))).toEqual(
      new Set([`${IN_MEMORY}/case.yaml`, `${IN_MEMORY}/so-lieu.yaml`]),
    );
  });
});

describe('files of a case', () => {
  it('a group stands in one file only; both places are named', () => {
    const files = { ...real, 'them.yaml': 'hamlets: [A]\n' };
    expect(faultsOf(files)).toMatchObject([
      {
        code: 'duplicate-group',
        where: [
          { file: `${IN_MEMORY}/case.yaml`, line: placeOf(real, 'case.yaml', 'hamlets: [').line },
          { file: `${IN_MEMORY}/them.yaml`, line: 1 },
        ],
      },
    ]);
  });

  it('may be JSON as well as YAML, and split at will, with the same data', () => {
    const data = {
      id: 'nho',
      pack: 'muoi-tieu-chi',
      assessmentYear: 2031,
      region: 'nhom-1',
      created: '2031-01-01',
      commune: { kind: 'xã', name: 'Nhỏ' },
      organisations: [{ id: 'x', name: 'X', level: 'commune' }],
    };
    const figures = [{ id: 'a', name: 'A', unit: 'km', value: '6.60', percentDecimals: 1 }];
    const yaml = `id: nho
pack: muoi-tieu-chi
assessmentYear: 2031
region: nhom-1
created: 2031-01-01
commune: { kind: xã, name: Nhỏ }
organisations:
  - id: x
    name: X
    level: commune
figures:
  - { id: a, name: A, unit: km, value: 6.60, percentDecimals: 1 }
`;
    const read = (files: CaseFiles) => loadFiles(INVENTED, files).dossier?.appraised.data;
    const expected = read({ 'case.yaml': yaml });
    expect(expected?.figures[0]?.value).toEqual({ digits: 660n, scale: 2 });
    expect(read({ 'case.json': JSON.stringify({ ...data, figures }) })).toEqual(expected);
    const split = { 'case.json': JSON.stringify(data), 'so-lieu.json': JSON.stringify({ figures }) };
    expect(read(split)).toEqual(expected);
    expect(read({ 'case.yaml': `\uFEFF${yaml}`.normalize('NFD').replaceAll('\n', '\r\n') })).toEqual(
      expected,
    );
  });

  it('decomposed letters, as some systems write them, change nothing in any document', () => {
    const decomposed = Object.fromEntries(
      Object.entries(real).map(([name, text]) => [name, text.normalize('NFD')]),
    );
    expect(decomposed['case.yaml']).not.toBe(real['case.yaml']);
    const texts = (files: CaseFiles) =>
      [...everyDocument(mustLoad(REAL, files))].map(([id, d]) => [id, linesOf(d.tree)]);
    expect(texts(decomposed)).toEqual(texts(real));
  });

  it('a folder without data, a file that is no group of names', () => {
    const { dossier, diagnostics } = loadFiles(REAL, {});
    expect([dossier, diagnostics.map((d) => d.code)]).toEqual([null, ['case-missing']]);
    expect(faultsOf({ ...real, 'x.yaml': '- một\n' }).map((d) => d.code)).toEqual(['case-shape']);
  });
});
