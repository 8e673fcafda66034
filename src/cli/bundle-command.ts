/** `hoso bundle`: what is handed over, as a folder and a ZIP. */
import path from 'node:path';
import {
  type BundleResult,
  bundle,
  type Diagnostic,
  DiagnosticError,
  type Edition,
  loadCase,
  outputParts,
} from '../index.ts';
import { EXIT } from './exit-codes.ts';
import { jsonReport } from './json-report.ts';
import { diagnosticsText } from './print.ts';
import { progressPrinter } from './progress.ts';

export interface BundleFlags {
  readonly for: string;
  readonly out: string;
  readonly edition?: Edition;
  readonly templates?: string;
  readonly includeUnready?: boolean;
  readonly strict?: boolean;
  readonly signatureFields?: boolean;
  /** Of one volume. */
  readonly maxMb?: number;
  readonly json?: boolean;
}

const MB = 1 << 20;

export async function bundleCommand(caseFolder: string, flags: BundleFlags): Promise<number> {
  try {
    const loaded = loadCase(caseFolder, flags.templates === undefined ? {} : { templates: flags.templates });
    const result = await bundle(loaded, {
      outFolder: path.join(flags.out, loaded.appraised.data.id, ...outputParts(loaded), 'goi'),
      bundle: flags.for,
      ...(flags.edition ? { edition: flags.edition } : {}),
      ...(flags.maxMb === undefined ? {} : { maxBytes: flags.maxMb * MB }),
      includeUnready: flags.includeUnready ?? false,
      strict: flags.strict ?? false,
      signatureFields: flags.signatureFields ?? false,
      ...(flags.json ? {} : { onProgress: progressPrinter(process.stderr) }),
    });
    const warnings = [...loaded.diagnostics, ...result.warnings];
    const whole = isWhole(result);
    if (flags.json) process.stdout.write(jsonReport('bundle', whole, warnings, json(result)));
    else process.stdout.write(summary(result, warnings));
    return whole ? EXIT.ok : EXIT.partial;
  } catch (e) {
    if (!(e instanceof DiagnosticError)) throw e;
    if (flags.json) process.stdout.write(jsonReport('bundle', false, e.diagnostics));
    else
      process.stderr.write(
        `${diagnosticsText(e.diagnostics)}\nChưa lập gói nào; gói lập lần trước (nếu có) giữ nguyên.\n`,
      );
    return EXIT.data;
  }
}

/** Every part of the list is there, does not apply, or is left out on purpose. */
const isWhole = ({ lines }: BundleResult): boolean =>
  lines.every((l) => l.state !== 'missing' && l.state !== 'not-ready');

const json = ({ warnings: _, ...result }: BundleResult) => result;

function summary(result: BundleResult, warnings: readonly Diagnostic[]): string {
  const out: string[] = [];
  if (warnings.length > 0) out.push(diagnosticsText(warnings), '');
  const open = result.lines.filter((l) => l.state === 'missing' || l.state === 'not-ready');
  const papers = open.filter(
    (l) => l.kind !== 'part' || !open.some((o) => o.order.startsWith(`${l.order}.`)),
  );
  if (papers.length > 0) {
    out.push('Chưa có trong gói:');
    for (const l of papers) out.push(`  - ${l.order}. ${l.title}: ${l.reason ?? 'chưa có'}`);
    if (papers.some((l) => l.state === 'not-ready'))
      out.push('  (thêm --include-unready nếu vẫn muốn đưa hồ sơ tiêu chí chưa đủ điều kiện vào gói)');
    out.push('');
  }
  if (result.leftOut.length > 0) {
    out.push('Không đưa vào gói này vì có dữ liệu cá nhân:');
    for (const name of result.leftOut) out.push(`  - ${name}`);
    out.push('');
  }
  const blanks = result.blanks.map((b) => ({ ...b, count: Math.max(b.facts.length, b.lines.length) }));
  if (blanks.length > 0) {
    out.push('Chỗ trống còn phải điền tay (xem từng chỗ: --json):');
    for (const b of blanks) out.push(`  - ${b.title}: ${b.count}`);
    out.push('');
  }
  for (const v of result.volumes.filter((v) => !v.pdfa))
    out.push(`Quyển tiêu chí số ${v.criterion} không phải PDF/A: ${v.notPdfa.join('; ')}`);
  if (result.kept.length > 0)
    out.push(`Gói lập lần trước có người sửa nên giữ lại ở: ${result.kept.join(', ')}`);
  out.push(`Đã lập gói "${result.title}": ${result.files} tệp, ${megabytes(result.zipBytes)}.`);
  out.push(`Thư mục: ${result.folder}`, `Tệp nén: ${result.zip}`, '');
  return out.join('\n');
}

const megabytes = (bytes: number): string => `${(bytes / MB).toFixed(1).replace('.', ',')} MB`;
