/** What every view has: the commune, the year, the edition, the pack's wording. */
import type { AppraisedCase } from '../../appraisal/appraise.ts';
import type { Pack } from '../../model/pack.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { capitalised, capitals } from '../../wording/grammar.ts';
import { flag, list, object, optional, type Shape, text, type ValueOf } from '../shape.ts';

/** Wording is a flat group of words; its shape comes from the pack, so templates are checked against the real keys. */
export function wordingShape(pack: Pack): Shape {
  const words = (group: Readonly<Record<string, string>>): Shape => ({
    k: 'object',
    fields: Object.fromEntries(Object.keys(group).map((k) => [k, text])),
  });
  return {
    k: 'object',
    fields: {
      verdicts: words(pack.wording.verdicts),
      marks: words(pack.wording.marks),
      texts: words(pack.wording.texts),
    },
  };
}

/** Who signs at one side; the name may be empty. */
export const signerShape = object({ capacity: list(text), name: text });

export const placeShape = object({ kind: text, name: text, full: text, heading: text, fullCapitals: text });

export const commonShape = {
  year: text,
  standard: text,
  programme: text,
  working: flag,
  sample: flag,
  commune: placeShape,
  district: optional(placeShape),
  province: optional(placeShape),
  /** No district stands between commune and province. */
  twoTier: flag,
  totalCriteria: text,
  totalIndicators: text,
} as const;

const placeView = (p: { readonly kind: string; readonly name: string }): ValueOf<typeof placeShape> => ({
  kind: p.kind,
  name: p.name,
  full: `${p.kind} ${p.name}`,
  heading: capitalised(`${p.kind} ${p.name}`),
  fullCapitals: capitals(`${p.kind} ${p.name}`),
});

export function commonView(appraised: AppraisedCase, edition: Edition) {
  const { data, pack } = appraised;
  return {
    year: String(data.assessmentYear),
    standard: pack.info.standard,
    programme: pack.info.programme,
    working: edition === 'working',
    sample: data.sample,
    commune: placeView(data.commune),
    district: data.district ? placeView(data.district) : null,
    province: data.province ? placeView(data.province) : null,
    twoTier: pack.info.tiers.district === undefined,
    totalCriteria: String(pack.criteria.length),
    totalIndicators: String(pack.indicator.size),
    wording: pack.wording,
  };
}
