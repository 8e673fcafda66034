/**
 * Another regime is another folder, not another program: an invented pack of ten criteria, three groups of communes,
 * no district, its own words and templates, with a sample case that uses what the real one does not have.
 */
import { describe, expect, it } from 'vitest';
import { checkTemplates, plannedDocuments } from '../../src/dossier/documents.ts';
import { renderDocument } from '../../src/dossier/generate.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { plainDecimal } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import { caseFiles, edited, everyDocument, INVENTED, linesOf, mustBuild, mustLoad } from '../support/load.ts';

const files = caseFiles(INVENTED);
const dossier = mustLoad(INVENTED, files);
const { appraised, pack } = dossier;
const working = everyDocument(dossier);
const submission = everyDocument(dossier, 'submission');
const textOf = (id: string, edition = working) => linesOf(edition.get(id)!.tree);

/** Lines of the document's tables of this row key column by column, with no-break spaces as spaces. */
const tableOf = (key: string, edition = working) => {
  const table = edition.get('summary-tables')!.workbook.find((t) => t.key === key)!;
  const values = evaluateTable(table);
  return (row: string, column: string) =>
    shownLines(values, table.rows.find((r) => r.key === row)!, column)
      .join('\n')
      .replaceAll('\u00a0', ' ');
};

describe('the pack', () => {
  it('has ten criteria, three regions and no district', () => {
    expect(pack.criteria).toHaveLength(10);
    expect(pack.info.regions.map((r) => r.id)).toEqual(['nhom-1', 'nhom-2', 'nhom-3']);
    expect(pack.info.tiers.district).toBeUndefined();
    expect(pack.indicator.size).toBe(21);
  });

  it('has templates without a fault', () => {
    const diagnostics = new Diagnostics();
    checkTemplates({ pack }, diagnostics);
    expect(diagnostics.items).toEqual([]);
  });

  it('is marked as invented in every file', () => {
    for (const name of ['case.yaml', 'so-lieu.yaml', 'danh-gia.yaml']) expect(files[name]).toMatch(/^# BỊA/);
    for (const name of pack.templateNames.filter((n) => !n.startsWith('parts-')))
      expect(pack.template(name)!.text).toContain('Bịa để kiểm thử');
    expect(textOf('plan').join('\n')).toContain('Số liệu mẫu để kiểm thử, không phải của xã nào.');
  });
});

describe('its documents', () => {
  it('are the plan, ten criteria and the tables; what others issue is not made', () => {
    const numbers = Array.from({ length: 10 }, (_, i) => `criterion-${String(i + 1).padStart(2, '0')}`);
    expect([...working.keys()]).toEqual(['plan', ...numbers, 'summary-tables']);
    expect([...submission.keys()]).toEqual([...working.keys()]);
    const names = plannedDocuments(dossier).map((d) => d.fileName);
    expect(names.slice(0, 3)).toEqual(['chuong-trinh', 'tap-01-duong-di', 'tap-02-nuoc-sach']);
    expect(new Set(names).size).toBe(names.length);
  });

  it('never say "huyện", nor count 19 or 75', () => {
    for (const edition of [working, submission]) {
      for (const [id, document] of edition) {
        const everything = JSON.stringify([document.tree, document.workbook], (_, v) =>
          typeof v === 'bigint' ? v.toString() : v,
        );
        expect([id, everything.match(/.{20}huyện.{20}/i)]).toEqual([id, null]);
        expect([id, everything.match(/\b(?:19|75) (?:tiêu chí|chỉ tiêu)/gi)]).toEqual([id, null]);
      }
    }
    const counts = /10 tiêu chí: đạt 05 \(03 máy tính ra\), chưa đạt 05 \(máy tính ra\); 21 chỉ tiêu:/;
    expect(textOf('summary-tables').join('\n')).toMatch(counts);
    expect(textOf('plan')).toContain('Hồ sơ gồm 10 tiêu chí, 21 chỉ tiêu.');
  });

  it('speak with the words of the pack and none of the other pack', () => {
    const all = [...working.values()].flatMap((d) => linesOf(d.tree)).join('\n');
    for (const own of [
      'chưa ai cho số',
      'chưa ai cho mức',
      'phải soát lại',
      '(máy tính ra)',
      'Chưa ai viết.',
    ])
      expect(all).toContain(own);
    for (const other of [
      'chưa có số liệu',
      'chưa có mức',
      'cần đối chiếu',
      'tạm tính',
      'nâng cao',
      'Ban Chỉ đạo',
    ])
      expect([other, all.includes(other)]).toEqual([other, false]);
  });

  it.each(['docx', 'pdf', 'xlsx'] as const)('are written as %s', async (format) => {
    for (const document of [...working.values(), ...submission.values()]) {
      if (!document.entry.formats.includes(format)) continue;
      const { data, warnings } = await renderDocument(document, format);
      expect([document.id, data.length > 1000, warnings]).toEqual([document.id, true, []]);
    }
  });
});

describe('figures', () => {
  const percent = (row: string) => tableOf('figures')(row, 'percent');
  const value = (row: string) => tableOf('figures')(row, 'value');

  it('come from detail tables and common figures: one denominator in the whole dossier', () => {
    expect(['duong-cung-hoa', 'ho-nuoc-sach', 'ho-gieng', 'ho-ngheo'].map(value)).toEqual([
      '4,50/5,00',
      '715/801',
      '86/801',
      '16/801',
    ]);
    expect(['duong-cung-hoa', 'ho-nuoc-sach', 'ho-gieng', 'ho-ngheo'].map(percent)).toEqual([
      '90,00%',
      '89,3%',
      '10,74%',
      '2,00%',
    ]);
    const used = tableOf('figures')('tong-so-ho', 'used');
    for (const name of ['Hộ dùng nước sạch', 'Hộ còn dùng nước giếng', 'Hộ nghèo'])
      expect(used).toContain(`Mẫu số của: ${name}`);
    expect(tableOf('figures')('hai-long', 'used')).toBe('Điều kiện ngoài bộ tiêu chí');
  });

  it('one household more in one hamlet changes every share of households', () => {
    const more = mustLoad(
      INVENTED,
      edited(files, 'so-lieu.yaml', '{ thon: Nam, so-ho: 201,', '{ thon: Nam, so-ho: 301,'),
    );
    const lines = linesOf(mustBuild(more, 'summary-tables').tree).join('\n');
    for (const text of ['715/901', '86/901', '16/901']) expect(lines).toContain(text);
    expect(lines).not.toContain('/801');
    expect(more.appraised.indicators.get('6')!.effective.verdict).toBe('met');
  });

  it('say how they were computed, and why a denominator is another one', () => {
    expect(textOf('criterion-01').join('\n')).toContain(
      'Chỉ tiêu 1.1: Đường trục thôn được cứng hóa: 4,50/5,00 km × 100% = 90,00% (Cộng từ bảng kê: Bảng kê đường trục các thôn).',
    );
    const health = textOf('criterion-04').join('\n');
    expect(health).toContain('30/250 cháu × 100% = 12,00% (chỉ tính trẻ dưới 5 tuổi đã cân đo)');
    expect(health).toContain(
      'Chỉ tiêu 4.1 (nam): Nam có thẻ bảo hiểm y tế: 1.400/1.502 người × 100% = 93,21%',
    );
    expect(health).toContain('Chỉ tiêu 4.1 (nữ): Nữ có thẻ bảo hiểm y tế: 1.400/1.498 người × 100% = 93,46%');
  });
});

describe('detail tables', () => {
  it("are annexes of the criterion they belong to, in the case's order of hamlets, with a live total", () => {
    const lines = textOf('criterion-01');
    const annex = lines.slice(lines.indexOf('# Phụ lục'));
    expect(annex).toEqual([
      '# Phụ lục',
      'BẢNG KÊ ĐƯỜNG TRỤC CÁC THÔN',
      'Nguồn: Phòng Kinh tế xã',
      'Số liệu tính đến ngày 31/01/2031',
      '| TT | Tên tuyến | Thôn | Loại | Chiều dài (km) | Đã cứng hóa (km) |',
      '| 1 | Đường Đông 1 | Đông | bê tông | 2,50 | 2,50 |',
      '| 2 | Đường Tây 1 | Tây | nhựa | 1,75 | 1,5 |',
      '| 3 | Đường Nam 1 | Nam | đất | 0,75 | 0,5 |',
      '|  | Tổng cộng |  |  | 5,00 | 4,50 |',
    ]);
    expect(textOf('criterion-03').some((l) => l.startsWith('# Phụ lục'))).toBe(false);
  });
});

describe('requirements', () => {
  it('are those of the group and year, or the office’s own with its document', () => {
    const shown = ['1.1', '2.2', '3.2', '5', '7.4'].map((id) => {
      const r = appraised.indicators.get(id)!.requirement;
      return r.value ? plainDecimal(r.value) : r.level;
    });
    expect(shown).toEqual(['90', '2', 'Khá', '62.5', '4.5']);
    const region = (group: string) =>
      mustLoad(INVENTED, edited(files, 'case.yaml', 'region: nhom-2', `region: ${group}`)).appraised
        .indicators;
    expect(plainDecimal(region('nhom-1').get('1.1')!.requirement.value!)).toBe('100');
    expect(region('nhom-1').get('1.1')!.computed.verdict).toBe('unmet');
    expect(region('nhom-3').get('2.1')!.computed.verdict).toBe('met');
  });
});

describe('verdicts', () => {
  const verdicts = Object.fromEntries([...appraised.indicators].map(([id, i]) => [id, i.effective.verdict]));

  it('of values exactly on the requirement, of levels, both genders and parts', () => {
    expect(verdicts).toMatchObject({
      '1.1': 'met',
      '2.1': 'unmet',
      '2.3': 'unmet',
      '3.1': 'unmet',
      '3.2': 'met',
      '4.1': 'met',
      '4.2': 'met',
      '6': 'met',
      '7.3': 'met',
      '7.4': 'undetermined',
      '8.1': 'met',
      '8.2': 'unmet',
      '10.2': 'not-applicable',
    });
  });

  it('the province has the last word after the commune', () => {
    expect(verdicts['2.3']).toBe('unmet');
    expect(verdicts['5']).toBe('met');
    const cell = tableOf('results');
    expect(['communeVerdict', 'reviewVerdict'].map((c) => cell('2.3', c))).toEqual(['Đạt', 'Chưa đạt']);
  });

  it('the tiers give the heads of the columns: commune and province', () => {
    const head = textOf('summary-tables').find((l) => l.startsWith('| TT | Tên tiêu chí'));
    expect(head).toContain('| Xã tự đánh giá | Tỉnh thẩm định |');
    expect(textOf('criterion-01').join('\n')).toContain('| Xã tự đánh giá | Tỉnh thẩm định |');
  });

  it('not applicable is left out here, is named with its reason, and is never "no figure"', () => {
    expect(appraised.criteria[9]!.computed.verdict).toBe('met');
    const line = textOf('criterion-10').find((l) => l.startsWith('| 10.2 '))!;
    expect(line).toContain('Không áp dụng: xã không có bến đò');
    expect(line).not.toContain(pack.wording.marks.noFigure);
    const row = textOf('summary-tables').find((l) => l.startsWith('| 10.2 '))!;
    expect(row).toContain('Không áp dụng');
    expect(row).not.toContain(pack.wording.marks.noFigure);
  });

  it('values of men and women alone are values', () => {
    expect(textOf('criterion-04').join('\n')).not.toContain('Chưa ai cho số: chỉ tiêu 4.1');
    const row = textOf('summary-tables').find((l) => l.startsWith('| 4.1 '))!;
    expect(row).toContain('nam 93,21%');
    expect(row).toContain('nữ 93,46%');
    expect(row).not.toContain(pack.wording.marks.noFigure);
  });

  it('values of parts alone are values, also in the table of unmet indicators', () => {
    const rows = textOf('summary-tables').filter((l) => l.startsWith('| 3.1 '));
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toContain('b) 01 sân');
      expect(row).not.toContain(pack.wording.marks.noFigure);
    }
  });

  it('prose prints only stated ones, and no "Đạt" as a requirement of a yes-or-no indicator', () => {
    expect(textOf('plan')).toEqual(
      expect.arrayContaining([
        '2.1. Tỷ lệ hộ dùng nước sạch ≥ 90%: 89,3%.',
        '2.3. Tỷ lệ hộ còn dùng nước giếng ≤ 10%: 10,74% (chưa đạt).',
        '  - Có bãi tập kết rác: Chưa có.',
        '  - Tỷ lệ hộ phân loại rác: 55,0%.',
        '  - Diện tích cây xanh bình quân ≥ 4,5 m²/người.',
      ]),
    );
  });

  it('computed ones are marked in working papers and not used in submitted ones', () => {
    expect(tableOf('results')('2.1', 'note')).toBe('Chưa đạt (máy tính ra)');
    expect(tableOf('results', submission)('2.1', 'effective')).toBe('Chưa xác định');
    expect(textOf('summary-tables', submission).join('\n')).not.toContain('máy tính ra');
  });
});

