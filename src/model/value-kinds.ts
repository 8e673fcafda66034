/**
 * Values and requirements against the kind of their indicator: one form of value, the right unit, a number where a number
 * is asked. A wrong unit would give a wrong verdict without a word.
 */
import type { CaseData } from './case-schema.ts';
import type { Diagnostics, Place } from './diagnostics.ts';
import type { Pack } from './pack.ts';
import type { IndicatorDef, PartDef } from './pack-schema.ts';

type Path = readonly PropertyKey[];

const FORMS = { figure: 'số liệu', stated: 'có hay không', level: 'mức xếp loại' } as const;
const REQUIREMENT_FORMS = { value: 'con số (value)', level: 'mức xếp loại (level)' } as const;

export function checkValueKinds(
  pack: Pack,
  data: CaseData,
  placeOf: (path: Path) => Place,
  diagnostics: Diagnostics,
): void {
  const figures = new Map(data.figures.map((f) => [f.id, f]));
  const unitFits = (def: IndicatorDef | PartDef, id: string | undefined, at: Path): void => {
    const figure = id === undefined ? undefined : figures.get(id);
    if (!figure) return;
    const ratio = [figure.numerator, figure.denominatorFrom, figure.from?.numerator].some(
      (x) => x !== undefined,
    );
    // Nothing entered yet: whether it will be a ratio is not known.
    if (!ratio && !figure.value && !figure.from) return;
    const ok =
      def.kind === 'percent'
        ? ratio || figure.unit === '%'
        : def.kind !== 'boolean' &&
          def.kind !== 'level' &&
          (ratio || figure.unit === def.unit || def.unit?.startsWith(`${figure.unit}/`) === true);
    if (ok) return;
    const wanted =
      def.kind === 'boolean' || def.kind === 'level'
        ? 'có hoặc chưa có (stated), hoặc mức xếp loại (level)'
        : `đơn vị "${def.unit ?? '%'}"${def.kind === 'percent' ? ' hoặc tử số và mẫu số' : ''}`;
    diagnostics.error(
      'unit-mismatch',
      `chỉ tiêu ${def.id} cần ${wanted}, số liệu "${figure.id}" có đơn vị "${figure.unit ?? ''}"`,
      [placeOf(at), placeOf(['figures', data.figures.indexOf(figure), 'unit'])],
      'đổi số liệu về đúng đơn vị của chỉ tiêu',
    );
  };
  const oneForm = (
    id: string,
    v: { figure?: string | undefined; stated?: boolean | undefined; level?: string | undefined },
    at: Path,
  ): void => {
    const forms = (['figure', 'stated', 'level'] as const).filter((k) => v[k] !== undefined);
    if (forms.length > 1)
      diagnostics.error(
        'value-forms',
        `chỉ tiêu ${id} chỉ được ghi một cách: số liệu (figure), có hay không (stated) hoặc mức xếp loại (level); đang ghi ${forms.map((f) => FORMS[f]).join(' và ')}`,
        [placeOf([...at, forms[1]!])],
        'giữ một cách ghi giá trị, bỏ cách kia',
      );
  };
  data.indicators.forEach((result, i) => {
    const at: Path = ['indicators', i];
    const def = pack.indicator.get(result.id)?.def;
    oneForm(result.id, result, at);
    for (const key of ['figure', 'male', 'female'] as const)
      if (def) unitFits(def, result[key], [...at, key]);
    result.parts.forEach((part, j) => {
      const partDef = pack.part.get(part.id)?.def;
      oneForm(part.id, part, [...at, 'parts', j]);
      if (partDef) unitFits(partDef, part.figure, [...at, 'parts', j, 'figure']);
    });
  });
  data.requirements.forEach((requirement, i) => {
    const def =
      requirement.part === undefined
        ? pack.indicator.get(requirement.indicator)?.def
        : pack.part.get(requirement.part)?.def;
    if (!def) return;
    const at = [placeOf(['requirements', i])];
    const wanted = def.kind === 'boolean' ? null : def.kind === 'level' ? 'level' : 'value';
    for (const key of ['value', 'level'] as const) {
      if (requirement[key] !== undefined && key !== wanted)
        diagnostics.error(
          'requirement-kind',
          `mức yêu cầu của ${def.id} không ghi bằng ${REQUIREMENT_FORMS[key]}`,
          at,
          wanted === null ? 'chỉ tiêu có/không: không ghi mức' : `ghi ${REQUIREMENT_FORMS[wanted]}`,
        );
    }
    if (wanted !== null && requirement[wanted] === undefined)
      diagnostics.error(
        'requirement-kind',
        `mức yêu cầu của ${def.id} thiếu ${REQUIREMENT_FORMS[wanted]}`,
        at,
        'ghi mức, hoặc bỏ cả dòng nếu tỉnh chưa quy định',
      );
    const value = requirement.value;
    if (
      value &&
      (value.digits < 0n || (def.unit === '%' && value.digits > 100n * 10n ** BigInt(value.scale)))
    )
      diagnostics.error(
        'requirement-range',
        `mức yêu cầu của ${def.id} nằm ngoài khoảng hợp lý`,
        at,
        'tỷ lệ từ 0 đến 100%, số khác không âm',
      );
  });
}
