/** B7: what the figures were, by day, and what they are; only where something is known of the past. */
import { describe, expect, it } from 'vitest';
import { withoutPersonal } from '../../src/dossier/bundle/without-personal.ts';
import type { LoadedDossier } from '../../src/dossier/load.ts';
import type { FigureDef } from '../../src/model/case-schema.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Edition } from '../../src/model/pack-schema.ts';
import { parseDecimal } from '../../src/model/quantity.ts';
import { shownLines } from '../../src/tables/cell-text.ts';
import type { TableContext } from '../../src/tables/context.ts';
import { evaluateTable } from '../../src/tables/expression.ts';
import { criterionHistoryTable, figureHistoryTable } from '../../src/tables/figure-history.ts';
import type { TableModel } from '../../src/tables/model.ts';
import { changed, linesOf, mustBuild, mustLoad, mustLoadFolder, REAL, SAMPLE } from '../support/load.ts';

const real = mustLoad(REAL);
const sample = mustLoadFolder(SAMPLE);
const KEY = 'figure-history';

const contextOf = ({ appraised, places }: LoadedDossier, edition: Edition = 'working'): TableContext => ({
  appraised,
  places,
  diagnostics: new Diagnostics(),
  edition,
  issuerRole: 'commune-committee',
});

function shown(table: TableModel): string[][] {
  const values = evaluateTable(table);
  return table.rows.map((row) =>
    table.columns.map((c) => shownLines(values, row, c.key).join(' / ').replaceAll('\u00a0', ' ')),
  );
}

/** The history of one figure of the sample, as if entered so; every other has none. */
const withPast = (
  id: string,
  history: FigureDef['history'],
  more: (figure: { -readonly [K in keyof FigureDef]: FigureDef[K] }) => void = () => {},
): LoadedDossier =>
  changed(sample, (data) => {
    for (const f of data.figures) f.history = [];
    const figure = data.figures.find((f) => f.id === id)!;
    figure.history = [...history];
    more(figure as never);
  });
const pastValues = (dossier: LoadedDossier): string[] =>
  shown(figureHistoryTable(contextOf(dossier))).map((row) => row[3]!);

describe('B7 Quá trình số liệu', () => {
  const table = figureHistoryTable(contextOf(sample));

  it('has a row for each value of the past and one for the present, which names its figure', () => {
    expect(shown(table)).toEqual(
      [
        ['1', '31/12/2023', '51,4', 'Trần Thị B', 'Xác nhận năm 2023 (mẫu)'],
        ['2', '30/6/2024', '54,9', 'Trần Thị B', 'Ước sáu tháng đầu năm (mẫu)'],
        ['3', '31/8/2024', '56,8', '', 'Xác nhận của Chi cục Thống kê huyện (mẫu)'],
      ].map(([number, day, value, by, source]) => [
        number,
        'Thu nhập bình quân đầu người',
        day,
        `${value} triệu đồng/người/năm`,
        by,
        source,
      ]),
    );
    expect(table.rows.map((r) => r.cells.value?.kind)).toEqual(['number', 'number', 'number']);
    expect(table.rows.map((r) => r.cells.value?.figure)).toEqual([undefined, undefined, 'thu-nhap']);
    expect(table.closing).toBe('Biểu gồm 03 giá trị của 01 số liệu./.');
    expect(table.notes.join('\n')).toContain('Hàng cuối của mỗi số liệu');
  });

  it('names nobody where everybody reads it', () => {
    const open = figureHistoryTable({ ...contextOf(sample), public: true } as TableContext);
    expect(shown(table).flat()).toContain('Trần Thị B');
    expect(shown(open).flat()).not.toContain('Trần Thị B');
    expect(open.columns.map((c) => c.key)).toEqual(['number', 'name', 'on', 'value', 'source']);
    expect(open.footNotes).toEqual([]);
  });

  it('goes by days, whatever the order of entry; the present value stays last; figures stand as in B6', () => {
    const many = changed(sample, (data) => {
      data.figures.find((f) => f.id === 'thu-nhap')!.history.reverse();
      data.figures[0]!.history = [{ value: '1', on: '2030-01-01' }];
      data.figures.at(-1)!.history = [{ value: '1', on: '2020-01-01' }];
    });
    const { figures } = many.appraised.data;
    const keys = figureHistoryTable(contextOf(many)).rows.map((r) => r.key);
    expect(keys).toEqual(
      figures.flatMap((f) =>
        f.history.length === 0 ? [] : [...f.history.map((_, i) => `${f.id}.${i + 1}`), `${f.id}.present`],
      ),
    );
    expect(keys).toHaveLength(7);
    const rows = shown(figureHistoryTable(contextOf(many)));
    expect(rows.filter((r) => r[1] === 'Thu nhập bình quân đầu người').map((r) => r[2])).toEqual([
      '31/12/2023',
      '30/6/2024',
      '31/8/2024',
    ]);
  });

  it.each([
    ['14/15,7 km', '14/15,7 km (89,17%)'],
    ['89,1 %', '89,1%'],
    // Two readings: as it was written.
    ['1.234', '1.234'],
    ['khoảng một nửa', 'khoảng một nửa'],
  ])('a past share "%s" is printed "%s"', (value, printed) => {
    const dossier = withPast('lao-dong-dao-tao', [{ value, on: '2023-12-31' }], (f) => {
      f.unit = 'km';
      f.denominator = parseDecimal('15.7')!;
      f.denominatorFrom = undefined;
      f.numerator = parseDecimal('15')!;
    });
    expect(pastValues(dossier)).toEqual([printed, '15/15,7 km (95,54%)']);
  });

  it('divides no past number by the denominator of today', () => {
    const dossier = withPast('lao-dong-dao-tao', [{ value: '1.500 người', on: '2023-12-31' }]);
    const [past, present] = pastValues(dossier);
    expect(past).toBe('1.500 người');
    expect(present).toMatch(/^1\.627\/[\d.]+ người \([\d,]+%\)$/);
  });

  it('says that a figure has no present value; paper to be handed in leaves the place open', () => {
    const dossier = withPast('thu-nhap', [{ value: '51.4', on: '2023-12-31' }], (f) => {
      f.value = undefined;
    });
    const { marks } = dossier.pack.wording;
    for (const [edition, mark] of [
      ['working', marks.noFigure],
      ['submission', marks.shortBlank],
    ] as const)
      expect(shown(figureHistoryTable(contextOf(dossier, edition))).at(-1)).toContain(mark);
  });

  it('leaves out a column that nobody filled, and says so in working papers', () => {
    const dossier = withPast('thu-nhap', [{ value: '51.4', on: '2023-12-31' }]);
    const of = (edition: Edition) => figureHistoryTable(contextOf(dossier, edition));
    expect(of('working').columns.map((c) => c.key)).not.toContain('by');
    expect(of('working').footNotes.join()).toContain('Người cập nhật');
    expect(of('submission').footNotes).toEqual([]);
  });
});

