/** What the case knows and the form has no row, no column or no right to. */
import type { Diagnostic } from '../../model/diagnostics.ts';
import { verdictInText } from '../../wording/results.ts';
import { FIELDS, type Field, fieldFor } from '../columns/fields.ts';
import { targetKey } from '../rows/row-evidence.ts';
import type { UnderstoodSheet } from '../understand.ts';
import type { CaseValues } from '../values/case-values.ts';
import { finding, MAPPING, name } from './finding.ts';

const SAID: readonly Field[] = FIELDS.filter((f) =>
  ['requirement', 'result', 'verdict', 'evidence', 'note'].includes(f.kind),
);

/** Indicators of which the case knows something, and criteria that somebody judged, without a row in any sheet. */
export function withoutRow(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const placed = new Set(
    sheets.flatMap((s) =>
      s.rows.flatMap(({ target }) =>
        target.kind === 'both' ? [targetKey(target), `criterion:${target.criterion}`] : [targetKey(target)],
      ),
    ),
  );
  const known = (about: string, target: Parameters<CaseValues['of']>[0]): boolean =>
    !placed.has(about) && SAID.some((f) => f.kind !== 'requirement' && values.of(target, f) !== null);
  const indicators = [...values.appraised.indicators.keys()].filter((id) =>
    known(`indicator:${id}`, { kind: 'indicator', id }),
  );
  const criteria = values.appraised.criteria
    .map((c) => c.def.id)
    .filter((id) => known(`criterion:${id}`, { kind: 'criterion', id }));
  return [
    ...(indicators.length > 0
      ? [
          finding(
            'warning',
            'fill-no-row',
            `biểu không có hàng cho các chỉ tiêu đã có số liệu: ${indicators.join(', ')}`,
            [],
            `nếu có, chỉ hàng ở mục hang của ${MAPPING}`,
            indicators.map((id) => `indicator:${id}`),
          ),
        ]
      : []),
    ...(criteria.length > 0
      ? [
          finding(
            'note',
            'fill-no-criterion-row',
            `biểu không có hàng riêng cho kết luận của các tiêu chí: ${criteria.join(', ')}`,
            [],
            undefined,
            criteria.map((id) => `criterion:${id}`),
          ),
        ]
      : []),
  ];
}

export function withoutColumn(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const fields = sheets.flatMap((s) => [...s.columns.values()]);
  const has = (kind: Field['kind'], whose?: Field['whose']): boolean =>
    fields.some((f) => f.kind === kind && (whose === undefined || f.whose === whose));
  const hasVerdict = (whose: Field['whose']): boolean =>
    has('verdict', whose) || has('met', whose) || has('unmet', whose);
  const targets = sheets.flatMap((s) => s.rows.map((r) => r.target));
  const missing = SAID.filter((f) => {
    if (
      f.kind === 'result' &&
      (f.whose === 'effective' || has('result', f.whose) || has('result', 'effective'))
    )
      return false;
    if (f.kind === 'verdict' && (f.whose === 'effective' || hasVerdict(f.whose) || hasVerdict('effective')))
      return false;
    return !fields.includes(f) && targets.some((t) => values.of(t, f) !== null);
  });
  if (!has('result') && !has('verdict') && !has('met') && !has('unmet') && !has('percent'))
    return [
      finding(
        'warning',
        'fill-no-result-column',
        'không nhận ra cột kết quả hay cột đánh giá nào trong biểu',
        [],
        `ghi chữ cột và mục cần điền (ket-qua, danh-gia) trong ${MAPPING}`,
      ),
    ];
  return missing.length === 0
    ? []
    : [
        finding(
          'note',
          'fill-no-column',
          `biểu không có cột cho: ${missing.map((f) => f.words).join(', ')}`,
          [],
        ),
      ];
}

/** Where a form asks for a verdict that only follows from figures. */
export function computedOnly(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const asked = sheets.filter((s) =>
    [...s.columns.values()].some((f) => ['verdict', 'met', 'unmet'].includes(f.kind)),
  );
  const ids = new Map<string, string>();
  for (const { rows } of asked)
    for (const { target } of rows) {
      const verdict = values.computedOnly(target);
      if (verdict && values.of(target, fieldFor('verdict')) === null)
        ids.set(
          targetKey(target),
          `${name(targetKey(target))} (${verdictInText(values.appraised.pack, verdict)})`,
        );
    }
  return ids.size === 0
    ? []
    : [
        finding(
          'note',
          'fill-computed',
          `chưa ai kết luận nên không ghi đạt hay chưa đạt; tính theo số liệu thì: ${[...ids.values()].join(', ')}`,
          [],
          'ghi kết luận của xã hoặc huyện vào hồ sơ rồi chạy lại',
          [...ids.keys()],
        ),
      ];
}