describe('gaps and tasks', () => {
  it('what is missing counts up, what is too much counts down', () => {
    const lines = textOf('criterion-02');
    expect(lines).toContain('  - Chỉ tiêu 2.1: còn thiếu 06 hộ (0,7 điểm %) so với yêu cầu;');
    expect(lines).toContain('  - Chỉ tiêu 2.3: còn vượt 06 hộ (0,74 điểm %) so với yêu cầu.');
  });

  it('no gap against a requirement that nobody verified', () => {
    const less = mustLoad(INVENTED, edited(files, 'so-lieu.yaml', 'value: "55.0"', 'value: "45.0"'));
    expect(less.appraised.indicators.get('7.1')!.computed.verdict).toBe('unmet');
    expect(less.appraised.indicators.get('7.1')!.gap).toBeNull();
  });

  it('tasks have money, units, deadline and progress of their own', () => {
    const cell = tableOf('unmet');
    const columns = ['costTotal', 'costState', 'costPeople', 'lead', 'support', 'deadline', 'progress'];
    expect(columns.map((c) => cell('2.1', c))).toEqual([
      '250,5',
      '200',
      '50,5',
      'Phòng Kinh tế xã',
      'Trạm Y tế xã',
      '15/9/2031',
      'mới khảo sát',
    ]);
    expect(cell('2.1', 'tasks')).toContain('Nối ống nước cho 86 hộ còn lại tại thôn Nam');
  });

  it('a unit named for an indicator wins over the unit of its criterion', () => {
    expect(tableOf('unmet')('2.3', 'lead')).toBe('Phòng Văn hóa - Xã hội xã');
    const about = textOf('criterion-02').filter((l) => l.startsWith('(về '));
    expect(about.map((l) => l.match(/\d+\.\d+/g))).toEqual([['2.1', '2.2'], ['2.3']]);
  });
});

