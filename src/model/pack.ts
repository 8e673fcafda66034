/** A loaded pack with its lookups. Order is the order of the criteria set: 17.9 stands before 17.10. */
import type {
  Bundle,
  CriterionDef,
  DocumentEntry,
  EvidenceProposal,
  ExternalPaper,
  IndicatorDef,
  PackInfo,
  PartDef,
  Wording,
} from './pack-schema.ts';

export interface TemplateSource {
  readonly file: string;
  readonly text: string;
  /** The text as `templating` parses it, without the file's name in its places, when that was done beforehand. */
  readonly nodes?: () => readonly unknown[];
}

export interface Pack {
  readonly info: PackInfo;
  readonly criteria: readonly CriterionDef[];
  readonly documents: readonly DocumentEntry[];
  readonly externals: readonly ExternalPaper[];
  readonly bundles: readonly Bundle[];
  readonly wording: Wording;
  readonly evidence: EvidenceProposal;
  readonly criterion: ReadonlyMap<string, CriterionDef>;
  readonly indicator: ReadonlyMap<string, { readonly def: IndicatorDef; readonly criterion: CriterionDef }>;
  readonly part: ReadonlyMap<string, { readonly def: PartDef; readonly indicator: IndicatorDef }>;
  /** Text and shown name of a template file of the pack, or of the office's own copy laid over it. */
  template(name: string): TemplateSource | null;
  readonly templateNames: readonly string[];
}

export function makePack(parts: Omit<Pack, 'criterion' | 'indicator' | 'part'>): Pack {
  const criterion = new Map(parts.criteria.map((c) => [c.id, c]));
  const indicator = new Map(
    parts.criteria.flatMap((c) => c.indicators.map((def) => [def.id, { def, criterion: c }] as const)),
  );
  const part = new Map(
    parts.criteria.flatMap((c) =>
      c.indicators.flatMap((i) =>
        (i.parts?.items ?? []).map((def) => [def.id, { def, indicator: i }] as const),
      ),
    ),
  );
  return { ...parts, criterion, indicator, part };
}
