/** View of the plan (kế hoạch): everything derivable is derived from the appraised case. */
import type { Run } from '../../document/tree.ts';
import type { CaseData, Duty, LegalBasis } from '../../model/case-schema.ts';
import type { Edition } from '../../model/pack-schema.ts';
import { assignedText } from '../../wording/assigned.ts';
import { blankDayDate, longDate, shortDate } from '../../wording/dates.ts';
import { capitals, countText, unmetCriteriaPhrase } from '../../wording/grammar.ts';
import { type ProseContext, proseRuns } from '../../wording/prose-runs.ts';
import { verdictInText } from '../../wording/results.ts';
import { blocks, flag, list, object, optional, text, type ValueOf } from '../shape.ts';
import { commonShape, commonView } from './common.ts';
import { currentStateBlocks, measureBlocks } from './criterion-prose.ts';
import { issuerOf } from './head.ts';

export const planShape = object({
  ...commonShape,
  head: object({ superior: optional(text), issuer: text, number: text, placeDate: text }),
  basis: text,
  committee: text,
  unmetCount: text,
  unmetCountCapitals: text,
  unmetPhrase: text,
  provinceDeadline: optional(text),
  /** "Kế hoạch số 45/KH-BCĐ, ngày 15/3/2024 của …": the issued plan that this one replaces (NĐ 30, Điều 18.3). */
  replaces: optional(text),
  unmet: list(
    object({
      key: text,
      label: text,
      number: text,
      name: text,
      verdict: text,
      currentState: blocks,
      measures: blocks,
    }),
  ),
  duties: list(object({ key: text, label: text, heading: optional(text), body: text })),
  recipients: list(text),
  signer: object({ capacity: list(text), position: optional(text), name: optional(text) }),
  issued: flag,
});

const NBSP = '\u00a0';

/** "Kế hoạch số 07/KH-BCĐ, ngày 07/02/2024 của … về …" (nd30 C7: type, number, date, issuer, abstract). */
export function legalBasisText(basis: LegalBasis): string {
  const number = basis.number ? ` số ${basis.number}` : '';
  const day = basis.date ? `, ngày ${shortDate(basis.date)}` : '';
  const issuer = basis.issuer ? ` của ${basis.issuer}` : '';
  return `${basis.kind}${number}${day}${issuer}${basis.abstract ? ` ${basis.abstract}` : ''}`;
}

function dutyView(
  duty: Duty,
  index: number,
  context: ProseContext,
): ValueOf<typeof planShape>['duties'][number] {
  const extra = duty.unit === undefined ? {} : { assigned: assignedText(context.appraised, duty.unit) };
  const body: readonly Run[] = proseRuns(duty.text.trim(), ['plan', 'duties', index, 'text'], context, extra);
  return {
    key: `duty-${duty.unit ?? index + 1}`,
    label: `${index + 1}.`,
    heading: duty.heading ?? null,
    body,
  };
}

/** Numbers below ten take a zero (nd30 B3). */
export const paperNumber = (number: string): string => number.replace(/^(?=\d(?!\d))/, '0');

/** "Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Chi Lăng": the committee with its district or commune. */
export function committeeName({ district, commune }: CaseData, committee: string): string {
  const { kind, name } = district ?? commune;
  return committee.endsWith(` ${name}`) ? committee : `${committee} ${kind} ${name}`;
}

/** "xã Nhân Lý, huyện Chi Lăng". */
const placesOf = ({ commune, district }: CaseData): string =>
  [commune, ...(district ? [district] : [])].map(({ kind, name }) => `${kind} ${name}`).join(', ');

/** Null, with diagnostics, when a plan cannot be made: no plan data, or no unmet criterion. */
export function planView(edition: Edition, symbol: string, issuerRole: string, context: ProseContext) {
  const { appraised, diagnostics, places } = context;
  const { data } = appraised;
  const plan = data.plan;
  if (!plan) {
    diagnostics.error(
      'plan-missing',
      'hồ sơ chưa có phần "plan" nên chưa lập được kế hoạch',
      [places.of(['plan'])],
      'ghi tháng ban hành, căn cứ, tên Ban Chỉ đạo (bảng tính: tờ "Thông tin chung"; YAML: nhóm plan), rồi nhiệm vụ các đơn vị, nơi nhận',
    );
    return null;
  }
  const unmet = appraised.criteria.filter((c) => c.effective.verdict === 'unmet');
  if (unmet.length === 0) {
    diagnostics.error(
      'plan-nothing-unmet',
      'không còn tiêu chí chưa đạt nên không lập kế hoạch này',
      [places.of(['criteria'])],
      'chuyển sang lập tờ trình và báo cáo kết quả; hoặc kiểm tra lại kết luận của các tiêu chí',
    );
    return null;
  }
  const basis = data.legalBases.find((b) => b.id === plan.basis);
  const issuer = issuerOf(context, issuerRole);
  if (!issuer) return null;
  const signer = data.signatories.find((s) => s.document === 'plan');
  const place = issuer.place ?? data.district?.name ?? data.commune.name;
  const province = appraised.deadlines.get('province-submission');
  return {
    ...commonView(appraised, edition),
    head: {
      superior: issuer.superior,
      issuer: issuer.issuer,
      number: plan.issued ? `Số: ${plan.issued.number}/${symbol}` : `Số:${NBSP.repeat(8)}/${symbol}`,
      placeDate: `${place}, ${plan.issued ? longDate(plan.issued.date) : blankDayDate(plan.month)}`,
    },
    basis: basis ? legalBasisText(basis) : '',
    committee: plan.committee,
    unmetCount: countText(unmet.length),
    unmetCountCapitals: capitals(countText(unmet.length)),
    unmetPhrase: unmetCriteriaPhrase(unmet.map((c) => c.def)),
    provinceDeadline: province ? shortDate(province.date) : null,
    replaces: plan.replaces
      ? legalBasisText({
          id: 'plan',
          kind: 'Kế hoạch',
          number: `${paperNumber(plan.replaces.number)}/${symbol}`,
          date: plan.replaces.date,
          issuer: committeeName(data, plan.committee),
          abstract: `về chỉ đạo thực hiện các tiêu chí xây dựng ${appraised.pack.info.standard} đối với ${placesOf(data)} năm ${data.assessmentYear}`,
        })
      : null,
    unmet: unmet.map((c, i) => {
      const key = `criterion-${c.def.id}`;
      return {
        key,
        label: `${i + 1}.`,
        number: c.def.id,
        name: c.def.name,
        verdict:
          verdictInText(appraised.pack, c.effective.verdict) +
          (c.effective.basis === 'computed'
            ? `, ${appraised.pack.wording.marks.provisional.replace(/[()]/g, '')}`
            : ''),
        currentState: currentStateBlocks(c, key, context),
        measures: measureBlocks(c, key, context),
      };
    }),
    duties: plan.duties.map((d, i) => dutyView(d, i, context)),
    recipients: plan.recipients,
    signer: {
      capacity: signer?.capacity ?? [],
      position: signer?.position ?? null,
      name: signer?.name ?? null,
    },
    issued: plan.issued !== undefined,
  } satisfies ValueOf<typeof planShape> & { wording: unknown };
}
