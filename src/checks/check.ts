/** Runs every rule, silences what the office has accepted, tells findings of one criterion together. */
import type { Diagnostic, Place } from '../model/diagnostics.ts';
import { type CheckContext, type CheckInput, checkContext } from './context.ts';
import type { Finding, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { silenceFaults, silenceFor } from './silences.ts';

export type { CheckInput } from './context.ts';

/** Findings by order of rules, then of data; silenced ones are there with their reason. Never throws. */
export function checkCase(input: CheckInput): readonly Diagnostic[] {
  const context = checkContext(input);
  const used = new Set<number>();
  const found = RULES.flatMap((rule) => findingsOf(rule, context, used));
  return [...found, ...silenceFaults(context, used)];
}

/** The few findings that `generate` tells too: what the papers it prints show. */
export function alwaysChecked(input: CheckInput): readonly Diagnostic[] {
  const context = checkContext(input);
  return RULES.filter((rule) => rule.always).flatMap((rule) => findingsOf(rule, context, new Set()));
}

function findingsOf(rule: Rule, context: CheckContext, used: Set<number>): readonly Diagnostic[] {
  const groups = new Map<string, { readonly finding: Finding; readonly reason: string | undefined }[]>();
  let single = 0;
  for (const finding of rule.run(context)) {
    const silence = silenceFor(rule.code, finding.about, context.data.silenced);
    if (silence) used.add(silence.index);
    const key = finding.member
      ? `${finding.member.criterion.id}\n${finding.severity ?? rule.severity}\n${silence?.index ?? ''}`
      : `#${single++}`;
    groups.set(key, [...(groups.get(key) ?? []), { finding, reason: silence?.reason }]);
  }
  return [...groups.values()].map((members): Diagnostic => {
    const { finding, reason } = members[0]!;
    return {
      code: rule.code,
      severity: finding.severity ?? rule.severity,
      message: messageOf(
        rule,
        members.map((m) => m.finding),
      ),
      hint: finding.hint ?? rule.repair,
      where: unique(members.flatMap((m) => m.finding.where.filter((p): p is Place => p !== null))),
      about: [...new Set(members.flatMap((m) => m.finding.about))],
      ...(reason === undefined ? {} : { silenced: reason }),
    };
  });
}

function messageOf(rule: Rule, findings: readonly Finding[]): string {
  const labels = findings.flatMap((f) => (f.member ? [f.member.label] : []));
  const criterion = findings[0]!.member?.criterion;
  return criterion && rule.together
    ? rule.together(criterion, [...new Set(labels)])
    : (findings[0]!.message ?? rule.title);
}

const unique = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((p) => [JSON.stringify(p), p])).values(),
];
