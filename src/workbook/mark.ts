/** Findings shown where they stand: a copy of the office's workbook with cells coloured and commented. */
import {
  type Diagnostic,
  type Place,
  placeText,
  SEVERITY_ORDER,
  SEVERITY_WORDS,
  type Severity,
} from '../model/diagnostics.ts';
import { cellAddress, parseAddress } from '../readers/workbook/raw.ts';
import { type CellEdit, patchWorkbook, type SheetHead, sheetHeads } from './patch/patch-workbook.ts';

/**
 * Colours by the gravest finding of a cell; its note holds all of them, gravest first. What concerns a whole sheet
 * stands on the first cell of it that shows; what concerns the file, or a sheet that it lacks, on that of the first
 * visible sheet. Findings that the office silenced are left out. `file`: only places of this file, when a run has
 * several workbooks; without it, every place that names a sheet.
 *
 * @throws DiagnosticError when the workbook cannot be changed without risk (encrypted, signed, damaged).
 */
export function markWorkbook(bytes: Uint8Array, diagnostics: readonly Diagnostic[], file?: string): Buffer {
  const heads = sheetHeads(bytes);
  const sorted = diagnostics
    .filter((d) => d.silenced === undefined)
    .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  const cells = new Map<string, { at: CellEdit; severity: Severity; texts: Set<string> }>();
  for (const d of sorted)
    for (const place of d.where) {
      const at = here(place, file) ? target(place, heads) : null;
      if (at === null) continue;
      const key = JSON.stringify(at);
      const cell = cells.get(key) ?? { at, severity: d.severity, texts: new Set() };
      cells.set(key, cell);
      cell.texts.add(noteText(d, place));
    }
  return patchWorkbook(
    bytes,
    [...cells.values()].map(({ at, severity, texts }) => ({
      ...at,
      fill: severity,
      comment: [...texts].join('\n\n'),
    })),
  );
}

const here = (place: Place, file: string | undefined): boolean =>
  file === undefined ? place.sheet !== undefined : place.file === file && place.line === undefined;

function target(place: Place, heads: readonly SheetHead[]): { sheet: string; cell: string } | null {
  const sheet = heads.find((h) => h.name === place.sheet);
  if (sheet) {
    const address = parseAddress(place.cell?.split(':')[0] ?? '');
    return { sheet: sheet.name, cell: address ? cellAddress(address.row, address.column) : sheet.cell };
  }
  const first = heads.find((h) => !h.hidden);
  return first ? { sheet: first.name, cell: first.cell } : null;
}

function noteText(d: Diagnostic, place: Place): string {
  const others = d.where
    .filter((p) => p !== place)
    .map((p) => (p.file === place.file ? inside(p) : placeText(p)));
  return [
    `${SEVERITY_WORDS[d.severity]}: ${d.message}`,
    ...(others.length > 0 ? [`Xem cả: ${others.join(', ')}`] : []),
    ...(d.hint ? [`Sửa: ${d.hint}`] : []),
  ].join('\n');
}

const inside = (p: Place): string =>
  p.sheet === undefined ? placeText(p) : `${p.sheet}${p.cell === undefined ? '' : `!${p.cell}`}`;
