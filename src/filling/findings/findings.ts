/** What could not be placed, in the words and the shape of every other finding. */
import type { Diagnostic } from '../../model/diagnostics.ts';
import type { DecidedCell } from '../decide-cells.ts';
import type { UnderstoodSheet } from '../understand.ts';
import type { CaseValues } from '../values/case-values.ts';
import { computedOnly, withoutColumn, withoutRow } from './of-case.ts';
import { cellFindings } from './of-cells.ts';
import { columnFindings, dottedFindings, rowFindings } from './of-form.ts';

export function findingsOf(
  file: string,
  values: CaseValues,
  sheets: readonly UnderstoodSheet[],
  cells: readonly DecidedCell[],
): Diagnostic[] {
  return [
    ...sheets.flatMap((s) => rowFindings(file, s)),
    ...sheets.flatMap((s) => columnFindings(file, s)),
    ...sheets.flatMap((s) => dottedFindings(file, s)),
    ...cellFindings(file, cells),
    ...withoutRow(values, sheets),
    ...withoutColumn(values, sheets),
    ...computedOnly(values, sheets),
  ];
}
