/** Ids of papers, meetings, works, names over time: what does not exist, stands twice or crosses is refused at its place. */
import { describe, expect, it } from 'vitest';
import { caseFiles, edited, IN_MEMORY, loadFiles, placeOf, SAMPLE } from '../support/load.ts';

const files = caseFiles(SAMPLE);
const FILE = 'van-ban.yaml';

const faults = (name: string, old: string, replacement: string) => {
  const wrong = edited(files, name, old, replacement);
  const { dossier, diagnostics } = loadFiles(SAMPLE, wrong);
  expect(dossier).toBeNull();
  return { wrong, found: diagnostics.filter((d) => d.severity === 'error') };
};

describe('an id that does not exist', () => {
  it.each([
    [
      'a paper',
      'document: commune-letter\n    date',
      'document: commune-leter\n    date',
      'commune-leter\n    date',
      /văn bản "commune-leter"/,
    ],
    [
      'a paper of prose',
      'document: district-letter\n    part',
      'document: district-leter\n    part',
      'district-leter\n    part',
      /văn bản "district-leter"/,
    ],
    [
      'a part of prose',
      'part: thuan-loi',
      'part: thuanloi',
      'thuanloi',
      /không có phần của văn bản "Báo cáo kết quả.*" "thuanloi"/,
    ],
    [
      'a legal basis',
      'VPĐP"]\n    bases: [quyet-dinh-muc-dat, ke-hoach-huyen]\n  - document: invitation-district',
      'VPĐP"]\n    bases: [quyet-dinh, ke-hoach-huyen]\n  - document: invitation-district',
      'quyet-dinh, ke',
      /căn cứ "quyet-dinh"/,
    ],
    [
      'a unit of the team',
      'unit: phong-tu-phap',
      'unit: phong-tu-fap',
      'phong-tu-fap',
      /đơn vị "phong-tu-fap"/,
    ],
    ['a criterion of the team', 'criteria: ["10"]', 'criteria: ["20"]', '"20"', /tiêu chí "20"/],
    ['an indicator of a work', 'indicators: ["5.1"]', 'indicators: ["5.9"]', '"5.9"', /chỉ tiêu "5\.9"/],
    ['a source of funds without a name', 'id: von-khac', 'id: von-la', 'von-la', /nguồn vốn "von-la"/],
  ] as const)('%s', (_, old, replacement, at, message) => {
    const { wrong, found } = faults(FILE, old, replacement);
    expect(found.map((d) => d.code)).toEqual(['unknown-id']);
    expect(found[0]!.message).toMatch(message);
    expect(found[0]!.hint).toBeTruthy();
    expect(found[0]!.where).toEqual([{ file: `${IN_MEMORY}/${FILE}`, ...placeOf(wrong, FILE, at) }]);
  });

  it('a paper of another body', () => {
    const { found } = faults('minh-chung.yaml', 'external: dien-luc', 'external: dien-lực');
    expect(found.map((d) => d.message)).toEqual(['không có giấy tờ của cơ quan khác "dien-lực"']);
  });

  it('a figure in the prose of a paper', () => {
    const { found } = faults(FILE, '{{tong-so-ho}}', '{{tong-so-hoo}}');
    expect(found.map((d) => d.code)).toEqual(['unknown-figure']);
  });

  it('the unit that a place became', () => {
    const { found } = faults('case.yaml', 'successors: [xa-hoa-minh]', 'successors: [xa-hoa-min]');
    expect(found.map((d) => d.message)).toEqual(['không có đơn vị hành chính "xa-hoa-min"']);
  });
});

describe('an id that stands twice', () => {
  it.each([
    ['a meeting', 'id: hop-huyen', 'id: hop-xa'],
    ['a round of opinions', 'id: y-kien-huyen', 'id: y-kien-xa'],
    ['a work', 'id: lop-hoc-mam-non', 'id: nha-van-hoa-mau-ba'],
    ['a source of funds', 'id: dan-dat', 'id: dan-cong'],
    ['a paper', 'document: commune-votes', 'document: commune-minutes'],
    ['a part of prose', 'part: kho-khan', 'part: thuan-loi'],
  ])('%s', (_, old, replacement) => {
    const { found } = faults(FILE, old, replacement);
    expect(found.map((d) => d.code)).toEqual(['duplicate-id']);
  });
});

describe('names over time', () => {
  it('a period that ends before it begins', () => {
    const { wrong, found } = faults('case.yaml', 'validTo: 2025-06-30', 'validTo: 1980-06-30');
    expect(found.map((d) => d.code)).toEqual(['period-order']);
    expect(found[0]!.where[0]).toMatchObject(placeOf(wrong, 'case.yaml', '1980-06-30'));
  });

  it('a successor that was over earlier', () => {
    const { found } = faults('to-chuc.yaml', '    validFrom: 2025-07-01\n', '    validTo: 2025-01-01\n');
    expect(found.map((d) => d.message)).toEqual([
      'UBND xã Hòa Mẫu: nơi kế tiếp "ubnd-xa-hoa-minh" hết thời gian mang tên trước nó',
    ]);
  });
});
