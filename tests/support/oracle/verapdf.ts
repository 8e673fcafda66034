/** PDF/A and PDF/UA validation by veraPDF: one Java process for all files, because starting it costs about 3 s. */
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';
import { VERAPDF_CLASSPATH } from './tools.ts';

/** `2a` is PDF/A-2a, `ua1` PDF/UA-1. */
export type Flavour = '1b' | '2a' | '2b' | '2u' | '3a' | 'ua1';

export interface BrokenRule {
  readonly times: number;
  /** Clause and test number of the standard, such as `6.2.11.4.1-1`. */
  readonly rule: string;
  readonly message: string;
  readonly firstPlace: string;
}

export interface VeraVerdict {
  readonly file: string;
  readonly flavour: Flavour;
  readonly passed: boolean;
  /** Number of assertions tested; a pass with none would mean nothing. */
  readonly checks: number;
  readonly broken: readonly BrokenRule[];
}

const PROGRAM = fileURLToPath(new URL('VeraCheck.java', import.meta.url));

export async function verapdf(
  files: readonly string[],
  flavours: readonly Flavour[],
): Promise<VeraVerdict[]> {
  if (files.length === 0) return [];
  const args = ['-cp', VERAPDF_CLASSPATH, PROGRAM, flavours.join(','), ...files];
  const { code, stdout, stderr } = await run('java', args);
  if (code !== 0) throw new Error(`veraPDF ended with ${code}: ${stderr}`);
  const verdicts: (VeraVerdict & { broken: BrokenRule[] })[] = [];
  for (const line of stdout.split('\n')) {
    const [tag, a = '', b = '', c = '', d = ''] = line.split('\t');
    if (tag === 'PASS' || tag === 'FAIL' || tag === 'ERROR') {
      verdicts.push({
        file: c,
        flavour: a as Flavour,
        passed: tag === 'PASS',
        checks: Number(b),
        broken: [],
      });
    } else if (tag === 'RULE') {
      verdicts.at(-1)?.broken.push({ times: Number(a), rule: b, message: c, firstPlace: d });
    }
  }
  if (verdicts.length !== files.length * flavours.length) {
    throw new Error(`veraPDF judged ${verdicts.length} of ${files.length} × ${flavours.length}: ${stderr}`);
  }
  return verdicts;
}

/** One line per failed file and flavour, for an assertion that names what broke. */
export const veraFailures = (verdicts: readonly VeraVerdict[]): string[] =>
  verdicts
    .filter((verdict) => !verdict.passed || verdict.checks === 0)
    .map(({ file, flavour, broken }) => {
      const rules = broken.map((r) => `${r.times}× ${r.rule} ${r.message} at ${r.firstPlace}`);
      return `${file} is not ${flavour}: ${rules.join('; ')}`;
    });
