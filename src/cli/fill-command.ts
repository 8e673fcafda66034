/** `hoso fill`: a form of the province filled from the case, as a copy; the form itself is never written to. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../dossier/safe-write.ts';
import { type FilledForm, fillForm } from '../filling/fill.ts';
import { readMapping } from '../filling/mapping/mapping.ts';
import { type Case, DiagnosticError, loadCase } from '../index.ts';
import { type Diagnostic, Diagnostics } from '../model/diagnostics.ts';
import { EXIT } from './exit-codes.ts';
import { filledJson, filledSummary } from './fill-report.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';

export interface FillFlags {
  readonly out?: string;
  readonly mapping?: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

const FILLED = '.da-dien.xlsx';
const MAPPING = '.anh-xa.yaml';

export function fillCommand(casePath: string, form: string, flags: FillFlags): number {
  const diagnostics = new Diagnostics();
  try {
    const out = flags.out ?? withoutExtension(form) + FILLED;
    refuseTargets(casePath, form, out);
    const bytes = readInput(form, 'biểu');
    const loaded = loadCase(casePath);
    const known = findMapping(form, out, flags.mapping);
    const mapping =
      known === null
        ? null
        : readMapping(known, readInput(known, 'tệp').toString('utf8'), loaded.pack, diagnostics);
    const filled = diagnostics.hasErrors
      ? null
      : fillForm(
          contextOf(loaded, diagnostics),
          { file: form, bytes, mapping, overwrite: flags.overwrite ?? false },
          diagnostics,
        );
    if (!filled) throw new DiagnosticError(diagnostics.items);
    const target = leaveFilled(out, filled.bytes);
    const saved = known ?? leaveMapping(form, out, filled.mapping);
    return report(loaded, filled, { target, mapping: saved, proposed: known === null, asked: out }, flags);
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('fill', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\nChưa ghi tệp nào.\n`);
    return EXIT.data;
  }
}

const contextOf = ({ appraised, places }: Case, diagnostics: Diagnostics) => ({
  appraised,
  places,
  diagnostics,
  edition: 'submission' as const,
  issuerRole: '',
});

export interface Written {
  readonly target: string;
  readonly mapping: string;
  /** The mapping was proposed in this run, not read. */
  readonly proposed: boolean;
  /** Where the copy was to go; another name when something else stands there. */
  readonly asked: string;
}

function report(loaded: Case, filled: FilledForm, files: Written, flags: FillFlags): number {
  const whole = !filled.findings.some((d) => d.severity === 'warning');
  const sample = loaded.appraised.data.sample;
  if (flags.json)
    process.stdout.write(
      jsonReport('fill', whole, filled.findings, { ...filledJson(filled, files), sample }),
    );
  else {
    process.stdout.write(filledSummary(filled, files, sample));
    if (filled.findings.length > 0) process.stderr.write(`${diagnosticsText(filled.findings)}\n`);
  }
  return whole ? EXIT.ok : EXIT.partial;
}

const withoutExtension = (file: string): string => file.replace(/\.xls[xm]$/i, '');

function fail(code: string, message: string, hint: string, file?: string): never {
  const where = file === undefined ? [] : [{ file }];
  throw new DiagnosticError([{ code, severity: 'error', message, hint, where }] satisfies Diagnostic[]);
}

/** `what`: "biểu", "tệp". */
function readInput(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (e) {
    const { code } = e as { code?: string };
    return fail(
      'file-missing',
      code === 'ENOENT' ? `không thấy ${what} "${file}"` : `không đọc được ${what} "${file}"`,
      code === 'EISDIR'
        ? 'đây là thư mục; ghi tên tệp'
        : 'kiểm tra lại đường dẫn, đóng tệp nếu đang mở; đường dẫn có dấu cách phải đặt trong dấu nháy',
    );
  }
}

/** The same file under another name counts too. */
function samePlace(a: string, b: string): boolean {
  const real = (file: string): string => (existsSync(file) ? realpathSync(file) : path.resolve(file));
  return real(a) === real(b);
}

function refuseTargets(casePath: string, form: string, out: string): void {
  const hint = 'chọn tên khác sau --out';
  if (!/\.xlsx$/i.test(out)) {
    if (/\.xlsm$/i.test(form) && /\.xlsm$/i.test(out))
      fail('fill-name', `"${out}" là tệp có macro (.xlsm)`, 'lưu biểu thành .xlsx rồi chạy lại');
    fail('fill-name', `"${out}" không phải tên tệp .xlsx`, 'ghi tên tệp .xlsx sau --out');
  }
  if (samePlace(out, form)) fail('fill-over-form', `không ghi đè lên biểu ${form}`, hint);
  if (samePlace(out, casePath)) fail('fill-over-case', `không ghi đè lên hồ sơ ${casePath}`, hint);
}

const mappingBeside = (form: string, folder: string): string =>
  path.join(folder, path.basename(withoutExtension(form)) + MAPPING);

/** What was named, else what lies beside the form or beside its filled copy; null when there is none. */
function findMapping(form: string, out: string, named: string | undefined): string | null {
  if (named !== undefined) return named;
  const places = [mappingBeside(form, path.dirname(form)), mappingBeside(form, path.dirname(out))];
  return places.find((p) => existsSync(p)) ?? null;
}

function leaveMapping(form: string, out: string, text: string): string {
  const file = mappingBeside(form, path.dirname(out));
  writeWhole(file, text);
  return file;
}

/** Somebody may have gone on working in an earlier copy: it stays, and the new one is numbered. */
function leaveFilled(out: string, bytes: Buffer): string {
  const base = out.slice(0, -path.extname(out).length);
  let file = out;
  for (let n = 2; existsSync(file) && !readFileSync(file).equals(bytes); n++)
    file = `${base}-${n}${path.extname(out)}`;
  writeWhole(file, bytes);
  return file;
}