describe('in papers', () => {
  const TITLE = /quá trình số liệu/i;
  const lines = (dossier: LoadedDossier, id: string, edition: Edition) =>
    linesOf(mustBuild(dossier, id, edition).tree);

  it.each(['working', 'submission'] as const)('the summary tables have it, on a sheet too: %s', (edition) => {
    const built = mustBuild(sample, 'summary-tables', edition);
    expect(linesOf(built.tree).filter((l) => TITLE.test(l))).not.toEqual([]);
    expect(built.workbook.map((t) => t.sheetName).at(-1)).toBe('B7 Quá trình số liệu');
  });

  it.each(['working', 'submission'] as const)('a case without history has nothing of it: %s', (edition) => {
    expect(real.appraised.data.figures.flatMap((f) => f.history)).toEqual([]);
    const built = mustBuild(real, 'summary-tables', edition);
    expect(built.workbook.map((t) => t.key)).not.toContain(KEY);
    expect(built.workbook.map((t) => t.key)).toContain('figures');
    expect(linesOf(built.tree).filter((l) => TITLE.test(l))).toEqual([]);
    expect(lines(real, 'criterion-10', edition).filter((l) => TITLE.test(l))).toEqual([]);
  });

  it('the dossier of the criterion has it in the working edition only, and no other criterion has', () => {
    const found = (edition: Edition) =>
      sample.pack.criteria
        .map((c) => `criterion-${c.id.padStart(2, '0')}`)
        .filter((id) => lines(sample, id, edition).some((l) => TITLE.test(l)));
    expect(found('working')).toEqual(['criterion-10']);
    expect(found('submission')).toEqual([]);
  });

  it('a criterion shows figures that its results name, of men, women, parts and rounds too', () => {
    const dossier = changed(sample, (data) => {
      for (const f of data.figures) f.history = [];
      const figure = data.figures.find((f) => f.id === 'thu-nhap')!;
      figure.indicator = undefined;
      figure.history = [{ value: '51.4', on: '2023-12-31' }];
      for (const r of data.indicators) {
        if (r.figure === 'thu-nhap') r.figure = undefined;
        r.rounds = r.rounds.filter((x) => x.figure !== 'thu-nhap');
      }
      data.indicators
        .find((r) => r.id === '11')!
        .rounds.push({
          level: 'district',
          figure: 'thu-nhap',
          verdict: 'met',
        });
    });
    const having = dossier.appraised.criteria.filter((c) => criterionHistoryTable(contextOf(dossier), c));
    expect(having.map((c) => c.def.id)).toEqual(['11']);
  });
});

describe('personal figures', () => {
  const ID = 'ho-ngheo-da-chieu';
  const own = changed(sample, (data) => {
    const figure = data.figures.find((f) => f.id === ID)!;
    figure.personal = true;
    figure.history = [
      { value: '4321 hộ', on: '2022-12-31', by: 'Người Ghi Riêng', source: 'Sổ riêng của thôn' },
    ];
  });
  const SECRET = /4\.?321|Người Ghi Riêng|Sổ riêng của thôn/;

  it.each(['working', 'submission'] as const)('have no past that strangers can read: %s', (edition) => {
    const text = (dossier: LoadedDossier) =>
      ['summary-tables', 'criterion-11']
        .map((id) => mustBuild(dossier, id, edition))
        .flatMap((d) => [...linesOf(d.tree), ...d.workbook.flatMap((t) => shown(t).flat())]);
    expect(text(own).some((l) => SECRET.test(l))).toBe(true);
    const open = withoutPersonal(own).dossier;
    expect(text(open).filter((l) => SECRET.test(l))).toEqual([]);
    const ids = figureHistoryTable(contextOf(open, edition)).rows.map((r) => r.key);
    expect(ids).toEqual(['thu-nhap.1', 'thu-nhap.2', 'thu-nhap.present']);
  });

  it('alone with a past leave no empty table behind', () => {
    const alone = withoutPersonal(
      changed(own, (data) => {
        data.figures.find((f) => f.id === 'thu-nhap')!.history = [];
      }),
    ).dossier;
    expect(mustBuild(alone, 'summary-tables').workbook.map((t) => t.key)).not.toContain(KEY);
    const criterion = alone.appraised.criteria.find((c) => c.def.id === '11')!;
    expect(criterionHistoryTable(contextOf(alone), criterion)).toBeNull();
  });
});
