/** What appraisals of made-up communes found, for tables of a province: every kind of verdict, two districts. */
import type { CommuneFacts, CriterionFact } from '../../src/appraisal/commune-facts.ts';
import type { Verdict } from '../../src/model/scalars.ts';
import type { Province } from '../../src/tables/province.ts';

const IDS = Array.from({ length: 19 }, (_, i) => String(i + 1));

/** All met, but for what `differing` says. */
export function commune(
  name: string,
  district: string | null,
  differing: Readonly<Record<string, Verdict | 'computed'>> = {},
  more: Partial<CommuneFacts> = {},
): CommuneFacts {
  const criteria = IDS.map((id): CriterionFact => {
    const verdict = differing[id] ?? 'met';
    return verdict === 'computed' ? { id, verdict: 'met', computed: true } : { id, verdict, computed: false };
  });
  return {
    caseId: `xa-${name
      .normalize('NFD')
      .replace(/[^a-z0-9]/gi, '')
      .toLowerCase()}`,
    commune: { kind: 'xã', name },
    district: district === null ? null : { kind: 'huyện', name: district },
    province: { kind: 'tỉnh', name: 'Ví Dụ' },
    pack: 'nang-cao-2021-2025',
    year: 2024,
    asOf: '2024-08-31',
    created: '2024-08-20',
    sample: true,
    criteria,
    indicators: { total: 75, met: 70, metStated: 66 },
    ...more,
  };
}

/** Fifty communes over several pages, and two that are in trouble. */
export const sampleProvince = (): Province => ({
  communes: Array.from({ length: 50 }, (_, i) =>
    commune(
      `Mẫu ${i + 1}`,
      `Minh Họa ${1 + Math.floor(i / 10)}`,
      {
        [String(1 + (i % 19))]: 'unmet',
        [String(1 + ((i * 7) % 19))]: 'computed',
        ...(i % 5 === 0 ? { '19': 'undetermined' as const, '7': 'not-applicable' as const } : {}),
      },
      i % 9 === 0 ? { asOf: null } : {},
    ),
  ),
  troubled: [
    { source: 'huyen-a/xa-hong', name: null, counted: false, reason: 'không đọc được: thụt dòng không đúng' },
    {
      source: 'huyen-b/xa-mau-2',
      name: 'xã Mẫu 2',
      counted: true,
      reason: 'không lập được criterion-02: mẫu "criterion.hbs" có chỗ sai',
    },
  ],
});
