/** Filled cells of a workbook whose hidden ids are gone, found under the titles of a form, so that nothing typed is lost. */
import path from 'node:path';
import { cleanSourceText } from '../../readers/clean-text.ts';
import { cellAddress, type RawSheet, type RawWorkbook } from '../../readers/workbook/raw.ts';
import { type FormDef, rowsOf } from '../forms/form.ts';
import type { Answer, Submission } from './answers.ts';

/** Titles that a row must share with a form to be taken for its head. */
const ENOUGH = 3;

const textsOf = (sheet: RawSheet, row: number): Map<number, string> =>
  new Map(
    [...(sheet.rows.get(row) ?? [])].flatMap(([column, cell]) => {
      const text = cleanSourceText(cell.text).trim();
      return cell.kind === 'blank' || text === '' ? [] : [[column, text] as const];
    }),
  );

export function lostCells(file: string, workbook: RawWorkbook, forms: readonly FormDef[]): Submission[] {
  const columns = forms.flatMap((f) => f.sheets.flatMap((s) => s.columns));
  const entryTitles = new Set(columns.filter((c) => c.role === 'entry').map((c) => c.title));
  const nameTitles = new Set(columns.filter((c) => c.role === 'shown').map((c) => c.title));
  // A unit is shown in some rows and asked in others.
  const shownUnits = new Set(
    forms.flatMap((f) =>
      rowsOf(f).map((row) => `${cleanSourceText(row.shown.name ?? '')}|${row.shown.unit ?? ''}`),
    ),
  );
  return workbook.sheets.flatMap((sheet) => {
    const head = [...sheet.rows.keys()].find(
      (r) => [...textsOf(sheet, r).values()].filter((t) => entryTitles.has(t)).length >= ENOUGH,
    );
    if (head === undefined) return [];
    const titles = textsOf(sheet, head);
    return [...sheet.rows.keys()]
      .filter((r) => r > head)
      .flatMap((r): Submission[] => {
        const texts = textsOf(sheet, r);
        const isShown = (text: string): boolean =>
          [...texts.values()].some((name) => shownUnits.has(`${name}|${text}`));
        const answers = [...texts].flatMap(([column, text]): Answer[] =>
          entryTitles.has(titles.get(column) ?? '') && !isShown(text)
            ? [
                {
                  entry: null,
                  field: titles.get(column)!,
                  text,
                  value: null,
                  place: { file, sheet: sheet.name, cell: cellAddress(r, column) },
                  problem: null,
                },
              ]
            : [],
        );
        if (answers.length === 0) return [];
        const label = [...texts].flatMap(([c, t]) => (nameTitles.has(titles.get(c) ?? '') ? [t] : []));
        return [
          {
            sender: {
              unit: '',
              person: null,
              date: null,
              file: path.posix.basename(file.replaceAll('\\', '/')),
            },
            form: null,
            rowId: '',
            row: null,
            label: label.slice(0, 2).join('. '),
            answers,
            refused: {
              status: 'unknown',
              reason: 'tệp mất phần mã ẩn nên không biết ô này của mục nào',
              final: true,
            },
            shownLast: null,
            chosen: false,
          },
        ];
      });
  });
}
