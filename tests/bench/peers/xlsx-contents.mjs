/** The cells of every round for plain exceljs; in a worker, so that what our writer remembers does not help it later. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderXlsx } from '../../../dist/writers/xlsx/render.js';
import { AS_IS } from '../reworded.mjs';
import { rewordedWorkbooks } from '../tables.mjs';
import { dataText, workbookData } from './plain-exceljs.mjs';

const workbookOf = rewordedWorkbooks();
const contents = {};
for (const round of [AS_IS, ...Array.from({ length: workerData.rounds }, (_, i) => i)]) {
  const { buffer } = await renderXlsx(workbookOf(round));
  contents[round] = dataText(await workbookData(buffer));
}
parentPort.postMessage(contents);
