/** XLSX: the summary workbook against plain exceljs that is handed the same cells. */
import { isDeepStrictEqual } from 'node:util';
import { renderXlsx } from '../../../dist/writers/xlsx/render.js';
import { compared, measure } from '../measure.mjs';
import { comparable, datedReviver, workbookData, writeWorkbook } from '../peers/plain-exceljs.mjs';
import { AS_IS } from '../reworded.mjs';
import { rewordedWorkbooks } from '../tables.mjs';
import { fromWorker } from '../worker.mjs';

export const title = 'XLSX, warm';
export const packages = ['exceljs'];
export const driven = {
  ours: 'from the models of the tables to the bytes of the file: expressions are evaluated and printed as formulas, widths and heights measured.',
  exceljs:
    'from plain data (values with formulas and their results, styles, widths, heights, merges, marks, print settings, all read from our file) to the bytes of the file by its public functions. Equal styles are one object, its quickest way. Both files are read again and compared.',
};

const TARGET = 0.7;

export async function run({ warmUp, rounds, keep }) {
  const contents = await fromWorker('peers/xlsx-contents.mjs', { rounds: warmUp + rounds });
  const sides = {
    ours: { prepare: rewordedWorkbooks(), run: async (workbook) => (await renderXlsx(workbook)).buffer },
    exceljs: { prepare: (round) => JSON.parse(contents[round], datedReviver), run: writeWorkbook },
  };
  const sheets = await sameCells(sides, keep);
  const times = await measure(sides, { warmUp, rounds });
  const row = { what: 'summary workbook', peer: 'exceljs', target: TARGET, note: `${sheets} sheets` };
  return [{ ...row, ...compared(times, 'ours', 'exceljs') }];
}

async function sameCells(sides, keep) {
  const made = {};
  for (const [name, side] of Object.entries(sides)) {
    const bytes = await side.run(await side.prepare(AS_IS));
    keep(`summary.${name}.xlsx`, bytes);
    made[name] = comparable(await workbookData(bytes));
  }
  made.ours.forEach((sheet, i) => {
    const other = made.exceljs[i];
    for (const key of Object.keys(sheet))
      if (!isDeepStrictEqual(sheet[key], other[key])) throw new Error(`${sheet.name}: other ${key}`);
  });
  return made.ours.length;
}
