/** Silences of the case: a rule, what it concerns, and the office's reason. One that silences nothing is a finding. */
import type { Silence } from '../model/case-schema.ts';
import { type Diagnostic, didYouMean } from '../model/diagnostics.ts';
import type { CheckContext } from './context.ts';
import { RULES } from './rules.ts';

/** Ids of `about` without their kind: "indicator:17.5" is silenced by "17.5" and by "indicator:17.5". */
const concerns = (about: readonly string[], wanted: string): boolean =>
  about.some((a) => a === wanted || a.slice(a.indexOf(':') + 1) === wanted);

export function silenceFor(
  code: string,
  about: readonly string[],
  silences: readonly Silence[],
): { readonly index: number; readonly reason: string } | null {
  const index = silences.findIndex(
    (s) => s.rule === code && (s.about === undefined || concerns(about, s.about)),
  );
  if (index < 0) return null;
  const { reason, by } = silences[index]!;
  return { index, reason: by === undefined ? reason : `${reason} (${by})` };
}

export function silenceFaults(context: CheckContext, used: ReadonlySet<number>): readonly Diagnostic[] {
  const codes = RULES.map((r) => r.code);
  return context.data.silenced.flatMap((silence, i): Diagnostic[] => {
    if (used.has(i)) return [];
    const about = silence.about === undefined ? [] : [silence.about];
    if (!codes.includes(silence.rule))
      return [
        {
          code: 'silence-unknown',
          severity: 'warning',
          message: `mục bỏ qua nêu quy tắc "${silence.rule}", không có quy tắc này`,
          hint: didYouMean(silence.rule, codes) ?? 'xem mã các quy tắc: hoso check --rules',
          where: [context.places.of(['silenced', i, 'rule'])],
          about: [],
        },
      ];
    return [
      {
        code: 'silence-unused',
        severity: 'warning',
        message: `mục bỏ qua "${silence.rule}"${about.map((a) => ` (${a})`).join('')} không còn ứng với điều nào`,
        hint: 'bỏ mục này, hoặc sửa about cho đúng mã chỉ tiêu, tiêu chí, số liệu',
        where: [context.places.of(['silenced', i])],
        about: [],
      },
    ];
  });
}
