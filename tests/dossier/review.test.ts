/** The review sheet and the list of unanswered forms as documents: what they say, on how many pages, when they are made. */
import { describe, expect, it } from 'vitest';
import { inPaperWords } from '../../src/bindings/office-words.ts';
import { checkDossier } from '../../src/dossier/check.ts';
import { plannedDocuments } from '../../src/dossier/documents.ts';
import { findingsOf } from '../../src/dossier/findings.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { buildOutstanding, renderOutstanding } from '../../src/dossier/outstanding.ts';
import { layoutDocument } from '../../src/layout/layout.ts';
import { DiagnosticError } from '../../src/model/diagnostics.ts';
import { changed, everyDocument, INVENTED, linesOf, mustBuild, mustLoad, REAL } from '../support/load.ts';
import { unzip } from '../support/unzip.ts';

const real = mustLoad(REAL);
const review = mustBuild(real, 'review');
const lines = linesOf(review.tree);

describe('the review sheet', () => {
  it('has its parts in order, and no fourth while nothing was accepted', () => {
    expect(lines.filter((l) => l.startsWith('#'))).toEqual([
      '# PHIẾU RÀ SOÁT HỒ SƠ',
      '# I. MỨC ĐỘ SẴN SÀNG THEO TIÊU CHÍ',
      '# II. VIỆC PHẢI LÀM',
      '# III. ĐIỀU KIỆN NGOÀI BỘ TIÊU CHÍ',
    ]);
    expect(lines[0]).toContain('portrait');
    expect(lines).toContain('NGƯỜI RÀ SOÁT');
  });

  it('says in one paragraph what stands where', () => {
    const summary = lines.find((l) => l.includes('Kết luận hiện hành'))!;
    expect(summary).toContain('19 tiêu chí: đạt 06, chưa đạt 13;');
    expect(summary).toContain('Chưa có tiêu chí nào sẵn sàng trình.');
    expect(summary).toMatch(
      /Còn .*\d\d cảnh báo.*, gom thành \d\d việc; việc sớm nhất phải xong trước ngày 15\/11\/2024\./,
    );
  });

  it('has all conditions outside the criteria table', () => {
    const at = lines.indexOf('# III. ĐIỀU KIỆN NGOÀI BỘ TIÊU CHÍ');
    expect(lines.slice(at).filter((l) => /^\| \d \|/.test(l))).toHaveLength(real.pack.info.conditions.length);
  });

  it('is read at one sitting: at most four pages', () => {
    expect(layoutDocument(review.tree).length).toBeLessThanOrEqual(4);
  });

  it('prints what was accepted with its reason', () => {
    const accepted = changed(real, (data) => {
      data.silenced.push({ rule: 'same-value', about: '17.5', reason: 'đã hỏi, trùng thật' });
    });
    const document = mustBuild(accepted, 'review');
    const text = linesOf(document.tree);
    expect(text).toContain('# IV. ĐIỀU ĐÃ XEM XÉT VÀ CHẤP NHẬN');
    expect(text.some((l) => l.endsWith('| đã hỏi, trùng thật |'))).toBe(true);
    const sheets = (d: typeof document) => d.workbook.map((t) => t.key);
    expect(sheets(document)).toEqual(['readiness', 'tasks', 'conditions', 'accepted', 'details']);
    expect(sheets(review)).toEqual(['readiness', 'tasks', 'conditions', 'details']);
  });

  it.each([[], ['commune-minutes'], ['commune-minutes', 'plan']])(
    'has every finding of check but the blanks of papers, whose silences it knows as well: %s',
    (...papers) => {
      const silenced = changed(real, (data) => {
        for (const paper of papers)
          data.silenced.push({
            rule: 'paper-blank',
            about: `document:${paper}`,
            reason: 'điền tay tại cuộc họp',
          });
      });
      const all = checkDossier(silenced, silenced.files).map(inPaperWords);
      expect(all.map((f) => f.code)).toContain('paper-blank');
      expect(findingsOf(silenced)).toEqual(all.filter((f) => f.code !== 'paper-blank'));
    },
  );

  it('names who signs when the case does', () => {
    const signed = changed(real, (data) => {
      data.signatories.push({
        document: 'review',
        side: 'right',
        capacity: ['CHÁNH VĂN PHÒNG'],
        name: 'Nguyễn Văn A',
      });
    });
    const text = linesOf(mustBuild(signed, 'review').tree);
    expect(text).toEqual(expect.arrayContaining(['NGƯỜI LẬP PHIẾU', 'CHÁNH VĂN PHÒNG', 'Nguyễn Văn A']));
    expect(text).not.toContain('NGƯỜI RÀ SOÁT');
  });

  it('says that a sample is one', () => {
    const sample = changed(real, (data) => {
      data.sample = true;
    });
    expect(linesOf(mustBuild(sample, 'review').tree)).toContain(real.pack.wording.marks.sample);
    expect(linesOf(buildOutstanding(sample, null).tree)).toContain(real.pack.wording.marks.sample);
    for (const id of ['review', 'summary-tables'])
      for (const { key, notes } of mustBuild(sample, id).workbook)
        expect([id, key, notes[0]]).toEqual([id, key, real.pack.wording.marks.sample]);
  });

  it('is made where nobody fills the role of the office, without a head', () => {
    const without = changed(real, (data) => {
      delete data.roles['coordination-office'];
    });
    const text = linesOf(mustBuild(without, 'review').tree);
    expect(text.join('\n')).not.toContain('CỘNG HÒA XÃ HỘI');
    expect(text).toContain('# PHIẾU RÀ SOÁT HỒ SƠ');
  });

  it('stays in the office: the submission edition has none, other packs need none', () => {
    expect([...everyDocument(real, 'submission').keys()]).not.toContain('review');
    const ids = plannedDocuments(mustLoad(INVENTED)).map((d) => d.id);
    expect(ids).not.toContain('review');
  });
});

