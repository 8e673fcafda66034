/** `hoso diff --docx`: what a person changed in a generated DOCX, and where each change belongs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { excerpt } from '../dossier/handwork/excerpt.ts';
import { findHandwork, type Handwork, type HandworkChange } from '../dossier/handwork/handwork.ts';
import type { Origin } from '../dossier/handwork/origins.ts';
import { DiagnosticError, loadCase } from '../index.ts';
import { type Diagnostic, Diagnostics } from '../model/diagnostics.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText, shortPlace } from './print.ts';

export interface HandworkFlags {
  /** Id of the document, where the file does not tell. */
  readonly as?: string;
  readonly templates?: string;
  readonly json?: boolean;
}

/** Changes are no fault: the exit code is 0 with or without them. */
export async function handworkCommand(
  file: string,
  caseFolder: string | undefined,
  flags: HandworkFlags,
): Promise<number> {
  const diagnostics = new Diagnostics();
  try {
    const found = await read(file, caseFolder, flags, diagnostics);
    if (!found) throw new DiagnosticError(diagnostics.items);
    if (flags.json)
      process.stdout.write(
        jsonReport('diff', true, diagnostics.items, {
          file,
          document: found.document,
          title: found.title,
          dataChanged: found.dataChanged,
          changes: found.changes.map(jsonChange),
        }),
      );
    else process.stdout.write(`${handworkText(file, found, diagnostics.items)}\n`);
    return EXIT.ok;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('diff', false, e.diagnostics));
    else process.stderr.write(`${diagnosticsText(e.diagnostics)}\n`);
    return EXIT.data;
  }
}

async function read(
  file: string,
  caseFolder: string | undefined,
  { as, templates }: HandworkFlags,
  diagnostics: Diagnostics,
): Promise<Handwork | null> {
  if (caseFolder === undefined) {
    diagnostics.error(
      'case-missing',
      'chưa nói so với hồ sơ số liệu nào',
      [],
      `hoso diff --docx ${path.basename(file)} <hồ sơ>`,
    );
    return null;
  }
  const bytes = bytesOf(file, diagnostics);
  if (!bytes) return null;
  const loaded = loadCase(caseFolder, templates === undefined ? {} : { templates });
  return findHandwork(file, bytes, loaded, diagnostics, { as });
}

const REFUSED: Readonly<Record<string, string>> = {
  ENOENT: 'không thấy tệp này',
  EISDIR: 'đây là thư mục, không phải tệp',
  EBUSY: 'tệp đang mở trong chương trình khác',
  EPERM: 'tệp đang mở trong chương trình khác hoặc không có quyền đọc',
  EACCES: 'không có quyền đọc tệp này',
};

function bytesOf(file: string, diagnostics: Diagnostics): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (e) {
    const reason = REFUSED[(e as { code?: string }).code ?? ''];
    if (reason === undefined) throw e;
    diagnostics.error(
      'docx-unreadable',
      `không mở được ${file}: ${reason}`,
      [{ file }],
      'đóng tệp trong Word, kiểm tra đường dẫn rồi chạy lại',
    );
    return null;
  }
}

const WORDS: Readonly<Record<HandworkChange['kind'], string>> = {
  changed: 'sửa chữ',
  added: 'thêm',
  removed: 'bỏ',
};
const PARTS: Readonly<Record<HandworkChange['part'], string>> = {
  paragraph: 'đoạn',
  cell: 'ô bảng',
  row: 'hàng bảng',
};

function handworkText(file: string, { changes, title }: Handwork, notes: readonly Diagnostic[]): string {
  const head = notes.length > 0 ? [diagnosticsText(notes), ''] : [];
  if (changes.length === 0)
    return [...head, `${file}: chữ vẫn đúng như bản lập từ số liệu ("${title}").`].join('\n');
  const list = changes.flatMap((change, i) => {
    const { before, after } = excerpt(change.before, change.after);
    return [
      '',
      `${i + 1}. ${WORDS[change.kind]}, ${PARTS[change.part]}${change.under === '' ? '' : `, mục "${change.under}"`}`,
      ...(before === '' ? [] : [`   bản lập: ${before}`]),
      ...(after === '' ? [] : [`   đã sửa:  ${after}`]),
      ...change.origins.map((o) => `   ${originText(o, change.kind)}`),
    ];
  });
  return [
    ...head,
    `${file} ("${title}"): ${changes.length} chỗ khác bản lập từ số liệu. Sửa ở chỗ ghi dưới đây thì lần lập sau vẫn còn.`,
    ...list,
  ].join('\n');
}

function originText({ kind, figure, place }: Origin, change: HandworkChange['kind']): string {
  const where = shortPlace(place);
  if (change === 'added') return `thêm sau chỗ lập từ: ${where}`;
  if (kind === 'figure') return `sửa số liệu "${figure}" ở: ${where}`;
  return kind === 'template' ? `sửa mẫu văn bản ở: ${where}` : `sửa số liệu, lời văn ở: ${where}`;
}

const jsonChange = ({ origins, ...change }: HandworkChange) => ({
  ...change,
  origins: origins.map(({ kind, figure, place }) => ({
    kind,
    figure: figure ?? null,
    file: place.file,
    sheet: place.sheet ?? null,
    cell: place.cell ?? null,
    line: place.line ?? null,
    column: place.column ?? null,
    text: shortPlace(place),
  })),
});
