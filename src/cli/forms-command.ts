/** `hoso forms`: one small workbook per unit, per detail table and for the commune. */
import path from 'node:path';
import type { FormDef } from '../collecting/forms/form.ts';
import { writeForms } from '../dossier/write-forms.ts';
import { DiagnosticError, loadCase } from '../index.ts';
import { EXIT } from './exit-codes.ts';
import { diagnosticsText } from './print.ts';

export interface FormsFlags {
  readonly out?: string;
  readonly json?: boolean;
}

/** Where forms of a case are written and its reports of collecting. */
export const formsFolder = (caseId: string): string => path.join('phieu-thu-thap', caseId);

export async function formsCommand(caseFolder: string, flags: FormsFlags): Promise<number> {
  try {
    const { appraised } = loadCase(caseFolder);
    const folder = flags.out ?? formsFolder(appraised.data.id);
    const { forms, kept } = await writeForms(appraised, folder);
    if (flags.json)
      process.stdout.write(
        `${JSON.stringify({ ok: true, folder, forms: forms.map(jsonForm), kept }, null, 2)}\n`,
      );
    else process.stdout.write(summary(folder, forms, kept));
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json)
      process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: e.diagnostics }, null, 2)}\n`);
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    return EXIT.data;
  }
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