describe('the list of unanswered forms', () => {
  const due = (dossier: LoadedDossier) =>
    changed(dossier, (data) => {
      data.collection = {
        deadline: 'met-dossiers',
        units: [{ unit: 'phong-tu-phap', deadline: 'unmet-dossiers' }],
        returns: [],
      };
    });

  it('is no document of a dossier', () => {
    expect(plannedDocuments(real).map((d) => d.id)).not.toContain('outstanding');
    expect(plannedDocuments(real, 'forms').map((d) => d.id)).toEqual(['outstanding']);
  });

  it('says who is late on the day it is made, by deadline', () => {
    const rows = linesOf(buildOutstanding(due(real), '2024-11-20').tree).filter((l) => /^\| \d+ \|/.test(l));
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.at(-1)).toMatch(/Phòng Tư pháp .*\| 30\/11\/2024 \| Chưa \|$/);
    for (const row of rows.slice(0, -1)) expect(row).toMatch(/\| 15\/11\/2024 \| Quá hạn \|$/);
    const open = linesOf(buildOutstanding(due(real), null).tree).filter((l) => /^\| \d+ \|/.test(l));
    for (const row of open) expect(row).not.toContain('Quá hạn');
  });

  it('stands on one page, however many units there are; what does not fit is counted', () => {
    const crowd = changed(real, (data) => {
      const ids = [...real.pack.indicator.keys()];
      for (const [i, id] of ids.entries()) {
        data.organisations.push({
          id: `don-vi-${i}`,
          name: `Đơn vị thứ ${i} của huyện`,
          level: 'district',
          successors: [],
        });
        data.assignments = data.assignments.filter((a) => !a.indicators.includes(id));
        data.assignments.push({
          unit: `don-vi-${i}`,
          role: 'lead',
          criteria: [],
          indicators: [id],
          joint: false,
        });
      }
    });
    const few = buildOutstanding(real, null);
    const many = buildOutstanding(crowd, null);
    expect([few, many].map((d) => layoutDocument(d.tree).length)).toEqual([1, 1]);
    expect(few.workbook[0]!.rows.map((r) => r.key)).not.toContain('rest');
    const shown = many.workbook[0]!.rows.length - 1;
    const rest = linesOf(many.tree).find((l) => l.includes('phiếu khác'))!;
    const all = linesOf(many.tree).find((l) => l.startsWith('Chưa gửi'))!;
    expect(Number(/và (\d+) phiếu khác/.exec(rest)![1]) + shown).toBe(Number(/gửi (\d+)\//.exec(all)![1]));
  });

  it('is written as DOCX, PDF and XLSX', async () => {
    const [docx, pdf, xlsx] = await Promise.all(
      (['docx', 'pdf', 'xlsx'] as const).map((format) => renderOutstanding(real, format, '2024-11-10')),
    );
    expect([docx, pdf, xlsx].map((f) => f!.fileName)).toEqual([
      'phieu-chua-gui.docx',
      'phieu-chua-gui.pdf',
      'phieu-chua-gui.xlsx',
    ]);
    expect(unzip(docx!.data).map((e) => e.name)).toContain('word/document.xml');
    expect(pdf!.data.subarray(0, 5).toString()).toBe('%PDF-');
    expect(unzip(xlsx!.data).map((e) => e.name)).toContain('xl/workbook.xml');
    expect([docx, pdf, xlsx].flatMap((f) => f!.warnings)).toEqual([]);
  });

  it('of a pack that has none is refused with how to add it', () => {
    expect(() => buildOutstanding(mustLoad(INVENTED), null)).toThrow(DiagnosticError);
  });
});
