/** Whatever is typed into whichever cells of the forms: it is in the case, or the report names it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editYamlCase } from '../../src/collecting/apply/yaml-case.ts';
import { collect } from '../../src/collecting/collect.ts';
import { entryId, type FormDef, rowsOf } from '../../src/collecting/forms/form.ts';
import { formsOf } from '../../src/collecting/forms/forms-of.ts';
import { memoryFiles } from '../../src/readers/world.ts';
import { patchWorkbook } from '../../src/workbook/patch/patch-workbook.ts';
import { caseFiles, INVENTED, loadFiles, mustLoad, REAL } from '../support/load.ts';
import { blankForm, edits } from '../support/returned-forms.ts';

const TEXTS = [
  '14,5',
  '6,60',
  '0',
  '7/8',
  '-3',
  'khoảng 5',
  '8.472',
  '82,83 %',
  'Có',
  'Chưa có',
  'Đạt',
  'x',
  '20/11/2024',
  '31/02/2024',
  'Báo cáo: số 12 # mới',
  'km',
  'bê tông',
  'Đường mới',
];

describe.each([
  ['the real case', REAL],
  ['the invented case', INVENTED],
] as const)('%s', (_, source) => {
  const { appraised } = mustLoad(source);
  const forms = formsOf(appraised);
  const items = forms.flatMap((form, f) =>
    rowsOf(form).flatMap((row) =>
      Object.values(row.entries).map((entry) => ({ f, id: entryId(row, entry), entry })),
    ),
  );
  const sent = Promise.all(forms.map(async (form) => [form, await blankForm(appraised, form)] as const));
  const fill = fc.record({
    item: fc.nat({ max: items.length - 1 }),
    text: fc.constantFrom(...TEXTS),
    right: fc.boolean(),
  });

  it('every filled cell is reported once; what is taken is in the case afterwards; the case stays whole', async () => {
    const blank = await sent;
    await fc.assert(
      fc.asyncProperty(fc.array(fill, { minLength: 1, maxLength: 60 }), async (fills) => {
        const byForm = new Map<FormDef, Record<string, string>>();
        for (const { item, text, right } of fills) {
          const { f, id, entry } = items[item]!;
          // Half of the closed questions are answered with a word of their list.
          const word =
            right && entry.choices.length > 0 ? entry.choices[item % entry.choices.length]!.word : text;
          byForm.set(forms[f]!, { ...byForm.get(forms[f]!), [id]: word });
        }
        const files = blank.flatMap(([form, bytes]) => {
          const own = byForm.get(form);
          return own ? [{ file: form.fileName, bytes: patchWorkbook(bytes, edits(form, bytes, own)) }] : [];
        });
        const filled = [...byForm].flatMap(([form, own]) => {
          const bytes = blank.find(([f]) => f === form)![1];
          return edits(form, bytes, own).map((e) => `${form.fileName}|${e.sheet}|${e.cell}`);
        });
        const first = collect({ appraised, files, choices: [], on: '2024-11-20' });
        const reported = first.cells.map(
          (c) => `${c.answer.place.file}|${c.answer.place.sheet}|${c.answer.place.cell}`,
        );
        expect(reported.toSorted()).toEqual(filled.toSorted());

        const before = caseFiles(source);
        const folder = memoryFiles(
          Object.fromEntries(Object.entries(before).map(([n, t]) => [`ho-so/${n}`, t])),
        );
        const changed = [...editYamlCase('ho-so', folder, first.edits)].map(
          ([n, t]) => [n.slice('ho-so/'.length), t] as const,
        );
        const { dossier, diagnostics } = loadFiles(source, { ...before, ...Object.fromEntries(changed) });
        expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
        const again = collect({ appraised: dossier!.appraised, files, choices: [], on: '2024-11-20' });
        expect(again.counts).toMatchObject({ new: 0, changed: 0 });
        const taken = first.counts.new + first.counts.changed + first.counts.unchanged;
        expect(again.counts.unchanged).toBe(taken);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
