/** `hoso forms`: one small workbook per unit, per detail table and for the commune. */
import path from 'node:path';
import type { FormDef } from '../collecting/forms/form.ts';
import { outstandingForms } from '../collecting/outstanding.ts';
import { type RenderedOutstanding, renderOutstanding } from '../dossier/outstanding.ts';
import { writeBeside, writeForms } from '../dossier/write-forms.ts';
import { type Case, DiagnosticError, loadCase } from '../index.ts';
import { isOutstanding } from '../tables/outstanding.ts';
import { today } from './clock.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';

export interface FormsFlags {
  readonly out?: string;
  /** The list of those who have not answered, instead of the forms. */
  readonly outstanding?: boolean;
  readonly on?: string;
  readonly json?: boolean;
}

/** Where forms of a case are written and its reports of collecting. */
export const formsFolder = (caseId: string): string => path.join('phieu-thu-thap', caseId);

export async function formsCommand(caseFolder: string, flags: FormsFlags): Promise<number> {
  try {
    const loaded = loadCase(caseFolder);
    const { appraised } = loaded;
    const folder = flags.out ?? formsFolder(appraised.data.id);
    if (flags.outstanding) return await outstandingCommand(loaded, folder, flags);
    const { forms, kept } = await writeForms(appraised, folder);
    if (flags.json)
      process.stdout.write(jsonReport('forms', true, [], { folder, forms: forms.map(jsonForm), kept }));
    else process.stdout.write(summary(folder, forms, kept));
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('forms', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    return EXIT.data;
  }
}

async function outstandingCommand(loaded: Case, folder: string, flags: FormsFlags): Promise<number> {
  const day = flags.on ?? today();
  const rendered: RenderedOutstanding[] = [];
  for (const format of ['docx', 'pdf', 'xlsx'] as const)
    rendered.push(await renderOutstanding(loaded, format, day));
  const files = rendered.map(({ fileName, data }) => ({ name: fileName, data }));
  const { names, kept } = writeBeside(folder, loaded.appraised.data.id, files);
  const rows = outstandingForms(loaded.appraised, day);
  const open = rows.filter(isOutstanding);
  if (flags.json)
    process.stdout.write(jsonReport('forms', true, [], { folder, files: names, kept, forms: rows }));
  else
    process.stdout.write(
      [
        `${rows.length} phiếu, ${open.length} phiếu chưa gửi lại:`,
        ...open.map((row) => `  ${row.unitName}: ${row.title}${row.late ? ' (quá hạn)' : ''}`),
        ...kept.map((name) => `Giữ nguyên tệp đã có người sửa: ${name}; bản mới ghi bên cạnh (.moi).`),
        `Danh sách: ${names.map((name) => path.join(folder, name)).join(', ')}`,
        '',
      ].join('\n'),
    );
  return EXIT.ok;
}

interface WrittenForm {
  readonly form: FormDef;
  readonly file: string;
}

const jsonForm = ({ form, file }: WrittenForm) => ({
  id: form.id,
  title: form.title,
  unit: form.unit,
  unitName: form.unitName,
  version: form.version,
  file,
});

function summary(folder: string, forms: readonly WrittenForm[], kept: readonly string[]): string {
  const lines = forms.map(({ form, file }) => `  ${file}  (${form.unitName})`);
  return [
    `Đã lập ${forms.length} phiếu thu thập ở ${folder}:`,
    ...lines,
    ...kept.map((name) => `Giữ nguyên tệp đã có người ghi: ${name}; phiếu mới ghi bên cạnh (.moi).`),
    'Gửi mỗi phiếu cho đúng đơn vị. Nhận lại thì chạy: hoso collect <hồ sơ> <các tệp nhận được>',
    '',
  ].join('\n');
}
