/** The run a label prints as: parted from the text by one space, and as bold as what follows (nd30 C12: "2. Phòng …:"). */
import type { Run } from '../tree.ts';

export const labelRun = (label: string, runs: readonly Run[]): Run => ({
  text: runs.length > 0 ? `${label} ` : label,
  ...(runs[0]?.bold === undefined ? {} : { bold: runs[0].bold }),
});
