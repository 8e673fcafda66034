/**
 * Papers put down to changes agree with the papers that have tracked changes: none is missing, none is added. One
 * comparison of the real case with a figure, a result in words, verdicts of a criterion and an indicator, and prose.
 */
import { describe, expect, it } from 'vitest';
import { diffJson, diffText } from '../../src/cli/diff-report.ts';
import { affectedDocuments } from '../../src/comparing/affected.ts';
import { diffDossiers } from '../../src/dossier/diff/diff-dossiers.ts';
import { buildTable } from '../../src/dossier/diff/make-diff.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import { changed, mustLoad, REAL } from '../support/load.ts';

const old = mustLoad(REAL);
const now = changed(old, (data) => {
  data.figures.find((f) => f.id === 'duong-ngo-xom')!.numerator = parseDecimal('15.5')!;
  for (const r of data.criteria.find((c) => c.id === '1')!.rounds) r.verdict = 'met';
  for (const r of data.indicators.find((i) => i.id === '1.3')!.rounds) r.verdict = 'met';
  data.indicators.find((i) => i.id === '3.3')!.stated = true;
  const measure = data.criteria.find((c) => c.id === '19')!.currentState[0]!;
  measure.text = `${measure.text}, giữ vững qua các năm`;
});
const difference = diffDossiers({ dossier: old, from: 'cu' }, { dossier: now, from: 'moi' }, 'working');
const { comparison, touched } = difference;
const affected = affectedDocuments(comparison);
const ids = (documents: readonly { readonly id: string }[]): string[] => documents.map((d) => d.id);
const figure = ids(affected.byFigure({ id: 'duong-ngo-xom' }));

describe('documents of each change', () => {
  it('together with those of other reasons they are exactly those with tracked changes', () => {
    const all = new Set([
      ...comparison.figures.flatMap((f) => ids(affected.byFigure(f))),
      ...comparison.results.flatMap((r) => ids(affected.byVerdict(r.of, r.id))),
      ...comparison.verdicts.flatMap((v) => ids(affected.byVerdict(v.of, v.id))),
      ...ids(affected.others),
    ]);
    expect([...all].toSorted()).toEqual(ids(touched.documents).toSorted());
    expect(all.size).toBeGreaterThan(8);
  });

  it('those of a figure are those in which a place that names it differs', () => {
    const named = touched.documents.filter((d) => d.changes.some((c) => c.figures.includes('duong-ngo-xom')));
    for (const { id } of named) expect(figure).toContain(id);
    expect(figure).toContain('plan');
    expect(figure).not.toContain('criterion-01');
  });

  it('an indicator whose lines left the plan with its criterion counts the plan', () => {
    expect(ids(affected.byVerdict('indicator', '1.3'))).toContain('plan');
    expect(ids(affected.byVerdict('criterion', '1'))).toContain('criterion-01');
  });

  it('no dossier of another criterion, and no counts, for what moves none', () => {
    expect(ids(affected.byVerdict('criterion', '1'))).not.toContain('criterion-02');
    const result = ids(affected.byVerdict('indicator', '3.3'));
    expect(result).toContain('criterion-03');
    expect(result).not.toContain('commune-letter');
  });

  it('reworded prose is put down to none of them', () => {
    expect(ids(affected.others)).toEqual(['criterion-19']);
  });
});

describe('terminal, JSON and table', () => {
  const table = buildTable(now, difference, 'working').workbook[0]!;
  const values = evaluateTable(table);
  const cell = (row: string, column: string): string =>
    shownLines(values, table.rows.find((r) => r.key === row)!, column).join(' ');
  // "(1) Kế hoạch …, 17 chỗ; (2) …"
  const list = table.footNotes.find((n) => n.startsWith('Văn bản bị ảnh hưởng'))!;
  const titleOf = (number: string): string => list.split(`(${number}) `)[1]!.split(', ')[0]!;

  it('name the same papers', () => {
    const json = diffJson(comparison);
    const outward = figure.filter((id) => id !== 'review');
    const titles = cell('figure-duong-ngo-xom', 'documents').split(', ').map(titleOf);
    const known = new Map(comparison.documents.map((d) => [d.id, d.title]));
    expect(titles.length).toBe(outward.length);
    outward.forEach((id, i) => {
      expect(known.get(id)!.startsWith(titles[i]!)).toBe(true);
    });
    expect(json.figures[0]!.documents).toEqual(figure);
    expect(diffText(comparison, { commune: 'xã', verbose: false })).toContain(
      `ở văn bản: ${figure.join(', ')}`,
    );
  });

  it('say the same of grounds, values and contradictions', () => {
    const text = diffText(comparison, { commune: 'xã', verbose: false });
    expect(cell('figure-duong-ngo-xom', 'source')).toBe('Chưa ghi căn cứ của số mới');
    expect(text).toContain('chưa ghi căn cứ của số mới');
    expect(text).not.toContain('Kế hoạch, mục II.2');
    expect([cell('verdict-indicator-3.3', 'before'), cell('verdict-indicator-3.3', 'after')]).toEqual([
      'Chưa có',
      'Có',
    ]);
    expect(text).toContain('Chưa có → Có');
    expect(cell('verdict-indicator-1.3', 'before')).toBe('Chưa có');
    expect(cell('verdict-indicator-1.3', 'verdict').replaceAll('\u00a0', ' ')).toBe(
      'Chưa đạt → Đạt (trái với số liệu)',
    );
    expect(text).toContain('Chưa đạt → Đạt (trái với số liệu)');
  });

  it('counts what it holds, and promises no days where there are none', () => {
    expect(table.closing).toBe(
      'Biểu gồm 01 số liệu thay đổi, 01 kết quả ghi bằng lời thay đổi, 01 kết luận của tiêu chí thay đổi, 01 kết luận của chỉ tiêu thay đổi./.',
    );
    expect(table.columns.find((c) => c.key === 'before')!.title).toBe('Số cũ');
    expect(table.footNotes.join(' ')).toContain('Không in các cột không có nội dung: Người cập nhật.');
    expect(cell('verdict-criterion-1', 'content')).toContain('(đưa ra khỏi danh sách');
  });
});
