/** What strangers read holds nothing that is marked as personal; verdicts and counts stay; no sentence breaks. */
import { describe, expect, it } from 'vitest';
import { withoutPersonal } from '../../../src/dossier/bundle/without-personal.ts';
import { buildDocumentTree, plannedDocuments } from '../../../src/dossier/documents.ts';
import type { LoadedDossier } from '../../../src/dossier/load.ts';
import { Diagnostics } from '../../../src/model/diagnostics.ts';
import type { Edition } from '../../../src/model/pack-schema.ts';
import { figureText } from '../../../src/wording/figure-text.ts';
import { changed, linesOf, mustLoadFolder, SAMPLE } from '../../support/load.ts';

const whole = mustLoadFolder(SAMPLE);
const { dossier, leftOut } = withoutPersonal(whole);

/** Every document of the catalogue that can be made; those that are refused say so. */
function textsOf(of: LoadedDossier, edition: Edition) {
  return plannedDocuments(of)
    .filter((d) => d.entry.editions.includes(edition) && d.entry.origin !== 'external')
    .map((planned) => {
      const diagnostics = new Diagnostics();
      const built = buildDocumentTree(planned, of, edition, diagnostics);
      return {
        id: planned.id,
        errors: diagnostics.items.filter((d) => d.severity === 'error').map((d) => d.message),
        lines: built ? linesOf(built.tree) : [],
      };
    });
}

const { data } = whole.appraised;
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v));
const isPersonal = (x: { readonly personal: boolean }): boolean => x.personal;
const isPublic = (x: { readonly personal: boolean }): boolean => !x.personal;

/** What the case says openly: words that also stand here prove nothing. */
const openly = asText({
  data: {
    ...data,
    detailTables: data.detailTables.filter(isPublic),
    evidence: data.evidence.filter(isPublic),
    figures: data.figures.filter(isPublic),
  },
  pack: [whole.pack.criteria, whole.pack.evidence],
});

const cellsOf = (table: (typeof data.detailTables)[number]): string[] =>
  table.rows.flatMap((row) => table.columns.filter((c) => c.kind === 'text').flatMap((c) => row[c.id] ?? []));

/** Words that only personal data hold. */
const markers = [
  ...data.detailTables.filter(isPersonal).flatMap(cellsOf),
  ...data.evidence.filter(isPersonal).flatMap((e) => [e.abstract, ...(e.number ? [e.number] : [])]),
  ...data.figures.filter(isPersonal).map((f) => f.name),
].filter((text) => !openly.includes(text));

describe('the sample commune without personal data', () => {
  it('has markers to look for, and they stand in the papers of the whole case', () => {
    expect(markers.length).toBeGreaterThan(10);
    const all = textsOf(whole, 'working')
      .flatMap((d) => d.lines)
      .join('\n');
    for (const marker of markers) expect(all).toContain(marker);
  });

  it.each(['working', 'submission'] as const)(
    'prints none of them, in any paper of the %s edition',
    (edition) => {
      const found = textsOf(dossier, edition).flatMap(({ id, lines }) =>
        lines.flatMap((line) => markers.filter((m) => line.includes(m)).map((m) => `${id}: ${m}`)),
      );
      expect(found).toEqual([]);
    },
  );

  it.each(['working', 'submission'] as const)('breaks no paper of the %s edition', (edition) => {
    const errors = (of: LoadedDossier) => textsOf(of, edition).map(({ id, errors }) => ({ id, errors }));
    expect(errors(dossier)).toEqual(errors(whole));
  });

  it('names everything that was kept out', () => {
    expect(leftOut).toHaveLength(
      [...data.detailTables, ...data.figures, ...data.evidence].filter(isPersonal).length,
    );
    expect(leftOut.join('\n')).toContain('Bảng kê cơ sở chăn nuôi');
  });

  it('counts and judges as before', () => {
    expect(dossier.appraised.criterionCounts).toEqual(whole.appraised.criterionCounts);
    const verdicts = (d: LoadedDossier) =>
      [...d.appraised.indicators.values()].map(
        (i) => `${i.def.id} ${i.effective.verdict} ${i.effective.basis}`,
      );
    expect(verdicts(dossier)).toEqual(verdicts(whole));
  });

  it('does not call a paper missing because it is not shown', () => {
    const missing = (d: LoadedDossier) =>
      textsOf(d, 'working')
        .find((x) => x.id === 'summary-tables')!
        .lines.filter((l) => l.includes('Còn thiếu (đề xuất)')).length;
    expect(missing(dossier)).toBe(missing(whole));
  });

  it('does not touch what it was given', () => {
    expect(whole.appraised.data.detailTables.some((t) => t.personal)).toBe(true);
    expect(dossier.places).toBe(whole.places);
  });
});

describe('figures', () => {
  it('computed from a personal table keep their value when they are not personal themselves', () => {
    const own = changed(whole, (d) => {
      d.figures.find((f) => f.id === 'ho-ngheo-da-chieu')!.personal = false;
    });
    const figure = withoutPersonal(own).dossier.appraised.figures.get('ho-ngheo-da-chieu')!;
    expect(figureText(figure, 'percent')).toBe(
      figureText(own.appraised.figures.get('ho-ngheo-da-chieu')!, 'percent'),
    );
    expect(withoutPersonal(own).dossier.appraised.data.detailTables.map((t) => t.id)).not.toContain(
      'ho-ngheo',
    );
  });

  it('personal ones leave sentences, tasks, rounds, men’s and women’s values and conditions', () => {
    const id = 'ho-ngheo-da-chieu';
    const own = changed(whole, (d) => {
      const criterion = d.criteria.find((c) => c.id === '11')!;
      criterion.currentState = [
        {
          text: `Toàn xã còn {{${id}.ratio}}, bằng {{ ${id}.percent }}`,
          indicators: ['11'],
          item: false,
          verdict: true,
        },
      ];
      const result = d.indicators.find((r) => r.id === '11')!;
      result.male = id;
      result.rounds = [{ level: 'commune', figure: id, verdict: 'met' }];
      d.conditions[0]!.figure = id;
    });
    const shown = withoutPersonal(own).dossier;
    const text = asText(shown.appraised.data.criteria.find((c) => c.id === '11'));
    expect(text).toContain('Toàn xã còn (số liệu không công khai), bằng (số liệu không công khai)');
    const indicator = shown.appraised.indicators.get('11')!;
    expect(indicator.value).toMatchObject({ figure: null, male: null, level: 'Không công khai' });
    expect(indicator.gap).toBeNull();
    expect(shown.appraised.data.conditions[0]!.figure).toBeUndefined();
    expect(asText(shown.appraised.data)).not.toContain(id);
  });

  it('a case without personal data is the same case', () => {
    const plain = changed(whole, (d) => {
      for (const x of [...d.detailTables, ...d.figures, ...d.evidence]) x.personal = false;
    });
    const result = withoutPersonal(plain);
    expect(result.leftOut).toEqual([]);
    expect(result.dossier.appraised.data).toEqual(plain.appraised.data);
  });
});
