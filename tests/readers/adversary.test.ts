/** Mistakes an adversary found: each was accepted once and gave a wrong paper. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { alwaysChecked } from '../../src/checks/check.ts';
import { generate } from '../../src/index.ts';
import { caseFiles, changed, edited, loadFiles, mustLoad, REAL } from '../support/load.ts';

const files = caseFiles(REAL);
const faults = (name: string, old: string, replacement: string): string[] =>
  loadFiles(REAL, edited(files, name, old, replacement)).diagnostics.map((d) => `${d.code}: ${d.message}`);

describe('figures', () => {
  it.each([
    [
      'another unit than the indicator',
      'unit: triệu đồng\n    value: "44.91"',
      'unit: đồng\n    value: "44910000"',
      'unit-mismatch: chỉ tiêu 10 cần đơn vị "triệu đồng/người/năm"',
    ],
    [
      'a negative number',
      'numerator: "14"',
      'numerator: "-14"',
      'negative: số liệu "duong-ngo-xom" không thể là số âm',
    ],
    ['a million decimals', 'percentDecimals: 1\n', 'percentDecimals: 1000000\n', 'nhiều nhất 6 chữ số'],
  ])('%s', (_, old, replacement, message) => {
    expect(faults('so-lieu.yaml', old, replacement).join('\n')).toContain(message);
  });

  it('a number that may have a thousands mark, and more than the whole, are asked about', () => {
    const odd = changed(mustLoad(REAL), (data) => {
      const { numerator: _n, denominator: _d, ...plain } = data.figures[0]!;
      data.figures.push({ ...plain, id: 'so-ho', unit: 'hộ', value: { digits: 1250n, scale: 3 } });
      data.figures[0]!.numerator = { digits: 900n, scale: 2 };
    });
    const found = alwaysChecked({ ...odd, evidenceFiles: null });
    const codes = found.map((d) => d.code);
    expect(codes).toContain('thousands');
    expect(codes).toContain('over-whole');
    expect(found.find((d) => d.code === 'thousands')!.hint).toContain('1250');
  });
});

describe('indicators and requirements', () => {
  it('two forms of value', () => {
    expect(
      faults('danh-gia.yaml', 'figure: duong-ngo-xom', 'figure: duong-ngo-xom\n    stated: true').join('\n'),
    ).toContain('value-forms: chỉ tiêu 2.3 chỉ được ghi một cách');
  });
});

describe('files', () => {
  it('a file that was not saved as UTF-8', () => {
    const broken = {
      ...files,
      'so-lieu.yaml': files['so-lieu.yaml']!.replace('Đường trục', '\uFFFD\uFFFDng tr?c'),
    };
    expect(loadFiles(REAL, broken).diagnostics).toMatchObject([
      { code: 'source-encoding', hint: expect.stringContaining('UTF-8') },
    ]);
  });

  it('a month that does not exist, a symbol in the number', () => {
    expect(faults('case.yaml', 'month: 2024-03', 'month: 2024-13').join('\n')).toContain('cần năm-tháng');
    expect(
      faults(
        'case.yaml',
        'month: 2024-03',
        'month: 2024-03\n  issued: { number: 12/KH-BCĐ, date: 2024-03-05 }',
      ).join('\n'),
    ).toContain('chỉ ghi số');
  });
});

describe('an interrupted run', () => {
  const out = mkdtempSync(join(tmpdir(), 'interrupted-'));
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('its files are not taken for edited ones when the manifest is lost', async () => {
    const ask = {
      outFolder: out,
      edition: 'working',
      only: ['plan', 'criterion-02'],
      formats: ['docx'],
    } as const;
    await generate(mustLoad(REAL), ask);
    rmSync(join(out, 'manifest.json'));
    expect((await generate(mustLoad(REAL), ask)).warnings).toEqual([]);
    expect(readdirSync(out).sort()).toEqual([
      'ke-hoach.docx',
      'manifest.json',
      'tieu-chi-02-giao-thong.docx',
    ]);
  });
});

describe('counting rows of a detail table', () => {
  it('a choice that the column does not have', () => {
    const wrong = edited(
      files,
      'so-lieu.yaml',
      'figures:\n',
      `detailTables:
  - id: tuyen
    name: Bảng kê tuyến
    columns: [{ id: loai, name: Loại, kind: choice, choices: [Bê tông, Đất] }]
    rows: [{ loai: Bê tông }]
figures:
  - { id: so-tuyen, name: Số tuyến, unit: tuyến, from: { table: tuyen, countWhere: { column: loai, equals: bê tông } } }
`,
    );
    expect(loadFiles(REAL, wrong).diagnostics).toMatchObject([
      { code: 'unknown-choice', hint: 'có phải ý bạn là "Bê tông"?' },
    ]);
  });
});
