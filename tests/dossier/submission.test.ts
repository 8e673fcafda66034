/** The submission edition (OFFICE §2): no working marks, refusals with reasons, every blank named. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import { refusals } from '../../src/dossier/readiness.ts';
import { generate } from '../../src/index.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import { changed, everyDocument, INVENTED, linesOf, mustBuild, mustLoad, REAL } from '../support/load.ts';
import { FORMS } from '../support/papers-of-real-case.ts';

const real = mustLoad(REAL);
const invented = mustLoad(INVENTED);
const folder = mkdtempSync(join(tmpdir(), 'submission-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A criterion with every requirement confirmed and everything stated met. */
const ready = (dossier: LoadedDossier, id: string): LoadedDossier =>
  changed(dossier, (data) => {
    for (const i of dossier.pack.criterion.get(id)!.indicators) {
      data.requirements = data.requirements.filter((r) => r.indicator !== i.id);
      data.requirements.push({
        indicator: i.id,
        value: parseDecimal('1')!,
        document: 'Quyết định X',
        confirmedBy: 'UBND tỉnh',
      });
      data.indicators = data.indicators.filter((r) => r.id !== i.id);
      data.indicators.push({ id: i.id, parts: [], rounds: [{ level: 'district', verdict: 'met' }] });
    }
    const criterion = data.criteria.find((c) => c.id === id)!;
    criterion.rounds = [{ level: 'district', verdict: 'met' }];
  });

describe.each([
  ['the real case', real],
  ['the invented case', invented],
])('%s', (_, dossier) => {
  const { marks } = dossier.pack.wording;
  const WORKING = [
    marks.noFigure,
    marks.noRequirement,
    marks.toVerify,
    marks.provisional,
    marks.noProse,
    marks.draft,
  ];
  const hardWired =
    /chưa có số liệu|chưa đủ số liệu|cần đối chiếu|tạm tính|dự thảo|còn thiếu \(|để ngỏ|bản làm việc|chưa trình/i;
  const documents = everyDocument(dossier, 'submission');

  it('has no working mark in any document, cells of the workbook included', () => {
    for (const [id, document] of documents) {
      const cells = document.workbook.flatMap((t) => {
        const values = evaluateTable(t);
        return [
          ...t.notes,
          ...t.footNotes,
          ...t.rows.flatMap((r) => t.columns.flatMap((c) => shownLines(values, r, c.key))),
        ];
      });
      const text = [...linesOf(document.tree), ...cells].join('\n');
      for (const mark of WORKING) expect([id, mark, text.includes(mark)]).toEqual([id, mark, false]);
      expect([id, hardWired.exec(text)?.[0]]).toEqual([id, undefined]);
    }
  });

  it('lists no evidence that is not bound in', () => {
    const proposals = dossier.pack.evidence.items.map((i) => i.name);
    const text = [...documents.values()].flatMap((d) => linesOf(d.tree)).join('\n');
    expect(proposals.filter((name) => text.includes(name))).toEqual([]);
  });

  it('has the marks in the working edition, so that the test above can fail', () => {
    const text = [...everyDocument(dossier).values()].flatMap((d) => linesOf(d.tree)).join('\n');
    for (const mark of [marks.noFigure, marks.toVerify, marks.noProse]) expect(text).toContain(mark);
    expect(text).toMatch(/DỰ THẢO|BẢN THỬ/);
  });
});

describe('what is missing', () => {
  it('is a dotted line to write on: the six met criteria have no invented sentence', () => {
    for (const id of ['04', '07', '09', '11', '15', '16']) {
      const lines = linesOf(mustBuild(real, `criterion-${id}`, 'submission').tree);
      const state = lines.findIndex((l) => l.endsWith('THỰC TRẠNG'));
      expect([id, lines[state + 1]]).toEqual([id, '....']);
      expect(lines.join('\n')).not.toMatch(/KHỐI LƯỢNG CÒN THIẾU/);
    }
  });

  it('an unconfirmed requirement is not printed', () => {
    const row = linesOf(mustBuild(real, 'criterion-04', 'submission').tree).find((l) =>
      l.startsWith('| 4 '),
    )!;
    expect(row).not.toContain('98%');
    const working = linesOf(mustBuild(real, 'criterion-04').tree).find((l) => l.startsWith('| 4 '))!;
    expect(working).toContain('98%');
  });
});

describe('refusals', () => {
  const reasons = (dossier: LoadedDossier, id: string) =>
    refusals(dossier.appraised, dossier.appraised.criteria.find((c) => c.def.id === id)!);

  it('an unmet criterion, and one whose requirements nobody confirmed', () => {
    expect(reasons(real, '2')).toEqual([
      'tiêu chí số 2 chưa đạt',
      'chưa ai xác nhận mức yêu cầu: từ chỉ tiêu 2.1 đến 2.4',
    ]);
    expect(reasons(real, '4')).toEqual(['chưa ai xác nhận mức yêu cầu: chỉ tiêu 4']);
  });

  it('a criterion that only the program holds for met', () => {
    expect(reasons(invented, '4')).toEqual(['tiêu chí số 4 mới chỉ đạt theo tạm tính, chưa ai kết luận']);
  });

  it('none when everything is stated and confirmed', () => {
    expect(reasons(ready(real, '4'), '4')).toEqual([]);
    expect(reasons(invented, '1')).toEqual([]);
  });

  it('are named; the other documents are made; the refused are not', async () => {
    const out = join(folder, 'refused');
    const result = await generate(ready(real, '4'), {
      outFolder: out,
      edition: 'submission',
      formats: ['docx'],
    });
    // 7 and 15 have only yes-or-no indicators, whose requirement is their own text.
    const made = ['plan', 'criterion-04', 'criterion-07', 'criterion-15', 'summary-tables', ...FORMS];
    expect(result.documents.map((d) => d.id)).toEqual(made);
    expect(result.refused).toHaveLength(21 + FORMS.length - made.length);
    for (const { id, reasons: why } of result.refused) expect([id, why.length > 0]).toEqual([id, true]);
    expect(readdirSync(out).some((n) => n.startsWith('tieu-chi-02'))).toBe(false);
  });

  it('can be overruled', async () => {
    const out = join(folder, 'overruled');
    const result = await generate(real, {
      outFolder: out,
      edition: 'submission',
      formats: ['docx'],
      includeUnready: true,
    });
    expect([result.refused, result.failed, result.documents.length]).toEqual([[], [], 21 + FORMS.length]);
  });
});

describe('blanks', () => {
  it('every line with a blank is named with its document', async () => {
    const out = join(folder, 'blanks');
    const dossier = ready(real, '4');
    const result = await generate(dossier, {
      outFolder: out,
      edition: 'submission',
      formats: ['docx'],
      only: ['criterion-04'],
    });
    const { marks } = dossier.pack.wording;
    const notes = result.warnings.filter((w) => w.code === 'blank-left');
    const blank = linesOf(mustBuild(dossier, 'criterion-04', 'submission').tree).filter(
      (l) => l.includes(marks.shortBlank) || /^\.{4,}$/.test(l.trim()),
    );
    expect(blank.length).toBeGreaterThan(5);
    for (const line of new Set(blank))
      expect([
        line,
        notes.some((n) => n.message.replaceAll('\u00a0', ' ').includes(line.trim().slice(0, 100))),
      ]).toEqual([line, true]);
    for (const n of notes) expect(n.message).toMatch(/^criterion-04: còn chỗ trống để điền tay/);
  });
});
