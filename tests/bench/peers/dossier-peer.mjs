/**
 * The peer's way to the dossier, a cold process: templates and data from the disk through easy-template-x, workbooks
 * through exceljs. `node dossier-peer.mjs PLAN.json OUT`; PDFs come from LibreOffice afterwards.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateHandler } from 'easy-template-x';
import { datedReviver, writeWorkbook } from './plain-exceljs.mjs';

const [plan, out] = process.argv.slice(2);
const handler = new TemplateHandler();
for (const { name, template, data, workbook } of JSON.parse(readFileSync(plan, 'utf8'))) {
  const text = readFileSync(data, 'utf8');
  const bytes = workbook
    ? await writeWorkbook(JSON.parse(text, datedReviver))
    : await handler.process(readFileSync(template), JSON.parse(text));
  writeFileSync(join(out, name), bytes);
}
