/**
 * Broken YAML cases, one fault each, made from the real case by one replacement. `at` is a text that stands exactly
 * once in the broken file: the message must point at its line.
 */
export interface BrokenYaml {
  readonly fault: string;
  readonly file: string;
  readonly old: string;
  readonly now: string;
  readonly code: string;
  readonly at: string;
}

const of =
  (file: string) =>
  (fault: string, old: string, now: string, code: string, at = now): BrokenYaml => ({
    fault,
    file,
    old,
    now,
    code,
    at,
  });

const figures = of('so-lieu.yaml');
const general = of('case.yaml');
const results = of('danh-gia.yaml');
const units = of('to-chuc.yaml');
const criteria = of('tieu-chi.yaml');

export const brokenYaml: readonly BrokenYaml[] = [
  // Numbers
  figures('a word in a number', 'numerator: "14"', 'numerator: mười bốn', 'wrong-value'),
  figures('thousands and decimals', 'numerator: "14"', 'numerator: "1.400,5"', 'wrong-value'),
  figures('a unit inside the number', 'numerator: "14"', 'numerator: "14 km"', 'wrong-value'),
  figures('an inequality for a number', 'value: "71"', 'value: "> 71"', 'wrong-value'),
  figures('a ratio in one number', 'value: "71"', 'value: "14/15,7"', 'wrong-value'),
  figures('a percent mark in the number', 'value: "71"', 'value: "71%"', 'wrong-value'),
  figures('letter O for a zero', 'numerator: "14"', 'numerator: "1O"', 'wrong-value'),
  figures('a denominator of zero', 'denominator: "15.7"', 'denominator: "0"', 'zero-denominator'),
  figures(
    'a numerator without denominator',
    '    denominator: "15.7"\n',
    '',
    'figure-denominator',
    'numerator: "14"',
  ),
  figures('a negative length', 'numerator: "14"', 'numerator: "-14"', 'negative'),
  figures('another unit than the indicator', 'unit: triệu đồng\n', 'unit: đồng\n', 'unit-mismatch'),
  figures(
    'a year of two digits',
    'dataYear: 2023\n    source: Kế hoạch, mục II.7',
    'dataYear: 23\n    source: Kế hoạch, mục II.7',
    'wrong-value',
    'dataYear: 23\n',
  ),
  figures('seven decimals', 'percentDecimals: 1\n', 'percentDecimals: 7\n', 'wrong-value'),
  figures(
    'a role that does not exist',
    'role: target\n    source: Kế hoạch, mục II.3',
    'role: targets\n    source: Kế hoạch, mục II.3',
    'wrong-value',
    'role: targets',
  ),
  figures(
    'one code for two figures',
    'id: duong-noi-dong',
    'id: duong-ngo-xom',
    'duplicate-id',
    '- id: duong-ngo-xom\n    name: Đường trục chính',
  ),
  figures('an unquoted indicator number', 'indicator: "2.3"', 'indicator: 2.3', 'wrong-value'),
  figures('an indicator that does not exist', 'indicator: "2.3"', 'indicator: "2.33"', 'unknown-id'),
  figures('a misspelt key', 'numerator: "14"', 'numeratr: "14"', 'unknown-key'),
  figures('a code with a space', 'id: duong-noi-dong', 'id: duong noi dong', 'wrong-value'),
  figures('an empty name', 'name: Đường ngõ xóm có mặt đường BTXM', 'name: ""', 'wrong-value', 'name: ""'),
  figures(
    'a missing name',
    '    name: Đường ngõ xóm có mặt đường BTXM\n',
    '',
    'missing-key',
    '- id: duong-ngo-xom',
  ),
  // YAML itself
  figures(
    'a tab for indenting',
    '    name: Đường ngõ xóm',
    '\tname: Đường ngõ xóm',
    'source-syntax',
    'Đường ngõ xóm có mặt đường BTXM',
  ),
  figures(
    'one key twice',
    'numerator: "14"',
    'numerator: "14"\n    numerator: "15"',
    'source-syntax',
    'numerator: "15"',
  ),
  figures('an alias', 'source: Kế hoạch, mục II.7', 'source: *nguon', 'source-alias', 'source: *nguon'),
  figures(
    'a quotation mark left open',
    'unit: triệu đồng\n    value',
    'unit: "triệu đồng\n    value',
    'source-syntax',
    'unit: "triệu đồng',
  ),
  // General information
  general('a year that cannot be', 'assessmentYear: 2024', 'assessmentYear: 202', 'wrong-value'),
  general('a day that does not exist', 'date: 2024-11-15', 'date: 2024-11-31', 'wrong-value'),
  general('a day written the Vietnamese way', 'date: 2024-11-15', 'date: 15/11/2024', 'wrong-value'),
  general('a month with a zero too many', 'month: 2024-03', 'month: 2024-003', 'wrong-value'),
  general('a region that the pack does not have', 'region: TDMNPB', 'region: TDMN', 'unknown-id'),
  general('a pack that does not exist', 'pack: nang-cao-2021-2025', 'pack: nang-cao-2026', 'pack-unknown'),
  general('a basis that does not exist', 'basis: ke-hoach-07', 'basis: ke-hoach-7', 'unknown-id'),
  general('a signer of no document', 'document: plan', 'document: plann', 'unknown-id'),
  // Results
  results(
    'an indicator twice',
    '- id: "2.3"',
    '- id: "2.4"',
    'duplicate-id',
    'id: "2.4"\n    figure: duong-noi-dong',
  ),
  results('a figure that does not exist', 'figure: duong-ngo-xom', 'figure: duong-ngo-som', 'unknown-id'),
  results('a part of another indicator', '"2.2.a"', '"5.1.a"', 'unknown-id', '"5.1.a"'),
  results(
    'yes as a word',
    '- id: "1.1"\n    stated: true',
    '- id: "1.1"\n    stated: có',
    'wrong-value',
    'stated: có',
  ),
  results(
    'two forms of one value',
    'figure: duong-ngo-xom',
    'figure: duong-ngo-xom\n    stated: true',
    'value-forms',
    'stated: true\n  - id: "2.4"',
  ),
  // Units
  units(
    'a unit that does not exist',
    'environment: phong-tai-nguyen',
    'environment: phong-moi-truong',
    'unknown-id',
  ),
  units(
    'a role that the pack does not have',
    '  justice: phong-tu-phap',
    '  justic: phong-tu-phap',
    'unknown-id',
    'justic:',
  ),
  units(
    'a level that does not exist',
    'id: mat-tran, name: Ủy ban Mặt trận Tổ quốc Việt Nam huyện, level: district',
    'id: mat-tran, name: Ủy ban Mặt trận Tổ quốc Việt Nam huyện, level: huyện',
    'wrong-value',
    'level: huyện',
  ),
  // Prose
  criteria(
    'a figure in prose that does not exist',
    '{{duong-truc-thon.ratio}}',
    '{{duong-truc-thonn.ratio}}',
    'unknown-figure',
    'duong-truc-thonn',
  ),
  criteria(
    'a facet that does not exist',
    '{{duong-truc-thon.ratio}}',
    '{{duong-truc-thon.rate}}',
    'unknown-facet',
    'duong-truc-thon.rate',
  ),
  criteria(
    'a brace left open',
    '{{duong-truc-thon.ratio}}',
    '{{duong-truc-thon.ratio}',
    'prose-markup',
    '{{duong-truc-thon.ratio} ',
  ),
  criteria(
    'a hamlet that the case does not have',
    'hamlets: [Lạng Giai B, Khun Tiếm]',
    'hamlets: [Lạng Giai C, Khun Tiếm]',
    'unknown-id',
    'Lạng Giai C',
  ),
  criteria(
    'a deadline that does not exist',
    'trong năm 2024\n          lead: phong-kinh-te-ha-tang',
    'trong năm 2024\n          deadline: cuoi-nam\n          lead: phong-kinh-te-ha-tang',
    'unknown-id',
    'cuoi-nam',
  ),
];