describe('conditions outside the table', () => {
  it('of the pack with a document, of the pack with a figure and threshold, and those the province adds', () => {
    const cell = tableOf('conditions');
    const row = (id: string) => ['name', 'state', 'document', 'source'].map((c) => cell(id, c));
    expect(row('giu-chuan')).toEqual([
      'Giữ được chuẩn của năm trước',
      'Đạt',
      'Quyết định số 02/QĐ-MAU ngày 07/02/2030',
      'Điều 1 văn bản bịa',
    ]);
    expect(row('khong-no')).toEqual([
      'Không nợ xây dựng',
      'Chưa xác định',
      '',
      'Điều 2 văn bản bịa\n(phải soát lại)',
    ]);
    expect(row('hai-long')).toEqual([
      'Tỷ lệ người dân hài lòng: 95,00%',
      'Đạt',
      '',
      'Điều 3 văn bản bịa\nNgưỡng 90% (Điều 3 văn bản bịa)',
    ]);
    expect(row('ten-duong')).toEqual([
      'Mọi tuyến đường có tên',
      'Chưa đạt',
      '',
      'Công văn số 9 của tỉnh Mẫu',
    ]);
  });
});

describe('evidence', () => {
  it('stands in the register by its order, with every field', () => {
    const register = textOf('criterion-01').filter((l) => /^\| \d \| .*(?:Biên bản|Quyết định)/.test(l));
    expect(register.map((l) => l.replace(/^\| \d /, ''))).toEqual([
      '|  | 20/01/2031 | Biên bản nghiệm thu đường trục các thôn | Ban Quản lý dự án xã |  | Bản sao y |',
      '| 15/QĐ-UBND | 07/02/2031 | Quyết định về đặt tên đường trong xã | UBND xã Thử Nghiệm |  | Bản gốc, bản chính |',
    ]);
    expect(tableOf('evidence')('1/qd-duong', 'validUntil')).toBe('31/12/2035');
  });

  it('what is usually needed and not there is named in working papers only', () => {
    expect(textOf('criterion-02').join('\n')).toContain(
      'Còn thiếu (đề xuất bịa để kiểm thử): Phiếu kiểm nghiệm nước',
    );
    expect(textOf('criterion-02', submission).join('\n')).not.toContain('Phiếu kiểm nghiệm nước');
    expect(textOf('criterion-01').join('\n')).not.toContain('Bảng kê đường có xác nhận');
  });
});
