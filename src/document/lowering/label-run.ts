/**
 * The run a label prints as: parted from the text by one space, and as bold as what follows (nd30 C12: "2. Phòng …:"),
 * unless its style makes it bold (C11: "Điều 1.").
 */
import { type StyleId, styleOf } from '../styles.ts';
import type { Run } from '../tree.ts';

export function labelRun(
  label: string,
  { style, runs }: { readonly style: StyleId; readonly runs: readonly Run[] },
): Run {
  const bold = styleOf(style).labelBold ?? runs[0]?.bold;
  const text = runs.length > 0 ? `${label} ` : label;
  return bold === undefined ? { text } : { text, bold };
}
