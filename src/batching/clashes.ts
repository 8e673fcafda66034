/** Communes that would write into one folder: none of them is made, since nobody can say which one is meant. */
import type { CommuneFacts } from '../appraisal/commune-facts.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { CommuneSource } from './find-cases.ts';

export interface Looked {
  readonly source: CommuneSource;
  readonly facts: CommuneFacts;
  /** Where its documents go. */
  readonly folder: string;
}

/**
 * Diagnostics by case, for each that shares its id or its folder with another, or has a name of the summary's.
 * @param reserved names of folders in the output that are no commune's.
 */
export function clashesOf(
  looked: readonly Looked[],
  reserved: readonly string[],
): ReadonlyMap<CommuneSource, Diagnostic> {
  const out = new Map<CommuneSource, Diagnostic>();
  // Capitals are alike: they are on Windows.
  const byId = grouped(looked, ({ facts }) => facts.caseId.toLowerCase());
  const byFolder = grouped(looked, ({ folder }) => folder.normalize('NFC').toLowerCase());
  for (const one of looked) {
    const { source, facts, folder } = one;
    const others = new Set([
      ...byId.get(facts.caseId.toLowerCase())!,
      ...byFolder.get(folder.normalize('NFC').toLowerCase())!,
    ]);
    others.delete(one);
    const tell = (message: string, hint: string): void =>
      void out.set(source, {
        code: 'batch-same-id',
        severity: 'error',
        message,
        hint,
        where: [...others].map((o) => ({ file: o.source.path })),
      });
    if (others.size > 0)
      tell(
        `mã hồ sơ "${facts.caseId}" trùng với ${[...others].map((o) => `"${o.source.name}"`).join(', ')}; chưa lập hồ sơ nào trong số này`,
        'mỗi xã một mã (id) riêng; nếu là hai bản của cùng một xã thì chuyển bản cũ ra khỏi thư mục',
      );
    else if (reserved.includes(facts.caseId.toLowerCase()))
      tell(`mã hồ sơ "${facts.caseId}" là tên thư mục của biểu tổng hợp toàn tỉnh`, 'đặt mã (id) khác');
  }
  return out;
}

function grouped(looked: readonly Looked[], keyOf: (one: Looked) => string): Map<string, Looked[]> {
  const out = new Map<string, Looked[]>();
  for (const one of looked) {
    const known = out.get(keyOf(one));
    if (known) known.push(one);
    else out.set(keyOf(one), [one]);
  }
  return out;
}
