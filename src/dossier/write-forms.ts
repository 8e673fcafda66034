/** Forms into a folder. A form that somebody has filled in there is never written over: the new one goes beside it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { AppraisedCase } from '../appraisal/appraise.ts';
import type { FormDef } from '../collecting/forms/form.ts';
import { formWorkbook } from '../collecting/forms/form-workbook.ts';
import { formsOf } from '../collecting/forms/forms-of.ts';
import { inRole } from '../wording/results.ts';
import { writeWhole } from './safe-write.ts';

/** What stands in the folder as it was written: name → checksum. */
const RECORD = 'phieu.json';
const record = z.object({ caseId: z.string(), files: z.record(z.string(), z.string()) });

export interface WrittenForms {
  readonly forms: readonly { readonly form: FormDef; readonly file: string }[];
  /** Files that a person has changed and that stay as they are. */
  readonly kept: readonly string[];
}

/** @throws DiagnosticError when a file cannot be written. */
export async function writeForms(appraised: AppraisedCase, folder: string): Promise<WrittenForms> {
  const { data } = appraised;
  const author =
    inRole(appraised, 'coordination-office')?.name ?? `${data.commune.kind} ${data.commune.name}`;
  const forms = formsOf(appraised);
  const files: { name: string; data: Buffer }[] = [];
  for (const form of forms)
    files.push({
      name: form.fileName,
      data: await formWorkbook(form, { caseId: data.id, created: data.created, author }),
    });
  const { names, kept } = writeBeside(folder, data.id, files);
  return { forms: forms.map((form, i) => ({ form, file: names[i]! })), kept };
}

/**
 * Files into the folder of the forms; what a person has changed there stays.
 * @returns the names under which they were written, and the changed files that stay.
 * @throws DiagnosticError when a file cannot be written.
 */
export function writeBeside(
  folder: string,
  caseId: string,
  files: readonly { readonly name: string; readonly data: Uint8Array }[],
): { readonly names: readonly string[]; readonly kept: readonly string[] } {
  const ours = readRecord(folder);
  const written: Record<string, string> = { ...ours };
  const names = files.map(({ name, data }) => {
    const free = freeName(folder, name, ours, sha256(data));
    writeWhole(path.join(folder, free), data);
    written[free] = sha256(data);
    return free;
  });
  writeWhole(path.join(folder, RECORD), `${JSON.stringify({ caseId, files: written }, null, 2)}\n`);
  return { names, kept: files.flatMap(({ name }, i) => (names[i] === name ? [] : [name])) };
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

function readRecord(folder: string): Readonly<Record<string, string>> {
  try {
    const read = record.safeParse(JSON.parse(readFileSync(path.join(folder, RECORD), 'utf8')));
    return read.success ? read.data.files : {};
  } catch {
    return {};
  }
}

/** The wanted name, or one beside it when what stands there is not what was written. */
function freeName(
  folder: string,
  wanted: string,
  ours: Readonly<Record<string, string>>,
  now: string,
): string {
  const isFree = (name: string): boolean => {
    try {
      const there = sha256(readFileSync(path.join(folder, name)));
      return there === ours[name] || there === now;
    } catch {
      return true;
    }
  };
  const { name: stem, ext } = path.parse(wanted);
  for (let n = 0; ; n++) {
    const name = n === 0 ? wanted : `${stem}.moi${n === 1 ? '' : `-${n}`}${ext}`;
    if (isFree(name)) return name;
  }
}
